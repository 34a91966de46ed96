//! Questions of schools and nurseries to families.

use std::collections::BTreeMap;

use domain::{
    reservation::Reminder,
    school_message::{Audience, Content},
    survey::{Answers, Missing, Per, Question, Results},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StaffMessage;

/// A survey as staff write it: a message with questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurvey {
    pub audience: Audience,
    /// What the message that brings it says; its titles are the survey's.
    pub content: Content,
    /// 1 to 30.
    pub questions: Vec<Question>,
    /// Nobody learns who answered what.
    #[serde(default)]
    pub anonymous: bool,
    #[serde(default)]
    pub per: Per,
    /// The last moment at which an answer counts, with an offset.
    #[schema(format = DateTime)]
    pub deadline: String,
    /// When those who have not answered are reminded, at most 4.
    #[serde(default)]
    pub reminders: Vec<Reminder>,
    /// When the message leaves; without one, as soon as it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub send_at: Option<String>,
}

/// A survey that was drafted, with the message that brings it: submit that one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftedSurvey {
    pub id: String,
    pub message: StaffMessage,
}

/// A survey as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StaffSurvey {
    pub id: String,
    /// The message that brings it.
    pub message_id: String,
    pub title: String,
    pub questions: Vec<Question>,
    pub anonymous: bool,
    pub per: Per,
    #[schema(format = DateTime)]
    pub deadline: String,
    /// Children or families who are asked.
    pub asked: u32,
    pub results: Results,
    pub missing: Missing,
    /// By `<facility>/<child>`: what the child is called; of whoever has not answered, and whose answers are shown.
    pub names: BTreeMap<String, String>,
}

/// A survey in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SurveyCard {
    pub id: String,
    pub questions: Vec<Question>,
    pub anonymous: bool,
    #[schema(format = DateTime)]
    pub deadline: String,
    /// The deadline is over.
    pub closed: bool,
    /// Once for each child, or once for the family.
    pub turns: Vec<SurveyTurn>,
}

/// An answer that the reader can give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SurveyTurn {
    /// For which child, as `child_id` of the answer.
    pub child_id: String,
    /// What the children are called for whom it counts.
    pub names: Vec<String>,
    pub answered: bool,
    /// What was answered; of an anonymous survey nobody knows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    pub answers: Answers,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSurveyAnswer {
    /// `SurveyTurn.child_id`.
    pub child_id: String,
    /// Question id → option ids, one text, or one day.
    #[schema(value_type = BTreeMap<String, Vec<String>>)]
    pub answers: Answers,
}
