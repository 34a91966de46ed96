//! A text as records: RFC 4180, with bare line feeds inside quotes and records of any length. Refuses a text whose quotes
//! do not close, since from there on every record would be another's.

use std::collections::BTreeMap;

use csv::{Reader, ReaderBuilder, StringRecord, Trim};

/// Why a text has no records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotRecords {
    /// A quotation mark is never closed.
    OpenQuote,
    /// Not readable as CSV.
    NotCsv {
        /// Where.
        line: u64,
    },
}

/// What separates the cells of the first `within` lines: the sign of which they have most outside quotes.
pub(crate) fn separator(text: &str, within: usize) -> u8 {
    let mut counts = BTreeMap::from([(b',', 0_usize), (b'\t', 0), (b';', 0)]);
    let (mut quoted, mut lines) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if quoted => {}
            _ if lines > within => break,
            byte => {
                if let Some(count) = counts.get_mut(&byte) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().max_by_key(|(byte, count)| (**count, **byte == b','));
    most.filter(|(_, count)| **count > 0).map_or(b',', |(byte, _)| *byte)
}

/// The records of a text, one after the other; those without any content are passed over. Cells come without blanks
/// around them.
pub(crate) struct Records<'a> {
    reader: Reader<&'a [u8]>,
    record: StringRecord,
    lines: Lines<'a>,
}

impl<'a> Records<'a> {
    /// # Errors
    /// A quotation mark that is never closed.
    pub(crate) fn new(text: &'a str, separator: u8) -> Result<Self, NotRecords> {
        if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
            return Err(NotRecords::OpenQuote);
        }
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let lines = Lines { bytes: text.as_bytes(), at: 0, line: 1 };
        Ok(Self { reader, record: StringRecord::new(), lines })
    }

    /// The next record, and the line of the file on which it begins.
    ///
    /// # Errors
    /// What is not readable as CSV.
    pub(crate) fn advance(&mut self) -> Result<Option<(u64, &StringRecord)>, NotRecords> {
        loop {
            let from = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
            let line = self.lines.of(from);
            if !self.reader.read_record(&mut self.record).map_err(|_| NotRecords::NotCsv { line })? {
                return Ok(None);
            }
            if !self.record.iter().all(str::is_empty) {
                return Ok(Some((line, &self.record)));
            }
        }
    }
}

/// On which line of the file something stands. The reader's own count is one less after CR LF.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first byte from `from` on that ends no line.
    fn of(&mut self, from: usize) -> u64 {
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= from && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}
