//! What the answers say together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Answered, QuestionKind, Respondent, Survey};

/// Answers below which an anonymous survey shows nothing. With one answer it is that of whoever took part; with two, each
/// of the two sees the other's. From three on nobody who knows who took part and their own answer knows another's.
const FEWEST: usize = 3;

/// What the answers say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyResults))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Results {
    /// So few answered an anonymous survey that the answers would be theirs.
    Hidden {
        /// How many it takes. How many answered is not said either.
        fewer_than: usize,
    },
    /// By question.
    Shown {
        /// Answers.
        answered: usize,
        /// In the survey's order.
        questions: Vec<QuestionResult>,
    },
}

/// What the answers to one question say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyQuestionResult))]
pub struct QuestionResult {
    /// Which question.
    pub question: String,
    /// Who answered it.
    pub answered: usize,
    /// Of a choice: each option, chosen or not, in the survey's order. Of a day: each day that was named.
    pub counts: Vec<OptionCount>,
    /// Of a free text.
    pub texts: Vec<TextAnswer>,
}

/// How often an option was chosen, or a day named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyOptionCount))]
pub struct OptionCount {
    /// Option id, or day.
    pub option: String,
    /// How often.
    pub count: usize,
}

/// One free text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = SurveyTextAnswer))]
pub struct TextAnswer {
    /// Who wrote it; of a named survey alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub respondent: Option<Respondent>,
    /// What.
    pub text: String,
}

/// What the answers say together.
#[must_use]
pub fn results(survey: &Survey, answers: &[Answered]) -> Results {
    if is_hidden(survey, answers) {
        return Results::Hidden { fewer_than: FEWEST };
    }
    let questions = survey.questions.iter().map(|question| {
        let given = ordered(survey, &question.id, answers);
        let values = given.iter().flat_map(|(_, values)| values.iter());
        let (mut counts, mut texts) = (BTreeMap::<&str, usize>::new(), Vec::new());
        match &question.kind {
            QuestionKind::Choice { options, .. } => {
                counts.extend(options.keys().map(|id| (id.as_str(), 0)));
                values.for_each(|value| *counts.entry(value).or_default() += 1);
            }
            QuestionKind::Date => values.for_each(|value| *counts.entry(value).or_default() += 1),
            QuestionKind::Text { .. } => texts.extend(given.iter().flat_map(|(respondent, values)| {
                values.iter().map(|text| TextAnswer { respondent: respondent.cloned(), text: text.clone() })
            })),
        }
        let counts = counts.into_iter().map(|(option, count)| OptionCount { option: option.to_owned(), count });
        QuestionResult { question: question.id.clone(), answered: given.len(), counts: counts.collect(), texts }
    });
    Results::Shown { answered: answers.len(), questions: questions.collect() }
}

pub(super) fn is_hidden(survey: &Survey, answers: &[Answered]) -> bool {
    survey.anonymous && answers.len() < FEWEST
}

/// Who answered a question, with what. Named: in order of the respondents. Anonymous: in an order that says nothing, and
/// another one for each question, so that neither the moment nor the other answers of a person can be read from it.
pub(super) fn ordered<'a>(
    survey: &Survey,
    question: &str,
    answers: &'a [Answered],
) -> Vec<(Option<&'a Respondent>, &'a [String])> {
    let place = |answered: &Answered| {
        let respondent = answered.mark.as_ref().map(|mark| mark.respondent.clone());
        let mixed = Sha256::digest([survey.id.as_str(), question, answered.id.as_str()].join("\n"));
        (respondent.filter(|_| !survey.anonymous), mixed)
    };
    let mut given: Vec<&Answered> = answers.iter().filter(|answered| answered.answers.contains_key(question)).collect();
    given.sort_by_cached_key(|answered| place(answered));
    let shown = given.into_iter().filter_map(|answered| {
        let respondent = answered.mark.as_ref().map(|mark| &mark.respondent);
        Some((respondent.filter(|_| !survey.anonymous), answered.answers.get(question)?.as_slice()))
    });
    shown.collect()
}
