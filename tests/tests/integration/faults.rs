//! What AWS does on a bad day and no emulator shows: throttles, conflicts, answers lost after the commit, stale reads.

use serde_json::{Value, json};
use tests::{Guardian, Scene, engines_are_outside};

const MORNING: &str = "2026-04-01T08:00:00+09:00";

fn rabbit() -> Value {
    json!({ "kind": "child", "birth_date": "2026-03-30", "token": "🐰" })
}

async fn hears_once(scene: &Scene, guardian: &Guardian<'_>) {
    let rows = scene.sent(0).into_iter().filter(|row| row.status == 200 && row.to.contains(&guardian.user_id));
    let rows: Vec<_> = rows.filter(|row| serde_json::to_string(&row.messages).unwrap().contains("■ 出生届")).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_survives_and_is_there_once() {
    let scene = Scene::start("faults_register", MORNING).await;
    for fault in [
        json!({ "fault": "throttle", "times": 2 }),
        json!({ "operation": "TransactWriteItems", "fault": "conflict", "times": 2 }),
        json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 1 }),
        json!({ "operation": "Query", "fault": "lost_after_commit", "times": 1 }),
    ] {
        let page = scene.guardian().await.page().await;
        scene.dynamodb_fault(fault.clone()).await;

        let answer = page.post("/api/children", rabbit()).await;

        assert_eq!(answer.status, 201, "{fault}: {answer}");
        let listed = page.get("/api/children").await.ok();
        assert_eq!(listed.as_array().unwrap().len(), 1, "{fault}: {listed}");
        assert_eq!((&listed[0]["token"], &listed[0]["id"]), (&json!("🐰"), &answer.body["id"]));
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_nothing_can_be_written_the_person_is_told_to_come_again() {
    let scene = Scene::start("faults_outage", MORNING).await;
    let page = scene.guardian().await.page().await;

    scene.dynamodb_fault(json!({ "fault": "throttle", "times": 1_000_000 })).await;
    let answer = page.post("/api/children", rabbit()).await;
    assert!([(500, "internal"), (503, "busy")].contains(&answer.refusal()), "{answer}");
    assert!(!answer.sentence().to_lowercase().contains("dynamo"), "{answer}");
    scene.dynamodb_fault(json!({ "clear": true })).await;

    assert_eq!(page.get("/api/children").await.ok(), json!([]), "nothing is stored by halves");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chat_survives_and_answers_once() {
    if engines_are_outside("the_chat_survives_and_answers_once") {
        return;
    }
    let scene = Scene::start("faults_chat", MORNING).await;
    for fault in [
        json!({ "fault": "throttle", "times": 12 }),
        json!({ "operation": "TransactWriteItems", "fault": "conflict", "times": 8 }),
        json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 4 }),
    ] {
        let guardian = scene.guardian().await;
        guardian.taps("日本語").await;
        guardian.taps("子どもがいます").await;
        guardian.picks("誕生日を選ぶ", "2026-03-30").await;
        let before = guardian.heard().await;
        scene.dynamodb_fault(fault.clone()).await;

        guardian.taps("🐰").await;
        scene.dynamodb_fault(json!({ "clear": true })).await;
        scene.advance("PT1H").await;

        let said = guardian.hears().await.split_off(before);
        let done = said.iter().filter(|text| text.starts_with("🐰 を登録しました")).count();
        assert_eq!(
            (said.len() - usize::from(said.iter().any(|text| text.contains("のお知らせ\n"))), done),
            (1, 1),
            "{fault}: {said:?}"
        );
        let listed = guardian.page().await.get("/api/children").await.ok();
        assert_eq!(listed.as_array().unwrap().len(), 1, "{fault}: {listed}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_push_survives_and_arrives_once() {
    if engines_are_outside("the_push_survives_and_arrives_once") {
        return;
    }
    for (name, fault) in [
        ("faults_push_throttle", json!({ "fault": "throttle", "times": 7 })),
        ("faults_push_conflict", json!({ "operation": "TransactWriteItems", "fault": "conflict", "times": 3 })),
        ("faults_push_lost", json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 2 })),
        ("faults_push_claim_lost", json!({ "operation": "UpdateItem", "fault": "lost_after_commit", "times": 2 })),
        ("faults_push_note_lost", json!({ "operation": "UpdateItem", "fault": "throttle", "times": 9, "after": 2 })),
    ] {
        let scene = Scene::start(name, MORNING).await;
        let guardian = scene.guardian().await;
        guardian.page().await.post("/api/children", rabbit()).await.ok();
        scene.set_clock("2026-04-01T08:59:00+09:00").await;
        scene.dynamodb_fault(fault).await;

        scene.set_clock("2026-04-01T12:30:00+09:00").await;
        scene.settle().await;
        scene.dynamodb_fault(json!({ "clear": true })).await;
        scene.advance("P2D").await;

        hears_once(&scene, &guardian).await;
        scene.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_that_the_index_has_not_seen_yet_is_told_the_next_morning() {
    let scene = Scene::start("faults_stale", MORNING).await;
    let guardian = scene.guardian().await;
    guardian.page().await.post("/api/children", rabbit()).await.ok();

    scene.dynamodb_fault(json!({ "fault": "stale_index", "times": 1_000_000 })).await;
    scene.set_clock("2026-04-01T09:30:00+09:00").await;
    scene.dynamodb_fault(json!({ "clear": true })).await;
    scene.set_clock("2026-04-02T09:30:00+09:00").await;

    hears_once(&scene, &guardian).await;
    scene.ends().await;
}
