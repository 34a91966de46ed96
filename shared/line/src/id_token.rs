//! LIFF's ID tokens: who is looking at our page. ES256 alone is accepted, whatever a token says of itself.

use std::{collections::HashMap, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, errors::ErrorKind};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::Now;

/// An unknown key makes us look for new ones at most this often, so that forged tokens do not drive us to LINE.
const LOOK_AGAIN: SignedDuration = SignedDuration::from_secs(60);
/// Longer than any of LINE's tokens.
const LONGEST: usize = 8_192;

/// Whose tokens are accepted.
#[derive(Debug, Clone)]
pub struct IdTokenSettings {
    /// `https://api.line.me/oauth2/v2.1/certs`
    pub jwks_url: String,
    /// `https://access.line.me`
    pub issuer: String,
    /// The id of the region's LINE Login or MINI App channel.
    pub channel_id: String,
    pub timeout: Duration,
}

/// Who a token speaks of. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The LINE user id.
    pub user_id: String,
    pub expires_at: Timestamp,
}

/// Why a token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdTokenError {
    #[error("not an ID token")]
    Malformed,
    #[error("not signed with ES256")]
    Algorithm,
    #[error("signed with a key that LINE does not publish")]
    UnknownKey,
    #[error("the signature does not belong to this token")]
    Signature,
    #[error("issued by someone else")]
    Issuer,
    #[error("issued for another channel")]
    Audience,
    #[error("no longer valid")]
    Expired,
    /// Not the token's fault: try again later.
    #[error("LINE's keys cannot be fetched")]
    KeysUnavailable,
}

/// Checks tokens against LINE's published keys, which are fetched when they are first needed.
pub struct IdTokens {
    http: reqwest::Client,
    settings: IdTokenSettings,
    now: Now,
    keys: Mutex<Keys>,
}

#[derive(Default)]
struct Keys {
    known: HashMap<String, DecodingKey>,
    fetched_at: Option<Timestamp>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
    /// Seconds since 1970.
    exp: i64,
}

impl IdTokens {
    /// # Errors
    /// When the TLS stack cannot be set up.
    pub fn new(settings: IdTokenSettings, now: Now) -> Result<Self, reqwest::Error> {
        let http = crate::http(settings.timeout)?;
        Ok(Self { http, settings, now, keys: Mutex::default() })
    }

    /// Says whose token it is.
    ///
    /// # Errors
    /// The first reason against it.
    pub async fn verify(&self, token: &str) -> Result<Identity, IdTokenError> {
        let header = header(token)?;
        if header.alg != "ES256" {
            return Err(IdTokenError::Algorithm);
        }
        let key = self.key(&header.kid.ok_or(IdTokenError::UnknownKey)?).await?;
        let claims = signed_claims(token, &key)?;
        if claims.iss != self.settings.issuer {
            return Err(IdTokenError::Issuer);
        }
        if claims.aud != self.settings.channel_id {
            return Err(IdTokenError::Audience);
        }
        let expires_at = Timestamp::from_second(claims.exp).map_err(|_| IdTokenError::Malformed)?;
        if expires_at <= (self.now)() {
            return Err(IdTokenError::Expired);
        }
        Ok(Identity { user_id: claims.sub, expires_at })
    }

    async fn key(&self, kid: &str) -> Result<DecodingKey, IdTokenError> {
        let mut keys = self.keys.lock().await;
        if let Some(key) = keys.known.get(kid) {
            return Ok(key.clone());
        }
        let now = (self.now)();
        // In either direction: a clock that was put back must not keep us from looking.
        let lately = |at: Timestamp| now.duration_since(at).abs() < LOOK_AGAIN;
        if keys.fetched_at.is_some_and(lately) {
            return Err(IdTokenError::UnknownKey);
        }
        keys.known = self.published().await.ok_or(IdTokenError::KeysUnavailable)?;
        keys.fetched_at = Some(now);
        keys.known.get(kid).cloned().ok_or(IdTokenError::UnknownKey)
    }

    async fn published(&self) -> Option<HashMap<String, DecodingKey>> {
        #[derive(Deserialize)]
        struct Published {
            keys: Vec<Jwk>,
        }
        // Lax: a key of a kind we do not use must not hide the others.
        #[derive(Deserialize)]
        #[serde(default)]
        #[derive(Default)]
        struct Jwk {
            kid: String,
            crv: String,
            x: String,
            y: String,
        }
        let answer = self.http.get(&self.settings.jwks_url).send().await.ok()?.error_for_status().ok()?;
        let Published { keys } = answer.json().await.ok()?;
        let usable = keys.into_iter().filter(|jwk| jwk.crv == "P-256");
        Some(usable.filter_map(|jwk| Some((jwk.kid, DecodingKey::from_ec_components(&jwk.x, &jwk.y).ok()?))).collect())
    }
}

fn header(token: &str) -> Result<Header, IdTokenError> {
    let mut parts = token.split('.');
    let (Some(header), Some(_), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(IdTokenError::Malformed);
    };
    if token.len() > LONGEST {
        return Err(IdTokenError::Malformed);
    }
    let header = BASE64_URL_SAFE_NO_PAD.decode(header).map_err(|_| IdTokenError::Malformed)?;
    serde_json::from_slice(&header).map_err(|_| IdTokenError::Malformed)
}

fn signed_claims(token: &str, key: &DecodingKey) -> Result<Claims, IdTokenError> {
    let mut signature_only = Validation::new(Algorithm::ES256);
    // The library would ask the machine's clock; the claims are judged by ours, above.
    signature_only.validate_exp = false;
    signature_only.validate_aud = false;
    signature_only.required_spec_claims.clear();
    match jsonwebtoken::decode::<Claims>(token, key, &signature_only) {
        Ok(data) => Ok(data.claims),
        Err(error) => Err(match error.kind() {
            ErrorKind::InvalidSignature => IdTokenError::Signature,
            _ => IdTokenError::Malformed,
        }),
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
