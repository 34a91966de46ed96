//! Names of things as they stand in an entry. An id is short ASCII without anything that JSON escapes, so that an entry
//! has one spelling.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::bounds::{ID_CHARS, REASON_BYTES};

/// What cannot be a name here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id, hash or text of this protocol")]
pub struct NotANaming;

macro_rules! named {
    ($($(#[$doc:meta])* $name:ident: $valid:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// Takes a text that is valid.
            ///
            /// # Errors
            /// Where it is not.
            pub fn new(text: impl Into<String>) -> Result<Self, NotANaming> {
                let text = text.into();
                if $valid(&text) { Ok(Self(text)) } else { Err(NotANaming) }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

named! {
    /// An enrolled device.
    DeviceId: is_id;
    /// A nursery, school or centre.
    FacilityId: is_id;
    /// A child, by a pseudonym.
    ChildId: is_id;
    /// One run of a bus.
    RunId: is_id;
    /// Who recorded, brought or collected: a member of staff or a guardian, by a pseudonym, never by name.
    PersonId: is_id;
    /// A notice that was read, or what a command is about.
    ThingId: is_id;
    /// The reason of a correction: up to 96 bytes without control characters, quotes and backslashes.
    Reason: is_reason;
}

macro_rules! hex_bytes {
    ($($(#[$doc:meta])* $name:ident: $len:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Reads lower-case hex of exactly the right length.
            ///
            /// # Errors
            /// Where it is anything else.
            pub fn parse(text: &str) -> Result<Self, NotANaming> {
                read_hex(text).map(Self).ok_or(NotANaming)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_hex(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

hex_bytes! {
    /// A log: 128 random bits, made with the store it lies in. A wiped store has a new one.
    LogId: 16;
    /// SHA-256 of an entry's canonical bytes.
    Digest: 32;
}

impl Digest {
    /// What stands before the first entry.
    pub const NOTHING: Self = Self([0; 32]);

    /// Of an entry's bytes.
    #[must_use]
    pub fn of(entry: &str) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(entry.as_bytes()).into())
    }
}

/// Names an entry everywhere: its log and its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The log.
    pub log: LogId,
    /// The place: 1, 2, 3…
    pub n: u64,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.log, self.n)
    }
}

/// Lower case alone: two spellings of one log would be two logs.
fn read_hex<const LEN: usize>(text: &str) -> Option<[u8; LEN]> {
    let digit = |letter: u8| match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let mut bytes = [0; LEN];
    if pairs.len() != LEN {
        return None;
    }
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}

fn write_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' + half - 10 });
    for byte in bytes {
        f.write_char(digit(byte >> 4))?;
        f.write_char(digit(byte & 15))?;
    }
    Ok(())
}

fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    !text.is_empty() && text.len() <= ID_CHARS && text.bytes().all(plain)
}

fn is_reason(text: &str) -> bool {
    let plain = |letter: char| !letter.is_control() && !matches!(letter, '"' | '\\' | '\u{2028}' | '\u{2029}');
    !text.trim().is_empty() && text.len() <= REASON_BYTES && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        assert!(ChildId::new("child_01HZ").is_ok());
        for wrong in ["", "a b", "a\"b", "a\\b", "子", "x/y", &"x".repeat(33)] {
            assert!(ChildId::new(wrong).is_err(), "{wrong}");
        }
        assert!(LogId::parse(&"0a".repeat(16)).is_ok());
        assert!(LogId::parse(&"0A".repeat(16)).is_err());
        assert!(LogId::parse("0a").is_err());
    }

    #[test]
    fn a_reason_is_plain() {
        assert!(Reason::new("押し間違い").is_ok());
        for wrong in ["", " ", "a\nb", "\"", &"あ".repeat(33)] {
            assert!(Reason::new(wrong).is_err(), "{wrong}");
        }
    }
}
