//! Who belongs to which class. Of a pupil who changed class within the year, the last one counts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    archive::Archive,
    classes::Class,
    layout::{Layout, Row},
    orgs::Org,
    users::User,
};
use crate::{
    read_day,
    roster::{
        person,
        rejection::{Code, Findings, Found},
    },
};

pub(super) const LAYOUT: Layout = Layout {
    file: "enrollments.csv",
    needed: &["classSourcedId", "schoolSourcedId", "userSourcedId", "role", NUMBER],
    optional: &["beginDate", "endDate"],
};
/// `metadata.jp.ShussekiNo` up to Japan Profile 1.2.
pub(super) const NUMBER: &str = "metadata.jp.shussekiNo";

/// A pupil in a homeroom class.
#[derive(Debug)]
pub(super) struct Enrolled {
    pub(super) line: u64,
    pub(super) class: String,
    pub(super) number: Option<u16>,
    pub(super) begin: Option<Date>,
    pub(super) end: Option<Date>,
    user: String,
}

/// The pupils of homeroom classes; all other rows are checked alone.
pub(super) fn read(
    archive: &Archive,
    classes: &BTreeMap<String, Class>,
    users: &BTreeMap<String, User>,
    orgs: &BTreeMap<String, Org>,
    found: &mut Found,
) -> Vec<Enrolled> {
    LAYOUT.each(archive, found, |row, found| {
        let errors = &mut found.errors;
        let class = row.some("classSourcedId", errors)?;
        let user = row.some("userSourcedId", errors)?;
        let school = row.some("schoolSourcedId", errors)?;
        if !users.contains_key(user) {
            row.wrong("userSourcedId", Code::UnknownReference, errors);
        }
        if !orgs.contains_key(school) {
            row.wrong("schoolSourcedId", Code::UnknownReference, errors);
            return None;
        }
        let is_student = match row.text("role") {
            "student" => true,
            "teacher" | "administrator" | "guardian" => false,
            _ => {
                row.wrong("role", Code::UnknownWord, errors);
                return None;
            }
        };
        let Some(known) = classes.get(class) else {
            row.wrong("classSourcedId", Code::UnknownReference, errors);
            return None;
        };
        if known.school != school {
            row.wrong("schoolSourcedId", Code::OtherSchool, errors);
        }
        if !is_student || !known.homeroom {
            return None;
        }
        let number = person::number(row.text(NUMBER)).unwrap_or_else(|code| {
            row.wrong(NUMBER, code, errors);
            None
        });
        let (begin, end) = (day(row, "beginDate", errors), day(row, "endDate", errors));
        if begin.is_some_and(|begin| end.is_some_and(|end| end < begin)) {
            row.wrong("endDate", Code::Backwards, errors);
        }
        Some(Enrolled { line: row.line, class: class.to_owned(), number, begin, end, user: user.to_owned() })
    })
}

fn day(row: Row<'_>, column: &'static str, errors: &mut Findings) -> Option<Date> {
    let text = row.text(column);
    let day = read_day(text);
    if day.is_none() && !text.is_empty() {
        row.wrong(column, Code::NotADay, errors);
    }
    day
}

/// The homeroom of each pupil.
pub(super) fn homerooms<'a>(enrolled: &'a [Enrolled], errors: &mut Findings) -> BTreeMap<&'a str, &'a Enrolled> {
    let mut by_pupil: BTreeMap<&str, Vec<&Enrolled>> = BTreeMap::new();
    for one in enrolled {
        by_pupil.entry(&one.user).or_default().push(one);
    }
    let mut homerooms = BTreeMap::new();
    for (pupil, mut stays) in by_pupil {
        stays.sort_by_key(|stay| (stay.begin, stay.line));
        for pair in stays.windows(2) {
            let [before, after] = pair else { continue };
            let one_after_the_other = matches!((before.end, after.begin), (Some(end), Some(begin)) if end < begin);
            if before.class != after.class && !one_after_the_other {
                errors.cell(LAYOUT.file, after.line, "classSourcedId", Code::TwoHomerooms);
            }
        }
        if let Some(last) = stays.last() {
            homerooms.insert(pupil, *last);
        }
    }
    homerooms
}
