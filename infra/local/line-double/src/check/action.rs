//! Actions: what a tap does.

use jiff::civil::{Date, DateTime, Time};
use serde_json::Value;

use super::Complaints;

/// Where an action stands; LINE's limits differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    QuickReply,
    Template,
    Button,
    /// A box, a text or a picture of a Flex message, which needs no label.
    Flex,
    RichMenu,
}

const TYPES: [&str; 9] =
    ["postback", "message", "uri", "datetimepicker", "camera", "cameraRoll", "location", "richmenuswitch", "clipboard"];

pub(crate) fn action(action: Option<&Value>, path: &str, place: Place, found: &mut Complaints) {
    let Some(action) = action else { return found.add(path, "May not be empty") };
    found.one_of(action, path, "type", &TYPES, false);
    let (shortest, longest) = match place {
        Place::QuickReply | Place::Template => (1, 20),
        Place::Button => (1, 40),
        Place::Flex => (0, 40),
        Place::RichMenu => (0, 20),
    };
    found.text(action, path, "label", shortest, longest);
    match action.get("type").and_then(Value::as_str) {
        Some("postback") => {
            found.text(action, path, "data", 1, 300);
            found.text(action, path, "displayText", 0, 300);
            let options = ["closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"];
            found.one_of(action, path, "inputOption", &options, true);
        }
        Some("message") => found.text(action, path, "text", 1, 300),
        Some("uri") => uri(action, path, found),
        Some("datetimepicker") => {
            found.text(action, path, "data", 1, 300);
            picker(action, path, found);
        }
        Some("camera" | "cameraRoll" | "location") if place != Place::QuickReply => {
            found.add(&format!("{path}.type"), "The action is available in quick replies only");
        }
        Some("richmenuswitch") => {
            if place != Place::RichMenu {
                found.add(&format!("{path}.type"), "The action is available in rich menus only");
            }
            found.text(action, path, "richMenuAliasId", 1, 32);
            found.text(action, path, "data", 1, 300);
        }
        Some("clipboard") => found.text(action, path, "clipboardText", 1, 1_000),
        _ => {}
    }
}

fn uri(action: &Value, path: &str, found: &mut Complaints) {
    found.text(action, path, "uri", 1, 1_000);
    let Some(uri) = action.get("uri").and_then(Value::as_str) else { return };
    let known = ["http://", "https://", "line://", "tel:"].iter().any(|scheme| uri.starts_with(scheme));
    if !known || uri.contains(char::is_whitespace) {
        found.add(&format!("{path}.uri"), "invalid uri scheme");
    }
}

fn picker(action: &Value, path: &str, found: &mut Complaints) {
    found.one_of(action, path, "mode", &["date", "time", "datetime"], false);
    let mode = action.get("mode").and_then(Value::as_str).unwrap_or_default();
    let mut read = |field: &str| {
        let written = action.get(field)?;
        let moment = written.as_str().and_then(|text| moment(mode, text));
        if moment.is_none() {
            found.add(&format!("{path}.{field}"), "Must be in the format of the mode");
        }
        moment
    };
    let (initial, min, max) = (read("initial"), read("min"), read("max"));
    if matches!((min, max), (Some(min), Some(max)) if min >= max) {
        found.add(&format!("{path}.min"), "Must be less than max");
    }
    let outside = matches!((initial, min), (Some(initial), Some(min)) if initial < min)
        || matches!((initial, max), (Some(initial), Some(max)) if initial > max);
    if outside {
        found.add(&format!("{path}.initial"), "Must be between min and max");
    }
}

/// The moment that a picker's text names, strictly as LINE writes it.
fn moment(mode: &str, text: &str) -> Option<DateTime> {
    let any_day = Date::constant(2000, 1, 1);
    let read = match mode {
        "date" if text.len() == 10 => text.parse::<Date>().ok()?.to_datetime(Time::midnight()),
        "time" if text.len() == 5 => any_day.to_datetime(Time::strptime("%H:%M", text).ok()?),
        "datetime" if text.len() == 16 => DateTime::strptime("%Y-%m-%dT%H:%M", text.to_ascii_uppercase()).ok()?,
        _ => return None,
    };
    (1900..=2100).contains(&read.year()).then_some(read)
}
