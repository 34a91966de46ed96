//! Before a table is published: what becomes of saved cases, and which rows were changed. Knows cases by an id of their own
//! alone; who they were is known to nobody here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::derivation::{Estimate, Outcome};
use super::estimate::{NoEstimate, assess};
use super::household::Household;
use super::rules::PointRules;
use super::value::Span;

/// A saved case. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointCase))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Of its own.
    pub id: String,
    /// The answers.
    pub household: Household,
}

/// What becomes of saved cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rerun<'c> {
    /// How many were read.
    pub cases: usize,
    /// Those whose result is another, the biggest difference first.
    pub changed: Vec<Changed<'c>>,
    /// Those that have a result by one of the tables only, or by none.
    pub failed: Vec<Failed<'c>>,
    /// By which rows, with the number of changed cases in which each gives something else; the most frequent first.
    pub by_rule: Vec<(String, usize)>,
}

/// A case with another result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed<'c> {
    /// The case.
    pub case: &'c str,
    /// By the old table.
    pub before: Outcome,
    /// By the new one.
    pub after: Outcome,
    /// The difference in points.
    pub difference: Span,
    /// The rows that give something else, in the order of their ids.
    pub rules: Vec<String>,
}

/// A case that one of the tables has no result for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Failed<'c> {
    /// The case.
    pub case: &'c str,
    /// Why not by the old table.
    #[serde(serialize_with = "said")]
    pub before: Option<NoEstimate>,
    /// Why not by the new one.
    #[serde(serialize_with = "said")]
    pub after: Option<NoEstimate>,
}

fn said<S: serde::Serializer>(error: &Option<NoEstimate>, serializer: S) -> Result<S::Ok, S::Error> {
    error.as_ref().map(ToString::to_string).serialize(serializer)
}

/// Runs `cases` by both tables. The month of entry of a case is brought to the table's own season where it lies before it:
/// last year's families are asked about next year's table.
#[must_use]
pub fn rerun<'c>(old: &PointRules, new: &PointRules, cases: &'c [Case]) -> Rerun<'c> {
    let (mut changed, mut failed) = (Vec::new(), Vec::new());
    let mut by_rule: BTreeMap<String, usize> = BTreeMap::new();
    for Case { id, household } in cases {
        match (assess(old, &in_season(old, household)), assess(new, &in_season(new, household))) {
            (Ok(before), Ok(after)) if before.outcome != after.outcome => {
                let rules = different(&before, &after);
                for rule in &rules {
                    *by_rule.entry(rule.clone()).or_default() += 1;
                }
                let difference = after.outcome.points() - before.outcome.points();
                let (before, after) = (before.outcome, after.outcome);
                changed.push(Changed { case: id, before, after, difference, rules });
            }
            (Ok(_), Ok(_)) => {}
            (before, after) => failed.push(Failed { case: id, before: before.err(), after: after.err() }),
        }
    }
    changed.sort_by_key(|one| (Reverse(size(one)), one.case));
    let mut by_rule: Vec<_> = by_rule.into_iter().collect();
    by_rule.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    Rerun { cases: cases.len(), changed, failed, by_rule }
}

/// A case of an earlier season is moved by whole years, with every day that a window may count from.
fn in_season(rules: &PointRules, household: &Household) -> Household {
    let mut moved = household.clone();
    let years = i32::from(rules.effective_from.year()) - i32::from(household.entry_month.year());
    let later = |day: jiff::civil::Date, years: i32| crate::age::months_after(day, years.saturating_mul(12));
    let fits = |years: &i32| later(household.entry_month, *years) >= rules.effective_from;
    let Some(years) = [years, years.saturating_add(1)].into_iter().find(fits).filter(|years| *years > 0) else {
        return moved;
    };
    moved.entry_month = later(moved.entry_month, years);
    moved.child.born = moved.child.born.map(|day| later(day, years));
    for reason in moved.guardians.iter_mut().flat_map(|guardian| &mut guardian.reasons) {
        if let super::household::Reason::Childbirth { due, born } = reason {
            *due = later(*due, years);
            *born = born.map(|day| later(day, years));
        }
    }
    moved
}

/// Ranks weigh more than any points within them.
fn size(changed: &Changed) -> (i32, i32) {
    let ranks = changed.before.rank().zip(changed.after.rank()).map_or(0, |(before, after)| {
        let best = (after.best.place() - before.best.place()).abs();
        best.max((after.worst.place() - before.worst.place()).abs())
    });
    let Span { least, most } = changed.difference;
    (ranks, least.tenths().saturating_abs().max(most.tenths().saturating_abs()))
}

/// Rows whose lines differ.
fn different(before: &Estimate, after: &Estimate) -> Vec<String> {
    let by_rule = |estimate: &Estimate| {
        let mut found: BTreeMap<String, (Span, Vec<String>)> = BTreeMap::new();
        for line in &estimate.lines {
            let entry = found.entry(line.rule.to_owned()).or_default();
            entry.0 = entry.0 + line.points;
            entry.1.extend(line.rank.map(|rank| format!("{}{}", rank.best, rank.worst)));
        }
        found
    };
    let (before, after) = (by_rule(before), by_rule(after));
    let rules: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    rules.into_iter().filter(|rule| before.get(*rule) != after.get(*rule)).cloned().collect()
}

/// What happened to a rule between two tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It gives something else, to others or under another text.
    Changed {
        /// It counts otherwise; not only its words or source are others.
        counts: bool,
    },
}

/// Which rules of two tables differ, by id: rows, bounds, groups, exclusions, comparisons, and `settings` for the rest.
#[must_use]
pub fn diff(old: &PointRules, new: &PointRules) -> BTreeMap<String, Edit> {
    let (before, after) = (parts(old), parts(new));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let edit = |id: &String| match (before.get(id), after.get(id)) {
        (None, _) => Some(Edit::Added),
        (_, None) => Some(Edit::Removed),
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => Some(Edit::Changed { counts: effective(old.clone()) != effective(new.clone()) }),
    };
    ids.into_iter().filter_map(|id| Some((id.clone(), edit(id)?))).collect()
}

/// Every part that has an id, with its place, and what is left.
fn parts(rules: &PointRules) -> BTreeMap<String, serde_json::Value> {
    let mut found = BTreeMap::new();
    let mut whole = serde_json::to_value(rules).unwrap_or_default();
    // What a table is called and where it is written counts nothing.
    for name in ["id", "title", "effective_from", "documents", "notice", "missing", "complete"] {
        whole.as_object_mut().map(|table| table.remove(name));
    }
    take(&mut whole, "", &mut found);
    found.insert("settings".to_owned(), whole);
    found
}

fn take(value: &mut serde_json::Value, place: &str, found: &mut BTreeMap<String, serde_json::Value>) {
    match value {
        serde_json::Value::Array(list) => {
            list.iter_mut().for_each(|one| take(one, place, found));
            list.retain(|one| !one.is_null());
        }
        serde_json::Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, one)| take(one, name, found));
            let id = match fields.get("id").or_else(|| fields.get("first")).and_then(serde_json::Value::as_str) {
                Some(id) if fields.contains_key("second") => {
                    format!("{id}/{}", fields.get("second").and_then(serde_json::Value::as_str).unwrap_or_default())
                }
                Some(id) => id.to_owned(),
                None => return,
            };
            // A row that moved from one list to another counts otherwise.
            fields.insert("place".to_owned(), place.into());
            found.insert(id, value.take());
        }
        _ => {}
    }
}

/// Without words and sources.
fn effective(mut value: serde_json::Value) -> serde_json::Value {
    match &mut value {
        serde_json::Value::Object(fields) => {
            for name in ["text", "would", "source", "unverified"] {
                fields.remove(name);
            }
            for one in fields.values_mut() {
                *one = effective(one.take());
            }
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| *one = effective(one.take())),
        _ => {}
    }
    value
}
