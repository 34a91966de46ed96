//! Interviews and home visits: everything that a look at them needs, read together. What is decided on it stands in
//! `domain::interview_day`.

pub(crate) mod job;
pub(crate) mod publish;
pub(crate) mod settle;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    facility::Facility,
    interview::Plan,
    interview_day::{self, Answer, Family, Pupil},
};
use jiff::{SignedDuration, civil::DateTime};
use platform::digest;
use tables::{AnswerRow, InterviewRow, RosterRow, Stage, StoreError, link_id};

use crate::App;

/// So long before a slot a family can still choose it, in minutes: a teacher looks at the list in the morning.
pub(crate) const CLOSES: u32 = 180;

/// Interviews with the children and families that they are about today.
pub(crate) struct Room {
    pub(crate) row: InterviewRow,
    pub(crate) facility: Facility,
    /// Children of the classes, by id.
    pub(crate) pupils: BTreeMap<String, RosterRow>,
    answers: Vec<AnswerRow>,
}

impl Room {
    /// Reads them; none where the facility is gone.
    pub(crate) async fn of(app: &App, row: InterviewRow) -> Result<Option<Self>, StoreError> {
        let Some(facility) = app.attendance.facility(&row.facility).await? else { return Ok(None) };
        let answers = app.school.interview_answers(&row.id).await?;
        let first = row.sheet.days().map_or_else(|| app.world.clock.today(), |(first, _)| first);
        let comes = |one: &RosterRow| one.child.is_enrolled(first) && row.sheet.class(&one.child.class).is_some();
        let roster = app.attendance.roster(&row.facility).await?.into_iter().filter(comes);
        let pupils = roster.map(|one| (one.child.id.clone(), one)).collect();
        Ok(Some(Self { row, facility: facility.facility, pupils, answers }))
    }

    pub(crate) fn families(&self) -> Vec<Family<'_>> {
        let pupils: Vec<Pupil<'_>> =
            self.pupils.values().map(|row| Pupil { child: &row.child, orders: &row.orders }).collect();
        interview_day::families(&pupils)
    }

    /// What a family answered: the last of what its children's families did, since families change.
    pub(crate) fn answer(&self, family: &Family<'_>) -> Option<&AnswerRow> {
        self.answers.iter().filter(|row| family.has(&row.family)).max_by_key(|row| (row.at, row.revision))
    }

    pub(crate) fn plan(&self, families: &[Family<'_>]) -> Plan {
        let answered = families.iter().filter_map(|one| Some((one.id().to_owned(), self.answer(one)?.answer.clone())));
        let answers: BTreeMap<String, Answer> = answered.collect();
        interview_day::plan(&self.row.id, &self.row.sheet, families, &answers, &self.row.locks)
    }

    /// Names the children with their classes, and when their teachers are there: what a solution must be about to be
    /// published.
    pub(crate) fn crowd(&self) -> Result<String, serde_json::Error> {
        let sheet = serde_json::to_string(&self.row.sheet)?;
        let children = self.pupils.values().map(|row| format!("{}/{}", row.child.id, row.child.class));
        let children = children.collect::<Vec<_>>().join(",");
        Ok(digest(&[&sheet, &children], 12))
    }

    /// Names everything that a solution depends on.
    pub(crate) fn basis(&self, families: &[Family<'_>]) -> Result<String, serde_json::Error> {
        Ok(digest(&[&serde_json::to_string(&self.plan(families))?, &self.crowd()?], 12))
    }

    /// The service of a class, once it is published.
    pub(crate) fn service(&self, class: &str) -> String {
        service(&self.row, class)
    }

    /// Residents who take part for a family, each with the links of the children of whom they read.
    pub(crate) fn residents(
        &self,
        family: &Family<'_>,
        may: impl Fn(&Family<'_>, &str, &str) -> bool,
    ) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::<String, BTreeSet<String>>::new();
        for pupil in &family.children {
            let Some(row) = self.pupils.get(&pupil.child.id) else { continue };
            let reading = row.links.iter().filter(|(guardian, _)| may(family, guardian, &pupil.child.id));
            for (_, link) in reading {
                found.entry(link.resident.clone()).or_default().insert(link_id(&self.row.facility, &pupil.child.id));
            }
        }
        found
    }

    /// Who holds a child's appointment: who answered, or else the likeliest. None where nobody has LINE.
    pub(crate) fn holder(&self, family: &Family<'_>, child: &str) -> Option<String> {
        let row = self.pupils.get(child)?;
        let linked = family.holders(child).into_iter().filter_map(|guardian| row.links.get(guardian));
        let linked: Vec<&str> = linked.map(|link| link.resident.as_str()).collect();
        let by = self.answer(family).map(|row| row.by.as_str());
        let answered = linked.iter().find(|resident| Some(**resident) == by);
        answered.or(linked.first()).map(|resident| (*resident).to_owned())
    }
}

/// The service of a class of these interviews.
pub(crate) fn service(row: &InterviewRow, class: &str) -> String {
    format!("{}-{class}", row.id)
}

/// Whether a slot can still be given to somebody.
pub(crate) fn is_ahead(starts: DateTime, here: DateTime) -> bool {
    starts.duration_since(here) >= SignedDuration::from_mins(i64::from(CLOSES))
}

/// The stage as a word, for a refusal.
pub(crate) const fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "draft",
        Stage::Collecting => "collecting",
        Stage::Solving => "solving",
        Stage::Publishing => "publishing",
        Stage::Published => "published",
    }
}
