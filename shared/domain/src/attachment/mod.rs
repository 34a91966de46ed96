//! Files that staff attach: what may leave, told by the bytes and never by the name, cleaned of what nobody meant to send
//! (where a photo was taken), and what they say, as far as that can be read. Knows no message and no reader.
//!
//! Whatever comes in is hostile until it has been read: work and memory are bounded, and a file that cannot be read to its
//! end is refused or called unreadable. Nothing here panics: functions are built to abort.

mod image;
mod kind;
mod name;
mod pdf;

pub use kind::{Kind, Refused};
pub use name::clean_name;

use kind::opens_as;

/// Files of one message.
pub const MOST: usize = 5;

/// Bytes of one file: a scan of a leaflet, or a photo.
pub const LARGEST: usize = 3 * 1024 * 1024;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// All that is written in it.
    Found(String),
    /// What could be read; some of its letters could not be told.
    Partly(String),
    /// It has no letters: a picture or a scan. Whatever stands in it, only eyes see it.
    None,
    /// It is encrypted or broken, none of its letters can be told, or reading all of it takes too long.
    Unreadable,
}

impl Text {
    /// What could be read, empty where nothing could.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Found(text) | Self::Partly(text) => text,
            Self::None | Self::Unreadable => "",
        }
    }
}

/// Whether a file may be attached, and what it is. A picture still has to be [`cleaned`].
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
    let kind = opens_as(bytes).ok_or(Refused::Kind)?;
    kind::is_nothing_else(kind, bytes)?;
    match kind {
        Kind::Pdf => pdf::check(bytes)?,
        Kind::Png | Kind::Jpeg | Kind::Webp => drop(image::cleaned(kind, bytes)?),
    }
    Ok(kind)
}

/// The file as it may leave: of a picture what makes the picture, and how it is held up, nothing else (neither place, time
/// and camera nor what was appended). A PDF stays as it is; one with a place in it was refused.
///
/// # Errors
/// [`Refused`], as [`check`] says.
pub fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    match check(bytes)? {
        Kind::Pdf => Ok(bytes.to_vec()),
        kind @ (Kind::Png | Kind::Jpeg | Kind::Webp) => image::cleaned(kind, bytes),
    }
}

/// What a file says. Ask it of what [`cleaned`] gave.
#[must_use]
pub fn text(bytes: &[u8]) -> Text {
    match opens_as(bytes) {
        Some(Kind::Pdf) if bytes.len() <= LARGEST => pdf::text(bytes),
        Some(Kind::Png | Kind::Jpeg | Kind::Webp) => Text::None,
        Some(Kind::Pdf) | None => Text::Unreadable,
    }
}
