//! Messages: what stands in one, the children that it is about, and which batches carried it. Every step replaces the
//! version that it was decided on, so that nobody approves what somebody else has just changed.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::TransactWriteItem;
use domain::school_message::{Message, Reached, State};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Row, School, inbox::named};
use crate::{
    AuditEntry, NewBatch, Notices, Recipient,
    error::StoreError,
    keys,
    store::{Query, delete, put, text},
};

/// A message as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MessageRow {
    /// Its id.
    pub id: String,
    /// What was decided about it.
    pub message: Message,
    /// Names the request that wrote it: the same one again writes nothing.
    pub asked: String,
    /// The survey that it brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
    /// The facilities whose staff see it in their lists.
    pub facilities: BTreeSet<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Children that it is about.
    pub children: u32,
    /// Guardians whom it was to reach when it was looked at.
    pub guardians: u32,
    /// When it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<Timestamp>,
    /// How often those who had not read it were told again.
    #[serde(default)]
    pub reminders: u32,
    /// Grows with every write.
    pub version: u64,
}

#[derive(Serialize, Deserialize)]
struct Children {
    children: Vec<String>,
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
}

impl School {
    /// One message.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn message(&self, id: &str) -> Result<Option<MessageRow>, StoreError> {
        self.store.get(&self.table, keys::message(id), keys::META.to_owned()).await
    }

    /// Several, by id; absent ones are left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn messages_of(&self, ids: &[String]) -> Result<BTreeMap<String, MessageRow>, StoreError> {
        let wanted = ids.iter().map(|id| (keys::message(id), keys::META.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        let rows = rows.into_iter().map(|row| Ok(serde_dynamo::from_item::<_, MessageRow>(row)?));
        rows.map(|row| row.map(|row| (row.id.clone(), row))).collect()
    }

    /// The latest messages of a facility, newest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn messages_at(&self, facility: &str, most: usize) -> Result<Vec<MessageRow>, StoreError> {
        let query = Query::partition(&self.table, keys::messages(facility));
        let rows = self.store.query(Query { newest_first: true, most: Some(most), ..query }).await?;
        let ids: Vec<String> = rows.iter().filter_map(named).collect();
        let mut found = self.messages_of(&ids).await?;
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// Messages that wait for their moment, or are on their way.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn under_way(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::UNDER_WAY.to_owned())).await?;
        Ok(rows.iter().filter_map(|row| text(row, keys::SK)).map(str::to_owned).collect())
    }

    /// The children that a message is about, by facility.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn reached(&self, message: &str) -> Result<Reached, StoreError> {
        let query = Query::partition(&self.table, keys::message(message));
        let rows = self.store.query(Query { between: Some(keys::audience_range()), ..query }).await?;
        let named = rows.into_iter().map(|row| {
            let sk = text(&row, keys::SK).unwrap_or_default();
            let facility = sk.strip_prefix(keys::AUDIENCE).unwrap_or(sk).to_owned();
            let Children { children } = serde_dynamo::from_item(row)?;
            Ok((facility, children.into_iter().collect()))
        });
        named.collect()
    }

    /// Saves a message over the version before it, with the children that it is about where those are others.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when somebody else has saved it since.
    pub async fn save_message(
        &self,
        row: &MessageRow,
        before: Option<&MessageRow>,
        reached: Option<(&Reached, &Reached)>,
        trail: &AuditEntry,
    ) -> Result<(), StoreError> {
        let mut writes = vec![self.message_write(row)?, self.trail(trail)?];
        writes.push(self.noted(row)?);
        let listed = before.map(|before| before.facilities.clone()).unwrap_or_default();
        for facility in row.facilities.difference(&listed) {
            let sk = keys::moment(row.created_at, &row.id);
            writes.push(put(
                &self.table,
                &Row { pk: keys::messages(facility), sk, row: &Listed { id: &row.id } },
                "",
                &[],
            )?);
        }
        for facility in listed.difference(&row.facilities) {
            writes.push(delete(&self.table, keys::messages(facility), keys::moment(row.created_at, &row.id))?);
        }
        if let Some((reached, was)) = reached {
            let pk = keys::message(&row.id);
            for (facility, children) in reached {
                let children = Children { children: children.iter().cloned().collect() };
                let item = Row { pk: pk.clone(), sk: keys::audience(facility), row: &children };
                writes.push(put(&self.table, &item, "", &[])?);
            }
            for facility in was.keys().filter(|facility| !reached.contains_key(*facility)) {
                writes.push(delete(&self.table, pk.clone(), keys::audience(facility))?);
            }
        }
        self.store.transact("message", writes).await
    }

    fn message_write(&self, row: &MessageRow) -> Result<TransactWriteItem, StoreError> {
        let item = Row { pk: keys::message(&row.id), sk: keys::META.to_owned(), row };
        match row.version {
            ..=1 => put(&self.table, &item, "attribute_not_exists(pk)", &[]),
            version => put(&self.table, &item, "version = :v", &[(":v", super::number(version - 1))]),
        }
    }

    /// Whoever looks after what a queue has lost reads a few rows, and not every message there ever was.
    fn noted(&self, row: &MessageRow) -> Result<TransactWriteItem, StoreError> {
        let pk = keys::UNDER_WAY.to_owned();
        match matches!(row.message.state, State::Held { .. } | State::Scheduled { .. } | State::Sending) {
            true => put(&self.table, &Row { pk, sk: row.id.clone(), row: &Listed { id: &row.id } }, "", &[]),
            false => delete(&self.table, pk, row.id.clone()),
        }
    }

    /// Writes a batch that carries a message, whose id names all of its members; one that is there already stays as it is.
    /// `run` is 0 for the message itself, and counts reminders.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn carry(&self, message: &str, run: u32, notices: &Notices, batch: &NewBatch) -> Result<(), StoreError> {
        let sk = format!("{run:04}#{}", batch.id);
        let row = Row { pk: keys::carried(message), sk, row: &Listed { id: &batch.id } };
        notices.write_members(batch).await?;
        let carried = put(&self.table, &row, "attribute_not_exists(pk)", &[])?;
        match self.store.transact("carry", vec![carried, notices.frozen_without_members(batch)?]).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Who was told of a message, by run; each with the links of the children that it is about.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn told(&self, message: &str, notices: &Notices) -> Result<BTreeMap<u32, Vec<Recipient>>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::carried(message))).await?;
        let named = rows.iter().filter_map(|row| text(row, keys::SK)?.split_once('#'));
        let named: Vec<(u32, String)> =
            named.filter_map(|(run, batch)| Some((run.parse().ok()?, batch.to_owned()))).collect();
        let ids: Vec<&str> = named.iter().map(|(_, batch)| batch.as_str()).collect();
        let mut members = notices.recipients(&ids).await?;
        let mut told = BTreeMap::<u32, Vec<Recipient>>::new();
        for (run, batch) in named {
            told.entry(run).or_default().extend(members.remove(&batch).unwrap_or_default());
        }
        Ok(told)
    }
}
