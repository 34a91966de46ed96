//! The local city's EventBridge Scheduler, on the city's clock.
//!
//! Knows when something is due and keeps it until it is done. Refuses to know what a target is: the city invokes it,
//! and says so. Nothing runs on a tick; on a clock that stands still nothing happens by itself.

mod cron;
mod definition;
mod engine;
mod error;
mod expression;
mod http;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::Router;
use city_base::{CityClock, Journal, JournalError};
use jiff::Timestamp;
use serde_json::Value;

pub use definition::{ActionAfterCompletion, FlexibleMode, FlexibleTimeWindow, Schedule, State, Target};
pub use engine::{Engine, Firing, Held, MAX_MISSED};
pub use error::SchedulerError;
pub use expression::Expression;

/// The ARN of a schedule in the city's one group.
#[must_use]
pub fn arn(name: &str) -> String {
    format!("arn:aws:scheduler:ap-northeast-1:000000000000:schedule/{}/{name}", definition::DEFAULT_GROUP)
}

/// Why the schedules could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the schedules' journal holds a row of another shape: {0}")]
    Row(#[from] serde_json::Error),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// All schedules of the city.
pub struct Scheduler {
    clock: CityClock,
    engine: Mutex<Engine>,
    journal: Journal,
}

impl Scheduler {
    /// Opens the schedules as the journal holds them: `Scheduler::open(clock, Journal::open(path)?)`, or
    /// `(Journal::memory(), BTreeMap::new())`.
    ///
    /// # Errors
    /// When the journal holds what this version did not write.
    pub fn open(clock: CityClock, (journal, held): (Journal, BTreeMap<String, Value>)) -> Result<Arc<Self>, OpenError> {
        let engine = Engine::restore(&held)?;
        Ok(Arc::new(Self { clock, engine: Mutex::new(engine), journal }))
    }

    /// The HTTP side.
    pub fn router(self: &Arc<Self>) -> Router {
        http::router(Arc::clone(self))
    }

    /// Creates a schedule that the template names. One whose definition is unchanged keeps its state.
    ///
    /// # Errors
    /// What CreateSchedule refuses.
    pub fn ensure(&self, schedule: Schedule) -> Result<(), SchedulerError> {
        self.run(|engine, now| engine.ensure(now, schedule)).map(drop)
    }

    /// Deletes a schedule, for one that the template no longer names.
    ///
    /// # Errors
    /// `ResourceNotFoundException`.
    pub fn delete(&self, name: &str) -> Result<(), SchedulerError> {
        self.run(|engine, _| engine.delete(name))
    }

    /// Every schedule and when it fires next.
    #[must_use]
    pub fn list(&self) -> Vec<Held> {
        self.lock().list().cloned().collect()
    }

    /// When something is due next; in the past where something is due already.
    #[must_use]
    pub fn next_fire(&self) -> Option<Timestamp> {
        self.lock().next_fire()
    }

    /// What is due at `now`, in order of time; each firing once per process. It is listed by [`Scheduler::pending`],
    /// and comes again after a restart, until [`Scheduler::complete`]. Of a schedule that missed more than
    /// [`MAX_MISSED`] times, the newest come.
    ///
    /// # Errors
    /// When the journal cannot be written; then nothing is handed out.
    pub fn take_due(&self, now: Timestamp) -> Result<Vec<Firing>, SchedulerError> {
        self.run(|engine, _| Ok(engine.take_due(now)))
    }

    /// A firing reached its target. A schedule that will not fire again and asked for it is deleted.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn complete(&self, id: &str) -> Result<(), SchedulerError> {
        self.run(|engine, _| {
            engine.complete(id);
            Ok(())
        })
    }

    /// A firing did not reach its target: `take_due` hands it out again.
    pub fn retry(&self, id: &str) {
        self.lock().retry(id);
    }

    /// What has fired and is not complete.
    #[must_use]
    pub fn pending(&self) -> Vec<Firing> {
        self.lock().pending()
    }

    /// Does one thing now, keeps what it changed, and only then lets the answer out.
    fn run<T>(
        &self,
        operation: impl FnOnce(&mut Engine, Timestamp) -> Result<T, SchedulerError>,
    ) -> Result<T, SchedulerError> {
        let mut engine = self.lock();
        let answer = operation(&mut engine, self.clock.now());
        for (key, value) in engine.changes().map_err(|_| SchedulerError::Internal)? {
            match value {
                Some(value) => self.journal.put(&key, &value),
                None => self.journal.delete(&key),
            }
            .map_err(|_| SchedulerError::Internal)?;
        }
        answer
    }

    fn lock(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
