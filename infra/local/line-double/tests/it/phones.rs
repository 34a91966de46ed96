//! Residents' phones and the account's webhook.

use crate::common::{SECRET, Town, Webhook, body, key, text};
use jiff::SignedDuration;
use line::{Event, Kind, Secret, verify};
use serde_json::{Value, json};

async fn tap(town: &Town, user: &str, what: Value) -> Value {
    town.control(&format!("/phones/{user}/actions"), &what).await
}

#[tokio::test]
async fn every_tap_becomes_a_signed_event() {
    let town = Town::open().await;
    let webhook = Webhook::open(&[]).await;
    town.double.set_webhook_url(&webhook.url);

    let user = town.resident().await;
    tap(&town, &user, json!({"type": "text", "text": "こんにちは"})).await;
    let params = json!({"date": "2026-04-01"});
    tap(&town, &user, json!({"type": "postback", "data": "birth", "params": params, "label": "生年月日"})).await;
    tap(&town, &user, json!({"type": "location", "latitude": 35.7, "longitude": 139.6})).await;
    assert_eq!(tap(&town, &user, json!({"type": "block"})).await, json!({"webhook_status": 200}));
    tap(&town, &user, json!({"type": "unblock"})).await;

    for (signature, body) in webhook.seen.lock().unwrap().iter() {
        assert_eq!(verify(body.as_bytes(), Some(signature), &[Secret::new(SECRET)]), Ok(()));
    }
    let events: Vec<_> = webhook.events().iter().map(|raw| Event::read(&raw.to_string())).collect();
    let kinds: Vec<_> = events.iter().map(|event| event.kind.name()).collect();
    assert_eq!(kinds, ["follow", "text", "postback", "location", "unfollow", "follow"]);
    assert!(matches!(events[5].kind, Kind::Follow { is_unblocked: true }));
    assert!(events[4].reply_token.is_none());
    for event in &events {
        assert_eq!(event.source.user_id.as_deref(), Some(user.as_str()));
        assert_eq!(event.webhook_event_id.as_ref().unwrap().len(), 26);
        assert_eq!(event.at(), Some(town.clock.now()));
    }
    let from: Vec<_> = town.chat(&user).await.iter().map(|item| item["from"].clone()).collect();
    assert_eq!(from, ["system", "resident", "resident", "resident", "system", "system"]);
}

#[tokio::test]
async fn a_reply_token_is_good_once_and_for_a_minute() {
    let town = Town::open().await;
    let webhook = Webhook::open(&[]).await;
    town.double.set_webhook_url(&webhook.url);
    let user = town.resident().await;
    tap(&town, &user, json!({"type": "text", "text": "a"})).await;
    tap(&town, &user, json!({"type": "text", "text": "b"})).await;
    let tokens: Vec<_> = webhook.events().iter().map(|event| event["replyToken"].clone()).collect();
    let key = key(1);
    let reply = async |token: &Value, key| {
        town.send("reply", &json!({"replyToken": token, "messages": [text("はい")]}), key).await
    };

    assert_eq!(reply(&tokens[1], Some(key.as_str())).await.status(), 400, "no retry key here");
    assert_eq!(reply(&tokens[1], None).await.status(), 200);
    let again = reply(&tokens[1], None).await;
    assert_eq!(again.status(), 400);
    assert_eq!(body(again).await, json!({"message": "Invalid reply token"}));
    town.advance(60);
    assert_eq!(reply(&tokens[2], None).await.status(), 400);
    assert_eq!(reply(&json!("made up"), None).await.status(), 400);

    let row = &town.double.sent(0)[1];
    assert_eq!((row.status, row.to.clone()), (200, vec![user]));
}

#[tokio::test]
async fn redelivery_is_off_unless_it_was_asked_for() {
    let town = Town::open().await;
    let webhook = Webhook::open(&[503, 200, 503, 503]).await;
    town.double.set_webhook_url(&webhook.url);
    let user = town.resident().await;
    assert_eq!(town.double.next_redelivery(), None);

    town.control("/settings", &json!({"redelivery": true})).await;
    tap(&town, &user, json!({"type": "text", "text": "taken"})).await;
    assert_eq!(tap(&town, &user, json!({"type": "text", "text": "lost"})).await, json!({"webhook_status": 503}));

    let first = town.double.next_redelivery().unwrap();
    assert_eq!(first, town.clock.now() + SignedDuration::from_mins(1));
    assert_eq!(town.double.redeliver_due(town.clock.now()).await.unwrap(), 0);
    town.advance(60);
    assert_eq!(town.double.redeliver_due(first).await.unwrap(), 1, "refused again");
    let second = town.double.next_redelivery().unwrap();
    town.advance(120);
    assert_eq!(town.double.redeliver_due(second).await.unwrap(), 1);
    assert_eq!(town.double.next_redelivery(), None);

    let events = webhook.events();
    let (lost, redelivered) = (&events[2], &events[4]);
    assert_eq!(lost["webhookEventId"], redelivered["webhookEventId"]);
    assert_eq!(redelivered["deliveryContext"]["isRedelivery"], true);
    let late = json!({"replyToken": redelivered["replyToken"], "messages": [text("遅くなりました")]});
    assert_eq!(town.send("reply", &late, None).await.status(), 200);
}

#[tokio::test]
async fn a_phone_hears_at_once() {
    let town = Town::open().await;
    let user = town.resident().await;
    let seq = town.chat(&user).await[0]["seq"].clone();
    let started = std::time::Instant::now();

    let path = format!("/phones/{user}/chat?since={seq}&wait=30");
    let waiting = town.look(&path);
    let sending = async {
        tokio::task::yield_now().await;
        town.send("push", &json!({"to": user, "messages": [text("a")]}), None).await;
    };
    let (news, ()) = tokio::join!(waiting, sending);

    assert!(started.elapsed().as_secs() < 10);
    assert_eq!(news["items"][0]["message"], text("a"));
    assert_eq!(news["seq"], news["items"][0]["seq"]);
}

#[tokio::test]
async fn phones_on_the_square_are_those_that_are_meant_to_be_seen() {
    let town = Town::open().await;
    town.resident().await;
    let shown = town.control("/users", &json!({"name": "山田", "language": "en", "following": false})).await;

    let phones = town.look("/phones").await;

    assert_eq!(phones.as_array().unwrap().len(), 1);
    assert_eq!(phones[0]["user_id"], shown["user_id"]);
    assert_eq!(phones[0]["following"], false);
    let user = shown["user_id"].as_str().unwrap();
    assert!(tap(&town, user, json!({"type": "text", "text": "a"})).await["message"].is_string());
    assert_eq!(tap(&town, user, json!({"type": "follow"})).await, json!({"webhook_status": null}));
    assert_eq!(town.look("/phones").await[0]["following"], true);
}
