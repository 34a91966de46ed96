use serde_json::json;
use tests::{Scene, engines_are_outside};

use super::{MORNING, adds_up, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_appointment_is_reminded_once_the_day_before_and_that_morning() {
    let scene = Scene::start("reservations_remind", MORNING).await;
    let officer = scene.officer().await;
    let reminders =
        json!({ "reminders": [{ "days_before": 1, "at": "18:00:00" }, { "days_before": 0, "at": "08:00:00" }] });
    let slots = opens(&officer, service("class", reminders), &[("10", 9), ("14", 9)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2019-10-10"]).await,
        parent(&scene, &["2019-11-10"]).await,
        parent(&scene, &["2019-12-10"]).await,
    );
    linh.page.patch("/api/me", json!({ "language": "en", "push": false })).await.ok();
    sakura.books(&slots[0], "a").await.ok();
    let cancelled = yuki.books(&slots[0], "b").await.text("/id");
    let moved = linh.books(&slots[0], "c").await.text("/id");
    yuki.cancels(&cancelled).await.ok();
    scene.set_clock("2026-04-09T17:30:00+09:00").await;
    let before = [sakura.guardian.heard().await, yuki.guardian.heard().await, linh.guardian.heard().await];

    scene.set_clock("2026-04-09T19:30:00+09:00").await;
    assert!(sakura.guardian.last().await.contains("2026年4月10日(金) 10:00"), "{}", sakura.guardian.last().await);
    assert!(linh.guardian.last().await.contains("Fri 10 Apr 2026 at 10:00"), "{}", linh.guardian.last().await);
    // Moved after the reminder for 10 o'clock: the one for this morning is about 14 o'clock.
    let page = linh.guardian.page().await;
    page.keyed("m").post(&format!("/api/bookings/{moved}/change"), json!({ "slot_id": slots[1] })).await.ok();
    scene.set_clock("2026-04-10T13:00:00+09:00").await;

    assert!(linh.guardian.last().await.contains("14:00"), "{}", linh.guardian.last().await);
    assert_eq!(sakura.guardian.heard().await, before[0] + 2);
    assert_eq!(yuki.guardian.heard().await, before[1], "never for a cancelled booking");
    assert_eq!(linh.guardian.heard().await, before[2] + 2);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_that_waits_is_not_sent_for_what_was_cancelled_meanwhile() {
    if engines_are_outside("a_reminder_that_waits_is_not_sent_for_what_was_cancelled_meanwhile") {
        return;
    }
    let scene = Scene::start("reservations_remind_late", MORNING).await;
    let officer = scene.officer().await;
    let reminders = json!({ "reminders": [{ "days_before": 1, "at": "18:00:00" }] });
    let slots = opens(&officer, service("class", reminders), &[("10", 9)]).await;
    let (sakura, yuki) = (parent(&scene, &["2019-10-10"]).await, parent(&scene, &["2019-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    yuki.books(&slots[0], "b").await.ok();
    scene.set_clock("2026-04-09T17:59:00+09:00").await;
    let before = [sakura.guardian.heard().await, yuki.guardian.heard().await];

    // LINE is out of order while the reminder goes out, and Sakura cancels before it is tried again.
    scene.line_fault(json!({ "endpoint": "multicast", "status": 500, "times": 2 })).await;
    scene.stranger().post("/_city/clock", json!({ "set": "2026-04-09T18:00:00+09:00" })).await.ok();
    let page = sakura.guardian.page().await;
    page.post(&format!("/api/bookings/{hers}/cancellation"), json!({})).await.ok();
    scene.advance("PT20M").await;

    assert_eq!(sakura.guardian.heard().await, before[0]);
    assert_eq!(yuki.guardian.heard().await, before[1] + 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_loss_does_not_undo_what_took_place() {
    let scene = Scene::start("reservations_loss_after", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("interview", json!({ "for": "pregnancy" })), &[("10", 1)]).await;
    let sakura = parent(&scene, &[]).await;
    let pregnancy = json!({ "kind": "pregnancy", "due_date": "2026-06-20" });
    let child = sakura.page.post("/api/children", pregnancy).await.text("/id");
    let body = json!({ "slot_id": slots[0], "child_ids": [child] });
    let booking = sakura.page.keyed("a").post("/api/bookings", body).await.text("/id");

    // Nobody has marked that she came.
    scene.set_clock("2026-04-11T09:00:00+09:00").await;
    sakura.guardian.page().await.post(&format!("/api/children/{child}/loss"), json!({})).await.ok();
    scene.settle().await;

    assert_eq!(sakura.state(&booking).await, "booked");
    adds_up(&scene.officer().await, "interview").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_hears_of_an_appointment_for_a_pregnancy_that_was_lost() {
    let scene = Scene::start("reservations_loss", MORNING).await;
    let officer = scene.officer().await;
    let interview = json!({
        "for": "pregnancy", "reminders": [{ "days_before": 1, "at": "18:00:00" }],
        "admission": { "kind": "waiting_list", "hold_minutes": 30, "longest": 5 },
    });
    let slots = opens(&officer, service("interview", interview), &[("10", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &[]).await, parent(&scene, &[]).await);
    let mut bookings = Vec::new();
    for family in [&sakura, &yuki] {
        let pregnancy = json!({ "kind": "pregnancy", "due_date": "2026-06-20" });
        let id = family.page.post("/api/children", pregnancy).await.text("/id");
        let body = json!({ "slot_id": slots[0], "child_ids": [id] });
        let booked = family.page.keyed("a").post("/api/bookings", body).await.text("/id");
        bookings.push((id, booked));
    }

    // She says so in the chat.
    let token = sakura.page.get("/api/children").await.ok()[0]["token"].as_str().unwrap().to_owned();
    sakura.guardian.writes(&token).await;
    sakura.guardian.taps("妊娠の記録を終える").await;
    sakura.guardian.taps("はい、終えます").await;
    scene.settle().await;
    let heard = sakura.guardian.heard().await;
    assert_eq!(sakura.state(&bookings[0].1).await, "cancelled");
    assert_eq!(yuki.state(&bookings[1].1).await, "offered", "the place goes on");
    // Yuki says so on the page; the place that was held for her is nobody's any more.
    yuki.page.post(&format!("/api/children/{}/loss", bookings[1].0), json!({})).await.ok();
    scene.settle().await;
    assert_eq!(yuki.state(&bookings[1].1).await, "cancelled");
    assert_eq!(super::left(&scene, "interview").await, [1]);
    scene.set_clock("2026-04-10T12:00:00+09:00").await;
    assert_eq!(sakura.guardian.heard().await, heard);
    scene.ends().await;
}
