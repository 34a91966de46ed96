//! The directory of banks and their branches.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Benefits, Row};
use crate::{
    error::StoreError,
    keys,
    store::{Query, put},
};

/// A bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankRow {
    /// Four digits.
    pub code: String,
    /// As people write it.
    pub name: String,
    /// As a bank file writes it.
    pub kana: String,
    /// Name and kana of each branch, by its three digits.
    #[serde(default)]
    pub branches: BTreeMap<String, (String, String)>,
}

/// What a family chooses from: without the branches, which are most of a bank.
#[derive(Serialize)]
struct NameRow<'a> {
    code: &'a str,
    name: &'a str,
    kana: &'a str,
}

impl Benefits {
    /// Every bank, without its branches.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn banks(&self) -> Result<Vec<BankRow>, StoreError> {
        let query = Query { may_lag: true, ..Query::partition(&self.table, keys::BANKS.to_owned()) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// A bank with its branches.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn bank(&self, code: &str) -> Result<Option<BankRow>, StoreError> {
        self.store.get(&self.table, keys::bank(code), keys::BRANCHES.to_owned()).await
    }

    /// Writes a bank, in place of what was known of it.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_bank(&self, bank: &BankRow) -> Result<(), StoreError> {
        let BankRow { code, name, kana, .. } = bank;
        let whole = Row { pk: keys::bank(code), sk: keys::BRANCHES.to_owned(), row: bank };
        let name = Row { pk: keys::BANKS.to_owned(), sk: code.clone(), row: &NameRow { code, name, kana } };
        let writes = vec![put(&self.table, &whole, "", &[])?, put(&self.table, &name, "", &[])?];
        self.store.transact("bank", writes).await
    }
}
