//! Flex containers: every component is visited.

use serde_json::Value;

use super::{Complaints, Place, action};

const BUBBLE_BYTES: usize = 30_000;
const CAROUSEL_BYTES: usize = 50_000;
const COMPONENTS: [&str; 9] = ["box", "button", "image", "video", "icon", "text", "span", "separator", "filler"];

pub(super) fn container(container: &Value, path: &str, found: &mut Complaints) {
    found.one_of(container, path, "type", &["bubble", "carousel"], false);
    match container.get("type").and_then(Value::as_str) {
        Some("bubble") => bubble(container, path, found),
        Some("carousel") => {
            fits(container, path, CAROUSEL_BYTES, found);
            for (i, card) in found.list(container, path, "contents", 1, 12).iter().enumerate() {
                let path = format!("{path}.contents[{i}]");
                found.one_of(card, &path, "type", &["bubble"], false);
                bubble(card, &path, found);
            }
        }
        _ => {}
    }
}

fn bubble(bubble: &Value, path: &str, found: &mut Complaints) {
    fits(bubble, path, BUBBLE_BYTES, found);
    let sizes = ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"];
    found.one_of(bubble, path, "size", &sizes, true);
    let blocks = ["header", "hero", "body", "footer"];
    if !blocks.iter().any(|block| bubble.get(block).is_some()) {
        found.add(path, "At least one block must be specified");
    }
    for block in blocks {
        if let Some(block_value) = bubble.get(block) {
            let path = format!("{path}.{block}");
            if block != "hero" {
                found.one_of(block_value, &path, "type", &["box"], false);
            }
            component(block_value, &path, found);
        }
    }
    if bubble.get("action").is_some() {
        action(bubble.get("action"), &format!("{path}.action"), Place::Flex, found);
    }
}

fn component(component_value: &Value, path: &str, found: &mut Complaints) {
    found.one_of(component_value, path, "type", &COMPONENTS, false);
    let place = match component_value.get("type").and_then(Value::as_str) {
        Some("box") => {
            found.one_of(component_value, path, "layout", &["horizontal", "vertical", "baseline"], false);
            children(component_value, path, found);
            Place::Flex
        }
        Some("text") => {
            match component_value.get("contents") {
                Some(Value::Array(spans)) if !spans.is_empty() => children(component_value, path, found),
                _ => found.text(component_value, path, "text", 1, usize::MAX),
            }
            Place::Flex
        }
        Some("span") => {
            found.text(component_value, path, "text", 1, usize::MAX);
            Place::Flex
        }
        Some("button") => {
            found.one_of(component_value, path, "style", &["primary", "secondary", "link"], true);
            found.one_of(component_value, path, "height", &["sm", "md"], true);
            if component_value.get("action").is_none() {
                found.add(&format!("{path}.action"), "May not be empty");
            }
            Place::Button
        }
        Some("image" | "icon" | "video") => {
            found.text(component_value, path, "url", 1, 2_000);
            Place::Flex
        }
        _ => Place::Flex,
    };
    if component_value.get("action").is_some() {
        action(component_value.get("action"), &format!("{path}.action"), place, found);
    }
}

fn children(parent: &Value, path: &str, found: &mut Complaints) {
    for (i, child) in found.list(parent, path, "contents", 0, usize::MAX).iter().enumerate() {
        component(child, &format!("{path}.contents[{i}]"), found);
    }
}

fn fits(value: &Value, path: &str, max: usize, found: &mut Complaints) {
    if value.to_string().len() > max {
        found.add(path, format!("Size must be between 0 and {max} bytes"));
    }
}
