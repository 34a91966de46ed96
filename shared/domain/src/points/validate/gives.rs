//! What rows give: only where it can be given, in steps of the table, and never less for more work.

use super::conditions::Look;
use super::{rising, texts};
use crate::flaw::{Checked, hold};
use crate::points::condition::Measure;
use crate::points::row::{Band, Edge, Gives, Row};
use crate::points::rules::PointRules;
use crate::points::value::{Points, Rank};

/// Which list a row stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Base,
    Adjustment,
    Multiplier,
    Override,
    Noted,
}

/// A thousand points are a slip of the finger.
const MOST_POINTS: i32 = 10_000;
const MOST_PARTS: usize = 10;
const MOST_PERCENT: u16 = 200;

/// `Ok` for points that the table can have.
pub(super) fn points(rules: &PointRules, points: Points, field: &str) -> Checked {
    hold(points.tenths().saturating_abs() <= MOST_POINTS, field, "out_of_range")?;
    hold(points.tenths() % rules.precision.tenths() == 0, field, "finer_than_precision")
}

pub(super) fn check(rules: &PointRules, row: &Row, home: Home, look: Look, field: &str) -> Checked {
    let ranks = rules.has_ranks();
    let is_here = match (&row.gives, home) {
        (Gives::Rank { .. }, Home::Base | Home::Override) => ranks,
        (Gives::Total { .. }, Home::Override) => !ranks,
        (Gives::Multiply { .. }, Home::Multiplier) | (Gives::Nothing, Home::Noted) => true,
        (
            Gives::Fixed { .. }
            | Gives::Bands { .. }
            | Gives::Grid { .. }
            | Gives::PerUnit { .. }
            | Gives::Range { .. }
            | Gives::Parts { .. },
            Home::Adjustment,
        ) => true,
        (
            Gives::Fixed { .. }
            | Gives::Bands { .. }
            | Gives::Grid { .. }
            | Gives::PerUnit { .. }
            | Gives::Range { .. }
            | Gives::Parts { .. }
            | Gives::Like { .. },
            Home::Base,
        ) => !ranks,
        _ => false,
    };
    hold(is_here, field, "not_for_these")?;
    let measured = |of: Measure| hold(look == Look::Guardian || !of.is_guardians(), field, "needs_guardian");
    match &row.gives {
        Gives::Fixed { points: fixed } => points(rules, *fixed, &format!("{field}.points")),
        Gives::Bands { of, bands: list } => measured(*of).and_then(|()| bands(rules, *of, list, field)),
        Gives::Grid { days, minutes, points: cells } => {
            measured(Measure::DaysPerMonth)?;
            edges(days, &format!("{field}.days"))?;
            edges(minutes, &format!("{field}.minutes"))?;
            grid(rules, (days.len(), minutes.len()), cells, &format!("{field}.points"))
        }
        Gives::PerUnit { of, points: each, most } => {
            measured(*of)?;
            hold(*each != Points::ZERO && *most != Some(0), field, "empty")?;
            points(rules, *each, &format!("{field}.points"))
        }
        Gives::Range { least, most } => {
            points(rules, *least, &format!("{field}.least"))?;
            points(rules, *most, &format!("{field}.most"))?;
            hold(least < most, field, "backwards")
        }
        Gives::Like { row: other, plus } => {
            points(rules, *plus, &format!("{field}.plus"))?;
            hold(rules.base.rows.iter().any(|known| &known.id == other), format!("{field}.row"), "unknown")
        }
        Gives::Parts { of } => {
            hold((2..=MOST_PARTS).contains(&of.len()), field, "out_of_range")?;
            for (place, part) in of.iter().enumerate() {
                let field = format!("{field}.of.{place}");
                let is_part = !matches!(part.gives, Gives::Parts { .. } | Gives::Like { .. });
                hold(is_part, format!("{field}.gives"), "nested")?;
                hold(
                    part.scope == row.scope || part.scope == super::Scope::Household,
                    format!("{field}.scope"),
                    "not_for_these",
                )?;
                rules.check_part(part, home, look, &field)?;
            }
            Ok(())
        }
        Gives::Rank { rank } => {
            let last = rules.base.aggregate.last_rank.unwrap_or(Rank::FIRST);
            hold(*rank <= last, format!("{field}.rank"), "out_of_range")
        }
        Gives::Multiply { percent } => {
            hold((1..=MOST_PERCENT).contains(percent) && *percent != 100, format!("{field}.percent"), "out_of_range")
        }
        Gives::Total { points: total } => points(rules, *total, &format!("{field}.points")),
        Gives::Nothing => Ok(()),
    }
}

fn bands(rules: &PointRules, of: Measure, bands: &[Band], field: &str) -> Checked {
    let field = format!("{field}.bands");
    rising(bands.iter().map(|band| band.from), &field)?;
    for (place, band) in bands.iter().enumerate() {
        texts(&band.text, super::LONGEST_TEXT, &format!("{field}.{place}.text"))?;
        points(rules, band.points, &format!("{field}.{place}.points"))?;
        hold(band.below.is_none_or(|below| band.from < below), format!("{field}.{place}"), "backwards")?;
        let next = bands.get(place + 1);
        let overlaps = next.zip(band.below).is_some_and(|(next, below)| next.from < below);
        hold(!overlaps, format!("{field}.{place}"), "overlapping")?;
    }
    let falls = of.is_effort() && !bands.is_sorted_by_key(|band| band.points);
    hold(!falls, &field, "not_monotone")
}

fn edges(edges: &[Edge], field: &str) -> Checked {
    rising(edges.iter().map(|edge| edge.from), field)?;
    edges
        .iter()
        .enumerate()
        .try_for_each(|(place, edge)| texts(&edge.text, super::LONGEST_TEXT, &format!("{field}.{place}.text")))
}

fn grid(rules: &PointRules, (days, minutes): (usize, usize), cells: &[Vec<Points>], field: &str) -> Checked {
    hold(cells.len() == days && cells.iter().all(|row| row.len() == minutes), field, "shape")?;
    for (day, row) in cells.iter().enumerate() {
        row.iter().try_for_each(|cell| points(rules, *cell, &format!("{field}.{day}")))?;
        hold(row.is_sorted(), format!("{field}.{day}"), "not_monotone")?;
        let above = cells.get(day + 1).into_iter().flatten();
        hold(row.iter().zip(above).all(|(fewer, more)| fewer <= more), format!("{field}.{day}"), "not_monotone")?;
    }
    Ok(())
}
