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
use line::{Event, Kind, Secret, Webhook};
use platform::{
    Door, MissingSetting, Problem, Settings, World,
    queue::{Ordered, Queue},
    resident_id,
};

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

/// One event as it is queued: as LINE sent it, unless its text holds a My Number, which must not be stored anywhere
/// (番号法 20条), not even in a queue.
fn queued(pepper: &str, raw: &str) -> Ordered {
    let event = Event::read(raw);
    let body = match &event.kind {
        Kind::Text { text, .. } if domain::my_number::contains(text) => masked(raw),
        _ => raw.to_owned(),
    };
    let source = &event.source;
    let sender = source.user_id.as_ref().or(source.group_id.as_ref()).or(source.room_id.as_ref());
    Ordered {
        body,
        group: sender.map_or_else(|| "unknown-sender".to_owned(), |sender| resident_id(pepper, sender)),
        deduplication: event.event_key().to_owned(),
    }
}

/// The event with every My Number in its text blacked out.
fn masked(raw: &str) -> String {
    let mut event: serde_json::Value = serde_json::from_str(raw).unwrap_or_default();
    if let Some(text) = event.pointer_mut("/message/text") {
        *text = domain::my_number::mask(text.as_str().unwrap_or_default()).into();
    }
    if let Some(message) = event.get_mut("message").and_then(serde_json::Value::as_object_mut) {
        // Parts that repeat the text (emojis, mentions, a quoted message) go too.
        message.retain(|name, _| matches!(name.as_str(), "id" | "type" | "text"));
        message.insert("numberRefused".to_owned(), true.into());
    }
    event.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_my_number_does_not_reach_the_queue() {
        let raw = r#"{"type":"message","webhookEventId":"e1","source":{"userId":"U1"},
            "message":{"id":"1","type":"text","text":"番号は 1234 5678 9018 です","quoteToken":"q"}}"#;

        let queued = queued("pepper", raw);

        assert!(!queued.body.contains("5678"), "{}", queued.body);
        assert!(queued.body.contains("numberRefused"));
        assert_eq!(queued.deduplication, "e1");
        assert!(queued.group.starts_with("res_"));
    }
}
