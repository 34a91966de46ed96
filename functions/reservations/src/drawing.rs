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
use jiff::civil::DateTime;
use platform::{Problem, auth::Officer};
use tables::{Changes, ResultRow, SlotWrite, StoreError, again};

use crate::{App, events::EventError, notice, notice::Say, shown, tend};

/// Minutes between the end of the campaign and the draw.
const SETTLING: i64 = 2;
/// How far behind its campaign a draw's slots can lie.
const AHEAD: i32 = 400;
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
    if let Some(campaign) = campaign(&service)
        && app.here() < settled(campaign)
    {
        return Err(Refusal::DrawNotOver.into());
    }
    if_due(&app, &service).await?;
    Ok(Json(shown_record(&app, &service).await?))
}

fn campaign(service: &Service) -> Option<&Campaign> {
    service.opening.campaign.as_ref().filter(|_| service.admission == Admission::Draw)
}

/// When no application can be on its way any more: one that was asked for in the last second is written by then.
fn settled(campaign: &Campaign) -> DateTime {
    campaign.closes_at.saturating_add(jiff::Span::new().minutes(SETTLING))
}

async fn shown_record(app: &App, service: &Service) -> Result<DrawRecord, Problem> {
    let (draw, results) = app.reservations.draw(&service.id).await?.ok_or(Refusal::NotFound)?;
    let campaign = draw.campaign.as_ref().or(campaign(service)).ok_or(Refusal::NotFound)?;
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
    if app.here() < settled(campaign) {
        return Ok(());
    }
    let Some((draw, _)) = app.reservations.draw(&service.id).await? else { return Ok(()) };
    if draw.drawn_at.is_some() {
        return Ok(());
    }
    let seed = hex::decode(&draw.seed).ok().and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let Some(seed) = seed else { return Ok(()) };
    let first = campaign.opens_at.date();
    let last = days_after(campaign.closes_at.date(), AHEAD);
    let mut failed = None;
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
            // One that fails does not keep the others from hearing.
            failed = tell(app, service, &id, (booking, family), units, *won).await.err().or(failed);
        }
    }
    if let Some(error) = failed {
        return Err(error);
    }
    app.reservations.drawn(&service.id, campaign, app.world.clock.now()).await?;
    tracing::info!(service = service.id, "draw complete");
    Ok(())
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
    for attempt in 1..=TRIES {
        let now = app.world.clock.now();
        let diary = app.reservations.diary(family).await?;
        let standing = diary.bookings.get(id).filter(|known| known.state == Stage::Applied && known.slot == *slot);
        // Withdrawn meanwhile, or told by a run before this one.
        let Some(known) = standing else { return Ok(()) };
        if let Some(child) = tend::lost(app, family, known).await? {
            return crate::events::ended(app, family, &child).await;
        }
        let state = if won { Stage::Booked } else { Stage::NotDrawn };
        let told = Booking { state, ..known.clone() };
        let profile = tend::profile(app, family).await?;
        let say = if won { Say::Drawn } else { Say::NotDrawn };
        let batch = notice::batch(app, profile.as_ref(), family, Some(service), (id, &told), say, "draw")?;
        let mut changes = Changes {
            diaries: vec![(family.to_owned(), diary.with(id, told))],
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
            Err(error) => again(error, attempt).await?,
        }
    }
    Err(StoreError::Contended("draw").into())
}
