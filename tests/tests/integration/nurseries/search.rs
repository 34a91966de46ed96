//! Searches as a family asks them.

use reqwest::header::{ETAG, IF_NONE_MATCH};
use serde_json::{Value, json};
use tests::{Scene, engines_are_outside};

use super::{MORNING, opens};

fn names(found: &Value) -> Vec<&str> {
    found["hits"].as_array().unwrap().iter().map(|hit| hit["name"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_finds_what_is_near_and_fits() {
    let scene = Scene::start("nurseries_search", MORNING).await;
    opens(&scene).await;
    let page = scene.guardian().await.page().await;
    scene.advance("PT2M").await;

    let near = page.get("/api/nurseries?lat=35.7003&lng=139.6004&radius=1500&limit=50").await.ok();
    let hits = near["hits"].as_array().unwrap();
    assert_eq!((&hits[0]["key"], &hits[0]["metres"]), (&json!("139998-tsunagu-hoikuen"), &json!(0)));
    assert!(hits.windows(2).all(|two| two[0]["metres"].as_u64() <= two[1]["metres"].as_u64()), "{near}");
    assert!(hits.iter().all(|hit| hit["metres"].as_u64().unwrap() <= 1500));
    assert!(hits.iter().all(|hit| hit["walking_minutes"].as_u64() >= hit["metres"].as_u64().map(|metres| metres / 80)));

    // Both parents' way to work.
    let both = page
        .get("/api/nurseries?lat=35.7003&lng=139.6004&radius=1500&lat2=35.7021&lng2=139.6040&radius2=800&limit=50")
        .await
        .ok();
    let fewer = names(&both);
    assert!(!fewer.is_empty() && fewer.len() < hits.len());
    assert!(both["hits"].as_array().unwrap().iter().all(|hit| hit["second_metres"].as_u64().unwrap() <= 800));

    let free = page.get("/api/nurseries?age_class=0&vacancy=true&entry=2027-04&vacancy_days=30&limit=50").await.ok();
    assert!(free["hits"].as_array().unwrap().iter().all(|hit| {
        let vacancy = &hit["vacancy"];
        let known = vacancy["on"].as_str().unwrap() >= "2026-10-25";
        known && (vacancy["places"].as_u64().is_none_or(|places| places > 0))
    }));
    assert!(names(&free).contains(&"つなぐ保育園"), "{free}");
    let by_name = page.get("/api/nurseries?text=%E3%81%B2%E3%81%A0%E3%81%BE%E3%82%8A").await.ok();
    assert_eq!(names(&by_name), ["子育て支援センターひだまり"]);
    let reachable = page.get("/api/nurseries?age_class=1&points=8&limit=50").await.ok();
    let all = page.get("/api/nurseries?age_class=1&points=80&limit=50").await.ok();
    assert!(names(&reachable).len() < names(&all).len(), "a border of 10 is not reached with 8");

    let one = page.get("/api/nurseries/139998-tsunagu-hoikuen").await.ok();
    assert_eq!((&one["name"], &one["kind"]), (&json!("つなぐ保育園"), &json!("public_nursery")));
    let toddlers = one["classes"].as_array().unwrap().iter().find(|class| class["class"] == 1).unwrap();
    assert_eq!(toddlers["range"], json!({ "lowest": 10.0, "highest": 10.5, "years": 3, "open": 0, "unclear": 0 }));
    for unknown in ["139998-nobody", "nobody", "131202-tsunagu-hoikuen"] {
        assert_eq!(page.get(&format!("/api/nurseries/{unknown}")).await.refusal(), (404, "not_found"));
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_searched_for_says_why() {
    let scene = Scene::start("nurseries_queries", MORNING).await;
    opens(&scene).await;
    let page = scene.guardian().await.page().await;
    for (query, reason) in [
        ("lat=35.7&lng=139.6&radius=-1", "radius"),
        ("lat=35.7&lng=139.6&radius=1e9", "radius"),
        ("lat=35.7&lng=139.6&radius=NaN", "radius"),
        ("lat=NaN&lng=139.6&radius=100", "not_in_japan"),
        ("lat=139.6&lng=35.7&radius=100", "not_in_japan"),
        ("lat=0&lng=0&radius=100", "not_in_japan"),
        ("lat=35.7&lng=139.6", "lat"),
        ("lat=north&lng=139.6&radius=100", "lat"),
        ("lat2=35.7", "lat2"),
        ("age_class=6", "no_class"),
        ("age_class=two", "age_class"),
        ("points=40", "class_needed"),
        ("age_class=1&points=40.25", "points"),
        ("kinds=castle", "kinds"),
        ("extras=sauna", "extras"),
        ("allergy=maybe", "allergy"),
        ("entry=April", "entry"),
        ("opens_by=7", "opens_by"),
        ("closes_after=49:00", "time"),
        ("weekdays=8", "weekdays"),
        ("vacancy=perhaps", "vacancy"),
        ("limit=0", "limit"),
        ("limit=501", "limit"),
    ] {
        let refused = page.get(&format!("/api/nurseries?{query}")).await;
        assert_eq!(refused.refusal(), (422, "query_invalid"), "{query}: {refused}");
        assert_eq!(refused.body["error"]["reason"], reason, "{query}");
    }
    assert_eq!(page.get("/api/nurseries?colour=red").await.status, 400);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_warm_search_reads_nothing_and_a_phone_fetches_its_pack_once() {
    let scene = Scene::start("nurseries_warm", MORNING).await;
    let officer = opens(&scene).await;
    let page = scene.guardian().await.page().await;
    scene.advance("PT2M").await;
    page.get("/api/nurseries?limit=1").await.ok();

    let before = scene.metrics().await;
    for n in 0..20 {
        page.get(&format!("/api/nurseries?lat=35.70{n:02}&lng=139.6&radius=3000")).await.ok();
        page.get("/api/nurseries/139998-tsunagu-hoikuen").await.ok();
    }
    assert_eq!(scene.metrics().await["tables"], before["tables"], "0 read units");

    let pack = |known: Option<String>| {
        let (http, url) = (reqwest::Client::builder().no_proxy().build().unwrap(), scene.city().url());
        let request = http.get(format!("{url}/api/nurseries/pack")).bearer_auth(page.bearer());
        let request = known.into_iter().fold(request, |request, etag| request.header(IF_NONE_MATCH, etag));
        async move { request.send().await.unwrap() }
    };
    let fetched = pack(None).await;
    let etag = fetched.headers()[ETAG].to_str().unwrap().to_owned();
    let bytes = fetched.bytes().await.unwrap();
    assert!(bytes.starts_with(b"TNUR") && bytes.len() < 24 * 300, "{}", bytes.len());
    assert_eq!(pack(Some(etag.clone())).await.status(), 304);

    let vacancy = json!({ "state": "number", "places": 3, "on": "2026-11-24" });
    let nursery = officer.get("/api/staff/nurseries").await.ok()[0].clone();
    let body = json!({ "classes": [{ "class": 3, "vacancy": vacancy }], "version": nursery["version"] });
    officer.put(&format!("/api/staff/nurseries/{}/vacancies", nursery["key"].as_str().unwrap()), body).await.ok();
    scene.advance("PT2M").await;
    assert_eq!(pack(Some(etag)).await.status(), 200, "a vacancy that was noted is another pack");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_table_is_out_of_order_what_is_in_memory_is_searched() {
    if engines_are_outside("while_the_table_is_out_of_order_what_is_in_memory_is_searched") {
        return;
    }
    let scene = Scene::start("nurseries_outage", MORNING).await;
    opens(&scene).await;
    let page = scene.guardian().await.page().await;
    page.get("/api/nurseries").await.ok();
    scene.advance("PT2M").await;
    scene.dynamodb_fault(json!({ "operation": "GetItem", "fault": "throttle", "times": 1_000_000 })).await;

    assert_eq!(page.get("/api/nurseries?limit=50").await.ok()["of"], 24);
    scene.dynamodb_fault(json!({ "clear": true })).await;
    scene.ends().await;
}
