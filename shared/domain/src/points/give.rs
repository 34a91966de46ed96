//! What a row gives in a scene: the pieces of a derivation that it makes, or nothing where no band fits.

use super::household::Guardian;
use super::row::{Band, Cite, Edge, Gives, Row};
use super::rules::PointRules;
use super::scene::Scene;
use super::value::{Points, Rank, Span};
use crate::reservation::Texts;

/// One line to be.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub rule: &'a str,
    /// The row's own text and that of the band.
    pub text: Vec<&'a Texts>,
    pub source: &'a Cite,
    pub unverified: bool,
    pub points: Span,
    pub rank: Option<Rank>,
}

/// A row of the base by its id.
pub(super) fn row_of<'a>(rules: &'a PointRules, id: &str) -> Option<&'a Row> {
    rules.base.rows.iter().find(|row| row.id == id)
}

/// What it gives, whatever its condition says; none where no band fits.
pub(super) fn pieces<'a>(scene: Scene<'a, '_>, row: &'a Row) -> Option<Vec<Piece<'a>>> {
    let below = scene.deeper()?;
    let one = |text: Vec<&'a Texts>, points: Span, rank: Option<Rank>| {
        let text = [&row.text].into_iter().chain(text).collect();
        Some(vec![Piece { rule: &row.id, text, source: &row.source, unverified: row.unverified, points, rank }])
    };
    match &row.gives {
        Gives::Fixed { points } => one(vec![], Span::of(*points), None),
        Gives::Bands { of, bands } => {
            let band = band(bands, scene.measure(*of)?)?;
            one(vec![&band.text], Span::of(band.points), None)
        }
        Gives::Grid { days, minutes, points } => {
            let (day, of_day) = edge(days, scene.measure(super::Measure::DaysPerMonth)?)?;
            let (minute, of_minute) = edge(minutes, scene.measure(super::Measure::MinutesPerDay)?)?;
            let points = points.get(day)?.get(minute)?;
            one(vec![of_day, of_minute], Span::of(*points), None)
        }
        Gives::PerUnit { of, points, most } => {
            let units = scene.measure(*of)?.min(most.map_or(i64::from(u16::MAX), Into::into)).max(0);
            let tenths = i64::from(points.tenths()).saturating_mul(units);
            let tenths = i32::try_from(tenths).unwrap_or(if tenths < 0 { i32::MIN } else { i32::MAX });
            (units > 0).then(|| one(vec![], Span::of(Points::from_tenths(tenths)), None)).flatten()
        }
        Gives::Range { least, most } => {
            one(vec![], said(scene, &row.id).map_or(Span { least: *least, most: *most }, Span::of), None)
        }
        Gives::Like { row: other, plus } => {
            let mut found = pieces(below, row_of(scene.rules, other)?)?;
            for piece in &mut found {
                // A row of its own says itself what it is; parts of the other keep their names.
                if piece.rule == other {
                    piece.rule = &row.id;
                    piece.source = &row.source;
                    if let Some(first) = piece.text.first_mut() {
                        *first = &row.text;
                    }
                }
                piece.unverified |= row.unverified;
            }
            if *plus != Points::ZERO {
                found.extend(one(vec![], Span::of(*plus), None)?);
            }
            Some(found)
        }
        Gives::Parts { of } => {
            let found: Vec<Piece> = of
                .iter()
                .filter(|part| scene.holds(&part.when))
                .filter_map(|part| pieces(below, part))
                .flatten()
                .collect();
            (!found.is_empty()).then_some(found)
        }
        Gives::Rank { rank } => one(vec![], Span::ZERO, Some(*rank)),
        Gives::Multiply { .. } | Gives::Total { .. } | Gives::Nothing => one(vec![], Span::ZERO, None),
    }
}

/// What the office has said it gives.
fn said(scene: Scene, row: &str) -> Option<Points> {
    let of = |guardian: &Guardian| guardian.manual.get(row).copied();
    scene.guardian.map_or_else(|| scene.household.manual.get(row).copied(), of)
}

fn band(bands: &[Band], number: i64) -> Option<&Band> {
    let band = bands.iter().rev().find(|band| band.from <= number)?;
    band.below.is_none_or(|below| number < below).then_some(band)
}

fn edge(edges: &[Edge], number: i64) -> Option<(usize, &Texts)> {
    edges.iter().enumerate().rev().find(|(_, edge)| edge.from <= number).map(|(place, edge)| (place, &edge.text))
}
