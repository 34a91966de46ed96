//! The daily push: finds who is due by birth date and due date, groups equal messages, freezes them in batches and
//! queues the batches.
//!
//! A run may crash anywhere and be started again, today or on a later day: the days since the last complete run are
//! looked at again, what was gathered is gathered to the end, and claims keep every milestone to once a child.

mod gather;
pub(crate) mod plan;

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar;
use jiff::civil::Date;
use platform::{Problem, queue::QueueError};
use tables::{Candidate, Recheck, Recipient, RunRow, StoreError};

use crate::App;
use plan::{Due, Wording};

/// How far back a run looks for days that were missed. A window that opened earlier is on the family's page.
const LONGEST_ABSENCE: i32 = 31;

/// Why a push was not finished. It is tried again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PushError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error("a message breaks LINE's limits")]
    Limit(#[from] line::LimitError),
}

impl From<PushError> for Problem {
    fn from(error: PushError) -> Self {
        match error {
            PushError::Store(error) => error.into(),
            other => Self::failed(other),
        }
    }
}

/// The push of the day that it is in Japan.
pub(crate) async fn run(app: &App) -> Result<(), PushError> {
    let day = app.world.clock.today();
    let since = since(app, day).await?;
    let mut row = RunRow { day, since, complete: false, due: 0, batches: 0, started_at: app.world.clock.now() };
    app.life_stage.save_run(&row).await?;

    gather::finish_interrupted(app).await?;
    let (due, rechecked) = due(app, since, day).await?;
    let messages = messages(app, day, due).await?;
    row.due = messages.values().map(|recipients| recipients.len() as u64).sum();
    row.batches = gather::all(app, day, messages).await?;
    for (resident, child, version) in rechecked {
        app.residents.rechecked(&resident, &child, version).await?;
    }

    row.complete = true;
    app.life_stage.save_run(&row).await?;
    tracing::info!(%day, %since, due = row.due, batches = row.batches, "daily push complete");
    Ok(())
}

/// The first day that no complete run has looked at.
async fn since(app: &App, day: Date) -> Result<Date, PushError> {
    let runs = app.life_stage.runs(LONGEST_ABSENCE as usize).await?;
    let last = runs.iter().find(|run| run.complete && run.day < day).map(|run| run.day);
    let earliest = domain::age::days_after(day, -LONGEST_ABSENCE);
    Ok(last.map_or(day, |last| domain::age::days_after(last, 1)).clamp(earliest, day))
}

/// Marks that have been looked at: resident, child, version.
type Rechecked = Vec<(String, String, u64)>;

/// Every child with what it is due for, before anyone is asked whether they want to hear it.
async fn due(app: &App, since: Date, day: Date) -> Result<(Vec<Due>, Rechecked), PushError> {
    let rules = calendar::national();
    let settings = app.life_stage.settings().await?;
    let wording = Wording::published(&settings);
    let days: Vec<Date> = (0..=domain::family::days(since, day)).map(|n| domain::age::days_after(since, n)).collect();
    let anchors = days.iter().flat_map(|day| rules.keys_due_on(*day)).collect();

    // A child born early stands in both indexes, and a changed one among the marks as well: each is looked at once.
    let mut children: BTreeMap<(String, String), (Candidate, Option<Recheck>)> = BTreeMap::new();
    for candidate in app.residents.candidates(anchors).await? {
        children.insert((candidate.resident.clone(), candidate.child.member.id.clone()), (candidate, None));
    }
    let marks = app.residents.rechecks().await?;
    let marked: BTreeSet<_> = marks.iter().map(|mark| (mark.resident.clone(), mark.child.clone())).collect();
    let mut current = app.residents.children(&marked).await?;
    current.retain(|candidate| candidate.child.ended_at.is_none());
    for candidate in current {
        let key = (candidate.resident.clone(), candidate.child.member.id.clone());
        let mark = marks.iter().find(|mark| mark.resident == key.0 && mark.child == key.1);
        children.insert(key, (candidate, mark.map(|mark| mark.recheck.clone())));
    }

    let due = children.into_values().filter_map(|(candidate, recheck)| {
        let subject = &candidate.child.member.subject;
        let mut entries: Vec<_> = days.iter().flat_map(|day| rules.due_on(subject, *day)).collect();
        if let Some(recheck) = &recheck {
            let yesterday = domain::age::days_after(since, -1);
            entries.extend(rules.became_due(recheck.before.as_ref(), subject, yesterday, day));
        }
        entries.retain(|entry| !entry.is_over(day) && wording.enabled(entry.milestone.id()));
        let milestones: BTreeSet<&str> = entries.iter().map(|entry| entry.milestone.id()).collect();
        (!milestones.is_empty())
            .then(|| Due { milestones: milestones.into_iter().map(str::to_owned).collect(), candidate })
    });
    let due = due.collect();
    Ok((due, marks.into_iter().map(|mark| (mark.resident, mark.child, mark.version)).collect()))
}

/// A message with the milestones it carries.
type Content = (String, Vec<String>);

/// Who hears what: those who follow the account, want messages on the topic and have not had the milestone.
async fn messages(app: &App, day: Date, due: Vec<Due>) -> Result<BTreeMap<Content, Vec<Recipient>>, PushError> {
    let settings = app.life_stage.settings().await?;
    let wording = Wording::published(&settings);
    let residents = due.iter().map(|due| due.candidate.resident.clone()).collect();
    let profiles: BTreeMap<_, _> = app.residents.profiles(&residents).await?.into_iter().collect();
    let children = due.iter().map(|due| (due.candidate.resident.clone(), due.candidate.child.member.id.clone()));
    let receipts = app.notices.receipts(&children.collect()).await?;

    let mut messages: BTreeMap<Content, Vec<Recipient>> = BTreeMap::new();
    for Due { candidate, milestones } in due {
        let Some(profile) = profiles.get(&candidate.resident).filter(|profile| profile.following && profile.push_on)
        else {
            continue;
        };
        let member = &candidate.child.member;
        let heard = receipts.get(&(candidate.resident.clone(), member.id.clone()));
        let entries: Vec<_> = milestones
            .iter()
            .filter(|milestone| heard.is_none_or(|heard| !heard.contains(*milestone)))
            .filter_map(|milestone| calendar::national().find(milestone))
            .filter(|milestone| profile.topics.has(milestone.category()))
            .filter_map(|milestone| calendar::national().entry(milestone, &member.subject))
            .filter(|entry| !entry.is_over(day))
            .collect();
        if entries.is_empty() {
            continue;
        }
        let lang = profile.lang.unwrap_or_default();
        let content = wording.message(lang, member.token, &entries, &app.page)?.freeze();
        let milestones = entries.iter().map(|entry| entry.milestone.id().to_owned()).collect();
        messages.entry((content, milestones)).or_default().push(Recipient {
            resident: candidate.resident,
            child: Some(member.id.clone()),
            line_user_id: profile.line_user_id.clone(),
        });
    }
    Ok(messages)
}
