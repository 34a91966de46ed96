//! The provider's endpoints: a code becomes a token, a token names its subject, and the subject's four items are read.

use std::{sync::RwLock, time::Duration};

use domain::identity::FourItems;
use oidc::{Attempt, ClientKey, Expected, Keys, NoKey, NoToken, Provider, subject};
use platform::{MissingSetting, ServeError, Settings, World};
use serde::Deserialize;

/// For one call; somebody is waiting, and three are made.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Why nobody is proved.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotProved {
    #[error("unreachable")]
    Unreachable(#[source] reqwest::Error),
    #[error("client_key")]
    Key(#[from] NoKey),
    /// The provider does not know us: an operator's matter, and nothing that a resident could do better.
    #[error("client")]
    Client,
    #[error("{0}")]
    Token(#[from] NoToken),
    /// An endpoint refused.
    #[error("{0}")]
    Answer(&'static str),
    /// Without a name, an address or a day of birth.
    #[error("items")]
    Items,
}

impl From<reqwest::Error> for NotProved {
    fn from(error: reqwest::Error) -> Self {
        if error.is_decode() { Self::Answer("not_json") } else { Self::Unreachable(error) }
    }
}

pub(crate) struct CardProvider {
    provider: Provider,
    key: ClientKey,
    http: reqwest::Client,
    /// What the provider published last. It changes its keys now and then.
    keys: RwLock<Option<Keys>>,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: String,
}

#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    birthdate: String,
    #[serde(default)]
    gender: String,
}

impl CardProvider {
    pub(crate) fn from_settings(settings: &Settings) -> Result<Option<Self>, ServeError> {
        let Some(client) = settings.find("CARD_CLIENT_ID") else { return Ok(None) };
        let named = |name: &str| settings.get(name).map(str::to_owned);
        let provider = Provider {
            issuer: named("CARD_ISSUER")?,
            authorization: named("CARD_AUTHORIZATION_URL")?,
            token: named("CARD_TOKEN_URL")?,
            userinfo: named("CARD_USERINFO_URL")?,
            keys: named("CARD_KEYS_URL")?,
            client: client.to_owned(),
            redirect: format!("{}/identity/done", settings.get("PUBLIC_URL")?),
        };
        let key = ClientKey::from_pem(settings.get("CARD_CLIENT_KEY")?, settings.get("CARD_CLIENT_KEY_ID")?)
            .map_err(|_| MissingSetting("CARD_CLIENT_KEY".to_owned()))?;
        let http = reqwest::Client::builder()
            .timeout(TIMEOUT)
            // A provider that sends a token request elsewhere is none.
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Some(Self { provider, key, http, keys: RwLock::default() }))
    }

    pub(crate) fn provider(&self) -> &Provider {
        &self.provider
    }

    /// Who has signed in, and what their card says.
    pub(crate) async fn prove(
        &self,
        attempt: &Attempt,
        code: &str,
        world: &World,
    ) -> Result<(String, FourItems), NotProved> {
        let now = world.clock.now().as_second();
        let form = self.key.token_form(&self.provider, attempt, code, &world.ids.new_id("jti"), now)?;
        let answer = self.http.post(&self.provider.token).form(&form).send().await?;
        let tokens: Tokens = token_answer(answer).await?.json().await?;
        let who = self.subject(&tokens.id_token, attempt, now).await?;

        let answer = self.http.get(&self.provider.userinfo).bearer_auth(&tokens.access_token).send().await?;
        let said: UserInfo = good(answer, "userinfo_refused")?.json().await?;
        // OpenID Connect Core 5.3.2: what is said of somebody else is not used.
        if said.sub != who {
            return Err(NotProved::Answer("other_subject"));
        }
        let items = FourItems::read(&said.name, &said.address, &said.birthdate, &said.gender);
        Ok((who, items.ok_or(NotProved::Items)?))
    }

    async fn subject(&self, token: &str, attempt: &Attempt, now: i64) -> Result<String, NotProved> {
        let expected = Expected { provider: &self.provider, attempt, now };
        let known = self.keys.read().ok().and_then(|keys| keys.clone());
        if let Some(keys) = known {
            match subject(token, &keys, expected) {
                Err(NoToken::KeyUnknown) => {}
                other => return Ok(other?),
            }
        }
        let answer = good(self.http.get(&self.provider.keys).send().await?, "keys_refused")?;
        let keys = Keys::read(&answer.text().await?)?;
        if let Ok(mut known) = self.keys.write() {
            *known = Some(keys.clone());
        }
        Ok(subject(token, &keys, expected)?)
    }
}

/// RFC 6749 5.2: why there is no token.
#[derive(Deserialize)]
struct TokenError {
    #[serde(default)]
    error: String,
}

async fn token_answer(answer: reqwest::Response) -> Result<reqwest::Response, NotProved> {
    if !answer.status().is_client_error() {
        return good(answer, "code_refused");
    }
    let TokenError { error } = answer.json().await?;
    match error.as_str() {
        "invalid_client" | "unauthorized_client" => Err(NotProved::Client),
        _ => Err(NotProved::Answer("code_refused")),
    }
}

fn good(answer: reqwest::Response, otherwise: &'static str) -> Result<reqwest::Response, NotProved> {
    if answer.status().is_server_error() {
        return Err(answer.error_for_status().map_or_else(NotProved::Unreachable, |_| NotProved::Answer(otherwise)));
    }
    if answer.status().is_success() { Ok(answer) } else { Err(NotProved::Answer(otherwise)) }
}
