//! A rule and its derivation in the reader's language: what a family understands and a reviewer can check. For our own
//! pages; what was found is about a person and has no place in LINE.

use jiff::civil::Date;

use super::{Condition, Found, Step};
use crate::{
    reservation::in_language,
    text::{Key, Lang, LineText, Param},
};

impl Condition {
    /// What must be so.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        let days = |from: Option<Date>, until: Option<Date>, keys: [Key; 4]| {
            let [between, after, before, any] = keys;
            let (first, last) = (from.map(Param::Date), until.map(Param::Date));
            match (first, last) {
                (Some(from), Some(until)) => LineText::of(lang, between, &[("from", from), ("until", until)]),
                (Some(from), None) => LineText::of(lang, after, &[("from", from)]),
                (None, Some(until)) => LineText::of(lang, before, &[("until", until)]),
                (None, None) => LineText::plain(lang, any),
            }
        };
        let text = match self {
            // A rule says one of the days at least: see `validate`.
            Self::Born { from, until } => {
                let keys =
                    [Key::BenefitBornBetween, Key::BenefitBornFrom, Key::BenefitBornUntil, Key::BenefitFoundNothing];
                days(*from, *until, keys)
            }
            Self::Due { from, until } => {
                let keys = [Key::BenefitDueBetween, Key::BenefitDueFrom, Key::BenefitDueUntil, Key::BenefitDueAny];
                days(*from, *until, keys)
            }
            Self::Age { on, at_least, below } => age(lang, *on, *at_least, *below),
            Self::LivesHere { on } => LineText::of(lang, Key::BenefitLivesHere, &[("on", Param::Date(*on))]),
            Self::Listed { says, .. } => return in_language(says, lang).to_owned(),
            Self::Any { .. } => LineText::plain(lang, Key::BenefitAny),
        };
        text.as_str().to_owned()
    }
}

fn age(lang: Lang, on: Date, at_least: Option<u8>, below: Option<u8>) -> LineText {
    let years = |years: u8| Param::Count(years.into());
    let on = ("on", Param::Date(on));
    match (at_least, below) {
        (Some(from), Some(below)) => {
            LineText::of(lang, Key::BenefitAgeBetween, &[on, ("least", years(from)), ("below", years(below))])
        }
        (Some(from), None) => LineText::of(lang, Key::BenefitAgeFrom, &[on, ("least", years(from))]),
        (None, below) => LineText::of(lang, Key::BenefitAgeBelow, &[on, ("below", years(below.unwrap_or(u8::MAX)))]),
    }
}

impl Step<'_> {
    /// What was found; none for a line whose answer is in the lines below it.
    #[must_use]
    pub fn found(&self, lang: Lang) -> Option<String> {
        let text = match self.found {
            Found::Below => return None,
            Found::Word(word) => return Some(word.to_owned()),
            Found::Nothing => LineText::plain(lang, Key::BenefitFoundNothing),
            Found::Day(day) => LineText::of(lang, Key::BenefitFoundDay, &[("day", Param::Date(day))]),
            Found::Years(years) => LineText::of(lang, Key::BenefitFoundYears, &[("years", Param::Count(years.into()))]),
        };
        Some(text.as_str().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;

    use super::super::{Facts, derive};
    use super::*;

    #[test]
    fn a_family_reads_each_line() {
        let says = BTreeMap::from([(Lang::Ja, "住民税が非課税であること".to_owned())]);
        let tax = Condition::Listed { column: "tax".to_owned(), says, one_of: ["非課税".to_owned()].into() };
        let who = [
            Condition::Age { on: date(2026, 4, 1), at_least: None, below: Some(3) },
            Condition::LivesHere { on: date(2026, 4, 1) },
            Condition::Any { of: vec![tax, Condition::Due { from: None, until: Some(date(2026, 9, 30)) }] },
        ];
        let facts = Facts {
            born: Some(date(2024, 10, 10)),
            columns: BTreeMap::from([("tax".to_owned(), "非課税".to_owned())]),
            ..Facts::default()
        };
        let read = |lang| -> Vec<String> {
            let steps = derive(&who, &facts).steps;
            let line = |step: &Step| {
                let found = step.found(lang).map(|found| format!(" → {found}")).unwrap_or_default();
                format!("{}{}{found}", "  ".repeat(step.depth.into()), step.condition.says(lang))
            };
            steps.iter().map(line).collect()
        };
        assert_eq!(
            read(Lang::Ja),
            [
                "2026年4月1日(水)に3歳未満であること → 1歳",
                "2026年4月1日(水)にこの市に住んでいること → こちらでは分かりません",
                "次のどれかにあてはまること",
                "  住民税が非課税であること → 非課税",
                "  出産予定日が2026年9月30日(水)以前であること → こちらでは分かりません",
            ]
        );
        for lang in Lang::all() {
            assert_eq!(read(lang).len(), 5);
        }
    }
}
