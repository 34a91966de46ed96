//! Who comes before whom.

use std::cmp::Ordering;

use domain::points::*;

use super::families::{family, guardian, rank, table, works};

fn order(rules: &PointRules, one: &Household, other: &Household) -> Option<Ordering> {
    let (first, second) = (estimate(rules, one).unwrap(), estimate(rules, other).unwrap());
    let found = precedes(rules, &first, &second);
    assert_eq!(precedes(rules, &second, &first), found.map(Ordering::reverse), "seen from the other side");
    found
}

fn parents() -> Household {
    let mut household = family(3, vec![works(20, 480), works(20, 480)]);
    household.wish_rank = Some(1);
    household.fee_bracket = Some(3);
    household
}

#[test]
fn protection_comes_first_then_the_class_then_points_then_the_wish() {
    let rules = table("tsunagu-2026");
    let mut protected = family(3, vec![guardian(Reason::JobSeeking)]);
    protected.marks.insert(HouseholdMark::Protection);
    assert_eq!(order(&rules, &protected, &parents()), Some(Ordering::Less));
    let mut struck = family(3, vec![guardian(Reason::JobSeeking)]);
    struck.marks.insert(HouseholdMark::Disaster);
    assert_eq!(order(&rules, &struck, &parents()), Some(Ordering::Less));
    let mut more = parents();
    more.marks.insert(HouseholdMark::SiblingEnrolled);
    more.wish_rank = Some(1);
    assert_eq!(order(&rules, &more, &parents()), Some(Ordering::Less));
    let mut second = parents();
    second.wishes = 2;
    second.wish_rank = Some(2);
    assert_eq!(order(&rules, &second, &parents()), Some(Ordering::Greater));
}

#[test]
fn equals_are_told_apart_by_waiting_income_and_the_reason() {
    let rules = table("tsunagu-2026");
    let mut waits = parents();
    waits.months_waiting = 4;
    assert_eq!(order(&rules, &waits, &parents()), Some(Ordering::Less));
    let mut poorer = parents();
    poorer.fee_bracket = Some(1);
    assert_eq!(order(&rules, &poorer, &parents()), Some(Ordering::Less));
    assert_eq!(order(&rules, &parents(), &parents()), Some(Ordering::Equal));
    let ill = || guardian(Reason::Illness { degree: Illness::Hospital });
    let mut sick = family(3, vec![ill(), ill()]);
    sick.wish_rank = Some(1);
    sick.marks.insert(HouseholdMark::SiblingEnrolled);
    let mut worker = parents();
    worker.marks.insert(HouseholdMark::SiblingEnrolled);
    // Fewer points for the days of the second: made equal by wishes.
    sick.wishes = 5;
    assert_eq!(order(&rules, &worker, &sick), Some(Ordering::Less), "work stands before illness");
}

#[test]
fn what_is_open_is_not_decided() {
    let rules = table("tsunagu-2026");
    let unsure = family(3, vec![works(20, 480), guardian(Reason::Illness { degree: Illness::Home })]);
    let cares = guardian(Reason::Care { degree: Care::Attend, hours_per_month: 48 });
    let between = family(3, vec![works(20, 480), cares]);
    assert_eq!(order(&rules, &unsure, &between), None, "a range around it");
    let mut silent = parents();
    silent.wish_rank = None;
    assert_eq!(order(&rules, &silent, &parents()), None, "an answer that is missing");
    let nerima = table("nerima-2026");
    assert_eq!(order(&nerima, &parents(), &parents()), None, "a list of which only the beginning is known");
    let mut outside = parents();
    outside.residence = Residence::Elsewhere;
    outside.marks = [HouseholdMark::SiblingEnrolled, HouseholdMark::AppliesTogether, HouseholdMark::Unlicensed].into();
    assert_eq!(order(&nerima, &parents(), &outside), Some(Ordering::Less), "80 each, and one lives here");
}

#[test]
fn the_better_rank_comes_first_and_an_unknown_one_is_open() {
    let rules = table("nagoya-2026");
    let knows = |letters: &[char]| {
        let each = letters.iter().map(|letter| Guardian { rank: Some(rank(*letter)), ..works(20, 480) });
        family(3, each.collect())
    };
    assert_eq!(order(&rules, &knows(&['A', 'B']), &knows(&['C'])), Some(Ordering::Less));
    assert_eq!(order(&rules, &knows(&['A', 'C']), &knows(&['C'])), None, "the order within a rank is not known");
    let mut half = knows(&['D', 'D']);
    half.guardians[1].rank = None;
    let found = estimate(&rules, &half).unwrap();
    let span = found.outcome.rank().unwrap();
    assert_eq!((span.best, span.worst), (rank('D'), rank('I')));
    assert_eq!(found.unrated, [1]);
    assert_eq!(order(&rules, &half, &knows(&['C'])), Some(Ordering::Greater));
    assert_eq!(order(&rules, &half, &knows(&['E'])), None);
}
