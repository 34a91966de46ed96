//! What a resident's page reads and writes about appointments. Times are written with Japan's offset, such as
//! `2026-04-10T10:00:00+09:00`; days as `yyyy-mm-dd`, Asia/Tokyo.

use std::collections::BTreeMap;

use domain::reservation::{For, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A service as residents see it, in the language of `Accept-Language`.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ServiceCard {
    pub id: String,
    pub title: String,
    pub description: String,
    pub place: String,
    /// Where the office answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// It looks after children who are ill (病児・病後児保育).
    pub sick_care: bool,
    /// Whom an appointment is for.
    #[serde(rename = "for")]
    pub party: For,
    /// Nothing about it is said in LINE but that there is an appointment.
    pub discreet: bool,
    /// Staff see a pseudonym until the family reveals itself.
    pub pseudonymous: bool,
    pub admission: AdmissionKind,
    /// Staff say yes or no to each request.
    pub confirmed_by_staff: bool,
    /// How many children one booking can be for.
    pub children_at_once: u8,
    /// The family declares that it lives here: send the answer `resident` = `yes`.
    pub residents_only: bool,
    /// Until so many minutes before the start a family can change or cancel by itself.
    pub cancel_minutes: u32,
    pub questions: Vec<QuestionCard>,
    /// First day that can be booked today, and the last.
    #[schema(format = Date)]
    pub bookable_from: String,
    #[schema(format = Date)]
    pub bookable_until: String,
    /// Calendar milestones that lead here, such as `vax.mr1`.
    pub milestones: Vec<String>,
    /// The service that must have taken place before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior_service_id: Option<String>,
    /// Booking is possible between these moments only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<CampaignCard>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct CampaignCard {
    pub opens_at: String,
    pub closes_at: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionKind {
    FirstCome,
    WaitingList,
    Draw,
}

/// A question with its options in order.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct QuestionCard {
    pub id: String,
    pub title: String,
    pub required: bool,
    pub kind: QuestionForm,
    /// UTF-16 units of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longest: Option<u16>,
    /// Of a choice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionCard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionForm {
    Text,
    Choice,
    Check,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct OptionCard {
    pub id: String,
    pub title: String,
}

/// A slot that can be seen. `remaining` is derived from who is in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct SlotCard {
    pub id: String,
    pub starts_at: String,
    pub ends_at: String,
    /// Places.
    pub capacity: u32,
    /// Places left.
    pub remaining: u32,
    /// Families on the waiting list.
    pub waiting: u32,
    /// Staff closed it.
    pub closed: bool,
    /// It can be booked, waited for or applied for at this moment.
    pub open: bool,
}

/// Whether one child (or the household, with `child_id` absent) may have an appointment.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Eligibility {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_id: Option<String>,
    pub eligible: bool,
    /// First and last day on which a slot may lie.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub until: Option<String>,
    /// Why not, for the program: `age`, `weeks`, `milestone`, `prior`, `gap`, `party`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why not, for the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Books a slot for these children, all or none. Wants the header `Idempotency-Key` (1 to 64 visible ASCII).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBooking {
    pub slot_id: String,
    #[serde(default)]
    pub child_ids: Vec<String>,
    /// Question id → text, option id, or `yes`/`no`.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// Moves a booking to another slot of the same service. Wants `Idempotency-Key`; the old place is kept if the new one is
/// gone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BookingChange {
    pub slot_id: String,
}

/// A booking of the resident who asks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct Booking {
    pub id: String,
    pub service_id: String,
    pub title: String,
    pub place: String,
    pub slot_id: String,
    pub starts_at: String,
    pub ends_at: String,
    pub child_ids: Vec<String>,
    pub state: State,
    /// Place on the waiting list, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    /// A place is held until then; say yes by `POST …/acceptance`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_until: Option<String>,
    pub can_change: bool,
    pub can_cancel: bool,
    /// Staff see a pseudonym for it: this one. Absent once revealed, and for other services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pseudonym: Option<String>,
    /// Messages from the office that were not opened yet.
    pub unread: u32,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
}

/// One message of the thread between a family and the office about one booking.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ThreadMessage {
    pub id: String,
    pub from: Side,
    pub text: String,
    pub at: String,
    /// When the other side opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_at: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Office,
    Family,
}

/// A message to the other side, at most 500 UTF-16 units. Wants `Idempotency-Key`.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    pub text: String,
}

/// Everything that anyone needs to check a draw: `sha256(seed)` is `commitment`; for each slot, applications ordered by
/// `hmac-sha256(seed, application id)` get places while they fit.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct DrawRecord {
    pub service_id: String,
    pub opens_at: String,
    pub closes_at: String,
    /// SHA-256 of the seed, in hex; published before the first application.
    pub commitment: String,
    /// The seed, in hex; published once the draw is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    /// Once drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<DrawnSlot>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct DrawnSlot {
    pub slot_id: String,
    /// By dimension.
    pub capacity: BTreeMap<String, u32>,
    /// In the order of the draw.
    pub applications: Vec<DrawnApplication>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct DrawnApplication {
    pub id: String,
    /// By dimension.
    pub units: BTreeMap<String, u32>,
    pub drawn: bool,
}
