//! Alarms: looked at now, raised once. What a silent gate may know is unknown, and goes to staff alone.

use std::collections::BTreeSet;

use domain::{facility::Facility, text::Lang};
use jiff::{SignedDuration, Timestamp};
use sync::{
    board::{Alarm, Line, Silent},
    clock::Millis,
};
use tables::{AlarmRow, Kind, NewBatch, Recipient, RosterRow, link_id};

use super::{EventError, plan};
use crate::{
    App,
    look::{Look, millis},
    notice, shown,
};

const MINUTE: Millis = 60_000;
/// How long a gate may be quiet before its silence counts: it says every minute that nothing happens.
const QUIET: Millis = 2 * MINUTE;
/// A question about this morning is none in the evening.
const ASKED_FOR: SignedDuration = SignedDuration::from_hours(3);

/// Looks at a facility's day, once its first moment has come: before that nobody is missing, and to read everything with
/// each arrival of the morning would be most of what a day costs.
pub(super) async fn today(app: &App, facility: &Facility) -> Result<(), EventError> {
    let (today, at) = (app.world.clock.today(), app.millis());
    if facility.moments(today).first().is_none_or(|first| at < millis(today, *first)) {
        return Ok(());
    }
    let Some(look) = Look::of(app, facility.clone(), today).await? else { return Ok(()) };
    let raised = app.attendance.alarms(&facility.id, today).await?;
    let known = |child: &str, kind: &str| raised.iter().any(|row| row.child == child && row.kind == kind);
    let mut again: BTreeSet<Millis> = late_from(&look, at).into_iter().collect();
    for line in look.board(at) {
        let child = line.child.to_string();
        for alarm in &line.alarms {
            let kind = shown::word(alarm, "alarm");
            if known(&child, &kind) || is_told(alarm) {
                continue;
            }
            if is_early(alarm, at) {
                again.insert(at + QUIET);
                continue;
            }
            raise(app, &look, &line, alarm, kind, at).await?;
        }
    }
    for moment in again {
        plan::wake(app, &facility.id, moment).await?;
    }
    Ok(())
}

/// When the next child that was said to be on its way is missing like any other.
fn late_from(look: &Look, now: Millis) -> Option<Millis> {
    let coming = look.days.values().filter(|day| !day.seen && day.absence.is_none());
    let until = coming.filter_map(|day| day.coming.as_ref()).map(|coming| coming.until() + MINUTE);
    until.filter(|until| *until > now).min()
}

/// Somebody has said why already.
fn is_told(alarm: &Alarm) -> bool {
    matches!(alarm, Alarm::NotSeen { coming: true })
}

/// A gate that spoke a moment ago is not silent: its next word decides.
fn is_early(alarm: &Alarm, now: Millis) -> bool {
    let spoke = |silent: &Silent| silent.since.is_some_and(|since| now - since < QUIET);
    matches!(alarm, Alarm::Unknown { silent } if !silent.is_empty() && silent.iter().all(spoke))
}

async fn raise(app: &App, look: &Look, line: &Line, alarm: &Alarm, kind: String, at: Millis) -> Result<(), EventError> {
    let row = look.child(line.child.as_str());
    let questions = match row {
        Some(row) if alarm.reaches_guardians() => questions(app, look, row).await?,
        _ => Vec::new(),
    };
    let alarm = AlarmRow { child: line.child.to_string(), kind, raised: at, asked: !questions.is_empty() };
    let raised = app.attendance.raise(&look.facility.id, look.day, &alarm, &questions, &app.notices).await?;
    if raised && !questions.is_empty() {
        app.outbox.send(questions.into_iter().map(|batch| batch.id).collect()).await?;
    }
    Ok(())
}

/// Asks every guardian who may answer, each in their language and with their emoji.
async fn questions(app: &App, look: &Look, row: &RosterRow) -> Result<Vec<NewBatch>, EventError> {
    let residents = row.reporters().map(|link| link.resident.clone()).collect();
    let profiles = app.residents.profiles(&residents).await?;
    let link = link_id(&look.facility.id, &row.child.id);
    let (now, day) = (app.world.clock.now(), look.day);
    let mut batches = Vec::new();
    for one in row.reporters() {
        let profile = profiles.iter().find(|(resident, profile)| *resident == one.resident && profile.following);
        let Some((resident, profile)) = profile else { continue };
        let lang: Lang = profile.lang.unwrap_or_default();
        batches.push(NewBatch {
            id: notice::id(&["question", &link, &day.to_string(), resident]),
            kind: Kind::Question,
            messages: notice::question(lang, one.token, day)?.freeze(),
            // Which day it asks about: it is held back once the child has been seen.
            milestones: vec![day.to_string()],
            members: vec![Recipient {
                resident: resident.clone(),
                child: Some(link.clone()),
                line_user_id: profile.line_user_id.clone(),
            }],
            created_at: now,
            not_after: now.checked_add(ASKED_FOR).unwrap_or(Timestamp::MAX),
            run: None,
        });
    }
    Ok(batches)
}
