//! A facility as it is now: what is planned, what is known, and what follows from both.

use std::collections::BTreeMap;

use contract::DeviceState;
use domain::facility::{BusLine, Direction, Facility, FacilityKind, run_id};
use jiff::civil::{Date, Time};
use sync::{
    board::{self, Arrival, Expected, Gate, Line, Manifest, RunState},
    clock::Millis,
    entry::{ChildId, FacilityId, RunId},
    fold::ChildDay,
};
use tables::{DayItems, DeviceRow, LogRow, RosterRow, StoreError};

use crate::{
    App,
    elsewhere::{self, Elsewhere},
};

/// Everything about one facility and day.
pub(crate) struct Look {
    pub(crate) facility: Facility,
    pub(crate) day: Date,
    pub(crate) roster: Vec<RosterRow>,
    pub(crate) devices: Vec<DeviceRow>,
    pub(crate) logs: Vec<LogRow>,
    pub(crate) items: DayItems,
    pub(crate) days: BTreeMap<ChildId, ChildDay>,
    /// What may be about this day and does not lie on it.
    pub(crate) elsewhere: Vec<Elsewhere>,
    /// How many facts staff have to decide about, of whatever day.
    pub(crate) kept_aside: usize,
}

impl Look {
    /// Reads it; none where there is no such facility.
    pub(crate) async fn at(app: &App, facility: &str, day: Date) -> Result<Option<Self>, StoreError> {
        match app.attendance.facility(facility).await? {
            Some(row) => Self::of(app, row.facility, day).await,
            None => Ok(None),
        }
    }

    /// Reads the rest of it; none where its id is none that a device could write.
    pub(crate) async fn of(app: &App, facility: Facility, day: Date) -> Result<Option<Self>, StoreError> {
        let Ok(id) = FacilityId::new(facility.id.as_str()) else { return Ok(None) };
        let (roster, devices, logs, items, aside) = tokio::try_join!(
            app.attendance.roster(&facility.id),
            app.attendance.devices(&facility.id),
            app.attendance.logs(&facility.id),
            app.attendance.day(&id, day),
            app.attendance.aside(&facility.id),
        )?;
        let days = items.children();
        // A child that was seen before its first day or after its last one is here all the same.
        let seen = |row: &RosterRow| days.keys().any(|child| child.as_str() == row.child.id);
        let roster = roster.into_iter().filter(|row| row.child.is_enrolled(day) || seen(row)).collect();
        let mut elsewhere = elsewhere::strays(app, &id, &items.strays).await?;
        elsewhere.extend(aside.iter().filter_map(|row| Elsewhere::aside(row, &id, day)));
        let kept_aside = aside.len();
        Ok(Some(Self { facility, day, roster, devices, logs, items, days, elsewhere, kept_aside }))
    }

    /// The board at a moment, in the order of the roster. A centre has none. At a school nobody is checked in at a gate,
    /// so nobody is missed there: every hour of its day is looked at as the first.
    pub(crate) fn board(&self, now: Millis) -> Vec<Line> {
        match self.facility.kind {
            FacilityKind::Nursery => board::board(&self.plan(), &self.days, now),
            FacilityKind::School => {
                let lines = board::board(&self.plan(), &self.days, Millis::MIN);
                lines.into_iter().map(|line| Line { alarms: Vec::new(), ..line }).collect()
            }
            FacilityKind::Centre => Vec::new(),
        }
    }

    fn plan(&self) -> board::Facility {
        let expected = |row: &RosterRow| {
            let child = ChildId::new(row.child.id.as_str()).ok()?;
            Some(Expected {
                child,
                comes: row.child.is_expected(&self.facility, self.day),
                cutoff: millis(self.day, self.facility.cutoff(&row.child)),
                closing: millis(self.day, self.facility.closing),
            })
        };
        let runs = |direction: Direction| {
            let runs = self.runs().into_iter().filter(move |(_, line)| line.direction == direction);
            runs.map(|(run, line)| Arrival { run, due: millis(self.day, line.due) }).collect()
        };
        board::Facility {
            roster: self.roster.iter().filter_map(expected).collect(),
            gates: self.gates(),
            arrivals: runs(Direction::Outward),
            returns: runs(Direction::Homeward),
            doubted: self.elsewhere.iter().map(|one| one.child.clone()).collect(),
        }
    }

    /// Devices that are used every day, and up to when nothing of theirs is missing.
    fn gates(&self) -> Vec<Gate> {
        let daily = self.devices.iter().filter(|device| device.state == DeviceState::Active && device.daily);
        daily.map(|one| Gate { device: one.id.clone(), through: self.through(one) }).collect()
    }

    /// What a device's log lacks counts for the day on which it was last heard of, also when the device has begun another
    /// log since: nobody knows what was lost with its store.
    fn through(&self, device: &DeviceRow) -> Option<Millis> {
        let morning = millis(self.day, Time::midnight());
        let lacking = |log: &&LogRow| {
            log.state.device == device.id && log.state.heard >= morning && log.state.missing().is_some()
        };
        let old = self.logs.iter().filter(lacking).map(|log| log.state.through);
        old.chain([self.log(device).and_then(|log| log.state.through)]).min().flatten()
    }

    /// The log that a device writes now: the one that was heard of last.
    pub(crate) fn log(&self, device: &DeviceRow) -> Option<&LogRow> {
        self.logs.iter().filter(|log| log.state.device == device.id).max_by_key(|log| log.state.heard)
    }

    /// The lines that run on this day, each with its run. On a day off those of which something was recorded: a bus that
    /// went all the same is watched like any other.
    pub(crate) fn runs(&self) -> Vec<(RunId, &BusLine)> {
        let open = self.facility.is_open(self.day);
        let went = |run: &RunId| {
            let rode = self.days.values().any(|day| day.trips.iter().any(|trip| trip.run == *run));
            rode || !self.items.run(run).is_empty()
        };
        let lines = self.facility.lines.iter();
        let runs = lines.filter_map(|line| Some((RunId::new(run_id(&line.id, self.day)).ok()?, line)));
        runs.filter(|(run, _)| open || went(run)).collect()
    }

    /// The manifest of a run of this day. Children who are reported absent are not waited for.
    pub(crate) fn manifest(&self, run: &str) -> Option<Manifest> {
        let line = self.facility.lines.iter().find(|line| run_id(&line.id, self.day) == run)?;
        let rides = |row: &&RosterRow| {
            row.child.rides.iter().any(|ride| ride.line == line.id) && row.child.is_expected(&self.facility, self.day)
        };
        let children = self.roster.iter().filter(rides).filter_map(|row| ChildId::new(row.child.id.as_str()).ok());
        Some(Manifest {
            run: RunId::new(run).ok()?,
            homeward: line.direction == Direction::Homeward,
            device_required: line.device_required,
            children: children.collect(),
        })
    }

    /// A run as it stands.
    pub(crate) fn run(&self, run: &str) -> Option<RunState> {
        let manifest = self.manifest(run)?;
        Some(board::run(&manifest, &self.days, self.items.run(&manifest.run)))
    }

    /// A child of the roster.
    pub(crate) fn child(&self, id: &str) -> Option<&RosterRow> {
        self.roster.iter().find(|row| row.child.id == id)
    }

    /// What staff call a person of the facility or around a child; the id itself where nobody has it any more.
    pub(crate) fn person(&self, id: &str) -> String {
        let staff = self.facility.staff.iter().find(|carer| carer.id == id).map(|carer| carer.name.clone());
        let guardian = || {
            let guardians = self.roster.iter().flat_map(|row| &row.child.guardians);
            guardians.into_iter().find(|guardian| guardian.id == id).map(|guardian| guardian.name.clone())
        };
        staff.or_else(guardian).unwrap_or_else(|| id.to_owned())
    }
}

/// A time of a day in Japan.
pub(crate) fn millis(day: Date, time: Time) -> Millis {
    let at = day.to_datetime(time).to_zoned(platform::japan());
    at.map_or(Millis::MAX, |at| at.timestamp().as_millisecond())
}
