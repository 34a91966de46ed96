//! What the bank says of a file. One person reports it and a second one confirms it: whoever could call a paid transfer
//! returned alone, and name another account for it, could be paid twice.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{BankFileCard, BankFileState, BankResult, ConfirmBankResult, Refusal, ReportedReturn};
use domain::text::Lang;
use platform::{Problem, auth::Officer, digest};
use tables::{FileRow, ReportRow};

use super::{
    audit,
    bank_files::{card, elsewhere, find, moved},
    decisions::sentence,
    programmes::count,
};
use crate::{App, because, events, files, shown};

pub(crate) async fn report(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((id, file)): Path<(String, String)>,
    Json(BankResult { returned }): Json<BankResult>,
) -> Result<(StatusCode, Json<BankFileCard>), Problem> {
    let row = find(&app, &id, &file).await?;
    if !has_result(&row) {
        return Err(elsewhere(&row));
    }
    let orders = files::orders(&app, &row).await?;
    let known = app.benefits.returned(&file, &row.reports).await?;
    let (mut back, mut yen): (BTreeMap<String, String>, u64) = (BTreeMap::new(), 0);
    for transfer in returned {
        sentence(&transfer.why)?;
        let wrong = |what: &str| because(Refusal::ResultInvalid, format!("{}: {what}", transfer.reference));
        let place = usize::try_from(transfer.reference).ok().and_then(|reference| reference.checked_sub(1));
        let (subject, order) = place.and_then(|place| orders.get(place)).ok_or_else(|| wrong("unknown"))?;
        if known.contains_key(subject) {
            return Err(wrong("before"));
        }
        if back.insert(subject.clone(), transfer.why.clone()).is_some() {
            return Err(wrong("twice"));
        }
        yen += u64::from(order.yen);
    }
    let said: Vec<&str> = back.iter().flat_map(|(subject, why)| [subject.as_str(), why.as_str()]).collect();
    let report = ReportRow {
        id: digest(&[["result", &file].as_slice(), &said].concat(), 16),
        by: officer.subject.clone(),
        reported_at: app.world.clock.now(),
        returned: count(back.len()),
        yen,
    };
    let trail = audit(&app, &officer, "bank_file.result_reported", &file);
    moved(app.benefits.report(&id, &row, &report, &back, &trail).await, &row)?;
    Ok((StatusCode::ACCEPTED, Json(card(FileRow { reported: Some(report), ..row }))))
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    _: Officer,
    Path((id, file)): Path<(String, String)>,
) -> Result<Json<Vec<ReportedReturn>>, Problem> {
    let row = find(&app, &id, &file).await?;
    let Some(report) = &row.reported else { return Ok(Json(Vec::new())) };
    let back = app.benefits.returned(&file, std::slice::from_ref(&report.id)).await?;
    let mut shown = Vec::with_capacity(back.len());
    for (reference, (subject, order)) in (1..).zip(files::orders(&app, &row).await?) {
        let Some(why) = back.get(&subject) else { continue };
        let account = shown::account(&app, &order.account, Lang::Ja).await?;
        shown.push(ReportedReturn { reference, subject, yen: order.yen, account, why: why.clone() });
    }
    Ok(Json(shown))
}

pub(crate) async fn confirm(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((id, file)): Path<(String, String)>,
    Json(ConfirmBankResult { id: looked_at }): Json<ConfirmBankResult>,
) -> Result<(StatusCode, Json<BankFileCard>), Problem> {
    let row = find(&app, &id, &file).await?;
    // The same tap again, after the answer to the first was lost.
    if row.reported.is_none() && row.reports.last() == Some(&looked_at) {
        return Ok((StatusCode::ACCEPTED, Json(card(row))));
    }
    if !has_result(&row) {
        return Err(elsewhere(&row));
    }
    let report = row.reported.clone().filter(|report| report.id == looked_at).ok_or(Refusal::ReportChanged)?;
    if report.by == officer.subject {
        return Err(Refusal::SecondPersonNeeded.into());
    }
    let trail = audit(&app, &officer, "bank_file.result_confirmed", &file);
    let confirmed = app.benefits.confirm_report(&id, &row, &report, &trail).await;
    moved(confirmed, &row)?;
    events::say(&app, &format!("settle:{id}:{file}")).await;
    Ok((StatusCode::ACCEPTED, Json(card(FileRow { state: BankFileState::Settling, reported: None, ..row }))))
}

/// It is with the bank. Of a transfer that came back late the bank says so later.
const fn has_result(row: &FileRow) -> bool {
    matches!(row.state, BankFileState::Released | BankFileState::Settled)
}
