//! The daily push: who hears what on which morning, once.

use serde_json::{Value, json};
use tests::{Guardian, Scene};

const MORNING: &str = "2026-04-01T08:00:00+09:00";

/// What a guardian was told about `words`: when, and how often.
async fn told(scene: &Scene, guardian: &Guardian<'_>, words: &str) -> Vec<String> {
    let zone = jiff::tz::TimeZone::get("Asia/Tokyo").unwrap();
    let rows = scene.sent(0).into_iter().filter(|row| row.status == 200 && row.to.contains(&guardian.user_id));
    let rows = rows.filter(|row| serde_json::to_string(&row.messages).unwrap().contains(words));
    rows.map(|row| row.at.to_zoned(zone.clone()).strftime("%m-%d %H:%M").to_string()).collect()
}

async fn registers(guardian: &Guardian<'_>, record: Value) -> String {
    guardian.page().await.post("/api/children", record).await.text("/id")
}

fn pregnancy(due_date: &str) -> Value {
    json!({ "kind": "pregnancy", "due_date": due_date })
}

fn child(birth_date: &str) -> Value {
    json!({ "kind": "child", "birth_date": birth_date })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_arrives_at_nine_on_its_day_once() {
    let scene = Scene::start("push_day", MORNING).await;
    let guardian = scene.guardian().await;
    // 28w0d is 10 April.
    registers(&guardian, pregnancy("2026-07-03")).await;

    scene.set_clock("2026-04-10T08:59:59+09:00").await;
    assert_eq!(told(&scene, &guardian, "第7回").await, [] as [&str; 0]);
    scene.set_clock("2026-04-10T09:00:00+09:00").await;
    assert_eq!(told(&scene, &guardian, "第7回").await, ["04-10 09:00"]);
    let text = guardian.last().await;
    assert!(text.starts_with("🐻 のお知らせ\n■ "), "{text}");
    assert!(text.contains("■ 妊婦健診 第7回（28週ごろ）\n"), "{text}");
    assert!(text.ends_with("くわしくは「わが家のカレンダー」をご覧ください。"), "{text}");
    assert_eq!(guardian.labels().await, ["カレンダーを見る"]);

    scene.advance("P20D").await;
    assert_eq!(told(&scene, &guardian, "第7回").await.len(), 1);
    assert_eq!(told(&scene, &guardian, "第8回").await, ["04-24 09:00"]);
    let runs = scene.officer().await.get("/api/staff/runs").await.ok();
    assert_eq!(runs.as_array().unwrap().len(), 30);
    assert!(runs.as_array().unwrap().iter().all(|run| run["complete"] == true), "{runs}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_of_the_same_day_sends_nothing_again() {
    let scene = Scene::start("push_again", MORNING).await;
    let guardian = scene.guardian().await;
    registers(&guardian, pregnancy("2026-07-03")).await;
    scene.set_clock("2026-04-10T09:00:00+09:00").await;
    let sent = scene.sent_so_far();

    let runs = (0..3).map(|_| scene.city().invoke("LifeStageFunction", json!({})));
    for run in futures::future::join_all(runs).await {
        run.unwrap();
    }
    scene.settle().await;

    assert_eq!(scene.sent(sent), []);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_that_were_missed_are_caught_up_within_each_window() {
    let scene = Scene::start("push_catch_up", MORNING).await;
    let guardian = scene.guardian().await;
    registers(&guardian, pregnancy("2026-07-03")).await;

    // Nothing can be read on two mornings; one of them is the day.
    for day in ["2026-04-10", "2026-04-11"] {
        scene.set_clock(&format!("{day}T08:59:00+09:00")).await;
        scene.dynamodb_fault(json!({ "operation": "Query", "fault": "throttle", "times": 1_000_000 })).await;
        scene.set_clock(&format!("{day}T09:01:00+09:00")).await;
        scene.dynamodb_fault(json!({ "clear": true })).await;
    }
    assert_eq!(told(&scene, &guardian, "第7回").await, [] as [&str; 0]);
    scene.advance("P5D").await;

    assert_eq!(told(&scene, &guardian, "第7回").await, ["04-12 09:00"]);
    let runs = scene.officer().await.get("/api/staff/runs").await.ok();
    let caught_up = runs.as_array().unwrap().iter().find(|run| run["day"] == "2026-04-12").unwrap().clone();
    assert_eq!((&caught_up["since"], &caught_up["complete"]), (&json!("2026-04-10"), &json!(true)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_ready_at_night_arrives_at_eight() {
    let scene = Scene::start("push_quiet", "2026-04-10T21:30:00+09:00").await;
    let guardian = scene.guardian().await;
    registers(&guardian, pregnancy("2026-07-03")).await;

    scene.city().invoke("LifeStageFunction", json!({})).await.unwrap();
    scene.settle().await;
    scene.set_clock("2026-04-11T07:59:59+09:00").await;
    assert_eq!(told(&scene, &guardian, "第7回").await, [] as [&str; 0]);
    scene.set_clock("2026-04-11T08:30:00+09:00").await;

    assert_eq!(told(&scene, &guardian, "第7回").await, ["04-11 08:00"]);
    scene.advance("P2D").await;
    assert_eq!(told(&scene, &guardian, "第7回").await.len(), 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_due_date_repeats_nothing_and_moves_the_rest() {
    let scene = Scene::start("push_changed", MORNING).await;
    let guardian = scene.guardian().await;
    let id = registers(&guardian, pregnancy("2026-07-03")).await;
    scene.set_clock("2026-04-11T12:00:00+09:00").await;
    assert_eq!(told(&scene, &guardian, "第7回").await, ["04-10 09:00"]);

    guardian.page().await.patch(&format!("/api/children/{id}"), json!({ "due_date": "2026-07-10" })).await.ok();
    scene.set_clock("2026-05-02T12:00:00+09:00").await;

    assert_eq!(told(&scene, &guardian, "第7回").await.len(), 1, "17 April would be 28w0d now");
    assert_eq!(told(&scene, &guardian, "第8回").await, ["05-01 09:00"]);
    // Two weeks earlier than thought: what that brings forward is told the next morning.
    guardian.page().await.patch(&format!("/api/children/{id}"), json!({ "due_date": "2026-06-26" })).await.ok();
    scene.advance("P1D").await;
    assert_eq!(told(&scene, &guardian, "第9回").await, ["05-03 09:00"]);
    assert_eq!(told(&scene, &guardian, "第8回").await.len(), 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newborn_registered_days_after_the_birth_hears_of_it_the_next_morning() {
    let scene = Scene::start("push_newborn", "2026-04-06T15:00:00+09:00").await;
    let guardian = scene.guardian().await;
    registers(&guardian, child("2026-04-01")).await;

    scene.advance("P1D").await;

    assert_eq!(told(&scene, &guardian, "■ 出生届").await, ["04-07 09:00"]);
    scene.advance("P3D").await;
    assert_eq!(told(&scene, &guardian, "■ 出生届").await.len(), 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twins_are_expected_as_twins_and_each_is_told_of_by_its_emoji() {
    let scene = Scene::start("push_twins", MORNING).await;
    let guardian = scene.guardian().await;
    // 14 weeks before is 4 April; 6 weeks before would be 30 May.
    let twins = json!({ "kind": "pregnancy", "due_date": "2026-07-10", "fetuses": 2 });
    let id = registers(&guardian, twins).await;
    scene.set_clock("2026-06-01T12:00:00+09:00").await;
    assert_eq!(told(&scene, &guardian, "産前休業").await, ["04-04 09:00"]);

    guardian.page().await.post(&format!("/api/children/{id}/birth"), json!({ "birth_date": "2026-06-01" })).await.ok();
    scene.advance("P1D").await;

    let about = guardian.hears().await.into_iter().filter(|text| text.contains("■ 出生届"));
    let about: Vec<_> = about.map(|text| text.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(about.len(), 2, "{about:?}");
    assert!(about.contains(&"🐻".to_owned()) && about[0] != about[1], "{about:?}");
    let before = guardian.heard().await;
    scene.advance("P30D").await;
    let later = guardian.hears().await.split_off(before);
    assert!(later.iter().all(|text| !text.contains("妊婦健診")), "a born child hears nothing of the pregnancy");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_want_it_or_has_left_hears_nothing() {
    let scene = Scene::start("push_unwanted", MORNING).await;
    let stopped = scene.guardian().await;
    let choosy = scene.guardian().await;
    let gone = scene.guardian().await;
    let removed = scene.guardian().await;
    let eager = scene.guardian().await;
    for guardian in [&stopped, &choosy, &gone, &eager] {
        registers(guardian, child("2026-03-30")).await;
    }
    let id = registers(&removed, child("2026-03-30")).await;
    stopped.page().await.patch("/api/me", json!({ "push": false })).await.ok();
    choosy.page().await.patch("/api/me", json!({ "topics": ["vaccination", "checkup"] })).await.ok();
    removed.page().await.delete(&format!("/api/children/{id}")).await;
    gone.blocks().await;

    scene.advance("P1D").await;

    for guardian in [&stopped, &choosy, &gone, &removed] {
        assert_eq!(told(&scene, guardian, "■ 出生届").await, [] as [&str; 0]);
    }
    assert_eq!(told(&scene, &eager, "■ 出生届").await, ["04-01 09:00"]);
    // Whoever comes back hears what is still open from then on, not what they did not want.
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_blocked_unseen_costs_nothing_but_the_message() {
    let scene = Scene::start("push_blocked_unseen", MORNING).await;
    let guardian = scene.guardian().await;
    registers(&guardian, child("2026-03-30")).await;
    scene.line_fault(json!({ "block": guardian.user_id })).await;
    let before = guardian.heard().await;

    scene.advance("P2D").await;

    assert_eq!(guardian.heard().await, before);
    assert_eq!(told(&scene, &guardian, "■ 出生届").await.len(), 1, "LINE took it and told nobody");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn families_with_equal_news_share_one_multicast_and_others_do_not() {
    let scene = Scene::start("push_groups", MORNING).await;
    let mut japanese = Vec::new();
    for _ in 0..3 {
        let guardian = scene.guardian().await;
        registers(&guardian, child("2026-03-30")).await;
        japanese.push(guardian);
    }
    let english = scene.guardian().await;
    english.page().await.patch("/api/me", json!({ "language": "en" })).await.ok();
    registers(&english, child("2026-03-30")).await;
    let before = scene.sent_so_far();

    scene.set_clock("2026-04-01T09:30:00+09:00").await;

    let rows = scene.sent(before);
    let shape: Vec<_> = rows.iter().map(|row| (row.method.as_str(), row.to.len(), row.status)).collect();
    assert_eq!(shape.len(), 2, "{shape:?}");
    assert!(shape.contains(&("multicast", 3, 200)) && shape.contains(&("push", 1, 200)), "{shape:?}");
    assert!(rows.iter().all(|row| row.retry_key.is_some()));
    assert!(english.last().await.contains("■ Register the birth"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_registers_on_the_page_before_following_is_told_once_they_follow() {
    let scene = Scene::start("push_page_first", MORNING).await;
    let guardian = scene.newcomer().await;
    registers(&guardian, child("2026-03-30")).await;

    scene.advance("P1D").await;
    assert_eq!(told(&scene, &guardian, "出生届").await, [] as [&str; 0]);
    guardian.follows().await;
    scene.advance("P2D").await;

    assert_eq!(told(&scene, &guardian, "出生届").await, ["04-02 09:00"]);
    scene.ends().await;
}
