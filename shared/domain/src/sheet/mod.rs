//! Lists as offices hand them over and take them back: bytes as text, text as records, records as a file. Knows encodings,
//! separators, quotes and what a spreadsheet would run; refuses to know what any column means.

mod decode;
mod records;
mod write;

pub(crate) use decode::decode;
pub use decode::{Encoding, MAX_BYTES, NotText};
pub(crate) use records::{NotRecords, Records, separator};
pub use write::{BYTE_ORDER_MARK, record};

use crate::width::narrow;

/// A column's name as it is compared: without width, case, spaces, brackets and signs.
pub(crate) fn plain(name: &str) -> String {
    let kept = name.trim_start_matches('\u{feff}').chars().map(narrow).filter(|c| {
        !c.is_whitespace() && !matches!(c, '_' | '-' | '(' | ')' | '.' | '・' | '*' | '【' | '】' | '[' | ']' | '"')
    });
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
