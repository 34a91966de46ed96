//! What somebody saw and no record of the day shows: a wrong date, a fact aside, a store that is gone. Nobody is asked for
//! a child that may have been seen; staff are shown what there is.

use jiff::civil::date;
use serde_json::json;
use sync::device::{Held, Verdict};
use tests::{Guardian, Scene, Tablet};

use super::{MORNING, Nursery, at, bad_input::judged, came, child};

/// The gate is heard at nine, and k_1 was not seen there.
async fn nine(scene: &Scene, gate: &mut Tablet<'_>) {
    scene.set_clock(&at("09:00")).await;
    gate.syncs().await;
    scene.settle().await;
}

async fn was_not_asked(mother: &Guardian<'_>) {
    let heard = mother.hears().await;
    assert!(!heard.iter().any(|text| text.contains("確認できていません")), "{heard:?}");
}

async fn opened(scene: &Scene) -> (Nursery<'_>, Guardian<'_>) {
    let nursery = Nursery::opens(scene, &[child(1, "kuma", json!({})), child(2, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    (nursery, mother)
}

fn unknown(child: &str) -> (String, String) {
    (child.to_owned(), "unknown".to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_a_tablet_with_a_wrong_date_saw_is_not_missing() {
    let scene = Scene::start("attendance_wrong_date", MORNING).await;
    let (nursery, mother) = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:50")).await;
    gate.writes(came("k_2"));
    // It takes today for the eve.
    gate.writes_on(date(2026, 4, 12), came("k_1"));
    gate.syncs().await;
    assert_eq!(nursery.standing("k_1").await, "awaited");

    nine(&scene, &mut gate).await;
    assert_eq!(nursery.alarms().await, [unknown("k_1")]);
    was_not_asked(&mother).await;
    let elsewhere = json!([{ "kind": "in", "at": at("08:50"), "filed": "2026-04-12" }]);
    assert_eq!(nursery.line("k_1").await["elsewhere"], elsewhere);
    assert_eq!(nursery.line("k_2").await["elsewhere"], json!([]));

    nursery.writes("k_1", "seen", json!({ "kind": "in", "at": at("08:50") })).await.ok();
    assert_eq!((nursery.standing("k_1").await.as_str(), nursery.alarms().await.len()), ("present", 0));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_take_out_where_it_lies_no_longer_stands_for_the_child() {
    let scene = Scene::start("attendance_stray_void", MORNING).await;
    let (nursery, mother) = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:50")).await;
    gate.writes(came("k_2"));
    gate.writes_on(date(2026, 4, 12), came("k_1"));
    nine(&scene, &mut gate).await;
    assert_eq!(nursery.alarms().await, [unknown("k_1")]);

    // It was k_2 who was tapped twice; k_1 has not come.
    let eve = nursery.staff().await.get(&nursery.at("/children/k_1/records?day=2026-04-12")).await.ok();
    let void = json!({ "kind": "void", "target": eve[0]["id"], "reason": "押し間違い" });
    assert_eq!(nursery.writes_on(date(2026, 4, 12), "k_1", "void", void).await.status, 201);
    assert_eq!(nursery.line("k_1").await["elsewhere"], json!([]));
    assert_eq!(nursery.alarms().await, [("k_1".to_owned(), "not_seen".to_owned())]);
    scene.settle().await;
    assert!(mother.last().await.contains("確認できていません"), "{}", mother.last().await);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_that_is_keyed_in_for_the_eve_says_nothing_about_today() {
    let scene = Scene::start("attendance_eve", MORNING).await;
    let (nursery, mother) = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    let mut passage = super::passage("k_1");
    passage.at = Some("2026-04-10T08:30:00+09:00".parse::<jiff::Timestamp>().unwrap().as_millisecond());
    gate.writes_on(date(2026, 4, 10), sync::entry::Fact::In(passage));
    gate.writes(came("k_2"));
    nine(&scene, &mut gate).await;
    assert_eq!(nursery.alarms().await, [("k_1".to_owned(), "not_seen".to_owned())]);
    assert!(mother.last().await.contains("確認できていません"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_of_whom_something_lies_aside_is_not_missing() {
    let scene = Scene::start("attendance_aside_unknown", MORNING).await;
    let (nursery, mother) = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    let mut stopped = nursery.tablet("gate", "裏門").await;
    scene.set_clock(&at("08:50")).await;
    gate.writes(came("k_2"));
    stopped.writes(came("k_1"));
    let revoke = nursery.at(&format!("/devices/{}/revocation", stopped.id));
    nursery.staff().await.post(&revoke, json!({})).await.ok();
    assert_eq!(judged(stopped.pushes().await).verdicts, [Verdict::Quarantined(Held::Revoked)]);

    nine(&scene, &mut gate).await;
    assert_eq!(nursery.alarms().await, [unknown("k_1")]);
    was_not_asked(&mother).await;
    assert_eq!(nursery.line("k_1").await["elsewhere"], json!([{ "kind": "in", "at": at("08:50") }]));

    let aside = nursery.staff().await.get(&nursery.at("/aside")).await.ok();
    let decide = nursery.at(&format!("/aside/{}", aside[0]["id"].as_str().unwrap()));
    nursery.staff().await.post(&decide, json!({ "release": true })).await.ok();
    scene.settle().await;
    let line = nursery.line("k_1").await;
    assert_eq!((&line["standing"], &line["elsewhere"]), (&json!("present"), &json!([])));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_lost_store_may_have_known_is_unknown_for_the_day() {
    let scene = Scene::start("attendance_lost_store", MORNING).await;
    let (nursery, mother) = opened(&scene).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:40")).await;
    gate.syncs().await;
    gate.writes(came("k_2"));
    gate.writes(came("k_1"));
    // One of the two arrives; then the tablet falls.
    let mut push = gate.log.push(gate.moment());
    let first: String = push.entries.remove(0);
    push.head_hash = sync::entry::Digest::of(&first);
    push.entries = vec![first];
    gate.sends(&gate.signs_push(&push)).await.ok();
    gate.is_wiped();

    nine(&scene, &mut gate).await;
    assert_eq!(nursery.alarms().await, [unknown("k_1")]);
    was_not_asked(&mother).await;
    let silent = nursery.line("k_1").await["alarms"][0]["silent"].clone();
    assert_eq!(silent, json!([{ "device_id": gate.id, "name": "正門", "since": at("08:40") }]));

    // Of the next day nothing is missing.
    scene.set_clock("2026-04-14T09:00:00+09:00").await;
    gate.syncs().await;
    scene.settle().await;
    let missing = ["k_1", "k_2"].map(|child| (child.to_owned(), "not_seen".to_owned()));
    assert_eq!(nursery.alarms().await, missing);
    scene.ends().await;
}
