//! Families and tables to test with.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::Path};

use domain::points::*;
use jiff::civil::date;

pub const NAMES: [&str; 4] = ["nagoya-2026", "nerima-2026", "ono-2026", "tsunagu-2026"];

pub fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/regions/points");
    fs::read_to_string(folder.join(format!("{name}.json"))).unwrap()
}

pub fn table(name: &str) -> PointRules {
    serde_json::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A fragment of a table: what is given, and the rest as a table needs it.
pub fn fragment(given: serde_json::Value) -> PointRules {
    let rules = unchecked(given);
    assert_eq!(rules.check(), Ok(()));
    rules
}

pub fn unchecked(given: serde_json::Value) -> PointRules {
    serde_json::from_value(whole(given)).unwrap()
}

pub fn whole(given: serde_json::Value) -> serde_json::Value {
    let mut table = serde_json::json!({
        "id": "fragment", "municipality": "fragment", "effective_from": "2026-04-01", "complete": true,
        "title": { "ja": "表" }, "notice": { "ja": "目安です。" },
        "documents": [{ "id": "d", "title": "基準" }],
        "base": {
            "aggregate": { "id": "together", "by": "sum", "text": { "ja": "合計" }, "source": { "document": "d", "place": "1" } },
            "rows": [],
        },
    });
    merge(&mut table, given);
    fill(&mut table);
    table
}

fn merge(into: &mut serde_json::Value, given: serde_json::Value) {
    match (into, given) {
        (serde_json::Value::Object(into), serde_json::Value::Object(given)) => {
            for (name, value) in given {
                merge(into.entry(name).or_insert(serde_json::Value::Null), value);
            }
        }
        (into, given) => *into = given,
    }
}

/// Texts and sources where a test has none to say.
fn fill(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            let is_row =
                fields.contains_key("gives") || fields.contains_key("points") || fields.contains_key("compare");
            if fields.contains_key("id") && is_row {
                fields.entry("text").or_insert_with(|| serde_json::json!({ "ja": "行" }));
            }
            if fields.contains_key("from") && fields.contains_key("points") {
                fields.entry("text").or_insert_with(|| serde_json::json!({ "ja": "段" }));
            } else if (fields.contains_key("id") && is_row)
                || fields.contains_key("one_of") && fields.contains_key("id")
                || fields.contains_key("first") && fields.contains_key("second")
            {
                fields.entry("source").or_insert_with(|| serde_json::json!({ "document": "d", "place": "1" }));
            }
            fields.values_mut().for_each(fill);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(fill),
        _ => {}
    }
}

pub fn guardian(reason: Reason) -> Guardian {
    Guardian { reasons: vec![reason], ..Guardian::default() }
}

pub fn hours(days_per_month: i32, minutes_per_day: i32) -> Pattern {
    Pattern { days_per_month, minutes_per_day, ..Pattern::default() }
}

pub fn work(days: i32, minutes: i32) -> Reason {
    Reason::Work { form: WorkForm::Employed, hours: hours(days, minutes) }
}

pub fn works(days: i32, minutes: i32) -> Guardian {
    guardian(work(days, minutes))
}

pub fn family(age_class: i32, guardians: Vec<Guardian>) -> Household {
    Household {
        entry_month: date(2026, 4, 1),
        child: Child { age_class, born: None, marks: BTreeSet::new() },
        guardians,
        residence: Residence::Here,
        marks: BTreeSet::new(),
        preschool_children: 1,
        children_to_grade3: 1,
        wishes: 1,
        wish_rank: None,
        arrears_months: 0,
        months_waiting: 0,
        fee_bracket: None,
        tax_yen: None,
        income_yen: None,
        asked: BTreeSet::new(),
        manual: BTreeMap::new(),
    }
}

pub fn sum(estimate: &Estimate) -> Span {
    estimate.lines.iter().map(|line| line.points).sum()
}

/// The total where it is exact.
pub fn total(rules: &PointRules, household: &Household) -> Points {
    estimate(rules, household).unwrap().outcome.points().exact().unwrap()
}

pub fn rank(letter: char) -> Rank {
    Rank::new(letter).unwrap()
}
