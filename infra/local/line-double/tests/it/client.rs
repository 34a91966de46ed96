//! Our client, over a real connection.

use std::time::Duration;

use domain::text::{LineText, MunicipalText};
use line::{
    Acceptance, Action, Area, Bubble, Client, ClientSettings, Link, MenuImage, Message, Messages, Paragraph, Pick,
    PostbackData, Quota, RichMenu, Secret, SendError, Tone,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{SECRET, Town, Webhook};

fn words(text: &str) -> LineText {
    MunicipalText::new(text).unwrap().into()
}

fn messages() -> Messages {
    Messages::text(words("予防接種の時期です 🐻")).unwrap()
}

fn key(n: u64) -> Uuid {
    Uuid::from_u64_pair(9, n)
}

async fn client_with(town: &Town, secret: &str) -> Client {
    let base = town.serve().await;
    let settings = ClientSettings {
        api_base: base.clone(),
        data_base: base,
        channel_id: "1234567890".into(),
        channel_secret: Secret::new(secret),
        timeout: Duration::from_secs(5),
    };
    Client::new(settings, town.now()).unwrap()
}

async fn client(town: &Town) -> Client {
    client_with(town, SECRET).await
}

#[tokio::test]
async fn every_message_we_can_build_is_one_that_line_takes() {
    let town = Town::open().await;
    let (user, client) = (town.resident().await, client(&town).await);
    let data = || PostbackData::new("child.birth").unwrap();
    let date = Some(jiff::civil::date(2026, 4, 1));
    let actions = vec![
        Action::Postback { label: words("はい"), data: data(), display_text: Some(words("はい")) },
        Action::Picker {
            label: words("日を選ぶ"),
            data: data(),
            pick: Pick::Date { initial: date, min: None, max: date },
        },
        Action::Link { label: words("開く"), link: Link::new("https://liff.line.me/1-a").unwrap() },
        Action::Say { label: words("助けて"), text: words("助けて") },
    ];
    let time = Action::Picker {
        label: words("時刻"),
        data: data(),
        pick: Pick::Time { initial: Some(jiff::civil::time(9, 0, 0, 0)), min: None, max: None },
    };
    let at = Action::Picker {
        label: words("日時"),
        data: data(),
        pick: Pick::DateTime { initial: None, min: Some(jiff::civil::date(2026, 4, 1).at(9, 0, 0, 0)), max: None },
    };
    let bubble = Bubble {
        title: words("1歳のお祝い"),
        body: [Tone::Plain, Tone::Strong, Tone::Muted].map(|tone| Paragraph { text: words("本文"), tone }).to_vec(),
        buttons: actions.clone(),
    };
    let flex =
        |n| Message::Flex { alt_text: words("お知らせ"), bubbles: vec![bubble.clone(); n], quick_replies: vec![] };
    let quick_replies = [actions, vec![time, at, Action::Location { label: words("場所") }]].concat();
    let all = Messages::new(&[flex(1), flex(12), Message::Text { text: words("どれ?"), quick_replies }]).unwrap();

    let sent = client.push(&user, &all, key(1)).await.unwrap();

    assert_eq!((sent.acceptance, sent.status), (Acceptance::Now, 200));
    assert_eq!(town.double.sent(0)[0].request_id, sent.request_id.unwrap());
    let thawed = Messages::thaw(&all.freeze()).unwrap();
    client.multicast(&[&user], &thawed, key(2)).await.unwrap();
    let rows = town.double.sent(0);
    assert_eq!(rows[0].messages, rows[1].messages);
    assert_eq!(town.double.calls()["token"], 2, "the town's own, and one for two calls");
}

#[tokio::test]
async fn whatever_happens_on_the_way_line_accepts_a_key_once() {
    let town = Town::open().await;
    let (user, client) = (town.resident().await, client(&town).await);
    for fault in [
        json!({"endpoint": "push", "fault": "connection_lost"}),
        json!({"endpoint": "push", "status": 500}),
        json!({"endpoint": "push", "fault": "timeout_after_accept"}),
    ] {
        town.control("/faults", &fault).await;
        assert_eq!(client.push(&user, &messages(), key(1)).await, Err(SendError::Ambiguous));
    }

    let sent = client.push(&user, &messages(), key(1)).await.unwrap();

    let rows = town.double.sent(0);
    let accepted_request_id = Some(rows[2].request_id.clone());
    assert_eq!(sent.acceptance, Acceptance::Earlier { accepted_request_id });
    let statuses: Vec<_> = rows.iter().map(|row| row.status).collect();
    assert_eq!(statuses, [500, 500, 200, 409]);
}

#[tokio::test]
async fn refusals_are_told_apart() {
    let town = Town::open().await;
    let (user, client) = (town.resident().await, client(&town).await);
    for (fault, expected) in [
        ("rate_limited", SendError::RateLimited),
        ("quota", SendError::MonthlyQuota),
        ("user_flood", SendError::UserFlood),
    ] {
        town.control("/faults", &json!({"endpoint": "push", "fault": fault})).await;
        assert_eq!(client.push(&user, &messages(), key(1)).await, Err(expected));
    }
    let stranger = client.push("Uffffffffffffffffffffffffffffffff", &messages(), key(1)).await;
    assert!(matches!(stranger, Err(SendError::Refused { status: 400, .. })));
    match client.multicast(&[&user, &user], &messages(), key(2)).await {
        Err(SendError::Refused { status: 400, details, .. }) => assert_eq!(details[0].property, "to[1]"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_is_issued_anew_before_its_end_and_once_after_a_refusal() {
    let town = Town::open().await;
    let (user, client) = (town.resident().await, client(&town).await);
    let push = async |n| client.push(&user, &messages(), key(n)).await;

    push(1).await.unwrap();
    town.advance(839);
    push(2).await.unwrap();
    assert_eq!(town.double.calls()["token"], 2);
    town.advance(1);
    push(3).await.unwrap();
    assert_eq!(town.double.calls()["token"], 3, "a minute before its end");

    town.control("/faults", &json!({"endpoint": "push", "status": 401})).await;
    push(4).await.unwrap();
    assert_eq!(town.double.calls()["token"], 4);
    town.control("/faults", &json!({"endpoint": "push", "status": 401, "times": 2})).await;
    assert_eq!(push(5).await, Err(SendError::Unauthorized));

    let impostor = client_with(&town, "wrong").await;
    assert_eq!(impostor.push(&user, &messages(), key(6)).await, Err(SendError::Unauthorized));
    town.control("/faults", &json!({"endpoint": "token", "status": 503})).await;
    assert_eq!(impostor.push(&user, &messages(), key(6)).await, Err(SendError::Unreachable));
}

#[tokio::test]
async fn a_reply_is_free_and_the_plan_is_known() {
    let town = Town::open().await;
    let webhook = Webhook::open(&[]).await;
    town.double.set_webhook_url(&webhook.url);
    let (user, client) = (town.resident().await, client(&town).await);
    let token = webhook.events()[0]["replyToken"].as_str().unwrap().to_owned();

    client.start_loading(&user, 7).await.unwrap();
    client.reply(&token, &messages()).await.unwrap();
    assert!(matches!(client.reply(&token, &messages()).await, Err(SendError::Refused { status: 400, .. })));

    assert_eq!((client.quota().await, client.consumption().await), (Ok(Quota::Unlimited), Ok(0)));
    town.control("/settings", &json!({"quota": 200})).await;
    client.push(&user, &messages(), key(1)).await.unwrap();
    assert_eq!((client.quota().await, client.consumption().await), (Ok(Quota::Limited(200)), Ok(1)));
}

#[tokio::test]
async fn a_rich_menu_comes_up_and_is_replaced_by_its_alias() {
    let town = Town::open().await;
    let (user, client) = (town.resident().await, client(&town).await);
    let data = PostbackData::new("settings").unwrap();
    let menu = RichMenu {
        name: "main",
        chat_bar: words("メニュー"),
        width: 2500,
        height: 843,
        open_at_first: true,
        areas: vec![Area {
            x: 0,
            y: 0,
            width: 1250,
            height: 843,
            action: Action::SwitchMenu { label: words("設定"), alias: "settings", data },
        }],
    };
    let menu = menu.to_json().unwrap();

    let first = client.create_rich_menu(&menu).await.unwrap();
    assert!(client.set_default_menu(&first).await.is_err(), "no image yet");
    let image = MenuImage::Png(b"\x89PNG".to_vec());
    client.upload_menu_image(&first, &image).await.unwrap();
    assert!(client.upload_menu_image(&first, &image).await.is_err(), "an image is for good");
    client.set_default_menu(&first).await.unwrap();
    client.point_menu_alias("settings", &first).await.unwrap();
    let second = client.create_rich_menu(&menu).await.unwrap();
    client.upload_menu_image(&second, &image).await.unwrap();
    client.point_menu_alias("settings", &second).await.unwrap();

    let shown = async || town.look(&format!("/phones/{user}/menu")).await["menu"]["richMenuId"].clone();
    assert_eq!(shown().await, json!(first));
    let params = json!({"newRichMenuAliasId": "settings", "status": "SUCCESS"});
    let tap = json!({"type": "postback", "data": "settings", "params": params});
    town.control(&format!("/phones/{user}/actions"), &tap).await;
    assert_eq!(shown().await, json!(second));
    client.link_menu(&user, &first).await.unwrap();
    assert_eq!(shown().await, Value::from(first));
}

#[tokio::test]
async fn nobody_there_is_certain_not_to_have_accepted() {
    let town = Town::open().await;
    let settings = ClientSettings {
        api_base: "http://127.0.0.1:1".into(),
        data_base: "http://127.0.0.1:1".into(),
        channel_id: "1".into(),
        channel_secret: Secret::new("s"),
        timeout: Duration::from_secs(5),
    };
    let client = Client::new(settings, town.now()).unwrap();
    assert_eq!(client.push("U", &messages(), key(1)).await, Err(SendError::Unreachable));
}
