//! Which children are one family, and who around them takes part. A family is the children of one home; whoever must not
//! learn of the appointments of somebody around them takes no part at all, since a time says where a person will be.

use std::collections::BTreeMap;

use crate::facility::{
    Guardian, RosterChild,
    custody::{Order, rights, sees},
    siblings,
};

/// A child of the classes that are planned, with what is ordered about it.
#[derive(Debug, Clone, Copy)]
pub struct Pupil<'a> {
    /// As the roster has it.
    pub child: &'a RosterChild,
    /// What stands between it and people around it.
    pub orders: &'a [Order],
}

/// Children of one home.
#[derive(Debug, Clone)]
pub struct Family<'a> {
    /// In order of their ids; the first one names the family.
    pub children: Vec<Pupil<'a>>,
}

impl Pupil<'_> {
    fn people(&self) -> impl Iterator<Item = &Guardian> {
        // The child's own phone reads, and answers nothing.
        self.child.guardians.iter().filter(|one| !one.is_child)
    }

    /// Whether a guardian, of this child or of a sibling, may learn of everybody around it.
    fn lets_see(&self, viewer: &str) -> bool {
        self.people().all(|other| sees(self.child, self.orders, viewer, &other.id))
    }

    fn insiders(&self) -> Vec<&Guardian> {
        let inside = |one: &&Guardian| rights(self.child, self.orders, &one.id).read && self.lets_see(&one.id);
        self.people().filter(inside).collect()
    }

    /// Who lives where the child does: the household that most of those around it live in; who names none lives there too.
    fn home(&self) -> Vec<&str> {
        let insiders = self.insiders();
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for household in insiders.iter().filter_map(|one| one.household.as_deref()) {
            match counts.iter_mut().find(|(known, _)| *known == household) {
                Some((_, count)) => *count += 1,
                None => counts.push((household, 1)),
            }
        }
        // Of two that are as large the one that the roster names first.
        let main = counts.iter().rev().max_by_key(|(_, count)| *count).map(|(household, _)| *household);
        let here = insiders.into_iter().filter(|one| one.household.is_none() || one.household.as_deref() == main);
        here.map(|one| one.id.as_str()).collect()
    }
}

impl<'a> Family<'a> {
    /// Its name: that of its first child.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.children.first().map_or("", |pupil| pupil.child.id.as_str())
    }

    /// Whether a child is one of it.
    #[must_use]
    pub fn has(&self, child: &str) -> bool {
        self.children.iter().any(|pupil| pupil.child.id == child)
    }

    /// Whether a guardian of one of the children takes part: reads of it, and may learn of everybody around all of them.
    #[must_use]
    pub fn admits(&self, guardian: &str) -> bool {
        let of_it = |pupil: &Pupil<'_>| pupil.insiders().iter().any(|one| one.id == guardian);
        self.children.iter().any(of_it) && self.children.iter().all(|pupil| pupil.lets_see(guardian))
    }

    /// Whether a guardian takes part and reads of that child.
    #[must_use]
    pub fn reads_of(&self, guardian: &str, child: &str) -> bool {
        let of_it = |pupil: &Pupil<'_>| {
            pupil.child.id == child
                && pupil.child.guardian(guardian).is_some_and(|one| !one.is_child)
                && rights(pupil.child, pupil.orders, guardian).read
        };
        self.admits(guardian) && self.children.iter().any(of_it)
    }

    /// Whether a guardian answers for it: takes part, and may report for a child whose home is theirs, or for all of them.
    #[must_use]
    pub fn answers(&self, guardian: &str) -> bool {
        let reports = |pupil: &Pupil<'_>| rights(pupil.child, pupil.orders, guardian).report;
        let at_home = |pupil: &Pupil<'_>| reports(pupil) && pupil.home().contains(&guardian);
        self.admits(guardian) && (self.children.iter().any(at_home) || self.children.iter().all(reports))
    }

    /// Guardians who can hold the appointment of a child, the likeliest first: who may report for it before who only
    /// reads, who lives with it before who does not.
    #[must_use]
    pub fn holders(&self, child: &str) -> Vec<&'a str> {
        let Some(pupil) = self.children.iter().find(|pupil| pupil.child.id == child) else { return Vec::new() };
        let home = pupil.home();
        let part = pupil.child.guardians.iter().filter(|one| self.reads_of(&one.id, child));
        let mut part: Vec<&'a str> = part.map(|one| one.id.as_str()).collect();
        part.sort_by_key(|id| (!rights(pupil.child, pupil.orders, id).report, !home.contains(id)));
        part
    }
}

/// The families of these children, in order of their names.
#[must_use]
pub fn families<'a>(pupils: &[Pupil<'a>]) -> Vec<Family<'a>> {
    let first = siblings(pupils.iter().map(|pupil| (pupil.child.id.as_str(), pupil.home())));
    let mut found: BTreeMap<&str, Vec<Pupil<'a>>> = BTreeMap::new();
    for pupil in pupils {
        if let Some(first) = first.get(pupil.child.id.as_str()) {
            found.entry(first).or_default().push(*pupil);
        }
    }
    let family = |mut children: Vec<Pupil<'a>>| {
        children.sort_by(|one, other| one.child.id.cmp(&other.child.id));
        Family { children }
    };
    found.into_values().map(family).collect()
}
