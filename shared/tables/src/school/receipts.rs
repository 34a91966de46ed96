//! Who has read a message. The first reading counts, whatever is opened again.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Row, School};
use crate::{
    error::StoreError,
    keys,
    store::{Query, put, text},
};

/// That a resident has read a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptRow {
    /// When first.
    pub at: Timestamp,
    /// Which edition of the text.
    pub edition: u32,
}

impl School {
    /// Notes that a resident has read a message; what was noted before stays.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn receive(&self, message: &str, resident: &str, receipt: &ReceiptRow) -> Result<(), StoreError> {
        let row = Row { pk: keys::readers(message, resident), sk: resident.to_owned(), row: receipt };
        let write = put(&self.table, &row, "attribute_not_exists(pk)", &[])?;
        match self.store.transact("receipt", vec![write]).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Which of these messages a resident has read.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn receipts(
        &self,
        resident: &str,
        messages: &[String],
    ) -> Result<BTreeMap<String, ReceiptRow>, StoreError> {
        let wanted = messages.iter().map(|message| (keys::readers(message, resident), resident.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        let named = rows.into_iter().map(|row| {
            let message = text(&row, keys::PK).and_then(|pk| pk.split('#').nth(1)).unwrap_or_default().to_owned();
            Ok((message, serde_dynamo::from_item(row)?))
        });
        named.collect()
    }

    /// Everybody who has read a message, by resident.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn readers(&self, message: &str) -> Result<BTreeMap<String, ReceiptRow>, StoreError> {
        let mut readers = BTreeMap::new();
        for shard in keys::all_readers(message) {
            for row in self.store.query(Query::partition(&self.table, shard)).await? {
                let resident = text(&row, keys::SK).unwrap_or_default().to_owned();
                readers.insert(resident, serde_dynamo::from_item(row)?);
            }
        }
        Ok(readers)
    }
}
