//! Interviews and home visits, as a school plans them.

use domain::{
    interview::{Kind, Placement, Rest, Score, SiblingGap, When, Why, WhyNot, Windows},
    reservation,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Interviews to be planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInterviewDay {
    pub facility_id: String,
    pub draft: InterviewDraft,
}

/// Interviews as staff write them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewDraft {
    /// Such as 1学期 個人面談, at most 40 characters.
    pub title: String,
    pub kind: Kind,
    /// Which classes, each once.
    pub classes: Vec<InterviewClass>,
    pub siblings: SiblingGap,
    /// When a teacher rests; without it only where there is no slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// The last moment at which a family can answer, with an offset; before the first slot.
    #[schema(format = DateTime)]
    pub deadline: String,
    /// 町内 that families choose from, at most 100 of 20 characters; home visits only. Never an address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub districts: Vec<String>,
}

/// When the teacher of a class is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewClass {
    pub class_id: String,
    /// Where to go, such as 1年1組の教室, at most 40 characters; empty for home visits.
    #[serde(default)]
    pub place: String,
    /// 1 to 20; no two at once.
    pub windows: Vec<Windows>,
}

/// A draft in place of the one that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewEdit {
    pub draft: InterviewDraft,
    /// The version that was read.
    pub version: u64,
}

/// Times that are agreed, all of them: who is not named is free. They hold from the next solution on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewLocks {
    pub locks: Vec<Placement>,
    /// The version that was read.
    pub version: u64,
}

/// What staff write down for a family that answered on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffWishes {
    /// The revision that was read.
    pub revision: u64,
    #[serde(default)]
    pub impossible: Vec<When>,
    /// The dearest first.
    #[serde(default)]
    pub wishes: Vec<When>,
    /// One of `districts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// What somebody has looked at and publishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewShown {
    /// `InterviewResult.shown`; `shown_changed` where it would be something else by now.
    pub shown: String,
}

/// Where interviews stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InterviewState {
    /// Families know nothing of it.
    Draft,
    /// Families answer until the deadline. There may be a solution already.
    Collecting,
    /// A solution is being looked for; ask again.
    Solving,
    /// Appointments are being made; ask again.
    Publishing,
    /// Families have their appointments and were told.
    Published,
}

/// Interviews in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewLine {
    pub id: String,
    pub title: String,
    pub kind: Kind,
    pub state: InterviewState,
    #[schema(format = DateTime)]
    pub deadline: String,
    /// The first and the last day with a slot.
    #[schema(format = Date)]
    pub from: String,
    #[schema(format = Date)]
    pub until: String,
}

/// Interviews as staff see them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct StaffInterviewDay {
    pub id: String,
    pub version: u64,
    pub facility_id: String,
    pub state: InterviewState,
    pub draft: InterviewDraft,
    /// Each class with its numbers, in the order of the draft.
    pub classes: Vec<InterviewClassCard>,
    /// In the order of their first child.
    pub families: Vec<StaffInterviewFamily>,
    /// Of them have answered.
    pub answered: u32,
    /// By class and number.
    pub children: Vec<StaffInterviewChild>,
    /// The solution, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<InterviewResult>,
    /// Why the last solution was not found, such as `locked.0.starts: impossible`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

/// A class in interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewClassCard {
    pub class_id: String,
    pub class: String,
    pub children: u32,
    /// Starts of its slots, in Japan, in order.
    pub starts: Vec<String>,
}

/// A family in interviews, with what it answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffInterviewFamily {
    /// Its first child's id.
    pub id: String,
    pub child_ids: Vec<String>,
    pub answered: bool,
    /// Whether a guardian with LINE can answer; without one it is paper or the phone.
    pub reachable: bool,
    pub revision: u64,
    pub impossible: Vec<When>,
    pub wishes: Vec<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// A child in interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffInterviewChild {
    pub child_id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    pub class_id: String,
    /// `StaffInterviewFamily.id`.
    pub family: String,
    /// The start that is agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked: Option<String>,
    /// What the solution says of it; none before there is one, and for who came to the class since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<InterviewPlace>,
    /// After publication: how it stands now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<InterviewBooking>,
}

/// A child's place in a solution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InterviewPlace {
    Placed {
        /// In Japan.
        starts: String,
        minutes: u16,
        reasons: Vec<Why>,
    },
    Unplaced {
        reason: WhyNot,
    },
}

/// How a published appointment stands: the family may have moved or cancelled it since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InterviewBooking {
    pub state: reservation::State,
    /// In Japan.
    pub starts: String,
    /// It is not where the solution put it.
    pub moved: bool,
}

/// A solution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InterviewResult {
    #[schema(format = DateTime)]
    pub solved_at: String,
    pub placed: u32,
    pub unplaced: u32,
    /// How good it is, and what no solution can exceed.
    pub score: Score,
    pub bound: Score,
    /// It is proven that none is better.
    pub best: bool,
    /// How much better it could be at most, as a part of its points; none where more children might be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// Families that had not answered by then.
    pub unanswered: u32,
    /// Answers, locks, classes or the draft have changed since: solve it again, or publish what was solved.
    pub outdated: bool,
    /// Names exactly what is shown; to be sent back when it is published. None where it cannot be published any more
    /// (children have come or gone, or a time has passed): solve it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}
