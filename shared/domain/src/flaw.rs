//! What is wrong with data that staff wrote, and where: the same words for every kind of rule data.

use std::collections::BTreeSet;

use crate::text::{MunicipalText, MunicipalTextError};

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct Flaw {
    /// The place in the data, such as `pattern.0.until`.
    pub field: String,
    /// What is wrong there, for programs.
    pub reason: &'static str,
}

pub(crate) type Checked = Result<(), Flaw>;

/// `Ok` when `holds`.
pub(crate) fn hold(holds: bool, field: impl Into<String>, reason: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(Flaw { field: field.into(), reason }) }
}

/// `Ok` when every value appears once.
pub(crate) fn unique<T: Ord>(values: impl IntoIterator<Item = T>, field: &str) -> Checked {
    let mut seen = BTreeSet::new();
    hold(values.into_iter().all(|value| seen.insert(value)), field, "twice")
}

/// `Ok` when staff may publish the text.
pub(crate) fn publishable(text: &str, field: impl Into<String>) -> Checked {
    let reason = match MunicipalText::new(text) {
        Ok(_) => return Ok(()),
        Err(MunicipalTextError::Empty) => "text_empty",
        Err(MunicipalTextError::TooLong) => "text_too_long",
        Err(MunicipalTextError::NotAllowed) => "text_not_allowed",
        Err(MunicipalTextError::MyNumber) => "my_number_refused",
    };
    hold(false, field, reason)
}

/// `Ok` when the text is one line of at most `longest` characters that staff may publish.
pub(crate) fn line(text: &str, longest: usize, field: &str) -> Checked {
    publishable(text, field)?;
    hold(!text.trim().contains(['\r', '\n']), field, "text_not_allowed")?;
    hold(text.chars().count() <= longest, field, "text_too_long")
}
