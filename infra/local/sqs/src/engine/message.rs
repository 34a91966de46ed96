//! One message: what it carries, what is checked before it is accepted, and the digests a client compares.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use md5::{Digest, Md5};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::SqsError;

/// A message attribute as the protocol writes it; binary values are base64 there and here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttributeValue {
    #[serde(default)]
    pub data_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub string_value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binary_value: Option<String>,
}

/// Message attributes by name; sorted, as their digest wants them.
pub type Attributes = BTreeMap<String, AttributeValue>;

/// What a sender hands in.
#[derive(Debug, Clone, Default)]
pub struct Outgoing {
    pub body: String,
    pub attributes: Attributes,
    pub system_attributes: Attributes,
    pub delay_seconds: Option<i64>,
    pub group: Option<String>,
    pub dedup: Option<String>,
}

/// A message as a queue keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: Uuid,
    pub body: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: Attributes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_header: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dedup: Option<String>,
    pub sent: Timestamp,
    /// What retention counts from. Differs from `sent` in a FIFO dead-letter queue, which starts anew.
    pub enqueued: Timestamp,
    pub sequence: u64,
    pub state: State,
    /// How often it was received in this queue.
    pub receives: u32,
    /// How often it had been received before it was moved here.
    #[serde(default)]
    pub receives_elsewhere: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_received: Option<Timestamp>,
    /// The mark of the newest receive; a receipt handle carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handle: Option<Uuid>,
    /// The ARN of the queue it was moved here from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<String>,
}

/// Whether a message can be received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    Ready,
    Delayed { until: Timestamp },
    InFlight { since: Timestamp, until: Timestamp },
}

impl State {
    /// When it becomes receivable by time alone.
    #[must_use]
    pub fn until(self) -> Option<Timestamp> {
        match self {
            Self::Ready => None,
            Self::Delayed { until } | Self::InFlight { until, .. } => Some(until),
        }
    }
}

impl Outgoing {
    /// Body and attributes as AWS counts them: names, types and values. System attributes are not counted.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let attributes = self.attributes.iter().map(|(name, value)| {
            let text = value.string_value.as_ref().map_or(0, String::len);
            let binary = value.binary_value.as_deref().map_or(0, |text| decode(text).map_or(0, |b| b.len()));
            name.len() + value.data_type.len() + text + binary
        });
        self.body.len() + attributes.sum::<usize>()
    }

    /// Everything that can be judged without the queue.
    ///
    /// # Errors
    /// `MissingParameter`, `InvalidMessageContents`, `InvalidParameterValue`.
    pub fn check(&self) -> Result<(), SqsError> {
        if self.body.is_empty() {
            return Err(SqsError::MissingParameter("MessageBody"));
        }
        if !self.body.chars().all(is_allowed) {
            return Err(SqsError::InvalidMessageContents);
        }
        if self.attributes.len() > 10 {
            let count = self.attributes.len();
            let text = format!("Number of message attributes [{count}] exceeds the allowed maximum [10].");
            return Err(SqsError::InvalidParameterValue(text));
        }
        for (name, value) in &self.attributes {
            check_attribute(name, value)?;
        }
        for (name, value) in &self.system_attributes {
            if name != "AWSTraceHeader" || value.data_type != "String" || value.string_value.is_none() {
                let text = format!("Message system attribute name '{name}' is invalid.");
                return Err(SqsError::InvalidParameterValue(text));
            }
        }
        Ok(())
    }
}

/// The sentence SQS uses for group and deduplication ids.
pub const ID_RULE: &str = "can only include alphanumeric and punctuation characters. 1 to 128 in length.";

/// Group and deduplication ids: 1 to 128 letters, digits and punctuation.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Hex MD5 of a body.
#[must_use]
pub fn md5_of_body(body: &str) -> String {
    hex::encode(Md5::digest(body.as_bytes()))
}

/// Hex MD5 of attributes: for each in order of name, length and bytes of name and type, one byte for the kind of
/// value (1 text, 2 binary), length and bytes of the value (SQS Developer Guide, "Calculating the MD5 message digest
/// for message attributes"). `None` without attributes.
#[must_use]
pub fn md5_of_attributes(attributes: &Attributes) -> Option<String> {
    if attributes.is_empty() {
        return None;
    }
    let mut digest = Md5::new();
    let mut part = |bytes: &[u8], kind: Option<u8>| {
        if let Some(kind) = kind {
            digest.update([kind]);
        }
        digest.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        digest.update(bytes);
    };
    for (name, value) in attributes {
        part(name.as_bytes(), None);
        part(value.data_type.as_bytes(), None);
        match (&value.string_value, &value.binary_value) {
            (Some(text), _) => part(text.as_bytes(), Some(1)),
            (None, Some(binary)) => part(&decode(binary).unwrap_or_default(), Some(2)),
            (None, None) => {}
        }
    }
    Some(hex::encode(digest.finalize()))
}

/// The attributes a receiver asked for: names, `All`, `.*`, or a prefix with `.*`.
#[must_use]
pub fn chosen(attributes: &Attributes, asked: &BTreeSet<String>) -> Attributes {
    let wants = |name: &str| {
        asked.iter().any(|ask| match ask.strip_suffix(".*") {
            Some(prefix) => name.starts_with(prefix),
            None => ask == "All" || ask == name,
        })
    };
    attributes.iter().filter(|(name, _)| wants(name)).map(|(n, v)| (n.clone(), v.clone())).collect()
}

fn check_attribute(name: &str, value: &AttributeValue) -> Result<(), SqsError> {
    let refuse = |text: String| Err(SqsError::InvalidParameterValue(text));
    let lower = name.to_ascii_lowercase();
    let named_well = (1..=256).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        && !(name.starts_with('.') || name.ends_with('.') || name.contains(".."))
        && !(lower.starts_with("aws.") || lower.starts_with("amazon."));
    if !named_well {
        return refuse(format!("The message attribute name '{name}' is invalid."));
    }
    let kind = value.data_type.split('.').next().unwrap_or_default();
    if value.data_type.is_empty() {
        return refuse(format!("The message attribute '{name}' must contain non-empty message attribute type."));
    }
    if value.data_type.len() > 256 || !["String", "Number", "Binary"].contains(&kind) {
        return refuse(format!(
            "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
        ));
    }
    let given = match (kind, &value.string_value, &value.binary_value) {
        ("Binary", None, Some(binary)) => decode(binary).is_some_and(|bytes| !bytes.is_empty()),
        ("String", Some(text), None) => !text.is_empty() && text.chars().all(is_allowed),
        ("Number", Some(text), None) => text.len() <= 256 && text.parse::<f64>().is_ok_and(|n| n.abs() <= 1e126),
        _ => false,
    };
    if !given {
        return refuse(format!(
            "The message attribute '{name}' must contain a non-empty value of its type '{}'.",
            value.data_type
        ));
    }
    Ok(())
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(kind: &str, value: &str) -> AttributeValue {
        AttributeValue { data_type: kind.to_owned(), string_value: Some(value.to_owned()), binary_value: None }
    }

    fn with(name: &str, value: AttributeValue) -> Outgoing {
        Outgoing { body: "x".to_owned(), attributes: BTreeMap::from([(name.to_owned(), value)]), ..Outgoing::default() }
    }

    #[test]
    fn digests_are_those_of_the_algorithm_in_the_developer_guide() {
        assert_eq!(md5_of_body("hello"), "5d41402abc4b2a76b9719d911017c592");
        let bytes = [&[0, 0, 0, 1][..], b"k", &[0, 0, 0, 6], b"String", &[1, 0, 0, 0, 1], b"v"].concat();
        let attributes = Attributes::from([("k".to_owned(), text("String", "v"))]);
        assert_eq!(md5_of_attributes(&attributes), Some(hex::encode(Md5::digest(&bytes))));
    }

    #[test]
    fn names_types_and_values_of_attributes_are_checked() {
        assert!(with("trace.id", text("String.custom", "v")).check().is_ok());
        assert!(with("n", text("Number", "-1.5e3")).check().is_ok());
        for (name, value) in [
            ("", text("String", "v")),
            (".a", text("String", "v")),
            ("a..b", text("String", "v")),
            ("AWS.x", text("String", "v")),
            ("amazon.x", text("String", "v")),
            ("a b", text("String", "v")),
            ("a", text("", "v")),
            ("a", text("Text", "v")),
            ("a", text("String", "")),
            ("a", text("Number", "eleven")),
            ("a", text("Binary", "dg==")),
        ] {
            assert!(with(name, value.clone()).check().is_err(), "{name:?} {value:?}");
        }
    }

    #[test]
    fn characters_outside_xml_are_refused() {
        for body in ["a\u{0}", "a\u{8}", "\u{ffff}"] {
            let message = Outgoing { body: body.to_owned(), ..Outgoing::default() };
            assert_eq!(message.check(), Err(SqsError::InvalidMessageContents));
        }
        assert!(Outgoing { body: "\t\n\r ぁ🐻".to_owned(), ..Outgoing::default() }.check().is_ok());
    }
}
