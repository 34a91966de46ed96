//! The API behind わが家のカレンダー: what it takes, what it refuses, and whose record is whose.

use serde_json::{Value, json};
use tests::{Answer, Scene};

const MORNING: &str = "2026-04-01T10:00:00+09:00";

fn child(birth_date: &str) -> Value {
    json!({ "kind": "child", "birth_date": birth_date })
}

fn pregnancy(due_date: &str) -> Value {
    json!({ "kind": "pregnancy", "due_date": due_date })
}

#[tokio::test(flavor = "multi_thread")]
async fn children_are_registered_changed_born_and_removed() {
    let scene = Scene::start("residents_contract", MORNING).await;
    let page = scene.guardian().await.page().await;
    assert_eq!(page.get("/api/children").await.ok(), json!([]));

    let bear = page.post("/api/children", child("2024-02-29")).await;
    assert_eq!(bear.status, 201);
    let bear = bear.ok();
    assert_eq!(
        (&bear["kind"], &bear["birth_date"], &bear["token"]),
        (&json!("child"), &json!("2024-02-29"), &json!("🐻"))
    );
    let early = json!({ "kind": "child", "birth_date": "2025-08-01", "due_date": "2025-10-01", "token": "🐧" });
    let penguin = page.post("/api/children", early).await.ok();
    assert_eq!((&penguin["due_date"], &penguin["token"]), (&json!("2025-10-01"), &json!("🐧")));
    let twins = json!({ "kind": "pregnancy", "due_date": "2026-04-20", "fetuses": 2, "token": "🐰" });
    let rabbit = page.post("/api/children", twins).await.ok();
    assert_eq!((&rabbit["fetuses"], &rabbit["birth_date"]), (&json!(2), &Value::Null));

    let path = |record: &Value| format!("/api/children/{}", record["id"].as_str().unwrap());
    let changed = page.patch(&path(&bear), json!({ "birth_date": "2024-03-01", "token": "🐱" })).await.ok();
    assert_eq!(
        (&changed["id"], &changed["birth_date"], &changed["token"]),
        (&bear["id"], &json!("2024-03-01"), &json!("🐱"))
    );
    let later = page.patch(&path(&rabbit), json!({ "due_date": "2026-04-25" })).await.ok();
    assert_eq!((&later["due_date"], &later["fetuses"]), (&json!("2026-04-25"), &json!(2)));

    let born = page.post(&format!("{}/birth", path(&rabbit)), json!({ "birth_date": "2026-03-30" })).await.ok();
    assert_eq!(born["id"], rabbit["id"]);
    assert_eq!(born["children"].as_array().unwrap().len(), 2);
    assert_eq!((&born["children"][0]["id"], &born["children"][0]["token"]), (&rabbit["id"], &json!("🐰")));
    assert_eq!(born["children"][1]["due_date"], "2026-04-25");

    assert_eq!(page.delete(&path(&penguin)).await.status, 204);
    assert_eq!(page.delete(&path(&penguin)).await.refusal(), (404, "not_found"));
    let listed = page.get("/api/children").await.ok();
    let tokens: Vec<_> = listed.as_array().unwrap().iter().map(|child| child["token"].as_str().unwrap()).collect();
    assert_eq!(tokens.len(), 3);
    assert_eq!(tokens[..2], ["🐱", "🐰"], "in the order of registration");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_a_code_and_a_sentence_and_nothing_is_stored() {
    let scene = Scene::start("residents_refusals", MORNING).await;
    let page = scene.guardian().await.page().await;
    let post = async |body: Value| page.post("/api/children", body).await;
    let refuses = |answer: &Answer, status: u16, code: &str| {
        assert_eq!(answer.refusal(), (status, code), "{answer}");
        assert!(answer.sentence().len() > 20, "{answer}");
    };

    for date in ["2026-02-30", "2025-02-29", "2026-13-01", "yesterday", ""] {
        refuses(&post(child(date)).await, 422, "date_does_not_exist");
        refuses(&post(pregnancy(date)).await, 422, "date_does_not_exist");
    }
    refuses(&post(child("2026-04-02")).await, 422, "birth_in_future");
    refuses(&post(child("1999-01-01")).await, 422, "birth_too_long_ago");
    refuses(&post(pregnancy("2029-04-01")).await, 422, "due_date_out_of_range");
    refuses(&post(pregnancy("2026-01-01")).await, 422, "due_date_out_of_range");
    let apart = json!({ "kind": "child", "birth_date": "2025-04-01", "due_date": "2026-04-01" });
    refuses(&post(apart).await, 422, "due_date_does_not_fit_birth");
    for fetuses in [0, 6, 255] {
        let many = json!({ "kind": "pregnancy", "due_date": "2026-06-01", "fetuses": fetuses });
        refuses(&post(many).await, 422, "fetuses_out_of_range");
    }
    for token in ["🍺", "花子", ""] {
        let named = json!({ "kind": "child", "birth_date": "2025-04-01", "token": token });
        refuses(&post(named).await, 422, "token_unknown");
    }
    for odd in [
        json!({}),
        json!([]),
        json!({ "kind": "dog", "birth_date": "2025-04-01" }),
        json!({ "kind": "child" }),
        json!({ "kind": "child", "birth_date": "2025-04-01", "fetuses": 2 }),
        json!({ "kind": "pregnancy", "birth_date": "2025-04-01" }),
        json!({ "kind": "child", "birth_date": "2025-04-01", "name": "花子" }),
        json!({ "kind": "pregnancy", "due_date": "2026-06-01", "fetuses": -1 }),
        json!({ "kind": "child", "birth_date": 20_250_401 }),
    ] {
        refuses(&post(odd).await, 400, "bad_request");
    }
    refuses(&post(json!({ "kind": "child", "birth_date": "0".repeat(20_000) })).await, 413, "body_too_large");

    assert_eq!(page.get("/api/children").await.ok(), json!([]));
    assert!(!scene.stored().await.contains("chd_"), "nothing is stored by halves");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_that_cannot_be_leave_everything_as_it_was() {
    let scene = Scene::start("residents_changes", MORNING).await;
    let page = scene.guardian().await.page().await;
    let bear = page.post("/api/children", child("2025-04-01")).await.text("/id");
    let rabbit = page.post("/api/children", pregnancy("2026-06-01")).await.text("/id");
    let before = page.get("/api/children").await.ok();
    let at = |id: &str, rest: &str| format!("/api/children/{id}{rest}");

    for (answer, refusal) in [
        (page.patch(&at(&bear, ""), json!({ "birth_date": "2026-02-30" })).await, (422, "date_does_not_exist")),
        (page.patch(&at(&bear, ""), json!({ "birth_date": "2026-04-02" })).await, (422, "birth_in_future")),
        (page.patch(&at(&bear, ""), json!({ "fetuses": 2 })).await, (400, "bad_request")),
        (page.patch(&at(&bear, ""), json!({ "kind": "pregnancy" })).await, (400, "bad_request")),
        (page.patch(&at(&bear, ""), json!({ "token": "🍺" })).await, (422, "token_unknown")),
        (page.patch(&at(&rabbit, ""), json!({ "token": "🐻" })).await, (409, "token_taken")),
        (page.patch(&at(&rabbit, ""), json!({ "due_date": "2029-01-01" })).await, (422, "due_date_out_of_range")),
        (page.patch(&at(&rabbit, ""), json!({ "birth_date": "2026-03-01" })).await, (400, "bad_request")),
        (page.post(&at(&bear, "/birth"), json!({ "birth_date": "2026-03-01" })).await, (409, "not_a_pregnancy")),
        (page.post(&at(&bear, "/loss"), json!({})).await, (409, "not_a_pregnancy")),
        (page.post(&at(&rabbit, "/birth"), json!({ "birth_date": "2026-04-02" })).await, (422, "birth_in_future")),
        (page.post(&at(&rabbit, "/birth"), json!({})).await, (400, "bad_request")),
        (
            page.post(&at(&rabbit, "/birth"), json!({ "birth_date": "2025-01-01" })).await,
            (422, "due_date_does_not_fit_birth"),
        ),
        (
            page.post(&at(&rabbit, "/birth"), json!({ "birth_date": "2026-04-01", "children": [{ "token": "🐻" }] }))
                .await,
            (409, "token_taken"),
        ),
        (
            page.post(&at(&rabbit, "/birth"), json!({ "birth_date": "2026-04-01", "children": [] })).await,
            (422, "fetuses_out_of_range"),
        ),
    ] {
        assert_eq!(answer.refusal(), refusal, "{answer}");
    }

    assert_eq!(page.get("/api/children").await.ok(), before);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_forty_children_twenty_are_registered() {
    let scene = Scene::start("residents_forty", MORNING).await;
    let page = scene.guardian().await.page().await;

    for n in 0..40 {
        let answer = page.post("/api/children", child(&format!("2020-01-{:02}", n % 28 + 1))).await;
        let expected = if n < 20 { (201, "") } else { (409, "too_many_children") };
        assert_eq!(answer.refusal(), expected, "child {n}: {answer}");
    }

    assert_eq!(page.get("/api/children").await.ok().as_array().unwrap().len(), 20);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_child_is_as_unknown_as_one_that_does_not_exist() {
    let scene = Scene::start("residents_foreign", MORNING).await;
    let (mother, stranger) = (scene.guardian().await.page().await, scene.guardian().await.page().await);
    let own = mother.post("/api/children", pregnancy("2026-06-01")).await.text("/id");
    let before = mother.get("/api/children").await.ok();

    for id in [own.as_str(), "chd_00000000000000000000000000000000", "x", "%F0%9F%90%BB", "PROFILE"] {
        let path = format!("/api/children/{id}");
        for answer in [
            stranger.patch(&path, json!({ "due_date": "2026-06-02" })).await,
            stranger.delete(&path).await,
            stranger.post(&format!("{path}/birth"), json!({ "birth_date": "2026-04-01" })).await,
            stranger.post(&format!("{path}/loss"), json!({})).await,
            stranger.get(&format!("{path}/calendar")).await,
        ] {
            assert_eq!(answer.refusal(), (404, "not_found"), "{id}: {answer}");
        }
    }

    assert_eq!(mother.get("/api/children").await.ok(), before);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn support_is_told_once_and_only_when_asked_for() {
    let scene = Scene::start("residents_loss", MORNING).await;
    let page = scene.guardian().await.page().await.speaking("ja");
    let id = page.post("/api/children", pregnancy("2026-08-01")).await.text("/id");
    let loss = format!("/api/children/{id}/loss");

    assert_eq!(page.post(&loss, json!({})).await.ok(), json!({ "id": id, "ended": true }));
    assert_eq!(page.get("/api/children").await.ok(), json!([]));
    assert_eq!(page.get(&format!("/api/children/{id}/calendar")).await.ok(), json!([]));
    let told = page.post(&loss, json!({ "tell_support": true })).await.text("/support");
    assert!(told.contains("妊婦のための支援給付"), "{told}");
    assert_eq!(page.post(&loss, json!({ "tell_support": true })).await.ok(), json!({ "id": id, "ended": true }));
    assert_eq!(
        page.post(&format!("/api/children/{id}/birth"), json!({ "birth_date": "2026-04-01" })).await.refusal(),
        (404, "not_found")
    );
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_the_residents_own() {
    let scene = Scene::start("residents_settings", MORNING).await;
    let guardian = scene.guardian().await;
    let page = guardian.page().await;

    let me = page.get("/api/me").await.ok();
    assert_eq!((&me["language"], &me["push"], &me["following"]), (&json!("ja"), &json!(true), &json!(true)));
    assert_eq!(me["topics"].as_array().unwrap().len(), 6);
    let change = json!({ "language": "en", "push": false, "topics": ["school", "birth"] });
    let me = page.patch("/api/me", change).await.ok();
    assert_eq!((&me["language"], &me["push"]), (&json!("en"), &json!(false)));
    let mut topics: Vec<_> = me["topics"].as_array().unwrap().iter().map(|topic| topic.as_str().unwrap()).collect();
    topics.sort_unstable();
    assert_eq!(topics, ["birth", "school"]);
    assert_eq!(page.patch("/api/me", json!({ "language": "fr" })).await.refusal(), (422, "unknown_language"));
    assert_eq!(page.patch("/api/me", json!({ "topics": ["golf"] })).await.refusal(), (422, "unknown_topic"));
    assert_eq!(page.patch("/api/me", json!({ "colour": "red" })).await.refusal(), (400, "bad_request"));

    // The chat speaks it too.
    assert!(guardian.writes("？").await.starts_with("Sorry, we did not understand that."));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_speaks_the_language_it_was_asked_in() {
    let scene = Scene::start("residents_languages", MORNING).await;
    let page = scene.guardian().await.page().await;

    for (asked, sentence) in [
        ("ja", "誕生日が今日より後になっています。日付をもう一度選んでください。"),
        (
            "ja-easy",
            "生（う）まれた日（ひ）が 今日（きょう）より後（あと）です。もう一度（いちど）選（えら）んでください。",
        ),
        ("en-GB,ja;q=0.5", "This birthday is after today. Please choose the date again."),
        ("fr", "誕生日が今日より後になっています。日付をもう一度選んでください。"),
    ] {
        let answer = page.speaking(asked).post("/api/children", child("2027-01-01")).await;
        assert_eq!(answer.sentence(), sentence);
    }
    scene.ends().await;
}
