//! LINE's limits, overstepped.

/// What LINE would refuse. Says where and how much, never what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    #[error("{property} is empty")]
    Empty { property: &'static str },
    /// UTF-16 units.
    #[error("{property} has {found} characters, LINE takes {max}")]
    TooLong { property: &'static str, found: usize, max: usize },
    #[error("{property} has {found} entries, LINE takes {max}")]
    TooMany { property: &'static str, found: usize, max: usize },
    /// Bytes of JSON.
    #[error("{property} has {found} bytes, LINE takes {max}")]
    TooBig { property: &'static str, found: usize, max: usize },
    #[error("{property} is not a code of printable ASCII")]
    NotACode { property: &'static str },
    #[error("{property} is not a link that LINE opens")]
    NotALink { property: &'static str },
    /// A picker's min, initial and max do not stand in this order.
    #[error("{property} lies outside of what can be picked")]
    OutOfRange { property: &'static str },
}

pub(crate) fn length(property: &'static str, text: impl AsRef<str>, min: usize, max: usize) -> Result<(), LimitError> {
    match text.as_ref().encode_utf16().count() {
        found if found > max => Err(LimitError::TooLong { property, found, max }),
        found if found < min => Err(LimitError::Empty { property }),
        _ => Ok(()),
    }
}

pub(crate) fn at_most(property: &'static str, found: usize, max: usize) -> Result<(), LimitError> {
    if found > max { Err(LimitError::TooMany { property, found, max }) } else { Ok(()) }
}
