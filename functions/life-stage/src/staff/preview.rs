//! Exactly who would get a milestone on which day, with the text they would read, before it is published.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{Preview, PreviewDay, PreviewRange, PreviewRecipient, Refusal};
use domain::{
    age::days_after,
    calendar::{self, Milestone},
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};
use tables::{Candidate, Profile};

use super::milestones::find;
use crate::{App, push::wording::Wording};

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
    let row = app.life_stage.setting(&id).await?;
    let setting = row.draft.unwrap_or(row.published);
    if !setting.enabled {
        return Ok(Json(Preview { total: 0, days: Vec::new() }));
    }
    let wording = Wording::of(milestone.id(), &setting);

    let mut shown = Vec::new();
    for day in (0..i32::from(days)).map(|n| days_after(from, n)) {
        let recipients = recipients(&app, milestone, &wording, day).await?;
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
    day: Date,
) -> Result<Vec<PreviewRecipient>, Problem> {
    let rules = calendar::national();
    let mut candidates = app.residents.candidates(rules.keys_due_on_for(milestone, day)).await?;
    candidates.retain(|candidate| rules.push_day(milestone, &candidate.child.member.subject) == Some(day));
    let residents = candidates.iter().map(|candidate| candidate.resident.clone()).collect();
    let profiles: BTreeMap<_, _> = app.residents.profiles(&residents).await?.into_iter().collect();
    let children = candidates.iter().map(|found| (found.resident.clone(), found.child.member.id.clone())).collect();
    let receipts = app.notices.receipts(&children).await?;
    let recipient = |Candidate { resident, child }: Candidate| {
        let profile = profiles.get(&resident).filter(|profile| hears(profile, milestone))?;
        let heard = receipts.get(&(resident.clone(), child.member.id.clone()));
        if heard.is_some_and(|heard| heard.contains(milestone.id())) {
            return None;
        }
        let lang = profile.lang.unwrap_or_default();
        let entry = rules.entry(milestone, &child.member.subject)?;
        let subject = &child.member.subject;
        Some(PreviewRecipient {
            resident,
            token: child.member.token.as_str().to_owned(),
            language: lang.code().to_owned(),
            counted_from: subject.birth_date().or(subject.due_date())?,
            text: wording.text(lang, child.member.token, &[entry]).as_str().to_owned(),
        })
    };
    Ok(candidates.into_iter().filter_map(recipient).collect())
}

fn hears(profile: &Profile, milestone: &Milestone) -> bool {
    profile.following && profile.push_on && profile.topics.has(milestone.category())
}
