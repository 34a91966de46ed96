//! Conditions: what they look at must be there to look at.

use crate::flaw::{Checked, hold};
use crate::points::condition::{Anchor, Condition, Moment};
use crate::points::rules::PointRules;

/// What a condition can look at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// A guardian, and the household.
    Guardian,
    /// The household alone.
    Household,
}

/// Conditions within conditions.
const DEEPEST: u8 = 6;
const MOST: usize = 20;
/// Two years: no window of a birth is longer.
const MOST_DAYS: i32 = 750;

pub(super) fn check(rules: &PointRules, condition: &Condition, look: Look, field: &str) -> Checked {
    at(rules, condition, look, field, 0)
}

fn at(rules: &PointRules, condition: &Condition, look: Look, field: &str, depth: u8) -> Checked {
    hold(depth < DEEPEST, field, "nested")?;
    let guardian = || hold(look == Look::Guardian, field, "needs_guardian");
    let below = |so: &Condition, look: Look, place: &str| at(rules, so, look, &format!("{field}.{place}"), depth + 1);
    match condition {
        Condition::Always | Condition::Household { .. } | Condition::Child { .. } | Condition::Single => Ok(()),
        Condition::Reason { one_of } => guardian().and(hold(!one_of.is_empty(), field, "empty")),
        Condition::Form { one_of } => guardian().and(hold(!one_of.is_empty(), field, "empty")),
        Condition::Illness { one_of } => guardian().and(hold(!one_of.is_empty(), field, "empty")),
        Condition::Care { one_of } => guardian().and(hold(!one_of.is_empty(), field, "empty")),
        Condition::Guardian { .. } => guardian(),
        Condition::Residence { one_of } => hold(!one_of.is_empty(), field, "empty"),
        Condition::Asked { question } => {
            let is_known = rules.questions.iter().any(|known| &known.id == question);
            hold(is_known, format!("{field}.question"), "unknown")
        }
        Condition::Number { of, at_least, below } => {
            hold(look == Look::Guardian || !of.is_guardians(), field, "needs_guardian")?;
            hold(at_least.is_some() || below.is_some(), field, "empty")?;
            hold(at_least.zip(*below).is_none_or(|(least, below)| least < below), field, "backwards")
        }
        Condition::Window { from, until } => {
            hold(from.is_some() || until.is_some(), field, "empty")?;
            [from, until].into_iter().flatten().try_for_each(|moment| window(moment, look, field))
        }
        Condition::NoBand { row } => {
            guardian()?;
            hold(rules.base.rows.iter().any(|known| &known.id == row), format!("{field}.row"), "unknown")
        }
        Condition::AnyGuardian { so } | Condition::EveryGuardian { so } => {
            hold(look == Look::Household, field, "nested")?;
            below(so, Look::Guardian, "so")
        }
        Condition::Not { so } => below(so, look, "so"),
        Condition::All { of } | Condition::Any { of } => {
            hold((2..=MOST).contains(&of.len()), field, "out_of_range")?;
            of.iter().enumerate().try_for_each(|(place, one)| below(one, look, &format!("of.{place}")))
        }
    }
}

fn window(moment: &Moment, look: Look, field: &str) -> Checked {
    let is_of_a_birth = matches!(moment.anchor, Anchor::Due | Anchor::Birth);
    hold(look == Look::Guardian || !is_of_a_birth, field, "needs_guardian")?;
    let days = [moment.days, moment.weeks.saturating_mul(7), moment.months.saturating_mul(30)];
    hold(days.iter().all(|days| (-MOST_DAYS..=MOST_DAYS).contains(days)), field, "out_of_range")
}
