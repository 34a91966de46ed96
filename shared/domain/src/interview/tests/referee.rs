//! Another judge of places, written from the rules alone, so that the board is not its own witness.

use std::collections::{BTreeMap, BTreeSet};

use super::{DISTRICT, Kind, NEXT, Placement, Plan, STAY, Score, Slot, TOGETHER, wish_points};

/// Of each child its slot.
pub type Places<'a> = BTreeMap<&'a str, Slot>;

/// What places are worth; `Err` with the first rule that they break.
pub fn judge(plan: &Plan, before: &[Placement], places: &Places<'_>) -> Result<Score, String> {
    rules(plan, places)?;
    let mut points = 0;
    for family in &plan.families {
        let mut own: Vec<Slot> = Vec::new();
        for child in &family.children {
            let Some(slot) = places.get(child.id.as_str()) else { continue };
            points += family.wishes.iter().position(|wish| wish.has(slot)).map_or(0, wish_points);
            let stays = before.iter().any(|old| old.child == child.id && old.starts == slot.starts);
            points += if stays { STAY } else { 0 };
            own.push(*slot);
        }
        own.sort();
        for pair in own.windows(2) {
            if pair[0].starts.date() == pair[1].starts.date() {
                let near = start(&pair[1]) - end(&pair[0]) <= i64::from(plan.siblings.most);
                points += TOGETHER + if near { NEXT } else { 0 };
            }
        }
    }
    if plan.kind == Kind::HomeVisit {
        let mut visits = Vec::new();
        for family in &plan.families {
            for child in &family.children {
                let Some(slot) = places.get(child.id.as_str()) else { continue };
                visits.extend(family.district.as_ref().map(|district| (&child.teacher, district, slot.starts.date())));
            }
        }
        let days: BTreeSet<_> = visits.iter().collect();
        points += DISTRICT * (visits.len() - days.len()) as i64;
    }
    let children: usize = plan.families.iter().map(|family| family.children.len()).sum();
    Ok(Score { unplaced: (children - places.len()) as u32, points })
}

fn rules(plan: &Plan, places: &Places<'_>) -> Result<(), String> {
    let mut given: BTreeSet<(&str, Slot)> = BTreeSet::new();
    for family in &plan.families {
        let own: Vec<_> =
            family.children.iter().filter_map(|child| Some((child, *places.get(child.id.as_str())?))).collect();
        for (child, slot) in &own {
            let teacher = plan.teachers.iter().find(|teacher| teacher.id == child.teacher).unwrap();
            if !teacher.slots.contains(slot) {
                return Err(format!("{} has no slot at {}", teacher.id, slot.starts));
            }
            if !given.insert((&child.teacher, *slot)) {
                return Err(format!("{} has two at {}", teacher.id, slot.starts));
            }
            if family.impossible.iter().any(|when| when.has(slot)) {
                return Err(format!("{} cannot at {}", family.id, slot.starts));
            }
        }
        for (place, (child, slot)) in own.iter().enumerate() {
            for (sibling, other) in &own[place + 1..] {
                let least = if child.teacher == sibling.teacher { 0 } else { i64::from(plan.siblings.least) };
                let apart = (start(other) - end(slot)).max(start(slot) - end(other));
                if slot.starts.date() == other.starts.date() && apart < least {
                    return Err(format!("{} and {} are {apart} minutes apart", child.id, sibling.id));
                }
            }
        }
    }
    for lock in &plan.locked {
        if places.get(lock.child.as_str()).map(|slot| slot.starts) != Some(lock.starts) {
            return Err(format!("{} was locked", lock.child));
        }
    }
    let Some(rest) = plan.rest else { return Ok(()) };
    for teacher in &plan.teachers {
        let mut slots = teacher.slots.clone();
        slots.sort();
        let mut row = 0;
        for (place, slot) in slots.iter().enumerate() {
            let before = place.checked_sub(1).map(|place| slots[place]);
            let follows = before.is_some_and(|before| {
                before.starts.date() == slot.starts.date() && start(slot) - end(&before) < i64::from(rest.minutes)
            });
            row = if !given.contains(&(teacher.id.as_str(), *slot)) {
                0
            } else if follows {
                row + 1
            } else {
                1
            };
            if row > u32::from(rest.after) {
                return Err(format!("{} has no rest before {}", teacher.id, slot.starts));
            }
        }
    }
    Ok(())
}

/// Minutes of the day.
pub fn start(slot: &Slot) -> i64 {
    i64::from(slot.starts.hour()) * 60 + i64::from(slot.starts.minute())
}

/// The same.
pub fn end(slot: &Slot) -> i64 {
    start(slot) + i64::from(slot.minutes)
}
