//! Notices of a programme: which were ordered, and which batches carried them. A batch is written in one transaction with
//! the line that names it here, so who was told is known exactly, whatever crashed.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::{AttributeValue, Update};
use contract::NoticeKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Benefits, Row};
use crate::{
    AuditEntry, NewBatch, Notices, Recipient,
    error::StoreError,
    keys,
    store::{Query, key, put, text, update},
};

/// A notice that was ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunNotice {
    /// `0001` and on.
    pub id: String,
    /// Whom it is for.
    pub kind: NoticeKind,
    /// When.
    pub at: Timestamp,
    /// How many residents were shown to who ordered it.
    pub audience: u32,
    /// Every batch is written.
    pub complete: bool,
}

impl Benefits {
    /// The notices of a round, oldest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn notice_runs(&self, programme: &str, period: &str) -> Result<Vec<RunNotice>, StoreError> {
        let query = Query::partition(&self.table, keys::notice_runs(programme, period));
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Orders a notice under the next number.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has just ordered one.
    pub async fn order_run(
        &self,
        programme: &str,
        period: &str,
        run: &RunNotice,
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let row = Row { pk: keys::notice_runs(programme, period), sk: run.id.clone(), row: run };
        let writes = vec![put(&self.table, &row, "attribute_not_exists(pk)", &[])?, self.trail(trail)?];
        self.store.transact("notice run", writes).await
    }

    /// Notes that every batch of a notice is written.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn complete_run(&self, programme: &str, period: &str, run: &str) -> Result<(), StoreError> {
        let set = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::notice_runs(programme, period), run.to_owned())))
            .update_expression("SET complete = :yes")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":yes", AttributeValue::Bool(true));
        self.store.transact("notice run", vec![update(set)?]).await
    }

    /// Writes a batch of a notice, whose id names all of its members; one that is there already stays as it is.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn tell(
        &self,
        programme: &str,
        period: &str,
        run: &str,
        notices: &Notices,
        batch: &NewBatch,
    ) -> Result<(), StoreError> {
        #[derive(Serialize)]
        struct Told<'a> {
            run: &'a str,
        }
        let row = Row { pk: keys::heard(programme, period), sk: format!("{run}#{}", batch.id), row: &Told { run } };
        notices.write_members(batch).await?;
        let told = put(&self.table, &row, "attribute_not_exists(pk)", &[])?;
        let writes = vec![told, notices.frozen_without_members(batch)?];
        match self.store.transact("tell", writes).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Who was told, by notice.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn told(
        &self,
        programme: &str,
        period: &str,
        notices: &Notices,
    ) -> Result<Vec<(String, BTreeSet<String>)>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::heard(programme, period))).await?;
        let named = rows.iter().filter_map(|row| text(row, keys::SK)?.split_once('#'));
        let named: Vec<(String, String)> = named.map(|(run, batch)| (run.to_owned(), batch.to_owned())).collect();
        let ids: Vec<&str> = named.iter().map(|(_, batch)| batch.as_str()).collect();
        let members = notices.recipients(&ids).await?;
        let told = named.into_iter().map(|(run, batch)| {
            let heard: &[Recipient] = members.get(&batch).map_or(&[], Vec::as_slice);
            (run, heard.iter().map(|member| member.resident.clone()).collect())
        });
        Ok(told.collect())
    }
}
