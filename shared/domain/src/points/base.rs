//! The base of a household: each guardian's best reason within bounds, and two guardians put together.

use super::adjust::Counted;
use super::combine::{By, GuardianAdjustments, Limit, Limits, Pick};
use super::derivation::{Line, LineKind, Whose};
use super::give::{self, Piece};
use super::household::{Guardian, Household};
use super::rules::{PointRules, round};
use super::scene::Scene;
use super::value::{Points, Rank, RankSpan, Span};

/// Somebody whose base is read: a guardian who is there, or the one who is not.
pub(super) struct Seat<'h> {
    pub whose: Whose,
    pub guardian: &'h Guardian,
}

/// The base with its lines.
pub(super) struct Reckoned<'a> {
    pub lines: Vec<Line<'a>>,
    pub guardians: Vec<Span>,
    pub unrated: Vec<usize>,
    pub base: Span,
    pub rank: Option<RankSpan>,
}

pub(super) fn seats<'h>(household: &'h Household, absent: &'h Guardian) -> Vec<Seat<'h>> {
    let there = household.guardians.iter().enumerate();
    let mut seats: Vec<Seat> =
        there.map(|(place, guardian)| Seat { whose: Whose::Guardian(place), guardian }).collect();
    if household.is_single() {
        seats.push(Seat { whose: Whose::Absent, guardian: absent });
    }
    seats
}

/// The household's base: lines for every guardian, then for putting them together, then for its bounds.
pub(super) fn household<'a>(
    rules: &'a PointRules,
    household: &Household,
    seats: &[Seat],
    adjustments: &[Counted<'a>],
) -> Reckoned<'a> {
    let (mut lines, mut guardians, mut ranks, mut unrated) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for seat in seats {
        let found = of_guardian(rules, household, seat.guardian);
        let rank = found.iter().filter_map(|piece| piece.rank).min().or(seat.guardian.rank);
        match seat.whose {
            // The table says nothing of an absence: only the one who is there counts.
            Whose::Absent if found.is_empty() => continue,
            Whose::Guardian(place) if found.is_empty() && rank.is_none() => unrated.push(place),
            _ => {}
        }
        let rated = !found.is_empty();
        let mut own: Span = found.iter().map(|piece| piece.points).sum();
        lines.extend(found.into_iter().map(|piece| line(piece, seat.whose, LineKind::Base)));
        if rated {
            own = own + limit(&rules.base.per_guardian, own, seat.whose, &mut lines);
        }
        guardians.push(own);
        ranks.push(rank);
        if rules.base.guardian_adjustments == GuardianAdjustments::BeforeAggregate {
            let added = adjustments.iter().filter(|adjustment| adjustment.whose == seat.whose);
            for adjustment in added {
                lines.extend(adjustment.lines());
                own = own + adjustment.points();
            }
            own = own + limit(&rules.base.with_adjustments, own, seat.whose, &mut lines);
            if let Some(last) = guardians.last_mut() {
                *last = own;
            }
        }
    }
    let mut base: Span = guardians.iter().copied().sum();
    let rank = put_together(rules, &guardians, &ranks, &mut base, &mut lines);
    base = base + limit(&rules.base.household, base, Whose::Household, &mut lines);
    Reckoned { lines, guardians, unrated, base, rank }
}

/// Adds the line of putting guardians together, and moves the base by it.
fn put_together<'a>(
    rules: &'a PointRules,
    guardians: &[Span],
    ranks: &[Option<Rank>],
    base: &mut Span,
    lines: &mut Vec<Line<'a>>,
) -> Option<RankSpan> {
    let aggregate = &rules.base.aggregate;
    let count = i64::try_from(guardians.len()).unwrap_or(1).max(1);
    let ends = |end: fn(&Span) -> Points| guardians.iter().map(end).min().unwrap_or_default();
    let mut rank = None;
    let together = match aggregate.by {
        By::Sum => return None,
        By::Min => Span { least: ends(|span| span.least), most: ends(|span| span.most) },
        By::Avg => base.map(|sum| round(sum.tenths().into(), count, rules.precision, rules.rounding)),
        By::WorstRank => {
            let last = aggregate.last_rank.unwrap_or(Rank::FIRST);
            let best = ranks.iter().map(|rank| rank.unwrap_or(Rank::FIRST)).max().unwrap_or(last);
            let worst = ranks.iter().map(|rank| rank.unwrap_or(last)).max().unwrap_or(last);
            rank = Some(RankSpan { best, worst });
            *base
        }
    };
    lines.push(Line {
        rule: &aggregate.id,
        text: vec![&aggregate.text],
        source: &aggregate.source,
        whose: Whose::Household,
        kind: LineKind::Aggregate,
        points: together - *base,
        rank,
        unverified: false,
    });
    *base = together;
    rank
}

/// The rows that count for a guardian: the best, or every one that applies.
fn of_guardian<'a>(rules: &'a PointRules, household: &Household, guardian: &Guardian) -> Vec<Piece<'a>> {
    let scene = Scene::of(rules, household);
    let mut candidates: Vec<(&str, Vec<Piece<'a>>)> = Vec::new();
    for row in &rules.base.rows {
        // Of several reasons that fit one row the best.
        let of_reasons = guardian.reasons.iter().filter_map(|reason| {
            let scene = scene.reason(guardian, reason);
            scene.holds(&row.when).then(|| give::pieces(scene, row)).flatten()
        });
        candidates.extend(of_reasons.reduce(better).map(|pieces| (row.id.as_str(), pieces)));
    }
    if rules.base.pick == Pick::All {
        return candidates.into_iter().flat_map(|(_, pieces)| pieces).collect();
    }
    let surest = candidates.iter().map(|(_, pieces)| total(pieces).least).max().unwrap_or_default();
    let mut best = candidates.into_iter().map(|(_, pieces)| pieces).reduce(better).unwrap_or_default();
    // Whatever the office sets for this row, the guardian has what another reason gives for sure.
    let short = surest - total(&best).least;
    if let Some(last) = best.last_mut() {
        last.points.least = last.points.least + short;
    }
    best
}

fn better<'a>(one: Vec<Piece<'a>>, other: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let worth = |pieces: &[Piece]| {
        let rank = pieces.iter().filter_map(|piece| piece.rank).min();
        let Span { least, most } = total(pieces);
        (rank.map(std::cmp::Reverse), most, least)
    };
    // The first of the table among equals.
    if worth(&other) > worth(&one) { other } else { one }
}

fn total(pieces: &[Piece]) -> Span {
    pieces.iter().map(|piece| piece.points).sum()
}

pub(super) fn line<'a>(piece: Piece<'a>, whose: Whose, kind: LineKind) -> Line<'a> {
    Line {
        rule: piece.rule,
        text: piece.text,
        source: piece.source,
        whose,
        kind,
        points: piece.points,
        rank: piece.rank.map(RankSpan::of),
        unverified: piece.unverified,
    }
}

/// What bounds change, with a line for each that does.
pub(super) fn limit<'a>(limits: &'a Limits, of: Span, whose: Whose, lines: &mut Vec<Line<'a>>) -> Span {
    let mut now = of;
    let mut keep = |limit: Option<&'a Limit>, kind: LineKind, bound: fn(Points, Points) -> Points| {
        let Some(limit) = limit else { return };
        let bounded = now.map(|points| bound(points, limit.points));
        if bounded == now {
            return;
        }
        lines.push(Line {
            rule: &limit.id,
            text: vec![&limit.text],
            source: &limit.source,
            whose,
            kind,
            points: bounded - now,
            rank: None,
            unverified: false,
        });
        now = bounded;
    };
    keep(limits.cap.as_ref(), LineKind::Cap, Ord::min);
    keep(limits.floor.as_ref(), LineKind::Floor, Ord::max);
    now - of
}
