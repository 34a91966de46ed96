//! People. Of each, the name at school, how it is read, and whom they name as their agents.

use std::collections::BTreeMap;

use super::{
    archive::Archive,
    layout::{ID, Layout, Row},
    orgs::Org,
};
use crate::roster::{
    person,
    rejection::{Code, Findings, Found},
};

pub(super) const LAYOUT: Layout = Layout {
    file: "users.csv",
    needed: &[ID, "givenName", "familyName", AGENTS, "metadata.jp.kanaGivenName", "metadata.jp.kanaFamilyName"],
    optional: &[
        "middleName",
        "preferredGivenName",
        "preferredMiddleName",
        "preferredFamilyName",
        "primaryOrgSourcedId",
        "metadata.jp.kanaMiddleName",
        "metadata.jp.kanaPreferredGivenName",
        "metadata.jp.kanaPreferredMiddleName",
        "metadata.jp.kanaPreferredFamilyName",
    ],
};
pub(super) const AGENTS: &str = "agentSourcedIds";

pub(super) const NAME: [&str; 3] = ["familyName", "givenName", "middleName"];
pub(super) const KANA: [&str; 3] =
    ["metadata.jp.kanaFamilyName", "metadata.jp.kanaGivenName", "metadata.jp.kanaMiddleName"];
const PREFERRED: [&str; 3] = ["preferredFamilyName", "preferredGivenName", "preferredMiddleName"];
const PREFERRED_KANA: [&str; 3] = [
    "metadata.jp.kanaPreferredFamilyName",
    "metadata.jp.kanaPreferredGivenName",
    "metadata.jp.kanaPreferredMiddleName",
];

/// Somebody. Names are as they were written: those of people who are not taken may be anything.
#[derive(Debug)]
pub(super) struct User {
    pub(super) line: u64,
    pub(super) name: String,
    /// Empty where nothing says how the name is read.
    pub(super) kana: String,
    pub(super) agents: Vec<String>,
    org: String,
}

pub(super) fn read(archive: &Archive, found: &mut Found) -> BTreeMap<String, User> {
    let users = LAYOUT.keyed(archive, found, |row, _| {
        let joined = |columns: [&str; 3]| {
            let parts: Vec<&str> = columns.iter().map(|c| row.text(c)).filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        };
        // Who goes by another name at school is not shown under the registered one, nor by its reading.
        let (name, kana) = if is_whole(row, PREFERRED) {
            (joined(PREFERRED), joined(PREFERRED_KANA))
        } else {
            (joined(NAME), joined(KANA))
        };
        let agents = row.list(AGENTS).map(str::to_owned).collect();
        Some(User { line: row.line, name, kana, agents, org: row.text("primaryOrgSourcedId").to_owned() })
    });
    if person::are_my_numbers(users.keys().map(String::as_str)) {
        found.errors.column(LAYOUT.file, ID, Code::MyNumberRefused);
    }
    users
}

/// A family and a given name: half a name is none to go by.
fn is_whole(row: Row<'_>, [family, given, _]: [&str; 3]) -> bool {
    !row.text(family).is_empty() && !row.text(given).is_empty()
}

/// Whether what they name is there.
pub(super) fn check(users: &BTreeMap<String, User>, orgs: &BTreeMap<String, Org>, errors: &mut Findings) {
    for user in users.values() {
        if user.agents.iter().any(|agent| !users.contains_key(agent)) {
            errors.cell(LAYOUT.file, user.line, AGENTS, Code::UnknownReference);
        }
        if !user.org.is_empty() && !orgs.contains_key(&user.org) {
            errors.cell(LAYOUT.file, user.line, "primaryOrgSourcedId", Code::UnknownReference);
        }
    }
}

/// Says that a pupil is left out.
pub(super) fn without_homeroom(users: &BTreeMap<String, User>, pupil: &str, warnings: &mut Findings) {
    if let Some(user) = users.get(pupil) {
        warnings.row(LAYOUT.file, user.line, Code::NoHomeroom);
    }
}
