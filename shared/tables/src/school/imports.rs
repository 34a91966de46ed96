//! A roster on its way in. What was looked at lies here in parts, each child with the version that it replaces, so that
//! taking it over again does nothing twice and nothing that somebody has written meanwhile is lost.

use domain::facility::{Grade, RosterChild};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Row, School};
use crate::{
    AuditEntry, FacilityRow,
    bulk::put_request,
    error::StoreError,
    keys,
    store::{Query, put},
};

/// Children of one part.
const PART: usize = 200;
/// How long it can be looked at what became of one.
const KEPT: SignedDuration = SignedDuration::from_hours(60 * 24);

/// A roster that is being taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// Names it.
    pub id: String,
    /// The school year that it is of.
    pub school_year: i16,
    /// The schools that it concerns.
    pub facilities: Vec<String>,
    /// Children to write.
    pub children: u32,
    /// Parts that they lie in.
    pub parts: u32,
    /// Parts that are taken over.
    pub done: u32,
    /// Everything is taken over.
    pub complete: bool,
    /// Children that somebody else has changed meanwhile: they are as somebody else wrote them.
    pub stale: u32,
    /// When it was ordered.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Unix seconds, for the table's TTL.
    pub expires_at: i64,
}

impl ImportRow {
    /// One that has not begun.
    #[must_use]
    pub fn new(id: String, school_year: i16, facilities: Vec<String>, by: String, at: Timestamp) -> Self {
        let expires_at = at.checked_add(KEPT).unwrap_or(Timestamp::MAX).as_second();
        Self {
            id,
            school_year,
            facilities,
            children: 0,
            parts: 0,
            done: 0,
            complete: false,
            stale: 0,
            at,
            by,
            expires_at,
        }
    }
}

/// A child as the roster has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incoming {
    /// Where.
    pub facility: String,
    /// The version that it replaces; 0 for a new child.
    pub over: u64,
    /// As it shall be.
    pub child: RosterChild,
    /// The class that it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub past: Option<PastRow>,
}

/// A class that a pupil was in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastRow {
    /// In which school year.
    pub school_year: i16,
    /// Such as 3年2組.
    pub class: String,
    /// Of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// 出席番号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
}

#[derive(Serialize, Deserialize)]
struct Json {
    json: String,
    expires_at: i64,
}

impl School {
    /// Orders a roster to be taken over.
    ///
    /// # Errors
    /// When the store is unavailable; parts without their import mean nothing.
    pub async fn order_import(
        &self,
        import: &ImportRow,
        facilities: &[FacilityRow],
        children: &[Incoming],
        trail: &AuditEntry,
    ) -> Result<ImportRow, StoreError> {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let parts = children.chunks(PART);
        let row = ImportRow { children: count(children.len()), parts: count(parts.len()), ..import.clone() };
        let pk = keys::roster_import(&row.id);
        let json = |sk: String, json: String| {
            put_request(&Row { pk: pk.clone(), sk, row: &Json { json, expires_at: row.expires_at } })
        };
        let mut writes = Vec::new();
        for (place, part) in parts.enumerate() {
            writes.push(json(keys::part(place), serde_json::to_string(part).map_err(unreadable)?)?);
        }
        for facility in facilities {
            writes.push(json(
                format!("F#{}", facility.facility.id),
                serde_json::to_string(facility).map_err(unreadable)?,
            )?);
        }
        self.store.write_many(&self.table, writes).await?;
        let head = Row { pk, sk: keys::META.to_owned(), row: &row };
        let writes = vec![put(&self.table, &head, "attribute_not_exists(pk)", &[])?, self.trail(trail)?];
        self.store.transact("roster import", writes).await?;
        Ok(row)
    }

    /// How far a roster has come.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn import(&self, id: &str) -> Result<Option<ImportRow>, StoreError> {
        self.store.get(&self.table, keys::roster_import(id), keys::META.to_owned()).await
    }

    /// A school as it shall be.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn incoming_facility(&self, import: &str, facility: &str) -> Result<Option<FacilityRow>, StoreError> {
        let sk = format!("F#{facility}");
        let row: Option<Json> = self.store.get(&self.table, keys::roster_import(import), sk).await?;
        row.map(|row| serde_json::from_str(&row.json).map_err(unreadable)).transpose()
    }

    /// The children of one part.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn incoming(&self, import: &str, part: u32) -> Result<Vec<Incoming>, StoreError> {
        let sk = keys::part(part as usize);
        let row: Option<Json> = self.store.get(&self.table, keys::roster_import(import), sk).await?;
        let Some(row) = row else { return Ok(Vec::new()) };
        serde_json::from_str(&row.json).map_err(unreadable)
    }

    /// Notes how far a roster has come. Whoever does it again notes the same.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn note_import(&self, row: &ImportRow) -> Result<(), StoreError> {
        self.store.put(&self.table, &Row { pk: keys::roster_import(&row.id), sk: keys::META.to_owned(), row }).await
    }

    /// Keeps which classes pupils of a school leave.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn keep_past(&self, facility: &str, past: &[(String, PastRow)]) -> Result<(), StoreError> {
        let rows = past.iter().map(|(child, row)| {
            put_request(&Row { pk: keys::history(facility, child), sk: row.school_year.to_string(), row })
        });
        self.store.write_many(&self.table, rows.collect::<Result<_, _>>()?).await
    }

    /// The classes that a pupil was in, oldest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn past(&self, facility: &str, child: &str) -> Result<Vec<PastRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::history(facility, child))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Unavailable("roster import".to_owned(), error.into())
}
