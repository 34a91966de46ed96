//! A school: guardians report, the other guardian hears of it, the office sees it before the bell, a teacher confirms.

use serde_json::{Value, json};
use tests::{Guardian, Scene};

use super::{MORNING, Nursery, child};

/// A primary school with two classes of the first grade.
pub(crate) fn school() -> Value {
    json!({
        "id": "midori-sho", "kind": "school", "name": "みどり小学校", "closing": "16:30:00", "school_year": 2026,
        "weekdays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "classes": [
            { "id": "p11", "name": "1年1組", "cutoff": "08:25:00", "grade": "P1" },
            { "id": "p12", "name": "1年2組", "cutoff": "08:25:00", "grade": "P1" },
        ],
        "staff": [{ "id": "s_mori", "name": "森" }],
    })
}

/// A pupil with a mother and a father who live apart and may both report, and its own phone.
pub(crate) fn pupil(number: u8, class: &str, place: u16) -> Value {
    let guardians = json!([
        { "id": format!("g_{number}m"), "name": format!("架空 母{number}"), "relation": "母",
          "may_read": true, "may_report": true, "household": "a" },
        { "id": format!("g_{number}f"), "name": format!("架空 父{number}"), "relation": "父",
          "may_read": true, "may_report": true, "household": "b" },
        { "id": format!("g_{number}self"), "name": format!("架空 {number}"), "relation": "本人",
          "may_read": true, "is_child": true },
    ]);
    child(number, class, json!({ "number": place, "guardians": guardians }))
}

/// One family of the school: its mother, its father, and the pupil's own phone.
struct Family<'a> {
    mother: Guardian<'a>,
    father: Guardian<'a>,
    own: Guardian<'a>,
}

async fn family<'a>(scene: &'a Scene, school: &Nursery<'a>, number: u8) -> Family<'a> {
    let (mother, father, own) = (scene.guardian().await, scene.guardian().await, scene.guardian().await);
    let child = format!("k_{number}");
    school.joins(&mother, &child, &format!("g_{number}m"), "🐻").await;
    school.joins(&father, &child, &format!("g_{number}f"), "🐰").await;
    school.joins(&own, &child, &format!("g_{number}self"), "🐱").await;
    scene.settle().await;
    Family { mother, father, own }
}

fn report(kind: &str, days: Value, why: &str, more: Value) -> Value {
    let mut report = json!({ "child_ids": ["midori-sho.k_1"], "kind": kind, "days": days, "why": why });
    for (name, value) in more.as_object().unwrap() {
        report[name] = value.clone();
    }
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn one_guardian_reports_and_the_other_hears_that_and_never_why() {
    let scene = Scene::start("school_reports", MORNING).await;
    let school = Nursery::opens_as(&scene, school(), &[pupil(1, "p11", 3)]).await;
    let Family { mother, father, own } = family(&scene, &school, 1).await;
    let page = mother.page().await;
    let (hers, theirs) = (mother.heard().await, own.heard().await);

    let sick = report("absent", json!(["2026-04-13", "2026-04-14"]), "sick", json!({ "note": "38.5度 せき" }));
    let reported = page.keyed("a").post("/api/absences", sick.clone()).await;
    assert_eq!(reported.status, 201, "{reported}");
    assert_eq!(page.keyed("a").post("/api/absences", sick).await.body, reported.body, "the same answer again");
    scene.settle().await;
    assert_eq!(
        father.last().await,
        "🐰 4月13日(月)の欠席の連絡がありました。\n🐰 4月14日(火)の欠席の連絡がありました。"
    );
    assert_eq!(father.labels().await, ["園・学校のページ"]);
    let link = father.button("園・学校のページ").await["uri"].as_str().unwrap().to_owned();
    assert!(link.ends_with("#nursery"), "{link}");

    // Whoever may report sees it all on the page, the reason too.
    let seen = father.page().await.get("/api/attendance").await.ok();
    assert_eq!(
        seen[0]["absences"][0],
        json!({ "id": "midori-sho.k_1.2026-04-13", "child_id": "midori-sho.k_1", "kind": "absent",
                "day": "2026-04-13", "why": "sick", "note": "38.5度 せき" })
    );
    assert_eq!(seen[0]["facility_kind"], "school");
    let phone = own.page().await.get("/api/attendance").await.ok();
    assert_eq!((&phone[0]["absences"], phone[0].get("today")), (&json!([]), None));

    // Late instead: one line, and of the absence nothing more.
    let late = report("late", json!(["2026-04-14"]), "private", json!({ "at": "10:30" }));
    page.keyed("b").post("/api/absences", late).await.ok();
    scene.settle().await;
    assert_eq!(father.last().await, "🐰 4月14日(火)の遅刻の連絡がありました。");
    let id = "midori-sho.k_1.2026-04-14.late";
    let changed = page.patch(&format!("/api/absences/{id}"), json!({ "at": "11:00", "note": "通院" })).await.ok();
    assert_eq!(
        changed,
        json!({ "id": id, "child_id": "midori-sho.k_1", "kind": "late", "day": "2026-04-14", "why": "private",
                "at": "11:00", "note": "通院" })
    );
    scene.settle().await;
    assert_eq!(father.last().await, "🐰 4月14日(火)の遅刻の連絡が変わりました。");
    page.patch(&format!("/api/absences/{id}"), json!({ "at": "11:00" })).await.ok();
    let heard = father.heard().await;
    scene.settle().await;
    assert_eq!(father.heard().await, heard, "nothing has changed");

    let early = report("early", json!(["2026-04-14"]), "bereavement", json!({ "at": "14:00" }));
    page.keyed("c").post("/api/absences", early).await.ok();
    for _ in 0..2 {
        assert_eq!(page.delete(&format!("/api/absences/{id}")).await.status, 204, "the same answer again");
    }
    scene.settle().await;
    let both = father.hears().await.split_off(heard);
    assert_eq!(both, ["🐰 4月14日(火)の早退の連絡がありました。", "🐰 4月14日(火)の遅刻の連絡が取り消されました。"]);
    let listed = page.get("/api/attendance").await.ok();
    let left: Vec<_> = listed[0]["absences"].as_array().unwrap().iter().map(|one| (&one["kind"], &one["at"])).collect();
    assert_eq!(left, [(&json!("absent"), &Value::Null), (&json!("early"), &json!("14:00"))]);

    // What the office writes down, both hear.
    let called = json!({ "kind": "absence_withdrawn" });
    school.writes("k_1", "phone", called).await.ok();
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 4月13日(月)の欠席の連絡が取り消されました。");
    assert_eq!(father.last().await, "🐰 4月13日(月)の欠席の連絡が取り消されました。");
    assert_eq!((mother.heard().await, own.heard().await), (hers + 1, theirs), "nobody hears what they said");
    let sent = json!(scene.sent(0)).to_string();
    for private in ["38.5", "せき", "通院", "11:00", "14:00", "架空"] {
        assert!(!sent.contains(private), "{private} is in LINE");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_facility_without_messages_about_passages_tells_reports_all_the_same() {
    let scene = Scene::start("school_silent", MORNING).await;
    let mut quiet = school();
    quiet["tells_guardians"] = json!(false);
    let school = Nursery::opens_as(&scene, quiet, &[pupil(1, "p11", 1)]).await;
    let Family { mother, father, .. } = family(&scene, &school, 1).await;
    let heard = father.heard().await;
    // In the chat, as at a nursery: two taps.
    assert_eq!(mother.writes("欠席").await, "🐻 のお休みは、いつですか。");
    assert_eq!(mother.taps("今日").await, "🐻 4月13日(月)のお休みを伝えました。");
    assert_eq!(mother.taps("やっぱり行きます").await, "🐻 4月13日(月)は行くと伝えました。");
    let told = ["🐰 4月13日(月)の欠席の連絡がありました。", "🐰 4月13日(月)の欠席の連絡が取り消されました。"];
    assert_eq!(father.hears().await.split_off(heard), told);
    let nobody_is_missed = mother.heard().await;
    scene.set_clock("2026-04-13T17:00:00+09:00").await;
    scene.settle().await;
    assert_eq!(mother.heard().await, nobody_is_missed);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_makes_no_sense_or_is_not_theirs_is_refused() {
    let scene = Scene::start("school_bad", MORNING).await;
    let school = Nursery::opens_as(&scene, school(), &[pupil(1, "p11", 1)]).await;
    let Family { mother, own, .. } = family(&scene, &school, 1).await;
    let page = mother.page().await;
    let hour = |kind: &str| if kind == "absent" { json!({}) } else { json!({ "at": "10:00" }) };
    for kind in ["absent", "late", "early"] {
        for (day, refusal) in [
            ("2026-04-12", (422, "day_past")),
            ("2026-05-15", (422, "day_too_far")),
            ("2028-04-13", (422, "day_too_far")),
            ("2026-02-30", (422, "date_does_not_exist")),
            ("2026-04-18", (422, "not_expected")),
        ] {
            let answer = page.keyed("day").post("/api/absences", report(kind, json!([day]), "sick", hour(kind))).await;
            assert_eq!(answer.refusal(), refusal, "{kind} {day}: {answer}");
        }
        // The child's own phone.
        let today = report(kind, json!(["2026-04-13"]), "sick", hour(kind));
        let answer = own.page().await.keyed("own").post("/api/absences", today).await;
        assert_eq!(answer.refusal(), (403, "not_permitted"), "{kind}: {answer}");
        let suffix = if kind == "absent" { String::new() } else { format!(".{kind}") };
        for (day, refusal) in [("2026-04-13", (404, "not_found")), ("2026-04-12", (422, "day_past"))] {
            let id = format!("/api/absences/midori-sho.k_1.{day}{suffix}");
            assert_eq!(page.delete(&id).await.refusal(), refusal, "{id}");
            assert_eq!(page.patch(&id, json!({ "why": "other" })).await.refusal(), refusal, "{id}");
            assert_eq!(own.page().await.delete(&id).await.refusal(), (403, "not_permitted"), "{id}");
        }
    }
    let own_way = own.page().await.post("/api/attendance/midori-sho.k_1/on-the-way", json!({})).await;
    assert_eq!(own_way.refusal(), (403, "not_permitted"));

    let today = json!(["2026-04-13"]);
    for (kind, more, refusal) in [
        ("absent", json!({ "at": "10:00" }), (400, "bad_request")),
        ("late", json!({}), (400, "bad_request")),
        ("early", json!({ "at": "25:00" }), (400, "bad_request")),
        ("early", json!({ "at": "9:30" }), (400, "bad_request")),
        ("gone", json!({}), (400, "bad_request")),
        ("early", json!({ "at": "16:31" }), (422, "time_out_of_day")),
        ("absent", json!({ "note": "あ".repeat(101) }), (422, "note_invalid")),
        ("absent", json!({ "note": "a\u{0}" }), (422, "note_invalid")),
        ("absent", json!({ "note": "番号 1234 5678 9018" }), (422, "my_number_refused")),
    ] {
        let answer = page.keyed("bad").post("/api/absences", report(kind, today.clone(), "sick", more.clone())).await;
        assert_eq!(answer.refusal(), refusal, "{kind} {more}: {answer}");
    }
    assert_eq!(school.records("k_1").await, [] as [Value; 0]);
    assert!(!scene.stored().await.contains("5678 9018"));

    // A time belongs to its kind in a change too.
    page.keyed("fine").post("/api/absences", report("absent", today, "infection", json!({}))).await.ok();
    let id = "/api/absences/midori-sho.k_1.2026-04-13";
    assert_eq!(page.patch(id, json!({ "at": "10:00" })).await.refusal(), (400, "bad_request"));
    let noted = page.patch(id, json!({ "note": " インフルエンザ\nA型 " })).await.ok();
    assert_eq!((&noted["why"], &noted["note"]), (&json!("infection"), &json!("インフルエンザ A型")));
    assert_eq!(page.patch(id, json!({ "note": "" })).await.ok().get("note"), None);
    let records = school.records("k_1").await;
    let notes: Vec<_> = records.iter().map(|record| (&record["reason"], record.get("note"))).collect();
    let infection = json!("infection");
    assert_eq!(notes, [(&infection, None), (&infection, Some(&json!("インフルエンザ A型"))), (&infection, None)]);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_protected_mother_writes_is_not_for_the_father() {
    let scene = Scene::start("school_protected", MORNING).await;
    let school = Nursery::opens_as(&scene, school(), &[pupil(1, "p11", 1)]).await;
    let Family { mother, father, .. } = family(&scene, &school, 1).await;
    let order = json!({ "guardian_id": "g_1f", "bars": ["collect"], "protects": "a" });
    school.staff().await.post(&school.at("/children/k_1/orders"), order).await.ok();
    let sick = report("absent", json!(["2026-04-13"]), "sick", json!({ "note": "今日は祖母の家にいます" }));
    mother.page().await.keyed("a").post("/api/absences", sick).await.ok();
    scene.settle().await;
    assert_eq!(father.last().await, "🐰 4月13日(月)の欠席の連絡がありました。");

    let his = father.page().await;
    let seen = his.get("/api/attendance").await.ok();
    assert_eq!((&seen[0]["absences"][0]["why"], seen[0]["absences"][0].get("note")), (&json!("sick"), None));
    let id = "/api/absences/midori-sho.k_1.2026-04-13";
    let changed = his.patch(id, json!({ "why": "infection" })).await.ok();
    assert_eq!(changed.get("note"), None, "a change does not make it his");
    let hers = mother.page().await.get("/api/attendance").await.ok();
    assert_eq!(hers[0]["absences"][0]["why"], "infection");
    let notes: Vec<_> = school.records("k_1").await.iter().map(|record| record.get("note").cloned()).collect();
    assert_eq!(notes, [Some(json!("今日は祖母の家にいます")), None], "staff see all of it");
    scene.ends().await;
}
