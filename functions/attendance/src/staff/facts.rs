//! What staff write down about a child, and everything that was written down.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use contract::{AbsenceReason, NewFact, Record, Refusal, StaffFact};
use domain::{
    age::days_after,
    facility::{Facility, REPORTED_AHEAD},
};
use jiff::civil::Date;
use platform::{Problem, auth::Carer, digest, idempotency_key};
use serde::Deserialize;
use sync::{
    clock::{Millis, day_in_japan},
    entry::{ChildId, FacilityId, Fact, Key, LogId, Passage, PersonId, Reason, Subject, Via},
    fold::{Event, fold},
    server::DESK,
};
use tables::{DeskFact, DeskWrite, Desked, Note, RosterRow};

use super::{audit, because, enter};
use crate::{App, events, look::Look, shown};

/// How long after a day it can be corrected: until the year's books are closed.
pub(super) const BACK: i32 = 400;

#[derive(Deserialize)]
pub(crate) struct OfDay {
    day: String,
}

pub(crate) async fn records(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child)): Path<(String, String)>,
    Query(OfDay { day }): Query<OfDay>,
) -> Result<Json<Vec<Record>>, Problem> {
    enter(&app, &carer, &id).await?;
    let day = shown::read_day(&day)?;
    let look = Look::at(&app, &id, day).await?.ok_or(Refusal::NotFound)?;
    let child = ChildId::new(child).map_err(|_| Refusal::NotFound)?;
    app.attendance.roster_child(&id, child.as_str()).await?.ok_or(Refusal::NotFound)?;
    let events = look.items.events(&child);
    let folded = fold(events);
    let note = |event: &Event| look.items.note(&child, event.key()).and_then(|note| note.text.as_ref());
    let written = |event: &Event| {
        let note = note(event).map(ToString::to_string);
        Record { note, ..record(&look, event, &folded) }
    };
    let mut records: Vec<_> = events.iter().map(|event| (event.at, written(event))).collect();
    records.sort_by_key(|(at, record)| (*at, record.id.clone()));
    Ok(Json(records.into_iter().map(|(_, record)| record).collect()))
}

fn record(look: &Look, event: &Event, day: &sync::fold::ChildDay) -> Record {
    let key = event.key();
    let device = look.devices.iter().find(|device| device.id == event.entry.device);
    let named = |person: &PersonId| look.person(person.as_str());
    let mut record = Record {
        id: key.to_string(),
        at: shown::instant(event.entry.fact.claimed().unwrap_or(event.at)),
        uncertain: day.uncertain.contains(&key),
        received_at: shown::instant(event.received),
        kind: String::new(),
        device: device.map(|device| device.name.clone()),
        by: None,
        with: None,
        reason: None,
        target: None,
        note: None,
        voided: day.voided.contains(&key),
        repeated: day.collapsed.contains(&key),
    };
    if device.is_none() && event.entry.device.as_str() != DESK {
        record.device = Some(event.entry.device.to_string());
    }
    let (kind, by) = match &event.entry.fact {
        Fact::In(one) => ("in", passage(&mut record, one, &named)),
        Fact::Out(one) => ("out", passage(&mut record, one, &named)),
        Fact::Boarded(ride) => ("boarded", Some(&ride.by)),
        Fact::Alighted(ride) => {
            record.with = ride.to.as_ref().map(named);
            ("alighted", Some(&ride.by))
        }
        Fact::RollCall { by, here, .. } => (if *here { "roll_call_here" } else { "roll_call_missing" }, Some(by)),
        Fact::Absence { by, why, .. } => {
            record.reason = Some(why.word().to_owned());
            ("absence", Some(by))
        }
        Fact::AbsenceWithdrawn { by, .. } => ("absence_withdrawn", Some(by)),
        Fact::Coming { by, eta, .. } => {
            record.reason = eta.map(shown::instant);
            ("coming", Some(by))
        }
        Fact::ComingWithdrawn { by, .. } => ("coming_withdrawn", Some(by)),
        Fact::Leaving { by, at, .. } => {
            record.reason = at.map(shown::instant);
            (if at.is_some() { "leaving" } else { "leaving_withdrawn" }, Some(by))
        }
        Fact::Called { by, whom, reached, .. } => {
            record.with = Some(named(whom));
            (if *reached { "called_reached" } else { "called_missed" }, Some(by))
        }
        Fact::Void { target, by, reason, .. } => {
            (record.target, record.reason) = (Some(target.to_string()), Some(reason.to_string()));
            ("void", Some(by))
        }
        Fact::Redate { target, by, at, reason, .. } => {
            record.target = Some(target.to_string());
            record.reason = Some(format!("{} {reason}", shown::instant(*at)));
            ("redate", Some(by))
        }
        Fact::Read { by, .. } => ("read", Some(by)),
        _ => ("other", None),
    };
    (record.kind, record.by) = (kind.to_owned(), by.map(named));
    record
}

fn passage<'p>(
    record: &mut Record,
    passage: &'p Passage,
    named: &impl Fn(&PersonId) -> String,
) -> Option<&'p PersonId> {
    record.with = passage.with.as_ref().map(named);
    passage.by.as_ref()
}

pub(crate) async fn write(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child)): Path<(String, String)>,
    headers: HeaderMap,
    Json(asked): Json<NewFact>,
) -> Result<StatusCode, Problem> {
    let body = serde_json::to_string(&asked).map_err(Problem::failed)?;
    let NewFact { day, by, fact, note } = asked;
    let facility = enter(&app, &carer, &id).await?;
    let key = idempotency_key(&headers)?;
    let row = app.attendance.roster_child(&id, &child).await?.ok_or(Refusal::NotFound)?;
    let day = shown::read_day(&day)?;
    let desk = Desk { facility: &facility, row: &row, today: app.world.clock.today(), now: app.millis(), day };
    let by = desk.staff(&by)?;
    let why = match &fact {
        StaffFact::Coming { why, .. } | StaffFact::Leaving { why, .. } => *why,
        _ => None,
    };
    let fact = desk.fact(by, fact)?;
    let note = desk.note(&fact, why, note.as_deref())?;
    let child = desk.child()?;
    if let Fact::Void { target, .. } | Fact::Redate { target, .. } = &fact {
        let place = FacilityId::new(id.as_str()).map_err(|_| Refusal::NotFound)?;
        let filed = app.attendance.filed(&place, &[(Subject::Child(child.clone()), day)].into()).await?;
        if !filed.values().flat_map(|filed| &filed.events).any(|event| event.key() == *target) {
            return Err(because(Refusal::FactInvalid, "target"));
        }
    }
    let write = DeskWrite {
        facility: FacilityId::new(id.as_str()).map_err(|_| Refusal::NotFound)?,
        facts: vec![DeskFact { child, day, fact, note }],
        request: digest(&[&carer.subject, key], 8),
        asked: digest(&[&body], 8),
        now: app.millis(),
        audit: Some(audit(&app, &carer, "fact.written", &row.child.id)),
    };
    match app.attendance.file(&write).await? {
        Desked::Filed => events::filed(&app, &id).await,
        Desked::Again => {}
        Desked::KeyReused => return Err(Refusal::IdempotencyKeyReused.into()),
    }
    Ok(StatusCode::CREATED)
}

/// A member of staff at the desk, with a child's day before them.
struct Desk<'a> {
    facility: &'a Facility,
    row: &'a RosterRow,
    today: Date,
    now: Millis,
    day: Date,
}

impl Desk<'_> {
    fn child(&self) -> Result<ChildId, Refusal> {
        ChildId::new(self.row.child.id.as_str()).map_err(|_| Refusal::NotFound)
    }

    fn staff(&self, id: &str) -> Result<PersonId, Problem> {
        let known = self.facility.staff.iter().any(|carer| carer.id == id);
        let id = known.then(|| PersonId::new(id).ok()).flatten();
        id.ok_or_else(|| because(Refusal::FactInvalid, "by"))
    }

    fn guardian(&self, id: &str, field: &str) -> Result<PersonId, Problem> {
        let known = self.row.child.guardian(id).is_some();
        let id = known.then(|| PersonId::new(id).ok()).flatten();
        id.ok_or_else(|| because(Refusal::FactInvalid, field))
    }

    /// A moment of this day.
    fn hour(&self, text: Option<&str>, field: &str) -> Result<Option<Millis>, Problem> {
        let at = text.map(shown::read_moment).transpose()?;
        let fits = at.is_none_or(|at| day_in_japan(at) == Some(self.day));
        if fits { Ok(at) } else { Err(because(Refusal::FactInvalid, field)) }
    }

    /// What is kept beside a report; other facts have no room for it.
    fn note(&self, fact: &Fact, why: Option<AbsenceReason>, text: Option<&str>) -> Result<Option<Note>, Problem> {
        let why = why.map(|why| shown::why(why).word().to_owned());
        let note = Note { why, text: text.map(shown::read_note).transpose()?.flatten() };
        let reports = matches!(fact, Fact::Absence { .. } | Fact::Coming { .. } | Fact::Leaving { .. });
        match note == Note::default() {
            true => Ok(None),
            false if reports => Ok(Some(note)),
            false => Err(because(Refusal::FactInvalid, "note")),
        }
    }

    /// A moment of this day that has come.
    fn passed(&self, text: &str) -> Result<Millis, Problem> {
        let at = shown::read_moment(text)?;
        let fits = day_in_japan(at) == Some(self.day) && at <= self.now;
        if fits { Ok(at) } else { Err(because(Refusal::FactInvalid, "at")) }
    }

    /// Something that happened on this day, at the latest now.
    fn passage(&self, by: PersonId, at: Option<&str>, with: Option<&str>) -> Result<Passage, Problem> {
        self.not_ahead()?;
        let at = at.map(|at| self.passed(at)).transpose()?;
        if at.is_none() && self.day != self.today {
            return Err(because(Refusal::FactInvalid, "at"));
        }
        let with = with.map(|with| self.guardian(with, "with")).transpose()?;
        let via = if at.is_some() { Via::Paper } else { Via::Tap };
        Ok(Passage { child: self.child()?, by: Some(by), with, via, at })
    }

    fn not_ahead(&self) -> Result<(), Refusal> {
        if self.day > self.today { Err(Refusal::DayTooFar) } else { Ok(()) }
    }

    fn fact(&self, by: PersonId, fact: StaffFact) -> Result<Fact, Problem> {
        if self.day < days_after(self.today, -BACK) {
            return Err(Refusal::DayPast.into());
        }
        if self.day > days_after(self.today, REPORTED_AHEAD) {
            return Err(Refusal::DayTooFar.into());
        }
        let child = self.child()?;
        let reason = |text: &str| Reason::new(text.trim()).map_err(|_| because(Refusal::FactInvalid, "reason"));
        Ok(match fact {
            StaffFact::In { at, with } => Fact::In(self.passage(by, at.as_deref(), with.as_deref())?),
            StaffFact::Out { at, with } => {
                let fact = Fact::Out(self.passage(by, at.as_deref(), with.as_deref())?);
                if with.is_some_and(|with| !self.row.rights(&with).collect) {
                    return Err(Refusal::NotPermitted.into());
                }
                fact
            }
            StaffFact::RollCall { here } => {
                if self.day != self.today {
                    return Err(because(Refusal::FactInvalid, "day"));
                }
                Fact::RollCall { child, by, here }
            }
            StaffFact::Absence { why } => Fact::Absence { child, by, why: shown::why(why) },
            StaffFact::AbsenceWithdrawn => Fact::AbsenceWithdrawn { child, by },
            StaffFact::Coming { eta, .. } => Fact::Coming { child, by, eta: self.hour(eta.as_deref(), "eta")? },
            StaffFact::ComingWithdrawn => Fact::ComingWithdrawn { child, by },
            StaffFact::Leaving { at, .. } => Fact::Leaving { child, by, at: self.hour(at.as_deref(), "at")? },
            StaffFact::Called { whom, reached } => {
                self.not_ahead()?;
                Fact::Called { child, by, whom: self.guardian(&whom, "whom")?, reached }
            }
            StaffFact::Void { target, reason: why } => {
                Fact::Void { child, target: key(&target)?, by, reason: reason(&why)? }
            }
            StaffFact::Redate { target, at, reason: why } => {
                Fact::Redate { child, target: key(&target)?, by, at: self.passed(&at)?, reason: reason(&why)? }
            }
        })
    }
}

/// The name of a record: `<log>.<n>`.
fn key(text: &str) -> Result<Key, Problem> {
    let parts = text.split_once('.');
    let key = parts.and_then(|(log, n)| Some(Key { log: LogId::parse(log).ok()?, n: n.parse().ok()? }));
    key.ok_or_else(|| because(Refusal::FactInvalid, "target"))
}
