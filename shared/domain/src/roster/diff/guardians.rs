//! The people around one pupil as they shall be. Who may do what is the staff's: it stays, whatever the file says.

use std::collections::{BTreeMap, BTreeSet};

use super::GuardianChanges;
use crate::{
    facility::{Guardian, RosterChild},
    identity::folded_name,
    roster::{ids, person::GENERIC},
};

/// What staff let each person do for the children whom they know with them, as little as for any of them: whoever was
/// forbidden to read of one child does not read of its sibling by way of a file.
pub(super) struct Limits<'a>(BTreeMap<&'a str, [bool; 3]>);

impl<'a> Limits<'a> {
    pub(super) fn of(children: &'a [RosterChild]) -> Self {
        let mut limits: BTreeMap<&str, [bool; 3]> = BTreeMap::new();
        for guardian in children.iter().flat_map(|child| &child.guardians) {
            let [read, report, collect] = limits.entry(&guardian.id).or_insert([true; 3]);
            *read &= guardian.may_read;
            *report &= guardian.may_report;
            *collect &= guardian.may_collect;
        }
        Self(limits)
    }

    /// Takes away what the person may not do elsewhere.
    pub(super) fn apply(&self, guardian: &mut Guardian) {
        if let Some([read, report, collect]) = self.0.get(guardian.id.as_str()) {
            guardian.may_read &= read;
            guardian.may_report &= report;
            guardian.may_collect &= collect;
        }
    }
}

/// Those who are `known`, as `file` names them, then those whom only the file has. Without ids of people (`by_id`) a place
/// of the row counts for the same person only where the name says so.
pub(super) fn over(
    known: &[Guardian],
    file: &[Guardian],
    by_id: bool,
    limits: &Limits<'_>,
) -> (Vec<Guardian>, GuardianChanges) {
    let same = if by_id { by_ids(known, file) } else { by_names(known, file) };
    let mut changes = GuardianChanges::default();
    let mut after = Vec::new();
    for (place, guardian) in known.iter().enumerate() {
        match same.iter().position(|one| *one == Some(place)).and_then(|at| file.get(at)) {
            Some(now) => {
                let renamed = renamed(guardian, now);
                if renamed != *guardian {
                    changes.changed.push(renamed.id.clone());
                }
                after.push(renamed);
            }
            None if ids::is_imported_guardian(&guardian.id) => changes.left.push(guardian.clone()),
            None => after.push(guardian.clone()),
        }
    }
    for (guardian, _) in file.iter().zip(&same).filter(|(_, same)| same.is_none()) {
        let mut new = guardian.clone();
        // Another person where somebody else stood, who has joined under that id.
        if known.iter().any(|one| one.id == new.id) {
            new.id = ids::another(&new.id, &new.name);
        }
        limits.apply(&mut new);
        changes.added.push(new.id.clone());
        after.push(new);
    }
    (after, changes)
}

/// A relation that says more than the file's stays.
fn renamed(guardian: &Guardian, now: &Guardian) -> Guardian {
    let is_generic = |word: &str| GENERIC.contains(&word);
    let keeps = is_generic(&now.relation) && !is_generic(&guardian.relation);
    let relation = if keeps { &guardian.relation } else { &now.relation };
    Guardian { name: now.name.clone(), relation: relation.clone(), ..guardian.clone() }
}

/// For each of the file the place of the same person.
fn by_ids(known: &[Guardian], file: &[Guardian]) -> Vec<Option<usize>> {
    file.iter().map(|now| known.iter().position(|guardian| guardian.id == now.id)).collect()
}

/// The same where an id is a place in a row: the same name, and where nobody has it, the same place with a name of which
/// a part is the same, as after a marriage.
fn by_names(known: &[Guardian], file: &[Guardian]) -> Vec<Option<usize>> {
    let mut taken = BTreeSet::new();
    let mut same = vec![None; file.len()];
    let passes: [fn(&Guardian, &Guardian) -> bool; 3] = [
        |guardian, now| guardian.id == now.id && folded_name(&guardian.name) == folded_name(&now.name),
        |guardian, now| !guardian.is_child && folded_name(&guardian.name) == folded_name(&now.name),
        |guardian, now| guardian.id == now.id && shares_part(&guardian.name, &now.name),
    ];
    for pass in passes {
        for (now, found) in file.iter().zip(&mut same).filter(|(_, found)| found.is_none()) {
            let place = known.iter().enumerate().position(|(place, one)| !taken.contains(&place) && pass(one, now));
            taken.extend(place);
            *found = place;
        }
    }
    same
}

fn shares_part(one: &str, other: &str) -> bool {
    let parts = |name: &str| -> BTreeSet<String> { name.split_whitespace().map(folded_name).collect() };
    !parts(one).is_disjoint(&parts(other))
}
