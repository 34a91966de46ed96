//! The integer linear programme: one 0–1 column for each visit of each family, rows that let each child have one slot and
//! each slot one child, and the crate `microlp` to solve it. Columns are whole visits, so that what makes siblings hard is
//! inside them, and the relaxation is close to an assignment problem's, whose corners are whole.

use std::collections::BTreeMap;

use jiff::civil::Date;
use microlp::{
    ComparisonOp, OptimizationDirection, Problem, ResumeOptions, SolveOptions, SolveOutcome, Stats, Variable,
};

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

/// Nodes between two looks at the work done.
const NODES_AT_ONCE: u64 = 5;
/// What it costs to begin a node, in steps of the simplex algorithm.
const STEPS_OF_A_NODE: u64 = 20;

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

/// The best choice for all offers. Seats, rests and districts are those of `desks`; without `districts` those are passed
/// over, which is much less work and bounds the same. `effort` bounds the search
/// ([`super::solve()`]); the relaxation, which gives the bound, is always solved. `None` where the solver fails, which
/// `microlp` admits rather than to answer wrongly.
pub(super) fn run(
    board: &Board<'_>,
    desks: &[usize],
    offers: &[Offer],
    stands: &[Stand],
    districts: bool,
    effort: u64,
) -> Option<Answer> {
    let most = most_points(board, offers);
    let problem = Problem::new(OptimizationDirection::Maximize);
    let (columns, pupils, unplaced) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let mut programme = Programme { board, problem, columns, pupils, unplaced, seats: BTreeMap::new() };
    for offer in offers {
        programme.offer(offer, desks, stands, most + 1);
    }
    programme.desks(desks);
    for ward in board.wards.iter().filter(|ward| districts && desks.contains(&ward.desk)) {
        programme.ward(ward);
    }
    let outcome = solved(&programme.problem, effort)?;
    let bound = decoded(outcome.stats().best_bound?, most);
    let SolveOutcome::Solution(solution) = outcome else { return Some(Answer { places: None, bound }) };
    let chosen = programme.columns.iter().filter(|(variable, _)| solution.var_value(*variable) > 0.5);
    Some(Answer { places: Some(chosen.flat_map(|(_, parts)| parts.iter().copied()).collect()), bound })
}

/// Solves until it is proven or so much work is done. The solver itself counts nodes of its search, of which one may cost a
/// hundred times as much as another, so that it is asked for a few at a time.
fn solved(problem: &Problem, effort: u64) -> Option<SolveOutcome> {
    let mut options = SolveOptions::default();
    options.node_limit = Some(0);
    let mut outcome = problem.solve_with(options).ok()?;
    let relaxed = outcome.stats().lp_iterations;
    let work = |stats: Stats| {
        (stats.lp_iterations - relaxed).saturating_add(stats.nodes_solved.saturating_mul(STEPS_OF_A_NODE))
    };
    while !outcome.is_optimal() && work(outcome.stats()) < effort {
        let mut options = ResumeOptions::default();
        options.node_limit = Some(NODES_AT_ONCE);
        outcome = outcome.resume_with(options).ok()?;
    }
    Some(outcome)
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
    /// visit at most. Whether it comes once for all children is a column of its own: whoever does comes on no other day, and
    /// with that in the row of every day no mixture of halves of visits is better than the visits are.
    fn offer(&mut self, offer: &'a Offer, desks: &[usize], stands: &[Stand], missing: i64) {
        let board = self.board;
        let has_siblings = offer.form != Form::Apart && offer.pupils.len() > 1;
        let once = has_siblings.then(|| self.problem.add_binary_var(0.0));
        let mut days: BTreeMap<Date, Terms> = BTreeMap::new();
        let mut rows: BTreeMap<usize, Terms> = offer.pupils.iter().map(|pupil| (*pupil, Terms::new())).collect();
        let mut for_all = Terms::new();
        for visit in &offer.visits {
            let counted = |(pupil, _): &&(usize, usize)| self.in_ward(*pupil, desks);
            let district = DISTRICT * i64::try_from(visit.parts.iter().filter(counted).count()).unwrap_or_default();
            let variable = self.problem.add_binary_var((visit.points + district) as f64);
            self.columns.push((variable, &visit.parts));
            let is_once = has_siblings && visit.parts.len() == offer.pupils.len();
            if is_once {
                for_all.push((variable, 1.0));
            } else if has_siblings {
                days.entry(visit.day).or_default().push((variable, 1.0));
            }
            for (number, at) in &visit.parts {
                self.pupils.entry(*number).or_default().push((variable, visit.day));
                if let Some(row) = rows.get_mut(number).filter(|_| !is_once) {
                    row.push((variable, 1.0));
                }
                let Some(pupil) = board.pupils.get(*number) else { continue };
                self.seats.entry((pupil.desk, *at)).or_default().push((variable, 1.0));
            }
        }
        for (pupil, mut row) in rows {
            let locked = board.pupils.get(pupil).is_some_and(|pupil| pupil.locked.is_some());
            if !locked && !matches!(stands.get(pupil), Some(Stand::At(_))) {
                let variable = self.problem.add_binary_var(-missing as f64);
                self.unplaced.insert(pupil, variable);
                row.push((variable, 1.0));
            }
            row.extend(once.map(|once| (once, 1.0)));
            self.problem.add_constraint(row, ComparisonOp::Eq, 1.0);
        }
        let Some(once) = once else { return };
        for mut row in days.into_values() {
            row.push((once, 1.0));
            self.problem.add_constraint(row, ComparisonOp::Le, 1.0);
        }
        for_all.push((once, -1.0));
        self.problem.add_constraint(for_all, ComparisonOp::Eq, 0.0);
    }

    fn in_ward(&self, pupil: usize, desks: &[usize]) -> bool {
        self.board.pupils.get(pupil).is_some_and(|pupil| pupil.ward.is_some() && desks.contains(&pupil.desk))
    }

    /// A seat has one pupil, and of the seats of a rest one stays free.
    fn desks(&mut self, desks: &[usize]) {
        for (number, desk) in desks.iter().filter_map(|number| Some((*number, self.board.desks.get(*number)?))) {
            // Whether a seat is given is a column of its own where rests ask for it: that keeps the rows short.
            let mut given: BTreeMap<usize, Variable> = BTreeMap::new();
            for at in 0..desk.seats.len() {
                let Some(row) = self.seats.get(&(number, at)) else { continue };
                if desk.rests.is_empty() {
                    self.problem.add_constraint(row.clone(), ComparisonOp::Le, 1.0);
                    continue;
                }
                let is_given = self.problem.add_binary_var(0.0);
                let row = [row.as_slice(), &[(is_given, -1.0)]].concat();
                self.problem.add_constraint(row, ComparisonOp::Eq, 0.0);
                given.insert(at, is_given);
            }
            for rest in &desk.rests {
                let row: Terms = rest.clone().filter_map(|at| Some((*given.get(&at)?, 1.0))).collect();
                // A seat that nobody can take is rest enough.
                if row.len() == rest.len() {
                    self.problem.add_constraint(row, ComparisonOp::Le, rest.len() as f64 - 1.0);
                }
            }
        }
    }

    /// Each day on which a teacher is in a district costs what one visit there gains.
    fn ward(&mut self, ward: &Ward) {
        let Some(desk) = self.board.desks.get(ward.desk) else { return };
        let mut days: BTreeMap<Date, Vec<Terms>> = BTreeMap::new();
        let mut present = Vec::new();
        for number in &ward.pupils {
            let Some(visits) = self.pupils.get(number) else { continue };
            let mut own: BTreeMap<Date, Terms> = BTreeMap::new();
            for (variable, day) in visits {
                own.entry(*day).or_default().push((*variable, 1.0));
            }
            own.into_iter().for_each(|(day, visits)| days.entry(day).or_default().push(visits));
            present.push(*number);
        }
        let (mut counted, mut rooms) = (Terms::new(), Vec::new());
        for (day, pupils) in days {
            let is_there = self.problem.add_binary_var(-DISTRICT as f64);
            let room = day_room(desk, day).min(present.len());
            let mut all = vec![(is_there, -(room as f64))];
            for mut visits in pupils {
                let is_visited = self.problem.add_binary_var(0.0);
                visits.push((is_visited, -1.0));
                self.problem.add_constraint(visits, ComparisonOp::Eq, 0.0);
                self.problem.add_constraint([(is_visited, 1.0), (is_there, -1.0)], ComparisonOp::Le, 0.0);
                all.push((is_visited, 1.0));
            }
            self.problem.add_constraint(all, ComparisonOp::Le, 0.0);
            counted.push((is_there, 1.0));
            rooms.push(room);
        }
        // So many days are needed for all of them, and whoever stays unplaced saves one at most. The relaxation does not
        // see that by itself.
        rooms.sort_unstable();
        let before = rooms.iter().rev().scan(0, |sum, room| Some(std::mem::replace(sum, *sum + room)));
        let needed = before.filter(|before| *before < present.len()).count() as f64;
        counted.extend(present.iter().filter_map(|pupil| Some((*self.unplaced.get(pupil)?, 1.0))));
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
