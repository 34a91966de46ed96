//! The table `life-stage`: what the municipality decided about each milestone, and how far the daily pushes have come.

use aws_sdk_dynamodb::types::AttributeValue;
use contract::{MilestoneSetting, Run};
use jiff::civil::Date;
use platform::{MissingSetting, Settings};
use serde::{Deserialize, Serialize};

use crate::{
    AuditEntry,
    audit::AuditRow,
    error::StoreError,
    keys,
    store::{Query, Store, put},
};

/// The municipality's decision about one milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingRow {
    /// Such as `hc.18m`.
    pub milestone: String,
    /// In force.
    pub published: MilestoneSetting,
    /// Waiting to be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<MilestoneSetting>,
    /// Grows with every write.
    pub version: u64,
}

impl SettingRow {
    /// The setting of a milestone that nobody has touched: on, with the national text.
    #[must_use]
    pub fn untouched(milestone: &str) -> Self {
        let published = MilestoneSetting { enabled: true, texts: contract::MunicipalTexts::new() };
        Self { milestone: milestone.to_owned(), published, draft: None, version: 0 }
    }
}

#[derive(Serialize)]
struct SettingItem<'a> {
    pk: &'static str,
    sk: &'a str,
    #[serde(flatten)]
    row: &'a SettingRow,
}

/// One daily push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunRow {
    /// The day it was for.
    pub day: Date,
    /// First day it looked at.
    pub since: Date,
    /// Whether it went through to the end.
    pub complete: bool,
    /// Families that were due.
    pub due: u64,
    /// Batches made.
    pub batches: u64,
    /// When it was started last.
    pub started_at: jiff::Timestamp,
}

impl From<RunRow> for Run {
    fn from(row: RunRow) -> Self {
        let RunRow { day, since, complete, due, batches, started_at } = row;
        Self { day, since, complete, due, batches, started_at }
    }
}

#[derive(Serialize)]
struct RunItem<'a> {
    pk: &'static str,
    sk: String,
    #[serde(flatten)]
    row: &'a RunRow,
}

/// The table `life-stage`.
#[derive(Clone, Debug)]
pub struct LifeStage {
    store: Store,
    table: String,
    audit: String,
}

impl LifeStage {
    /// The tables named by `TABLE_LIFE_STAGE` and `TABLE_AUDIT`.
    ///
    /// # Errors
    /// When a setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_LIFE_STAGE")?.to_owned();
        Ok(Self { store, table, audit: settings.get("TABLE_AUDIT")?.to_owned() })
    }

    /// Every milestone that somebody has touched.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn settings(&self) -> Result<Vec<SettingRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::SETTINGS.to_owned())).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// One milestone's setting.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn setting(&self, milestone: &str) -> Result<SettingRow, StoreError> {
        let row = self.store.get(&self.table, keys::SETTINGS.to_owned(), milestone.to_owned()).await?;
        Ok(row.unwrap_or_else(|| SettingRow::untouched(milestone)))
    }

    /// Writes a setting over the version before it, with its audit line.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has changed it since.
    pub async fn save(&self, row: &SettingRow, audit: &AuditEntry) -> Result<(), StoreError> {
        let item = SettingItem { pk: keys::SETTINGS, sk: &row.milestone, row };
        let before = AttributeValue::N(row.version.saturating_sub(1).to_string());
        let (guard, values) = match row.version {
            0 | 1 => ("attribute_not_exists(pk)", Vec::new()),
            _ => ("version = :v", vec![(":v", before)]),
        };
        let writes = vec![
            put(&self.table, &item, guard, &values)?,
            put(&self.audit, &AuditRow::from(audit), "attribute_not_exists(pk)", &[])?,
        ];
        self.store.transact("setting", writes).await
    }

    /// The latest daily pushes, newest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn runs(&self, most: usize) -> Result<Vec<RunRow>, StoreError> {
        let query =
            Query { newest_first: true, most: Some(most), ..Query::partition(&self.table, keys::RUNS.to_owned()) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// The push of one day, if it was started.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn run(&self, day: Date) -> Result<Option<RunRow>, StoreError> {
        self.store.get(&self.table, keys::RUNS.to_owned(), day.to_string()).await
    }

    /// Notes how far a push has come.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_run(&self, row: &RunRow) -> Result<(), StoreError> {
        self.store.put(&self.table, &RunItem { pk: keys::RUNS, sk: row.day.to_string(), row }).await
    }
}
