//! Draws: a seed whose hash is published first, applications, results.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::reservation::{Campaign, Drawn, Room, SlotId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Reservations, rows::Keyed};
use crate::{
    error::StoreError,
    keys,
    store::{Query, key, put, text},
};

/// An application for a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The booking that applies.
    pub booking: String,
    /// Whose.
    pub family: String,
    /// What it would take.
    pub units: Room,
}

/// The draw of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRow {
    /// 32 bytes, in hex. Secret until the campaign has closed.
    pub seed: String,
    /// SHA-256 of the seed.
    pub commitment: String,
    /// Its campaign, once it is over: the service may have become another one since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Campaign>,
    /// When everybody had been told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawn_at: Option<Timestamp>,
}

/// What the draw brought for one slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultRow {
    /// The slot.
    pub slot: String,
    /// Units there were.
    pub capacity: Room,
    /// Applications (booking, family, units, drawn), in the order of the draw.
    pub drawn: Vec<(String, String, Room, bool)>,
}

impl Reservations {
    /// Keeps the seed of a service's draw, unless it has one: a seed is never changed.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn seed(&self, service: &str, seed: &str, commitment: &str) -> Result<(), StoreError> {
        let row = DrawRow { seed: seed.to_owned(), commitment: commitment.to_owned(), campaign: None, drawn_at: None };
        let row = Keyed { pk: keys::draw(service), sk: keys::SEED.to_owned(), row };
        let write = put(&self.table, &row, "attribute_not_exists(pk)", &[])?;
        match self.store.transact("seed", vec![write]).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The draw of a service and what it has brought so far.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn draw(&self, service: &str) -> Result<Option<(DrawRow, Vec<ResultRow>)>, StoreError> {
        let mut draw = None;
        let mut results = Vec::new();
        for row in self.store.query(Query::partition(&self.table, keys::draw(service))).await? {
            if text(&row, keys::SK) == Some(keys::SEED) {
                draw = Some(serde_dynamo::from_item(row)?);
            } else {
                results.push(serde_dynamo::from_item(row)?);
            }
        }
        Ok(draw.map(|draw| (draw, results)))
    }

    /// Everyone who has applied for a slot.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn applicants(&self, slot: &SlotId) -> Result<Vec<Applicant>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::applications(slot))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Keeps what the draw brought for a slot, unless that is known: a result is never changed. The result that stands.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn keep_result(
        &self,
        slot: &SlotId,
        capacity: &Room,
        drawn: &[Drawn],
        applicants: &[Applicant],
    ) -> Result<ResultRow, StoreError> {
        let family =
            |id: &str| applicants.iter().find(|applicant| applicant.booking == id).map(|one| one.family.clone());
        let drawn =
            drawn.iter().map(|one| (one.id.clone(), family(&one.id).unwrap_or_default(), one.units.clone(), one.drawn));
        let row = ResultRow { slot: slot.to_string(), capacity: capacity.clone(), drawn: drawn.collect() };
        let item = Keyed { pk: keys::draw(&slot.service), sk: keys::result(slot), row: &row };
        let write = put(&self.table, &item, "attribute_not_exists(pk)", &[])?;
        match self.store.transact("draw result", vec![write]).await {
            Ok(()) => Ok(row),
            Err(StoreError::Conflict(_)) => {
                let kept = self.store.get(&self.table, keys::draw(&slot.service), keys::result(slot)).await?;
                Ok(kept.unwrap_or(row))
            }
            Err(error) => Err(error),
        }
    }

    /// Notes that everybody has been told.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn drawn(&self, service: &str, campaign: &Campaign, now: Timestamp) -> Result<(), StoreError> {
        let request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::draw(service), keys::SEED.to_owned())))
            .update_expression("SET drawn_at = if_not_exists(drawn_at, :now), campaign = if_not_exists(campaign, :c)")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":c", serde_dynamo::to_attribute_value(campaign)?)
            .expression_attribute_values(":now", AttributeValue::S(now.to_string()));
        request.send().await.map(drop).map_err(|error| StoreError::from_sdk("drawn", error))
    }
}
