//! The officer's console: municipal texts, on and off, and a preview of exactly who gets what.

use serde_json::{Value, json};
use tests::Scene;

const MORNING: &str = "2026-04-01T08:00:00+09:00";
const MILESTONE: &str = "/api/staff/milestones/hc.18m";

#[tokio::test(flavor = "multi_thread")]
async fn what_the_preview_shows_is_what_is_sent_on_that_day() {
    let scene = Scene::start("staff_preview", MORNING).await;
    let mut families = Vec::new();
    for (language, birth_date) in [("ja", "2024-10-10"), ("en", "2024-10-10"), ("ja-easy", "2024-10-12")] {
        let guardian = scene.guardian().await;
        let page = guardian.page().await;
        page.patch("/api/me", json!({ "language": language, "topics": ["checkup"] })).await.ok();
        page.post("/api/children", json!({ "kind": "child", "birth_date": birth_date })).await.ok();
        families.push(guardian);
    }
    // What a registration brings along is heard first.
    scene.advance("P1D").await;

    let officer = scene.officer().await;
    let listed = officer.get("/api/staff/milestones").await.ok();
    assert_eq!(listed.as_array().unwrap().len(), 82);
    let ours = "つなぐ市では保健センターで行います。\n持ち物は封筒の中の案内をご覧ください。";
    let draft = json!({ "enabled": true, "texts": { "ja": ours, "en": "At the health centre." }, "version": 0 });
    let drafted = officer.put(MILESTONE, draft).await.ok();
    assert_eq!((&drafted["version"], &drafted["published"]["texts"]), (&json!(1), &json!({})));
    let preview = officer.post(&format!("{MILESTONE}/preview"), json!({ "days": 31 })).await.ok();
    assert_eq!(preview["total"], 3, "{preview}");
    officer.post(&format!("{MILESTONE}/publication"), json!({ "version": 1 })).await.ok();

    for day in preview["days"].as_array().unwrap() {
        let date = day["day"].as_str().unwrap();
        scene.set_clock(&format!("{date}T08:59:00+09:00")).await;
        let before = scene.sent_so_far();
        scene.set_clock(&format!("{date}T09:30:00+09:00")).await;
        let mut sent: Vec<String> = Vec::new();
        for row in scene.sent(before) {
            let text = row.messages[0]["text"].as_str().unwrap().to_owned();
            sent.extend(row.to.iter().map(|_| text.clone()));
        }
        let recipients = day["recipients"].as_array().unwrap();
        let mut shown: Vec<String> = recipients.iter().map(|one| one["text"].as_str().unwrap().to_owned()).collect();
        sent.sort();
        shown.sort();
        assert_eq!(sent, shown, "{date}");
    }
    assert!(families[0].last().await.contains(ours));
    assert!(families[1].last().await.contains("At the health centre."));
    assert!(families[2].last().await.contains("お知らせの 場所と 日を 見てください。"), "the national text");
    let left = scene.officer().await.post(&format!("{MILESTONE}/preview"), json!({ "days": 31 })).await.ok();
    assert_eq!(left["total"], 0, "who has heard it is not shown again");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_milestone_that_is_switched_off_is_not_sent() {
    let scene = Scene::start("staff_off", MORNING).await;
    let officer = scene.officer().await;
    let guardian = scene.guardian().await;
    let page = guardian.page().await;
    page.post("/api/children", json!({ "kind": "child", "birth_date": "2024-10-10" })).await.ok();

    officer.put(MILESTONE, json!({ "enabled": false, "version": 0 })).await.ok();
    assert_eq!(officer.post(&format!("{MILESTONE}/preview"), json!({ "days": 31 })).await.ok()["total"], 0);
    officer.post(&format!("{MILESTONE}/publication"), json!({ "version": 1 })).await.ok();
    scene.advance("P20D").await;

    assert!(guardian.hears().await.iter().all(|text| !text.contains("1歳6か月児健診")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_officers_do_not_overwrite_each_other() {
    let scene = Scene::start("staff_conflict", MORNING).await;
    let officer = scene.officer().await;
    let draft = |text: &str, version: u64| json!({ "enabled": true, "texts": { "ja": text }, "version": version });

    officer.put(MILESTONE, draft("一", 0)).await.ok();
    assert_eq!(officer.put(MILESTONE, draft("二", 0)).await.refusal(), (409, "version_conflict"));
    let publication = format!("{MILESTONE}/publication");
    assert_eq!(officer.post(&publication, json!({ "version": 0 })).await.refusal(), (409, "version_conflict"));
    officer.post(&publication, json!({ "version": 1 })).await.ok();
    assert_eq!(officer.post(&publication, json!({ "version": 2 })).await.refusal(), (409, "version_conflict"));
    let race = futures::future::join_all((0..4).map(|n| officer.put(MILESTONE, draft(&format!("{n}"), 2)))).await;
    let won = race.iter().filter(|answer| answer.status == 200).count();
    let lost = race.iter().filter(|answer| answer.refusal() == (409, "version_conflict")).count();
    assert_eq!((won, lost), (1, 3), "{race:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_must_not_be_sent_are_refused() {
    let scene = Scene::start("staff_texts", MORNING).await;
    let officer = scene.officer().await;
    let with = |lang: &str, text: &str| json!({ "enabled": true, "texts": { lang: text }, "version": 0 });

    for (draft, refusal) in [
        (with("ja", &"あ".repeat(501)), (422, "text_too_long")),
        (with("ja", "\u{7}"), (422, "text_not_allowed")),
        (with("ja", "番号は1234 5678 9018です"), (422, "my_number_refused")),
        (with("fr", "Bonjour"), (422, "unknown_language")),
        (json!({ "enabled": "yes", "version": 0 }), (400, "bad_request")),
        (json!({ "enabled": true }), (400, "bad_request")),
    ] {
        let answer = officer.put(MILESTONE, draft).await;
        assert_eq!(answer.refusal(), refusal, "{answer}");
    }
    let nowhere = "/api/staff/milestones/no.such";
    assert_eq!(
        officer.put(nowhere, json!({ "enabled": true, "version": 0 })).await.refusal(),
        (404, "unknown_milestone")
    );
    assert_eq!(officer.post(&format!("{nowhere}/preview"), json!({})).await.refusal(), (404, "unknown_milestone"));
    let preview = format!("{MILESTONE}/preview");
    for (range, refusal) in [
        (json!({ "days": 63 }), (422, "range_too_long")),
        (json!({ "days": 0 }), (422, "range_too_long")),
        (json!({ "from": "2026-02-30" }), (422, "date_does_not_exist")),
    ] {
        assert_eq!(officer.post(&preview, range).await.refusal(), refusal);
    }
    assert_eq!(officer.get("/api/staff/runs/2026-02-30/notices").await.refusal(), (422, "date_does_not_exist"));
    assert_eq!(officer.get("/api/staff/runs/2026-03-31/notices").await.ok(), Value::Array(Vec::new()));
    let row = officer.get("/api/staff/milestones").await.ok();
    assert!(row.as_array().unwrap().iter().all(|milestone| milestone["version"] == 0), "nothing was saved");
    scene.ends().await;
}
