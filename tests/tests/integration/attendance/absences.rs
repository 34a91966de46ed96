//! Guardians say that a child will not come: on the page and in the chat, for days to come, and take it back.

use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, Nursery, child};

#[tokio::test(flavor = "multi_thread")]
async fn siblings_are_absent_for_some_days_and_one_comes_after_all() {
    let scene = Scene::start("absences_page", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    nursery.joins(&mother, "k_2", "g_2", "🐰").await;
    let page = mother.page().await;
    let days = json!(["2026-04-13", "2026-04-14", "2026-04-18"]);
    let report = json!({ "child_ids": ["hinata.k_1", "hinata.k_2"], "days": days, "why": "sick" });
    let listed = page.get("/api/attendance").await.ok();
    let ids: Vec<&str> = listed.as_array().unwrap().iter().map(|one| one["child_id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["hinata.k_1", "hinata.k_2"]);

    let reported = page.keyed("a").post("/api/absences", report.clone()).await;
    assert_eq!(reported.status, 201, "{reported}");
    assert_eq!(reported.body.as_array().unwrap().len(), 4, "Saturday is no day to be absent from: {reported}");
    let again = page.keyed("a").post("/api/absences", report).await;
    assert_eq!((again.status, &again.body), (201, &reported.body));
    let other = json!({ "child_ids": ["hinata.k_1"], "days": ["2026-04-13"], "why": "private" });
    let reused = page.keyed("a").post("/api/absences", other).await;
    assert_eq!(reused.refusal(), (422, "idempotency_key_reused"));
    assert_eq!((nursery.standing("k_1").await, nursery.records("k_1").await.len()), ("absent".to_owned(), 1));
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.syncs().await;
    assert_eq!(gate.rows("board").len(), 4, "the tablets know of it too");

    let id = "hinata.k_1.2026-04-14";
    let changed = page.patch(&format!("/api/absences/{id}"), json!({ "why": "private" })).await.ok();
    assert_eq!(
        changed,
        json!({ "id": id, "child_id": "hinata.k_1", "kind": "absent", "day": "2026-04-14", "why": "private" })
    );
    for _ in 0..2 {
        assert_eq!(page.delete(&format!("/api/absences/{id}")).await.status, 204, "the same answer again");
    }
    let listed = page.get("/api/attendance").await.ok();
    let left: Vec<&Value> = listed[0]["absences"].as_array().unwrap().iter().map(|one| &one["day"]).collect();
    assert_eq!(left, [&json!("2026-04-13")]);

    // On the way after all.
    let way = page.post("/api/attendance/hinata.k_2/on-the-way", json!({ "eta": "2026-04-13T09:45:00+09:00" })).await;
    assert_eq!(way.status, 204, "{way}");
    let line = nursery.line("k_2").await;
    assert_eq!((&line["standing"], &line["coming"]["eta"]), (&json!("awaited"), &json!("2026-04-13T09:45:00+09:00")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absence_that_makes_no_sense_or_is_not_theirs_is_refused() {
    let scene = Scene::start("absences_bad", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let (mother, grandmother) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    nursery.joins(&grandmother, "k_1", "g_1gm", "🐰").await;
    let page = mother.page().await;
    let report = |child: &str, days: Value| json!({ "child_ids": [child], "days": days, "why": "other" });
    let many: Vec<String> = (0..41).map(|n| format!("2026-0{}-{:02}", 5 + n / 28, 1 + n % 28)).collect();
    for (body, refusal) in [
        (report("hinata.k_2", json!(["2026-04-13"])), (404, "not_found")),
        (report("k_1", json!(["2026-04-13"])), (404, "not_found")),
        (report("hinata.k_1", json!(["2026-04-12"])), (422, "day_past")),
        (report("hinata.k_1", json!(["2026-05-15"])), (422, "day_too_far")),
        (report("hinata.k_1", json!(["2026-02-30"])), (422, "date_does_not_exist")),
        (report("hinata.k_1", json!(["2026-04-18"])), (422, "not_expected")),
        (report("hinata.k_1", json!([])), (400, "bad_request")),
        (report("hinata.k_1", json!(many)), (400, "bad_request")),
        (json!({ "child_ids": [], "days": ["2026-04-13"], "why": "sick" }), (400, "bad_request")),
        (json!({ "child_ids": ["hinata.k_1"], "days": ["2026-04-13"], "why": "flu" }), (400, "bad_request")),
    ] {
        let answer = page.keyed("bad").post("/api/absences", body.clone()).await;
        assert_eq!(answer.refusal(), refusal, "{body}: {answer}");
    }
    let fine = report("hinata.k_1", json!(["2026-04-13"]));
    assert_eq!(page.post("/api/absences", fine.clone()).await.refusal(), (400, "idempotency_key_missing"));
    let hers = grandmother.page().await;
    assert_eq!(hers.keyed("a").post("/api/absences", fine).await.refusal(), (403, "not_permitted"));
    assert_eq!(hers.post("/api/attendance/hinata.k_1/on-the-way", json!({})).await.refusal(), (403, "not_permitted"));
    for id in ["hinata.k_1.2026-04-13", "hinata.k_2.2026-04-13", "nonsense", "hinata.k_1.nonsense"] {
        assert_eq!(page.delete(&format!("/api/absences/{id}")).await.refusal(), (404, "not_found"), "{id}");
    }
    let late = json!({ "eta": "2026-04-14T09:00:00+09:00" });
    assert_eq!(page.post("/api/attendance/hinata.k_1/on-the-way", late).await.status, 422);
    assert_eq!(scene.stranger().get("/api/attendance").await.refusal().0, 401);
    assert_eq!(nursery.records("k_1").await, [] as [Value; 0]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_chat_it_takes_two_taps() {
    let scene = Scene::start("absences_chat", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    let nothing = mother.writes("欠席").await;
    assert!(nothing.contains("園や学校から受け取ったコード"), "{nothing}");
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;

    let asked = mother.writes("欠席").await;
    assert_eq!(asked, "🐻 のお休みは、いつですか。");
    let done = mother.taps("今日").await;
    assert_eq!(done, "🐻 4月13日(月)のお休みを伝えました。");
    assert_eq!(nursery.standing("k_1").await, "absent");
    assert_eq!(nursery.records("k_1").await[0]["reason"], "other", "the chat asks for no illness");
    let back = mother.taps("やっぱり行きます").await;
    assert_eq!(back, "🐻 4月13日(月)は行くと伝えました。");
    assert_eq!(nursery.standing("k_1").await, "awaited");
    scene.ends().await;
}
