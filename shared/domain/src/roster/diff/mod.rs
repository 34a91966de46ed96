//! What a file would change at one school, before anybody says that it shall. Nothing is ever taken away: who is not in the
//! file any more gets a last day, and what class somebody was in is written down before the class ends.
//!
//! Knows what is the file's (names, classes, numbers, clubs of its own, who is there) and what is the staff's (rides, cards,
//! days, groups, households, what each guardian may do, guardians whom they added). The same file twice changes nothing.

mod child;
mod count;
mod guardians;
mod plan;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::{intake::School, year};
use crate::{
    Flaw,
    facility::{Facility, FacilityKind, Grade, Guardian, RosterChild},
};
pub use count::ClassCount;

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The school as it shall be.
    pub facility: Facility,
    /// Whether it is another than before; a new one always is.
    pub facility_changes: bool,
    /// Those who are not as they were, in the order of the file; those who are gone last.
    pub children: Vec<ChildChange>,
    /// How many pupils of the file are as they were.
    pub unchanged: usize,
    /// What ends with the change.
    pub past: Vec<Past>,
    /// Pupils of each class, before and after.
    pub classes: Vec<ClassCount>,
}

/// A pupil who is not as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChildChange {
    /// In which ways.
    pub what: BTreeSet<What>,
    /// As it shall be.
    pub child: RosterChild,
    /// The people around it.
    pub guardians: GuardianChanges,
}

/// In which way a pupil is not as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Not on the roster so far.
    New,
    /// Not at the school for a while.
    Back,
    /// Another class or number.
    Moved,
    /// Another name, or another reading of it.
    Renamed,
    /// Other clubs.
    Clubs,
    /// Other people around it, or under other names.
    Guardians,
    /// Has a last day.
    Gone,
}

/// How the people around a pupil change.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GuardianChanges {
    /// Ids of those who were not there.
    pub added: Vec<String>,
    /// Ids of those whose name or relation is another.
    pub changed: Vec<String>,
    /// Those who came with a file and are not in this one.
    pub left: Vec<Guardian>,
}

/// The class that a pupil was in until now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Past {
    /// Whom.
    pub child: String,
    /// By the year in which its April lies.
    pub school_year: i16,
    /// What the class was called.
    pub class_name: String,
    /// Its grade.
    pub grade: Option<Grade>,
    /// 出席番号.
    pub number: Option<u16>,
}

/// Why a file cannot be put over what is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoDiff {
    /// It is of a year that is over.
    #[error("the school year {in_force} is in force already")]
    OlderYear {
        /// The year that is in force.
        in_force: i16,
    },
    /// What is there is another kind of facility.
    #[error("the facility is no school")]
    NotASchool,
    /// What would come of it cannot be used.
    #[error("{child}{flaw}", child = .child.as_ref().map(|id| format!("{id}.")).unwrap_or_default())]
    Flawed {
        /// Of which pupil; none of the school itself.
        child: Option<String>,
        /// What is wrong.
        flaw: Flaw,
    },
}

impl Changes {
    /// Whether nothing changes.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        !self.facility_changes && self.children.is_empty() && self.past.is_empty()
    }

    /// How many pupils change in a way.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        self.children.iter().filter(|change| change.what.contains(&what)).count()
    }
}

/// When what is there and what is in the file meet.
#[derive(Debug, Clone, Copy)]
struct When {
    year: i16,
    /// The school had another year, or was not there.
    is_new_year: bool,
    /// The last day of those who are gone.
    last: Date,
}

/// What the file's `school` of a school year changes at a school, of which `current` are all that are or were on its roster.
/// A pupil who is not in the file was there until `last`; where the file begins a new school year, until the 31 March
/// before it.
///
/// # Errors
/// Why it cannot be put over what is there.
pub fn diff(
    facility: Option<&Facility>,
    current: &[RosterChild],
    school: &School,
    school_year: i16,
    last: Date,
) -> Result<Changes, NoDiff> {
    if facility.is_some_and(|facility| facility.kind != FacilityKind::School) {
        return Err(NoDiff::NotASchool);
    }
    let in_force = facility.and_then(|facility| facility.school_year);
    if let Some(in_force) = in_force.filter(|in_force| *in_force > school_year) {
        return Err(NoDiff::OlderYear { in_force });
    }
    let is_new_year = in_force != Some(school_year);
    let last = if is_new_year { year::last_day(school_year.saturating_sub(1)) } else { last };
    let when = When { year: school_year, is_new_year, last };

    let plan = plan::of(facility, school, school_year);
    let known: BTreeMap<&str, &RosterChild> = current.iter().map(|child| (child.id.as_str(), child)).collect();
    let limits = guardians::Limits::of(current);
    let mut after: BTreeMap<&str, RosterChild> =
        current.iter().map(|child| (child.id.as_str(), child.clone())).collect();
    let mut children = Vec::new();
    for pupil in &school.pupils {
        let change = match known.get(pupil.id.as_str()) {
            Some(known) => child::over(known, pupil, school, &plan, &limits, when),
            None => child::new(pupil, &plan, &limits, facility.map(|_| when)),
        };
        after.insert(&pupil.id, change.child.clone());
        children.push(change);
    }
    let in_file: BTreeSet<&str> = school.pupils.iter().map(|pupil| pupil.id.as_str()).collect();
    let not_in_file = current.iter().filter(|child| !in_file.contains(child.id.as_str()));
    for change in not_in_file.filter_map(|known| child::gone(known, when)) {
        if let Some(child) = after.get_mut(change.child.id.as_str()) {
            child.until = change.child.until;
        }
        children.push(change);
    }
    let unchanged = children.iter().filter(|change| change.what.is_empty()).count();
    children.retain(|change| !change.what.is_empty());

    check(&plan.facility, &children)?;
    let past = facility.map_or_else(Vec::new, |before| past(before, &plan.facility, current, &after));
    let classes = count::classes(facility, current, &plan.facility, after.values(), when);
    let facility_changes = facility != Some(&plan.facility);
    Ok(Changes { facility: plan.facility, facility_changes, children, unchanged, past, classes })
}

/// Those who are gone keep a class that the school may not have any more.
fn check(facility: &Facility, children: &[ChildChange]) -> Result<(), NoDiff> {
    facility.check().map_err(|flaw| NoDiff::Flawed { child: None, flaw })?;
    let has = |class: &str| facility.classes.iter().any(|one| one.id == class);
    let there = children.iter().filter(|change| !change.what.contains(&What::Gone) || has(&change.child.class));
    there.map(|change| &change.child).try_for_each(|child| {
        child.check(facility).map_err(|flaw| NoDiff::Flawed { child: Some(child.id.clone()), flaw })
    })
}

/// What of each pupil's class ends: that of those who get another one, and that of all whose class the school has no more.
fn past(
    before: &Facility,
    facility: &Facility,
    current: &[RosterChild],
    after: &BTreeMap<&str, RosterChild>,
) -> Vec<Past> {
    let Some(school_year) = before.school_year else { return Vec::new() };
    let classes: BTreeMap<&str, _> = before.classes.iter().map(|class| (class.id.as_str(), class)).collect();
    let left: BTreeSet<&str> = facility.classes.iter().map(|class| class.id.as_str()).collect();
    let ends = |child: &&RosterChild| {
        let stays = after.get(child.id.as_str()).is_some_and(|after| after.class == child.class);
        !(stays && left.contains(child.class.as_str()))
    };
    let past = |child: &RosterChild| {
        let class = classes.get(child.class.as_str())?;
        Some(Past {
            child: child.id.clone(),
            school_year,
            class_name: class.name.clone(),
            grade: class.grade,
            number: child.number,
        })
    };
    current.iter().filter(ends).filter_map(past).collect()
}
