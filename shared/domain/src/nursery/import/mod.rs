//! Files of facilities, as municipalities publish them: the national standard (自治体標準オープンデータセット, 53 columns and
//! its variants), the older 推奨データセット (28 columns), the GeoJSON of papamama maps, and our own extension, which says
//! what the standard cannot.
//!
//! Knows bytes in and facilities out, with a report on every row: taken, taken with warnings, or refused, each with the
//! cell and the reason. Refuses to guess: columns are found by name and never by position, a cell that cannot be read is
//! left out with a warning, and a file that is damaged as a whole gives nothing at all.
//!
//! The extension has one row per facility and class, in these columns (any order; `ID` and `クラス年齢` are needed):
//!
//! | column | what |
//! |---|---|
//! | `ID` | the facility's, as in the file of facilities |
//! | `名称` | for whoever reads the file; not read |
//! | `クラス年齢` | 0 to 5; empty for what is said of the whole facility |
//! | `クラス定員` | places of the class |
//! | `空き状況`, `空き状況更新日`, `入園月` | number or symbol; as of when; for children who begin when (`2027-04`) |
//! | `最低指数_2026年度`, `最低指数_令和7年度`, … | cut-off of children who began in that fiscal year: number or symbol |
//! | `アレルギー対応` | 有, 除去食, 代替食, 弁当持参, 要相談, 無 |
//! | `開始時間`, `終了時間` | opening hours with 延長保育 |
//! | `延長保育`, `休日保育`, `夜間保育`, `病児保育`, `一時預かり`, `園バス`, `給食`, `授乳室`, `駐車場` | 有 or 無 |
//!
//! What is said of the whole facility may stand in any of its rows; a second row must not say something else.

mod extension;
mod geojson;
mod head;
mod names;
mod reader;
mod report;
mod row;
mod table;
mod value;

use serde::{Deserialize, Serialize};

use super::{Legend, Nursery, supersede};
use crate::sheet::decode;
pub use crate::sheet::{Encoding, MAX_BYTES, NotText};
pub use extension::import_extension;
pub use report::{Outcome, Reason, RowReport, Warning};
pub use table::{Format, MAX_COLUMNS, MAX_ROWS, NotTable};

/// What the municipality that publishes the file adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Its code (six digits), for files that do not name it.
    pub municipality: String,
    /// Its name such as つなぐ市, which addresses begin with.
    pub municipality_name: String,
    /// What its symbols mean.
    #[serde(skip_serializing_if = "is_plain")]
    pub legend: Legend,
}

fn is_plain(legend: &Legend) -> bool {
    *legend == Legend::default()
}

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// Facilities, one to a row.
    Facilities,
    /// What our extension adds to facilities that are known, one class to a row.
    Extension,
}

/// What a file gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Import {
    /// What it is about.
    pub contents: Contents,
    /// What kind of file it is.
    pub format: Format,
    /// In what encoding it was written.
    pub encoding: Encoding,
    /// The facilities, in the order of the file. Those of an extension and of [`import_over`] are all that are then known.
    pub nurseries: Vec<Nursery>,
    /// One for each row.
    pub rows: Vec<RowReport>,
    /// Columns that nothing was read from.
    pub unread: Vec<String>,
}

impl Import {
    /// How many rows were taken, taken with warnings, and refused.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |outcome| self.rows.iter().filter(|row| row.outcome() == outcome).count();
        (count(Outcome::Taken), count(Outcome::Warned), count(Outcome::Refused))
    }
}

/// Why a file gives nothing at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotImported {
    /// Not a text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// Not a table.
    #[error(transparent)]
    NotTable(#[from] NotTable),
}

/// Reads a file of either contents over what is `known` and gives the whole set as it would be then, to be compared
/// ([`super::diff()`]) and published. Facilities take the place of those of the municipalities that are in the file, and keep
/// what extensions said of them ([`supersede`]); an extension adds to what is known.
///
/// # Errors
/// As [`import`] and [`import_extension`].
pub fn import_over(bytes: &[u8], settings: &Settings, known: &[Nursery]) -> Result<Import, NotImported> {
    match import(bytes, settings) {
        Err(NotImported::NotTable(NotTable::IsExtension)) => import_extension(bytes, settings, known),
        read => read.map(|read| Import { nurseries: supersede(known, read.nurseries), ..read }),
    }
}

/// Reads a file of facilities in whatever layout.
///
/// # Errors
/// A file that is no text, no table of facilities, or an extension. Rows that cannot be taken are no error: they are in the report.
pub fn import(bytes: &[u8], settings: &Settings) -> Result<Import, NotImported> {
    let (text, encoding) = decode(bytes)?;
    let (table, format) = table::read(&text)?;
    if table.head.has(head::Column::Class) {
        return Err(NotTable::IsExtension.into());
    }
    let (nurseries, rows) = row::read_all(&table, settings);
    Ok(Import { contents: Contents::Facilities, format, encoding, nurseries, rows, unread: table.unread() })
}
