//! Tables of admission points, one for each municipality and April, and the anonymous cases that a change is tried on.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::points::{Household, PointRules};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Nurseries, Row};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, put, take_away},
};

/// A published table.
#[derive(Debug, Clone)]
pub struct PointsRow {
    /// The table.
    pub rules: PointRules,
    /// Grows with every change.
    pub version: u64,
}

/// A household that is nobody's, kept so that a change of the table can be tried on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CaseRow {
    /// Names it.
    pub id: String,
    /// What it stands for, as staff call it.
    pub title: String,
    /// Its answers.
    pub household: Household,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// As it lies in the table: a table of points is a document, and DynamoDB would count each of its leaves.
#[derive(Serialize, Deserialize)]
struct Stored {
    rules: String,
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct StoredCase {
    id: String,
    title: String,
    household: String,
    saved_at: Timestamp,
}

impl Nurseries {
    /// Every table.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn all_points(&self) -> Result<Vec<PointsRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::POINTS.to_owned())).await?;
        rows.into_iter().map(|row| read(serde_dynamo::from_item(row)?)).collect()
    }

    /// The tables of one municipality, in order of the April that they are for.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn points_of(&self, municipality: &str) -> Result<Vec<PointsRow>, StoreError> {
        let between = Some(keys::points_range(municipality));
        let query = Query { between, ..Query::partition(&self.table, keys::POINTS.to_owned()) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| read(serde_dynamo::from_item(row)?)).collect()
    }

    /// The table of one April.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn points(&self, municipality: &str, from: Date) -> Result<Option<PointsRow>, StoreError> {
        let sk = keys::points(municipality, from);
        self.store.get(&self.table, keys::POINTS.to_owned(), sk).await?.map(read).transpose()
    }

    /// Publishes a table over the version that was read; 0 for a new one.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody has published another one since.
    pub async fn save_points(&self, rules: &PointRules, version: u64, trail: &AuditEntry) -> Result<(), StoreError> {
        let sk = keys::points(&rules.municipality, rules.effective_from);
        let stored = Stored { rules: serde_json::to_string(rules).map_err(unreadable)?, version: version + 1 };
        let row = Row { pk: keys::POINTS.to_owned(), sk, row: &stored };
        let write = if version == 0 {
            put(&self.table, &row, "attribute_not_exists(pk)", &[])?
        } else {
            put(&self.table, &row, "version = :v", &[(":v", AttributeValue::N(version.to_string()))])?
        };
        self.store.transact("points", vec![write, self.trail(trail)?]).await
    }

    /// The cases of a municipality.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn cases(&self, municipality: &str) -> Result<Vec<CaseRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::cases(municipality))).await?;
        let read = |row| {
            let StoredCase { id, title, household, saved_at } = serde_dynamo::from_item(row)?;
            let household = serde_json::from_str(&household).map_err(unreadable)?;
            Ok(CaseRow { id, title, household, saved_at })
        };
        rows.into_iter().map(read).collect()
    }

    /// Saves a case.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_case(&self, municipality: &str, case: &CaseRow, trail: &AuditEntry) -> Result<(), StoreError> {
        let stored = StoredCase {
            id: case.id.clone(),
            title: case.title.clone(),
            household: serde_json::to_string(&case.household).map_err(unreadable)?,
            saved_at: case.saved_at,
        };
        let row = Row { pk: keys::cases(municipality), sk: case.id.clone(), row: &stored };
        self.store.transact("case", vec![put(&self.table, &row, "", &[])?, self.trail(trail)?]).await
    }

    /// Deletes a case.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is none of that name.
    pub async fn delete_case(&self, municipality: &str, id: &str, trail: &AuditEntry) -> Result<(), StoreError> {
        let gone = take_away(&self.table, keys::cases(municipality), id.to_owned())?;
        self.store.transact("case", vec![gone, self.trail(trail)?]).await
    }
}

fn read(stored: Stored) -> Result<PointsRow, StoreError> {
    let rules = serde_json::from_str(&stored.rules).map_err(unreadable)?;
    Ok(PointsRow { rules, version: stored.version })
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Unavailable("points".to_owned(), error.into())
}
