//! One change: slots, diaries, answers, notices and the audit line, all or nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use domain::reservation::{Answers, Booking, Diary, Entry, Room, Slot, SlotId, State};
use jiff::{SignedDuration, Timestamp, civil::DateTime};
use serde::Serialize;

use super::{
    Reservations,
    draws::Applicant,
    rows::{AnswersRow, CallerRow, Expiring, Keyed, ServiceItem, ServiceRow, expires_at},
    threads::ThreadLine,
};
use crate::{
    AuditEntry, NewBatch, Notices,
    audit::AuditRow,
    error::StoreError,
    keys,
    store::{delete, key, put, update},
};

/// What did not come to be an appointment is forgotten so long after its slot, with its idempotency keys…
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(90 * 24);
/// …or as soon as there are more of them than this: a diary must stay a row that can be read at once.
const MOST_FORGETTABLE: usize = 200;

/// What happens to a slot.
#[derive(Debug, Clone)]
pub enum SlotWrite {
    /// A party takes its units, if the slot is open, has room in every dimension and nobody waits.
    Take(String, Entry),
    /// A booking's units are given back, if it is there.
    Release(String, Room),
    /// The whole row, if it is still of the version that was read. The write counts the version up.
    Replace(Slot),
    /// The row of a new slot, if there is none.
    Make(Slot),
}

/// The answers to a booking's questions.
#[derive(Debug, Clone)]
pub struct AnswersWrite {
    /// Whose.
    pub family: String,
    /// For which booking.
    pub booking: String,
    /// The end of its slot, in Japan.
    pub ends: DateTime,
    /// The answers.
    pub answers: Answers,
}

/// One change.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// Slots.
    pub slots: Vec<(SlotId, SlotWrite)>,
    /// Diaries as they shall be, with the version that was read.
    pub diaries: Vec<(String, Diary)>,
    /// New answers.
    pub answers: Vec<AnswersWrite>,
    /// A caller who is written down.
    pub caller: Option<(String, CallerRow)>,
    /// Applications for a draw that come.
    pub applications: Vec<(SlotId, Applicant)>,
    /// Applications that go.
    pub withdrawn_applications: Vec<(SlotId, String)>,
    /// New lines of threads, by booking and the end of its slot.
    pub lines: Vec<(String, DateTime, ThreadLine)>,
    /// Messages that must follow.
    pub notices: Vec<NewBatch>,
    /// Who did what.
    pub audit: Vec<AuditEntry>,
}

#[derive(Serialize)]
struct SlotItem<'a> {
    pk: String,
    sk: String,
    /// Key of the index of slots that want tending.
    #[serde(skip_serializing_if = "Option::is_none")]
    tend: Option<&'static str>,
    #[serde(flatten)]
    slot: &'a Slot,
}

impl Reservations {
    /// Writes `changes` if everything is still as it was read.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it is not: load again and decide.
    pub async fn commit(
        &self,
        what: &'static str,
        changes: &Changes,
        now: Timestamp,
        notices: Option<&Notices>,
    ) -> Result<(), StoreError> {
        let mut writes = Vec::new();
        for (id, write) in &changes.slots {
            writes.push(self.slot_write(id, write)?);
        }
        for (family, diary) in &changes.diaries {
            writes.push(self.diary_write(family, diary, now)?);
        }
        for AnswersWrite { family, booking, ends, answers } in &changes.answers {
            let row = AnswersRow { answers: answers.clone(), expires_at: expires_at(*ends) };
            writes.push(put(&self.table, &keyed(keys::family(family), keys::answers(booking), row), "", &[])?);
        }
        if let Some((family, caller)) = &changes.caller {
            writes.push(put(&self.table, &keyed(keys::family(family), keys::CALLER.to_owned(), caller), "", &[])?);
        }
        for (slot, applicant) in &changes.applications {
            let row = keyed(keys::applications(slot), applicant.booking.clone(), applicant);
            writes.push(put(&self.table, &row, "", &[])?);
        }
        for (slot, booking) in &changes.withdrawn_applications {
            writes.push(delete(&self.table, keys::applications(slot), booking.clone())?);
        }
        for (booking, ends, line) in &changes.lines {
            let row = keyed(keys::thread(booking), line.id.clone(), Expiring { line, expires_at: expires_at(*ends) });
            writes.push(put(&self.table, &row, "attribute_not_exists(pk)", &[])?);
        }
        if let Some(notices) = notices {
            for batch in &changes.notices {
                writes.extend(notices.frozen(batch)?);
            }
        }
        for entry in &changes.audit {
            let table = self.audit.as_deref().ok_or_else(|| platform::MissingSetting("TABLE_AUDIT".to_owned()))?;
            writes.push(put(table, &AuditRow::from(entry), "attribute_not_exists(pk)", &[])?);
        }
        self.store.transact(what, writes).await
    }

    /// Saves a service over the version before it; false when somebody else was faster.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn save_service(&self, row: &ServiceRow, audit: &AuditEntry) -> Result<bool, StoreError> {
        let item = ServiceItem::new(row, audit.at);
        let before = [(":v", number(row.version.saturating_sub(1)))];
        let guarded = if row.version <= 1 {
            put(&self.table, &item, "attribute_not_exists(pk)", &[])?
        } else {
            put(&self.table, &item, "version = :v", &before)?
        };
        let table = self.audit.as_deref().ok_or_else(|| platform::MissingSetting("TABLE_AUDIT".to_owned()))?;
        let writes = vec![guarded, put(table, &AuditRow::from(audit), "attribute_not_exists(pk)", &[])?];
        match self.store.transact("service", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn slot_write(&self, id: &SlotId, write: &SlotWrite) -> Result<TransactWriteItem, StoreError> {
        let (pk, sk) = (keys::slots(&id.service, id.starts.date()), id.to_string());
        match write {
            SlotWrite::Take(booking, entry) => self.take(key(pk, sk), booking, entry),
            SlotWrite::Release(booking, units) => self.release(key(pk, sk), booking, units),
            SlotWrite::Replace(slot) => {
                let next = Slot { version: slot.version + 1, ..slot.clone() };
                put(&self.table, &slot_item(pk, sk, &next), "version = :v", &[(":v", number(slot.version))])
            }
            SlotWrite::Make(slot) => put(&self.table, &slot_item(pk, sk, slot), "attribute_not_exists(pk)", &[]),
        }
    }

    fn take(
        &self,
        key: HashMap<String, AttributeValue>,
        id: &str,
        entry: &Entry,
    ) -> Result<TransactWriteItem, StoreError> {
        let mut set = vec!["entries.#b = :e".to_owned(), "version = version + :one".to_owned()];
        let mut condition = vec![
            "closed = :no".to_owned(),
            "size(waiting) = :zero".to_owned(),
            "attribute_not_exists(entries.#b)".to_owned(),
        ];
        let mut request = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key))
            .expression_attribute_names("#b", id)
            .expression_attribute_values(":e", serde_dynamo::to_attribute_value(entry)?)
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":zero", number(0))
            .expression_attribute_values(":no", AttributeValue::Bool(false));
        for (n, (dimension, units)) in entry.units.iter().enumerate() {
            set.push(format!("remaining.#d{n} = remaining.#d{n} - :u{n}"));
            condition.push(format!("remaining.#d{n} >= :u{n}"));
            request = request
                .expression_attribute_names(format!("#d{n}"), dimension)
                .expression_attribute_values(format!(":u{n}"), number(u64::from(*units)));
        }
        update(
            request.update_expression(format!("SET {}", set.join(", "))).condition_expression(condition.join(" AND ")),
        )
    }

    fn release(
        &self,
        key: HashMap<String, AttributeValue>,
        id: &str,
        units: &Room,
    ) -> Result<TransactWriteItem, StoreError> {
        let mut set = vec!["version = version + :one".to_owned()];
        let mut request = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key))
            .expression_attribute_names("#b", id)
            .expression_attribute_values(":one", number(1));
        for (n, (dimension, units)) in units.iter().enumerate() {
            set.push(format!("remaining.#d{n} = remaining.#d{n} + :u{n}"));
            request = request
                .expression_attribute_names(format!("#d{n}"), dimension)
                .expression_attribute_values(format!(":u{n}"), number(u64::from(*units)));
        }
        update(
            request
                .update_expression(format!("SET {} REMOVE entries.#b", set.join(", ")))
                .condition_expression("attribute_exists(entries.#b)"),
        )
    }

    fn diary_write(&self, family: &str, diary: &Diary, now: Timestamp) -> Result<TransactWriteItem, StoreError> {
        let next = Diary { bookings: kept(diary, now), version: diary.version + 1 };
        let row = keyed(keys::family(family), keys::DIARY.to_owned(), next);
        match diary.version {
            0 => put(&self.table, &row, "attribute_not_exists(pk)", &[]),
            version => put(&self.table, &row, "version = :v", &[(":v", number(version))]),
        }
    }
}

/// The bookings without those that came to nothing long ago. What took place stays: limits and earlier steps look at it.
fn kept(diary: &Diary, now: Timestamp) -> BTreeMap<String, Booking> {
    let nothing = |booking: &Booking| {
        matches!(booking.state, State::Cancelled | State::Withdrawn | State::Lapsed | State::NotDrawn)
    };
    let mut forgettable: Vec<_> = diary.bookings.iter().filter(|(_, booking)| nothing(booking)).collect();
    forgettable.sort_by_key(|(id, booking)| std::cmp::Reverse((booking.made_at, *id)));
    let here = platform::here(now);
    let old = |booking: &Booking| here.duration_since(booking.ends) >= FORGOTTEN_AFTER;
    let forgotten = forgettable.iter().enumerate().filter(|(n, (_, booking))| *n >= MOST_FORGETTABLE || old(booking));
    let forgotten: BTreeSet<&String> = forgotten.map(|(_, (id, _))| *id).collect();
    let stay = diary.bookings.iter().filter(|(id, _)| !forgotten.contains(id));
    stay.map(|(id, booking)| (id.clone(), booking.clone())).collect()
}

fn slot_item(pk: String, sk: String, slot: &Slot) -> SlotItem<'_> {
    let held = slot.entries.values().any(|entry| entry.held_until.is_some());
    SlotItem { pk, sk, tend: (held || !slot.waiting.is_empty()).then_some(keys::TEND), slot }
}

fn keyed<T>(pk: String, sk: String, row: T) -> Keyed<T> {
    Keyed { pk, sk, row }
}

fn number(value: u64) -> AttributeValue {
    AttributeValue::N(value.to_string())
}
