//! The list as it stands, as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel wants): for letters to whom LINE does
//! not reach, and for the office's own system. It is for staff alone and so has names.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
};
use domain::benefit::Verdict;
use platform::{Problem, auth::Officer};
use serde::Deserialize;

use super::{audit, programme};
use crate::{App, people, shown};

/// Which rows.
#[derive(Deserialize)]
pub(crate) struct Which {
    only: Option<String>,
}

pub(crate) async fn download(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<(HeaderMap, Vec<u8>), Problem> {
    let row = programme(&app, &id).await?;
    app.benefits.note(&audit(&app, &officer, "list.exported", &id)).await?;
    let people = people::all(&app, &row).await?;
    let joins = app.benefits.joins().await?;
    let reached: BTreeSet<&str> = joins.iter().map(|join| join.number.as_str()).collect();
    let only_unreached = which.only.as_deref() == Some("unreached");
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let head = ["番号", "氏名", "生年月日", "申請者宛名番号", "申請者氏名", "住所", "判定", "状態", "金額", "LINE"];
    writer.write_record(head).map_err(Problem::failed)?;
    for person in &people {
        let Some(listed) = &person.listed else { continue };
        let verdict = person.verdict(&row.programme);
        let is_reached = reached.contains(listed.applicant.id.as_str());
        if only_unreached && (is_reached || verdict != Verdict::Yes || person.right.is_some()) {
            continue;
        }
        let verdict = match verdict {
            Verdict::Yes => "対象",
            Verdict::Unknown => "判定できない",
            Verdict::No => "対象外",
        };
        let state = serde_json::to_value(shown::state(person.state())).map_err(Problem::failed)?;
        let yen = person.entitlement(&row.programme).yen.to_string();
        writer
            .write_record([
                guarded(&person.subject).as_str(),
                &guarded(&listed.name),
                &listed.born.to_string(),
                &guarded(&listed.applicant.id),
                &guarded(&listed.applicant.name),
                &guarded(&listed.address),
                verdict,
                state.as_str().unwrap_or_default(),
                &yen,
                if is_reached { "あり" } else { "なし" },
            ])
            .map_err(Problem::failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Problem::failed(error.into_error()))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, bytes))
}

/// A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection).
fn guarded(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
