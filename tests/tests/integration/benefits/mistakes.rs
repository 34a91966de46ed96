//! What staff did wrong, and how it is put right.

use serde_json::json;
use tests::{Scene, holds_card};

use super::{MORNING, Office, ROWS, applies, at, csv, registered};

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_taken_back_and_the_family_need_not_apply_again() {
    let scene = Scene::start("benefits_reopened", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    office.joins().await;
    let cards = page.get("/api/benefits").await.ok();
    applies(&page, &cards[0]).await;
    assert_eq!(office.decides("00000011", "refuse", None).await.refusal(), (422, "text_empty"));
    assert_eq!(office.decides("00000011", "grant", Some("はい")).await.refusal(), (400, "bad_request"));
    assert_eq!(office.decides("00000011", "refuse", Some("対象ではありません。")).await.ok()["done"], 1);
    scene.settle().await;
    let heard = sakura.heard().await;

    for _ in 0..2 {
        assert_eq!(office.decides("00000011", "reopen", None).await.ok()["done"], 1, "also when it is tapped twice");
    }
    scene.settle().await;
    assert_eq!(sakura.heard().await, heard, "she hears with the decision");
    assert_eq!(office.funnel().await["applied"], 1);
    assert_eq!(office.grants(&["00000011"]).await["done"], 1);
    scene.settle().await;
    assert_eq!(sakura.heard().await, heard + 1);
    let late = office.decides("00000011", "reopen", None).await.ok();
    assert_eq!(late["left"][0]["code"], "other_state", "what is granted is not taken back by this");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_cannot_be_paid_any_more_is_asked_for_another_account() {
    let scene = Scene::start("benefits_branch_closed", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    office.joins().await;
    for card in page.get("/api/benefits").await.ok().as_array().unwrap() {
        applies(&page, card).await;
    }
    assert_eq!(office.grants(&["00000011", "00000012"]).await["done"], 2);
    let unpayable = || async { office.officer.get(&at("/entitlements?state=unpayable")).await.ok() };
    assert_eq!(unpayable().await, json!([]));
    let bank = json!({ "code": "0001", "name": "つなぐ銀行", "kana": "ツナグ" });
    let branch = json!({ "code": "001", "name": "本店", "kana": "ホンテン" });
    let closed = json!({ "banks": [{ "bank": bank, "branches": [branch] }] });
    assert_eq!(office.officer.post("/api/staff/banks", closed).await.status, 204);
    scene.settle().await;

    let found = unpayable().await;
    let subjects: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["subject"].as_str().unwrap()).collect();
    assert_eq!(subjects, ["00000011", "00000012"]);
    assert_eq!((&found[0]["unpayable"], &found[0]["state"]), (&json!(true), &json!("granted")));
    let heard = sakura.heard().await;
    for subject in subjects {
        let asked =
            office.decides(subject, "ask_account", Some("支店がなくなっています。別の口座を教えてください。")).await;
        assert_eq!(asked.ok()["done"], 1);
    }
    scene.settle().await;
    assert_eq!(sakura.heard().await, heard + 2);

    let cards = page.get("/api/benefits").await.ok();
    let card = &cards[0];
    assert_eq!((&card["state"], &card["may_apply"]), (&json!("returned"), &json!(false)), "not to that account again");
    assert_eq!(card["reason"], "支店がなくなっています。別の口座を教えてください。");
    let to = format!("/api/benefits/{}/account", card["id"].as_str().unwrap());
    let account = json!({ "bank": "0001", "branch": "001", "kind": "普通", "number": "0000042", "holder": "ｱｵｷ ｻｸﾗ" });
    let corrected = page.put(&to, account).await.ok();
    assert_eq!(applies(&page, &corrected).await["state"], "granted", "it is owed already");
    let file = office.makes_file("k1").await;
    assert_eq!((&file["count"], &file["total"]), (&json!(1), &json!(20_000)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_join_is_taken_back_with_what_was_done_under_it() {
    let scene = Scene::start("benefits_parted", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (_, page) = registered(&scene, "u1").await;
    office.joins().await;
    let cards = page.get("/api/benefits").await.ok();
    for card in cards.as_array().unwrap() {
        applies(&page, card).await;
    }
    office.grants(&["00000011"]).await;
    let file = office.makes_file("k1").await;
    let part = || async { office.officer.post("/api/staff/partings", json!({ "number": "00000001" })).await };
    assert_eq!(part().await.refusal(), (409, "join_in_file"), "money that is on its way is not undone");
    let discard = at(&format!("/bank-files/{}/discard", file["id"].as_str().unwrap()));
    office.officer.post(&discard, json!({})).await.ok();
    scene.settle().await;

    let shown = office.officer.get(&at("/entitlements?state=granted")).await.ok();
    assert_eq!((&shown[0]["applicant"], &shown[0]["joined"]), (&json!("00000001"), &json!(true)));
    assert_eq!(part().await.ok(), json!({ "reopened": 2, "paid": 0 }));
    assert_eq!(part().await.refusal(), (404, "not_found"));
    assert_eq!(page.get("/api/benefits").await.ok(), json!([]), "nothing of it is theirs");
    let funnel = office.funnel().await;
    assert_eq!(
        (&funnel["joined"], &funnel["applied"], &funnel["granted"]),
        (&json!(0), &json!(0), &json!(0)),
        "{funnel}"
    );
    let nobody = office.officer.keyed("k2").post(&at("/bank-files"), json!({ "pay_on": "2026-05-20" })).await;
    assert_eq!(nobody.refusal(), (409, "nothing_to_pay"));

    assert_eq!(office.joins().await["joined"], 1, "and may be joined again, rightly this time");
    let again = page.get("/api/benefits").await.ok();
    assert_eq!((&again[0]["state"], &again[1]["state"]), (&json!("open"), &json!("open")));
    applies(&page, &again[0]).await;
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_join_is_taken_back_whatever_phone_it_was_used_on() {
    let scene = Scene::start("benefits_parted_phones", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (_, old_phone) = registered(&scene, "u1").await;
    office.joins().await;
    old_phone.get("/api/benefits").await.ok();
    let (_, new_phone) = registered(&scene, "u1").await;
    assert_eq!(office.joins().await["joined"], 1, "the same person on another phone");
    let cards = new_phone.get("/api/benefits").await.ok();
    applies(&new_phone, &cards[0]).await;
    office.grants(&["00000011"]).await;
    office.brings(&csv(&ROWS[2..])).await;
    assert_eq!(new_phone.get("/api/benefits").await.ok().as_array().unwrap().len(), 1, "also when no list names it");

    let part = || async { office.officer.post("/api/staff/partings", json!({ "number": "00000001" })).await };
    assert_eq!(part().await.ok(), json!({ "reopened": 1, "paid": 0 }));
    assert_eq!(office.funnel().await["granted"], 0, "nothing of it is paid");
    for phone in [&old_phone, &new_phone] {
        let status = phone.get("/api/benefits").await;
        assert!(status.body.as_array().is_none_or(Vec::is_empty), "{status}");
    }
    let late = format!("/api/benefits/{}/application", cards[1]["id"].as_str().unwrap());
    let late = new_phone.post(&late, json!({ "shown": cards[1]["shown"] })).await;
    assert_eq!(late.refusal(), (404, "not_found"));
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_withdrawn_or_handed_on_the_phone_hears_nothing() {
    let scene = Scene::start("benefits_withdrawn", MORNING).await;
    let office = Office::with_list(&scene).await;
    let (_, sakura) = registered(&scene, "u1").await;
    office.joins().await;
    let first = || async { office.officer.get(&at("/notices")).await.ok()["first"].clone() };
    assert_eq!((first().await, &office.funnel().await["joined"]), (json!(1), &json!(2)));

    holds_card(&sakura, "u2").await.registers(&sakura).await.ok();
    assert_eq!(first().await, 0, "the phone is 石田 悠希's now, and nobody has joined her");
    assert_eq!(office.joins().await["joined"], 1);
    assert_eq!((first().await, &office.funnel().await["joined"]), (json!(1), &json!(1)));
    assert_eq!(sakura.delete("/api/identity").await.status, 204);
    let notices = office.officer.get(&at("/notices")).await.ok();
    assert_eq!((&notices["first"], &notices["unreached"]), (&json!(0), &json!(3)), "they get letters");
    let letters = office.officer.download(&at("/list.csv?only=unreached")).await;
    assert_eq!(String::from_utf8(letters).unwrap().lines().count(), 4, "the head and all three");
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_nobody_finishes_is_gone_after_a_day_and_so_is_the_one_before() {
    let scene = Scene::start("benefits_stale_lists", MORNING).await;
    let office = Office::with_list(&scene).await;
    let rows = || async { scene.stored().await.matches("\"LIST#").count() };
    assert_eq!(rows().await, 3);
    let begun = office.officer.upload(&at("/eligible?last=false"), csv(&ROWS[..2]).as_bytes()).await.ok();
    assert_eq!((&begun["in_force"], rows().await), (&json!(false), 5));
    scene.advance("PT2H").await;
    assert_eq!(rows().await, 5, "its further parts may come");
    scene.advance("PT24H").await;
    assert_eq!(rows().await, 3);

    let office = office.on_a_new_day().await;
    let late = at(&format!("/eligible?import={}", begun["import"].as_str().unwrap()));
    let late = office.officer.upload(&late, csv(&ROWS[2..]).as_bytes()).await;
    assert_eq!(late.refusal(), (409, "import_unknown"));
    office.brings(&csv(&ROWS[..1])).await;
    scene.settle().await;
    assert_eq!(rows().await, 1, "of the list before nothing is kept");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_is_read_page_by_page() {
    let scene = Scene::start("benefits_pages", MORNING).await;
    let office = Office::with_list(&scene).await;
    let row = |n: u32| format!("{n:08},子 {n},2020-01-01,00000001,青木 さくら,1992-03-04,青葉町1-2-3,非課税,,,,,");
    let rows: Vec<String> = (0..12_500).map(|n| row(20_000 + n)).collect();
    let refs: Vec<&str> = rows.iter().map(String::as_str).collect();
    let part = |name: &str, rows: &[&str]| (at(&format!("/eligible?{name}")), csv(rows));
    let (to, body) = part("last=false", &refs[..6_000]);
    let import = office.officer.upload(&to, body.as_bytes()).await.text("/import");
    let (to, body) = part(&format!("import={import}&last=false"), &refs[6_000..12_000]);
    office.officer.upload(&to, body.as_bytes()).await.ok();
    let (to, body) = part(&format!("import={import}"), &refs[12_000..]);
    assert_eq!(office.officer.upload(&to, body.as_bytes()).await.ok()["rows"], 12_500);
    let pages: Vec<Vec<u8>> =
        [office.officer.download(&at("/list.csv")).await, office.officer.download(&at("/list.csv?page=2")).await]
            .into();
    let lines: Vec<usize> = pages.iter().map(|page| String::from_utf8_lossy(page).lines().count()).collect();
    assert_eq!(lines, [12_001, 500]);
    assert!(pages[0].starts_with("\u{feff}番号".as_bytes()) && pages[1].starts_with(b"00032000,"));
    for page in ["0", "3"] {
        let beyond = office.officer.get(&at(&format!("/list.csv?page={page}"))).await;
        assert_eq!(beyond.refusal(), (400, "bad_request"));
    }
    assert_eq!(office.funnel().await["eligible"], 12_500);
    scene.settle().await;
    scene.ends().await;
}
