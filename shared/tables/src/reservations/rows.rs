//! How services, answers and callers lie in the table.

use domain::reservation::{Answers, Service};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};

use super::threads::ThreadLine;
use crate::{
    keys,
    store::{Item, text},
};

const KEPT: SignedDuration = SignedDuration::from_hours(366 * 24);
/// Longer than its slots lie ahead (400 days) and than the year in which one looks back at them.
const INVITATION_KEPT: SignedDuration = SignedDuration::from_hours(800 * 24);

/// A service as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceRow {
    /// What staff wrote.
    pub service: Service,
    /// Grows with every save.
    pub version: u64,
}

/// A service in the catalogue, or among those by invitation, which are forgotten.
#[derive(Serialize)]
pub(super) struct ServiceItem<'a> {
    pub(super) pk: &'static str,
    pub(super) sk: &'a str,
    #[serde(flatten)]
    row: &'a ServiceRow,
    /// Unix seconds, for the table's TTL.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<i64>,
}

impl<'a> ServiceItem<'a> {
    pub(super) fn new(row: &'a ServiceRow, saved_at: Timestamp) -> Self {
        let invited = row.service.by_invitation;
        let forgotten = || saved_at.checked_add(INVITATION_KEPT).unwrap_or(Timestamp::MAX).as_second();
        Self {
            pk: if invited { keys::INVITATIONS } else { keys::SERVICES },
            sk: &row.service.id,
            row,
            expires_at: invited.then(forgotten),
        }
    }
}

/// Answers lie beside the diary: they are long, and most reads do not want them.
#[derive(Serialize, Deserialize)]
pub(super) struct AnswersRow {
    pub(super) answers: Answers,
    /// Unix seconds, for the table's TTL.
    #[serde(default)]
    pub(super) expires_at: i64,
}

/// A line of a thread as it lies in the table.
#[derive(Serialize)]
pub(super) struct Expiring<'a> {
    #[serde(flatten)]
    pub(super) line: &'a ThreadLine,
    pub(super) expires_at: i64,
}

/// When what was said about an appointment is forgotten: a year after it.
pub(super) fn expires_at(ends: DateTime) -> i64 {
    let ends = ends.to_zoned(platform::japan()).map_or(Timestamp::MAX, |ends| ends.timestamp());
    ends.checked_add(KEPT).unwrap_or(Timestamp::MAX).as_second()
}

/// Somebody on the phone, for whom staff booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallerRow {
    /// As staff wrote it down.
    pub name: String,
    /// Likewise.
    pub phone: String,
    /// Birth dates and due dates, each with the id that the booking names.
    pub children: Vec<CallerChild>,
}

/// A child of a caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallerChild {
    /// Such as `c1`.
    pub id: String,
    /// Born.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Or expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Date>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RemindersRow {
    pk: String,
    sk: String,
    pub(super) until: Timestamp,
}

impl RemindersRow {
    pub(super) fn new(until: Timestamp) -> Self {
        Self { pk: keys::REMINDERS.to_owned(), sk: keys::REMINDERS.to_owned(), until }
    }
}

/// A row with its keys.
#[derive(Serialize)]
pub(super) struct Keyed<T> {
    pub(super) pk: String,
    pub(super) sk: String,
    #[serde(flatten)]
    pub(super) row: T,
}

/// Whose row it is.
pub(super) fn family_of(row: &Item) -> String {
    keys::family_of(text(row, keys::PK).unwrap_or_default()).to_owned()
}
