//! A text as rows under a head. Knows CSV, TSV that is called CSV, and titles above the head; refuses a table whose
//! quotes do not close, since from there on every row would be another's.

use serde::Serialize;

use super::geojson;
use super::head::{Column, Head};
use crate::sheet::{NotRecords, Records, separator};

/// More rows than there are facilities in the country.
pub const MAX_ROWS: usize = 50_000;
/// More columns than any layout has.
pub const MAX_COLUMNS: usize = 300;
/// How far down the head may stand, below titles and remarks.
const HEAD_WITHIN: usize = 10;

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Separated by commas (or semicolons).
    Csv,
    /// Separated by tabs.
    Tsv,
    /// A FeatureCollection.
    GeoJson,
}

/// Why a text is no table of facilities.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTable {
    /// No row of the first ten names the column of names (of an extension: of ids and classes).
    #[error("no row among the first ten is a head with a column for {needed}; found {found:?}")]
    NoHead {
        /// The column that is needed.
        needed: &'static str,
        /// What the first row has.
        found: Vec<String>,
    },
    /// A head and nothing below it.
    #[error("the file has a head and no rows")]
    NoRows,
    /// More than [`MAX_ROWS`].
    #[error("the file has more than {MAX_ROWS} rows")]
    TooManyRows,
    /// More than [`MAX_COLUMNS`].
    #[error("the file has {0} columns, more than {MAX_COLUMNS}")]
    TooManyColumns(usize),
    /// Two columns of one name, of which nobody knows which one counts.
    #[error("the column {0} stands there twice")]
    ColumnTwice(String),
    /// A quotation mark is never closed.
    #[error("a quotation mark is opened and never closed")]
    OpenQuote,
    /// Not readable as CSV.
    #[error("line {line}: not readable as CSV")]
    NotCsv {
        /// Where.
        line: u64,
    },
    /// Not readable as JSON.
    #[error("line {line}: not readable as JSON")]
    NotJson {
        /// Where.
        line: usize,
    },
    /// One row per class, which only [`super::import_extension`] reads.
    #[error("the file is an extension: it has a column for classes")]
    IsExtension,
    /// JSON, but no FeatureCollection.
    #[error("the JSON is no GeoJSON FeatureCollection")]
    NotGeoJson,
}

/// A table with its head.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) head: Head,
    pub(super) rows: Vec<Row>,
}

/// A row, and where it stands: the line of the file on which it begins, or the number of the feature.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl Table {
    /// Columns that are not known.
    pub(super) fn unread(&self) -> Vec<String> {
        self.head.unread()
    }
}

/// The table that a text holds.
pub(super) fn read(text: &str) -> Result<(Table, Format), NotTable> {
    read_with(text, &[(Column::Name, "名称")])
}

/// The table that a text holds, whose head has `needed`.
pub(super) fn read_with(text: &str, needed: &[(Column, &'static str)]) -> Result<(Table, Format), NotTable> {
    let (rows, format) = if text.trim_start().starts_with('{') {
        (geojson::rows(text)?, Format::GeoJson)
    } else {
        let separator = separator(text, HEAD_WITHIN);
        (separated(text, separator)?, if separator == b'\t' { Format::Tsv } else { Format::Csv })
    };
    Ok((under_head(rows, needed)?, format))
}

fn under_head(rows: Vec<Row>, needed: &[(Column, &'static str)]) -> Result<Table, NotTable> {
    if let Some(widest) = rows.iter().map(|row| row.cells.len()).max().filter(|widest| *widest > MAX_COLUMNS) {
        return Err(NotTable::TooManyColumns(widest));
    }
    let missing = |head: &Head| needed.iter().find(|(column, _)| !head.has(*column)).map(|(_, name)| *name);
    let first: Vec<String> = rows.first().map(|row| row.cells.clone()).unwrap_or_default();
    let mut lacks = missing(&Head::new(&first));
    let mut rows = rows.into_iter();
    for row in rows.by_ref().take(HEAD_WITHIN) {
        let head = Head::new(&row.cells);
        match missing(&head) {
            None => {
                if let Some(twice) = head.twice() {
                    return Err(NotTable::ColumnTwice(twice));
                }
                let rows: Vec<Row> = rows.collect();
                return if rows.is_empty() { Err(NotTable::NoRows) } else { Ok(Table { head, rows }) };
            }
            // A head that lacks the least says the most.
            Some(other) if head.known() > 1 => lacks = Some(other),
            Some(_) => {}
        }
    }
    Err(NotTable::NoHead { needed: lacks.unwrap_or("名称"), found: first.into_iter().take(60).collect() })
}

/// Every row of the text.
fn separated(text: &str, separator: u8) -> Result<Vec<Row>, NotTable> {
    let mut records = Records::new(text, separator)?;
    let mut rows = Vec::new();
    while let Some((number, record)) = records.advance()? {
        if rows.len() > MAX_ROWS + HEAD_WITHIN {
            return Err(NotTable::TooManyRows);
        }
        rows.push(Row { number, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(rows)
}

impl From<NotRecords> for NotTable {
    fn from(why: NotRecords) -> Self {
        match why {
            NotRecords::OpenQuote => Self::OpenQuote,
            NotRecords::NotCsv { line } => Self::NotCsv { line },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_line_breaks_inside_quotes() {
        let (table, format) = read("名称,備考\r\n\"つなぐ\",\"一行\n二行\"\r\n\r\nあおば,\"a \"\"b\"\"\"\r\n").unwrap();
        assert_eq!(format, Format::Csv);
        let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.cells.as_slice())).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], (2, &["つなぐ".to_owned(), "一行\n二行".to_owned()][..]));
        assert_eq!(rows[1].1[1], "a \"b\"");
    }

    #[test]
    fn tabs_and_titles_above_the_head_are_seen_through() {
        let (table, format) = read("保育所一覧、2026年\n名称\t住所\t備考\nつなぐ\t青葉町1,2\t\n").unwrap();
        assert_eq!((format, table.rows.len()), (Format::Tsv, 1));
        assert_eq!(table.rows[0].cells[1], "青葉町1,2");
    }

    #[test]
    fn a_damaged_table_gives_nothing() {
        let no_head = |found: &[&str]| NotTable::NoHead {
            needed: "名称",
            found: found.iter().map(|name| (*name).to_owned()).collect(),
        };
        for (text, why) in [
            ("名称,住所\r\n", NotTable::NoRows),
            ("a,b\n1,2\n", no_head(&["a", "b"])),
            ("名称,備考\nつなぐ,\"開いたまま\n", NotTable::OpenQuote),
            ("名称,住所,名称\nつなぐ,青葉町,あおば\n", NotTable::ColumnTwice("名称".to_owned())),
            ("{\"type\":\"FeatureCollection\",", NotTable::NotJson { line: 1 }),
            ("{\"type\":\"Feature\"}", NotTable::NotGeoJson),
            ("{\"type\":\"FeatureCollection\",\"features\":[]}", NotTable::NoRows),
        ] {
            assert_eq!(read(text).unwrap_err(), why, "{text}");
        }
        let wide = format!("名称{}\n", ",x".repeat(MAX_COLUMNS));
        assert_eq!(read(&wide).unwrap_err(), NotTable::TooManyColumns(MAX_COLUMNS + 1));
        let long = format!("名称,住所\n{}", "a,b\n".repeat(MAX_ROWS + HEAD_WITHIN + 1));
        assert_eq!(read(&long).unwrap_err(), NotTable::TooManyRows);
    }
}
