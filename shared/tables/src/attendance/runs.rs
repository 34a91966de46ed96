//! Runs of buses that were closed. A run itself is what its line plans and what was written down about it.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::TransactWriteItem;
use serde::{Deserialize, Serialize};
use sync::{clock::Millis, entry::RunId};

use super::{Attendance, feeds::Feed, keyed};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{put, text},
};

/// A run that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunClosed {
    /// Which.
    pub run: RunId,
    /// When.
    pub at: Millis,
    /// On which device, or by which member of staff.
    pub by: String,
}

impl Attendance {
    /// Closes a run, once.
    pub(super) fn run_closed(&self, facility: &str, run: &RunClosed) -> Result<TransactWriteItem, StoreError> {
        let item = keyed(keys::runs(facility), run.run.as_str(), run);
        put(&self.table, &item, "attribute_not_exists(pk)", &[])
    }

    /// A change of the board's feed without a row, behind the last one that was seen: nobody got on in between.
    pub(super) fn nothing_happened(&self, facility: &str, head: u64) -> Result<TransactWriteItem, StoreError> {
        self.change(Feed::board(facility), head + 1, [])
    }

    /// Closes a run from the office, where nothing has happened since the `head` of the board's feed; whoever closed it
    /// first did.
    ///
    /// # Errors
    /// When the store is unavailable, or something has happened since.
    pub async fn close_run(
        &self,
        facility: &str,
        head: u64,
        run: RunClosed,
        audit: &AuditEntry,
    ) -> Result<RunClosed, StoreError> {
        let writes =
            vec![self.run_closed(facility, &run)?, self.nothing_happened(facility, head)?, self.audited(audit)?];
        match self.store.transact("run", writes).await {
            Ok(()) => Ok(run),
            Err(StoreError::Conflict(what)) => {
                let there = self.closed_runs(facility, [run.run.to_string()]).await?;
                there.into_values().next().ok_or(StoreError::Conflict(what))
            }
            Err(error) => Err(error),
        }
    }

    /// Those of some runs that were closed.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn closed_runs(
        &self,
        facility: &str,
        runs: impl IntoIterator<Item = String>,
    ) -> Result<BTreeMap<String, RunClosed>, StoreError> {
        let wanted = runs.into_iter().map(|run| (keys::runs(facility), run)).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter()
            .map(|row| {
                let run = text(&row, keys::SK).unwrap_or_default().to_owned();
                Ok((run, serde_dynamo::from_item(row)?))
            })
            .collect()
    }
}
