//! The classes of a school under ids that stay.

use std::collections::BTreeMap;

use jiff::civil::{Time, time};

use super::{grade, ids};
use crate::facility::{Class, Grade};

/// The first bell of a school that nobody has described yet.
pub(super) const FIRST_BELL: Time = time(8, 20, 0, 0);
/// As many as a facility has.
pub(super) const MOST_CLASSES: usize = 80;
/// Characters of a class's name.
pub(super) const MOST_NAME: usize = 20;

/// A class as a file describes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Titled<'a> {
    pub(super) grade: Option<Grade>,
    pub(super) title: &'a str,
    /// Tells those of one title apart.
    pub(super) code: &'a str,
}

impl Titled<'_> {
    /// The class under an id.
    pub(super) fn under(&self, id: String) -> Class {
        Class { id, name: grade::class_name(self.grade, self.title), cutoff: FIRST_BELL, grade: self.grade }
    }
}

/// One id for each, in order; `Err` with the place of one that cannot be told from another.
pub(super) fn ids(school_year: i16, classes: &[Titled<'_>]) -> Result<Vec<String>, usize> {
    let by_title = |class: &Titled<'_>| ids::class(school_year, class.grade, class.title);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for class in classes {
        *counts.entry(by_title(class)).or_default() += 1;
    }
    let mut seen = BTreeMap::new();
    let mut given = Vec::new();
    for (place, class) in classes.iter().enumerate() {
        let mut id = by_title(class);
        if counts.get(&id).is_some_and(|count| *count > 1) {
            id = ids::class_with_code(school_year, class.grade, class.title, class.code);
        }
        if seen.insert(id.clone(), place).is_some() {
            return Err(place);
        }
        given.push(id);
    }
    Ok(given)
}

/// By grade and name.
pub(super) fn sort(classes: &mut [Class]) {
    classes.sort_by(|one, other| grade::by_grade(one).cmp(&grade::by_grade(other)).then_with(|| one.id.cmp(&other.id)));
}
