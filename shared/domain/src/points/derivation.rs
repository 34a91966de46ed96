//! A result line by line: what a page shows and a reviewer can check.

use serde::Serialize;

use super::change::Change;
use super::row::{Cite, Row};
use super::tie::Standing;
use super::value::{RankSpan, Span};
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
    pub(super) fn of(row: &'a Row) -> Self {
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

impl Estimate<'_> {
    /// What all adjustments that count sum up to.
    #[must_use]
    pub fn adjustments(&self) -> Span {
        self.lines.iter().filter(|line| line.kind == LineKind::Adjustment).map(|line| line.points).sum()
    }
}

impl SetAside<'_> {
    /// What it is called, in the reader's language.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        join(&self.text, lang)
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
