//! Adjustments: which apply, and which of them count beside each other.

use std::cmp::Reverse;

use super::base;
use super::derivation::{Line, LineKind, SetAside, Whose};
use super::give::{self, Piece};
use super::household::Household;
use super::row::{Cite, Row, Scope};
use super::rules::PointRules;
use super::scene::Scene;
use super::sets::Keep;
use super::value::Span;

/// An adjustment that applies.
#[derive(Clone)]
pub(super) struct Counted<'a> {
    pub row: &'a Row,
    pub whose: Whose,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Counted<'a> {
    pub fn points(&self) -> Span {
        self.pieces.iter().map(|piece| piece.points).sum()
    }

    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        self.pieces.iter().cloned().map(|piece| base::line(piece, self.whose, LineKind::Adjustment))
    }
}

/// Those that count, in the table's order, and those that do not although they apply.
pub(super) fn adjustments<'a>(rules: &'a PointRules, household: &Household) -> (Vec<Counted<'a>>, Vec<SetAside<'a>>) {
    let mut counted = applying(rules, household);
    let mut aside = Vec::new();
    for exclusion in &rules.exclusions {
        let pair = [exclusion.first.as_str(), exclusion.second.as_str()];
        settle(&mut counted, &pair, exclusion.keep, &exclusion.source, &mut aside);
    }
    for group in &rules.groups {
        let members: Vec<&str> = group.one_of.iter().map(String::as_str).collect();
        settle(&mut counted, &members, group.keep, &group.source, &mut aside);
    }
    (counted, aside)
}

fn applying<'a>(rules: &'a PointRules, household: &Household) -> Vec<Counted<'a>> {
    let scene = Scene::of(rules, household);
    let mut found = Vec::new();
    for row in &rules.adjustments {
        let mut add = |scene: Scene<'a, '_>, whose: Whose| {
            let pieces = scene.holds(&row.when).then(|| give::pieces(scene, row)).flatten();
            found.extend(pieces.map(|pieces| Counted { row, whose, pieces }));
        };
        match row.scope {
            Scope::Household => add(scene, Whose::Household),
            Scope::Child => add(scene, Whose::Child),
            Scope::Guardian => {
                for (place, guardian) in household.guardians.iter().enumerate() {
                    add(scene.guardian(guardian), Whose::Guardian(place));
                }
            }
        }
    }
    found
}

/// Keeps one of the members. Where every one is counted for each guardian, one for each of them.
fn settle<'a>(
    counted: &mut Vec<Counted<'a>>,
    members: &[&str],
    keep: Keep,
    source: &'a Cite,
    aside: &mut Vec<SetAside<'a>>,
) {
    let place = |one: &Counted| members.iter().position(|id| *id == one.row.id);
    let present = || counted.iter().filter(|one| place(one).is_some());
    let is_each = present().all(|one| one.row.scope == Scope::Guardian);
    let mut seats: Vec<Option<Whose>> =
        if is_each { present().map(|one| Some(one.whose)).collect() } else { vec![None] };
    seats.dedup();
    seats.sort();
    seats.dedup();
    let mut dropped: Vec<(&'a str, Whose)> = Vec::new();
    for seat in seats {
        let here: Vec<&Counted<'a>> = present().filter(|one| seat.is_none_or(|whose| whose == one.whose)).collect();
        let stays = match keep {
            Keep::First => here.iter().min_by_key(|one| place(one)),
            Keep::Higher => {
                here.iter().min_by_key(|one| (Reverse(one.points().most), Reverse(one.points().least), place(one)))
            }
            Keep::Lower => here.iter().min_by_key(|one| (one.points().least, one.points().most, place(one))),
        };
        let Some(stays) = stays else { continue };
        // The same row for the other guardian is not another member.
        for one in here.iter().filter(|one| one.row.id != stays.row.id) {
            dropped.push((one.row.id.as_str(), one.whose));
            aside.push(SetAside {
                rule: &one.row.id,
                text: one.pieces.iter().flat_map(|piece| piece.text.iter().copied()).collect(),
                source,
                whose: one.whose,
                points: one.points(),
                because: &stays.row.id,
            });
        }
    }
    counted.retain(|one| !dropped.contains(&(one.row.id.as_str(), one.whose)));
}
