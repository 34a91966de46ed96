//! Facilities. Whatever changes one tells its devices, in the same transaction.

use domain::facility::Facility;
use serde::{Deserialize, Serialize};

use super::{Attendance, TRIES, feeds::Feed, keyed, number};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, again, put},
};

/// A facility as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacilityRow {
    /// What staff wrote.
    pub facility: Facility,
    /// Grows with every save.
    pub version: u64,
}

impl Attendance {
    /// Every facility, by id.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn facilities(&self) -> Result<Vec<FacilityRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::FACILITIES.to_owned())).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// One facility.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn facility(&self, id: &str) -> Result<Option<FacilityRow>, StoreError> {
        self.store.get(&self.table, keys::FACILITIES.to_owned(), id.to_owned()).await
    }

    /// Saves a facility over the version before it; false when somebody else was faster.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_facility(&self, row: &FacilityRow, audit: &AuditEntry) -> Result<bool, StoreError> {
        let id = row.facility.id.as_str();
        for attempt in 1..=TRIES {
            let feed = Feed::roster(id);
            let head = self.feed_head(feed).await?;
            let item = keyed(keys::FACILITIES.to_owned(), id, row);
            let guarded = match row.version {
                ..=1 => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
                version => put(&self.table, &item, "version = :v", &[(":v", number(version - 1))])?,
            };
            let writes = vec![guarded, self.change(feed, head + 1, ["f".to_owned()])?, self.audited(audit)?];
            match self.store.transact("facility", writes).await {
                Ok(()) => return Ok(true),
                Err(StoreError::Conflict(what)) => {
                    let there = self.facility(id).await?.map_or(0, |row| row.version);
                    if there + 1 != row.version {
                        return Ok(false);
                    }
                    again(StoreError::Conflict(what), attempt).await?;
                }
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Contended("facility"))
    }
}
