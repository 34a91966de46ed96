//! Services as staff save them.

use serde_json::{Value, json};
use tests::Scene;

use super::{at, day, refuses};
use crate::reservations::{DAY, MORNING, adds_up, opens, parent, service, slot};

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_checked_and_not_saved_over_somebody_elses() {
    let scene = Scene::start("staff_services", MORNING).await;
    let officer = scene.officer().await;
    let path = "/api/staff/services";
    let save = |more: Value, version: u64| json!({ "service": service("class", more), "version": version });

    let made = officer.post(path, save(json!({ "published": false }), 0)).await;
    assert_eq!((made.status, &made.body["version"]), (201, &json!(1)));
    assert_eq!(officer.post(path, save(json!({}), 0)).await.refusal(), (409, "version_conflict"));
    assert_eq!(officer.post(path, save(json!({}), 7)).await.refusal(), (409, "version_conflict"));
    let race = futures::future::join_all((0..4).map(|_| officer.post(path, save(json!({}), 1)))).await;
    assert_eq!(race.iter().filter(|answer| answer.status == 200).count(), 1, "{race:?}");
    let listed = officer.get(path).await.ok();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["version"]), (1, &json!(2)));

    let session = |from: &str, until: &str| json!({ "weekday": "monday", "from": from, "until": until, "minutes": 30, "capacity": { "places": 1 } });
    for (more, reason) in [
        (json!({ "pattern": [session("10:00:00", "09:00:00")] }), "pattern.0.until: backwards"),
        (
            json!({ "pattern": [session("10:00:00", "12:00:00"), session("11:00:00", "13:00:00")] }),
            "pattern.1: overlap",
        ),
        (json!({ "admission": { "kind": "draw" } }), "opening.campaign: missing"),
        (json!({ "id": "A b" }), "id: shape"),
    ] {
        let answer = officer.post(path, save(more, 2)).await;
        assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), ((422, "service_invalid"), &json!(reason)));
    }
    refuses(
        &officer,
        path,
        &[
            (save(json!({ "exceptions": [{ "date": "2026-02-30" }] }), 2), (400, "bad_request")),
            (save(json!({ "surprise": true }), 2), (400, "bad_request")),
            (json!({ "version": 2 }), (400, "bad_request")),
        ],
    )
    .await;
    assert_eq!(officer.get(path).await.ok()[0]["version"], 2, "nothing was saved");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_that_has_opened_keeps_its_rules() {
    let scene = Scene::start("staff_draw", MORNING).await;
    let officer = scene.officer().await;
    let path = "/api/staff/services";
    let draw = |closes: &str| {
        service(
            "class",
            json!({
                "admission": { "kind": "draw" },
                "opening": { "campaign": { "opens_at": "2026-04-02T00:00:00", "closes_at": closes } },
            }),
        )
    };
    let first = officer.post(path, json!({ "service": draw("2026-04-05T17:00:00"), "version": 0 })).await.ok();
    assert_eq!(first["commitment"].as_str().unwrap().len(), 64);
    let second = officer.post(path, json!({ "service": draw("2026-04-06T17:00:00"), "version": 1 })).await.ok();
    assert_eq!((&second["commitment"], &second["drawn"]), (&first["commitment"], &json!(false)), "a seed is made once");

    scene.set_clock("2026-04-02T09:00:00+09:00").await;
    let officer = scene.officer().await;
    for (service, reason) in [
        (draw("2026-04-07T17:00:00"), "opening.campaign: draw_has_opened"),
        (service("class", json!({})), "admission: draw_has_opened"),
    ] {
        let answer = officer.post(path, json!({ "service": service, "version": 2 })).await;
        assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), ((422, "service_invalid"), &json!(reason)));
    }
    let mut described = draw("2026-04-06T17:00:00");
    described["description"] = json!({ "ja": "動きやすい服で" });
    officer.post(path, json!({ "service": described, "version": 2 })).await.ok();

    // Whoever applies stands in the slot for staff, and a draw never starts over places that are taken.
    let slots = json!({ "slots": [slot(DAY, "10", 1)] });
    officer.post("/api/staff/services/class/slots", slots).await.ok();
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let id = sakura.books("class.20260410T1000.a", "a").await.text("/id");
    let shown = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!((&shown["id"], &shown["state"]), (&json!(id), &json!("applied")));
    adds_up(&officer, "class").await;
    let taken = opens(&officer, service("other", json!({})), &[("13", 1)]).await;
    sakura.books(&taken[0], "b").await.ok();
    let mut late = draw("2026-04-06T17:00:00");
    late["id"] = json!("other");
    let answer = officer.post(path, json!({ "service": late, "version": 1 })).await;
    assert_eq!(
        (answer.refusal(), &answer.body["error"]["reason"]),
        ((422, "service_invalid"), &json!("admission: has_bookings"))
    );
    officer.post(&at("class.20260410T1000.a", &id, "cancellation"), json!({})).await.ok();
    assert_eq!(sakura.state(&id).await, "withdrawn");
    scene.ends().await;
}
