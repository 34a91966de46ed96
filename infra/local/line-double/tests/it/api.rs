//! The double refuses what LINE refuses.

use crate::common::{self, Town, body, key, text};
use axum::http::StatusCode;
use city_line::{HangUp, LineDouble};
use serde_json::{Value, json};

/// What LINE says of one message, pushed to a friend.
async fn complaint(message: Value) -> Option<(String, String)> {
    let town = Town::open().await;
    let user = town.resident().await;
    let answer = town.send("push", &json!({"to": user, "messages": [message]}), None).await;
    if answer.status() == StatusCode::OK {
        return None;
    }
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    let told = body(answer).await;
    let first = &told["details"][0];
    Some((first["property"].as_str().unwrap().to_owned(), first["message"].as_str().unwrap().to_owned()))
}

fn quick(action: Value) -> Value {
    json!({"type": "text", "text": "a", "quickReply": {"items": [{"type": "action", "action": action}]}})
}

#[tokio::test]
async fn a_push_is_accepted_logged_and_shown() {
    let town = Town::open().await;
    let user = town.resident().await;

    let answer = town.send("push", &json!({"to": user, "messages": [text("a"), text("b")]}), Some(&key(1))).await;

    assert_eq!(answer.status(), StatusCode::OK);
    let request_id = answer.headers()["x-line-request-id"].to_str().unwrap().to_owned();
    assert_eq!(body(answer).await["sentMessages"].as_array().unwrap().len(), 2);
    let rows = town.look("/sent?since=0").await;
    let row = &rows[0];
    assert_eq!(row["to"], json!([user]));
    assert_eq!(row["request_id"], json!(request_id));
    assert_eq!(row["retry_key"], json!(key(1)));
    assert_eq!(row["status"], 200);
    let mut fields: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["at", "messages", "method", "request_id", "retry_key", "seq", "status", "to"]);

    let chat = town.chat(&user).await;
    assert_eq!(chat.len(), 3, "the greeting's note and two messages");
    assert_eq!(chat[2]["message"], text("b"));
    assert_eq!(chat[2]["from"], "account");
    assert_eq!(town.look(&format!("/sent?since={}", row["seq"])).await, json!([]));
    assert_eq!(town.double.calls()["push"], 1);
    town.double.reset_calls();
    assert!(town.double.calls().is_empty());
}

#[tokio::test]
async fn messages_beyond_lines_limits_are_refused() {
    let long = |n: usize| "あ".repeat(n);
    let postback =
        |label: usize, data: usize| quick(json!({"type": "postback", "label": long(label), "data": "d".repeat(data)}));
    let items = |n: usize| {
        let item = json!({"type": "action", "action": {"type": "message", "label": "a", "text": "a"}});
        json!({"type": "text", "text": "a", "quickReply": {"items": vec![item; n]}})
    };
    let pick = |fields: Value| {
        let mut action = json!({"type": "datetimepicker", "label": "a", "data": "d", "mode": "date"});
        action.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        quick(action)
    };
    let flex = |alt: usize, contents: Value| json!({"type": "flex", "altText": long(alt), "contents": contents});
    let bubble = json!({"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [
        {"type": "text", "text": "a"}, {"type": "button", "action": {"type": "uri", "label": "a", "uri": "https://x"}}]}});
    let carousel = |n: usize| json!({"type": "carousel", "contents": vec![bubble.clone(); n]});
    let empty_text = json!({"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [
        {"type": "text", "text": ""}]}});
    let no_action = json!({"type": "bubble", "footer": {"type": "box", "layout": "vertical", "contents": [
        {"type": "button"}]}});
    let buttons = |n: usize| {
        let action = json!({"type": "message", "label": "a", "text": "a"});
        json!({"type": "template", "altText": "a", "template": {"type": "buttons", "text": "a", "actions": vec![action; n]}})
    };

    for fine in [
        text(&long(5_000)),
        postback(20, 300),
        items(13),
        flex(1_500, carousel(12)),
        flex(1, bubble.clone()),
        buttons(4),
        pick(json!({"initial": "2026-04-01", "min": "2020-01-01", "max": "2026-04-01"})),
    ] {
        assert_eq!(complaint(fine).await, None);
    }
    let at = "messages[0]";
    for (wrong, property) in [
        (text(&long(5_001)), "text"),
        (text(&"🐻".repeat(2_501)), "text"),
        (text(""), "text"),
        (json!({"type": "text"}), "text"),
        (json!({"type": "sparkle"}), "type"),
        (postback(21, 1), "quickReply.items[0].action.label"),
        (postback(1, 301), "quickReply.items[0].action.data"),
        (quick(json!({"type": "postback", "data": "d"})), "quickReply.items[0].action.label"),
        (quick(json!({"type": "uri", "label": "a", "uri": "ftp://x"})), "quickReply.items[0].action.uri"),
        (items(14), "quickReply.items"),
        (pick(json!({"initial": "2026-02-30"})), "quickReply.items[0].action.initial"),
        (pick(json!({"initial": "2026-04-02", "max": "2026-04-01"})), "quickReply.items[0].action.initial"),
        (pick(json!({"min": "2026-04-02", "max": "2026-04-01"})), "quickReply.items[0].action.min"),
        (pick(json!({"mode": "week"})), "quickReply.items[0].action.mode"),
        (flex(1_501, bubble.clone()), "altText"),
        (flex(1, carousel(13)), "contents.contents"),
        (flex(1, empty_text), "contents.body.contents[0].text"),
        (flex(1, no_action), "contents.footer.contents[0].action"),
        (flex(1, json!({"type": "bubble"})), "contents"),
        (buttons(5), "template.actions"),
    ] {
        let said = complaint(wrong.clone()).await;
        assert_eq!(said.map(|(p, _)| p), Some(format!("{at}.{property}")), "{wrong}");
    }
}

/// Bubbles of LINE's own showcase, where the shared data is at hand.
#[tokio::test]
async fn lines_own_flex_messages_are_taken() {
    let dir = common::shared("line/fixtures/flex");
    let Ok(files) = std::fs::read_dir(&dir) else {
        println!("skipped: no Flex fixtures in {}", dir.display());
        return;
    };
    for file in files {
        let path = file.unwrap().path();
        let contents: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let message = json!({"type": "flex", "altText": "a", "contents": contents});
        assert_eq!(complaint(message).await, None, "{}", path.display());
    }
}

#[tokio::test]
async fn a_multicast_names_each_friend_once() {
    let town = Town::open().await;
    let (a, b) = (town.resident().await, town.resident().await);
    let property = |to: Value| {
        let town = &town;
        async move {
            let answer = town.send("multicast", &json!({"to": to, "messages": [text("a")]}), None).await;
            let (status, told) = (answer.status().as_u16(), body(answer).await);
            (status, told["details"][0]["property"].as_str().map(str::to_owned))
        }
    };
    let many: Vec<String> = (0..501).map(|n| format!("U{n:032x}")).collect();

    assert_eq!(property(json!([a, b])).await, (200, None));
    assert_eq!(property(json!(many[..500])).await.0, 200, "strangers are passed over");
    assert_eq!(property(json!(many)).await, (400, Some("to".into())));
    assert_eq!(property(json!([])).await, (400, Some("to".into())));
    assert_eq!(property(json!([a, b, a])).await, (400, Some("to[2]".into())));
    assert_eq!(property(json!([a, ""])).await, (400, Some("to[1]".into())));
    assert_eq!(property(json!(["me"])).await, (400, Some("to[0]".into())));
    assert_eq!(town.chat(&a).await.len(), 2, "any error means that nobody gets it");
}

#[tokio::test]
async fn a_request_holds_one_to_five_messages_of_json() {
    let town = Town::open().await;
    let user = town.resident().await;
    let status = |payload: Value| {
        let town = &town;
        async move { town.send("push", &payload, None).await.status().as_u16() }
    };
    assert_eq!(status(json!({"to": user, "messages": []})).await, 400);
    assert_eq!(status(json!({"to": user, "messages": vec![text("a"); 5]})).await, 200);
    assert_eq!(status(json!({"to": user, "messages": vec![text("a"); 6]})).await, 400);
    assert_eq!(status(json!({"messages": [text("a")]})).await, 400);
    assert_eq!(status(json!("nonsense")).await, 400);
    assert_eq!(status(json!({"to": "Uffffffffffffffffffffffffffffffff", "messages": [text("a")]})).await, 400);
}

#[tokio::test]
async fn a_retry_key_is_accepted_once_in_24_hours() {
    let town = Town::open().await;
    let user = town.resident().await;
    let payload = json!({"to": user, "messages": [text("a")]});

    let first = town.send("push", &payload, Some(&key(1))).await;
    let request_id = first.headers()["x-line-request-id"].clone();
    town.advance(86_399);
    let mut town = town;
    town.sign_in().await;
    let second = town.send("push", &payload, Some(&key(1).to_uppercase())).await;

    assert_eq!(second.status(), StatusCode::CONFLICT);
    assert_eq!(second.headers()["x-line-accepted-request-id"], request_id);
    town.advance(1);
    assert_eq!(town.send("push", &payload, Some(&key(1))).await.status(), StatusCode::OK);
    assert_eq!(town.send("push", &payload, Some("no uuid")).await.status(), StatusCode::BAD_REQUEST);
    let statuses: Vec<_> = town.double.sent(0).iter().map(|row| row.status).collect();
    assert_eq!(statuses, [200, 409, 200, 400]);
}

#[tokio::test]
async fn channel_tokens_end_after_15_minutes() {
    let mut town = Town::open().await;
    let user = town.resident().await;
    let payload = json!({"to": user, "messages": [text("a")]});

    town.advance(899);
    assert_eq!(town.send("push", &payload, None).await.status(), StatusCode::OK);
    town.advance(1);
    assert_eq!(town.send("push", &payload, None).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(town.get("/v2/bot/message/quota").await.status(), StatusCode::UNAUTHORIZED);
    town.bearer = "forged".into();
    assert_eq!(town.send("push", &payload, None).await.status(), StatusCode::UNAUTHORIZED);
    let wrong = town.post("/oauth2/v3/token", &json!("grant_type=client_credentials&client_id=1")).await;
    assert_eq!(wrong.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn faults_do_what_they_say_and_the_log_tells_the_truth() {
    let town = Town::open().await;
    let user = town.resident().await;
    let payload = json!({"to": user, "messages": [text("a")]});
    let push = async |n| town.send("push", &payload, Some(&key(n))).await;

    town.control("/faults", &json!({"endpoint": "push", "status": 500, "times": 2})).await;
    town.control("/faults", &json!({"endpoint": "push", "fault": "timeout_after_accept"})).await;
    town.control("/faults", &json!({"endpoint": "push", "status": 500, "accepted": true})).await;
    for kind in ["rate_limited", "quota", "user_flood"] {
        town.control("/faults", &json!({"endpoint": "push", "fault": kind})).await;
    }

    assert_eq!(push(1).await.status(), 500);
    assert_eq!(push(1).await.status(), 500);
    let hung_up = push(1).await;
    assert!(hung_up.extensions().get::<HangUp>().is_some());
    assert_eq!(push(2).await.status(), 500, "accepted, and denied");
    for said in ["The API rate limit has been exceeded. Try again later.", "You have reached your monthly limit."] {
        let answer = push(3).await;
        assert_eq!(answer.status(), 429);
        assert_eq!(body(answer).await["message"], said);
    }
    assert_eq!(push(3).await.status(), 429);
    assert_eq!(push(1).await.status(), 409, "accepted when the connection was lost");
    assert_eq!(push(2).await.status(), 409);
    assert_eq!(push(3).await.status(), 200);

    let statuses: Vec<_> = town.double.sent(0).iter().map(|row| row.status).collect();
    assert_eq!(statuses, [500, 500, 200, 200, 429, 429, 429, 409, 409, 200]);
    assert_eq!(town.chat(&user).await.len(), 1 + 3);
}

#[tokio::test]
async fn who_blocks_gets_nothing_and_the_sender_200() {
    let town = Town::open().await;
    let (quiet, open) = (town.resident().await, town.resident().await);
    town.control("/faults", &json!({"block": quiet})).await;

    let answer = town.send("multicast", &json!({"to": [quiet, open], "messages": [text("a")]}), None).await;

    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(town.chat(&quiet).await.len(), 1);
    assert_eq!(town.chat(&open).await.len(), 2);
    assert_eq!(town.get(&format!("/v2/bot/profile/{quiet}")).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(body(town.get(&format!("/v2/bot/profile/{open}")).await).await["language"], "ja");
    assert_eq!(body(town.get("/v2/bot/message/quota/consumption").await).await, json!({"totalUsage": 1}));
}

#[tokio::test]
async fn the_plan_ends_with_the_months_messages() {
    let mut town = Town::open().await;
    let (a, b) = (town.resident().await, town.resident().await);
    assert_eq!(body(town.get("/v2/bot/message/quota").await).await, json!({"type": "none"}));
    town.control("/settings", &json!({"quota": 3})).await;
    let both = json!({"to": [a, b], "messages": [text("a")]});

    assert_eq!(town.send("multicast", &both, None).await.status(), 200);
    let over = town.send("multicast", &both, None).await;
    assert_eq!(over.status(), 429);
    assert_eq!(body(over).await["message"], "You have reached your monthly limit.");
    assert_eq!(town.send("push", &json!({"to": a, "messages": [text("a")]}), None).await.status(), 200);
    assert_eq!(body(town.get("/v2/bot/message/quota").await).await, json!({"type": "limited", "value": 3}));

    town.advance(30 * 86_400);
    town.sign_in().await;
    assert_eq!(town.send("multicast", &both, None).await.status(), 200, "a new month");
}

#[tokio::test]
async fn loading_and_unknown_paths_answer_as_line_does() {
    let town = Town::open().await;
    let user = town.resident().await;
    let start = "/v2/bot/chat/loading/start";
    assert_eq!(town.post(start, &json!({"chatId": user, "loadingSeconds": 5})).await.status(), 202);
    assert_eq!(town.post(start, &json!({"chatId": user, "loadingSeconds": 7})).await.status(), 400);
    assert_eq!(town.post(start, &json!({"chatId": "nobody"})).await.status(), 400);

    let nowhere = town.get("/v2/bot/nowhere").await;
    assert_eq!(nowhere.status(), 404);
    assert!(nowhere.headers().contains_key("x-line-request-id"));
    let sdk = town.get("/liff/edge/2/sdk.js").await;
    assert!(sdk.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
}

#[tokio::test]
async fn the_log_the_keys_and_the_people_outlive_the_process() {
    let dir = std::env::temp_dir().join(format!("tsunagu-line-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("line.jsonl");
    let open = |first| LineDouble::open(common::clock(), Some(&path), common::config_from(first)).unwrap();

    let mut town = Town { clock: common::clock(), double: open(1), bearer: String::new() };
    town.sign_in().await;
    let user = town.resident().await;
    let payload = json!({"to": user, "messages": [text("a"), text("b")]});
    town.send("push", &payload, Some(&key(1))).await;
    let (rows, chat) = (town.double.sent(0), town.chat(&user).await);
    let certs = body(town.get("/oauth2/v2.1/certs").await).await;

    let again = Town { clock: common::clock(), double: open(1_000), bearer: town.bearer.clone() };
    assert_eq!(again.double.sent(0), rows);
    assert_eq!(again.chat(&user).await, chat);
    assert_eq!(body(again.get("/oauth2/v2.1/certs").await).await, certs);
    assert_eq!(again.send("push", &payload, Some(&key(1))).await.status(), 409);
    assert!(again.double.sent(0)[1].seq > chat.last().unwrap()["seq"].as_u64().unwrap());
    std::fs::remove_dir_all(&dir).unwrap();
}
