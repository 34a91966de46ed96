//! Messages: text, Flex, template, and what else has a plain shape.

use serde_json::Value;

use super::{Complaints, Place, action, flex};

const TYPES: [&str; 10] =
    ["text", "textV2", "flex", "template", "sticker", "image", "video", "audio", "location", "imagemap"];

/// `messages` of any request that sends.
pub(crate) fn messages(body: &Value, found: &mut Complaints) {
    for (i, message) in found.list(body, "", "messages", 1, 5).iter().enumerate() {
        one(message, &format!("messages[{i}]"), found);
    }
}

fn one(message: &Value, path: &str, found: &mut Complaints) {
    found.one_of(message, path, "type", &TYPES, false);
    match message.get("type").and_then(Value::as_str) {
        Some("text" | "textV2") => found.text(message, path, "text", 1, 5_000),
        Some("flex") => {
            found.text(message, path, "altText", 1, 1_500);
            flex::container(message.get("contents").unwrap_or(&Value::Null), &format!("{path}.contents"), found);
        }
        Some("template") => {
            found.text(message, path, "altText", 1, 1_500);
            template(message.get("template").unwrap_or(&Value::Null), &format!("{path}.template"), found);
        }
        Some("sticker") => {
            found.text(message, path, "packageId", 1, 50);
            found.text(message, path, "stickerId", 1, 50);
        }
        Some("image" | "video") => {
            found.text(message, path, "originalContentUrl", 1, 2_000);
            found.text(message, path, "previewImageUrl", 1, 2_000);
        }
        Some("location") => {
            found.text(message, path, "title", 1, 100);
            found.text(message, path, "address", 1, 100);
        }
        _ => {}
    }
    quick_reply(message, path, found);
}

fn quick_reply(message: &Value, path: &str, found: &mut Complaints) {
    let Some(quick_reply) = message.get("quickReply") else { return };
    let path = format!("{path}.quickReply");
    for (i, item) in found.list(quick_reply, &path, "items", 1, 13).iter().enumerate() {
        let path = format!("{path}.items[{i}]");
        found.one_of(item, &path, "type", &["action"], false);
        found.text(item, &path, "imageUrl", 0, 2_000);
        action(item.get("action"), &format!("{path}.action"), Place::QuickReply, found);
    }
}

fn template(template: &Value, path: &str, found: &mut Complaints) {
    found.one_of(template, path, "type", &["buttons", "confirm", "carousel", "image_carousel"], false);
    match template.get("type").and_then(Value::as_str) {
        Some("buttons") => card(template, path, 160, 4, found),
        Some("confirm") => {
            found.text(template, path, "text", 1, 240);
            actions(template, path, 2, 2, found);
        }
        Some("carousel") => {
            let columns = found.list(template, path, "columns", 1, 10);
            for (i, column) in columns.iter().enumerate() {
                card(column, &format!("{path}.columns[{i}]"), 120, 3, found);
            }
        }
        Some("image_carousel") => {
            for (i, column) in found.list(template, path, "columns", 1, 10).iter().enumerate() {
                let path = format!("{path}.columns[{i}]");
                found.text(column, &path, "imageUrl", 1, 2_000);
                action(column.get("action"), &format!("{path}.action"), Place::Flex, found);
            }
        }
        _ => {}
    }
}

/// A title or a picture leaves 60 units for the text.
fn card(card: &Value, path: &str, text: usize, most_actions: usize, found: &mut Complaints) {
    let crowded = card.get("title").is_some() || card.get("thumbnailImageUrl").is_some();
    found.text(card, path, "title", 0, 40);
    found.text(card, path, "text", 1, if crowded { 60 } else { text });
    actions(card, path, 1, most_actions, found);
}

fn actions(object: &Value, path: &str, min: usize, max: usize, found: &mut Complaints) {
    for (i, entry) in found.list(object, path, "actions", min, max).iter().enumerate() {
        action(Some(entry), &format!("{path}.actions[{i}]"), Place::Template, found);
    }
}
