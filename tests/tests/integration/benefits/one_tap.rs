//! One family and its two children, from the office's list to the money.

use serde_json::{Value, json};
use tests::{Scene, logged};

use super::{MORNING, Office, applies, at, registered, transfers};

#[tokio::test(flavor = "multi_thread")]
async fn sakura_checks_and_is_done() {
    let scene = Scene::start("benefits_one_tap", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    assert_eq!(page.get("/api/benefits").await.ok(), json!([]), "nobody is joined by likeness alone");

    let pairs = office.officer.get(&at("/matches")).await.ok();
    let pairs = pairs.as_array().unwrap();
    assert_eq!(pairs.len(), 1, "one parent of two children is one pair: {pairs:?}");
    assert_eq!((&pairs[0]["list_name"], &pairs[0]["card_name"]), (&json!("青木 さくら"), &json!("青木　さくら")));
    assert_eq!(office.joins().await["joined"], 1);

    let audience = office.officer.get(&at("/notices")).await.ok();
    assert_eq!((&audience["first"], &audience["reminder"], &audience["unreached"]), (&json!(1), &json!(0), &json!(1)));
    let wrong = office.officer.post(&at("/notices"), json!({ "kind": "first", "expected": 938 })).await;
    assert_eq!(wrong.refusal(), (409, "audience_changed"));
    let heard_before = sakura.heard().await;
    let run = office.officer.post(&at("/notices"), json!({ "kind": "first", "expected": 1 })).await;
    assert_eq!(run.status, 202, "{run}");
    scene.settle().await;
    let said = sakura.hears().await;
    assert_eq!(said.len(), heard_before + 1, "once, for both children");
    let last = sakura.last().await;
    assert!(last.contains("手続きのお知らせ"), "{last}");
    for secret in ["給付", "20", "円", "青木", "空"] {
        assert!(!last.contains(secret), "{secret} stands in LINE: {last}");
    }

    let cards = page.get("/api/benefits").await.ok();
    let cards = cards.as_array().unwrap();
    assert_eq!(cards.len(), 2);
    let card = cards.iter().find(|card| card["whom"] == "青木 空").unwrap();
    assert_eq!(
        (&card["yen"], &card["deadline"], &card["state"]),
        (&json!(20_000), &json!("2026-09-30"), &json!("open"))
    );
    assert_eq!(
        card["account"],
        json!({ "bank": "つなぐ銀行", "branch": "青葉支店", "kind": "普通", "number": "****567", "holder": "ｱｵｷ ｻｸﾗ" })
    );
    let lines: Vec<(&str, &str)> = card["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["says"].as_str().unwrap(), line["found"].as_str().unwrap()))
        .collect();
    assert_eq!(lines[0], ("2026年4月1日(水)に18歳未満であること", "1歳"));
    assert_eq!(lines[1], ("住民税が非課税であること", "非課税"));

    let applied = applies(&page, card).await;
    assert_eq!((&applied["state"], &applied["may_apply"]), (&json!("applied"), &json!(false)));
    assert_eq!(applies(&page, card).await["state"], "applied", "a second tap is the first one");
    let funnel = office.funnel().await;
    for (stage, count) in [("eligible", 3), ("joined", 2), ("notified", 2), ("read", 2), ("applied", 1), ("granted", 0)]
    {
        assert_eq!(funnel[stage], count, "{stage}: {funnel}");
    }

    let waiting = office.officer.get(&at("/entitlements?state=applied")).await.ok();
    assert_eq!((&waiting[0]["name"], &waiting[0]["entitled"]), (&json!("青木 空"), &json!(true)));
    assert_eq!(office.grants(&["00000011"]).await, json!({ "done": 1, "left": [] }));
    assert_eq!(office.grants(&["00000011"]).await, json!({ "done": 1, "left": [] }), "granted once");
    let left = office.grants(&["00000012", "99"]).await["left"].clone();
    assert_eq!(left[0], json!({ "subject": "00000012", "code": "other_state" }));
    assert_eq!(left[1], json!({ "subject": "99", "code": "not_found" }));
    scene.settle().await;
    assert_eq!(sakura.heard().await, heard_before + 2, "the decision is told once");

    let file = office.makes_file("k1").await;
    assert_eq!((&file["state"], &file["count"], &file["total"]), (&json!("ready"), &json!(1), &json!(20_000)));
    let id = file["id"].as_str().unwrap();
    let content = at(&format!("/bank-files/{id}/content"));
    assert_eq!(office.officer.get(&content).await.refusal(), (409, "bank_file_elsewhere"), "not before its release");
    let own = office.officer.post(&at(&format!("/bank-files/{id}/release")), json!({ "sha256": file["sha256"] })).await;
    assert_eq!(own.refusal(), (403, "second_person_needed"));
    let other = office.treasurer.post(&at(&format!("/bank-files/{id}/release")), json!({ "sha256": "00" })).await;
    assert_eq!(other.refusal(), (409, "bank_file_changed"));
    assert_eq!(office.releases(&file).await["state"], "released");
    assert_eq!(transfers(&office.treasurer.download(&content).await), [(1, 20_000, "1234567".to_owned())]);

    let file = office.hears_from_bank(&file, &[]).await;
    assert_eq!(file["state"], "settled");
    let cards = page.get("/api/benefits").await.ok();
    let paid = cards.as_array().unwrap().iter().find(|card| card["whom"] == "青木 空").unwrap();
    assert_eq!(paid["state"], "paid");
    let funnel = office.funnel().await;
    assert_eq!((&funnel["paid"], &funnel["yen"]), (&json!(1), &json!(20_000)));

    let stored = scene.stored().await;
    for secret in ["青木", "令和6年", "2024-10-10", "青葉町", "ｱｵｷ"] {
        assert!(!stored.contains(secret), "{secret} lies open");
        assert!(!logged().contains(secret), "{secret} is in a log");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_without_an_account_names_one_and_may_change_its_mind() {
    let scene = Scene::start("benefits_account", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (_, page) = registered(&scene, "u2").await;
    office.joins().await;

    let card = page.get("/api/benefits").await.ok()[0].clone();
    assert_eq!((&card["account"], &card["may_apply"]), (&Value::Null, &json!(false)));
    let path = |what: &str| format!("/api/benefits/{}/{what}", card["id"].as_str().unwrap());
    let early = page.post(&path("application"), json!({ "shown": card["shown"] })).await;
    assert_eq!(early.refusal(), (409, "account_missing"));

    let account = |change: Value| {
        let mut account =
            json!({ "bank": "0001", "branch": "012", "kind": "普通", "number": "7777777", "holder": "イシダ ユウキ" });
        account.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        account
    };
    for (change, reason) in [
        (json!({ "holder": "石田 悠希" }), "holder: a bank file has no “石”"),
        (json!({ "bank": "0005" }), "bank: unknown"),
        (json!({ "branch": "999" }), "branch: unknown"),
        (json!({ "number": "-5" }), "number: shape"),
        (json!({ "bank": "9900", "branch": "12340" }), "branch: yucho_symbol"),
    ] {
        let refused = page.put(&path("account"), account(change)).await;
        assert_eq!(refused.refusal(), (422, "account_invalid"));
        assert_eq!(refused.body["error"]["reason"], reason);
    }

    let with_account = page.put(&path("account"), account(json!({}))).await.ok();
    assert_eq!((&with_account["account"]["number"], &with_account["state"]), (&json!("****777"), &json!("open")));
    let stale = page.post(&path("application"), json!({ "shown": card["shown"] })).await;
    assert_eq!(stale.refusal(), (409, "shown_changed"), "what was shown before had no account");
    assert_eq!(applies(&page, &with_account).await["state"], "applied");

    let other = page.put(&path("account"), account(json!({ "number": "8888888" }))).await.ok();
    assert_eq!(other["state"], "open", "nobody has agreed to this account yet");
    assert_eq!(office.grants(&["00000021"]).await["left"][0]["code"], "other_state");
    let english = page.speaking("en").get("/api/benefits").await.ok()[0].clone();
    assert_eq!(applies(&page.speaking("en"), &english).await["state"], "applied", "in the language it was read in");

    assert_eq!(page.post(&path("declination"), json!({})).await.ok()["state"], "declined");
    let again = page.get("/api/benefits").await.ok()[0].clone();
    assert_eq!(applies(&page, &again).await["state"], "applied", "it may think again");
    office.grants(&["00000021"]).await;
    let late = page.put(&path("account"), account(json!({}))).await;
    assert_eq!(late.refusal(), (409, "benefit_elsewhere"), "nobody changes the account behind a decision");

    let somebody = registered(&scene, "u1").await.1;
    for answer in [
        somebody.post(&path("application"), json!({ "shown": again["shown"] })).await,
        somebody.put(&path("account"), account(json!({}))).await,
    ] {
        assert_eq!(answer.refusal(), (404, "not_found"), "another family's does not exist");
    }
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_not_answered_is_reminded_and_whoever_is_not_in_line_gets_a_letter() {
    let scene = Scene::start("benefits_reminder", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    let (yuki, his_page) = registered(&scene, "u2").await;
    assert_eq!(office.joins().await["joined"], 2);
    office.officer.post(&at("/notices"), json!({ "kind": "first", "expected": 2 })).await.ok();
    scene.settle().await;
    let heard = (sakura.heard().await, yuki.heard().await);

    for card in page.get("/api/benefits").await.ok().as_array().unwrap() {
        applies(&page, card).await;
    }
    let audience = office.officer.get(&at("/notices")).await.ok();
    assert_eq!((&audience["first"], &audience["reminder"]), (&json!(0), &json!(1)), "{audience}");
    office.officer.post(&at("/notices"), json!({ "kind": "reminder", "expected": 1 })).await.ok();
    scene.settle().await;
    assert_eq!((sakura.heard().await, yuki.heard().await), (heard.0, heard.1 + 1));
    assert_eq!(his_page.get("/api/benefits").await.ok()[0]["state"], "open");

    let extra = "00000031,港 灯,2020-01-01,00000003,港 一,1980-01-01,港町9,非課税,,,,,";
    office.brings(&super::csv(&[super::ROWS[0], super::ROWS[1], super::ROWS[2], extra])).await;
    let letters = String::from_utf8(office.officer.download(&at("/list.csv?only=unreached")).await).unwrap();
    assert_eq!(letters.lines().count(), 2, "{letters}");
    assert!(letters.contains("港 一") && !letters.contains("青木"), "{letters}");
    let mut short = super::programme();
    short["apply_until"] = json!("2026-05-12");
    office.officer.post("/api/staff/programmes", json!({ "programme": short, "version": 1 })).await.ok();
    scene.set_clock("2026-05-13T09:00:00+09:00").await;
    let audience = scene.officer().await.get(&at("/notices")).await.ok();
    assert_eq!(audience["reminder"], 0, "nobody is reminded of what is over");
    let his_page = yuki.page().await;
    let cards = his_page.get("/api/benefits").await.ok();
    assert_eq!((&cards[0]["may_apply"], &cards[0]["may_decline"]), (&json!(false), &json!(false)));
    let path = |what: &str| format!("/api/benefits/{}/{what}", cards[0]["id"].as_str().unwrap());
    assert_eq!(his_page.post(&path("declination"), json!({})).await.refusal(), (409, "deadline_over"));
    let account = json!({ "bank": "0001", "branch": "012", "kind": "普通", "number": "1", "holder": "イシダ" });
    assert_eq!(his_page.put(&path("account"), account).await.refusal(), (409, "deadline_over"));
    scene.ends().await;
}
