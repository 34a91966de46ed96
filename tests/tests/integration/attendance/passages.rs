//! A child comes and goes: the tablet writes it down, the board shows it, the guardian hears of it.

use serde_json::json;
use sync::{
    clock::Millis,
    device::{Answer as Said, Verdict},
    fold::{Event, fold},
};
use tests::{Scene, engines_are_outside};

use super::{MORNING, Nursery, at, came, child, child_id, left, passage};

const YEAR: Millis = 365 * 24 * 3_600_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_child_comes_and_goes_and_its_mother_hears_of_it() {
    let scene = Scene::start("attendance_passages", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let (mother, grandmother) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    nursery.joins(&grandmother, "k_1", "g_1gm", "🐰").await;
    let (mut gate, mut class) = (nursery.tablet("gate", "正門").await, nursery.tablet("class", "くま組").await);

    scene.set_clock(&at("08:32")).await;
    gate.writes(came("k_1"));
    assert_eq!(nursery.standing("k_1").await, "awaited", "nothing is sent yet");
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 8:32 に登園しました。");
    assert!(!grandmother.hears().await.iter().any(|text| text.contains("登園しました")), "she may not read");
    let line = nursery.line("k_1").await;
    assert_eq!((&line["standing"], &line["since"]), (&json!("present"), &json!(at("08:32"))));
    assert_eq!(nursery.standing("k_2").await, "awaited");

    class.syncs().await;
    assert_eq!(class.rows("board"), gate.rows("board"));
    assert_eq!((class.rows("board").len(), class.rows("roster").len()), (1, 3), "two children and the facility");

    scene.set_clock(&at("17:00")).await;
    gate.writes(left("k_1"));
    gate.syncs().await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 17:00 に降園しました。");
    let today = mother.page().await.get("/api/attendance").await.ok();
    assert_eq!(today[0]["today"]["standing"], "left");
    assert_eq!(today[0]["today"]["stays"], json!([{ "from": at("08:32"), "to": at("17:00") }]));
    assert_eq!(today[0]["collectors"].as_array().unwrap().len(), 2);
    let hers = grandmother.page().await.get("/api/attendance").await.ok();
    assert_eq!((&hers[0]["may_read"], hers[0].get("today")), (&json!(false), None));
    assert_eq!(hers[0]["absences"], json!([]));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_heard_late_is_told_with_its_time_and_as_late() {
    let scene = Scene::start("attendance_late", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.syncs().await;

    scene.set_clock(&at("08:10")).await;
    gate.writes(came("k_1"));
    scene.set_clock(&at("11:45")).await;
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 8:10 に登園しました。\n通信の都合で、お知らせが遅くなりました。");
    assert_eq!(nursery.line("k_1").await["since"], json!(at("08:10")));
    assert_eq!(nursery.alarms().await, []);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_day_without_a_network_on_two_tablets_loses_and_doubles_nothing() {
    let scene = Scene::start("attendance_offline", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let (mut gate, mut back) = (nursery.tablet("gate", "正門").await, nursery.tablet("gate", "裏門").await);
    gate.syncs().await;
    // Somebody sets its clock a year back while nothing can tell it so.
    back.syncs().await;
    back.skew = -YEAR;

    scene.set_clock(&at("08:31")).await;
    gate.writes(came("k_1"));
    back.writes(came("k_1"));
    back.writes(came("k_2"));
    scene.set_clock(&at("16:05")).await;
    gate.writes(left("k_1"));
    back.writes(left("k_2"));
    scene.set_clock(&at("19:00")).await;
    // One push is lost on its way back; the tablet sends it again.
    let push = gate.signs_push(&gate.log.push(gate.moment()));
    gate.sends(&push).await.ok();
    let Said::Judged(again) = gate.pushes().await else { panic!("not judged") };
    assert_eq!(again.verdicts, [Verdict::Duplicate, Verdict::Duplicate]);
    back.syncs().await;
    gate.syncs().await;
    scene.settle().await;

    assert_eq!(gate.rows("board"), back.rows("board"));
    assert_eq!(gate.rows("board").len(), 5, "every record is kept");
    let events: Vec<Event> = gate.rows("board").iter().filter_map(|(_, text)| Event::read(text)).collect();
    let of = |id: &str| {
        let mine = events.iter().filter(|event| event.entry.fact.subject() == Some(subject(id)));
        fold(&mine.cloned().collect::<Vec<_>>())
    };
    for (id, from, to) in [("k_1", "08:31", "16:05"), ("k_2", "08:31", "16:05")] {
        assert_eq!(of(id).stays.len(), 1, "the same child at two gates is one arrival");
        let line = nursery.line(id).await;
        assert_eq!(line["stays"], json!([{ "from": at(from), "to": at(to) }]), "{line}");
        assert_eq!(line["uncertain"], json!(false), "the counter knew better than the clock");
    }
    let heard: Vec<_> = mother.hears().await.into_iter().filter(|text| text.contains("園しました")).collect();
    assert_eq!(heard.len(), 2, "{heard:?}");
    assert!(heard.iter().all(|text| text.contains("遅くなりました")));
    scene.ends().await;
}

fn subject(id: &str) -> sync::entry::Subject {
    sync::entry::Subject::Child(child_id(id))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_gone_loses_only_what_was_not_sent_and_staff_see_the_gap() {
    let scene = Scene::start("attendance_wiped", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.writes(came("k_1"));
    gate.pushes().await;
    // It says that a second entry exists, and is wiped before that goes up.
    let before = gate.log.clone();
    gate.writes(came("k_2"));
    let mut push = gate.log.push(gate.moment());
    push.entries.clear();
    push.head_hash = before.head().hash;
    gate.sends(&gate.signs_push(&push)).await.ok();
    gate.is_wiped();
    gate.syncs().await;

    assert_eq!(nursery.standing("k_1").await, "present");
    assert_eq!(nursery.standing("k_2").await, "awaited");
    let devices = nursery.staff().await.get(&nursery.at("/devices")).await.ok();
    assert_eq!(devices[0]["missing"], json!(1), "{devices}");
    gate.writes(came("k_2"));
    gate.syncs().await;
    assert_eq!(nursery.standing("k_2").await, "present");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_bad_day_of_the_database_nothing_is_lost_and_nobody_is_told_twice() {
    if engines_are_outside("on_a_bad_day_of_the_database_nothing_is_lost_and_nobody_is_told_twice") {
        return;
    }
    let scene = Scene::start("attendance_faults", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    let faults = [
        json!({ "fault": "throttle", "times": 3 }),
        json!({ "operation": "TransactWriteItems", "fault": "conflict", "times": 3 }),
        json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 2 }),
        json!({ "operation": "UpdateItem", "fault": "lost_after_commit", "times": 1 }),
    ];
    for (round, fault) in faults.into_iter().enumerate() {
        scene.set_clock(&at(&format!("{:02}:00", 8 + 2 * round))).await;
        gate.writes(came("k_1"));
        scene.dynamodb_fault(fault.clone()).await;
        for _ in 0..5 {
            let push = gate.signs_push(&gate.log.push(gate.moment()));
            let answer = gate.sends(&push).await;
            if answer.status == 200 {
                gate.hears(&answer);
                break;
            }
            assert!([500, 503].contains(&answer.status), "{fault}: {answer}");
        }
        scene.dynamodb_fault(json!({ "clear": true })).await;
        assert_eq!(gate.log.waiting(), 0, "{fault}");
        scene.set_clock(&at(&format!("{:02}:00", 9 + 2 * round))).await;
        gate.writes(left("k_1"));
        gate.syncs().await;
        scene.advance("PT5M").await;
    }
    assert_eq!(nursery.records("k_1").await.len(), 8);
    assert_eq!(nursery.line("k_1").await["stays"].as_array().unwrap().len(), 4);
    let heard = mother.hears().await;
    assert_eq!(heard.iter().filter(|text| text.contains("登園しました")).count(), 4, "{heard:?}");
    assert_eq!(heard.iter().filter(|text| text.contains("降園しました")).count(), 4, "{heard:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_and_never_queued_goes_out_when_the_event_comes_again() {
    if engines_are_outside("what_was_written_and_never_queued_goes_out_when_the_event_comes_again") {
        return;
    }
    let scene = Scene::start("attendance_unqueued", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.syncs().await;
    scene.set_clock(&at("08:32")).await;
    gate.writes(came("k_1"));
    // The push is written; whoever tells of it dies between its own write and the queue.
    let dies = json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "after": 1, "times": 3 });
    scene.dynamodb_fault(dies).await;
    gate.syncs().await;
    scene.settle().await;
    let happened = scene.metrics().await["faults"].clone();
    assert_eq!(happened, json!({ "lost_after_commit": 3 }));
    let told = "🐻 8:32 に登園しました。";
    assert_eq!(mother.hears().await.iter().filter(|text| **text == told).count(), 1, "{:?}", mother.hears().await);
    let clock = scene.stranger().get("/_city/clock").await.ok();
    assert!(clock.to_string().contains("T08:"), "the hourly look had no part in it: {clock}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_is_corrected_with_a_reason_and_stays_readable() {
    let scene = Scene::start("attendance_corrections", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:30")).await;
    gate.writes(came("k_1"));
    gate.syncs().await;
    scene.set_clock(&at("08:40")).await;
    let first = nursery.records("k_1").await[0]["id"].clone();

    let moved = json!({ "kind": "redate", "target": first, "at": at("08:05"), "reason": "紙の名簿と照合" });
    assert_eq!(nursery.writes("k_1", "a", moved.clone()).await.status, 201);
    assert_eq!(nursery.writes("k_1", "a", moved).await.status, 201, "a second tap writes nothing");
    assert_eq!(nursery.line("k_1").await["since"], json!(at("08:05")));
    let void = json!({ "kind": "void", "target": first, "reason": "別の子と取り違え" });
    assert_eq!(nursery.writes("k_1", "a", void.clone()).await.refusal(), (422, "idempotency_key_reused"));
    assert_eq!(nursery.writes("k_1", "b", void).await.status, 201);
    assert_eq!(nursery.standing("k_1").await, "awaited");
    let records = nursery.records("k_1").await;
    let kinds: Vec<_> = records.iter().map(|record| record["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["in", "redate", "void"]);
    assert_eq!((&records[0]["voided"], &records[2]["reason"]), (&json!(true), &json!("別の子と取り違え")));

    for (fact, reason) in [
        (json!({ "kind": "void", "target": "x", "reason": "a" }), "target"),
        (json!({ "kind": "void", "target": format!("{}.9", "0a".repeat(16)), "reason": "a" }), "target"),
        (json!({ "kind": "void", "target": first, "reason": "" }), "reason"),
        (json!({ "kind": "redate", "target": first, "at": at("23:00"), "reason": "a" }), "at"),
        (json!({ "kind": "in", "at": "2026-04-12T08:00:00+09:00" }), "at"),
        (json!({ "kind": "in", "with": "g_nobody" }), "with"),
        (json!({ "kind": "called", "whom": "g_nobody", "reached": true }), "whom"),
    ] {
        let answer = nursery.writes("k_1", "bad", fact.clone()).await;
        assert_eq!(answer.refusal(), (422, "fact_invalid"), "{fact}: {answer}");
        assert_eq!(answer.body["error"]["reason"], json!(reason), "{fact}: {answer}");
    }
    let nobody = json!({ "day": super::DAY, "by": "s_nobody", "fact": { "kind": "roll_call", "here": true } });
    let facts = nursery.at("/children/k_1/facts");
    let answer = nursery.staff().await.keyed("c").post(&facts, nobody).await;
    assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), ((422, "fact_invalid"), &json!("by")));
    assert_eq!(nursery.records("k_1").await.len(), 3);

    // Keyed in from paper in the evening: its real time counts, and the day it belongs to.
    scene.set_clock(&at("18:00")).await;
    let keyed = sync::entry::Passage {
        via: sync::entry::Via::Paper,
        at: Some("2026-04-13T08:20:00+09:00".parse::<jiff::Timestamp>().unwrap().as_millisecond()),
        ..passage("k_1")
    };
    gate.writes_on(super::DAY.parse().unwrap(), sync::entry::Fact::In(keyed));
    gate.syncs().await;
    assert_eq!(nursery.line("k_1").await["since"], json!(at("08:20")));
    scene.ends().await;
}
