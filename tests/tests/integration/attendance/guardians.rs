//! Joining a child with the code of its facility, leaving, and the changing QR.

use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, Nursery, child};

#[tokio::test(flavor = "multi_thread")]
async fn a_code_joins_one_guardian_once_for_a_week() {
    let scene = Scene::start("guardians_join", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let (mother, other) = (scene.guardian().await, scene.guardian().await);
    let code = nursery.invites("k_1", "g_1").await;
    let page = mother.page().await;

    let card = page.post("/api/attendance/invitation", json!({ "code": code })).await.ok();
    assert_eq!(card, json!({ "facility": "ひなた保育園", "name": "架空 1", "relation": "母", "class": "くま組" }));
    let join = |code: &str, token: &str| json!({ "code": code, "token": token });
    assert_eq!(page.post("/api/attendance/joining", join(&code, "x")).await.refusal(), (422, "token_unknown"));
    let joined = page.post("/api/attendance/joining", join(&code, "🐻")).await;
    assert_eq!(joined.status, 201, "{joined}");
    for body in [&code, "AAAA", "", "' OR 1=1"] {
        let late = other.page().await.post("/api/attendance/joining", join(body, "🐰")).await;
        assert_eq!(late.refusal(), (422, "code_invalid"), "{body}");
    }
    let second = nursery.invites("k_2", "g_2").await;
    assert_eq!(page.post("/api/attendance/joining", join(&second, "🐻")).await.refusal(), (409, "token_taken"));
    page.post("/api/attendance/joining", join(&second, "🐰")).await.ok();

    let theirs = other.page().await;
    assert_eq!(theirs.get("/api/attendance").await.ok(), json!([]));
    assert_eq!(theirs.delete("/api/attendance/hinata.k_1").await.refusal(), (404, "not_found"));
    assert_eq!(page.delete("/api/attendance/hinata.k_1").await.status, 204);
    assert_eq!(page.get("/api/attendance").await.ok().as_array().unwrap().len(), 1);

    let old = nursery.invites("k_1", "g_1").await;
    scene.advance("PT169H").await;
    let late = mother.page().await.post("/api/attendance/joining", join(&old, "🐻")).await;
    assert_eq!(late.refusal(), (422, "code_invalid"));
    let nobody = json!({ "guardian_id": "g_nobody" });
    let path = nursery.at("/children/k_1/invitations");
    assert_eq!(nursery.staff().await.post(&path, nobody).await.refusal(), (404, "not_found"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_collect_has_a_key_for_today_and_tomorrow() {
    let scene = Scene::start("guardians_pass", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let (mother, stranger) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let passes = mother.page().await.get("/api/attendance/passes").await.ok();
    let days: Vec<&Value> = passes.as_array().unwrap().iter().map(|pass| &pass["day"]).collect();
    assert_eq!(days, [&json!("2026-04-13"), &json!("2026-04-14")]);
    assert_eq!((&passes[0]["person"], &passes[0]["tokens"]), (&json!("g_1"), &json!(["🐻"])));
    assert_ne!(passes[0]["key"], passes[1]["key"]);
    assert_eq!(stranger.page().await.get("/api/attendance/passes").await.ok(), json!([]));

    // A guardian who may not collect any more has none.
    let mut changed = child(1, "kuma", json!({}));
    changed["guardians"][0]["may_collect"] = json!(false);
    let save = json!({ "children": [{ "child": changed, "version": nursery.version("k_1").await }] });
    nursery.staff().await.post(&nursery.at("/children"), save).await.ok();
    assert_eq!(mother.page().await.get("/api/attendance/passes").await.ok(), json!([]));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_report_knows_what_the_nursery_counts_on_today() {
    let scene = Scene::start("guardians_plan", MORNING).await;
    let mut hinata = super::facility();
    hinata["lunch"] = json!(true);
    hinata["after_fever"] = json!("熱が下がって1日たってから登園してください。");
    let ride = json!({ "rides": [{ "line": "am1", "stop": "kita" }] });
    let children =
        [child(1, "kuma", ride), child(2, "kuma", json!({})), child(3, "kuma", json!({ "comes": ["tuesday"] }))];
    let nursery = Nursery::opens_as(&scene, hinata, &children).await;
    let (mother, grandmother) = (scene.guardian().await, scene.guardian().await);
    for (child, person, token) in [("k_1", "g_1", "🐻"), ("k_2", "g_2", "🐰"), ("k_3", "g_3", "🦊")] {
        nursery.joins(&mother, child, person, token).await;
    }
    nursery.joins(&grandmother, "k_1", "g_1gm", "🐻").await;

    let cards = mother.page().await.get("/api/attendance").await.ok();
    let plan = |expected, rides, lunch| json!({ "expected": expected, "rides": rides, "lunch": lunch });
    let plans: Vec<&Value> = cards.as_array().unwrap().iter().map(|card| &card["plan"]).collect();
    assert_eq!(plans, [&plan(true, true, true), &plan(true, false, true), &plan(false, false, false)]);
    assert_eq!(cards[0]["after_fever"], "熱が下がって1日たってから登園してください。");

    // Who may only collect is told nothing of the plan, and cannot report.
    let theirs = grandmother.page().await;
    assert_eq!(theirs.get("/api/attendance").await.ok()[0].get("plan"), None);
    let absence = json!({ "child_ids": ["hinata.k_1"], "days": [super::DAY], "why": "sick" });
    assert_eq!(theirs.keyed("a").post("/api/absences", absence).await.refusal(), (403, "not_permitted"));

    // On a day off nobody is counted on.
    scene.advance("P5D").await;
    let cards = mother.page().await.get("/api/attendance").await.ok();
    assert_eq!(cards[0]["plan"], plan(false, false, false));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_taken_off_the_roster_sees_and_hears_nothing_more() {
    let scene = Scene::start("guardians_removed", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    let before = mother.heard().await;
    let mut changed = child(1, "kuma", json!({}));
    changed["guardians"] = json!([]);
    let save = json!({ "children": [{ "child": changed, "version": nursery.version("k_1").await }] });
    nursery.staff().await.post(&nursery.at("/children"), save).await.ok();
    gate.writes(super::came("k_1"));
    gate.syncs().await;
    scene.settle().await;
    assert_eq!(mother.heard().await, before);
    assert_eq!(mother.page().await.get("/api/attendance").await.ok(), json!([]));
    scene.ends().await;
}
