//! Classes: homerooms, of which pupils are members, and those of subjects, which are passed over.

use std::collections::BTreeMap;

use super::{
    archive::Archive,
    layout::Layout,
    orgs::{Course, Org},
    sessions::Session,
};
use crate::{
    facility::Grade,
    roster::{
        grade,
        rejection::{Code, Findings, Found},
    },
};

pub(super) const LAYOUT: Layout = Layout {
    file: "classes.csv",
    needed: &[
        "sourcedId",
        "title",
        "grades",
        "courseSourcedId",
        "classCode",
        "classType",
        "schoolSourcedId",
        "termSourcedIds",
    ],
    optional: &[],
};

/// A class.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) line: u64,
    pub(super) homeroom: bool,
    pub(super) title: String,
    pub(super) code: String,
    /// None where pupils of several grades are together.
    pub(super) grade: Option<Grade>,
    pub(super) school: String,
    pub(super) terms: Vec<String>,
    course: String,
}

pub(super) fn read(archive: &Archive, found: &mut Found) -> BTreeMap<String, Class> {
    LAYOUT.keyed(archive, found, |row, found| {
        let homeroom = row.text("classType") == "homeroom";
        let text = |column| row.text(column).to_owned();
        let mut grades = row.list("grades").map(grade::of_code);
        let (first, more) = (grades.next(), grades.next().is_some());
        // What is not taken may be of any grade.
        if homeroom && row.list("grades").any(|grade| grade::of_code(grade).is_none()) {
            row.wrong("grades", Code::UnknownGrade, &mut found.errors);
        }
        if homeroom {
            row.some("title", &mut found.errors)?;
        }
        Some(Class {
            line: row.line,
            homeroom,
            title: text("title"),
            code: text("classCode"),
            grade: first.flatten().filter(|_| !more),
            school: row.some("schoolSourcedId", &mut found.errors)?.to_owned(),
            terms: row.list("termSourcedIds").map(str::to_owned).collect(),
            course: text("courseSourcedId"),
        })
    })
}

/// Whether what they name is there.
pub(super) fn check(
    classes: &BTreeMap<String, Class>,
    courses: &BTreeMap<String, Course>,
    orgs: &BTreeMap<String, Org>,
    sessions: &BTreeMap<String, Session>,
    errors: &mut Findings,
) {
    for class in classes.values() {
        let mut wrong = |column, code| errors.cell(LAYOUT.file, class.line, column, code);
        match orgs.get(&class.school) {
            None => wrong("schoolSourcedId", Code::UnknownReference),
            Some(org) if class.homeroom && !org.is_school => wrong("schoolSourcedId", Code::NotASchool),
            Some(_) => {}
        }
        if !class.course.is_empty() && !courses.contains_key(&class.course) {
            wrong("courseSourcedId", Code::UnknownReference);
        }
        if class.terms.iter().any(|term| !sessions.contains_key(term)) {
            wrong("termSourcedIds", Code::UnknownReference);
        }
    }
}
