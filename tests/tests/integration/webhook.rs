//! LINE's webhook at the door: who is let in, what is queued, what comes of LINE's own bodies.

use serde_json::{Value, json};
use tests::{Event, NEXT_SECRET, SECRET, Scene, shared, sign, webhook_body};

const MORNING: &str = "2026-04-01T10:00:00+09:00";

#[tokio::test(flavor = "multi_thread")]
async fn only_line_is_let_in() {
    let scene = Scene::start("webhook_door", MORNING).await;
    let body = webhook_body(&[]);

    let answer = async |body: &[u8], signature: Option<&str>| {
        let answer = scene.webhook_signed(body, signature).await;
        let code = answer.refusal().1.to_owned();
        (answer.status, code)
    };
    let refused = |status: u16, code: &str| (status, code.to_owned());

    assert_eq!(answer(body.as_bytes(), Some(&sign(SECRET, body.as_bytes()))).await, refused(200, ""));
    assert_eq!(answer(body.as_bytes(), Some(&sign(NEXT_SECRET, body.as_bytes()))).await, refused(200, ""));
    assert_eq!(answer(body.as_bytes(), None).await, refused(401, "signature_invalid"));
    assert_eq!(answer(body.as_bytes(), Some("")).await, refused(401, "signature_invalid"));
    assert_eq!(answer(body.as_bytes(), Some("not base64!")).await, refused(401, "signature_invalid"));
    assert_eq!(
        answer(body.as_bytes(), Some(&sign("another secret", body.as_bytes()))).await,
        refused(401, "signature_invalid")
    );
    let changed = body.replace("events", "Events");
    assert_eq!(
        answer(changed.as_bytes(), Some(&sign(SECRET, body.as_bytes()))).await,
        refused(401, "signature_invalid")
    );
    for broken in ["i am not json", "", r#"{"events":7}"#] {
        assert_eq!(
            answer(broken.as_bytes(), Some(&sign(SECRET, broken.as_bytes()))).await,
            refused(400, "bad_request"),
            "{broken}"
        );
    }
    // Bytes that are no UTF-8 reach the function in base64.
    let raw = [b"{\"events\":[]}".as_slice(), &[0xff]].concat();
    assert_eq!(answer(&raw, Some(&sign(SECRET, &raw))).await, refused(400, "bad_request"));
    assert_eq!(answer(&raw, Some(&sign("another", &raw))).await, refused(401, "signature_invalid"));

    assert_eq!(scene.left_in_queues().await, []);
    assert_eq!(scene.sent(0), []);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_in_base64_is_decoded_before_it_is_verified() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let scene = Scene::start("webhook_base64", MORNING).await;
    let guardian = scene.newcomer().await;
    let body = webhook_body(&[Event::text("base64-1", &guardian.user_id, scene.now().await, "ヘルプ")]);
    let event = |signature: String| {
        json!({
            "version": "2.0", "rawPath": "/line/webhook", "isBase64Encoded": true,
            "headers": { "X-Line-Signature": signature },
            "body": BASE64_STANDARD.encode(&body),
            "requestContext": { "http": { "method": "POST" } },
        })
    };

    let refused = scene.city().invoke("LineWebhookFunction", event(sign("wrong", body.as_bytes()))).await.unwrap();
    assert_eq!(refused["statusCode"], 401);
    let taken = scene.city().invoke("LineWebhookFunction", event(sign(SECRET, body.as_bytes()))).await.unwrap();
    assert_eq!(taken["statusCode"], 200);
    scene.settle().await;

    assert_eq!(scene.sent(0).len(), 1, "the help was sent");
    // The reply token was made up.
    scene.expects_refusals();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_whole() {
    let scene = Scene::start("webhook_large", MORNING).await;
    let guardian = scene.newcomer().await;
    let now = scene.now().await;

    let event = |n: usize| Event::text(&format!("many-{n}"), &guardian.user_id, now, "あ");
    let many = webhook_body(&(0..10_000).map(event).collect::<Vec<_>>());
    assert_eq!(scene.webhook(&many).await, 413);
    let some = webhook_body(&(0..501).map(event).collect::<Vec<_>>());
    assert_eq!(scene.webhook(&some).await, 413);
    let large = webhook_body(&[Event::text("large", &guardian.user_id, now, &"あ".repeat(700_000))]);
    assert!(large.len() > 2_000_000);
    assert_eq!(scene.webhook(&large).await, 413);

    assert_eq!(scene.left_in_queues().await, []);
    assert_eq!(scene.sent(0), []);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_queue_refuses_line_keeps_the_event_and_brings_it_again() {
    let scene = Scene::start("webhook_queue_refuses", MORNING).await;
    let Some(sqs) = scene.city().sqs().cloned() else {
        println!("skipped: only our own queue can be taken away and put back");
        return scene.ends_with_dead_letters();
    };
    let guardian = scene.newcomer().await;
    scene.stranger().post("/_city/line/settings", json!({ "redelivery": true })).await.ok();
    scene.sqs("DeleteQueue", "-line-events.fifo", json!({})).await;

    let answer = guardian.does(json!({ "type": "follow" })).await;
    assert_eq!(answer.body, json!({ "webhook_status": 500 }));

    let (name, attributes) =
        scene.city().template().queues().iter().find(|(name, _)| name.ends_with("-line-events.fifo")).unwrap();
    // AWS lets a name be used again after a minute. LINE has tried again once by then, in vain.
    scene.advance("PT61S").await;
    sqs.ensure_queue(name, attributes).unwrap();
    scene.advance("PT5M").await;
    assert!(guardian.last().await.contains("友だち追加ありがとうございます"));
    assert_eq!(guardian.heard().await, 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_comes_twice_is_answered_once() {
    let scene = Scene::start("webhook_twice", MORNING).await;
    let guardian = scene.guardian().await;
    let before = scene.sent_so_far();
    let late = scene.now().await - jiff::SignedDuration::from_mins(5);
    let body = webhook_body(&[Event::text("twice-1", &guardian.user_id, late, "ヘルプ")]);

    assert_eq!(scene.webhook(&body).await, 200);
    assert_eq!(scene.webhook(&body).await, 200);
    scene.settle().await;
    // After five minutes the queue has forgotten the id; the claim has not.
    scene.advance("PT6M").await;
    let again = body.replace("\"isRedelivery\":false", "\"isRedelivery\":true");
    assert_eq!(scene.webhook(&again).await, 200);
    scene.settle().await;
    scene.advance("P6D").await;
    assert_eq!(scene.webhook(&body).await, 200);
    scene.settle().await;

    let answers: Vec<_> = scene.sent(before).into_iter().filter(|row| row.status == 200).collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(answers[0].method, "push", "the reply token is long over");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_own_signature_vectors_are_answered_as_its_sdks_answer() {
    let Some(folder) = shared("line/fixtures") else { return };
    let scene = Scene::start("webhook_vectors", MORNING).await;
    let file: Value = serde_json::from_slice(&std::fs::read(folder.join("signature-vectors.json")).unwrap()).unwrap();

    for vector in file["vectors"].as_array().unwrap() {
        let body = match vector["body"].as_str() {
            Some(body) => body.as_bytes().to_vec(),
            None => std::fs::read(folder.join(vector["body_file"].as_str().unwrap())).unwrap(),
        };
        // The vectors' secrets are not ours, so none of their signatures opens our door …
        let status = scene.webhook_signed(&body, vector["signature"].as_str()).await.status;
        assert_eq!(status, 401, "{}", vector["id"]);
        // … and ours opens it for each of their bodies that is JSON.
        let is_webhook = serde_json::from_slice::<Value>(&body).is_ok();
        let status = scene.webhook_signed(&body, Some(&sign(SECRET, &body))).await.status;
        assert_eq!(status, if is_webhook { 200 } else { 400 }, "{}", vector["id"]);
    }
    scene.settle().await;
    scene.expects_refusals();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_body_that_line_publishes_is_taken_and_no_event_is_lost() {
    let Some(folder) = shared("line/fixtures") else { return };
    let scene = Scene::start("webhook_fixtures", MORNING).await;
    let manifest: Vec<Value> = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();

    let mut bodies = 0;
    for entry in manifest.iter().filter(|entry| entry["n_events"].is_number()) {
        let file = entry["file"].as_str().unwrap();
        let body = std::fs::read(folder.join(file)).unwrap();
        let status = scene.webhook_signed(&body, Some(&sign(SECRET, &body))).await.status;
        assert_eq!(status, 200, "{file}");
        scene.settle().await;
        bodies += 1;
    }
    assert_eq!(bodies, 33);
    scene.expects_refusals();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_out_is_not_repeated_by_a_delivery_minutes_later() {
    let scene = Scene::start("webhook_minutes_later", MORNING).await;
    scene.expects_refusals();
    let guardian = scene.guardian().await;
    let now = scene.now().await;
    // LINE has taken this token before, and says so.
    let body = webhook_body(&[Event::text("later-1", &guardian.user_id, now, "ヘルプ")]);
    assert_eq!(scene.webhook(&body).await, 200);
    scene.settle().await;
    let before = scene.sent_so_far();

    // Past the queue's five minutes of deduplication, and past the token's one.
    scene.advance("PT6M").await;
    assert_eq!(scene.webhook(&body).await, 200);
    scene.settle().await;

    assert_eq!(scene.sent(before), []);
    scene.ends().await;
}
