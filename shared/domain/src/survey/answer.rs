//! An answer as it comes in, and the two rows that it becomes: that somebody took part, and what was answered.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Respondent, Survey};
use crate::reservation::AnswerError;

/// Question id → option ids, one text, or one day.
pub type Answers = BTreeMap<String, Vec<String>>;

/// That somebody took part. It says nothing of what they answered, and of an anonymous survey not when: two rows of one
/// moment belong together for whoever sees both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Who.
    pub respondent: Respondent,
    /// When; of a named survey alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// Random. It names nobody, and no order.
    pub id: String,
    /// Who and when; of a named survey alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// What. Blank answers are left out.
    pub answers: Answers,
}

/// What is written for an answer. Of an anonymous survey the two go into different partitions, and neither names the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Written where no mark is; of a named survey over the one that is.
    pub mark: Mark,
    /// Written beside.
    pub answered: Answered,
}

/// Why an answer does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// The deadline is over.
    #[error("closed")]
    Closed,
    /// They have answered, and nobody can find out what, to change it.
    #[error("answered_already")]
    Already,
    /// Something is wrong with it.
    #[error(transparent)]
    Wrong(#[from] AnswerError),
}

impl Survey {
    /// Takes an answer. `before` is the mark of this respondent, `id` random.
    ///
    /// A named answer can be given again until the deadline; an anonymous one is final.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn take(
        &self,
        respondent: Respondent,
        before: Option<&Mark>,
        answers: Answers,
        id: String,
        now: Timestamp,
    ) -> Result<Taken, NotTaken> {
        if now > self.deadline {
            return Err(NotTaken::Closed);
        }
        if self.anonymous && before.is_some() {
            return Err(NotTaken::Already);
        }
        self.check_answers(&answers)?;
        let answers = answers.into_iter().filter_map(|(question, values)| {
            let values: Vec<String> = values.into_iter().filter(|value| !value.trim().is_empty()).collect();
            (!values.is_empty()).then_some((question, values))
        });
        let mark = Mark { respondent, at: (!self.anonymous).then_some(now) };
        let answered = Answered { id, mark: (!self.anonymous).then(|| mark.clone()), answers: answers.collect() };
        Ok(Taken { mark, answered })
    }

    fn check_answers(&self, answers: &Answers) -> Result<(), AnswerError> {
        let is_asked = |id: &&String| self.questions.iter().any(|question| question.id == **id);
        if let Some(unknown) = answers.keys().find(|id| !is_asked(id)) {
            return Err(AnswerError::Unknown(unknown.clone()));
        }
        self.questions
            .iter()
            .try_for_each(|question| question.takes(answers.get(&question.id).map_or(&[][..], Vec::as_slice)))
    }
}
