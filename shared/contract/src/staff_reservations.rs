//! What the staff console reads and writes about appointments.

use std::collections::BTreeMap;

use domain::reservation::{Service, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::reservations::SlotCard;

/// A service with its version.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffService {
    pub service: Service,
    /// Sent back to refuse changes made over someone else's.
    pub version: u64,
    /// SHA-256 of the draw's seed, for a service with a draw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<String>,
    /// The draw is over.
    pub drawn: bool,
}

/// Saves a service; `version` is 0 for a new one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveService {
    pub service: Service,
    pub version: u64,
}

/// Makes slots: those of the pattern between two days, or single ones. A slot that exists takes on the capacity; a slot
/// with bookings never loses a place that is taken (`capacity_below_booked`, with the list).
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSlots {
    /// First day of the pattern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub from: Option<String>,
    /// Last day of the pattern, at most 366 days later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub to: Option<String>,
    /// Single slots instead, at most 500.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<NewSlot>,
    /// Only says what would happen.
    #[serde(default)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSlot {
    /// With an offset, or without one in Japan's time.
    pub starts_at: String,
    pub ends_at: String,
    /// Places, or units by dimension.
    pub capacity: CapacityForm,
    /// `a` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(untagged)]
pub enum CapacityForm {
    Places(u32),
    Units(BTreeMap<String, u32>),
}

/// What making slots did, or would do.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
pub struct SlotReport {
    /// Ids of new slots.
    pub made: Vec<String>,
    /// Ids whose capacity changed.
    pub changed: Vec<String>,
    /// Ids that were there like that already.
    pub kept: usize,
    /// Slots of these days that the pattern does not have any more; with bookings they stay until the day is closed.
    pub beside_pattern: Vec<String>,
    /// Slots that would lose places that are taken.
    pub refused: Vec<RefusedSlot>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RefusedSlot {
    pub slot_id: String,
    pub code: String,
    pub message: String,
    /// Bookings in it.
    pub bookings: Vec<String>,
}

/// A slot with everything in it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffSlot {
    pub service_id: String,
    pub title: String,
    pub slot: SlotCard,
    /// By dimension.
    pub capacity: BTreeMap<String, u32>,
    /// By dimension.
    pub remaining: BTreeMap<String, u32>,
    pub closed: bool,
    /// Who is in it, then who waits, in order.
    pub bookings: Vec<StaffBooking>,
}

/// A booking as staff see it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffBooking {
    pub id: String,
    pub slot_id: String,
    pub state: State,
    pub person: StaffPerson,
    pub children: Vec<StaffChild>,
    pub answers: Vec<StaffAnswer>,
    pub made_at: String,
    /// On the waiting list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until: Option<String>,
    /// Replies of the family that staff have not opened.
    pub unread: u32,
}

/// Who booked.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StaffPerson {
    /// A resident in LINE, by pseudonymous id.
    Resident { id: String },
    /// Somebody on the phone.
    Caller { name: String, phone: String },
    /// A pseudonym, for as long as the family does not reveal itself.
    Pseudonym { name: String },
}

/// A child of a booking: the emoji and its age that day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffChild {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Completed months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// Completed weeks of pregnancy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u8>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffAnswer {
    pub question: String,
    pub title: String,
    pub text: String,
}

/// Books for somebody on the phone. Wants `Idempotency-Key`. Eligibility and limits hold as for everyone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhoneBooking {
    pub slot_id: String,
    pub name: String,
    pub phone: String,
    #[serde(default)]
    pub children: Vec<CallerChild>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// A child of a caller: one of the two dates.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallerChild {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub due_date: Option<String>,
}

/// Whether they came; `booked` takes a mark back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    pub state: AttendanceState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceState {
    Arrived,
    NoShow,
    Booked,
}

/// Says yes or no to a request.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmationDecision {
    pub accept: bool,
}

/// Closes a day of a service: everybody concerned gets one message with an offer to book again. Without
/// `confirmed_count` it only counts; with it, the count must still be right (`version_conflict`).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    pub service_id: String,
    #[schema(format = Date)]
    pub date: String,
    /// How many bookings the person at the screen saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_count: Option<u32>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ClosureReport {
    pub slots: u32,
    /// Bookings, held places, waiting families and applications concerned.
    pub bookings: u32,
    /// Of these, how many have LINE and get the message; the others want a call.
    pub in_line: u32,
    /// What the message says.
    pub text: String,
    /// It has happened.
    pub closed: bool,
    /// Callers to phone.
    pub to_call: Vec<StaffBooking>,
}

/// Whether the slots' counts, their entries and the families' diaries say the same.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Reconciliation {
    pub slots: u32,
    pub bookings: u32,
    /// Empty when all is well.
    pub differences: Vec<Difference>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Difference {
    pub slot_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_id: Option<String>,
    /// `count`, `missing_in_diary`, `missing_in_slot`, `state`, `units`.
    pub code: String,
}
