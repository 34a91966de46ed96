use serde_json::json;
use tests::Scene;

use super::{MORNING, adds_up, left, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_books_once_and_a_cancelled_place_is_free_again() {
    let scene = Scene::start("reservations_book", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 2), ("11", 2)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;

    let (first, second) = tokio::join!(sakura.books(&slots[0], "tap"), sakura.books(&slots[0], "tap"));
    let (first, second) = (first.ok(), second.ok());
    assert_eq!(first, second);
    assert_eq!((&first["state"], &first["starts_at"]), (&json!("booked"), &json!("2026-04-10T10:00:00+09:00")));
    let other = sakura.books(&slots[1], "tap").await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    assert_eq!(sakura.books(&slots[0], "another").await.refusal(), (409, "already_booked"));
    assert_eq!(left(&scene, "class").await, [1, 2]);

    let id = first["id"].as_str().unwrap();
    let file = sakura.page.get(&format!("/api/bookings/{id}/ics")).await.ok();
    let file = file.as_str().unwrap().to_owned();
    assert!(file.contains("DTSTART:20260410T010000Z") && file.contains("つなぐ親子教室"), "{file}");
    assert_eq!(sakura.cancels(id).await.ok()["state"], "cancelled");
    assert_eq!(sakura.cancels(id).await.ok()["state"], "cancelled", "asking again changes nothing");
    assert_eq!(left(&scene, "class").await, [2, 2]);
    assert_eq!(sakura.page.get("/api/bookings").await.ok().as_array().unwrap().len(), 1);
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_slot_offers_the_nearest_free_ones_and_writes_nothing() {
    let scene = Scene::start("reservations_full", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 1), ("14", 1), ("11", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    sakura.books(&slots[0], "a").await.ok();
    scene.settle().await;

    scene.stranger().post("/_city/metrics/reset", json!({})).await.ok();
    let refused = yuki.books(&slots[0], "b").await;

    assert_eq!(refused.refusal(), (409, "slot_full"));
    let offered: Vec<_> =
        refused.body["error"]["alternatives"].as_array().unwrap().iter().map(|slot| &slot["id"]).collect();
    assert_eq!(offered, [&json!("class.20260410T1100.a"), &json!("class.20260410T1400.a")]);
    let written = scene.metrics().await.to_string();
    assert!(!written.contains("\"write_units\":2"), "{written}");
    assert_eq!(yuki.page.get("/api/bookings").await.ok(), json!([]));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_takes_the_new_place_or_keeps_the_old_one() {
    let scene = Scene::start("reservations_change", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 1), ("11", 1), ("13", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    yuki.books(&slots[1], "b").await.ok();

    let refused = sakura.moves(&hers, &slots[1], "m1").await;
    assert_eq!(refused.refusal(), (409, "slot_full"));
    assert_eq!(left(&scene, "class").await, [0, 0, 1], "the old place is kept");
    let moved = sakura.moves(&hers, &slots[2], "m2").await.ok();
    assert_eq!(sakura.moves(&hers, &slots[2], "m2").await.ok(), moved, "the same key, the same answer");
    assert_eq!(left(&scene, "class").await, [1, 0, 0]);
    assert_eq!(sakura.moves(&hers, &slots[0], "m2").await.refusal(), (422, "idempotency_key_reused"));
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn siblings_come_together_or_not_at_all() {
    let scene = Scene::start("reservations_siblings", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 1), ("11", 2)]).await;
    let sakura = parent(&scene, &["2024-10-10", "2023-10-10"]).await;
    let both = |slot: &str| json!({ "slot_id": slot, "child_ids": sakura.children });

    let refused = sakura.page.keyed("a").post("/api/bookings", both(&slots[0])).await;
    assert_eq!(refused.refusal(), (409, "slot_full"));
    assert_eq!(left(&scene, "class").await, [1, 2]);
    let booked = sakura.page.keyed("b").post("/api/bookings", both(&slots[1])).await.ok();
    assert_eq!(booked["child_ids"].as_array().unwrap().len(), 2);
    assert_eq!(left(&scene, "class").await, [1, 0]);
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_dimension_counts() {
    let scene = Scene::start("reservations_dimensions", MORNING).await;
    let officer = scene.officer().await;
    // One member of staff has 60 units: a baby takes 20, an older child 10. Of babies there is one bed.
    let day_care = service(
        "day-care",
        json!({
            "dimensions": [
                { "id": "bed", "title": { "ja": "ベッド" }, "by_age": [{ "age": { "from_months": 0, "until_months": 12 }, "units": 1 }] },
                { "id": "staff", "title": { "ja": "保育者" }, "by_age": [
                    { "age": { "from_months": 0, "until_months": 12 }, "units": 20 }, { "units": 10 },
                ] },
            ],
        }),
    );
    officer.post("/api/staff/services", json!({ "service": day_care, "version": 0 })).await.ok();
    let slot = json!({
        "starts_at": "2026-04-10T09:00:00", "ends_at": "2026-04-10T12:00:00",
        "capacity": { "places": 6, "bed": 1, "staff": 30 },
    });
    officer.post("/api/staff/services/day-care/slots", json!({ "slots": [slot] })).await.ok();
    let id = "day-care.20260410T0900.a";
    let (baby, second) = (parent(&scene, &["2025-12-01"]).await, parent(&scene, &["2025-11-01"]).await);
    let (older, last) = (parent(&scene, &["2023-11-01"]).await, parent(&scene, &["2023-10-01"]).await);

    baby.books(id, "a").await.ok();
    assert_eq!(second.books(id, "b").await.refusal(), (409, "slot_full"), "no second bed");
    older.books(id, "c").await.ok();
    assert_eq!(last.books(id, "d").await.refusal(), (409, "slot_full"), "nobody left to look after another one");
    assert_eq!(left(&scene, "day-care").await, [4]);
    adds_up(&officer, "day-care").await;
    scene.ends().await;
}
