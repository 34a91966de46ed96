//! What people are to a school.

use std::collections::BTreeMap;

use super::{archive::Archive, layout::Layout, orgs::Org, users::User};
use crate::roster::{
    person,
    rejection::{Code, Found},
};

pub(super) const LAYOUT: Layout =
    Layout { file: "roles.csv", needed: &["userSourcedId", "roleType", "role", "orgSourcedId"], optional: &[] };

/// Roles of which nothing is taken.
const OTHERS: [&str; 8] = [
    "teacher",
    "principal",
    "aide",
    "counselor",
    "proctor",
    "districtAdministrator",
    "siteAdministrator",
    "systemAdministrator",
];

/// What somebody is to a pupil who names them, the closest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    Relative,
    Parent,
    Guardian,
}

impl Relation {
    /// The word, where nothing better is known.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Relative => person::RELATIVE,
            Self::Parent => person::PARENT,
            Self::Guardian => person::GUARDIAN,
        }
    }
}

/// Roles by person.
#[derive(Debug, Default)]
pub(super) struct Roles(BTreeMap<String, Held>);

#[derive(Debug, Default)]
struct Held {
    student: bool,
    relation: Option<Relation>,
}

impl Roles {
    /// Who is a pupil of some school.
    pub(super) fn students(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, held)| held.student).map(|(user, _)| user.as_str())
    }

    /// Whether anybody is somebody's family: many exports hold pupils and teachers alone.
    pub(super) fn speak_of_families(&self) -> bool {
        self.0.values().any(|held| held.relation.is_some())
    }

    /// What somebody is to pupils.
    pub(super) fn relation(&self, user: &str) -> Option<Relation> {
        self.0.get(user)?.relation
    }
}

pub(super) fn read(
    archive: &Archive,
    users: &BTreeMap<String, User>,
    orgs: &BTreeMap<String, Org>,
    found: &mut Found,
) -> Roles {
    let mut roles = Roles::default();
    LAYOUT.each(archive, found, |row, found| {
        let errors = &mut found.errors;
        let user = row.some("userSourcedId", errors)?;
        if !users.contains_key(user) {
            row.wrong("userSourcedId", Code::UnknownReference, errors);
        }
        let org = row.some("orgSourcedId", errors)?;
        if !orgs.contains_key(org) {
            row.wrong("orgSourcedId", Code::UnknownReference, errors);
        }
        if !matches!(row.text("roleType"), "primary" | "secondary") {
            row.wrong("roleType", Code::UnknownWord, errors);
        }
        let held = roles.0.entry(user.to_owned()).or_default();
        match row.text("role") {
            "student" => held.student = true,
            "guardian" => held.relation = held.relation.max(Some(Relation::Guardian)),
            "parent" => held.relation = held.relation.max(Some(Relation::Parent)),
            "relative" => held.relation = held.relation.max(Some(Relation::Relative)),
            other if OTHERS.contains(&other) => {}
            _ => row.wrong("role", Code::UnknownWord, errors),
        }
        Some(())
    });
    roles
}
