//! The roster: children, the people around them, and which of those people are residents with LINE.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::{facility::RosterChild, family::Token};
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
}

/// A guardian who has joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedTo {
    /// The resident's pseudonym.
    pub resident: String,
    /// The emoji that stands for the child in this guardian's LINE.
    pub token: Token,
}

impl RosterRow {
    /// Residents who may read, with the emoji that each of them has for the child.
    pub fn readers(&self) -> impl Iterator<Item = &LinkedTo> {
        self.linked(|guardian| guardian.may_read)
    }

    /// Residents who may report.
    pub fn reporters(&self) -> impl Iterator<Item = &LinkedTo> {
        self.linked(|guardian| guardian.may_report)
    }

    fn linked(&self, may: impl Fn(&domain::facility::Guardian) -> bool) -> impl Iterator<Item = &LinkedTo> {
        self.child.guardians.iter().filter(move |guardian| may(guardian)).filter_map(|one| self.links.get(&one.id))
    }

    /// What devices get of it.
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
    /// not saved. Guardians who are gone lose their link.
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
                let links = there.get(&save.child.id).map(|row| row.links.clone()).unwrap_or_default();
                let (kept, gone): (BTreeMap<_, _>, BTreeMap<_, _>) =
                    links.into_iter().partition(|(guardian, _)| save.child.guardian(guardian).is_some());
                for link in gone.values() {
                    writes.push(delete(&self.table, keys::family(&link.resident), link_id(facility, &save.child.id))?);
                }
                let row = RosterRow { child: save.child.clone(), version: save.over + 1, links: kept };
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
