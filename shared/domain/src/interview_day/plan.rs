//! From what staff wrote and families answered to what the solver solves.

use std::collections::BTreeMap;

use super::{Answer, Family, Pupil, Sheet};
use crate::interview::{self, Child, MOST_SLOTS, Placement, Plan, Timetable};

/// Children of a family in one plan; whoever is beyond is a family of their own.
const TOGETHER: usize = 8;

/// The plan of these families. `answers` are by family; who has not answered can always come. Times of children who are
/// gone are left out.
#[must_use]
pub fn plan(
    id: &str,
    sheet: &Sheet,
    families: &[Family<'_>],
    answers: &BTreeMap<String, Answer>,
    locked: &[Placement],
) -> Plan {
    let nothing = Answer::default();
    let planned = families.iter().flat_map(|family| {
        let offered = family.offered(sheet);
        let answer = answers.get(family.id()).unwrap_or(&nothing).still(sheet, &offered);
        family.children.chunks(TOGETHER).filter_map(move |children| some(children, &answer)).collect::<Vec<_>>()
    });
    let families_of = planned.collect();
    let there = |lock: &&Placement| families.iter().any(|family| family.has(&lock.child));
    let locked = locked.iter().filter(there).cloned().collect();
    Plan { locked, ..sheet.plan_of(id.to_owned(), families_of) }
}

fn some(children: &[Pupil<'_>], answer: &Answer) -> Option<interview::Family> {
    let id = children.first()?.child.id.clone();
    let child = |pupil: &Pupil<'_>| Child { id: pupil.child.id.clone(), teacher: pupil.child.class.clone() };
    Some(interview::Family {
        id,
        children: children.iter().map(child).collect(),
        impossible: answer.impossible.iter().copied().take(MOST_SLOTS).collect(),
        wishes: answer.wishes.clone(),
        district: answer.district.clone(),
    })
}

/// Where everybody is in a timetable.
#[must_use]
pub fn placements(timetable: &Timetable) -> Vec<Placement> {
    let placed = timetable.placed.iter();
    placed.map(|one| Placement { child: one.child.clone(), starts: one.slot.starts }).collect()
}
