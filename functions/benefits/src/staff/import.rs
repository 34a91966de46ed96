//! The office's list: part by part, each row taken or refused with its column, in force with its last part and not before.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
};
use contract::{EligibleReport, Refusal, RefusedRow};
use domain::benefit::{Head, Listed, NoList, Programme};
use encoding_rs::SHIFT_JIS;
use platform::{Problem, auth::Officer, digest};
use serde::Deserialize;
use tables::{ListRef, ListRow, StoreError, again};

use super::{audit, programme, programmes::count};
use crate::{App, banks::Directory, because, events};

/// Rows of one part.
const MOST_ROWS: usize = 20_000;
/// Rows of a list.
const LONGEST_LIST: u32 = 100_000;

/// How often a list is put in force when others were faster.
const TRIES: usize = 5;

/// Which part.
#[derive(Deserialize)]
pub(crate) struct Part {
    import: Option<String>,
    last: Option<bool>,
}

pub(crate) async fn part(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Query(part): Query<Part>,
    body: Bytes,
) -> Result<Json<EligibleReport>, Problem> {
    let row = programme(&app, &id).await?;
    let now = app.world.clock.now();
    let import = match part.import {
        Some(import) => {
            if !app.benefits.has_import(&id, &import).await? {
                return Err(Refusal::ImportUnknown.into());
            }
            import
        }
        None => {
            let import = app.world.ids.new_id("imp");
            app.benefits.begin_import(&id, &import, now).await?;
            import
        }
    };
    let read = match read(&body, &row.programme) {
        Ok(read) => read,
        Err(problem) => {
            // Nothing of a list that cannot be taken is kept, its earlier parts included.
            app.benefits.drop_import(&id, &import).await?;
            events::forget(&app, &id, &import).await;
            return Err(problem);
        }
    };
    let Read { taken, refused } = with_known_banks(&app, read).await?;
    let rows: Vec<ListRow> = taken
        .iter()
        .map(|(_, listed)| {
            let sealed = app.sealer.seal(&ListRow::place(&id, &listed.id), listed)?;
            Ok(ListRow::new(listed.id.clone(), listed.applicant.id.clone(), sealed, now))
        })
        .collect::<Result<_, Problem>>()?;
    app.benefits.write_rows(&id, &import, &rows).await?;
    let name = digest(&[&hex::encode(&body)], 8);
    let so_far = app.benefits.count_part(&id, &import, &name, count(rows.len())).await?;
    let so_far = so_far.ok_or(Refusal::ImportUnknown)?;
    if so_far > LONGEST_LIST {
        app.benefits.drop_import(&id, &import).await?;
        events::forget(&app, &id, &import).await;
        return Err(because(Refusal::ListInvalid, "too_long"));
    }
    let in_force = part.last.unwrap_or(true);
    if in_force {
        let list = ListRef { import: import.clone(), rows: so_far, at: now };
        put_in_force(&app, &officer, &id, row.list, &list).await?;
    }
    let taken = count(rows.len());
    Ok(Json(EligibleReport { import, taken, refused, rows: so_far, in_force }))
}

/// Puts a list in force and lets go of the one before; looks again where another one was faster.
async fn put_in_force(
    app: &App,
    officer: &Officer,
    id: &str,
    mut before: Option<ListRef>,
    list: &ListRef,
) -> Result<(), Problem> {
    for attempt in 0..TRIES {
        let trail = audit(app, officer, "list.in_force", id);
        match app.benefits.put_in_force(id, list, before.as_ref(), &trail).await {
            Ok(()) => {
                if let Some(before) = before {
                    events::forget(app, id, &before.import).await;
                }
                return Ok(());
            }
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
        before = programme(app, id).await?.list;
        if before.as_ref().is_some_and(|before| before.import == list.import) {
            return Ok(());
        }
        if !app.benefits.has_import(id, &list.import).await? {
            return Err(Refusal::ImportUnknown.into());
        }
    }
    Err(Refusal::Busy.into())
}

struct Read {
    /// Each with its row.
    taken: Vec<(u32, Listed)>,
    refused: Vec<RefusedRow>,
}

/// Without the rows whose account lies where no bank is: they could not be paid.
async fn with_known_banks(app: &App, read: Read) -> Result<Read, Problem> {
    let mut directory = Directory::new(app);
    let (mut taken, mut refused) = (Vec::with_capacity(read.taken.len()), read.refused);
    for (row, listed) in read.taken {
        let unknown = match &listed.account {
            None => None,
            Some(account) if directory.branch(account).await?.is_some() => None,
            Some(account) => {
                let bank = directory.bank(&format!("{:04}", account.bank)).await?;
                Some(if bank.is_none() { "金融機関コード" } else { "店番" })
            }
        };
        match unknown {
            None => taken.push((row, listed)),
            Some(column) => {
                let (column, reason) = (column.to_owned(), "unknown".to_owned());
                refused.push(RefusedRow { row, column, reason });
            }
        }
    }
    refused.sort_by_key(|refused| refused.row);
    Ok(Read { taken, refused })
}

fn read(body: &[u8], programme: &Programme) -> Result<Read, Problem> {
    let invalid = |reason: &str| because(Refusal::ListInvalid, reason);
    let text = decode(body).ok_or_else(|| invalid("encoding"))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let head = records.next().ok_or_else(|| invalid("empty"))?.map_err(|_| invalid("csv"))?;
    let columns = programme.columns();
    let head = Head::new(head.iter(), columns.iter().copied(), programme.unit).map_err(|error| refused(&error))?;
    let (mut taken, mut refused_rows, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (place, record) in (2_u32..).zip(records) {
        let refuse = |column: &str, reason: &str| RefusedRow {
            row: place,
            column: column.to_owned(),
            reason: reason.to_owned(),
        };
        let record = match record {
            Ok(record) => record,
            Err(_) => {
                refused_rows.push(refuse("", "csv"));
                continue;
            }
        };
        let fields: Vec<&str> = record.iter().collect();
        if Head::holds_my_number(&fields) {
            return Err(refused(&NoList::MyNumber(usize::try_from(place).unwrap_or_default())));
        }
        match head.read(&fields, columns.iter().copied()) {
            Ok(listed) if !seen.insert(listed.id.clone()) => refused_rows.push(refuse("", "twice")),
            Ok(listed) => taken.push((place, listed)),
            Err(flaw) => refused_rows.push(refuse(flaw.column, &flaw.reason)),
        }
    }
    if taken.len() > MOST_ROWS {
        return Err(invalid("part_too_long"));
    }
    Ok(Read { taken, refused: refused_rows })
}

fn refused(error: &NoList) -> Problem {
    match error {
        NoList::MyNumber(row) => because(Refusal::MyNumberRefused, format!("row {row}")),
        NoList::Missing(_) | NoList::Twice(_) => because(Refusal::ListInvalid, error.to_string()),
    }
}

/// UTF-8, with or without a byte order mark, or CP932: what core systems and spreadsheets write.
fn decode(body: &[u8]) -> Option<Cow<'_, str>> {
    if let Ok(text) = std::str::from_utf8(body) {
        return Some(text.trim_start_matches('\u{feff}').into());
    }
    let (text, _, malformed) = SHIFT_JIS.decode(body);
    (!malformed).then_some(text)
}
