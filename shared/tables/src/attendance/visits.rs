//! Visits of a centre. What is counted names nobody; what a family wants to remember lies with the family alone.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Attendance, keyed};
use crate::{
    error::StoreError,
    keys,
    store::{Query, delete, put, text},
};

/// A visit as it is counted. It has no moment, by which it could be found again on a family's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// In which hour, 0 to 23.
    pub hour: i8,
    /// Grown-ups.
    pub adults: u8,
    /// Children by age in years, 0 to 17.
    pub children: Vec<u8>,
}

/// A visit as a family remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visited {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub facility: String,
}

impl Attendance {
    /// Counts a visit, once for each id; a family remembers it where it wants to. False when it was counted before.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn visit(
        &self,
        facility: &str,
        day: Date,
        id: &str,
        visit: &Visit,
        family: Option<(&str, Timestamp)>,
    ) -> Result<bool, StoreError> {
        let counted = keyed(keys::visits(facility, day), id, visit);
        let mut writes = vec![put(&self.table, &counted, "attribute_not_exists(pk)", &[])?];
        if let Some((family, at)) = family {
            let visited = Visited { at, facility: facility.to_owned() };
            let place = keyed(keys::family(family), keys::visited(&at.to_string()), visited);
            writes.push(put(&self.table, &place, "", &[])?);
        }
        match self.store.transact("visit", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The visits of a day.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn visits(&self, facility: &str, day: Date) -> Result<Vec<Visit>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::visits(facility, day))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// What a family remembers, oldest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn visited(&self, family: &str) -> Result<Vec<Visited>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::family(family))).await?;
        let mine = rows.into_iter().filter(|row| text(row, keys::SK).is_some_and(|sk| sk.starts_with(keys::VISITED)));
        mine.map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Forgets what a family remembers.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn forget_visits(&self, family: &str) -> Result<(), StoreError> {
        for some in self.visited(family).await?.chunks(100) {
            let gone = some
                .iter()
                .map(|visit| delete(&self.table, keys::family(family), keys::visited(&visit.at.to_string())));
            self.store.transact("forget", gone.collect::<Result<_, _>>()?).await?;
        }
        Ok(())
    }
}
