//! Schools of ordinary size and of any shape.

use proptest::prelude::*;

use super::referee::judge;
use super::school::{FORTY_BY_SIXTY, Shape, school};
use super::{Child, EFFORT, Family, Kind, Placement, Plan, Timetable, Why, solve};

fn placements(timetable: &Timetable) -> Vec<Placement> {
    let placed = timetable.placed.iter();
    placed.map(|one| Placement { child: one.child.clone(), starts: one.slot.starts }).collect()
}

fn is_sound(plan: &Plan, before: &[Placement], timetable: &Timetable) {
    let places = timetable.placed.iter().map(|placed| (placed.child.as_str(), placed.slot)).collect();
    assert_eq!(judge(plan, before, &places), Ok(timetable.score));
    assert!(timetable.score <= timetable.bound, "{timetable}");
    let children: usize = plan.families.iter().map(|family| family.children.len()).sum();
    assert_eq!(timetable.placed.len() + timetable.unplaced.len(), children);
}

#[test]
fn forty_children_on_sixty_slots_with_ten_pairs_of_siblings_have_the_best_timetable() {
    for seed in 1..=5 {
        let plan = school(&FORTY_BY_SIXTY, seed);

        let timetable = solve(&plan, &[], EFFORT).unwrap();

        println!("seed {seed}: {timetable}");
        is_sound(&plan, &[], &timetable);
        assert_eq!((timetable.unplaced.len(), timetable.gap()), (0, Some(0.0)));
    }
}

#[test]
fn an_equal_plan_has_an_equal_timetable() {
    let plan = school(&FORTY_BY_SIXTY, 7);
    assert_eq!(solve(&plan, &[], EFFORT), solve(&plan.clone(), &[], EFFORT));
}

#[test]
fn who_was_placed_stays_when_one_family_changes_its_mind() {
    let mut plan = school(&FORTY_BY_SIXTY, 3);
    let first = solve(&plan, &[], EFFORT).unwrap();
    let again = solve(&plan, &placements(&first), EFFORT).unwrap();
    assert_eq!(placements(&first), placements(&again), "nothing changed");

    let moved = first.placed.iter().find(|one| one.family == "f21").unwrap();
    let family = plan.families.iter_mut().find(|family| family.id == "f21").unwrap();
    family.impossible.insert(super::When::At { starts: moved.slot.starts });
    let after = solve(&plan, &placements(&first), EFFORT).unwrap();

    is_sound(&plan, &placements(&first), &after);
    let kept = placements(&after).iter().filter(|one| placements(&first).contains(one)).count();
    println!("{kept} of 40 kept their slot");
    assert!(kept >= 36, "{kept}");
}

#[test]
fn four_siblings_with_more_ways_than_can_be_spelled_out_come_together() {
    let shape =
        Shape { classes: 4, children: 4, days: 3, a_day: 14, pairs: 0, impossible: 0, after: None, ..FORTY_BY_SIXTY };
    let mut plan = school(&shape, 1);
    let four = (0..4).map(|class| Child { id: format!("k_four{class}"), teacher: format!("c{class}") }).collect();
    plan.families.push(Family { id: "four".to_owned(), children: four, ..plan.families[0].clone() });

    let timetable = solve(&plan, &[], EFFORT).unwrap();

    println!("{timetable}");
    is_sound(&plan, &[], &timetable);
    let next = timetable
        .placed
        .iter()
        .filter(|one| one.family == "four" && one.why.contains(&Why::SiblingNext { minutes: 5 }));
    assert_eq!(next.count(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rules_hold_whatever_the_school_is_like(
        seed: u64,
        (visits, classes, children, days) in (any::<bool>(), 1..5_u16, 1..9_u16, 1..4_u16),
        (a_day, pairs, threes, impossible) in (1..8_u16, 0..6_u16, 0..3_u16, 0..70_u8),
        after in prop::option::of(1..4_u8),
        effort in 0..300_u64,
    ) {
        let kind = if visits { Kind::HomeVisit } else { Kind::Interview };
        let plan = school(&Shape { kind, classes, children, days, a_day, pairs, threes, impossible, after }, seed);
        let timetable = solve(&plan, &[], effort).unwrap();
        is_sound(&plan, &[], &timetable);
        let again = solve(&plan, &placements(&timetable), effort).unwrap();
        is_sound(&plan, &placements(&timetable), &again);
    }
}
