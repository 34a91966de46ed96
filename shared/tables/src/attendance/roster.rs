//! The roster: children, the people around them, and which of those people are residents with LINE.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::facility::{
    RosterChild,
    custody::{self, Bar, LinkedTo, Order, Rights, Ties},
};
use serde::{Deserialize, Serialize};

use super::{Attendance, TRIES, families::link_id, feeds::Feed, keyed, number};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, again, delete, put},
};

/// Children of one transaction: with the rows of guardians who lose their link it stays below 100 items.
pub(super) const AT_ONCE: usize = 8;

/// A child as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    /// What staff wrote.
    pub child: RosterChild,
    /// Grows with every write.
    pub version: u64,
    /// Guardians who have joined, by their id.
    #[serde(default)]
    pub links: BTreeMap<String, LinkedTo>,
    /// What is ordered about the child. No edit of the child touches it, and no device gets it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,
}

impl RosterRow {
    /// Residents who may read, with the emoji that each of them has for the child.
    pub fn readers(&self) -> impl Iterator<Item = &LinkedTo> {
        self.linked(|rights| rights.read)
    }

    /// Residents who may report.
    pub fn reporters(&self) -> impl Iterator<Item = &LinkedTo> {
        self.linked(|rights| rights.report)
    }

    fn linked(&self, may: impl Fn(Rights) -> bool) -> impl Iterator<Item = &LinkedTo> {
        let guardians = self.child.guardians.iter().filter(move |one| may(self.rights(&one.id)));
        guardians.filter_map(|one| self.links.get(&one.id))
    }

    /// What a guardian may do by now: the flags of [`RosterRow::child`] alone say what somebody once wrote there.
    #[must_use]
    pub fn rights(&self, guardian: &str) -> Rights {
        custody::rights(&self.child, &self.orders, guardian)
    }

    /// Whether schools and nurseries write to a guardian: to whoever may read, but not to the child's own phone.
    #[must_use]
    pub fn is_written_to(&self, guardian: &str) -> bool {
        self.rights(guardian).read && self.child.guardian(guardian).is_some_and(|one| !one.is_child)
    }

    /// Whether an order takes that from a guardian.
    #[must_use]
    pub fn is_barred(&self, guardian: &str, bar: Bar) -> bool {
        custody::is_barred(&self.orders, guardian, bar)
    }

    /// Whether a guardian may learn anything of another one.
    #[must_use]
    pub fn sees(&self, viewer: &str, other: &str) -> bool {
        custody::sees(&self.child, &self.orders, viewer, other)
    }

    /// The child, with what its guardians really may do.
    #[must_use]
    pub fn effective(&self) -> RosterChild {
        custody::effective(&self.child, &self.orders)
    }

    /// What no edit of the child touches.
    #[must_use]
    pub fn ties(&self) -> Ties {
        Ties { links: self.links.clone(), orders: self.orders.clone() }
    }

    /// The row after this one.
    pub(super) fn tied(self, Ties { links, orders }: Ties) -> Self {
        Self { version: self.version + 1, links, orders, ..self }
    }

    /// Its key in the feed of the roster.
    #[must_use]
    pub fn row_key(child: &str) -> String {
        format!("k/{child}")
    }
}

/// A child to be saved over a version; 0 for a new one.
#[derive(Debug, Clone)]
pub struct ChildSave {
    /// As it shall be.
    pub child: RosterChild,
    /// The version that was read.
    pub over: u64,
}

impl Attendance {
    /// Every child of a facility, by id.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn roster(&self, facility: &str) -> Result<Vec<RosterRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::roster(facility))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Some children of a facility; unknown ones are left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn roster_of(
        &self,
        facility: &str,
        children: &BTreeSet<String>,
    ) -> Result<BTreeMap<String, RosterRow>, StoreError> {
        let wanted = children.iter().map(|child| (keys::roster(facility), child.clone())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        let rows = rows.into_iter().map(|row| Ok(serde_dynamo::from_item::<_, RosterRow>(row)?));
        rows.map(|row| row.map(|row| (row.child.id.clone(), row))).collect()
    }

    /// One child.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn roster_child(&self, facility: &str, child: &str) -> Result<Option<RosterRow>, StoreError> {
        self.store.get(&self.table, keys::roster(facility), child.to_owned()).await
    }

    /// Saves children, at most eight in a transaction; the ids of those that somebody else changed meanwhile, which were
    /// not saved. Guardians who are gone lose their link; orders stay.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_children(
        &self,
        facility: &str,
        saves: &[ChildSave],
        audit: impl Fn(&RosterChild) -> AuditEntry,
    ) -> Result<Vec<String>, StoreError> {
        let mut stale = Vec::new();
        for part in saves.chunks(AT_ONCE) {
            stale.extend(self.save_some(facility, part, &audit).await?);
        }
        Ok(stale)
    }

    async fn save_some(
        &self,
        facility: &str,
        saves: &[ChildSave],
        audit: &impl Fn(&RosterChild) -> AuditEntry,
    ) -> Result<Vec<String>, StoreError> {
        let ids: BTreeSet<String> = saves.iter().map(|save| save.child.id.clone()).collect();
        for attempt in 1..=TRIES {
            let there = self.roster_of(facility, &ids).await?;
            let version = |save: &ChildSave| there.get(&save.child.id).map_or(0, |row| row.version);
            let (fresh, stale): (Vec<_>, Vec<_>) = saves.iter().partition(|save| version(save) == save.over);
            let stale = stale.into_iter().map(|save| save.child.id.clone()).collect();
            if fresh.is_empty() {
                return Ok(stale);
            }
            let feed = Feed::roster(facility);
            let head = self.feed_head(feed).await?;
            let rows = fresh.iter().map(|save| RosterRow::row_key(&save.child.id));
            let mut writes = vec![self.change(feed, head + 1, rows)?];
            for save in fresh {
                let ties = there.get(&save.child.id).map(RosterRow::ties).unwrap_or_default();
                let (Ties { links, orders }, gone) = ties.save(&save.child);
                for link in gone {
                    writes.push(delete(&self.table, keys::family(&link.resident), link_id(facility, &save.child.id))?);
                }
                let row = RosterRow { child: save.child.clone(), version: save.over + 1, links, orders };
                writes.push(self.roster_write(facility, &row)?);
                writes.push(self.audited(&audit(&save.child))?);
            }
            match self.store.transact("roster", writes).await {
                Ok(()) => return Ok(stale),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("roster"))
    }

    pub(super) fn roster_write(&self, facility: &str, row: &RosterRow) -> Result<TransactWriteItem, StoreError> {
        let item = keyed(keys::roster(facility), row.child.id.as_str(), row);
        match row.version {
            ..=1 => put(&self.table, &item, "attribute_not_exists(pk)", &[]),
            version => put(&self.table, &item, "version = :v", &[(":v", number(version - 1))]),
        }
    }

    /// Tells devices that something about these children is different without their rows having changed: the last day
    /// of one is over.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn roster_passed(&self, facility: &str, children: &BTreeSet<String>) -> Result<(), StoreError> {
        if children.is_empty() {
            return Ok(());
        }
        for attempt in 1..=TRIES {
            let feed = Feed::roster(facility);
            let head = self.feed_head(feed).await?;
            let rows = children.iter().map(|child| RosterRow::row_key(child));
            match self.store.transact("roster passed", vec![self.change(feed, head + 1, rows)?]).await {
                Ok(()) => return Ok(()),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("roster passed"))
    }
}
