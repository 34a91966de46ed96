//! The pack: what a page loads once and then searches by itself, so that home stays on the phone. Every filter of a
//! [`super::Query`] can be answered from it, with the same hits in the same order. Knows bytes; what a facility does not
//! need for being found (address, telephone, hours in words) is asked for when somebody opens it.
//!
//! All numbers are little-endian, nothing is aligned, sections follow each other without gaps.
//!
//! **Head**, 32 bytes:
//!
//! | at | type | what |
//! |---|---|---|
//! | 0 | 4 bytes | `TNUR` |
//! | 4 | u16 | version, 1 |
//! | 6 | u16 | 0 |
//! | 8 | u32 | R, rows |
//! | 12 | u32 | C, class cells |
//! | 16 | u32 | A, as-of pairs (at most 65,535) |
//! | 20 | u32 | M, municipalities (at most 65,535) |
//! | 24 | u32 | T, bytes of text |
//! | 28 | u32 | 0 |
//!
//! **Rows**, R × 24 bytes, in the order of ids (bytes of UTF-8), then of municipalities; at one distance the earlier row
//! comes first:
//!
//! | at | type | what |
//! |---|---|---|
//! | 0 | i32 | latitude in millionths of a degree; −2³¹ where there are no coordinates |
//! | 4 | i32 | longitude, likewise |
//! | 8 | u8 | kind, [`super::Kind`]'s number (0–21) |
//! | 9 | u8 | which cells it has: bit c for class c (0–5), bit 6 for free places of no class in particular |
//! | 10 | u16 | opens, minutes after midnight; 65535 unknown |
//! | 12 | u16 | closes; beyond 1440 on the next day; 65535 unknown |
//! | 14 | u8 | ages from, completed months; 255 unknown |
//! | 15 | u8 | ages to, first month not taken; 255 unknown |
//! | 16 | u16 | extras it offers, bits of [`super::Extra`] |
//! | 18 | u8 | weekdays, bit 0 Monday … bit 6 Sunday |
//! | 19 | u8 | allergy: 0 unknown, 1 有, 2 除去食, 3 代替食, 4 弁当持参, 5 要相談, 6 無 |
//! | 20 | u16 | capacity; 65535 unknown |
//! | 22 | u16 | municipality, number of its line |
//!
//! **Class cells**, C × 8 bytes: those of the first row by ascending bit, then those of the next:
//!
//! | at | type | what |
//! |---|---|---|
//! | 0 | u8 | free places: 0 nothing said, 1–200 so many and one more (1 is none, 200 is 199 or more), 240 some, 241 few, 242 none, 243 to be asked, 244 no class, 245 a symbol without meaning |
//! | 1 | u8 | newest cut-off: 0 nothing said, 1 points, 2 at most, 3 places left, 4 all admitted, 5 nobody admitted, 6 no places, 7 kept back, 8 no class |
//! | 2 | u16 | as-of pair; 65535 none |
//! | 4 | i16 | tenths of a point (1, 2) or places left (3) |
//! | 6 | u8 | fiscal year of the cut-off less 2000; 255 none |
//! | 7 | u8 | bit 0: there is such a class |
//!
//! **As-of pairs**, A × 4 bytes: u16 days since 2000-01-01 and u16 months since 2000-01 of entry; 65535 where not said.
//!
//! **Text**, T bytes of UTF-8, each line ended by `\n`: M lines of municipality codes, then for each row four: id, name,
//! kana, district; empty where there is none.

mod read;

use super::Nursery;
use super::search::{Columns, Index};
use read::Bytes;

/// The version of the layout.
pub const VERSION: u16 = 1;
const MAGIC: &[u8; 4] = b"TNUR";

/// Why bytes are no pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPack {
    /// Something else.
    #[error("the bytes are no pack of facilities")]
    Magic,
    /// A layout that is not known here.
    #[error("the pack has version {0}; version {VERSION} is read")]
    Version(u16),
    /// Shorter or longer than its head says.
    #[error("the pack has another length than its head says")]
    Length,
    /// A number that nothing can have.
    #[error("a value of the pack is out of range")]
    Value,
    /// The text is not UTF-8, or has another number of lines.
    #[error("the text of the pack does not fit its rows")]
    Text,
    /// Rows that are not in the order of their ids, or twice.
    #[error("the rows of the pack are not in order")]
    Order,
}

/// What a pack holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(Columns);

impl Packed {
    /// How many facilities there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.rows.is_empty()
    }

    /// The same searches as over the facilities themselves; [`Index::source`] is the row.
    #[must_use]
    pub fn into_index(self) -> Index {
        let sources = (0..self.len()).collect();
        Index::of(self.0, sources)
    }
}

/// The bytes of a pack. The same facilities in any order give the same bytes.
#[must_use]
pub fn pack(nurseries: &[Nursery]) -> Vec<u8> {
    let (columns, _) = Columns::of(nurseries);
    let mut lines = columns.municipalities.iter().map(|code| line(code)).collect::<String>();
    for texts in &columns.texts {
        lines.extend([&texts.id, &texts.name, &texts.kana, &texts.district].map(|text| line(text)));
    }
    let mut out = Vec::with_capacity(32 + columns.rows.len() * 24 + columns.cells.len() * 8 + lines.len());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend([0; 2]);
    let counts =
        [columns.rows.len(), columns.cells.len(), columns.as_of.len(), columns.municipalities.len(), lines.len(), 0];
    for count in counts {
        out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }
    for row in &columns.rows {
        out.extend(row.lat.to_le_bytes());
        out.extend(row.lng.to_le_bytes());
        out.extend([row.kind, row.classes]);
        out.extend(row.opens.to_le_bytes());
        out.extend(row.closes.to_le_bytes());
        out.extend([row.from, row.to]);
        out.extend(row.extras.to_le_bytes());
        out.extend([row.days, row.allergy]);
        out.extend(row.capacity.to_le_bytes());
        out.extend(row.municipality.to_le_bytes());
    }
    for cell in &columns.cells {
        out.extend([cell.vacancy, cell.border]);
        out.extend(cell.as_of.to_le_bytes());
        out.extend(cell.points.to_le_bytes());
        out.extend([cell.year, cell.flags]);
    }
    for pair in &columns.as_of {
        out.extend(pair.day.to_le_bytes());
        out.extend(pair.entry.to_le_bytes());
    }
    out.extend(lines.as_bytes());
    out
}

/// A line of text: what would end it is a space.
fn line(text: &str) -> String {
    text.replace('\n', " ") + "\n"
}

/// What a pack holds.
///
/// # Errors
/// Whatever the bytes are, why they are no pack.
pub fn unpack(bytes: &[u8]) -> Result<Packed, NotAPack> {
    read::columns(&mut Bytes::new(bytes)).map(Packed)
}
