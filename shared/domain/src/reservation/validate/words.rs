//! The texts of a service. Title and place go into LINE, everything else onto our pages; all are the same words for
//! everyone, so they are held to what staff may publish ([`crate::text::MunicipalText`]).

use crate::{
    flaw::{Checked, hold, publishable},
    reservation::service::{QuestionKind, Service, Texts},
    text::Lang,
};

/// Characters of a title: it stands on a card in LINE.
const LONGEST_TITLE: usize = 60;

pub(super) fn check(service: &Service) -> Checked {
    title(&service.title, "title")?;
    texts(&service.description, "description")?;
    texts(&service.place, "place")?;
    one_line(&service.place, "place")?;
    hold(service.phone.as_deref().is_none_or(is_phone), "phone", "shape")?;
    for (place, dimension) in service.dimensions.iter().enumerate() {
        title(&dimension.title, &format!("dimensions.{place}.title"))?;
    }
    for (place, question) in service.questions.iter().enumerate() {
        named(&question.title, &format!("questions.{place}.title"))?;
        if let QuestionKind::Choice { options } = &question.kind {
            for (id, option) in options {
                title(option, &format!("questions.{place}.options.{id}"))?;
            }
        }
    }
    Ok(())
}

/// Digits and hyphens, as they are dialled in Japan.
fn is_phone(number: &str) -> bool {
    (3..=16).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

pub(crate) fn title(title: &Texts, field: &str) -> Checked {
    named(title, field)?;
    one_line(title, field)?;
    hold(title.values().all(|text| text.chars().count() <= LONGEST_TITLE), field, "text_too_long")
}

pub(crate) fn named(title: &Texts, field: &str) -> Checked {
    hold(title.contains_key(&Lang::Ja), field, "missing")?;
    texts(title, field)
}

fn one_line(texts: &Texts, field: &str) -> Checked {
    hold(texts.values().all(|text| !text.trim().contains(['\r', '\n'])), field, "text_not_allowed")
}

fn texts(texts: &Texts, field: &str) -> Checked {
    texts.iter().try_for_each(|(lang, text)| publishable(text, format!("{field}.{}", lang.code())))
}
