use super::*;

const USERS: &str = "users.csv";
const ROLES: &str = "roles.csv";
const CLASSES: &str = "classes.csv";
const ENROLLED: &str = "enrollments.csv";
const MANIFEST: &str = "manifest.csv";

#[test]
fn what_is_wrong_is_named_by_file_line_and_word() {
    let new = export;
    for (export, why) in [
        // The manifest.
        (new().no_file(MANIFEST), &["manifest.csv file_missing"][..]),
        (new().with(MANIFEST, "\"1.2\"", "\"1.1\""), &["manifest.csv:3 value wrong_version"]),
        (new().with(MANIFEST, "\"1.0\"", "\"2.0\""), &["manifest.csv:2 value wrong_version"]),
        (new().without(MANIFEST, "oneroster.version"), &["manifest.csv wrong_version"]),
        (new().with(MANIFEST, "propertyName", "name"), &["manifest.csv propertyName column_missing"]),
        (
            new().with(MANIFEST, "\"file.users\",\"bulk\"", "\"file.users\",\"delta\""),
            &["manifest.csv:8 value delta_not_taken"],
        ),
        (
            new().with(MANIFEST, "\"file.users\",\"bulk\"", "\"file.users\",\"all\""),
            &["manifest.csv:8 value manifest_value"],
        ),
        (
            new().with(MANIFEST, "\"file.users\",\"bulk\"", "\"file.users\",\"absent\""),
            &["manifest.csv:8 value marked_absent_but_there"],
        ),
        (
            new().with(MANIFEST, "\"file.demographics\",\"absent\"", "\"file.demographics\",\"bulk\""),
            &["manifest.csv:11 value marked_but_missing"],
        ),
        (new().without(MANIFEST, "file.users"), &["users.csv not_in_manifest"]),
        (new().without(MANIFEST, "file.users").no_file(USERS), &["users.csv file_missing"]),
        (new().no_file(USERS), &["manifest.csv:8 value marked_but_missing"]),
        (
            new().no_file(USERS).with(MANIFEST, "\"file.users\",\"bulk\"", "\"file.users\",\"absent\""),
            &["users.csv file_missing"],
        ),
        // Any file.
        (
            new().with(USERS, "\"agentSourcedIds\"", "\"agents\"").with(USERS, "\"givenName\"", "\"given\""),
            &["users.csv givenName column_missing", "users.csv agentSourcedIds column_missing"],
        ),
        (
            new().with(ENROLLED, "metadata.jp.PublicFlg", "metadata.jp.shussekiNo"),
            &["enrollments.csv metadata.jp.shussekiNo column_twice"],
        ),
        (new().with(USERS, "\"茂\"", "\"茂\",\"x\""), &["users.csv:6 cells"]),
        (new().with(USERS, "\"茂\"", "\"茂"), &["users.csv open_quote"]),
        (new().with(USERS, "\"riku\"", "\"\""), &["users.csv:3 sourcedId empty"]),
        (new().with(USERS, "\"riku\"", "\"hana\""), &["users.csv:3 sourcedId id_twice"]),
        (new().with(USERS, "\"riku\",\"\"", "\"riku\",\"tobedeleted\""), &["users.csv:3 status deleted_row"]),
        (new().with(USERS, "\"riku\",\"\"", "\"riku\",\"inactive\""), &["users.csv:3 status unknown_word"]),
        // Years, schools, classes.
        (new().with("academicSessions.csv", "2026年度", "2025年度"), &["academicSessions.csv:2 schoolYear wrong_year"]),
        (
            new().with("academicSessions.csv", "schoolYear\",\"2026", "term\",\"2026"),
            &["academicSessions.csv:2 type unknown_word"],
        ),
        (
            new()
                .and(
                    "academicSessions.csv",
                    &["y25", "", "", "2025年度", "schoolYear", "2025-04-01", "2026-03-31", "", "2025"],
                )
                .with(CLASSES, "\"y26\"", "\"y25\""),
            &["academicSessions.csv several_years"],
        ),
        (
            new().with("orgs.csv", "\"139998\",\"\"", "\"139998\",\"o1\""),
            &["orgs.csv:2 parentSourcedId district_with_parent"],
        ),
        (new().with("orgs.csv", "\"d1\"\r\n", "\"d2\"\r\n"), &["orgs.csv:3 parentSourcedId unknown_reference"]),
        (new().with("orgs.csv", "\"school\"", "\"club\""), &["orgs.csv:3 type unknown_word"]),
        (new().with("courses.csv", "\"o1\"", "\"o2\""), &["courses.csv:2 orgSourcedId unknown_reference"]),
        (new().with(CLASSES, "\"P3\"", "\"G3\""), &["classes.csv:2 grades unknown_grade"]),
        (
            new().with(CLASSES, "\"o1\",\"y26\"", "\"d1\",\"y26\""),
            &[
                "classes.csv:2 schoolSourcedId not_a_school",
                "enrollments.csv:2 schoolSourcedId other_school",
                "enrollments.csv:5 schoolSourcedId other_school",
            ],
        ),
        (new().with(CLASSES, "\"co\"", "\"cx\""), &["classes.csv:2 courseSourcedId unknown_reference"]),
        (new().with(CLASSES, "\"y26\"", "\"y27\""), &["classes.csv:2 termSourcedIds unknown_reference"]),
        (new().with(CLASSES, "3年2組", "3年1組"), &["classes.csv:3 title class_twice"]),
        (
            new().and("orgs.csv", &["o2", "", "", "若葉小学校", "school", "B199999000012", "d1"]),
            &["orgs.csv:4 identifier school_twice"],
        ),
        // People.
        (
            new().with(USERS, "\"hikaru,shigeru\"", "\"hikaru,nobody\""),
            &["users.csv:2 agentSourcedIds unknown_reference"],
        ),
        (new().with(USERS, "\"hikaru,shigeru\"", "\"hikaru,riku\""), &["users.csv:2 agentSourcedIds pupil_as_agent"]),
        (
            new().with(USERS, "\"hikaru,shigeru\"", "\"hikaru,mori\""),
            &["users.csv:2 agentSourcedIds agent_without_role"],
        ),
        (
            new().with(USERS, "\"\",\"メイ\"", "\"sora\",\"メイ\""),
            &["users.csv:4 agentSourcedIds agents_in_circle", "users.csv:7 agentSourcedIds agents_in_circle"],
        ),
        (new().with(USERS, "\"\",\"メイ\"", "\"mei\",\"メイ\""), &["users.csv:7 agentSourcedIds agents_in_circle"]),
        (new().with(USERS, "\"花\",\"青木\"", "\"\",\"\""), &["users.csv:2 familyName empty"]),
        (new().with(USERS, "\"花\"", "\"1234-5678-9018\""), &["users.csv:2 familyName my_number_refused"]),
        (new().with(USERS, "\"花\"", "\"\u{202e}花\""), &["users.csv:2 familyName not_allowed"]),
        (new().with(ROLES, "\"teacher\"", "\"boss\""), &["roles.csv:8 role unknown_word"]),
        (new().with(ROLES, "\"primary\"", "\"first\""), &["roles.csv:2 roleType unknown_word"]),
        (new().with(ROLES, "\"mori\"", "\"gone\""), &["roles.csv:8 userSourcedId unknown_reference"]),
        (new().with(ROLES, "\"o1\"", "\"o9\""), &["roles.csv:2 orgSourcedId unknown_reference"]),
        // Who belongs where.
        (new().with(ENROLLED, "\"c31\"", "\"c39\""), &["enrollments.csv:2 classSourcedId unknown_reference"]),
        (new().with(ENROLLED, "\"hana\"", "\"nobody\""), &["enrollments.csv:2 userSourcedId unknown_reference"]),
        (new().with(ENROLLED, "\"o1\"", "\"o9\""), &["enrollments.csv:2 schoolSourcedId unknown_reference"]),
        (new().with(ENROLLED, "\"student\"", "\"pupil\""), &["enrollments.csv:2 role unknown_word"]),
        (
            new().with(ENROLLED, "\"\",\"\",\"1\"", "\"\",\"\",\"one\""),
            &["enrollments.csv:2 metadata.jp.shussekiNo not_a_number"],
        ),
        (new().with(ENROLLED, "\"\",\"\",\"1\"", "\"soon\",\"\",\"1\""), &["enrollments.csv:2 beginDate not_a_day"]),
        (
            new().with(ENROLLED, "\"\",\"\",\"1\"", "\"2026-09-01\",\"2026-08-31\",\"1\""),
            &["enrollments.csv:2 endDate backwards"],
        ),
        (
            new().and(ENROLLED, &["e6", "", "", "c32", "o1", "hana", "student", "false", "", "", "", ""]),
            &["enrollments.csv:7 classSourcedId two_homerooms"],
        ),
    ] {
        let rejected = export.read().unwrap_err();
        assert_eq!(found(&rejected.0), why);
        assert_eq!(rejected.0.count, why.len());
    }
}

#[test]
fn a_csv_that_is_not_utf_8_is_none() {
    let export = export();
    let users = encoding_rs::SHIFT_JIS.encode(&export.files[USERS]).0.into_owned();
    let files = export.files.iter().filter(|(name, _)| *name != USERS);
    let files = files.map(|(name, text)| (name.as_str(), text.as_bytes())).chain([(USERS, users.as_slice())]);

    let rejected = read_oneroster(&pack(files)).unwrap_err();
    assert_eq!(rejected.to_string(), "1 places are wrong, the first: users.csv not_text");
}

#[test]
fn numbers_of_people_are_refused_whatever_their_column_is_called() {
    let mut export = export();
    let ids = ["hana", "riku", "sora", "hikaru", "shigeru", "mei", "mori"];
    let numbers = [
        "123456789018",
        "100000000013",
        "100000000021",
        "100000000030",
        "100000000048",
        "100000000056",
        "100000000064",
    ];
    let are_valid = numbers.iter().filter(|number| crate::my_number::contains(number)).count();
    assert!(are_valid > 3, "{are_valid}");
    for (id, number) in ids.iter().zip(numbers) {
        for text in export.files.values_mut() {
            *text = text.replace(&format!("\"{id}\""), &format!("\"{number}\""));
        }
    }
    let rejected = export.with(USERS, "hikaru,shigeru", "").read().unwrap_err();
    assert_eq!(found(&rejected.0), ["users.csv sourcedId my_number_refused"]);
}

#[test]
fn fifty_are_kept_and_all_are_counted() {
    let mut export = export();
    for place in 0..60 {
        export = export.and(ROLES, &[&format!("x{place}"), "", "", "nobody", "primary", "student", "", "", "o1", ""]);
    }

    let rejected = export.read().unwrap_err().0;
    assert_eq!((rejected.kept.len(), rejected.count), (MOST_KEPT, 60));
}

#[test]
fn words_are_words() {
    let words: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.word()).collect();
    assert_eq!(words.len(), Code::ALL.len());
    assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
}
