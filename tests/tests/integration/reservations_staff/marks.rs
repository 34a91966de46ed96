//! Who came, what is confirmed, what is cancelled, and what the family hears of it.

use serde_json::json;
use tests::Scene;

use super::{at, day, refuses};
use crate::reservations::{DAY, MORNING, adds_up, left, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn who_came_is_noted_on_the_day_and_can_be_taken_back() {
    let scene = Scene::start("staff_attendance", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 3)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2025-04-11"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let gone = yuki.books(&slots[0], "b").await.text("/id");
    yuki.cancels(&gone).await.ok();
    let mark = at(&slots[0], &hers, "attendance");
    assert_eq!(officer.post(&mark, json!({ "state": "arrived" })).await.refusal(), (409, "not_open"));

    scene.set_clock("2026-04-10T10:05:00+09:00").await;
    let officer = scene.officer().await;
    for state in ["arrived", "no_show", "no_show", "booked", "arrived"] {
        let marked = officer.post(&mark, json!({ "state": state })).await.ok();
        assert_eq!(marked["state"], state);
        assert_eq!(sakura.state(&hers).await, state);
    }
    let shown = day(&officer, "class", DAY).await;
    assert_eq!(shown[0]["bookings"].as_array().unwrap().len(), 1, "who cancelled is not in the slot");
    assert_eq!(shown[0]["bookings"][0]["children"][0]["months"], 18);
    assert!(shown[0]["bookings"][0]["person"]["id"].as_str().unwrap().starts_with("res_"));
    refuses(&officer, &mark, &[(json!({ "state": "late" }), (400, "bad_request")), (json!({}), (400, "bad_request"))])
        .await;
    for nowhere in
        [at(&slots[0], &gone, "attendance"), at(&slots[0], "bkg_no", "attendance"), at("class", &hers, "attendance")]
    {
        assert_eq!(officer.post(&nowhere, json!({ "state": "arrived" })).await.refusal(), (404, "not_found"));
    }
    let cancel = officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await;
    assert_eq!(cancel.refusal(), (409, "slot_past"));
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_once_and_the_family_hears_it() {
    let scene = Scene::start("staff_confirmation", MORNING).await;
    let officer = scene.officer().await;
    let by_staff = json!({ "confirmation": "by_staff" });
    let slots = opens(&officer, service("class", by_staff), &[("10", 2)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.ok();
    assert_eq!(hers["state"], "requested");
    let hers = hers["id"].as_str().unwrap();
    let other = yuki.books(&slots[0], "b").await.text("/id");
    assert_eq!(left(&scene, "class").await, [0]);

    let (yes, no) = (json!({ "accept": true }), json!({ "accept": false }));
    let confirmation = at(&slots[0], hers, "confirmation");
    let (one, two) = tokio::join!(officer.post(&confirmation, yes.clone()), officer.post(&confirmation, yes.clone()));
    assert_eq!((one.ok()["state"].clone(), two.ok()["state"].clone()), (json!("booked"), json!("booked")));
    scene.settle().await;
    let confirmed = sakura.guardian.hears().await.iter().filter(|text| text.contains("確定しました")).count();
    assert_eq!(confirmed, 1, "two officers, one message");
    assert_eq!(officer.post(&confirmation, no.clone()).await.refusal(), (409, "not_live"));

    let declined = officer.post(&at(&slots[0], &other, "confirmation"), no).await.ok();
    assert_eq!(declined["state"], "withdrawn");
    scene.settle().await;
    assert!(yuki.guardian.last().await.contains("お受けできませんでした"));
    assert_eq!(left(&scene, "class").await, [1]);
    refuses(&officer, &confirmation, &[(json!({}), (400, "bad_request"))]).await;
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_by_staff_is_heard_and_frees_the_place_for_who_waits() {
    let scene = Scene::start("staff_cancellation", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let next = yuki.books(&slots[0], "b").await.text("/id");
    let last = linh.books(&slots[0], "c").await.text("/id");
    let shown = day(&officer, "class", DAY).await;
    let order: Vec<_> = shown[0]["bookings"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(order, [json!(hers), json!(next), json!(last)]);
    assert_eq!(shown[0]["bookings"][2]["position"], 2);

    // Linh calls and does not want to wait any more; then Sakura calls.
    assert_eq!(officer.post(&at(&slots[0], &last, "cancellation"), json!({})).await.text("/state"), "withdrawn");
    assert_eq!(officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await.text("/state"), "withdrawn");
    scene.settle().await;
    assert!(sakura.guardian.last().await.contains("窓口で取り消されました"), "{}", sakura.guardian.last().await);
    assert!(yuki.guardian.last().await.contains("枠が空きました"));
    assert_eq!(yuki.state(&next).await, "offered");
    let held = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!((&held["state"], &held["held_until"]), (&json!("offered"), &json!("2026-04-01T10:00:00+09:00")));
    let again = officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await;
    assert_eq!(again.refusal(), (404, "not_found"), "it is in no slot any more");
    adds_up(&officer, "class").await;
    scene.ends().await;
}
