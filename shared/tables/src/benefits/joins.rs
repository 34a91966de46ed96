//! Which number of the core system a resident has: staff have compared the card with the list.

use aws_sdk_dynamodb::types::AttributeValue;
use serde::{Deserialize, Serialize};

use super::{Benefits, Row};
use crate::{AuditEntry, error::StoreError, keys, store::put};

/// A resident and their number. It holds as long as the resident stands for that person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinRow {
    /// 宛名番号.
    pub number: String,
    /// The pseudonym in LINE.
    pub resident: String,
    /// The pseudonym of the card.
    pub person: String,
}

impl Benefits {
    /// The number of a resident.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn join_of(&self, resident: &str) -> Result<Option<JoinRow>, StoreError> {
        self.store.get(&self.table, keys::resident(resident), keys::JOIN.to_owned()).await
    }

    /// Everybody who is joined.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn joins(&self) -> Result<Vec<JoinRow>, StoreError> {
        self.all(keys::all_joins()).await
    }

    /// Joins them. The same person may be joined again, on another phone.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the number is somebody else's.
    pub async fn join(&self, join: &JoinRow, trail: &AuditEntry) -> Result<(), StoreError> {
        let by_number = Row { pk: keys::joins(&join.number), sk: join.number.clone(), row: join };
        let by_resident = Row { pk: keys::resident(&join.resident), sk: keys::JOIN.to_owned(), row: join };
        let person = [(":p", AttributeValue::S(join.person.clone()))];
        let writes = vec![
            put(&self.table, &by_number, "attribute_not_exists(pk) OR person = :p", &person)?,
            put(&self.table, &by_resident, "", &[])?,
            self.trail(trail)?,
        ];
        self.store.transact("join", writes).await
    }
}
