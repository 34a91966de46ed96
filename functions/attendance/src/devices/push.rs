//! Pushes: load, judge, write once; judge again when somebody was faster.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use contract::{CarriedPush, DeviceState, Refusal};
use domain::facility::run_parts;
use jiff::civil::Date;
use platform::{Answered, Problem, device::Signed};
use sync::{
    board,
    clock::Millis,
    device::{Answer, Push},
    entry::{Entry, Fact, RunId, Subject},
    fold::{Event, fold},
    server::{Addition, Heard, Judged, Opened, Wish, judge},
};
use tables::{DeviceRow, RunClosed, StoreError, again};

use super::SignedDevice;
use crate::{App, events, look::Look};

/// How often a push is judged again when others file at the same facility.
const TRIES: usize = 20;
/// Where a push goes; a carried one was signed for it.
const PATH: &str = "/api/sync/push";
/// A run may be closed.
const CLOSE_RUN: &str = "close_run";

pub(crate) async fn push(State(app): State<Arc<App>>, device: SignedDevice) -> Result<Response, Problem> {
    if device.row.state == DeviceState::Pending {
        return Err(Refusal::DevicePending.into());
    }
    let push: Push = serde_json::from_slice(&device.body).map_err(|_| Refusal::BadRequest)?;
    if push.carried_for.is_some() {
        return Err(Refusal::BadRequest.into());
    }
    Ok(reply(filed(&app, &device.row, &push, Heard { signed: device.at, received: app.millis() }).await?))
}

/// Another device's push, in the bytes that it signed. Its time may be long ago; that it comes twice does no harm.
pub(crate) async fn carried(State(app): State<Arc<App>>, carrier: SignedDevice) -> Result<Response, Problem> {
    if carrier.row.state != DeviceState::Active {
        return Err(Refusal::DeviceRevoked.into());
    }
    let CarriedPush { device, body, time, nonce, signature, carried_for } =
        serde_json::from_slice(&carrier.body).map_err(|_| Refusal::BadRequest)?;
    let writer = app.attendance.device(carrier.row.facility.as_str(), &device).await?.ok_or(Refusal::DeviceUnsigned)?;
    if writer.state == DeviceState::Pending {
        return Err(Refusal::DevicePending.into());
    }
    let signed = Signed { method: "POST".to_owned(), path: PATH.to_owned(), time, nonce, signature };
    if !signed.is_shaped() || !signed.is_by(&writer.public_key, body.as_bytes()) {
        return Err(Refusal::DeviceUnsigned.into());
    }
    let push: Push = serde_json::from_str(&body).map_err(|_| Refusal::BadRequest)?;
    let push = Push { carried_for: Some(carried_for.max(0)), ..push };
    Ok(reply(filed(&app, &writer, &push, Heard::at(app.millis())).await?))
}

fn reply(answer: Answer) -> Response {
    let status = match &answer {
        Answer::Judged(_) => StatusCode::OK,
        Answer::Expected { .. } => StatusCode::CONFLICT,
        Answer::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
    };
    // A gap and a push that is none are words of the protocol.
    (status, Extension(Answered), Json(answer)).into_response()
}

async fn filed(app: &App, device: &DeviceRow, push: &Push, heard: Heard) -> Result<Answer, Problem> {
    let opened = Opened::new(push);
    for attempt in 1..=TRIES {
        let writing = app.attendance.loaded(&device.facility, &opened).await?;
        // After the head of the feed: whoever gets on in between makes this write fail.
        let mut runs = Runs::load(app, device, &opened).await?;
        let judged = judge(&opened, &device.sender(), &writing.loaded, heard, &mut |wish| {
            runs.decide(wish, device, heard.received)
        });
        let Judged { plan, answer } = match judged {
            Ok(judged) => judged,
            Err(answer) => return Ok(answer),
        };
        let before = plan.log.expect.as_ref().and_then(|log| log.through);
        match app.attendance.commit_push(&device.facility, push.log, &plan, &writing, &runs.closed).await {
            Ok(()) => {
                wakes(app, device, &plan.additions, (before, plan.log.next.through)).await;
                return Ok(Answer::Judged(answer));
            }
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

/// Lets guardians be told and alarms be looked at: when something was filed, and when a silent gate is heard again after
/// a moment that counts. Should this not be heard, the next push or the hourly look sees to it.
async fn wakes(app: &App, device: &DeviceRow, additions: &[Addition], through: (Option<Millis>, Option<Millis>)) {
    let facility = device.facility.as_str();
    let counts = match through {
        _ if !additions.is_empty() => true,
        (before, Some(now)) => events::moment_between(app, facility, before, now).await,
        (_, None) => false,
    };
    if counts {
        events::filed(app, facility).await;
    }
}

/// The runs that commands of a push are about.
struct Runs {
    looks: BTreeMap<Date, Look>,
    known: BTreeMap<String, RunClosed>,
    closed: Vec<RunClosed>,
}

impl Runs {
    async fn load(app: &App, device: &DeviceRow, opened: &Opened<'_>) -> Result<Self, StoreError> {
        let commands = opened.entries.iter().filter_map(|(_, entry)| match entry {
            Ok(Entry { fact: Fact::Command { about, .. }, .. }) => Some(about.to_string()),
            _ => None,
        });
        let wanted: Vec<String> = commands.collect();
        let mut runs = Self { looks: BTreeMap::new(), known: BTreeMap::new(), closed: Vec::new() };
        for day in wanted.iter().filter_map(|run| run_parts(run)).map(|(_, day)| day) {
            if let Some(look) = Look::at(app, device.facility.as_str(), day).await? {
                runs.looks.insert(day, look);
            }
        }
        runs.known = app.attendance.closed_runs(device.facility.as_str(), wanted).await?;
        Ok(runs)
    }

    /// A run is closed once, and only when nobody is missing from it.
    fn decide(&mut self, wish: Wish<'_>, device: &DeviceRow, now: Millis) -> bool {
        let run = wish.about.as_str();
        let twice = self.known.contains_key(run) || self.closed.iter().any(|closed| closed.run.as_str() == run);
        let look = run_parts(run).and_then(|(_, day)| self.looks.get(&day));
        let fits = wish.name.as_str() == CLOSE_RUN && !twice && look.is_some_and(|look| closes(look, run, wish.filed));
        if let (true, Ok(run)) = (fits, RunId::new(run)) {
            self.closed.push(RunClosed { run, at: now, by: device.id.to_string() });
        }
        fits
    }
}

/// Whether a run can be closed with what this very push has brought.
fn closes(look: &Look, run: &str, filed: &[Addition]) -> bool {
    let Some(manifest) = look.manifest(run) else { return false };
    let fresh = |subject: &Subject| {
        let fresh = filed.iter().filter(|one| one.subject == *subject && one.day == look.day).map(|one| &one.event);
        fresh.cloned().collect::<Vec<Event>>()
    };
    let mut days = look.days.clone();
    for subject in filed.iter().map(|one| &one.subject) {
        if let Subject::Child(child) = subject {
            let events: Vec<Event> = look.items.events(child).iter().cloned().chain(fresh(subject)).collect();
            days.insert(child.clone(), fold(&events));
        }
    }
    let about = Subject::Run(manifest.run.clone());
    let events: Vec<Event> = look.items.run(&manifest.run).iter().cloned().chain(fresh(&about)).collect();
    board::run(&manifest, &days, &events).can_close()
}
