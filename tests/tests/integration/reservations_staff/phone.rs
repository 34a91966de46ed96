//! Somebody calls: an officer books for them, and says yes for who waits.

use serde_json::{Value, json};
use tests::Scene;

use super::{at, day, refuses};
use crate::reservations::{DAY, MORNING, adds_up, left, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_books_for_somebody_on_the_phone() {
    let scene = Scene::start("staff_phone", MORNING).await;
    let officer = scene.officer().await;
    let asked = json!({
        "who": { "age": { "from_months": 12, "until_months": 24 } },
        "questions": [{ "id": "bus", "title": { "ja": "バスで来る" }, "kind": "check" }],
    });
    let slots = opens(&officer, service("class", asked), &[("10", 2)]).await;
    let call = json!({
        "slot_id": slots[0], "name": "山田 花子", "phone": "03-1234-5678",
        "children": [{ "birth_date": "2024-10-10" }], "answers": { "bus": "yes" },
    });
    let with = |name: &str, value: Value| {
        let mut body = call.clone();
        body[name] = value;
        body
    };

    let booked = officer.keyed("call").post("/api/staff/bookings", call.clone()).await;
    assert_eq!(booked.status, 201, "{booked}");
    let booked = booked.ok();
    assert_eq!(booked["person"], json!({ "kind": "caller", "name": "山田 花子", "phone": "03-1234-5678" }));
    assert_eq!(booked["children"], json!([{ "months": 18 }]));
    assert_eq!(booked["answers"], json!([{ "question": "bus", "title": "バスで来る", "text": "はい" }]));
    let again = officer.keyed("call").post("/api/staff/bookings", call.clone()).await;
    assert_eq!((again.status, &again.body), (201, &booked), "a second tap is the same call");
    let other = officer.keyed("call").post("/api/staff/bookings", with("name", json!("別の人"))).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    assert_eq!(left(&scene, "class").await, [1]);
    assert_eq!(day(&officer, "class", DAY).await[0]["bookings"], json!([booked]));

    refuses(
        &officer,
        "/api/staff/bookings",
        &[
            (with("slot_id", json!("class.20260410T1500.a")), (404, "unknown_slot")),
            (with("slot_id", json!("nothing")), (404, "unknown_slot")),
            (with("name", json!("")), (422, "text_empty")),
            (with("name", json!("あ".repeat(61))), (422, "text_too_long")),
            (with("name", json!("山田\n花子")), (422, "text_not_allowed")),
            (with("name", json!("1234-5678-9018")), (422, "my_number_refused")),
            (with("phone", json!("090")), (422, "text_not_allowed")),
            (with("phone", json!("=cmd|' /C'!A1")), (422, "text_not_allowed")),
            (with("phone", json!("1234 5678 9018")), (422, "my_number_refused")),
            (with("children", json!([])), (422, "not_eligible")),
            (with("children", json!([{}])), (400, "bad_request")),
            (with("children", json!([{ "birth_date": "2024-10-10", "due_date": "2026-10-10" }])), (400, "bad_request")),
            (with("children", json!([{ "birth_date": "2026-02-30" }])), (422, "date_does_not_exist")),
            (with("children", json!([{ "birth_date": "2027-01-01" }])), (422, "birth_in_future")),
            (with("children", json!([{ "birth_date": "2020-10-10" }])), (422, "not_eligible")),
            (with("answers", json!({ "bus": "maybe" })), (422, "answer_invalid")),
            (with("answers", json!({ "no": "yes" })), (422, "question_unknown")),
            (with("extra", json!(1)), (400, "bad_request")),
        ],
    )
    .await;
    let keyless = officer.post("/api/staff/bookings", call.clone()).await;
    assert_eq!(keyless.refusal(), (400, "idempotency_key_missing"));
    let message = at(&slots[0], booked["id"].as_str().unwrap(), "messages");
    let unheard = officer.keyed("m").post(&message, json!({ "text": "持ち物" })).await;
    assert_eq!(unheard.refusal(), (409, "no_line"));
    assert_eq!(officer.get(&message).await.ok(), json!([]));

    officer.keyed("next").post("/api/staff/bookings", with("phone", json!("+81 90-1234-5678"))).await.ok();
    let full = officer.keyed("third").post("/api/staff/bookings", call).await;
    assert_eq!(full.refusal(), (409, "slot_full"));
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_waits_says_yes_on_the_phone() {
    let scene = Scene::start("staff_caller_waits", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let call = json!({
        "slot_id": slots[0], "name": "山田 花子", "phone": "03-1234-5678", "children": [{ "birth_date": "2024-10-10" }],
    });
    let waits = officer.keyed("call").post("/api/staff/bookings", call).await.ok();
    assert_eq!((&waits["state"], &waits["position"]), (&json!("waiting"), &json!(1)));
    let id = waits["id"].as_str().unwrap();

    sakura.cancels(&hers).await.ok();
    scene.settle().await;
    let shown = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!(shown["state"], "offered", "{shown}");
    let yes = officer.post(&at(&slots[0], id, "confirmation"), json!({ "accept": true })).await.ok();
    assert_eq!(yes["state"], "booked");
    scene.advance("PT2H").await;
    let officer = scene.officer().await;
    assert_eq!(day(&officer, "class", DAY).await[0]["bookings"][0]["state"], "booked");
    adds_up(&officer, "class").await;
    scene.ends().await;
}
