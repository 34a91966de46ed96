//! Stateless channel tokens: good for 15 minutes, issued on demand without limit, kept in memory only.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use tokio::sync::Mutex;

use crate::{Now, Secret, SendError};

/// A token this close to its end is not used any more.
const MARGIN: SignedDuration = SignedDuration::from_secs(60);

pub(crate) struct TokenSource {
    http: reqwest::Client,
    url: String,
    channel_id: String,
    channel_secret: Secret,
    now: Now,
    held: Mutex<Option<Held>>,
}

struct Held {
    token: String,
    until: Timestamp,
}

#[derive(Deserialize)]
struct Issued {
    access_token: String,
    /// Seconds.
    expires_in: i64,
}

impl TokenSource {
    pub fn new(http: reqwest::Client, url: String, channel_id: String, channel_secret: Secret, now: Now) -> Self {
        Self { http, url, channel_id, channel_secret, now, held: Mutex::new(None) }
    }

    /// A token that LINE should accept. Callers at the same time share one request for it.
    pub async fn token(&self) -> Result<String, SendError> {
        let mut held = self.held.lock().await;
        let now = (self.now)();
        if let Some(fresh) = held.as_ref().filter(|held| now < held.until) {
            return Ok(fresh.token.clone());
        }
        let issued = self.issue().await?;
        let lifetime = SignedDuration::from_secs(issued.expires_in) - MARGIN;
        let until = now.checked_add(lifetime).unwrap_or(now);
        *held = Some(Held { token: issued.access_token.clone(), until });
        Ok(issued.access_token)
    }

    /// Forgets `refused`, unless another caller has replaced it already.
    pub async fn forget(&self, refused: &str) {
        let mut held = self.held.lock().await;
        if held.as_ref().is_some_and(|held| held.token == refused) {
            *held = None;
        }
    }

    async fn issue(&self) -> Result<Issued, SendError> {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", &self.channel_id),
            ("client_secret", self.channel_secret.expose()),
        ];
        // Whatever fails here, no message has been sent yet.
        let answer = self.http.post(&self.url).form(&form).send().await.map_err(|_| SendError::Unreachable)?;
        match answer.status().as_u16() {
            200 => answer.json().await.map_err(|_| SendError::Unreachable),
            400 | 401 | 403 => Err(SendError::Unauthorized),
            429 => Err(SendError::RateLimited),
            _ => Err(SendError::Unreachable),
        }
    }
}
