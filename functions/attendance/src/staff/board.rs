//! The board of a day: every child, what is known, and what somebody has to do something about.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
};
use contract::{
    AlarmCard, Board, BoardLine, CallCard, ComingCard, ElsewhereCard, GuardianCard, Refusal, RiderCard, RunCard,
    SilentGate,
};
use domain::facility::{BusLine, Direction, custody::Bar, run_parts};
use platform::{Problem, auth::Carer};
use serde::Deserialize;
use sync::{
    board::{Alarm, Line, Obstacle, RunLine, Silent},
    clock::Millis,
    entry::{ChildId, RunId},
};
use tables::{AlarmRow, BOARD, Feed, RosterRow, RunClosed};

use super::{
    audit, because, devices, enter,
    pupils::{self, Page},
};
use crate::{
    App,
    look::{Look, millis},
    shown,
};

#[derive(Deserialize)]
pub(crate) struct OfDay {
    day: Option<String>,
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Query(OfDay { day }): Query<OfDay>,
) -> Result<Json<Board>, Problem> {
    enter(&app, &carer, &id).await?;
    let day = day.as_deref().map_or_else(|| Ok(app.world.clock.today()), shown::read_day)?;
    let look = Look::at(&app, &id, day).await?.ok_or(Refusal::NotFound)?;
    let raised = app.attendance.alarms(&id, day).await?;
    let page = Page::of(&app, &look).await?;
    let now = app.millis();
    let mut lines: Vec<_> = look
        .board(now)
        .into_iter()
        .filter_map(|line| Some((look.child(line.child.as_str())?, line)))
        .map(|(row, line)| page.marked(card(&look, row, line, &raised)))
        .collect();
    let order = |line: &BoardLine| {
        let class = look.facility.classes.iter().position(|class| class.id == line.class);
        (class, line.number.unwrap_or(u16::MAX), line.kana.clone(), line.child_id.clone())
    };
    lines.sort_by_key(order);
    let runs = look.runs();
    let closed = app.attendance.closed_runs(&id, runs.iter().map(|(run, _)| run.to_string())).await?;
    let runs = runs.iter().filter_map(|(run, line)| run_card(&look, run.as_str(), line, closed.get(run.as_str())));
    Ok(Json(Board {
        day: day.to_string(),
        now: shown::instant(now),
        open: look.facility.is_open(day),
        runs: runs.collect(),
        devices: look.devices.iter().map(|device| devices::card(device, &look.logs)).collect(),
        aside: look.kept_aside,
        closing: shown::instant(millis(day, look.facility.closing)),
        classes: page.classes(&look, &lines),
        marks: page.marks(),
        lines,
    }))
}

fn card(look: &Look, row: &RosterRow, line: Line, raised: &[AlarmRow]) -> BoardLine {
    let day = look.days.get(&line.child).cloned().unwrap_or_default();
    let asked = raised.iter().find(|alarm| alarm.child == row.child.id && alarm.asked);
    let calls = day.calls.iter().map(|call| CallCard {
        at: shown::instant(call.at),
        by: look.person(call.by.as_str()),
        whom: look.person(call.whom.as_str()),
        reached: call.reached,
    });
    let about = look.elsewhere.iter().filter(|one| one.child == line.child);
    let elsewhere = about.map(|one| ElsewhereCard {
        kind: one.kind.clone(),
        at: shown::instant(one.at),
        filed: one.filed.map(|day| day.to_string()),
    });
    let guardians = row.child.guardians.iter().map(|guardian| GuardianCard {
        id: guardian.id.clone(),
        name: guardian.name.clone(),
        relation: guardian.relation.clone(),
        may_collect: row.rights(&guardian.id).collect,
        barred: row.is_barred(&guardian.id, Bar::Collect),
    });
    BoardLine {
        child_id: row.child.id.clone(),
        name: row.child.name.clone(),
        kana: row.child.kana.clone(),
        class: row.child.class.clone(),
        standing: shown::standing(line.standing),
        since: line.since.map(shown::instant),
        stays: shown::stays(&day),
        absence: day.absence.as_deref().map(shown::reason),
        coming: day
            .coming
            .as_ref()
            .map(|coming| ComingCard { said: shown::instant(coming.said), eta: coming.eta.map(shown::instant) }),
        alarms: line.alarms.iter().map(|alarm| alarm_card(look, alarm)).collect(),
        uncertain: line.uncertain,
        contradictions: line.contradictions.iter().map(|one| shown::word(one, "what")).collect(),
        elsewhere: elsewhere.collect(),
        calls: calls.collect(),
        cutoff: shown::instant(millis(look.day, look.facility.cutoff(&row.child))),
        asked_at: asked.map(|alarm| shown::instant(alarm.raised)),
        reachable: row.reporters().count(),
        guardians: guardians.collect(),
        number: row.child.number,
        reports: pupils::reports(look, &line.child),
        suggested: None,
        marked: None,
    }
}

fn alarm_card(look: &Look, alarm: &Alarm) -> AlarmCard {
    let silent = match alarm {
        Alarm::Unknown { silent }
        | Alarm::OnBusNotAtGate { silent, .. }
        | Alarm::StillOnBus { silent, .. }
        | Alarm::StillInside { silent } => &silent[..],
        Alarm::NotSeen { .. } | Alarm::AbsentButPresent => &[],
    };
    let gate = |silent: &Silent| {
        let device = look.devices.iter().find(|device| device.id == silent.gate);
        SilentGate {
            device_id: silent.gate.to_string(),
            name: device.map_or(String::new(), |device| device.name.clone()),
            since: silent.since.map(shown::instant),
        }
    };
    AlarmCard {
        kind: shown::word(alarm, "alarm"),
        coming: matches!(alarm, Alarm::NotSeen { coming: true }),
        run_id: match alarm {
            Alarm::OnBusNotAtGate { run, .. } | Alarm::StillOnBus { run, .. } => Some(run.to_string()),
            _ => None,
        },
        silent: silent.iter().map(gate).collect(),
    }
}

fn run_card(look: &Look, run: &str, line: &BusLine, closed: Option<&RunClosed>) -> Option<RunCard> {
    let state = look.run(run)?;
    let time = |time| shown::instant(millis(look.day, time));
    let rider = |line: &RunLine| RiderCard {
        child_id: line.child.to_string(),
        name: name(look, &line.child),
        listed: line.listed,
        absent: look.days.get(&line.child).is_some_and(|day| day.absence.is_some()),
        boarded_at: line.boarded.as_ref().map(|one| shown::instant(one.at)),
        alighted_at: line.alighted.as_ref().map(|one| shown::instant(one.at)),
        to: line.to.as_ref().map(|person| look.person(person.as_str())),
    };
    Some(RunCard {
        id: run.to_owned(),
        name: line.name.clone(),
        vehicle: line.vehicle.clone(),
        homeward: line.direction == Direction::Homeward,
        departs: time(line.departs),
        due: time(line.due),
        on: state.on,
        off: state.off,
        children: state.lines.iter().map(rider).collect(),
        driver: state.crew.as_ref().map(|crew| look.person(crew.driver.as_str())),
        attendant: state.crew.as_ref().map(|crew| look.person(crew.attendant.as_str())),
        obstacles: obstacles(&state.obstacles),
        closed_at: closed.map(|closed| shown::instant(closed.at)),
    })
}

fn name(look: &Look, child: &ChildId) -> String {
    look.child(child.as_str()).map_or_else(|| child.to_string(), |row| row.child.name.clone())
}

fn obstacles(found: &[Obstacle]) -> Vec<String> {
    let mut words: Vec<String> = found.iter().map(|obstacle| shown::word(obstacle, "obstacle")).collect();
    words.dedup();
    words
}

/// Closes a run from the office, where the handheld is lost. The rule is the same.
pub(crate) async fn close_run(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, run)): Path<(String, String)>,
) -> Result<Json<RunCard>, Problem> {
    enter(&app, &carer, &id).await?;
    let (line, day) = run_parts(&run).ok_or(Refusal::NotFound)?;
    // Before the look: whoever gets on in between makes the write fail.
    let head = app.attendance.feed_head(Feed { scope: &id, name: BOARD }).await?;
    let look = Look::at(&app, &id, day).await?.ok_or(Refusal::NotFound)?;
    let line = look.facility.lines.iter().find(|known| known.id == line).ok_or(Refusal::NotFound)?;
    let state = look.run(&run).ok_or(Refusal::NotFound)?;
    if !state.can_close() {
        return Err(because(Refusal::RunOpen, obstacles(&state.obstacles).join(" ")));
    }
    let at: Millis = app.millis();
    let by = format!("staff:{}", carer.subject);
    let closed = RunClosed { run: RunId::new(run.as_str()).map_err(|_| Refusal::NotFound)?, at, by };
    let closed = app.attendance.close_run(&id, head, closed, &audit(&app, &carer, "run.closed", &run)).await?;
    Ok(Json(run_card(&look, &run, line, Some(&closed)).ok_or(Refusal::NotFound)?))
}
