//! Whatever dies on the way from the notice to the bank's result, nothing is lost, told or paid twice.

use serde_json::{Value, json};
use tests::{Scene, engines_are_outside};

use super::{MORNING, Office, at, registered};

/// Tries until it is answered with success, as a page or a person does.
async fn insists(mut ask: impl AsyncFnMut() -> tests::Answer) -> Value {
    for _ in 0..12 {
        let answer = ask().await;
        if answer.status < 300 {
            return answer.body;
        }
        assert!([500, 503].contains(&answer.status), "{answer}");
    }
    panic!("it is not answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_bad_day_of_the_database_every_step_is_taken_once() {
    if engines_are_outside("on_a_bad_day_of_the_database_every_step_is_taken_once") {
        return;
    }
    let scene = Scene::start("benefits_crashes", MORNING).await;
    scene.expects_refusals();
    let office = Office::with_list(&scene).await;
    let (sakura, _) = registered(&scene, "u1").await;
    office.joins().await;
    let before = sakura.heard().await;

    let faults = || {
        [
            json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 2 }),
            json!({ "operation": "TransactWriteItems", "fault": "failure", "times": 2 }),
            json!({ "operation": "Query", "fault": "throttle", "times": 3 }),
            json!({ "operation": "PutItem", "fault": "failure", "times": 1 }),
        ]
    };
    let trouble = async || {
        for fault in faults() {
            scene.dynamodb_fault(fault).await;
        }
    };
    let calm = async || scene.dynamodb_fault(json!({ "clear": true })).await;

    // What works behind the scenes has its own trouble; the hour finds what it left.
    let works_through = async || {
        calm().await;
        trouble().await;
        scene.settle().await;
        calm().await;
        scene.advance("PT1H").await;
        scene.settle().await;
    };

    // Notify: a run that was ordered although the answer was lost is found by a second look.
    trouble().await;
    for _ in 0..12 {
        let answer = office.officer.post(&at("/notices"), json!({ "kind": "first", "expected": 1 })).await;
        if answer.status == 202 || answer.status == 409 {
            break;
        }
    }
    works_through().await;
    let office = office.on_a_new_day().await;
    let runs = office.officer.get(&at("/notices")).await.ok();
    assert_eq!(runs["runs"].as_array().unwrap().len(), 1, "{runs}");
    assert_eq!((&runs["runs"][0]["complete"], &runs["reminder"]), (&json!(true), &json!(1)), "{runs}");
    assert_eq!(sakura.heard().await, before + 1, "told once");

    // Apply. The page's session is over by now.
    let page = sakura.page().await;
    let cards = page.get("/api/benefits").await.ok();
    trouble().await;
    for card in cards.as_array().unwrap() {
        let to = format!("/api/benefits/{}/application", card["id"].as_str().unwrap());
        insists(async || page.post(&to, json!({ "shown": card["shown"] })).await).await;
    }
    calm().await;
    assert_eq!(office.funnel().await["applied"], 2);

    // Decide.
    trouble().await;
    let subjects = super::granting(&["00000011", "00000012"]);
    insists(async || office.officer.post(&at("/decisions"), subjects.clone()).await).await;
    calm().await;
    insists(async || office.officer.post(&at("/decisions"), subjects.clone()).await).await;
    scene.advance("PT1H").await;
    let office = office.on_a_new_day().await;
    assert_eq!(office.funnel().await["granted"], 2);
    let heard = sakura.heard().await;
    assert!((before + 2..=before + 3).contains(&heard), "each decision is told once: {:?}", sakura.hears().await);

    // Gather.
    trouble().await;
    let pay = json!({ "pay_on": "2026-05-20" });
    let made = insists(async || office.officer.keyed("k1").post(&at("/bank-files"), pay.clone()).await).await;
    works_through().await;
    let office = office.on_a_new_day().await;
    let file = office.file(made["id"].as_str().unwrap()).await;
    assert_eq!(
        (&file["state"], &file["count"], &file["total"]),
        (&json!("ready"), &json!(2), &json!(40_000)),
        "{file}"
    );

    // Release.
    trouble().await;
    let release = at(&format!("/bank-files/{}/release", made["id"].as_str().unwrap()));
    let sha = json!({ "sha256": file["sha256"] });
    insists(async || office.treasurer.post(&release, sha.clone()).await).await;
    calm().await;
    assert_eq!(office.file(made["id"].as_str().unwrap()).await["state"], "released");

    // Result.
    trouble().await;
    let result = at(&format!("/bank-files/{}/result", made["id"].as_str().unwrap()));
    let back = super::result(&[(2, "該当口座なし")]);
    let reported = insists(async || office.officer.post(&result, back.clone()).await).await;
    let looked_at = json!({ "id": reported["reported"]["id"] });
    insists(async || office.treasurer.post(&format!("{result}/confirmation"), looked_at.clone()).await).await;
    works_through().await;
    let office = office.on_a_new_day().await;
    let file = office.file(made["id"].as_str().unwrap()).await;
    assert_eq!((&file["state"], &file["returned"]), (&json!("settled"), &json!(1)), "{file}");
    let funnel = office.funnel().await;
    assert_eq!((&funnel["paid"], &funnel["returned"]), (&json!(1), &json!(1)), "{funnel}");
    let told = sakura.hears().await;
    assert_eq!(told.iter().filter(|text| text.contains("確かめていただきたい")).count(), 1, "{told:?}");
    scene.ends().await;
}
