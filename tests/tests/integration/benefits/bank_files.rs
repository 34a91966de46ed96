//! Bank files: what stands in them, who releases them, what comes back.

use std::{path::PathBuf, process::Command};

use serde_json::{Value, json};
use tests::{Caller, Scene};

use super::{MORNING, Office, applies, at, registered, result, transfers};

/// Both of 青木 さくら's children, granted.
async fn granted<'a>(scene: &'a Scene) -> (Office<'a>, Caller<'a>) {
    let office = Office::with_list(scene).await;
    let (_, page) = registered(scene, "u1").await;
    office.joins().await;
    for card in page.get("/api/benefits").await.ok().as_array().unwrap() {
        applies(&page, card).await;
    }
    assert_eq!(office.grants(&["00000011", "00000012"]).await["done"], 2);
    (office, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_comes_back_waits_for_another_account() {
    let scene = Scene::start("benefits_returned", MORNING).await;
    let (office, page) = granted(&scene).await;
    let file = office.makes_file("k1").await;
    assert_eq!((&file["count"], &file["total"]), (&json!(2), &json!(40_000)));
    office.releases(&file).await;

    let unknown = at(&format!("/bank-files/{}/result", file["id"].as_str().unwrap()));
    for (returned, reason) in [
        (json!([{ "reference": 3, "why": "該当口座なし" }]), "3: unknown"),
        (json!([{ "reference": 0, "why": "該当口座なし" }]), "0: unknown"),
        (json!([{ "reference": 1, "why": "x" }, { "reference": 1, "why": "x" }]), "1: twice"),
    ] {
        let refused = office.officer.post(&unknown, json!({ "returned": returned })).await;
        assert_eq!(refused.refusal(), (422, "result_invalid"));
        assert_eq!(refused.body["error"]["reason"], reason);
    }
    let mistaken = office.officer.post(&unknown, result(&[(1, "該当口座なし")])).await.body;
    let reported = office.officer.post(&unknown, result(&[(2, "該当口座なし")])).await.body;
    assert_eq!((&reported["state"], &reported["reported"]["yen"]), (&json!("released"), &json!(20_000)));
    let seen = office.treasurer.get(&unknown).await.ok();
    assert_eq!(
        (&seen[0]["reference"], &seen[0]["subject"], &seen[0]["yen"]),
        (&json!(2), &json!("00000012"), &json!(20_000))
    );
    assert_eq!((seen.as_array().unwrap().len(), &seen[0]["account"]["number"]), (1, &json!("****567")));
    let confirmation = format!("{unknown}/confirmation");
    let looked_at = |report: &Value| json!({ "id": report["reported"]["id"] });
    let alone = office.officer.post(&confirmation, looked_at(&reported)).await;
    assert_eq!(alone.refusal(), (403, "second_person_needed"), "nobody calls a paid transfer returned alone");
    let stale = office.treasurer.post(&confirmation, looked_at(&mistaken)).await;
    assert_eq!(stale.refusal(), (409, "report_changed"));
    for _ in 0..2 {
        let taken = office.treasurer.post(&confirmation, looked_at(&reported)).await;
        assert_eq!(taken.status, 202, "also when it is tapped again: {taken}");
    }
    scene.settle().await;
    let settled = office.file(file["id"].as_str().unwrap()).await;
    assert_eq!((&settled["state"], &settled["returned"]), (&json!("settled"), &json!(1)));

    let cards = page.get("/api/benefits").await.ok();
    let back = cards[0].clone();
    assert_eq!((&back["state"], &back["reason"]), (&json!("returned"), &json!("該当口座なし")), "it comes first");
    assert_eq!(cards[1]["state"], "paid");
    assert_eq!(back["may_apply"], false, "not to the account that it came back from");
    let again = format!("/api/benefits/{}/application", back["id"].as_str().unwrap());
    let again = page.post(&again, json!({ "shown": back["shown"] })).await;
    assert_eq!(again.refusal(), (409, "benefit_elsewhere"));
    office.brings(&super::csv(&super::ROWS[2..])).await;
    assert_eq!(
        page.get("/api/benefits").await.ok().as_array().unwrap().len(),
        2,
        "a list that names them no more takes nothing away"
    );
    let path = format!("/api/benefits/{}/account", back["id"].as_str().unwrap());
    let account = json!({ "bank": "9900", "branch": "128", "kind": "普通", "number": "0000042", "holder": "ｱｵｷ ｻｸﾗ" });
    let corrected = page.put(&path, account).await.ok();
    assert_eq!((&corrected["state"], &corrected["may_apply"]), (&json!("returned"), &json!(true)));
    assert_eq!(applies(&page, &corrected).await["state"], "granted", "it is owed already");

    let second = office.makes_file("k2").await;
    assert_eq!((&second["count"], &second["total"]), (&json!(1), &json!(20_000)));
    let renamed =
        json!({ "banks": [{ "bank": { "code": "9900", "name": "ゆうちよ", "kana": "ベツメイ" }, "branches": [] }] });
    assert_eq!(office.officer.post("/api/staff/banks", renamed).await.status, 204);
    office.releases(&second).await;
    let content =
        office.officer.download(&at(&format!("/bank-files/{}/content", second["id"].as_str().unwrap()))).await;
    assert_eq!(transfers(&content), [(1, 20_000, "0000042".to_owned())]);
    // The bank may take back what it has called paid.
    let settled = office.hears_from_bank(&file, &[(1, "口座解約済")]).await;
    assert_eq!(settled["returned"], 2);
    assert_eq!(office.hears_from_bank(&second, &[]).await["state"], "settled");
    let funnel = office.funnel().await;
    assert_eq!((&funnel["paid"], &funnel["returned"]), (&json!(1), &json!(1)), "{funnel}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_taken_apart_before_its_release_and_not_after() {
    let scene = Scene::start("benefits_discard", MORNING).await;
    let (office, _) = granted(&scene).await;
    let first = office.makes_file("k1").await;
    let nothing = office.officer.keyed("k2").post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await;
    assert_eq!(nothing.refusal(), (409, "nothing_to_pay"), "everything stands in the first one");
    let other_day = office.officer.keyed("k1").post(&at("/bank-files"), json!({ "pay_on": "2026-05-21" })).await;
    assert_eq!(other_day.refusal(), (422, "idempotency_key_reused"));
    let past = office.officer.keyed("k3").post(&at("/bank-files"), json!({ "pay_on": "2026-05-10" })).await;
    assert_eq!(past.refusal(), (422, "day_past"));

    let discard = |file: &Value| at(&format!("/bank-files/{}/discard", file["id"].as_str().unwrap()));
    office.officer.post(&discard(&first), json!({})).await.ok();
    scene.settle().await;
    assert_eq!(office.file(first["id"].as_str().unwrap()).await["state"], "discarded");
    let to = at(&format!("/bank-files/{}/release", first["id"].as_str().unwrap()));
    let late = office.treasurer.post(&to, json!({ "sha256": first["sha256"] })).await;
    assert_eq!(late.refusal(), (409, "bank_file_elsewhere"));
    assert_eq!(late.body["error"]["reason"], "discarded");

    let second = office.makes_file("k4").await;
    assert_eq!(second["count"], 2);
    assert_ne!(second["sha256"], first["sha256"], "no file is taken for another that pays the same on the same day");
    for (n, what) in ["gather", "discard", "settle", "gather"].into_iter().enumerate() {
        let event = format!("{what}:kosodate-2026:{}", second["id"].as_str().unwrap());
        let message =
            json!({ "MessageBody": event, "MessageGroupId": "g", "MessageDeduplicationId": format!("{what}{n}") });
        scene.sqs("SendMessage", "benefit-events.fifo", message).await;
    }
    scene.settle().await;
    assert_eq!(office.file(second["id"].as_str().unwrap()).await, second, "an event that comes late changes nothing");
    office.releases(&second).await;
    assert_eq!(office.releases(&second).await["state"], "released", "the same tap again");
    assert_eq!(office.officer.post(&discard(&second), json!({})).await.refusal(), (409, "bank_file_elsewhere"));
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_paid_from_nowhere() {
    let scene = Scene::start("benefits_payer", MORNING).await;
    let officer = scene.officer().await;
    assert_eq!(officer.get("/api/staff/payer").await.refusal(), (409, "payer_missing"));
    let bank = |code: &str, kana: &str| json!({ "banks": [{ "bank": { "code": code, "name": "つなぐ銀行", "kana": kana }, "branches": [] }] });
    for (code, kana, reason) in [("1", "ツナグ", "1: code"), ("0001", "繋", "0001: a bank file has no “繋”")] {
        let refused = officer.post("/api/staff/banks", bank(code, kana)).await;
        assert_eq!(refused.refusal(), (422, "bank_invalid"));
        assert_eq!(refused.body["error"]["reason"], reason);
    }
    let payer =
        json!({ "code": "1", "name": "ツナグシ", "bank": "0001", "branch": "001", "kind": "普通", "number": "1" });
    let refused = officer.put("/api/staff/payer", payer).await;
    assert_eq!(refused.body["error"]["reason"], "code: shape");
    assert_eq!(scene.staff(&["carer"]).await.get("/api/staff/payer").await.refusal(), (403, "forbidden"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_passes_the_independent_checker() {
    let Some(checker) = checker() else { return };
    let scene = Scene::start("benefits_checker", MORNING).await;
    let (office, page) = granted(&scene).await;
    let first = office.makes_file("k1").await;
    office.releases(&first).await;
    let settled = office.hears_from_bank(&first, &[(1, "該当口座なし"), (2, "該当口座なし")]).await;
    assert_eq!(settled["returned"], 2);
    let mut files = vec![first];
    // Names that are hard to write: small kana, long vowels, a mark at the end of the field, Latin letters.
    for (place, holder) in
        ["シャーロット・グリーン", "NGUYEN THI LINH", "ﾏﾘｱ ﾙｲｰｻﾞ ﾄﾞｽ ｻﾝﾄｽ ｵﾘｳﾞｪｲﾗ ｺﾞﾝｻﾞｶﾞ"].into_iter().enumerate()
    {
        let card = page.get("/api/benefits").await.ok()[0].clone();
        let path = format!("/api/benefits/{}/account", card["id"].as_str().unwrap());
        let account =
            json!({ "bank": "0001", "branch": "001", "kind": "貯蓄", "number": format!("{place}"), "holder": holder });
        let answer = page.put(&path, account).await;
        if holder.contains('・') {
            assert_eq!(answer.body["error"]["reason"], "holder: a bank file has no “・”");
            continue;
        }
        applies(&page, &answer.ok()).await;
        let file = office.makes_file(&format!("more{place}")).await;
        office.releases(&file).await;
        files.push(file);
    }
    assert_eq!(files.len(), 3);
    for file in &files {
        let id = file["id"].as_str().unwrap();
        let place = std::env::temp_dir().join(format!("tsunagu-{}-{id}.txt", std::process::id()));
        std::fs::write(&place, office.officer.download(&at(&format!("/bank-files/{id}/content"))).await).unwrap();
        let ran = Command::new("python3").arg(&checker).arg(&place).output().unwrap();
        std::fs::remove_file(&place).unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && !said.contains("V-"), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    }
    scene.ends().await;
}

/// The checker, where it and its Python are at hand.
#[expect(clippy::print_stdout, reason = "says what it skips")]
fn checker() -> Option<PathBuf> {
    let checker = tests::shared("benefits/zengin")?.join("../../../tools/zengin-check.py");
    let runs = Command::new("python3").args(["-c", "import yaml"]).output().is_ok_and(|ran| ran.status.success());
    if !checker.exists() || !runs {
        println!("skipped: zengin-check.py wants python3 with PyYAML");
        return None;
    }
    Some(checker)
}
