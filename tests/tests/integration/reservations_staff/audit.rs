//! What is written down about what staff do.

use serde_json::json;
use tests::Scene;

use super::at;
use crate::reservations::{MORNING, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn every_change_is_written_down_with_who_made_it_and_without_what_was_said() {
    let scene = Scene::start("staff_audit", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 2)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let id = sakura.books(&slots[0], "a").await.text("/id");
    let message = at(&slots[0], &id, "messages");
    officer.keyed("m").post(&message, json!({ "text": "アレルギーの件" })).await.ok();
    for (bad, refusal) in [
        (json!({ "text": "" }), (422, "text_empty")),
        (json!({ "text": "あ".repeat(501) }), (422, "text_too_long")),
        (json!({ "text": "1234 5678 9018" }), (422, "my_number_refused")),
        (json!({}), (400, "bad_request")),
    ] {
        assert_eq!(officer.keyed("n").post(&message, bad).await.refusal(), refusal);
    }
    assert_eq!(officer.post(&message, json!({ "text": "あ" })).await.refusal(), (400, "idempotency_key_missing"));
    let other = officer.keyed("m").post(&message, json!({ "text": "別のこと" })).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    officer.post(&at(&slots[0], &id, "cancellation"), json!({})).await.ok();
    scene.settle().await;

    let stored = scene.stored().await;
    for action in ["service.saved", "slots.made", "booking.message", "booking.withdrawn"] {
        assert!(stored.contains(&format!("{{\"S\":\"{action}\"}}")), "{action}");
    }
    let said: String = scene.sent(0).iter().map(|row| serde_json::to_string(&row.messages).unwrap()).collect();
    assert!(!said.contains("アレルギー"), "LINE never carries it");
    scene.ends().await;
}
