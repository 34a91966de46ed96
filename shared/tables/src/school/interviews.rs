//! Interviews: what staff wrote and how far they have come, what families answered, the solution in parts (it is longer
//! than a row may be), and which booking is which child's. Every step replaces the version that it was decided on.

use std::collections::BTreeMap;

use domain::{
    interview::{Placement, Timetable},
    interview_day::{Answer, Sheet},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Row, School};
use crate::{
    AuditEntry,
    bulk::put_request,
    error::StoreError,
    keys,
    store::{Query, delete, put, text},
};

/// Bytes of a solution in one row; DynamoDB's end at 400 KB.
const PART: usize = 300_000;

/// How far interviews have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Families know nothing of it.
    Draft,
    /// Families answer.
    Collecting,
    /// A solution is looked for.
    Solving,
    /// Appointments are made.
    Publishing,
    /// They are made.
    Published,
}

/// Interviews as they are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InterviewRow {
    /// `iv-` and 12 hex digits.
    pub id: String,
    /// Whose.
    pub facility: String,
    /// Names the request that wrote it: the same one again writes nothing.
    pub asked: String,
    /// What staff wrote.
    pub sheet: Sheet,
    /// How far they have come.
    pub stage: Stage,
    /// Times that are agreed.
    #[serde(default)]
    pub locks: Vec<Placement>,
    /// The last solution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<SolvedHead>,
    /// Why none was found the last time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
    /// Families were asked.
    #[serde(default)]
    pub asked_families: bool,
    /// Families were told their times.
    #[serde(default)]
    pub told_families: bool,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_by: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Grows with every write.
    pub version: u64,
}

impl InterviewRow {
    /// Whether a queue, or time, still owes it something.
    fn is_open(&self) -> bool {
        self.stage != Stage::Draft
    }
}

/// What is known of a solution without reading it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolvedHead {
    /// Names its parts.
    pub version: u64,
    /// When it was found.
    pub at: Timestamp,
    /// Families that had not answered by then.
    pub unanswered: u32,
    /// Names what it was found for.
    pub basis: String,
    /// Names the children, with their classes, and the slots that it is about.
    pub crowd: String,
    /// Names exactly this solution.
    pub shown: String,
}

/// What a family answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// Its first child when it answered.
    pub family: String,
    /// What.
    pub answer: Answer,
    /// Grows with every answer.
    pub revision: u64,
    /// A resident's pseudonym, or `staff:…`.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Which booking is a child's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatRow {
    /// The child.
    pub child: String,
    /// Whose diary it is in: a resident's pseudonym, or `call_…` where nobody has LINE.
    pub holder: String,
    /// The booking.
    pub booking: String,
    /// Grows with every write.
    pub revision: u64,
}

#[derive(Serialize, Deserialize)]
struct Part {
    json: String,
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
}

impl School {
    /// Interviews by id.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn interview(&self, id: &str) -> Result<Option<InterviewRow>, StoreError> {
        self.store.get(&self.table, keys::interview(id), keys::META.to_owned()).await
    }

    /// The latest interviews of a facility, newest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn interviews_at(&self, facility: &str, most: usize) -> Result<Vec<InterviewRow>, StoreError> {
        let query = Query::partition(&self.table, keys::interviews(facility));
        let rows = self.store.query(Query { newest_first: true, most: Some(most), ..query }).await?;
        let ids: Vec<String> = rows.iter().filter_map(|row| text(row, "id")).map(str::to_owned).collect();
        let wanted = ids.iter().map(|id| (keys::interview(id), keys::META.to_owned())).collect();
        let found = self.store.get_many(&self.table, wanted).await?;
        let found = found.into_iter().map(|row| Ok(serde_dynamo::from_item::<_, InterviewRow>(row)?));
        let mut found: BTreeMap<String, InterviewRow> =
            found.map(|row| row.map(|row| (row.id.clone(), row))).collect::<Result<_, StoreError>>()?;
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Interviews that a queue, or time, still owes something.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn open_interviews(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::OPEN_INTERVIEWS.to_owned())).await?;
        Ok(rows.iter().filter_map(|row| text(row, keys::SK)).map(str::to_owned).collect())
    }

    /// Nothing is owed any more: they lie behind.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn close_interview(&self, id: &str) -> Result<(), StoreError> {
        let gone = delete(&self.table, keys::OPEN_INTERVIEWS.to_owned(), id.to_owned())?;
        self.store.transact("interviews", vec![gone]).await
    }

    /// Saves interviews over the version before.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has saved them since.
    pub async fn save_interview(&self, row: &InterviewRow, trail: Option<&AuditEntry>) -> Result<(), StoreError> {
        let item = Row { pk: keys::interview(&row.id), sk: keys::META.to_owned(), row };
        let listed = Listed { id: &row.id };
        let mut writes = Vec::new();
        if row.version <= 1 {
            writes.push(put(&self.table, &item, "attribute_not_exists(pk)", &[])?);
            let sk = keys::moment(row.created_at, &row.id);
            let line = Row { pk: keys::interviews(&row.facility), sk, row: &listed };
            writes.push(put(&self.table, &line, "", &[])?);
        } else {
            writes.push(put(&self.table, &item, "version = :v", &[(":v", super::number(row.version - 1))])?);
        }
        if row.is_open() {
            let open = Row { pk: keys::OPEN_INTERVIEWS.to_owned(), sk: row.id.clone(), row: &listed };
            writes.push(put(&self.table, &open, "", &[])?);
        }
        if let Some(trail) = trail {
            writes.push(self.trail(trail)?);
        }
        self.store.transact("interviews", writes).await
    }

    /// Keeps a solution under the version that its head will name. Parts that no head names mean nothing.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn keep_solution(&self, id: &str, version: u64, timetable: &Timetable) -> Result<(), StoreError> {
        let json = serde_json::to_string(timetable).map_err(unreadable)?;
        // Ids and codes alone stand in it, all of ASCII; a piece that were none would only be lossy and not lost.
        let parts = json.as_bytes().chunks(PART).map(|part| String::from_utf8_lossy(part).into_owned());
        let rows = parts.enumerate().map(|(place, json)| {
            put_request(&Row { pk: keys::interview(id), sk: keys::solution(version, place), row: &Part { json } })
        });
        self.store.write_many(&self.table, rows.collect::<Result<_, _>>()?).await
    }

    /// A solution.
    ///
    /// # Errors
    /// When the store is unavailable or it cannot be read.
    pub async fn solution(&self, id: &str, version: u64) -> Result<Option<Timetable>, StoreError> {
        let parts: Vec<Part> = self.beside(id, keys::solution_range(version)).await?;
        if parts.is_empty() {
            return Ok(None);
        }
        let json: String = parts.into_iter().map(|part| part.json).collect();
        serde_json::from_str(&json).map(Some).map_err(unreadable)
    }

    /// What families answered.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn interview_answers(&self, id: &str) -> Result<Vec<AnswerRow>, StoreError> {
        self.beside(id, keys::begins(keys::ANSWERED)).await
    }

    /// Takes an answer over the one before it, as `there` says.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another one was given since.
    pub async fn take_interview_answer(
        &self,
        id: &str,
        row: &AnswerRow,
        there: Option<u64>,
        trail: Option<&AuditEntry>,
    ) -> Result<(), StoreError> {
        let sk = format!("{}{}", keys::ANSWERED, row.family);
        let item = Row { pk: keys::interview(id), sk, row };
        let write = match there {
            None => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
            Some(revision) => put(&self.table, &item, "revision = :r", &[(":r", super::number(revision))])?,
        };
        let trail = trail.map(|trail| self.trail(trail)).transpose()?;
        self.store.transact("interview answer", [write].into_iter().chain(trail).collect()).await
    }

    /// Which bookings are which child's.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn seats(&self, id: &str) -> Result<BTreeMap<String, SeatRow>, StoreError> {
        let rows: Vec<SeatRow> = self.beside(id, keys::begins(keys::BOOKED)).await?;
        Ok(rows.into_iter().map(|row| (row.child.clone(), row)).collect())
    }

    /// Notes which booking is a child's, over the note before.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when another one was noted since.
    pub async fn save_seat(&self, id: &str, row: &SeatRow) -> Result<(), StoreError> {
        let item = Row { pk: keys::interview(id), sk: format!("{}{}", keys::BOOKED, row.child), row };
        let write = match row.revision {
            ..=1 => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
            revision => put(&self.table, &item, "revision = :r", &[(":r", super::number(revision - 1))])?,
        };
        self.store.transact("interview booking", vec![write]).await
    }

    async fn beside<T: DeserializeOwned>(&self, id: &str, between: (String, String)) -> Result<Vec<T>, StoreError> {
        let query = Query::partition(&self.table, keys::interview(id));
        let rows = self.store.query(Query { between: Some(between), ..query }).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Unavailable("interviews".to_owned(), error.into())
}
