//! Which slots families can still choose once the times are given: every one that can be taken without a teacher losing
//! their rest, whoever moves where.

use std::collections::BTreeSet;

use super::sheet::end;
use crate::interview::{Rest, Slot};

/// The slots of one teacher (in order) that are made: those that are `given`, and as many of the others as keep the rest
/// free even when all of them are taken.
#[must_use]
pub fn open_slots(slots: &[Slot], given: &BTreeSet<Slot>, rest: Option<Rest>) -> BTreeSet<Slot> {
    let mut open = given.clone();
    let Some(rest) = rest else { return slots.iter().copied().chain(open).collect() };
    for slot in slots {
        open.insert(*slot);
        if !given.contains(slot) && tires(slots, &open, rest) {
            open.remove(slot);
        }
    }
    open
}

/// Whether more slots follow each other than a teacher holds without a rest.
fn tires(slots: &[Slot], taken: &BTreeSet<Slot>, rest: Rest) -> bool {
    let mut run = 0;
    let mut before: Option<&Slot> = None;
    for slot in slots {
        let follows = before.is_some_and(|before| {
            let pause = slot.starts.duration_since(end(before)).as_mins();
            before.starts.date() == slot.starts.date() && pause < i64::from(rest.minutes)
        });
        before = Some(slot);
        run = match (taken.contains(slot), follows) {
            (true, true) => run + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        if run > usize::from(rest.after) {
            return true;
        }
    }
    false
}
