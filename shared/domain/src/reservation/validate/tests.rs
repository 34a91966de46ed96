use serde_json::{Value, json};

use super::*;
use crate::reservation::Reminder;

/// A service that passes, with a part replaced: `("/opening/days_before", 3)`.
fn with(place: &str, value: Value) -> Service {
    let mut service = json!({
        "id": "checkup-18m",
        "title": { "ja": "健診", "en": "Check-up" },
        "description": { "ja": "受付は\n2階です" },
        "place": { "ja": "保健センター" },
        "for": "either",
        "who": {
            "age": { "from_months": 18, "until_months": 24 },
            "weeks": { "from": 4, "until": 42 },
            "milestones": ["hc.18m"],
            "prior": { "service": "interview" },
            "gap": { "days": 27, "services": ["other"] },
        },
        "pattern": [
            { "weekday": "monday", "weeks": [1, 3], "from": "09:00:00", "until": "12:00:00", "minutes": 30,
              "capacity": { "places": 4, "staff": 60 }, "lane": "a" },
            { "weekday": "monday", "weeks": [2], "from": "09:00:00", "until": "12:00:00", "minutes": 30,
              "capacity": { "places": 4 }, "lane": "a" },
        ],
        "exceptions": [{ "date": "2026-04-06", "sessions": [] }, { "date": "2026-04-13", "sessions": [] }],
        "dimensions": [{ "id": "staff", "title": { "ja": "先生" },
            "by_age": [{ "age": { "from_months": 0, "until_months": 12 }, "units": 20 }, { "units": 3 }],
            "by_answer": { "time": { "am": 1 } } }],
        "opening": { "days_before": 30, "closes_minutes": 60,
            "campaign": { "opens_at": "2026-04-01T09:00:00", "closes_at": "2026-04-10T17:00:00" } },
        "limits": { "per_child": { "count": 1, "period": "ahead" }, "per_household": { "count": 2, "period": "month" },
            "children_at_once": 2 },
        "questions": [
            { "id": "time", "title": { "ja": "時間" }, "required": true, "kind": "choice",
              "options": { "am": { "ja": "午前" }, "pm": { "ja": "午後" } } },
            { "id": "note", "title": { "ja": "ひとこと" }, "kind": "text", "longest": 500 },
        ],
        "reminders": [{ "days_before": 1, "at": "18:00:00" }, { "days_before": 0, "at": "08:00:00" }],
        "confirmation": "automatic",
        "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 20 },
    });
    if !place.is_empty() {
        let (parent, name) = place.rsplit_once('/').unwrap();
        match service.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
            parent => parent[name] = value,
        }
    }
    serde_json::from_value(service).unwrap_or_else(|error| panic!("{place}: {error}"))
}

#[test]
fn a_sound_service_passes() {
    assert_eq!(with("", Value::Null).check(), Ok(()));
    assert_eq!(with("/admission", json!({ "kind": "draw" })).check(), Ok(()));
    assert_eq!(with("/title/ja", json!("🐻".repeat(60))).check(), Ok(()));
    assert_eq!(with("/reminders/0/at", json!("20:00:00")).check(), Ok(()));
    assert_eq!(with("/pattern/1/lane", json!("b2")).check(), Ok(()));
}

#[test]
fn every_contradiction_is_named() {
    let option = |count: usize| (0..count).map(|n| (format!("o{n}"), json!({ "ja": "a" }))).collect::<Value>();
    let cases = [
        ("/id", json!("a"), "id", "shape"),
        ("/id", json!("Checkup"), "id", "shape"),
        ("/id", json!("a.b"), "id", "shape"),
        ("/id", json!("a".repeat(25)), "id", "shape"),
        ("/title", json!({ "en": "Check-up" }), "title", "missing"),
        ("/title/en", json!(" "), "title.en", "text_empty"),
        ("/title/ja", json!("あ".repeat(61)), "title", "text_too_long"),
        ("/title/ja", json!("a\nb"), "title", "text_not_allowed"),
        ("/title/ja", json!("1234-5678-9018"), "title.ja", "my_number_refused"),
        ("/description/ja", json!("a\u{7}"), "description.ja", "text_not_allowed"),
        ("/description/ja", json!("あ".repeat(501)), "description.ja", "text_too_long"),
        ("/place/ja", json!("\u{202e}a"), "place.ja", "text_not_allowed"),
        ("/phone", json!("電話"), "phone", "shape"),
        ("/phone", json!("0"), "phone", "shape"),
        ("/sick_care", json!(true), "sick_care", "not_for_these"),
        ("/who/age/until_months", json!(18), "who.age", "backwards"),
        ("/who/weeks/from", json!(43), "who.weeks", "backwards"),
        ("/who/weeks/until", json!(46), "who.weeks", "out_of_range"),
        ("/who/milestones", json!(["hc.19m"]), "who.milestones.0", "unknown"),
        ("/who/milestones", json!(["hc.18m", "hc.18m"]), "who.milestones", "twice"),
        ("/who/prior/service", json!("checkup-18m"), "who.prior.service", "itself"),
        ("/who/prior/service", json!("a b"), "who.prior.service", "shape"),
        ("/for", json!("pregnancy"), "who.age", "not_for_these"),
        ("/for", json!("children"), "who.weeks", "not_for_these"),
        ("/pattern/0/until", json!("09:00:00"), "pattern.0.until", "backwards"),
        ("/pattern/0/from", json!("09:00:01"), "pattern.0.from", "whole_minutes"),
        ("/pattern/0/minutes", json!(4), "pattern.0.minutes", "out_of_range"),
        ("/pattern/0/minutes", json!(1441), "pattern.0.minutes", "out_of_range"),
        ("/pattern/0/minutes", json!(181), "pattern.0.minutes", "longer_than_session"),
        ("/pattern/0/weeks", json!([0]), "pattern.0.weeks", "out_of_range"),
        ("/pattern/0/weeks", json!([6]), "pattern.0.weeks", "out_of_range"),
        ("/pattern/0/lane", json!("A"), "pattern.0.lane", "shape"),
        ("/pattern/0/lane", json!("abcde"), "pattern.0.lane", "shape"),
        ("/pattern/0/capacity", json!({}), "pattern.0.capacity", "missing"),
        ("/pattern/0/capacity", json!({ "places": 0 }), "pattern.0.capacity", "missing"),
        ("/pattern/0/capacity", json!({ "places": 1_001 }), "pattern.0.capacity.places", "out_of_range"),
        ("/pattern/0/capacity", json!({ "places": 1, "beds": 1 }), "pattern.0.capacity.beds", "unknown"),
        ("/pattern/1/weeks", json!([]), "pattern.1", "overlap"),
        ("/pattern/1/weeks", json!([3, 4]), "pattern.1", "overlap"),
        ("/exceptions/1/date", json!("2026-04-06"), "exceptions", "twice"),
        (
            "/exceptions/0/sessions",
            json!([{ "weekday": "tuesday", "from": "09:00:00", "until": "10:00:00", "minutes": 30,
                "capacity": { "places": 1 } }]),
            "exceptions.0.sessions",
            "weekday",
        ),
        (
            "/exceptions/0/sessions",
            json!([{ "weekday": "monday", "from": "10:00:00", "until": "09:00:00", "minutes": 30,
                "capacity": { "places": 1 } }]),
            "exceptions.0.sessions.0.until",
            "backwards",
        ),
        ("/dimensions/0/id", json!("Staff"), "dimensions.0.id", "shape"),
        ("/dimensions/0/id", json!("places"), "dimensions.0.id", "reserved"),
        ("/dimensions/0/title", json!({}), "dimensions.0.title", "missing"),
        ("/dimensions/0/by_age/0/age/until_months", json!(0), "dimensions.0.by_age.0.age", "backwards"),
        ("/dimensions/0/by_age/1/units", json!(100_001), "dimensions.0.by_age.1.units", "out_of_range"),
        ("/dimensions/0/by_answer", json!({ "day": {} }), "dimensions.0.by_answer.day", "unknown"),
        ("/dimensions/0/by_answer", json!({ "note": {} }), "dimensions.0.by_answer.note", "unknown"),
        ("/dimensions/0/by_answer/time", json!({ "night": 1 }), "dimensions.0.by_answer.time", "unknown"),
        ("/opening/closes_minutes", json!(31 * 1440), "opening.closes_minutes", "never_open"),
        ("/opening/campaign/closes_at", json!("2026-04-01T09:00:00"), "opening.campaign", "backwards"),
        ("/limits/per_child/count", json!(0), "limits.per_child", "out_of_range"),
        ("/limits/per_household/count", json!(0), "limits.per_household", "out_of_range"),
        ("/limits/children_at_once", json!(0), "limits.children_at_once", "out_of_range"),
        ("/limits/children_at_once", json!(21), "limits.children_at_once", "out_of_range"),
        ("/questions/1/id", json!("time"), "questions", "twice"),
        ("/questions/1/id", json!("a-b"), "questions.1.id", "shape"),
        ("/questions/1/id", json!("resident"), "questions.1.id", "reserved"),
        ("/questions/1/title", json!({ "en": "Note" }), "questions.1.title", "missing"),
        ("/questions/1/longest", json!(0), "questions.1.longest", "out_of_range"),
        ("/questions/1/longest", json!(501), "questions.1.longest", "out_of_range"),
        ("/questions/0/options", json!({ "am": { "ja": "午前" } }), "questions.0.options", "out_of_range"),
        ("/questions/0/options", option(21), "questions.0.options", "out_of_range"),
        ("/questions/0/options", json!({ "am": { "ja": "a" }, "P M": { "ja": "b" } }), "questions.0.options", "shape"),
        ("/questions/0/options/pm", json!({ "en": "a" }), "questions.0.options.pm", "missing"),
        ("/reminders/0", json!({ "days_before": 0, "at": "08:00:00" }), "reminders", "twice"),
        ("/reminders/0/at", json!("07:59:00"), "reminders.0.at", "out_of_range"),
        ("/reminders/0/at", json!("21:00:00"), "reminders.0.at", "out_of_range"),
        ("/confirmation", json!("by_staff"), "confirmation", "not_with_admission"),
        ("/admission/hold_minutes", json!(4), "admission.hold_minutes", "out_of_range"),
        ("/admission/hold_minutes", json!(2881), "admission.hold_minutes", "out_of_range"),
        ("/admission/longest", json!(0), "admission.longest", "out_of_range"),
        ("/admission/longest", json!(201), "admission.longest", "out_of_range"),
    ];
    for (place, value, field, reason) in cases {
        let found = with(place, value.clone()).check();

        assert_eq!(found, Err(Flaw { field: field.to_owned(), reason }), "{place} = {value}");
    }
}

#[test]
fn a_draw_wants_a_campaign() {
    let mut service = with("/admission", json!({ "kind": "draw" }));
    service.opening.campaign = None;

    assert_eq!(service.check(), Err(Flaw { field: "opening.campaign".to_owned(), reason: "missing" }));
}

#[test]
fn lists_have_an_end() {
    let question = |n: usize| json!({ "id": format!("q{n}"), "title": { "ja": "質問" }, "kind": "check" });
    let mut service = with("", Value::Null);
    service.dimensions.clear();
    service.pattern.clear();
    service.questions = (0..11).map(|n| serde_json::from_value(question(n)).unwrap()).collect();
    assert_eq!(service.check().unwrap_err().field, "questions");

    let mut service = with("", Value::Null);
    service.reminders = (8..13).map(|hour| Reminder { days_before: 1, at: jiff::civil::time(hour, 0, 0, 0) }).collect();
    assert_eq!(service.check().unwrap_err().field, "reminders");
}

#[test]
fn a_household_has_no_age_and_no_weeks() {
    let mut service = with("/for", json!("household"));
    for field in ["who.age", "who.weeks", "who.milestones", "limits.per_child"] {
        assert_eq!(service.check(), Err(Flaw { field: field.to_owned(), reason: "not_for_these" }));
        match field {
            "who.age" => service.who.age = None,
            "who.weeks" => service.who.weeks = None,
            "who.milestones" => service.who.milestones.clear(),
            _ => service.limits.per_child = None,
        }
    }
    assert_eq!(service.check(), Ok(()));
}
