//! The office's list: what is taken, what is refused, and when it is in force.

use serde_json::{Value, json};
use tests::Scene;

use super::{HEAD, MORNING, Office, ROWS, at, csv, programme};

#[tokio::test(flavor = "multi_thread")]
async fn every_row_is_taken_or_refused_with_its_column() {
    let scene = Scene::start("benefits_rows", MORNING).await;
    let office = Office::with_list(&scene).await;
    let rows = [
        ROWS[0],
        "00000011,青木 空,令和6年10月10日,,,,つなぐ市青葉町1-2-3,非課税,,,,,",
        "00000013,青木 陸,令和6年13月1日,,,,,非課税,,,,,",
        ",名無し,2020-01-01,,,,,非課税,,,,,",
        "00000014,港 灯,2020-01-01,,,,,非課税,9900,12340,普通,1234567,ミナト アカリ",
        "00000015,港 灯,2020-01-01,,,,,非課税,0001,012,普通,1234567,港灯",
        "00000016,港 灯,2020-01-01,,,,,非課税",
        "00000019,港 灯,2020-01-01,,,,,非課税,0005,012,普通,1234567,ミナト アカリ",
        "00000020,港 灯,2020-01-01,,,,,非課税,0001,999,普通,1234567,ミナト アカリ",
        "00000017,港 灯,2000-01-01,,,,,課税,,,,,",
        "00000018,港 光,2020-01-01,,,,,,,,,,",
    ];
    let report = office.brings(&csv(&rows)).await;
    let refused: Vec<(u64, &str, &str)> = report["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["column"].as_str().unwrap(), row["reason"].as_str().unwrap()))
        .collect();
    assert_eq!(
        refused,
        [
            (3, "", "twice"),
            (4, "生年月日", "no_day"),
            (5, "宛名番号", "shape"),
            (6, "店番", "yucho_symbol"),
            (7, "口座名義", "a bank file has no “港”"),
            (8, "宛名番号", "columns"),
            (9, "金融機関コード", "unknown"),
            (10, "店番", "unknown"),
        ]
    );
    assert_eq!((&report["taken"], &report["rows"]), (&json!(3), &json!(3)));
    let funnel = office.funnel().await;
    assert_eq!(
        (&funnel["eligible"], &funnel["unknown"], &funnel["not_eligible"]),
        (&json!(1), &json!(1), &json!(1)),
        "what the office has not asked is neither yes nor no: {funnel}"
    );
    let unknown = office.officer.get(&at("/entitlements?state=unknown")).await.ok();
    assert_eq!(unknown[0]["subject"], "00000018");
    assert_eq!(office.officer.get(&at("/entitlements?state=rich")).await.refusal(), (400, "bad_request"));
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_cannot_be_taken_leaves_the_one_before_in_force() {
    let scene = Scene::start("benefits_list_bad", MORNING).await;
    let office = Office::with_list(&scene).await;
    let upload = async |path: &str, bytes: &[u8]| office.officer.upload(&at(path), bytes).await;

    let first = upload("/eligible?last=false", csv(&ROWS[..1]).as_bytes()).await.ok();
    assert_eq!(first["in_force"], false);
    let with_number = csv(&["00000099,港 灯,2020-01-01,,,,123456789018,非課税,,,,,"]);
    let path = format!("/eligible?import={}", first["import"].as_str().unwrap());
    let refused = upload(&path, with_number.as_bytes()).await;
    assert_eq!(refused.refusal(), (422, "my_number_refused"));
    assert_eq!(refused.body["error"]["reason"], "row 2");
    assert!(!refused.to_string().contains("123456789018"), "and is not said again");
    scene.settle().await;
    assert!(!scene.stored().await.contains(first["import"].as_str().unwrap()), "nothing of it is kept");
    assert_eq!(upload(&path, csv(&ROWS).as_bytes()).await.refusal(), (409, "import_unknown"));

    for (bytes, reason) in [
        (b"".to_vec(), "empty"),
        ("氏名,生年月日\r\n".into(), "column 宛名番号 is missing"),
        (format!("{HEAD},氏名\r\n").into(), "column 氏名 stands there twice"),
        (vec![0xff, 0xfe, 0x00, 0xd8], "encoding"),
        ([csv(&ROWS[..1]).as_bytes(), &encoding_rs::SHIFT_JIS.encode(ROWS[1]).0].concat(), ""),
        (b"PK\x03\x04\x14\x00\x08\x08".to_vec(), "column"),
    ] {
        let refused = upload("/eligible", &bytes).await;
        assert_eq!(refused.refusal(), (422, "list_invalid"), "{reason}");
        assert!(refused.body["error"]["reason"].as_str().unwrap().starts_with(reason), "{refused}");
    }
    assert_eq!(upload("/eligible", &vec![b'x'; 1_100_000]).await.refusal(), (413, "body_too_large"));
    assert_eq!(office.funnel().await["eligible"], 3, "good data stays");
    let with_mark = upload("/eligible", format!("\u{feff}{}", csv(&ROWS)).as_bytes()).await.ok();
    assert_eq!(with_mark["taken"], 3, "a spreadsheet's byte order mark is no part of the head");
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_comes_in_parts_and_is_in_force_with_the_last() {
    let scene = Scene::start("benefits_list_long", MORNING).await;
    let office = Office::with_list(&scene).await;
    let rows: Vec<String> =
        (0..2_000).map(|n| format!("1{n:07},名前 {n},2020-04-0{},,,,住所{n},非課税,,,,,", 1 + n % 9)).collect();
    let part = |rows: &[String]| {
        let text = format!("{HEAD}\r\n{}\r\n", rows.join("\r\n"));
        encoding_rs::SHIFT_JIS.encode(&text).0.into_owned()
    };
    let first = office.officer.upload(&at("/eligible?last=false"), part(&rows[..1_000])).await.ok();
    assert_eq!(office.funnel().await["eligible"], 3, "half a list is none");
    let rest = at(&format!("/eligible?import={}&last=false", first["import"].as_str().unwrap()));
    let second = office.officer.upload(&rest, part(&rows[1_000..])).await.ok();
    assert_eq!(second["rows"], 2_000);
    let again = office.officer.upload(&rest, part(&rows[1_000..])).await.ok();
    assert_eq!(again["rows"], 2_000, "a part that is sent again counts once");
    let last = at(&format!("/eligible?import={}", first["import"].as_str().unwrap()));
    let whole = office.officer.upload(&last, part(&rows[1_000..])).await.ok();
    assert_eq!((&whole["rows"], &whole["in_force"]), (&json!(2_000), &json!(true)));
    scene.settle().await;
    assert_eq!(office.funnel().await["eligible"], 2_000);
    assert!(!scene.stored().await.contains("00000011#"), "the list before is deleted");
    let programmes = office.officer.get("/api/staff/programmes").await.ok();
    assert_eq!(programmes[0]["list"]["rows"], 2_000);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_that_makes_no_sense_is_named() {
    let scene = Scene::start("benefits_programme", MORNING).await;
    let officer = scene.officer().await;
    let with = |field: &str, value: Value| {
        let mut programme = programme();
        programme[field] = value;
        json!({ "programme": programme, "version": 0 })
    };
    for (field, value, reason) in [
        ("id", json!("A"), "id: shape"),
        ("who", json!([]), "who: empty"),
        ("amount", json!({ "kind": "fixed", "yen": 0 }), "amount.yen: out_of_range"),
        ("apply_until", json!("2026-03-31"), "apply_until: backwards"),
        ("weeks_before_due", json!(8), "weeks_before_due: not_for_these"),
    ] {
        let refused = officer.post("/api/staff/programmes", with(field, value)).await;
        assert_eq!(refused.refusal(), (422, "programme_invalid"));
        assert_eq!(refused.body["error"]["reason"], reason);
    }
    let negative = with("amount", json!({ "kind": "fixed", "yen": -1 }));
    assert_eq!(officer.post("/api/staff/programmes", negative).await.refusal(), (400, "bad_request"));
    assert_eq!(officer.get(&at("/funnel")).await.refusal(), (404, "not_found"));
    let carer = scene.staff(&["carer"]).await;
    for path in ["/api/staff/programmes", &at("/funnel"), &at("/list.csv"), &at("/matches")] {
        assert_eq!(carer.get(path).await.refusal(), (403, "forbidden"), "{path}");
        assert_eq!(scene.stranger().get(path).await.status, 401, "{path}");
    }
    scene.ends().await;
}
