use super::*;

const HEAD: &str = "学校コード,学校名,児童生徒コード,氏名,氏名カナ,学年,組,出席番号,部活動,保護者１氏名,保護者１続柄,保護者２氏名,保護者２続柄,生年月日,電話番号";
const ROWS: [&str; 3] = [
    "B199999000012,青葉小学校,1001,青木　花,ｱｵｷ ﾊﾅ,3,1,1,合唱部、陸上部,青木 光,母,青木 茂,祖父,2017-05-01,090-0000-0000",
    "B199999000012,青葉小学校,1002,青木　陸,アオキ リク,1年,1組,,,青木 光,母,,,2019-06-01,",
    "C199999000020,若葉中学校,1003,井上 空,いのうえ そら,2,A,12,合唱部,井上 芽衣,,,,2012-07-01,",
];

fn file(rows: &[&str]) -> String {
    std::iter::once(HEAD).chain(rows.iter().copied()).map(|row| format!("{row}\r\n")).collect()
}

fn given() -> Given {
    Given { school_year: 2026, school: None }
}

fn intake(text: &str) -> Intake {
    read(text.as_bytes(), &given()).unwrap()
}

#[test]
fn a_csv_of_two_schools_is_read_in_utf_8_and_cp932() {
    let text = file(&ROWS);
    let intake = intake(&text);

    let names: Vec<_> = intake.schools.iter().map(|school| (school.name.as_str(), school.pupils.len())).collect();
    assert_eq!(names, [("青葉小学校", 2), ("若葉中学校", 1)]);
    let hana = pupil(&intake.schools[0].pupils, "青木 花");
    assert_eq!((hana.class.as_str(), hana.number, hana.kana.as_str()), ("26p31", Some(1), "あおき はな"));
    let relations: Vec<_> = hana.guardians.iter().map(|one| (one.relation.as_str(), one.may_report)).collect();
    assert_eq!(relations, [("母", true), ("祖父", true)]);
    let sora = &intake.schools[1].pupils[0];
    assert_eq!((sora.class.as_str(), sora.guardians[0].relation.as_str()), ("26j2a", "保護者"));
    let clubs: Vec<_> = intake.schools[0].clubs.iter().flatten().map(|club| club.name.as_str()).collect();
    assert_eq!((clubs, hana.groups.len()), (vec!["合唱部", "陸上部"], 2));
    assert!(!serde_json::to_string(&intake).unwrap().contains("090-"));

    let cp932 = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    assert_eq!(read(&cp932, &given()).unwrap(), intake);
    assert_eq!(read(text.replace(',', "\t").as_bytes(), &given()).unwrap(), intake);
}

#[test]
fn a_csv_of_one_school_need_not_name_it() {
    let school = GivenSchool { code: "B199999000012".to_owned(), name: "青葉小学校".to_owned() };
    let given = Given { school_year: 2026, school: Some(school) };
    let text = "学籍番号,児童氏名,学年,クラス\n1001,青木花,３,ひまわり\n1002,青木陸,1,\n";

    let intake = read_plain(text.as_bytes(), &given).unwrap();
    let aoba = school_of(&intake);
    assert_eq!((aoba.code.as_str(), aoba.guardians, &aoba.clubs), ("B199999000012", Guardians::Unknown, &None));
    assert_eq!((aoba.classes[0].name.as_str(), aoba.classes[0].id.len()), ("3年ひまわり", 8));
    assert_eq!(found(&intake.warnings), ["csv no_guardians", "csv:2 ふりがな no_reading", "csv:3 組 no_homeroom"]);

    let nameless = Given { school: None, ..given };
    let rejected = read_plain(text.as_bytes(), &nameless).unwrap_err();
    assert_eq!(found(&rejected.0), ["csv:2 学校コード no_school", "csv:3 学校コード no_school"]);
}

fn school_of(intake: &Intake) -> &School {
    school(intake)
}

#[test]
fn what_is_wrong_is_named() {
    let [hana, ..] = ROWS;
    for (text, why) in [
        (String::new(), &["csv not_text"][..]),
        ("%PDF-1.7".to_owned(), &["csv not_text"]),
        (file(&[]), &["csv no_rows"]),
        ("氏名,学年\n".to_owned(), &["csv 児童生徒コード column_missing", "csv 組 column_missing"]),
        (file(&ROWS).replace("電話番号", "保護者氏名"), &["csv 保護者1氏名 column_twice"]),
        (file(&[hana, hana]), &["csv:3 児童生徒コード id_twice"]),
        (file(&[&hana.replace("1001", "")]), &["csv:2 児童生徒コード empty"]),
        (file(&[&hana.replace(",3,1,1,", ",7,1,1,")]), &["csv:2 学年 unknown_grade"]),
        (file(&[&hana.replace(",3,1,1,", ",,1,1,")]), &["csv:2 学年 empty"]),
        (file(&[&hana.replace("青葉小学校", "つなぐ学園")]), &["csv:2 学年 ambiguous_grade"]),
        (file(&[&hana.replace(",3,1,1,", ",3,1,-1,")]), &["csv:2 出席番号 not_a_number"]),
        (file(&[&hana.replace("青木　花", "123456789018")]), &["csv:2 氏名 my_number_refused"]),
        (file(&[&format!("{hana},x")]), &["csv:2 cells"]),
        (file(&[&hana.replace("青木　花", "\"青木　花")]), &["csv open_quote"]),
        (
            file(&[&hana.replace("1001", "123456789018"), &ROWS[1].replace("1002", "100000000013")]),
            &["csv 児童生徒コード my_number_refused"],
        ),
    ] {
        let rejected = read(text.as_bytes(), &given()).unwrap_err();
        assert_eq!(found(&rejected.0), why, "{text}");
    }
    let ancient = Given { school_year: 1926, school: None };
    assert_eq!(found(&read_plain(b"x", &ancient).unwrap_err().0), ["csv wrong_year"]);
    assert_eq!(found(&read_plain(&vec![b'x'; MAX_FILE + 1], &given()).unwrap_err().0), ["csv too_large"]);
}
