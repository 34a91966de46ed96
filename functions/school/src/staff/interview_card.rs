//! Interviews as staff see them: who has answered, what was solved and why, and how each appointment stands since.

use std::collections::{BTreeMap, BTreeSet};

use contract::{
    InterviewBooking, InterviewClass, InterviewClassCard, InterviewDraft, InterviewLine, InterviewPlace,
    InterviewResult, InterviewState, StaffInterviewChild, StaffInterviewDay, StaffInterviewFamily,
};
use domain::{
    interview::Timetable,
    interview_day::{ClassHours, Family, Sheet},
    reservation::{Booking, Diary},
};
use platform::Problem;
use tables::{InterviewRow, SeatRow, Stage};

use crate::{
    App,
    interviews::{Room, is_ahead},
    look::count,
    shown::moment,
};

pub(super) fn line(row: &InterviewRow) -> InterviewLine {
    let days = row.sheet.days();
    InterviewLine {
        id: row.id.clone(),
        title: row.sheet.title.clone(),
        kind: row.sheet.kind,
        state: state(row.stage),
        deadline: moment(row.sheet.deadline),
        from: days.map(|(first, _)| first.to_string()).unwrap_or_default(),
        until: days.map(|(_, last)| last.to_string()).unwrap_or_default(),
    }
}

const fn state(stage: Stage) -> InterviewState {
    match stage {
        Stage::Draft => InterviewState::Draft,
        Stage::Collecting => InterviewState::Collecting,
        Stage::Solving => InterviewState::Solving,
        Stage::Publishing => InterviewState::Publishing,
        Stage::Published => InterviewState::Published,
    }
}

pub(super) async fn whole(app: &App, room: &Room) -> Result<StaffInterviewDay, Problem> {
    let row = &room.row;
    let families = room.families();
    let timetable = match &row.solved {
        Some(head) => app.school.solution(&row.id, head.version).await?,
        None => None,
    };
    let standing = Standing::of(app, row, |_| true).await?;
    let result = timetable.as_ref().map(|timetable| result(app, room, &families, timetable)).transpose()?.flatten();
    let places = timetable.as_ref().map(places).unwrap_or_default();
    let card = |family: &Family<'_>| self::family(room, family);
    let families_shown: Vec<StaffInterviewFamily> = families.iter().map(card).collect();
    Ok(StaffInterviewDay {
        id: row.id.clone(),
        version: row.version,
        facility_id: row.facility.clone(),
        state: state(row.stage),
        draft: draft(&row.sheet),
        classes: row.sheet.classes.iter().map(|class| self::class(room, class)).collect(),
        answered: count(families_shown.iter().filter(|family| family.answered).count()),
        families: families_shown,
        children: children(room, &families, &places, &standing),
        result,
        failed: row.failed.clone(),
    })
}

fn draft(sheet: &Sheet) -> InterviewDraft {
    let class = |one: &ClassHours| InterviewClass {
        class_id: one.class.clone(),
        place: one.place.clone(),
        windows: one.windows.clone(),
    };
    InterviewDraft {
        title: sheet.title.clone(),
        kind: sheet.kind,
        classes: sheet.classes.iter().map(class).collect(),
        siblings: sheet.siblings,
        rest: sheet.rest,
        deadline: moment(sheet.deadline),
        districts: sheet.districts.clone(),
    }
}

fn class(room: &Room, class: &ClassHours) -> InterviewClassCard {
    let name = room.facility.classes.iter().find(|one| one.id == class.class);
    let children = room.pupils.values().filter(|row| row.child.class == class.class);
    InterviewClassCard {
        class_id: class.class.clone(),
        class: name.map(|one| one.name.clone()).unwrap_or_default(),
        children: count(children.count()),
        starts: class.slots().iter().map(|slot| slot.starts.to_string()).collect(),
    }
}

fn family(room: &Room, family: &Family<'_>) -> StaffInterviewFamily {
    let row = room.answer(family);
    let answer = row.map(|row| row.answer.clone()).unwrap_or_default();
    let answering = room.residents(family, |family, guardian, _| family.answers(guardian));
    StaffInterviewFamily {
        id: family.id().to_owned(),
        child_ids: family.children.iter().map(|pupil| pupil.child.id.clone()).collect(),
        answered: row.is_some(),
        reachable: !answering.is_empty(),
        revision: row.map_or(0, |row| row.revision),
        impossible: answer.impossible.into_iter().collect(),
        wishes: answer.wishes,
        district: answer.district,
    }
}

fn places(timetable: &Timetable) -> BTreeMap<&str, InterviewPlace> {
    let placed = timetable.placed.iter().map(|one| {
        let (starts, minutes) = (one.slot.starts.to_string(), one.slot.minutes);
        (one.child.as_str(), InterviewPlace::Placed { starts, minutes, reasons: one.why.clone() })
    });
    let not = timetable.unplaced.iter();
    placed.chain(not.map(|one| (one.child.as_str(), InterviewPlace::Unplaced { reason: one.why }))).collect()
}

fn children(
    room: &Room,
    families: &[Family<'_>],
    places: &BTreeMap<&str, InterviewPlace>,
    standing: &Standing,
) -> Vec<StaffInterviewChild> {
    let mut found: Vec<StaffInterviewChild> = Vec::new();
    for family in families {
        for pupil in &family.children {
            let child = pupil.child;
            let solved = places.get(child.id.as_str()).cloned();
            let locked = room.row.locks.iter().find(|lock| lock.child == child.id);
            found.push(StaffInterviewChild {
                child_id: child.id.clone(),
                name: child.name.clone(),
                number: child.number,
                class_id: child.class.clone(),
                family: family.id().to_owned(),
                locked: locked.map(|lock| lock.starts.to_string()),
                booking: standing.booking(&child.id).map(|booking| stands(booking, solved.as_ref())),
                solved,
            });
        }
    }
    let order: BTreeMap<&str, usize> =
        room.row.sheet.classes.iter().enumerate().map(|(place, class)| (class.class.as_str(), place)).collect();
    found.sort_by_key(|one| (order.get(one.class_id.as_str()).copied(), one.number, one.child_id.clone()));
    found
}

fn stands(booking: &Booking, solved: Option<&InterviewPlace>) -> InterviewBooking {
    let starts = booking.slot.starts.to_string();
    let there = matches!(solved, Some(InterviewPlace::Placed { starts: solved, .. }) if *solved == starts);
    InterviewBooking { state: booking.state, starts, moved: !there }
}

fn result(
    app: &App,
    room: &Room,
    families: &[Family<'_>],
    timetable: &Timetable,
) -> Result<Option<InterviewResult>, Problem> {
    let Some(head) = &room.row.solved else { return Ok(None) };
    let here = platform::here(app.world.clock.now());
    let ahead = timetable.placed.iter().all(|placed| is_ahead(placed.slot.starts, here));
    let fits = head.crowd == room.crowd().map_err(Problem::failed)? && ahead;
    let published = matches!(room.row.stage, Stage::Publishing | Stage::Published);
    Ok(Some(InterviewResult {
        solved_at: moment(head.at),
        placed: count(timetable.placed.len()),
        unplaced: count(timetable.unplaced.len()),
        score: timetable.score,
        bound: timetable.bound,
        best: timetable.is_best(),
        gap: timetable.gap(),
        unanswered: head.unanswered,
        outdated: head.basis != room.basis(families).map_err(Problem::failed)?,
        shown: (fits || published).then(|| head.shown.clone()),
    }))
}

/// How published appointments stand.
#[derive(Default)]
pub(crate) struct Standing {
    pub(crate) seats: BTreeMap<String, SeatRow>,
    diaries: BTreeMap<String, Diary>,
}

impl Standing {
    /// Of these children alone: each has a diary to be read.
    pub(crate) async fn of(app: &App, row: &InterviewRow, whose: impl Fn(&str) -> bool) -> Result<Self, Problem> {
        if !matches!(row.stage, Stage::Publishing | Stage::Published) {
            return Ok(Self::default());
        }
        let mut seats = app.school.seats(&row.id).await?;
        seats.retain(|child, _| whose(child));
        let holders: BTreeSet<String> = seats.values().map(|seat| seat.holder.clone()).collect();
        let diaries = app.reservations.diaries(&holders).await?;
        Ok(Self { seats, diaries })
    }

    /// A child's booking; none where it has none.
    pub(crate) fn booking(&self, child: &str) -> Option<&Booking> {
        let seat = self.seats.get(child)?;
        self.diaries.get(&seat.holder)?.bookings.get(&seat.booking)
    }
}
