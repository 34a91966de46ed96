//! The integer linear programme: one 0–1 column for each visit of each family, rows that let each child have one slot and
//! each slot one child, and the crate `microlp` to solve it. Columns are whole visits, so that what makes siblings hard is
//! inside them, and the relaxation is close to an assignment problem's, whose corners are whole.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::Score;
use super::board::{Board, Desk, Ward};
use super::visits::{Form, Stand, Visit};
use super::weights::DISTRICT;

/// What a family chooses from.
#[derive(Debug)]
pub(super) struct Offer {
    /// Its pupils that are not out.
    pub(super) pupils: Vec<usize>,
    pub(super) visits: Vec<Visit>,
    pub(super) form: Form,
}

/// What the solver says.
#[derive(Debug)]
pub(super) struct Answer {
    /// Pupils and their seats, if any answer was found.
    pub(super) places: Option<Vec<(usize, usize)>>,
    /// No answer to these offers is better; siblings that are treated as apart have no points of each other.
    pub(super) bound: Score,
}

type Terms = Vec<(Variable, f64)>;

struct Programme<'a, 'b> {
    board: &'a Board<'b>,
    problem: Problem,
    /// Of each visit its column.
    columns: Vec<(Variable, &'a [(usize, usize)])>,
    /// Of each pupil the visits that have it, by day.
    pupils: BTreeMap<usize, Vec<(Variable, Date)>>,
    /// Of each pupil that may stay unplaced, the column that says so.
    unplaced: BTreeMap<usize, Variable>,
    /// Of each desk and seat the visits that take it.
    seats: BTreeMap<(usize, usize), Terms>,
}

/// The best choice for all offers. Seats, rests and districts are those of `desks`. `nodes` are the most nodes of the
/// search; the relaxation at its root, which gives the bound, is always solved. `None` where the solver fails, which
/// `microlp` admits rather than to answer wrongly.
pub(super) fn run(
    board: &Board<'_>,
    desks: &[usize],
    offers: &[Offer],
    stands: &[Stand],
    nodes: u64,
) -> Option<Answer> {
    let wards: Vec<&Ward> = board.wards.iter().filter(|ward| desks.contains(&ward.desk)).collect();
    let most = most_points(board, offers);
    let problem = Problem::new(OptimizationDirection::Maximize);
    let (columns, pupils, unplaced) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut programme = Programme { board, problem, columns, pupils, unplaced, seats: BTreeMap::new() };
    for offer in offers {
        programme.offer(offer, desks, stands, most + 1);
    }
    programme.desks(desks);
    for ward in wards {
        programme.ward(ward);
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(nodes);
    let outcome = programme.problem.solve_with(options).ok()?;
    let bound = decoded(outcome.stats().best_bound?, most);
    let SolveOutcome::Solution(solution) = outcome else { return Some(Answer { places: None, bound }) };
    let chosen = programme.columns.iter().filter(|(variable, _)| solution.var_value(*variable) > 0.5);
    Some(Answer { places: Some(chosen.flat_map(|(_, parts)| parts.iter().copied()).collect()), bound })
}

/// The most points that these offers can come to; siblings that are treated as apart have none of each other.
pub(super) fn most_points(board: &Board<'_>, offers: &[Offer]) -> i64 {
    let alone = |pupil: &usize| {
        let Some(pupil) = board.pupils.get(*pupil) else { return 0 };
        pupil.points.iter().flatten().max().copied().unwrap_or(0) + if pupil.ward.is_some() { DISTRICT } else { 0 }
    };
    let pupils = offers.iter().flat_map(|offer| &offer.pupils).map(alone).sum::<i64>();
    let siblings = offers.iter().filter(|offer| offer.form != Form::Apart);
    pupils + siblings.map(|offer| board.most_together(offer.pupils.len())).sum::<i64>()
}

impl<'a> Programme<'a, '_> {
    /// A family chooses for each child one visit or none, which costs more than all points together, and on each day one
    /// visit at most.
    fn offer(&mut self, offer: &'a Offer, desks: &[usize], stands: &[Stand], missing: i64) {
        let board = self.board;
        let mut days: BTreeMap<Date, Terms> = BTreeMap::new();
        let mut all_at_once = Vec::new();
        for visit in &offer.visits {
            let counted = |(pupil, _): &&(usize, usize)| self.in_ward(*pupil, desks);
            let district = DISTRICT * i64::try_from(visit.parts.iter().filter(counted).count()).unwrap_or_default();
            let variable = self.problem.add_binary_var((visit.points + district) as f64);
            self.columns.push((variable, &visit.parts));
            if visit.parts.len() == offer.pupils.len() {
                all_at_once.push((variable, visit.day));
            }
            days.entry(visit.day).or_default().push((variable, 1.0));
            for (number, at) in &visit.parts {
                self.pupils.entry(*number).or_default().push((variable, visit.day));
                let Some(pupil) = board.pupils.get(*number) else { continue };
                self.seats.entry((pupil.desk, *at)).or_default().push((variable, 1.0));
            }
        }
        for pupil in &offer.pupils {
            let mut row: Terms = self.pupils.get(pupil).into_iter().flatten().map(|(variable, _)| (*variable, 1.0)).collect();
            let locked = board.pupils.get(*pupil).is_some_and(|pupil| pupil.locked.is_some());
            if !locked && !matches!(stands.get(*pupil), Some(Stand::At(_))) {
                let variable = self.problem.add_binary_var(-missing as f64);
                self.unplaced.insert(*pupil, variable);
                row.push((variable, 1.0));
            }
            self.problem.add_constraint(row, ComparisonOp::Eq, 1.0);
        }
        if offer.form == Form::Apart || offer.pupils.len() < 2 {
            return;
        }
        for (day, mut row) in days {
            // Who comes once for all children comes on no other day: with these in every row, no mixture of halves of
            // visits is better than the visits are.
            row.extend(all_at_once.iter().filter(|(_, other)| *other != day).map(|(variable, _)| (*variable, 1.0)));
            self.problem.add_constraint(row, ComparisonOp::Le, 1.0);
        }
    }

    fn in_ward(&self, pupil: usize, desks: &[usize]) -> bool {
        self.board.pupils.get(pupil).is_some_and(|pupil| pupil.ward.is_some() && desks.contains(&pupil.desk))
    }

    /// A seat has one pupil, and of the seats of a rest one stays free.
    fn desks(&mut self, desks: &[usize]) {
        for (number, desk) in desks.iter().filter_map(|number| Some((*number, self.board.desks.get(*number)?))) {
            for at in 0..desk.seats.len() {
                if let Some(row) = self.seats.get(&(number, at)).filter(|row| row.len() > 1) {
                    self.problem.add_constraint(row.clone(), ComparisonOp::Le, 1.0);
                }
            }
            for rest in &desk.rests {
                self.rest(number, rest);
            }
        }
    }

    fn rest(&mut self, desk: usize, rest: &Range<usize>) {
        let mut row: BTreeMap<usize, (Variable, f64)> = BTreeMap::new();
        for at in rest.clone() {
            // A seat that nobody can take is rest enough.
            let Some(takers) = self.seats.get(&(desk, at)) else { return };
            for (variable, _) in takers {
                // Twins with one teacher take two.
                row.entry(variable.idx()).or_insert((*variable, 0.0)).1 += 1.0;
            }
        }
        self.problem.add_constraint(row.into_values().collect::<Terms>(), ComparisonOp::Le, rest.len() as f64 - 1.0);
    }

    /// Each day on which a teacher is in a district costs what one visit there gains.
    fn ward(&mut self, ward: &Ward) {
        let Some(desk) = self.board.desks.get(ward.desk) else { return };
        let present: Vec<(usize, &Vec<(Variable, Date)>)> =
            ward.pupils.iter().filter_map(|pupil| Some((*pupil, self.pupils.get(pupil)?))).collect();
        let days: BTreeSet<Date> = present.iter().flat_map(|(_, visits)| visits.iter().map(|(_, day)| *day)).collect();
        let (mut counted, mut rows, mut rooms) = (Terms::new(), Vec::new(), Vec::new());
        for day in days {
            let is_there = self.problem.add_binary_var(-DISTRICT as f64);
            counted.push((is_there, 1.0));
            let room = day_room(desk, day).min(present.len());
            rooms.push(room);
            let mut all: BTreeMap<usize, (Variable, f64)> = BTreeMap::new();
            for (_, visits) in &present {
                let row: Terms = visits.iter().filter(|(_, on)| *on == day).map(|(variable, _)| (*variable, 1.0)).collect();
                for (variable, _) in &row {
                    all.entry(variable.idx()).or_insert((*variable, 0.0)).1 += 1.0;
                }
                rows.push([row, vec![(is_there, -1.0)]].concat());
            }
            let all: Terms = all.into_values().collect();
            rows.push([all, vec![(is_there, -(room as f64))]].concat());
        }
        for row in rows {
            self.problem.add_constraint(row, ComparisonOp::Le, 0.0);
        }
        // So many days are needed for all of them, and whoever stays unplaced saves one at most. The relaxation does not
        // see that by itself.
        rooms.sort_unstable();
        let before = rooms.iter().rev().scan(0, |sum, room| Some(std::mem::replace(sum, *sum + room)));
        let needed = before.filter(|before| *before < present.len()).count() as f64;
        counted.extend(present.iter().filter_map(|(pupil, _)| Some((*self.unplaced.get(pupil)?, 1.0))));
        self.problem.add_constraint(counted, ComparisonOp::Ge, needed);
    }
}

/// How many can be visited on a day.
fn day_room(desk: &Desk, day: Date) -> usize {
    desk.seats.iter().filter(|seat| seat.day == day).count()
}

/// What the solver's bound says in children and points: each missing child costs `most + 1`.
fn decoded(value: f64, most: i64) -> Score {
    // The sum is a whole number; what is added is far more than doubles err and far less than a point.
    let total = (value + 1e-5 + value.abs() * 1e-9).floor() as i64;
    let missing = (-total).max(0).unsigned_abs().div_ceil(most.unsigned_abs() + 1);
    let points = total + i64::try_from(missing).unwrap_or_default() * (most + 1);
    Score { unplaced: u32::try_from(missing).unwrap_or(u32::MAX), points: points.min(most) }
}
