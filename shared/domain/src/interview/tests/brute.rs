//! Small plans, against every possible timetable.

use jiff::civil::date;

use super::chance::Chance;
use super::referee::{Places, judge};
use super::solve::timetable;
use super::{
    Child, Family, Half, Kind, Placement, Plan, Rest, Score, SiblingGap, Slot, Teacher, Timetable, When, solve,
};

const CASES: u64 = 150;

/// Up to three teachers, six slots, five families and seven children.
fn tiny(chance: &mut Chance) -> (Plan, Vec<Placement>) {
    let kind = if chance.percent(40) { Kind::HomeVisit } else { Kind::Interview };
    let teachers: Vec<Teacher> = (0..chance.count(1, 3)).map(|number| teacher(number, chance)).collect();
    let slots: Vec<Slot> = teachers.iter().flat_map(|teacher| teacher.slots.clone()).collect();
    let mut children = 0;
    let mut families = Vec::new();
    for number in 0..chance.count(1, 5) {
        let size = (*chance.of(&[1, 1, 2, 2, 3])).min(7 - children);
        if size == 0 {
            break;
        }
        let child = |place| Child { id: format!("k{}", children + place), teacher: chance.of(&teachers).id.clone() };
        let own: Vec<Child> = (0..size).map(child).collect();
        children += size;
        let impossible =
            slots.iter().filter(|_| chance.percent(30)).map(|slot| When::At { starts: slot.starts }).collect();
        let offered: Vec<Slot> = teachers
            .iter()
            .filter(|teacher| own.iter().any(|child| child.teacher == teacher.id))
            .flat_map(|teacher| teacher.slots.clone())
            .collect();
        let mut wishes = Vec::new();
        for _ in 0..chance.count(0, 3) {
            let starts = chance.of(&offered).starts;
            let half = if starts.hour() < 12 { Half::Morning } else { Half::Afternoon };
            let wish =
                if chance.percent(70) { When::At { starts } } else { When::HalfDay { day: starts.date(), half } };
            if !wishes.contains(&wish) {
                wishes.push(wish);
            }
        }
        let district = (kind == Kind::HomeVisit).then(|| format!("{}丁目", chance.count(1, 2)));
        families.push(Family { id: format!("f{number}"), children: own, impossible, wishes, district });
    }
    let before = families.iter().flat_map(|family| &family.children).filter_map(|child| {
        let starts = chance.of(&slots).starts;
        chance.percent(20).then(|| Placement { child: child.id.clone(), starts })
    });
    let before = before.collect();
    let siblings = SiblingGap { least: *chance.of(&[0, 5, 10]), most: *chance.of(&[10, 15, 30]) };
    let rest = chance.percent(40).then(|| Rest { after: *chance.of(&[1, 2]), minutes: *chance.of(&[5, 10]) });
    let (id, title) = ("tiny".to_owned(), "面談".to_owned());
    (Plan { id, title, kind, teachers, siblings, rest, families, locked: Vec::new() }, before)
}

/// Slots that do not lie in one grid with those of other teachers.
fn teacher(number: u16, chance: &mut Chance) -> Teacher {
    let mut slots = Vec::new();
    for day in [9, 10] {
        let mut starts =
            date(2026, 11, day).at(11, 0, 0, 0).saturating_add(jiff::Span::new().minutes(chance.whole(0, 4) * 5));
        for _ in 0..chance.count(1, 3) {
            let minutes = *chance.of(&[10, 15, 20]);
            slots.push(Slot { starts, minutes });
            starts = starts.saturating_add(jiff::Span::new().minutes(i32::from(minutes) + *chance.of(&[0, 5, 10, 40])));
        }
    }
    Teacher { id: format!("t{number}"), slots }
}

/// The best of all timetables.
fn best<'a>(plan: &'a Plan, before: &[Placement], places: &mut Places<'a>, rest: &[&'a Child]) -> Score {
    let worst = Score { unplaced: u32::MAX, points: 0 };
    let Some((child, rest)) = rest.split_first() else { return judge(plan, before, places).unwrap_or(worst) };
    let mut found = best(plan, before, places, rest);
    let teacher = plan.teachers.iter().find(|teacher| teacher.id == child.teacher).unwrap();
    for slot in &teacher.slots {
        places.insert(&child.id, *slot);
        // Whoever breaks a rule goes on breaking it, except for a lock that is still to come.
        if !plan.locked.is_empty() || judge(plan, before, places).is_ok() {
            found = found.max(best(plan, before, places, rest));
        }
        places.remove(child.id.as_str());
    }
    found
}

fn all_children(plan: &Plan) -> Vec<&Child> {
    plan.families.iter().flat_map(|family| &family.children).collect()
}

fn judged(plan: &Plan, before: &[Placement], timetable: &Timetable) -> Score {
    let places = timetable.placed.iter().map(|placed| (placed.child.as_str(), placed.slot)).collect();
    judge(plan, before, &places).unwrap()
}

#[test]
fn no_timetable_is_better_than_the_one_that_is_found() {
    let mut unplaced = 0;
    for seed in 0..CASES {
        let (plan, before) = tiny(&mut Chance::new(seed));
        let best = best(&plan, &before, &mut Places::new(), &all_children(&plan));

        let solved = solve(&plan, &before, 100_000).unwrap_or_else(|flaw| panic!("{seed}: {flaw} in {plan:?}"));
        let hurried = solve(&plan, &before, 0).unwrap();

        assert_eq!(judged(&plan, &before, &solved), solved.score, "{seed}: the score is what it says");
        assert_eq!(solved.score, best, "{seed}: the best");
        assert_eq!(solved.bound, best, "{seed}: and known to be");
        for (how, poorer) in [("in a hurry", hurried), ("class by class", timetable(&plan, &before, 100_000, 0))] {
            let found = judged(&plan, &before, &poorer);
            assert!(found <= best && best <= poorer.bound, "{seed}: the bound still holds {how}: {poorer}");
        }
        unplaced += solved.unplaced.len();
    }
    assert!(unplaced as u64 > CASES / 6, "some plans are too tight: {unplaced}");
}

#[test]
fn what_is_locked_stays_and_the_rest_is_the_best_around_it() {
    for seed in 0..CASES / 2 {
        let chance = &mut Chance::new(seed);
        let (mut plan, _) = tiny(chance);
        // Lock some of another timetable, which is sound by itself.
        let first = solve(&Plan { siblings: plan.siblings, ..plan.clone() }, &[], 0).unwrap();
        let placed = first.placed.iter().filter(|_| chance.percent(40));
        plan.locked = placed.map(|one| Placement { child: one.child.clone(), starts: one.slot.starts }).collect();
        for family in &mut plan.families {
            family.wishes.reverse();
        }

        let solved = solve(&plan, &[], 100_000).unwrap();

        let found = judged(&plan, &[], &solved);
        if all_children(&plan).len() <= 5 {
            assert_eq!(found, best(&plan, &[], &mut Places::new(), &all_children(&plan)), "{seed}");
        }
        assert_eq!(solved.bound, found, "{seed}");
    }
}
