//! Moving time: every schedule, visibility timeout and retry that falls between now and then happens, in order.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use city_base::CityClock;
use city_line::LineDouble;
use city_scheduler::{Firing, Scheduler};
use city_sqs::{Outgoing, Sqs};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use crate::{CityError, aws_json::AwsJson, data::Store, pollers::Progress, wiring::Running};

/// How far settling moves a clock that stands still to let a retry happen.
const FURTHEST: SignedDuration = SignedDuration::from_mins(15);
/// How long settling waits for a running clock, or for a function that hangs.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often the queues of an outside engine are all looked at before they count as empty.
const ROUNDS: usize = 3;

/// The queues, as far as waiting for them goes.
pub(crate) enum Queues {
    Own(Arc<Sqs>),
    /// An engine on its own clock: what waits there waits in real time.
    Outside {
        sqs: AwsJson,
        urls: Vec<String>,
    },
}

pub(crate) struct Clockwork {
    pub(crate) clock: CityClock,
    pub(crate) store: Store,
    pub(crate) queues: Queues,
    /// Names of the queues that a function answers to; dead letters wait for people.
    pub(crate) polled: Vec<String>,
    pub(crate) scheduler: Arc<Scheduler>,
    pub(crate) line: Arc<LineDouble>,
    pub(crate) functions: BTreeMap<String, Arc<Running>>,
    pub(crate) progress: Arc<Progress>,
    /// One mover at a time.
    pub(crate) moving: Mutex<()>,
}

/// What keeps the city from settling.
#[derive(Debug)]
pub(crate) struct Stuck(pub(crate) Value);

/// How the queues stand.
struct Standing {
    /// Something is being worked on or can be taken up now.
    busy: bool,
    /// Something waits for its time.
    waiting: bool,
    /// Something is visible behind a message in flight: of its own FIFO group, or about to be taken up.
    behind: bool,
    /// Messages handed out so far.
    delivered: u64,
}

impl Clockwork {
    /// Moves the hands to `to`; what was due in between has happened when this returns.
    pub(crate) async fn advance(&self, to: Timestamp) -> Result<(), CityError> {
        let _one = self.moving.lock().await;
        self.drain().await.map_err(|stuck| CityError::Engine(format!("the city does not settle: {}", stuck.0)))?;
        while let Some(next) = self.next().filter(|next| *next <= to) {
            self.clock.set(next);
            self.store.keep_clock(&self.clock)?;
            self.drain().await.map_err(|stuck| CityError::Engine(format!("the city does not settle: {}", stuck.0)))?;
        }
        self.clock.set(to);
        self.store.keep_clock(&self.clock)?;
        self.drain().await.map_err(|stuck| CityError::Engine(format!("the city does not settle: {}", stuck.0)))
    }

    /// Returns when nothing is in flight and nothing is due. Where a retry waits, a clock that stands still is moved to
    /// it, at most 15 minutes.
    pub(crate) async fn settle(&self) -> Result<(), Stuck> {
        let _one = self.moving.lock().await;
        let limit = self.clock.now() + FURTHEST;
        loop {
            self.drain().await?;
            if !self.standing().await.waiting {
                return Ok(());
            }
            match self.next_retry() {
                Some(at) if at <= limit && self.clock.is_still() => {
                    self.clock.set(at);
                    self.store.keep_clock(&self.clock).map_err(|error| Stuck(json!(error.to_string())))?;
                }
                Some(at) if at > limit => return Err(Stuck(self.describe())),
                // A running clock, or an engine with its own, gets there by itself.
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Fires what is due by a running clock, for ever.
    pub(crate) async fn run(&self) {
        let mut moves = self.clock.moves();
        loop {
            if !self.clock.is_still() {
                // A mover drains by itself.
                if let Ok(_one) = self.moving.try_lock() {
                    self.fire().await;
                }
            }
            let pause = match self.scheduler.next_fire() {
                Some(next) if !self.clock.is_still() => {
                    let until = next.duration_since(self.clock.now());
                    Duration::try_from(until)
                        .unwrap_or_default()
                        .clamp(Duration::from_millis(20), Duration::from_secs(1))
                }
                _ => Duration::from_secs(3600),
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = moves.changed() => {}
            }
        }
    }

    /// Lets everything happen that can happen at this moment.
    async fn drain(&self) -> Result<(), Stuck> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            self.fire().await;
            self.line.redeliver_due(self.clock.now()).await.map_err(|error| Stuck(json!(error.to_string())))?;
            let due = |at: Option<Timestamp>| at.is_some_and(|at| at <= self.clock.now());
            let standing = self.standing().await;
            if !standing.busy && !due(self.scheduler.next_fire()) && !due(self.line.next_redelivery()) {
                if !standing.behind {
                    return Ok(());
                }
                // Long polls wake at once: what has not been taken by now is of the group that waits.
                tokio::time::sleep(Duration::from_millis(20)).await;
                let later = self.standing().await;
                if !later.busy && later.delivered == standing.delivered {
                    return Ok(());
                }
            }
            if tokio::time::Instant::now() > deadline {
                return Err(Stuck(self.describe()));
            }
            tokio::select! {
                () = self.progress.moved.notified() => {}
                () = tokio::time::sleep(Duration::from_millis(2)) => {}
            }
        }
    }

    /// Fires the schedules that are due, in order.
    async fn fire(&self) {
        let firings = match self.scheduler.take_due(self.clock.now()) {
            Ok(firings) => firings,
            Err(error) => {
                tracing::error!(%error, "schedules cannot be read");
                return;
            }
        };
        for firing in firings {
            let mut outcome = self.reach(&firing).await;
            // Lambda tries an asynchronous invocation three times.
            for _ in 0..2 {
                if outcome.is_ok() {
                    break;
                }
                outcome = self.reach(&firing).await;
            }
            if let Err(error) = outcome {
                tracing::error!(schedule = firing.schedule, error, "schedule did not reach its target");
            }
            if let Err(error) = self.scheduler.complete(&firing.id) {
                tracing::error!(%error, "schedule cannot be completed");
            }
        }
    }

    async fn reach(&self, firing: &Firing) -> Result<(), String> {
        let name = firing.target_arn.rsplit(':').next().unwrap_or_default();
        let input = firing.input.clone().unwrap_or_default();
        if firing.target_arn.contains(":lambda:") {
            let function = self.functions.get(name).ok_or_else(|| format!("there is no function {name}"))?;
            let event = serde_json::from_str(&input).map_err(|error| error.to_string())?;
            return function.invoke(event).await.map(drop);
        }
        match &self.queues {
            Queues::Own(sqs) => {
                let outgoing = Outgoing { body: input, ..Outgoing::default() };
                sqs.send(name, outgoing).map(drop).map_err(|error| error.to_string())
            }
            Queues::Outside { sqs, urls } => {
                let url = urls.iter().find(|url| url.ends_with(name));
                sqs.call("SendMessage", &json!({ "QueueUrl": url, "MessageBody": input })).await.map(drop)
            }
        }
    }

    /// The next moment at which something is due by itself.
    fn next(&self) -> Option<Timestamp> {
        [self.scheduler.next_fire(), self.next_retry()].into_iter().flatten().min()
    }

    /// The next moment at which a message or a webhook comes again.
    fn next_retry(&self) -> Option<Timestamp> {
        let queued = match &self.queues {
            Queues::Own(sqs) => sqs.next_wake(),
            Queues::Outside { .. } => None,
        };
        [queued, self.line.next_redelivery()].into_iter().flatten().min()
    }

    async fn standing(&self) -> Standing {
        match &self.queues {
            Queues::Own(sqs) => {
                let finished = self.progress.finished();
                let counts: Vec<_> =
                    sqs.counts().into_iter().filter(|count| self.polled.contains(&count.name)).collect();
                let delivered: u64 = counts.iter().map(|count| count.delivered_total).sum();
                let hidden = counts.iter().map(|count| count.in_flight + count.delayed).sum::<usize>();
                let blocked = |count: &city_sqs::QueueCounts| count.in_flight > 0 && count.name.ends_with(".fifo");
                // Behind a message in flight the rest of its FIFO group is visible and cannot be taken.
                let takeable = counts.iter().any(|count| count.visible > 0 && !blocked(count));
                let behind = counts.iter().any(|count| count.visible > 0 && blocked(count));
                Standing { busy: delivered != finished || takeable, waiting: hidden > 0, behind, delivered }
            }
            Queues::Outside { sqs, urls } => {
                let idle = Standing { busy: false, waiting: false, behind: false, delivered: 0 };
                let finished = self.progress.finished();
                // Queues are asked one after the other, and an engine's counts lag behind it for a moment: what moves
                // meanwhile is seen by the later rounds, or has finished in between. One that is busy says enough.
                for round in 0..ROUNDS {
                    if round > 0 {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                    for url in urls {
                        if is_busy(sqs, url).await {
                            return Standing { busy: true, ..idle };
                        }
                    }
                }
                Standing { busy: self.progress.finished() != finished, ..idle }
            }
        }
    }

    /// What is where, for whoever asks why the city does not settle.
    fn describe(&self) -> Value {
        let queues: Vec<_> = match &self.queues {
            Queues::Own(sqs) => sqs
                .counts()
                .into_iter()
                .map(|count| {
                    json!({ "queue": count.name, "visible": count.visible, "in_flight": count.in_flight,
                            "delayed": count.delayed })
                })
                .collect(),
            Queues::Outside { urls, .. } => urls.iter().map(|url| json!({ "queue": url })).collect(),
        };
        json!({ "queues": queues, "next_retry": self.next_retry(), "now": self.clock.now() })
    }
}

/// Whether a queue of an outside engine holds anything. Nobody can tell a message that is worked on from one that waits
/// for its visibility timeout, and time must not move under the former.
async fn is_busy(sqs: &AwsJson, url: &str) -> bool {
    let names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
    let input = json!({ "QueueUrl": url, "AttributeNames": names });
    let answer = sqs.call("GetQueueAttributes", &input).await.unwrap_or_default();
    names.iter().any(|name| answer.pointer(&format!("/Attributes/{name}")).and_then(Value::as_str) != Some("0"))
}
