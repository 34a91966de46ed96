//! The roster of one school while it is put together, and its limits.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    classes::{self, MOST_CLASSES, Titled},
    intake::{Guardians, School},
    person::{self, Place},
    rejection::{Code, Findings, Found},
};
use crate::facility::{Group, GroupKind, MOST_PUPILS, RosterChild};

/// As many as a facility has.
const MOST_CLUBS: usize = 100;

/// A school that is not finished.
#[derive(Debug)]
pub(super) struct Draft {
    school: School,
    numbers: BTreeSet<(String, u16)>,
    clubs: BTreeMap<String, String>,
}

impl Draft {
    pub(super) fn new(code: String, name: String, guardians: Guardians) -> Self {
        let school = School { code, name, classes: Vec::new(), clubs: None, pupils: Vec::new(), guardians };
        Self { school, numbers: BTreeSet::new(), clubs: BTreeMap::new() }
    }

    /// Adds a class.
    pub(super) fn class(&mut self, titled: &Titled<'_>, id: String, at: Place, found: &mut Found) {
        let mut class = titled.under(id);
        if let Some(name) = person::line(&class.name, classes::MOST_NAME, at, found) {
            class.name = name;
            self.school.classes.push(class);
        }
    }

    /// Adds a pupil.
    pub(super) fn pupil(&mut self, child: RosterChild, at: Place, warnings: &mut Findings) {
        if child.number.is_some_and(|number| !self.numbers.insert((child.class.clone(), number))) {
            at.found(Code::NumberTwice, warnings);
        }
        self.school.pupils.push(child);
    }

    /// Says that the file speaks of clubs.
    pub(super) fn with_clubs(&mut self, clubs: impl IntoIterator<Item = (String, String)>) {
        self.clubs.extend(clubs);
        self.school.clubs.get_or_insert_default();
    }

    /// The school, sorted; none where it is larger than a facility may be.
    pub(super) fn finish(mut self, at: Place, errors: &mut Findings) -> Option<School> {
        let school = &mut self.school;
        if let Some(clubs) = &mut school.clubs {
            let club = |(id, name)| Group { id, name, kind: GroupKind::Club };
            clubs.extend(self.clubs.into_iter().map(club));
            clubs.sort_by(|one, other| one.name.cmp(&other.name));
        }
        let sizes = [
            (school.classes.len(), MOST_CLASSES, Code::TooManyClasses),
            (school.pupils.len(), MOST_PUPILS, Code::TooManyPupils),
            (school.clubs.as_ref().map_or(0, Vec::len), MOST_CLUBS, Code::TooManyClubs),
        ];
        let before = errors.count;
        for (_, _, code) in sizes.iter().filter(|(size, most, _)| size > most) {
            at.found(*code, errors);
        }
        classes::sort(&mut school.classes);
        let places: BTreeMap<&str, usize> =
            school.classes.iter().enumerate().map(|(place, class)| (class.id.as_str(), place)).collect();
        school.pupils.sort_by(|one, other| {
            let key =
                |child: &RosterChild| (places.get(child.class.as_str()).copied(), child.number.is_none(), child.number);
            key(one).cmp(&key(other)).then_with(|| (&one.kana, &one.id).cmp(&(&other.kana, &other.id)))
        });
        (errors.count == before).then_some(self.school)
    }
}
