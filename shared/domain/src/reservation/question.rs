//! What a family must or may answer. Answers are sensitive: they are stored apart, never logged, and never reach LINE.

use std::collections::BTreeMap;

use super::service::{Question, QuestionKind, Service};
use crate::text::{MunicipalText, MunicipalTextError};

/// Question id → text, option id, or `yes`/`no`.
pub type Answers = BTreeMap<String, String>;

/// The question that every service for residents only asks besides its own.
pub const RESIDENT: &str = "resident";

/// What is wrong with answers, and with which.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Nobody asked that.
    #[error("{0} is not asked")]
    Unknown(String),
    /// It must be answered; a box must be ticked.
    #[error("{0} is not answered")]
    Missing(String),
    /// Not one of the options, too long, or with characters that cannot be written.
    #[error("{0} cannot be answered like that")]
    Invalid(String),
    /// An individual number (My Number) stands in it.
    #[error("{0} holds an individual number")]
    Number(String),
}

/// Whether these are answers to what `service` asks. Whether someone lives here is for [`super::eligible`] to judge.
///
/// # Errors
/// The first that is wrong, in the order of the ids given, then the first that is missing.
pub fn check_answers(service: &Service, answers: &Answers) -> Result<(), AnswerError> {
    for (id, answer) in answers {
        match service.questions.iter().find(|question| question.id == *id) {
            Some(question) => check(question, answer)?,
            None if id == RESIDENT && service.who.residents_only => check_tick(id, answer)?,
            None => return Err(AnswerError::Unknown(id.clone())),
        }
    }
    let missing = service.questions.iter().find(|question| question.required && !is_answered(question, answers));
    missing.map_or(Ok(()), |question| Err(AnswerError::Missing(question.id.clone())))
}

/// Whether the family says that it lives in the municipality.
#[must_use]
pub fn declares_residency(answers: &Answers) -> bool {
    answers.get(RESIDENT).is_some_and(|answer| answer == YES)
}

const YES: &str = "yes";
const NO: &str = "no";

fn check(question: &Question, answer: &str) -> Result<(), AnswerError> {
    match &question.kind {
        QuestionKind::Text { longest } => check_text(&question.id, answer, *longest),
        QuestionKind::Choice { options } if options.contains_key(answer) => Ok(()),
        QuestionKind::Choice { .. } => Err(AnswerError::Invalid(question.id.clone())),
        QuestionKind::Check => check_tick(&question.id, answer),
    }
}

/// A family may write what staff may write: any letters, emojis and line breaks.
pub(crate) fn check_text(id: &str, answer: &str, longest: u16) -> Result<(), AnswerError> {
    if answer.encode_utf16().count() > usize::from(longest) {
        return Err(AnswerError::Invalid(id.to_owned()));
    }
    match MunicipalText::new(answer) {
        Ok(_) | Err(MunicipalTextError::Empty) => Ok(()),
        Err(MunicipalTextError::MyNumber) => Err(AnswerError::Number(id.to_owned())),
        Err(MunicipalTextError::TooLong | MunicipalTextError::NotAllowed) => Err(AnswerError::Invalid(id.to_owned())),
    }
}

fn check_tick(id: &str, answer: &str) -> Result<(), AnswerError> {
    if matches!(answer, YES | NO) { Ok(()) } else { Err(AnswerError::Invalid(id.to_owned())) }
}

fn is_answered(question: &Question, answers: &Answers) -> bool {
    answers.get(&question.id).is_some_and(|answer| match question.kind {
        QuestionKind::Check => answer == YES,
        QuestionKind::Text { .. } | QuestionKind::Choice { .. } => !answer.trim().is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn service(residents_only: bool) -> Service {
        let service = json!({
            "id": "care", "title": { "ja": "一時預かり" }, "for": "household", "who": { "residents_only": residents_only },
            "questions": [
                { "id": "hours", "title": { "ja": "時間" }, "required": true, "kind": "choice",
                  "options": { "am": { "ja": "午前" }, "pm": { "ja": "午後" } } },
                { "id": "agree", "title": { "ja": "確かめました" }, "required": true, "kind": "check" },
                { "id": "note", "title": { "ja": "ひとこと" }, "kind": "text", "longest": 4 },
                { "id": "news", "title": { "ja": "お知らせ" }, "kind": "check" },
            ],
        });
        serde_json::from_value(service).unwrap()
    }

    fn answers(given: &[(&str, &str)]) -> Answers {
        let all = [("hours", "am"), ("agree", "yes")];
        all.iter().chain(given).map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect()
    }

    #[test]
    fn what_is_asked_can_be_answered() {
        for given in [&[][..], &[("note", "🐻🐰")], &[("note", "")], &[("note", "あ\nい")], &[("news", "no")]] {
            assert_eq!(check_answers(&service(false), &answers(given)), Ok(()), "{given:?}");
        }
    }

    #[test]
    fn everything_else_is_refused_by_name() {
        let cases = [
            ("toys", "yes", AnswerError::Unknown("toys".to_owned())),
            ("resident", "yes", AnswerError::Unknown("resident".to_owned())),
            ("hours", "night", AnswerError::Invalid("hours".to_owned())),
            ("hours", "", AnswerError::Invalid("hours".to_owned())),
            ("agree", "no", AnswerError::Missing("agree".to_owned())),
            ("agree", "true", AnswerError::Invalid("agree".to_owned())),
            ("note", "🐻🐰a", AnswerError::Invalid("note".to_owned())),
            ("note", "a\u{0}b", AnswerError::Invalid("note".to_owned())),
            ("note", "\u{202e}ab", AnswerError::Invalid("note".to_owned())),
        ];
        for (id, answer, error) in cases {
            assert_eq!(check_answers(&service(false), &answers(&[(id, answer)])), Err(error), "{id} = {answer:?}");
        }
        assert_eq!(check_answers(&service(false), &Answers::new()), Err(AnswerError::Missing("hours".to_owned())));
    }

    #[test]
    fn an_individual_number_is_not_an_answer() {
        let mut service = service(false);
        service.questions[2].kind = QuestionKind::Text { longest: 100 };

        let found = check_answers(&service, &answers(&[("note", "番号 1234-5678-9018")]));
        assert_eq!(found, Err(AnswerError::Number("note".to_owned())));
        assert!(!found.unwrap_err().to_string().contains("1234"));
    }

    #[test]
    fn whoever_must_live_here_says_so() {
        assert_eq!(check_answers(&service(true), &answers(&[("resident", "yes")])), Ok(()));
        assert_eq!(check_answers(&service(true), &answers(&[("resident", "no")])), Ok(()));
        let odd = check_answers(&service(true), &answers(&[("resident", "はい")]));
        assert_eq!(odd, Err(AnswerError::Invalid("resident".to_owned())));

        assert!(declares_residency(&answers(&[("resident", "yes")])));
        assert!(!declares_residency(&answers(&[("resident", "no")])));
        assert!(!declares_residency(&answers(&[])));
    }
}
