use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, left, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_booked_is_refused_with_a_sentence_and_writes_nothing() {
    let scene = Scene::start("reservations_bad_input", MORNING).await;
    let officer = scene.officer().await;
    let asks = json!({ "questions": [
        { "id": "name", "title": { "ja": "お子さんのお名前" }, "required": true, "kind": "text", "longest": 20 },
        { "id": "food", "title": { "ja": "昼食" }, "kind": "choice", "options": { "milk": { "ja": "ミルク" }, "meal": { "ja": "離乳食" } } },
    ] });
    let slots = opens(&officer, service("class", asks), &[("10", 2)]).await;
    opens(&officer, service("other", json!({})), &[("10", 2)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-10-10"]).await);
    let (mine, theirs) = (sakura.children[0].clone(), yuki.children[0].clone());
    let book =
        |slot: &str, child: &str, answers: Value| json!({ "slot_id": slot, "child_ids": [child], "answers": answers });
    let named = || json!({ "name": "つなぐ" });
    let (large, huge) = ("あ".repeat(50_000), "あ".repeat(3_400_000));

    let cases = [
        (book("class.20260410T1500.a", &mine, named()), 404, "unknown_slot"),
        (book("class.20260230T1000.a", &mine, named()), 404, "unknown_slot"),
        (book("nothing.20260410T1000.a", &mine, named()), 404, "unknown_service"),
        (book("' OR 1=1", &mine, named()), 404, "unknown_slot"),
        (book(&slots[0], &theirs, named()), 404, "not_found"),
        (book(&slots[0], &mine, json!({})), 422, "answer_missing"),
        (book(&slots[0], &mine, json!({ "name": "つ", "age": "3" })), 422, "question_unknown"),
        (book(&slots[0], &mine, json!({ "name": "あ".repeat(21) })), 422, "answer_invalid"),
        (book(&slots[0], &mine, json!({ "name": "a\u{202e}b" })), 422, "answer_invalid"),
        (book(&slots[0], &mine, json!({ "name": "つ", "food": "cake" })), 422, "answer_invalid"),
        (book(&slots[0], &mine, json!({ "name": "1234-5678-9018" })), 422, "my_number_refused"),
        (book(&slots[0], &mine, json!({ "name": large })), 413, "body_too_large"),
        (json!({ "slot_id": slots[0], "child_ids": [mine, mine], "answers": named() }), 422, "not_eligible"),
        (json!({ "slot_id": slots[0], "child_ids": [], "answers": named() }), 422, "not_eligible"),
        (json!({ "slot_id": slots[0], "child_ids": [mine], "answers": named(), "free": true }), 400, "bad_request"),
        (json!({}), 400, "bad_request"),
    ];
    for (n, (body, status, code)) in cases.into_iter().enumerate() {
        let refused = sakura.page.keyed(&format!("k{n}")).post("/api/bookings", body).await;
        assert_eq!(refused.refusal(), (status, code), "case {n}");
        assert!(refused.sentence().chars().count() > 8, "case {n}: {}", refused.sentence());
    }
    // 10 MB do not even reach the function.
    let refused =
        sakura.page.keyed("huge").post("/api/bookings", book(&slots[0], &mine, json!({ "name": huge }))).await;
    assert_eq!(refused.status, 413);
    for key in ["", "two words", &"k".repeat(65)] {
        let body = book(&slots[0], &mine, named());
        let refused = sakura.page.keyed(key).post("/api/bookings", body).await;
        assert_eq!(refused.refusal(), (400, "idempotency_key_missing"), "{key:?}");
    }
    assert_eq!(left(&scene, "class").await, [2]);
    assert_eq!(sakura.page.get("/api/bookings").await.ok(), json!([]));

    // Emoji outside the basic plane count as LINE and forms count them, and are kept.
    let family = "👨‍👩‍👧𠮷野";
    let booked = sakura.page.keyed("ok").post("/api/bookings", book(&slots[0], &mine, json!({ "name": family }))).await;
    let id = booked.text("/id");
    assert_eq!(sakura.page.get(&format!("/api/bookings/{id}")).await.ok()["answers"]["name"], family);
    assert_eq!(sakura.moves(&id, "other.20260410T1000.a", "m").await.refusal(), (422, "other_service"));
    for (path, body) in
        [("change", json!({ "slot_id": slots[0] })), ("cancellation", json!({})), ("acceptance", json!({}))]
    {
        let path = format!("/api/bookings/{id}/{path}");
        assert_eq!(yuki.page.keyed("y").post(&path, body).await.refusal(), (404, "not_found"), "{path}");
    }
    assert_eq!(yuki.page.get(&format!("/api/bookings/{id}/ics")).await.refusal(), (404, "not_found"));
    for (query, status, code) in [
        ("from=2026-02-30&to=2026-03-01", 422, "date_does_not_exist"),
        ("from=2026-04-02&to=2026-04-01", 400, "bad_request"),
        ("from=2026-04-01&to=2027-04-01", 422, "range_too_long"),
        ("from=2026-04-01", 400, "bad_request"),
    ] {
        let refused = scene.stranger().get(&format!("/api/services/class/slots?{query}")).await;
        assert_eq!(refused.refusal(), (status, code), "{query}");
    }

    // A slot that has begun, by the clock of the city.
    scene.set_clock("2026-04-10T10:00:00+09:00").await;
    let page = yuki.guardian.page().await;
    let past = page.keyed("p").post("/api/bookings", book(&slots[0], &theirs, named())).await;
    assert_eq!(past.refusal(), (409, "slot_past"));
    scene.ends().await;
}
