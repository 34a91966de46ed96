//! Lists as offices hand them over: bytes as text, text as records. Knows encodings, separators and quotes; refuses to
//! know what any column means.

mod decode;
mod records;

pub(crate) use decode::decode;
pub use decode::{Encoding, MAX_BYTES, NotText};
pub(crate) use records::{NotRecords, Records, separator};

use crate::width::narrow;

/// A column's name as it is compared: without width, case, spaces, brackets and signs.
pub(crate) fn plain(name: &str) -> String {
    let kept = name.trim_start_matches('\u{feff}').chars().map(narrow).filter(|c| {
        !c.is_whitespace() && !matches!(c, '_' | '-' | '(' | ')' | '.' | '・' | '*' | '【' | '】' | '[' | ']' | '"')
    });
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
