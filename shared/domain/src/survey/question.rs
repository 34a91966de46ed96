//! One question of a survey, and what answers it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    flaw::{Checked, hold},
    reservation::{
        AnswerError, Texts,
        question::check_text,
        validate::{shape::is_question_id, words},
    },
};

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyQuestion))]
// Unknown fields are not refused here: serde cannot do that beside `flatten`.
pub struct Question {
    /// 1 to 16 of `a-z0-9_`.
    pub id: String,
    /// What is asked, by language; Japanese is always there.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
    pub text: Texts,
    /// It must be answered.
    #[serde(default)]
    pub required: bool,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: QuestionKind,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyQuestionKind))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionKind {
    /// One of the options, or several of them.
    Choice {
        /// Option id → what stands on it, in the order of ids; 2 to 20.
        #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, BTreeMap<String, String>>))]
        options: BTreeMap<String, Texts>,
        /// Several may be chosen.
        #[serde(default)]
        many: bool,
    },
    /// Free text of at most `longest` UTF-16 units, 500 at most.
    Text {
        /// UTF-16 units.
        longest: u16,
    },
    /// A day, `2026-06-30`.
    Date,
}

/// The longest free text, in UTF-16 units.
const LONGEST: u16 = 500;

impl Question {
    pub(super) fn check(&self, field: &str) -> Checked {
        hold(is_question_id(&self.id), format!("{field}.id"), "shape")?;
        words::named(&self.text, &format!("{field}.text"))?;
        match &self.kind {
            QuestionKind::Text { longest } => {
                hold((1..=LONGEST).contains(longest), format!("{field}.longest"), "out_of_range")
            }
            QuestionKind::Choice { options, .. } => {
                hold((2..=20).contains(&options.len()), format!("{field}.options"), "out_of_range")?;
                hold(options.keys().all(|id| is_question_id(id)), format!("{field}.options"), "shape")?;
                options.iter().try_for_each(|(id, text)| words::title(text, &format!("{field}.options.{id}")))
            }
            QuestionKind::Date => Ok(()),
        }
    }

    /// Whether these values answer it. None and blanks are no answer.
    pub(super) fn takes(&self, values: &[String]) -> Result<(), AnswerError> {
        let invalid = || AnswerError::Invalid(self.id.clone());
        let given: Vec<&String> = values.iter().filter(|value| !value.trim().is_empty()).collect();
        if given.is_empty() {
            return if self.required { Err(AnswerError::Missing(self.id.clone())) } else { Ok(()) };
        }
        if let QuestionKind::Choice { options, many } = &self.kind {
            let is_once = given.iter().collect::<BTreeSet<_>>().len() == given.len();
            let are_options = given.iter().all(|value| options.contains_key(*value));
            return if is_once && are_options && (*many || given.len() == 1) { Ok(()) } else { Err(invalid()) };
        }
        let [value] = given.as_slice() else { return Err(invalid()) };
        match self.kind {
            QuestionKind::Text { longest } => check_text(&self.id, value, longest),
            // `Date` reads times behind the day as well.
            QuestionKind::Date if value.len() == 10 && value.parse::<Date>().is_ok() => Ok(()),
            QuestionKind::Date | QuestionKind::Choice { .. } => Err(invalid()),
        }
    }
}
