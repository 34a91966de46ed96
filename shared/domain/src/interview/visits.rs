//! What a family can choose from: visits, each of them slots of one or more of its children on one day, in which one parent
//! gets from room to room in time. A family's timetable is visits on different days.

use jiff::civil::Date;

use super::board::Board;

/// The most visits that are spelled out for one family: three children with 14 slots a day on 10 days.
const MOST_VISITS: usize = 40_000;

/// What is to be decided of a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// Any possible seat, or none.
    Open,
    /// This seat.
    At(usize),
    /// None.
    Out,
}

/// Which visits are spelled out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// All.
    Whole,
    /// Of those with three children or more, only those without a long wait: there would be too many.
    Tight,
    /// Each child as if it had no siblings, which is too good to be true: for bounds.
    Apart,
}

/// Slots of children of one family on one day.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) day: Date,
    /// Pupil and seat, in order of time.
    pub(super) parts: Vec<(usize, usize)>,
    /// Of the children, and of their being together.
    pub(super) points: i64,
    /// The candidates that it is of.
    of: Vec<usize>,
    has_long_wait: bool,
}

struct Candidate {
    pupil: usize,
    at: usize,
    desk: usize,
    day: Date,
    start: i32,
    end: i32,
    points: i64,
}

/// The visits of some pupils of one family. `None` where there are too many.
pub(super) fn visits(board: &Board<'_>, pupils: &[usize], stands: &[Stand], form: Form) -> Option<Vec<Visit>> {
    let candidates = candidates(board, pupils, stands);
    let single = |(number, one): (usize, &Candidate)| Visit {
        day: one.day,
        parts: vec![(one.pupil, one.at)],
        points: one.points,
        of: vec![number],
        has_long_wait: false,
    };
    let mut found: Vec<Visit> = candidates.iter().enumerate().map(single).collect();
    if form == Form::Apart {
        return Some(found);
    }
    // Candidates are in order of time and a visit grows only at its end, so that each one is found once.
    let mut next = 0;
    while let Some(visit) = found.get(next) {
        let longer = longer(board, &candidates, visit, form == Form::Tight);
        found.extend(longer);
        if found.len() > MOST_VISITS {
            return None;
        }
        next += 1;
    }
    Some(found)
}

fn candidates(board: &Board<'_>, pupils: &[usize], stands: &[Stand]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for number in pupils {
        let Some(pupil) = board.pupils.get(*number) else { continue };
        let stand = stands.get(*number).copied().unwrap_or(Stand::Out);
        for (at, points) in pupil.points.iter().enumerate() {
            let (Some(points), Some(seat)) = (*points, board.seat(*number, at)) else { continue };
            if stand == Stand::Open || stand == Stand::At(at) {
                let (day, start, end) = (seat.day, seat.start, seat.end);
                found.push(Candidate { pupil: *number, at, desk: pupil.desk, day, start, end, points });
            }
        }
    }
    found.sort_by_key(|one| (one.day, one.start, one.end, one.pupil));
    found
}

/// A visit with one child more, after the others.
fn longer(board: &Board<'_>, candidates: &[Candidate], visit: &Visit, tight: bool) -> Vec<Visit> {
    let Some((last, before)) = visit.of.last().and_then(|last| Some((*last, candidates.get(*last)?))) else {
        return Vec::new();
    };
    let later = candidates.iter().enumerate().skip(last + 1).take_while(|(_, one)| one.day == visit.day);
    let fits = |one: &Candidate| {
        let mut others = visit.of.iter().filter_map(|number| candidates.get(*number));
        others
            .all(|other| other.pupil != one.pupil && one.start - other.end >= board.least_between(one.desk, other.desk))
    };
    let with = |(number, one): (usize, &Candidate)| {
        let wait = one.start - before.end;
        let has_long_wait = visit.has_long_wait || wait > board.most;
        if !fits(one) || (tight && has_long_wait && visit.of.len() > 1) {
            return None;
        }
        let mut new = visit.clone();
        new.parts.push((one.pupil, one.at));
        new.of.push(number);
        new.points += one.points + board.wait_points(wait);
        new.has_long_wait = has_long_wait;
        Some(new)
    };
    later.filter_map(with).collect()
}
