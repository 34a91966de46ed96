//! Devices: a code for ten minutes, six digits to compare, a yes.

use reqwest::Method;
use serde_json::json;
use tests::{Scene, Tablet};

use super::{HINATA, MORNING, Nursery, came, child};

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_enrolled_once_and_waits_for_staff() {
    let scene = Scene::start("devices_enrolment", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let staff = nursery.staff().await;
    let mut gate = Tablet::asks(&scene, &staff, HINATA, "gate", "正門").await;
    let card = gate.sends(&gate.signs(Method::GET, "/api/sync/device", b"")).await.ok();
    assert_eq!((&card["state"], &card["name"]), (&json!("pending"), &json!("正門")));
    gate.writes(came("k_1"));
    let push = gate.signs_push(&gate.log.push(gate.moment()));
    assert_eq!(gate.sends(&push).await.refusal(), (403, "device_pending"));
    let pull = gate.signs(Method::GET, "/api/sync/pull?cursor=W10", b"");
    assert_eq!(gate.sends(&pull).await.refusal(), (403, "device_pending"));

    let listed = staff.get(&nursery.at("/devices")).await.ok();
    assert_eq!(listed[0]["check"], card["check"], "the same six digits on both screens");
    staff.post(&nursery.at(&format!("/devices/{}/approval", gate.id)), json!({})).await.ok();
    gate.syncs().await;
    assert_eq!(nursery.standing("k_1").await, "present");

    let path = nursery.at("/devices");
    let code = staff.post(&path, json!({ "kind": "gate", "name": "裏門" })).await.text("/code");
    let enrol =
        |facility: &str, code: &str, key: &str| json!({ "facility_id": facility, "code": code, "public_key": key });
    let nobody = scene.stranger();
    let key = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";
    for (body, refusal) in [
        (enrol(HINATA, "WRONG", key), (422, "code_invalid")),
        (enrol("plaza", &code, key), (422, "code_invalid")),
        (enrol("../etc", &code, key), (422, "code_invalid")),
        (enrol(HINATA, &code, "AAAA"), (422, "key_invalid")),
        (enrol(HINATA, &code, ""), (422, "key_invalid")),
    ] {
        assert_eq!(nobody.post("/api/sync/enrolment", body.clone()).await.refusal(), refusal, "{body}");
    }
    assert_eq!(nobody.post("/api/sync/enrolment", enrol(HINATA, &code, key)).await.status, 201);
    assert_eq!(nobody.post("/api/sync/enrolment", enrol(HINATA, &code, key)).await.refusal(), (422, "code_invalid"));

    let late = staff.post(&path, json!({ "kind": "bus", "name": "1号車" })).await.text("/code");
    scene.advance("PT11M").await;
    assert_eq!(nobody.post("/api/sync/enrolment", enrol(HINATA, &late, key)).await.refusal(), (422, "code_invalid"));
    let staff = nursery.staff().await;
    for body in [json!({ "kind": "entry", "name": "入口" }), json!({ "kind": "gate", "name": "" })] {
        assert_eq!(staff.post(&path, body.clone()).await.refusal(), (422, "fact_invalid"), "{body}");
    }
    assert_eq!(staff.post(&path, json!({ "kind": "drone", "name": "x" })).await.refusal(), (400, "bad_request"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_that_may_stay_in_a_drawer_makes_nothing_unknown() {
    let scene = Scene::start("devices_daily", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    let spare = nursery.tablet("gate", "予備").await;
    scene.set_clock(&super::at("09:00")).await;
    gate.syncs().await;
    assert_eq!(nursery.alarms().await[0].1, "unknown", "nobody has heard of the spare tablet");
    let change = nursery.at(&format!("/devices/{}", spare.id));
    let changed = nursery.staff().await.patch(&change, json!({ "daily": false, "name": "予備機" })).await.ok();
    assert_eq!((&changed["daily"], &changed["name"]), (&json!(false), &json!("予備機")));
    assert_eq!(nursery.alarms().await[0].1, "not_seen");
    let nobody = nursery.staff().await.patch(&nursery.at("/devices/dev_no"), json!({ "daily": false })).await;
    assert_eq!(nobody.refusal(), (404, "not_found"));
    scene.ends().await;
}
