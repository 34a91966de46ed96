//! Free places, as staff note them.

use futures::future::join_all;
use serde_json::{Value, json};
use tests::{Caller, Scene};

use super::{MORNING, difference, facilities, opens, publishes};

const AT: &str = "/api/staff/nurseries/139998-tsunagu-hoikuen/vacancies";

async fn of(officer: &Caller<'_>, key: &str) -> Value {
    let all = officer.get("/api/staff/nurseries").await.ok();
    all.as_array().unwrap().iter().find(|one| one["key"] == key).cloned().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_noted_is_found_and_stands_until_a_file_says_otherwise() {
    let scene = Scene::start("nurseries_vacancies", MORNING).await;
    let officer = opens(&scene).await;
    let page = scene.guardian().await.page().await;
    let seen = of(&officer, "139998-tsunagu-hoikuen").await;
    let note = |places: u16, version: &Value| {
        let vacancy = json!({ "state": "number", "places": places, "on": "2026-11-24", "entry": "2027-04" });
        json!({ "classes": [{ "class": 1, "vacancy": vacancy }], "version": version })
    };
    let noted = officer.put(AT, note(2, &seen["version"])).await.ok();
    assert_eq!(noted["classes"][1]["vacancy"]["places"], 2);
    let late = officer.put(AT, note(9, &seen["version"])).await;
    assert_eq!(late.refusal(), (409, "version_conflict"), "somebody has noted something since");
    scene.advance("PT2M").await;
    let shown = page.get("/api/nurseries/139998-tsunagu-hoikuen").await.ok();
    assert_eq!(shown["classes"][1]["vacancy"]["places"], 2);

    let cleared = json!({ "classes": [{ "class": 0, "vacancy": null }], "version": noted["version"] });
    let cleared = officer.put(AT, cleared).await.ok();
    assert_eq!(cleared["classes"][0].get("vacancy"), None, "what was wrong is taken away: {cleared}");

    // The national file says nothing of it, and our extension does.
    assert_eq!(difference(&publishes(&officer, &facilities()).await), [0, 0, 0, 24]);
    let kept = of(&officer, "139998-tsunagu-hoikuen").await;
    assert_eq!(kept["classes"][1]["vacancy"]["places"], 2);
    for (note, code) in [
        (json!({ "state": "number" }), (400, "bad_request")),
        (json!({ "state": "open", "places": 1 }), (400, "bad_request")),
        (json!({ "state": "few", "on": "2026-02-30" }), (422, "date_does_not_exist")),
        (json!({ "state": "few", "entry": "2027-13" }), (422, "date_does_not_exist")),
    ] {
        let body = json!({ "classes": [{ "class": 1, "vacancy": note }], "version": kept["version"] });
        assert_eq!(officer.put(AT, body).await.refusal(), code, "{note}");
    }
    let no_class = json!({ "classes": [{ "class": 6 }], "version": kept["version"] });
    assert_eq!(officer.put(AT, no_class).await.refusal(), (400, "bad_request"));
    let nobody = officer.put("/api/staff/nurseries/139998-nobody/vacancies", note(1, &kept["version"])).await;
    assert_eq!(nobody.refusal(), (404, "not_found"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_of_many_nurseries_note_at_once_and_nothing_is_lost() {
    let scene = Scene::start("nurseries_vacancies_crowd", MORNING).await;
    let officer = opens(&scene).await;
    let all = officer.get("/api/staff/nurseries").await.ok();
    let some: Vec<&Value> = all.as_array().unwrap().iter().take(8).collect();
    let notes = some.iter().map(|one| {
        let body = json!({
            "classes": [{ "class": 2, "vacancy": { "state": "number", "places": 7 } }], "version": one["version"],
        });
        let (officer, to) = (&officer, format!("/api/staff/nurseries/{}/vacancies", one["key"].as_str().unwrap()));
        async move {
            // Whoever was slower looks again, as the page does.
            for _ in 0..20 {
                let status = officer.put(&to, body.clone()).await.status;
                if status != 503 {
                    return status;
                }
            }
            503
        }
    });
    assert!(join_all(notes).await.iter().all(|status| *status == 200));
    let after = officer.get("/api/staff/nurseries").await.ok();
    for one in some {
        let now = after.as_array().unwrap().iter().find(|now| now["key"] == one["key"]).unwrap();
        let class = now["classes"].as_array().unwrap().iter().find(|class| class["class"] == 2).unwrap();
        assert_eq!(class["vacancy"]["places"], 7, "{now}");
    }
    scene.ends().await;
}
