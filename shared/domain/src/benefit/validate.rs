//! Whether a programme makes sense before anybody is told of it.

use std::collections::BTreeSet;

use super::{Amount, Condition, Programme, Unit};
use crate::flaw::{Checked, Flaw, hold, line, publishable};
use crate::reservation::Texts;
use crate::text::Lang;

/// Yen of one entitlement: ten digits fit a bank file; more than this is a slip of the finger.
const MOST_YEN: u32 = 10_000_000;
/// An age in a rule.
const OLDEST: u8 = 120;
const LONGEST_RULE: usize = 20;
const LONGEST_LIST: usize = 100;

impl Programme {
    /// Whether it can be published.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_name(&self.id, 2..=32), "id", "shape")?;
        hold(is_name(&self.period, 1..=16), "period", "shape")?;
        texts(&self.title, 60, "title")?;
        if !self.description.is_empty() {
            texts(&self.description, 400, "description")?;
        }
        hold(!self.sources.is_empty(), "sources", "empty")?;
        hold(self.sources.len() <= LONGEST_RULE, "sources", "too_many")?;
        for (place, source) in self.sources.iter().enumerate() {
            line(&source.title, 120, &format!("sources.{place}.title"))?;
            let is_https = source.url.as_deref().is_none_or(|url| url.starts_with("https://") && url.len() <= 500);
            hold(is_https, format!("sources.{place}.url"), "shape")?;
        }
        hold(!self.who.is_empty(), "who", "empty")?;
        hold(self.who.len() <= LONGEST_RULE, "who", "too_many")?;
        for (place, condition) in self.who.iter().enumerate() {
            check(condition, self.unit, &format!("who.{place}"), true)?;
        }
        amount(&self.amount, self.unit)?;
        hold(self.apply_until.is_none_or(|until| until >= self.effective_from), "apply_until", "backwards")?;
        let weeks_fit = self.weeks_before_due.is_none_or(|weeks| self.unit == Unit::Pregnancy && weeks <= 40);
        hold(weeks_fit, "weeks_before_due", "not_for_these")?;
        hold(
            self.lapses_after_months.is_none_or(|months| (1..=120).contains(&months)),
            "lapses_after_months",
            "out_of_range",
        )
    }
}

fn is_name(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn texts(texts: &Texts, longest: usize, field: &str) -> Checked {
    hold(texts.contains_key(&Lang::Ja), format!("{field}.ja"), "missing")?;
    for (lang, text) in texts {
        let field = format!("{field}.{}", lang.code());
        publishable(text, &field)?;
        hold(text.chars().count() <= longest, &field, "text_too_long")?;
    }
    Ok(())
}

fn check(condition: &Condition, unit: Unit, field: &str, may_nest: bool) -> Checked {
    match condition {
        Condition::Born { from, until } => {
            hold(unit != Unit::Pregnancy, field, "not_for_these")?;
            hold(from.is_some() || until.is_some(), field, "empty")?;
            hold(from.zip(*until).is_none_or(|(from, until)| from <= until), field, "backwards")
        }
        Condition::Due { from, until } => {
            hold(unit == Unit::Pregnancy, field, "not_for_these")?;
            hold(from.zip(*until).is_none_or(|(from, until)| from <= until), field, "backwards")
        }
        Condition::Age { at_least, below, .. } => {
            hold(unit != Unit::Pregnancy, field, "not_for_these")?;
            hold(at_least.is_some() || below.is_some(), field, "empty")?;
            hold([at_least, below].into_iter().flatten().all(|years| *years <= OLDEST), field, "out_of_range")?;
            hold(below.is_none_or(|below| at_least.unwrap_or(0) < below), field, "backwards")
        }
        Condition::LivesHere { .. } => Ok(()),
        Condition::Listed { column, says, one_of } => {
            line(column, 40, &format!("{field}.column"))?;
            texts(says, 120, &format!("{field}.says"))?;
            hold((1..=LONGEST_LIST).contains(&one_of.len()), format!("{field}.one_of"), "out_of_range")?;
            one_of.iter().try_for_each(|word| line(word, 40, &format!("{field}.one_of")))
        }
        Condition::Any { of } => {
            hold(may_nest, field, "nested")?;
            hold((2..=LONGEST_RULE).contains(&of.len()), field, "out_of_range")?;
            let places = of.iter().enumerate();
            places.into_iter().try_for_each(|(place, one)| check(one, unit, &format!("{field}.of.{place}"), false))
        }
    }
}

fn amount(amount: &Amount, unit: Unit) -> Checked {
    let is_sum = |yen: &u32| (1..=MOST_YEN).contains(yen);
    match amount {
        Amount::Fixed { yen } => hold(is_sum(yen), "amount.yen", "out_of_range"),
        Amount::PerFetus { yen } => {
            hold(unit == Unit::Pregnancy, "amount", "not_for_these")?;
            hold(is_sum(yen), "amount.yen", "out_of_range")
        }
        Amount::ByOrder { yen } => {
            hold(unit == Unit::Child, "amount", "not_for_these")?;
            hold((1..=10).contains(&yen.len()) && yen.iter().all(is_sum), "amount.yen", "out_of_range")
        }
    }
}

impl Programme {
    /// Columns of the office's list that its rule reads.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<&str> {
        let below = self.who.iter().flat_map(|condition| match condition {
            Condition::Any { of } => of.as_slice(),
            other => std::slice::from_ref(other),
        });
        below
            .filter_map(|condition| match condition {
                Condition::Listed { column, .. } => Some(column.as_str()),
                _ => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Value, json};

    use super::*;

    fn programme(change: Value) -> Result<Programme, serde_json::Error> {
        let mut data = json!({
            "id": "kosodate-2026", "period": "2026", "for": "child",
            "title": { "ja": "子育て応援給付" },
            "sources": [{ "title": "つなぐ市子育て応援給付要綱", "url": "https://tsunagu.example/youkou" }],
            "effective_from": "2026-04-01", "apply_until": "2026-09-30",
            "who": [
                { "is": "age", "on": "2026-04-01", "below": 18 },
                { "is": "any", "of": [
                    { "is": "listed", "column": "課税区分", "says": { "ja": "住民税が非課税であること" }, "one_of": ["非課税"] },
                    { "is": "lives_here", "on": "2026-04-01" },
                ] },
            ],
            "amount": { "kind": "fixed", "yen": 20_000 },
        });
        for (field, value) in change.as_object().unwrap() {
            data[field] = value.clone();
        }
        serde_json::from_value(data)
    }

    #[test]
    fn a_programme_is_data() {
        let programme = programme(json!({ "lapses_after_months": 24 })).unwrap();
        programme.check().unwrap();
        assert_eq!(programme.columns(), ["課税区分"].into());
        assert_eq!(programme.deadline(date(2026, 5, 1)), Some(date(2026, 9, 30)));
        let written = serde_json::to_value(&programme).unwrap();
        assert_eq!(serde_json::from_value::<Programme>(written).unwrap(), programme);
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        for (change, flaw) in [
            (json!({ "id": "A" }), "id: shape"),
            (json!({ "period": "" }), "period: shape"),
            (json!({ "title": { "en": "x" } }), "title.ja: missing"),
            (json!({ "title": { "ja": "番号 123456789018" } }), "title.ja: my_number_refused"),
            (json!({ "sources": [] }), "sources: empty"),
            (json!({ "sources": [{ "title": "x", "url": "http://x" }] }), "sources.0.url: shape"),
            (json!({ "who": [] }), "who: empty"),
            (json!({ "who": [{ "is": "born" }] }), "who.0: empty"),
            (json!({ "who": [{ "is": "due" }] }), "who.0: not_for_these"),
            (json!({ "who": [{ "is": "age", "on": "2026-04-01", "at_least": 3, "below": 3 }] }), "who.0: backwards"),
            (
                json!({ "who": [{ "is": "any", "of": [{ "is": "lives_here", "on": "2026-04-01" }] }] }),
                "who.0: out_of_range",
            ),
            (json!({ "amount": { "kind": "fixed", "yen": 0 } }), "amount.yen: out_of_range"),
            (json!({ "amount": { "kind": "per_fetus", "yen": 1 } }), "amount: not_for_these"),
            (json!({ "amount": { "kind": "by_order", "yen": [] } }), "amount.yen: out_of_range"),
            (json!({ "apply_until": "2026-03-31" }), "apply_until: backwards"),
            (json!({ "weeks_before_due": 8 }), "weeks_before_due: not_for_these"),
            (json!({ "lapses_after_months": 0 }), "lapses_after_months: out_of_range"),
        ] {
            let found = programme(change.clone()).unwrap().check().unwrap_err().to_string();
            assert_eq!(found, flaw, "{change}");
        }
        assert!(programme(json!({ "amount": { "kind": "fixed", "yen": -1 } })).is_err(), "no negative amounts");
        assert!(programme(json!({ "who": [{ "is": "rich" }] })).is_err());
    }
}
