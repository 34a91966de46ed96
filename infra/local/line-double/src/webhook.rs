//! Events, signed and posted to the account's webhook as LINE does.

use std::sync::PoisonError;

use base64::{Engine, prelude::BASE64_STANDARD};
use city_base::JournalError;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    LineDouble,
    state::State,
    tokens::{REPLY_LATEST, REPLY_LIFETIME, ReplyToken},
};

/// LINE does not say how often it tries again; five times over half an hour is enough to see it.
const ATTEMPTS: u32 = 5;

/// An event that the webhook did not take.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Undelivered {
    event: Value,
    attempts: u32,
    first: Timestamp,
    next: Timestamp,
}

/// What a resident did.
#[derive(Debug, Clone)]
pub(crate) enum Happening {
    Follow { is_unblocked: bool },
    Unfollow,
    Message(Value),
    Postback(Value),
}

impl LineDouble {
    /// The event of something that happened now. Its reply token is good from now on.
    pub(crate) fn event(&self, state: &mut State, user: &str, what: Happening) -> Result<Value, JournalError> {
        let now = self.clock.now();
        let mut event = json!({
            "mode": "active",
            "timestamp": now.as_millisecond(),
            "source": {"type": "user", "userId": user},
            "webhookEventId": self.event_id(now),
            "deliveryContext": {"isRedelivery": false},
        });
        let answerable = !matches!(what, Happening::Unfollow);
        let parts = match what {
            Happening::Follow { is_unblocked } => json!({"type": "follow", "follow": {"isUnblocked": is_unblocked}}),
            Happening::Unfollow => json!({"type": "unfollow"}),
            Happening::Message(message) => json!({"type": "message", "message": message}),
            Happening::Postback(postback) => json!({"type": "postback", "postback": postback}),
        };
        if let (Some(fields), Value::Object(parts)) = (event.as_object_mut(), parts) {
            fields.extend(parts);
            if answerable {
                let token = self.id();
                let until = now + REPLY_LIFETIME;
                state.keep_reply_token(&token, ReplyToken { user_id: user.to_owned(), until, used: false })?;
                fields.insert("replyToken".to_owned(), json!(token));
            }
        }
        Ok(event)
    }

    /// Posts an event and says what the webhook answered: 0 where nobody did, `None` where no webhook is set.
    pub(crate) async fn deliver(&self, event: Value) -> Result<Option<u16>, JournalError> {
        let Some(status) = self.post(&event).await else { return Ok(None) };
        let mut state = self.lock();
        if !(200..300).contains(&status) && state.settings.redelivery {
            let now = self.clock.now();
            let kept = Undelivered { event, attempts: 0, first: now, next: now + SignedDuration::from_mins(1) };
            state.keep_undelivered(&event_id(&kept.event), kept)?;
        }
        Ok(Some(status))
    }

    /// When the next event is to be redelivered, if any is.
    pub fn next_redelivery(&self) -> Option<Timestamp> {
        self.lock().undelivered.values().map(|kept| kept.next).min()
    }

    /// Posts again what is due at `now`, and says how many events that were.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub async fn redeliver_due(&self, now: Timestamp) -> Result<usize, JournalError> {
        let due: Vec<Undelivered> = self.lock().undelivered.values().filter(|kept| kept.next <= now).cloned().collect();
        for kept in &due {
            self.redeliver(kept, now).await?;
        }
        Ok(due.len())
    }

    async fn redeliver(&self, kept: &Undelivered, now: Timestamp) -> Result<(), JournalError> {
        let mut event = kept.event.clone();
        if let Some(again) = event.pointer_mut("/deliveryContext/isRedelivery") {
            *again = json!(true);
        }
        if let Some(token) = event.get("replyToken").and_then(Value::as_str) {
            let mut state = self.lock();
            if let Some(held) = state.reply_tokens.get(token).cloned() {
                let until = (now + REPLY_LIFETIME).min(kept.first + REPLY_LATEST);
                state.keep_reply_token(token, ReplyToken { until, ..held })?;
            }
        }
        let taken = self.post(&event).await.is_some_and(|status| (200..300).contains(&status));
        let (id, attempts) = (event_id(&event), kept.attempts + 1);
        let mut state = self.lock();
        if taken || attempts >= ATTEMPTS {
            state.drop_undelivered(&id)
        } else {
            let next = now + SignedDuration::from_mins(1 << attempts);
            state.keep_undelivered(&id, Undelivered { attempts, next, ..kept.clone() })
        }
    }

    async fn post(&self, event: &Value) -> Option<u16> {
        let url = self.webhook_url.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let body = json!({"destination": self.bot_user_id(), "events": [event]}).to_string();
        let call = self.http.post(url).header("content-type", "application/json; charset=utf-8");
        let call = call.header("x-line-signature", self.signature(body.as_bytes())).body(body);
        Some(call.send().await.map_or(0, |answer| answer.status().as_u16()))
    }

    fn signature(&self, body: &[u8]) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.config.channel_secret.as_bytes()) else {
            return String::new();
        };
        mac.update(body);
        BASE64_STANDARD.encode(mac.finalize().into_bytes())
    }

    /// The account itself, as the webhook's destination.
    fn bot_user_id(&self) -> String {
        let digest = hex::encode(Sha256::digest(&self.config.channel_id));
        format!("U{}", digest.get(..32).unwrap_or_default())
    }

    /// A ULID: 48 bits of milliseconds, 80 random ones, in Crockford's base 32.
    fn event_id(&self, now: Timestamp) -> String {
        let millis = u128::try_from(now.as_millisecond()).unwrap_or(0);
        let bits = (millis << 80) | ((self.config.ids)().as_u128() >> 48);
        (0..26).rev().map(|place| crockford(bits >> (place * 5))).collect()
    }
}

fn crockford(bits: u128) -> char {
    let digits = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let at = usize::try_from(bits & 31).unwrap_or(0);
    digits.get(at).copied().map_or('0', char::from)
}

fn event_id(event: &Value) -> String {
    event.get("webhookEventId").and_then(Value::as_str).unwrap_or_default().to_owned()
}
