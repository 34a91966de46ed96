//! Slots from a pattern and by hand.

use serde_json::{Value, json};
use tests::Scene;

use super::{day, refuses};
use crate::reservations::{DAY, MORNING, opens, parent, service, slot};

#[tokio::test(flavor = "multi_thread")]
async fn a_pattern_makes_its_slots_once_and_never_takes_a_place_away() {
    let scene = Scene::start("staff_slots", MORNING).await;
    let officer = scene.officer().await;
    let weekly = json!({ "weekday": "wednesday", "from": "10:00:00", "until": "12:00:00", "minutes": 60, "capacity": { "places": 2 } });
    let pattern = json!({
        "pattern": [weekly],
        "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 },
    });
    let saved = service("class", pattern.clone());
    officer.post("/api/staff/services", json!({ "service": saved, "version": 0 })).await.ok();
    let path = "/api/staff/services/class/slots";
    // 29 April is a holiday; 8, 15 and 22 April are not.
    let month = json!({ "from": "2026-04-02", "to": "2026-05-01" });

    let mut dry = month.clone();
    dry["dry_run"] = json!(true);
    assert_eq!(officer.post(path, dry.clone()).await.ok()["made"].as_array().unwrap().len(), 6);
    assert_eq!(day(&officer, "class", "2026-04-08").await, json!([]), "a dry run writes nothing");
    let (one, two) = tokio::join!(officer.post(path, month.clone()), officer.post(path, month.clone()));
    let (one, two) = (one.ok(), two.ok());
    assert_eq!(one["made"].as_array().unwrap().len() + two["made"].as_array().unwrap().len(), 6, "{one} {two}");
    assert_eq!(officer.post(path, month.clone()).await.ok()["kept"], 6);

    let slot_id = "class.20260408T1000.a";
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(slot_id, "a").await.text("/id");
    yuki.books(slot_id, "b").await.ok();
    let waits = linh.books(slot_id, "c").await.text("/id");
    let with = |places: u32| json!({ "slots": [slot("2026-04-08", "10", places)] });
    let less = officer.post(path, with(1)).await;
    assert_eq!(less.refusal(), (409, "capacity_below_booked"));
    let named = less.body["error"]["bookings"].as_array().unwrap();
    assert!(named.len() == 2 && named.contains(&json!(hers)), "{less}");
    let both = json!({ "slots": [slot("2026-04-08", "10", 1), slot("2026-04-08", "11", 1)] });
    let report = officer.post(path, both).await.ok();
    assert_eq!(report["changed"], json!(["class.20260408T1100.a"]), "the others are done");
    assert_eq!(report["refused"][0]["code"], "capacity_below_booked");
    assert_eq!(officer.post(path, with(3)).await.ok()["changed"], json!([slot_id]));
    scene.settle().await;
    assert_eq!(linh.state(&waits).await, "offered", "a new place goes to who waits");

    // The pattern moves to Thursdays; what was made stays and is named.
    let mut moved = saved.clone();
    moved["pattern"][0]["weekday"] = json!("thursday");
    officer.post("/api/staff/services", json!({ "service": moved, "version": 1 })).await.ok();
    let report = officer.post(path, month).await.ok();
    assert_eq!((report["made"].as_array().unwrap().len(), report["beside_pattern"].as_array().unwrap().len()), (10, 6));
    let month = "/api/staff/services/class/reconciliation?from=2026-04-01&to=2026-05-01";
    let compared = officer.get(month).await.ok();
    assert_eq!((&compared["differences"], &compared["slots"]), (&json!([]), &json!(16)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_that_cannot_be_are_refused() {
    let scene = Scene::start("staff_slots_bad", MORNING).await;
    let officer = scene.officer().await;
    let babies = json!({ "dimensions": [{ "id": "babies", "title": { "ja": "赤ちゃん" } }] });
    opens(&officer, service("class", babies), &[("10", 2)]).await;
    let one = |starts: &str, ends: &str, more: Value| {
        let mut slot = json!({ "starts_at": starts, "ends_at": ends, "capacity": 2 });
        for (name, value) in more.as_object().unwrap() {
            slot[name] = value.clone();
        }
        json!({ "slots": [slot] })
    };
    let (ten, eleven) = ("2026-04-11T10:00:00+09:00", "2026-04-11T11:00:00+09:00");
    let many: Vec<Value> = (0..501).map(|_| slot(DAY, "13", 1)).collect();

    let path = "/api/staff/services/class/slots";
    refuses(
        &officer,
        path,
        &[
            (json!({}), (400, "bad_request")),
            (json!({ "from": "2026-04-02" }), (400, "bad_request")),
            (json!({ "from": "2026-04-02", "to": "2026-04-01" }), (400, "bad_request")),
            (json!({ "from": "2026-02-30", "to": "2026-04-01" }), (422, "date_does_not_exist")),
            (json!({ "from": "2026-04-01", "to": "2027-04-02" }), (422, "range_too_long")),
            (json!({ "from": "2026-03-01", "to": "2026-03-31" }), (409, "slot_past")),
            (json!({ "slots": many }), (422, "range_too_long")),
            (one(eleven, ten, json!({})), (422, "slots_invalid")),
            (one(ten, ten, json!({})), (422, "slots_invalid")),
            (one(ten, "2026-04-19T10:00:00+09:00", json!({})), (422, "slots_invalid")),
            (one("2026-04-11T10:00:30+09:00", eleven, json!({})), (422, "slots_invalid")),
            (one("2026-02-30T10:00:00+09:00", eleven, json!({})), (422, "date_does_not_exist")),
            (one("2026-03-31T10:00:00+09:00", "2026-03-31T11:00:00+09:00", json!({})), (409, "slot_past")),
            (one(ten, eleven, json!({ "capacity": 0 })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": { "babies": 2 } })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": { "places": 2, "beds": 1 } })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": -1 })), (400, "bad_request")),
            (one(ten, eleven, json!({ "lane": "A" })), (422, "slots_invalid")),
            (one("2026-04-10T10:30:00", "2026-04-10T11:30:00", json!({})), (422, "slots_invalid")),
            (json!({ "slots": [slot(DAY, "13", 1), slot(DAY, "13", 2)] }), (422, "slots_invalid")),
        ],
    )
    .await;
    let nowhere = officer.post("/api/staff/services/none/slots", json!({})).await;
    assert_eq!(nowhere.refusal(), (404, "unknown_service"));
    // Without an offset it is Japan's time; with another one it is turned into it; another lane runs side by side.
    for (right, id) in [
        (one("2026-04-11T10:00", "2026-04-11T11:00", json!({})), "class.20260411T1000.a"),
        (one("2026-04-11T02:00:00Z", "2026-04-11T03:00:00Z", json!({})), "class.20260411T1100.a"),
        (one("2026-04-10T10:30:00", "2026-04-10T11:30:00", json!({ "lane": "b2" })), "class.20260410T1030.b2"),
    ] {
        assert_eq!(officer.post(path, right).await.ok()["made"], json!([id]));
    }
    for (query, refusal) in [
        ("from=2026-02-30&to=2026-03-01", (422, "date_does_not_exist")),
        ("from=2026-04-01&to=2026-05-02", (422, "range_too_long")),
        ("from=2026-04-02&to=2026-04-01", (400, "bad_request")),
        ("from=2026-04-02", (400, "bad_request")),
    ] {
        for what in ["slots", "reconciliation"] {
            let answer = officer.get(&format!("/api/staff/services/class/{what}?{query}")).await;
            assert_eq!(answer.refusal(), refusal, "{what} {query}");
        }
    }
    scene.ends().await;
}
