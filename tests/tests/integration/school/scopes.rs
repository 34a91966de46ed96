//! Every path of a message, tried by everybody who has no business with it.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, Scene};

use super::{MORNING, School, drafts, letter, pupil, sends, step};

/// Every step of a message at a desk.
fn steps(id: &str, shown: &Value) -> Vec<(Method, String, Option<Value>)> {
    let at = |path: &str| format!("/api/staff/messages/{id}{path}");
    let draft = json!({ "audience": [{ "kind": "facility", "facility": "minami" }],
                        "content": { "texts": { "ja": { "title": "乗っ取り", "body": "乗っ取り" } } } });
    vec![
        (Method::GET, at(""), None),
        (Method::GET, at("/readers"), None),
        (Method::PUT, at(""), Some(json!({ "draft": draft, "version": 1 }))),
        (Method::POST, at("/submission"), Some(json!({ "shown": shown }))),
        (Method::POST, at("/approval"), Some(json!({ "shown": shown }))),
        (Method::POST, at("/cancellation"), Some(json!({}))),
        (Method::POST, at("/recall"), Some(json!({}))),
        (Method::POST, at("/correction"), Some(json!({ "content": draft["content"] }))),
        (Method::POST, at("/reminder"), Some(json!({ "unread": 1 }))),
    ]
}

async fn tries(caller: &Caller<'_>, steps: &[(Method, String, Option<Value>)]) -> Vec<Answer> {
    let mut answers = Vec::new();
    for (method, path, body) in steps {
        answers.push(caller.call(method.clone(), path, body.clone()).await);
    }
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_from_another_house_sees_or_moves_a_message_at_any_step() {
    let scene = Scene::start("school_scopes", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let kita = School::opens_as(&scene, "kita", "きた小学校", &[pupil(2, "26p1a", json!({}))]).await;
    let (mother, stranger) = (scene.guardian().await, scene.guardian().await);
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    kita.joins(&stranger, "k_2", "g_2m", "🐰").await;
    let sato = school.teacher("sato").await;
    let elsewhere = kita.teacher("kato").await;
    let guardian = stranger.page().await;

    let draft = drafts(&sato, "1", letter(json!([school.everybody()]), "連絡", "連絡です。")).await.ok();
    let waiting = drafts(&sato, "2", letter(json!([school.everybody()]), "連絡", "連絡です。")).await.ok();
    let waiting = step(&sato, &waiting, "submission").await.ok();
    for card in [&draft, &waiting] {
        let steps = steps(card["id"].as_str().unwrap(), &card["shown"]);
        for answer in tries(&elsewhere, &steps).await {
            assert_eq!(answer.refusal(), (404, "not_found"), "{answer}");
        }
        // A resident's session is no token of staff, and neither is nothing.
        for caller in [&guardian, &scene.stranger()] {
            for answer in tries(caller, &steps).await {
                assert!(matches!(answer.status, 401 | 403), "{answer}");
            }
        }
    }
    assert_eq!(elsewhere.get("/api/staff/messages?facility=minami").await.refusal(), (404, "not_found"));

    let sent = sends(&scene, &sato, "3", letter(json!([school.everybody()]), "連絡", "連絡です。")).await;
    let id = sent["id"].as_str().unwrap();
    for answer in tries(&elsewhere, &steps(id, &sent["shown"])).await {
        assert_eq!(answer.refusal(), (404, "not_found"), "{answer}");
    }
    for path in [format!("/api/messages/{id}"), format!("/api/messages/{id}/attachments/{}", "0".repeat(64))] {
        assert_eq!(guardian.get(&path).await.refusal(), (404, "not_found"));
    }
    let receipt = guardian.post(&format!("/api/messages/{id}/receipt"), json!({})).await;
    assert_eq!(receipt.refusal(), (404, "not_found"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_loses_the_right_to_read_loses_what_was_written_before() {
    let scene = Scene::start("school_barred", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let (mother, father) = (scene.guardian().await, scene.guardian().await);
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    school.joins(&father, "k_1", "g_1f", "🐼").await;
    let sato = school.teacher("sato").await;
    let sent = sends(&scene, &sato, "1", letter(json!([school.everybody()]), "連絡", "連絡です。")).await;
    let path = format!("/api/messages/{}", sent["id"].as_str().unwrap());
    father.page().await.get(&path).await.ok();

    // One leaves while an order is placed: it is in the queue, and does not reach him.
    let card = drafts(&sato, "2", letter(json!([school.everybody()]), "遠足", "集合は正門です。")).await.ok();
    step(&sato, &card, "submission").await.ok();
    let order = json!({ "guardian_id": "g_1f", "bars": ["read", "report", "collect"] });
    sato.post("/api/staff/facilities/minami/children/k_1/orders", order).await.ok();
    let (hers, his) = (mother.heard().await, father.heard().await);
    scene.advance("PT2M").await;
    scene.settle().await;
    assert_eq!((mother.heard().await, father.heard().await), (hers + 1, his));
    let page = father.page().await;
    assert_eq!(page.get(&path).await.refusal(), (404, "not_found"));
    assert_eq!(page.get("/api/messages").await.ok()["messages"], json!([]));
    assert_eq!(mother.page().await.get("/api/messages").await.ok()["messages"].as_array().unwrap().len(), 2);
    scene.ends().await;
}
