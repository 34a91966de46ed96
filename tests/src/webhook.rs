//! Webhooks that LINE would send, for scenes in which the order, the age or the number of events matters.

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde_json::{Value, json};
use sha2::Sha256;

/// One event, with what matters about it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its `webhookEventId`.
    pub id: String,
    /// Who did it.
    pub user: String,
    /// When it happened.
    pub at: Timestamp,
    /// What else it holds.
    pub what: Value,
}

impl Event {
    /// Somebody follows.
    #[must_use]
    pub fn follow(id: &str, user: &str, at: Timestamp) -> Self {
        let what = json!({ "type": "follow", "follow": { "isUnblocked": false } });
        Self { id: id.to_owned(), user: user.to_owned(), at, what }
    }

    /// Somebody blocks the account.
    #[must_use]
    pub fn unfollow(id: &str, user: &str, at: Timestamp) -> Self {
        Self { id: id.to_owned(), user: user.to_owned(), at, what: json!({ "type": "unfollow" }) }
    }

    /// Somebody writes; the reply token is made up.
    #[must_use]
    pub fn text(id: &str, user: &str, at: Timestamp, text: &str) -> Self {
        let message = json!({ "id": "1", "type": "text", "quoteToken": "q", "text": text });
        let what = json!({ "type": "message", "replyToken": format!("reply-{id}"), "message": message });
        Self { id: id.to_owned(), user: user.to_owned(), at, what }
    }

    fn json(&self) -> Value {
        let mut event = json!({
            "mode": "active", "timestamp": self.at.as_millisecond(), "webhookEventId": self.id,
            "source": { "type": "user", "userId": self.user }, "deliveryContext": { "isRedelivery": false },
        });
        if let (Some(fields), Some(what)) = (event.as_object_mut(), self.what.as_object()) {
            fields.extend(what.clone());
        }
        event
    }
}

/// The body of a webhook with these events.
#[must_use]
pub fn webhook_body(events: &[Event]) -> String {
    let events: Vec<Value> = events.iter().map(Event::json).collect();
    json!({ "destination": "U00000000000000000000000000000000", "events": events }).to_string()
}

/// LINE's signature of a body.
#[must_use]
pub fn sign(secret: &str, body: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(body);
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}
