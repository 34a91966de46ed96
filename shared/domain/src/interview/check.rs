//! Whether a plan makes sense before anyone solves it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::board::{Board, Broken};
use super::{Family, Kind, Plan, Slot, Teacher};
use crate::flaw::{Checked, Flaw, hold, line, unique};

/// The most teachers of a plan.
pub const MOST_TEACHERS: usize = 60;
/// The most children of a plan.
pub const MOST_CHILDREN: usize = 2_000;
/// The most slots of a teacher.
pub const MOST_SLOTS: usize = 400;
/// Minutes of a slot.
pub(super) const LENGTHS: RangeInclusive<u16> = 5..=240;

impl Plan {
    /// Whether it can be solved.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_id(&self.id), "id", "shape")?;
        line(&self.title, 40, "title")?;
        hold(!self.teachers.is_empty(), "teachers", "empty")?;
        hold(self.teachers.len() <= MOST_TEACHERS, "teachers", "too_many")?;
        unique(self.teachers.iter().map(|teacher| &teacher.id), "teachers")?;
        for (place, one) in self.teachers.iter().enumerate() {
            teacher(one, &format!("teachers.{place}"))?;
        }
        hold(self.siblings.least <= self.siblings.most, "siblings.most", "backwards")?;
        hold(self.siblings.most <= 240, "siblings.most", "out_of_range")?;
        if let Some(rest) = self.rest {
            hold(rest.after >= 1, "rest.after", "out_of_range")?;
            let shortest = self.teachers.iter().flat_map(|teacher| &teacher.slots).map(|slot| slot.minutes).min();
            hold(shortest.is_none_or(|shortest| rest.minutes <= shortest), "rest.minutes", "longer_than_slot")?;
        }
        self.check_families()?;
        self.check_locks()
    }

    fn check_families(&self) -> Checked {
        let children = || self.families.iter().flat_map(|family| &family.children);
        hold(children().count() <= MOST_CHILDREN, "families", "too_many")?;
        unique(self.families.iter().map(|family| &family.id), "families")?;
        let slots: BTreeMap<&str, &[Slot]> =
            self.teachers.iter().map(|teacher| (teacher.id.as_str(), teacher.slots.as_slice())).collect();
        let mut seen = BTreeSet::new();
        for (place, one) in self.families.iter().enumerate() {
            let field = format!("families.{place}");
            family(one, &slots, &field)?;
            hold(
                one.district.is_none() || self.kind == Kind::HomeVisit,
                format!("{field}.district"),
                "not_a_home_visit",
            )?;
            for (number, child) in one.children.iter().enumerate() {
                hold(seen.insert(&child.id), format!("{field}.children.{number}.id"), "twice")?;
            }
        }
        Ok(())
    }

    fn check_locks(&self) -> Checked {
        unique(self.locked.iter().map(|lock| &lock.child), "locked")?;
        let board = Board::new(self, &[]);
        let numbers: BTreeMap<&str, usize> =
            board.pupils.iter().enumerate().map(|(number, pupil)| (pupil.child.id.as_str(), number)).collect();
        let mut places = vec![None; board.pupils.len()];
        for (place, lock) in self.locked.iter().enumerate() {
            let number = numbers.get(lock.child.as_str()).copied();
            hold(number.is_some(), format!("locked.{place}.child"), "unknown")?;
            let Some(number) = number else { continue };
            let locked = board.pupils.get(number).and_then(|pupil| pupil.locked);
            let seat = locked.and_then(|at| board.seat(number, at)).filter(|seat| seat.slot.starts == lock.starts);
            hold(seat.is_some(), format!("locked.{place}.starts"), "outside_slots")?;
            hold(!board.possible(number).is_empty(), format!("locked.{place}.starts"), "impossible")?;
            if let Some(one) = places.get_mut(number) {
                *one = locked;
            }
            let reason = match board.holds(&board.whole(), &places) {
                Ok(()) => continue,
                Err(Broken::Slot) => "twice",
                Err(Broken::Siblings) => "siblings_overlap",
                Err(Broken::Rest) => "no_rest",
            };
            hold(false, format!("locked.{place}.starts"), reason)?;
        }
        Ok(())
    }
}

fn teacher(one: &Teacher, field: &str) -> Checked {
    hold(is_id(&one.id), format!("{field}.id"), "shape")?;
    hold(!one.slots.is_empty(), format!("{field}.slots"), "empty")?;
    hold(one.slots.len() <= MOST_SLOTS, format!("{field}.slots"), "too_many")?;
    for (place, slot) in one.slots.iter().enumerate() {
        let field = format!("{field}.slots.{place}");
        let time = slot.starts.time();
        hold(time.second() == 0 && time.subsec_nanosecond() == 0, format!("{field}.starts"), "shape")?;
        hold(LENGTHS.contains(&slot.minutes), format!("{field}.minutes"), "out_of_range")?;
        hold(end(slot) <= 24 * 60, format!("{field}.minutes"), "past_midnight")?;
    }
    let mut sorted: Vec<(usize, &Slot)> = one.slots.iter().enumerate().collect();
    sorted.sort_unstable_by_key(|(_, slot)| slot.starts);
    for ((_, one), (place, next)) in sorted.iter().zip(sorted.iter().skip(1)) {
        let apart = one.starts.date() != next.starts.date() || end(one) <= super::board::minute(next.starts.time());
        hold(apart, format!("{field}.slots.{place}"), "overlap")?;
    }
    Ok(())
}

/// Minutes of the day.
fn end(slot: &Slot) -> i32 {
    super::board::minute(slot.starts.time()) + i32::from(slot.minutes)
}

fn family(one: &Family, slots: &BTreeMap<&str, &[Slot]>, field: &str) -> Checked {
    hold(is_id(&one.id), format!("{field}.id"), "shape")?;
    hold(!one.children.is_empty(), format!("{field}.children"), "empty")?;
    hold(one.children.len() <= 8, format!("{field}.children"), "too_many")?;
    for (place, child) in one.children.iter().enumerate() {
        hold(is_id(&child.id), format!("{field}.children.{place}.id"), "shape")?;
        hold(slots.contains_key(child.teacher.as_str()), format!("{field}.children.{place}.teacher"), "unknown")?;
    }
    hold(one.impossible.len() <= MOST_SLOTS, format!("{field}.impossible"), "too_many")?;
    hold(one.wishes.len() <= 20, format!("{field}.wishes"), "too_many")?;
    unique(&one.wishes, &format!("{field}.wishes"))?;
    for (place, wish) in one.wishes.iter().enumerate() {
        let mut offered = one.children.iter().filter_map(|child| slots.get(child.teacher.as_str())).copied().flatten();
        hold(offered.any(|slot| wish.has(slot)), format!("{field}.wishes.{place}"), "outside_slots")?;
    }
    let Some(district) = &one.district else { return Ok(()) };
    line(district, 20, &format!("{field}.district"))
}

fn is_id(id: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
    (1..=40).contains(&id.len()) && id.bytes().all(fits)
}
