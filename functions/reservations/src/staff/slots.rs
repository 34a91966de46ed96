//! Making slots. What is there already takes on the capacity; a place that somebody has is never taken away, and a slot
//! that was closed stays closed. Doing it again changes nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{NewSlots, Refusal, RefusedSlot, SlotReport};
use domain::{
    age::days_after,
    reservation::{Service, Session, Slot, SlotId},
};
use platform::{Explanation, Problem, auth::Officer};
use tables::{AuditEntry, Changes, SlotWrite, StoreError};

use super::{
    audit,
    fate::{Fate, empty, fate, resized},
    wanted::{self, LONGEST_DAYS},
};
use crate::{App, events};

/// Slots in one transaction; DynamoDB takes 100 writes.
const TOGETHER: usize = 25;
/// How often a slot is looked at again that somebody books meanwhile.
const TRIES: usize = 12;

pub(crate) async fn make(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(new): Json<NewSlots>,
) -> Result<Json<SlotReport>, Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let now = app.here();
    let wanted = wanted::read(&service, &new, now)?;
    let known = around(&app, &service, &wanted).await?;
    let mut report = SlotReport::default();
    let mut fresh = Vec::new();
    for session in &wanted.sessions {
        let slot_id = session.id(&service.id);
        match fate(&slot_id, session, &known) {
            Fate::New => fresh.push((slot_id, session)),
            Fate::Same => report.kept += 1,
            Fate::Refused(refused) => report.refused.push(refused),
            Fate::Changed(_) if new.dry_run => report.changed.push(slot_id.to_string()),
            Fate::Changed(_) => {
                let entry = audit(&app, &officer, "slot.changed", &slot_id.to_string());
                change(&app, &service, &slot_id, session, &entry, &mut report).await?;
            }
        }
    }
    if new.dry_run {
        report.made = fresh.iter().map(|(slot_id, _)| slot_id.to_string()).collect();
    } else {
        for together in fresh.chunks(TOGETHER) {
            add(&app, &officer, &service, together, &mut report).await?;
        }
    }
    if let Some((from, to)) = wanted.pattern {
        let ours: BTreeSet<SlotId> = wanted.sessions.iter().map(|session| session.id(&service.id)).collect();
        let beside = known.iter().filter(|(slot_id, slot)| {
            let day = slot_id.starts.date();
            (from..=to).contains(&day) && slot_id.starts > now && !slot.closed && !ours.contains(slot_id)
        });
        report.beside_pattern = beside.map(|(slot_id, _)| slot_id.to_string()).collect();
    }
    match report.refused.first() {
        Some(first) if !new.dry_run && report.refused.len() == wanted.sessions.len() => {
            Err(all_refused(first, &report))
        }
        _ => Ok(Json(report)),
    }
}

/// The slots that there are on these days, and before them as far as a slot can reach.
async fn around(app: &App, service: &Service, wanted: &wanted::Wanted) -> Result<BTreeMap<SlotId, Slot>, Problem> {
    let starts = wanted.sessions.iter().map(|session| session.starts.date());
    let first = starts.clone().min().into_iter().chain(wanted.pattern.map(|(from, _)| from)).min();
    let ends = wanted.sessions.iter().map(|session| session.ends.date());
    let last = ends.max().into_iter().chain(wanted.pattern.map(|(_, to)| to)).max();
    let (Some(first), Some(last)) = (first, last) else { return Ok(BTreeMap::new()) };
    Ok(app.reservations.slots(&service.id, days_after(first, -LONGEST_DAYS), last).await?.into_iter().collect())
}

fn all_refused(first: &RefusedSlot, report: &SlotReport) -> Problem {
    let refusal = [Refusal::CapacityBelowBooked, Refusal::SlotsInvalid].into_iter();
    let refusal = refusal.clone().find(|one| one.code() == first.code).unwrap_or(Refusal::SlotsInvalid);
    let bookings = report.refused.iter().flat_map(|refused| refused.bookings.clone()).collect();
    let reason = Some(first.slot_id.clone());
    Problem::Explained(refusal, Box::new(Explanation { reason, bookings, ..Explanation::default() }))
}

/// Writes new slots together; one by one where somebody else has made one of them meanwhile.
async fn add(
    app: &App,
    officer: &Officer,
    service: &Service,
    together: &[(SlotId, &Session)],
    report: &mut SlotReport,
) -> Result<(), Problem> {
    let entry = audit(app, officer, "slots.made", &service.id);
    match commit(app, together.iter().map(|(id, session)| (id.clone(), SlotWrite::Make(empty(session)))), &entry).await
    {
        Ok(()) => {
            report.made.extend(together.iter().map(|(id, _)| id.to_string()));
            return Ok(());
        }
        Err(StoreError::Conflict(_)) => {}
        Err(error) => return Err(error.into()),
    }
    for (id, session) in together {
        let entry = audit(app, officer, "slots.made", &id.to_string());
        match commit(app, [(id.clone(), SlotWrite::Make(empty(session)))], &entry).await {
            Ok(()) => report.made.push(id.to_string()),
            Err(StoreError::Conflict(_)) => change(app, service, id, session, &entry, report).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Gives a slot that is there another capacity, as it stands at this moment.
async fn change(
    app: &App,
    service: &Service,
    id: &SlotId,
    session: &Session,
    entry: &AuditEntry,
    report: &mut SlotReport,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let Some(now) = app.reservations.slot(id).await? else { return Err(Refusal::UnknownSlot.into()) };
        let next = match resized(id, session, &now) {
            Fate::New | Fate::Same => {
                report.kept += 1;
                return Ok(());
            }
            Fate::Refused(refused) => {
                report.refused.push(refused);
                return Ok(());
            }
            Fate::Changed(next) => next,
        };
        let waits = !next.waiting.is_empty();
        match commit(app, [(id.clone(), SlotWrite::Replace(next))], entry).await {
            Ok(()) => {
                report.changed.push(id.to_string());
                if waits {
                    events::freed(app, Some(service), id).await;
                }
                return Ok(());
            }
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

async fn commit(
    app: &App,
    slots: impl IntoIterator<Item = (SlotId, SlotWrite)>,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let slots = slots.into_iter().collect();
    let changes = Changes { slots, audit: vec![entry.clone()], ..Changes::default() };
    app.reservations.commit("slots", &changes, entry.at, None).await
}
