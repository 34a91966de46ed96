//! Six municipalities' orders among equals, in the words of the data.

use std::cmp::Ordering;

use domain::points::*;
use serde_json::{Value, json};

use super::families::{family, fragment, guardian, works};

fn yes(when: Value) -> Value {
    json!({ "kind": "yes", "when": when })
}

fn mark(mark: &str) -> Value {
    yes(json!({ "is": "household", "mark": mark }))
}

fn number(of: &str, first: &str) -> Value {
    json!({ "kind": "number", "of": of, "first": first })
}

fn part(of: &str) -> Value {
    json!({ "kind": "points", "of": of, "first": "most" })
}

fn has(kind: &str) -> Value {
    yes(json!({ "is": "any_guardian", "so": { "is": "reason", "one_of": [kind] } }))
}

fn order(steps: &[Value]) -> Value {
    let steps = steps.iter().enumerate();
    let order: Vec<_> =
        steps.map(|(at, when)| json!({ "id": format!("s{at}"), "text": { "ja": "順" }, "when": when })).collect();
    json!({ "kind": "category", "order": order })
}

fn reason(kinds: &[&str]) -> Value {
    json!({ "is": "reason", "one_of": kinds })
}

fn working(forms: &[&str]) -> Value {
    json!({ "is": "all", "of": [reason(&["work"]), { "is": "form", "one_of": forms }] })
}

fn table(list: Vec<Value>) -> PointRules {
    let list: Vec<_> = list
        .into_iter()
        .enumerate()
        .map(|(at, compare)| json!({ "id": format!("t{at}"), "compare": compare }))
        .collect();
    fragment(json!({
        "questions": [{ "id": "alone", "text": { "ja": "同居者はいませんか" } }],
        "base": { "rows": [
            { "id": "work", "when": reason(&["work"]), "gives": { "kind": "fixed", "points": 10 } },
            { "id": "any", "gives": { "kind": "fixed", "points": 5 } },
        ] },
        "tie_breakers": { "list": list },
    }))
}

fn first(rules: &PointRules, one: &Household, other: &Household) -> Option<Ordering> {
    precedes(rules, &estimate(rules, one).unwrap(), &estimate(rules, other).unwrap())
}

/// 災害復旧, ひとり親, 生活保護, 新規入所, 未就学児数, 障害者, 基礎点数, 保留期間, 滞納なし, 住民税額.
#[test]
fn higashimatsuyama_compares_ten_things() {
    let rules = table(vec![
        has("disaster"),
        yes(json!({ "is": "single" })),
        mark("welfare"),
        yes(json!({ "is": "not", "so": { "is": "household", "mark": "transfer" } })),
        number("preschool_children", "most"),
        mark("disability_in_household"),
        part("base"),
        number("months_waiting", "most"),
        yes(json!({ "is": "number", "of": "arrears_months", "below": 1 })),
        number("tax_yen", "least"),
    ]);
    let with = |tax: i64| {
        let mut household = family(1, vec![works(20, 480), works(20, 480)]);
        household.tax_yen = Some(tax);
        household
    };
    assert_eq!(first(&rules, &with(90_000), &with(120_000)), Some(Ordering::Less));
    let mut owes = with(0);
    owes.arrears_months = 1;
    assert_eq!(first(&rules, &owes, &with(500_000)), Some(Ordering::Greater), "what is owed comes before the tax");
    let found = estimate(&rules, &with(90_000)).unwrap();
    assert_eq!(found.tie_breakers.len(), 10);
    assert_eq!(found.tie_breakers[9].value, domain::points::Value::Number { number: Some(90_000) });
    assert_eq!(found.tie_breakers[8].value, domain::points::Value::Yes { so: true });
}

/// 市内在住, 同居者なしひとり親・生活保護, 基準指数, 障害者, きょうだい同園, 未就学児数, 所得割 → 収入, 書類完備.
#[test]
fn hitachi_asks_a_question_of_its_own() {
    let rules = table(vec![
        yes(json!({ "is": "residence", "one_of": ["here"] })),
        yes(json!({ "is": "any", "of": [
            { "is": "all", "of": [{ "is": "single" }, { "is": "asked", "question": "alone" }] },
            { "is": "household", "mark": "welfare" },
        ] })),
        part("base"),
        mark("disability_in_household"),
        mark("sibling_same_nursery"),
        number("preschool_children", "most"),
        number("tax_yen", "least"),
        number("income_yen", "least"),
        mark("documents_complete"),
    ]);
    let single = family(1, vec![works(20, 480)]);
    let mut alone = single.clone();
    alone.asked.insert("alone".to_owned());
    assert_eq!(first(&rules, &alone, &single), Some(Ordering::Less));
    let earns = |yen: i64| {
        let mut household = single.clone();
        (household.tax_yen, household.income_yen) = (Some(0), Some(yen));
        household
    };
    assert_eq!(first(&rules, &earns(2_000_000), &earns(1_000_000)), Some(Ordering::Greater));
}

/// 入所>転園, 基準指数, ひとり親, 保護者の疾病・障がい, 児童の障がい, 卒園年齢, 所得割, きょうだい.
#[test]
fn ota_looks_at_both_parents_and_the_child() {
    let rules = table(vec![
        yes(json!({ "is": "not", "so": { "is": "household", "mark": "transfer" } })),
        part("base"),
        yes(json!({ "is": "single" })),
        has("illness"),
        has("disability"),
        yes(json!({ "is": "child", "mark": "disability" })),
        yes(json!({ "is": "child", "mark": "leaves_small_nursery" })),
        number("tax_yen", "least"),
        yes(json!({ "is": "any", "of": [
            { "is": "household", "mark": "sibling_enrolled" }, { "is": "household", "mark": "applies_together" },
        ] })),
    ]);
    let seeks = || guardian(Reason::JobSeeking);
    let ill = family(1, vec![seeks(), guardian(Reason::Illness { degree: domain::points::Illness::Home })]);
    assert_eq!(first(&rules, &ill, &family(1, vec![seeks(), seeks()])), Some(Ordering::Less));
    let mut moves = ill.clone();
    moves.marks.insert(HouseholdMark::Transfer);
    assert_eq!(first(&rules, &moves, &ill), Some(Ordering::Greater));
}

/// 利用調整指数, 基本点, 区分順, 保育料階層; 国立市: 不存在から育休までの順.
#[test]
fn iruma_and_kunitachi_order_reasons() {
    let iruma = table(vec![
        part("total"),
        part("base"),
        order(&[
            json!({ "is": "household", "mark": "protection" }),
            reason(&["disaster"]),
            working(&["employed"]),
            reason(&["study"]),
            working(&["self_employed", "family_worker", "homework"]),
            reason(&["illness", "disability"]),
            reason(&["care"]),
            reason(&["childbirth"]),
            reason(&["job_seeking"]),
        ]),
        number("fee_bracket", "least"),
    ]);
    let hours = Pattern { days_per_month: 20, minutes_per_day: 480, ..Pattern::default() };
    let own = || guardian(Reason::Work { form: WorkForm::SelfEmployed, hours });
    let both_own = family(1, vec![own(), own()]);
    let one_employed = family(1, vec![own(), works(20, 480)]);
    assert_eq!(first(&iruma, &one_employed, &both_own), Some(Ordering::Less));

    let kunitachi = table(vec![
        order(&[
            json!({ "is": "single" }),
            reason(&["disaster"]),
            reason(&["illness", "disability"]),
            working(&["employed"]),
            working(&["self_employed", "family_worker"]),
            reason(&["care"]),
            reason(&["childbirth"]),
            working(&["homework"]),
            reason(&["study"]),
            reason(&["job_seeking"]),
            reason(&["leave"]),
        ]),
        part("base"),
        number("income_yen", "least"),
    ]);
    let disabled = family(1, vec![own(), guardian(Reason::Disability { grade: 1 })]);
    let cares = family(1, vec![own(), guardian(Reason::Care { degree: Care::Inpatient, hours_per_month: 60 })]);
    assert_eq!(first(&kunitachi, &disabled, &cares), Some(Ordering::Less));
}

/// 希望順位, 調整点数合計, 所得割額.
#[test]
fn zama_asks_for_the_wish_first() {
    let rules = table(vec![number("wish_rank", "least"), part("adjustments"), number("tax_yen", "least")]);
    let wishes = |rank: i32| {
        let mut household = family(1, vec![works(20, 480), works(20, 480)]);
        (household.wishes, household.wish_rank, household.tax_yen) = (3, Some(rank), Some(1));
        household
    };
    assert_eq!(first(&rules, &wishes(3), &wishes(1)), Some(Ordering::Greater));
    assert_eq!(first(&rules, &wishes(2), &wishes(2)), Some(Ordering::Equal));
}
