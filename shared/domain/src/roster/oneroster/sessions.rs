//! School years.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use super::{archive::Archive, classes::Class, layout::Layout};
use crate::{
    read_day,
    roster::rejection::{Code, Findings, Found},
    width::narrow,
};

pub(super) const LAYOUT: Layout = Layout {
    file: "academicSessions.csv",
    needed: &["sourcedId", "title", "type", "startDate", "endDate", "schoolYear"],
    optional: &[],
};

/// A school year, by the year in which its April lies.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) year: i16,
}

pub(super) fn read(archive: &Archive, found: &mut Found) -> BTreeMap<String, Session> {
    let sessions = LAYOUT.keyed(archive, found, |row, found| {
        if row.text("type") != "schoolYear" {
            row.wrong("type", Code::UnknownWord, &mut found.errors);
            return None;
        }
        let number = |text: &str| -> Option<i16> {
            let digits: String = text.chars().map(narrow).collect();
            digits.parse().ok().filter(|year| (2000..2100).contains(year))
        };
        let (title, year) = (row.text("title"), number(row.text("schoolYear")));
        let Some(year) = year.filter(|year| title.strip_suffix("年度").and_then(number) == Some(*year)) else {
            row.wrong("schoolYear", Code::WrongYear, &mut found.errors);
            return None;
        };
        let days = ["startDate", "endDate"].map(|column| (column, read_day(row.text(column))));
        for (column, _) in days.iter().filter(|(_, day)| day.is_none()) {
            row.wrong(column, Code::NotADay, &mut found.errors);
        }
        if days.map(|(_, day)| day) != [Some(date(year, 4, 1)), Some(date(year + 1, 3, 31))] {
            row.wrong("startDate", Code::YearDays, &mut found.warnings);
        }
        Some(Session { year })
    });
    if sessions.is_empty() && found.errors.count == 0 {
        found.errors.file(LAYOUT.file, Code::NoRows);
    }
    sessions
}

/// The one year that the homeroom classes are of; of a file whose classes name none, the only one that it has.
pub(super) fn year(
    sessions: &BTreeMap<String, Session>,
    classes: &BTreeMap<String, Class>,
    errors: &mut Findings,
) -> i16 {
    let homerooms = classes.values().filter(|class| class.homeroom);
    let named = homerooms.flat_map(|class| &class.terms).filter_map(|term| sessions.get(term));
    let mut years: BTreeSet<i16> = named.map(|session| session.year).collect();
    if years.is_empty() {
        years = sessions.values().map(|session| session.year).collect();
    }
    if years.len() > 1 {
        errors.file(LAYOUT.file, Code::SeveralYears);
    }
    years.last().copied().unwrap_or_default()
}
