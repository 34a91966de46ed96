use serde_json::json;
use tests::{Scene, engines_are_outside};

use super::{MORNING, adds_up, left, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn a_freed_place_is_held_for_the_next_and_passes_on() {
    let scene = Scene::start("reservations_waiting", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let (yuki, linh, ken) = (
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
        parent(&scene, &["2025-01-10"]).await,
    );
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let second = yuki.books(&slots[0], "b").await.ok();
    let third = linh.books(&slots[0], "c").await.ok();
    assert_eq!((&second["state"], &second["position"]), (&json!("waiting"), &json!(1)));
    assert_eq!((&third["state"], &third["position"]), (&json!("waiting"), &json!(2)));
    let (second, third) = (second["id"].as_str().unwrap(), third["id"].as_str().unwrap());

    let file = yuki.page.get(&format!("/api/bookings/{second}/ics")).await;
    assert_eq!(file.refusal(), (409, "not_live"), "there is nothing to come to yet");

    sakura.cancels(&hers).await.ok();
    // Before the city has even noticed, somebody new cannot take the place.
    assert_eq!(ken.books(&slots[0], "d").await.ok()["state"], "waiting");
    scene.settle().await;
    assert!(yuki.guardian.last().await.contains("枠が空きました"), "{}", yuki.guardian.last().await);
    let held = yuki.page.get(&format!("/api/bookings/{second}")).await.ok();
    assert_eq!((&held["state"], &held["held_until"]), (&json!("offered"), &json!("2026-04-01T10:00:00+09:00")));
    assert_eq!(left(&scene, "class").await, [0]);
    // The same event once more, as after a crash: it is looked at, and nobody hears it twice.
    let heard = yuki.guardian.heard().await;
    let again = json!({ "Records": [{
        "messageId": "again", "receiptHandle": "again", "body": format!("tend:{}", slots[0]),
        "attributes": { "ApproximateReceiveCount": "2" }, "eventSource": "aws:sqs",
    }] });
    let answer = scene.city().invoke("ReservationsFunction", again).await.unwrap();
    assert_eq!(answer["batchItemFailures"], json!([]));
    scene.settle().await;
    assert_eq!(yuki.guardian.heard().await, heard);

    // Yuki does not answer within the hour: the place passes on to Linh, who takes it.
    scene.advance("PT61M").await;
    assert_eq!(yuki.state(second).await, "lapsed");
    let late = yuki.guardian.page().await.post(&format!("/api/bookings/{second}/acceptance"), json!({})).await;
    assert_eq!(late.refusal(), (409, "nothing_held"));
    let page = linh.guardian.page().await;
    let taken = page.post(&format!("/api/bookings/{third}/acceptance"), json!({})).await.ok();
    assert_eq!(taken["state"], "booked");
    assert_eq!(page.post(&format!("/api/bookings/{third}/acceptance"), json!({})).await.ok()["state"], "booked");
    scene.advance("PT2H").await;
    assert_eq!(linh.guardian.page().await.get(&format!("/api/bookings/{third}")).await.text("/state"), "booked");
    let officer = scene.officer().await;
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_that_was_written_and_never_queued_is_heard_in_time() {
    if engines_are_outside("an_offer_that_was_written_and_never_queued_is_heard_in_time") {
        return;
    }
    let scene = Scene::start("reservations_unqueued", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 30, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let second = yuki.books(&slots[0], "b").await.text("/id");
    // The cancellation is written; whoever offers the place dies between its own write and the queue.
    let dies = json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "after": 1, "times": 3 });
    scene.dynamodb_fault(dies).await;
    sakura.cancels(&hers).await.ok();
    scene.settle().await;
    assert_eq!(scene.metrics().await["faults"], json!({ "lost_after_commit": 3 }));
    let heard = yuki.guardian.hears().await;
    assert_eq!(heard.iter().filter(|text| text.contains("枠が空きました")).count(), 1, "{heard:?}");
    assert_eq!(yuki.state(&second).await, "offered");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_loses_a_place_in_their_sleep() {
    let scene = Scene::start("reservations_night", "2026-04-01T22:30:00+09:00").await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 30, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let second = yuki.books(&slots[0], "b").await.text("/id");
    sakura.cancels(&hers).await.ok();
    scene.settle().await;

    let before = yuki.guardian.heard().await;
    scene.set_clock("2026-04-02T07:59:00+09:00").await;
    assert_eq!(yuki.guardian.heard().await, before, "it is quiet at night");
    scene.set_clock("2026-04-02T08:10:00+09:00").await;
    assert!(yuki.guardian.last().await.contains("8:30"), "{}", yuki.guardian.last().await);
    let page = yuki.guardian.page().await;
    assert_eq!(page.post(&format!("/api/bookings/{second}/acceptance"), json!({})).await.ok()["state"], "booked");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_as_long_as_the_service_says_and_ends_with_the_booking() {
    let scene = Scene::start("reservations_list", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 30, "longest": 1 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1), ("11", 1)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    sakura.books(&slots[0], "a").await.ok();
    let waits = yuki.books(&slots[0], "b").await.text("/id");
    assert_eq!(linh.books(&slots[0], "c").await.refusal(), (409, "slot_full"));
    assert_eq!(yuki.cancels(&waits).await.ok()["state"], "cancelled", "leaving the list is always possible");
    let waits = yuki.books(&slots[0], "d").await.text("/id");

    scene.set_clock("2026-04-10T09:30:00+09:00").await;
    let page = yuki.guardian.page().await;
    assert_eq!(page.get(&format!("/api/bookings/{waits}")).await.text("/state"), "waiting");
    scene.set_clock("2026-04-10T10:30:00+09:00").await;
    let page = yuki.guardian.page().await;
    assert_eq!(page.get(&format!("/api/bookings/{waits}")).await.text("/state"), "lapsed");
    scene.ends().await;
}
