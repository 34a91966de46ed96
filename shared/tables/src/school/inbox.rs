//! What a resident was sent: one small row each. It says which children it is about; whether the resident may still read
//! of them is looked at when it is opened.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Row, School};
use crate::{
    bulk::put_request,
    error::StoreError,
    keys,
    store::{Query, text},
};

/// A school year, and the one after it.
const KEPT: SignedDuration = SignedDuration::from_hours(800 * 24);

/// That a resident was sent a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxRow {
    /// Which.
    pub message: String,
    /// When it went out.
    pub sent_at: Timestamp,
    /// The children that it is about, as the resident's links name them.
    pub links: BTreeSet<String>,
    /// Unix seconds, for the table's TTL.
    pub expires_at: i64,
}

impl InboxRow {
    /// A row that is kept for two school years.
    #[must_use]
    pub fn new(message: String, sent_at: Timestamp, links: BTreeSet<String>) -> Self {
        let expires_at = sent_at.checked_add(KEPT).unwrap_or(Timestamp::MAX).as_second();
        Self { message, sent_at, links, expires_at }
    }

    /// Its place in the inbox. Several messages may leave in one second.
    #[must_use]
    pub fn place(&self) -> String {
        keys::moment(self.sent_at, &self.message)
    }
}

impl School {
    /// Puts messages into inboxes; one that is there already is written again.
    ///
    /// # Errors
    /// When the store is unavailable; what was written stays.
    pub async fn deliver(&self, rows: &[(String, InboxRow)]) -> Result<(), StoreError> {
        let requests =
            rows.iter().map(|(resident, row)| put_request(&Row { pk: keys::inbox(resident), sk: row.place(), row }));
        self.store.write_many(&self.table, requests.collect::<Result<_, _>>()?).await
    }

    /// What a resident was sent, newest first, at most `most`, from the one after [`InboxRow::place`] `after` on.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn inbox(&self, resident: &str, after: Option<&str>, most: usize) -> Result<Vec<InboxRow>, StoreError> {
        let last = after.unwrap_or("~").to_owned();
        let query = Query::partition(&self.table, keys::inbox(resident));
        // DynamoDB takes no empty key, and "between" takes both ends in.
        let query = Query { between: Some(("0".to_owned(), last)), newest_first: true, most: Some(most + 1), ..query };
        let rows = self.store.query(query).await?.into_iter();
        let rows = rows.filter(|row| text(row, keys::SK) != after).take(most);
        rows.map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// One message in a resident's inbox, by the moment at which it was sent.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn in_inbox(
        &self,
        resident: &str,
        message: &str,
        sent_at: Timestamp,
    ) -> Result<Option<InboxRow>, StoreError> {
        self.store.get(&self.table, keys::inbox(resident), keys::moment(sent_at, message)).await
    }
}

/// The message that a row of the table names by its sort key.
pub(super) fn named(row: &crate::store::Item) -> Option<String> {
    text(row, keys::SK).map(|sk| keys::moment_id(sk).to_owned())
}
