//! Which number of the core system a resident has: staff have compared the card with the list.

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem};
use serde::{Deserialize, Serialize};

use super::{Benefits, RightWrite, Row};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{delete_if, key, put},
};

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

    /// Who has a number.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn join_by(&self, number: &str) -> Result<Option<JoinRow>, StoreError> {
        self.store.get(&self.table, keys::joins(number), number.to_owned()).await
    }

    /// Joins them, in place of what either of them was joined to: the same person on another phone, or somebody else who
    /// has registered on this one.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the number is somebody else's, or something has changed meanwhile.
    pub async fn join(&self, join: &JoinRow, trail: &AuditEntry) -> Result<(), StoreError> {
        let by_number = Row { pk: keys::joins(&join.number), sk: join.number.clone(), row: join };
        let by_resident = Row { pk: keys::resident(&join.resident), sk: keys::JOIN.to_owned(), row: join };
        let person = |join: &JoinRow| [(":p", AttributeValue::S(join.person.clone()))];
        let (there, known) = (self.join_of(&join.resident).await?, self.join_by(&join.number).await?);
        let by_resident = match &there {
            None => put(&self.table, &by_resident, "attribute_not_exists(pk)", &[])?,
            Some(there) => put(&self.table, &by_resident, "person = :p", &person(there))?,
        };
        let mut writes = vec![
            put(&self.table, &by_number, "attribute_not_exists(pk) OR person = :p", &person(join))?,
            by_resident,
            self.trail(trail)?,
        ];
        if let Some(other) = there.filter(|other| other.number != join.number) {
            writes.push(self.no_number(&other)?);
        }
        if let Some(other) = known.filter(|other| other.resident != join.resident) {
            writes.push(self.no_resident(&other)?);
        }
        self.store.transact("join", writes).await
    }

    /// Takes a join back, where there still is one, with what that person did to rights that are not theirs.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when anything of it has moved on since it was read.
    pub async fn part(
        &self,
        join: Option<&JoinRow>,
        undone: &[RightWrite],
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let mut writes = vec![self.trail(trail)?];
        if let Some(join) = join {
            writes.extend([self.no_number(join)?, self.no_resident(join)?]);
        }
        for step in undone {
            writes.extend(self.right_writes(&step.row, false)?);
            writes.push(self.trail(&step.trail)?);
        }
        self.store.transact("part", writes).await
    }

    /// That they are joined, as a condition of another write.
    pub(super) fn is_joined(&self, join: &JoinRow) -> Result<TransactWriteItem, StoreError> {
        // `number` is a word of DynamoDB's own.
        let check = ConditionCheck::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::resident(&join.resident), keys::JOIN.to_owned())))
            .condition_expression("person = :p AND #n = :n")
            .expression_attribute_names("#n", "number")
            .expression_attribute_values(":p", AttributeValue::S(join.person.clone()))
            .expression_attribute_values(":n", AttributeValue::S(join.number.clone()))
            .build()
            .map_err(|error| StoreError::Unavailable("join".to_owned(), error.into()))?;
        Ok(TransactWriteItem::builder().condition_check(check).build())
    }

    fn no_number(&self, join: &JoinRow) -> Result<TransactWriteItem, StoreError> {
        let unmoved = [(":r", AttributeValue::S(join.resident.clone()))];
        delete_if(
            &self.table,
            keys::joins(&join.number),
            join.number.clone(),
            "attribute_not_exists(pk) OR resident = :r",
            &unmoved,
        )
    }

    fn no_resident(&self, join: &JoinRow) -> Result<TransactWriteItem, StoreError> {
        let unmoved = [(":p", AttributeValue::S(join.person.clone()))];
        let sk = keys::JOIN.to_owned();
        delete_if(&self.table, keys::resident(&join.resident), sk, "attribute_not_exists(pk) OR person = :p", &unmoved)
    }
}
