//! What staff of a facility, and of the municipality, read and write about attendance.

use std::collections::BTreeSet;

use domain::facility::{Facility, Mark, RosterChild, custody::Bar};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{AbsenceReason, ClassCard, DeviceKind, DeviceState, MarkCard, ReportCard, Standing, StayCard};

/// A facility with its version.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffFacility {
    pub facility: Facility,
    /// Sent back to refuse changes made over someone else's.
    pub version: u64,
    /// Behind a centre's id in the QR of its poster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub poster_code: Option<String>,
}

/// Saves a facility; `version` is 0 for a new one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveFacility {
    pub facility: Facility,
    pub version: u64,
}

/// A child on the roster as staff see it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffRosterChild {
    pub child: RosterChild,
    pub version: u64,
    /// Ids of guardians who have joined with LINE.
    pub joined: Vec<String>,
    /// What is ordered about the child. Whatever the guardians' flags say, this comes first.
    pub orders: Vec<OrderCard>,
}

/// An order that stands: 面会制限, DV等支援措置 and the like. It outlives every edit of the roster.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct OrderCard {
    pub id: String,
    /// Against whom. The roster may have lost them since.
    pub guardian_id: String,
    /// As the roster called them when the order was placed.
    pub name: String,
    #[schema(value_type = Vec<Bar>)]
    pub bars: BTreeSet<Bar>,
    /// The household that nobody of another one learns anything of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protects: Option<String>,
    #[schema(format = Date)]
    pub since: String,
}

/// Places an order from today on. The same one again is the one that stands.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrder {
    pub guardian_id: String,
    /// May be empty where a household is protected.
    #[schema(value_type = Vec<Bar>)]
    pub bars: BTreeSet<Bar>,
    /// A household that another guardian of the child lives in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protects: Option<String>,
}

/// Saves children over the versions that were read; 0 for a new child.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveChildren {
    /// At most 100.
    pub children: Vec<SaveChild>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveChild {
    pub child: RosterChild,
    pub version: u64,
}

/// What became of the children that were saved.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct SavedChildren {
    /// How many were saved.
    pub saved: usize,
    /// Ids of children that somebody else changed meanwhile; they were not saved.
    pub stale: Vec<String>,
}

/// A code that one guardian can join with, shown once.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Invitation {
    pub code: String,
    /// The address to make a QR of.
    pub link: String,
    pub expires_at: String,
}

/// Invites a guardian of a child.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    pub guardian_id: String,
}

/// Enrols one device.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEnrolment {
    pub kind: DeviceKind,
    /// Such as 正門, at most 20 characters.
    pub name: String,
}

/// A code that one device can enrol with, shown once.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Enrolment {
    pub code: String,
    /// The address to make a QR of.
    pub link: String,
    pub expires_at: String,
}

/// A device as staff see it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffDevice {
    pub id: String,
    pub kind: DeviceKind,
    pub name: String,
    pub state: DeviceState,
    /// Used every day: its silence makes what nobody saw unknown.
    pub daily: bool,
    /// Compared with what the device shows before it is approved.
    pub check: String,
    pub enrolled_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<String>,
    /// The last time that it was heard of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heard_at: Option<String>,
    /// The last time that nothing of it was missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// Entries that it said it has and that are not here.
    pub missing: u64,
    /// Its log was copied or set back.
    pub forked: bool,
}

/// What staff change about a device.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily: Option<bool>,
}

/// A facility's day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Board {
    #[schema(format = Date)]
    pub day: String,
    /// The moment that it is about.
    pub now: String,
    pub open: bool,
    /// By class, then by number, then by name as it is read.
    pub lines: Vec<BoardLine>,
    pub devices: Vec<StaffDevice>,
    pub runs: Vec<RunCard>,
    /// Facts kept aside that somebody has to look at.
    pub aside: usize,
    pub closing: String,
    /// How many of each class it is about. Schools only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<ClassCard>,
    /// The marks that can be confirmed. Schools only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// One child on the board.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct BoardLine {
    pub child_id: String,
    pub name: String,
    pub kana: String,
    pub class: String,
    pub standing: Standing,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    pub stays: Vec<StayCard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<AbsenceReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coming: Option<ComingCard>,
    pub alarms: Vec<AlarmCard>,
    /// A time is to be confirmed (時刻要確認).
    pub uncertain: bool,
    /// What does not fit together: `absent_but_seen`, `in_twice` and the like.
    pub contradictions: Vec<String>,
    /// What somebody saw and that does not lie on this day: filed under a wrong date, or aside. Staff decide.
    pub elsewhere: Vec<ElsewhereCard>,
    /// Who called whom and when.
    pub calls: Vec<CallCard>,
    pub cutoff: String,
    /// Guardians were asked in LINE whether the child comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<String>,
    /// How many guardians LINE can reach.
    pub reachable: usize,
    /// In the order in which they are called.
    pub guardians: Vec<GuardianCard>,
    /// 出席番号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    /// What was reported and not taken back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportCard>,
    /// The mark that the reports lead to, by id; a teacher confirms it or takes another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<String>,
    /// What is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marked: Option<MarkCard>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ElsewhereCard {
    /// `in`, `out`, `boarded`, `alighted` or `roll_call`.
    pub kind: String,
    /// As well as the server could tell.
    pub at: String,
    /// The day that it is filed under; absent where it is kept aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct GuardianCard {
    pub id: String,
    pub name: String,
    pub relation: String,
    /// What the roster says, without what orders take away.
    pub may_collect: bool,
    /// An order forbids to hand the child over to them (引渡し不可).
    pub barred: bool,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ComingCard {
    pub said: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eta: Option<String>,
}

/// What somebody has to do something about.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct AlarmCard {
    /// `not_seen`, `unknown`, `absent_but_present`, `on_bus_not_at_gate`, `still_on_bus`, `still_inside`.
    pub kind: String,
    /// A guardian said that the child is on the way.
    pub coming: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run_id: Option<String>,
    /// Devices that may know more, and when they were last heard of.
    pub silent: Vec<SilentGate>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct SilentGate {
    pub device_id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct CallCard {
    pub at: String,
    pub by: String,
    pub whom: String,
    pub reached: bool,
}

/// A bus run of the day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RunCard {
    pub id: String,
    pub name: String,
    pub vehicle: String,
    pub homeward: bool,
    pub departs: String,
    pub due: String,
    /// Names that got on and off.
    pub on: u16,
    pub off: u16,
    pub children: Vec<RiderCard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub driver: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendant: Option<String>,
    /// What stands in the way of closing it: `still_on`, `not_counted` and the like.
    pub obstacles: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RiderCard {
    pub child_id: String,
    pub name: String,
    pub listed: bool,
    pub absent: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boarded_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alighted_at: Option<String>,
    /// Who took the child over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// A fact that staff write down about a child, on a day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFact {
    #[schema(format = Date)]
    pub day: String,
    /// Who of the facility's staff writes it, by id.
    pub by: String,
    pub fact: StaffFact,
    /// Beside a report (`absence`, `coming`, `leaving`): at most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What staff can write down.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StaffFact {
    /// Came in, at a moment of the day that has passed; now when absent.
    In { at: Option<String>, with: Option<String> },
    /// Went out.
    Out { at: Option<String>, with: Option<String> },
    /// Answered when called by name, or not.
    RollCall { here: bool },
    /// A guardian said so on the phone.
    Absence { why: AbsenceReason },
    /// Will come after all.
    AbsenceWithdrawn,
    /// Is on the way; with a time also: comes late.
    Coming {
        eta: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<AbsenceReason>,
    },
    /// Comes when everybody comes.
    ComingWithdrawn,
    /// Goes home early at a moment of the day; none takes it back.
    Leaving {
        at: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<AbsenceReason>,
    },
    /// Tried to reach a guardian.
    Called { whom: String, reached: bool },
    /// An earlier record did not happen.
    Void { target: String, reason: String },
    /// An earlier record happened at another time of the day.
    Redate { target: String, at: String, reason: String },
}

/// Everything that was written down about a child on a day, in the order of time.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Record {
    /// Names it in corrections.
    pub id: String,
    pub at: String,
    /// The clocks did not agree.
    pub uncertain: bool,
    pub received_at: String,
    /// `in`, `out`, `absence` and the like.
    pub kind: String,
    /// On which device; absent for pages and chats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What a guardian or staff wrote beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The record that it corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// A correction took it out.
    pub voided: bool,
    /// A second record of the same passage.
    pub repeated: bool,
}

/// A fact that was kept aside.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct AsideCard {
    pub id: String,
    /// `forked`, `revoked`, `unknown_child`, `out_of_scope`, `newer`.
    pub why: String,
    pub at: String,
    pub uncertain: bool,
    pub received_at: String,
    pub device: String,
    /// What it says, where this release can read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// It can be filed as it is.
    pub can_release: bool,
}

/// Lets a fact in that was kept aside, or throws it away.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AsideDecision {
    pub release: bool,
}

/// How many came to a centre on a day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct VisitCount {
    #[schema(format = Date)]
    pub day: String,
    pub visits: usize,
    pub adults: u32,
    /// Children by age in years, from 0 on.
    pub children: Vec<u32>,
    /// Visits by hour, from 0 to 23.
    pub hours: Vec<u32>,
}
