//! A day that does not take place.

use serde_json::json;
use tests::Scene;

use super::{day, refuses};
use crate::reservations::{DAY, MORNING, adds_up, opens, parent, service, slot};

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_closed_once_for_everyone_in_it() {
    let scene = Scene::start("staff_closure", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 2), ("13", 1)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let call = json!({ "slot_id": slots[0], "name": "山田", "phone": "0312345678", "children": [{ "birth_date": "2025-01-10" }] });
    let phoned = officer.keyed("call").post("/api/staff/bookings", call).await.text("/id");
    let second = yuki.books(&slots[1], "b").await.text("/id");
    let waits = linh.books(&slots[1], "c").await.text("/id");
    let closure = |count: Option<u32>| json!({ "service_id": "class", "date": DAY, "confirmed_count": count });

    let counted = officer.post("/api/staff/closures", closure(None)).await.ok();
    assert_eq!(
        (&counted["slots"], &counted["bookings"], &counted["in_line"], &counted["closed"]),
        (&json!(2), &json!(4), &json!(3), &json!(false))
    );
    assert!(counted["text"].as_str().unwrap().contains("中止になりました"));
    assert_eq!(counted["to_call"][0]["id"], json!(phoned));
    let stale = officer.post("/api/staff/closures", closure(Some(3))).await;
    assert_eq!(stale.refusal(), (409, "version_conflict"), "somebody came meanwhile");
    assert_eq!(sakura.state(&hers).await, "booked");

    // The database fails when both slots are closed and one family knows; doing it again finishes the rest.
    let fault = json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 3 });
    scene.dynamodb_fault(fault).await;
    assert_ne!(officer.post("/api/staff/closures", closure(Some(4))).await.status, 200);
    scene.dynamodb_fault(json!({ "clear": true })).await;
    let rest = officer.post("/api/staff/closures", closure(None)).await.ok()["bookings"].as_u64();
    assert_eq!(rest, Some(3));
    let done = officer.post("/api/staff/closures", closure(Some(3))).await.ok();
    assert_eq!((&done["closed"], &done["bookings"]), (&json!(true), &json!(3)));
    scene.settle().await;
    for (family, id) in [(&sakura, &hers), (&yuki, &second), (&linh, &waits)] {
        assert_eq!(family.state(id).await, "withdrawn");
        let told = family.guardian.hears().await.iter().filter(|text| text.contains("中止になりました")).count();
        assert_eq!(told, 1);
    }
    let shown = day(&officer, "class", DAY).await;
    assert!(shown.as_array().unwrap().iter().all(|slot| slot["closed"] == true && slot["bookings"] == json!([])));
    assert_eq!(sakura.books(&slots[0], "again").await.refusal(), (409, "slot_closed"));
    let reopened = json!({ "slots": [slot(DAY, "10", 5)] });
    officer.post("/api/staff/services/class/slots", reopened).await.ok();
    assert_eq!(day(&officer, "class", DAY).await[0]["closed"], true, "what was closed stays closed");

    refuses(
        &officer,
        "/api/staff/closures",
        &[
            (json!({ "service_id": "class", "date": "2026-02-30" }), (422, "date_does_not_exist")),
            (json!({ "service_id": "class", "date": "2026-03-31" }), (409, "slot_past")),
            (json!({ "service_id": "no", "date": DAY }), (404, "unknown_service")),
            (json!({ "service_id": "class", "date": DAY, "confirmed_count": -1 }), (400, "bad_request")),
            (json!({ "service_id": "class" }), (400, "bad_request")),
        ],
    )
    .await;
    adds_up(&officer, "class").await;
    scene.ends().await;
}
