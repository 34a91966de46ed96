//! Feeds as they are kept: change after change, each naming the rows that it touched.

use aws_sdk_dynamodb::types::TransactWriteItem;
use serde::{Deserialize, Serialize};

use super::{Attendance, keyed};
use crate::{
    error::StoreError,
    keys,
    store::{Query, put},
};

/// The facility and its children.
pub const ROSTER: &str = "roster";
/// What happened.
pub const BOARD: &str = "board";
/// What became of a device's commands.
pub const OUTCOMES: &str = "outcomes";

/// One feed: whose, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed<'a> {
    /// A facility, or a device.
    pub scope: &'a str,
    /// [`ROSTER`], [`BOARD`] or [`OUTCOMES`].
    pub name: &'a str,
}

impl<'a> Feed<'a> {
    /// A facility's children.
    #[must_use]
    pub fn roster(facility: &'a str) -> Self {
        Self { scope: facility, name: ROSTER }
    }

    /// What happened at a facility.
    #[must_use]
    pub fn board(facility: &'a str) -> Self {
        Self { scope: facility, name: BOARD }
    }

    /// What became of a device's commands.
    #[must_use]
    pub fn outcomes(device: &'a str) -> Self {
        Self { scope: device, name: OUTCOMES }
    }

    pub(super) fn pk(self) -> String {
        keys::feed(self.scope, self.name)
    }
}

#[derive(Serialize, Deserialize)]
struct ChangeRow {
    /// Keys of rows, see [`shortened`].
    rows: String,
}

impl Attendance {
    /// The last change of a feed; 0 where there is none.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn feed_head(&self, feed: Feed<'_>) -> Result<u64, StoreError> {
        let newest = Query { newest_first: true, most: Some(1), ..Query::partition(&self.table, feed.pk()) };
        let rows = self.store.query(newest).await?;
        Ok(rows.first().and_then(|row| crate::store::text(row, keys::SK)?.parse().ok()).unwrap_or(0))
    }

    /// At most so many changes from a number on, each with the keys of its rows.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn changes(&self, feed: Feed<'_>, from: u64, most: usize) -> Result<Vec<(u64, Vec<String>)>, StoreError> {
        let between = Some((keys::seq(from), keys::seq(999_999_999_999)));
        let query = Query { between, most: Some(most), ..Query::partition(&self.table, feed.pk()) };
        let mut changes = Vec::new();
        for row in self.store.query(query).await? {
            let Some(seq) = crate::store::text(&row, keys::SK).and_then(|sk| sk.parse().ok()) else { continue };
            let row: ChangeRow = serde_dynamo::from_item(row)?;
            changes.push((seq, lengthened(&row.rows)));
        }
        Ok(changes)
    }

    /// The next change of a feed; its number is a condition, so two writers cannot both have it.
    pub(super) fn change(
        &self,
        feed: Feed<'_>,
        seq: u64,
        rows: impl IntoIterator<Item = String>,
    ) -> Result<TransactWriteItem, StoreError> {
        let row = ChangeRow { rows: shortened(rows) };
        put(&self.table, &keyed(feed.pk(), keys::seq(seq), row), "attribute_not_exists(pk)", &[])
    }
}

/// Keys one below the other. A part (between slashes or dots) that is as in the key before is left out: 24 events of one
/// device then fit the kilobyte that DynamoDB charges for anyway.
fn shortened(rows: impl IntoIterator<Item = String>) -> String {
    let mut lines = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for row in rows {
        let parts: Vec<String> = row.split(SEPARATORS).map(str::to_owned).collect();
        let same = parts.len() == before.len();
        let mut line = String::with_capacity(row.len());
        let mut separators = row.matches(SEPARATORS);
        for (n, part) in parts.iter().enumerate() {
            // An empty part would be taken for a repeated one; keys have none.
            if !(same && before.get(n) == Some(part)) {
                line.push_str(part);
            }
            line.push_str(separators.next().unwrap_or_default());
        }
        lines.push(line);
        before = parts;
    }
    lines.join("\n")
}

fn lengthened(text: &str) -> Vec<String> {
    let mut rows = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut row = String::new();
        let mut separators = line.matches(SEPARATORS);
        let parts: Vec<String> = line
            .split(SEPARATORS)
            .enumerate()
            .map(|(n, part)| match (part, before.get(n)) {
                ("", Some(same)) => same.clone(),
                _ => part.to_owned(),
            })
            .collect();
        for part in &parts {
            row.push_str(part);
            row.push_str(separators.next().unwrap_or_default());
        }
        rows.push(row);
        before = parts;
    }
    rows
}

const SEPARATORS: [char; 2] = ['/', '.'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_four_events_of_a_gate_fit_a_kilobyte_and_come_back() {
        let row = |n: u64| format!("2026-04-13/c/k_{n:016x}/{}.{n}", "ab".repeat(16));
        let rows: Vec<String> = (1..=24).map(row).collect();
        let short = shortened(rows.clone());
        assert!(short.len() < 800, "{}", short.len());
        assert_eq!(lengthened(&short), rows);
    }

    #[test]
    fn keys_of_all_kinds_come_back() {
        let rows: Vec<String> =
            ["f", "k/k_1", "k/k_2", "2026-04-13/r/am1.20260413/0a.1", "2026-04-13/r/am1.20260413/0a.2", "k/k_2"]
                .map(str::to_owned)
                .into();
        assert_eq!(lengthened(&shortened(rows.clone())), rows);
        assert!(lengthened(&shortened(Vec::new())).is_empty());
    }
}
