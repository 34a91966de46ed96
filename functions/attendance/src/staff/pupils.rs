//! What a school's office and teachers see of a day: what was reported of each child, to which mark that leads, and what is
//! confirmed; and how many of each class it is about.

use std::collections::BTreeMap;

use contract::{AbsenceReason, BoardLine, ClassCard, ReportCard, ReportKind, Standing};
use domain::facility::{Mark, Reported, suggested};
use sync::entry::{ChildId, Subject};
use tables::{ClassDay, StoreError};

use super::register;
use crate::{App, look::Look, report, shown};

/// What stands of a child's day and who said it.
pub(super) fn reports(look: &Look, child: &ChildId) -> Vec<ReportCard> {
    let Some(filed) = look.items.items.get(&Subject::Child(child.clone())) else { return Vec::new() };
    let reports = report::standing(&filed.events, &filed.notes);
    let card = |(report, event): (report::Report, &sync::fold::Event)| ReportCard {
        kind: report.kind,
        why: report.why,
        at: report.clock(),
        note: report.note(),
        said_at: shown::instant(event.at),
        by: event.reporter().map_or(String::new(), |by| look.person(by.as_str())),
    };
    reports.into_iter().map(card).collect()
}

/// A school's register on the day of the board.
pub(super) struct Page {
    marks: Vec<Mark>,
    classes: BTreeMap<String, ClassDay>,
}

impl Page {
    /// Reads it; an empty one for what is no school.
    pub(super) async fn of(app: &App, look: &Look) -> Result<Self, StoreError> {
        let marks = look.facility.marks_in_use();
        let classes = match marks.is_empty() {
            true => BTreeMap::new(),
            false => {
                let ids = look.facility.classes.iter().map(|class| class.id.as_str());
                app.attendance.class_days(&look.facility.id, ids, look.day).await?
            }
        };
        Ok(Self { marks, classes })
    }

    /// With the mark that the reports lead to, and what is confirmed.
    pub(super) fn marked(&self, line: BoardLine) -> BoardLine {
        let suggestion = reported(&line.reports).and_then(|reported| suggested(&self.marks, reported));
        let day = self.classes.get(&line.class);
        BoardLine {
            suggested: suggestion.map(|mark| mark.id.clone()),
            marked: day.and_then(|day| register::card(day, &line.child_id)),
            ..line
        }
    }

    /// How many of each class it is about.
    pub(super) fn classes(&self, look: &Look, lines: &[BoardLine]) -> Vec<ClassCard> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let one = |class: &domain::facility::Class| {
            let here = || lines.iter().filter(|line| line.class == class.id);
            let of = |kind: ReportKind| here().filter(|line| line.reports.iter().any(|one| one.kind == kind)).count();
            ClassCard {
                class: class.id.clone(),
                version: self.classes.get(&class.id).map_or(0, |day| day.version),
                expected: here().filter(|line| line.standing != Standing::DayOff).count(),
                absent: of(ReportKind::Absent),
                late: of(ReportKind::Late),
                early: of(ReportKind::Early),
                confirmed: here().filter(|line| line.marked.is_some()).count(),
            }
        };
        look.facility.classes.iter().map(one).collect()
    }

    pub(super) fn marks(self) -> Vec<Mark> {
        self.marks
    }
}

/// What the reports of a day come to for a register.
fn reported(reports: &[ReportCard]) -> Option<Reported> {
    let of = |kind: ReportKind| reports.iter().find(|report| report.kind == kind);
    if let Some(absent) = of(ReportKind::Absent) {
        return Some(match absent.why {
            AbsenceReason::Sick => Reported::Sick,
            AbsenceReason::Private => Reported::Private,
            AbsenceReason::Bereavement => Reported::Bereavement,
            AbsenceReason::Infection => Reported::Infection,
            AbsenceReason::Other => Reported::Other,
        });
    }
    match (of(ReportKind::Late).is_some(), of(ReportKind::Early).is_some()) {
        (true, true) => Some(Reported::LateAndEarly),
        (true, false) => Some(Reported::Late),
        (false, true) => Some(Reported::Early),
        (false, false) => None,
    }
}
