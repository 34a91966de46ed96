//! Families, who takes part in them, what they can answer, and which slots stay open.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use serde_json::{Value, json};

use super::*;
use crate::{
    facility::{
        RosterChild,
        custody::{Bar, Order, Placing, Ties},
    },
    interview::{EFFORT, Half, Rest, Slot, When, solve},
    text::Lang,
};

/// Somebody around a child: id, household, rights out of `r`(ead) and `p`(report).
type Person = (&'static str, Option<&'static str>, &'static str);

fn child(id: &str, class: &str, people: &[Person]) -> RosterChild {
    let person = |(id, household, rights): &Person| {
        json!({ "id": id, "name": "架空", "relation": "親", "household": household,
                "may_read": rights.contains('r'), "may_report": rights.contains('p'), "is_child": rights.contains('c') })
    };
    let people: Vec<Value> = people.iter().map(person).collect();
    serde_json::from_value(json!({
        "id": id, "name": "架空", "kana": "かくう", "class": class, "comes": ["monday"], "guardians": people,
    }))
    .unwrap()
}

/// An order against somebody that protects the household `haha`.
fn against(child: &RosterChild, guardian: &str, bars: &[Bar]) -> Vec<Order> {
    let placing = Placing {
        id: "o".to_owned(),
        guardian: guardian.to_owned(),
        bars: bars.iter().copied().collect(),
        protects: Some("haha".to_owned()),
        since: date(2026, 4, 1),
    };
    Ties::default().place(child, placing).unwrap().orders
}

fn pupils(all: &[(RosterChild, Vec<Order>)]) -> Vec<Pupil<'_>> {
    all.iter().map(|(child, orders)| Pupil { child, orders }).collect()
}

fn named(families: &[Family<'_>]) -> Vec<Vec<String>> {
    families.iter().map(|one| one.children.iter().map(|pupil| pupil.child.id.clone()).collect()).collect()
}

#[test]
fn a_family_is_the_children_of_one_home() {
    let (mother, father) = (("g_m", Some("haha"), "rp"), ("g_f", Some("chichi"), "rp"));
    let here = [
        (child("k_a", "1a", &[mother, ("g_gran", Some("haha"), "r"), father]), Vec::new()),
        (child("k_b", "4a", &[mother, father]), Vec::new()),
        // His child with somebody else: another home.
        (child("k_c", "1a", &[("g_new", None, "rp"), ("g_f", None, "rp")]), Vec::new()),
        // Its own phone joins nothing.
        (child("k_d", "1a", &[("g_d", None, "rp"), ("g_self", None, "rpc")]), Vec::new()),
        (child("k_e", "1a", &[("g_e", None, "rp"), ("g_self", None, "rpc")]), Vec::new()),
        (child("k_f", "1a", &[]), Vec::new()),
    ];
    let all = pupils(&here);
    let found = families(&all);
    assert_eq!(named(&found), [vec!["k_a", "k_b"], vec!["k_c"], vec!["k_d"], vec!["k_e"], vec!["k_f"]]);
    let both = &found[0];
    assert!(both.answers("g_m") && both.answers("g_f"), "he may report for both, wherever he lives");
    assert!(both.admits("g_gran") && !both.answers("g_gran"), "who may not report only looks");
    assert!(!both.admits("g_new") && !both.reads_of("g_self", "k_a"));
    assert_eq!(both.holders("k_a"), ["g_m", "g_f", "g_gran"]);
    assert_eq!(found[4].holders("k_f"), Vec::<&str>::new());
}

#[test]
fn whoever_must_not_learn_of_somebody_takes_no_part() {
    let people: [Person; 4] = [
        ("g_m", Some("haha"), "rp"),
        ("g_f", Some("chichi"), "rp"),
        ("g_aunt", Some("haha"), "r"),
        ("g_neighbour", Some("tonari"), "rp"),
    ];
    let one = child("k_a", "1a", &people);
    let sibling = child("k_b", "4a", &[("g_m", Some("haha"), "rp"), ("g_f", Some("chichi"), "rp")]);
    for bars in [&[Bar::Read][..], &[]] {
        // The order stands with one child; the sibling's times would tell as much.
        let here = [(one.clone(), against(&one, "g_f", bars)), (sibling.clone(), Vec::new())];
        let all = pupils(&here);
        let found = families(&all);
        assert_eq!(named(&found), [vec!["k_a", "k_b"]]);
        let family = &found[0];
        for guardian in ["g_f", "g_neighbour"] {
            let any = family.admits(guardian) || family.answers(guardian);
            assert!(!any && !family.reads_of(guardian, "k_b"), "{guardian} of another household, {bars:?}");
        }
        assert!(family.answers("g_m") && family.admits("g_aunt"));
        assert_eq!((family.holders("k_a"), family.holders("k_b")), (vec!["g_m", "g_aunt"], vec!["g_m"]));
    }
}

fn sheet(more: Value) -> Sheet {
    let window = json!({ "days": ["2026-04-20", "2026-04-21"], "from": "11:30:00", "until": "12:30:00", "length": 15 });
    let mut sheet = json!({
        "title": "面談", "kind": "interview", "siblings": { "least": 5, "most": 30 },
        "deadline": "2026-04-17T08:00:00Z", "districts": [],
        "classes": [{ "class": "1a", "windows": [window] }, { "class": "4a", "windows": [window] }],
    });
    for (name, value) in more.as_object().unwrap() {
        sheet[name] = value.clone();
    }
    serde_json::from_value(sheet).unwrap()
}

fn answer(value: Value) -> Answer {
    serde_json::from_value(value).unwrap()
}

#[test]
fn a_family_answers_what_is_on_offer() {
    let here = [(child("k_a", "1a", &[("g_m", None, "rp")]), Vec::new())];
    let all = pupils(&here);
    let found = families(&all);
    let sheet = sheet(json!({ "kind": "home_visit", "districts": ["北町"] }));
    let offered = found[0].offered(&sheet);
    assert_eq!(offered.len(), 8, "one class, twice four slots");
    let half = |half: &str| json!({ "kind": "half_day", "day": "2026-04-20", "half": half });
    let starts = |at: &str| json!({ "kind": "at", "starts": at });
    for (given, flaw) in [
        (json!({}), None),
        (json!({ "impossible": [half("morning")], "wishes": [half("afternoon")], "district": "北町" }), None),
        (json!({ "wishes": [starts("2026-04-20T11:31:00")] }), Some("wishes.0: outside_slots")),
        (json!({ "impossible": [starts("2026-04-22T11:30:00")] }), Some("impossible: outside_slots")),
        (json!({ "wishes": [half("morning"), half("morning")] }), Some("wishes: twice")),
        (
            json!({ "impossible": [half("morning")], "wishes": [starts("2026-04-20T11:45:00")] }),
            Some("wishes.0: impossible"),
        ),
        (json!({ "district": "東町" }), Some("district: unknown")),
    ] {
        let checked = answer(given.clone()).check(&sheet, &offered).err().map(|flaw| flaw.to_string());
        assert_eq!(checked.as_deref(), flaw, "{given}");
    }
}

#[test]
fn a_wish_for_a_time_that_is_gone_does_not_stand_in_the_way() {
    let here = [
        (child("k_a", "1a", &[("g_m", None, "rp")]), Vec::new()),
        (child("k_b", "4a", &[("g_m", None, "rp")]), Vec::new()),
    ];
    let all = pupils(&here);
    let found = families(&all);
    let gone = When::HalfDay { day: date(2026, 4, 25), half: Half::Morning };
    let said = Answer { impossible: [gone].into(), wishes: vec![gone], district: Some("東町".to_owned()) };
    let answers = BTreeMap::from([("k_a".to_owned(), said)]);
    let gone_child = crate::interview::Placement { child: "k_z".to_owned(), starts: date(2026, 4, 20).at(12, 0, 0, 0) };
    let plan = plan("iv-1", &sheet(json!({})), &found, &answers, &[gone_child]);
    assert_eq!(plan.check(), Ok(()));
    let solved = solve(&plan, &[], EFFORT).unwrap();
    assert_eq!((solved.placed.len(), solved.gap()), (2, Some(0.0)));
    assert_eq!(placements(&solved).len(), 2);
    for lang in Lang::all() {
        for why in solved.placed.iter().flat_map(|one| &one.why) {
            assert!(reason(*why, lang).is_some(), "{why:?}");
        }
    }
}

#[test]
fn open_slots_never_tire_a_teacher_whoever_moves() {
    let slots = sheet(json!({})).class("1a").unwrap().slots();
    let rest = |after: u8| Some(Rest { after, minutes: 15 });
    let given = |places: &[usize]| -> BTreeSet<Slot> { places.iter().map(|place| slots[*place]).collect() };
    for (places, after, open) in [
        (&[][..], None, 8),
        (&[][..], rest(1), 4),
        (&[1][..], rest(1), 4),
        (&[][..], rest(2), 6),
        (&[0, 1, 3][..], rest(2), 6),
        (&[][..], rest(4), 8),
    ] {
        let made = open_slots(&slots, &given(places), after);
        assert_eq!(made.len(), open, "{places:?} {after:?}");
        assert!(given(places).is_subset(&made));
        let Some(rest) = after else { continue };
        for run in slots.chunk_by(|one, next| one.starts.date() == next.starts.date()) {
            let most = run.windows(usize::from(rest.after) + 1);
            assert!(!most.into_iter().any(|some| some.iter().all(|slot| made.contains(slot))), "{made:?}");
        }
    }
}
