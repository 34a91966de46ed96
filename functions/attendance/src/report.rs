//! What guardians report about a day: absent, late, going early. Knows which facts say it and which take it back; what it
//! is worth in a school's books is decided by whoever keeps them.

use std::collections::BTreeMap;

use contract::{AbsenceReason, Refusal, ReportKind};
use domain::facility::{Facility, Remark};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use sync::{
    clock::Millis,
    entry::{Fact, Key},
    fold::{Event, Said, said},
};
use tables::{DeskFact, Filed, Link, Note, RosterRow, Saying};

use crate::{look::millis, shown};

/// One report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Report {
    pub(crate) kind: ReportKind,
    pub(crate) why: AbsenceReason,
    /// Comes or goes at; an absence has none.
    pub(crate) at: Option<Time>,
    pub(crate) note: Option<Remark>,
}

impl Report {
    /// Reads a request: an hour belongs to late coming and early going, and to nothing else.
    pub(crate) fn read(
        kind: ReportKind,
        why: AbsenceReason,
        at: Option<&str>,
        note: Option<&str>,
    ) -> Result<Self, Refusal> {
        let at = at.map(shown::read_clock).transpose()?;
        if at.is_some() == kind.is_absent() {
            return Err(Refusal::BadRequest);
        }
        let note = note.map(shown::read_note).transpose()?.flatten();
        Ok(Self { kind, why, at, note })
    }

    /// Whether somebody is there at its hour.
    pub(crate) fn fits(&self, facility: &Facility) -> Result<(), Refusal> {
        if self.at.is_some_and(|at| at > facility.closing) { Err(Refusal::TimeOutOfDay) } else { Ok(()) }
    }

    /// The facts that say it about a day of which this stands already.
    pub(crate) fn facts(&self, link: &Link, day: Date, stands: Said<'_>) -> Option<Vec<DeskFact>> {
        let at = self.at.map(|at| millis(day, at));
        let (before, saying) = match self.kind {
            ReportKind::Absent => {
                let late = stands.late.map(|_| Saying::OnTime);
                let early = stands.early.map(|_| Saying::Early(None));
                (vec![late, early], Saying::Absent(shown::why(self.why)))
            }
            ReportKind::Late => (vec![stands.absent.map(|_| Saying::Comes)], Saying::OnTheWay(at)),
            ReportKind::Early => (vec![stands.absent.map(|_| Saying::Comes)], Saying::Early(at)),
        };
        let mut facts =
            before.into_iter().flatten().map(|saying| link.says(day, saying)).collect::<Option<Vec<DeskFact>>>()?;
        facts.push(DeskFact { note: self.beside(), ..link.says(day, saying)? });
        Some(facts)
    }

    /// What is kept beside its fact.
    pub(crate) fn beside(&self) -> Option<Note> {
        let why = (!self.kind.is_absent()).then(|| shown::why(self.why).word().to_owned());
        let note = Note { why, text: self.note.clone() };
        (note != Note::default()).then_some(note)
    }

    /// The report that an event makes; none where it makes none.
    fn of(event: &Event, notes: &Notes) -> Option<Self> {
        let kind = match event.entry.fact {
            Fact::Absence { .. } => ReportKind::Absent,
            Fact::Coming { .. } => ReportKind::Late,
            Fact::Leaving { .. } => ReportKind::Early,
            _ => return None,
        };
        let beside = notes.get(&event.key());
        let word = event.why().map(sync::entry::Why::word).or_else(|| beside?.why.as_deref());
        Some(Self {
            kind,
            why: shown::reason(word.unwrap_or_default()),
            at: event.hour().and_then(time),
            note: beside.and_then(|note| note.text.clone()),
        })
    }

    /// As a guardian may see what an event says: words of somebody whom they may learn nothing of are not for them.
    pub(crate) fn seen_by(self, viewer: &str, row: &RosterRow, event: &Event) -> Self {
        let theirs = event.reporter().is_some_and(|by| row.sees(viewer, by.as_str()));
        Self { note: self.note.filter(|_| theirs), ..self }
    }

    /// Its hour as it is written.
    pub(crate) fn clock(&self) -> Option<String> {
        self.at.map(shown::clock)
    }

    pub(crate) fn note(&self) -> Option<String> {
        self.note.as_ref().map(ToString::to_string)
    }
}

/// What is kept beside events.
type Notes = BTreeMap<Key, Note>;

/// What stands of these events of a child's day, each with the event that says it.
pub(crate) fn standing<'e>(events: impl IntoIterator<Item = &'e Event>, notes: &Notes) -> Vec<(Report, &'e Event)> {
    let Said { absent, late, early } = said(events);
    let each = [absent, late, early].into_iter().flatten();
    each.filter_map(|event| Some((Report::of(event, notes)?, event))).collect()
}

/// The report of one kind that stands.
pub(crate) fn one(filed: &Filed, kind: ReportKind) -> Option<(Report, &Event)> {
    standing(&filed.events, &filed.notes).into_iter().find(|(report, _)| report.kind == kind)
}

/// How a report of a kind is taken back.
pub(crate) fn taken_back(kind: ReportKind) -> Saying {
    match kind {
        ReportKind::Absent => Saying::Comes,
        ReportKind::Late => Saying::OnTime,
        ReportKind::Early => Saying::Early(None),
    }
}

/// Whether one of a kind was taken back before.
pub(crate) fn was_taken_back(filed: &Filed, kind: ReportKind) -> bool {
    filed.events.iter().any(|event| {
        matches!(
            (&event.entry.fact, kind),
            (Fact::AbsenceWithdrawn { .. }, ReportKind::Absent)
                | (Fact::ComingWithdrawn { .. }, ReportKind::Late)
                | (Fact::Leaving { at: None, .. }, ReportKind::Early)
        )
    })
}

fn time(at: Millis) -> Option<Time> {
    Some(platform::here(Timestamp::from_millisecond(at).ok()?).time())
}
