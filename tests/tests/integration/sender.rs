//! Sending to many: every family hears it once, whatever LINE answers.

use std::collections::BTreeMap;

use futures::{StreamExt, stream};
use serde_json::json;
use tests::{Event, Scene, engines_are_outside, webhook_body};

const MORNING: &str = "2026-04-01T08:00:00+09:00";

/// So many families with a child born on one day.
async fn families(scene: &Scene, count: usize, birth_date: &str) -> Vec<String> {
    let family = async |_| {
        let order = scene.stranger().post("/_city/line/users", json!({})).await.ok();
        let nobody = scene.stranger();
        let session = nobody.post("/api/session", json!({ "id_token": order["id_token"] })).await.text("/session");
        let child = json!({ "kind": "child", "birth_date": birth_date, "token": "🐻" });
        // The webhook of the follow may be at the same family at this moment.
        let page = nobody.carrying(&session);
        while page.post("/api/children", child.clone()).await.refusal() == (503, "busy") {}
        order["user_id"].as_str().unwrap().to_owned()
    };
    let made: Vec<String> = stream::iter(0..count).map(family).buffer_unordered(16).collect().await;
    scene.settle().await;
    made
}

/// How often LINE took a message for each of these.
fn heard(scene: &Scene, since: u64, users: &[String]) -> BTreeMap<usize, usize> {
    let mut times: BTreeMap<&str, usize> = users.iter().map(|user| (user.as_str(), 0)).collect();
    let rows = scene.sent(since);
    for user in rows.iter().filter(|row| row.status == 200).flat_map(|row| &row.to) {
        *times.entry(user.as_str()).or_default() += 1;
    }
    let mut counts = BTreeMap::new();
    for count in times.into_values() {
        *counts.entry(count).or_default() += 1;
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn twelve_hundred_families_with_equal_news_are_three_calls() {
    let scene = Scene::start("sender_many", MORNING).await;
    let users = families(&scene, 1_200, "2026-03-30").await;
    let before = scene.sent_so_far();

    scene.set_clock("2026-04-01T09:30:00+09:00").await;
    scene.settle().await;

    let mut calls: Vec<_> = scene.sent(before).iter().map(|row| (row.method.clone(), row.to.len())).collect();
    calls.sort();
    assert_eq!(calls, [("multicast".to_owned(), 200), ("multicast".to_owned(), 500), ("multicast".to_owned(), 500)]);
    assert_eq!(heard(&scene, before, &users), BTreeMap::from([(1, 1_200)]));
    let officer = scene.officer().await;
    let notices = officer.get("/api/staff/runs/2026-04-01/notices").await.ok();
    assert!(notices.as_array().unwrap().iter().all(|batch| batch["state"] == "accepted"), "{notices}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_line_answers_everybody_hears_it_once() {
    if engines_are_outside("whatever_line_answers_everybody_hears_it_once") {
        return;
    }
    for (name, fault) in [
        ("sender_refused", json!({ "endpoint": "multicast", "status": 500, "times": 2 })),
        ("sender_lied", json!({ "endpoint": "multicast", "status": 500, "accepted": true, "times": 2 })),
        ("sender_hung_up", json!({ "endpoint": "multicast", "fault": "timeout_after_accept", "times": 2 })),
        ("sender_lost", json!({ "endpoint": "multicast", "fault": "connection_lost", "times": 2 })),
        ("sender_rate", json!({ "endpoint": "multicast", "fault": "rate_limited", "times": 2 })),
        ("sender_quota", json!({ "endpoint": "multicast", "fault": "quota", "times": 2 })),
        ("sender_token", json!({ "endpoint": "multicast", "status": 401, "times": 1 })),
        ("sender_token_service", json!({ "endpoint": "token", "status": 500, "times": 2 })),
        ("sender_one_unknown", json!({ "endpoint": "multicast", "status": 400, "times": 1 })),
    ] {
        let scene = Scene::start(name, MORNING).await;
        let users = families(&scene, 6, "2026-03-30").await;
        let before = scene.sent_so_far();
        // Channel tokens are good for 15 minutes, so one is asked for at nine.
        scene.set_clock("2026-04-01T08:59:00+09:00").await;
        scene.line_fault(fault).await;

        scene.set_clock("2026-04-01T12:30:00+09:00").await;
        scene.settle().await;

        assert_eq!(heard(&scene, before, &users), BTreeMap::from([(1, 6)]), "{name}: {:?}", scene.sent(before));
        let keys = scene.sent(before).into_iter().filter_map(|row| row.retry_key);
        let keys: std::collections::BTreeSet<_> = keys.collect();
        let halves = if name == "sender_one_unknown" { 3 } else { 1 };
        assert_eq!(keys.len(), halves, "{name}: a batch keeps its key");
        let officer = scene.officer().await;
        let notices = officer.get("/api/staff/runs/2026-04-01/notices").await.ok();
        assert_eq!(notices[0]["state"], "accepted", "{name}: {notices}");
        scene.ends().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_whom_line_does_not_know_keeps_the_message_from_nobody() {
    let scene = Scene::start("sender_unknown", MORNING).await;
    let users = families(&scene, 5, "2026-03-30").await;
    let now = scene.now().await;
    // An event that LINE never sent: a user id that no LINE account has.
    let say = |n: usize, what: serde_json::Value| {
        let mut event = Event::follow(&format!("ghost-{n}"), "Ughost", now);
        event.what = what;
        event
    };
    let postback = |data: &str, params: serde_json::Value| json!({ "type": "postback", "replyToken": "made up", "postback": { "data": data, "params": params } });
    for event in [
        say(0, json!({ "type": "follow", "replyToken": "made up", "follow": { "isUnblocked": false } })),
        say(1, postback("t1:add-child", json!({}))),
        say(2, postback("t1:birth-date", json!({ "date": "2026-03-30" }))),
        say(3, postback("t1:choose:1f43b", json!({}))),
    ] {
        assert_eq!(scene.webhook(&webhook_body(&[event])).await, 200);
        scene.settle().await;
    }
    let before = scene.sent_so_far();

    scene.expects_refusals();
    scene.set_clock("2026-04-01T12:30:00+09:00").await;
    scene.settle().await;

    let rows = scene.sent(before);
    assert!(rows.iter().any(|row| row.status == 400 && row.to.len() == 6), "the ghost was among six: {rows:?}");
    for user in &users {
        assert_eq!(rows.iter().filter(|row| row.status == 200 && row.to.contains(user)).count(), 1, "{user}");
    }
    let notices = scene.officer().await.get("/api/staff/runs/2026-04-01/notices").await.ok();
    assert_eq!((&notices[0]["state"], &notices[0]["withheld"]), (&json!("accepted"), &json!(1)), "{notices}");

    // Two weeks after the birth everybody is written to again, and the ghost is not among them.
    let after = scene.sent_so_far();
    scene.set_clock("2026-04-13T12:00:00+09:00").await;
    let rows = scene.sent(after);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.status == 200), "{rows:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_months_messages_are_used_up_they_wait_for_more() {
    let scene = Scene::start("sender_month", MORNING).await;
    let users = families(&scene, 3, "2026-03-30").await;
    scene.stranger().post("/_city/line/settings", json!({ "quota": 2 })).await.ok();
    let before = scene.sent_so_far();

    scene.set_clock("2026-04-01T14:00:00+09:00").await;
    assert_eq!(scene.sent(before), [], "three do not fit into two, and LINE is not even asked");
    scene.stranger().post("/_city/line/settings", json!({ "quota": 200 })).await.ok();
    scene.advance("PT2H").await;

    assert_eq!(heard(&scene, before, &users), BTreeMap::from([(1, 3)]));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_sent_before_its_window_closed_is_given_up_and_shown() {
    let scene = Scene::start("sender_given_up", MORNING).await;
    let users = families(&scene, 2, "2026-03-30").await;
    scene.stranger().post("/_city/line/settings", json!({ "quota": 0 })).await.ok();
    let before = scene.sent_so_far();

    // A birth can be registered until 13 April here: the 14th day falls on a Sunday.
    scene.advance("P14D").await;
    scene.stranger().post("/_city/line/settings", json!({ "quota": null })).await.ok();
    scene.advance("PT2H").await;

    let late = format!("{:?}", scene.sent(before));
    assert!(!late.contains("出生届"), "what can no longer be done is not said: {late}");
    assert!(users.iter().all(|user| late.contains(user)), "what still can is: {late}");
    let notices = scene.officer().await.get("/api/staff/runs/2026-04-01/notices").await.ok();
    assert_eq!(notices[0]["state"], "refused");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_line_has_certainly_not_taken_does_not_grow_too_old_to_be_sent() {
    let scene = Scene::start("sender_refused_for_days", MORNING).await;
    let users = families(&scene, 1, "2026-03-30").await;
    let before = scene.sent_so_far();
    scene.expects_refusals();

    // More than the day for which a retry key would be good.
    scene.line_fault(json!({ "endpoint": "push", "fault": "quota", "times": 20 })).await;
    scene.set_clock("2026-04-04T20:00:00+09:00").await;

    let births: Vec<_> = scene.sent(before).into_iter().filter(|row| format!("{row:?}").contains("出生届")).collect();
    assert!(births.iter().filter(|row| row.status == 429).count() > 15, "{births:?}");
    let accepted: Vec<_> = births.iter().filter(|row| row.status == 200).collect();
    assert_eq!(accepted.len(), 1, "{births:?}");
    assert!(accepted[0].to.contains(&users[0]));
    scene.ends().await;
}
