//! The cells of one row: found by column, read, and what was wrong with them.

use super::head::{Cell, Column, Head};
use super::report::{Reason, Warning};
use super::table::Row;
use super::{Settings, value};
use crate::my_number;

/// Columns of free text, in which anything may stand.
const TEXTS: [Column; 18] = [
    Column::Name,
    Column::Kana,
    Column::Kind,
    Column::Ownership,
    Column::Address,
    Column::AddressFirst,
    Column::AddressSecond,
    Column::Prefecture,
    Column::City,
    Column::Town,
    Column::Street,
    Column::Building,
    Column::Corporation,
    Column::Ages,
    Column::AgeFrom,
    Column::AgeTo,
    Column::HoursNote,
    Column::Note,
];

/// Reads the cells of one row and remembers what was wrong with them.
pub(super) struct Reader<'a> {
    pub(super) head: &'a Head,
    pub(super) row: &'a Row,
    pub(super) settings: &'a Settings,
    pub(super) warnings: Vec<Warning>,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(head: &'a Head, row: &'a Row, settings: &'a Settings) -> Self {
        Self { head, row, settings, warnings: Vec::new() }
    }

    /// What is wrong with the cell of a column.
    pub(super) fn about(&self, column: Column, reason: Reason) -> Warning {
        let cell = self.cell(column).map_or("", |cell| cell.text);
        warning(self.head.name(column), cell, reason)
    }

    pub(super) const fn legend(&self) -> &'a crate::nursery::Legend {
        &self.settings.legend
    }

    pub(super) fn cell(&self, column: Column) -> Option<Cell<'a>> {
        self.head.cell(self.row, column)
    }

    pub(super) fn warn(&mut self, cell: Cell<'_>, reason: Reason) {
        self.warnings.push(warning(cell.column, cell.text, reason));
    }

    /// The value of a column; a cell that cannot be read is left out with a warning.
    pub(super) fn read<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let cell = self.cell(column)?;
        match read(cell.text) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.warn(cell, reason);
                None
            }
        }
    }

    /// The same, of which something may have been put right.
    pub(super) fn read_noting<T>(
        &mut self,
        column: Column,
        note: impl FnOnce(&T) -> Reason,
        read: impl FnOnce(&str) -> Result<(T, bool), Reason>,
    ) -> Option<T> {
        let (value, noted) = self.read(column, read)?;
        if let (true, Some(cell)) = (noted, self.cell(column)) {
            self.warn(cell, note(&value));
        }
        Some(value)
    }

    pub(super) fn line(&mut self, column: Column, longest: usize) -> Option<String> {
        let line = self.read_noting(column, |_| Reason::Cut { longest }, |text| Ok(value::line(text, longest)));
        line.filter(|line| !line.is_empty())
    }

    /// Why the row as a whole cannot be read.
    pub(super) fn check(&self) -> Result<(), Warning> {
        let width = self.head.width();
        if let Some(surplus) = self.row.cells.iter().skip(width).find(|cell| !cell.is_empty()) {
            return Err(warning("", surplus, Reason::TooManyCells));
        }
        let cells = TEXTS.iter().flat_map(|column| self.head.cells(self.row, *column));
        match cells.into_iter().find(|cell| my_number::contains(cell.text)) {
            Some(cell) => Err(warning(cell.column, "", Reason::MyNumber)),
            None => Ok(()),
        }
    }
}

/// What is wrong with a cell; a My Number is not repeated.
pub(super) fn warning(column: &str, cell: &str, reason: Reason) -> Warning {
    let cell = my_number::mask(&value::plain(cell)).chars().take(100).collect();
    Warning { column: column.to_owned(), cell, reason }
}
