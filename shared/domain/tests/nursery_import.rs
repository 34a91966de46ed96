//! Files as municipalities write them, with the dirt that was seen in them: what is taken, put right, left out, refused.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test fail like a test")]

use std::path::Path;

use domain::nursery::import::{
    Encoding, Format, Import, NotImported, NotTable, Outcome, Reason, Settings, import, import_extension, import_over,
};
use domain::nursery::{AgeClass, Border, Kind, Nursery, Position, VacancyState, diff, keep_extension};

fn settings() -> Settings {
    Settings { municipality: "139998".to_owned(), municipality_name: "つなぐ市".to_owned(), ..Settings::default() }
}

fn read(text: &str) -> Import {
    import(text.as_bytes(), &settings()).unwrap()
}

/// The column and reason of whatever is wrong with the only row.
fn wrong(import: &Import) -> Vec<(&str, &Reason)> {
    let row = &import.rows[0];
    row.refused.iter().chain(&row.warnings).map(|one| (one.column.as_str(), &one.reason)).collect()
}

fn demo(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/regions/nurseries");
    std::fs::read(folder.join(name)).unwrap()
}

#[test]
fn the_made_up_citys_files_are_clean() {
    let facilities = import(&demo("139998_preschool.csv"), &settings()).unwrap();
    assert_eq!(facilities.counts(), (22, 2, 0), "one place has no coordinates, one says its ages in words");
    let all = import_extension(&demo("139998_preschool_extension.csv"), &settings(), &facilities.nurseries).unwrap();
    assert_eq!(all.counts(), (78, 1, 0), "one symbol is nobody's");
    let first = &all.nurseries[0];
    assert_eq!((first.id.as_str(), first.kind), ("tsunagu-hoikuen", Kind::PublicNursery));
    assert_eq!(first.classes[&AgeClass::ALL[4]].borders[&2026], Border::AllAdmitted);
    assert_eq!(first.district.as_deref(), Some("青葉町"));

    // Staff load the national file once more: nothing that the extension said is lost, nothing changes.
    let mut again = import(&demo("139998_preschool.csv"), &settings()).unwrap().nurseries;
    keep_extension(&all.nurseries, &mut again);
    assert!(diff(&all.nurseries, &again).is_nothing());
    for name in ["139998_preschool.csv", "139998_preschool_extension.csv"] {
        let over = import_over(&demo(name), &settings(), &all.nurseries).unwrap();
        assert!(diff(&all.nurseries, &over.nurseries).is_nothing(), "{name}");
    }
    let extension = import(&demo("139998_preschool_extension.csv"), &settings());
    assert_eq!(extension.unwrap_err(), NotImported::NotTable(NotTable::IsExtension), "it is no list of facilities");
}

#[test]
fn one_facility_under_many_heads() {
    let standard = "全国地方公共団体コード,ID,名称,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間\r\n\
        139998,TS01,つなぐ保育園,認可公立保育所,つなぐ市青葉町1-2,35.7,139.6,0000-00-0001,90,0歳から5歳,月火水木金土,07:00,19:00\r\n";
    let renamed = "自治体コード,ＩＤ,施設名,種別,所在地_連結標記,経度,緯度,電話番号,定員,受入年齢,利用可能曜日,開始時間,終了時間\r\n\
        １３９９９８,TS01,つなぐ保育園,認可公立保育所,つなぐ市青葉町1-2,139.6,35.7,0000-00-0001,９０人,０歳から５歳,月;火;水;木;金;土,７時,１９時００分\r\n";
    let old = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,種別,住所,方書,緯度,経度,アクセス方法,駐車場情報,電話番号,内線番号,FAX番号,法人番号,団体名,認可等年月日,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,一時預かりの有無,URL,備考\r\n\
        139998,TS01,,つなぐ市,つなぐ保育園,,認可公立保育所,つなぐ市青葉町1-2,,35.7,139.6,,,(0000)00-0001,,,,,,90,0歳から5歳,月～土,7:00,19:00,,,,\r\n";
    let tabs = standard.replace(',', "\t");
    let linked = standard.replacen("名称", "http://imi.go.jp/ns/core/rdf#名称", 1);
    let expected = read(standard);
    assert_eq!(expected.counts(), (1, 0, 0));
    assert_eq!(expected.nurseries[0].ages.as_ref().unwrap().to, Some(72));
    for (name, text) in [("renamed", renamed), ("old", old), ("tabs", &tabs), ("linked", &linked)] {
        let mut found = read(text);
        assert_eq!(found.counts(), (1, 0, 0), "{name}: {:?}", found.rows);
        // The text of the ages stays as it was written.
        found.nurseries[0].ages.as_mut().unwrap().text = "0歳から5歳".to_owned();
        assert_eq!(found.nurseries, expected.nurseries, "{name}");
    }
    assert_eq!(read(&tabs).format, Format::Tsv);

    let utf16: Vec<u8> = format!("\u{feff}{standard}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let found = import(&utf16, &settings()).unwrap();
    assert_eq!((found.encoding, found.nurseries), (Encoding::Utf16Le, expected.nurseries));
}

#[test]
fn a_cell_that_cannot_be_meant_is_left_out_with_its_reason() {
    let head = "ID,名称,種別,所在地,緯度,経度,電話番号,URL,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,一時預かりの有無,空き,空き更新日";
    let good =
        ["TS01", "つなぐ保育園", "認可保育所", "青葉町1-2", "35.7", "139.6", "", "", "", "", "", "", "", "", "", ""];
    for (place, cell, column, reason) in [
        (0, "", "ID", Reason::IdMade),
        (0, "null", "ID", Reason::IdMade),
        (0, "園/1", "ID", Reason::IdMade),
        (1, "", "名称", Reason::NoName),
        (1, "園 1234-5678-9018", "名称", Reason::MyNumber),
        (2, "託児所", "種別", Reason::UnknownKind),
        (4, "", "緯度", Reason::NotInJapan),
        (4, "0", "緯度", Reason::NotInJapan),
        (4, "NaN", "緯度", Reason::NotInJapan),
        (4, "51.5", "緯度", Reason::NotInJapan),
        (6, "なし", "電話番号", Reason::NotAPhone),
        (6, "290-1789", "電話番号", Reason::NoAreaCode),
        (7, "javascript:alert(1)", "URL", Reason::NotAUrl),
        (8, "たくさん", "収容定員", Reason::NotANumber),
        (8, "-5", "収容定員", Reason::NotANumber),
        (9, "原則、未就園児", "受入年齢", Reason::NotAges),
        (10, "第2土曜", "利用可能曜日", Reason::NotWeekdays),
        (11, "放課後", "開始時間", Reason::NotATime),
        (13, "たぶん", "一時預かりの有無", Reason::NotYesOrNo),
        (14, "☆", "空き", Reason::UnknownSymbol),
    ] {
        let mut cells = good;
        cells[place] = cell;
        let found = read(&format!(
            "{head}\n{}\n",
            cells.join(",").replace("原則、", "\"原則、").replace("未就園児", "未就園児\"")
        ));
        assert_eq!(wrong(&found), [(column, &reason)], "{cell}");
        let refused = matches!(reason, Reason::NoName | Reason::MyNumber);
        assert_eq!(found.rows[0].outcome() == Outcome::Refused, refused);
        assert_eq!(found.nurseries.is_empty(), refused);
    }
    let dated = |day: &str| read(&format!("{head}\n{},○,{day}\n", good[..14].join(",")));
    assert_eq!(wrong(&dated("2/1現在")), [("空き更新日", &Reason::NotADay)]);
    let found = dated("令和8年11月1日現在");
    assert_eq!(found.counts(), (1, 0, 0));
    let vacancy = found.nurseries[0].vacancy.as_ref().unwrap();
    assert_eq!((&vacancy.state, vacancy.on.unwrap().to_string().as_str()), (&VacancyState::Open, "2026-11-01"));
}

#[test]
fn what_is_certain_is_put_right() {
    let swapped = read("ID,名称,緯度,経度\nTS01,つなぐ保育園,139.6,35.7\n");
    assert_eq!(wrong(&swapped), [("緯度", &Reason::Swapped)]);
    assert_eq!(swapped.nurseries[0].position, Position::new(35.7, 139.6).ok());
    let whole = read(
        "ID,名称,所在地_都道府県,所在地_市区町村,所在地_町字,緯度,経度\nTS01,つなぐ保育園,架空県,架空県つなぐ市青葉町1-2,,35.7,139.6\n",
    );
    assert_eq!(whole.nurseries[0].address.as_deref(), Some("架空県つなぐ市青葉町1-2"));
    assert_eq!(whole.nurseries[0].district.as_deref(), Some("青葉町"));
    let code = read("市区町村コード,ID,名称,緯度,経度\n13999,TS01,つなぐ保育園,35.7,139.6\n");
    assert_eq!(wrong(&code), [("市区町村コード", &Reason::CodeCompleted)]);
    assert_eq!(code.nurseries[0].municipality, "139998");
    let other = read("市区町村コード,ID,名称,緯度,経度\n131202,TS01,つなぐ保育園,35.7,139.6\n");
    assert_eq!(wrong(&other), [("市区町村コード", &Reason::OtherMunicipality)]);
}

#[test]
fn totals_legends_and_repeats_are_refused_rows_and_no_error() {
    let found = read(
        "保育施設一覧,,\n名称,ID,空き,緯度,経度\nつなぐ保育園,TS01,○,35.7,139.6\n,,,,\n,,合計,\n,\"○ 空きあり\n△ わずか\",,\n\
         あおば保育園,TS01,×,35.7,139.6\n若葉保育園,TS02,△,35.7,139.6,\"a\",b\n若葉保育園,TS03\n",
    );
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|row| (row.row, row.outcome(), row.refused.as_ref().map(|one| one.reason.clone())))
        .collect();
    assert_eq!(
        rows,
        [
            (3, Outcome::Taken, None),
            (5, Outcome::Refused, Some(Reason::NoName)),
            (6, Outcome::Refused, Some(Reason::NoName)),
            (8, Outcome::Refused, Some(Reason::IdTwice { first: 3 })),
            (9, Outcome::Refused, Some(Reason::TooManyCells)),
            (10, Outcome::Warned, None),
        ]
    );
    assert_eq!(found.nurseries.len(), 2);
    // Two nameless rows of one name and address are one facility.
    let twice = read("名称,住所,緯度,経度\nつなぐ保育園,青葉町1,35.7,139.6\nつなぐ 保育園,青葉町１,35.7,139.6\n");
    assert_eq!(twice.counts(), (0, 1, 1));
}

#[test]
fn a_map_is_read_with_its_points() {
    let map = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[139.6,35.7]},"properties":{"HID":1,"Name":"つなぐ保育園","Type":"認可保育所","Ownership":"公","Kodomo":null,"AgeS":"産休あけ","AgeE":"就学前","Full":"90","Open":"7:00","Close":"0:00","Extra":"1","Temp":"Y","Holiday":"N","Vacancy3":"Y","Add1":"つなぐ市","Add2":"青葉町1-2","ShaNai":"N"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]},"properties":{"HID":2,"Name":"あおば","Y":"35.7","X":"139.6"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[35.7,139.6]},"properties":{"HID":3,"Name":"わかば"}},
        {"type":"Feature","geometry":null,"properties":{"HID":4,"Name":"みなと"}},
        {"type":"Feature","geometry":null,"properties":null}]}"#;
    let found = read(map);
    let reasons: Vec<Vec<_>> = found
        .rows
        .iter()
        .map(|row| row.refused.iter().chain(&row.warnings).map(|one| one.reason.clone()).collect())
        .collect();
    assert_eq!(
        reasons,
        [vec![Reason::NextDay], vec![], vec![Reason::Swapped], vec![Reason::NoCoordinates], vec![Reason::NoName]]
    );
    let first: &Nursery = &found.nurseries[0];
    assert_eq!((first.kind, first.address.as_deref()), (Kind::PublicNursery, Some("つなぐ市青葉町1-2")));
    assert_eq!(first.hours.unwrap().closes, Some(1440));
    assert_eq!(first.classes[&AgeClass::ALL[3]].vacancy.as_ref().unwrap().state, VacancyState::Open);
    assert_eq!(found.unread, ["ShaNai"]);
    assert!(found.nurseries.iter().take(3).all(|nursery| nursery.position == Position::new(35.7, 139.6).ok()));
}

#[test]
fn a_bad_file_gives_nothing_and_says_why() {
    for (bytes, why) in [
        (&b""[..], "the file is empty"),
        (b"PK\x03\x04...", "the file is a zip archive or an Excel workbook, not a CSV"),
        ("ID,名称\n".as_bytes(), "the file has a head and no rows"),
        ("ID,名称\n1,\"つなぐ\n".as_bytes(), "a quotation mark is opened and never closed"),
        (b"{\"type\":\"FeatureCollection\",\"features\":[NaN]}", "line 1: not readable as JSON"),
        (
            "氏名,住所\n青木,青葉町\n".as_bytes(),
            "no row among the first ten is a head with a column for 名称; found [\"氏名\", \"住所\"]",
        ),
    ] {
        let error: NotImported = import(bytes, &settings()).unwrap_err();
        assert_eq!(error.to_string(), why);
    }
    let error = import_extension("ID,名称\nTS01,つなぐ\n".as_bytes(), &settings(), &[]).unwrap_err();
    assert!(error.to_string().contains("クラス年齢"), "{error}");
}
