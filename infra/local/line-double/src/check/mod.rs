//! What LINE says of a request's body. Properties that LINE does not know are let through, as LINE does.

mod action;
mod flex;
mod message;

use serde_json::{Value, json};

pub(crate) use action::{Place, action};
pub(crate) use message::messages;

/// Recipients of a multicast.
const RECIPIENTS: usize = 500;

/// Everything that is wrong with one body.
#[derive(Debug, Default)]
pub(crate) struct Complaints(Vec<Value>);

impl Complaints {
    pub fn add(&mut self, property: &str, message: impl Into<String>) {
        self.0.push(json!({"message": message.into(), "property": property}));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// LINE's error body.
    pub fn into_json(self) -> Value {
        json!({"message": format!("The request body has {} error(s)", self.0.len()), "details": self.0})
    }

    /// `field` must be a text of `min` to `max` UTF-16 units; absent is wrong if `min` is above nothing.
    pub fn text(&mut self, object: &Value, path: &str, field: &str, min: usize, max: usize) {
        let property = format!("{path}.{field}");
        match object.get(field) {
            None | Some(Value::Null) if min == 0 => {}
            Some(Value::String(text)) => match text.encode_utf16().count() {
                0 if min > 0 => self.add(&property, "May not be empty"),
                n if n > max || n < min => {
                    self.add(&property, format!("Length must be between {min} and {max}"));
                }
                _ => {}
            },
            None | Some(Value::Null) => self.add(&property, "May not be empty"),
            Some(_) => self.add(&property, "Must be a string"),
        }
    }

    /// `field` must be a list of `min` to `max` entries, which are returned.
    pub fn list<'v>(&mut self, object: &'v Value, path: &str, field: &str, min: usize, max: usize) -> &'v [Value] {
        let property = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        match object.get(field) {
            Some(Value::Array(entries)) => {
                if !(min..=max).contains(&entries.len()) {
                    self.add(&property, format!("Size must be between {min} and {max}"));
                }
                entries
            }
            None if min == 0 => &[],
            None => {
                self.add(&property, "May not be empty");
                &[]
            }
            Some(_) => {
                self.add(&property, "Must be an array");
                &[]
            }
        }
    }

    /// `field` must be one of `allowed`; absent is fine where `optional`.
    pub fn one_of(&mut self, object: &Value, path: &str, field: &str, allowed: &[&str], optional: bool) {
        let fine = match object.get(field) {
            None => optional,
            Some(value) => value.as_str().is_some_and(|text| allowed.contains(&text)),
        };
        if !fine {
            self.add(&format!("{path}.{field}"), format!("Must be one of the following values: {allowed:?}"));
        }
    }
}

/// The form of a user id: `U` and 32 hexadecimal digits.
pub(crate) fn is_user_id(id: &str) -> bool {
    id.strip_prefix('U').is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A multicast's recipients.
pub(crate) fn recipients(body: &Value, found: &mut Complaints) {
    let to = found.list(body, "", "to", 1, RECIPIENTS);
    let mut seen = std::collections::BTreeSet::new();
    for (i, user) in to.iter().enumerate() {
        let property = format!("to[{i}]");
        match user.as_str() {
            None | Some("") => found.add(&property, "May not be empty"),
            Some(id) if !is_user_id(id) => found.add(&property, "The value is not a user ID"),
            Some(id) if !seen.insert(id) => found.add(&property, "Must not contain duplicates"),
            Some(_) => {}
        }
    }
}
