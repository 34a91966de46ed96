//! Tables and answers that make no sense, refused with their place.

use domain::points::*;
use jiff::civil::date;
use serde_json::{Value, json};

use super::families::{family, rank, table, unchecked, whole, works};

fn worker() -> Value {
    json!({ "id": "work", "when": { "is": "reason", "one_of": ["work"] }, "gives": { "kind": "fixed", "points": 10 } })
}

fn sibling(id: &str) -> Value {
    json!({ "id": id, "when": { "is": "household", "mark": "sibling_enrolled" }, "gives": { "kind": "fixed", "points": 1 } })
}

fn base_row(gives: Value) -> Value {
    json!({ "base": { "rows": [{ "id": "work", "gives": gives }] } })
}

fn bands(of: &str, bands: Value) -> Value {
    base_row(json!({ "kind": "bands", "of": of, "bands": bands }))
}

fn adjusted(row: Value) -> Value {
    json!({ "base": { "rows": [worker()] }, "adjustments": [row] })
}

fn when(condition: Value) -> Value {
    adjusted(json!({ "id": "a", "when": condition, "gives": { "kind": "fixed", "points": 1 } }))
}

#[test]
fn a_table_that_makes_no_sense_is_refused_with_the_place() {
    let base = json!({ "rows": [worker()] });
    let like = |id: &str, row: &str| json!({ "id": id, "gives": { "kind": "like", "row": row } });
    let edge = |from: i64| json!({ "from": from, "text": { "ja": "段" } });
    let cases = [
        // references
        (json!({ "base": { "rows": [like("a", "nowhere")] } }), "base.rows.0.gives.row", "unknown"),
        (json!({ "base": { "rows": [like("a", "b"), like("b", "a")] } }), "base.rows.0", "circular"),
        (json!({ "base": { "rows": [like("a", "a")] } }), "base.rows.0", "circular"),
        (
            json!({ "base": { "rows": [{ "id": "a", "when": { "is": "no_band", "row": "a" }, "gives": { "kind": "fixed", "points": 1 } }] } }),
            "base.rows.0",
            "circular",
        ),
        (
            json!({ "base": { "rows": [worker(), like("a", "b"), like("b", "c"), like("c", "d"), like("d", "work")] } }),
            "base.rows.1",
            "nested",
        ),
        // groups and exclusions
        (
            json!({ "base": base, "adjustments": [sibling("a")], "groups": [{ "id": "g", "one_of": ["a"] }] }),
            "groups.0.one_of",
            "too_few",
        ),
        (
            json!({ "base": base, "adjustments": [sibling("a")], "groups": [{ "id": "g", "one_of": ["a", "b"] }] }),
            "groups.0.one_of.1",
            "unknown",
        ),
        (
            json!({ "base": base, "adjustments": [sibling("a")], "exclusions": [{ "first": "a", "second": "b" }] }),
            "exclusions.0.second",
            "unknown",
        ),
        (
            json!({ "base": base, "adjustments": [sibling("a")], "exclusions": [{ "first": "a", "second": "a" }] }),
            "exclusions.0",
            "twice",
        ),
        // bands
        (
            bands("days_per_month", json!([{ "from": 12, "points": 5 }, { "from": 20, "points": 4 }])),
            "base.rows.0.gives.bands",
            "not_monotone",
        ),
        (
            bands("days_per_month", json!([{ "from": 12, "points": 5 }, { "from": 12, "points": 6 }])),
            "base.rows.0.gives.bands",
            "overlapping",
        ),
        (
            bands("days_per_month", json!([{ "from": 12, "below": 20, "points": 5 }, { "from": 16, "points": 6 }])),
            "base.rows.0.gives.bands.0",
            "overlapping",
        ),
        (
            bands("days_per_month", json!([{ "from": 16, "points": 5 }, { "from": 12, "points": 6 }])),
            "base.rows.0.gives.bands",
            "not_rising",
        ),
        (bands("days_per_month", json!([])), "base.rows.0.gives.bands", "empty"),
        (
            base_row(json!({ "kind": "grid", "days": [edge(12)], "minutes": [edge(240), edge(300)], "points": [[3]] })),
            "base.rows.0.gives.points",
            "shape",
        ),
        (
            base_row(
                json!({ "kind": "grid", "days": [edge(12), edge(16)], "minutes": [edge(240)], "points": [[3], [2]] }),
            ),
            "base.rows.0.gives.points.0",
            "not_monotone",
        ),
        // points
        (base_row(json!({ "kind": "fixed", "points": 0.5 })), "base.rows.0.gives.points", "finer_than_precision"),
        (base_row(json!({ "kind": "fixed", "points": 1001 })), "base.rows.0.gives.points", "out_of_range"),
        (base_row(json!({ "kind": "range", "least": 4, "most": 4 })), "base.rows.0.gives", "backwards"),
        (base_row(json!({ "kind": "per_unit", "of": "arrears_months", "points": 0 })), "base.rows.0.gives", "empty"),
        (base_row(json!({ "kind": "rank", "rank": "A" })), "base.rows.0.gives", "not_for_these"),
        (base_row(json!({ "kind": "total", "points": 0 })), "base.rows.0.gives", "not_for_these"),
        (
            json!({ "base": base, "multipliers": [{ "id": "m", "gives": { "kind": "multiply", "percent": 100 } }] }),
            "multipliers.0.gives.percent",
            "out_of_range",
        ),
        (
            json!({ "base": { "rows": [worker()], "per_guardian": { "cap": { "id": "c", "points": 1 }, "floor": { "id": "f", "points": 2 } } } }),
            "base.per_guardian",
            "backwards",
        ),
        // conditions
        (when(json!({ "is": "reason", "one_of": ["work"] })), "adjustments.0.when", "needs_guardian"),
        (when(json!({ "is": "asked", "question": "unknown" })), "adjustments.0.when.question", "unknown"),
        (when(json!({ "is": "number", "of": "wishes" })), "adjustments.0.when", "empty"),
        (when(json!({ "is": "number", "of": "wishes", "at_least": 5, "below": 5 })), "adjustments.0.when", "backwards"),
        (when(json!({ "is": "all", "of": [{ "is": "single" }] })), "adjustments.0.when", "out_of_range"),
        (when(json!({ "is": "window", "from": { "anchor": "due" } })), "adjustments.0.when", "needs_guardian"),
        (
            when(json!({ "is": "any_guardian", "so": { "is": "every_guardian", "so": { "is": "single" } } })),
            "adjustments.0.when.so",
            "nested",
        ),
        // the table
        (json!({ "base": { "rows": [] } }), "base.rows", "empty"),
        (json!({ "base": { "rows": [worker(), worker()] } }), "ids", "twice"),
        (json!({ "base": base, "complete": false }), "missing.ja", "missing"),
        (json!({ "base": base, "effective_from": "2026-04-02" }), "effective_from", "not_first_of_month"),
        (json!({ "base": base, "documents": [] }), "documents", "empty"),
        (
            json!({ "base": { "rows": [{ "id": "w", "source": { "document": "x", "place": "1" }, "gives": { "kind": "fixed", "points": 1 } }] } }),
            "base.rows.0.source.document",
            "unknown",
        ),
        (
            json!({ "base": { "rows": [{ "id": "w", "source": { "document": "d", "place": "" }, "gives": { "kind": "fixed", "points": 1 } }] } }),
            "base.rows.0.source.place",
            "text_empty",
        ),
        (
            json!({ "base": { "rows": [{ "id": "w", "text": { "en": "work" }, "gives": { "kind": "fixed", "points": 1 } }] } }),
            "base.rows.0.text.ja",
            "missing",
        ),
        (
            json!({ "base": { "rows": [], "aggregate": { "by": "worst_rank" } } }),
            "base.aggregate.last_rank",
            "not_for_these",
        ),
        (
            json!({ "base": base, "tie_breakers": { "list": [{ "id": "t", "compare": { "kind": "number", "of": "days_per_month", "first": "most" } }] } }),
            "tie_breakers.list.0.compare",
            "needs_guardian",
        ),
    ];
    for (given, field, reason) in cases {
        let flaw = unchecked(given.clone()).check().expect_err(&given.to_string());
        assert_eq!((flaw.field.as_str(), flaw.reason), (field, reason), "{given}");
    }
}

#[test]
fn a_row_without_a_source_or_with_a_field_too_many_is_no_table() {
    let mut table = whole(json!({ "base": { "rows": [worker()] } }));
    assert!(serde_json::from_value::<PointRules>(table.clone()).is_ok());
    let row = table["base"]["rows"][0].as_object_mut().unwrap();
    row.insert("pionts".to_owned(), json!(3));
    assert!(serde_json::from_value::<PointRules>(table.clone()).is_err());
    let row = table["base"]["rows"][0].as_object_mut().unwrap();
    row.remove("pionts");
    row.remove("source");
    let error = serde_json::from_value::<PointRules>(table).unwrap_err();
    assert!(error.to_string().contains("source"), "{error}");
}

#[test]
fn answers_that_do_not_belong_to_the_table_are_refused() {
    let rules = table("nerima-2026");
    let parents = family(1, vec![works(20, 480), works(20, 480)]);
    let refused = |household: &Household| estimate(&rules, household).map(|found| found.outcome).unwrap_err();

    let mut early = parents.clone();
    early.entry_month = date(2026, 3, 1);
    assert_eq!(refused(&early), NoEstimate::TooEarly(date(2026, 4, 1)));
    let mut asked = parents.clone();
    asked.asked.insert("night_shift".to_owned());
    assert_eq!(refused(&asked), NoEstimate::NotAsked("night_shift".to_owned()));
    let mut ranked = parents.clone();
    ranked.guardians[0].rank = Some(rank('A'));
    assert_eq!(refused(&ranked), NoEstimate::NoSuchRank(rank('A')));
    let mut told = parents.clone();
    told.guardians[0].manual.insert("work".to_owned(), Points::whole(40));
    assert_eq!(refused(&told), NoEstimate::NotManual("work".to_owned()), "only what the office sets itself");
    told.guardians[0].manual = [("work_other".to_owned(), Points::whole(41))].into();
    let manual = NoEstimate::Manual {
        row: "work_other".to_owned(),
        points: Points::whole(41),
        least: Points::whole(10),
        most: Points::whole(40),
    };
    assert_eq!(refused(&told), manual);
    assert_eq!(manual.to_string(), "41 for work_other is not within 10 to 40");
    let mut beyond = parents;
    beyond.guardians[1].rank = Some(rank('J'));
    assert_eq!(estimate(&table("nagoya-2026"), &beyond).unwrap_err(), NoEstimate::NoSuchRank(rank('J')));
}

#[test]
fn nonsense_comes_back_with_its_place_and_a_sentence() {
    let rules = table("nerima-2026");
    let error = estimate(&rules, &family(1, vec![works(20, 1500)])).unwrap_err();
    assert_eq!(error.to_string(), "MinutesPerDay is 1500, which is not within 0 to 1440");
    let error = estimate(&rules, &family(9, vec![works(20, 480)])).unwrap_err();
    assert_eq!(error.to_string(), "AgeClass is 9, which is not within 0 to 5");
}
