//! From a plan to its timetable. Each group of classes that share siblings is one programme, with its proof; where that
//! would be too large, or the search ends early, class by class with everything else as it stands.

use super::board::{Board, Group};
use super::program::{self, Offer};
use super::visits::{Form, Stand, visits};
use super::why::explain;
use super::{Placement, Plan, Score, Timetable};
use crate::flaw::Flaw;

/// The most visits of one programme. A school of 30 classes with 33 children each, 80 slots of a teacher and 220 families
/// with siblings has about 250,000, which take a quarter of a gigabyte.
const MOST_COLUMNS: usize = 400_000;
/// Enough effort for any school: some seconds.
pub const EFFORT: u64 = 6_000;
/// The part of it for each class by itself.
const SHARE: u64 = 6;
/// How often each class is looked at again.
const ROUNDS: usize = 2;

/// A timetable of a plan, with the proof of how good it is. Whoever was placed `before` (children that are gone are passed
/// over) stays where that costs little ([`super::STAY`]). `effort` bounds the search: so many steps of the simplex algorithm
/// (a node of the search counts as twenty) for each group of classes, and, where that is no proof, a third as many again
/// for each of its classes. Most plans are solved before any search begins; [`EFFORT`] is plenty.
///
/// # Errors
/// The first contradiction in the plan.
pub fn solve(plan: &Plan, before: &[Placement], effort: u64) -> Result<Timetable, Flaw> {
    plan.check()?;
    Ok(timetable(plan, before, effort, MOST_COLUMNS))
}

/// Of a plan that makes sense, with programmes of so many columns at most.
pub(super) fn timetable(plan: &Plan, before: &[Placement], effort: u64, columns: usize) -> Timetable {
    let board = Board::new(plan, before);
    let mut places: Vec<Option<usize>> = board.pupils.iter().map(|pupil| pupil.locked).collect();
    let mut bound = Score::default();
    for group in board.groups() {
        bound += arrange(&board, &group, &mut places, effort, columns);
    }
    let score = board.score(&board.whole(), &places);
    let (placed, unplaced) = explain(&board, &places);
    Timetable { placed, unplaced, score, bound: bound.max(score) }
}

/// Places the pupils of a group, and says what no places can exceed.
fn arrange(board: &Board<'_>, group: &Group, places: &mut Vec<Option<usize>>, effort: u64, columns: usize) -> Score {
    let bound = at_once(board, group, places, effort, columns).unwrap_or_else(|| apart(board, group, effort));
    let is_best = |places: &[Option<usize>]| board.score(group, places) >= bound;
    for _ in 0..ROUNDS {
        for desk in &group.desks {
            if is_best(places) {
                return bound;
            }
            one_desk(board, group, *desk, places, effort / SHARE);
        }
    }
    fill(board, group, places);
    bound
}

/// All desks in one programme.
fn at_once(
    board: &Board<'_>,
    group: &Group,
    places: &mut Vec<Option<usize>>,
    effort: u64,
    columns: usize,
) -> Option<Score> {
    let stands = vec![Stand::Open; board.pupils.len()];
    let mut offers = Vec::new();
    let mut left = columns;
    for kin in &group.kin {
        let offer = offer(board, *kin, &stands)?;
        left = left.checked_sub(offer.visits.len())?;
        offers.push(offer);
    }
    let answer = program::run(board, &group.desks, &offers, &stands, true, effort)?;
    // Districts can keep a search from finding anything at all. Siblings first, then, and districts class by class.
    let start = || program::run(board, &group.desks, &offers, &stands, false, effort / 2)?.places;
    if let Some(chosen) = answer.places.or_else(start) {
        adopt(board, group, places, &offers, &chosen);
    }
    if offers.iter().all(|offer| offer.form == Form::Whole) {
        return Some(answer.bound);
    }
    // What was not offered might have been better than what was: those families are bounded as if nothing bound them.
    let mut together = 0;
    for offer in offers.iter_mut().filter(|offer| offer.form == Form::Tight) {
        together += board.most_together(offer.pupils.len());
        offer.form = Form::Apart;
        offer.visits = visits(board, &offer.pupils, &stands, Form::Apart)?;
    }
    let mut bound = program::run(board, &group.desks, &offers, &stands, true, 0)?.bound;
    bound.points += together;
    Some(bound)
}

/// What a family can choose from, all of it if that can be spelled out.
fn offer(board: &Board<'_>, kin: usize, stands: &[Stand]) -> Option<Offer> {
    let pupils = board.kin.get(kin)?.clone();
    let pupils: Vec<usize> =
        pupils.filter(|pupil| stands.get(*pupil).is_some_and(|stand| *stand != Stand::Out)).collect();
    let in_form = |form: Form| Some((form, visits(board, &pupils, stands, form)?));
    let (form, visits) = in_form(Form::Whole).or_else(|| in_form(Form::Tight))?;
    Some(Offer { pupils, visits, form })
}

/// A bound without siblings: each desk for itself, and siblings as well off as can be.
fn apart(board: &Board<'_>, group: &Group, effort: u64) -> Score {
    let mut bound = Score::default();
    for number in &group.desks {
        let Some(desk) = board.desks.get(*number) else { continue };
        let mut stands = vec![Stand::Out; board.pupils.len()];
        for pupil in &desk.pupils {
            if let Some(stand) = stands.get_mut(*pupil) {
                *stand = Stand::Open;
            }
        }
        let alone = |pupil: &usize| {
            let pupils = vec![*pupil];
            Some(Offer { visits: visits(board, &pupils, &stands, Form::Apart)?, pupils, form: Form::Apart })
        };
        let offers: Vec<Offer> = desk.pupils.iter().filter_map(alone).collect();
        let trivial = || Score { unplaced: 0, points: program::most_points(board, &offers) };
        bound +=
            program::run(board, &[*number], &offers, &stands, true, effort).map_or_else(trivial, |answer| answer.bound);
    }
    let families = group.kin.iter().filter_map(|kin| board.kin.get(*kin));
    bound.points += families.map(|pupils| board.most_together(pupils.len())).sum::<i64>();
    bound
}

/// Places the pupils of one desk anew; all others stay.
fn one_desk(board: &Board<'_>, group: &Group, number: usize, places: &mut Vec<Option<usize>>, effort: u64) {
    let Some(desk) = board.desks.get(number) else { return };
    let mut stands: Vec<Stand> = places.iter().map(|place| place.map_or(Stand::Out, Stand::At)).collect();
    for pupil in &desk.pupils {
        if let Some(stand) = stands.get_mut(*pupil) {
            *stand = Stand::Open;
        }
    }
    let mut kin: Vec<usize> = desk.pupils.iter().filter_map(|pupil| Some(board.pupils.get(*pupil)?.kin)).collect();
    kin.dedup();
    let offers: Vec<Offer> = kin.iter().filter_map(|kin| offer(board, *kin, &stands)).collect();
    let answer = program::run(board, &[number], &offers, &stands, true, effort);
    if let Some(chosen) = answer.and_then(|answer| answer.places) {
        adopt(board, group, places, &offers, &chosen);
    }
}

/// Takes over what was chosen for the pupils of these offers if the rules hold and it is better so.
fn adopt(
    board: &Board<'_>,
    group: &Group,
    places: &mut Vec<Option<usize>>,
    offers: &[Offer],
    chosen: &[(usize, usize)],
) {
    let mut new = places.clone();
    let nobody = offers.iter().flat_map(|offer| &offer.pupils).map(|pupil| (*pupil, None));
    let somebody = chosen.iter().map(|(pupil, at)| (*pupil, Some(*at)));
    for (pupil, at) in nobody.chain(somebody) {
        if let Some(place) = new.get_mut(pupil) {
            *place = at;
        }
    }
    if board.holds(group, &new).is_ok() && board.score(group, &new) > board.score(group, places) {
        *places = new;
    }
}

/// Whoever has no slot gets the best one that is still free for it. What the solver could prove leaves nothing to do here.
fn fill(board: &Board<'_>, group: &Group, places: &mut Vec<Option<usize>>) {
    let pupils = group.kin.iter().filter_map(|kin| board.kin.get(*kin)).flat_map(Clone::clone);
    for pupil in pupils {
        if places.get(pupil).is_none_or(Option::is_some) {
            continue;
        }
        let around = board.around(pupil);
        let tried = |at: usize| {
            let mut new = places.clone();
            *new.get_mut(pupil)? = Some(at);
            board.holds(&around, &new).ok()?;
            Some((board.score(&around, &new), new))
        };
        let best = board.possible(pupil).into_iter().rev().filter_map(tried).max_by_key(|(score, _)| *score);
        if let Some((_, new)) = best {
            *places = new;
        }
    }
}
