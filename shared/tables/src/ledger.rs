//! Claims: what has been handled already. A claim is written in the transaction of its effect, so an event is handled
//! once however often it arrives.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use jiff::{SignedDuration, Timestamp};
use platform::{MissingSetting, Settings};
use serde::{Deserialize, Serialize};

use crate::{
    error::StoreError,
    keys,
    store::{Store, key, put},
};

/// LINE's redeliveries end within a day; replays of a captured webhook are refused for a week.
const KEPT: SignedDuration = SignedDuration::from_hours(8 * 24);

/// The claim on one LINE event with what was answered, so that a second delivery can finish the first one's reply.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claim {
    /// `webhookEventId`, or the hash of an event without one.
    pub event: String,
    /// The reply as LINE's message JSON.
    pub reply: String,
    /// When it was handled.
    pub at: Timestamp,
    /// Whether the answer is out, or frozen as a push: nothing is left to finish.
    #[serde(default)]
    pub answered: bool,
}

#[derive(Serialize, Deserialize)]
struct ClaimRow {
    pk: String,
    sk: String,
    #[serde(flatten)]
    claim: Claim,
    /// Unix seconds, for the table's TTL: a broom, not a proof.
    expires_at: i64,
}

/// The table `ledger`.
#[derive(Clone, Debug)]
pub struct Ledger {
    store: Store,
    table: String,
}

impl Ledger {
    /// The table named by `TABLE_LEDGER`.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        Ok(Self { store, table: settings.get("TABLE_LEDGER")?.to_owned() })
    }

    /// The claim on an event, if it was handled.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn find(&self, event: &str) -> Result<Option<Claim>, StoreError> {
        let row: Option<ClaimRow> = self.store.get(&self.table, keys::claim(event), keys::CLAIM.to_owned()).await?;
        Ok(row.map(|row| row.claim))
    }

    /// Notes that the answer to an event is out.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn answered(&self, event: &str) -> Result<(), StoreError> {
        let request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::claim(event), keys::CLAIM.to_owned())))
            .update_expression("SET answered = :yes")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":yes", AttributeValue::Bool(true));
        match request.send().await.map_err(|error| StoreError::from_sdk("answered", error)) {
            // A claim that TTL has swept away is past every delivery.
            Ok(_) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn write(&self, claim: &Claim) -> Result<TransactWriteItem, StoreError> {
        let expires_at = claim.at.checked_add(KEPT).unwrap_or(Timestamp::MAX).as_second();
        let row =
            ClaimRow { pk: keys::claim(&claim.event), sk: keys::CLAIM.to_owned(), claim: claim.clone(), expires_at };
        put(&self.table, &row, "attribute_not_exists(pk)", &[])
    }
}
