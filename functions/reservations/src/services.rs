//! What is on offer: for everyone to see, without a session.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::HeaderMap,
};
use contract::{Eligibility, Refusal, ServiceCard, SlotCard};
use domain::{
    reservation::{For, Service, window},
    text::Lang,
};
use jiff::civil::Date;
use platform::{Problem, auth::Resident, problem::accepted};
use serde::Deserialize;

use crate::{App, shown};

/// Two months at once: what a calendar shows, and what one answer carries.
const MOST_DAYS: i32 = 62;

/// Two days, both included.
#[derive(Deserialize)]
pub(crate) struct Days {
    from: String,
    to: String,
}

impl Days {
    /// The days, at most `most` of them.
    pub(crate) fn read(&self, most: i32) -> Result<(Date, Date), Refusal> {
        let from: Date = self.from.parse().map_err(|_| Refusal::DateDoesNotExist)?;
        let to: Date = self.to.parse().map_err(|_| Refusal::DateDoesNotExist)?;
        match domain::family::days(from, to) {
            days if days < 0 => Err(Refusal::BadRequest),
            days if days >= most => Err(Refusal::RangeTooLong),
            _ => Ok((from, to)),
        }
    }
}

/// A booking that shall move does not stand in its own way.
#[derive(Deserialize)]
pub(crate) struct Moving {
    without: Option<String>,
}

pub(crate) async fn list(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Json<Vec<ServiceCard>>, Problem> {
    let (lang, now) = (language(&headers), app.here());
    let rows = app.reservations.services().await?;
    let open = rows.iter().filter(|row| row.service.published);
    Ok(Json(open.map(|row| shown::service(&row.service, lang, now)).collect()))
}

pub(crate) async fn slots(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Json<Vec<SlotCard>>, Problem> {
    let service = published(&app, &id).await?;
    let (from, to) = days.read(MOST_DAYS)?;
    let slots = app.reservations.vacancies(&id, from, to).await?;
    let now = app.here();
    Ok(Json(slots.iter().map(|(id, slot)| shown::slot(&service, id, slot, slot.places_left(), now)).collect()))
}

pub(crate) async fn eligibility(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Query(Moving { without }): Query<Moving>,
    headers: HeaderMap,
) -> Result<Json<Vec<Eligibility>>, Problem> {
    let service = published(&app, &id).await?;
    let lang = language(&headers);
    let today = app.world.clock.today();
    let mut diary = app.reservations.diary(&resident.id).await?;
    diary.bookings.retain(|id, _| without.as_ref() != Some(id));
    if service.party == For::Household {
        return Ok(Json(vec![answer(None, window(&service, None, &diary, today), lang)]));
    }
    let family = app.residents.family(&resident.id).await?;
    let members = family.members().into_iter().map(|member| (member.id, member.subject));
    let answers = members.map(|member| {
        let window = window(&service, Some(&member), &diary, today);
        answer(Some(member.0), window, lang)
    });
    Ok(Json(answers.collect()))
}

type Window = Result<(Option<Date>, Option<Date>), domain::reservation::Ineligible>;

fn answer(child_id: Option<String>, window: Window, lang: Lang) -> Eligibility {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    match window {
        Ok((from, until)) => {
            Eligibility { child_id, eligible: true, from: day(from), until: day(until), reason: None, message: None }
        }
        Err(why) => Eligibility {
            child_id,
            eligible: false,
            from: None,
            until: None,
            reason: Some(why.code().to_owned()),
            message: Some(why.text(lang).as_str().to_owned()),
        },
    }
}

/// A service that residents may see.
pub(crate) async fn published(app: &App, id: &str) -> Result<Service, Problem> {
    let row = app.reservations.service(id).await?.filter(|row| row.service.published);
    Ok(row.ok_or(Refusal::UnknownService)?.service)
}

/// The language that was asked for.
pub(crate) fn language(headers: &HeaderMap) -> Lang {
    accepted(headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}
