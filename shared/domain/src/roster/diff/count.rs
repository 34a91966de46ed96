//! Pupils of each class, before and after: how a person sees at one glance that a file is the right one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::When;
use crate::{
    facility::{Facility, Grade, RosterChild},
    roster::grade::by_grade,
};

/// Pupils of the class of a grade and name. In a new school year other children are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassCount {
    /// Its grade.
    pub grade: Option<Grade>,
    /// What it is called.
    pub name: String,
    /// Pupils before the change.
    pub before: usize,
    /// Pupils after it.
    pub after: usize,
}

pub(super) fn classes<'a>(
    before: Option<&Facility>,
    current: &[RosterChild],
    facility: &Facility,
    after: impl Iterator<Item = &'a RosterChild>,
    when: When,
) -> Vec<ClassCount> {
    let mut counts: BTreeMap<_, (Option<Grade>, &str, usize, usize)> = BTreeMap::new();
    let ends = |until: Option<Date>, holds: fn(Date, Date) -> bool| until.is_none_or(|until| holds(until, when.last));
    if let Some(before) = before {
        // Whoever leaves with the year was there until then.
        let was_there: fn(Date, Date) -> bool =
            if when.is_new_year { |until, last| until >= last } else { |until, last| until > last };
        let there = current.iter().filter(|child| ends(child.until, was_there));
        let sizes = sizes(there);
        for class in &before.classes {
            let count = counts.entry(by_grade(class)).or_insert((class.grade, &class.name, 0, 0));
            count.2 += sizes.get(class.id.as_str()).copied().unwrap_or_default();
        }
    }
    let sizes = sizes(after.filter(|child| ends(child.until, |until, last| until > last)));
    for class in &facility.classes {
        let count = counts.entry(by_grade(class)).or_insert((class.grade, &class.name, 0, 0));
        count.3 += sizes.get(class.id.as_str()).copied().unwrap_or_default();
    }
    let count =
        |(grade, name, before, after): (_, &str, _, _)| ClassCount { grade, name: name.to_owned(), before, after };
    counts.into_values().map(count).collect()
}

fn sizes<'a>(children: impl Iterator<Item = &'a RosterChild>) -> BTreeMap<&'a str, usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for child in children {
        *sizes.entry(&child.class).or_default() += 1;
    }
    sizes
}
