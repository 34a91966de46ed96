use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// 8 schools of 6 grades, 625 pupils each, with a parent for every two.
fn city() -> Export {
    let mut export = export();
    let mut rows: BTreeMap<&str, String> = BTreeMap::new();
    let mut add = |file: &'static str, row: String| rows.entry(file).or_default().push_str(&format!("{row}\r\n"));
    for school in 0..8 {
        add("orgs.csv", format!("s{school},,,第{school}小学校,school,B1999990010{school}0,d1"));
        for class in 0..24 {
            let (grade, room) = (class / 4 + 1, class % 4 + 1);
            add("classes.csv", format!("k{school}-{class},,,{grade}年{room}組,P{grade},co,,homeroom,,s{school},y26,"));
        }
        for pupil in 0..625 {
            let (id, agent) = (format!("p{school}-{pupil}"), format!("a{school}-{}", pupil / 2));
            add("users.csv", format!("{id},,,true,,,空{pupil},井上,,,,,,{agent},ソラ,イノウエ"));
            add("roles.csv", format!("r{id},,,{id},primary,student,,,s{school},"));
            add(
                "enrollments.csv",
                format!("e{id},,,k{school}-{},s{school},{id},student,false,,,{},", pupil % 24, pupil / 24 + 1),
            );
            if pupil % 2 == 0 {
                add("users.csv", format!("{agent},,,true,,,光{pupil},井上,,,,,,,ヒカル,イノウエ"));
                add("roles.csv", format!("r{agent},,,{agent},primary,parent,,,s{school},"));
            }
        }
    }
    for (file, rows) in rows {
        export.files.get_mut(file).unwrap().push_str(&rows);
    }
    export
}

#[test]
fn a_city_of_five_thousand_pupils_is_read_and_changes_nothing_twice() {
    let intake = city().intake();
    assert_eq!(intake.schools.iter().map(|school| school.pupils.len()).sum::<usize>(), 5_003);
    assert_eq!(intake.warnings.count, 0);

    for school in &intake.schools {
        let first = super::super::diff(None, &[], school, 2026, date(2026, 4, 30)).unwrap();
        assert_eq!(first.count(What::New), school.pupils.len());
        let roster: Vec<_> = first.children.iter().map(|change| change.child.clone()).collect();
        let again = super::super::diff(Some(&first.facility), &roster, school, 2026, date(2026, 5, 31)).unwrap();
        assert!(again.is_nothing());
        assert_eq!(again.unchanged, roster.len());
    }
}

const GIVEN: Given = Given { school_year: 2026, school: None };

/// What is refused says why, and what is read can stand on a roster.
fn holds(read: Result<Intake, Rejected>) -> bool {
    match read {
        Err(rejected) => rejected.0.count > 0,
        Ok(intake) => intake
            .schools
            .iter()
            .all(|school| super::super::diff(None, &[], school, intake.school_year, date(2026, 4, 30)).is_ok()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_fall(bytes in prop::collection::vec(any::<u8>(), 0..600), zip in any::<bool>()) {
        let bytes = if zip { [&b"PK\x03\x04"[..], &bytes].concat() } else { bytes };
        prop_assert!(holds(read(&bytes, &GIVEN)));
    }

    #[test]
    fn no_damage_to_a_zip_makes_it_fall(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = export().bytes();
        for (place, byte) in hits {
            *place.get_mut(&mut bytes) = byte;
        }
        prop_assert!(holds(read_oneroster(&bytes)));
    }

    #[test]
    fn no_content_of_a_file_makes_it_fall(file in 0_usize..8, text in "[\"a-z0-9,年組\r\n]{0,200}") {
        let mut export = export();
        export.files.values_mut().nth(file).unwrap().push_str(&text);
        prop_assert!(holds(export.read()));
    }

    #[test]
    fn what_is_read_of_a_csv_can_stand_on_a_roster(
        rows in prop::collection::vec(("[0-9]{1,4}", "\\PC{1,50}", "\\PC{0,70}", "[1-6]", "[0-9A-Za-z年組ひ ]{1,30}", "\\PC{1,12}", "\\PC{1,40}"), 1..8)
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut text = "学校名,児童生徒コード,氏名,ふりがな,学年,組,保護者1続柄,保護者1氏名,部活動\n".to_owned();
        for (code, name, kana, grade, class, relation, guardian) in &rows {
            let cells = ["第三小学校", code, name, kana, grade, class, relation, guardian, guardian].map(quoted);
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        prop_assert!(holds(read_plain(text.as_bytes(), &GIVEN)));
    }
}
