//! What a facility may believe about each child now. Silence is no news: where a gate has not been heard of since before
//! the moment that counts, the answer is "unknown", which goes to staff and to no guardian; once the gate is heard, the
//! true alarm stands.

mod run;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use run::{Crew, Manifest, Obstacle, RunLine, RunState, run};

use crate::{
    clock::Millis,
    entry::{ChildId, DeviceId, RunId},
    fold::{ChildDay, Contradiction, Place},
};

/// A child on today's roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// Who.
    pub child: ChildId,
    /// Comes today by the roster.
    pub comes: bool,
    /// The class's cut-off: not seen by then is an alarm.
    pub cutoff: Millis,
    /// The end of the day: inside after it is an alarm.
    pub closing: Millis,
}

/// A device that may know more: a gate, a class tablet, a bus handheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Which.
    pub device: DeviceId,
    /// The server had everything of it then (`LogState::through`); `None` where it never had. A forked log stands
    /// still here, so its gate is silent.
    pub through: Option<Millis>,
}

/// A run that brings children to the facility, or home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// Which.
    pub run: RunId,
    /// Whoever was on it is to be seen in the facility by then; on the way home, nobody is on it any more.
    pub due: Millis,
}

/// Everything that a board is made from, beside the folds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facility {
    /// Today's roster.
    pub roster: Vec<Expected>,
    /// Devices in use today.
    pub gates: Vec<Gate>,
    /// Runs that bring children here.
    pub arrivals: Vec<Arrival>,
    /// Runs that bring children home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<Arrival>,
    /// Children of whom something is known that does not lie on this day: under a wrong date, or aside. They may have
    /// been seen.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub doubted: BTreeSet<ChildId>,
}

/// One child now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Who.
    pub child: ChildId,
    /// Where, as far as anyone may believe.
    pub standing: Standing,
    /// Since when.
    pub since: Option<Millis>,
    /// What somebody has to do something about.
    pub alarms: Vec<Alarm>,
    /// A time is to be confirmed (時刻要確認).
    pub uncertain: bool,
    /// What does not fit together.
    pub contradictions: Vec<Contradiction>,
}

/// Where a child stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Inside.
    Present,
    /// On a bus.
    OnBus,
    /// Off the bus, not yet seen inside.
    OffBus,
    /// Gone home.
    Left,
    /// Reported absent and not seen.
    Absent,
    /// Not expected today.
    DayOff,
    /// Not seen, and the cut-off is not yet over.
    Awaited,
    /// Expected and not seen; every gate has been heard since the cut-off.
    NotSeen,
    /// Not seen, but a gate may know more, or something lies elsewhere; or no gate is in use.
    Unknown,
}

/// What somebody has to do something about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "alarm")]
pub enum Alarm {
    /// Expected and not seen. Guardians are asked, staff call until somebody is reached.
    NotSeen {
        /// A guardian said that the child is on the way, and there is still time for it.
        coming: bool,
    },
    /// These gates have not been heard of since before the cut-off. None of them: something about the child lies
    /// elsewhere, or no gate is in use.
    Unknown {
        /// Each with the last contact.
        silent: Vec<Silent>,
    },
    /// Reported absent, and seen.
    AbsentButPresent,
    /// Got on the bus and was not seen in the facility. This one is never held back for a silent gate.
    OnBusNotAtGate {
        /// The run.
        run: RunId,
        /// Gates that may know more.
        silent: Vec<Silent>,
    },
    /// Got on the bus home and has not got off, though it is due. Never held back for a silent device.
    StillOnBus {
        /// The run.
        run: RunId,
        /// Devices that may know more.
        silent: Vec<Silent>,
    },
    /// Still inside, or on a bus, after closing.
    StillInside {
        /// Gates that may know more.
        silent: Vec<Silent>,
    },
}

/// A gate that was last heard of too long ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silent {
    /// Which.
    pub gate: DeviceId,
    /// Since when; `None` where it was never heard of.
    pub since: Option<Millis>,
}

impl Alarm {
    /// Whether guardians hear of it. Nobody is alarmed because a router is down.
    #[must_use]
    pub fn reaches_guardians(&self) -> bool {
        matches!(self, Self::NotSeen { coming: false })
    }
}

/// The board of a facility at a moment, in the order of the roster. Children without a fold have not been seen.
#[must_use]
pub fn board(facility: &Facility, days: &BTreeMap<ChildId, ChildDay>, now: Millis) -> Vec<Line> {
    let unseen = ChildDay::default();
    let one = |expected: &Expected| facility.line(expected, days.get(&expected.child).unwrap_or(&unseen), now);
    facility.roster.iter().map(one).collect()
}

impl Facility {
    fn line(&self, expected: &Expected, day: &ChildDay, now: Millis) -> Line {
        let mut alarms = Vec::new();
        let standing = if day.seen { Self::seen(day) } else { self.unseen(expected, day, now, &mut alarms) };
        if day.seen && day.absence.is_some() {
            alarms.push(Alarm::AbsentButPresent);
        }
        alarms.extend(self.forgotten_on_bus(day, now));
        let on_the_way_home = self.still_on_bus(day, now);
        let said = on_the_way_home.is_some();
        alarms.extend(on_the_way_home);
        if matches!(standing, Standing::Present | Standing::OnBus) && now > expected.closing && !said {
            alarms.push(Alarm::StillInside { silent: self.silent(expected.closing) });
        }
        Line {
            child: expected.child.clone(),
            standing,
            since: day.since,
            alarms,
            uncertain: !day.uncertain.is_empty(),
            contradictions: day.contradictions.clone(),
        }
    }

    fn seen(day: &ChildDay) -> Standing {
        match day.place {
            Place::Inside => Standing::Present,
            Place::OnBus => Standing::OnBus,
            Place::OffBus => Standing::OffBus,
            Place::Left | Place::Unseen => Standing::Left,
        }
    }

    fn unseen(&self, expected: &Expected, day: &ChildDay, now: Millis, alarms: &mut Vec<Alarm>) -> Standing {
        if day.absence.is_some() {
            return Standing::Absent;
        }
        if !expected.comes {
            return Standing::DayOff;
        }
        if now < expected.cutoff {
            return Standing::Awaited;
        }
        let silent = self.silent(expected.cutoff);
        // Without any gate in use nobody was heard, and nobody looked.
        if silent.is_empty() && !self.gates.is_empty() && !self.doubted.contains(&expected.child) {
            alarms.push(Alarm::NotSeen { coming: day.coming.as_ref().is_some_and(|coming| coming.holds(now)) });
            Standing::NotSeen
        } else {
            alarms.push(Alarm::Unknown { silent });
            Standing::Unknown
        }
    }

    /// Whoever got on (or off) and was never seen inside once the run is due. A trip that nobody closed counts even
    /// where a gate says that the child went through.
    fn forgotten_on_bus(&self, day: &ChildDay, now: Millis) -> Option<Alarm> {
        let arrival = self.arrivals.iter().find(|arrival| {
            let open = |trip: &crate::fold::Trip| {
                let inside_since = day.stays.iter().any(|stay| {
                    let on = trip.boarded.as_ref().or(trip.alighted.as_ref()).map(|on| on.at);
                    stay.from >= on
                });
                trip.run == arrival.run && (!inside_since || trip.alighted.is_none())
            };
            now > arrival.due && day.trips.iter().any(open)
        })?;
        Some(Alarm::OnBusNotAtGate { run: arrival.run.clone(), silent: self.silent(arrival.due) })
    }

    fn still_on_bus(&self, day: &ChildDay, now: Millis) -> Option<Alarm> {
        let on = |trip: &crate::fold::Trip, run: &RunId| trip.run == *run && trip.alighted.is_none();
        let due = |home: &&Arrival| now > home.due && day.trips.iter().any(|trip| on(trip, &home.run));
        let home = self.returns.iter().find(due)?;
        Some(Alarm::StillOnBus { run: home.run.clone(), silent: self.silent(home.due) })
    }

    fn silent(&self, moment: Millis) -> Vec<Silent> {
        let silent = self.gates.iter().filter(|gate| gate.through.is_none_or(|through| through < moment));
        silent.map(|gate| Silent { gate: gate.device.clone(), since: gate.through }).collect()
    }
}

#[cfg(test)]
mod tests;
