//! A survey as staff write it.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil, tz::Offset};
use serde::{Deserialize, Serialize};

use super::Question;
use crate::{
    flaw::{Flaw, hold, unique},
    reservation::{
        Reminder, Texts, reminder_at,
        validate::{shape::is_service_id, words},
    },
    school_message::Audience,
};

/// Japan keeps no summer time.
const JAPAN: Offset = Offset::constant(9);

/// Questions of one survey. Whoever reads on a telephone in a queue gives up before.
const MOST_QUESTIONS: usize = 30;

/// What is asked, of whom, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// 2 to 24 of `a-z`, `0-9` and `-`.
    pub id: String,
    /// What it is about, by language; Japanese is always there.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub title: Texts,
    /// 1 to 30.
    pub questions: Vec<Question>,
    /// Nobody learns who answered what. It cannot be changed once somebody has answered.
    #[serde(default)]
    pub anonymous: bool,
    /// Who answers once.
    #[serde(default)]
    pub per: Per,
    /// The last moment at which an answer counts.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub deadline: Timestamp,
    /// When those who have not answered are reminded, at most 4; days before the deadline's day.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Reminder>))]
    pub reminders: BTreeSet<Reminder>,
    /// Whom it is for.
    pub audience: Audience,
}

/// Who answers once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyPer))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// For each child: who comes to the excursion?
    #[default]
    Child,
    /// For all children of a family together: when can you come to a meeting?
    Family,
}

impl Survey {
    /// Whether it can be asked.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_service_id(&self.id), "id", "shape")?;
        words::title(&self.title, "title")?;
        hold(!self.questions.is_empty(), "questions", "empty")?;
        hold(self.questions.len() <= MOST_QUESTIONS, "questions", "too_many")?;
        unique(self.questions.iter().map(|question| &question.id), "questions")?;
        for (place, question) in self.questions.iter().enumerate() {
            question.check(&format!("questions.{place}"))?;
        }
        hold(self.reminders.len() <= 4, "reminders", "too_many")?;
        // Nobody is woken.
        let is_day = |at| (civil::time(8, 0, 0, 0)..=civil::time(20, 0, 0, 0)).contains(&at);
        hold(self.reminders.iter().all(|reminder| is_day(reminder.at)), "reminders", "out_of_range")?;
        let is_before = self.reminded_at().iter().all(|at| *at < self.deadline);
        hold(is_before, "reminders", "backwards")?;
        hold(!self.audience.0.is_empty(), "audience", "nobody")
    }

    /// When those who have not answered are reminded, in order.
    #[must_use]
    pub fn reminded_at(&self) -> BTreeSet<Timestamp> {
        let deadline = JAPAN.to_datetime(self.deadline);
        let times = self.reminders.iter().map(|reminder| JAPAN.to_timestamp(reminder_at(reminder, deadline)));
        times.filter_map(Result::ok).collect()
    }
}

/// A moment as staff in Japan read it, to the minute.
pub(super) fn moment(at: Timestamp) -> String {
    JAPAN.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}
