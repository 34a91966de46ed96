//! What single municipalities do and no shipped table does.

use domain::points::*;
use serde_json::{Value, json};

use super::families::{family, fragment, sum, works};

fn worker(points: i32) -> Value {
    json!({ "id": "work", "when": { "is": "reason", "one_of": ["work"] }, "gives": { "kind": "fixed", "points": points } })
}

fn marked(id: &str, mark: &str, points: Value) -> Value {
    json!({ "id": id, "when": { "is": "household", "mark": mark }, "gives": { "kind": "fixed", "points": points } })
}

fn lines(rules: &PointRules, household: &Household) -> Vec<(String, String)> {
    let found = estimate(rules, household).unwrap();
    assert_eq!(sum(&found), found.outcome.points());
    found.lines.iter().map(|line| (line.rule.to_owned(), line.points.exact().unwrap().to_string())).collect()
}

fn of(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(rule, points)| ((*rule).to_owned(), (*points).to_owned())).collect()
}

#[test]
fn the_households_base_is_bounded_before_adjustments_are_added() {
    let rules = fragment(json!({
        "base": { "rows": [worker(90)], "household": { "cap": { "id": "cap", "points": 150 } } },
        "adjustments": [marked("sibling", "sibling_enrolled", json!(10))],
    }));
    let mut household = family(1, vec![works(20, 480), works(20, 480)]);
    household.marks.insert(HouseholdMark::SiblingEnrolled);
    assert_eq!(lines(&rules, &household), of(&[("work", "90"), ("work", "90"), ("cap", "-30"), ("sibling", "10")]));
}

#[test]
fn the_lower_of_two_parents_counts_and_one_alone_is_the_lower() {
    let rules = fragment(json!({ "base": { "aggregate": { "by": "min" }, "rows": [
        { "id": "work", "gives": { "kind": "bands", "of": "days_per_month",
          "bands": [{ "from": 10, "points": 7 }, { "from": 20, "points": 9 }] } },
    ] } }));
    let both = family(1, vec![works(20, 480), works(12, 480)]);
    assert_eq!(lines(&rules, &both), of(&[("work", "9"), ("work", "7"), ("together", "-9")]));
    let alone = family(1, vec![works(20, 480)]);
    assert_eq!(
        lines(&rules, &alone),
        of(&[("work", "9"), ("together", "0")]),
        "no row for absence: nobody else counts"
    );
}

#[test]
fn pairs_do_not_count_together_and_each_pair_is_settled_alone() {
    let rules = fragment(json!({
        "base": { "rows": [worker(10)] },
        "adjustments": [
            marked("row13", "sibling_enrolled", json!(3)), marked("row15", "applies_together", json!(4)),
            marked("row16", "welfare", json!(2)), marked("row21", "disaster", json!(2)),
        ],
        "exclusions": [
            { "first": "row13", "second": "row15" }, { "first": "row16", "second": "row21", "keep": "lower" },
        ],
    }));
    let mut household = family(1, vec![works(20, 480), works(20, 480)]);
    household.marks = [
        HouseholdMark::SiblingEnrolled,
        HouseholdMark::AppliesTogether,
        HouseholdMark::Welfare,
        HouseholdMark::Disaster,
    ]
    .into();
    let found = estimate(&rules, &household).unwrap();
    let aside: Vec<_> = found.set_aside.iter().map(|one| (one.rule, one.because)).collect();
    assert_eq!(aside, [("row13", "row15"), ("row21", "row16")], "the higher; the first among equals");
    assert_eq!(found.adjustments().exact(), Some(Points::whole(6)));
}

#[test]
fn what_excludes_a_guardians_row_leaves_the_other_guardians() {
    let of_guardian = |id: &str, mark: &str, points: i32| {
        json!({ "id": id, "scope": "guardian", "when": { "is": "guardian", "mark": mark },
                "gives": { "kind": "fixed", "points": points } })
    };
    let rules = fragment(json!({
        "base": { "rows": [worker(10)] },
        "adjustments": [of_guardian("staff", "nursery_staff", 5), of_guardian("apart", "solo_assignment", 1)],
        "groups": [{ "id": "one", "one_of": ["staff", "apart"] }],
    }));
    let mut household = family(1, vec![works(20, 480), works(20, 480)]);
    household.guardians[0].marks = [GuardianMark::NurseryStaff, GuardianMark::SoloAssignment].into();
    household.guardians[1].marks = [GuardianMark::SoloAssignment].into();
    let found = estimate(&rules, &household).unwrap();
    assert_eq!(found.adjustments().exact(), Some(Points::whole(6)), "5 for one, 1 for the other");
    assert_eq!(found.set_aside.iter().map(|one| one.whose).collect::<Vec<_>>(), [Whose::Guardian(0)]);
}

#[test]
fn care_elsewhere_gives_more_in_an_older_class_and_wishes_count_from_five() {
    let rules = fragment(json!({
        "base": { "rows": [worker(10)] },
        "adjustments": [
            { "id": "elsewhere", "scope": "child", "when": { "is": "household", "mark": "unlicensed" },
              "gives": { "kind": "bands", "of": "age_class", "bands": [{ "from": 0, "points": 5 }, { "from": 1, "points": 6 }] } },
            { "id": "wishes", "when": { "is": "number", "of": "wishes", "at_least": 5 }, "gives": { "kind": "fixed", "points": 1 } },
        ],
    }));
    let adjusted = |age_class: i32, wishes: i32| {
        let mut household = family(age_class, vec![works(20, 480)]);
        household.marks.insert(HouseholdMark::Unlicensed);
        household.wishes = wishes;
        estimate(&rules, &household).unwrap().adjustments().exact().unwrap().tenths() / 10
    };
    assert_eq!([adjusted(0, 4), adjusted(1, 4), adjusted(0, 5)], [5, 6, 6]);
}

#[test]
fn days_and_hours_are_added_and_the_parent_with_fewer_days_counts_for_both() {
    let rules = fragment(json!({
        "base": { "pick": "all", "rows": [
            { "id": "days", "gives": { "kind": "bands", "of": "days_per_month", "bands": [{ "from": 15, "points": 2 }] } },
            { "id": "hours", "gives": { "kind": "bands", "of": "minutes_per_day", "bands": [{ "from": 420, "points": 4 }] } },
        ], "per_guardian": { "cap": { "id": "cap", "points": 5 } } },
        "adjustments": [{ "id": "lesser", "gives": { "kind": "bands", "of": "lesser_days_per_month",
                          "bands": [{ "from": 12, "points": 1 }, { "from": 16, "points": 2 }] } }],
    }));
    let household = family(1, vec![works(20, 480), works(12, 480)]);
    assert_eq!(
        lines(&rules, &household),
        of(&[("days", "2"), ("hours", "4"), ("cap", "-1"), ("hours", "4"), ("lesser", "1")])
    );
}

#[test]
fn a_factor_below_one_and_bounds_of_the_total_have_their_lines() {
    let rules = fragment(json!({
        "precision": "tenth",
        "base": { "rows": [worker(10)] },
        "adjustments": [{ "id": "owes", "when": { "is": "number", "of": "arrears_months", "at_least": 1 },
                          "gives": { "kind": "per_unit", "of": "arrears_months", "points": -3 } }],
        "multipliers": [{ "id": "transfer", "when": { "is": "household", "mark": "transfer" }, "gives": { "kind": "multiply", "percent": 80 } }],
        "total": { "floor": { "id": "zero", "points": 0 } },
    }));
    let mut household = family(1, vec![works(20, 480)]);
    household.marks.insert(HouseholdMark::Transfer);
    household.arrears_months = 1;
    assert_eq!(lines(&rules, &household), of(&[("work", "10"), ("owes", "-3"), ("transfer", "-1.4")]));
    household.arrears_months = 5;
    assert_eq!(lines(&rules, &household), of(&[("work", "10"), ("owes", "-15"), ("transfer", "1"), ("zero", "4")]));
}

#[test]
fn another_answer_keeps_the_rest_of_the_answers_true_and_nothing_without_effect_is_told() {
    let would = json!({ "ja": "3人いれば" });
    let rules = fragment(json!({
        "base": { "rows": [worker(10)] },
        "adjustments": [
            { "id": "three", "would": would, "when": { "is": "number", "of": "preschool_children", "at_least": 3 },
              "gives": { "kind": "fixed", "points": 5 } },
            { "id": "nothing", "would": would, "when": { "is": "household", "mark": "welfare" },
              "gives": { "kind": "fixed", "points": 0 } },
            { "id": "silent", "when": { "is": "household", "mark": "transfer" }, "gives": { "kind": "fixed", "points": 9 } },
            { "id": "two_away", "would": would, "when": { "is": "all", "of": [
                { "is": "household", "mark": "disaster" }, { "is": "household", "mark": "unlicensed" } ] },
              "gives": { "kind": "fixed", "points": 7 } },
        ],
    }));
    let mut household = family(1, vec![works(20, 480), works(20, 480)]);
    let told = |household: &Household| -> Vec<(String, String)> {
        let found = estimate(&rules, household).unwrap();
        found.changes.iter().map(|one| (one.rule.to_owned(), one.difference.exact().unwrap().to_string())).collect()
    };
    assert_eq!(told(&household), of(&[("three", "5")]), "three before school are three up to the third grade");
    household.marks.insert(HouseholdMark::Disaster);
    assert_eq!(told(&household), of(&[("three", "5"), ("two_away", "7")]), "one answer away now");
}
