//! The list as it stands, for spreadsheets: for letters to whom LINE does not reach, and for the
//! office's own system. It is for staff alone and so has names.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, header},
};
use contract::Refusal;
use domain::{
    benefit::{Listed, Verdict},
    sheet::{BYTE_ORDER_MARK, record},
};
use platform::{Problem, auth::Officer, digest};
use serde::Deserialize;

use super::{audit, programme};
use crate::{App, people, people::Person, shown};

/// Rows of one page: an answer of a function ends at 6 MB (AWS), 4.5 before base64, and a row with a long address has 300
/// bytes.
const PAGE: usize = 12_000;
/// How many pages there are.
const PAGES: &str = "x-pages";

/// Which rows.
#[derive(Deserialize)]
pub(crate) struct Which {
    only: Option<String>,
    /// From 1. Pages one behind the other are the file; their `etag` says that they are of one list.
    page: Option<usize>,
}

pub(crate) async fn download(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<(HeaderMap, String), Problem> {
    let row = programme(&app, &id).await?;
    app.benefits.note(&audit(&app, &officer, "list.exported", &id)).await?;
    let people = people::all(&app, &row).await?;
    let joined = people::joined(&app).await?;
    let is_reached = |listed: &Listed| joined.contains_key(&listed.applicant.id);
    let only_unreached = which.only.as_deref() == Some("unreached");
    let rows: Vec<(&Person, &Listed, Verdict)> = people
        .iter()
        .filter_map(|person| Some((person, person.listed.as_ref()?, person.verdict(&row.programme))))
        .filter(|(person, listed, verdict)| {
            !only_unreached || (!is_reached(listed) && *verdict == Verdict::Yes && person.right.is_none())
        })
        .collect();
    // The list and who of it is in this file: somebody may be joined while the pages are read.
    let list = row.list.as_ref().map_or("", |list| list.import.as_str());
    let named: Vec<&str> = [list].into_iter().chain(rows.iter().map(|(person, ..)| person.subject.as_str())).collect();
    let etag = format!("\"{}\"", digest(&named, 12));
    let (page, pages) = (which.page.unwrap_or(1), rows.len().div_ceil(PAGE).max(1));
    if page == 0 || page > pages {
        return Err(Refusal::BadRequest.into());
    }

    let mut file = String::new();
    let head = ["番号", "氏名", "生年月日", "申請者宛名番号", "申請者氏名", "住所", "判定", "状態", "金額", "LINE"];
    if page == 1 {
        file.push(BYTE_ORDER_MARK);
        record(&mut file, head);
    }
    for (person, listed, verdict) in rows.into_iter().skip((page - 1) * PAGE).take(PAGE) {
        let verdict = match verdict {
            Verdict::Yes => "対象",
            Verdict::Unknown => "判定できない",
            Verdict::No => "対象外",
        };
        let state = serde_json::to_value(shown::state(person.state())).map_err(Problem::failed)?;
        let cells = [
            person.subject.as_str(),
            &listed.name,
            &listed.born.to_string(),
            &listed.applicant.id,
            &listed.applicant.name,
            &listed.address,
            verdict,
            state.as_str().unwrap_or_default(),
            &person.entitlement(&row.programme).yen.to_string(),
            if is_reached(listed) { "あり" } else { "なし" },
        ];
        record(&mut file, cells);
    }
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(PAGES, HeaderValue::from(pages));
    headers.insert(header::ETAG, HeaderValue::from_str(&etag).map_err(Problem::failed)?);
    Ok((headers, file))
}
