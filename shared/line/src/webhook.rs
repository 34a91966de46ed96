//! What LINE posts. LINE adds properties, event types and enum values without notice, so the envelope is cut into
//! raw events first and each event is read for what is known; what is not known is named, never an error.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use sha2::{Digest, Sha256};

/// A signed body that is not a webhook; answered with 400.
#[derive(Debug, thiserror::Error)]
#[error("the body is not a LINE webhook")]
pub struct BrokenWebhook;

/// A body cut into events, each still as LINE wrote it.
pub struct Webhook<'a> {
    pub events: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    events: Option<Vec<&'a RawValue>>,
}

impl<'a> Webhook<'a> {
    /// Cuts a body. No events at all is LINE's verification of the endpoint, and fine.
    ///
    /// # Errors
    /// When the body is not JSON, or `events` is not a list.
    pub fn parse(body: &'a [u8]) -> Result<Self, BrokenWebhook> {
        let envelope: Envelope<'a> = serde_json::from_slice(body).map_err(|_| BrokenWebhook)?;
        Ok(Self { events: envelope.events.unwrap_or_default() })
    }
}

/// One event. `Debug` shows its key and kind only: the rest is a resident's.
#[derive(Clone, PartialEq)]
pub struct Event {
    key: String,
    pub webhook_event_id: Option<String>,
    /// Milliseconds since 1970, by LINE's clock.
    pub timestamp: Option<i64>,
    pub mode: Mode,
    pub source: Source,
    pub reply_token: Option<String>,
    pub is_redelivery: bool,
    pub kind: Kind,
}

/// Whether this channel may answer the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Also where LINE says nothing.
    Active,
    /// Another module has the chat: send nothing.
    Standby,
    /// A value LINE added since; send nothing.
    Unknown,
}

/// Where an event comes from; each id may be absent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Source {
    pub user_id: Option<String>,
    pub group_id: Option<String>,
    pub room_id: Option<String>,
}

/// What happened.
#[derive(Clone, PartialEq)]
pub enum Kind {
    Follow {
        is_unblocked: bool,
    },
    Unfollow,
    Text {
        message_id: Option<String>,
        text: String,
    },
    Postback {
        data: String,
        params: Params,
    },
    Location {
        latitude: f64,
        longitude: f64,
        address: Option<String>,
    },
    /// A picture, sticker, file or a message type added since.
    OtherMessage(String),
    /// The resident took a message back: what was stored of it is to be hidden.
    Unsend {
        message_id: String,
    },
    /// Known to LINE, not to us, or not an event at all (then empty).
    Other(String),
}

/// What a picker or a rich-menu switch added to a postback, as LINE wrote it.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Params {
    pub date: Option<String>,
    pub time: Option<String>,
    pub datetime: Option<String>,
    pub new_rich_menu_alias_id: Option<String>,
    pub status: Option<String>,
}

impl Params {
    /// The date that was picked, where it is one.
    #[must_use]
    pub fn civil_date(&self) -> Option<jiff::civil::Date> {
        self.date.as_deref()?.parse().ok()
    }
}

impl Event {
    /// Reads one raw event. Never fails.
    #[must_use]
    pub fn read(raw: &str) -> Self {
        let event: Value = serde_json::from_str(raw).unwrap_or_default();
        let webhook_event_id = text(&event, "/webhookEventId");
        let key = match &webhook_event_id {
            Some(id) if fits_a_queue(id) => id.clone(),
            _ => hex(&Sha256::digest(raw)),
        };
        Self {
            key,
            webhook_event_id,
            timestamp: event.get("timestamp").and_then(Value::as_i64),
            mode: match event.get("mode").and_then(Value::as_str) {
                None | Some("active") => Mode::Active,
                Some("standby") => Mode::Standby,
                Some(_) => Mode::Unknown,
            },
            source: Source {
                user_id: text(&event, "/source/userId"),
                group_id: text(&event, "/source/groupId"),
                room_id: text(&event, "/source/roomId"),
            },
            reply_token: text(&event, "/replyToken"),
            is_redelivery: event.pointer("/deliveryContext/isRedelivery").and_then(Value::as_bool).unwrap_or(false),
            kind: Kind::read(&event),
        }
    }

    /// What makes the event itself across redeliveries: `webhookEventId`, or the digest of the raw event.
    /// Fits an SQS deduplication id.
    #[must_use]
    pub fn event_key(&self) -> &str {
        &self.key
    }

    /// Whether this channel may answer.
    #[must_use]
    pub fn may_answer(&self) -> bool {
        self.mode == Mode::Active
    }

    /// When it happened, by LINE's clock.
    #[must_use]
    pub fn at(&self) -> Option<jiff::Timestamp> {
        jiff::Timestamp::from_millisecond(self.timestamp?).ok()
    }
}

impl Kind {
    fn read(event: &Value) -> Self {
        let name = text(event, "/type").unwrap_or_default();
        let known = match name.as_str() {
            "follow" => Some(Self::Follow {
                is_unblocked: event.pointer("/follow/isUnblocked").and_then(Value::as_bool).unwrap_or(false),
            }),
            "unfollow" => Some(Self::Unfollow),
            "message" => event.get("message").map(Self::message),
            "postback" => text(event, "/postback/data").map(|data| Self::Postback {
                data,
                params: event.pointer("/postback/params").and_then(|p| Params::deserialize(p).ok()).unwrap_or_default(),
            }),
            "unsend" => text(event, "/unsend/messageId").map(|message_id| Self::Unsend { message_id }),
            _ => None,
        };
        known.unwrap_or(Self::Other(name))
    }

    fn message(message: &Value) -> Self {
        let name = text(message, "/type").unwrap_or_default();
        let number = |field: &str| message.get(field).and_then(Value::as_f64);
        match name.as_str() {
            "text" => match text(message, "/text") {
                Some(words) => Self::Text { message_id: text(message, "/id"), text: words },
                None => Self::OtherMessage(name),
            },
            "location" => match (number("latitude"), number("longitude")) {
                (Some(latitude), Some(longitude)) => {
                    Self::Location { latitude, longitude, address: text(message, "/address") }
                }
                _ => Self::OtherMessage(name),
            },
            _ => Self::OtherMessage(name),
        }
    }

    /// The kind's name, fit for a log and a counter.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Follow { .. } => "follow",
            Self::Unfollow => "unfollow",
            Self::Text { .. } => "text",
            Self::Postback { .. } => "postback",
            Self::Location { .. } => "location",
            Self::OtherMessage(_) => "other message",
            Self::Unsend { .. } => "unsend",
            Self::Other(_) => "other",
        }
    }
}

impl std::fmt::Debug for Event {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Event").field("key", &self.key).field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

fn text(value: &Value, pointer: &str) -> Option<String> {
    value.pointer(pointer)?.as_str().map(str::to_owned)
}

/// SQS takes 128 ASCII characters as a deduplication id; LINE's ULIDs have 26.
fn fits_a_queue(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap_or(());
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_event_never_loses_its_siblings() {
        let deep = format!("{}{}", "[".repeat(400), "]".repeat(400));
        let body = format!(
            r#"{{"destination":7,"events":[3,{deep},{{"type":"postback"}},{{"type":"follow","source":{{"userId":"U1"}}}}]}}"#
        );

        let events: Vec<_> =
            Webhook::parse(body.as_bytes()).unwrap().events.iter().map(|raw| Event::read(raw.get())).collect();

        let kinds: Vec<_> = events.iter().map(|e| e.kind.name()).collect();
        assert_eq!(kinds, ["other", "other", "other", "follow"]);
        assert_eq!(events[3].source.user_id.as_deref(), Some("U1"));
    }

    #[test]
    fn an_event_without_an_id_is_known_by_its_digest() {
        let with = Event::read(r#"{"type":"unfollow","webhookEventId":"01G2KZKG2DS765NMRH3GZFD8AP"}"#);
        assert_eq!(with.event_key(), "01G2KZKG2DS765NMRH3GZFD8AP");

        let odd = Event::read(r#"{"type":"unfollow","webhookEventId":"あ"}"#);
        assert_eq!(odd.event_key().len(), 64);
        assert_ne!(odd.event_key(), Event::read(r#"{"type":"unfollow"}"#).event_key());
    }

    #[test]
    fn broken_json_is_told_from_an_empty_webhook() {
        assert!(Webhook::parse(b"i am not jason").is_err());
        assert!(Webhook::parse(br#"{"events":3}"#).is_err());
        assert!(Webhook::parse(br#"{"destination":"U1","events":[]}"#).unwrap().events.is_empty());
    }

    #[test]
    fn a_picked_date_is_a_date_or_nothing() {
        let pick = |date: &str| {
            let raw = format!(r#"{{"type":"postback","postback":{{"data":"birth","params":{{"date":"{date}"}}}}}}"#);
            match Event::read(&raw).kind {
                Kind::Postback { params, .. } => params.civil_date(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(pick("2026-02-28"), Some(jiff::civil::date(2026, 2, 28)));
        assert_eq!(pick("2026-02-30"), None);
    }
}
