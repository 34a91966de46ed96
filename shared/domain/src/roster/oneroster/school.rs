//! What has been read, as the rosters of schools.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    classes::{self, Class},
    enrollments::{self, Enrolled},
    orgs::{self, Org},
    users::{self, User},
};
use crate::{
    Weekdays,
    facility::{Guardian, RosterChild},
    roster::{
        classes::{Titled, ids as named},
        ids,
        intake::{Guardians, School},
        person::{self, Place},
        rejection::{Code, Found},
        school::Draft,
        year::{first_day, last_day},
    },
};

/// Files whose rows are right and name each other.
pub(super) struct Source<'a> {
    pub(super) year: i16,
    pub(super) orgs: &'a BTreeMap<String, Org>,
    pub(super) classes: &'a BTreeMap<String, Class>,
    pub(super) users: &'a BTreeMap<String, User>,
    pub(super) homerooms: BTreeMap<&'a str, &'a Enrolled>,
    pub(super) families: BTreeMap<&'a str, Vec<Guardian>>,
    pub(super) guardians: Guardians,
}

impl Source<'_> {
    /// The schools, by code.
    pub(super) fn schools(&self, found: &mut Found) -> Vec<School> {
        let mut codes = BTreeSet::new();
        let mut schools = Vec::new();
        for (id, org) in self.orgs.iter().filter(|(_, org)| org.is_school) {
            let code = if org.code.is_empty() { id } else { &org.code };
            if !codes.insert(code) {
                found.errors.cell(orgs::LAYOUT.file, org.line, "identifier", Code::SchoolTwice);
            }
            schools.extend(self.school(id, code, org, found));
        }
        schools.sort_by(|one, other| one.code.cmp(&other.code));
        schools
    }

    fn school(&self, id: &str, code: &str, org: &Org, found: &mut Found) -> Option<School> {
        let ours: Vec<(&String, &Class)> =
            self.classes.iter().filter(|(_, class)| class.homeroom && class.school == id).collect();
        if ours.is_empty() {
            found.warnings.row(orgs::LAYOUT.file, org.line, Code::NoClasses);
            return None;
        }
        let titled: Vec<Titled<'_>> = ours
            .iter()
            .map(|(_, class)| Titled { grade: class.grade, title: &class.title, code: &class.code })
            .collect();
        let ids = match named(self.year, &titled) {
            Ok(ids) => ids,
            Err(place) => {
                let line = ours.get(place).map_or(0, |(_, class)| class.line);
                found.errors.cell(classes::LAYOUT.file, line, "title", Code::ClassTwice);
                return None;
            }
        };
        let at = Place { file: orgs::LAYOUT.file, line: org.line, column: "name" };
        let name = person::name(&org.name, at, found)?;
        let mut school = Draft::new(code.to_owned(), name, self.guardians);
        let mut places = BTreeMap::new();
        for (((source, class), titled), id) in ours.iter().zip(&titled).zip(ids) {
            let at = Place { file: classes::LAYOUT.file, line: class.line, column: "title" };
            places.insert(source.as_str(), id.clone());
            school.class(titled, id, at, found);
        }
        for (pupil, enrolled) in &self.homerooms {
            let Some(class) = places.get(enrolled.class.as_str()) else { continue };
            let at = Place { file: enrollments::LAYOUT.file, line: enrolled.line, column: enrollments::NUMBER };
            if let Some(child) = self.child(pupil, enrolled, class, found) {
                school.pupil(child, at, &mut found.warnings);
            }
        }
        school.finish(at, &mut found.errors)
    }

    fn child(&self, pupil: &str, enrolled: &Enrolled, class: &str, found: &mut Found) -> Option<RosterChild> {
        let user = self.users.get(pupil)?;
        let at = |column| Place { file: users::LAYOUT.file, line: user.line, column };
        let name = person::name(&user.name, at(users::NAME[0]), found)?;
        let kana = person::kana(&user.kana, &name, at(users::KANA[0]), found)?;
        let guardians = self.families.get(pupil).cloned().unwrap_or_default();
        if guardians.is_empty() && self.guardians != Guardians::Unknown {
            at(users::AGENTS).found(Code::NoGuardian, &mut found.warnings);
        }
        Some(RosterChild {
            id: ids::child(pupil),
            name,
            kana,
            class: class.to_owned(),
            number: enrolled.number,
            groups: BTreeSet::new(),
            comes: Weekdays::working(),
            // Whole years say nothing of one pupil.
            from: enrolled.begin.filter(|day| *day > first_day(self.year)),
            until: enrolled.end.filter(|day| *day < last_day(self.year)),
            card: None,
            rides: Vec::new(),
            guardians,
        })
    }
}
