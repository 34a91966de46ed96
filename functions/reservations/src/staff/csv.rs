//! Bookings for spreadsheets, in parts that fit into one answer of a Lambda function (6 MB).

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
};
use contract::{Refusal, StaffBooking, StaffChild, StaffPerson};
use domain::{
    age::days_after,
    reservation::{RESIDENT, Service, Slot, State as Stage, in_language},
    sheet::{BYTE_ORDER_MARK, record},
    text::Lang,
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};
use serde::Deserialize;

use super::shown::{self, RESIDENT_TITLE};
use crate::{App, services::Days, shown::moment};

/// A part is complete after that many bytes, at the end of a day.
const ENOUGH: usize = 1024 * 1024;
/// Or after that many days.
const DAYS_AT_ONCE: usize = 7;
/// A year.
const MOST_DAYS: i32 = 366;

/// Where to go on.
#[derive(Deserialize)]
pub(crate) struct Part {
    next: Option<String>,
}

pub(crate) async fn download(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Query(days): Query<Days>,
    Query(part): Query<Part>,
) -> Result<(HeaderMap, String), Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let (from, to) = days.read(MOST_DAYS)?;
    let mut text = String::new();
    let mut day = from;
    if let Some(next) = &part.next {
        day = next.parse().map_err(|_| Refusal::DateDoesNotExist)?;
        if !(from..=to).contains(&day) {
            return Err(Refusal::BadRequest.into());
        }
    } else {
        text.push(BYTE_ORDER_MARK);
        record(&mut text, head(&service));
    }
    let mut next = None;
    for done in 0.. {
        if day > to {
            break;
        }
        if done == DAYS_AT_ONCE || text.len() >= ENOUGH {
            next = Some(day);
            break;
        }
        write_day(&app, &service, day, &mut text).await?;
        let after = days_after(day, 1);
        if after == day {
            break;
        }
        day = after;
    }
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Some(next) = next {
        headers.insert("x-next", HeaderValue::from_str(&next.to_string()).map_err(Problem::failed)?);
    }
    Ok((headers, text))
}

async fn write_day(app: &App, service: &Service, day: Date, text: &mut String) -> Result<(), Problem> {
    let slots = app.reservations.slots(&service.id, day, day).await?;
    let rows = shown::rows(app, service, &slots).await?;
    let shown = shown::bookings(app, service, &rows).await?;
    for (row, booking) in rows.iter().zip(shown) {
        let starts = row.booking.slot.starts;
        let slot = slots.iter().find(|(id, _)| *id == row.booking.slot).map(|(_, slot): &(_, Slot)| slot.ends);
        let ends = slot.unwrap_or(row.booking.ends);
        record(text, cells(service, booking, [moment(starts), moment(ends)]));
    }
    Ok(())
}

fn head(service: &Service) -> Vec<String> {
    let known = ["予約", "開始", "終了", "状態", "順番", "だれ", "電話", "子ども"];
    let mut head: Vec<String> = known.map(str::to_owned).into();
    if service.who.residents_only {
        head.push(RESIDENT_TITLE.to_owned());
    }
    head.extend(service.questions.iter().map(|question| in_language(&question.title, Lang::Ja).to_owned()));
    head.push("受付".to_owned());
    head
}

fn cells(service: &Service, booking: StaffBooking, [starts, ends]: [String; 2]) -> Vec<String> {
    let (person, phone) = match booking.person {
        StaffPerson::Resident { id } => (id, String::new()),
        StaffPerson::Caller { name, phone } => (name, phone),
        StaffPerson::Pseudonym { name } => (name, String::new()),
    };
    let position = booking.position.map_or(String::new(), |position| position.to_string());
    let children = booking.children.iter().map(child).collect::<Vec<_>>().join("、");
    let mut cells = vec![booking.id, starts, ends, state(booking.state).to_owned(), position, person, phone, children];
    let answer = |question: &str| {
        let answer = booking.answers.iter().find(|answer| answer.question == question);
        answer.map_or(String::new(), |answer| answer.text.clone())
    };
    if service.who.residents_only {
        cells.push(answer(RESIDENT));
    }
    cells.extend(service.questions.iter().map(|question| answer(&question.id)));
    cells.push(booking.made_at);
    cells
}

fn child(child: &StaffChild) -> String {
    let age = match (child.months, child.weeks) {
        (Some(months @ 0..12), _) => format!("{months}か月"),
        (Some(months), _) if months % 12 == 0 => format!("{}歳", months / 12),
        (Some(months), _) => format!("{}歳{}か月", months / 12, months % 12),
        (None, Some(weeks)) => format!("妊娠{weeks}週"),
        (None, None) => String::new(),
    };
    child.token.as_ref().map_or(age.clone(), |token| format!("{token} {age}").trim_end().to_owned())
}

const fn state(state: Stage) -> &'static str {
    match state {
        Stage::Requested => "確認待ち",
        Stage::Booked => "予約",
        Stage::Waiting => "キャンセル待ち",
        Stage::Offered => "枠を取り置き中",
        Stage::Applied => "抽選に申込み",
        Stage::NotDrawn => "落選",
        Stage::Arrived => "来所",
        Stage::NoShow => "来なかった",
        Stage::Cancelled => "家庭が取り消し",
        Stage::Withdrawn => "窓口が取り消し",
        Stage::Lapsed => "期限切れ",
    }
}
