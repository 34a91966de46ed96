//! One run of a bus: who got on, who got off, and whether it may be closed. It may not while one child who got on has
//! not got off, whatever anyone counts or acknowledges.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    clock::Millis,
    entry::{ChildId, Fact, PersonId, RunId},
    fold::{ChildDay, Event, Trip, Watched},
};

/// What is planned for a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Which.
    pub run: RunId,
    /// It brings children home: each is handed over to somebody.
    pub homeward: bool,
    /// The vehicle has an overlook-prevention device, as commuting buses must (except with two rows of seats or less).
    pub device_required: bool,
    /// Who is to ride.
    pub children: BTreeSet<ChildId>,
}

/// One child on a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunLine {
    /// Who.
    pub child: ChildId,
    /// Is on the manifest.
    pub listed: bool,
    /// Got on.
    pub boarded: Option<Watched>,
    /// Got off.
    pub alighted: Option<Watched>,
    /// Who took the child over.
    pub to: Option<PersonId>,
}

/// Who was responsible for a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crew {
    /// When the bus set out.
    pub at: Millis,
    /// Who drove.
    pub driver: PersonId,
    /// Who looked after the children.
    pub attendant: PersonId,
}

/// Why a run cannot be closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "obstacle")]
pub enum Obstacle {
    /// Nobody wrote down who drives and who looks after the children.
    CrewNotNamed,
    /// Got on and has not got off.
    StillOn {
        /// Who.
        child: ChildId,
    },
    /// Got off on the way home, and nobody is named who took the child over.
    NotHandedOver {
        /// Who.
        child: ChildId,
    },
    /// Nobody counted heads since the last child got off.
    NotCounted,
    /// The count of heads and the list differ.
    CountDiffers {
        /// Heads that got on and off.
        counted: (u16, u16),
        /// Names that got on and off.
        listed: (u16, u16),
    },
    /// Nobody looked at every seat since the last child got off.
    SeatsNotChecked,
    /// Only one person did.
    SeatsCheckedByOne,
    /// The device at the rear was not acknowledged since the last child got off.
    DeviceNotAcknowledged,
}

/// A run as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunState {
    /// The children, listed or not, by id.
    pub lines: Vec<RunLine>,
    /// Who drives and looks after them; the last that was written down.
    pub crew: Option<Crew>,
    /// How many names got on.
    pub on: u16,
    /// How many names got off.
    pub off: u16,
    /// What stands in the way of closing it.
    pub obstacles: Vec<Obstacle>,
}

impl RunState {
    /// Whether the run may be closed.
    #[must_use]
    pub fn can_close(&self) -> bool {
        self.obstacles.is_empty()
    }
}

/// Brings together what was planned, each child's day and what was recorded about the run itself.
#[must_use]
pub fn run<'a>(
    manifest: &Manifest,
    days: &BTreeMap<ChildId, ChildDay>,
    events: impl IntoIterator<Item = &'a Event>,
) -> RunState {
    let lines = lines(manifest, days);
    let count =
        |of: fn(&RunLine) -> bool| u16::try_from(lines.iter().filter(|line| of(line)).count()).unwrap_or(u16::MAX);
    let (on, off) = (count(|line| line.boarded.is_some()), count(|line| line.alighted.is_some()));
    let last_off = lines.iter().filter_map(|line| line.alighted.as_ref()).map(|off| off.at).max();
    let checks = Checks::read(manifest, events, last_off.unwrap_or(Millis::MIN));

    let mut obstacles = Vec::new();
    if checks.crew.is_none() {
        obstacles.push(Obstacle::CrewNotNamed);
    }
    for line in &lines {
        let child = || line.child.clone();
        if line.boarded.is_some() && line.alighted.is_none() {
            obstacles.push(Obstacle::StillOn { child: child() });
        }
        if manifest.homeward && line.alighted.is_some() && line.to.is_none() {
            obstacles.push(Obstacle::NotHandedOver { child: child() });
        }
    }
    match checks.counted {
        None => obstacles.push(Obstacle::NotCounted),
        Some(counted) if counted != (on, off) => {
            obstacles.push(Obstacle::CountDiffers { counted, listed: (on, off) });
        }
        Some(_) => {}
    }
    match checks.people.len() {
        0 => obstacles.push(Obstacle::SeatsNotChecked),
        1 => obstacles.push(Obstacle::SeatsCheckedByOne),
        _ => {}
    }
    if manifest.device_required && !checks.acknowledged {
        obstacles.push(Obstacle::DeviceNotAcknowledged);
    }
    RunState { lines, crew: checks.crew, on, off, obstacles }
}

fn lines(manifest: &Manifest, days: &BTreeMap<ChildId, ChildDay>) -> Vec<RunLine> {
    let trip = |day: &'_ ChildDay| -> Option<Trip> {
        let mut trips = day.trips.iter().filter(|trip| trip.run == manifest.run);
        let first = trips.next()?.clone();
        // Off and on again at a stop: the first boarding and the last alighting are the child's.
        Some(
            trips.fold(first, |so_far, next| Trip { boarded: so_far.boarded.or(next.boarded.clone()), ..next.clone() }),
        )
    };
    let mut lines: BTreeMap<&ChildId, RunLine> = BTreeMap::new();
    let ridden = days.iter().filter_map(|(child, day)| trip(day).map(|trip| (child, trip)));
    for (child, Trip { boarded, alighted, to, .. }) in ridden {
        let listed = manifest.children.contains(child);
        lines.insert(child, RunLine { child: child.clone(), listed, boarded, alighted, to });
    }
    for child in &manifest.children {
        let waiting = RunLine { child: child.clone(), listed: true, boarded: None, alighted: None, to: None };
        lines.entry(child).or_insert(waiting);
    }
    lines.into_values().collect()
}

/// What was recorded about the run itself. Of counts and checks only those after the last child got off say anything.
#[derive(Default)]
struct Checks {
    crew: Option<Crew>,
    counted: Option<(u16, u16)>,
    people: BTreeSet<PersonId>,
    acknowledged: bool,
}

impl Checks {
    fn read<'a>(manifest: &Manifest, events: impl IntoIterator<Item = &'a Event>, last_off: Millis) -> Self {
        let mut checks = Self::default();
        let mut events: Vec<&Event> = events.into_iter().collect();
        events.sort_by_key(|event| (event.at, event.key()));
        for event in events {
            match &event.entry.fact {
                Fact::Departed { run, by, driver } if *run == manifest.run => {
                    checks.crew = Some(Crew { at: event.at, driver: driver.clone(), attendant: by.clone() });
                }
                _ if event.at < last_off => {}
                Fact::Counted { run, on, off, .. } if *run == manifest.run => checks.counted = Some((*on, *off)),
                Fact::SeatsChecked { run, by, second } if *run == manifest.run => {
                    checks.people.insert(by.clone());
                    checks.people.extend(second.clone());
                }
                Fact::DeviceAcknowledged { run, .. } if *run == manifest.run => checks.acknowledged = true,
                _ => {}
            }
        }
        checks
    }
}
