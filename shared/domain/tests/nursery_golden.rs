//! A pack of 30 made-up facilities and questions with their answers, for the page's twin of the search. The test writes
//! nothing and compares; `TSUNAGU_WRITE_GOLDEN=1 cargo test -p domain --test nursery_golden` writes them.
//!
//! The first line holds the pack in hexadecimal digits, and the classes of children; each other line a question with the rows of its hits as
//! `[id, millimetres from the first anchor, from the second]`, or the code of why it cannot be answered.

#![expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]

use std::fs;
use std::path::{Path, PathBuf};

use domain::nursery::import::{Settings, import, import_extension};
use domain::nursery::{
    AgeClass, Border, ClassInfo, Extra, Hours, Index, Kind, Nursery, Points, Position, Query, Vacancy, VacancyState,
    child_at, pack, unpack,
};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 30);

/// The 24 facilities of the made-up city, and six with whatever they do not have.
fn facilities() -> Vec<Nursery> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../infra/regions/nurseries");
    let file = |name: &str| fs::read(folder.join(name)).unwrap();
    let settings =
        Settings {
            municipality: "139998".to_owned(), municipality_name: "つなぐ市".to_owned(), ..Settings::default()
        };
    let bare = import(&file("139998_preschool.csv"), &settings).unwrap().nurseries;
    let mut all = import_extension(&file("139998_preschool_extension.csv"), &settings, &bare).unwrap().nurseries;

    let [infants, ones, twos, ..] = AgeClass::ALL;
    let at = |id: &str, name: &str, place: Option<(i32, i32)>| {
        let mut nursery = Nursery::new("139997", id, name, Kind::Other);
        nursery.position = place.map(|(lat, lng)| Position::from_micro(lat, lng).unwrap());
        nursery
    };
    let said = |state: VacancyState, on: Option<Date>| Some(Vacancy { state, on, entry: None });
    // Two at one place, of which the smaller id comes first, and one of the same id elsewhere.
    let mut twin = at("a-2", "となりまち保育園", Some((35_705_000, 139_600_000)));
    twin.vacancy = said(VacancyState::Few, Some(date(2026, 11, 29)));
    let mut other_twin = at("a-1", "となりまち第二保育園", Some((35_705_000, 139_600_000)));
    other_twin.vacancy = said(VacancyState::Number(500), None);
    let mut same_id = at("TS0003", "ＳＵＮ　ｋｉｄｓ", Some((35_760_000, 139_600_000)));
    same_id
        .classes
        .insert(ones, ClassInfo { vacancy: said(VacancyState::Symbol("☆".to_owned()), None), ..ClassInfo::default() });
    let mut night = at("z-night", "よるの家", Some((35_700_000, 139_590_000)));
    night.hours = Some(Hours { opens: Some(0), closes: Some(2880) });
    night.extras = Extra::ALL.into_iter().map(|extra| (extra, true)).collect();
    let mut silent = at("z-silent", "なにも言わない園", None);
    silent.district = Some("北町".to_owned());
    let mut strict = at("z-strict", "マイナスの園", Some((35_699_999, 139_600_001)));
    let least = Points::from_tenths(-45).unwrap();
    let bordered = |border| ClassInfo { borders: [(2020, border)].into(), ..ClassInfo::default() };
    strict.classes = [
        (infants, bordered(Border::Points(least))),
        (ones, bordered(Border::Remaining(40_000))),
        (twos, bordered(Border::NoClass)),
    ]
    .into();
    all.extend([twin, other_twin, same_id, night, silent, strict]);
    all
}

fn questions() -> Vec<Value> {
    let home = json!({"lat": 35.7, "lng": 139.6, "radius": 3000});
    let station = json!({"lat": 35.6961, "lng": 139.5979, "radius": 1500.5});
    let near = |more: Value| {
        let mut query = json!({"anchors": [home]});
        query.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        query
    };
    vec![
        json!({}),
        json!({"limit": 30}),
        near(json!({})),
        near(json!({"limit": 3})),
        near(json!({"limit": 500})),
        json!({"anchors": [{"lat": 35.7, "lng": 139.6, "radius": 100_000}], "limit": 30}),
        json!({"anchors": [{"lat": 35.705, "lng": 139.6, "radius": 0.001}]}),
        json!({"anchors": [{"lat": 35.69, "lng": 139.6133, "radius": 700}]}),
        json!({"anchors": [home, station]}),
        json!({"anchors": [station, home], "limit": 4}),
        json!({"anchors": [home, {"lat": 35.7224, "lng": 139.6052, "radius": 2000}]}),
        json!({"anchors": [home, {"lat": 43.06, "lng": 141.35, "radius": 2000}]}),
        near(json!({"kinds": ["small_scale", "home_based"]})),
        near(json!({"kinds": ["other"]})),
        near(json!({"class": 0})),
        near(json!({"class": 1, "limit": 30})),
        near(json!({"class": 0, "months": 3})),
        near(json!({"class": 5, "months": 66})),
        near(json!({"class": 1, "vacancy": {}})),
        near(json!({"class": 1, "vacancy": {"days": 30}})),
        near(json!({"class": 1, "vacancy": {"days": 10}, "entry": "2027-04"})),
        near(json!({"class": 1, "vacancy": {}, "entry": "2026-12"})),
        near(json!({"class": 1, "vacancy": {"or_ask": true}})),
        near(json!({"vacancy": {}, "limit": 30})),
        near(json!({"vacancy": {"days": 1}, "limit": 30})),
        near(json!({"class": 1, "points": 10})),
        near(json!({"class": 0, "points": -4.5})),
        near(json!({"class": 2, "points": 10.5, "limit": 30})),
        near(json!({"class": 3, "points": 15, "vacancy": {}})),
        near(json!({"allergy": "adapted"})),
        near(json!({"allergy": "substituted"})),
        near(json!({"opens_by": 420, "closes_after": 1200})),
        near(json!({"closes_after": 1860})),
        near(json!({"weekdays": ["sunday"]})),
        near(json!({"weekdays": ["monday", "saturday"], "extras": ["temporary", "parking"]})),
        near(json!({"extras": ["bus", "lunch"]})),
        near(
            json!({"extras": ["extended", "holiday", "temporary", "sick", "night", "all_hours", "bus", "lunch", "nursing_room", "parking"]}),
        ),
        json!({"text": "みどり"}),
        json!({"text": "ミナト", "limit": 30}),
        json!({"text": "ｓｕｎ Kids"}),
        json!({"district": "きたまち"}),
        json!({"district": "北町"}),
        json!({"text": "つくし", "class": 1, "vacancy": {"days": 30}}),
        near(json!({"siblings": ["TS0006", "TS0022"], "limit": 4})),
        near(json!({"siblings": ["TS0003"], "class": 2})),
        near(
            json!({"text": "保育園", "class": 2, "allergy": "adapted", "closes_after": 1140, "extras": ["extended"], "points": 11}),
        ),
        json!({"anchors": [home, home, home]}),
        json!({"anchors": [{"lat": 139.6, "lng": 35.7, "radius": 100}]}),
        json!({"anchors": [{"lat": 35.7, "lng": 139.6, "radius": -1}]}),
        json!({"anchors": [{"lat": 35.7, "lng": 139.6, "radius": 1e9}]}),
        json!({"class": 6}),
        json!({"points": 10}),
        json!({"months": 3}),
        json!({"class": 1, "months": 300}),
        json!({"opens_by": 3000}),
        json!({"text": "あ".repeat(101)}),
        json!({"limit": 0}),
    ]
}

fn answers(index: &Index) -> Vec<String> {
    let millimetres = |metres: Option<f64>| metres.map(|metres| (metres * 1000.0).round() as i64);
    let answer = |question: Value| {
        let query: Query = serde_json::from_value(question.clone()).unwrap();
        match index.search(&query, TODAY) {
            Err(bad) => json!({"query": question, "bad": bad.code()}),
            Ok(hits) => {
                let hit = |hit: &domain::nursery::Hit| {
                    let listed = index.listed(hit.row).unwrap();
                    let (near, other) = (millimetres(hit.metres), millimetres(hit.second_metres));
                    json!([listed.municipality, listed.id, near, other, hit.is_siblings, hit.ages_unknown])
                };
                json!({"query": question, "hits": hits.iter().map(hit).collect::<Vec<_>>()})
            }
        }
    };
    questions().into_iter().map(|question| answer(question).to_string()).collect()
}

/// Children around every turn of the calendar, and what class they would be in.
fn children() -> Vec<Value> {
    let births = ["2019-04-01", "2020-04-01", "2020-04-02", "2023-12-31", "2024-02-29", "2025-03-31", "2025-04-01"];
    let more = [
        "2025-04-02",
        "2025-05-31",
        "2026-01-01",
        "2026-03-31",
        "2026-04-01",
        "2026-04-02",
        "2026-12-01",
        "2026-12-02",
    ];
    let entries = ["2026-03", "2026-04", "2026-05", "2026-09", "2026-12", "2027-02", "2027-03", "2027-04"];
    let pairs = births.into_iter().chain(more).flat_map(|birth| entries.map(|entry| (birth, entry)));
    let at = |(birth, entry): (&str, &str)| {
        let at = child_at(birth.parse().unwrap(), entry.parse().unwrap());
        let at = at.map(|child| json!({"class": child.class, "months": child.months}));
        json!({"birth": birth, "entry": entry, "at": at})
    };
    pairs.map(at).collect()
}

#[expect(clippy::disallowed_methods, reason = "the one who wants new vectors says so from outside")]
fn to_be_written() -> bool {
    std::env::var("TSUNAGU_WRITE_GOLDEN").is_ok()
}

#[test]
fn the_golden_vectors_are_fresh() {
    let all = facilities();
    assert_eq!(all.len(), 30);
    let bytes = pack(&all);
    let lines = answers(&Index::new(&all));
    assert_eq!(answers(&unpack(&bytes).unwrap().into_index()), lines);
    let head = json!({"pack": hex::encode(&bytes), "today": TODAY.to_string(), "children": children()}).to_string();
    let fresh = [&[head], lines.as_slice()].concat().join("\n") + "\n";
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/nurseries.jsonl"));
    if to_be_written() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &fresh).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == fresh, "stale: TSUNAGU_WRITE_GOLDEN=1 cargo test -p domain --test nursery_golden");
}
