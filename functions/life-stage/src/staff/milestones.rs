//! On and off, and the municipality's own sentence, for each milestone. A draft changes nothing until it is published.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{DraftMilestone, MilestoneSetting, MunicipalTexts, Publication, Refusal, StaffMilestone};
use domain::{
    calendar::{self, Milestone},
    text::{Lang, MunicipalText, MunicipalTextError},
};
use platform::{Problem, auth::Officer};
use tables::{AuditEntry, SettingRow, StoreError};

use crate::App;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffMilestone>>, Problem> {
    let rows = app.life_stage.settings().await?;
    let mut rows: BTreeMap<_, _> = rows.into_iter().map(|row| (row.milestone.clone(), row)).collect();
    let shown = calendar::national().milestones().map(|milestone| {
        let row = rows.remove(milestone.id()).unwrap_or_else(|| SettingRow::untouched(milestone.id()));
        shown(milestone, row)
    });
    Ok(Json(shown.collect()))
}

pub(crate) async fn draft(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(draft): Json<DraftMilestone>,
) -> Result<Json<StaffMilestone>, Problem> {
    let milestone = find(&id)?;
    let texts = checked(draft.texts)?;
    let row = app.life_stage.setting(&id).await?;
    let row = SettingRow { draft: Some(MilestoneSetting { enabled: draft.enabled, texts }), ..row };
    save(&app, &officer, row, draft.version, "milestone.drafted").await.map(|row| Json(shown(milestone, row)))
}

pub(crate) async fn publish(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(Publication { version }): Json<Publication>,
) -> Result<Json<StaffMilestone>, Problem> {
    let milestone = find(&id)?;
    let row = app.life_stage.setting(&id).await?;
    let Some(draft) = row.draft.clone() else { return Err(Refusal::VersionConflict.into()) };
    let row = SettingRow { published: draft, draft: None, ..row };
    save(&app, &officer, row, version, "milestone.published").await.map(|row| Json(shown(milestone, row)))
}

pub(super) fn find(id: &str) -> Result<&'static Milestone, Refusal> {
    calendar::national().find(id).ok_or(Refusal::UnknownMilestone)
}

/// Texts that may be sent; empty ones are dropped, so that the national text is said.
fn checked(texts: MunicipalTexts) -> Result<MunicipalTexts, Refusal> {
    texts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(lang, text)| {
            Lang::parse(&lang).ok_or(Refusal::UnknownLanguage)?;
            let text = MunicipalText::new(&text).map_err(|error| match error {
                MunicipalTextError::Empty => Refusal::TextEmpty,
                MunicipalTextError::TooLong => Refusal::TextTooLong,
                MunicipalTextError::NotAllowed => Refusal::TextNotAllowed,
                MunicipalTextError::MyNumber => Refusal::MyNumberRefused,
            })?;
            Ok((lang, text.as_str().to_owned()))
        })
        .collect()
}

/// Writes `row` over the version that was on the screen.
async fn save(app: &App, officer: &Officer, row: SettingRow, seen: u64, action: &str) -> Result<SettingRow, Problem> {
    if row.version != seen {
        return Err(Refusal::VersionConflict.into());
    }
    let row = SettingRow { version: seen + 1, ..row };
    let audit = AuditEntry {
        actor: format!("staff:{}", officer.subject),
        action: action.to_owned(),
        subject: row.milestone.clone(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    };
    match app.life_stage.save(&row, &audit).await {
        Ok(()) => Ok(row),
        Err(StoreError::Conflict(_)) => Err(Refusal::VersionConflict.into()),
        Err(error) => Err(error.into()),
    }
}

fn shown(milestone: &Milestone, row: SettingRow) -> StaffMilestone {
    let by_lang = |text: fn(&Milestone, Lang) -> &str| {
        Lang::all().into_iter().map(|lang| (lang.code().to_owned(), text(milestone, lang).to_owned())).collect()
    };
    StaffMilestone {
        id: milestone.id().to_owned(),
        category: milestone.category().code().to_owned(),
        titles: by_lang(Milestone::title),
        guides: by_lang(Milestone::guide),
        source: milestone.source().to_owned(),
        effective_from: milestone.effective_from(),
        published: row.published,
        draft: row.draft,
        version: row.version,
    }
}
