//! Exactly who would get a milestone on which day, with the text they would read, before it is published. What else
//! falls due for the same child on that day stands in the same message, so it stands in the preview too.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{Preview, PreviewDay, PreviewRange, PreviewRecipient, Refusal};
use domain::{
    age::days_after,
    calendar::{self, Entry, Milestone},
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};
use tables::{Mark, SettingRow};

use super::milestones::find;
use crate::{
    App,
    push::{
        Span,
        audience::{self, Told},
        wording::Wording,
    },
};

/// Two months: further ahead, registrations to come would make the numbers wrong.
const MOST_DAYS: u16 = 62;
const DAYS: u16 = 31;

pub(crate) async fn show(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Json(range): Json<PreviewRange>,
) -> Result<Json<Preview>, Problem> {
    let milestone = find(&id)?;
    let days = range.days.unwrap_or(DAYS);
    if !(1..=MOST_DAYS).contains(&days) {
        return Err(Refusal::RangeTooLong.into());
    }
    let from = match &range.from {
        Some(text) => text.parse().map_err(|_| Refusal::DateDoesNotExist)?,
        None => days_after(app.world.clock.today(), 1),
    };
    let settings = app.life_stage.settings().await?;
    let row = settings.iter().find(|row| row.milestone == id).cloned().unwrap_or_else(|| SettingRow::untouched(&id));
    let setting = row.draft.unwrap_or(row.published);
    if !setting.enabled {
        return Ok(Json(Preview { total: 0, days: Vec::new() }));
    }
    let wording = Wording::published(&settings).with(milestone.id(), &setting);

    // The next push also looks at those whose dates are new.
    let today = app.world.clock.today();
    let pushed = app.life_stage.run(today).await?.is_some_and(|run| run.complete);
    let next = if pushed { days_after(today, 1) } else { today };
    let marks = app.residents.rechecks().await?;

    let mut shown = Vec::new();
    for day in (0..i32::from(days)).map(|n| days_after(from, n)) {
        let marks = if day == next { marks.as_slice() } else { &[] };
        let recipients = recipients(&app, milestone, &wording, marks, day).await?;
        if !recipients.is_empty() {
            shown.push(PreviewDay { day, recipients });
        }
    }
    Ok(Json(Preview { total: shown.iter().map(|day| day.recipients.len()).sum(), days: shown }))
}

async fn recipients(
    app: &App,
    milestone: &'static Milestone,
    wording: &Wording<'_>,
    marks: &[Mark],
    day: Date,
) -> Result<Vec<PreviewRecipient>, Problem> {
    let anchors = calendar::national().keys_due_on_for(milestone, day);
    let mut due = audience::due(app, Span { since: day, day }, anchors, wording, marks).await?;
    let carries = |entries: &[Entry<'_>]| entries.iter().any(|entry| entry.milestone.id() == milestone.id());
    due.retain(|due| carries(&due.entries));
    let residents = due.iter().map(|due| due.candidate.resident.clone()).collect();
    let profiles = audience::profiles(app, residents).await?;
    let told = audience::told(app, day, due, &profiles).await?;
    let recipient = |Told { candidate, profile, entries }: Told| {
        let lang = profile.lang.unwrap_or_default();
        let member = &candidate.child.member;
        Some(PreviewRecipient {
            token: member.token.as_str().to_owned(),
            language: lang.code().to_owned(),
            counted_from: member.subject.birth_date().or(member.subject.due_date())?,
            text: wording.text(lang, member.token, &entries).as_str().to_owned(),
            resident: candidate.resident,
        })
    };
    Ok(told.into_iter().filter(|told| carries(&told.entries)).filter_map(recipient).collect())
}
