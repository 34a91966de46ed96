//! A centre: families come as they like, are counted without a name, and remember it only if they want to.

use serde_json::{Value, json};
use tests::{Scene, Tablet};

use super::{DAY, MORNING, Nursery};

fn centre() -> Value {
    json!({
        "id": "hidamari", "kind": "centre", "name": "ひだまり", "closing": "17:00:00",
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_counted_once_and_remembered_only_on_request() {
    let scene = Scene::start("visits_centre", MORNING).await;
    let centre = Nursery::opens_as(&scene, centre(), &[]).await;
    let code = centre.staff().await.get("/api/staff/facilities").await.ok()[0]["poster_code"].clone();
    let (mother, father) = (scene.guardian().await, scene.guardian().await);
    scene.set_clock("2026-04-13T10:20:00+09:00").await;
    let shown = scene.stranger().get("/api/centres/hidamari").await.ok();
    assert_eq!(shown, json!({ "id": "hidamari", "name": "ひだまり" }));
    let visit = |code: &Value, adults: u32, children: Value, remember: bool| {
        json!({ "facility_id": "hidamari", "code": code, "adults": adults, "children": children,
                "remember": remember })
    };
    let page = mother.page().await;
    for _ in 0..2 {
        let entered = page.keyed("first").post("/api/visits", visit(&code, 1, json!([0, 3]), true)).await;
        assert_eq!(entered.status, 201, "{entered}");
    }
    let theirs = father.page().await;
    theirs.keyed("second").post("/api/visits", visit(&code, 2, json!([1]), false)).await.ok();

    let counted = |from: &str, to: &str| centre.at(&format!("/visits?from={from}&to={to}"));
    let counts = centre.staff().await.get(&counted(DAY, DAY)).await.ok();
    assert_eq!((&counts[0]["visits"], &counts[0]["adults"]), (&json!(2), &json!(3)), "{counts}");
    let ages = counts[0]["children"].as_array().unwrap();
    assert_eq!((&ages[..4], ages.len(), &counts[0]["hours"][10]), (&[1, 1, 0, 1].map(Value::from)[..], 18, &json!(2)));
    assert_eq!(page.get("/api/visits").await.ok()[0]["facility"], "ひだまり");
    assert_eq!(theirs.get("/api/visits").await.ok(), json!([]));
    assert_eq!(page.delete("/api/visits").await.status, 204);
    assert_eq!(page.get("/api/visits").await.ok(), json!([]));
    assert_eq!(centre.staff().await.get(&counted(DAY, DAY)).await.ok()[0]["visits"], json!(2), "the count stays");

    for (body, refusal) in [
        (visit(&json!("pWRONG"), 1, json!([]), false), (422, "code_invalid")),
        (visit(&json!("t1.x"), 1, json!([]), false), (422, "code_invalid")),
        (visit(&code, 0, json!([]), false), (422, "visit_invalid")),
        (visit(&code, 11, json!([]), false), (422, "visit_invalid")),
        (visit(&code, 1, json!([18]), false), (422, "visit_invalid")),
        (visit(&code, 1, json!(vec![0; 13]), false), (422, "visit_invalid")),
        (visit(&code, 1, json!([-1]), false), (400, "bad_request")),
        (
            json!({ "facility_id": "nowhere", "code": code, "adults": 1, "children": [], "remember": false }),
            (404, "not_found"),
        ),
    ] {
        assert_eq!(page.keyed("bad").post("/api/visits", body.clone()).await.refusal(), refusal, "{body}");
    }
    for (from, to) in [(DAY, "2026-04-12"), ("2026-01-01", "2026-04-13"), ("x", DAY)] {
        let answer = centre.staff().await.get(&counted(from, to)).await;
        assert!([400, 422].contains(&answer.status), "{answer}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tablet_at_an_entrance_knows_nobodys_name() {
    let scene = Scene::start("visits_tablet", MORNING).await;
    let centre = Nursery::opens_as(&scene, centre(), &[]).await;
    let mut tablet = Tablet::enrols(&scene, &centre.staff().await, "hidamari", "entry", "入口").await;
    tablet.pulls().await;
    let pull = tablet.signs(reqwest::Method::GET, "/api/sync/pull?cursor=W10", b"");
    let pulled = tablet.sends(&pull).await.ok();
    assert_eq!((pulled["entry_keys"].as_array().unwrap().len(), &pulled["pass_keys"]), (2, &json!([])));
    assert_eq!(tablet.rows("roster"), []);
    scene.ends().await;
}
