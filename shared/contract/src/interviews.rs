//! Interviews and home visits, as families meet them: what is offered, what they can and would like, and when it is.

use domain::interview::{Half, Kind, When};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Interviews or home visits that concern children of the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewDayCard {
    pub id: String,
    /// Such as 1学期 個人面談.
    pub title: String,
    pub kind: Kind,
    /// What the school is called.
    pub from: String,
    /// The last moment at which a family can answer.
    #[schema(format = DateTime)]
    pub deadline: String,
    /// Answers are taken.
    pub open: bool,
    /// The times are given: `appointment` says when, and `unplaced` for whom there is none.
    pub decided: bool,
    /// 町内 to choose from; home visits only.
    pub districts: Vec<String>,
    /// Once for each family of the reader; nearly always one.
    pub families: Vec<InterviewFamily>,
}

/// A family in interviews: its children here, and what it answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewFamily {
    /// Names the family in an answer: one of its children.
    pub child_id: String,
    /// Those of whom the reader may read.
    pub children: Vec<InterviewChild>,
    /// What can be chosen from, in order: every slot of the children's teachers.
    pub offered: Vec<InterviewHalfDay>,
    /// The reader may answer for it.
    pub may_answer: bool,
    /// It has answered.
    pub answered: bool,
    /// Grows with every answer; 0 before the first.
    pub revision: u64,
    /// When it cannot.
    pub impossible: Vec<When>,
    /// When it would like to, the dearest first.
    pub wishes: Vec<When>,
    /// One of `districts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// Half a day on which a teacher of the family's has slots.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewHalfDay {
    /// `yyyy-mm-dd`.
    #[schema(format = Date)]
    pub day: String,
    pub half: Half,
    /// Starts of the slots, such as `2026-07-21T13:30:00`, in Japan.
    pub starts: Vec<String>,
}

/// A child of the reader in interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewChild {
    /// As `child_id` of requests.
    pub child_id: String,
    pub token: String,
    pub name: String,
    pub class: String,
    /// When it is, once that is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<InterviewAppointment>,
    /// Why it has no time, once that is decided: a sentence in the reader's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unplaced: Option<String>,
    /// Once it is decided: the service whose free slots (`/api/services/{id}/slots`) are open to the family.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
}

/// When an interview is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewAppointment {
    #[schema(format = DateTime)]
    pub starts_at: String,
    #[schema(format = DateTime)]
    pub ends_at: String,
    /// Where to go; empty for a home visit.
    pub place: String,
    /// Why it is then, in the reader's language; empty once somebody has moved it.
    pub reasons: Vec<String>,
    /// The reader's booking, by which it is changed or cancelled (`/api/bookings/{id}/change`). None where another guardian
    /// of the family has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking_id: Option<String>,
}

/// What a family can and would like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewWishes {
    /// `InterviewFamily.child_id`.
    pub child_id: String,
    /// The revision that was read; `version_conflict` where another guardian has answered since.
    pub revision: u64,
    /// At most 400.
    #[serde(default)]
    pub impossible: Vec<When>,
    /// At most 20, the dearest first, for all children of the family.
    #[serde(default)]
    pub wishes: Vec<When>,
    /// One of `districts`; never an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// A free slot that a family takes for a child without a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInterviewBooking {
    /// `InterviewChild.child_id`.
    pub child_id: String,
    pub slot_id: String,
}
