//! Pulls: for each feed the changes since the cursor, or a snapshot. A device names feeds, never facilities: whose feeds
//! they are follows from its enrolment.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use contract::{DeviceKind, DeviceState, FeedPage, PassKey, Pulled, Refusal};
use domain::{age::days_after, facility::REPORTED_AHEAD, holidays::is_day_off};
use jiff::civil::Date;
use platform::Problem;
use serde::Deserialize;
use sync::{
    bounds::FEEDS,
    device::Settled,
    entry::Subject,
    feed::{self, Change, Cursor, Extent, Page, Row, Want},
    fold::Event,
    server::RowName,
};
use tables::{BOARD, DeviceRow, Feed, Filed, OUTCOMES, ROSTER, RosterRow, StoreError};

use super::{SignedDevice, gzip};
use crate::{App, keys};

/// A device that is further behind starts again from a snapshot, which is shorter by then.
const HORIZON: u64 = 2_000;
/// Changes that are read for one page; a page holds 64 KB.
const AT_ONCE: usize = 60;
/// Days of a snapshot of what happened: yesterday, and reported absences of two weeks, for mornings without a network.
const SNAPSHOT: std::ops::RangeInclusive<i32> = -1..=14;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// base64url of a JSON list of cursors.
    cursor: String,
}

pub(crate) async fn pull(
    State(app): State<Arc<App>>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
    device: SignedDevice,
) -> Result<Response, Problem> {
    // Who asks comes before what they ask for.
    let Query(Asked { cursor }) = asked.map_err(|_| Refusal::BadRequest)?;
    match device.row.state {
        DeviceState::Pending => return Err(Refusal::DevicePending.into()),
        DeviceState::Revoked => return Err(Refusal::DeviceRevoked.into()),
        DeviceState::Active => {}
    }
    let cursors: Vec<Cursor> = BASE64
        .decode(cursor)
        .ok()
        .and_then(|json| serde_json::from_slice(&json).ok())
        .filter(|cursors: &Vec<Cursor>| cursors.len() <= FEEDS)
        .ok_or(Refusal::BadRequest)?;
    let mut pages = Vec::with_capacity(cursors.len());
    for cursor in &cursors {
        let page = page(&app, &device.row, cursor).await?;
        pages.push(FeedPage { feed: cursor.feed.to_string(), page });
    }
    let more = pages.iter().any(|one| match &one.page {
        Page::Changes { more, .. } | Page::Reset { more, .. } => *more,
        Page::Gone => false,
    });
    let (pass_keys, entry_keys) = daily_keys(&app, &device.row);
    let holidays = days_off(app.world.clock.today());
    let answer = Pulled { pages, more, server_time: app.millis(), pass_keys, entry_keys, holidays };
    Ok(packed(&headers, &answer))
}

/// Keys of today and tomorrow: a tablet that is without a network in the morning had one the evening before.
fn daily_keys(app: &App, device: &DeviceRow) -> (Vec<PassKey>, Vec<PassKey>) {
    let (today, facility) = (app.world.clock.today(), device.facility.as_str());
    let of = |make: &dyn Fn(Date) -> Vec<u8>| {
        [0, 1].map(|n| days_after(today, n)).map(|day| PassKey { day: day.to_string(), key: keys::text(&make(day)) })
    };
    match device.kind {
        DeviceKind::Entry => (Vec::new(), of(&|day| app.keys.of_entrance(facility, day)).into()),
        DeviceKind::Gate | DeviceKind::Class | DeviceKind::Bus => {
            (of(&|day| app.keys.of_day(facility, day)).into(), Vec::new())
        }
    }
}

fn days_off(today: Date) -> Vec<Date> {
    (0..=REPORTED_AHEAD).map(|ahead| days_after(today, ahead)).filter(|day| is_day_off(*day)).collect()
}

fn packed(headers: &HeaderMap, answer: &Pulled) -> Response {
    let body = serde_json::to_vec(answer).unwrap_or_default();
    let wanted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let small = wanted.is_some_and(|wanted| wanted.contains("gzip")).then(|| gzip::pack(&body)).flatten();
    let json = (header::CONTENT_TYPE, "application/json");
    let fresh = (header::CACHE_CONTROL, "no-store");
    match small {
        Some(small) => ([json, fresh, (header::CONTENT_ENCODING, "gzip")], small).into_response(),
        None => ([json, fresh], body).into_response(),
    }
}

async fn page(app: &App, device: &DeviceRow, cursor: &Cursor) -> Result<Page, StoreError> {
    let Some(source) = Source::of(device, cursor.feed.as_str()) else { return Ok(Page::Gone) };
    let head = app.attendance.feed_head(source.feed()).await?;
    let extent = Extent { head, horizon: head.saturating_sub(HORIZON) + 1 };
    match feed::want(cursor, extent) {
        Want::Changes { from } if from > head => Ok(feed::changes_page(from, extent, [])),
        Want::Changes { from } => {
            let changes = app.attendance.changes(source.feed(), from, AT_ONCE).await?;
            let wanted: BTreeSet<String> = changes.iter().flat_map(|(_, rows)| rows.iter().cloned()).collect();
            let values = source.values(app, &wanted).await?;
            let filled = changes.into_iter().map(|(seq, keys)| {
                let rows = keys.into_iter().map(|key| Row { value: values.get(&key).cloned(), key });
                Change { seq, rows: rows.collect() }
            });
            Ok(feed::changes_page(from, extent, filled))
        }
        Want::Snapshot { at, after } => {
            let rows = source.everything(app).await?;
            let left = rows.into_iter().filter(|(key, _)| after.as_ref().is_none_or(|after| key > after));
            let left = left.map(|(key, value)| Row { key, value: Some(value) });
            Ok(feed::snapshot_page(at, after.as_deref(), left))
        }
    }
}

/// Where the rows of a feed come from.
enum Source<'a> {
    Roster(&'a DeviceRow),
    Board(&'a DeviceRow),
    Outcomes(&'a DeviceRow),
}

impl<'a> Source<'a> {
    /// The feed of that name, if this device may have it: the entrance of a centre needs nobody's name.
    fn of(device: &'a DeviceRow, name: &str) -> Option<Self> {
        match (name, device.kind) {
            (_, DeviceKind::Entry) => None,
            (ROSTER, _) => Some(Self::Roster(device)),
            (BOARD, _) => Some(Self::Board(device)),
            (OUTCOMES, _) => Some(Self::Outcomes(device)),
            _ => None,
        }
    }

    fn feed(&self) -> Feed<'a> {
        match self {
            Self::Roster(device) => Feed::roster(device.facility.as_str()),
            Self::Board(device) => Feed::board(device.facility.as_str()),
            Self::Outcomes(device) => Feed::outcomes(device.id.as_str()),
        }
    }

    /// What some rows say now; those that are gone are left out.
    async fn values(&self, app: &App, keys: &BTreeSet<String>) -> Result<BTreeMap<String, String>, StoreError> {
        match self {
            Self::Roster(device) => {
                let facility = device.facility.as_str();
                let children = keys.iter().filter_map(|key| key.strip_prefix("k/")).map(str::to_owned).collect();
                let found = app.attendance.roster_of(facility, &children).await?;
                let mut rows: BTreeMap<_, _> = found.values().filter_map(|row| child(app, row)).collect();
                if keys.contains("f") {
                    rows.extend(place(app, facility).await?);
                }
                Ok(rows)
            }
            Self::Board(device) => {
                let named: BTreeSet<(Subject, Date)> =
                    keys.iter().filter_map(|key| RowName::parse(key)).map(|name| (name.subject, name.day)).collect();
                let filed = app.attendance.filed(&device.facility, &named).await?;
                Ok(filed.iter().flat_map(|((subject, day), filed)| lines(subject, *day, filed)).collect())
            }
            Self::Outcomes(device) => self::outcomes(app, device).await,
        }
    }

    /// Every row, in the order of keys.
    async fn everything(&self, app: &App) -> Result<BTreeMap<String, String>, StoreError> {
        match self {
            Self::Roster(device) => {
                let facility = device.facility.as_str();
                let roster = app.attendance.roster(facility).await?;
                let mut rows: BTreeMap<_, _> = roster.iter().filter_map(|row| child(app, row)).collect();
                rows.extend(place(app, facility).await?);
                Ok(rows)
            }
            Self::Board(device) => {
                let mut rows = BTreeMap::new();
                for ahead in SNAPSHOT {
                    let day = days_after(app.world.clock.today(), ahead);
                    let items = app.attendance.day(&device.facility, day).await?.items;
                    rows.extend(items.iter().flat_map(|(subject, filed)| lines(subject, day, filed)));
                }
                Ok(rows)
            }
            Self::Outcomes(device) => self::outcomes(app, device).await,
        }
    }
}

/// A child's row: what a kiosk shows. One who has left is gone.
fn child(app: &App, row: &RosterRow) -> Option<(String, String)> {
    let here = row.child.until.is_none_or(|until| until >= app.world.clock.today());
    let text = here.then(|| serde_json::to_string(&row.effective()).ok()).flatten()?;
    Some((RosterRow::row_key(&row.child.id), text))
}

async fn place(app: &App, facility: &str) -> Result<Option<(String, String)>, StoreError> {
    let row = app.attendance.facility(facility).await?;
    Ok(row.and_then(|row| Some(("f".to_owned(), serde_json::to_string(&row.facility).ok()?))))
}

async fn outcomes(app: &App, device: &DeviceRow) -> Result<BTreeMap<String, String>, StoreError> {
    let settled: Vec<Settled> = app.attendance.outcomes(&device.id).await?;
    let rows = settled.iter().filter_map(|one| Some((one.key.to_string(), serde_json::to_string(one).ok()?)));
    Ok(rows.collect())
}

fn lines(subject: &Subject, day: Date, filed: &Filed) -> Vec<(String, String)> {
    let line = |event: &Event| {
        let name = RowName { day, subject: subject.clone(), key: event.key() };
        Some((name.to_string(), event.write(&event.entry.write().ok()?)))
    };
    filed.events.iter().filter_map(line).collect()
}
