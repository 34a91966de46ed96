//! Closing a day: a typhoon, an adviser who is ill. First every slot is closed, so that nobody comes in any more; then
//! each family's place ends together with the message that says so. Whatever interrupts it, doing it again finishes the
//! rest and tells nobody twice.

use std::{collections::BTreeSet, sync::Arc};

use axum::{Json, extract::State};
use contract::{Closure, ClosureReport, Refusal, StaffPerson};
use domain::{
    reservation::{Service, Slot, SlotId},
    text::Lang,
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};
use tables::{Changes, SlotWrite, StoreError};

use super::{
    audit,
    end::{Ruling, rule},
    found::Found,
    shown::{self, Row},
};
use crate::{App, notice, notice::Say};

/// How often a slot is looked at again that somebody books meanwhile.
const TRIES: usize = 24;

pub(crate) async fn close(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(closure): Json<Closure>,
) -> Result<Json<ClosureReport>, Problem> {
    let day: Date = closure.date.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    let service = app.reservations.service(&closure.service_id).await?.ok_or(Refusal::UnknownService)?.service;
    if day < app.here().date() {
        return Err(Refusal::SlotPast.into());
    }
    let slots = ahead(&app, &service, day).await?;
    let rows = concerned(&app, &service, &slots).await?;
    let Some(confirmed) = closure.confirmed_count else {
        return Ok(Json(report(&app, &service, day, &slots, &rows, false).await?));
    };
    if usize::try_from(confirmed) != Ok(rows.len()) {
        return Err(Refusal::VersionConflict.into());
    }
    for (id, _) in &slots {
        shut(&app, &officer, id).await?;
    }
    // Who came in between the count and the closing is told too.
    let slots = ahead(&app, &service, day).await?;
    let rows = concerned(&app, &service, &slots).await?;
    let report = report(&app, &service, day, &slots, &rows, true).await?;
    for Row { family, id, booking, .. } in rows {
        let found = Found { service: service.clone(), slot: booking.slot, family, id };
        let entry = audit(&app, &officer, "booking.closed", &found.id);
        match rule(&app, &found, Ruling::Close, &entry).await {
            // The family has cancelled meanwhile.
            Ok(_) | Err(Problem::Refused(Refusal::NotLive | Refusal::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    tracing::info!(service = service.id, %day, bookings = report.bookings, "day closed");
    Ok(Json(report))
}

/// The slots of the day that are not over.
async fn ahead(app: &App, service: &Service, day: Date) -> Result<Vec<(SlotId, Slot)>, Problem> {
    let mut slots = app.reservations.slots(&service.id, day, day).await?;
    let now = app.here();
    slots.retain(|(_, slot)| slot.ends > now);
    Ok(slots)
}

/// Everyone who would come, or hopes to. Who came already has been there.
async fn concerned(app: &App, service: &Service, slots: &[(SlotId, Slot)]) -> Result<Vec<Row>, Problem> {
    let mut rows = shown::rows(app, service, slots).await?;
    rows.retain(|row| row.booking.state.is_live());
    Ok(rows)
}

async fn shut(app: &App, officer: &Officer, id: &SlotId) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let Some(slot) = app.reservations.slot(id).await?.filter(|slot| !slot.closed) else { return Ok(()) };
        let entry = audit(app, officer, "slot.closed", &id.to_string());
        let at = entry.at;
        let slots = vec![(id.clone(), SlotWrite::Replace(Slot { closed: true, ..slot }))];
        let changes = Changes { slots, audit: vec![entry], ..Changes::default() };
        match app.reservations.commit("closure", &changes, at, None).await {
            Ok(()) => return Ok(()),
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

async fn report(
    app: &App,
    service: &Service,
    day: Date,
    slots: &[(SlotId, Slot)],
    rows: &[Row],
    closed: bool,
) -> Result<ClosureReport, Problem> {
    let families: BTreeSet<String> = rows.iter().map(|row| row.family.clone()).collect();
    let profiles = app.residents.profiles(&families).await?.into_iter();
    let following: BTreeSet<String> =
        profiles.filter(|(_, profile)| profile.following).map(|(family, _)| family).collect();
    let in_line = rows.iter().filter(|row| following.contains(&row.family)).count();
    let mut to_call = shown::bookings(app, service, rows).await?;
    to_call.retain(|booking| matches!(booking.person, StaffPerson::Caller { .. }));
    let starts = slots.first().map_or_else(|| day.to_datetime(jiff::civil::Time::midnight()), |(id, _)| id.starts);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ClosureReport {
        slots: count(slots.len()),
        bookings: count(rows.len()),
        in_line: count(in_line),
        text: notice::text(Say::Closed, Lang::Ja, Some(service), starts).as_str().to_owned(),
        closed,
        to_call,
    })
}
