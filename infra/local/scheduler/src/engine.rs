//! Scheduler without the network: schedules, and the firings that are due or not yet finished.
//!
//! A firing exists from the moment it is due until someone says it is complete, also across a restart: at least once,
//! as AWS promises. Its id is made of the schedule and the time, so that the same firing is never two.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use city_base::read_prefix;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    definition::{ActionAfterCompletion, Schedule, State},
    error::SchedulerError,
};

/// Of the times a schedule missed while nobody asked, this many are made up for, the newest.
pub const MAX_MISSED: usize = 400;

const SCHEDULE: &str = "schedule/";
const FIRING: &str = "firing/";

/// One invocation that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Firing {
    pub id: String,
    pub schedule: String,
    pub scheduled_at: Timestamp,
    pub target_arn: String,
    pub input: Option<String>,
}

/// A schedule and where it stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Held {
    pub schedule: Schedule,
    pub created: Timestamp,
    pub modified: Timestamp,
    pub next: Option<Timestamp>,
    /// The token of the create call, so that its repetition is no conflict.
    token: Option<String>,
}

/// One write to the journal; `None` deletes. The order matters.
pub type Change = (String, Option<Value>);

#[derive(Default)]
pub struct Engine {
    schedules: BTreeMap<String, Held>,
    firings: BTreeMap<String, Firing>,
    /// Firings already handed out by this process and not complete.
    taken: BTreeSet<String>,
    dirty_schedules: BTreeSet<String>,
    dirty_firings: BTreeSet<String>,
}

impl Engine {
    /// # Errors
    /// `ConflictException` for a name in use; what [`Schedule::check`] refuses.
    pub fn create(&mut self, now: Timestamp, schedule: Schedule, token: Option<String>) -> Result<(), SchedulerError> {
        let times = schedule.check()?;
        if let Some(held) = self.schedules.get(&schedule.name) {
            let is_repeated = token.is_some() && held.token == token;
            return if is_repeated { Ok(()) } else { Err(SchedulerError::Conflict(schedule.name)) };
        }
        let next = times.first(now).filter(|_| schedule.state == State::Enabled);
        self.put(Held { schedule, created: now, modified: now, next, token });
        Ok(())
    }

    /// Replaces a schedule; what is left out takes its default.
    ///
    /// # Errors
    /// `ResourceNotFoundException`; what [`Schedule::check`] refuses.
    pub fn update(&mut self, now: Timestamp, schedule: Schedule) -> Result<(), SchedulerError> {
        let times = schedule.check()?;
        let before = self.get(&schedule.name)?;
        let same_times = before.schedule.schedule_expression == schedule.schedule_expression
            && before.schedule.schedule_expression_timezone == schedule.schedule_expression_timezone
            && (before.schedule.start_date, before.schedule.end_date) == (schedule.start_date, schedule.end_date);
        let next = match (schedule.state, before.schedule.state) {
            (State::Disabled, _) => None,
            // What was fired is not fired again because a description changed; what is due and untaken stays due.
            (State::Enabled, State::Enabled) if same_times => before.next,
            (State::Enabled, _) if same_times => times.next_after(now, before.created),
            (State::Enabled, _) => times.first(now),
        };
        let (created, token) = (before.created, before.token.clone());
        self.put(Held { schedule, created, modified: now, next, token });
        Ok(())
    }

    /// Creates a schedule of the template, or updates it where its definition has changed. Says whether it did.
    ///
    /// # Errors
    /// What [`Schedule::check`] refuses.
    pub fn ensure(&mut self, now: Timestamp, schedule: Schedule) -> Result<bool, SchedulerError> {
        match self.schedules.get(&schedule.name) {
            Some(held) if held.schedule == schedule => Ok(false),
            Some(_) => self.update(now, schedule).map(|()| true),
            None => self.create(now, schedule, None).map(|()| true),
        }
    }

    /// # Errors
    /// `ResourceNotFoundException`.
    pub fn get(&self, name: &str) -> Result<&Held, SchedulerError> {
        let missing = || SchedulerError::NotFound(format!("Schedule {name} does not exist."));
        self.schedules.get(name).ok_or_else(missing)
    }

    /// Deletes a schedule. What it has already fired stays due.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    pub fn delete(&mut self, name: &str) -> Result<(), SchedulerError> {
        self.get(name)?;
        self.schedules.remove(name);
        self.dirty_schedules.insert(name.to_owned());
        Ok(())
    }

    pub fn list(&self) -> impl Iterator<Item = &Held> {
        self.schedules.values()
    }

    /// When something is due next; a firing that waits to be taken is due now.
    #[must_use]
    pub fn next_fire(&self) -> Option<Timestamp> {
        let waiting = self.firings.values().filter(|firing| !self.taken.contains(&firing.id));
        let waiting = waiting.map(|firing| firing.scheduled_at);
        self.schedules.values().filter_map(|held| held.next).chain(waiting).min()
    }

    /// What is due at `now` and has not been taken yet, in order of time.
    pub fn take_due(&mut self, now: Timestamp) -> Vec<Firing> {
        let due: Vec<String> = self
            .schedules
            .iter()
            .filter(|(_, held)| held.next.is_some_and(|next| next <= now))
            .map(|(name, _)| name.clone())
            .collect();
        for name in due {
            self.fire(now, &name);
        }
        let mut firings: Vec<Firing> =
            self.firings.values().filter(|firing| !self.taken.contains(&firing.id)).cloned().collect();
        firings.sort_by(|a, b| (a.scheduled_at, &a.id).cmp(&(b.scheduled_at, &b.id)));
        self.taken.extend(firings.iter().map(|firing| firing.id.clone()));
        firings
    }

    /// A firing reached its target.
    pub fn complete(&mut self, id: &str) {
        let Some(firing) = self.firings.remove(id) else { return };
        self.taken.remove(id);
        self.dirty_firings.insert(id.to_owned());
        let is_over = self.schedules.get(&firing.schedule).is_some_and(|held| {
            held.schedule.action_after_completion == ActionAfterCompletion::Delete
                && held.schedule.state == State::Enabled
                && held.next.is_none()
        });
        if is_over && !self.firings.values().any(|other| other.schedule == firing.schedule) {
            self.schedules.remove(&firing.schedule);
            self.dirty_schedules.insert(firing.schedule);
        }
    }

    /// A firing did not reach its target and is to be taken again.
    pub fn retry(&mut self, id: &str) {
        self.taken.remove(id);
    }

    /// What has fired and is not complete.
    #[must_use]
    pub fn pending(&self) -> Vec<Firing> {
        self.firings.values().cloned().collect()
    }

    /// Everything that changed since the last call. Firings come before the schedules that moved on because of them.
    ///
    /// # Errors
    /// When a row is no JSON, which would be a defect here.
    pub fn changes(&mut self) -> Result<Vec<Change>, serde_json::Error> {
        let mut changes = Vec::new();
        for id in std::mem::take(&mut self.dirty_firings) {
            let row = self.firings.get(&id).map(serde_json::to_value).transpose()?;
            changes.push((format!("{FIRING}{id}"), row));
        }
        for name in std::mem::take(&mut self.dirty_schedules) {
            let row = self.schedules.get(&name).map(serde_json::to_value).transpose()?;
            changes.push((format!("{SCHEDULE}{name}"), row));
        }
        Ok(changes)
    }

    /// # Errors
    /// When a row does not have the shape this version writes.
    pub fn restore(held: &BTreeMap<String, Value>) -> Result<Self, serde_json::Error> {
        Ok(Self {
            schedules: read_prefix(held, SCHEDULE)?.into_iter().collect(),
            firings: read_prefix(held, FIRING)?.into_iter().collect(),
            ..Self::default()
        })
    }

    fn put(&mut self, held: Held) {
        self.dirty_schedules.insert(held.schedule.name.clone());
        self.schedules.insert(held.schedule.name.clone(), held);
    }

    /// Turns every time that has come into a firing and finds the next one.
    fn fire(&mut self, now: Timestamp, name: &str) {
        let Some(held) = self.schedules.get_mut(name) else { return };
        let Ok(times) = held.schedule.check() else {
            // It was checked when it came in; a time zone that is gone from the database since stops it.
            held.next = None;
            return;
        };
        let mut missed = VecDeque::new();
        while let Some(at) = held.next.filter(|at| *at <= now) {
            if missed.len() == MAX_MISSED {
                missed.pop_front();
            }
            missed.push_back(at);
            held.next = times.next_after(at, held.created);
        }
        for at in missed {
            let id = format!("{name}@{at}");
            self.dirty_firings.insert(id.clone());
            let target = &held.schedule.target;
            let firing = Firing {
                id: id.clone(),
                schedule: name.to_owned(),
                scheduled_at: at,
                target_arn: target.arn.clone(),
                input: target.input.clone(),
            };
            self.firings.insert(id, firing);
        }
        self.dirty_schedules.insert(name.to_owned());
    }
}

#[cfg(test)]
mod tests;
