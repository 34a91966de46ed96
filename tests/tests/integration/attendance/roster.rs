//! The roster: who may change it, what cannot stand on it, and what a tablet learns of it.

use reqwest::Method;
use serde_json::{Value, json};
use tests::Scene;

use super::{HINATA, MORNING, Nursery, child, facility};

impl Nursery<'_> {
    /// The version of a child's row, for the next change.
    pub(crate) async fn version(&self, child: &str) -> u64 {
        let rows = self.staff().await.get(&self.at("/children")).await.ok();
        let row = rows.as_array().unwrap().iter().find(|row| row["child"]["id"] == child).cloned();
        row.unwrap()["version"].as_u64().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_reach_the_tablets_and_a_change_over_somebody_elses_is_refused() {
    let scene = Scene::start("roster_changes", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({})), child(2, "usagi", json!({}))]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.pulls().await;
    assert_eq!(gate.rows("roster").len(), 3);
    let staff = nursery.staff().await;
    let version = nursery.version("k_1").await;
    let named = |name: &str, version: u64| json!({ "children": [{ "child": child(1, "kuma", json!({ "name": name })), "version": version }] });
    let saved = staff.post(&nursery.at("/children"), named("架空 一郎", version)).await.ok();
    assert_eq!(saved, json!({ "saved": 1, "stale": [] }));
    let over = staff.post(&nursery.at("/children"), named("架空 二郎", version)).await.ok();
    assert_eq!(over, json!({ "saved": 0, "stale": ["k_1"] }));
    gate.pulls().await;
    assert!(gate.rows("roster").iter().any(|(_, text)| text.contains("架空 一郎")));

    // The last day is over: the tablets forget the child.
    let gone = json!({ "children": [{ "child": child(2, "usagi", json!({ "until": "2026-04-13" })),
                                      "version": nursery.version("k_2").await }] });
    staff.post(&nursery.at("/children"), gone).await.ok();
    gate.pulls().await;
    assert_eq!(gate.rows("roster").len(), 3);
    scene.set_clock("2026-04-14T06:00:00+09:00").await;
    gate.pulls().await;
    assert_eq!(gate.rows("roster").len(), 2);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_is_told_which_holidays_are_coming() {
    let scene = Scene::start("roster_holidays", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let gate = nursery.tablet("gate", "正門").await;
    // An empty list of cursors.
    let pulled = gate.sends(&gate.signs(Method::GET, "/api/sync/pull?cursor=W10", b"")).await.ok();
    let coming = ["2026-04-29", "2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06"];
    assert_eq!(pulled["holidays"], json!(coming), "昭和の日 and the golden week of 2026");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_stand_on_a_roster_is_named() {
    let scene = Scene::start("roster_bad", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let staff = nursery.staff().await;
    let save = |children: Vec<Value>| {
        let children: Vec<_> = children.into_iter().map(|child| json!({ "child": child, "version": 0 })).collect();
        json!({ "children": children })
    };
    for (children, reason) in [
        (vec![child(2, "neko", json!({}))], "k_2.class: unknown"),
        (vec![child(2, "kuma", json!({ "id": "2" }))], "2.id: shape"),
        (vec![child(2, "kuma", json!({ "card": "123456789018" }))], "k_2.card: my_number_refused"),
        (vec![child(2, "kuma", json!({ "rides": [{ "line": "am1", "stop": "x" }] }))], "k_2.rides.0.stop: unknown"),
        (vec![child(2, "kuma", json!({})), child(2, "kuma", json!({}))], "children: twice"),
    ] {
        let answer = staff.post(&nursery.at("/children"), save(children)).await;
        assert_eq!(answer.refusal(), (422, "child_invalid"), "{reason}: {answer}");
        assert_eq!(answer.body["error"]["reason"], json!(reason));
    }
    let five_thousand = (0..5_000).map(|n| json!({ "child": { "id": format!("k_{n}") }, "version": 0 }));
    let answer = staff.post(&nursery.at("/children"), json!({ "children": five_thousand.collect::<Vec<_>>() })).await;
    assert!([400, 413].contains(&answer.status), "{answer}");
    let kid = |n: usize| child(1, "kuma", json!({ "id": format!("k_x{n}"), "guardians": [] }));
    for hundred in 0..9 {
        let children = (0..100).map(|n| kid(hundred * 100 + n)).collect();
        staff.post(&nursery.at("/children"), save(children)).await.ok();
    }
    let answer = staff.post(&nursery.at("/children"), save((900..1_000).map(kid).collect())).await;
    assert_eq!(answer.refusal(), (422, "roster_too_large"), "one child was there before");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_a_facility_that_is_not_theirs() {
    let scene = Scene::start("roster_scopes", MORNING).await;
    let nursery = Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let mut other = facility();
    other["id"] = json!("plaza");
    let plaza = Nursery::opens_as(&scene, other, &[child(3, "kuma", json!({}))]).await;
    let staff = plaza.staff().await;
    let seen = staff.get("/api/staff/facilities").await.ok();
    assert_eq!((seen.as_array().unwrap().len(), &seen[0]["facility"]["id"]), (1, &json!("plaza")));
    for path in ["/board", "/children", "/devices", "/aside", "/children/k_1/records?day=2026-04-13"] {
        assert_eq!(staff.get(&nursery.at(path)).await.refusal(), (404, "not_found"), "{path}");
    }
    let records = staff.get(&plaza.at("/children/k_1/records?day=2026-04-13")).await;
    assert_eq!(records.refusal(), (404, "not_found"), "a child of another facility");
    let visitor = scene.staff(&["visitor"]).await;
    assert_eq!(visitor.get(&nursery.at("/board")).await.refusal(), (403, "forbidden"));
    assert_eq!(scene.stranger().get(&nursery.at("/board")).await.status, 401);
    let elsewhere = json!({ "facility": facility(), "version": 1 });
    assert_eq!(staff.post("/api/staff/facilities", elsewhere).await.refusal(), (404, "not_found"));
    assert_eq!(scene.officer().await.get(&nursery.at("/board")).await.ok()["lines"].as_array().unwrap().len(), 1);
    assert_eq!(nursery.id, HINATA);
    scene.ends().await;
}
