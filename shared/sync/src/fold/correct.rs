//! Which events count, and at what time. Corrections are facts like others: they take out or move what they name and
//! leave it in the set.

use std::collections::{BTreeMap, BTreeSet};

use super::{ChildDay, Event};
use crate::{
    bounds::CLOCKS_AGREE,
    clock::{Millis, day_in_japan},
    entry::{Fact, Key},
};

/// An event with the time at which it counts.
#[derive(Clone, Copy)]
pub(super) struct Happened<'a> {
    pub at: Millis,
    pub event: &'a Event,
    /// Nobody but a doubtful clock says so.
    pub uncertain: bool,
    /// Its claimed time was not taken: it lies after its own writing, or on another day.
    pub misclaimed: bool,
}

/// The set, corrected and in order. What was taken out and what hit nothing is noted on `day`.
pub(super) fn effective<'a>(events: impl IntoIterator<Item = &'a Event>, day: &mut ChildDay) -> Vec<Happened<'a>> {
    let mut set: BTreeMap<Key, &Event> = BTreeMap::new();
    for event in events {
        // One key is one event; should two claim it, every replica takes the same one.
        set.entry(event.key()).and_modify(|held| *held = (*held).min(event)).or_insert(event);
    }
    let mut happened: Vec<Happened<'_>> = set.values().map(|event| claimed(event)).collect();
    happened.sort_by_key(|one| (one.at, one.event.key()));

    let mut voided: BTreeSet<Key> = BTreeSet::new();
    let mut moved: BTreeMap<Key, Millis> = BTreeMap::new();
    for one in &happened {
        let (target, at) = match &one.event.entry.fact {
            Fact::Void { target, .. } => (target, None),
            Fact::Redate { target, at, .. } => (target, Some(*at)),
            _ => continue,
        };
        let correctable = set.get(target).is_some_and(|hit| {
            let correction = matches!(hit.entry.fact, Fact::Void { .. } | Fact::Redate { .. });
            // Nor can anyone correct it to a time that has not come yet.
            let passed = |at: Millis| at <= one.at.saturating_add(CLOCKS_AGREE);
            !correction && at.is_none_or(|at| is_on_its_day(at, hit) && passed(at))
        });
        match at {
            _ if !correctable => day.dangling.push(one.event.key()),
            None => {
                voided.insert(*target);
            }
            Some(at) => {
                moved.insert(*target, at);
            }
        }
    }
    day.voided = voided.iter().copied().collect();

    happened.retain(|one| !voided.contains(&one.event.key()));
    for one in &mut happened {
        if let Some(at) = moved.get(&one.event.key()) {
            *one = Happened { at: *at, event: one.event, uncertain: false, misclaimed: false };
        }
    }
    happened.sort_by_key(|one| (one.at, one.event.key()));
    happened
}

/// What a person keyed in outranks a clock, but neither the future nor the day that it is filed under.
fn claimed(event: &Event) -> Happened<'_> {
    let uncertain = event.uncertain;
    let latest = if uncertain { event.received } else { event.at };
    match event.entry.fact.claimed() {
        Some(at) if at <= latest.saturating_add(CLOCKS_AGREE) && is_on_its_day(at, event) => {
            Happened { at, event, uncertain: false, misclaimed: false }
        }
        claimed => Happened { at: event.at, event, uncertain, misclaimed: claimed.is_some() },
    }
}

fn is_on_its_day(at: Millis, event: &Event) -> bool {
    day_in_japan(at) == Some(event.entry.day)
}
