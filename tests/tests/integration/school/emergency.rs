//! An emergency: past everything else in the queues, to everybody once, whatever LINE answers.

use std::collections::BTreeMap;

use futures::{StreamExt, stream};
use serde_json::{Value, json};
use tests::{Scene, engines_are_outside};

use super::{MORNING, School, drafts, letter, of, pupil, step};

const GUARDIANS: usize = 24;

/// Guardians of as many pupils, and their LINE ids.
async fn guardians(scene: &Scene, school: &School<'_>) -> Vec<String> {
    let joined = stream::iter(1..=GUARDIANS).map(async |n| {
        let guardian = scene.guardian().await;
        school.joins(&guardian, &format!("k_{n}"), &format!("g_{n}m"), "🐻").await;
        guardian.user_id.clone()
    });
    joined.buffer_unordered(4).collect().await
}

fn heard(scene: &Scene, since: u64, users: &[String]) -> BTreeMap<usize, usize> {
    let rows = scene.sent(since);
    let mut counts = BTreeMap::new();
    for user in users {
        let times = rows.iter().filter(|row| row.status == 200 && row.to.contains(user)).count();
        *counts.entry(times).or_default() += 1;
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_line_answers_an_emergency_reaches_everybody_once() {
    if engines_are_outside("whatever_line_answers_an_emergency_reaches_everybody_once") {
        return;
    }
    let scene = Scene::start("school_emergency", MORNING).await;
    let pupils: Vec<Value> = (1..=GUARDIANS).map(|n| pupil(n, "26p1a", json!({}))).collect();
    let school = School::opens(&scene, &pupils).await;
    let users = guardians(&scene, &school).await;
    let sato = school.teacher("sato").await;
    for (key, fault) in [
        ("refused", json!({ "endpoint": "multicast", "status": 500, "times": 2 })),
        ("lied", json!({ "endpoint": "multicast", "status": 500, "accepted": true, "times": 2 })),
        ("hung_up", json!({ "endpoint": "multicast", "fault": "timeout_after_accept", "times": 2 })),
        ("lost", json!({ "endpoint": "multicast", "fault": "connection_lost", "times": 2 })),
        ("rate", json!({ "endpoint": "multicast", "fault": "rate_limited", "times": 2 })),
    ] {
        let before = scene.sent_so_far();
        let mut asked = letter(json!([school.everybody()]), "大雨警報", "迎えをお願いします。");
        asked["urgency"] = json!("emergency");
        let card = drafts(&sato, key, asked).await.ok();
        scene.line_fault(fault).await;
        let held = step(&sato, &card, "submission").await.ok();
        assert_eq!(held["state"], "held");
        scene.advance("PT1M10S").await;
        scene.settle().await;
        scene.advance("PT3M").await;
        scene.settle().await;
        assert_eq!(heard(&scene, before, &users), BTreeMap::from([(1, GUARDIANS)]), "{key}: {:?}", scene.sent(before));
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_at_any_write_sends_nothing_twice_and_leaves_nobody_out() {
    if engines_are_outside("a_crash_at_any_write_sends_nothing_twice_and_leaves_nobody_out") {
        return;
    }
    let scene = Scene::start("school_crash", MORNING).await;
    let pupils: Vec<Value> = (1..=GUARDIANS).map(|n| pupil(n, "26p1a", json!({}))).collect();
    let school = School::opens(&scene, &pupils).await;
    let users = guardians(&scene, &school).await;
    let mut key = 0;
    for operation in ["TransactWriteItems", "BatchWriteItem", "PutItem", "Query", "BatchGetItem", "GetItem"] {
        for (fault, after) in [("failure", 0), ("lost_after_commit", 0), ("failure", 1), ("lost_after_commit", 2)] {
            if fault == "lost_after_commit" && matches!(operation, "Query" | "BatchGetItem" | "GetItem") {
                continue;
            }
            key += 1;
            let sato = school.teacher("sato").await;
            let before = scene.sent_so_far();
            let asked = letter(json!([school.class("26p1a")]), "連絡", "連絡です。");
            let card = drafts(&sato, &key.to_string(), asked).await.ok();
            step(&sato, &card, "submission").await.ok();
            let order = json!({ "operation": operation, "fault": fault, "times": 2, "after": after });
            scene.dynamodb_fault(order).await;
            scene.advance("PT2M").await;
            scene.settle().await;
            scene.dynamodb_fault(json!({ "clear": true })).await;
            scene.advance("PT10M").await;
            scene.settle().await;
            let heard = heard(&scene, before, &users);
            assert_eq!(heard, BTreeMap::from([(1, GUARDIANS)]), "{operation} {fault} {after}");
        }
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_emergency_at_two_schools_is_approved_and_uses_the_reserve_of_the_months_messages() {
    let scene = Scene::start("school_two", MORNING).await;
    let minami = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let kita = School::opens_as(&scene, "kita", "きた小学校", &[pupil(2, "26p1a", json!({}))]).await;
    let (mother, both) = (scene.guardian().await, scene.guardian().await);
    minami.joins(&mother, "k_1", "g_1m", "🐻").await;
    minami.joins(&both, "k_1", "g_1f", "🐼").await;
    kita.joins(&both, "k_2", "g_2m", "🐰").await;
    let sato = of(&scene, "sato", &["minami", "kita"]).await;
    let mori = of(&scene, "mori", &["minami", "kita"]).await;
    let mut asked = letter(json!([minami.everybody(), kita.everybody()]), "大雨警報", "迎えをお願いします。");
    asked["urgency"] = json!("emergency");
    let card = drafts(&sato, "1", asked).await.ok();
    assert_eq!(card["second"], json!(["several_facilities"]));
    let waits = step(&sato, &card, "submission").await.ok();
    step(&mori, &waits, "approval").await.ok();
    let (hers, theirs) = (mother.heard().await, both.heard().await);
    scene.advance("PT1M10S").await;
    scene.settle().await;
    assert_eq!((mother.heard().await, both.heard().await), (hers + 1, theirs + 1));
    assert_eq!(both.last().await, "【緊急】学校・園からのお知らせです。すぐにご覧ください。");
    let cards = both.page().await.get("/api/messages").await.ok();
    assert_eq!(cards["messages"][0]["from"], json!(["きた小学校", "みなみ小学校"]));
    assert_eq!(cards["messages"][0]["urgent"], true);
    scene.ends().await;
}
