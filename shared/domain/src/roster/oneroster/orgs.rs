//! Schools and the districts above them, and the courses that they give, of which nothing is taken.

use std::collections::BTreeMap;

use super::{archive::Archive, layout::Layout, sessions::Session};
use crate::roster::rejection::{Code, Findings, Found};

pub(super) const LAYOUT: Layout =
    Layout { file: "orgs.csv", needed: &["sourcedId", "name", "type", "identifier", "parentSourcedId"], optional: &[] };
pub(super) const COURSES: Layout =
    Layout { file: "courses.csv", needed: &["sourcedId", "schoolYearSourcedId", "orgSourcedId"], optional: &[] };

/// A school or a district.
#[derive(Debug)]
pub(super) struct Org {
    pub(super) line: u64,
    pub(super) is_school: bool,
    pub(super) name: String,
    /// Its 学校コード, where it has one.
    pub(super) code: String,
    parent: String,
}

/// A course.
#[derive(Debug)]
pub(super) struct Course {
    line: u64,
    session: String,
    org: String,
}

pub(super) fn read(archive: &Archive, found: &mut Found) -> BTreeMap<String, Org> {
    LAYOUT.keyed(archive, found, |row, found| {
        let is_school = match row.text("type") {
            "school" => true,
            "district" => false,
            _ => {
                row.wrong("type", Code::UnknownWord, &mut found.errors);
                return None;
            }
        };
        let parent = row.text("parentSourcedId").to_owned();
        if !is_school && !parent.is_empty() {
            row.wrong("parentSourcedId", Code::DistrictWithParent, &mut found.errors);
        }
        let name = row.some("name", &mut found.errors)?.to_owned();
        Some(Org { line: row.line, is_school, name, code: row.text("identifier").to_owned(), parent })
    })
}

pub(super) fn read_courses(archive: &Archive, found: &mut Found) -> BTreeMap<String, Course> {
    COURSES.keyed(archive, found, |row, _| {
        let text = |column| row.text(column).to_owned();
        Some(Course { line: row.line, session: text("schoolYearSourcedId"), org: text("orgSourcedId") })
    })
}

/// Whether what they name is there.
pub(super) fn check(orgs: &BTreeMap<String, Org>, errors: &mut Findings) {
    let lost = orgs.values().filter(|org| !org.parent.is_empty() && !orgs.contains_key(&org.parent));
    for org in lost {
        errors.cell(LAYOUT.file, org.line, "parentSourcedId", Code::UnknownReference);
    }
}

/// The same of courses.
pub(super) fn check_courses(
    courses: &BTreeMap<String, Course>,
    orgs: &BTreeMap<String, Org>,
    sessions: &BTreeMap<String, Session>,
    errors: &mut Findings,
) {
    for course in courses.values() {
        if !course.session.is_empty() && !sessions.contains_key(&course.session) {
            errors.cell(COURSES.file, course.line, "schoolYearSourcedId", Code::UnknownReference);
        }
        if !course.org.is_empty() && !orgs.contains_key(&course.org) {
            errors.cell(COURSES.file, course.line, "orgSourcedId", Code::UnknownReference);
        }
    }
}
