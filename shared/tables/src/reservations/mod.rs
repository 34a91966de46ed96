//! The table `reservations`: services, slots, families' diaries.
//!
//! Why nothing is oversold: a slot is one row, and a place is taken by an update whose condition is that the slot still
//! has room in every dimension, that nobody waits and that it is open. Why nobody has two places: everything of one
//! family lies in one row, the diary, and a booking is the slot's update and the diary's put in one transaction; the
//! diary's version guards limits, idempotency keys and states. Why the counts are true: who is in a slot lies in the
//! same row as what is left of it, so the two change together and can be compared ([`Slot::taken`]).

mod desk;
mod draws;
mod rows;
mod threads;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    age::{days_after, months_after},
    reservation::{Answers, Diary, Slot, SlotId},
};
use jiff::{Timestamp, civil::Date};
use platform::{MissingSetting, Settings};

pub use desk::{Booked, DeskError, Order, booking_id, call_id};
pub use draws::{Applicant, DrawRow, ResultRow};
pub use rows::{CallerChild, CallerRow, ServiceRow};
pub use threads::{NewLine, ThreadLine};
pub use write::{AnswersWrite, Changes, SlotWrite};

use crate::{
    error::StoreError,
    keys,
    store::{Item, Query, Store, text},
};

/// The months that hold the days between two, both included.
fn months(from: Date, to: Date) -> Vec<Date> {
    let mut months = Vec::new();
    let mut month = from.first_of_month();
    while month <= to {
        months.push(month);
        let next = months_after(month, 1);
        if next <= month {
            break;
        }
        month = next;
    }
    months
}

fn slots_of(rows: Vec<Item>) -> Result<Vec<(SlotId, Slot)>, StoreError> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(id) = text(&row, keys::SK).and_then(SlotId::parse) {
            found.push((id, serde_dynamo::from_item(row)?));
        }
    }
    Ok(found)
}

/// The tables `reservations` and `audit`.
#[derive(Clone, Debug)]
pub struct Reservations {
    store: Store,
    table: String,
    audit: Option<String>,
}

impl Reservations {
    /// The table named by `TABLE_RESERVATIONS`; whoever writes to it as staff has `TABLE_AUDIT` too.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_RESERVATIONS")?.to_owned();
        Ok(Self { store, table, audit: settings.find("TABLE_AUDIT").map(str::to_owned) })
    }

    /// The catalogue: every service that families find by themselves, by id.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn services(&self) -> Result<Vec<ServiceRow>, StoreError> {
        self.listed(keys::SERVICES).await
    }

    /// Every service by invitation, by id.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn invitations(&self) -> Result<Vec<ServiceRow>, StoreError> {
        self.listed(keys::INVITATIONS).await
    }

    async fn listed(&self, partition: &str) -> Result<Vec<ServiceRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, partition.to_owned())).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// The catalogue, and the services by invitation that a family's bookings are of.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn services_for(&self, diary: &Diary) -> Result<Vec<ServiceRow>, StoreError> {
        let mut found = self.services().await?;
        let booked: BTreeSet<&str> = diary.bookings.values().map(|booking| booking.slot.service.as_str()).collect();
        let missing = booked.into_iter().filter(|id| found.iter().all(|row| row.service.id != *id));
        let missing: Vec<_> = missing.map(|id| (keys::INVITATIONS.to_owned(), id.to_owned())).collect();
        for row in self.store.get_many(&self.table, missing).await? {
            found.push(serde_dynamo::from_item(row)?);
        }
        Ok(found)
    }

    /// One service, of the catalogue or by invitation.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn service(&self, id: &str) -> Result<Option<ServiceRow>, StoreError> {
        let listed = self.store.get(&self.table, keys::SERVICES.to_owned(), id.to_owned()).await?;
        match listed {
            Some(row) => Ok(Some(row)),
            None => self.store.get(&self.table, keys::INVITATIONS.to_owned(), id.to_owned()).await,
        }
    }

    /// One slot.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn slot(&self, id: &SlotId) -> Result<Option<Slot>, StoreError> {
        self.store.get(&self.table, keys::slots(&id.service, id.starts.date()), id.to_string()).await
    }

    /// The slots of a service between two days, both included, by start.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn slots(&self, service: &str, from: Date, to: Date) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        let mut found = Vec::new();
        for month in months(from, to) {
            let between = Some(keys::slot_range(service, from, to));
            let query = Query { between, ..Query::partition(&self.table, keys::slots(service, month)) };
            found.extend(slots_of(self.store.query(query).await?)?);
        }
        Ok(found)
    }

    /// The same for whoever looks for a free place: without who is in them, and as they were a moment ago.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn vacancies(&self, service: &str, from: Date, to: Date) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        let mut found = Vec::new();
        for month in months(from, to) {
            found.extend(self.free_page(service, month, keys::slot_range(service, from, to), false, None).await?);
        }
        Ok(found)
    }

    /// At most so many slots on either side of one, as [`Reservations::vacancies`] has them, within `days` of it. What it
    /// reads does not grow with how much a service offers.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn vacancies_around(
        &self,
        slot: &SlotId,
        days: i32,
        each: usize,
    ) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        let (service, day) = (slot.service.as_str(), slot.starts.date());
        let (first, last) = (days_after(day, -days), days_after(day, days));
        let (earliest, _) = keys::slot_range(service, first, day);
        let (_, latest) = keys::slot_range(service, day, last);
        let mut found = Vec::new();
        let mut before = months(first, day);
        before.reverse();
        for (months, between, back) in
            [(before, (earliest, slot.to_string()), true), (months(day, last), (slot.to_string(), latest), false)]
        {
            let mut left = each + 1;
            for month in months {
                let page = self.free_page(service, month, between.clone(), back, Some(left)).await?;
                left -= page.len();
                found.extend(page.into_iter().filter(|(id, _)| id != slot));
                if left == 0 {
                    break;
                }
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(found)
    }

    async fn free_page(
        &self,
        service: &str,
        month: Date,
        between: (String, String),
        newest_first: bool,
        most: Option<usize>,
    ) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        const ROOM: [&str; 7] = [keys::SK, "ends", "capacity", "remaining", "waiting", "closed", "version"];
        let partition = Query::partition(&self.table, keys::slots(service, month));
        let query = Query { between: Some(between), newest_first, most, may_lag: true, only: &ROOM, ..partition };
        slots_of(self.store.query(query).await?)
    }

    /// The slots where somebody waits or a place is held.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn tended(&self) -> Result<Vec<SlotId>, StoreError> {
        let query = Query {
            index: Some(keys::TENDED),
            attribute: keys::TEND_KEY,
            ..Query::partition(&self.table, keys::TEND.to_owned())
        };
        let rows = self.store.query(query).await?;
        Ok(rows.iter().filter_map(|row| SlotId::parse(text(row, keys::SK)?)).collect())
    }

    /// Everything one family has booked.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn diary(&self, family: &str) -> Result<Diary, StoreError> {
        let row = self.store.get(&self.table, keys::family(family), keys::DIARY.to_owned()).await?;
        Ok(row.unwrap_or_default())
    }

    /// The diaries of many families; who has none is left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn diaries(&self, families: &BTreeSet<String>) -> Result<BTreeMap<String, Diary>, StoreError> {
        let wanted = families.iter().map(|family| (keys::family(family), keys::DIARY.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter().map(|row| Ok((rows::family_of(&row), serde_dynamo::from_item(row)?))).collect()
    }

    /// What was answered for a booking.
    ///
    /// # Errors
    /// When the store is unavailable or the row cannot be read.
    pub async fn answers(&self, family: &str, booking: &str) -> Result<Answers, StoreError> {
        let row: Option<rows::AnswersRow> =
            self.store.get(&self.table, keys::family(family), keys::answers(booking)).await?;
        Ok(row.map(|row| row.answers).unwrap_or_default())
    }

    /// What was answered for many bookings (family, booking), by booking.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn many_answers(
        &self,
        bookings: &BTreeSet<(String, String)>,
    ) -> Result<BTreeMap<String, Answers>, StoreError> {
        let wanted = bookings.iter().map(|(family, booking)| (keys::family(family), keys::answers(booking))).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter()
            .map(|row| {
                let booking = keys::booking_of(text(&row, keys::SK).unwrap_or_default()).to_owned();
                let row: rows::AnswersRow = serde_dynamo::from_item(row)?;
                Ok((booking, row.answers))
            })
            .collect()
    }

    /// The callers among many families; who is none is left out.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn callers(&self, families: &BTreeSet<String>) -> Result<BTreeMap<String, CallerRow>, StoreError> {
        let callers = families.iter().filter(|family| family.starts_with(desk::CALL));
        let wanted = callers.map(|family| (keys::family(family), keys::CALLER.to_owned())).collect();
        let rows = self.store.get_many(&self.table, wanted).await?;
        rows.into_iter().map(|row| Ok((rows::family_of(&row), serde_dynamo::from_item(row)?))).collect()
    }

    /// Up to when reminders have been looked for.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn reminded_until(&self) -> Result<Option<Timestamp>, StoreError> {
        let row: Option<rows::RemindersRow> =
            self.store.get(&self.table, keys::REMINDERS.to_owned(), keys::REMINDERS.to_owned()).await?;
        Ok(row.map(|row| row.until))
    }

    /// Notes up to when reminders have been looked for. It never goes back.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn reminded(&self, until: Timestamp) -> Result<(), StoreError> {
        self.store.put(&self.table, &rows::RemindersRow::new(until)).await
    }
}
