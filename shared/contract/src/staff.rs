use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The municipality's own sentence for a milestone, by language (`ja`, `ja-easy`, `en`); absent languages use the
/// national text.
pub type MunicipalTexts = BTreeMap<String, String>;

/// What a municipality decides about one milestone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
pub struct MilestoneSetting {
    pub enabled: bool,
    #[serde(default)]
    pub texts: MunicipalTexts,
}

/// A milestone as staff see it.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct StaffMilestone {
    pub id: String,
    pub category: String,
    /// By language.
    pub titles: BTreeMap<String, String>,
    /// The national sentence, by language.
    pub guides: BTreeMap<String, String>,
    pub source: String,
    #[schema(value_type = String, format = Date)]
    pub effective_from: Date,
    pub published: MilestoneSetting,
    /// What waits to be published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<MilestoneSetting>,
    /// Grows by one with every draft and publication; sent back to refuse changes made over someone else's.
    pub version: u64,
}

/// Saves a draft; nothing is sent differently until it is published.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftMilestone {
    pub enabled: bool,
    #[serde(default)]
    pub texts: MunicipalTexts,
    /// The version that was on the screen.
    pub version: u64,
}

/// Publishes the draft.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The version that was on the screen.
    pub version: u64,
}

/// Which days to look at; at most 62.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewRange {
    /// First day; tomorrow when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub from: Option<String>,
    /// How many days, 1 to 62; 31 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
}

/// Exactly who would get what on which day if the draft (or, without one, the published setting) were in force.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Preview {
    pub total: usize,
    /// Days on which somebody gets the message.
    pub days: Vec<PreviewDay>,
}

#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct PreviewDay {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    pub recipients: Vec<PreviewRecipient>,
}

/// One family in a preview, by pseudonym.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct PreviewRecipient {
    /// The resident's pseudonymous id.
    pub resident: String,
    pub token: String,
    pub language: String,
    /// The day of birth or the due date that the rule counted from.
    #[schema(value_type = String, format = Date)]
    pub counted_from: Date,
    /// The message as it would appear in LINE.
    pub text: String,
}

/// One daily push.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Run {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// First day the run looked at: earlier than `day` when it caught up.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    pub complete: bool,
    /// Families that were due.
    pub due: u64,
    /// Batches of at most 500 with equal content.
    pub batches: u64,
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Timestamp,
}

/// How far a batch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum BatchState {
    /// Members are being claimed.
    Gathering,
    /// Members and content are fixed; waits to be sent.
    Frozen,
    /// LINE has accepted it.
    Accepted,
    /// Every member withdrew before it was sent.
    Withdrawn,
    /// LINE refused it; the runbook on dead letters says what to do.
    Refused,
}

/// The delivery state of one batch of notices.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct NoticeBatch {
    pub id: String,
    pub state: BatchState,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    pub members: usize,
    /// Members who withdrew, were lost or blocked the account before it was sent.
    pub withheld: usize,
    pub attempts: u32,
    /// LINE's request id of the accepted call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}
