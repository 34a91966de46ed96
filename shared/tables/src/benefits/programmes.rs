//! Programmes, each with the list that is in force for it.

use aws_sdk_dynamodb::types::{AttributeValue, Update};
use domain::benefit::Programme;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Benefits, Row};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, key, put, update},
};

/// A programme as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeRow {
    /// What staff wrote.
    pub programme: Programme,
    /// Grows with every save.
    pub version: u64,
    /// The list in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListRef>,
}

/// A list that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRef {
    /// Names it.
    pub import: String,
    /// How long it is.
    pub rows: u32,
    /// Since when.
    pub at: Timestamp,
}

impl Benefits {
    /// Every programme.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn programmes(&self) -> Result<Vec<ProgrammeRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::PROGRAMMES.to_owned())).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn programme(&self, id: &str) -> Result<Option<ProgrammeRow>, StoreError> {
        self.store.get(&self.table, keys::PROGRAMMES.to_owned(), id.to_owned()).await
    }

    /// Saves a programme over the version that was read (0: a new one), and keeps every version for who asks later under
    /// which rule something was decided.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else saved it since.
    pub async fn save_programme(
        &self,
        programme: &Programme,
        over: u64,
        trail: &AuditEntry,
    ) -> Result<u64, StoreError> {
        let version = over + 1;
        let row = ProgrammeRow { programme: programme.clone(), version, list: None };
        let current = if over == 0 {
            let item = Row { pk: keys::PROGRAMMES.to_owned(), sk: programme.id.clone(), row: &row };
            put(&self.table, &item, "attribute_not_exists(pk)", &[])?
        } else {
            let set = Update::builder()
                .table_name(&self.table)
                .set_key(Some(key(keys::PROGRAMMES.to_owned(), programme.id.clone())))
                // The list stays.
                .update_expression("SET programme = :p, version = :v")
                .condition_expression("version = :over")
                .expression_attribute_values(":p", serde_dynamo::to_attribute_value(programme)?)
                .expression_attribute_values(":v", AttributeValue::N(version.to_string()))
                .expression_attribute_values(":over", AttributeValue::N(over.to_string()));
            update(set)?
        };
        let kept = Row { pk: keys::programme(&programme.id), sk: keys::version(version), row: &row };
        let kept = put(&self.table, &kept, "attribute_not_exists(pk)", &[])?;
        self.store.transact("programme", vec![current, kept, self.trail(trail)?]).await?;
        Ok(version)
    }
}
