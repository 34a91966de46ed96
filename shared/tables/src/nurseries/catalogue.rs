//! The catalogue as it is published. A new one is written part by part under the name of an edition that nobody reads yet,
//! and is there with one write, which fails when somebody else has published or noted a vacancy since it was made. Vacancies
//! that staff note in between lie beside their edition, so that one is a small write, and are part of the next one.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{AttributeValue, Update};
use domain::nursery::{AgeClass, Key, Nursery, Vacancy};
use futures::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Nurseries, Row};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, key, put, text, update},
};

/// Bytes of JSON in one part: a row ends at 400 KB (AWS).
const PART: usize = 300_000;
/// Rows that are deleted at a time.
const SIDE_BY_SIDE: usize = 32;

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueRow {
    /// Names it.
    pub edition: String,
    /// Grows with every vacancy that is noted; 0 in a new edition.
    pub changes: u64,
    /// Rows it lies in.
    pub chunks: u32,
    /// Facilities.
    pub facilities: u32,
    /// When it was published, or a vacancy was noted last.
    pub changed_at: Timestamp,
    /// Who.
    pub changed_by: String,
}

/// Free places of one facility, as staff noted them since the catalogue was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VacancyRow {
    /// Six digits.
    pub municipality: String,
    /// The facility's id.
    pub id: String,
    /// Of every class, as it is from now on: none where nothing is known any more.
    pub classes: BTreeMap<AgeClass, Option<Vacancy>>,
}

impl VacancyRow {
    fn key(&self) -> Key {
        (self.municipality.clone(), self.id.clone())
    }
}

/// A catalogue to be published.
#[derive(Debug, Clone)]
pub struct NewCatalogue {
    /// Names it; nothing else ever had this name.
    pub edition: String,
    /// What it was made from; none where there was nothing.
    pub before: Option<CatalogueRow>,
    /// Every facility.
    pub nurseries: Vec<Nursery>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
}

#[derive(Serialize, Deserialize)]
struct Part {
    nurseries: String,
}

impl Nurseries {
    /// What is published; none before the first file.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn head(&self) -> Result<Option<CatalogueRow>, StoreError> {
        self.store.get(&self.table, keys::CATALOGUE.to_owned(), keys::CATALOGUE.to_owned()).await
    }

    /// The facilities of a catalogue as it was published; none where another one was meanwhile, and this is being swept.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn published(&self, head: &CatalogueRow) -> Result<Option<Vec<Nursery>>, StoreError> {
        let query = Query::partition(&self.table, keys::catalogue(&head.edition));
        let query = Query { between: Some(keys::part_range()), ..query };
        let rows = self.store.query(query).await?;
        if u32::try_from(rows.len()) != Ok(head.chunks) {
            return Ok(None);
        }
        let mut all = Vec::new();
        for row in rows {
            let part: Part = serde_dynamo::from_item(row)?;
            let some: Vec<Nursery> = serde_json::from_str(&part.nurseries).map_err(unreadable)?;
            all.extend(some);
        }
        Ok(Some(all))
    }

    /// The vacancies that were noted since.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn vacancies(&self, edition: &str) -> Result<BTreeMap<Key, VacancyRow>, StoreError> {
        let query = Query::partition(&self.table, keys::catalogue(edition));
        let query = Query { between: Some(keys::vacancy_range()), ..query };
        let rows = self.store.query(query).await?;
        rows.into_iter()
            .map(|row| {
                let row: VacancyRow = serde_dynamo::from_item(row)?;
                Ok((row.key(), row))
            })
            .collect()
    }

    /// Publishes a catalogue in place of what it was made from.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody has published, or noted a vacancy, since.
    pub async fn publish(&self, new: &NewCatalogue, trail: &AuditEntry) -> Result<CatalogueRow, StoreError> {
        let parts = parts(&new.nurseries)?;
        for (place, nurseries) in parts.iter().enumerate() {
            let part = Part { nurseries: nurseries.clone() };
            let row = Row { pk: keys::catalogue(&new.edition), sk: keys::part(place), row: &part };
            self.store.put(&self.table, &row).await?;
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let head = CatalogueRow {
            edition: new.edition.clone(),
            changes: 0,
            chunks: count(parts.len()),
            facilities: count(new.nurseries.len()),
            changed_at: new.at,
            changed_by: new.by.clone(),
        };
        let row = Row { pk: keys::CATALOGUE.to_owned(), sk: keys::CATALOGUE.to_owned(), row: &head };
        let write = match &new.before {
            None => put(&self.table, &row, "attribute_not_exists(pk)", &[])?,
            Some(before) => {
                let unmoved = [
                    (":e", AttributeValue::S(before.edition.clone())),
                    (":c", AttributeValue::N(before.changes.to_string())),
                ];
                put(&self.table, &row, "edition = :e AND changes = :c", &unmoved)?
            }
        };
        self.store.transact("catalogue", vec![write, self.trail(trail)?]).await?;
        Ok(head)
    }

    /// Notes the vacancies of one facility in the catalogue `head`.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another catalogue is published by now, or somebody has noted something since.
    pub async fn note_vacancy(
        &self,
        head: &CatalogueRow,
        vacancy: &VacancyRow,
        at: Timestamp,
        trail: &AuditEntry,
    ) -> Result<CatalogueRow, StoreError> {
        let next =
            CatalogueRow { changes: head.changes + 1, changed_at: at, changed_by: trail.actor.clone(), ..head.clone() };
        let set = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::CATALOGUE.to_owned(), keys::CATALOGUE.to_owned())))
            .update_expression("SET changes = :next, changed_at = :at, changed_by = :by")
            .condition_expression("edition = :e AND changes = :c")
            .expression_attribute_values(":next", AttributeValue::N(next.changes.to_string()))
            .expression_attribute_values(":at", serde_dynamo::to_attribute_value(at)?)
            .expression_attribute_values(":by", AttributeValue::S(next.changed_by.clone()))
            .expression_attribute_values(":e", AttributeValue::S(head.edition.clone()))
            .expression_attribute_values(":c", AttributeValue::N(head.changes.to_string()));
        let sk = keys::vacancy(&vacancy.municipality, &vacancy.id);
        let row = Row { pk: keys::catalogue(&head.edition), sk, row: vacancy };
        let writes = vec![update(set)?, put(&self.table, &row, "", &[])?, self.trail(trail)?];
        self.store.transact("vacancy", writes).await?;
        Ok(next)
    }

    /// Deletes an edition that is not published any more, or never was.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn sweep(&self, edition: &str) -> Result<(), StoreError> {
        let pk = keys::catalogue(edition);
        let only = &[keys::PK, keys::SK];
        let rows = self.store.query(Query { only, ..Query::partition(&self.table, pk.clone()) }).await?;
        let gone: Vec<String> = rows.iter().filter_map(|row| text(row, keys::SK)).map(str::to_owned).collect();
        let deleted = stream::iter(gone).map(|sk| self.delete(pk.clone(), sk)).buffer_unordered(SIDE_BY_SIDE);
        deleted.try_for_each(|()| std::future::ready(Ok(()))).await
    }

    async fn delete(&self, pk: String, sk: String) -> Result<(), StoreError> {
        let request = self.store.client.delete_item().table_name(&self.table).set_key(Some(key(pk, sk)));
        request.send().await.map(drop).map_err(|error| StoreError::from_sdk("sweep", error))
    }
}

/// Facilities as JSON, as many in one part as it has room for.
fn parts(nurseries: &[Nursery]) -> Result<Vec<String>, StoreError> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for nursery in nurseries {
        let one = serde_json::to_string(nursery).map_err(unreadable)?;
        if !part.is_empty() && part.len() + one.len() > PART {
            parts.push(format!("[{}]", std::mem::take(&mut part)));
        }
        if !part.is_empty() {
            part.push(',');
        }
        part.push_str(&one);
    }
    if !part.is_empty() {
        parts.push(format!("[{part}]"));
    }
    Ok(parts)
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Unavailable("catalogue".to_owned(), error.into())
}
