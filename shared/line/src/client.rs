//! The Messaging API, as far as a municipality uses it. One attempt per call; who retries, with which key and when, is
//! decided where the notice's state is known. Logs LINE's request id of every call, never a body, token or user id.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, header::CONTENT_TYPE};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Messages, Now, Secret, SendError, Sent, outcome::Answer, token::TokenSource};

/// Where LINE is and who we are there.
#[derive(Debug, Clone)]
pub struct ClientSettings {
    /// `https://api.line.me`, without a slash at the end.
    pub api_base: String,
    /// `https://api-data.line.me`, where the images live.
    pub data_base: String,
    pub channel_id: String,
    pub channel_secret: Secret,
    /// For a whole call. LINE may have accepted a request that ran into it.
    pub timeout: Duration,
}

impl ClientSettings {
    /// One channel at `api_base`; images go where LINE keeps them, or to `api_base` itself where that is not LINE's.
    #[must_use]
    pub fn channel(api_base: &str, channel_id: &str, channel_secret: &str, timeout: Duration) -> Self {
        let data_base = if api_base == "https://api.line.me" { "https://api-data.line.me" } else { api_base };
        Self {
            api_base: api_base.to_owned(),
            data_base: data_base.to_owned(),
            channel_id: channel_id.to_owned(),
            channel_secret: Secret::new(channel_secret),
            timeout,
        }
    }
}

/// How many messages the plan allows in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quota {
    /// As in the free plan that each local government can have for one account.
    Unlimited,
    Limited(u64),
}

/// One channel's client. Clones of the connection pool and the token are shared by its users.
pub struct Client {
    http: reqwest::Client,
    pub(crate) settings: ClientSettings,
    tokens: TokenSource,
}

impl Client {
    /// # Errors
    /// When the TLS stack cannot be set up.
    pub fn new(settings: ClientSettings, now: Now) -> Result<Self, reqwest::Error> {
        let http = crate::http(settings.timeout)?;
        let tokens = TokenSource::new(
            http.clone(),
            format!("{}/oauth2/v3/token", settings.api_base),
            settings.channel_id.clone(),
            settings.channel_secret.clone(),
            now,
        );
        Ok(Self { http, settings, tokens })
    }

    /// Answers an event, free of charge, within about a minute of it. LINE takes no retry key here, so an
    /// [`SendError::Ambiguous`] reply is not tried again.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn reply(&self, reply_token: &str, messages: &Messages) -> Result<Sent, SendError> {
        let body = json!({"replyToken": reply_token, "messages": messages});
        self.send("reply", &body, None).await
    }

    /// Sends to one person. The same `retry_key` goes with the same messages, from the first try on, for 24 hours.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn push(&self, to: &str, messages: &Messages, retry_key: Uuid) -> Result<Sent, SendError> {
        self.send("push", &json!({"to": to, "messages": messages}), Some(retry_key)).await
    }

    /// Sends to at most 500 people, none of them twice; any error means that nobody gets it.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn multicast<S>(&self, to: &[S], messages: &Messages, retry_key: Uuid) -> Result<Sent, SendError>
    where
        S: AsRef<str> + Serialize + Sync,
    {
        self.send("multicast", &json!({"to": to, "messages": messages}), Some(retry_key)).await
    }

    /// # Errors
    /// As [`SendError`] says.
    pub async fn quota(&self) -> Result<Quota, SendError> {
        #[derive(Deserialize)]
        struct Plan {
            #[serde(rename = "type")]
            kind: String,
            value: Option<u64>,
        }
        let plan: Plan = self.fetch("/v2/bot/message/quota").await?;
        Ok(match (plan.kind.as_str(), plan.value) {
            ("limited", Some(value)) => Quota::Limited(value),
            _ => Quota::Unlimited,
        })
    }

    /// Messages counted so far in this month.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn consumption(&self) -> Result<u64, SendError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Consumption {
            total_usage: u64,
        }
        Ok(self.fetch::<Consumption>("/v2/bot/message/quota/consumption").await?.total_usage)
    }

    /// Shows that an answer is on its way, until one comes, for at most `seconds`. LINE takes multiples of 5 up to 60.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn start_loading(&self, user_id: &str, seconds: u8) -> Result<Sent, SendError> {
        let seconds = (seconds / 5 * 5).clamp(5, 60);
        let body = json!({"chatId": user_id, "loadingSeconds": seconds});
        self.call(Method::POST, "/v2/bot/chat/loading/start", |call| call.json(&body)).await?.judge(false)
    }

    async fn send(&self, method: &str, body: &Value, retry_key: Option<Uuid>) -> Result<Sent, SendError> {
        let path = format!("/v2/bot/message/{method}");
        let answer = self.call(Method::POST, &path, |call| match retry_key {
            Some(key) => call.header("x-line-retry-key", key.to_string()).json(body),
            None => call.json(body),
        });
        answer.await?.judge(retry_key.is_some())
    }

    async fn fetch<T: for<'de> Deserialize<'de>>(&self, path: &str) -> Result<T, SendError> {
        let answer = self.call(Method::GET, path, |call| call).await?;
        answer.judge(false)?;
        serde_json::from_slice(&answer.body).map_err(|_| SendError::Ambiguous)
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        fill: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Answer, SendError> {
        let url = format!("{}{path}", self.settings.api_base);
        self.authorized(|token| fill(self.http.request(method.clone(), &url).bearer_auth(token))).await
    }

    pub(crate) async fn upload(&self, path: &str, kind: &'static str, bytes: &[u8]) -> Result<Answer, SendError> {
        let url = format!("{}{path}", self.settings.data_base);
        self.authorized(|token| self.http.post(&url).bearer_auth(token).header(CONTENT_TYPE, kind).body(bytes.to_vec()))
            .await
    }

    /// Issues the token anew once where LINE refuses it: 401 comes before anything is accepted.
    async fn authorized(&self, request: impl Fn(&str) -> RequestBuilder) -> Result<Answer, SendError> {
        let token = self.tokens.token().await?;
        let answer = exchange(request(&token)).await?;
        if answer.status != 401 {
            return Ok(answer);
        }
        self.tokens.forget(&token).await;
        exchange(request(&self.tokens.token().await?)).await
    }
}

async fn exchange(request: RequestBuilder) -> Result<Answer, SendError> {
    let answer = request.send().await.map_err(|error| {
        if error.is_connect() || error.is_builder() { SendError::Unreachable } else { SendError::Ambiguous }
    })?;
    let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let (status, request_id) = (answer.status().as_u16(), header("x-line-request-id"));
    let accepted_request_id = header("x-line-accepted-request-id");
    tracing::info!(status, line_request_id = request_id.as_deref(), "LINE answered");
    // The status has decided; a body that breaks off only loses the reasons.
    let body = answer.bytes().await.unwrap_or_default().to_vec();
    Ok(Answer { status, request_id, accepted_request_id, body })
}
