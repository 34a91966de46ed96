//! Surveys, who took part, and what was answered. Of an anonymous one the last two lie in partitions that do not name each
//! other, and are written in one transaction: nobody takes part without an answer, and nobody twice.

use std::collections::BTreeMap;

use domain::survey::{Answered, Mark, Respondent, Survey, Taken};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Row, School};
use crate::{
    error::StoreError,
    keys,
    store::{Query, delete, put, text},
};

/// A survey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyRow {
    /// What is asked.
    pub survey: Survey,
    /// The message that brings it.
    pub message: String,
    /// Reminders that were sent, by their moment.
    #[serde(default)]
    pub reminded: Vec<Timestamp>,
    /// Grows with every write.
    pub version: u64,
}

impl School {
    /// One survey.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn survey(&self, id: &str) -> Result<Option<SurveyRow>, StoreError> {
        self.store.get(&self.table, keys::survey(id), keys::META.to_owned()).await
    }

    /// Keeps a survey whose message is not written yet, and that it is open.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn draft_survey(&self, row: &SurveyRow) -> Result<(), StoreError> {
        let id = &row.survey.id;
        let item = Row { pk: keys::survey(id), sk: keys::META.to_owned(), row };
        let open = Row { pk: keys::OPEN_SURVEYS.to_owned(), sk: id.clone(), row: &() };
        let writes = vec![put(&self.table, &item, "", &[])?, put(&self.table, &open, "", &[])?];
        self.store.transact("survey", writes).await
    }

    /// Surveys whose deadline is not known to be over.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn open_surveys(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::OPEN_SURVEYS.to_owned())).await?;
        Ok(rows.iter().filter_map(|row| text(row, keys::SK)).map(str::to_owned).collect())
    }

    /// Nobody is reminded of it any more.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn close_survey(&self, id: &str) -> Result<(), StoreError> {
        let gone = delete(&self.table, keys::OPEN_SURVEYS.to_owned(), id.to_owned())?;
        self.store.transact("survey", vec![gone]).await
    }

    /// Saves a survey over the version before it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has saved it since.
    pub async fn save_survey(&self, row: &SurveyRow) -> Result<(), StoreError> {
        let item = Row { pk: keys::survey(&row.survey.id), sk: keys::META.to_owned(), row };
        let write = match row.version {
            ..=1 => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
            version => put(&self.table, &item, "version = :v", &[(":v", super::number(version - 1))])?,
        };
        self.store.transact("survey", vec![write]).await
    }

    /// Whether somebody has taken part.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn mark(&self, survey: &str, respondent: &Respondent) -> Result<Option<Mark>, StoreError> {
        let row: Option<Kept<Mark>> =
            self.store.get(&self.table, keys::marks(survey), keys::respondent(respondent)).await?;
        Ok(row.map(|row| row.kept))
    }

    /// What somebody has answered; of a named survey alone.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn answered(&self, survey: &str, respondent: &Respondent) -> Result<Option<Answered>, StoreError> {
        let sk = keys::respondent(respondent);
        let row: Option<Kept<Answered>> = self.store.get(&self.table, keys::survey_answers(survey), sk).await?;
        Ok(row.map(|row| row.kept))
    }

    /// Takes an answer: of a named survey in place of the one before, of an anonymous one once.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when an anonymous one was given meanwhile.
    pub async fn take_answer(&self, survey: &Survey, taken: &Taken) -> Result<(), StoreError> {
        let respondent = keys::respondent(&taken.mark.respondent);
        let once = if survey.anonymous { "attribute_not_exists(pk)" } else { "" };
        let mark = Row { pk: keys::marks(&survey.id), sk: respondent.clone(), row: &Kept { kept: &taken.mark } };
        // A random name, in whose order nothing can be read.
        let sk = if survey.anonymous { taken.answered.id.clone() } else { respondent };
        let answered = Row { pk: keys::survey_answers(&survey.id), sk, row: &Kept { kept: &taken.answered } };
        let writes = vec![put(&self.table, &mark, once, &[])?, put(&self.table, &answered, "", &[])?];
        self.store.transact("survey answer", writes).await
    }

    /// Everybody who took part.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn marks(&self, survey: &str) -> Result<BTreeMap<Respondent, Mark>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::marks(survey))).await?;
        let marks = rows.into_iter().map(|row| Ok(serde_dynamo::from_item::<_, Kept<Mark>>(row)?.kept));
        marks.map(|mark| mark.map(|mark: Mark| (mark.respondent.clone(), mark))).collect()
    }

    /// Everything that was answered.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn answers(&self, survey: &str) -> Result<Vec<Answered>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::survey_answers(survey))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item::<_, Kept<Answered>>(row)?.kept)).collect()
    }
}

/// Under a name of its own: what is kept may have fields of the table's keys.
#[derive(Serialize, Deserialize)]
struct Kept<T> {
    kept: T,
}
