//! What staff bring: looked at before it is published, and never by halves.

use std::path::PathBuf;

use serde_json::json;
use tests::Scene;

use super::{IMPORT, MORNING, difference, extension, facilities, opens, publishes};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_published_and_changes_nothing_the_second_time() {
    let scene = Scene::start("nurseries_import", MORNING).await;
    let officer = scene.officer().await;
    let page = scene.guardian().await.page().await;
    let first = officer.upload(IMPORT, facilities()).await.ok();
    assert_eq!((&first["contents"], &first["format"]), (&json!("facilities"), &json!("csv")));
    assert_eq!(difference(&first), [24, 0, 0, 0]);
    assert_eq!(page.get("/api/nurseries").await.ok()["of"], 0, "nothing is published by looking");

    publishes(&officer, &facilities()).await;
    scene.advance("PT2M").await;
    assert_eq!(page.get("/api/nurseries").await.ok()["of"], 24);
    assert_eq!(difference(&publishes(&officer, &facilities()).await), [0, 0, 0, 24]);
    let added = publishes(&officer, &extension()).await;
    assert_eq!(added["contents"], "extension");
    assert_eq!(difference(&added)[2], 0, "an extension takes nothing away");
    // A new national file does not wipe out what it cannot say.
    assert_eq!(difference(&publishes(&officer, &facilities()).await), [0, 0, 0, 24]);

    let trail = scene.stored().await;
    assert_eq!(trail.matches("facilities.published").count(), 2, "what changes nothing writes nothing");
    assert_eq!(trail.matches("\"CATALOGUE#").count(), 1, "and of what was published before nothing is left");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_never_replaces_good_data() {
    let scene = Scene::start("nurseries_bad_files", MORNING).await;
    let officer = opens(&scene).await;
    let text = String::from_utf8(facilities()).unwrap();
    let head = text.lines().next().unwrap().to_owned();
    for (what, bytes) in [
        ("a zip", b"PK\x03\x04\x14\x00\x00\x00nurseries".to_vec()),
        ("a head alone", format!("{head}\r\n").into_bytes()),
        ("nothing", Vec::new()),
        ("a picture", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 3]),
        ("another table", b"date,amount\n2026-04-01,5\n".to_vec()),
    ] {
        let refused = officer.upload(IMPORT, bytes).await;
        assert_eq!(refused.refusal(), (422, "file_invalid"), "{what}: {refused}");
    }
    let large = officer.upload(IMPORT, vec![b'a'; 5 * 1024 * 1024]).await;
    assert_eq!(large.refusal(), (413, "body_too_large"));

    // Every row is refused with its reason, and there is nothing to publish.
    let nameless = format!("{head}\r\n139998,zz{}\r\n", ",".repeat(51));
    let seen = officer.upload(IMPORT, nameless.as_bytes()).await.ok();
    assert_eq!((&seen["refused"], &seen["rows"][0]["refused"]["reason"]), (&json!(1), &json!("no_name")));
    let to = format!("{IMPORT}?dry_run=false&shown={}", seen["shown"].as_str().unwrap());
    assert_eq!(officer.upload(&to, nameless.as_bytes()).await.refusal(), (422, "file_invalid"));

    // Half of the file: somebody has to say how many disappear.
    let half: Vec<&str> = text.lines().take(13).collect();
    let half = format!("{}\r\n", half.join("\r\n"));
    let seen = officer.upload(IMPORT, half.as_bytes()).await.ok();
    assert_eq!((&seen["asks_gone"], difference(&seen)), (&json!(true), [0, 0, 12, 12]));
    let to = format!("{IMPORT}?dry_run=false&shown={}", seen["shown"].as_str().unwrap());
    assert_eq!(officer.upload(&to, half.as_bytes()).await.refusal(), (409, "too_many_gone"));
    let wrong = officer.upload(&format!("{to}&gone=11"), half.as_bytes()).await;
    assert_eq!(wrong.refusal(), (409, "too_many_gone"));
    let unseen = officer.upload(&format!("{IMPORT}?dry_run=false"), half.as_bytes()).await;
    assert_eq!(unseen.refusal(), (409, "import_changed"));
    // Somebody else has published since.
    publishes(&officer, extension().strip_suffix(b"\n").unwrap()).await;
    let nurseries = officer.get("/api/staff/nurseries").await.ok();
    assert_eq!(nurseries.as_array().unwrap().len(), 24);
    assert_eq!(officer.upload(&format!("{to}&gone=12"), half.as_bytes()).await.status, 200);
    let again = officer.upload(&format!("{to}&gone=12"), half.as_bytes()).await;
    assert_eq!(again.status, 200, "the same tap again, after the answer to the first was lost");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_files_at_once_one_is_published_whole_and_the_other_is_looked_at_again() {
    let scene = Scene::start("nurseries_two_files", MORNING).await;
    let officer = opens(&scene).await;
    let text = String::from_utf8(facilities()).unwrap();
    let renamed = |to: &str| text.replace("つなぐ保育園", to).into_bytes();
    let (one, other) = (renamed("あさひ保育園"), renamed("ゆうひ保育園"));
    let mut orders = Vec::new();
    for bytes in [&one, &other] {
        let seen = officer.upload(IMPORT, bytes.clone()).await.ok();
        orders.push(format!("{IMPORT}?dry_run=false&shown={}", seen["shown"].as_str().unwrap()));
    }
    let (first, second) = tokio::join!(officer.upload(&orders[0], one), officer.upload(&orders[1], other));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{first} {second}");
    let loser = if first.status == 409 { &first } else { &second };
    assert_eq!(loser.refusal(), (409, "import_changed"));
    let name = if first.status == 200 { "あさひ保育園" } else { "ゆうひ保育園" };
    let all = officer.get("/api/staff/nurseries").await.ok();
    assert_eq!(all.as_array().unwrap().len(), 24);
    assert!(all.as_array().unwrap().iter().any(|nursery| nursery["name"] == name), "nothing of the other is mixed in");
    assert_eq!(scene.stored().await.matches("\"CATALOGUE#").count(), 1, "and nothing of it is left");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flaw_is_named_with_its_cell() {
    let scene = Scene::start("nurseries_flaws", MORNING).await;
    let officer = scene.officer().await;
    let head =
        "全国地方公共団体コード,ID,名称,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,開始時間,終了時間";
    let rows = [
        "139998,a1,ひなた保育園,認可私立保育所,つなぐ市青葉町1-1,139.604,35.701,000-0000-0001,６０,(幼)3歳から(保)1歳6ヶ月から,7:00,19:00",
        "139998,a2,ふたば保育園,認可私立保育所,つなぐ市青葉町1-2,0,0,000-0000-0002,50,6歳～1歳,7時30分,25:99",
        "139998,a3,みどり保育園,認可私立保育所,つなぐ市青葉町1-3,48.85,2.35,000-0000-0003,-5,0歳から5歳,7:00,19:00",
        "139998,a1,ひなた保育園,認可私立保育所,つなぐ市青葉町1-1,35.701,139.604,000-0000-0001,60,,,",
        "139998,a4,,認可私立保育所,,,,,,,,",
        "139998,a5,そら保育園,認可私立保育所,つなぐ市青葉町1-5,35.701,139.605,000-0000-0005,40,0歳～,7:00,19:00,余り",
    ];
    let bytes = format!("{head}\r\n{}\r\n", rows.join("\r\n"));
    let report = officer.upload(IMPORT, bytes.as_bytes()).await.ok();
    assert_eq!(
        (&report["taken"], &report["warned"], &report["refused"]),
        (&json!(0), &json!(3), &json!(3)),
        "{report}"
    );
    let said: Vec<String> = report["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| {
            let refused = row["refused"].as_object().map(|flaw| ("refused", flaw.clone()));
            let warned = row["warnings"].as_array().unwrap().iter().map(|flaw| ("", flaw.as_object().unwrap().clone()));
            let line = row["row"].as_u64().unwrap();
            refused.into_iter().chain(warned).map(move |(how, flaw)| {
                format!("{line} {how} {} {}", flaw["column"].as_str().unwrap(), flaw["reason"].as_str().unwrap())
            })
        })
        .collect();
    for expected in [
        "2  緯度 swapped",
        "3  受入年齢 not_ages",
        "3  終了時間 not_a_time",
        "4  収容定員 not_a_number",
        "5 refused ID id_twice",
    ] {
        assert!(said.iter().any(|said| said == expected), "{expected}: {said:#?}");
    }
    for (line, reason) in [(3, "not_in_japan"), (4, "not_in_japan"), (6, "no_name"), (7, "too_many_cells")] {
        let found = said.iter().any(|said| said.starts_with(&format!("{line} ")) && said.ends_with(reason));
        assert!(found, "{line} {reason}: {said:#?}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_six_cities_are_published_one_after_the_other() {
    let Some(folder) = tests::shared("nursery") else { return };
    let scene = Scene::start("nurseries_cities", MORNING).await;
    let officer = scene.officer().await;
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|city| std::fs::read_dir(city.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 7);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let report = publishes(&officer, &bytes).await;
        assert!(report["taken"].as_u64().unwrap() + report["warned"].as_u64().unwrap() >= 10, "{}", file.display());
        let again = officer.upload(IMPORT, bytes).await.ok();
        assert_eq!(difference(&again)[..3], [0, 0, 0], "{}: the same file again", file.display());
    }
    scene.ends().await;
}
