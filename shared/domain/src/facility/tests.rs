use jiff::civil::date;
use serde_json::{Value, json};

use super::*;

fn facility() -> Value {
    json!({
        "id": "hinata", "kind": "nursery", "name": "ひなた保育園", "closing": "18:30:00",
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"], "closed": ["2026-06-01"], "marks": [], "after_fever": null,
        "classes": [{ "id": "usagi", "name": "うさぎ組", "cutoff": "09:30:00" }, { "id": "kuma", "name": "くま組", "cutoff": "09:00:00" }],
        "staff": [{ "id": "s_mori", "name": "森" }],
        "lines": [
            { "id": "am1", "name": "朝・北", "direction": "outward", "vehicle": "1号車", "departs": "07:50:00",
              "due": "08:40:00", "stops": [{ "id": "kita", "name": "北公園", "at": "08:00:00" }] },
            { "id": "pm1", "name": "帰り・北", "direction": "homeward", "vehicle": "1号車", "departs": "16:00:00",
              "due": "17:00:00", "device_required": false },
        ],
    })
}

fn child() -> Value {
    json!({
        "id": "k_1", "name": "青木 花", "kana": "あおき はな", "class": "usagi",
        "comes": ["monday", "wednesday"], "from": "2026-04-01", "until": "2027-03-31", "card": "04A1B2C3",
        "rides": [{ "line": "am1", "stop": "kita" }],
        "guardians": [{ "id": "g_1", "name": "青木 光", "relation": "母", "may_read": true, "may_report": true, "may_collect": true }],
    })
}

fn with<T: serde::de::DeserializeOwned>(mut value: Value, place: &str, new: Value) -> T {
    *value.pointer_mut(place).unwrap() = new;
    serde_json::from_value(value).unwrap()
}

#[test]
fn a_nursery_is_closed_on_sundays_holidays_and_its_own_days() {
    let hinata: Facility = serde_json::from_value(facility()).unwrap();
    let open = |month, day| hinata.is_open(date(2026, month, day));
    assert_eq!((open(4, 13), open(4, 12), open(4, 29), open(6, 1), open(12, 29)), (true, false, false, false, false));
    assert!(hinata.moments(date(2026, 4, 12)).is_empty());
    let moments: Vec<_> = hinata.moments(date(2026, 4, 13)).iter().map(ToString::to_string).collect();
    assert_eq!(moments, ["08:41:00", "09:00:00", "09:30:00", "17:01:00", "18:31:00"]);
    let centre: Facility = with(facility(), "/kind", json!("centre"));
    assert!(centre.moments(date(2026, 4, 13)).is_empty());
}

#[test]
fn a_child_is_expected_on_its_days_while_it_is_enrolled() {
    let hinata: Facility = serde_json::from_value(facility()).unwrap();
    let hana: RosterChild = serde_json::from_value(child()).unwrap();
    let expected = |year, month, day| hana.is_expected(&hinata, date(year, month, day));
    assert_eq!((expected(2026, 4, 13), expected(2026, 4, 14), expected(2026, 4, 15)), (true, false, true));
    assert_eq!((expected(2026, 3, 30), expected(2027, 4, 5)), (false, false));
    assert_eq!(hinata.cutoff(&hana).to_string(), "09:30:00");
}

#[test]
fn what_makes_no_sense_is_named() {
    assert_eq!(serde_json::from_value::<Facility>(facility()).unwrap().check(), Ok(()));
    for (place, new, flaw) in [
        ("/id", json!("ひなた"), "id: shape"),
        ("/name", json!(""), "name: text_empty"),
        ("/name", json!("a\nb"), "name: text_not_allowed"),
        ("/weekdays", json!([]), "weekdays: empty"),
        ("/after_fever", json!(" "), "after_fever: text_empty"),
        ("/after_fever", json!("熱".repeat(201)), "after_fever: text_too_long"),
        ("/after_fever", json!("1234-5678-9018"), "after_fever: my_number_refused"),
        ("/classes", json!([]), "classes: empty"),
        ("/classes/1/id", json!("usagi"), "classes: twice"),
        ("/classes/0/cutoff", json!("19:00:00"), "classes.0.cutoff: after_closing"),
        ("/staff/0/id", json!("mori"), "staff.0.id: shape"),
        ("/lines/0/due", json!("07:00:00"), "lines.0.due: backwards"),
        ("/lines/1/id", json!("am1"), "lines: twice"),
        ("/lines/0/stops/0/id", json!("北"), "lines.0.stops.0.id: shape"),
        ("/kind", json!("school"), "school_year: empty"),
        ("/marks", json!(usual_marks()), "marks: not_a_school"),
    ] {
        let flawed: Facility = with(facility(), place, new);
        assert_eq!(flawed.check().unwrap_err().to_string(), flaw);
    }

    let hinata: Facility = serde_json::from_value(facility()).unwrap();
    assert_eq!(serde_json::from_value::<RosterChild>(child()).unwrap().check(&hinata), Ok(()));
    for (place, new, flaw) in [
        ("/id", json!("hana"), "id: shape"),
        ("/name", json!("あ".repeat(41)), "name: text_too_long"),
        ("/until", json!("2026-03-31"), "until: backwards"),
        ("/card", json!("カード"), "card: shape"),
        ("/rides/0/line", json!("am2"), "rides.0.line: unknown"),
        (
            "/guardians/0",
            json!({ "id": "g_k", "name": "花", "relation": "本人", "may_report": true, "is_child": true }),
            "guardians.0.may_report: own_phone",
        ),
        ("/rides/0/stop", json!("minami"), "rides.0.stop: unknown"),
        ("/guardians/0/id", json!("光"), "guardians.0.id: shape"),
        ("/guardians/0/relation", json!(""), "guardians.0.relation: text_empty"),
    ] {
        let flawed: RosterChild = with(child(), place, new);
        assert_eq!(flawed.check(&hinata).unwrap_err().to_string(), flaw);
    }
}

#[test]
fn whoever_stays_is_in_a_class_and_whoever_has_left_was_in_one() {
    let hinata: Facility = serde_json::from_value(facility()).unwrap();
    let left: RosterChild = with(child(), "/class", json!("tora"));
    assert_eq!(left.check(&hinata), Ok(()));
    let stays = RosterChild { until: None, ..left };
    assert_eq!(stays.check(&hinata).unwrap_err().to_string(), "class: unknown");
}
