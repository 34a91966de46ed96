//! The chat on a guardian's phone, as the phone shows it.

use serde_json::{Value, json};
use tests::{Event, Guardian, Scene, engines_are_outside, logged, webhook_body};

const MORNING: &str = "2026-04-01T10:00:00+09:00";

/// Somebody who has chosen Japanese.
async fn japanese(scene: &Scene) -> Guardian<'_> {
    let guardian = scene.guardian().await;
    guardian.taps("日本語").await;
    guardian
}

/// Registers a pregnancy by tapping.
async fn expects(guardian: &Guardian<'_>, due: &str, fetuses: &str, token: &str) {
    guardian.writes("登録").await;
    guardian.taps("妊娠中です").await;
    guardian.picks("出産予定日を選ぶ", due).await;
    guardian.taps(fetuses).await;
    let done = guardian.taps(token).await;
    assert_eq!(done, format!("{token} を登録しました。時期が来たらお知らせします。"));
}

/// What the page knows: kind, dates and token of each.
async fn family(guardian: &Guardian<'_>) -> Vec<String> {
    let children = guardian.page().await.get("/api/children").await.ok();
    let text = |child: &Value, name: &str| child[name].as_str().unwrap_or("-").to_owned();
    let line = |child: &Value| {
        format!(
            "{} {} {} {}",
            text(child, "token"),
            text(child, "kind"),
            text(child, "birth_date"),
            text(child, "due_date")
        )
    };
    children.as_array().unwrap().iter().map(line).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pregnancy_is_registered_from_the_first_word_on_by_tapping() {
    let scene = Scene::start("chat_register", MORNING).await;
    let guardian = scene.newcomer().await;

    let welcome = guardian.follows().await;
    for words in ["友だち追加ありがとうございます", "Thank you for adding us"] {
        assert!(welcome.contains(words), "{welcome}");
    }
    assert_eq!(guardian.labels().await, ["日本語", "やさしい日本語", "English", "受信設定"]);
    assert_eq!(
        guardian.taps("日本語").await,
        "これからは日本語でお知らせします。\nお知らせを受け取るための設定をします。どちらですか。"
    );
    assert_eq!(guardian.taps("妊娠中です").await, "出産予定日を選んでください。");
    assert_eq!(guardian.picks("出産予定日を選ぶ", "2026-10-01").await, "おなかの赤ちゃんは何人ですか。");
    assert!(guardian.taps("1人").await.starts_with("LINEではお名前の代わりに絵文字を使います。"));
    assert_eq!(guardian.taps("🐰").await, "🐰 を登録しました。時期が来たらお知らせします。");

    assert_eq!(guardian.labels().await, ["もう一人登録", "カレンダーを見る", "受信設定"]);
    assert_eq!(family(&guardian).await, ["🐰 pregnancy - 2026-10-01"]);
    assert_eq!(
        guardian.taps("受信設定").await,
        "【受信設定】\nお知らせ：届きます\n🐰 妊娠\n変えたいものを選んでください。"
    );
    assert!(scene.sent(0).iter().all(|row| row.method == "reply"), "every answer was free");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dates_and_emojis_are_changed_and_registrations_removed() {
    let scene = Scene::start("chat_change", MORNING).await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-10-01", "1人", "🐰").await;
    guardian.writes("登録").await;
    guardian.taps("子どもがいます").await;
    guardian.picks("誕生日を選ぶ", "2024-02-29").await;
    guardian.taps("🐻").await;

    guardian.writes("🐰").await;
    assert_eq!(
        guardian.labels().await,
        ["生まれました", "日付を変える", "マークを変える", "妊娠の記録を終える", "登録を消す", "受信設定"]
    );
    guardian.taps("日付を変える").await;
    assert_eq!(
        guardian.picks("出産予定日を選ぶ", "2026-10-08").await,
        "🐰 の日付を変えました。お知らせの時期も変わります。"
    );
    guardian.writes("🐻").await;
    guardian.taps("マークを変える").await;
    assert_eq!(guardian.taps("🐱").await, "絵文字を 🐱 に変えました。");
    assert_eq!(family(&guardian).await, ["🐰 pregnancy - 2026-10-08", "🐱 child 2024-02-29 -"]);

    guardian.writes("🐱").await;
    guardian.taps("登録を消す").await;
    let yes = guardian.button("はい、消します").await;
    assert_eq!(guardian.taps("はい、消します").await, "🐱 の登録を消しました。");
    assert_eq!(family(&guardian).await, ["🐰 pregnancy - 2026-10-08"]);
    let again = guardian.presses(&yes).await;
    assert!(again.starts_with("その登録は見つかりませんでした"), "{again}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn impossible_dates_are_explained_and_nothing_is_stored() {
    let scene = Scene::start("chat_dates", MORNING).await;
    let guardian = japanese(&scene).await;

    guardian.taps("子どもがいます").await;
    let future = guardian.picks("誕生日を選ぶ", "2026-04-02").await;
    assert_eq!(future, "誕生日が今日より後になっています。日付をもう一度選んでください。");
    guardian.writes("登録").await;
    guardian.taps("妊娠中です").await;
    let far = guardian.picks("出産予定日を選ぶ", "2029-04-01").await;
    assert_eq!(far, "出産予定日は、4週間前から280日後までの間で選んでください。");

    assert_eq!(family(&guardian).await, [] as [&str; 0]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn twins_are_born_under_an_emoji_each() {
    let scene = Scene::start("chat_twins", MORNING).await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-04-20", "2人", "🐻").await;

    guardian.writes("🐻").await;
    guardian.taps("生まれました").await;
    assert_eq!(guardian.picks("誕生日を選ぶ", "2026-03-30").await, "何人のお子さんを登録しますか。");
    let born = guardian.taps("2人").await;

    assert!(born.starts_with("ご誕生おめでとうございます。🐻 "), "{born}");
    let family = family(&guardian).await;
    assert_eq!(family.len(), 2, "{family:?}");
    assert!(family.iter().all(|child| child.ends_with("child 2026-03-30 2026-04-20")), "{family:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_loss_nothing_arrives_any_more_not_even_what_was_queued() {
    if engines_are_outside("after_a_loss_nothing_arrives_any_more_not_even_what_was_queued") {
        return;
    }
    let scene = Scene::start("chat_loss", "2026-04-01T08:00:00+09:00").await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-10-01", "1人", "🐰").await;
    let before = scene.sent_so_far();

    // LINE takes no pushes this morning, so what is due waits.
    scene.line_fault(json!({ "endpoint": "push", "status": 500, "times": 100000 })).await;
    scene.set_clock("2026-04-01T09:01:30+09:00").await;
    let tried = scene.sent(before);
    assert!(!tried.is_empty() && tried.iter().all(|row| row.status == 500), "a push was tried: {tried:?}");
    guardian.writes("🐰").await;
    guardian.taps("妊娠の記録を終える").await;
    let done = guardian.does(postback(&guardian, "はい、終えます").await).await;
    assert_eq!(done.body, json!({ "webhook_status": 200 }));
    scene.line_fault(json!({ "clear": true })).await;
    scene.settle().await;

    assert!(guardian.last().await.contains("この妊娠についてのお知らせはすべて止めました"));
    assert_eq!(guardian.labels().await, ["使える支援を知りたい", "受信設定"]);
    scene.advance("P30D").await;
    let pushed: Vec<_> =
        scene.sent(before).into_iter().filter(|row| row.method != "reply" && row.status == 200).collect();
    assert_eq!(pushed, [], "nothing about it arrives any more");
    let officer = scene.officer().await;
    let notices = officer.get("/api/staff/runs/2026-04-01/notices").await.ok();
    assert_eq!((notices[0]["state"].as_str(), notices[0]["withheld"].as_u64()), (Some("withdrawn"), Some(1)));
    assert_eq!(family(&guardian).await, [] as [&str; 0]);

    // What remains is told once, and only because they ask.
    let support = guardian.writes("設定").await;
    assert!(!support.contains("支援") && !support.contains("🐰"), "{support}");
    scene.ends().await;
}

async fn postback(guardian: &Guardian<'_>, label: &str) -> Value {
    let button = guardian.button(label).await;
    json!({ "type": "postback", "data": button["data"], "label": label })
}

#[tokio::test(flavor = "multi_thread")]
async fn support_after_a_loss_is_told_when_asked_for() {
    let scene = Scene::start("chat_support", MORNING).await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-10-01", "1人", "🐰").await;

    guardian.writes("🐰").await;
    guardian.taps("妊娠の記録を終える").await;
    let done = guardian.taps("はい、終えます").await;
    assert!(!done.contains("給付") && !done.contains("🐰"), "{done}");
    let support = guardian.taps("使える支援を知りたい").await;

    assert!(support.contains("妊婦のための支援給付") && support.contains("産後ケア"), "{support}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_stop_within_three_taps_from_anywhere_and_start_again_in_one() {
    let scene = Scene::start("chat_stop", MORNING).await;
    let guardian = japanese(&scene).await;
    let page = guardian.page().await;
    // Every place a guardian can be stranded: the middle of a registration, a help text, a child's own menu.
    for anywhere in ["妊娠中です", "なにこれ", "🐰", "カレンダー", "ことば"] {
        guardian.writes(anywhere).await;
        if !guardian.labels().await.iter().any(|label| label == "お知らせを止める") {
            guardian.taps("受信設定").await;
        }
        guardian.taps("お知らせを止める").await;
        assert_eq!(guardian.taps("はい、止めます").await, "お知らせを止めました。いつでも再開できます。");
        assert_eq!(page.get("/api/me").await.ok()["push"], false);

        assert_eq!(guardian.taps("再開する").await, "お知らせを再開しました。");
        assert_eq!(page.get("/api/me").await.ok()["push"], true);
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_understood_gets_help_in_the_residents_language() {
    let scene = Scene::start("chat_help", MORNING).await;
    let guardian = scene.guardian().await;

    for (language, help) in [
        ("日本語", "申し訳ありません、うまく読み取れませんでした。"),
        ("やさしい日本語", "ごめんなさい。わかりませんでした。"),
        ("English", "Sorry, we did not understand that."),
    ] {
        guardian.writes(language).await;
        let said = guardian.writes("明日の天気は？").await;
        assert!(said.starts_with(help), "{said}");
        assert!(guardian.labels().await.len() >= 5);
        assert!(guardian.sends_place(48.85, 2.35).await.starts_with(help), "a place where nobody looks for anything");
    }
    assert_eq!(guardian.page().await.get("/api/me").await.ok()["language"], "en");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_my_number_is_refused_and_is_nowhere_afterwards() {
    let scene = Scene::start("chat_my_number", MORNING).await;
    let guardian = japanese(&scene).await;

    for text in ["番号は 1234 5678 9018 です", "１２３４５６７８９０１８", "123456789018"] {
        let said = guardian.writes(text).await;
        assert!(said.starts_with("12桁の番号は送らないでください。保存していません。"), "{said}");
        assert!(!said.contains("5678"));
    }

    // Twelve digits that no office ever gave out are just not understood.
    assert!(guardian.writes("123456789012").await.starts_with("申し訳ありません"));
    let traces = [scene.stored().await, logged(), serde_json::to_string(&scene.sent(0)).unwrap()];
    for digits in ["123456789018", "1234 5678 9018", "１２３４５６７８９０１８"] {
        assert!(!traces.iter().any(|trace| trace.contains(digits)), "{digits}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_my_number_is_not_even_in_the_queue() {
    if engines_are_outside("a_my_number_is_not_even_in_the_queue") {
        return;
    }
    let scene = Scene::start("chat_my_number_queue", MORNING).await;
    let guardian = japanese(&scene).await;

    // The chat's function finds no table, so its event ends among the dead letters, where people look at it.
    scene.dynamodb_fault(json!({ "fault": "throttle", "times": 100000 })).await;
    guardian.does(json!({ "type": "text", "text": "番号は 1234 5678 9018 です" })).await.ok();
    scene.settle().await;

    let dead = scene.messages_in("-line-events-dead.fifo").await;
    assert_eq!(dead.len(), 1);
    assert!(dead[0].contains("numberRefused") && !dead[0].contains("5678"), "{}", dead[0]);
    scene.ends_with_dead_letters();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_comes_late_is_answered_by_a_push_once() {
    let scene = Scene::start("chat_late", MORNING).await;
    let guardian = japanese(&scene).await;
    let before = scene.sent_so_far();
    let late = scene.now().await - jiff::SignedDuration::from_secs(90);

    assert_eq!(scene.webhook(&webhook_body(&[Event::text("late-1", &guardian.user_id, late, "受信設定")])).await, 200);
    scene.settle().await;
    scene.advance("PT3H").await;

    let rows = scene.sent(before);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0].method.as_str(), rows[0].status, &rows[0].to), ("push", 200, &vec![guardian.user_id.clone()]));
    assert!(guardian.last().await.starts_with("【受信設定】"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_follow_and_unfollow_the_last_counts_in_whatever_order_they_come() {
    let scene = Scene::start("chat_follow_order", MORNING).await;
    let guardian = japanese(&scene).await;
    let page = guardian.page().await;
    let following = async || page.get("/api/me").await.ok()["following"].clone();
    let at = scene.now().await;
    let later = |seconds| at + jiff::SignedDuration::from_secs(seconds);
    let user = guardian.user_id.as_str();

    scene.webhook(&webhook_body(&[Event::unfollow("order-2", user, later(20))])).await;
    scene.settle().await;
    assert_eq!(following().await, false);
    scene.webhook(&webhook_body(&[Event::follow("order-1", user, later(10))])).await;
    scene.settle().await;
    assert_eq!(following().await, false, "the follow happened before the unfollow");
    scene.webhook(&webhook_body(&[Event::follow("order-3", user, later(30))])).await;
    scene.settle().await;
    assert_eq!(following().await, true);
    scene.webhook(&webhook_body(&[Event::unfollow("order-2b", user, later(25))])).await;
    scene.settle().await;
    assert_eq!(following().await, true);
    // The reply tokens of these events are made up.
    scene.expects_refusals();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_finds_everything_as_it_was() {
    let scene = Scene::start("chat_back", MORNING).await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-10-01", "1人", "🐰").await;

    guardian.blocks().await;
    assert_eq!(guardian.page().await.get("/api/me").await.ok()["following"], false);
    assert_eq!(guardian.unblocks().await, "おかえりなさい。登録はそのまま残っています。");
    assert_eq!(family(&guardian).await, ["🐰 pregnancy - 2026-10-01"]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chat_and_the_page_change_one_family_at_once_and_nothing_is_lost() {
    let scene = Scene::start("chat_and_page", MORNING).await;
    let guardian = japanese(&scene).await;
    let page = guardian.page().await;

    guardian.taps("子どもがいます").await;
    guardian.picks("誕生日を選ぶ", "2025-05-06").await;
    let tap = postback(&guardian, "🐰").await;
    let new = |n: usize| json!({ "kind": "child", "birth_date": format!("2024-01-{:02}", n + 1) });
    let (chat, pages) = tokio::join!(
        guardian.does(tap.clone()),
        futures::future::join_all((0..6).map(|n| page.post("/api/children", new(n))))
    );
    chat.ok();
    scene.settle().await;

    let stored = pages.iter().filter(|answer| answer.status == 201).count();
    assert!(pages.iter().all(|answer| [(201, ""), (503, "busy")].contains(&answer.refusal())), "{pages:?}");
    let family = family(&guardian).await;
    let chats = usize::from(guardian.last().await.starts_with("🐰 を登録しました"));
    assert_eq!(family.len(), stored + chats, "{family:?}");
    let tokens: std::collections::BTreeSet<_> = family.iter().map(|child| child.split(' ').next().unwrap()).collect();
    assert_eq!(tokens.len(), family.len(), "no two share an emoji: {family:?}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_registers_one_child() {
    let scene = Scene::start("chat_double_tap", MORNING).await;
    let guardian = japanese(&scene).await;
    guardian.taps("子どもがいます").await;
    guardian.picks("誕生日を選ぶ", "2025-05-06").await;
    let tap = postback(&guardian, "🐰").await;

    for answer in futures::future::join_all((0..3).map(|_| guardian.does(tap.clone()))).await {
        answer.ok();
    }
    scene.settle().await;

    assert_eq!(family(&guardian).await, ["🐰 child 2025-05-06 -"]);
    assert_eq!(guardian.last().await, "🐰 は登録できています。");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_family_is_in_what_line_gets() {
    let scene = Scene::start("chat_private", "2026-04-01T08:00:00+09:00").await;
    let guardian = japanese(&scene).await;
    expects(&guardian, "2026-10-07", "1人", "🐰").await;
    for word in ["🐰", "設定", "カレンダー", "ヘルプ"] {
        guardian.writes(word).await;
    }
    scene.advance("P14D").await;

    let child = guardian.page().await.get("/api/children").await.text("/0/id");
    let all = serde_json::to_string(&scene.sent(0).iter().map(|row| row.messages.clone()).collect::<Vec<_>>()).unwrap();
    for secret in ["2026-10-07", "10月7日", "chd_", "res_", child.as_str(), guardian.user_id.as_str()] {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    let log = logged();
    assert!(!log.contains(&guardian.user_id), "a LINE user id is in the log");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_while_another_module_talks_has_left() {
    let scene = Scene::start("conversation_standby", MORNING).await;
    let guardian = scene.guardian().await;
    scene.advance("PT1M").await;
    let mut leaves = Event::unfollow("standby-1", &guardian.user_id, scene.now().await);
    leaves.what = json!({ "type": "unfollow", "mode": "standby" });

    assert_eq!(scene.webhook(&webhook_body(&[leaves])).await, 200);
    scene.settle().await;

    assert_eq!(guardian.page().await.get("/api/me").await.ok()["following"], false);
    scene.ends().await;
}
