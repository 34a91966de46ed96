//! From the base to the total: adjustments, factors, bounds, and what replaces any total.

use super::adjust::Counted;
use super::base::{Reckoned, limit};
use super::combine::GuardianAdjustments;
use super::derivation::{Line, LineKind, Outcome, Whose};
use super::household::Household;
use super::row::{Gives, Row};
use super::rules::{PointRules, round};
use super::scene::Scene;
use super::value::{RankSpan, Span};

/// The whole reckoning.
pub(super) struct Finished<'a> {
    pub outcome: Outcome,
    pub lines: Vec<Line<'a>>,
    pub guardians: Vec<Span>,
    pub base: Span,
    pub unrated: Vec<usize>,
}

pub(super) fn finish<'a>(
    rules: &'a PointRules,
    household: &Household,
    reckoned: Reckoned<'a>,
    adjustments: &[Counted<'a>],
) -> Finished<'a> {
    let Reckoned { mut lines, guardians, unrated, base, mut rank } = reckoned;
    let mut total = base;
    let is_added_already = |one: &Counted| {
        rules.base.guardian_adjustments == GuardianAdjustments::BeforeAggregate
            && matches!(one.whose, Whose::Guardian(_))
    };
    for adjustment in adjustments.iter().filter(|one| !is_added_already(one)) {
        lines.extend(adjustment.lines());
        total = total + adjustment.points();
    }
    let scene = Scene::of(rules, household);
    for row in rules.multipliers.iter().filter(|row| scene.holds(&row.when)) {
        let Gives::Multiply { percent } = row.gives else { continue };
        let times = total.map(|points| {
            let hundredths = i64::from(points.tenths()).saturating_mul(percent.into());
            round(hundredths, 100, rules.precision, rules.rounding)
        });
        lines.push(line(row, LineKind::Multiplier, times - total, None));
        total = times;
    }
    total = total + limit(&rules.total, total, Whose::Household, &mut lines);
    if let Some(row) = rules.overrides.iter().find(|row| scene.holds(&row.when)) {
        match row.gives {
            Gives::Total { points } => {
                lines.push(line(row, LineKind::Override, Span::of(points) - total, None));
                total = Span::of(points);
            }
            Gives::Rank { rank: other } => {
                let other = RankSpan::of(other);
                lines.push(line(row, LineKind::Override, Span::ZERO, Some(other)));
                rank = Some(other);
            }
            _ => {}
        }
    }
    let outcome = match rank {
        Some(rank) => Outcome::Rank { rank, points: total },
        None => Outcome::Points { total },
    };
    Finished { outcome, lines, guardians, base, unrated }
}

fn line(row: &Row, kind: LineKind, points: Span, rank: Option<RankSpan>) -> Line<'_> {
    Line {
        rule: &row.id,
        text: vec![&row.text],
        source: &row.source,
        whose: Whose::Household,
        kind,
        points,
        rank,
        unverified: row.unverified,
    }
}
