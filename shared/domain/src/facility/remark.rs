//! A few words about a child's day, such as a temperature or how a class is to be told. They are for whoever looks after
//! the child and for those who may report about it: they are never put into LINE, and no device gets them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{MunicipalText, MunicipalTextError};

/// Characters.
pub const LONGEST_REMARK: usize = 100;

/// One line of at most [`LONGEST_REMARK`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remark(String);

/// Why a text is no remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemarkError {
    /// More than [`LONGEST_REMARK`] characters.
    #[error("text_too_long")]
    TooLong,
    /// A character that nobody sees.
    #[error("text_not_allowed")]
    NotAllowed,
    /// An individual number (My Number) stands in it.
    #[error("my_number_refused")]
    MyNumber,
}

impl Remark {
    /// Takes what somebody wrote: white space of any kind becomes one space; nothing but blanks is no remark.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn read(text: &str) -> Result<Option<Self>, RemarkError> {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match MunicipalText::new(&line) {
            Ok(_) if line.chars().count() > LONGEST_REMARK => Err(RemarkError::TooLong),
            Ok(_) => Ok(Some(Self(line))),
            Err(MunicipalTextError::Empty) => Ok(None),
            Err(MunicipalTextError::TooLong) => Err(RemarkError::TooLong),
            Err(MunicipalTextError::NotAllowed) => Err(RemarkError::NotAllowed),
            Err(MunicipalTextError::MyNumber) => Err(RemarkError::MyNumber),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_one_short_line_without_a_my_number() {
        let read = |text: &str| Remark::read(text).map(|remark| remark.map(|one| one.to_string()));
        assert_eq!(read(" 38.5度\n昨夜から　せき "), Ok(Some("38.5度 昨夜から せき".to_owned())));
        assert_eq!((read(""), read(" \n\u{3000}")), (Ok(None), Ok(None)));
        assert!(read(&"あ".repeat(100)).is_ok());
        for (text, error) in [
            ("あ".repeat(101), RemarkError::TooLong),
            ("あ".repeat(600), RemarkError::TooLong),
            ("a\u{0}b".to_owned(), RemarkError::NotAllowed),
            ("\u{202e}熱".to_owned(), RemarkError::NotAllowed),
            ("番号は 1234 5678 9018".to_owned(), RemarkError::MyNumber),
        ] {
            assert_eq!(read(&text), Err(error), "{text}");
        }
    }
}
