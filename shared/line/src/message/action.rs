//! What happens when a resident taps.

use domain::text::LineText;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Value, json};

use super::{LimitError, length};

/// UTF-16 units of a button's label.
const LABEL: usize = 20;
/// UTF-16 units of a postback's data, and of the text shown for it in the chat.
const DATA: usize = 300;
const LINK: usize = 1_000;
const ALIAS: usize = 32;

/// A button's effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Postback {
        label: LineText,
        data: PostbackData,
        /// What the chat shows as said by the resident.
        display_text: Option<LineText>,
    },
    /// LINE's own date or time picker; the choice comes back in the postback's params.
    Picker {
        label: LineText,
        data: PostbackData,
        pick: Pick,
    },
    Link {
        label: LineText,
        link: Link,
    },
    Say {
        label: LineText,
        text: LineText,
    },
    /// Opens the map; only as a quick reply.
    Location {
        label: LineText,
    },
    /// Turns to another tab of the rich menu; only in a rich menu.
    SwitchMenu {
        label: LineText,
        alias: &'static str,
        data: PostbackData,
    },
}

/// What a picker offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    Date { initial: Option<Date>, min: Option<Date>, max: Option<Date> },
    Time { initial: Option<Time>, min: Option<Time>, max: Option<Time> },
    DateTime { initial: Option<DateTime>, min: Option<DateTime>, max: Option<DateTime> },
}

/// What comes back with a tap: a code, never words. Printable ASCII without blanks keeps names and sentences out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostbackData(String);

impl PostbackData {
    /// # Errors
    /// When it is empty, longer than 300, or holds anything but printable ASCII.
    pub fn new(code: impl Into<String>) -> Result<Self, LimitError> {
        let code = code.into();
        length("data", &code, 1, DATA)?;
        if !code.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(LimitError::NotACode { property: "data" });
        }
        Ok(Self(code))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address that a button opens. It carries nothing about a person: who opens it is found out by signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// # Errors
    /// When LINE would not open it: longer than 1,000, or neither http(s) nor a telephone number.
    pub fn new(address: impl Into<String>) -> Result<Self, LimitError> {
        let address = address.into();
        length("uri", &address, 1, LINK)?;
        let opens = ["https://", "http://", "tel:"].iter().any(|scheme| address.starts_with(scheme));
        if !opens || !address.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(LimitError::NotALink { property: "uri" });
        }
        Ok(Self(address))
    }
}

impl Action {
    pub(crate) fn to_json(&self) -> Result<Value, LimitError> {
        let (Self::Postback { label, .. }
        | Self::Picker { label, .. }
        | Self::Link { label, .. }
        | Self::Say { label, .. }
        | Self::Location { label }
        | Self::SwitchMenu { label, .. }) = self;
        length("label", label, 1, LABEL)?;
        Ok(match self {
            Self::Postback { data, display_text: None, .. } => {
                json!({"type": "postback", "label": label, "data": data.0})
            }
            Self::Postback { data, display_text: Some(shown), .. } => {
                length("displayText", shown, 1, DATA)?;
                json!({"type": "postback", "label": label, "data": data.0, "displayText": shown})
            }
            Self::Picker { data, pick, .. } => {
                let mut action = pick.to_json()?;
                if let Some(fields) = action.as_object_mut() {
                    fields.insert("type".to_owned(), json!("datetimepicker"));
                    fields.insert("label".to_owned(), json!(label));
                    fields.insert("data".to_owned(), json!(data.0));
                }
                action
            }
            Self::Link { link, .. } => json!({"type": "uri", "label": label, "uri": link.0}),
            Self::Say { text, .. } => {
                length("text", text, 1, DATA)?;
                json!({"type": "message", "label": label, "text": text})
            }
            Self::Location { .. } => json!({"type": "location", "label": label}),
            Self::SwitchMenu { alias, data, .. } => {
                length("richMenuAliasId", alias, 1, ALIAS)?;
                json!({"type": "richmenuswitch", "label": label, "richMenuAliasId": alias, "data": data.0})
            }
        })
    }
}

impl Pick {
    fn to_json(self) -> Result<Value, LimitError> {
        match self {
            Self::Date { initial, min, max } => picker("date", initial, min, max, |d| d.to_string()),
            Self::Time { initial, min, max } => picker("time", initial, min, max, |t| t.strftime("%H:%M").to_string()),
            Self::DateTime { initial, min, max } => {
                picker("datetime", initial, min, max, |t| t.strftime("%Y-%m-%dT%H:%M").to_string())
            }
        }
    }
}

fn picker<T: Copy + PartialOrd>(
    mode: &str,
    initial: Option<T>,
    min: Option<T>,
    max: Option<T>,
    written: impl Fn(T) -> String,
) -> Result<Value, LimitError> {
    let mut fields = serde_json::Map::from_iter([("mode".to_owned(), json!(mode))]);
    let in_order = |a: Option<T>, b: Option<T>| !matches!((a, b), (Some(a), Some(b)) if a > b);
    // LINE wants min before max, not on it.
    if matches!((min, max), (Some(min), Some(max)) if min >= max) {
        return Err(LimitError::OutOfRange { property: "max" });
    }
    if !in_order(min, initial) || !in_order(initial, max) {
        return Err(LimitError::OutOfRange { property: "initial" });
    }
    for (name, value) in [("initial", initial), ("min", min), ("max", max)] {
        if let Some(value) = value {
            fields.insert(name.to_owned(), json!(written(value)));
        }
    }
    Ok(Value::Object(fields))
}
