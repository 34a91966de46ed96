use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, adds_up, left, opens, parent, service, slot};

#[tokio::test(flavor = "multi_thread")]
async fn anyone_can_check_a_draw() {
    let scene = Scene::start("reservations_draw", MORNING).await;
    let officer = scene.officer().await;
    let draw = json!({
        "admission": { "kind": "draw" },
        "opening": { "campaign": { "opens_at": "2026-04-01T00:00:00", "closes_at": "2026-04-05T17:00:00" } },
        "limits": { "per_household": { "count": 1, "period": "campaign" } },
    });
    let slots = opens(&officer, service("class", draw), &[("10", 2)]).await;
    let before = scene.stranger().get("/api/services/class/draw").await.ok();
    assert_eq!((before["seed"].clone(), before["slots"].clone()), (Value::Null, Value::Null));
    let commitment = before["commitment"].as_str().unwrap().to_owned();
    let mut families = Vec::new();
    for n in 0..5 {
        let family = parent(&scene, &["2024-10-10"]).await;
        let applied = family.books(&slots[0], &format!("a{n}")).await.ok();
        assert_eq!(applied["state"], "applied");
        families.push((family, applied["id"].as_str().unwrap().to_owned()));
    }
    assert_eq!(left(&scene, "class").await, [2], "an application takes no place");
    families[4].0.cancels(&families[4].1).await.ok();
    let early = officer.post("/api/staff/services/class/draw", json!({})).await;
    assert_eq!(early.refusal(), (409, "draw_not_over"));

    scene.set_clock("2026-04-05T18:10:00+09:00").await;
    let after = scene.stranger().get("/api/services/class/draw").await.ok();
    assert_eq!(after["commitment"], commitment.as_str());
    let seed = after["seed"].as_str().unwrap();
    let bytes: Vec<u8> = (0..64).step_by(2).map(|n| u8::from_str_radix(&seed[n..n + 2], 16).unwrap()).collect();
    assert_eq!(domain::reservation::commitment(&bytes.clone().try_into().unwrap()), commitment);
    let drawn = after["slots"][0]["applications"].as_array().unwrap().clone();
    assert_eq!(drawn.len(), 4, "who withdrew is not in it");
    let applications = drawn.iter().map(|one| domain::reservation::Application {
        id: one["id"].as_str().unwrap().to_owned(),
        units: [("places".to_owned(), 1)].into(),
    });
    let room = [("places".to_owned(), 2)].into();
    let again = domain::reservation::draw(&bytes.try_into().unwrap(), &room, applications.rev().collect());
    let won = |id: &str| again.iter().find(|one| one.id == id).is_some_and(|one| one.drawn);
    for (family, id) in families.iter().take(4) {
        let page = family.guardian.page().await;
        let state = page.get(&format!("/api/bookings/{id}")).await.text("/state");
        assert_eq!(state, if won(id) { "booked" } else { "not_drawn" });
        assert_eq!(family.guardian.last().await.contains("当選"), won(id));
    }
    assert_eq!(left(&scene, "class").await, [0]);
    let heard = families[0].0.guardian.heard().await;
    let officer = scene.officer().await;
    officer.post("/api/staff/services/class/draw", json!({})).await.ok();
    scene.settle().await;
    assert_eq!(families[0].0.guardian.heard().await, heard, "nobody is told twice");
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_draw_left_free_goes_to_anyone_and_is_never_drawn_again() {
    let scene = Scene::start("reservations_after_draw", MORNING).await;
    let officer = scene.officer().await;
    let campaign = json!({ "opens_at": "2026-04-01T00:00:00", "closes_at": "2026-04-05T17:00:00" });
    let draw = json!({ "admission": { "kind": "draw" }, "opening": { "campaign": campaign } });
    let slots = opens(&officer, service("class", draw.clone()), &[("10", 2)]).await;
    let early = json!({ "slots": [slot("2026-04-05", "10", 2)] });
    officer.post("/api/staff/services/class/slots", early).await.ok();
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let before = sakura.books("class.20260405T1000.a", "early").await;
    assert_eq!(before.refusal(), (409, "not_open"), "it would be drawn for when it is over");
    let hers = sakura.books(&slots[0], "a").await.text("/id");

    scene.set_clock("2026-04-05T17:01:00+09:00").await;
    let officer = scene.officer().await;
    let soon = officer.post("/api/staff/services/class/draw", json!({})).await;
    assert_eq!(soon.refusal(), (409, "draw_not_over"), "an application may still be on its way");
    scene.set_clock("2026-04-05T18:10:00+09:00").await;
    let officer = scene.officer().await;
    assert_eq!(sakura.state(&hers).await, "booked");
    let record = scene.stranger().get("/api/services/class/draw").await.ok();
    let save = |service, version| json!({ "service": service, "version": version });
    officer.post("/api/staff/services", save(service("class", json!({})), 1)).await.ok();

    let page = yuki.guardian.page().await;
    let body = json!({ "slot_id": slots[0], "child_ids": yuki.children });
    assert_eq!(page.keyed("b").post("/api/bookings", body).await.ok()["state"], "booked");
    assert_eq!(scene.stranger().get("/api/services/class/draw").await.ok(), record, "the proof stays");
    let again = officer.post("/api/staff/services", save(service("class", draw), 2)).await;
    assert_eq!(again.refusal(), (422, "service_invalid"));
    assert_eq!(again.body["error"]["reason"], "admission: was_drawn");
    adds_up(&officer, "class").await;
    scene.ends().await;
}
