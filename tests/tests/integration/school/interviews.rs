//! Interviews: asked for, solved, published as bookings, moved and cancelled by the families; and who learns nothing of
//! them.

use serde_json::{Value, json};
use tests::{Answer, Caller, Guardian, Scene, engines_are_outside};

use super::{MORNING, School, of, pupil};

const DAYS: &str = "/api/interview-days";
const STAFF: &str = "/api/staff/interview-days";
const MONDAY: &str = "2026-04-20";
const TUESDAY: &str = "2026-04-21";

/// Two classes on two afternoons, four slots each day; `more` is laid over it.
fn draft(more: Value) -> Value {
    let class = |id: &str, place: &str| {
        let window = json!({ "days": [MONDAY, TUESDAY], "from": "14:00:00", "until": "15:00:00", "length": 15 });
        json!({ "class_id": id, "place": place, "windows": [window] })
    };
    let mut draft = json!({
        "title": "1学期 個人面談", "kind": "interview", "siblings": { "least": 5, "most": 30 },
        "classes": [class("26p1a", "1年1組の教室"), class("26p4a", "4年1組の教室")],
        "deadline": "2026-04-17T17:00:00+09:00",
    });
    for (name, value) in more.as_object().unwrap() {
        draft[name] = value.clone();
    }
    draft
}

/// A pupil of that mother; its father lives elsewhere and may read.
fn child_of(mother: &str, number: usize, class: &str) -> Value {
    let guardians = json!([
        { "id": format!("g_{mother}"), "name": "架空 母", "relation": "母", "household": "haha",
          "may_read": true, "may_report": true, "may_collect": true },
        { "id": format!("g_{mother}f"), "name": "架空 父", "relation": "父", "household": "chichi",
          "may_read": true, "may_report": true },
    ]);
    pupil(number, class, json!({ "guardians": guardians }))
}

/// Satō with 1 (first grade) and 2 (fourth), Suzuki with 3 and 4, and 5 by itself.
fn everybody() -> Vec<Value> {
    vec![
        child_of("sato", 1, "26p1a"),
        child_of("sato", 2, "26p4a"),
        child_of("suzuki", 3, "26p1a"),
        child_of("suzuki", 4, "26p4a"),
        child_of("mori", 5, "26p1a"),
    ]
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

fn at(id: &str, path: &str) -> String {
    format!("{STAFF}/{id}{path}")
}

async fn drafts(teacher: &Caller<'_>, key: &str, draft: Value) -> Answer {
    teacher.keyed(key).post(STAFF, json!({ "facility_id": "minami", "draft": draft })).await
}

/// Drafts and asks the families.
async fn opens(scene: &Scene, teacher: &Caller<'_>, draft: Value) -> String {
    let id = drafts(teacher, "1", draft).await.text("/id");
    assert_eq!(teacher.post(&at(&id, "/opening"), json!({})).await.status, 202);
    scene.settle().await;
    id
}

async fn solves(scene: &Scene, teacher: &Caller<'_>, id: &str) -> Value {
    let ordered = teacher.post(&at(id, "/solution"), json!({})).await;
    assert_eq!((ordered.status, &ordered.body["state"]), (202, &json!("solving")), "{ordered}");
    scene.settle().await;
    teacher.get(&at(id, "")).await.ok()
}

async fn publishes(scene: &Scene, teacher: &Caller<'_>, id: &str, solved: &Value) -> Value {
    let shown = json!({ "shown": solved["result"]["shown"] });
    let ordered = teacher.post(&at(id, "/publication"), shown).await;
    assert_eq!(ordered.status, 202, "{ordered}");
    scene.settle().await;
    teacher.get(&at(id, "")).await.ok()
}

fn child<'v>(day: &'v Value, id: &str) -> &'v Value {
    let children = day["children"].as_array().unwrap();
    children.iter().find(|child| child["child_id"] == id).unwrap_or_else(|| panic!("no {id} in {day}"))
}

async fn answers(page: &Caller<'_>, id: &str, child: &str, revision: u64, more: Value) -> Answer {
    let mut answer = json!({ "child_id": format!("minami.{child}"), "revision": revision });
    for (name, value) in more.as_object().unwrap() {
        answer[name] = value.clone();
    }
    page.put(&format!("{DAYS}/{id}/wishes"), answer).await
}

fn afternoon(day: &str) -> Value {
    json!({ "kind": "half_day", "day": day, "half": "afternoon" })
}

fn starts(at: &str) -> Value {
    json!({ "kind": "at", "starts": at })
}

/// A mother who has joined all of these.
async fn mother<'a>(scene: &'a Scene, school: &School<'_>, who: &str, children: &[&str]) -> Guardian<'a> {
    let guardian = scene.guardian().await;
    for (child, token) in children.iter().zip(["🐻", "🐰", "🐼"]) {
        school.joins(&guardian, child, &format!("g_{who}"), token).await;
    }
    guardian
}

async fn bars(teacher: &Caller<'_>, child: &str, guardian: &str) {
    let order = json!({ "guardian_id": guardian, "bars": ["read"], "protects": "haha" });
    let path = format!("/api/staff/facilities/minami/children/{child}/orders");
    assert_eq!(teacher.post(&path, order).await.status, 201);
}

async fn appointments(guardian: &Guardian<'_>) -> Vec<Value> {
    let page = guardian.page().await;
    page.get("/api/bookings").await.ok().as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn families_are_asked_a_solution_is_fixed_published_and_moved() {
    let scene = Scene::start("school_interviews", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let sato = mother(&scene, &school, "sato", &["k_1", "k_2"]).await;
    let suzuki = mother(&scene, &school, "suzuki", &["k_3", "k_4"]).await;
    let father = scene.guardian().await;
    school.joins(&father, "k_1", "g_satof", "🐻").await;
    bars(&teacher, "k_1", "g_satof").await;
    bars(&teacher, "k_2", "g_satof").await;
    scene.settle().await;
    let before = (sato.heard().await, suzuki.heard().await, father.heard().await);

    let drafted = drafts(&teacher, "1", draft(json!({}))).await;
    assert_eq!((drafted.status, &drafted.body["state"]), (201, &json!("draft")), "{drafted}");
    let id = drafted.text("/id");
    assert_eq!(drafts(&teacher, "1", draft(json!({}))).await.text("/id"), id, "the same key, the same draft");
    assert_eq!(sato.page().await.get(DAYS).await.ok(), json!([]), "a draft is the school's");
    assert_eq!(opens(&scene, &teacher, draft(json!({}))).await, id);
    teacher.post(&at(&id, "/opening"), json!({})).await.ok();
    scene.settle().await;
    let heard = (sato.heard().await, suzuki.heard().await, father.heard().await);
    assert_eq!(heard, (before.0 + 1, before.1 + 1, before.2), "each guardian who may answer hears once");
    assert_eq!(sato.last().await, "みなみ小学校から、日程のご希望をうかがっています。下のボタンからお答えください。");

    // What she is offered, and what she says.
    let page = sato.page().await;
    let day = page.get(DAYS).await.ok()[0].clone();
    assert_eq!((&day["id"], &day["open"], &day["decided"]), (&json!(id), &json!(true), &json!(false)));
    let family = &day["families"][0];
    assert_eq!(family["children"].as_array().unwrap().len(), 2, "{family}");
    assert_eq!(family["offered"][0]["half"], "afternoon");
    assert_eq!(family["offered"][0]["starts"][3], "2026-04-20T14:45:00");
    let wishes = json!({ "impossible": [afternoon(MONDAY)], "wishes": [starts("2026-04-21T14:00:00")] });
    let said = answers(&page, &id, "k_1", 0, wishes.clone()).await;
    assert_eq!((said.status, &said.body["families"][0]["revision"]), (200, &json!(1)), "{said}");
    assert_eq!(answers(&page, &id, "k_2", 0, wishes).await.refusal(), (409, "version_conflict"));
    let nowhere = answers(&page, &id, "k_1", 1, json!({ "wishes": [starts("2026-04-22T14:00:00")] })).await;
    assert_eq!(nowhere.refusal(), (422, "interview_invalid"));
    assert_eq!(nowhere.body["error"]["reason"], "wishes.0: outside_slots");
    let hers = answers(&suzuki.page().await, &id, "k_1", 0, json!({})).await;
    assert_eq!(hers.refusal(), (404, "not_found"), "a child of another family");

    // Who must not learn of it, and whose it is not.
    let him = father.page().await;
    assert_eq!(him.get(DAYS).await.ok(), json!([]));
    assert_eq!(answers(&him, &id, "k_1", 1, json!({})).await.refusal(), (404, "not_found"));
    let kato = of(&scene, "kato", &["kita"]).await;
    assert_eq!(kato.get(&at(&id, "")).await.refusal(), (404, "not_found"));
    assert_eq!(kato.post(&at(&id, "/solution"), json!({})).await.refusal(), (404, "not_found"));
    assert_eq!(kato.get(&format!("{STAFF}?facility=minami")).await.refusal(), (404, "not_found"));
    let elsewhere = json!({ "facility_id": "minami", "draft": draft(json!({})) });
    assert_eq!(kato.keyed("1").post(STAFF, elsewhere).await.refusal(), (404, "not_found"));

    // Before the deadline it can be solved, and says who has not answered.
    let first = teacher.post(&at(&id, "/solution"), json!({})).await;
    let again = teacher.post(&at(&id, "/solution"), json!({})).await;
    assert_eq!((first.status, again.status), (202, 202));
    assert_eq!(again.body["version"], first.body["version"], "it is being solved already");
    scene.settle().await;
    let solved = teacher.get(&at(&id, "")).await.ok();
    assert_eq!((&solved["state"], &solved["answered"]), (&json!("collecting"), &json!(1)), "{solved}");
    let result = &solved["result"];
    assert_eq!((&result["placed"], &result["unplaced"], &result["unanswered"]), (&json!(5), &json!(0), &json!(2)));
    assert_eq!((&result["best"], &result["gap"], &result["outdated"]), (&json!(true), &json!(0.0), &json!(false)));
    let one = text(&child(&solved, "k_1")["solved"]["starts"]);
    let two = text(&child(&solved, "k_2")["solved"]["starts"]);
    assert!(one.starts_with(TUESDAY) && two.starts_with(TUESDAY), "siblings on the day they can: {one} {two}");
    let reasons = child(&solved, "k_1")["solved"]["reasons"].to_string();
    assert!(reasons.contains("sibling_next"), "{reasons}");

    // By hand: a time that is agreed holds, and one that cannot be is refused.
    let lock = |child: &str, at: &str| json!([{ "child": child, "starts": at }]);
    let put = async |locks: Value, version: &Value| {
        teacher.put(&at(&id, "/locks"), json!({ "locks": locks, "version": version })).await
    };
    let never = put(lock("k_1", "2026-04-20T14:00:00"), &solved["version"]).await;
    assert_eq!(never.refusal(), (422, "interview_invalid"));
    assert_eq!(never.body["error"]["reason"], "locked.0.starts: impossible");
    assert_eq!(put(lock("k_9", "2026-04-20T14:00:00"), &solved["version"]).await.status, 422);
    assert_eq!(put(json!([]), &json!(1)).await.refusal(), (409, "version_conflict"));
    let locked = put(lock("k_3", "2026-04-20T14:45:00"), &solved["version"]).await.ok();
    assert_eq!(locked["result"]["outdated"], json!(true));
    let fixed = solves(&scene, &teacher, &id).await;
    assert_eq!(child(&fixed, "k_3")["solved"]["starts"], "2026-04-20T14:45:00");
    assert!(child(&fixed, "k_3")["solved"]["reasons"].to_string().contains("locked"));

    // What was looked at is published, once.
    let stale = teacher.post(&at(&id, "/publication"), json!({ "shown": solved["result"]["shown"] })).await;
    assert_eq!(stale.refusal(), (409, "shown_changed"));
    let published = publishes(&scene, &teacher, &id, &fixed).await;
    assert_eq!(published["state"], "published", "{published}");
    publishes(&scene, &teacher, &id, &fixed).await;
    let told = (sato.heard().await, suzuki.heard().await, father.heard().await);
    assert_eq!(told, (heard.0 + 1, heard.1 + 1, heard.2), "each hears once, however often it is published");
    assert_eq!(sato.last().await, "みなみ小学校から、日程のお知らせがあります。下のボタンからご覧ください。");
    for (pupil, moved) in [("k_1", false), ("k_3", false), ("k_5", false)] {
        let booking = &child(&published, pupil)["booking"];
        assert_eq!((&booking["state"], &booking["moved"]), (&json!("booked"), &json!(moved)), "{pupil}");
    }

    // A family sees when, where and why, and has bookings like any other.
    let page = sato.page().await;
    let day = page.get(DAYS).await.ok()[0].clone();
    let hers = &day["families"][0]["children"][0];
    assert_eq!(hers["appointment"]["place"], "1年1組の教室", "{day}");
    assert_eq!(hers["appointment"]["starts_at"], format!("{one}+09:00"));
    assert!(hers["appointment"]["reasons"].to_string().contains("きょうだいの面談と続いています"), "{hers}");
    let booking = text(&hers["appointment"]["booking_id"]);
    let listed = appointments(&sato).await;
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|one| text(&one["title"]).starts_with("1学期 個人面談")), "{listed:?}");
    assert_eq!(appointments(&father).await.len(), 0);
    assert_eq!(father.page().await.get(DAYS).await.ok(), json!([]));
    let late = answers(&page, &id, "k_1", 1, json!({})).await;
    assert_eq!(late.refusal(), (409, "deadline_over"));

    // Nobody else finds the service.
    let service = text(&hers["service_id"]);
    assert!(!scene.stranger().get("/api/services").await.ok().to_string().contains(&service));
    let officer = scene.officer().await;
    assert!(!officer.get("/api/staff/services").await.ok().to_string().contains(&service));
    let slots = async || {
        let path = format!("/api/services/{service}/slots?from={MONDAY}&to={TUESDAY}");
        scene.stranger().get(&path).await.ok().as_array().unwrap().clone()
    };
    let all = slots().await;
    assert_eq!(all.len(), 8, "{all:?}");
    let free = all.iter().find(|slot| slot["remaining"] == 1 && text(&slot["starts_at"]).starts_with(MONDAY)).unwrap();
    let guessed = json!({ "slot_id": free["id"], "child_ids": [] });
    let guessed = suzuki.page().await.keyed("x").post("/api/bookings", guessed).await;
    assert_eq!(guessed.refusal().1, "unknown_service", "{guessed}");

    // She moves it, and gives it back.
    let change =
        page.keyed("m").post(&format!("/api/bookings/{booking}/change"), json!({ "slot_id": free["id"] })).await;
    assert_eq!(change.status, 200, "{change}");
    let seen = teacher.get(&at(&id, "")).await.ok();
    assert_eq!(child(&seen, "k_1")["booking"]["moved"], json!(true), "{seen}");
    let day = page.get(DAYS).await.ok()[0].clone();
    assert_eq!(day["families"][0]["children"][0]["appointment"]["starts_at"], free["starts_at"]);
    assert_eq!(day["families"][0]["children"][0]["appointment"]["reasons"], json!([]));
    let cancel = page.post(&format!("/api/bookings/{booking}/cancellation"), json!({})).await;
    assert_eq!(cancel.status, 200, "{cancel}");
    let again = slots().await.into_iter().find(|slot| slot["id"] == free["id"]).unwrap();
    assert_eq!(again["remaining"], 1, "the place is free again");
    let seen = teacher.get(&at(&id, "")).await.ok();
    assert_eq!(child(&seen, "k_1")["booking"]["state"], "cancelled");
    // And takes another.
    let path = format!("{DAYS}/{id}/bookings");
    let taken = page.keyed("n").post(&path, json!({ "child_id": "minami.k_1", "slot_id": free["id"] })).await;
    assert_eq!(taken.body["families"][0]["children"][0]["appointment"]["starts_at"], free["starts_at"], "{taken}");
    let twice = page.keyed("o").post(&path, json!({ "child_id": "minami.k_1", "slot_id": free["id"] })).await;
    assert_eq!(twice.refusal(), (409, "already_booked"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_guardians_answer_one_after_the_other_and_paper_counts_too() {
    let scene = Scene::start("school_interviews_two", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let sato = mother(&scene, &school, "sato", &["k_1", "k_2"]).await;
    let father = scene.guardian().await;
    school.joins(&father, "k_1", "g_satof", "🐻").await;
    school.joins(&father, "k_2", "g_satof", "🐰").await;
    let id = opens(&scene, &teacher, draft(json!({}))).await;

    let (her, him) = (sato.page().await, father.page().await);
    answers(&her, &id, "k_1", 0, json!({ "wishes": [afternoon(MONDAY)] })).await.ok();
    assert_eq!(answers(&him, &id, "k_2", 0, json!({})).await.refusal(), (409, "version_conflict"));
    let seen = him.get(DAYS).await.ok()[0]["families"][0].clone();
    assert_eq!((&seen["revision"], &seen["wishes"]), (&json!(1), &json!([afternoon(MONDAY)])));
    answers(&him, &id, "k_2", 1, json!({ "wishes": [afternoon(TUESDAY)] })).await.ok();

    // The school writes down what came on paper, after the deadline too.
    scene.set_clock("2026-04-17T17:00:01+09:00").await;
    let late = answers(&sato.page().await, &id, "k_1", 2, json!({})).await;
    assert_eq!(late.refusal(), (409, "deadline_over"));
    let teacher = school.teacher("tanaka").await;
    let paper = json!({ "revision": 0, "wishes": [starts("2026-04-21T14:30:00")] });
    let written = teacher.put(&at(&id, "/families/k_5"), paper.clone()).await.ok();
    assert_eq!(written["answered"], 2, "{written}");
    assert_eq!(teacher.put(&at(&id, "/families/k_5"), paper.clone()).await.refusal(), (409, "version_conflict"));
    assert_eq!(teacher.put(&at(&id, "/families/k_2"), paper).await.refusal(), (404, "not_found"));

    let solved = solves(&scene, &teacher, &id).await;
    assert_eq!(child(&solved, "k_5")["solved"]["starts"], "2026-04-21T14:30:00");
    publishes(&scene, &teacher, &id, &solved).await;
    // He answered last, so the appointments are his to move; she sees when they are.
    assert_eq!((appointments(&sato).await.len(), appointments(&father).await.len()), (0, 2));
    let hers = sato.page().await.get(DAYS).await.ok()[0]["families"][0]["children"][0]["appointment"].clone();
    assert!(hers["starts_at"].is_string() && hers["booking_id"].is_null(), "{hers}");

    // An order takes them from him, with every trace.
    bars(&teacher, "k_1", "g_satof").await;
    bars(&teacher, "k_2", "g_satof").await;
    scene.settle().await;
    assert_eq!((appointments(&sato).await.len(), appointments(&father).await.len()), (2, 0));
    assert_eq!(father.page().await.get(DAYS).await.ok(), json!([]));
    let day = teacher.get(&at(&id, "")).await.ok();
    assert_eq!(child(&day, "k_1")["booking"]["state"], "booked");

    // The evening before, whoever has it is reminded, without a word of what it is.
    let heard = (sato.heard().await, father.heard().await);
    let when = text(&child(&day, "k_1")["booking"]["starts"]);
    let eve = if when.starts_with(MONDAY) { "2026-04-19" } else { MONDAY };
    scene.set_clock(&format!("{eve}T17:30:00+09:00")).await;
    scene.settle().await;
    assert!(sato.heard().await > heard.0);
    assert_eq!(father.heard().await, heard.1);
    assert!(!sato.last().await.contains("面談"), "{}", sato.last().await);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_without_a_time_takes_one_that_is_left() {
    let scene = Scene::start("school_interviews_left", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let suzuki = mother(&scene, &school, "suzuki", &["k_3"]).await;
    let id = opens(&scene, &teacher, draft(json!({}))).await;
    let never = json!({ "impossible": [afternoon(MONDAY), afternoon(TUESDAY)] });
    answers(&suzuki.page().await, &id, "k_3", 0, never).await.ok();
    let solved = solves(&scene, &teacher, &id).await;
    assert_eq!(child(&solved, "k_3")["solved"]["reason"], json!({ "why": "every_slot_impossible" }));
    assert_eq!(solved["result"]["unplaced"], 2, "her other child neither");
    publishes(&scene, &teacher, &id, &solved).await;

    let page = suzuki.page().await;
    let hers = page.get(DAYS).await.ok()[0]["families"][0]["children"][0].clone();
    assert!(text(&hers["unplaced"]).contains("空いている時間から選ぶか"), "{hers}");
    assert!(hers["appointment"].is_null());
    let service = text(&hers["service_id"]);
    let path = format!("/api/services/{service}/slots?from={MONDAY}&to={TUESDAY}");
    let slots = scene.stranger().get(&path).await.ok();
    let slots = slots.as_array().unwrap();
    let full = slots.iter().find(|slot| slot["remaining"] == 0).unwrap();
    let free = slots.iter().find(|slot| slot["remaining"] == 1).unwrap();
    let take = async |child: &str, slot: &Value, key: &str| {
        let body = json!({ "child_id": format!("minami.{child}"), "slot_id": slot["id"] });
        page.keyed(key).post(&format!("{DAYS}/{id}/bookings"), body).await
    };
    assert_eq!(take("k_3", full, "a").await.refusal(), (409, "slot_full"));
    assert_eq!(take("k_1", free, "b").await.refusal(), (404, "not_found"));
    assert_eq!(take("k_3", &json!({ "id": "class.20260420T1400.a" }), "c").await.status, 422);
    assert_eq!(take("k_3", free, "d").await.status, 200);
    assert_eq!(take("k_3", free, "d").await.status, 200, "the same request is the same booking");
    assert_eq!(appointments(&suzuki).await.len(), 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_parents_who_choose_at_once_one_does() {
    if engines_are_outside("of_two_parents_who_choose_at_once_one_does") {
        return;
    }
    let scene = Scene::start("school_interviews_both", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let suzuki = mother(&scene, &school, "suzuki", &["k_3"]).await;
    let father = scene.guardian().await;
    school.joins(&father, "k_3", "g_suzukif", "🐻").await;
    let id = opens(&scene, &teacher, draft(json!({}))).await;
    let never = json!({ "impossible": [afternoon(MONDAY), afternoon(TUESDAY)] });
    answers(&suzuki.page().await, &id, "k_3", 0, never).await.ok();
    let solved = solves(&scene, &teacher, &id).await;
    let day = publishes(&scene, &teacher, &id, &solved).await;
    assert!(child(&day, "k_3")["booking"].is_null());

    let (her, him) = (suzuki.page().await, father.page().await);
    let service = text(&her.get(DAYS).await.ok()[0]["families"][0]["children"][0]["service_id"]);
    let slots = scene.stranger().get(&format!("/api/services/{service}/slots?from={MONDAY}&to={TUESDAY}")).await.ok();
    let free: Vec<&Value> = slots.as_array().unwrap().iter().filter(|slot| slot["remaining"] == 1).collect();
    let take = async |parent: &Caller<'_>, slot: &Value| {
        let body = json!({ "child_id": "minami.k_3", "slot_id": slot["id"] });
        parent.keyed("a").post(&format!("{DAYS}/{id}/bookings"), body).await.status
    };
    // Her line is written and her place is not yet taken when he looks.
    scene.dynamodb_fault(json!({ "operation": "TransactWriteItems", "fault": "slow", "times": 1, "after": 1 })).await;
    let his = async {
        him.get(DAYS).await.ok();
        take(&him, free[1]).await
    };
    let (hers, his) = tokio::join!(take(&her, free[0]), his);

    assert_eq!((hers.min(his), hers.max(his)), (200, 409));
    let held = async |parent: &Guardian<'_>| {
        let mine = appointments(parent).await;
        mine.iter().filter(|booking| booking["state"] == "booked").count()
    };
    assert_eq!(held(&suzuki).await + held(&father).await, 1);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_that_ends_in_the_middle_goes_on() {
    if engines_are_outside("a_publication_that_ends_in_the_middle_goes_on") {
        return;
    }
    let mut interrupted = 0;
    for (name, fault) in [
        (
            "school_interviews_first",
            json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 2 }),
        ),
        (
            "school_interviews_slots",
            json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 4 }),
        ),
        (
            "school_interviews_seats",
            json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 8 }),
        ),
        (
            "school_interviews_lost",
            json!({ "operation": "TransactWriteItems", "fault": "lost_after_commit", "times": 9, "after": 6 }),
        ),
        (
            "school_interviews_end",
            json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 14 }),
        ),
    ] {
        let scene = Scene::start(name, MORNING).await;
        let school = School::opens(&scene, &everybody()).await;
        let teacher = school.teacher("tanaka").await;
        let sato = mother(&scene, &school, "sato", &["k_1", "k_2"]).await;
        let id = opens(&scene, &teacher, draft(json!({}))).await;
        let solved = solves(&scene, &teacher, &id).await;
        let heard = sato.heard().await;

        scene.dynamodb_fault(fault.clone()).await;
        let shown = json!({ "shown": solved["result"]["shown"] });
        let _ = teacher.post(&at(&id, "/publication"), shown.clone()).await;
        // The city says what cannot go on.
        let stuck = scene.stranger().post("/_city/settle", json!({})).await.status == 504;
        let halfway = teacher.get(&at(&id, "")).await.ok();
        assert_eq!(stuck, halfway["state"] == "publishing", "{fault}: {halfway}");
        interrupted += usize::from(stuck);
        scene.dynamodb_fault(json!({ "clear": true })).await;
        scene.advance("PT50M").await;
        school.teacher("tanaka").await.post(&at(&id, "/publication"), shown).await.ok();
        scene.settle().await;
        scene.advance("PT2H").await;
        scene.settle().await;

        let day = school.teacher("tanaka").await.get(&at(&id, "")).await.ok();
        assert_eq!(day["state"], "published", "{fault}: {day}");
        for pupil in ["k_1", "k_2", "k_3", "k_4", "k_5"] {
            assert_eq!(child(&day, pupil)["booking"]["state"], "booked", "{fault}: {pupil}");
        }
        assert_eq!(appointments(&sato).await.len(), 2, "{fault}");
        assert_eq!(sato.heard().await, heard + 1, "{fault}: {:?}", sato.hears().await);
        scene.ends().await;
    }
    assert!(interrupted >= 3, "{interrupted} of them ended in the middle");
}

#[tokio::test(flavor = "multi_thread")]
async fn interviews_that_make_no_sense_are_refused() {
    let scene = Scene::start("school_interviews_bad", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let window =
        |from: &str, until: &str, day: &str| json!({ "days": [day], "from": from, "until": until, "length": 15 });
    let class = |id: &str, windows: Value| json!([{ "class_id": id, "windows": windows }]);
    let sensible = || json!([window("14:00:00", "15:00:00", MONDAY)]);
    for (key, more, reason) in [
        ("1", json!({ "classes": [] }), "classes: empty"),
        ("2", json!({ "classes": class("26p9z", sensible()) }), "classes.0.class_id: unknown"),
        ("3", json!({ "classes": class("26p1b", sensible()) }), "classes.0.class_id: no_children"),
        (
            "4",
            json!({ "classes": class("26p1a", json!([window("15:00:00", "14:00:00", MONDAY)])) }),
            "classes.0.windows.0.until: backwards",
        ),
        (
            "5",
            json!({ "classes": class("26p1a", json!([window("14:00:00", "15:00:00", MONDAY),
                                                     window("14:30:00", "15:30:00", MONDAY)])) }),
            "classes.0.windows: overlap",
        ),
        (
            "6",
            json!({ "classes": class("26p1a", json!([window("14:00:00", "15:00:00", "2026-04-10")])) }),
            "classes.0.windows.0.days: past",
        ),
        ("7", json!({ "deadline": "2026-04-20T14:00:01+09:00" }), "deadline: after_first_slot"),
        ("8", json!({ "deadline": "2026-04-13T09:00:00+09:00" }), "deadline: past"),
        ("9", json!({ "districts": ["北町"] }), "districts: not_a_home_visit"),
        ("10", json!({ "title": "" }), "title: text_empty"),
        ("11", json!({ "siblings": { "least": 30, "most": 5 } }), "siblings.most: backwards"),
    ] {
        let answer = drafts(&teacher, key, draft(more)).await;
        assert_eq!(answer.refusal(), (422, "interview_invalid"), "{answer}");
        assert_eq!(answer.body["error"]["reason"], reason);
    }
    let id = drafts(&teacher, "20", draft(json!({}))).await.text("/id");
    assert_eq!(drafts(&teacher, "20", draft(json!({ "title": "別" }))).await.refusal().1, "idempotency_key_reused");
    let early = teacher.post(&at(&id, "/solution"), json!({})).await;
    assert_eq!(early.refusal(), (409, "interview_elsewhere"));
    assert_eq!(early.body["error"]["reason"], "draft");
    let unseen = teacher.post(&at(&id, "/publication"), json!({ "shown": "x" })).await;
    assert_eq!(unseen.refusal(), (409, "interview_elsewhere"));
    let edit = json!({ "draft": draft(json!({ "title": "2学期 個人面談" })), "version": 1 });
    assert_eq!(teacher.put(&at(&id, ""), edit.clone()).await.ok()["draft"]["title"], "2学期 個人面談");
    assert_eq!(teacher.put(&at(&id, ""), edit).await.refusal(), (409, "version_conflict"));
    let listed = teacher.get(&format!("{STAFF}?facility=minami")).await.ok();
    assert_eq!((&listed[0]["from"], &listed[0]["until"]), (&json!(MONDAY), &json!(TUESDAY)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn home_visits_keep_a_district_together_and_name_no_address() {
    let scene = Scene::start("school_interviews_visits", MORNING).await;
    let school = School::opens(&scene, &everybody()).await;
    let teacher = school.teacher("tanaka").await;
    let mut pages = Vec::new();
    for (who, pupil) in [("sato", "k_1"), ("suzuki", "k_3"), ("mori", "k_5")] {
        pages.push((pupil, mother(&scene, &school, who, &[pupil]).await));
    }
    let classes = draft(json!({}))["classes"].as_array().unwrap()[..1].to_vec();
    let visits =
        json!({ "title": "家庭訪問", "kind": "home_visit", "classes": classes, "districts": ["北町", "南町"] });
    let id = opens(&scene, &teacher, draft(visits)).await;
    for ((pupil, guardian), district) in pages.iter().zip(["北町", "南町", "北町"]) {
        let page = guardian.page().await;
        let unknown = answers(&page, &id, pupil, 0, json!({ "district": "1丁目2番地" })).await;
        assert_eq!(unknown.body["error"]["reason"], "district: unknown");
        answers(&page, &id, pupil, 0, json!({ "district": district })).await.ok();
    }
    let solved = solves(&scene, &teacher, &id).await;
    let day = |pupil: &str| text(&child(&solved, pupil)["solved"]["starts"])[..10].to_owned();
    assert_eq!(day("k_1"), day("k_5"), "one district on one day");
    scene.ends().await;
}
