//! Devices: enrolled by a code that is good once and for ten minutes, approved by staff, revoked for good.

use aws_sdk_dynamodb::types::AttributeValue;
use contract::{DeviceKind, DeviceState};
use domain::facility::is_facility_id;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sync::{
    clock::Millis,
    entry::{DeviceId, FacilityId},
    server::Sender,
};

use super::{Attendance, keyed};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, key, put, update},
};

/// A device as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Its id.
    pub id: DeviceId,
    /// Its facility.
    pub facility: FacilityId,
    /// What it is for.
    pub kind: DeviceKind,
    /// What staff call it, such as 正門.
    pub name: String,
    /// Its P-256 key: the uncompressed point, base64url.
    pub public_key: String,
    /// How far it has come.
    pub state: DeviceState,
    /// When it enrolled.
    pub enrolled: Millis,
    /// When it was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Millis>,
    /// It is used every day that the facility is open: its silence makes what nobody saw unknown.
    pub daily: bool,
}

impl DeviceRow {
    /// As the judge of pushes knows it.
    #[must_use]
    pub fn sender(&self) -> Sender {
        Sender {
            device: self.id.clone(),
            facility: self.facility.clone(),
            enrolled: self.enrolled,
            revoked: self.revoked,
        }
    }
}

/// A code with which one device can enrol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentRow {
    /// What the device is for.
    pub kind: DeviceKind,
    /// What staff call it.
    pub name: String,
    /// Unix seconds; not good after it. Also the table's TTL.
    pub expires_at: i64,
}

impl Attendance {
    /// Writes down a code, by its hash.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_enrolment(
        &self,
        facility: &str,
        code_hash: &str,
        row: &EnrolmentRow,
        audit: &AuditEntry,
    ) -> Result<(), StoreError> {
        let item = keyed(keys::enrolments(facility), code_hash, row);
        let writes = vec![put(&self.table, &item, "attribute_not_exists(pk)", &[])?, self.audited(audit)?];
        self.store.transact("enrolment", writes).await
    }

    /// What a code is good for.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn enrolment(&self, facility: &str, code_hash: &str) -> Result<Option<EnrolmentRow>, StoreError> {
        self.store.get(&self.table, keys::enrolments(facility), code_hash.to_owned()).await
    }

    /// Uses a code up and writes down the device that used it; false when somebody else did.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn enrol(&self, code_hash: &str, device: &DeviceRow) -> Result<bool, StoreError> {
        let facility = device.facility.as_str();
        let used = aws_sdk_dynamodb::types::Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::enrolments(facility), code_hash.to_owned())))
            .update_expression("SET used_by = :d")
            .condition_expression("attribute_exists(pk) AND attribute_not_exists(used_by)")
            .expression_attribute_values(":d", AttributeValue::S(device.id.to_string()));
        let item = keyed(keys::devices(facility), device.id.as_str(), device);
        let writes = vec![update(used)?, put(&self.table, &item, "attribute_not_exists(pk)", &[])?];
        match self.store.transact("enrol", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// One device.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn device(&self, facility: &str, device: &str) -> Result<Option<DeviceRow>, StoreError> {
        if !is_facility_id(facility) || DeviceId::new(device).is_err() {
            return Ok(None);
        }
        self.store.get(&self.table, keys::devices(facility), device.to_owned()).await
    }

    /// Every device of a facility.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn devices(&self, facility: &str) -> Result<Vec<DeviceRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::devices(facility))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Saves a device that is there. A revoked one stays revoked.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where there is none, or it was revoked meanwhile.
    pub async fn save_device(&self, device: &DeviceRow, audit: &AuditEntry) -> Result<(), StoreError> {
        let item = keyed(keys::devices(device.facility.as_str()), device.id.as_str(), device);
        let guarded = put(&self.table, &item, "attribute_exists(pk) AND attribute_not_exists(revoked)", &[])?;
        self.store.transact("device", vec![guarded, self.audited(audit)?]).await
    }

    /// Notes that a device has used a nonce; false when it had before.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn nonce(&self, device: &DeviceRow, nonce: &str, until: Timestamp) -> Result<bool, StoreError> {
        let ledger = self.ledger.as_deref().ok_or_else(|| platform::MissingSetting("TABLE_LEDGER".to_owned()))?;
        let request = self
            .store
            .client
            .put_item()
            .table_name(ledger)
            .item(keys::PK, AttributeValue::S(keys::nonce(device.id.as_str(), nonce)))
            .item(keys::SK, AttributeValue::S("NONCE".to_owned()))
            .item("expires_at", AttributeValue::N(until.as_second().to_string()))
            .condition_expression("attribute_not_exists(pk)");
        match request.send().await.map_err(|error| StoreError::from_sdk("nonce", error)) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
