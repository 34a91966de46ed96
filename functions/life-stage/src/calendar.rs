use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, header},
};
use contract::{CalendarEntry, Refusal};
use domain::{
    calendar::{self, Entry},
    text::Lang,
};
use platform::{Problem, auth::Resident, problem::accepted};

use crate::App;

/// The whole calendar of one of the resident's own children. An ended pregnancy has none.
pub(crate) async fn read(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Vec<CalendarEntry>>, Problem> {
    let family = app.residents.family(&resident.id).await?;
    let child = family.child(&id).ok_or(Refusal::NotFound)?;
    if child.ended_at.is_some() {
        return Ok(Json(Vec::new()));
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let chosen = family.profile.as_ref().and_then(|profile| profile.lang);
    let lang = asked.map(|asked| accepted(Some(asked))).or(chosen).unwrap_or_default();
    let entries = calendar::national().of(&child.member.subject);
    Ok(Json(entries.iter().map(|entry| shown(entry, lang)).collect()))
}

fn shown(entry: &Entry<'_>, lang: Lang) -> CalendarEntry {
    CalendarEntry {
        milestone: entry.milestone.id().to_owned(),
        title: entry.milestone.title(lang).to_owned(),
        guide: entry.milestone.guide(lang).to_owned(),
        category: entry.milestone.category().code().to_owned(),
        starts: entry.starts,
        ends: entry.ends,
        accepted_until: entry.accepted_until,
        applies: entry.applies,
        source: entry.milestone.source().to_owned(),
        reason: entry.reason.text(lang),
    }
}
