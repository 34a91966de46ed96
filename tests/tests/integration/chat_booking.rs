//! Appointments in the chat: tapped on a phone, never typed.

use serde_json::{Value, json};
use tests::{Event, Guardian, Scene, engines_are_outside, webhook_body};

use crate::reservations::{DAY, MORNING, adds_up, left, opens, parent, service};

/// What the cards of the last message offer: title, then the buttons' actions.
async fn cards(scene: &Scene, guardian: &Guardian<'_>) -> Vec<(String, Vec<Value>)> {
    // Something about an earlier step (a waiting list that goes on) may still be on its way.
    scene.settle().await;
    let path = format!("/_city/line/phones/{}/chat?since=0", guardian.user_id);
    let chat = scene.stranger().get(&path).await.ok();
    let said = chat["items"].as_array().unwrap().iter().rfind(|item| item["from"] == "account").unwrap();
    let contents = &said["message"]["contents"];
    let bubbles = contents["contents"].as_array().cloned().unwrap_or_else(|| vec![contents.clone()]);
    let card = |bubble: &Value| {
        let title = bubble["body"]["contents"][0]["text"].as_str().unwrap_or_default().to_owned();
        let buttons = bubble["footer"]["contents"].as_array().cloned().unwrap_or_default();
        (title, buttons.iter().map(|button| button["action"].clone()).collect())
    };
    bubbles.iter().map(card).collect()
}

/// The button of that name on the first card of that title.
async fn on_card(scene: &Scene, guardian: &Guardian<'_>, title: &str, label: &str) -> Value {
    let cards = cards(scene, guardian).await;
    let mut buttons = cards.iter().filter(|(found, _)| found == title).flat_map(|(_, buttons)| buttons);
    let button = buttons.find(|action| action["label"] == label);
    assert!(button.is_some(), "no {label} on {title}: {cards:?}");
    button.unwrap().clone()
}

/// From 「予約」 to the question whether to book, at 10 o'clock.
async fn asks_for_ten(scene: &Scene, guardian: &Guardian<'_>, time: &str) -> String {
    guardian.writes("予約").await;
    let choose = on_card(scene, guardian, "つなぐ親子教室", "日にちを選ぶ").await;
    guardian.presses(&choose).await;
    guardian.taps("4月10日(金)").await;
    guardian.taps(time).await
}

/// Everything that LINE was given.
fn given(scene: &Scene) -> String {
    serde_json::to_string(&scene.sent(0)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_child_is_booked_in_five_taps() {
    let scene = Scene::start("chat_booking", MORNING).await;
    let officer = scene.officer().await;
    let more = json!({ "place": { "ja": "つなぐ市保健センター" } });
    opens(&officer, service("class", more), &[("10", 2), ("11", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let phone = &sakura.guardian;
    let before = scene.sent_so_far();

    phone.writes("メニュー").await;
    let mut taps = 1;
    assert_eq!(phone.taps("予約する").await.trim(), "予約するものを選んでください。");
    let choose = on_card(&scene, phone, "つなぐ親子教室", "日にちを選ぶ").await;
    assert_eq!(phone.presses(&choose).await, "【つなぐ親子教室】\n日にちを選んでください。");
    taps += 1;
    assert_eq!(phone.labels().await, ["4月10日(金)", "ほかの日はページで", "受信設定"]);
    phone.taps("4月10日(金)").await;
    taps += 1;
    assert_eq!(phone.labels().await, ["10:00（あと2）", "11:00（あと1）", "日にちを選ぶ", "受信設定"]);
    let sure = phone.taps("10:00（あと2）").await;
    taps += 1;
    let about = "つなぐ親子教室\n4月10日(金) 10:00〜11:00\n🐻\nつなぐ市保健センター";
    assert_eq!(sure, format!("{about}\nこの内容で予約します。よろしいですか。"));
    let done = phone.taps("はい、予約します").await;
    taps += 1;
    assert_eq!(done, format!("予約しました。\n{about}"));
    assert_eq!(taps, 5);

    let bookings = sakura.page.get("/api/bookings").await.ok();
    assert_eq!((&bookings[0]["state"], &bookings[0]["child_ids"]), (&json!("booked"), &json!(sakura.children)));
    let details = phone.button("くわしく見る").await;
    let address = format!("#booking/{}", bookings[0]["id"].as_str().unwrap());
    assert!(details["uri"].as_str().unwrap().ends_with(&address), "{details}");
    phone.writes("予約の確認").await;
    let labels: Vec<_> = cards(&scene, phone).await[0].1.iter().map(|action| action["label"].clone()).collect();
    assert_eq!(labels, ["変更する", "取り消す", "くわしく見る"]);
    assert_eq!(left(&scene, "class").await, [1, 1]);
    assert!(scene.sent(before).iter().all(|row| row.method == "reply"), "every answer was free");
    assert!(!given(&scene).contains("2024"), "no birth date is in what LINE got");
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_and_a_redelivered_event_book_once() {
    let scene = Scene::start("chat_booking_twice", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 4)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);

    asks_for_ten(&scene, &sakura.guardian, "10:00（あと4）").await;
    let yes = sakura.guardian.button("はい、予約します").await;
    let tap = json!({ "type": "postback", "data": yes["data"], "label": yes["label"] });
    let (one, two) = tokio::join!(sakura.guardian.does(tap.clone()), sakura.guardian.does(tap));
    assert_eq!((one.ok(), two.ok()), (json!({ "webhook_status": 200 }), json!({ "webhook_status": 200 })));
    scene.settle().await;
    let last = sakura.guardian.last().await;
    assert_eq!(last, "この時間は、もう予約かキャンセル待ちに入っています。");
    assert_eq!(left(&scene, "class").await, [3]);

    // LINE delivers an event again, and once more.
    let event = |again: bool| {
        let what = json!({
            "type": "postback", "replyToken": "reply-yes", "deliveryContext": { "isRedelivery": again },
            "postback": { "data": format!("t1:book-yes:{}:1f43b", slots[0]) },
        });
        let user = yuki.guardian.user_id.clone();
        Event { id: "yes-1".to_owned(), user, at: MORNING.parse().unwrap(), what }
    };
    scene.expects_refusals();
    for again in [false, true, true] {
        assert_eq!(scene.webhook(&webhook_body(&[event(again)])).await, 200);
        scene.settle().await;
    }
    assert_eq!(yuki.page.get("/api/bookings").await.ok().as_array().unwrap().len(), 1);
    assert_eq!(left(&scene, "class").await, [2]);
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_ends_between_booking_and_answer_books_once_and_answers_once() {
    if engines_are_outside("a_run_that_ends_between_booking_and_answer_books_once_and_answers_once") {
        return;
    }
    let scene = Scene::start("chat_booking_broken_off", MORNING).await;
    let officer = scene.officer().await;
    opens(&officer, service("class", json!({})), &[("10", 9)]).await;
    for (left_before, fault) in [
        // The place is taken, and the answer cannot be claimed.
        (9, json!({ "operation": "TransactWriteItems", "fault": "failure", "after": 1, "times": 4 })),
        // The place is taken, and nobody hears of it.
        (8, json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 4 })),
    ] {
        let sakura = parent(&scene, &["2024-10-10"]).await;
        asks_for_ten(&scene, &sakura.guardian, &format!("10:00（あと{left_before}）")).await;
        let before = sakura.guardian.heard().await;
        scene.dynamodb_fault(fault.clone()).await;

        let yes = sakura.guardian.button("はい、予約します").await;
        sakura.guardian.presses(&yes).await;
        scene.dynamodb_fault(json!({ "clear": true })).await;
        scene.advance("PT10M").await;

        let said = sakura.guardian.hears().await.split_off(before);
        assert_eq!(said.len(), 1, "{fault}: {said:?}");
        assert!(said[0].starts_with("予約しました。"), "{fault}: {said:?}");
        assert_eq!(left(&scene, "class").await, [left_before - 1], "{fault}");
        let listed = sakura.guardian.page().await.get("/api/bookings").await.ok();
        assert_eq!(listed.as_array().unwrap().len(), 1, "{fault}: {listed}");
    }
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_that_filled_up_meanwhile_offers_the_nearest() {
    let scene = Scene::start("chat_booking_full", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 1), ("11", 1), ("15", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);

    asks_for_ten(&scene, &sakura.guardian, "10:00（あと1）").await;
    yuki.books(&slots[0], "a").await.ok();
    let full = sakura.guardian.taps("はい、予約します").await;
    assert_eq!(full, "つなぐ親子教室\nこの時間は満員になりました。近い時間は、こちらが空いています。");
    let labels = sakura.guardian.labels().await;
    assert_eq!(labels, ["4月10日(金) 11:00", "4月10日(金) 15:00", "日にちを選ぶ", "受信設定"]);
    sakura.guardian.taps("4月10日(金) 11:00").await;
    assert!(sakura.guardian.taps("はい、予約します").await.starts_with("予約しました。"));
    assert_eq!(left(&scene, "class").await, [0, 0, 1]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn siblings_come_together_and_who_is_too_old_is_not_offered() {
    let scene = Scene::start("chat_booking_siblings", MORNING).await;
    let officer = scene.officer().await;
    let young = json!({ "who": { "age": { "from_months": 0, "until_months": 36 } } });
    opens(&officer, service("class", young), &[("10", 3)]).await;
    let sakura = parent(&scene, &["2024-10-10", "2025-10-10", "2015-10-10"]).await;

    assert!(asks_for_ten(&scene, &sakura.guardian, "10:00（あと3）").await.ends_with("どなたの予約ですか。"));
    let labels = sakura.guardian.labels().await;
    assert_eq!((labels.len(), labels[2].as_str()), (4, "両方"), "{labels:?}");
    sakura.guardian.taps("両方").await;
    let done = sakura.guardian.taps("はい、予約します").await;
    assert!(done.contains(&format!("{} {}", labels[0], labels[1])), "{done}");
    assert_eq!(left(&scene, "class").await, [1]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_place_goes_to_who_waits_and_is_taken_in_the_chat() {
    let scene = Scene::start("chat_booking_waiting", MORNING).await;
    let officer = scene.officer().await;
    let list = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    opens(&officer, service("class", list), &[("10", 1)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    asks_for_ten(&scene, &sakura.guardian, "10:00（あと1）").await;
    sakura.guardian.taps("はい、予約します").await;

    let sure = asks_for_ten(&scene, &yuki.guardian, "10:00（キャンセル待ち）").await;
    assert!(sure.ends_with("いま待っている方：0組"), "{sure}");
    let waits = yuki.guardian.taps("キャンセル待ちに入る").await;
    assert!(waits.starts_with("キャンセル待ちに入りました。いま1番目です。"), "{waits}");

    sakura.guardian.taps("予約を見る").await;
    let no = on_card(&scene, &sakura.guardian, "つなぐ親子教室", "取り消す").await;
    assert!(sakura.guardian.presses(&no).await.ends_with("取り消しますか。"));
    assert!(sakura.guardian.taps("はい、取り消します").await.starts_with("取り消しました。"));
    assert!(yuki.guardian.last().await.contains("枠が空きました"), "{}", yuki.guardian.last().await);

    yuki.guardian.writes("予約の確認").await;
    let accept = on_card(&scene, &yuki.guardian, "つなぐ親子教室", "この時間に決める").await;
    assert!(yuki.guardian.presses(&accept).await.starts_with("予約しました。"));
    let bookings = yuki.page.get("/api/bookings").await.ok();
    assert_eq!(bookings[0]["state"], "booked");
    assert_eq!(left(&scene, "class").await, [0]);
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_is_moved_by_tapping() {
    let scene = Scene::start("chat_booking_move", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 1), ("11", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let id = sakura.books(&slots[0], "a").await.text("/id");

    sakura.guardian.writes("予約を見る").await;
    let change = on_card(&scene, &sakura.guardian, "つなぐ親子教室", "変更する").await;
    sakura.guardian.presses(&change).await;
    sakura.guardian.taps("4月10日(金)").await;
    let sure = sakura.guardian.taps("11:00（あと1）").await;
    assert!(sure.ends_with("この日時に変更します。よろしいですか。"), "{sure}");
    assert!(sakura.guardian.taps("はい、変更します").await.starts_with("予約を変更しました。"));

    let booking = sakura.page.get(&format!("/api/bookings/{id}")).await.ok();
    assert_eq!(booking["starts_at"], format!("{DAY}T11:00:00+09:00"));
    assert_eq!(left(&scene, "class").await, [1, 0]);
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_must_be_answered_is_answered_on_the_page() {
    let scene = Scene::start("chat_booking_page", MORNING).await;
    let officer = scene.officer().await;
    let asks = json!({ "questions": [
        { "id": "food", "title": { "ja": "食べられないもの" }, "required": true, "kind": "text", "longest": 50 },
    ] });
    let slots = opens(&officer, service("class", asks), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;

    asks_for_ten(&scene, &sakura.guardian, "10:00（あと1）").await;
    let page = sakura.guardian.button("ページで続ける").await;
    assert!(page["uri"].as_str().unwrap().ends_with(&format!("#slot/{}", slots[0])), "{page}");
    let body = json!({ "slot_id": slots[0], "child_ids": sakura.children, "answers": { "food": "たまごとえび" } });
    sakura.page.keyed("a").post("/api/bookings", body).await.ok();
    sakura.guardian.writes("予約の確認").await;

    let given = given(&scene);
    assert!(!given.contains("食べられないもの") && !given.contains("たまご"), "{given}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discreet_service_is_never_named_in_line() {
    let scene = Scene::start("chat_booking_discreet", MORNING).await;
    let officer = scene.officer().await;
    let secret = json!({
        "title": { "ja": "いじめ相談" }, "place": { "ja": "つなぐ市教育センター" }, "for": "household", "discreet": true,
        "reminders": [{ "days_before": 1, "at": "18:00:00" }],
    });
    let slots = opens(&officer, service("bullying", secret), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let phone = &sakura.guardian;

    phone.writes("予約").await;
    let titles: Vec<_> = cards(&scene, phone).await.into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["相談の予約（ページで選びます）"]);
    let body = json!({ "slot_id": slots[0], "child_ids": [], "answers": {} });
    sakura.page.keyed("a").post("/api/bookings", body).await.ok();
    phone.writes("予約の確認").await;
    let no = on_card(&scene, phone, "ご予約", "取り消す").await;
    assert_eq!(phone.presses(&no).await, "ご予約\n4月10日(金) 10:00〜11:00\n取り消しますか。");
    scene.set_clock("2026-04-09T19:00:00+09:00").await;
    phone.writes("予約の確認").await;
    let no = on_card(&scene, phone, "ご予約", "取り消す").await;
    phone.presses(&no).await;
    phone.taps("はい、取り消します").await;

    let pushed: Vec<_> = scene.sent(0).into_iter().filter(|row| row.method != "reply").collect();
    let pushed = serde_json::to_string(&pushed).unwrap();
    assert!(pushed.contains("【ご予約】"), "the reminder came: {pushed}");
    let given = given(&scene);
    for word in ["いじめ", "bullying", "教育センター"] {
        assert!(!given.contains(word), "{word}: {given}");
    }
    let officer = scene.officer().await;
    adds_up(&officer, "bullying").await;
    scene.ends().await;
}
