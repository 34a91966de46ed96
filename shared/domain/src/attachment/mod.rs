//! Files that staff attach: what may leave, told by the bytes and never by the name, cleaned of what nobody meant to send
//! (where a photo was taken), and what they say, as far as that can be read. Knows no message and no reader.
//!
//! Whatever comes in is hostile until it has been read: work and memory are bounded, and a file that cannot be read to its
//! end is refused or called unreadable. Nothing here panics: functions are built to abort.

mod kind;
mod name;

pub use kind::{Kind, Refused, check};
pub use name::clean_name;

/// Files of one message.
pub const MOST: usize = 5;

/// Bytes of one file: a scan of a leaflet, or a photo. All five fit into one answer of no function; each is fetched alone.
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
