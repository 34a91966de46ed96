//! The school as it shall be: classes and clubs are the file's, everything else stays as staff have set it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::time;

use crate::{
    Weekdays,
    facility::{Class, Facility, FacilityKind, Group, GroupKind},
    roster::{classes::FIRST_BELL, ids, intake::School},
};

/// The school, and under which of its groups the clubs of the file go.
pub(super) struct Plan {
    pub(super) facility: Facility,
    pub(super) clubs: BTreeMap<String, String>,
    /// The file speaks of clubs.
    pub(super) knows_clubs: bool,
}

pub(super) fn of(facility: Option<&Facility>, school: &School, school_year: i16) -> Plan {
    let mut facility = facility.cloned().unwrap_or_else(|| founded(school));
    facility.classes = classes(&facility.classes, &school.classes);
    facility.school_year = Some(school_year);
    let clubs =
        school.clubs.iter().flatten().map(|club| (club.id.clone(), under(club, &mut facility.groups))).collect();
    Plan { facility, clubs, knows_clubs: school.clubs.is_some() }
}

/// A school that nobody has described yet. Nobody is checked in at its gate, so there are no arrivals to tell of.
fn founded(school: &School) -> Facility {
    Facility {
        id: ids::facility_id(&school.code),
        kind: FacilityKind::School,
        name: school.name.clone(),
        classes: Vec::new(),
        closing: time(18, 0, 0, 0),
        weekdays: Weekdays::working(),
        closed_on_holidays: true,
        closed: BTreeSet::new(),
        staff: Vec::new(),
        lines: Vec::new(),
        tells_guardians: false,
        lunch: false,
        after_fever: None,
        school_year: None,
        groups: Vec::new(),
        marks: Vec::new(),
    }
}

/// A class that is there stays as it is; a new one rings with those of its grade.
fn classes(before: &[Class], file: &[Class]) -> Vec<Class> {
    let ids = |classes: &[Class]| -> BTreeSet<String> { classes.iter().map(|class| class.id.clone()).collect() };
    if ids(before) == ids(file) {
        return before.to_vec();
    }
    let one = |class: &Class| {
        if let Some(known) = before.iter().find(|known| known.id == class.id) {
            return known.clone();
        }
        let peer = before.iter().find(|known| known.grade == class.grade).or_else(|| before.first());
        Class { cutoff: peer.map_or(FIRST_BELL, |peer| peer.cutoff), ..class.clone() }
    };
    file.iter().map(one).collect()
}

/// The group of a club: one that has its id, one that staff have given its name, or a new one.
fn under(club: &Group, groups: &mut Vec<Group>) -> String {
    let same = |group: &&Group| group.id == club.id || (group.kind == GroupKind::Club && group.name == club.name);
    if let Some(group) = groups.iter().find(same) {
        return group.id.clone();
    }
    groups.push(club.clone());
    club.id.clone()
}
