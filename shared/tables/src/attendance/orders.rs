//! Orders about a child: written over the version of its row that they were decided on, and told to the devices, which
//! hand children over without asking us.

use domain::{
    Flaw,
    facility::custody::{Placing, Ties},
};

use super::{Attendance, RosterRow, TRIES, feeds::Feed};
use crate::{AuditEntry, error::StoreError, store::again};

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It stands; also where it stood before.
    Stands(Box<RosterRow>),
    /// There is no such child.
    NoChild,
    /// It says nothing that could be kept to.
    Flawed(Flaw),
}

impl Attendance {
    /// Places an order.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn place_order(
        &self,
        facility: &str,
        child: &str,
        placing: &Placing,
        audit: &AuditEntry,
    ) -> Result<Placed, StoreError> {
        for attempt in 1..=TRIES {
            let Some(row) = self.roster_child(facility, child).await? else { return Ok(Placed::NoChild) };
            let before = row.ties();
            let ties = match before.clone().place(&row.child, placing.clone()) {
                Ok(ties) if ties == before => return Ok(Placed::Stands(Box::new(row))),
                Ok(ties) => ties,
                Err(flaw) => return Ok(Placed::Flawed(flaw)),
            };
            match self.retie(facility, row, ties, audit).await {
                Ok(row) => return Ok(Placed::Stands(Box::new(row))),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("order"))
    }

    /// Lifts an order; false where there is none of that name.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn lift_order(
        &self,
        facility: &str,
        child: &str,
        order: &str,
        audit: &AuditEntry,
    ) -> Result<bool, StoreError> {
        for attempt in 1..=TRIES {
            let Some(row) = self.roster_child(facility, child).await? else { return Ok(false) };
            let Some(ties) = row.ties().lift(order) else { return Ok(false) };
            match self.retie(facility, row, ties, audit).await {
                Ok(_) => return Ok(true),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("order"))
    }

    async fn retie(
        &self,
        facility: &str,
        row: RosterRow,
        ties: Ties,
        audit: &AuditEntry,
    ) -> Result<RosterRow, StoreError> {
        let feed = Feed::roster(facility);
        let head = self.feed_head(feed).await?;
        let next = row.tied(ties);
        let writes = vec![
            self.change(feed, head + 1, [RosterRow::row_key(&next.child.id)])?,
            self.roster_write(facility, &next)?,
            self.audited(audit)?,
        ];
        self.store.transact("order", writes).await?;
        Ok(next)
    }
}
