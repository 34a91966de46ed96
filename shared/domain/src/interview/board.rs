//! A plan as numbers, and the judge of every answer: which rules hold, and what it is worth. Whole numbers only; whatever a
//! solver says is judged again here.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, DateTime, Time};

use super::weights::{DISTRICT, NEXT, STAY, TOGETHER, wish_points};
use super::{Child, Family, Kind, Placement, Plan, Score, Slot};

/// A plan as numbers. Pupils, desks (teachers) and kin (families) are numbered in the plan's order, seats (slots) of a desk
/// in order of time. Where each pupil sits is a slice beside it: of each pupil the seat at its own desk.
#[derive(Debug)]
pub(super) struct Board<'a> {
    pub(super) plan: &'a Plan,
    pub(super) desks: Vec<Desk>,
    pub(super) pupils: Vec<Pupil<'a>>,
    /// Of each family its pupils.
    pub(super) kin: Vec<Range<usize>>,
    pub(super) wards: Vec<Ward>,
    pub(super) least: i32,
    pub(super) most: i32,
}

#[derive(Debug)]
pub(super) struct Desk {
    pub(super) seats: Vec<Seat>,
    pub(super) pupils: Vec<usize>,
    /// Of these seats one stays free.
    pub(super) rests: Vec<Range<usize>>,
    /// As many can be used.
    room: usize,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) slot: Slot,
    pub(super) day: Date,
    /// Minutes of the day.
    pub(super) start: i32,
    pub(super) end: i32,
}

#[derive(Debug)]
pub(super) struct Pupil<'a> {
    pub(super) family: &'a Family,
    pub(super) child: &'a Child,
    pub(super) kin: usize,
    pub(super) desk: usize,
    /// Of each seat what it is worth to this pupil; `None` where it cannot be.
    pub(super) points: Vec<Option<i64>>,
    pub(super) locked: Option<usize>,
    pub(super) before: Option<DateTime>,
    pub(super) ward: Option<usize>,
}

/// Pupils of one district at one desk, two or more.
#[derive(Debug)]
pub(super) struct Ward {
    pub(super) desk: usize,
    pub(super) pupils: Vec<usize>,
}

/// Desks that share families, directly or through others, and those families.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) desks: Vec<usize>,
    pub(super) kin: Vec<usize>,
}

/// A rule that an answer breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Broken {
    /// Two pupils on one seat, or one where it cannot be.
    Slot,
    /// Siblings at once or too close.
    Siblings,
    /// No rest for a teacher.
    Rest,
}

/// Minutes since midnight.
pub(super) fn minute(time: Time) -> i32 {
    i32::from(time.hour()) * 60 + i32::from(time.minute())
}

impl<'a> Board<'a> {
    /// Of a plan that makes sense except for its locks.
    pub(super) fn new(plan: &'a Plan, before: &[Placement]) -> Self {
        let mut desks: Vec<Desk> = plan.teachers.iter().map(|teacher| Desk::new(&teacher.slots, plan)).collect();
        let numbers: BTreeMap<&str, usize> =
            plan.teachers.iter().enumerate().map(|(number, teacher)| (teacher.id.as_str(), number)).collect();
        let starts = |all: &'a [Placement]| -> BTreeMap<&'a str, DateTime> {
            all.iter().map(|one| (one.child.as_str(), one.starts)).collect()
        };
        let locked = starts(&plan.locked);
        let before: BTreeMap<&str, DateTime> = before.iter().map(|one| (one.child.as_str(), one.starts)).collect();
        let (mut pupils, mut kin) = (Vec::new(), Vec::new());
        let mut districts: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (number, family) in plan.families.iter().enumerate() {
            let first = pupils.len();
            for child in &family.children {
                let Some(desk) = numbers.get(child.teacher.as_str()).copied() else { continue };
                let Some(offered) = desks.get_mut(desk) else { continue };
                if let Some(district) = family.district.as_deref().filter(|_| plan.kind == Kind::HomeVisit) {
                    districts.entry((desk, district)).or_default().push(pupils.len());
                }
                offered.pupils.push(pupils.len());
                let locked = locked.get(child.id.as_str());
                let locked = locked.map(|starts| offered.seats.partition_point(|seat| seat.slot.starts < *starts));
                let before = before.get(child.id.as_str()).copied();
                let worth = |(at, seat): (usize, &Seat)| {
                    worth(family, seat, before).filter(|_| locked.is_none_or(|is| is == at))
                };
                let points = offered.seats.iter().enumerate().map(worth).collect();
                pupils.push(Pupil { family, child, kin: number, desk, points, locked, before, ward: None });
            }
            kin.push(first..pupils.len());
        }
        let several = districts.into_iter().filter(|(_, pupils)| pupils.len() > 1);
        let wards: Vec<Ward> = several.map(|((desk, _), pupils)| Ward { desk, pupils }).collect();
        for (number, ward) in wards.iter().enumerate() {
            for pupil in &ward.pupils {
                if let Some(pupil) = pupils.get_mut(*pupil) {
                    pupil.ward = Some(number);
                }
            }
        }
        let (least, most) = (plan.siblings.least.into(), plan.siblings.most.into());
        Self { plan, desks, pupils, kin, wards, least, most }
    }

    /// Everything.
    pub(super) fn whole(&self) -> Group {
        Group { desks: (0..self.desks.len()).collect(), kin: (0..self.kin.len()).collect() }
    }

    /// What one pupil's place can break.
    pub(super) fn around(&self, pupil: usize) -> Group {
        let pupil = self.pupils.get(pupil);
        Group {
            desks: pupil.iter().map(|pupil| pupil.desk).collect(),
            kin: pupil.iter().map(|pupil| pupil.kin).collect(),
        }
    }

    /// The parts that have nothing to do with each other.
    pub(super) fn groups(&self) -> Vec<Group> {
        // Of each desk the first one of its group.
        let mut firsts: Vec<usize> = (0..self.desks.len()).collect();
        for family in &self.kin {
            let desks = || self.pupils.get(family.clone()).unwrap_or_default().iter().map(|pupil| pupil.desk);
            let joined: Vec<usize> = desks().filter_map(|desk| firsts.get(desk).copied()).collect();
            let Some(first) = joined.iter().min().copied() else { continue };
            firsts.iter_mut().filter(|one| joined.contains(one)).for_each(|one| *one = first);
        }
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for (desk, first) in firsts.iter().enumerate() {
            groups.entry(*first).or_default().desks.push(desk);
        }
        for (number, family) in self.kin.iter().enumerate() {
            let first = self.pupils.get(family.start).and_then(|pupil| firsts.get(pupil.desk));
            if let Some(group) = first.and_then(|first| groups.get_mut(first)) {
                group.kin.push(number);
            }
        }
        groups.into_values().collect()
    }

    pub(super) fn seat(&self, pupil: usize, at: usize) -> Option<&Seat> {
        self.desks.get(self.pupils.get(pupil)?.desk)?.seats.get(at)
    }

    /// Where a pupil sits.
    pub(super) fn place(&self, places: &[Option<usize>], pupil: usize) -> Option<&Seat> {
        self.seat(pupil, places.get(pupil).copied().flatten()?)
    }

    /// The pupils of a pupil's family, itself too.
    pub(super) fn siblings(&self, pupil: usize) -> Vec<usize> {
        let family = self.pupils.get(pupil).and_then(|pupil| self.kin.get(pupil.kin));
        family.cloned().unwrap_or_default().collect()
    }

    /// The seats at which a pupil can be.
    pub(super) fn possible(&self, pupil: usize) -> Vec<usize> {
        let points = self.pupils.get(pupil).map(|pupil| pupil.points.as_slice()).unwrap_or_default();
        points.iter().enumerate().filter_map(|(at, points)| points.map(|_| at)).collect()
    }

    /// Whether somebody has the seat.
    pub(super) fn is_given(&self, places: &[Option<usize>], desk: usize, at: usize) -> bool {
        let pupils = self.desks.get(desk).map(|desk| desk.pupils.as_slice()).unwrap_or_default();
        pupils.iter().any(|pupil| places.get(*pupil).copied().flatten() == Some(at))
    }

    /// How many seats of a desk can be used, and how many pupils it has.
    pub(super) fn room(&self, desk: usize) -> (u32, u32) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.desks.get(desk).map_or((0, 0), |desk| (count(desk.room), count(desk.pupils.len())))
    }

    /// How far apart two seats have to be.
    pub(super) fn least_between(&self, one: usize, other: usize) -> i32 {
        if one == other { 0 } else { self.least }
    }

    /// Points of the wait between siblings on one day.
    pub(super) fn wait_points(&self, minutes: i32) -> i64 {
        TOGETHER + if minutes <= self.most { NEXT } else { 0 }
    }

    /// The most points that so many siblings can have of each other.
    pub(super) fn most_together(&self, siblings: usize) -> i64 {
        self.wait_points(0) * i64::try_from(siblings.saturating_sub(1)).unwrap_or_default()
    }

    /// Whether all hard rules hold within a group.
    pub(super) fn holds(&self, group: &Group, places: &[Option<usize>]) -> Result<(), Broken> {
        for desk in group.desks.iter().filter_map(|desk| self.desks.get(*desk)) {
            let mut given = vec![false; desk.seats.len()];
            for pupil in &desk.pupils {
                let Some(at) = places.get(*pupil).copied().flatten() else { continue };
                let points = self.pupils.get(*pupil).and_then(|pupil| pupil.points.get(at).copied().flatten());
                let seat = given.get_mut(at).filter(|given| !**given);
                *points.and(seat).ok_or(Broken::Slot)? = true;
            }
            let tired =
                |seats: &Range<usize>| given.get(seats.clone()).is_some_and(|seats| seats.iter().all(|given| *given));
            if desk.rests.iter().any(tired) {
                return Err(Broken::Rest);
            }
        }
        for family in group.kin.iter().filter_map(|kin| self.kin.get(*kin)) {
            let day = self.family_day(family, places);
            let near = |(number, (one, desk)): (usize, &(&Seat, usize))| {
                let later = day.iter().skip(number + 1).filter(|(other, _)| other.day == one.day);
                later.clone().any(|(other, theirs)| other.start - one.end < self.least_between(*desk, *theirs))
            };
            if day.iter().enumerate().any(near) {
                return Err(Broken::Siblings);
            }
        }
        Ok(())
    }

    /// What a group's places are worth, the rules being kept.
    pub(super) fn score(&self, group: &Group, places: &[Option<usize>]) -> Score {
        let mut score = Score::default();
        for family in group.kin.iter().filter_map(|kin| self.kin.get(*kin)) {
            for pupil in family.clone() {
                let place = places.get(pupil).copied().flatten();
                match place.and_then(|at| self.pupils.get(pupil)?.points.get(at).copied().flatten()) {
                    Some(points) => score.points += points,
                    None => score.unplaced += 1,
                }
            }
            let day = self.family_day(family, places);
            for ((one, _), (other, _)) in day.iter().zip(day.iter().skip(1)) {
                if one.day == other.day {
                    score.points += self.wait_points(other.start - one.end);
                }
            }
        }
        for ward in self.wards.iter().filter(|ward| group.desks.contains(&ward.desk)) {
            let mut days: Vec<Date> =
                ward.pupils.iter().filter_map(|pupil| Some(self.place(places, *pupil)?.day)).collect();
            let visits = days.len();
            days.sort_unstable();
            days.dedup();
            score.points += DISTRICT * i64::try_from(visits - days.len()).unwrap_or_default();
        }
        score
    }

    /// A family's seats with their desks, in order of time.
    fn family_day(&self, family: &Range<usize>, places: &[Option<usize>]) -> Vec<(&Seat, usize)> {
        let seats = family.clone().filter_map(|pupil| Some((self.place(places, pupil)?, self.pupils.get(pupil)?.desk)));
        let mut seats: Vec<_> = seats.collect();
        seats.sort_unstable_by_key(|(seat, desk)| (seat.day, seat.start, *desk));
        seats
    }
}

impl Desk {
    fn new(slots: &[Slot], plan: &Plan) -> Self {
        let mut slots = slots.to_vec();
        slots.sort_unstable();
        let seats: Vec<Seat> = slots.into_iter().map(Seat::new).collect();
        let (mut rests, mut room) = (Vec::new(), seats.len());
        if let Some(rest) = plan.rest {
            let after = usize::from(rest.after);
            let mut first = 0;
            for run in seats.chunk_by(|one, next| one.day == next.day && next.start - one.end < i32::from(rest.minutes))
            {
                rests.extend((first..(first + run.len()).saturating_sub(after)).map(|from| from..from + after + 1));
                room -= run.len() / (after + 1);
                first += run.len();
            }
        }
        Self { seats, pupils: Vec::new(), rests, room }
    }
}

impl Seat {
    fn new(slot: Slot) -> Self {
        let start = minute(slot.starts.time());
        Self { slot, day: slot.starts.date(), start, end: start + i32::from(slot.minutes) }
    }
}

fn worth(family: &Family, seat: &Seat, before: Option<DateTime>) -> Option<i64> {
    if family.impossible.iter().any(|when| when.has(&seat.slot)) {
        return None;
    }
    let wish = family.wishes.iter().position(|wish| wish.has(&seat.slot)).map_or(0, wish_points);
    Some(wish + if before == Some(seat.slot.starts) { STAY } else { 0 })
}
