//! A school day: the office sees before the bell who was reported, the teacher confirms a class at once, a mark is changed,
//! the month is counted.

use serde_json::{Value, json};
use tests::{Caller, Scene};

use super::{
    MORNING, Nursery, child,
    school::{pupil, school},
};

fn report(child: &str, kind: &str, day: &str, why: &str, more: Value) -> Value {
    let mut report = json!({ "child_ids": [format!("midori-sho.{child}")], "kind": kind, "days": [day], "why": why });
    for (name, value) in more.as_object().unwrap() {
        report[name] = value.clone();
    }
    report
}

/// Confirms what the board suggests for a class.
async fn confirms_all(school: &Nursery<'_>, teacher: &Caller<'_>, class: &str, day: &str) -> Value {
    let board = teacher.get(&school.at(&format!("/board?day={day}"))).await.ok();
    let lines = board["lines"].as_array().unwrap().iter().filter(|line| line["class"] == class);
    let marks: Vec<Value> =
        lines.map(|line| json!({ "child_id": line["child_id"], "mark": line.get("suggested") })).collect();
    let version =
        board["classes"].as_array().unwrap().iter().find(|one| one["class"] == class).unwrap()["version"].clone();
    let path = school.at(&format!("/classes/{class}/marks/{day}"));
    teacher.post(&path, json!({ "marks": marks, "version": version })).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_sees_who_was_reported_and_the_teacher_confirms_the_class() {
    let scene = Scene::start("school_marks", MORNING).await;
    let pupils = [pupil(1, "p11", 2), pupil(2, "p11", 1), pupil(3, "p11", 3), pupil(4, "p12", 1)];
    let school = Nursery::opens_as(&scene, school(), &pupils).await;
    let mother = scene.guardian().await;
    for (child, token) in [("1", "🐻"), ("2", "🐰"), ("3", "🐱"), ("4", "🐶")] {
        school.joins(&mother, &format!("k_{child}"), &format!("g_{child}m"), token).await;
    }
    let page = mother.page().await;
    for (key, body) in [
        ("a", report("k_1", "absent", "2026-04-13", "infection", json!({ "note": "インフルエンザA" }))),
        ("b", report("k_3", "late", "2026-04-13", "private", json!({ "at": "10:30" }))),
        ("c", report("k_3", "early", "2026-04-13", "sick", json!({ "at": "14:00" }))),
        ("d", report("k_4", "absent", "2026-04-13", "bereavement", json!({}))),
    ] {
        page.keyed(key).post("/api/absences", body).await.ok();
    }

    let board = school.board().await;
    let seen: Vec<_> = board["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (&line["class"], &line["number"], &line["child_id"], &line["standing"], &line["suggested"]))
        .collect();
    let none = Value::Null;
    let line = |class: &str, number: u8, child: &str, standing: &str, mark: &str| {
        let mark = if mark.is_empty() { none.clone() } else { json!(mark) };
        [json!(class), json!(number), json!(child), json!(standing), mark]
    };
    let expected = [
        line("p11", 1, "k_2", "awaited", ""),
        line("p11", 2, "k_1", "absent", "suspend"),
        line("p11", 3, "k_3", "awaited", "both"),
        line("p12", 1, "k_4", "absent", "mourning"),
    ];
    let expected: Vec<_> = expected.iter().map(|[a, b, c, d, e]| (a, b, c, d, e)).collect();
    assert_eq!(seen, expected);
    let card = json!({ "kind": "absent", "why": "infection", "note": "インフルエンザA",
                       "said_at": "2026-04-13T07:00:00+09:00", "by": "架空 母1" });
    assert_eq!(board["lines"][1]["reports"], json!([card]));
    let hours: Vec<_> =
        board["lines"][2]["reports"].as_array().unwrap().iter().map(|one| (&one["kind"], &one["at"])).collect();
    assert_eq!(hours, [(&json!("late"), &json!("10:30")), (&json!("early"), &json!("14:00"))]);
    let count = |class: &str, expected: u8, absent: u8, late: u8, early: u8| {
        json!({ "class": class, "version": 0, "expected": expected, "absent": absent, "late": late, "early": early,
                "confirmed": 0 })
    };
    assert_eq!(board["classes"], json!([count("p11", 3, 1, 1, 1), count("p12", 1, 1, 0, 0)]));
    assert_eq!(board["marks"].as_array().unwrap().len(), 10);

    // Long after the bell nobody is missed, and nothing is in the books yet: a report writes none.
    scene.set_clock("2026-04-13T15:00:00+09:00").await;
    assert_eq!((school.alarms().await.len(), school.standing("k_2").await), (0, "awaited".to_owned()));
    let teacher = school.staff().await;
    let month = school.at("/classes/p11/marks?month=2026-04");
    let register = teacher.get(&month).await.ok();
    assert_eq!((&register["days"], &register["pupils"][0]["tally"]["school_days"]), (&json!([]), &json!(0)));

    let confirmed = confirms_all(&school, &teacher, "p11", "2026-04-13").await;
    assert_eq!((&confirmed["version"], &confirmed["marks"]["k_3"]["symbol"]), (&json!(1), &json!("遅早")));
    assert_eq!(confirmed["marks"]["k_2"].get("mark"), None, "was there");
    assert_eq!(confirms_all(&school, &teacher, "p11", "2026-04-13").await, confirmed, "a second tap changes nothing");
    let board = school.board().await;
    assert_eq!((&board["classes"][0]["confirmed"], &board["lines"][1]["marked"]["symbol"]), (&json!(3), &json!("停")));
    let (mark, by) = (&board["lines"][1]["marked"], board["lines"][1]["marked"]["by"].as_str().unwrap());
    assert!(by.starts_with("staff:"), "{mark}");

    // What a guardian says later changes no book.
    scene.set_clock("2026-04-13T15:10:00+09:00").await;
    assert_eq!(mother.page().await.delete("/api/absences/midori-sho.k_1.2026-04-13").await.status, 204);
    assert_eq!(school.line("k_1").await["marked"]["symbol"], "停");

    // The doctor says that it was no influenza after all.
    let path = school.at("/children/k_1/marks/2026-04-13");
    let change = json!({ "mark": "sick", "note": "診断を確認", "version": 1 });
    let changed = teacher.put(&path, change.clone()).await.ok();
    assert_eq!((&changed["version"], &changed["marks"]["k_1"]["symbol"]), (&json!(2), &json!("病")));
    let before = &changed["marks"]["k_1"]["before"];
    assert_eq!((before.as_array().unwrap().len(), &before[0]["symbol"]), (1, &json!("停")));
    assert_eq!(teacher.put(&path, change).await.refusal(), (409, "version_conflict"), "made over somebody else's");
    let stored = scene.stored().await;
    assert!(stored.contains("mark.changed") && stored.contains("marks.confirmed") && stored.contains("k_1.2026-04-13"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_counted_and_goes_into_a_spreadsheet() {
    let scene = Scene::start("school_month", MORNING).await;
    let pupils =
        [pupil(1, "p11", 2), pupil(2, "p11", 1), child(3, "p11", json!({ "number": 3, "from": "2026-04-15" }))];
    let school = Nursery::opens_as(&scene, school(), &pupils).await;
    let mother = scene.guardian().await;
    school.joins(&mother, "k_1", "g_1m", "🐻").await;
    let page = mother.page().await;
    for (day, kind, why, more) in [
        ("2026-04-13", "absent", "sick", json!({})),
        ("2026-04-14", "absent", "infection", json!({})),
        ("2026-04-15", "late", "private", json!({ "at": "10:00" })),
        ("2026-04-16", "early", "other", json!({ "at": "13:30" })),
    ] {
        page.keyed(day).post("/api/absences", report("k_1", kind, day, why, more)).await.ok();
    }
    for day in 13..=17 {
        scene.set_clock(&format!("2026-04-{day}T15:30:00+09:00")).await;
        let teacher = school.staff().await;
        confirms_all(&school, &teacher, "p11", &format!("2026-04-{day}")).await;
    }

    let teacher = school.staff().await;
    let register = teacher.get(&school.at("/classes/p11/marks?month=2026-04")).await.ok();
    assert_eq!(register["days"], json!(["2026-04-13", "2026-04-14", "2026-04-15", "2026-04-16", "2026-04-17"]));
    let numbers: Vec<_> = register["pupils"].as_array().unwrap().iter().map(|pupil| &pupil["number"]).collect();
    assert_eq!(numbers, [&json!(1), &json!(2), &json!(3)]);
    let tally = |days: u8, excused: u8, must: u8, absent: u8, attended: u8, late: u8, early: u8| {
        json!({ "school_days": days, "excused": excused, "must_attend": must, "absent": absent, "attended": attended,
                "late": late, "early": early })
    };
    assert_eq!(register["pupils"][0]["tally"], tally(5, 0, 5, 0, 5, 0, 0));
    assert_eq!(register["pupils"][1]["tally"], tally(5, 1, 4, 1, 3, 1, 1));
    assert_eq!(register["pupils"][2]["tally"], tally(3, 0, 3, 0, 3, 0, 0), "came on the 15th");
    let term = teacher.get(&school.at("/classes/p11/marks?from=2026-04-14&to=2026-07-20")).await.ok();
    assert_eq!(term["pupils"][1]["tally"], tally(4, 1, 3, 0, 3, 1, 1));

    let csv = teacher.download(&school.at("/classes/p11/marks.csv?month=2026-04")).await;
    let csv = String::from_utf8(csv).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "\u{feff}番号,氏名,よみ,2026-04-13,2026-04-14,2026-04-15,2026-04-16,2026-04-17,授業日数,出席停止・忌引等,\
             出席しなければならない日数,欠席,出席,遅刻,早退",
            "1,架空 2,かくう 2,,,,,,5,0,5,0,5,0,0",
            "2,架空 1,かくう 1,病,停,遅,早,,5,1,4,1,3,1,1",
            "3,架空 3,かくう 3,未,未,,,,3,0,3,0,3,0,0",
            "",
        ]
    );

    // Marks that the school changes later change no day that is in the books.
    let mut own = super::school::school();
    own["marks"] = register["marks"].clone();
    own["marks"][0]["symbol"] = json!("欠");
    let save = json!({ "facility": own, "version": 1 });
    assert_eq!(teacher.post("/api/staff/facilities", save).await.ok()["facility"]["marks"][0]["symbol"], "欠");
    let after = teacher.get(&school.at("/classes/p11/marks?month=2026-04")).await.ok();
    assert_eq!((&after["pupils"][1]["cells"][0]["symbol"], &after["marks"][0]["symbol"]), (&json!("病"), &json!("欠")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_stand_in_a_register_is_refused() {
    let scene = Scene::start("school_marks_bad", MORNING).await;
    let pupils = [pupil(1, "p11", 1), pupil(2, "p12", 1), child(3, "p11", json!({ "from": "2026-04-20" }))];
    let school = Nursery::opens_as(&scene, school(), &pupils).await;
    Nursery::opens(&scene, &[child(1, "kuma", json!({}))]).await;
    let teacher = school.staff().await;
    let today = school.at("/classes/p11/marks/2026-04-13");
    let one = |child: &str, mark: Value| json!({ "marks": [{ "child_id": child, "mark": mark }], "version": 0 });
    let twice = json!({ "marks": [{ "child_id": "k_1" }, { "child_id": "k_1", "mark": "sick" }], "version": 0 });
    let noted = |note: &str| json!({ "marks": [{ "child_id": "k_1", "note": note }], "version": 0 });
    for (path, body, refusal, reason) in [
        (school.at("/classes/p11/marks/2026-04-14"), one("k_1", json!("sick")), (422, "day_not_yet"), ""),
        (school.at("/classes/p11/marks/2025-03-03"), one("k_1", json!("sick")), (422, "day_past"), ""),
        (school.at("/classes/p11/marks/2026-02-30"), one("k_1", json!("sick")), (422, "date_does_not_exist"), ""),
        (school.at("/classes/p11/marks/2026-04-12"), one("k_1", json!("sick")), (422, "mark_invalid"), "day"),
        (school.at("/classes/p99/marks/2026-04-13"), one("k_1", json!("sick")), (404, "not_found"), ""),
        (today.clone(), one("k_2", json!("sick")), (422, "mark_invalid"), "child"),
        (today.clone(), one("k_3", json!("sick")), (422, "mark_invalid"), "child"),
        (today.clone(), one("k_9", json!("sick")), (422, "mark_invalid"), "child"),
        (today.clone(), one("k_1", json!("nonsense")), (422, "mark_invalid"), "mark"),
        (today.clone(), twice, (422, "mark_invalid"), "twice"),
        (today.clone(), json!({ "marks": [], "version": 0 }), (400, "bad_request"), ""),
        (today.clone(), noted(&"あ".repeat(101)), (422, "note_invalid"), ""),
        (today.clone(), noted("1234-5678-9018"), (422, "my_number_refused"), ""),
        (today.clone(), json!({ "marks": [{ "child_id": "k_1" }], "version": 7 }), (409, "version_conflict"), ""),
    ] {
        let answer = teacher.post(&path, body.clone()).await;
        assert_eq!(answer.refusal(), refusal, "{path} {body}: {answer}");
        assert_eq!(answer.body["error"]["reason"].as_str().unwrap_or_default(), reason, "{path} {body}: {answer}");
    }
    let change = json!({ "mark": null, "version": 0 });
    let future = teacher.put(&school.at("/children/k_1/marks/2026-04-14"), change.clone()).await;
    assert_eq!(future.refusal(), (422, "day_not_yet"));
    let nobody = teacher.put(&school.at("/children/k_9/marks/2026-04-13"), change.clone()).await;
    assert_eq!(nobody.refusal(), (404, "not_found"));
    let officer = scene.officer().await;
    let nursery = "/api/staff/facilities/hinata";
    let kept = officer.put(&format!("{nursery}/children/k_1/marks/2026-04-13"), change.clone()).await;
    assert_eq!((kept.refusal(), &kept.body["error"]["reason"]), ((422, "mark_invalid"), &json!("not_a_school")));
    // Somebody who works elsewhere.
    let elsewhere = teacher.get(&format!("{nursery}/classes/kuma/marks?month=2026-04")).await;
    assert_eq!(elsewhere.refusal(), (404, "not_found"));

    for (query, refusal) in [
        ("", (400, "bad_request")),
        ("?month=2026-13", (422, "date_does_not_exist")),
        ("?month=2026-04&from=2026-04-01&to=2026-04-02", (400, "bad_request")),
        ("?from=2026-04-02&to=2026-04-01", (400, "bad_request")),
        ("?from=2026-04-01&to=2027-04-02", (422, "range_too_long")),
    ] {
        for path in ["marks", "marks.csv"] {
            let answer = teacher.get(&school.at(&format!("/classes/p11/{path}{query}"))).await;
            assert_eq!(answer.refusal(), refusal, "{path}{query}: {answer}");
        }
    }
    // Two teachers at one class: the second one looks again.
    let first = teacher.put(&school.at("/children/k_1/marks/2026-04-13"), change.clone()).await;
    assert_eq!(first.status, 200, "{first}");
    let second = teacher.post(&today, one("k_1", json!("late"))).await;
    assert_eq!(second.refusal(), (409, "version_conflict"));
    let mut flawed = super::school::school();
    flawed["marks"] = json!([{ "id": "x", "label": "欠席", "symbol": "欠", "counts": "absent", "answers": ["sick"] }]);
    let save = officer.post("/api/staff/facilities", json!({ "facility": flawed, "version": 1 })).await;
    assert_eq!(
        (save.refusal(), &save.body["error"]["reason"]),
        ((422, "facility_invalid"), &json!("marks: report_without_mark"))
    );
    scene.ends().await;
}
