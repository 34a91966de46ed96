//! Estimates for families, and tables that staff change after trying them.

use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, saves_points};

fn works(days: u8, hours: u16, marks: &[&str]) -> Value {
    let hours = json!({ "days_per_month": days, "minutes_per_day": hours * 60 });
    json!({ "reasons": [{ "kind": "work", "hours": hours }], "marks": marks })
}

/// 父母とも月20日8時間, 1歳児クラス, 育休中, きょうだい在園.
fn on_leave() -> Value {
    json!({
        "entry_month": "2026-04-01", "child": { "age_class": 1 }, "marks": ["sibling_enrolled"],
        "guardians": [works(20, 8, &[]), works(20, 8, &["on_leave"])],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_sees_its_points_line_by_line_and_what_would_change_them() {
    let scene = Scene::start("nurseries_points", MORNING).await;
    let officer = scene.officer().await;
    for table in ["nerima-2026", "nagoya-2026", "ono-2026", "tsunagu-2026"] {
        saves_points(&officer, table).await;
    }
    let page = scene.guardian().await.page().await;
    let tables = page.get("/api/nurseries/index").await.ok();
    assert_eq!(tables.as_array().unwrap().len(), 4);
    let ono = tables.as_array().unwrap().iter().find(|table| table["municipality"] == "282189").unwrap();
    assert!(ono["complete"] == false && !ono["missing"].as_str().unwrap().is_empty(), "what is missing is said");

    let asks = |municipality: &str, household: Value| {
        let body = json!({ "municipality": municipality, "household": household });
        let page = &page;
        async move { page.post("/api/nurseries/index", body).await }
    };
    let found = asks("131202", on_leave()).await.ok();
    assert_eq!(found["total"], json!({ "least": 83.0, "most": 83.0 }));
    let lines = found["lines"].as_array().unwrap();
    let sum: f64 = lines.iter().map(|line| line["points"]["least"].as_f64().unwrap()).sum();
    assert!((sum - 83.0).abs() < f64::EPSILON, "the derivation sums to the total: {found}");
    assert!(lines.iter().all(|line| !line["source"].as_str().unwrap().is_empty()));
    assert!(found["notice"].as_str().unwrap().contains("目安"));
    assert!(!found["changes"].as_array().unwrap().is_empty());
    let mut odd = on_leave();
    odd["tax_yen"] = json!(987_654_321);
    asks("131202", odd).await.ok();
    assert!(!scene.stored().await.contains("987654321"), "nothing of it is kept");

    let ranked = asks(
        "231002",
        json!({
            "entry_month": "2026-04-01", "child": { "age_class": 1 },
            "guardians": [
                { "reasons": [{ "kind": "other" }], "rank": "A" }, { "reasons": [{ "kind": "other" }], "rank": "C" },
            ],
        }),
    );
    assert_eq!(ranked.await.ok()["rank"], json!({ "best": "C", "worst": "C" }), "the worse of the two");
    let reader = page.speaking("en");
    let english = json!({ "municipality": "131202", "household": on_leave() });
    let english = reader.post("/api/nurseries/index", english).await.ok();
    assert!(english["notice"].as_str().unwrap().is_ascii(), "{english}");

    let nonsense = |change: fn(&mut Value)| {
        let mut household = on_leave();
        change(&mut household);
        household
    };
    for household in [
        nonsense(|household| household["child"]["age_class"] = json!(6)),
        nonsense(|household| household["guardians"] = json!([])),
        nonsense(|household| household["guardians"][0]["reasons"][0]["hours"]["minutes_per_day"] = json!(25 * 60)),
        nonsense(|household| household["guardians"][0]["reasons"][0]["hours"]["days_per_month"] = json!(-1)),
        nonsense(|household| household["entry_month"] = json!("2026-04-15")),
        nonsense(|household| household["entry_month"] = json!("2025-04-01")),
        nonsense(|household| household["asked"] = json!(["unheard_of"])),
    ] {
        let refused = asks("131202", household.clone()).await;
        assert_eq!(refused.refusal(), (422, "household_invalid"), "{household}");
        assert!(refused.body["error"]["reason"].is_string());
    }
    assert_eq!(asks("000000", on_leave()).await.refusal(), (404, "not_found"));
    let strange = asks("131202", json!({ "entry_month": "2026-04-01", "guardians": "two" })).await;
    assert_eq!(strange.refusal(), (400, "bad_request"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_a_table_is_tried_on_saved_cases_before_it_counts() {
    let scene = Scene::start("nurseries_points_staff", MORNING).await;
    let officer = scene.officer().await;
    let rules = saves_points(&officer, "nerima-2026").await;
    let at = "/api/staff/points/131202/cases";
    for (title, household) in [
        ("育休中・きょうだい在園", on_leave()),
        (
            "ひとり親",
            json!({
                "entry_month": "2026-04-01", "child": { "age_class": 2 }, "guardians": [works(20, 8, &[])],
            }),
        ),
    ] {
        let saved = officer.post(at, json!({ "title": title, "household": household })).await;
        assert_eq!(saved.status, 201, "{saved}");
    }
    for (title, code) in
        [("", "text_empty"), (&*"あ".repeat(61), "text_too_long"), ("番号123456789018", "text_not_allowed")]
    {
        let refused = officer.post(at, json!({ "title": title, "household": on_leave() })).await;
        assert_eq!(refused.refusal(), (422, code));
    }
    let unknown =
        officer.post("/api/staff/points/000000/cases", json!({ "title": "x", "household": on_leave() })).await;
    assert_eq!(unknown.refusal(), (404, "not_found"));

    let mut changed = rules.clone();
    let adjustments = changed["adjustments"].as_array_mut().unwrap();
    let sibling = adjustments.iter_mut().find(|row| row["id"] == "sibling_enrolled").unwrap();
    sibling["gives"]["points"] = json!(5);
    let tried = officer.post("/api/staff/points/rerun", json!({ "rules": changed, "version": 1 })).await.ok();
    assert_eq!((&tried["cases"], tried["changed"].as_array().unwrap().len()), (&json!(2), 1), "{tried}");
    let one = &tried["changed"][0];
    assert_eq!(
        (&one["case"], &one["before"], &one["after"]),
        (&json!("育休中・きょうだい在園"), &json!("83"), &json!("86"))
    );
    assert_eq!(tried["by_rule"], json!([{ "rule": "sibling_enrolled", "cases": 1 }]));
    assert_eq!(tried["edits"], json!(["sibling_enrolled: changed"]));

    let listed = officer.get("/api/staff/points").await.ok();
    assert_eq!((&listed[0]["version"], &listed[0]["cases"]), (&json!(1), &json!(2)), "trying changes nothing");
    let unseen = officer.post("/api/staff/points", json!({ "rules": changed, "version": 1 })).await;
    assert_eq!(unseen.refusal(), (409, "shown_changed"), "nothing is published that was not tried");
    let publish = json!({ "rules": changed, "version": 1, "shown": tried["shown"] });
    officer.post("/api/staff/points", publish.clone()).await.ok();
    assert_eq!(officer.post("/api/staff/points", publish).await.refusal(), (409, "shown_changed"));
    let again = officer.post("/api/staff/points/rerun", json!({ "rules": rules, "version": 1 })).await.ok();
    let late = json!({ "rules": rules, "version": 1, "shown": again["shown"] });
    assert_eq!(officer.post("/api/staff/points", late).await.refusal(), (409, "version_conflict"));
    let page = scene.guardian().await.page().await;
    let asked = json!({ "municipality": "131202", "household": on_leave() });
    assert_eq!(page.post("/api/nurseries/index", asked).await.ok()["total"]["least"], 86.0);

    let mut senseless = changed.clone();
    senseless["adjustments"][0]["source"]["document"] = json!("nowhere");
    let refused = officer.post("/api/staff/points", json!({ "rules": senseless, "version": 2 })).await;
    assert_eq!(refused.refusal(), (422, "points_invalid"));
    assert!(refused.body["error"]["reason"].as_str().unwrap().contains("source"), "{refused}");
    let cases = officer.get(at).await.ok();
    let gone = format!("{at}/{}", cases[0]["id"].as_str().unwrap());
    assert_eq!(officer.delete(&gone).await.status, 204);
    assert_eq!(officer.delete(&gone).await.refusal(), (404, "not_found"));
    scene.ends().await;
}
