//! The table `nurseries`: the catalogue of facilities as it is published, and tables of admission points. Both are read
//! whole and kept by whoever reads them; a look whether there is something newer is one row.

mod catalogue;
mod points;
mod shelf;

use platform::{MissingSetting, Settings};
use serde::Serialize;

pub use catalogue::{CatalogueRow, NewCatalogue, VacancyRow};
pub use points::{CaseRow, PointsRow};
pub use shelf::{Published, Shelf};

use crate::store::Store;

/// The table `nurseries`, with the trail of who did what where the function writes.
#[derive(Clone, Debug)]
pub struct Nurseries {
    store: Store,
    table: String,
    audit: Option<String>,
}

#[derive(Serialize)]
struct Row<'a, T> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    row: &'a T,
}

impl Nurseries {
    /// The table named by `TABLE_NURSERIES`, with the trail named by `TABLE_AUDIT` where the function writes.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_NURSERIES")?.to_owned();
        Ok(Self { store, table, audit: settings.find("TABLE_AUDIT").map(str::to_owned) })
    }

    fn trail(
        &self,
        entry: &crate::AuditEntry,
    ) -> Result<aws_sdk_dynamodb::types::TransactWriteItem, crate::StoreError> {
        let audit = self.audit.as_deref().ok_or_else(|| MissingSetting("TABLE_AUDIT".to_owned()))?;
        crate::store::put(audit, &crate::audit::AuditRow::from(entry), "attribute_not_exists(pk)", &[])
    }
}
