//! The calendar, ages and holidays against the published examples in `../shared/data/calendar`, where that is at hand.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of tests fail the test and say what they skip")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::calendar::{Entry, GestationalAge, gestational_age, national};
use domain::family::Subject;
use domain::{age, holidays};
use jiff::civil::{Date, date};
use serde_json::Value;

/// None, with a word about it, where the shared data is not laid beside the repository.
fn data(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a test finds its data by environment")]
    let shared = std::env::var("TSUNAGU_SHARED")
        .map_or_else(|_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/calendar").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("skipped: {} is not here (set TSUNAGU_SHARED)", path.display());
    }
    text
}

/// Fields of one CSV line; quotes may hold commas and doubled quotes.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                fields.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}

fn day(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn calendar_of(subject: &Subject) -> BTreeMap<&'static str, Entry<'static>> {
    national().of(subject).into_iter().map(|entry| (entry.milestone.id(), entry)).collect()
}

fn born(birth_date: Date, due: Option<Date>) -> Subject {
    Subject::Child { birth_date, due_date: due }
}

#[test]
fn all_82_milestones_have_the_expected_days_for_both_children() {
    let Some(csv) = data("milestones.csv") else { return };
    let autumn = calendar_of(&born(date(2026, 9, 28), Some(date(2026, 10, 1))));
    let april = calendar_of(&born(date(2021, 4, 2), Some(date(2021, 4, 5))));

    let mut lines = csv.lines();
    let header = fields(lines.next().unwrap());
    assert_eq!(header[7..], ["A_start", "A_end", "apr2_start", "apr2_end"]);
    let mut seen = 0;
    for line in lines {
        let row = fields(line);
        let id = row[0].as_str();
        let days = |calendar: &BTreeMap<&str, Entry<'_>>| calendar.get(id).map(|entry| (entry.starts, entry.ends));
        assert_eq!(days(&autumn), Some((day(&row[7]), day(&row[8]))), "{id}, birth 2026-09-28");
        assert_eq!(days(&april), Some((day(&row[9]), day(&row[10]))), "{id}, birth 2021-04-02");
        assert_eq!(format!("{:?}", autumn[id].milestone.confidence()), row[6], "{id}");
        seen += 1;
    }
    assert_eq!(seen, 82);
    assert_eq!(autumn.len(), 82);
}

#[test]
fn ages_school_years_and_weeks_of_pregnancy_agree() {
    let Some(text) = data("age_and_gestation.json") else { return };
    let examples: Value = serde_json::from_str(&text).unwrap();
    let on = |example: &Value, field: &str| -> Date { example[field].as_str().unwrap().parse().unwrap() };
    for example in examples["age_law"].as_array().unwrap() {
        let birth = on(example, "birth");
        for years in [1, 3, 5, 6, 18] {
            assert_eq!(age::attained(birth, years), on(example, &format!("attain_{years}")), "{birth} {years}");
        }
        let entry = age::school_entry(birth);
        assert_eq!(entry, on(example, "elementary_entry"), "{birth}");
        let year_end = |years| age::days_after(age::months_after(entry, 12 * years), -1);
        assert_eq!(year_end(6), on(example, "gakurei_end_shou"), "{birth}");
        assert_eq!(year_end(9), on(example, "chu_end"), "{birth}");
        assert_eq!(calendar_of(&born(birth, None))["school.entry"].starts, Some(entry));
    }
    for example in examples["gestational_age"].as_array().unwrap() {
        let number = |field: &str| i32::try_from(example[field].as_i64().unwrap()).unwrap();
        let expected =
            GestationalAge { weeks: number("weeks"), days: number("days"), month: number("month_of_pregnancy") };
        assert_eq!(gestational_age(on(example, "edd"), on(example, "date")), Some(expected), "{example}");
    }
}

#[test]
fn what_municipalities_publish_agrees() {
    let Some(text) = data("official_date_examples.json") else { return };
    let examples: Value = serde_json::from_str(&text).unwrap();
    let on = |example: &Value, field: &str| day(example[field].as_str().unwrap_or_default());
    let child = |example: &Value| calendar_of(&born(on(example, "birth").unwrap(), None));
    let last = |entry: &Entry<'_>| entry.accepted_until.or(entry.ends);

    for example in examples["child_allowance_15day"].as_array().unwrap() {
        let allowance = child(example)["birth.child_allowance"];
        if let Some(expected) = on(example, "last_day") {
            assert_eq!(last(&allowance), Some(expected), "{example}");
        }
        // In time, the payments begin with the month after the birth.
        if let (Some(applied), Some(month)) = (on(example, "applied"), example["first_month"].as_str()) {
            let birth = on(example, "birth").unwrap();
            let in_time = age::months_after(date(birth.year(), birth.month(), 1), 1).to_string().starts_with(month);
            assert_eq!(!allowance.is_over(applied), in_time, "{example}");
        }
    }
    for example in examples["one_month_checkup"].as_array().unwrap() {
        let checkup = child(example)["hc.1m"];
        assert_eq!((checkup.starts, checkup.ends), (on(example, "start"), on(example, "end")));
    }
    for example in examples["school_cut"].as_array().unwrap() {
        let birth = on(example, "birth").unwrap();
        assert_eq!(Some(age::attained(birth, 6)), on(example, "attain6"));
        assert_eq!(child(example)["school.entry"].starts, on(example, "entry"));
    }
    for example in examples["mr2_hpv_boundaries"].as_array().unwrap() {
        let id = format!("vax.{}", example["vaccine"].as_str().unwrap());
        assert_eq!(child(example)[id.as_str()].ends, on(example, "last"), "{example}");
    }
}

#[test]
fn holidays_agree_with_the_cabinet_office_for_every_day() {
    let Some(csv) = data("japanese-holidays.csv") else { return };
    let listed: BTreeMap<Date, &str> = csv
        .lines()
        .filter_map(|line| line.split_once(','))
        .filter_map(|(day, name)| Some((day.parse().ok()?, name)))
        .collect();
    let mut day = date(2000, 1, 1);
    while day.year() <= 2027 {
        assert_eq!(holidays::is_holiday(day), listed.contains_key(&day), "{day} {:?}", listed.get(&day));
        day = age::days_after(day, 1);
    }
    assert!(listed.len() > 400);
}
