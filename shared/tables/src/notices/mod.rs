//! The table `notices`: batches of at most 500 with equal content, and for each child the receipts that say which batch
//! carried which milestone.
//!
//! Why nobody hears a thing twice: a milestone is claimed for a child by a condition inside the write, and the claim
//! names its batch; a batch's members and content never change after it is frozen; a batch has one retry key, and LINE
//! accepts a key once. Why nothing is lost: the batch is written before its claims, stays in the index of open batches
//! until LINE has accepted it, and gathering it again claims the same.

mod fix;
mod packed;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use contract::BatchState;
use jiff::{SignedDuration, Timestamp, civil::Date};
use platform::{MissingSetting, Settings};

use rows::MetaItem;
pub use rows::{BatchMembers, BatchRow, Kind, NewBatch, Recipient, batch_id};

use crate::{
    error::StoreError,
    keys,
    store::{Item, Query, Store, key, put, text, update},
};

/// For so long an event of a queue comes again.
const FRESH: SignedDuration = SignedDuration::from_mins(15);

/// The table `notices`.
#[derive(Clone, Debug)]
pub struct Notices {
    store: Store,
    table: String,
}

impl Notices {
    /// The table named by `TABLE_NOTICES`.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        Ok(Self { store, table: settings.get("TABLE_NOTICES")?.to_owned() })
    }

    /// Which milestones each of `children` (resident, child) has been sent.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn receipts(
        &self,
        children: &BTreeSet<(String, String)>,
    ) -> Result<BTreeMap<(String, String), BTreeSet<String>>, StoreError> {
        let wanted = children.iter().map(|(resident, child)| (keys::resident(resident), keys::receipts(child)));
        let rows = self.store.get_many(&self.table, wanted.collect()).await?;
        let prefix = keys::receipt("");
        Ok(rows
            .iter()
            .map(|row| {
                let resident = keys::resident_of(text(row, keys::PK).unwrap_or_default()).to_owned();
                let child = text(row, keys::SK).unwrap_or_default().trim_start_matches("RECEIPTS#").to_owned();
                let sent = row.keys().filter_map(|name| name.strip_prefix(&prefix)).map(str::to_owned).collect();
                ((resident, child), sent)
            })
            .collect())
    }

    /// Writes a batch that gathers its members; one that is there already stays as it is.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn gather(&self, batch: &NewBatch) -> Result<(), StoreError> {
        let writes = self.puts(batch, BatchState::Gathering)?;
        match self.store.transact("gather", writes).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Writes a batch that is complete from the start; one that is there already stays as it is.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn put_frozen(&self, batch: &NewBatch) -> Result<(), StoreError> {
        match self.store.transact("frozen batch", self.frozen(batch)?).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The writes of a batch that is complete from the start, for the transaction of its cause.
    pub(crate) fn frozen(&self, batch: &NewBatch) -> Result<Vec<TransactWriteItem>, StoreError> {
        self.puts(batch, BatchState::Frozen)
    }

    /// Writes the members of a batch whose id names them all, ahead of the batch itself: they are most of its size, and what
    /// stands outside a transaction costs half. Members without a batch mean nothing to anybody.
    pub(crate) async fn write_members(&self, batch: &NewBatch) -> Result<(), StoreError> {
        self.store.put(&self.table, &BatchMembers::new(batch)).await
    }

    /// The write of a batch whose members are written.
    pub(crate) fn frozen_without_members(&self, batch: &NewBatch) -> Result<TransactWriteItem, StoreError> {
        self.meta(batch, BatchState::Frozen)
    }

    fn puts(&self, batch: &NewBatch, state: BatchState) -> Result<Vec<TransactWriteItem>, StoreError> {
        Ok(vec![self.meta(batch, state)?, put(&self.table, &BatchMembers::new(batch), "", &[])?])
    }

    fn meta(&self, batch: &NewBatch, state: BatchState) -> Result<TransactWriteItem, StoreError> {
        let row = BatchRow {
            id: batch.id.clone(),
            state,
            kind: batch.kind,
            messages: batch.messages.clone(),
            milestones: batch.milestones.clone(),
            created_at: batch.created_at,
            not_after: batch.not_after,
            attempts: 0,
            first_attempt: None,
            members: u32::try_from(batch.members.len()).unwrap_or(u32::MAX),
            withheld: BTreeSet::new(),
            request_id: None,
            excluded: BTreeSet::new(),
            run: batch.run,
        };
        let meta = MetaItem { pk: keys::batch(&batch.id), sk: keys::META, open: keys::OPEN, row: &row };
        put(&self.table, &meta, "attribute_not_exists(pk)", &[])
    }

    /// Claims `milestones` of one member for a batch; false when another batch has claimed one of them. Claiming again
    /// for the same batch succeeds.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn claim(&self, batch: &str, member: &Recipient, milestones: &[String]) -> Result<bool, StoreError> {
        let Some(child) = &member.child else { return Ok(true) };
        let names: Vec<String> = (0..milestones.len()).map(|n| format!("#m{n}")).collect();
        let set = names.iter().map(|name| format!("{name} = :b")).collect::<Vec<_>>().join(", ");
        let free = names.iter().map(|name| format!("(attribute_not_exists({name}) OR {name} = :b)"));
        let mut request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::resident(&member.resident), keys::receipts(child))))
            .update_expression(format!("SET {set}"))
            .condition_expression(free.collect::<Vec<_>>().join(" AND "))
            .expression_attribute_values(":b", AttributeValue::S(batch.to_owned()));
        for (name, milestone) in names.into_iter().zip(milestones) {
            request = request.expression_attribute_names(name, keys::receipt(milestone));
        }
        match request.send().await.map_err(|error| StoreError::from_sdk("claim", error)) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Fixes a gathered batch for good, without `excluded`. False when it was fixed before.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn freeze(&self, batch: &BatchRow, excluded: BTreeSet<u32>) -> Result<bool, StoreError> {
        let total = batch.members;
        let left = total.saturating_sub(u32::try_from(excluded.len()).unwrap_or(u32::MAX));
        let excluded = excluded.iter().map(|n| AttributeValue::N(n.to_string())).collect();
        let set = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(keys::batch(&batch.id), keys::META.to_owned())))
            .update_expression("SET #s = :frozen, excluded = :x, members = :m")
            .condition_expression("#s = :gathering")
            .expression_attribute_names("#s", "state")
            .expression_attribute_values(":frozen", AttributeValue::S("frozen".to_owned()))
            .expression_attribute_values(":gathering", AttributeValue::S("gathering".to_owned()))
            .expression_attribute_values(":x", AttributeValue::L(excluded))
            .expression_attribute_values(":m", AttributeValue::N(left.to_string()));
        let mut writes = vec![update(set)?];
        if let Some(day) = batch.run {
            let row = BTreeMap::from([("pk", keys::run_batches(day)), ("sk", batch.id.clone())]);
            writes.push(put(&self.table, &row, "", &[])?);
        }
        match self.store.transact("freeze", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// A batch as it stands.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn batch(&self, batch: &str) -> Result<Option<BatchRow>, StoreError> {
        self.store.get(&self.table, keys::batch(batch), keys::META.to_owned()).await
    }

    /// The members of a batch by position, without those that `row` excludes.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn members(&self, row: &BatchRow) -> Result<Vec<(u32, Recipient)>, StoreError> {
        let members: Option<BatchMembers> =
            self.store.get(&self.table, keys::batch(&row.id), keys::MEMBERS.to_owned()).await?;
        let members = members.as_ref().map(BatchMembers::recipients).unwrap_or_default();
        Ok((0..).zip(members).filter(|(n, _)| !row.excluded.contains(n)).collect())
    }

    /// The members of many batches, by batch.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn recipients(&self, batches: &[&str]) -> Result<BTreeMap<String, Vec<Recipient>>, StoreError> {
        let wanted = batches.iter().map(|batch| (keys::batch(batch), keys::MEMBERS.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter()
            .map(|row| {
                let id = text(&row, keys::PK).unwrap_or_default().trim_start_matches("BATCH#").to_owned();
                let members: BatchMembers = serde_dynamo::from_item(row)?;
                Ok((id, members.recipients()))
            })
            .collect()
    }

    /// Notes that a batch is about to be handed to LINE, before it is: the first such moment starts the 24 hours in
    /// which its retry key is good.
    ///
    /// False when the batch was closed meanwhile.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn attempt(&self, batch: &str, now: Timestamp) -> Result<bool, StoreError> {
        let set = "SET attempts = attempts + :one, first_attempt = if_not_exists(first_attempt, :now)";
        let values = [(":one", AttributeValue::N("1".to_owned())), (":now", AttributeValue::S(now.to_string()))];
        self.change(batch, set, &values).await
    }

    /// Takes back the first [`Notices::attempt`], when LINE has certainly taken nothing.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn unattempted(&self, batch: &str) -> Result<bool, StoreError> {
        self.change(batch, "REMOVE first_attempt", &[]).await
    }

    /// Closes a batch, naming the positions of members that did not get it: accepted, withdrawn or refused. False when it was closed before: two deliveries of one message
    /// may overlap, and LINE took the retry key once.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn close(
        &self,
        batch: &str,
        state: BatchState,
        withheld: &BTreeSet<u32>,
        request_id: Option<&str>,
    ) -> Result<bool, StoreError> {
        let state = match state {
            BatchState::Withdrawn => "withdrawn",
            BatchState::Refused => "refused",
            BatchState::Gathering | BatchState::Frozen | BatchState::Accepted => "accepted",
        };
        let values = [
            (":s", AttributeValue::S(state.to_owned())),
            (":w", AttributeValue::L(withheld.iter().map(|n| AttributeValue::N(n.to_string())).collect())),
            (":r", request_id.map_or(AttributeValue::Null(true), |id| AttributeValue::S(id.to_owned()))),
        ];
        self.change(batch, "SET #s = :s, withheld = :w, request_id = :r REMOVE #o", &values).await
    }

    async fn change(&self, batch: &str, set: &str, values: &[(&str, AttributeValue)]) -> Result<bool, StoreError> {
        let mut request = self
            .store
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(keys::batch(batch), keys::META.to_owned())))
            .update_expression(set)
            .condition_expression("#s = :frozen")
            .expression_attribute_names("#s", "state")
            .expression_attribute_values(":frozen", AttributeValue::S("frozen".to_owned()));
        if set.contains("#o") {
            request = request.expression_attribute_names("#o", "open");
        }
        for (name, value) in values {
            request = request.expression_attribute_values(*name, value.clone());
        }
        match request.send().await.map_err(|error| StoreError::from_sdk("batch", error)) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The batches that LINE has not accepted yet, oldest first, with the moment they were made.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn open(&self) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let query = Query {
            index: Some(keys::OPEN_BATCHES),
            attribute: "open",
            ..Query::partition(&self.table, keys::OPEN.to_owned())
        };
        let rows = self.store.query(query).await?;
        let open = rows.iter().filter_map(|row| {
            let id = text(row, keys::PK)?.trim_start_matches("BATCH#").to_owned();
            Some((id, text(row, "created_at")?.parse().ok()?))
        });
        Ok(open.collect())
    }

    /// The batches of the last minutes that LINE has not accepted yet: for an event that comes again, because whoever
    /// handled it before may have ended between writing a batch and queueing it. One that is queued twice is sent once;
    /// one that is missed here is found by the hourly sweep.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn fresh(&self, now: Timestamp) -> Result<Vec<String>, StoreError> {
        let open = self.open().await?.into_iter();
        Ok(open.filter(|(_, made)| now.duration_since(*made) <= FRESH).map(|(id, _)| id).collect())
    }

    /// The batches of one daily push.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn of_run(&self, day: Date) -> Result<Vec<BatchRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::run_batches(day))).await?;
        let wanted = rows.iter().filter_map(|row| text(row, keys::SK));
        let wanted = wanted.map(|id| (keys::batch(id), keys::META.to_owned())).collect();
        let rows: Vec<Item> = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }
}
