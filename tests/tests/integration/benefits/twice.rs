//! However often anything is tapped, sent, ordered or taken over, money goes out once.

use std::collections::BTreeMap;

use futures::future::join_all;
use serde_json::json;
use tests::Scene;

use super::{MORNING, Office, ROWS, at, csv, granting, registered, transfers};

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_taps_is_paid_once() {
    let scene = Scene::start("benefits_twice", MORNING).await;
    scene.expects_refusals();
    let office = Office::with_list(&scene).await;
    let (_, page) = registered(&scene, "u1").await;
    office.joins().await;
    let cards = page.get("/api/benefits").await.ok();
    let cards = cards.as_array().unwrap();

    // Both parents' phones, a double tap, a retry: and in between the office brings its list again.
    let taps = (0..12).map(|n| {
        let card = &cards[n % 2];
        let to = format!("/api/benefits/{}/application", card["id"].as_str().unwrap());
        let (page, shown) = (&page, card["shown"].clone());
        async move { page.post(&to, json!({ "shown": shown })).await.status }
    });
    let list = csv(&ROWS);
    let (statuses, report) = tokio::join!(join_all(taps), office.brings(&list));
    assert_eq!(report["in_force"], true);
    assert!(statuses.iter().all(|status| [200, 503].contains(status)), "{statuses:?}");

    let subjects = granting(&["00000011", "00000012"]);
    let decisions = at("/decisions");
    let grants = (0..6).map(|_| office.officer.post(&decisions, subjects.clone()));
    for answer in join_all(grants).await {
        assert!(answer.status == 200 || answer.status == 503, "{answer}");
    }
    assert_eq!(office.funnel().await["granted"], 2);

    // Six impatient presses by two people: everything granted is in one file or another, and in no two.
    let presses = (0..6).map(|n| {
        let who = if n % 2 == 0 { &office.officer } else { &office.treasurer };
        let who = who.keyed(&format!("press{}", n % 3));
        async move { who.post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await.status }
    });
    let statuses = join_all(presses).await;
    assert!(statuses.iter().all(|status| [202, 409].contains(status)), "{statuses:?}");
    scene.settle().await;

    let third = scene.officer_called("third").await;
    let mut paid: BTreeMap<u64, u32> = BTreeMap::new();
    let mut total = 0;
    for file in office.officer.get(&at("/bank-files")).await.ok().as_array().unwrap() {
        if file["state"] != "ready" {
            assert_eq!(file["state"], "discarded", "what found nothing left is empty");
            continue;
        }
        let to = |what: &str| at(&format!("/bank-files/{}/{what}", file["id"].as_str().unwrap()));
        let body = json!({ "sha256": file["sha256"] });
        let release = to("release");
        let releases = (0..3).map(|_| third.post(&release, body.clone()));
        for answer in join_all(releases).await {
            assert!([200, 409].contains(&answer.status), "{answer}");
        }
        for (reference, yen, _) in transfers(&third.download(&to("content")).await) {
            *paid.entry(reference).or_default() += 1;
            total += yen;
        }
    }
    assert_eq!(total, 40_000, "the files' sum is that of the decisions");
    assert_eq!(paid.values().sum::<u32>(), 2, "each child is in one file");
    let funnel = office.funnel().await;
    assert_eq!((&funnel["filed"], &funnel["yen"]), (&json!(2), &json!(40_000)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_changes_between_tap_and_decision_pays_nobody_it_does_not_mean() {
    let scene = Scene::start("benefits_rule", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (_, page) = registered(&scene, "u1").await;
    office.joins().await;
    let cards = page.get("/api/benefits").await.ok();
    for card in cards.as_array().unwrap() {
        super::applies(&page, card).await;
    }

    let mut another_round = super::programme();
    another_round["period"] = json!("2027");
    let refused =
        office.officer.post("/api/staff/programmes", json!({ "programme": another_round, "version": 1 })).await;
    assert_eq!(refused.refusal(), (422, "programme_invalid"));
    assert_eq!(refused.body["error"]["reason"], "period: fixed", "whoever was paid would be paid again");
    let mut stricter = super::programme();
    stricter["who"][0]["below"] = json!(3);
    let preview = office.officer.post(&at("/preview"), json!({ "programme": stricter, "version": 1 })).await.ok();
    assert_eq!(
        (&preview["enter"], &preview["leave"], &preview["stay"], &preview["leaving_applied"]),
        (&json!(0), &json!(1), &json!(2), &json!(1)),
        "{preview}"
    );
    assert_eq!(preview["leaving"][0]["name"], "青木 海");
    office.officer.post("/api/staff/programmes", json!({ "programme": stricter, "version": 1 })).await.ok();
    let stale = office.officer.post("/api/staff/programmes", json!({ "programme": stricter, "version": 1 })).await;
    assert_eq!(stale.refusal(), (409, "version_conflict"));

    let decided = office.grants(&["00000011", "00000012"]).await;
    assert_eq!(decided, json!({ "done": 1, "left": [{ "subject": "00000012", "code": "not_entitled" }] }));
    let refused = office.decides("00000012", "refuse", Some("3歳以上のため対象になりません。")).await;
    assert_eq!(refused.ok()["done"], 1);
    let card = page.get("/api/benefits").await.ok();
    let card = card.as_array().unwrap().iter().find(|card| card["whom"] == "青木 海").unwrap().clone();
    assert_eq!((&card["state"], &card["reason"]), (&json!("refused"), &json!("3歳以上のため対象になりません。")));
    for (reason, code) in [("", "text_empty"), ("番号 123456789018", "my_number_refused")] {
        let refused = office.decides("00000012", "refuse", Some(reason)).await;
        assert_eq!(refused.refusal(), (422, code));
    }
    scene.settle().await;
    scene.ends().await;
}
