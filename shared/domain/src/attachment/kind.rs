//! What a file is, by its bytes.

use serde::{Deserialize, Serialize};

use super::LARGEST;

/// What may be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = AttachmentKind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A document.
    Pdf,
    /// A picture.
    Png,
    /// A photo.
    Jpeg,
    /// A picture.
    Webp,
}

impl Kind {
    /// As browsers name it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// Why a file cannot be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No bytes.
    #[error("file_empty")]
    Empty,
    /// More than [`LARGEST`] bytes.
    #[error("file_too_large")]
    TooLarge,
    /// A program, a script, an archive, a page, a drawing: anything that is not one of [`Kind`].
    #[error("file_kind")]
    Kind,
    /// It opens as one thing and is another as well.
    #[error("file_two_kinds")]
    TwoKinds,
    /// A document that does something: runs a script, starts a program, carries other files.
    #[error("file_active")]
    Active,
    /// It cannot be read as what it says it is.
    #[error("file_broken")]
    Broken,
}

/// Whether a file may be attached, and what it is.
///
/// # Errors
/// [`Refused`].
pub fn check(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    opens_as(bytes).ok_or(Refused::Kind)
}

fn opens_as(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"%PDF-") {
        Some(Kind::Pdf)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        Some(Kind::Webp)
    } else {
        None
    }
}
