//! The rows of a table, in its order.

use super::row::{Gives, Row, Scope};
use super::rules::PointRules;

impl PointRules {
    /// Every row, without the parts of rows.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let other = [&self.multipliers, &self.overrides, &self.top_priority, &self.classes];
        self.base.rows.iter().chain(&self.adjustments).chain(other.into_iter().flatten())
    }

    /// Rows that are read for each guardian, with their parts.
    pub(super) fn guardian_rows(&self) -> impl Iterator<Item = &Row> {
        let own = self.adjustments.iter().filter(|row| row.scope == Scope::Guardian);
        self.base.rows.iter().chain(own).flat_map(Row::with_parts)
    }

    /// Adjustments that are read once, with their parts.
    pub(super) fn household_rows(&self) -> impl Iterator<Item = &Row> {
        self.adjustments.iter().filter(|row| row.scope != Scope::Guardian).flat_map(Row::with_parts)
    }
}

impl Row {
    /// It and its parts.
    pub fn with_parts(&self) -> impl Iterator<Item = &Self> {
        let parts = match &self.gives {
            Gives::Parts { of } => of.as_slice(),
            _ => &[],
        };
        std::iter::once(self).chain(parts)
    }
}
