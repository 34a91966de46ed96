use super::*;

/// Who, in which class, with which number, and around them whom with which rights.
fn lines(school: &School) -> Vec<String> {
    let may = |guardian: &Guardian| {
        let letters = [(guardian.may_read, 'r'), (guardian.may_report, 'p'), (guardian.may_collect, 'c')];
        letters.iter().filter(|(may, _)| *may).map(|(_, letter)| *letter).collect::<String>()
    };
    let one = |child: &RosterChild| {
        let guardians: Vec<String> = child
            .guardians
            .iter()
            .map(|guardian| format!("{} {} {}", guardian.relation, guardian.name, may(guardian)).trim().to_owned())
            .collect();
        let number = child.number.map(|number| number.to_string()).unwrap_or_default();
        format!("{} {} {} ({}): {}", child.class, number, child.name, child.kana, guardians.join(", "))
    };
    school.pupils.iter().map(one).collect()
}

#[test]
fn an_export_is_read_into_a_roster() {
    let intake = export().intake();

    assert_eq!((intake.school_year, found(&intake.warnings)), (2026, vec![]));
    let aoba = school(&intake);
    assert_eq!((aoba.code.as_str(), aoba.name.as_str()), ("B199999000012", "つなぐ市立青葉小学校"));
    assert_eq!((aoba.guardians, &aoba.clubs), (Guardians::People, &None));
    let classes: Vec<_> =
        aoba.classes.iter().map(|class| (class.id.as_str(), class.name.as_str(), class.grade)).collect();
    assert_eq!(
        classes,
        [
            ("26p11", "1年1組", Some(Grade::P1)),
            ("26p31", "3年1組", Some(Grade::P3)),
            ("26p32", "3年2組", Some(Grade::P3)),
        ]
    );
    assert_eq!(
        lines(aoba),
        [
            "26p11 1 青木 陸 (あおき りく): 保護者 青木 光 rpc",
            "26p31 1 青木 花 (あおき はな): 保護者 青木 光 rpc, 親族 青木 茂",
            "26p32 2 井上 空 (いのうえ そら): 親 井上 芽衣 rpc",
        ]
    );
    let [riku, hana] = ["青木 陸", "青木 花"].map(|name| pupil(&aoba.pupils, name));
    assert_eq!(riku.guardians[0].id, hana.guardians[0].id, "one person has one id");
}

#[test]
fn the_newer_generation_gives_the_same() {
    let newer = export()
        .with("manifest.csv", "\"1.2\"", "\"1.2_JP\"")
        .with("enrollments.csv", "metadata.jp.ShussekiNo", "metadata.jp.shussekiNo")
        .with("enrollments.csv", "metadata.jp.PublicFlg", "metadata.jp.publicFlg");

    assert_eq!(newer.intake(), export().intake());
}

#[test]
fn a_byte_order_mark_bare_line_feeds_and_columns_of_their_own_make_no_difference() {
    let mut other = export();
    for text in other.files.values_mut() {
        let lines = text.lines().enumerate().map(|(place, line)| format!("\"{place}\",{line}\n"));
        *text = format!("\u{feff}{}", lines.collect::<String>());
    }

    assert_eq!(other.intake(), export().intake());
}

#[test]
fn ids_do_not_show_what_the_source_calls_somebody() {
    let intake = export().intake();

    let shown = serde_json::to_string(&intake).unwrap();
    for secret in ["hana", "hikaru", "example.jp", "090-", "c31"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[test]
fn a_pupil_without_a_homeroom_is_left_out_with_a_word() {
    let intake = export().without("enrollments.csv", "\"e2\"").intake();

    assert_eq!(school(&intake).pupils.len(), 2);
    assert_eq!(found(&intake.warnings), ["users.csv:4 no_homeroom"]);
}

#[test]
fn of_a_pupil_who_changed_class_the_last_one_counts() {
    let moved = export()
        .with(
            "enrollments.csv",
            "\"sora\",\"student\",\"false\",\"\",\"\"",
            "\"sora\",\"student\",\"false\",\"\",\"2026-08-31\"",
        )
        .and(
            "enrollments.csv",
            &["e6", "", "", "c31", "o1", "sora", "student", "false", "2026-09-01", "2027-02-10", "9", ""],
        );

    let intake = moved.intake();
    let sora = pupil(&school(&intake).pupils, "井上 空");
    assert_eq!((sora.class.as_str(), sora.number), ("26p31", Some(9)));
    assert_eq!(sora.from.map(|day| day.to_string()).as_deref(), Some("2026-09-01"));
    assert_eq!(sora.until.map(|day| day.to_string()).as_deref(), Some("2027-02-10"));
}

#[test]
fn who_goes_by_another_name_is_called_by_it() {
    let users = "metadata.jp.kanaFamilyName\"";
    let mut export = export();
    let text = export.files.get_mut("users.csv").unwrap();
    *text = text
        .split_inclusive("\r\n")
        .map(|line| {
            let cells = if line.contains(users) {
                ",\"preferredFamilyName\",\"preferredGivenName\""
            } else if line.contains("\"sora\"") {
                ",\"山田\",\"空\""
            } else {
                ",\"\",\"\""
            };
            format!("{}{cells}\r\n", line.trim_end())
        })
        .collect();

    let intake = export.intake();
    let sora = pupil(&school(&intake).pupils, "山田 空");
    assert_eq!(sora.kana, "山田 空", "the reading of the other name would give it away");
    assert_eq!(found(&intake.warnings), ["users.csv:4 metadata.jp.kanaFamilyName no_reading"]);
}

#[test]
fn an_export_without_families_says_so_once() {
    let alone = export()
        .everywhere("users.csv", "hikaru,shigeru", "")
        .everywhere("users.csv", "\"hikaru\",\"ハナ\"", "\"\",\"ハナ\"")
        .everywhere("users.csv", "\"hikaru\",\"リク\"", "\"\",\"リク\"")
        .everywhere("users.csv", "\"mei\",\"ｿﾗ\"", "\"\",\"ｿﾗ\"")
        .without("roles.csv", "\"guardian\"")
        .without("roles.csv", "\"relative\"")
        .without("roles.csv", "\"parent\"");

    let intake = alone.intake();
    assert_eq!(school(&intake).guardians, Guardians::Unknown);
    assert_eq!(found(&intake.warnings), ["roles.csv no_guardians"]);
}

#[test]
fn classes_of_one_title_are_told_apart_by_their_code() {
    let twins = export().with("classes.csv", "\"3年2組\",\"P3\",\"co\",\"\"", "\"3年1組\",\"P3\",\"co\",\"S\"");

    let intake = twins.intake();
    let ids: Vec<_> = school(&intake).classes.iter().map(|class| class.id.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert_ne!(ids[1], ids[2]);
    assert!(school(&intake).classes.iter().all(|class| class.id.len() <= 8));
}

#[test]
fn a_class_of_several_grades_has_none() {
    let mixed = export().with("classes.csv", "3年2組\",\"P3", "ひまわり学級\",\"P3,P4");

    let intake = mixed.intake();
    let last = school(&intake).classes.last().unwrap();
    assert_eq!((last.name.as_str(), last.grade), ("ひまわり学級", None));
}
