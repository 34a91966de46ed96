//! What staff of schools and nurseries write, and whom it reaches.

use domain::school_message::{Audience, Because, Content, Urgency, Warning};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::AttachmentCard;

/// A message as staff write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftMessage {
    pub audience: Audience,
    pub content: Content,
    /// Ids of files that were brought, at most 5.
    #[serde(default)]
    pub attachments: Vec<String>,
    #[serde(default)]
    pub urgency: Urgency,
    /// When it leaves, with an offset; without one, as soon as it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub send_at: Option<String>,
    /// After that it does not leave. Without one: a week after it could leave, six hours in an emergency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub not_after: Option<String>,
}

/// A draft in place of the one that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageEdit {
    pub draft: DraftMessage,
    /// The version that was read.
    pub version: u64,
}

/// What somebody has looked at and answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageShown {
    /// `StaffMessage.shown`; `shown_changed` where it would be something else by now.
    pub shown: String,
}

/// Other words for a message that has left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    pub content: Content,
    /// What was looked at. Without it nothing is changed, and it is said what to look at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

/// Other words, looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MessageCorrection {
    pub warnings: Vec<Warning>,
    /// Why a second person has to approve; until then the old words stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second: Vec<Because>,
    /// Names exactly what is shown here.
    pub shown: String,
    /// The words stand, or wait for the second person.
    pub taken: bool,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    Draft,
    AwaitingApproval,
    /// It leaves at `leaves_at`, and can be taken back until then.
    Held,
    Scheduled,
    Sending,
    Sent,
    Cancelled,
    Recalled,
    /// Its time was over before it could leave.
    Expired,
}

/// A message as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffMessage {
    pub id: String,
    pub version: u64,
    pub state: MessageState,
    /// Who wrote it.
    pub author: String,
    /// Whoever asks wrote it: somebody else approves.
    pub mine: bool,
    #[schema(format = DateTime)]
    pub created_at: String,
    pub audience: Audience,
    pub content: Content,
    pub attachments: Vec<AttachmentCard>,
    pub urgency: Urgency,
    /// The survey that it brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub send_at: Option<String>,
    #[schema(format = DateTime)]
    pub not_after: String,
    pub reach: MessageReach,
    /// What somebody should look at before it leaves.
    pub warnings: Vec<Warning>,
    /// Why a second person has to approve; none where nobody has to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub second: Vec<Because>,
    /// Names exactly what is shown here; to be sent back when it is submitted or approved.
    pub shown: String,
    /// It leaves then, where it is held or scheduled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub leaves_at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub sent_at: Option<String>,
    /// Times the text was corrected after it had left.
    pub corrections: u32,
    /// Other words that wait for a second person, and what names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<WaitingCorrection>,
    /// Where it was recalled: how many had read it by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_before_recall: Option<u32>,
}

/// Other words that wait for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WaitingCorrection {
    pub by: String,
    pub content: Content,
    pub shown: String,
    pub second: Vec<Because>,
}

/// Whom a message reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MessageReach {
    pub children: u32,
    /// Guardians with LINE who get it.
    pub guardians: u32,
    /// What messages of this author usually reach; none where there are too few to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usual: Option<u32>,
    /// Children of whom nobody gets it: somebody has to phone, or hand out paper.
    pub unreached: u32,
    pub classes: Vec<ReachedClass>,
}

/// What of a class is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReachedClass {
    pub facility_id: String,
    pub facility: String,
    pub class_id: String,
    pub class: String,
    pub children: u32,
    pub guardians: u32,
}

/// A message in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffMessageLine {
    pub id: String,
    pub state: MessageState,
    pub title: String,
    pub author: String,
    pub mine: bool,
    pub urgent: bool,
    /// The survey that it brings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
    #[schema(format = DateTime)]
    pub created_at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub sent_at: Option<String>,
    pub children: u32,
    pub guardians: u32,
}

/// Who was told and who has read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MessageReaders {
    /// Guardians who were told.
    pub told: u32,
    /// Of whom have read.
    pub read: u32,
    /// Children of whom nobody was told.
    pub unreached: u32,
    pub children: Vec<ChildReaders>,
}

/// Who has read about a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChildReaders {
    pub facility_id: String,
    pub child_id: String,
    pub name: String,
    pub class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    pub guardians: Vec<GuardianReader>,
}

/// A guardian and a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GuardianReader {
    pub name: String,
    pub relation: String,
    pub told: bool,
    /// When they opened it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub read_at: Option<String>,
}

/// How many are told again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReminder {
    /// How many have not read it, as shown; `audience_changed` where there are fewer or more by now.
    pub unread: u32,
}

/// What a roster would change, or has been ordered to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RosterPlan {
    pub school_year: i16,
    pub schools: Vec<RosterSchool>,
    /// Why the file cannot be taken over: at most 50 of them. Then nothing else is said.
    pub rejections: Vec<RosterFlaw>,
    /// How many there are in all.
    pub rejected: u32,
    /// What was put right or left out.
    pub warnings: Vec<RosterFlaw>,
    /// Names what is shown here; to be sent back to take it over. None where it cannot be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
    /// Where it was ordered: what to look at how far it has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<RosterImport>,
}

/// What changes at one school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RosterSchool {
    pub facility_id: String,
    pub name: String,
    /// It is not here yet.
    pub new: bool,
    /// The classes are those of another school year.
    pub new_year: bool,
    pub pupils: u32,
    pub arrived: u32,
    /// Into another class, or under another number.
    pub moved: u32,
    pub renamed: u32,
    /// Whose guardians are others.
    pub guardians: u32,
    /// On the roster and not in the file; their last day is set, and nothing is deleted.
    pub gone: u32,
    pub unchanged: u32,
    pub classes: Vec<RosterClass>,
}

/// A class before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RosterClass {
    pub class: String,
    pub before: u32,
    pub after: u32,
}

/// Something in a file that is not as it should be. It names no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RosterFlaw {
    pub file: String,
    /// Counted from 1, the header being the first; none where it is about the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Such as `two_homerooms`.
    pub code: String,
    /// The column or the name that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// How far a roster has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RosterImport {
    pub id: String,
    /// Children to write.
    pub children: u32,
    /// Hundredths that are done.
    pub percent: u8,
    pub complete: bool,
    /// Children that somebody has changed meanwhile, and who were left as they are; bring the file again.
    pub stale: u32,
}

/// A class that a pupil was in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PastClass {
    pub school_year: i16,
    pub class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
}
