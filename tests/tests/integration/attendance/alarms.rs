//! Who is missing, who only may be, and who is asked: at the minute of the cut-off, once.

use serde_json::{Value, json};
use sync::entry::{Fact, RunId};
use tests::{Scene, engines_are_outside};

use super::{MORNING, Nursery, at, came, child, left, person, ride};

/// The bus of the scenes' Monday morning.
const AM: &str = "am1.20260413";
const ASKED: &str = "🐻 4月13日(月)の登園をまだ確認できていません。お休みですか。これから来られますか。";

fn alarm(child: &str, kind: &str) -> (String, String) {
    (child.to_owned(), kind.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_not_seen_by_the_cut_off_is_asked_for_once_and_can_answer_with_a_tap() {
    let scene = Scene::start("attendance_cutoff", MORNING).await;
    let children = [child(1, "kuma", json!({})), child(2, "kuma", json!({})), child(3, "usagi", json!({}))];
    let nursery = Nursery::opens(&scene, &children).await;
    let (mother, father) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    nursery.joins(&father, "k_2", "g_2", "🐰").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:59")).await;
    gate.writes(came("k_2"));
    gate.syncs().await;
    assert_eq!(nursery.alarms().await, []);

    // The gate is heard at nine, and nothing more has happened there.
    scene.set_clock(&at("09:00")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "not_seen")]);
    assert_eq!(mother.last().await, ASKED);
    assert_eq!(mother.labels().await, ["欠席", "これから行きます"]);
    assert!(!father.hears().await.iter().any(|text| text.contains("確認できていません")));
    let line = nursery.line("k_1").await;
    assert_eq!((&line["asked_at"], &line["reachable"]), (&json!(at("09:00")), &json!(1)));
    scene.set_clock(&at("09:10")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.hears().await.iter().filter(|text| **text == ASKED).count(), 1, "asked once");

    // Staff call; who called whom when stays with the child.
    let call = json!({ "kind": "called", "whom": "g_1gm", "reached": false });
    nursery.writes("k_1", "call", call).await.ok();
    let calls = nursery.line("k_1").await["calls"].clone();
    assert_eq!(calls, json!([{ "at": at("09:10"), "by": "森", "whom": "架空 祖母1", "reached": false }]));

    let answer = mother.taps("これから行きます").await;
    assert_eq!(answer, "🐻 これから行きますと伝えました。気をつけてお越しください。");
    let line = nursery.line("k_1").await;
    assert_eq!((&line["coming"]["said"], &line["alarms"][0]["coming"]), (&json!(at("09:10")), &json!(true)));

    scene.set_clock(&at("09:25")).await;
    gate.writes(came("k_1"));
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(nursery.alarms().await, []);
    assert_eq!(mother.last().await, "🐻 9:25 に登園しました。");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_absent_is_an_absence() {
    let scene = Scene::start("attendance_answer", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("09:00")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, ASKED);
    let asked = mother.button("欠席").await;
    let answer = mother.taps("欠席").await;
    assert_eq!(answer, "🐻 4月13日(月)のお休みを伝えました。");
    assert_eq!((nursery.standing("k_1").await.as_str(), nursery.alarms().await.len()), ("absent", 0));
    mother.presses(&asked).await;
    let records = nursery.records("k_1").await;
    assert_eq!(records[0]["kind"], "absence");

    // The button of yesterday does nothing today.
    scene.set_clock("2026-04-14T07:00:00+09:00").await;
    let late = mother.presses(&asked).await;
    assert_eq!(late, "これは4月13日(月)のボタンです。もう使えません。");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_router_alarms_staff_and_no_guardian_and_swallows_nothing() {
    let scene = Scene::start("attendance_router", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "kuma", json!({}))]).await;
    let (mother, father) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    nursery.joins(&father, "k_2", "g_2", "🐰").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:12")).await;
    gate.syncs().await;
    scene.set_clock(&at("08:40")).await;
    gate.writes(came("k_2"));

    scene.set_clock(&at("09:05")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "unknown"), alarm("k_2", "unknown")]);
    let silent = json!([{ "device_id": gate.id, "name": "正門", "since": at("08:12") }]);
    assert_eq!(nursery.line("k_1").await["alarms"][0]["silent"], silent);
    assert!(!mother.hears().await.iter().any(|text| text.contains("確認できていません")));

    scene.set_clock(&at("09:20")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "not_seen")], "what is true stands");
    assert_eq!(mother.last().await, ASKED);
    let heard = father.last().await;
    assert_eq!(heard, "🐰 8:40 に登園しました。\n通信の都合で、お知らせが遅くなりました。");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_was_reported_absent_and_came_and_one_that_never_left_are_alarms_for_staff() {
    let scene = Scene::start("attendance_contradictions", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    nursery.writes("k_1", "a", json!({ "kind": "absence", "why": "sick" })).await.ok();
    scene.set_clock(&at("08:30")).await;
    gate.writes(came("k_1"));
    gate.writes(came("k_2"));
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(nursery.standing("k_1").await, "present", "who was seen is here, whatever was said");
    assert_eq!(nursery.alarms().await, [alarm("k_1", "absent_but_present")]);
    nursery.writes("k_1", "b", json!({ "kind": "absence_withdrawn" })).await.ok();
    assert_eq!(nursery.alarms().await, []);

    scene.set_clock(&at("17:00")).await;
    gate.writes(left("k_1"));
    gate.syncs().await;
    scene.set_clock(&at("18:31")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(nursery.alarms().await, [alarm("k_2", "still_inside")]);
    assert!(!mother.hears().await.iter().any(|text| text.contains("確認できていません")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_on_the_bus_and_not_at_the_gate_is_an_alarm_within_a_minute() {
    let scene = Scene::start("attendance_bus_gate", MORNING).await;
    let rides = json!({ "rides": [{ "line": "am1", "stop": "kita" }] });
    let nursery = Nursery::opens(&scene, &[child(1, "usagi", rides.clone()), child(2, "usagi", rides)]).await;
    let (mut gate, mut bus) = (nursery.tablet("gate", "正門").await, nursery.tablet("bus", "1号車").await);
    scene.set_clock(&at("08:00")).await;
    bus.writes(Fact::Boarded(ride("k_1", AM, None)));
    bus.writes(Fact::Boarded(ride("k_2", AM, None)));
    bus.syncs().await;
    assert_eq!(nursery.standing("k_1").await, "on_bus");
    scene.set_clock(&at("08:35")).await;
    bus.writes(Fact::Alighted(ride("k_1", AM, None)));
    gate.writes(came("k_1"));
    for tablet in [&mut bus, &mut gate] {
        tablet.syncs().await;
    }
    assert_eq!(nursery.alarms().await, []);
    scene.set_clock(&at("08:40")).await;
    for tablet in [&mut bus, &mut gate] {
        tablet.syncs().await;
    }
    scene.set_clock(&at("08:41")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_2", "on_bus_not_at_gate")]);
    assert_eq!(nursery.line("k_2").await["alarms"][0]["run_id"], AM);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_still_on_the_bus_home_is_an_alarm_the_minute_after_it_is_due() {
    let scene = Scene::start("attendance_bus_home", MORNING).await;
    let rides = json!({ "rides": [{ "line": "pm1", "stop": "kita" }] });
    let nursery = Nursery::opens(&scene, &[child(1, "usagi", rides.clone()), child(2, "usagi", rides)]).await;
    let mut bus = nursery.tablet("bus", "1号車").await;
    let on = "pm1.20260413";
    for child in ["k_1", "k_2"] {
        nursery.writes(child, child, json!({ "kind": "in" })).await.ok();
    }
    scene.set_clock(&at("16:10")).await;
    for child in ["k_1", "k_2"] {
        bus.writes(Fact::Boarded(ride(child, on, None)));
    }
    bus.syncs().await;
    scene.set_clock(&at("16:40")).await;
    bus.writes(Fact::Alighted(ride("k_1", on, Some("g_1"))));
    bus.syncs().await;
    scene.set_clock(&at("17:00")).await;
    assert_eq!(nursery.alarms().await, []);
    scene.set_clock(&at("17:01")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_2", "still_on_bus")]);
    assert_eq!(nursery.line("k_2").await["alarms"][0]["run_id"], on);
    scene.set_clock(&at("18:31")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_2", "still_on_bus")], "one sentence for one child");
    bus.writes(Fact::Alighted(ride("k_2", on, Some("g_2"))));
    bus.syncs().await;
    assert_eq!(nursery.alarms().await, []);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bus_that_goes_on_a_holiday_is_watched_like_any_other() {
    let scene = Scene::start("attendance_holiday", "2026-04-29T07:00:00+09:00").await;
    let nursery = Nursery::opens(&scene, &[child(1, "usagi", json!({})), child(2, "usagi", json!({}))]).await;
    let mut bus = nursery.tablet("bus", "1号車").await;
    let board = nursery.board().await;
    assert_eq!((&board["open"], &board["runs"]), (&json!(false), &json!([])));

    let on = "am1.20260429";
    scene.set_clock("2026-04-29T08:00:00+09:00").await;
    bus.writes(Fact::Departed { run: RunId::new(on).unwrap(), by: person("s_mori"), driver: person("s_tani") });
    bus.writes(Fact::Boarded(ride("k_1", on, None)));
    bus.syncs().await;
    scene.settle().await;
    let runs = nursery.board().await["runs"].clone();
    assert_eq!(
        (runs[0]["id"].as_str(), runs[0]["on"].as_u64(), runs.as_array().unwrap().len()),
        (Some(on), Some(1), 1)
    );

    scene.set_clock("2026-04-29T08:41:00+09:00").await;
    scene.settle().await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "on_bus_not_at_gate")]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_asked_once_however_often_the_queue_delivers_and_the_database_stumbles() {
    if engines_are_outside("a_question_is_asked_once_however_often_the_queue_delivers_and_the_database_stumbles") {
        return;
    }
    let scene = Scene::start("attendance_ask_faults", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:59")).await;
    gate.syncs().await;
    scene.set_clock(&at("09:00")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "unknown")], "the gate spoke a minute ago: nobody is asked yet");
    scene.dynamodb_fault(json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 2 })).await;
    for _ in 0..3 {
        let push = gate.signs_push(&gate.log.push(gate.moment()));
        gate.sends(&push).await;
    }
    for event in ["filed:hinata", "check:hinata", "filed:hinata"] {
        scene.sqs("SendMessage", "attendance-events", json!({ "MessageBody": event })).await;
    }
    scene.settle().await;
    let happened = scene.metrics().await["faults"].clone();
    scene.dynamodb_fault(json!({ "clear": true })).await;
    assert!(happened.to_string().contains("lost_after_commit"), "{happened}");
    scene.advance("PT10M").await;
    gate.syncs().await;
    scene.settle().await;
    let asked = mother.hears().await.iter().filter(|text| **text == ASKED).count();
    assert_eq!(asked, 1, "{:?}", mother.hears().await);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_gate_in_use_nobody_was_heard_and_no_guardian_is_asked() {
    let scene = Scene::start("attendance_no_gate", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:30")).await;
    gate.syncs().await;
    let revoke = nursery.at(&format!("/devices/{}/revocation", gate.id));
    nursery.staff().await.post(&revoke, json!({})).await.ok();
    scene.set_clock(&at("09:30")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_1", "unknown")]);
    assert!(!mother.hears().await.iter().any(|text| text.contains("確認できていません")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_comes_before_its_first_day_is_seen() {
    let scene = Scene::start("attendance_early", &at("15:50")).await;
    let early = child(2, "usagi", json!({ "from": "2026-04-14" }));
    let nursery = Nursery::opens(&scene, &[early]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.writes(came("k_2"));
    gate.syncs().await;
    assert_eq!(nursery.standing("k_2").await, "present", "it came for a day to get used to it");
    scene.set_clock(&at("18:31")).await;
    assert_eq!(nursery.alarms().await, [alarm("k_2", "still_inside")]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_day_on_which_it_is_closed_nobody_is_missing() {
    let scene = Scene::start("attendance_closed", "2026-04-29T07:00:00+09:00").await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    nursery.tablet("gate", "正門").await;
    scene.set_clock("2026-04-29T19:00:00+09:00").await;
    let board = nursery.board().await;
    assert_eq!((&board["open"], &board["lines"][0]["standing"]), (&json!(false), &json!("day_off")));
    assert_eq!(board["lines"][0]["alarms"], json!([]) as Value);
    scene.ends().await;
}
