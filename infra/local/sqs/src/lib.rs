//! The local city's SQS: the queues of one account behind the AWS JSON protocol, on the city's clock.
//!
//! Knows what AWS documents about queues. Refuses to know what travels in them, and who signed the request. Nothing
//! runs on a tick: what time has changed is worked out when a call arrives.

mod engine;
mod http;
mod wire;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use axum::Router;
use city_base::{CityClock, Journal, JournalError};
use jiff::Timestamp;
use serde_json::Value;
use tokio::{sync::watch, time::Instant};
use uuid::Uuid;

pub use engine::{Delivery, Engine, Ids, Outgoing, QueueCounts, Sent, SqsError, arn};

/// The account of every queue in the city.
pub const ACCOUNT: &str = "000000000000";

/// Requests per queue and operation. `ListQueues` counts under the empty name.
pub type Requests = BTreeMap<String, BTreeMap<String, u64>>;

/// Why the queues could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the queues' journal holds a row of another shape: {0}")]
    Row(#[from] serde_json::Error),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

/// All queues of the city.
pub struct Sqs {
    clock: CityClock,
    engine: Mutex<Engine>,
    journal: Journal,
    ids: Ids,
    base_url: OnceLock<String>,
    stirred: watch::Sender<u64>,
    requests: Mutex<Requests>,
}

impl Sqs {
    /// Opens the queues as the journal holds them: `Sqs::open(clock, Journal::open(path)?, ids)`, or
    /// `(Journal::memory(), BTreeMap::new())` for queues that are forgotten.
    ///
    /// # Errors
    /// When the journal holds what this version did not write.
    pub fn open(
        clock: CityClock,
        (journal, held): (Journal, BTreeMap<String, Value>),
        ids: Ids,
    ) -> Result<Arc<Self>, OpenError> {
        let engine = Engine::restore(Arc::clone(&ids), &held)?;
        Ok(Arc::new(Self {
            clock,
            engine: Mutex::new(engine),
            journal,
            ids,
            base_url: OnceLock::new(),
            stirred: watch::Sender::new(0),
            requests: Mutex::default(),
        }))
    }

    /// Where the queues are reached (`http://127.0.0.1:1234`, no slash at the end), once the port is known. The first
    /// call counts.
    pub fn set_base_url(&self, url: impl Into<String>) {
        self.base_url.get_or_init(|| url.into());
    }

    /// The HTTP side.
    pub fn router(self: &Arc<Self>) -> Router {
        http::router(Arc::clone(self))
    }

    #[must_use]
    pub fn queue_url(&self, name: &str) -> String {
        let base = self.base_url.get().map_or("http://127.0.0.1", String::as_str);
        format!("{base}/{ACCOUNT}/{name}")
    }

    /// Creates a queue of the template, or gives the one that is there these attributes.
    ///
    /// # Errors
    /// What CreateQueue and SetQueueAttributes refuse.
    pub fn ensure_queue(&self, name: &str, attributes: &BTreeMap<String, String>) -> Result<(), SqsError> {
        let none = BTreeMap::new();
        self.run(|engine, now| match engine.check_exists(name) {
            Ok(()) => engine.set_attributes(now, name, attributes),
            Err(_) => engine.create_queue(now, name, attributes, &none),
        })
    }

    /// Sends a message without the network, for a schedule whose target is a queue.
    ///
    /// # Errors
    /// What SendMessage refuses.
    pub fn send(&self, queue: &str, outgoing: Outgoing) -> Result<Sent, SqsError> {
        self.run(|engine, now| engine.send(now, queue, outgoing))
    }

    /// Receives; waits up to `wait` seconds of real time (0 to 20; `None`: the queue's own) while there is nothing,
    /// and wakes when a message comes, when the clock is moved, or when a running clock reaches a waiting message.
    ///
    /// # Errors
    /// What ReceiveMessage refuses.
    pub async fn receive(
        &self,
        queue: &str,
        max: Option<i64>,
        visibility: Option<i64>,
        wait: Option<i64>,
    ) -> Result<Vec<Delivery>, SqsError> {
        let wait = match wait {
            Some(seconds) => u64::try_from(seconds).ok().filter(|seconds| *seconds <= 20).ok_or_else(|| {
                SqsError::InvalidParameter {
                    name: "WaitTimeSeconds",
                    value: seconds.to_string(),
                    reason: "Must be >= 0 and <= 20, if provided.",
                }
            })?,
            None => self.run(|engine, _| engine.wait_seconds(queue))?,
        };
        let deadline = Instant::now() + Duration::from_secs(wait);
        let mut stirred = self.stirred.subscribe();
        let mut moves = self.clock.moves();
        loop {
            stirred.mark_unchanged();
            moves.mark_unchanged();
            let deliveries = self.run(|engine, now| engine.receive(now, queue, max, visibility))?;
            if !deliveries.is_empty() || Instant::now() >= deadline {
                return Ok(deliveries);
            }
            tokio::select! {
                _ = stirred.changed() => {}
                _ = moves.changed() => {}
                () = tokio::time::sleep_until(self.look_again(queue, deadline)) => {}
            }
        }
    }

    /// The earliest future moment at which a message becomes visible, in any queue.
    #[must_use]
    pub fn next_wake(&self) -> Option<Timestamp> {
        let now = self.clock.now();
        self.lock().next_wake(now)
    }

    /// What every queue holds now.
    #[must_use]
    pub fn counts(&self) -> Vec<QueueCounts> {
        let now = self.clock.now();
        self.lock().counts(now)
    }

    /// Requests since the start or the last reset.
    #[must_use]
    pub fn requests(&self) -> Requests {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn reset_requests(&self) {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn count_request(&self, queue: &str, operation: &str) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry(queue.to_owned()).or_default().entry(operation.to_owned()).or_default() += 1;
    }

    /// Does one thing now, keeps what it changed, and only then lets the answer out.
    fn run<T>(&self, operation: impl FnOnce(&mut Engine, Timestamp) -> Result<T, SqsError>) -> Result<T, SqsError> {
        let mut engine = self.lock();
        let answer = operation(&mut engine, self.clock.now());
        let changes = engine.changes().map_err(|_| SqsError::Internal)?;
        for (key, value) in changes {
            match value {
                Some(value) => self.journal.put(&key, &value),
                None => self.journal.delete(&key),
            }
            .map_err(|_| SqsError::Internal)?;
        }
        if engine.take_stirred() {
            self.stirred.send_modify(|n| *n = n.wrapping_add(1));
        }
        answer
    }

    /// When a waiting receiver looks again by itself: at its deadline, or when a running clock gets there first.
    fn look_again(&self, queue: &str, deadline: Instant) -> Instant {
        if self.clock.is_still() {
            return deadline;
        }
        let now = self.clock.now();
        let wake = self.lock().next_wake_of(now, queue);
        let pause = wake.and_then(|at| Duration::try_from(at.duration_since(now)).ok());
        pause.and_then(|pause| Instant::now().checked_add(pause)).map_or(deadline, |at| at.min(deadline))
    }

    fn new_id(&self) -> Uuid {
        (self.ids)()
    }

    fn lock(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
