//! Text that the municipality's staff write themselves.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::my_number;

/// The longest text that staff can add to a milestone. It stands among others in one message of 5,000 (LINE's limit).
pub const LONGEST: usize = 500;

/// What staff wrote for everyone whom a milestone concerns: the same words for all, so nobody's in particular.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MunicipalText(String);

/// Why a text cannot be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MunicipalTextError {
    /// Nothing but blanks.
    #[error("text_empty")]
    Empty,
    /// More than [`LONGEST`] UTF-16 units.
    #[error("text_too_long")]
    TooLong,
    /// A control character other than a line break, or one that turns the writing direction.
    #[error("text_not_allowed")]
    NotAllowed,
    /// An individual number (My Number) stands in it.
    #[error("my_number_refused")]
    MyNumber,
}

impl MunicipalText {
    /// Takes a text that may be published; line breaks become `\n`, blanks at the ends go.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn new(text: impl AsRef<str>) -> Result<Self, MunicipalTextError> {
        let text = text.as_ref().replace("\r\n", "\n").trim().to_owned();
        if text.is_empty() {
            return Err(MunicipalTextError::Empty);
        }
        if text.encode_utf16().count() > LONGEST {
            return Err(MunicipalTextError::TooLong);
        }
        if text.chars().any(|c| (c.is_control() && c != '\n') || turns_direction(c)) {
            return Err(MunicipalTextError::NotAllowed);
        }
        if my_number::contains(&text) {
            return Err(MunicipalTextError::MyNumber);
        }
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Bidirectional overrides and isolates make a text look like another one.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl TryFrom<String> for MunicipalText {
    type Error = MunicipalTextError;

    fn try_from(text: String) -> Result<Self, MunicipalTextError> {
        Self::new(text)
    }
}

impl From<MunicipalText> for String {
    fn from(text: MunicipalText) -> Self {
        text.0
    }
}

impl fmt::Display for MunicipalText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_may_write_500_units_with_line_breaks() {
        assert_eq!(MunicipalText::new("  市役所2階\r\n8番窓口 ").unwrap().as_str(), "市役所2階\n8番窓口");
        assert!(MunicipalText::new("あ".repeat(500)).is_ok());
        assert_eq!(MunicipalText::new("🐻".repeat(251)), Err(MunicipalTextError::TooLong));
    }

    #[test]
    fn nothing_blank_hidden_or_disguised_is_published() {
        assert_eq!(MunicipalText::new(" \n "), Err(MunicipalTextError::Empty));
        assert_eq!(MunicipalText::new("a\u{7}b"), Err(MunicipalTextError::NotAllowed));
        assert_eq!(MunicipalText::new("a\tb"), Err(MunicipalTextError::NotAllowed));
        assert_eq!(MunicipalText::new("a\u{202e}b"), Err(MunicipalTextError::NotAllowed));
        assert_eq!(MunicipalText::new("1234-5678-9018"), Err(MunicipalTextError::MyNumber));
        assert!(serde_json::from_str::<MunicipalText>("\"\"").is_err());
    }
}
