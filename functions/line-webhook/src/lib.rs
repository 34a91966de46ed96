//! `POST /line/webhook`: checks LINE's signature over the raw bytes, puts every event on the FIFO queue, answers.
//!
//! LINE waits two seconds, so nothing is decided here. Order holds for one sender (the queue's group); a repeated
//! `webhookEventId` is dropped by the queue within five minutes and by `conversation`'s claim for a week. When the queue
//! refuses, the answer is a 500 and LINE delivers again.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use contract::Refusal;
use line::{Event, Secret, Webhook};
use platform::{
    Door, MissingSetting, Problem, Settings, World,
    queue::{Ordered, Queue},
    resident_id,
};
use serde_json::Value;

/// Larger than any webhook LINE sends, and small enough that every event fits a queue message (1 MiB).
const LARGEST_BODY: usize = 1_000_000;
/// More events than LINE puts into one body, and few enough to be queued within LINE's two seconds.
const MOST_EVENTS: usize = 500;

struct App {
    queue: Queue,
    /// The secret in force, and the next one while it is being changed: reissuing kills the old one at once.
    secrets: Vec<Secret>,
    pepper: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, _: &World) -> Result<Door, MissingSetting> {
    let next = settings.find("LINE_CHANNEL_SECRET_NEXT").map(str::to_owned);
    let secrets = std::iter::once(settings.get("LINE_CHANNEL_SECRET")?.to_owned()).chain(next).map(Secret::new);
    let app = App {
        queue: Queue::from_settings(settings, "QUEUE_LINE_EVENTS")?,
        secrets: secrets.collect(),
        pepper: settings.get("ID_PEPPER")?.to_owned(),
    };
    let routes = Router::new()
        .route("/line/webhook", post(receive))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Arc::new(app));
    Ok(Door::new().routes(routes))
}

async fn receive(State(app): State<Arc<App>>, headers: HeaderMap, body: Bytes) -> Result<StatusCode, Problem> {
    let signature = headers.get("x-line-signature").and_then(|value| value.to_str().ok());
    line::verify(&body, signature, &app.secrets).map_err(|_| Refusal::SignatureInvalid)?;
    let webhook = Webhook::parse(&body).map_err(|_| Refusal::BadRequest)?;
    if webhook.events.len() > MOST_EVENTS {
        return Err(Refusal::BodyTooLarge.into());
    }
    let messages: Vec<_> = webhook.events.iter().map(|raw| queued(&app.pepper, raw.get())).collect();
    let count = messages.len();
    app.queue.send_ordered(messages).await?;
    tracing::info!(events = count, "webhook queued");
    Ok(StatusCode::OK)
}

/// One event as it is queued: as LINE sent it, unless its message holds a My Number, which must not be stored anywhere
/// (番号法 20条), not even in a queue.
fn queued(pepper: &str, raw: &str) -> Ordered {
    let event = Event::read(raw);
    let body = masked(raw).unwrap_or_else(|| raw.to_owned());
    let source = &event.source;
    let sender = source.user_id.as_ref().or(source.group_id.as_ref()).or(source.room_id.as_ref());
    Ordered {
        body,
        group: sender.map_or_else(|| "unknown-sender".to_owned(), |sender| resident_id(pepper, sender)),
        deduplication: event.event_key().to_owned(),
    }
}

/// The event with every My Number of its message blacked out; none when there is none, in a text, a file's name, the
/// name of a place or whatever LINE may add.
fn masked(raw: &str) -> Option<String> {
    let mut event: Value = serde_json::from_str(raw).ok()?;
    if !holds_number(event.get("message")?) {
        return None;
    }
    if let Some(text) = event.pointer_mut("/message/text") {
        *text = domain::my_number::mask(text.as_str().unwrap_or_default()).into();
    }
    if let Some(message) = event.get_mut("message").and_then(Value::as_object_mut) {
        // Parts that repeat the text (emojis, mentions, a quoted message) go too.
        message.retain(|name, _| matches!(name.as_str(), "id" | "type" | "text"));
        message.insert("numberRefused".to_owned(), true.into());
    }
    Some(event.to_string())
}

fn holds_number(value: &Value) -> bool {
    match value {
        // Ids are LINE's own digits.
        Value::Object(fields) => {
            fields.iter().any(|(name, value)| !name.ends_with("id") && !name.ends_with("Id") && holds_number(value))
        }
        Value::Array(items) => items.iter().any(holds_number),
        Value::String(text) => domain::my_number::contains(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_my_number_does_not_reach_the_queue_in_any_part_of_a_message() {
        for message in [
            r#"{"id":"1","type":"text","text":"番号は 1234 5678 9018 です","quoteToken":"q"}"#,
            r#"{"id":"1","type":"file","fileName":"1234-5678-9018.pdf"}"#,
            r#"{"id":"1","type":"location","title":"123456789018","latitude":1,"longitude":2}"#,
        ] {
            let raw =
                format!(r#"{{"type":"message","webhookEventId":"e1","source":{{"userId":"U1"}},"message":{message}}}"#);

            let queued = queued("pepper", &raw);

            assert!(!queued.body.contains("5678"), "{}", queued.body);
            assert!(queued.body.contains("numberRefused"));
            assert_eq!(queued.deduplication, "e1");
            assert!(queued.group.starts_with("res_"));
        }
        let id = r#"{"type":"message","message":{"id":"123456789018","type":"text","text":"こんにちは"}}"#;
        assert_eq!(queued("pepper", id).body, id, "ids are LINE's own digits");
    }
}
