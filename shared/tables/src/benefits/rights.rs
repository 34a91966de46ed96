//! Rights: one row each, from the first look at it to the money on the account.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use domain::benefit::{Entitlement, Key};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Benefits, JoinRow, Row};
use crate::{
    AuditEntry, NewBatch, Notices,
    error::StoreError,
    keys,
    store::{Query, put},
};

/// A right as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightRow {
    /// Whose, how much, and where it stands.
    #[serde(flatten)]
    pub entitlement: Entitlement,
    /// Grows with every step; 0 before the first.
    pub n: u64,
    /// Who looked at it, and applied.
    pub resident: String,
    /// The pseudonym of their card: somebody else may register on that phone.
    pub person: String,
    /// Their number of the core system, by which a list finds it.
    pub number: String,
    /// The account that the family chose for it, or applied with, sealed for [`RightRow::place`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// When the family first opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
}

impl RightRow {
    /// What a right's account is sealed for.
    #[must_use]
    pub fn place(programme: &str, subject: &str) -> String {
        format!("right/{programme}/{subject}")
    }
}

/// A step of a right, with its line in the trail.
#[derive(Debug, Clone)]
pub struct RightWrite {
    /// As it was read, with what changes; `n` is still the one that was read.
    pub row: RightRow,
    /// Who did it.
    pub trail: AuditEntry,
    /// The resident is another one than before, or was nobody: they find it from now on.
    pub moved: bool,
}

impl Benefits {
    /// One right.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn right(&self, programme: &str, period: &str, subject: &str) -> Result<Option<RightRow>, StoreError> {
        self.store.get(&self.table, keys::rights(programme, period, subject), subject.to_owned()).await
    }

    /// Every right of a round that anything became of.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn rights(&self, programme: &str, period: &str) -> Result<Vec<RightRow>, StoreError> {
        self.all(keys::all_rights(programme, period)).await
    }

    /// Takes steps, all or none, with what is said about them.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when one of them has moved on since it was read.
    pub async fn step(&self, steps: &[RightWrite], say: &[(&Notices, &NewBatch)]) -> Result<(), StoreError> {
        let mut writes = Vec::with_capacity(2 * steps.len() + 2);
        for step in steps {
            writes.extend(self.right_writes(&step.row, step.moved)?);
            writes.push(self.trail(&step.trail)?);
        }
        for (notices, batch) in say {
            writes.extend(notices.frozen(batch)?);
        }
        self.store.transact("right", writes).await
    }

    /// Takes a step of somebody who is joined, if they still are.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the right has moved on since it was read, or they are not joined any more.
    pub async fn step_of(&self, join: &JoinRow, step: &RightWrite) -> Result<(), StoreError> {
        let mut writes = self.right_writes(&step.row, step.moved)?;
        writes.push(self.trail(&step.trail)?);
        writes.push(self.is_joined(join)?);
        self.store.transact("right", writes).await
    }

    /// Notes that the family has opened it. Somebody who was faster did it too.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn opened(&self, row: &RightRow) -> Result<(), StoreError> {
        match self.store.transact("opened", self.right_writes(row, true)?).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The rights that a resident has looked at: also those that a later list does not name any more.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn rights_of(&self, resident: &str) -> Result<Vec<Key>, StoreError> {
        let pk = keys::resident(resident);
        let query = Query { between: Some(keys::pointer_range()), ..Query::partition(&self.table, pk) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    pub(super) fn right_writes(&self, row: &RightRow, moved: bool) -> Result<Vec<TransactWriteItem>, StoreError> {
        let key = &row.entitlement.key;
        let pk = keys::rights(&key.programme, &key.period, &key.subject);
        let next = RightRow { n: row.n + 1, ..row.clone() };
        let item = Row { pk, sk: key.subject.clone(), row: &next };
        let unmoved = [(":n", AttributeValue::N(row.n.to_string()))];
        let mut writes = vec![if row.n > 0 {
            put(&self.table, &item, "n = :n", &unmoved)?
        } else {
            put(&self.table, &item, "attribute_not_exists(pk)", &[])?
        }];
        if row.n == 0 || moved {
            let pointer = Row { pk: keys::resident(&row.resident), sk: keys::pointer(key), row: key };
            writes.push(put(&self.table, &pointer, "", &[])?);
        }
        Ok(writes)
    }
}
