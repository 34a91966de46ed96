//! Bank files: gathered, released by a second person once under their hash, settled by the bank's result.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use contract::BankFileState;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{BankRow, Benefits, Row};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, put},
};

/// Transfers of one row: sealed, some 80 KB.
pub(crate) const PART: usize = 500;
/// Returns of one row: each with a reason of 200 characters, some 250 KB.
const RETURNS: usize = 400;

/// A bank file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Names it.
    pub id: String,
    /// How far it has come. `state` is a word of DynamoDB's own.
    #[serde(rename = "stage")]
    pub state: BankFileState,
    /// The day of the transfers.
    pub pay_on: Date,
    /// Transfers.
    pub count: u32,
    /// Yen.
    pub total: u64,
    /// Of its bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Transfers that came back.
    #[serde(default)]
    pub returned: u32,
    /// When.
    pub made_at: Timestamp,
    /// Who.
    pub made_by: String,
    /// Who else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_by: Option<String>,
    /// From where, as it was when the file was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<PayerRow>,
    /// The payer's bank with its branch, as they were called then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_bank: Option<BankRow>,
    /// What the bank has said of it, as somebody reported it; it waits for a second person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportRow>,
    /// The reports that a second person has confirmed, in that order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<String>,
}

/// What somebody reported of the bank's result. The transfers lie beside the file, under its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRow {
    /// Names it by what it says.
    pub id: String,
    /// Who.
    pub by: String,
    /// When.
    pub reported_at: Timestamp,
    /// Transfers that came back.
    pub returned: u32,
    /// Yen of them.
    pub yen: u64,
}

/// From where the municipality pays, as staff wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerRow {
    /// 委託者コード.
    pub code: String,
    /// 委託者名.
    pub name: String,
    /// Four digits.
    pub bank: String,
    /// Three digits.
    pub branch: String,
    /// 普通 or 当座.
    pub kind: String,
    /// Up to seven digits.
    pub number: String,
}

/// One transfer of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEntry {
    /// Whose right it pays.
    pub subject: String,
    /// The account and the yen, sealed by the function.
    pub sealed: String,
}

/// Whether a file was released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Released {
    /// It is, by this.
    Now,
    /// It stands elsewhere, or its bytes were released before.
    Not,
}

#[derive(Serialize, Deserialize)]
struct Part {
    subjects: Vec<String>,
    sealed: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Returns {
    returned: BTreeMap<String, String>,
}

impl Benefits {
    /// From where the municipality pays.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn payer(&self) -> Result<Option<PayerRow>, StoreError> {
        self.store.get(&self.table, keys::PAYER.to_owned(), keys::PAYER.to_owned()).await
    }

    /// Sets it.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_payer(&self, payer: &PayerRow, trail: &AuditEntry) -> Result<(), StoreError> {
        let row = Row { pk: keys::PAYER.to_owned(), sk: keys::PAYER.to_owned(), row: payer };
        self.store.transact("payer", vec![put(&self.table, &row, "", &[])?, self.trail(trail)?]).await
    }

    /// The bank files of a programme.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn bank_files(&self, programme: &str) -> Result<Vec<FileRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::bank_files(programme))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn bank_file(&self, programme: &str, file: &str) -> Result<Option<FileRow>, StoreError> {
        self.store.get(&self.table, keys::bank_files(programme), file.to_owned()).await
    }

    /// Opens a file.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when there is one of that name.
    pub async fn open_file(&self, programme: &str, file: &FileRow, trail: &AuditEntry) -> Result<(), StoreError> {
        let row = Row { pk: keys::bank_files(programme), sk: file.id.clone(), row: file };
        let writes = vec![put(&self.table, &row, "attribute_not_exists(pk)", &[])?, self.trail(trail)?];
        self.store.transact("bank file", writes).await
    }

    /// Writes what stands in a file, in place of what an earlier attempt wrote.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn write_entries(&self, file: &str, entries: &[FileEntry]) -> Result<(), StoreError> {
        for (place, chunk) in entries.chunks(PART).enumerate() {
            let part = Part {
                subjects: chunk.iter().map(|entry| entry.subject.clone()).collect(),
                sealed: chunk.iter().map(|entry| entry.sealed.clone()).collect(),
            };
            let row = Row { pk: keys::bank_file(file), sk: keys::part(place), row: &part };
            self.store.put(&self.table, &row).await?;
        }
        Ok(())
    }

    /// What stands in a file of `count` transfers, in its order.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn entries(&self, file: &str, count: u32) -> Result<Vec<FileEntry>, StoreError> {
        let query = Query { between: Some(keys::part_range()), ..Query::partition(&self.table, keys::bank_file(file)) };
        let mut entries = Vec::new();
        for row in self.store.query(query).await? {
            let part: Part = serde_dynamo::from_item(row)?;
            let pairs = part.subjects.into_iter().zip(part.sealed);
            entries.extend(pairs.map(|(subject, sealed)| FileEntry { subject, sealed }));
        }
        // A part more may be left of an earlier attempt that found more.
        entries.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        Ok(entries)
    }

    /// Moves a file on, if it still stands where it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it stands elsewhere.
    pub async fn move_file(
        &self,
        programme: &str,
        file: &FileRow,
        from: BankFileState,
        trail: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let row = Row { pk: keys::bank_files(programme), sk: file.id.clone(), row: file };
        let mut writes = vec![self.moved(&row, from)?];
        if let Some(trail) = trail {
            writes.push(self.trail(trail)?);
        }
        self.store.transact("bank file", writes).await
    }

    fn moved(&self, row: &Row<'_, FileRow>, from: BankFileState) -> Result<TransactWriteItem, StoreError> {
        put(&self.table, row, "stage = :from", &[(":from", serde_dynamo::to_attribute_value(from)?)])
    }

    /// Releases a file under the hash of its bytes, which no other file was released under.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn release(
        &self,
        programme: &str,
        file: &FileRow,
        sha256: &str,
        trail: &AuditEntry,
    ) -> Result<Released, StoreError> {
        #[derive(Serialize)]
        struct Hash<'a> {
            file: &'a str,
        }
        let row = Row { pk: keys::bank_files(programme), sk: file.id.clone(), row: file };
        let hash = Row { pk: keys::HASHES.to_owned(), sk: sha256.to_owned(), row: &Hash { file: &file.id } };
        let writes = vec![
            self.moved(&row, BankFileState::Ready)?,
            put(&self.table, &hash, "attribute_not_exists(pk)", &[])?,
            self.trail(trail)?,
        ];
        match self.store.transact("release", writes).await {
            Ok(()) => Ok(Released::Now),
            Err(StoreError::Conflict(_)) => Ok(Released::Not),
            Err(error) => Err(error),
        }
    }

    /// Notes what somebody reported of the bank's result: why, by whose right it was. It waits for a second person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the file stands elsewhere.
    pub async fn report(
        &self,
        programme: &str,
        file: &FileRow,
        report: &ReportRow,
        returned: &BTreeMap<String, String>,
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let all: Vec<_> = returned.iter().collect();
        for (place, some) in all.chunks(RETURNS).enumerate() {
            let some = some.iter().map(|(subject, why)| ((*subject).clone(), (*why).clone()));
            let part = Returns { returned: some.collect() };
            let row = Row { pk: keys::bank_file(&file.id), sk: keys::returns(&report.id, place), row: &part };
            self.store.put(&self.table, &row).await?;
        }
        let next = FileRow { reported: Some(report.clone()), ..file.clone() };
        let row = Row { pk: keys::bank_files(programme), sk: file.id.clone(), row: &next };
        let from = (":from", serde_dynamo::to_attribute_value(file.state)?);
        // Another report may have been confirmed and settled since the file was read.
        let written = if file.reports.is_empty() {
            put(&self.table, &row, "stage = :from AND attribute_not_exists(reports)", &[from])?
        } else {
            let known = (":known", serde_dynamo::to_attribute_value(&file.reports)?);
            put(&self.table, &row, "stage = :from AND reports = :known", &[from, known])?
        };
        self.store.transact("bank result", vec![written, self.trail(trail)?]).await
    }

    /// Moves a file on to [`BankFileState::Settling`] with the report that was looked at.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the file stands elsewhere, or something else was reported since.
    pub async fn confirm_report(
        &self,
        programme: &str,
        file: &FileRow,
        report: &ReportRow,
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let mut reports = file.reports.clone();
        reports.push(report.id.clone());
        let next = FileRow { state: BankFileState::Settling, reported: None, reports, ..file.clone() };
        let row = Row { pk: keys::bank_files(programme), sk: file.id.clone(), row: &next };
        let stands = [
            (":from", serde_dynamo::to_attribute_value(file.state)?),
            (":report", AttributeValue::S(report.id.clone())),
        ];
        let moved = put(&self.table, &row, "stage = :from AND reported.id = :report", &stands)?;
        self.store.transact("bank result", vec![moved, self.trail(trail)?]).await
    }

    /// What came back by some reports, by whose right it was; the later one says why.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn returned(&self, file: &str, reports: &[String]) -> Result<BTreeMap<String, String>, StoreError> {
        let mut all = BTreeMap::new();
        for report in reports {
            let between = Some(keys::returns_range(report));
            let query = Query { between, ..Query::partition(&self.table, keys::bank_file(file)) };
            for row in self.store.query(query).await? {
                let part: Returns = serde_dynamo::from_item(row)?;
                all.extend(part.returned);
            }
        }
        Ok(all)
    }
}
