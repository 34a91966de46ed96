//! A resident proves with their card who they are, looks at what is kept, and takes it back.

use serde_json::json;
use tests::{Scene, holds_card, logged};

const MORNING: &str = "2026-05-11T10:00:00+09:00";

#[tokio::test(flavor = "multi_thread")]
async fn sakura_registers_with_her_card_and_takes_it_back() {
    let scene = Scene::start("card_registers", MORNING).await;
    let sakura = scene.guardian().await.page().await;
    let before = sakura.get("/api/identity").await.ok();
    assert!(before["registered"].is_null());
    assert!(before["purpose"]["text"].as_str().unwrap().contains("12桁のマイナンバーは使いません"));

    let brought = holds_card(&sakura, "u1").await;
    let registered = brought.registers(&sakura).await;
    assert_eq!(registered.status, 201, "{registered}");
    let registered = registered.ok();
    assert_eq!(
        (&registered["name"], &registered["birth_date"]),
        (&json!("青木　さくら"), &json!("1992-03-04")),
        "what the card says, for its owner"
    );
    assert_eq!(sakura.get("/api/identity").await.ok()["registered"], registered);

    let stored = scene.stored().await;
    for secret in ["青木", "さくら", "青葉町", "1992-03-04", "19920304"] {
        assert!(!stored.contains(secret), "{secret} lies open in a table");
        assert!(!logged().contains(secret), "{secret} is in a log");
    }

    assert_eq!(brought.registers(&sakura).await.refusal(), (409, "attempt_unknown"), "a way back is good once");
    assert_eq!(sakura.delete("/api/identity").await.status, 204);
    assert_eq!(sakura.delete("/api/identity").await.status, 204);
    assert!(sakura.get("/api/identity").await.ok()["registered"].is_null());
    assert!(!scene.stored().await.contains("PERSONS#"), "nothing of it is left");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_back_is_good_for_who_began_it_alone_and_not_for_long() {
    let scene = Scene::start("card_way_back", MORNING).await;
    scene.expects_refusals();
    let sakura = scene.guardian().await.page().await;
    let somebody = scene.guardian().await.page().await;

    let brought = holds_card(&sakura, "u1").await;
    assert_eq!(brought.registers(&somebody).await.refusal(), (409, "attempt_unknown"), "a code that another brings");
    assert_eq!(brought.registers(&sakura).await.status, 201, "it is still hers");

    let late = holds_card(&sakura, "u1").await;
    scene.advance("PT11M").await;
    assert_eq!(late.registers(&sakura).await.refusal(), (409, "attempt_unknown"));

    let turned_back = holds_card(&sakura, "").await;
    assert_eq!(turned_back.code, None);
    assert_eq!(turned_back.registers(&sakura).await.refusal(), (409, "card_turned_back"));

    let mut guessed = holds_card(&sakura, "u1").await;
    guessed.code = Some("guessed".to_owned());
    let refused = guessed.registers(&sakura).await;
    assert_eq!(refused.refusal(), (422, "card_not_proved"));
    assert_eq!(refused.body["error"]["reason"], "code_refused");

    let unread = sakura.post("/api/identity/attempts", json!({ "purpose": "another" })).await;
    assert_eq!(unread.refusal(), (409, "purpose_stale"));
    assert_eq!(scene.stranger().get("/api/identity").await.refusal(), (401, "session_missing"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_stands_for_one_resident() {
    let scene = Scene::start("card_one_person", MORNING).await;
    let old_phone = scene.guardian().await.page().await;
    let new_phone = scene.guardian().await.page().await;

    holds_card(&old_phone, "u1").await.registers(&old_phone).await.ok();
    holds_card(&new_phone, "u1").await.registers(&new_phone).await.ok();
    assert!(old_phone.get("/api/identity").await.ok()["registered"].is_null(), "it moved to the new phone");

    holds_card(&new_phone, "u2").await.registers(&new_phone).await.ok();
    let name = new_phone.get("/api/identity").await.text("/registered/name");
    assert_eq!(name, "石田　悠希", "and the phone to whoever registers on it");
    assert_eq!(scene.stored().await.matches("PERSONS#").count(), 1, "nobody is left behind");
    scene.ends().await;
}
