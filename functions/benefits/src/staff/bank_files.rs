//! Bank files as staff see them: ordered, released by a second person, fetched.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
};
use contract::{BankFileCard, BankFileState, NewBankFile, Refusal, ReleaseBankFile, ReportedResult};
use domain::benefit::State as Stage;
use jiff::civil::Date;
use platform::{Problem, auth::Officer, digest, idempotency_key};
use tables::{FileRow, Released, StoreError};

use super::{audit, programme};
use crate::{App, banks, because, events, files, shown};

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
) -> Result<Json<Vec<BankFileCard>>, Problem> {
    programme(&app, &id).await?;
    let mut files = app.benefits.bank_files(&id).await?;
    files.sort_by_key(|file| file.made_at);
    Ok(Json(files.into_iter().rev().map(card).collect()))
}

pub(crate) async fn make(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(NewBankFile { pay_on }): Json<NewBankFile>,
) -> Result<(StatusCode, Json<BankFileCard>), Problem> {
    let row = programme(&app, &id).await?;
    let key = idempotency_key(&headers)?;
    let pay_on: Date = pay_on.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    if pay_on < app.world.clock.today() {
        return Err(Refusal::DayPast.into());
    }
    let payer = app.benefits.payer().await?.ok_or(Refusal::PayerMissing)?;
    let payer_bank = app.benefits.bank(&payer.bank).await?.and_then(|bank| banks::only(&bank, &payer.branch));
    let payer_bank = Some(payer_bank.ok_or_else(|| because(Refusal::AccountInvalid, "branch: unknown"))?);
    let file = digest(&["bank file", &id, &officer.subject, key], 8);
    if let Some(there) = app.benefits.bank_file(&id, &file).await? {
        if there.pay_on != pay_on {
            return Err(Refusal::IdempotencyKeyReused.into());
        }
        return Ok((StatusCode::ACCEPTED, Json(card(there))));
    }
    let rights = app.benefits.rights(&id, &row.programme.period).await?;
    if !rights.iter().any(|right| matches!(right.entitlement.state, Stage::Granted(_))) {
        return Err(Refusal::NothingToPay.into());
    }
    let file = FileRow {
        id: file,
        state: BankFileState::Gathering,
        pay_on,
        count: 0,
        total: 0,
        sha256: None,
        returned: 0,
        made_at: app.world.clock.now(),
        made_by: officer.subject.clone(),
        released_by: None,
        payer: Some(payer),
        payer_bank,
        reported: None,
        reports: Vec::new(),
    };
    match app.benefits.open_file(&id, &file, &audit(&app, &officer, "bank_file.made", &file.id)).await {
        // The same request was faster.
        Ok(()) | Err(StoreError::Conflict(_)) => {}
        Err(error) => return Err(error.into()),
    }
    events::say(&app, &format!("gather:{id}:{}", file.id)).await;
    Ok((StatusCode::ACCEPTED, Json(card(file))))
}

pub(crate) async fn release(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((id, file)): Path<(String, String)>,
    Json(ReleaseBankFile { sha256 }): Json<ReleaseBankFile>,
) -> Result<Json<BankFileCard>, Problem> {
    let row = find(&app, &id, &file).await?;
    if row.made_by == officer.subject {
        return Err(Refusal::SecondPersonNeeded.into());
    }
    if row.sha256.as_deref() != Some(sha256.as_str()) {
        return Err(Refusal::BankFileChanged.into());
    }
    match row.state {
        BankFileState::Ready => {}
        BankFileState::Released if row.released_by.as_deref() == Some(officer.subject.as_str()) => {
            return Ok(Json(card(row)));
        }
        _ => return Err(elsewhere(&row)),
    }
    let released =
        FileRow { state: BankFileState::Released, released_by: Some(officer.subject.clone()), ..row.clone() };
    let trail = audit(&app, &officer, "bank_file.released", &file);
    match app.benefits.release(&id, &released, &sha256, &trail).await? {
        Released::Now => Ok(Json(card(released))),
        Released::Not => {
            let there = find(&app, &id, &file).await?;
            let is_twin = there.state == BankFileState::Ready;
            Err(if is_twin { Refusal::BankFileTwin.into() } else { elsewhere(&there) })
        }
    }
}

pub(crate) async fn discard(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((id, file)): Path<(String, String)>,
) -> Result<(StatusCode, Json<BankFileCard>), Problem> {
    let row = find(&app, &id, &file).await?;
    if row.state != BankFileState::Ready {
        let over = matches!(row.state, BankFileState::Discarding | BankFileState::Discarded);
        return if over { Ok((StatusCode::ACCEPTED, Json(card(row)))) } else { Err(elsewhere(&row)) };
    }
    let next = FileRow { state: BankFileState::Discarding, ..row };
    let trail = audit(&app, &officer, "bank_file.discarded", &file);
    moved(app.benefits.move_file(&id, &next, BankFileState::Ready, Some(&trail)).await, &next)?;
    events::say(&app, &format!("discard:{id}:{file}")).await;
    Ok((StatusCode::ACCEPTED, Json(card(next))))
}

pub(crate) async fn content(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((id, file)): Path<(String, String)>,
) -> Result<(HeaderMap, Vec<u8>), Problem> {
    let row = find(&app, &id, &file).await?;
    if !matches!(row.state, BankFileState::Released | BankFileState::Settling | BankFileState::Settled) {
        return Err(elsewhere(&row));
    }
    let bytes = files::bytes(&app, &row).await?;
    // What was looked at and released, or nothing.
    if row.sha256 != Some(files::hash(&bytes)) {
        return Err(Refusal::BankFileChanged.into());
    }
    app.benefits.note(&audit(&app, &officer, "bank_file.fetched", &file)).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("attachment; filename=\"furikomi-{}-{file}.txt\"", row.pay_on);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Problem::failed)?);
    Ok((headers, bytes))
}

pub(super) async fn find(app: &App, programme: &str, file: &str) -> Result<FileRow, Problem> {
    Ok(app.benefits.bank_file(programme, file).await?.ok_or(Refusal::NotFound)?)
}

pub(super) fn moved(outcome: Result<(), StoreError>, row: &FileRow) -> Result<(), Problem> {
    outcome.map_err(|error| match error {
        StoreError::Conflict(_) => elsewhere(row),
        error => error.into(),
    })
}

pub(super) fn elsewhere(row: &FileRow) -> Problem {
    let state = serde_json::to_value(row.state).ok();
    let state = state.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    because(Refusal::BankFileElsewhere, state)
}

pub(super) fn card(row: FileRow) -> BankFileCard {
    BankFileCard {
        state: row.state,
        id: row.id,
        pay_on: row.pay_on.to_string(),
        count: row.count,
        total: row.total,
        sha256: row.sha256,
        returned: row.returned,
        made_at: shown::moment(row.made_at),
        made_by: row.made_by,
        released_by: row.released_by,
        reported: row.reported.map(|report| ReportedResult {
            id: report.id,
            by: report.by,
            at: shown::moment(report.reported_at),
            returned: report.returned,
            yen: report.yen,
        }),
    }
}
