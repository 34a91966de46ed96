//! The answers as a file for spreadsheets.

use super::{
    Answered, Question, QuestionKind, Respondent, Survey,
    results::{is_hidden, ordered},
};
use crate::{
    reservation::in_language,
    sheet::{BYTE_ORDER_MARK, record},
    text::Lang,
};

/// The file; `None` while an anonymous survey shows nothing.
///
/// Named: one record for each respondent (`name` gives the child's name), one column for each question. Anonymous: one
/// record for each answer to each question, since a row would bring the answers of a person together.
#[must_use]
pub fn file(survey: &Survey, answers: &[Answered], name: impl Fn(&Respondent) -> String) -> Option<String> {
    if is_hidden(survey, answers) {
        return None;
    }
    let mut file = String::from(BYTE_ORDER_MARK);
    if survey.anonymous {
        record(&mut file, ["質問", "回答"]);
        for question in &survey.questions {
            for (_, values) in ordered(survey, &question.id, answers) {
                record(&mut file, [title(question), &words(question, values)]);
            }
        }
        return Some(file);
    }
    let titles = survey.questions.iter().map(title);
    record(&mut file, ["子ども", "回答日時"].into_iter().chain(titles));
    let mut named: Vec<_> = answers.iter().filter_map(|one| Some((one.mark.as_ref()?, one))).collect();
    named.sort_by_key(|(mark, _)| *mark);
    for (mark, one) in named {
        let at = mark.at.map_or(String::new(), super::asked::moment);
        let values =
            |question: &Question| words(question, one.answers.get(&question.id).map_or(&[][..], Vec::as_slice));
        let cells: Vec<String> =
            [name(&mark.respondent), at].into_iter().chain(survey.questions.iter().map(values)).collect();
        record(&mut file, cells.iter().map(String::as_str));
    }
    Some(file)
}

fn title(question: &Question) -> &str {
    in_language(&question.text, Lang::Ja)
}

/// Options by what stands on them.
fn words(question: &Question, values: &[String]) -> String {
    let word = |value: &String| match &question.kind {
        QuestionKind::Choice { options, .. } => {
            options.get(value).map_or_else(|| value.clone(), |option| in_language(option, Lang::Ja).to_owned())
        }
        QuestionKind::Text { .. } | QuestionKind::Date => value.clone(),
    };
    values.iter().map(word).collect::<Vec<_>>().join("、")
}
