//! Draws. The seed is fixed, and its hash published, when the service is saved; nobody can choose it after seeing who
//! applied. The order is `hmac-sha256(seed, application id)`, so anyone with the published record gets the same result.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{DrawRecord, DrawnApplication, DrawnSlot, Refusal};
use domain::{
    age::days_after,
    reservation::{self, Admission, Application, Booking, Campaign, Entry, Service, SlotId, State as Stage},
};
use jiff::Timestamp;
use platform::{Problem, auth::Officer};
use tables::{Changes, ResultRow, SlotWrite, StoreError, with};

use crate::{App, events::EventError, notice, notice::Say, shown, tend};

/// How often a winner's row is written again when it changes meanwhile.
const TRIES: usize = 12;

pub(crate) async fn record(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Json<DrawRecord>, Problem> {
    let service = crate::services::published(&app, &id).await?;
    Ok(Json(shown_record(&app, &service).await?))
}

pub(crate) async fn run(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
) -> Result<Json<DrawRecord>, Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let campaign = campaign(&service).ok_or(Refusal::NotFound)?;
    if app.here() < campaign.closes_at {
        return Err(Refusal::DrawNotOver.into());
    }
    if_due(&app, &service).await?;
    Ok(Json(shown_record(&app, &service).await?))
}

fn campaign(service: &Service) -> Option<&Campaign> {
    service.opening.campaign.as_ref().filter(|_| service.admission == Admission::Draw)
}

async fn shown_record(app: &App, service: &Service) -> Result<DrawRecord, Problem> {
    let campaign = campaign(service).ok_or(Refusal::NotFound)?;
    let (draw, results) = app.reservations.draw(&service.id).await?.ok_or(Refusal::NotFound)?;
    let over = app.here() >= campaign.closes_at;
    let slot = |row: ResultRow| DrawnSlot {
        slot_id: row.slot,
        capacity: row.capacity,
        applications: row
            .drawn
            .into_iter()
            .map(|(id, _, units, drawn)| DrawnApplication { id, units, drawn })
            .collect(),
    };
    Ok(DrawRecord {
        service_id: service.id.clone(),
        opens_at: shown::moment(campaign.opens_at),
        closes_at: shown::moment(campaign.closes_at),
        commitment: draw.commitment,
        // While applications come in, whoever knew the seed could choose keys that win.
        seed: over.then_some(draw.seed),
        slots: results.into_iter().map(slot).collect(),
    })
}

/// Draws for a service whose campaign has closed, unless everybody has been told. It may be started again anywhere: the
/// result of a slot is kept before anyone is told, and telling is done once for each booking.
pub(crate) async fn if_due(app: &App, service: &Service) -> Result<(), EventError> {
    let Some(campaign) = campaign(service) else { return Ok(()) };
    if app.here() < campaign.closes_at {
        return Ok(());
    }
    let Some((draw, _)) = app.reservations.draw(&service.id).await? else { return Ok(()) };
    if draw.drawn_at.is_some() {
        return Ok(());
    }
    let Some(seed) = seed(&draw.seed) else { return Ok(()) };
    let first = campaign.opens_at.date();
    let last = days_after(campaign.closes_at.date(), i32::from(service.opening.days_before) + 1);
    for (id, slot) in app.reservations.slots(&service.id, first, last).await? {
        let applicants = app.reservations.applicants(&id).await?;
        if applicants.is_empty() {
            continue;
        }
        let applications =
            applicants.iter().map(|one| Application { id: one.booking.clone(), units: one.units.clone() });
        let room = if slot.closed { reservation::Room::new() } else { slot.capacity.clone() };
        let drawn = reservation::draw(&seed, &room, applications.collect());
        let result = app.reservations.keep_result(&id, &room, &drawn, &applicants).await?;
        for (booking, family, units, won) in &result.drawn {
            tell(app, service, &id, (booking, family), units, *won).await?;
        }
    }
    let now = app.world.clock.now();
    app.reservations.drawn(&service.id, now).await?;
    tracing::info!(service = service.id, "draw complete");
    Ok(())
}

fn seed(hex: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> = (0..64).step_by(2).map(|n| u8::from_str_radix(hex.get(n..n + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}

/// Gives one applicant what the draw brought, and tells them: place, diary and message in one transaction.
async fn tell(
    app: &App,
    service: &Service,
    slot: &SlotId,
    (id, family): (&str, &str),
    units: &BTreeMap<String, u32>,
    won: bool,
) -> Result<(), EventError> {
    for _ in 0..TRIES {
        let now: Timestamp = app.world.clock.now();
        let diary = app.reservations.diary(family).await?;
        let standing = diary.bookings.get(id).filter(|known| known.state == Stage::Applied && known.slot == *slot);
        // Withdrawn meanwhile, or told by a run before this one.
        let Some(known) = standing else { return Ok(()) };
        let state = if won { Stage::Booked } else { Stage::NotDrawn };
        let told = Booking { state, ..known.clone() };
        let profile = tend::profile(app, family).await?;
        let say = if won { Say::Drawn } else { Say::NotDrawn };
        let batch = notice::batch(app, profile.as_ref(), family, Some(service), (id, &told), say, "draw")?;
        let mut changes = Changes {
            diaries: vec![(family.to_owned(), with(diary, id, told))],
            withdrawn_applications: vec![(slot.clone(), id.to_owned())],
            notices: batch.into_iter().collect(),
            ..Changes::default()
        };
        if won {
            let entry = Entry { family: family.to_owned(), units: units.clone(), held_until: None };
            changes.slots.push((slot.clone(), SlotWrite::Take(id.to_owned(), entry)));
        }
        match app.reservations.commit("draw", &changes, now, Some(&app.notices)).await {
            Ok(()) => {
                let batches: Vec<String> = changes.notices.into_iter().map(|batch| batch.id).collect();
                if !batches.is_empty() {
                    app.outbox.send(batches).await?;
                }
                return Ok(());
            }
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Contended("draw").into())
}
