//! Who is let in: LINE's ID tokens, our sessions, and what only looks like them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as B64};
use serde_json::{Value, json};
use tests::{Scene, logged};

const MORNING: &str = "2026-04-01T10:00:00+09:00";

/// A JWT with another header or other claims, and the old signature.
fn with_part(token: &str, at: usize, change: impl Fn(&mut Value)) -> String {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let mut part: Value = serde_json::from_slice(&B64.decode(&parts[at]).unwrap()).unwrap();
    change(&mut part);
    parts[at] = B64.encode(part.to_string());
    parts.join(".")
}

#[tokio::test(flavor = "multi_thread")]
async fn only_lines_own_tokens_open_a_session() {
    let scene = Scene::start("identity_tokens", MORNING).await;
    let guardian = scene.guardian().await;
    let token = guardian.id_token().await;
    let other = scene.city().line().id_token_for(&guardian.user_id, "1234567890").unwrap();
    let nobody = scene.stranger();
    let refusal = async |token: &str| {
        let answer = nobody.post("/api/session", json!({ "id_token": token })).await;
        assert!(answer.sentence().len() > 20, "{answer}");
        (answer.status, answer.refusal().1.to_owned())
    };
    let says = |code: &str| (401, code.to_owned());

    assert_eq!(refusal("").await, says("token_malformed"));
    assert_eq!(refusal("not.a.token").await, says("token_malformed"));
    assert_eq!(refusal(&"a".repeat(5_000)).await, says("token_malformed"));
    assert_eq!(refusal(&with_part(&token, 0, |header| header["alg"] = json!("HS256"))).await, says("token_algorithm"));
    assert_eq!(refusal(&with_part(&token, 0, |header| header["alg"] = json!("none"))).await, says("token_algorithm"));
    assert_eq!(
        refusal(&with_part(&token, 0, |header| header["kid"] = json!("nobody"))).await,
        says("token_key_unknown")
    );
    assert_eq!(refusal(&with_part(&token, 1, |claims| claims["sub"] = json!("U1"))).await, says("token_signature"));
    assert_eq!(refusal(&other).await, says("token_audience"));
    assert_eq!(nobody.post("/api/session", json!({})).await.refusal(), (400, "bad_request"));
    assert_eq!(nobody.post("/api/session", json!({ "id_token": 7 })).await.refusal(), (400, "bad_request"));

    nobody.post("/api/session", json!({ "id_token": token })).await.ok();
    scene.advance("PT61M").await;
    assert_eq!(refusal(&token).await, says("token_expired"));
    assert!(!logged().contains(token.split('.').nth(1).unwrap()), "a token is in the log");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_lines_keys_are_out_of_reach_nobody_is_called_a_liar() {
    let scene = Scene::start("identity_keys", MORNING).await;
    let guardian = scene.guardian().await;
    let token = guardian.id_token().await;

    scene.line_fault(json!({ "endpoint": "certs", "status": 500, "times": 100 })).await;
    let answer = scene.stranger().post("/api/session", json!({ "id_token": token })).await;
    assert_eq!(answer.refusal(), (503, "identity_unavailable"));
    scene.line_fault(json!({ "clear": true })).await;
    scene.advance("PT2M").await;
    scene.stranger().post("/api/session", json!({ "id_token": token })).await.ok();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_an_hour_and_cannot_be_made_up() {
    let scene = Scene::start("identity_sessions", MORNING).await;
    let page = scene.guardian().await.page().await;
    let session = page.bearer().to_owned();
    let refusal = async |bearer: &str| {
        let answer = page.carrying(bearer).get("/api/me").await;
        (answer.status, answer.refusal().1.to_owned())
    };
    let says = |code: &str| (401, code.to_owned());

    assert_eq!(scene.stranger().get("/api/me").await.refusal(), (401, "session_missing"));
    assert_eq!(refusal("").await, says("session_missing"));
    assert_eq!(refusal("s1.e30.AAAA").await, says("session_invalid"));
    assert_eq!(refusal(&format!("{session}A")).await, says("session_invalid"));
    let claims = session.split('.').nth(1).unwrap();
    let other =
        B64.encode(String::from_utf8(B64.decode(claims).unwrap()).unwrap().replace("\"r\":\"res_", "\"r\":\"res_0"));
    assert_eq!(refusal(&session.replace(claims, &other)).await, says("session_invalid"));
    let staff = scene.officer().await;
    assert_eq!(refusal(staff.bearer()).await, says("session_invalid"));

    scene.advance("PT59M").await;
    page.get("/api/me").await.ok();
    scene.advance("PT2M").await;
    assert_eq!(refusal(&session).await, says("session_expired"));
    assert!(!logged().contains(claims), "a session is in the log");
    scene.ends().await;
}
