//! The bookings of the resident who asks. Somebody else's is as unknown as one that does not exist.

pub(crate) mod thread;

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use contract::{Booking, BookingChange, NewBooking, Refusal};
use domain::{
    reservation::{self, Answers, Party, Refused, Service, SlotId, State as Stage, ics as calendar},
    text::Lang,
};
use platform::{Problem, auth::Resident, idempotency_key};
use tables::{Booked, DeskError, Family, Order, booking_id};

use crate::{
    App,
    refused::{self, DeskProblem, Wanted},
    services::language,
    shown::{self, Beside},
};

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
) -> Result<Json<Vec<Booking>>, Problem> {
    let diary = app.reservations.diary(&resident.id).await?;
    let services = app.reservations.services_for(&diary).await?;
    let services: BTreeMap<_, _> = services.iter().map(|row| (row.service.id.as_str(), &row.service)).collect();
    let mut bookings: Vec<_> = diary.bookings.iter().collect();
    bookings.sort_by_key(|(id, booking)| (booking.slot.starts, *id));
    let mut cards = Vec::with_capacity(bookings.len());
    for (id, booking) in bookings {
        let service = services.get(booking.slot.service.as_str()).copied();
        cards.push(card(&app, id, booking, service, Answers::new(), language(&headers)).await?);
    }
    Ok(Json(cards))
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Booking>, Problem> {
    let booking = own(&app, &resident, &id).await?;
    let answers = app.reservations.answers(&resident.id, &id).await?;
    let service = app.reservations.service(&booking.slot.service).await?;
    let service = service.as_ref().map(|row| &row.service);
    Ok(Json(card(&app, &id, &booking, service, answers, language(&headers)).await?))
}

pub(crate) async fn book(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
    Json(new): Json<NewBooking>,
) -> Result<(StatusCode, Json<Booking>), Problem> {
    let key = idempotency_key(&headers)?;
    let slot = SlotId::parse(&new.slot_id).ok_or(Refusal::UnknownSlot)?;
    let party = match new.child_ids.as_slice() {
        [] => Party::default(),
        ids => party(&app.residents.family(&resident.id).await?, ids)?,
    };
    let order = Order {
        booking: booking_id(&resident.id, key),
        family: resident.id,
        slot,
        party,
        answers: new.answers,
        caller: None,
        audit: None,
        now: app.world.clock.now(),
    };
    match app.reservations.book(&order).await {
        Ok(booked) => Ok((StatusCode::CREATED, Json(answer(&app, booked, &headers).await?))),
        Err(error) => {
            let wanted = Wanted { slot: &order.slot, party: &order.party, answers: &order.answers };
            Err(refused::problem(&app, error, wanted).await)
        }
    }
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(BookingChange { slot_id }): Json<BookingChange>,
) -> Result<Json<Booking>, Problem> {
    let key = idempotency_key(&headers)?;
    let booking = own(&app, &resident, &id).await?;
    let slot = SlotId::parse(&slot_id).ok_or(Refusal::UnknownSlot)?;
    let party = match booking.children.as_slice() {
        [] => Party::default(),
        ids => party(&app.residents.family(&resident.id).await?, ids)?,
    };
    let now = app.world.clock.now();
    match app.reservations.change(&resident.id, &id, &slot, key, &party, now).await {
        Ok(booked) => Ok(Json(answer(&app, booked, &headers).await?)),
        Err(error) => {
            let answers = app.reservations.answers(&resident.id, &id).await?;
            let wanted = Wanted { slot: &slot, party: &party, answers: &answers };
            Err(refused::problem(&app, error, wanted).await)
        }
    }
}

pub(crate) async fn cancel(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Booking>, Problem> {
    let booked = app.reservations.cancel(&resident.id, &id, app.world.clock.now()).await;
    done(&app, booked, &headers).await
}

pub(crate) async fn accept(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Booking>, Problem> {
    let booked = app.reservations.accept(&resident.id, &id, app.world.clock.now(), None).await;
    done(&app, booked, &headers).await
}

/// Staff may know from now on who the family is.
pub(crate) async fn reveal(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Booking>, Problem> {
    let show = |booking: &mut reservation::Booking| {
        booking.revealed = true;
        Ok::<_, Refused>(())
    };
    let booked = app.reservations.note(&resident.id, &id, app.world.clock.now(), None, show).await;
    done(&app, booked, &headers).await
}

pub(crate) async fn ics(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let booking = own(&app, &resident, &id).await?;
    let service = app.reservations.service(&booking.slot.service).await?.ok_or(Refusal::UnknownService)?.service;
    let lang = language(&headers);
    if matches!(booking.state, Stage::Waiting | Stage::Offered | Stage::Applied) {
        // There is nothing to come to yet.
        return Err(Refusal::NotLive.into());
    }
    let over = matches!(booking.state, Stage::Cancelled | Stage::Withdrawn | Stage::Lapsed | Stage::NotDrawn);
    // A phone's calendar lies open on the table; what LINE must not say stays out of it too.
    let (title, place) = match service.discreet {
        true => (service.name_in_line(lang).to_string(), ""),
        false => (service.title(lang).to_owned(), service.place(lang)),
    };
    let event = calendar::event(&calendar::Event {
        uid: &id,
        sequence: booking.done.len() as u64 + u64::from(over),
        stamp: app.world.clock.now(),
        starts: booking.slot.starts,
        ends: booking.ends,
        title: &title,
        place,
        cancelled: over,
    });
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], event))
}

async fn done(app: &App, booked: Result<Booked, DeskError>, headers: &HeaderMap) -> Result<Json<Booking>, Problem> {
    let booked = booked.map_err(DeskProblem)?;
    Ok(Json(answer(app, booked, headers).await?))
}

/// What the desk did, shown; a slot that became free goes on to the next who waits.
async fn answer(app: &App, booked: Booked, headers: &HeaderMap) -> Result<Booking, Problem> {
    let service = app.reservations.service(&booked.booking.slot.service).await?.map(|row| row.service);
    if let Some(freed) = &booked.freed {
        crate::events::freed(app, service.as_ref(), freed).await;
    }
    card(app, &booked.id, &booked.booking, service.as_ref(), Answers::new(), language(headers)).await
}

async fn card(
    app: &App,
    id: &str,
    booking: &reservation::Booking,
    service: Option<&Service>,
    answers: Answers,
    lang: Lang,
) -> Result<Booking, Problem> {
    let position = match booking.state {
        Stage::Waiting => position(app, id, &booking.slot).await?,
        _ => None,
    };
    Ok(shown::booking(id, booking, Beside { service, position, answers, lang, now: app.here() }))
}

/// The place on the waiting list, from 1.
async fn position(app: &App, id: &str, slot: &SlotId) -> Result<Option<u32>, Problem> {
    Ok(app.reservations.slot(slot).await?.and_then(|slot| slot.place_in_line(id)))
}

pub(crate) async fn own(app: &App, resident: &Resident, id: &str) -> Result<reservation::Booking, Problem> {
    let mut diary = app.reservations.diary(&resident.id).await?;
    Ok(diary.bookings.remove(id).ok_or(Refusal::NotFound)?)
}

/// The members of the family with these ids.
fn party(family: &Family, ids: &[String]) -> Result<Party, Refusal> {
    let members = family.members();
    let find = |id: &String| {
        let member = members.iter().find(|member| member.id == *id).ok_or(Refusal::NotFound)?;
        Ok((member.id.clone(), member.subject.clone()))
    };
    Ok(Party { members: ids.iter().map(find).collect::<Result<_, Refusal>>()? })
}
