//! A family's points or rank, derived line by line. Knows a table and a family's answers; refuses to promise: where the
//! office sets a value itself the result is a range, and every result carries the table's own words that it is an estimate.

use super::change;
use super::derivation::{Class, Estimate, Noted};
use super::household::{Guardian, Household};
use super::nonsense::Nonsense;
use super::row::{Gives, Row};
use super::rules::PointRules;
use super::tie;
use super::value::{Points, Rank};
use super::{adjust, base, finish};

/// Why there is no estimate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoEstimate {
    /// The answers cannot be true.
    #[error(transparent)]
    Household(#[from] Nonsense),
    /// The table does not count yet in the month of entry.
    #[error("the table counts from {0} on")]
    TooEarly(jiff::civil::Date),
    /// A value was given for a row that takes none there.
    #[error("the office sets no points for {0} there")]
    NotManual(String),
    /// A value beyond the bounds of its row.
    #[error("{points} for {row} is not within {least} to {most}")]
    Manual {
        /// The row.
        row: String,
        /// What was given.
        points: Points,
        /// The row's least.
        least: Points,
        /// The row's most.
        most: Points,
    },
    /// A rank that the table does not have.
    #[error("the table has no rank {0}")]
    NoSuchRank(Rank),
    /// An answer to a question that the table does not ask.
    #[error("the table does not ask {0:?}")]
    NotAsked(String),
}

/// What `household` has by `rules`, which have passed [`PointRules::check`].
///
/// # Errors
/// When the answers cannot be true or do not belong to the table.
pub fn estimate<'a>(rules: &'a PointRules, household: &Household) -> Result<Estimate<'a>, NoEstimate> {
    let mut estimate = assess(rules, household)?;
    estimate.changes = change::changes(rules, household, estimate.outcome, &estimate);
    Ok(estimate)
}

/// The same without what would change it, which asks for many of these.
pub(super) fn assess<'a>(rules: &'a PointRules, household: &Household) -> Result<Estimate<'a>, NoEstimate> {
    household.check()?;
    belongs(rules, household)?;
    let absent = Guardian::absent();
    let seats = base::seats(household, &absent);
    let (counted, set_aside) = adjust::adjustments(rules, household);
    let reckoned = base::household(rules, household, &seats, &counted);
    let finished = finish::finish(rules, household, reckoned, &counted);
    let scene = super::scene::Scene::of(rules, household);
    let applies = |row: &&Row| scene.holds(&row.when);
    let mut estimate = Estimate {
        outcome: finished.outcome,
        lines: finished.lines,
        guardians: finished.guardians,
        base: finished.base,
        set_aside,
        unrated: finished.unrated,
        top_priority: rules.top_priority.iter().filter(applies).map(Noted::of).collect(),
        class: rules
            .classes
            .iter()
            .enumerate()
            .find(|(_, row)| applies(row))
            .map(|(place, row)| Class { place, row: Noted::of(row) }),
        tie_breakers: Vec::new(),
        tie_breakers_rest: Some(&rules.tie_breakers.rest).filter(|rest| !rest.is_empty()),
        changes: Vec::new(),
        notice: &rules.notice,
        missing: (!rules.complete).then_some(&rules.missing),
    };
    estimate.tie_breakers = tie::standings(rules, household, &estimate);
    Ok(estimate)
}

/// Whether the answers belong to this table.
fn belongs(rules: &PointRules, household: &Household) -> Result<(), NoEstimate> {
    if household.entry_month < rules.effective_from {
        return Err(NoEstimate::TooEarly(rules.effective_from));
    }
    let unasked = household.asked.iter().find(|id| rules.questions.iter().all(|question| &question.id != *id));
    if let Some(id) = unasked {
        return Err(NoEstimate::NotAsked(id.clone()));
    }
    for guardian in &household.guardians {
        let ranks = Rank::FIRST..=rules.base.aggregate.last_rank.unwrap_or(Rank::FIRST);
        if let Some(rank) = guardian.rank.filter(|rank| !rules.has_ranks() || !ranks.contains(rank)) {
            return Err(NoEstimate::NoSuchRank(rank));
        }
        manual(&guardian.manual, |id| range_of(rules.guardian_rows(), id))?;
    }
    manual(&household.manual, |id| range_of(rules.household_rows(), id))
}

fn manual(
    said: &std::collections::BTreeMap<String, Points>,
    range: impl Fn(&str) -> Option<(Points, Points)>,
) -> Result<(), NoEstimate> {
    for (row, points) in said {
        let (least, most) = range(row).ok_or_else(|| NoEstimate::NotManual(row.clone()))?;
        if !(least..=most).contains(points) {
            return Err(NoEstimate::Manual { row: row.clone(), points: *points, least, most });
        }
    }
    Ok(())
}

fn range_of<'a>(mut rows: impl Iterator<Item = &'a Row>, id: &str) -> Option<(Points, Points)> {
    rows.find_map(|row| match &row.gives {
        Gives::Range { least, most } if row.id == id => Some((*least, *most)),
        _ => None,
    })
}
