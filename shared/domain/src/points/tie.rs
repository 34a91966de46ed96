//! Who comes first: what a household has for every comparison of the table, and the order of two households by it.

use std::cmp::Ordering;

use serde::Serialize;

use super::derivation::{Estimate, Outcome};
use super::household::Household;
use super::order::{Category, Compare, End, Part};
use super::row::Cite;
use super::rules::PointRules;
use super::scene::Scene;
use super::value::Span;
use crate::reservation::Texts;

/// One comparison with this household's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing<'a> {
    /// Its id.
    pub rule: &'a str,
    /// Who comes first.
    pub text: &'a Texts,
    /// Where it is written.
    pub source: &'a Cite,
    /// What this household has.
    pub value: Value<'a>,
}

/// What a household has for a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value<'a> {
    /// Whether it is so.
    Yes {
        /// It is.
        so: bool,
    },
    /// A number; none where it was not answered.
    Number {
        /// The number.
        number: Option<i64>,
    },
    /// Points.
    Points {
        /// The points.
        points: Span,
    },
    /// A step of an order; none where none of them is so.
    Category {
        /// From 0, the first.
        place: Option<usize>,
        /// What it is called.
        text: Option<&'a Texts>,
    },
}

/// Values in the table's order.
pub(super) fn standings<'a>(rules: &'a PointRules, household: &Household, estimate: &Estimate) -> Vec<Standing<'a>> {
    let scene = Scene::of(rules, household);
    let value = |compare: &'a Compare| match compare {
        Compare::Yes { when } => Value::Yes { so: scene.holds(when) },
        Compare::Number { of, .. } => Value::Number { number: scene.measure(*of) },
        Compare::Points { of, .. } => Value::Points {
            points: match of {
                Part::Base => estimate.base,
                Part::Adjustments => estimate.adjustments(),
                Part::Total => estimate.outcome.points(),
            },
        },
        Compare::Category { order } => {
            let found = order.iter().position(|category| is_of(category, scene, household));
            let text = found.and_then(|place| order.get(place)).map(|category| &category.text);
            Value::Category { place: found, text }
        }
    };
    let list = rules.tie_breakers.list.iter();
    list.map(|one| Standing { rule: &one.id, text: &one.text, source: &one.source, value: value(&one.compare) })
        .collect()
}

fn is_of(category: &Category, scene: Scene, household: &Household) -> bool {
    household.guardians.iter().any(|guardian| scene.guardian(guardian).holds(&category.when))
}

/// Which of two households of one table comes first ([`Ordering::Less`]: `one`): by top priority, class, rank, points and
/// then the comparisons. None where a range or a missing answer leaves it open, or where the list is not whole.
#[must_use]
pub fn precedes(rules: &PointRules, one: &Estimate, other: &Estimate) -> Option<Ordering> {
    let is_top = |estimate: &Estimate| !estimate.top_priority.is_empty();
    let class = |estimate: &Estimate| estimate.class.map_or(usize::MAX, |class| class.place);
    let first = is_top(other).cmp(&is_top(one)).then(class(one).cmp(&class(other)));
    if first != Ordering::Equal {
        return Some(first);
    }
    let by_outcome = outcomes(one.outcome, other.outcome)?;
    if by_outcome != Ordering::Equal {
        return Some(by_outcome);
    }
    let pairs = one.tie_breakers.iter().zip(&other.tie_breakers);
    for (comparison, (one, other)) in rules.tie_breakers.list.iter().zip(pairs) {
        match values(&comparison.compare, one.value, other.value) {
            Some(Ordering::Equal) => {}
            decided => return decided,
        }
    }
    rules.tie_breakers.rest.is_empty().then_some(Ordering::Equal)
}

fn outcomes(one: Outcome, other: Outcome) -> Option<Ordering> {
    let by_rank = match (one.rank(), other.rank()) {
        (Some(one), Some(other)) if one.worst < other.best => Ordering::Less,
        (Some(one), Some(other)) if other.worst < one.best => Ordering::Greater,
        (Some(one), Some(other)) => {
            one.exact().zip(other.exact())?;
            Ordering::Equal
        }
        _ => Ordering::Equal,
    };
    if by_rank == Ordering::Equal { spans(one.points(), other.points(), End::Most) } else { Some(by_rank) }
}

fn spans(one: Span, other: Span, first: End) -> Option<Ordering> {
    let (one, other) = if first == End::Most { (one, other) } else { (other, one) };
    if one.least > other.most {
        Some(Ordering::Less)
    } else if other.least > one.most {
        Some(Ordering::Greater)
    } else {
        one.exact().zip(other.exact()).map(|_| Ordering::Equal)
    }
}

fn values(compare: &Compare, one: Value, other: Value) -> Option<Ordering> {
    match (compare, one, other) {
        (Compare::Yes { .. }, Value::Yes { so: one }, Value::Yes { so: other }) => Some(other.cmp(&one)),
        (Compare::Number { first, .. }, Value::Number { number: one }, Value::Number { number: other }) => {
            let (one, other) = one.zip(other)?;
            Some(if *first == End::Most { other.cmp(&one) } else { one.cmp(&other) })
        }
        (Compare::Points { first, .. }, Value::Points { points: one }, Value::Points { points: other }) => {
            spans(one, other, *first)
        }
        (Compare::Category { .. }, Value::Category { place: one, .. }, Value::Category { place: other, .. }) => {
            Some(one.unwrap_or(usize::MAX).cmp(&other.unwrap_or(usize::MAX)))
        }
        _ => None,
    }
}
