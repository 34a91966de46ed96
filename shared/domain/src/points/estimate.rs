//! A family's points or rank, derived line by line. Knows a table and a family's answers; refuses to promise: where the
//! office sets a value itself the result is a range, and every result carries the table's own words that it is an estimate.

use serde::Serialize;

use super::change::{self, Change};
use super::household::{Guardian, Household};
use super::nonsense::Nonsense;
use super::row::{Cite, Gives, Row};
use super::rules::PointRules;
use super::tie::{self, Standing};
use super::value::{Points, Rank, RankSpan, Span};
use super::{adjust, base, finish};
use crate::reservation::{Texts, in_language};
use crate::text::Lang;

/// What a household has, how it came about, and what would change it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate<'a> {
    /// The total or the rank.
    pub outcome: Outcome,
    /// In the order of the reckoning; their points sum up to the outcome's.
    pub lines: Vec<Line<'a>>,
    /// What each guardian has after bounds, before two become one; the absent one last, where the table gives points for
    /// absence.
    pub guardians: Vec<Span>,
    /// The household's base after bounds, before its adjustments.
    pub base: Span,
    /// Adjustments that apply and do not count, and because of which.
    pub set_aside: Vec<SetAside<'a>>,
    /// Guardians (from 0) of whom the table says nothing: the office has to be asked.
    pub unrated: Vec<usize>,
    /// Why the household comes before everybody; empty for most.
    pub top_priority: Vec<Noted<'a>>,
    /// The class that comes before points, where the table has classes and one applies.
    pub class: Option<Class<'a>>,
    /// In order.
    pub tie_breakers: Vec<Standing<'a>>,
    /// What comes after them and is not known; none where the list is whole.
    pub tie_breakers_rest: Option<&'a Texts>,
    /// What one other answer would give.
    pub changes: Vec<Change<'a>>,
    /// That this is an estimate.
    pub notice: &'a Texts,
    /// What the table lacks; none where it is complete.
    pub missing: Option<&'a Texts>,
}

/// The total or the rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// Points.
    Points {
        /// The total.
        total: Span,
    },
    /// A rank.
    Rank {
        /// The rank.
        rank: RankSpan,
        /// Points within the rank: the adjustments.
        points: Span,
    },
}

impl Outcome {
    /// The total, or the points within a rank.
    #[must_use]
    pub const fn points(self) -> Span {
        match self {
            Self::Points { total } => total,
            Self::Rank { points, .. } => points,
        }
    }

    /// The rank, where the table has ranks.
    #[must_use]
    pub const fn rank(self) -> Option<RankSpan> {
        match self {
            Self::Points { .. } => None,
            Self::Rank { rank, .. } => Some(rank),
        }
    }

    /// Nothing is open.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.points().exact().is_some() && self.rank().is_none_or(|rank| rank.exact().is_some())
    }
}

/// One line of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line<'a> {
    /// The id of the row, bound or way of putting guardians together.
    pub rule: &'a str,
    /// What it is called, and which of its bands it was.
    pub text: Vec<&'a Texts>,
    /// Where it is written.
    pub source: &'a Cite,
    /// Whose it is.
    pub whose: Whose,
    /// What kind of line.
    pub kind: LineKind,
    /// What it adds; of bounds, factors and other totals the difference that they make.
    pub points: Span,
    /// The rank that it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<RankSpan>,
    /// Nobody has compared it with an official text yet.
    pub unverified: bool,
}

/// Whose a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// A guardian's, from 0.
    Guardian(usize),
    /// That of the guardian who is not there.
    Absent,
    /// The household's.
    Household,
    /// The child's.
    Child,
}

/// What kind of line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A guardian's base.
    Base,
    /// An adjustment.
    Adjustment,
    /// A bound above.
    Cap,
    /// A bound below.
    Floor,
    /// Two guardians become one household.
    Aggregate,
    /// A factor.
    Multiplier,
    /// Another total or rank.
    Override,
}

/// An adjustment that applies and does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SetAside<'a> {
    /// Its id.
    pub rule: &'a str,
    /// What it is called.
    pub text: Vec<&'a Texts>,
    /// Where that is written: of the group or the pair.
    pub source: &'a Cite,
    /// Whose it is.
    pub whose: Whose,
    /// What it would have given.
    pub points: Span,
    /// The adjustment that counts instead.
    pub because: &'a str,
}

/// A row that applies and gives no points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Noted<'a> {
    /// Its id.
    pub rule: &'a str,
    /// What it is called.
    pub text: &'a Texts,
    /// Where it is written.
    pub source: &'a Cite,
}

impl<'a> Noted<'a> {
    fn of(row: &'a Row) -> Self {
        Self { rule: &row.id, text: &row.text, source: &row.source }
    }
}

/// A class that comes before points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Class<'a> {
    /// From 0, the first.
    pub place: usize,
    /// Its row.
    pub row: Noted<'a>,
}

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

impl Estimate<'_> {
    /// What all adjustments that count sum up to.
    #[must_use]
    pub fn adjustments(&self) -> Span {
        self.lines.iter().filter(|line| line.kind == LineKind::Adjustment).map(|line| line.points).sum()
    }
}

impl Line<'_> {
    /// What it is called, in the reader's language.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        join(&self.text, lang)
    }
}

/// Parts of a text in one language, with its own sign between them.
pub(super) fn join(texts: &[&Texts], lang: Lang) -> String {
    let between = match lang {
        Lang::Ja => "・",
        Lang::Easy => "、",
        Lang::En => ", ",
    };
    texts.iter().map(|text| in_language(text, lang)).collect::<Vec<_>>().join(between)
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
