//! One CSV of the zip: its columns by name, and its rows. Columns that are not named here are passed over.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::archive::Archive;
use crate::{
    roster::rejection::{Code, Findings, Found},
    sheet::{Encoding, NotRecords, NotText, Records, decode},
};

/// More rows than the enrolments of any municipality that fit into the zip.
const MAX_ROWS: usize = 500_000;
pub(super) const ID: &str = "sourcedId";
const STATUS: &str = "status";

/// Which columns of a file are read. Names are compared without case, which is all in which the generations differ:
/// `metadata.jp.ShussekiNo` and `metadata.jp.shussekiNo`.
pub(super) struct Layout {
    pub(super) file: &'static str,
    pub(super) needed: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

/// A row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) file: &'static str,
    pub(super) line: u64,
    places: &'a [(&'static str, usize)],
    record: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// What stands in a column; nothing where the file has no such column.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let place = self.places.iter().find(|(name, _)| *name == column).map(|(_, place)| *place);
        place.and_then(|place| self.record.get(place)).unwrap_or_default()
    }

    /// The parts of a list.
    pub(super) fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.text(column).split(',').map(str::trim).filter(|part| !part.is_empty())
    }

    /// What has to stand there.
    pub(super) fn some(&self, column: &'static str, errors: &mut Findings) -> Option<&'a str> {
        let text = self.text(column);
        if text.is_empty() {
            self.wrong(column, Code::Empty, errors);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// Names what is wrong.
    pub(super) fn wrong(&self, column: &'static str, code: Code, findings: &mut Findings) {
        findings.cell(self.file, self.line, column, code);
    }
}

impl Layout {
    /// What `read` makes of each row.
    pub(super) fn each<T>(
        &self,
        archive: &Archive,
        found: &mut Found,
        mut read: impl FnMut(Row<'_>, &mut Found) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        let bytes = archive.files.get(self.file).map_or(&[][..], Vec::as_slice);
        let done = self.rows(bytes, |row| {
            if !passes(row, &mut found.errors) {
                return;
            }
            all.extend(read(row, found));
        });
        match done {
            Ok(()) => {}
            Err(Stopped::File(code)) => found.errors.file(self.file, code),
            Err(Stopped::Line(line, code)) => found.errors.row(self.file, line, code),
            Err(Stopped::Columns(code, columns)) => {
                for column in columns {
                    found.errors.column(self.file, column, code);
                }
            }
        }
        all
    }

    /// The same by `sourcedId`.
    pub(super) fn keyed<T>(
        &self,
        archive: &Archive,
        found: &mut Found,
        mut read: impl FnMut(Row<'_>, &mut Found) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let mut keyed = BTreeMap::new();
        self.each(archive, found, |row, found| {
            let id = row.some(ID, &mut found.errors)?;
            let value = read(row, found)?;
            if keyed.insert(id.to_owned(), value).is_some() {
                row.wrong(ID, Code::IdTwice, &mut found.errors);
            }
            Some(())
        });
        keyed
    }

    fn rows(&self, bytes: &[u8], mut each: impl FnMut(Row<'_>)) -> Result<(), Stopped> {
        let text = match decode(bytes) {
            Ok((text, Encoding::Utf8 | Encoding::Utf8Bom)) => text,
            Ok(_) | Err(NotText::Binary | NotText::Zip | NotText::UnknownEncoding) => {
                return Err(Stopped::File(Code::NotText));
            }
            Err(NotText::TooLarge(_)) => return Err(Stopped::File(Code::TooLargeUnpacked)),
            Err(NotText::Empty) => return Err(Stopped::File(Code::NoRows)),
        };
        let mut records = Records::new(&text, b',')?;
        let Some((_, head)) = records.advance()? else { return Err(Stopped::File(Code::NoRows)) };
        let width = head.len();
        let places = self.places(head)?;
        let mut count = 0;
        while let Some((line, record)) = records.advance()? {
            count += 1;
            if count > MAX_ROWS {
                return Err(Stopped::File(Code::TooManyRows));
            }
            if record.len() != width {
                return Err(Stopped::Line(line, Code::Cells));
            }
            each(Row { file: self.file, line, places: &places, record });
        }
        Ok(())
    }

    fn places(&self, head: &StringRecord) -> Result<Vec<(&'static str, usize)>, Stopped> {
        let mut places = Vec::new();
        let (mut missing, mut twice) = (Vec::new(), Vec::new());
        for name in self.needed.iter().chain(self.optional).chain(&[STATUS]) {
            let mut found = head.iter().enumerate().filter(|(_, column)| column.eq_ignore_ascii_case(name));
            match (found.next(), found.next()) {
                (Some((place, _)), None) => places.push((*name, place)),
                (Some(_), Some(_)) => twice.push(*name),
                (None, _) if self.needed.contains(name) => missing.push(*name),
                (None, _) => {}
            }
        }
        if !missing.is_empty() {
            return Err(Stopped::Columns(Code::ColumnMissing, missing));
        }
        if twice.is_empty() { Ok(places) } else { Err(Stopped::Columns(Code::ColumnTwice, twice)) }
    }
}

/// Whether a row is one of a file with everything.
fn passes(row: Row<'_>, errors: &mut Findings) -> bool {
    let code = match row.text(STATUS) {
        "" | "active" => return true,
        "tobedeleted" => Code::DeletedRow,
        _ => Code::UnknownWord,
    };
    row.wrong(STATUS, code, errors);
    false
}

/// Why the rest of a file is not read.
enum Stopped {
    File(Code),
    /// From here on nobody knows which cell belongs to which column.
    Line(u64, Code),
    Columns(Code, Vec<&'static str>),
}

impl From<NotRecords> for Stopped {
    fn from(why: NotRecords) -> Self {
        match why {
            NotRecords::OpenQuote => Self::File(Code::OpenQuote),
            NotRecords::NotCsv { line } => Self::Line(line, Code::NotCsv),
        }
    }
}
