//! The calendar of one child, through the door.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::{Caller, Scene, csv_fields, shared};

/// Both children of the published table exist on that day.
const AUTUMN: &str = "2026-10-05T10:00:00+09:00";

/// A child's calendar by milestone.
async fn calendar(page: &Caller<'_>, record: Value) -> BTreeMap<String, Value> {
    let id = page.post("/api/children", record).await.text("/id");
    read(page, &id).await
}

async fn read(page: &Caller<'_>, id: &str) -> BTreeMap<String, Value> {
    let entries = page.get(&format!("/api/children/{id}/calendar")).await.ok();
    let entries = entries.as_array().unwrap().iter();
    entries.map(|entry| (entry["milestone"].as_str().unwrap().to_owned(), entry.clone())).collect()
}

fn days<'v>(calendar: &'v BTreeMap<String, Value>, milestone: &str) -> (&'v str, &'v str) {
    let entry = &calendar[milestone];
    (entry["starts"].as_str().unwrap_or_default(), entry["ends"].as_str().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn all_82_milestones_have_the_published_days_for_both_children() {
    let Some(path) = shared("calendar/milestones.csv") else { return };
    let scene = Scene::start("calendar_published", AUTUMN).await;
    let page = scene.guardian().await.page().await;
    let born = |birth: &str, due: &str| json!({ "kind": "child", "birth_date": birth, "due_date": due });
    let autumn = calendar(&page, born("2026-09-28", "2026-10-01")).await;
    let april = calendar(&page, born("2021-04-02", "2021-04-05")).await;

    let csv = std::fs::read_to_string(path).unwrap();
    let rows: Vec<_> = csv.lines().skip(1).map(csv_fields).collect();
    assert_eq!((rows.len(), autumn.len(), april.len()), (82, 82, 82));
    for row in rows {
        assert_eq!(days(&autumn, &row[0]), (row[7].as_str(), row[8].as_str()), "{}, birth 2026-09-28", row[0]);
        assert_eq!(days(&april, &row[0]), (row[9].as_str(), row[10].as_str()), "{}, birth 2021-04-02", row[0]);
    }
    for (milestone, entry) in autumn.iter().chain(&april) {
        for field in ["title", "guide", "category", "source", "reason"] {
            assert!(entry[field].as_str().is_some_and(|text| !text.is_empty()), "{milestone} has no {field}");
        }
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn leap_days_april_and_early_births_are_counted_as_the_law_counts() {
    let scene = Scene::start("calendar_edges", AUTUMN).await;
    let page = scene.guardian().await.page().await;
    let born = |birth: &str| json!({ "kind": "child", "birth_date": birth });

    let leap = calendar(&page, born("2024-02-29")).await;
    assert_eq!(days(&leap, "hc.18m"), ("2025-08-29", "2026-02-28"));
    assert_eq!(days(&leap, "birth.lumpsum"), ("2024-03-01", "2026-02-28"));
    assert_eq!(days(&leap, "school.entry"), ("2030-04-01", "2030-04-01"));
    let (first, second) = (calendar(&page, born("2021-04-01")).await, calendar(&page, born("2021-04-02")).await);
    assert_eq!(days(&first, "school.entry").0, "2027-04-01");
    assert_eq!(days(&second, "school.entry").0, "2028-04-01");
    assert_eq!(days(&first, "hc.5y").0, "2025-04-01");
    assert_eq!(days(&second, "hc.5y").0, "2026-04-01");
    let early = json!({ "kind": "child", "birth_date": "2026-08-01", "due_date": "2026-10-01" });
    let early = calendar(&page, early).await;
    assert_eq!(days(&early, "hc.3_4m"), ("2027-01-01", "2027-02-28"), "by corrected age");
    assert_eq!(days(&early, "vax.bcg").0, "2027-01-01", "by the day of birth");
    assert!(early["hc.3_4m"]["reason"].as_str().unwrap().contains("修正月齢"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_due_date_moves_the_calendar_at_once_and_a_birth_turns_it_into_a_childs() {
    let scene = Scene::start("calendar_changes", "2026-04-01T10:00:00+09:00").await;
    let page = scene.guardian().await.page().await;
    let record = json!({ "kind": "pregnancy", "due_date": "2026-07-03" });
    let id = page.post("/api/children", record).await.text("/id");
    let before = read(&page, &id).await;
    assert_eq!(before.len(), 25);
    assert_eq!(days(&before, "preg.checkup07"), ("2026-04-10", "2026-04-23"));

    page.patch(&format!("/api/children/{id}"), json!({ "due_date": "2026-07-10" })).await.ok();
    assert_eq!(days(&read(&page, &id).await, "preg.checkup07"), ("2026-04-17", "2026-04-30"));

    page.post(&format!("/api/children/{id}/birth"), json!({ "birth_date": "2026-04-01" })).await.ok();
    let after = read(&page, &id).await;
    assert_eq!(after.len(), 82);
    assert_eq!(days(&after, "birth.registration").0, "2026-04-01");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_speaks_the_language_asked_for_or_else_the_residents_own() {
    let scene = Scene::start("calendar_languages", AUTUMN).await;
    let page = scene.guardian().await.page().await;
    page.patch("/api/me", json!({ "language": "ja-easy" })).await.ok();
    let record = json!({ "kind": "child", "birth_date": "2026-09-28" });
    let id = page.post("/api/children", record).await.text("/id");
    let title = async |page: Caller<'_>| read(&page, &id).await["birth.registration"]["title"].clone();

    assert_eq!(title(page.clone()).await, "赤ちゃんが うまれたことを 知らせる（出生届）");
    assert_eq!(title(page.speaking("en")).await, "Register the birth");
    assert_eq!(title(page.speaking("ja-JP")).await, "出生届");
    scene.ends().await;
}
