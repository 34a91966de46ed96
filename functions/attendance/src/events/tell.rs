//! Telling guardians what happened: the feed of the board is the outbox. How far it was told is noted together with the
//! messages, so a crash anywhere tells nothing twice and leaves nothing out.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    facility::{Facility, custody::LinkedTo},
    family::Token,
    text::Lang,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use line::Messages;
use sync::{
    bounds::SAME_PASSAGE,
    entry::{ChildId, FacilityId, Fact, Subject},
    fold::{ChildDay, Event, fold},
    server::RowName,
};
use tables::{BOARD, Feed, Filed, Kind, NewBatch, Profile, Recipient, RosterRow, link_id};

use super::{EventError, reported};
use crate::{
    App,
    notice::{self, Passage},
};

/// Changes that are read at a time.
const AT_ONCE: usize = 20;
/// Batches that fit one transaction beside the note of how far it was told.
const FITS: usize = 45;
/// What is older is no news to anybody: a tablet that was found in a drawer.
const NEWS: i32 = 2;
/// Nobody needs to hear tomorrow that a child has arrived.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(12);

/// Tells everything that was filed since the last time.
pub(super) async fn all(app: &App, facility: &Facility) -> Result<(), EventError> {
    let Ok(place) = FacilityId::new(facility.id.as_str()) else { return Ok(()) };
    let mut told = app.attendance.told(&facility.id).await?;
    loop {
        let changes = app.attendance.changes(Feed { scope: &facility.id, name: BOARD }, told + 1, AT_ONCE).await?;
        if changes.is_empty() {
            return Ok(());
        }
        for (seq, rows) in changes {
            let names: Vec<RowName> = rows.iter().filter_map(|row| RowName::parse(row)).collect();
            let batches = batches(app, &place, facility.tells_guardians, seq, &names).await?;
            if !note(app, &facility.id, told, seq, &batches).await? {
                // Somebody else is telling; what is left is theirs.
                return Ok(());
            }
            told = seq;
        }
    }
}

/// Freezes the messages of one change and notes it.
async fn note(app: &App, facility: &str, from: u64, to: u64, batches: &[NewBatch]) -> Result<bool, EventError> {
    let (early, last) = batches.split_at(batches.len().saturating_sub(FITS));
    // Frozen again after a crash they are the same batches.
    for batch in early {
        app.notices.put_frozen(batch).await?;
    }
    if !app.attendance.tell(facility, from, to, last, &app.notices).await? {
        return Ok(false);
    }
    let ids: Vec<String> = batches.iter().map(|batch| batch.id.clone()).collect();
    if !ids.is_empty() {
        app.outbox.send(ids).await?;
    }
    Ok(true)
}

/// Who hears one and the same message.
type ByContent = BTreeMap<(Lang, Token, Passage), BTreeSet<Recipient>>;

/// What one change brought, and who may hear of it.
pub(super) struct News {
    pub(super) facility: FacilityId,
    pub(super) seq: u64,
    pub(super) now: Timestamp,
    pub(super) filed: BTreeMap<(Subject, Date), Filed>,
    roster: BTreeMap<String, RosterRow>,
    profiles: BTreeMap<String, Profile>,
}

/// The messages of one change: who came and went where the facility wants that told, and what was reported always.
async fn batches(
    app: &App,
    facility: &FacilityId,
    tells_passages: bool,
    seq: u64,
    names: &[RowName],
) -> Result<Vec<NewBatch>, EventError> {
    let now = app.world.clock.now();
    let today = platform::today(now);
    let is_news = |day: Date| domain::family::days(day, today) < NEWS;
    let items: BTreeSet<(Subject, Date)> =
        names.iter().filter(|name| is_news(name.day)).map(|name| (name.subject.clone(), name.day)).collect();
    let filed = app.attendance.filed(facility, &items).await?;
    let reports = reported::changes(&filed, seq, today);
    if reports.is_empty() && !tells_passages {
        return Ok(Vec::new());
    }
    let children: BTreeSet<String> =
        items.iter().filter_map(|(subject, _)| child(subject)).map(ToString::to_string).collect();
    let roster = app.attendance.roster_of(facility.as_str(), &children).await?;
    let residents: BTreeSet<String> =
        roster.values().flat_map(RosterRow::readers).map(|link| link.resident.clone()).collect();
    let profiles: BTreeMap<String, Profile> = app.residents.profiles(&residents).await?.into_iter().collect();
    let news = News { facility: facility.clone(), seq, now, filed, roster, profiles };
    let mut batches = reported::batches(app, &news, reports)?;
    if tells_passages {
        batches.extend(passages(&news, names)?);
    }
    Ok(batches)
}

impl News {
    pub(super) fn child(&self, id: &ChildId) -> Option<&RosterRow> {
        self.roster.get(id.as_str())
    }

    /// A reader of a child whom LINE reaches, as a member of a batch.
    pub(super) fn recipient(&self, row: &RosterRow, link: &LinkedTo) -> Option<(Lang, Recipient)> {
        let profile = self.profiles.get(&link.resident).filter(|profile| profile.following)?;
        let recipient = Recipient {
            resident: link.resident.clone(),
            child: Some(link_id(self.facility.as_str(), &row.child.id)),
            line_user_id: profile.line_user_id.clone(),
        };
        Some((profile.lang.unwrap_or_default(), recipient))
    }

    /// Made again it is the same batch.
    pub(super) fn batch(&self, about: &str, messages: &Messages, members: BTreeSet<Recipient>) -> NewBatch {
        let messages = messages.freeze();
        NewBatch {
            id: notice::id(&[about, self.facility.as_str(), &self.seq.to_string(), &messages]),
            kind: Kind::Passage,
            messages,
            milestones: Vec::new(),
            members: members.into_iter().collect(),
            created_at: self.now,
            not_after: self.now.checked_add(GOOD_FOR).unwrap_or(Timestamp::MAX),
            run: None,
        }
    }
}

fn passages(news: &News, names: &[RowName]) -> Result<Vec<NewBatch>, EventError> {
    let today = platform::today(news.now);
    let recent = |day: Date| domain::family::days(day, today).abs() < NEWS;
    let mut audience = ByContent::new();
    for name in names.iter().filter(|name| recent(name.day)) {
        let Some(filed) = news.filed.get(&(name.subject.clone(), name.day)) else { continue };
        let Some(row) = child(&name.subject).and_then(|child| news.child(child)) else { continue };
        let Some(passage) = passage(filed, name, news.seq, today) else { continue };
        for link in row.readers() {
            let Some((lang, recipient)) = news.recipient(row, link) else { continue };
            audience.entry((lang, link.token, passage)).or_default().insert(recipient);
        }
    }
    let mut batches = Vec::with_capacity(audience.len());
    for ((lang, token, passage), members) in audience {
        batches.push(news.batch("passage", &notice::passage(lang, token, passage)?, members));
    }
    Ok(batches)
}

fn child(subject: &Subject) -> Option<&ChildId> {
    match subject {
        Subject::Child(child) => Some(child),
        Subject::Run(_) => None,
    }
}

/// What is to be told of an event of the change `seq`; nothing of one that was taken out, and nothing of a passage that
/// was told before.
fn passage(filed: &Filed, name: &RowName, seq: u64, today: Date) -> Option<Passage> {
    let event = filed.events.iter().find(|event| event.key() == name.key)?;
    let what = what(&event.entry.fact)?;
    let day = fold(filed.events.iter().filter(|event| brought(filed, event) <= seq));
    let voided = || fold(&filed.events).voided.contains(&name.key);
    if day.collapsed.contains(&name.key) || was_told(filed, event, seq, &day) || voided() {
        return None;
    }
    let claimed = event.entry.fact.claimed().filter(|at| sync::clock::day_in_japan(*at) == Some(name.day));
    let at = claimed.unwrap_or(event.at);
    let happened = Timestamp::from_millisecond(at).ok()?;
    let here = platform::here(happened);
    Some(Passage {
        what,
        day: (here.date() != today).then_some(here.date()),
        time: here.time().with().second(0).subsec_nanosecond(0).build().ok()?,
        late: event.received.saturating_sub(at) > sync::bounds::LATE,
        uncertain: day.uncertain.contains(&name.key),
    })
}

fn what(fact: &Fact) -> Option<notice::What> {
    match fact {
        Fact::In(_) => Some(notice::What::In),
        Fact::Out(_) => Some(notice::What::Out),
        Fact::Boarded(_) => Some(notice::What::Boarded),
        Fact::Alighted(_) => Some(notice::What::Alighted),
        _ => None,
    }
}

pub(super) fn brought(filed: &Filed, event: &Event) -> u64 {
    filed.changes.get(&event.key()).copied().unwrap_or_default()
}

/// Two tablets wrote down one passage, and the one whose record counts by now was heard second: guardians know of it
/// from the other.
fn was_told(filed: &Filed, event: &Event, seq: u64, now: &ChildDay) -> bool {
    let before: Vec<&Event> = filed.events.iter().filter(|event| brought(filed, event) < seq).collect();
    let then = fold(before.iter().copied());
    before.iter().any(|other| {
        let key = other.key();
        what(&other.entry.fact) == what(&event.entry.fact)
            && now.collapsed.contains(&key)
            && !then.collapsed.contains(&key)
            && (other.at - event.at).abs() <= SAME_PASSAGE
    })
}
