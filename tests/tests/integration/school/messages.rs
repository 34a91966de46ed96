//! A message from the teacher's desk to the parent's phone, and back again.

use serde_json::{Value, json};
use tests::{Caller, Scene, engines_are_outside};

use super::{MORNING, School, at, drafts, letter, pupil, sends, step};

const TITLE: &str = "あしたの持ち物";
const BODY: &str = "水筒と <b>帽子</b> を持たせてください。\nhttps://example.jp/list";

async fn inbox(page: &Caller<'_>) -> Vec<Value> {
    page.get("/api/messages").await.ok()["messages"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_is_written_to_and_line_hears_only_that_there_is_something() {
    let scene = Scene::start("school_message", MORNING).await;
    let pupils = [pupil(1, "26p1a", json!({})), pupil(2, "26p1a", json!({})), pupil(3, "26p1b", json!({}))];
    let school = School::opens(&scene, &pupils).await;
    let (mother, father, other) = (scene.guardian().await, scene.guardian().await, scene.guardian().await);
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    school.joins(&father, "k_1", "g_1f", "🐼").await;
    school.joins(&other, "k_3", "g_3m", "🐰").await;
    let teacher = school.teacher("sato").await;

    let card = drafts(&teacher, "1", letter(json!([school.class("26p1a")]), TITLE, BODY)).await.ok();
    assert_eq!(card["state"], "draft");
    assert_eq!(card["reach"]["children"], 2);
    assert_eq!(card["reach"]["guardians"], 2);
    // Nobody of the second child's has joined: somebody has to phone.
    assert_eq!(card["reach"]["unreached"], 1);
    assert_eq!(card["second"], Value::Null);

    let held = step(&teacher, &card, "submission").await.ok();
    assert_eq!((&held["state"], &held["leaves_at"]), (&json!("held"), &json!("2026-04-13T09:16:00+09:00")));
    scene.advance("PT30S").await;
    let heard = mother.heard().await;
    scene.advance("PT2M").await;
    scene.settle().await;

    assert_eq!(mother.hears().await[heard..], ["みなみ小学校からお知らせがあります。下のボタンからご覧ください。"]);
    assert_eq!(mother.labels().await, ["お知らせを見る"]);
    assert_eq!(other.heard().await, heard);
    let everything: String = scene.sent(0).iter().flat_map(|row| &row.messages).map(ToString::to_string).collect();
    for secret in [TITLE, "水筒", "架空", "1年1組"] {
        assert!(!everything.contains(secret), "{secret} stands in LINE");
    }

    let page = mother.page().await;
    let listed = inbox(&page).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["title"], TITLE);
    assert_eq!(listed[0]["tokens"], json!(["🐻"]));
    assert_eq!(listed[0]["read"], false);
    let id = listed[0]["id"].as_str().unwrap();
    let read = page.get(&format!("/api/messages/{id}")).await.ok();
    // Plain text: what looks like markup is three characters that somebody typed.
    assert_eq!(read["body"], BODY);
    assert_eq!(read["children"], json!([{ "token": "🐻", "name": "架空 児童1", "class": "1年1組" }]));
    assert_eq!(other.page().await.get(&format!("/api/messages/{id}")).await.refusal(), (404, "not_found"));

    page.post(&format!("/api/messages/{id}/receipt"), json!({})).await;
    assert_eq!(inbox(&page).await[0]["read"], true);
    let readers = teacher.get(&at(&card["id"], "/readers")).await.ok();
    assert_eq!((&readers["told"], &readers["read"], &readers["unreached"]), (&json!(2), &json!(1), &json!(1)));
    let first = &readers["children"][0]["guardians"];
    assert_eq!((first[0]["read_at"].is_string(), &first[1]["read_at"]), (true, &Value::Null));

    // Only the father has not: only he hears of it again.
    let (hers, his) = (mother.heard().await, father.heard().await);
    assert_eq!(
        teacher.post(&at(&card["id"], "/reminder"), json!({ "unread": 2 })).await.refusal().1,
        "audience_changed"
    );
    teacher.post(&at(&card["id"], "/reminder"), json!({ "unread": 1 })).await.ok();
    scene.settle().await;
    assert_eq!((mother.heard().await, father.heard().await), (hers, his + 1));
    assert!(father.last().await.contains("まだ開かれていません"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cancelled_within_the_minute_reaches_nobody() {
    let scene = Scene::start("school_cancel", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    let teacher = school.teacher("sato").await;
    let card = drafts(&teacher, "1", letter(json!([school.everybody()]), TITLE, BODY)).await.ok();
    step(&teacher, &card, "submission").await.ok();
    scene.advance("PT40S").await;
    let cancelled = teacher.post(&at(&card["id"], "/cancellation"), json!({})).await.ok();
    assert_eq!(cancelled["state"], "cancelled");
    let heard = mother.heard().await;
    scene.advance("PT3H").await;
    scene.settle().await;
    assert_eq!(mother.heard().await, heard);
    assert!(inbox(&mother.page().await).await.is_empty());
    let again = school.teacher("sato").await.post(&at(&card["id"], "/recall"), json!({})).await;
    assert_eq!(again.refusal(), (409, "message_elsewhere"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_was_read_is_corrected_and_recalled_and_that_is_recorded() {
    let scene = Scene::start("school_recall", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    let teacher = school.teacher("sato").await;
    let card = sends(&scene, &teacher, "1", letter(json!([school.everybody()]), TITLE, BODY)).await;
    assert_eq!(card["state"], "sent");
    let page = mother.page().await;
    let path = format!("/api/messages/{}", card["id"].as_str().unwrap());

    let content = json!({ "texts": { "ja": { "title": TITLE, "body": "水筒だけで大丈夫です。" } } });
    let looked = teacher.post(&at(&card["id"], "/correction"), json!({ "content": content })).await.ok();
    assert_eq!(looked["taken"], false);
    assert_eq!(page.get(&path).await.ok()["body"], BODY);
    let order = json!({ "content": content, "shown": looked["shown"] });
    assert_eq!(teacher.post(&at(&card["id"], "/correction"), order).await.ok()["taken"], true);
    let corrected = page.get(&path).await.ok();
    assert_eq!(corrected["body"], "水筒だけで大丈夫です。");
    assert!(corrected["edited_at"].is_string());
    page.post(&format!("{path}/receipt"), json!({})).await;

    let recalled = teacher.post(&at(&card["id"], "/recall"), json!({})).await.ok();
    assert_eq!((&recalled["state"], &recalled["read_before_recall"]), (&json!("recalled"), &json!(1)));
    let left = page.get(&path).await.ok();
    assert_eq!((&left["title"], &left["body"]), (&json!(""), &json!("")));
    assert!(left["recalled_at"].is_string());
    assert_eq!(inbox(&page).await[0]["recalled"], true);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_get_their_own_language_and_easy_japanese_where_theirs_is_not_there() {
    let scene = Scene::start("school_language", MORNING).await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let linh = scene.guardian().await;
    school.joins(&linh, "k_1", "g_1m", "🐻").await;
    linh.page().await.patch("/api/me", json!({ "language": "en" })).await.ok();
    let teacher = school.teacher("sato").await;
    let words = |title: &str| json!({ "title": title, "body": title });
    let content =
        json!({ "texts": { "ja": words("持ち物"), "ja-easy": words("もちもの"), "pt": words("O que trazer") } });
    let letter = json!({ "audience": [school.everybody()], "content": content });
    let card = sends(&scene, &teacher, "1", letter).await;
    assert!(linh.last().await.contains("みなみ小学校 has sent you a message"), "{}", linh.last().await);
    let page = linh.page().await;
    let path = format!("/api/messages/{}", card["id"].as_str().unwrap());
    assert_eq!(page.get(&path).await.ok()["title"], "もちもの");
    let portuguese = page.get(&format!("{path}?lang=pt-BR")).await.ok();
    assert_eq!((&portuguese["language"], &portuguese["title"]), (&json!("pt"), &json!("O que trazer")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_at_night_leaves_in_the_morning() {
    let scene = Scene::start("school_night", "2026-04-13T22:30:00+09:00").await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    let teacher = school.teacher("sato").await;
    let card = drafts(&teacher, "1", letter(json!([school.everybody()]), TITLE, BODY)).await.ok();
    let waits = step(&teacher, &card, "submission").await.ok();
    assert_eq!((&waits["state"], &waits["leaves_at"]), (&json!("scheduled"), &json!("2026-04-14T07:00:00+09:00")));
    let heard = mother.heard().await;
    scene.set_clock("2026-04-14T06:59:00+09:00").await;
    assert_eq!(mother.heard().await, heard);
    scene.set_clock("2026-04-14T07:01:00+09:00").await;
    scene.settle().await;
    assert_eq!(mother.heard().await, heard + 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stuck_table_sends_nothing_old() {
    if engines_are_outside("a_stuck_table_sends_nothing_old") {
        return;
    }
    let scene = Scene::start("school_stuck", "2026-04-14T07:01:00+09:00").await;
    let school = School::opens(&scene, &[pupil(1, "26p1a", json!({}))]).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    // It makes sense for four minutes; the table fails for eight.
    let mut urgent = letter(json!([school.everybody()]), "警報", "迎えに来てください。");
    urgent["not_after"] = json!("2026-04-14T07:05:00+09:00");
    urgent["urgency"] = json!("emergency");
    let teacher = school.teacher("sato").await;
    let card = drafts(&teacher, "2", urgent).await.ok();
    let held = step(&teacher, &card, "submission").await.ok();
    assert_eq!(held["leaves_at"], "2026-04-14T07:01:10+09:00");
    let heard = mother.heard().await;
    scene.dynamodb_fault(json!({ "operation": "GetItem", "fault": "failure", "times": 1000 })).await;
    scene.advance("PT8M").await;
    scene.dynamodb_fault(json!({ "clear": true })).await;
    scene.advance("PT2H").await;
    scene.settle().await;
    assert_eq!(mother.heard().await, heard);
    let card = school.teacher("sato").await.get(&at(&card["id"], "")).await.ok();
    assert_eq!(card["state"], "expired");
    scene.ends().await;
}
