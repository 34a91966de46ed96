//! One pupil as it shall be.

use std::collections::BTreeSet;

use super::{
    ChildChange, GuardianChanges, What, When,
    guardians::{self, Limits},
    plan::Plan,
};
use crate::{
    facility::RosterChild,
    roster::{
        ids,
        intake::{Guardians, School},
        year,
    },
};

/// A pupil who is not on the roster yet. `joins` is none where the school itself is new, whose pupils have been there all
/// along.
pub(super) fn new(pupil: &RosterChild, plan: &Plan, limits: &Limits<'_>, joins: Option<When>) -> ChildChange {
    let mut child = pupil.clone();
    child.groups = pupil.groups.iter().filter_map(|club| plan.clubs.get(club)).cloned().collect();
    child.guardians.iter_mut().for_each(|guardian| limits.apply(guardian));
    child.from = pupil.from.or_else(|| {
        let next = |when: When| when.last.tomorrow().unwrap_or(when.last);
        joins.map(|when| if when.is_new_year { year::first_day(when.year) } else { next(when) })
    });
    if let (Some(from), Some(until)) = (child.from, child.until) {
        child.from = Some(from.min(until));
    }
    let guardians = GuardianChanges {
        added: child.guardians.iter().map(|guardian| guardian.id.clone()).collect(),
        ..GuardianChanges::default()
    };
    ChildChange { what: BTreeSet::from([What::New]), child, guardians }
}

/// A pupil who is on the roster.
pub(super) fn over(
    known: &RosterChild,
    pupil: &RosterChild,
    school: &School,
    plan: &Plan,
    limits: &Limits<'_>,
    when: When,
) -> ChildChange {
    let mut child = known.clone();
    let mut what = BTreeSet::new();

    child.name.clone_from(&pupil.name);
    // A file without readings has the name in their place, and takes none away.
    if pupil.kana != pupil.name || known.name != pupil.name {
        child.kana.clone_from(&pupil.kana);
    }
    mark((&known.name, &known.kana) != (&child.name, &child.kana), What::Renamed, &mut what);

    child.class.clone_from(&pupil.class);
    // A file without numbers takes none away, as long as they count the same class.
    child.number = pupil.number.or(known.number.filter(|_| known.class == pupil.class));
    mark((&known.class, known.number) != (&child.class, child.number), What::Moved, &mut what);

    if plan.knows_clubs {
        child.groups.retain(|group| !ids::is_imported_club(group));
        child.groups.extend(pupil.groups.iter().filter_map(|club| plan.clubs.get(club)).cloned());
    }
    mark(known.groups != child.groups, What::Clubs, &mut what);

    days(known, pupil, &mut child, when);
    if known.until != child.until {
        match known.until.filter(|until| *until <= when.last) {
            // The end of a school year is nobody's leaving.
            Some(until) => mark(!(when.is_new_year && until == when.last), What::Back, &mut what),
            None => mark(child.until.is_some(), What::Gone, &mut what),
        }
    }

    let mut changes = GuardianChanges::default();
    if school.guardians != Guardians::Unknown {
        let by_id = school.guardians == Guardians::People;
        (child.guardians, changes) = guardians::over(&known.guardians, &pupil.guardians, by_id, limits);
    }
    mark(known.guardians != child.guardians, What::Guardians, &mut what);
    // Nothing shown is unsaved: a day alone may have changed.
    mark(what.is_empty() && *known != child, What::Moved, &mut what);
    ChildChange { what, child, guardians: changes }
}

/// First and last day. Who comes back within a year was there all of it; who comes back in a later year begins anew.
fn days(known: &RosterChild, pupil: &RosterChild, child: &mut RosterChild, when: When) {
    child.until = pupil.until.or(known.until.filter(|until| *until > when.last));
    let first = year::first_day(when.year);
    let was_away = known.until.is_some_and(|until| until < first && !(when.is_new_year && until == when.last));
    if was_away {
        child.from = Some(pupil.from.unwrap_or(first));
    }
    if let (Some(from), Some(until)) = (child.from, child.until) {
        child.until = Some(until.max(from));
    }
}

/// A pupil who is not in the file; none where they had gone before.
pub(super) fn gone(known: &RosterChild, when: When) -> Option<ChildChange> {
    if known.until.is_some_and(|until| until <= when.last) {
        return None;
    }
    // Who was to come and does not was there for no day longer than the first.
    let until = known.from.map_or(when.last, |from| from.max(when.last));
    if known.until == Some(until) {
        return None;
    }
    let child = RosterChild { until: Some(until), ..known.clone() };
    Some(ChildChange { what: BTreeSet::from([What::Gone]), child, guardians: GuardianChanges::default() })
}

fn mark(holds: bool, as_what: What, what: &mut BTreeSet<What>) {
    if holds {
        what.insert(as_what);
    }
}
