//! Small scenes in which everybody hears why.

use jiff::civil::{DateTime, date};

use super::{
    Child, EFFORT, Family, Half, Kind, Placement, Plan, Rest, SiblingGap, Slot, Teacher, Timetable, When, Why, WhyNot,
    solve,
};

/// On 9 November 2026.
fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 11, 9).at(hour, minute, 0, 0)
}

fn teacher(id: &str, starts: &[DateTime]) -> Teacher {
    let slots = starts.iter().map(|starts| Slot { starts: *starts, minutes: 15 }).collect();
    Teacher { id: id.to_owned(), slots }
}

/// A family and the teachers of its children; the children are called after both.
fn family(id: &str, teachers: &[&str]) -> Family {
    let child = |teacher: &&str| Child { id: format!("{id}-{teacher}"), teacher: (*teacher).to_owned() };
    let children = teachers.iter().map(child).collect();
    Family { id: id.to_owned(), children, impossible: [].into(), wishes: Vec::new(), district: None }
}

fn plan(teachers: Vec<Teacher>, families: Vec<Family>) -> Plan {
    let (id, title) = ("autumn".to_owned(), "個人面談".to_owned());
    let siblings = SiblingGap { least: 5, most: 15 };
    Plan { id, title, kind: Kind::Interview, teachers, siblings, rest: None, families, locked: Vec::new() }
}

fn why(timetable: &Timetable, child: &str) -> Vec<Why> {
    timetable.placed.iter().find(|placed| placed.child == child).unwrap().why.clone()
}

fn why_not(timetable: &Timetable) -> Vec<(&str, WhyNot)> {
    timetable.unplaced.iter().map(|unplaced| (unplaced.child.as_str(), unplaced.why)).collect()
}

const fn wish(starts: DateTime) -> When {
    When::At { starts }
}

#[test]
fn siblings_come_one_after_the_other() {
    let teachers = vec![teacher("c1", &[at(13, 30), at(13, 50)]), teacher("c2", &[at(13, 30), at(15, 0)])];
    let mut aoki = family("aoki", &["c1", "c2"]);
    aoki.wishes = vec![wish(at(13, 30)), When::HalfDay { day: at(0, 0).date(), half: Half::Afternoon }];

    let timetable = solve(&plan(teachers, vec![aoki]), &[], EFFORT).unwrap();

    assert_eq!(why(&timetable, "aoki-c2"), [Why::Wish { rank: 1 }, Why::SiblingNext { minutes: 5 }]);
    assert_eq!(why(&timetable, "aoki-c1"), [Why::Wish { rank: 2 }, Why::SiblingNext { minutes: 5 }]);
}

#[test]
fn who_did_not_get_the_wish_hears_that_it_was_taken_and_not_by_whom() {
    let teachers = vec![teacher("c1", &[at(13, 30), at(13, 50), at(14, 10)])];
    let mut families: Vec<Family> = ["aoki", "baba"].map(|id| family(id, &["c1"])).into();
    families.iter_mut().for_each(|family| family.wishes = vec![wish(at(13, 30))]);
    families.push(family("chiba", &["c1"]));

    let timetable = solve(&plan(teachers, families), &[], EFFORT).unwrap();

    let mut heard = [why(&timetable, "aoki-c1"), why(&timetable, "baba-c1")];
    heard.sort_by_key(|why| *why == [Why::WishesTaken]);
    assert_eq!(heard, [vec![Why::Wish { rank: 1 }], vec![Why::WishesTaken]]);
    assert_eq!(why(&timetable, "chiba-c1"), [Why::NoWish]);
}

#[test]
fn a_wish_gives_way_to_coming_once() {
    let later = date(2026, 11, 10).at(13, 30, 0, 0);
    let teachers = vec![teacher("c1", &[at(13, 30), later]), teacher("c2", &[at(13, 50)])];
    let mut aoki = family("aoki", &["c1", "c2"]);
    aoki.wishes = vec![wish(later)];

    let timetable = solve(&plan(teachers, vec![aoki]), &[], EFFORT).unwrap();

    assert_eq!(why(&timetable, "aoki-c1"), [Why::WishesOutweighed, Why::SiblingNext { minutes: 5 }]);
    assert_eq!(why(&timetable, "aoki-c2"), [Why::WishesNotOpen, Why::SiblingNext { minutes: 5 }]);
}

#[test]
fn what_is_locked_or_stays_or_moves_says_so() {
    let teachers = vec![teacher("c1", &[at(13, 30), at(13, 50), at(14, 10)])];
    let mut plan = plan(teachers, ["aoki", "baba", "chiba"].map(|id| family(id, &["c1"])).into());
    let lock = |child: &str, starts| Placement { child: child.to_owned(), starts };
    plan.locked = vec![lock("aoki-c1", at(14, 10))];
    let before = [lock("baba-c1", at(13, 50)), lock("chiba-c1", at(14, 10)), lock("gone", at(13, 30))];

    let timetable = solve(&plan, &before, EFFORT).unwrap();

    assert_eq!(why(&timetable, "aoki-c1"), [Why::Locked, Why::NoWish]);
    assert_eq!(why(&timetable, "baba-c1"), [Why::NoWish, Why::Stayed]);
    assert_eq!(why(&timetable, "chiba-c1"), [Why::NoWish, Why::Moved]);
}

#[test]
fn a_teacher_is_in_each_district_on_one_day() {
    let later = date(2026, 11, 10).at(13, 30, 0, 0);
    let teachers =
        vec![teacher("c1", &[at(13, 30), at(13, 50), later, later.saturating_add(jiff::Span::new().hours(1))])];
    let mut families: Vec<Family> = ["aoki", "baba", "chiba", "doi"].map(|id| family(id, &["c1"])).into();
    for (family, district) in families.iter_mut().zip(["北町", "南町", "北町", "南町"]) {
        family.district = Some(district.to_owned());
    }
    let mut plan = plan(teachers, families);
    plan.kind = Kind::HomeVisit;

    let timetable = solve(&plan, &[], EFFORT).unwrap();

    let day = |family: &str| timetable.placed.iter().find(|one| one.family == family).unwrap().slot.starts.date();
    assert_eq!((day("aoki"), day("baba")), (day("chiba"), day("doi")));
    assert_eq!(why(&timetable, "aoki-c1"), [Why::NoWish, Why::DistrictDay]);
}

#[test]
fn who_cannot_be_placed_hears_what_is_in_the_way() {
    let half_past = || vec![teacher("c1", &[at(13, 30), at(13, 50)]), teacher("c2", &[at(13, 30)])];
    let solved = |teachers, families| solve(&plan(teachers, families), &[], EFFORT).unwrap();

    let mut aoki = family("aoki", &["c1"]);
    aoki.impossible = [When::HalfDay { day: at(0, 0).date(), half: Half::Afternoon }].into();
    let never = solved(half_past(), vec![aoki]);
    assert_eq!(why_not(&never), [("aoki-c1", WhyNot::EverySlotImpossible)]);

    let crowd = solved(half_past(), ["aoki", "baba", "chiba"].map(|id| family(id, &["c1"])).into());
    assert_eq!(crowd.unplaced.len(), 1);
    assert_eq!(crowd.unplaced[0].why, WhyNot::TooFewSlots { slots: 2, children: 3 });
    assert!(crowd.is_best());

    let mut families: Vec<Family> = ["aoki", "baba"].map(|id| family(id, &["c1"])).into();
    families.iter_mut().for_each(|family| family.impossible = [wish(at(13, 50))].into());
    let same = solved(half_past(), families);
    assert_eq!(same.unplaced[0].why, WhyNot::PossibleSlotsTaken { possible: 1 });

    let at_once = vec![teacher("c1", &[at(13, 30)]), teacher("c2", &[at(13, 30)])];
    let torn = solved(at_once, vec![family("aoki", &["c1", "c2"])]);
    assert_eq!(torn.unplaced.len(), 1);
    assert_eq!(torn.unplaced[0].why, WhyNot::TooNearSibling);
}

#[test]
fn a_teacher_rests() {
    let slots = [at(13, 30), at(13, 45), at(14, 0)];
    let mut families: Vec<Family> = ["aoki", "baba"].map(|id| family(id, &["c1"])).into();
    families.iter_mut().for_each(|family| family.impossible = [wish(at(14, 0))].into());
    let mut plan = plan(vec![teacher("c1", &slots)], families);
    plan.rest = Some(Rest { after: 1, minutes: 10 });

    let timetable = solve(&plan, &[], EFFORT).unwrap();

    assert_eq!(timetable.unplaced.len(), 1);
    assert_eq!(timetable.unplaced[0].why, WhyNot::TeachersRest);
}

#[test]
fn a_score_is_first_of_all_who_is_placed() {
    use super::Score;
    let score = |unplaced, points| Score { unplaced, points };
    assert!(score(0, 0) > score(1, 1_000) && score(1, 2) > score(1, 1));
    let timetable = |score, bound| Timetable { placed: Vec::new(), unplaced: Vec::new(), score, bound };
    assert_eq!(timetable(score(0, 200), score(0, 201)).gap(), Some(0.005));
    assert_eq!(timetable(score(1, 200), score(0, 100)).gap(), None);
    let text = timetable(score(0, 200), score(0, 201)).to_string();
    assert_eq!(text, "0 placed, 0 not (at least 0), 200 points of at most 201, gap 0.500 %");
}
