//! The table `benefits`. What makes money go out once is here: a right is one row under `(programme, period, subject)`, each
//! step of it is written under the condition that nobody has taken another one since it was read, and a bank file is
//! released once under its hash. What somebody's rights rest on (the office's list) lies apart from what became of them, so
//! a new list never touches an application.

mod banks;
mod files;
mod joins;
mod lists;
mod programmes;
mod rights;
mod runs;

use platform::{MissingSetting, Settings};
use serde::{Serialize, de::DeserializeOwned};

pub use banks::BankRow;
pub use files::{FileEntry, FileRow, PayerRow, Released, ReportRow};
pub use joins::JoinRow;
pub use lists::ListRow;
pub use programmes::{ListRef, ProgrammeRow};
pub use rights::{RightRow, RightWrite};
pub use runs::RunNotice;

use crate::{
    AuditEntry,
    audit::AuditRow,
    error::StoreError,
    store::{Query, Store, put},
};

/// The table `benefits`, with the trail of who did what.
#[derive(Clone, Debug)]
pub struct Benefits {
    store: Store,
    table: String,
    audit: String,
}

#[derive(Serialize)]
struct Row<'a, T> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    row: &'a T,
}

impl Benefits {
    /// The tables named by `TABLE_BENEFITS` and `TABLE_AUDIT`.
    ///
    /// # Errors
    /// When a setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let named = |name: &str| settings.get(name).map(str::to_owned);
        Ok(Self { store, table: named("TABLE_BENEFITS")?, audit: named("TABLE_AUDIT")? })
    }

    fn trail(&self, entry: &AuditEntry) -> Result<aws_sdk_dynamodb::types::TransactWriteItem, StoreError> {
        put(&self.audit, &AuditRow::from(entry), "attribute_not_exists(pk)", &[])
    }

    /// Writes down what was looked at, where nothing else is written.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn note(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        self.store.put(&self.audit, &AuditRow::from(entry)).await
    }

    /// Every row of some partitions, side by side.
    async fn all<T: DeserializeOwned>(&self, partitions: impl Iterator<Item = String>) -> Result<Vec<T>, StoreError> {
        use futures::{StreamExt, TryStreamExt, stream};
        let pages: Vec<_> = stream::iter(partitions)
            .map(|pk| self.store.query(Query::partition(&self.table, pk)))
            .buffered(8)
            .try_collect()
            .await?;
        pages.into_iter().flatten().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }
}
