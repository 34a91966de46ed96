use serde_json::{Value, json};

use super::{Plan, Windows};
use crate::Flaw;

fn plan() -> Value {
    json!({
        "id": "autumn-2026", "title": "2学期 個人面談", "kind": "home_visit", "siblings": { "least": 5, "most": 15 },
        "rest": { "after": 2, "minutes": 10 },
        "teachers": [
            { "id": "c1", "slots": [
                { "starts": "2026-11-09T13:30:00", "minutes": 15 }, { "starts": "2026-11-09T13:50:00", "minutes": 15 },
                { "starts": "2026-11-09T14:05:00", "minutes": 15 }] },
            { "id": "c2", "slots": [{ "starts": "2026-11-09T13:50:00", "minutes": 15 }] },
        ],
        "families": [
            { "id": "aoki", "children": [{ "id": "k_1", "teacher": "c1" }, { "id": "k_2", "teacher": "c2" }],
              "impossible": [{ "kind": "at", "starts": "2026-11-09T14:05:00" }],
              "wishes": [{ "kind": "half_day", "day": "2026-11-09", "half": "afternoon" }], "district": "北町" },
            { "id": "baba", "children": [{ "id": "k_3", "teacher": "c1" }] },
        ],
        "locked": [{ "child": "k_1", "starts": "2026-11-09T13:30:00" }],
    })
}

fn flaw(place: &str, new: &Value) -> Result<(), String> {
    let mut plan = plan();
    *plan.pointer_mut(place).unwrap() = new.clone();
    serde_json::from_value::<Plan>(plan).unwrap().check().map_err(|Flaw { field, reason }| format!("{field}: {reason}"))
}

#[test]
fn a_plan_that_makes_sense_reads_and_writes_itself() {
    let read: Plan = serde_json::from_value(plan()).unwrap();
    assert_eq!(read.check(), Ok(()));
    let again: Plan = serde_json::from_value(serde_json::to_value(&read).unwrap()).unwrap();
    assert_eq!(again, read);
}

#[test]
fn what_makes_no_sense_is_named() {
    let slot = |starts: &str, minutes: u16| json!({ "starts": format!("2026-11-09T{starts}:00"), "minutes": minutes });
    let lock = |child: &str, starts: &str| json!([{ "child": child, "starts": format!("2026-11-09T{starts}:00") }]);
    let many: Vec<Value> = (0..401).map(|minute| slot(&format!("{:02}:{:02}", minute / 60, minute % 60), 5)).collect();
    let teachers: Vec<Value> =
        (0..61).map(|id| json!({ "id": format!("t{id}"), "slots": [slot("13:00", 15)] })).collect();
    let crowd: Vec<Value> = (0..2_001)
        .map(|id| json!({ "id": format!("f{id}"), "children": [{ "id": format!("k{id}"), "teacher": "c1" }] }))
        .collect();
    for (place, new, flaw_of_it) in [
        ("/id", json!("Autumn"), "id: shape"),
        ("/title", json!(""), "title: text_empty"),
        ("/teachers", json!([]), "teachers: empty"),
        ("/teachers", json!(teachers), "teachers: too_many"),
        ("/teachers/1/id", json!("c1"), "teachers: twice"),
        ("/teachers/0/slots", json!([]), "teachers.0.slots: empty"),
        ("/teachers/0/slots", json!(many), "teachers.0.slots: too_many"),
        ("/teachers/0/slots/1", slot("13:40", 15), "teachers.0.slots.1: overlap"),
        ("/teachers/0/slots/1", slot("13:30", 15), "teachers.0.slots.1: overlap"),
        ("/teachers/0/slots/1", slot("13:50", 0), "teachers.0.slots.1.minutes: out_of_range"),
        ("/teachers/0/slots/1", slot("23:50", 15), "teachers.0.slots.1.minutes: past_midnight"),
        ("/teachers/0/slots/1/starts", json!("2026-11-09T13:50:30"), "teachers.0.slots.1.starts: shape"),
        ("/siblings/least", json!(20), "siblings.most: backwards"),
        ("/rest/after", json!(0), "rest.after: out_of_range"),
        ("/rest/minutes", json!(20), "rest.minutes: longer_than_slot"),
        ("/families", json!(crowd), "families: too_many"),
        ("/families/1/id", json!("aoki"), "families: twice"),
        ("/families/1/children", json!([]), "families.1.children: empty"),
        ("/families/1/children/0/id", json!("k_2"), "families.1.children.0.id: twice"),
        ("/families/1/children/0/teacher", json!("c3"), "families.1.children.0.teacher: unknown"),
        ("/families/0/wishes/0/half", json!("morning"), "families.0.wishes.0: outside_slots"),
        ("/families/0/district", json!(""), "families.0.district: text_empty"),
        ("/kind", json!("interview"), "families.0.district: not_a_home_visit"),
        ("/locked", lock("k_9", "13:30"), "locked.0.child: unknown"),
        ("/locked", lock("k_1", "13:40"), "locked.0.starts: outside_slots"),
        ("/locked", lock("k_1", "18:00"), "locked.0.starts: outside_slots"),
        ("/locked", lock("k_1", "14:05"), "locked.0.starts: impossible"),
    ] {
        assert_eq!(flaw(place, &new), Err(flaw_of_it.to_owned()), "{place}");
    }
}

#[test]
fn locks_keep_the_rules_too() {
    let lock = |child: &str, starts: &str| json!({ "child": child, "starts": format!("2026-11-09T{starts}:00") });
    let twice = json!([lock("k_1", "13:30"), lock("k_3", "13:30")]);
    assert_eq!(flaw("/locked", &twice), Err("locked.1.starts: twice".to_owned()));
    let at_once = json!([lock("k_1", "13:50"), lock("k_2", "13:50")]);
    assert_eq!(flaw("/locked", &at_once), Err("locked.1.starts: siblings_overlap".to_owned()));
    let mut plan = plan();
    *plan.pointer_mut("/rest/after").unwrap() = json!(1);
    *plan.pointer_mut("/locked").unwrap() = json!([lock("k_1", "13:50"), lock("k_3", "14:05")]);
    let refused = serde_json::from_value::<Plan>(plan).unwrap().check().unwrap_err();
    assert_eq!((refused.field.as_str(), refused.reason), ("locked.1.starts", "no_rest"));
}

fn windows() -> Value {
    json!({
        "days": ["2026-11-09", "2026-11-11"], "from": "13:30:00", "until": "15:30:00", "length": 15, "gap": 5,
        "pauses": [{ "from": "14:20:00", "until": "14:40:00" }],
    })
}

#[test]
fn hours_become_slots_around_the_pauses() {
    let slots = serde_json::from_value::<Windows>(windows()).unwrap().slots().unwrap();
    let times: Vec<String> = slots.iter().map(|slot| slot.starts.strftime("%d %H:%M").to_string()).collect();
    let on = |day: &str| ["13:30", "13:50", "14:40", "15:00"].map(|time| format!("{day} {time}"));
    assert_eq!(times, [on("09"), on("11")].concat(), "what would reach into the pause or past the end is left out");
    assert!(slots.iter().all(|slot| slot.minutes == 15));
}

#[test]
fn hours_that_make_no_sense_are_named() {
    for (place, new, expected) in [
        ("/days", json!([]), ("days", "empty")),
        ("/until", json!("13:30:00"), ("until", "backwards")),
        ("/from", json!("13:30:10"), ("from", "shape")),
        ("/length", json!(4), ("length", "out_of_range")),
        ("/gap", json!(121), ("gap", "out_of_range")),
        ("/pauses/0/until", json!("14:20:00"), ("pauses.0.until", "backwards")),
    ] {
        let mut windows = windows();
        *windows.pointer_mut(place).unwrap() = new;
        let flaw = serde_json::from_value::<Windows>(windows).unwrap().slots().unwrap_err();
        assert_eq!((flaw.field.as_str(), flaw.reason), expected, "{place}");
    }
}
