//! The ten worked cases, each as a family. Where the shared data lies beside the repository they are compared with it too.

use std::path::PathBuf;

use domain::points::*;
use jiff::civil::date;
use serde_json::{Value, json};

use super::families::{family, fragment, guardian, rank, sum, table, works};

struct Worked {
    municipality: &'static str,
    input: &'static str,
    found: Value,
    expected: Value,
}

/// Total, base and adjustments of an exact result.
fn points(rules: &PointRules, household: &Household) -> Value {
    let found = estimate(rules, household).unwrap();
    assert_eq!(sum(&found), found.outcome.points());
    let exact = |span: Span| serde_json::to_value(span.exact().unwrap()).unwrap();
    let base: Vec<Value> = found.guardians.iter().map(|span| exact(*span)).collect();
    json!({ "total": exact(found.outcome.points()), "base": base, "adj": exact(found.adjustments()) })
}

fn rank_of(rules: &PointRules, household: &Household) -> Value {
    json!({ "rank": estimate(rules, household).unwrap().outcome.rank().unwrap().exact().unwrap() })
}

fn nerima() -> [Worked; 3] {
    let rules = table("nerima-2026");

    let mut mother = works(20, 480);
    mother.marks.insert(GuardianMark::OnLeave);
    let mut on_leave = family(1, vec![works(20, 480), mother]);
    on_leave.marks.insert(HouseholdMark::SiblingEnrolled);

    let single = family(2, vec![works(20, 480)]);

    let mother = guardian(Reason::Childbirth { due: date(2026, 4, 20), born: None });
    let mut outside = family(0, vec![works(12, 300), mother]);
    outside.child.marks.insert(ChildMark::MultipleBirth);
    outside.residence = Residence::Elsewhere;

    [
        Worked {
            municipality: "練馬区",
            input: "父母とも月20日8時間, 1歳児クラス, 育休中, きょうだい在園",
            found: points(&rules, &on_leave),
            expected: json!({ "total": 83, "base": [40, 40], "adj": 3 }),
        },
        Worked {
            municipality: "練馬区",
            input: "ひとり親 月20日8時間, 2歳児クラス",
            found: points(&rules, &single),
            expected: json!({ "total": 88, "base": [40, 40], "adj": 8 }),
        },
        Worked {
            municipality: "練馬区",
            input: "父 月12日5h, 母 出産(期間内), 双子, 区外在住区外勤務",
            found: points(&rules, &outside),
            expected: json!({ "total": 46, "base": [25, 24], "adj": -3 }),
        },
    ]
}

/// 外勤 4, 週5日以上 3, 1日8時間以上 3.
fn sanyo_onoda() -> Worked {
    let rules = fragment(json!({ "base": { "rows": [{
        "id": "work", "when": { "is": "reason", "one_of": ["work"] },
        "gives": { "kind": "parts", "of": [
            { "id": "outside", "when": { "is": "form", "one_of": ["employed"] }, "gives": { "kind": "fixed", "points": 4 } },
            { "id": "days", "gives": { "kind": "bands", "of": "days_per_week", "bands": [{ "from": 5, "points": 3 }] } },
            { "id": "hours", "gives": { "kind": "bands", "of": "minutes_per_day", "bands": [{ "from": 480, "points": 3 }] } },
        ] },
    }] } }));
    let found = estimate(&rules, &family(1, vec![works(20, 480), works(20, 480)])).unwrap();
    let lines: Vec<_> =
        found.lines.iter().filter(|line| line.whose == Whose::Guardian(0)).map(|line| line.rule).collect();
    assert_eq!(lines, ["outside", "days", "hours"], "each part has its own line");
    Worked {
        municipality: "山陽小野田市",
        input: "外勤4+週5日以上3+1日8時間以上3",
        found: json!({ "base": found.guardians[0].exact().unwrap() }),
        expected: json!({ "base": 10 }),
    }
}

fn nagoya() -> [Worked; 2] {
    let rules = table("nagoya-2026");
    let knows = |letter| Guardian { rank: Some(rank(letter)), ..works(20, 480) };
    let parents = family(1, vec![knows('A'), knows('C')]);
    let mut content = parents.clone();
    content.marks.insert(HouseholdMark::LeaveExtensionAccepted);
    [
        Worked {
            municipality: "名古屋市",
            input: "父ランクA 母ランクC",
            found: rank_of(&rules, &parents),
            expected: json!({ "rank": "C" }),
        },
        Worked {
            municipality: "名古屋市",
            input: "育休の延長も許容できる を選択",
            found: rank_of(&rules, &content),
            expected: json!({ "rank": "I" }),
        },
    ]
}

/// 月160時間 11, 不存在 11, ひとり親 3.
fn ota() -> Worked {
    let rules = fragment(json!({
        "base": { "rows": [
            { "id": "work", "when": { "is": "reason", "one_of": ["work"] },
              "gives": { "kind": "bands", "of": "minutes_per_month", "bands": [{ "from": 9600, "points": 11 }] } },
            { "id": "absence", "when": { "is": "reason", "one_of": ["absent"] }, "gives": { "kind": "fixed", "points": 11 } },
        ] },
        "adjustments": [{ "id": "e", "when": { "is": "single" }, "gives": { "kind": "fixed", "points": 3 } }],
    }));
    Worked {
        municipality: "大田区",
        input: "ひとり親, 月20日160h",
        found: points(&rules, &family(1, vec![works(20, 480)])),
        expected: json!({ "total": 25, "base": [11, 11], "adj": 3 }),
    }
}

fn ono() -> Worked {
    let rules = table("ono-2026");
    let found = estimate(&rules, &family(1, vec![works(12, 450), works(20, 480)])).unwrap();
    assert_eq!(found.guardians[0].exact(), Some(Points::whole(7)), "10 − 3: half an hour more is an hour");
    assert!(estimate(&rules, &family(1, vec![works(12, 449)])).unwrap().unrated == [0], "29 minutes more are none");

    // The shipped part of the table cannot fall below its floor; more taken away would.
    let mut harsh = rules.clone();
    let Gives::Parts { of } = &mut harsh.base.rows[0].gives else { panic!("parts") };
    of[1].gives = Gives::Fixed { points: Points::whole(-9) };
    let least = estimate(&harsh, &family(1, vec![works(12, 450)])).unwrap().guardians[0];
    Worked {
        municipality: "小野市",
        input: "就労10点 月12日以上16日未満-3 / 1日7時間30分",
        found: json!({ "hours_rounded": 8, "min_base": least.exact().unwrap() }),
        expected: json!({ "hours_rounded": 8, "min_base": 2 }),
    }
}

fn zama() -> Worked {
    let rules = fragment(json!({
        "base": { "rows": [{ "id": "work", "when": { "is": "reason", "one_of": ["work"] }, "gives": { "kind": "fixed", "points": 20 } }] },
        "overrides": [{ "id": "extension", "when": { "is": "household", "mark": "leave_extension_accepted" },
                        "gives": { "kind": "total", "points": -100 } }],
    }));
    let mut content = family(0, vec![works(20, 480), works(20, 480)]);
    content.marks.insert(HouseholdMark::LeaveExtensionAccepted);
    let found = estimate(&rules, &content).unwrap();
    assert_eq!(found.lines.last().map(|line| line.points), Some(Span::of(Points::whole(-140))), "the difference to 40");
    Worked {
        municipality: "座間市",
        input: "育休延長許容",
        found: json!({ "total": found.outcome.points().exact().unwrap() }),
        expected: json!({ "total": -100 }),
    }
}

/// 0.5-point steps; what is a parent's is added to the parent, what is the household's to the sum; no parent below zero.
fn higashimatsuyama() -> Worked {
    let rules = fragment(json!({
        "precision": "half",
        "base": {
            "rows": [{ "id": "work", "when": { "is": "reason", "one_of": ["work"] }, "gives": { "kind": "fixed", "points": 1.5 } }],
            "guardian_adjustments": "before_aggregate",
            "with_adjustments": { "floor": { "id": "zero", "points": 0 } },
        },
        "adjustments": [
            { "id": "new", "scope": "guardian", "when": { "is": "guardian", "mark": "under_one_month" },
              "gives": { "kind": "fixed", "points": -2 } },
            { "id": "sibling", "when": { "is": "household", "mark": "sibling_enrolled" }, "gives": { "kind": "fixed", "points": 0.5 } },
        ],
    }));
    let mut father = works(20, 480);
    father.marks.insert(GuardianMark::UnderOneMonth);
    let mut household = family(1, vec![father, works(20, 480)]);
    household.marks.insert(HouseholdMark::SiblingEnrolled);
    let found = estimate(&rules, &household).unwrap();
    assert_eq!(found.guardians, [Span::ZERO, Span::of(Points::from_tenths(15))], "1.5 − 2 is 0 for him alone");
    assert_eq!(found.outcome.points().exact(), Some(Points::whole(2)), "0 + 1.5, and 0.5 for both");
    let step = found.lines.last().unwrap().points.exact().unwrap();
    Worked {
        municipality: "東松山市",
        input: "0.5点刻み; 調整(父母)は各人に, 調整(世帯)は合計に",
        found: json!({ "precision": step }),
        expected: json!({ "precision": 0.5 }),
    }
}

fn all() -> Vec<Worked> {
    let mut all: Vec<Worked> = nerima().into();
    all.push(sanyo_onoda());
    all.extend(nagoya());
    all.extend([ota(), ono(), zama(), higashimatsuyama()]);
    all
}

#[test]
fn the_ten_worked_cases_come_out_exactly() {
    let all = all();
    assert_eq!(all.len(), 10);
    for case in all {
        assert_eq!(case.found, case.expected, "{} {}", case.municipality, case.input);
    }
}

#[test]
fn they_are_those_of_the_published_collection() {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by environment")]
    let shared = std::env::var("TSUNAGU_SHARED")
        .map_or_else(|_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/nursery-index/index-rules.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not here (set TSUNAGU_SHARED)", path.display());
        return;
    };
    let collection: Value = serde_json::from_str(&text).unwrap();
    let published = collection["cases"].as_array().unwrap();
    let all = all();
    assert_eq!(published.len(), all.len());
    for (one, ours) in published.iter().zip(all) {
        assert_eq!((one["muni"].as_str(), one["input"].as_str()), (Some(ours.municipality), Some(ours.input)));
        assert_eq!(one["expected"], ours.found, "{} {}", ours.municipality, ours.input);
    }
}
