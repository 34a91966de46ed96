//! Who is entitled: conditions over what is known, and a derivation that says of each what was found. What is not known is
//! neither yes nor no: nobody is refused for what the office has not asked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{age::attained, reservation::Texts};

/// What is known about whom a benefit would be for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Day of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// A registered pregnancy: its due date. It stays when the pregnancy is lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Children expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetuses: Option<u8>,
    /// Place among the family's children, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<u8>,
    /// The first day of living in the municipality, where that is known from the residents' register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives_here_from: Option<Date>,
    /// The last day, where it has been announced or is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lives_here_until: Option<Date>,
    /// What the office's own list says, by column.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

/// One thing that must be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(no_recursion))]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Born within these days, both included.
    Born {
        /// First day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        from: Option<Date>,
        /// Last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        until: Option<Date>,
    },
    /// Of that age on a day, as the law counts (年齢計算ニ関スル法律).
    Age {
        /// The day.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        on: Date,
        /// So many years at least.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<u8>,
        /// Fewer years than these.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        below: Option<u8>,
    },
    /// Living in the municipality on a day.
    LivesHere {
        /// The day.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        on: Date,
    },
    /// A pregnancy that is due within these days, both included; also one that was lost.
    Due {
        /// First day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        from: Option<Date>,
        /// Last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        until: Option<Date>,
    },
    /// A column of the office's list has one of these values.
    Listed {
        /// The column's head.
        column: String,
        /// What a family calls it.
        #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, String>))]
        says: Texts,
        /// The values.
        one_of: BTreeSet<String>,
    },
    /// At least one of several.
    Any {
        /// Two or more, none of them again [`Condition::Any`].
        of: Vec<Condition>,
    },
}

/// Whether something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is not.
    No,
    /// Nobody knows.
    Unknown,
    /// It is.
    Yes,
}

/// What a condition was judged on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// Nothing is known.
    Nothing,
    /// A day.
    Day(Date),
    /// Completed years.
    Years(u16),
    /// What the list says.
    Word(&'a str),
    /// The steps below it.
    Below,
}

/// One line of a derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// 0, or 1 below [`Condition::Any`].
    pub depth: u8,
    /// What had to be so.
    pub condition: &'a Condition,
    /// What was found.
    pub found: Found<'a>,
    /// Whether it is so.
    pub verdict: Verdict,
}

/// A verdict and how it came about, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation<'a> {
    /// Yes where every line says so; no where one says no.
    pub verdict: Verdict,
    /// In the order of the rule.
    pub steps: Vec<Step<'a>>,
}

/// Judges every condition, also behind one that is not met: a family that asks is told everything at once.
#[must_use]
pub fn derive<'a>(who: &'a [Condition], facts: &'a Facts) -> Derivation<'a> {
    let mut steps = Vec::with_capacity(who.len());
    let verdict = who.iter().map(|condition| judge(condition, facts, 0, &mut steps)).min().unwrap_or(Verdict::Yes);
    Derivation { verdict, steps }
}

fn judge<'a>(condition: &'a Condition, facts: &'a Facts, depth: u8, steps: &mut Vec<Step<'a>>) -> Verdict {
    if let Condition::Any { of } = condition {
        let place = steps.len();
        steps.push(Step { depth, condition, found: Found::Below, verdict: Verdict::No });
        let verdict = of.iter().map(|one| judge(one, facts, depth + 1, steps)).max().unwrap_or(Verdict::No);
        if let Some(step) = steps.get_mut(place) {
            step.verdict = verdict;
        }
        return verdict;
    }
    let (found, verdict) = look(condition, facts);
    steps.push(Step { depth, condition, found, verdict });
    verdict
}

fn look<'a>(condition: &'a Condition, facts: &'a Facts) -> (Found<'a>, Verdict) {
    match condition {
        Condition::Born { from, until } => within(facts.born, *from, *until),
        Condition::Due { from, until } => within(facts.due, *from, *until),
        Condition::Age { on, at_least, below } => match facts.born {
            Some(born) => {
                let reached = |years: u8| attained(born, years.into()) <= *on;
                let fits = born <= *on && at_least.is_none_or(reached) && below.is_none_or(|years| !reached(years));
                (years(born, *on).map_or(Found::Day(born), Found::Years), verdict(fits))
            }
            None => (Found::Nothing, Verdict::Unknown),
        },
        Condition::LivesHere { on } => match facts.lives_here_from {
            Some(from) => {
                let gone = facts.lives_here_until.filter(|until| until < on);
                (Found::Day(gone.unwrap_or(from)), verdict(from <= *on && gone.is_none()))
            }
            None => (Found::Nothing, Verdict::Unknown),
        },
        Condition::Listed { column, one_of, .. } => match facts.columns.get(column) {
            Some(word) => (Found::Word(word), verdict(one_of.contains(word))),
            None => (Found::Nothing, Verdict::Unknown),
        },
        Condition::Any { .. } => (Found::Below, Verdict::Unknown),
    }
}

fn within<'a>(day: Option<Date>, from: Option<Date>, until: Option<Date>) -> (Found<'a>, Verdict) {
    match day {
        Some(day) => {
            let fits = from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until);
            (Found::Day(day), verdict(fits))
        }
        None => (Found::Nothing, Verdict::Unknown),
    }
}

fn verdict(fits: bool) -> Verdict {
    if fits { Verdict::Yes } else { Verdict::No }
}

/// Completed years on a day; none before birth.
fn years(born: Date, on: Date) -> Option<u16> {
    if on < born {
        return None;
    }
    let about = i32::from(on.year()) - i32::from(born.year());
    // The day before the birthday counts already.
    let fits = |years: &i32| attained(born, *years) <= on;
    [about + 1, about, about - 1].into_iter().find(fits).and_then(|years| u16::try_from(years.max(0)).ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn listed(column: &str, word: &str) -> Condition {
        Condition::Listed { column: column.to_owned(), says: Texts::new(), one_of: [word.to_owned()].into() }
    }

    fn toddler() -> Vec<Condition> {
        vec![
            Condition::Age { on: date(2026, 4, 1), at_least: None, below: Some(3) },
            Condition::LivesHere { on: date(2026, 4, 1) },
            Condition::Any { of: vec![listed("tax", "exempt"), listed("welfare", "yes")] },
        ]
    }

    #[test]
    fn each_line_says_what_was_found() {
        let facts = Facts {
            born: Some(date(2024, 10, 10)),
            lives_here_from: Some(date(2025, 1, 6)),
            columns: BTreeMap::from([("tax".to_owned(), "full".to_owned())]),
            ..Facts::default()
        };
        let who = toddler();
        let derivation = derive(&who, &facts);
        let lines: Vec<_> = derivation.steps.iter().map(|step| (step.depth, step.found, step.verdict)).collect();
        assert_eq!(
            lines,
            [
                (0, Found::Years(1), Verdict::Yes),
                (0, Found::Day(date(2025, 1, 6)), Verdict::Yes),
                (0, Found::Below, Verdict::Unknown),
                (1, Found::Word("full"), Verdict::No),
                (1, Found::Nothing, Verdict::Unknown),
            ]
        );
        assert_eq!(derivation.verdict, Verdict::Unknown, "nobody is refused for what was not asked");
    }

    #[test]
    fn an_age_is_reached_on_the_eve_of_the_birthday() {
        let three = [Condition::Age { on: date(2026, 4, 1), at_least: Some(3), below: None }];
        let born = |day| Facts { born: Some(day), ..Facts::default() };
        assert_eq!(derive(&three, &born(date(2023, 4, 2))).verdict, Verdict::Yes);
        assert_eq!(derive(&three, &born(date(2023, 4, 3))).verdict, Verdict::No);
        let leap = [Condition::Age { on: date(2027, 2, 28), at_least: Some(3), below: None }];
        assert_eq!(derive(&leap, &born(date(2024, 2, 29))).verdict, Verdict::Yes);
        // Nobody who is not born yet has an age.
        let any = [Condition::Age { on: date(2026, 4, 1), at_least: None, below: Some(3) }];
        assert_eq!(derive(&any, &born(date(2026, 4, 2))).verdict, Verdict::No);
    }

    #[test]
    fn who_moved_away_before_the_day_does_not_live_here_on_it() {
        let here = [Condition::LivesHere { on: date(2026, 4, 1) }];
        let lived = |from, until| Facts { lives_here_from: Some(from), lives_here_until: until, ..Facts::default() };
        for (facts, expected) in [
            (lived(date(2026, 4, 1), None), Verdict::Yes),
            (lived(date(2026, 4, 2), None), Verdict::No),
            (lived(date(2020, 1, 1), Some(date(2026, 3, 31))), Verdict::No),
            (lived(date(2020, 1, 1), Some(date(2026, 4, 1))), Verdict::Yes),
            (Facts::default(), Verdict::Unknown),
        ] {
            assert_eq!(derive(&here, &facts).verdict, expected, "{facts:?}");
        }
    }

    fn day() -> impl Strategy<Value = Date> {
        (0..4_000_i32).prop_map(|ahead| crate::age::days_after(date(2018, 1, 1), ahead))
    }

    proptest! {
        /// To learn more never turns a yes or a no into its opposite.
        #[test]
        fn what_is_learned_later_overturns_nothing(born in proptest::option::of(day()), here in proptest::option::of(day()), word in "full|exempt", more in day()) {
            let who = toddler();
            let mut facts = Facts { born, lives_here_from: here, ..Facts::default() };
            let before = derive(&who, &facts).verdict;
            facts.born = facts.born.or(Some(more));
            facts.lives_here_from = facts.lives_here_from.or(Some(more));
            facts.columns = BTreeMap::from([("tax".to_owned(), word.clone()), ("welfare".to_owned(), word)]);
            let after = derive(&who, &facts).verdict;
            prop_assert_ne!(after, Verdict::Unknown);
            prop_assert!(before == Verdict::Unknown || before == after);
        }

        #[test]
        fn years_are_those_of_the_law(born in day(), on in day()) {
            match years(born, on) {
                Some(found) => {
                    prop_assert!(found == 0 || attained(born, found.into()) <= on);
                    prop_assert!(attained(born, i32::from(found) + 1) > on);
                }
                None => prop_assert!(on < born),
            }
        }
    }
}
