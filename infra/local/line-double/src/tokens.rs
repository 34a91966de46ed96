//! What LINE hands out for a while: reply tokens, channel tokens, ID tokens.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::LineDouble;

/// LINE says "about a minute".
pub(crate) const REPLY_LIFETIME: SignedDuration = SignedDuration::from_secs(60);
/// A redelivered event can be answered for a minute again, at most this long after it happened.
pub(crate) const REPLY_LATEST: SignedDuration = SignedDuration::from_mins(20);
pub(crate) const BEARER_LIFETIME: SignedDuration = SignedDuration::from_mins(15);
pub(crate) const RETRY_KEY_LIFETIME: SignedDuration = SignedDuration::from_hours(24);
const ID_TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReplyToken {
    pub user_id: String,
    pub until: Timestamp,
    #[serde(default)]
    pub used: bool,
}

/// A retry key that was accepted.
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    pub at: Timestamp,
    pub request_id: String,
}

impl LineDouble {
    /// The ID token that LIFF would hand to a page opened by `user_id`; `None` where there is no such person.
    pub fn id_token(&self, user_id: &str) -> Option<String> {
        self.id_token_for(user_id, &self.config.login_channel_id)
    }

    /// The same for a page of the channel `audience`: another service's, say.
    pub fn id_token_for(&self, user_id: &str, audience: &str) -> Option<String> {
        let state = self.lock();
        let person = state.people.get(user_id)?;
        let now = self.clock.now();
        state.key.sign(&json!({
            "iss": "https://access.line.me",
            "sub": person.user_id,
            "aud": audience,
            "exp": (now + ID_TOKEN_LIFETIME).as_second(),
            "iat": now.as_second(),
            "amr": ["linesso"],
            "name": person.name,
        }))
    }
}
