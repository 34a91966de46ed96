//! The shipped tables.

use std::{fs, path::Path};

use domain::points::*;
use domain::reservation::Texts;
use domain::text::Lang;
use serde_json::Value;

use super::families::{NAMES, table, text};

#[test]
fn every_file_is_a_table_that_can_be_published_and_is_named_as_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/regions/points");
    let mut files: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    assert_eq!(files, NAMES.map(|name| format!("{name}.json")));
    for name in NAMES {
        let rules = table(name);
        assert_eq!(rules.check(), Ok(()), "{name}");
        assert_eq!(rules.id, name);
    }
}

#[test]
fn a_table_is_stored_and_read_again_unchanged() {
    for name in NAMES {
        let rules = table(name);
        let stored = serde_json::to_string(&rules).unwrap();
        assert_eq!(serde_json::from_str::<PointRules>(&stored).unwrap(), rules, "{name}");
    }
}

/// Every object below `value` with its place.
fn objects<'a>(value: &'a Value, place: &str, found: &mut Vec<(String, &'a serde_json::Map<String, Value>)>) {
    match value {
        Value::Object(fields) => {
            found.push((place.to_owned(), fields));
            fields.iter().for_each(|(name, one)| objects(one, &format!("{place}.{name}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, one)| objects(one, &format!("{place}.{at}"), found));
        }
        _ => {}
    }
}

#[test]
fn every_text_is_there_in_three_languages_and_every_row_says_where_it_is_written() {
    for name in NAMES {
        let whole: Value = serde_json::from_str(&text(name)).unwrap();
        let mut found = Vec::new();
        objects(&whole, name, &mut found);
        let mut texts = 0;
        for (place, fields) in found {
            if fields.contains_key("ja") {
                let texts_of: Texts = serde_json::from_value(Value::Object(fields.clone())).unwrap();
                assert!(Lang::all().iter().all(|lang| texts_of.contains_key(lang)), "{place}");
                texts += 1;
            }
            if fields.contains_key("gives") || fields.contains_key("compare") || fields.contains_key("by") {
                assert!(fields.contains_key("source"), "{place}");
            }
        }
        assert!(texts >= 4, "{name}");
    }
}

#[test]
fn what_is_incomplete_says_so_to_the_family() {
    for (name, complete) in NAMES.iter().zip([false, true, false, true]) {
        let rules = table(name);
        assert_eq!(rules.complete, complete, "{name}");
        let missing = rules.missing.clone();
        assert_eq!(missing.is_empty(), complete, "{name}");
    }
    assert!(!table("nerima-2026").tie_breakers.rest.is_empty(), "only the first step among equals is verified");
}

#[test]
fn four_tables_put_parents_together_in_three_ways() {
    let by: Vec<By> = NAMES.iter().map(|name| table(name).base.aggregate.by).collect();
    assert_eq!(by, [By::WorstRank, By::Sum, By::Sum, By::Avg]);
}

#[test]
fn of_two_years_the_one_that_has_begun_counts() {
    let old = table("nerima-2026");
    let mut new = old.clone();
    new.id = "nerima-2027".to_owned();
    new.effective_from = "2027-04-01".parse().unwrap();
    let tables = [new, old];
    let of = |day: &str| PointRules::in_force(&tables, day.parse().unwrap()).map(|table| table.id.as_str());
    assert_eq!(of("2026-03-01"), None);
    assert_eq!(of("2027-03-01"), Some("nerima-2026"));
    assert_eq!(of("2027-04-01"), Some("nerima-2027"));
}
