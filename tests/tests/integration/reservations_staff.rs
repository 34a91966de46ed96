//! The console of the people who run appointments: what they set up, what they see on the day, whom they call.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Caller, Scene};

use crate::reservations::{DAY, MORNING, adds_up, left, opens, parent, service, slot};

/// Where staff decide about a booking.
fn at(slot: &str, booking: &str, what: &str) -> String {
    format!("/api/staff/slots/{slot}/bookings/{booking}/{what}")
}

/// The slots of a day as the console shows them.
async fn day(officer: &Caller<'_>, service: &str, day: &str) -> Value {
    officer.get(&format!("/api/staff/services/{service}/slots?from={day}&to={day}")).await.ok()
}

/// What an address answers to one body after another.
async fn refuses(officer: &Caller<'_>, path: &str, cases: &[(Value, (u16, &str))]) {
    for (body, refusal) in cases {
        let answer = officer.keyed("bad").post(path, body.clone()).await;
        assert_eq!(answer.refusal(), *refusal, "{path} {body}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_books_for_somebody_on_the_phone() {
    let scene = Scene::start("staff_phone", MORNING).await;
    let officer = scene.officer().await;
    let asked = json!({
        "who": { "age": { "from_months": 12, "until_months": 24 } },
        "questions": [{ "id": "bus", "title": { "ja": "バスで来る" }, "kind": "check" }],
    });
    let slots = opens(&officer, service("class", asked), &[("10", 2)]).await;
    let call = json!({
        "slot_id": slots[0], "name": "山田 花子", "phone": "03-1234-5678",
        "children": [{ "birth_date": "2024-10-10" }], "answers": { "bus": "yes" },
    });
    let with = |name: &str, value: Value| {
        let mut body = call.clone();
        body[name] = value;
        body
    };

    let booked = officer.keyed("call").post("/api/staff/bookings", call.clone()).await;
    assert_eq!(booked.status, 201, "{booked}");
    let booked = booked.ok();
    assert_eq!(booked["person"], json!({ "kind": "caller", "name": "山田 花子", "phone": "03-1234-5678" }));
    assert_eq!(booked["children"], json!([{ "months": 18 }]));
    assert_eq!(booked["answers"], json!([{ "question": "bus", "title": "バスで来る", "text": "はい" }]));
    let again = officer.keyed("call").post("/api/staff/bookings", call.clone()).await;
    assert_eq!((again.status, &again.body), (201, &booked), "a second tap is the same call");
    let other = officer.keyed("call").post("/api/staff/bookings", with("name", json!("別の人"))).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    assert_eq!(left(&scene, "class").await, [1]);
    assert_eq!(day(&officer, "class", DAY).await[0]["bookings"], json!([booked]));

    refuses(
        &officer,
        "/api/staff/bookings",
        &[
            (with("slot_id", json!("class.20260410T1500.a")), (404, "unknown_slot")),
            (with("slot_id", json!("nothing")), (404, "unknown_slot")),
            (with("name", json!("")), (422, "text_empty")),
            (with("name", json!("あ".repeat(61))), (422, "text_too_long")),
            (with("name", json!("山田\n花子")), (422, "text_not_allowed")),
            (with("name", json!("1234-5678-9018")), (422, "my_number_refused")),
            (with("phone", json!("090")), (422, "text_not_allowed")),
            (with("phone", json!("=cmd|' /C'!A1")), (422, "text_not_allowed")),
            (with("phone", json!("1234 5678 9018")), (422, "my_number_refused")),
            (with("children", json!([])), (422, "not_eligible")),
            (with("children", json!([{}])), (400, "bad_request")),
            (with("children", json!([{ "birth_date": "2024-10-10", "due_date": "2026-10-10" }])), (400, "bad_request")),
            (with("children", json!([{ "birth_date": "2026-02-30" }])), (422, "date_does_not_exist")),
            (with("children", json!([{ "birth_date": "2027-01-01" }])), (422, "birth_in_future")),
            (with("children", json!([{ "birth_date": "2020-10-10" }])), (422, "not_eligible")),
            (with("answers", json!({ "bus": "maybe" })), (422, "answer_invalid")),
            (with("answers", json!({ "no": "yes" })), (422, "question_unknown")),
            (with("extra", json!(1)), (400, "bad_request")),
        ],
    )
    .await;
    let keyless = officer.post("/api/staff/bookings", call.clone()).await;
    assert_eq!(keyless.refusal(), (400, "idempotency_key_missing"));
    let message = at(&slots[0], booked["id"].as_str().unwrap(), "messages");
    let unheard = officer.keyed("m").post(&message, json!({ "text": "持ち物" })).await;
    assert_eq!(unheard.refusal(), (409, "no_line"));
    assert_eq!(officer.get(&message).await.ok(), json!([]));

    officer.keyed("next").post("/api/staff/bookings", with("phone", json!("+81 90-1234-5678"))).await.ok();
    let full = officer.keyed("third").post("/api/staff/bookings", call).await;
    assert_eq!(full.refusal(), (409, "slot_full"));
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_is_noted_on_the_day_and_can_be_taken_back() {
    let scene = Scene::start("staff_attendance", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 3)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2025-04-11"]).await);
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let gone = yuki.books(&slots[0], "b").await.text("/id");
    yuki.cancels(&gone).await.ok();
    let mark = at(&slots[0], &hers, "attendance");
    assert_eq!(officer.post(&mark, json!({ "state": "arrived" })).await.refusal(), (409, "not_open"));

    scene.set_clock("2026-04-10T10:05:00+09:00").await;
    let officer = scene.officer().await;
    for state in ["arrived", "no_show", "no_show", "booked", "arrived"] {
        let marked = officer.post(&mark, json!({ "state": state })).await.ok();
        assert_eq!(marked["state"], state);
        assert_eq!(sakura.state(&hers).await, state);
    }
    let shown = day(&officer, "class", DAY).await;
    assert_eq!(shown[0]["bookings"].as_array().unwrap().len(), 1, "who cancelled is not in the slot");
    assert_eq!(shown[0]["bookings"][0]["children"][0]["months"], 18);
    assert!(shown[0]["bookings"][0]["person"]["id"].as_str().unwrap().starts_with("res_"));
    refuses(&officer, &mark, &[(json!({ "state": "late" }), (400, "bad_request")), (json!({}), (400, "bad_request"))])
        .await;
    for nowhere in
        [at(&slots[0], &gone, "attendance"), at(&slots[0], "bkg_no", "attendance"), at("class", &hers, "attendance")]
    {
        assert_eq!(officer.post(&nowhere, json!({ "state": "arrived" })).await.refusal(), (404, "not_found"));
    }
    let cancel = officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await;
    assert_eq!(cancel.refusal(), (409, "slot_past"));
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_once_and_the_family_hears_it() {
    let scene = Scene::start("staff_confirmation", MORNING).await;
    let officer = scene.officer().await;
    let by_staff = json!({ "confirmation": "by_staff" });
    let slots = opens(&officer, service("class", by_staff), &[("10", 2)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);
    let hers = sakura.books(&slots[0], "a").await.ok();
    assert_eq!(hers["state"], "requested");
    let hers = hers["id"].as_str().unwrap();
    let other = yuki.books(&slots[0], "b").await.text("/id");
    assert_eq!(left(&scene, "class").await, [0]);

    let (yes, no) = (json!({ "accept": true }), json!({ "accept": false }));
    let confirmation = at(&slots[0], hers, "confirmation");
    let (one, two) = tokio::join!(officer.post(&confirmation, yes.clone()), officer.post(&confirmation, yes.clone()));
    assert_eq!((one.ok()["state"].clone(), two.ok()["state"].clone()), (json!("booked"), json!("booked")));
    scene.settle().await;
    let confirmed = sakura.guardian.hears().await.iter().filter(|text| text.contains("確定しました")).count();
    assert_eq!(confirmed, 1, "two officers, one message");
    assert_eq!(officer.post(&confirmation, no.clone()).await.refusal(), (409, "not_live"));

    let declined = officer.post(&at(&slots[0], &other, "confirmation"), no).await.ok();
    assert_eq!(declined["state"], "withdrawn");
    scene.settle().await;
    assert!(yuki.guardian.last().await.contains("お受けできませんでした"));
    assert_eq!(left(&scene, "class").await, [1]);
    refuses(&officer, &confirmation, &[(json!({}), (400, "bad_request"))]).await;
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_by_staff_is_heard_and_frees_the_place_for_who_waits() {
    let scene = Scene::start("staff_cancellation", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let next = yuki.books(&slots[0], "b").await.text("/id");
    let last = linh.books(&slots[0], "c").await.text("/id");
    let shown = day(&officer, "class", DAY).await;
    let order: Vec<_> = shown[0]["bookings"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(order, [json!(hers), json!(next), json!(last)]);
    assert_eq!(shown[0]["bookings"][2]["position"], 2);

    // Linh calls and does not want to wait any more; then Sakura calls.
    assert_eq!(officer.post(&at(&slots[0], &last, "cancellation"), json!({})).await.text("/state"), "withdrawn");
    assert_eq!(officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await.text("/state"), "withdrawn");
    scene.settle().await;
    assert!(sakura.guardian.last().await.contains("窓口で取り消されました"), "{}", sakura.guardian.last().await);
    assert!(yuki.guardian.last().await.contains("枠が空きました"));
    assert_eq!(yuki.state(&next).await, "offered");
    let held = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!((&held["state"], &held["held_until"]), (&json!("offered"), &json!("2026-04-01T10:00:00+09:00")));
    let again = officer.post(&at(&slots[0], &hers, "cancellation"), json!({})).await;
    assert_eq!(again.refusal(), (404, "not_found"), "it is in no slot any more");
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_waits_says_yes_on_the_phone() {
    let scene = Scene::start("staff_caller_waits", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let call = json!({
        "slot_id": slots[0], "name": "山田 花子", "phone": "03-1234-5678", "children": [{ "birth_date": "2024-10-10" }],
    });
    let waits = officer.keyed("call").post("/api/staff/bookings", call).await.ok();
    assert_eq!((&waits["state"], &waits["position"]), (&json!("waiting"), &json!(1)));
    let id = waits["id"].as_str().unwrap();

    sakura.cancels(&hers).await.ok();
    scene.settle().await;
    let shown = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!(shown["state"], "offered", "{shown}");
    let yes = officer.post(&at(&slots[0], id, "confirmation"), json!({ "accept": true })).await.ok();
    assert_eq!(yes["state"], "booked");
    scene.advance("PT2H").await;
    let officer = scene.officer().await;
    assert_eq!(day(&officer, "class", DAY).await[0]["bookings"][0]["state"], "booked");
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_is_closed_once_for_everyone_in_it() {
    let scene = Scene::start("staff_closure", MORNING).await;
    let officer = scene.officer().await;
    let waiting = json!({ "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 } });
    let slots = opens(&officer, service("class", waiting), &[("10", 2), ("13", 1)]).await;
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(&slots[0], "a").await.text("/id");
    let call = json!({ "slot_id": slots[0], "name": "山田", "phone": "0312345678", "children": [{ "birth_date": "2025-01-10" }] });
    let phoned = officer.keyed("call").post("/api/staff/bookings", call).await.text("/id");
    let second = yuki.books(&slots[1], "b").await.text("/id");
    let waits = linh.books(&slots[1], "c").await.text("/id");
    let closure = |count: Option<u32>| json!({ "service_id": "class", "date": DAY, "confirmed_count": count });

    let counted = officer.post("/api/staff/closures", closure(None)).await.ok();
    assert_eq!(
        (&counted["slots"], &counted["bookings"], &counted["in_line"], &counted["closed"]),
        (&json!(2), &json!(4), &json!(3), &json!(false))
    );
    assert!(counted["text"].as_str().unwrap().contains("中止になりました"));
    assert_eq!(counted["to_call"][0]["id"], json!(phoned));
    let stale = officer.post("/api/staff/closures", closure(Some(3))).await;
    assert_eq!(stale.refusal(), (409, "version_conflict"), "somebody came meanwhile");
    assert_eq!(sakura.state(&hers).await, "booked");

    // The database fails when both slots are closed and one family knows; doing it again finishes the rest.
    let fault = json!({ "operation": "TransactWriteItems", "fault": "throttle", "times": 1_000_000, "after": 3 });
    scene.dynamodb_fault(fault).await;
    assert_ne!(officer.post("/api/staff/closures", closure(Some(4))).await.status, 200);
    scene.dynamodb_fault(json!({ "clear": true })).await;
    let rest = officer.post("/api/staff/closures", closure(None)).await.ok()["bookings"].as_u64();
    assert_eq!(rest, Some(3));
    let done = officer.post("/api/staff/closures", closure(Some(3))).await.ok();
    assert_eq!((&done["closed"], &done["bookings"]), (&json!(true), &json!(3)));
    scene.settle().await;
    for (family, id) in [(&sakura, &hers), (&yuki, &second), (&linh, &waits)] {
        assert_eq!(family.state(id).await, "withdrawn");
        let told = family.guardian.hears().await.iter().filter(|text| text.contains("中止になりました")).count();
        assert_eq!(told, 1);
    }
    let shown = day(&officer, "class", DAY).await;
    assert!(shown.as_array().unwrap().iter().all(|slot| slot["closed"] == true && slot["bookings"] == json!([])));
    assert_eq!(sakura.books(&slots[0], "again").await.refusal(), (409, "slot_closed"));
    let reopened = json!({ "slots": [slot(DAY, "10", 5)] });
    officer.post("/api/staff/services/class/slots", reopened).await.ok();
    assert_eq!(day(&officer, "class", DAY).await[0]["closed"], true, "what was closed stays closed");

    refuses(
        &officer,
        "/api/staff/closures",
        &[
            (json!({ "service_id": "class", "date": "2026-02-30" }), (422, "date_does_not_exist")),
            (json!({ "service_id": "class", "date": "2026-03-31" }), (409, "slot_past")),
            (json!({ "service_id": "no", "date": DAY }), (404, "unknown_service")),
            (json!({ "service_id": "class", "date": DAY, "confirmed_count": -1 }), (400, "bad_request")),
            (json!({ "service_id": "class" }), (400, "bad_request")),
        ],
    )
    .await;
    adds_up(&officer, "class").await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pattern_makes_its_slots_once_and_never_takes_a_place_away() {
    let scene = Scene::start("staff_slots", MORNING).await;
    let officer = scene.officer().await;
    let weekly = json!({ "weekday": "wednesday", "from": "10:00:00", "until": "12:00:00", "minutes": 60, "capacity": { "places": 2 } });
    let pattern = json!({
        "pattern": [weekly],
        "admission": { "kind": "waiting_list", "hold_minutes": 60, "longest": 5 },
    });
    let saved = service("class", pattern.clone());
    officer.post("/api/staff/services", json!({ "service": saved, "version": 0 })).await.ok();
    let path = "/api/staff/services/class/slots";
    // 29 April is a holiday; 8, 15 and 22 April are not.
    let month = json!({ "from": "2026-04-02", "to": "2026-05-01" });

    let mut dry = month.clone();
    dry["dry_run"] = json!(true);
    assert_eq!(officer.post(path, dry.clone()).await.ok()["made"].as_array().unwrap().len(), 6);
    assert_eq!(day(&officer, "class", "2026-04-08").await, json!([]), "a dry run writes nothing");
    let (one, two) = tokio::join!(officer.post(path, month.clone()), officer.post(path, month.clone()));
    let (one, two) = (one.ok(), two.ok());
    assert_eq!(one["made"].as_array().unwrap().len() + two["made"].as_array().unwrap().len(), 6, "{one} {two}");
    assert_eq!(officer.post(path, month.clone()).await.ok()["kept"], 6);

    let slot_id = "class.20260408T1000.a";
    let (sakura, yuki, linh) = (
        parent(&scene, &["2024-10-10"]).await,
        parent(&scene, &["2024-11-10"]).await,
        parent(&scene, &["2024-12-10"]).await,
    );
    let hers = sakura.books(slot_id, "a").await.text("/id");
    yuki.books(slot_id, "b").await.ok();
    let waits = linh.books(slot_id, "c").await.text("/id");
    let with = |places: u32| json!({ "slots": [slot("2026-04-08", "10", places)] });
    let less = officer.post(path, with(1)).await;
    assert_eq!(less.refusal(), (409, "capacity_below_booked"));
    let named = less.body["error"]["bookings"].as_array().unwrap();
    assert!(named.len() == 2 && named.contains(&json!(hers)), "{less}");
    let both = json!({ "slots": [slot("2026-04-08", "10", 1), slot("2026-04-08", "11", 1)] });
    let report = officer.post(path, both).await.ok();
    assert_eq!(report["changed"], json!(["class.20260408T1100.a"]), "the others are done");
    assert_eq!(report["refused"][0]["code"], "capacity_below_booked");
    assert_eq!(officer.post(path, with(3)).await.ok()["changed"], json!([slot_id]));
    scene.settle().await;
    assert_eq!(linh.state(&waits).await, "offered", "a new place goes to who waits");

    // The pattern moves to Thursdays; what was made stays and is named.
    let mut moved = saved.clone();
    moved["pattern"][0]["weekday"] = json!("thursday");
    officer.post("/api/staff/services", json!({ "service": moved, "version": 1 })).await.ok();
    let report = officer.post(path, month).await.ok();
    assert_eq!((report["made"].as_array().unwrap().len(), report["beside_pattern"].as_array().unwrap().len()), (10, 6));
    let month = "/api/staff/services/class/reconciliation?from=2026-04-01&to=2026-05-01";
    let compared = officer.get(month).await.ok();
    assert_eq!((&compared["differences"], &compared["slots"]), (&json!([]), &json!(16)));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_that_cannot_be_are_refused() {
    let scene = Scene::start("staff_slots_bad", MORNING).await;
    let officer = scene.officer().await;
    let babies = json!({ "dimensions": [{ "id": "babies", "title": { "ja": "赤ちゃん" } }] });
    opens(&officer, service("class", babies), &[("10", 2)]).await;
    let one = |starts: &str, ends: &str, more: Value| {
        let mut slot = json!({ "starts_at": starts, "ends_at": ends, "capacity": 2 });
        for (name, value) in more.as_object().unwrap() {
            slot[name] = value.clone();
        }
        json!({ "slots": [slot] })
    };
    let (ten, eleven) = ("2026-04-11T10:00:00+09:00", "2026-04-11T11:00:00+09:00");
    let many: Vec<Value> = (0..501).map(|_| slot(DAY, "13", 1)).collect();

    let path = "/api/staff/services/class/slots";
    refuses(
        &officer,
        path,
        &[
            (json!({}), (400, "bad_request")),
            (json!({ "from": "2026-04-02" }), (400, "bad_request")),
            (json!({ "from": "2026-04-02", "to": "2026-04-01" }), (400, "bad_request")),
            (json!({ "from": "2026-02-30", "to": "2026-04-01" }), (422, "date_does_not_exist")),
            (json!({ "from": "2026-04-01", "to": "2027-04-02" }), (422, "range_too_long")),
            (json!({ "from": "2026-03-01", "to": "2026-03-31" }), (409, "slot_past")),
            (json!({ "slots": many }), (422, "range_too_long")),
            (one(eleven, ten, json!({})), (422, "slots_invalid")),
            (one(ten, ten, json!({})), (422, "slots_invalid")),
            (one(ten, "2026-04-19T10:00:00+09:00", json!({})), (422, "slots_invalid")),
            (one("2026-04-11T10:00:30+09:00", eleven, json!({})), (422, "slots_invalid")),
            (one("2026-02-30T10:00:00+09:00", eleven, json!({})), (422, "date_does_not_exist")),
            (one("2026-03-31T10:00:00+09:00", "2026-03-31T11:00:00+09:00", json!({})), (409, "slot_past")),
            (one(ten, eleven, json!({ "capacity": 0 })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": { "babies": 2 } })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": { "places": 2, "beds": 1 } })), (422, "slots_invalid")),
            (one(ten, eleven, json!({ "capacity": -1 })), (400, "bad_request")),
            (one(ten, eleven, json!({ "lane": "A" })), (422, "slots_invalid")),
            (one("2026-04-10T10:30:00", "2026-04-10T11:30:00", json!({})), (422, "slots_invalid")),
            (json!({ "slots": [slot(DAY, "13", 1), slot(DAY, "13", 2)] }), (422, "slots_invalid")),
        ],
    )
    .await;
    let nowhere = officer.post("/api/staff/services/none/slots", json!({})).await;
    assert_eq!(nowhere.refusal(), (404, "unknown_service"));
    // Without an offset it is Japan's time; with another one it is turned into it; another lane runs side by side.
    for (right, id) in [
        (one("2026-04-11T10:00", "2026-04-11T11:00", json!({})), "class.20260411T1000.a"),
        (one("2026-04-11T02:00:00Z", "2026-04-11T03:00:00Z", json!({})), "class.20260411T1100.a"),
        (one("2026-04-10T10:30:00", "2026-04-10T11:30:00", json!({ "lane": "b2" })), "class.20260410T1030.b2"),
    ] {
        assert_eq!(officer.post(path, right).await.ok()["made"], json!([id]));
    }
    for (query, refusal) in [
        ("from=2026-02-30&to=2026-03-01", (422, "date_does_not_exist")),
        ("from=2026-04-01&to=2026-05-02", (422, "range_too_long")),
        ("from=2026-04-02&to=2026-04-01", (400, "bad_request")),
        ("from=2026-04-02", (400, "bad_request")),
    ] {
        for what in ["slots", "reconciliation"] {
            let answer = officer.get(&format!("/api/staff/services/class/{what}?{query}")).await;
            assert_eq!(answer.refusal(), refusal, "{what} {query}");
        }
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_checked_and_not_saved_over_somebody_elses() {
    let scene = Scene::start("staff_services", MORNING).await;
    let officer = scene.officer().await;
    let path = "/api/staff/services";
    let save = |more: Value, version: u64| json!({ "service": service("class", more), "version": version });

    let made = officer.post(path, save(json!({ "published": false }), 0)).await;
    assert_eq!((made.status, &made.body["version"]), (201, &json!(1)));
    assert_eq!(officer.post(path, save(json!({}), 0)).await.refusal(), (409, "version_conflict"));
    assert_eq!(officer.post(path, save(json!({}), 7)).await.refusal(), (409, "version_conflict"));
    let race = futures::future::join_all((0..4).map(|_| officer.post(path, save(json!({}), 1)))).await;
    assert_eq!(race.iter().filter(|answer| answer.status == 200).count(), 1, "{race:?}");
    let listed = officer.get(path).await.ok();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["version"]), (1, &json!(2)));

    let session = |from: &str, until: &str| json!({ "weekday": "monday", "from": from, "until": until, "minutes": 30, "capacity": { "places": 1 } });
    for (more, reason) in [
        (json!({ "pattern": [session("10:00:00", "09:00:00")] }), "pattern.0.until: backwards"),
        (
            json!({ "pattern": [session("10:00:00", "12:00:00"), session("11:00:00", "13:00:00")] }),
            "pattern.1: overlap",
        ),
        (json!({ "admission": { "kind": "draw" } }), "opening.campaign: missing"),
        (json!({ "id": "A b" }), "id: shape"),
    ] {
        let answer = officer.post(path, save(more, 2)).await;
        assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), ((422, "service_invalid"), &json!(reason)));
    }
    refuses(
        &officer,
        path,
        &[
            (save(json!({ "exceptions": [{ "date": "2026-02-30" }] }), 2), (400, "bad_request")),
            (save(json!({ "surprise": true }), 2), (400, "bad_request")),
            (json!({ "version": 2 }), (400, "bad_request")),
        ],
    )
    .await;
    assert_eq!(officer.get(path).await.ok()[0]["version"], 2, "nothing was saved");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_that_has_opened_keeps_its_rules() {
    let scene = Scene::start("staff_draw", MORNING).await;
    let officer = scene.officer().await;
    let path = "/api/staff/services";
    let draw = |closes: &str| {
        service(
            "class",
            json!({
                "admission": { "kind": "draw" },
                "opening": { "campaign": { "opens_at": "2026-04-02T00:00:00", "closes_at": closes } },
            }),
        )
    };
    let first = officer.post(path, json!({ "service": draw("2026-04-05T17:00:00"), "version": 0 })).await.ok();
    assert_eq!(first["commitment"].as_str().unwrap().len(), 64);
    let second = officer.post(path, json!({ "service": draw("2026-04-06T17:00:00"), "version": 1 })).await.ok();
    assert_eq!((&second["commitment"], &second["drawn"]), (&first["commitment"], &json!(false)), "a seed is made once");

    scene.set_clock("2026-04-02T09:00:00+09:00").await;
    let officer = scene.officer().await;
    for (service, reason) in [
        (draw("2026-04-07T17:00:00"), "opening.campaign: draw_has_opened"),
        (service("class", json!({})), "admission: draw_has_opened"),
    ] {
        let answer = officer.post(path, json!({ "service": service, "version": 2 })).await;
        assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), ((422, "service_invalid"), &json!(reason)));
    }
    let mut described = draw("2026-04-06T17:00:00");
    described["description"] = json!({ "ja": "動きやすい服で" });
    officer.post(path, json!({ "service": described, "version": 2 })).await.ok();

    // Whoever applies stands in the slot for staff, and a draw never starts over places that are taken.
    let slots = json!({ "slots": [slot(DAY, "10", 1)] });
    officer.post("/api/staff/services/class/slots", slots).await.ok();
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let id = sakura.books("class.20260410T1000.a", "a").await.text("/id");
    let shown = day(&officer, "class", DAY).await[0]["bookings"][0].clone();
    assert_eq!((&shown["id"], &shown["state"]), (&json!(id), &json!("applied")));
    adds_up(&officer, "class").await;
    let taken = opens(&officer, service("other", json!({})), &[("13", 1)]).await;
    sakura.books(&taken[0], "b").await.ok();
    let mut late = draw("2026-04-06T17:00:00");
    late["id"] = json!("other");
    let answer = officer.post(path, json!({ "service": late, "version": 1 })).await;
    assert_eq!(
        (answer.refusal(), &answer.body["error"]["reason"]),
        ((422, "service_invalid"), &json!("admission: has_bookings"))
    );
    officer.post(&at("class.20260410T1000.a", &id, "cancellation"), json!({})).await.ok();
    assert_eq!(sakura.state(&id).await, "withdrawn");
    scene.ends().await;
}

/// The parts of a CSV, as a browser gathers them.
async fn csv(scene: &Scene, officer: &Caller<'_>, query: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut next = String::new();
    loop {
        let url = format!("{}/api/staff/services/class/bookings.csv?{query}{next}", scene.city().url());
        let request = reqwest::Client::builder().no_proxy().build().unwrap().request(Method::GET, url);
        let answer = request.bearer_auth(officer.bearer()).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
        let more = answer.headers().get("x-next").map(|day| day.to_str().unwrap().to_owned());
        parts.push(String::from_utf8(answer.bytes().await.unwrap().to_vec()).unwrap());
        let Some(day) = more else { return parts };
        next = format!("&next={day}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spreadsheet_gets_text_and_never_a_formula() {
    let scene = Scene::start("staff_csv", MORNING).await;
    let officer = scene.officer().await;
    let note = json!({
        "questions": [{ "id": "note", "title": { "ja": "伝えたいこと" }, "kind": "text", "longest": 100 }],
    });
    let slots = opens(&officer, service("class", note), &[("10", 2)]).await;
    let call = json!({
        "slot_id": slots[0], "name": "=HYPERLINK(\"http://x\",\"y\")", "phone": "+81312345678",
        "children": [{ "birth_date": "2024-10-10" }], "answers": { "note": "一行目,\n\"二行目\"" },
    });
    let id = officer.keyed("call").post("/api/staff/bookings", call).await.text("/id");
    let sakura = parent(&scene, &["2025-04-10"]).await;
    sakura.books(&slots[0], "a").await.ok();

    let parts = csv(&scene, &officer, "from=2026-04-01&to=2026-04-20").await;
    assert_eq!(parts.len(), 3, "seven days at a time");
    assert_eq!(parts[0], "\u{feff}予約,開始,終了,状態,順番,だれ,電話,子ども,伝えたいこと,受付\r\n");
    assert!(parts[1].starts_with("bkg_") && parts[2].is_empty(), "only the first part has the head: {parts:?}");
    let row = format!(
        "{id},2026-04-10T10:00:00+09:00,2026-04-10T11:00:00+09:00,予約,,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",\
         '+81312345678,1歳6か月,\"一行目,\n\"\"二行目\"\"\",2026-04-01T09:00:00+09:00\r\n"
    );
    assert!(parts[1].contains(&row), "{}", parts[1]);
    let children: Vec<&str> = parts[1].matches("1歳,").collect();
    assert_eq!(children.len(), 1, "{}", parts[1]);

    for (query, refusal) in [
        ("from=2026-02-30&to=2026-03-01", (422, "date_does_not_exist")),
        ("from=2026-04-01&to=2027-04-02", (422, "range_too_long")),
        ("from=2026-04-01&to=2026-04-20&next=2026-04-31", (422, "date_does_not_exist")),
        ("from=2026-04-01&to=2026-04-20&next=2026-05-01", (400, "bad_request")),
        ("to=2026-04-20", (400, "bad_request")),
    ] {
        let answer = officer.get(&format!("/api/staff/services/class/bookings.csv?{query}")).await;
        assert_eq!(answer.refusal(), refusal, "{query}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_is_written_down_with_who_made_it_and_without_what_was_said() {
    let scene = Scene::start("staff_audit", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 2)]).await;
    let sakura = parent(&scene, &["2024-10-10"]).await;
    let id = sakura.books(&slots[0], "a").await.text("/id");
    let message = at(&slots[0], &id, "messages");
    officer.keyed("m").post(&message, json!({ "text": "アレルギーの件" })).await.ok();
    for (bad, refusal) in [
        (json!({ "text": "" }), (422, "text_empty")),
        (json!({ "text": "あ".repeat(501) }), (422, "text_too_long")),
        (json!({ "text": "1234 5678 9018" }), (422, "my_number_refused")),
        (json!({}), (400, "bad_request")),
    ] {
        assert_eq!(officer.keyed("n").post(&message, bad).await.refusal(), refusal);
    }
    assert_eq!(officer.post(&message, json!({ "text": "あ" })).await.refusal(), (400, "idempotency_key_missing"));
    let other = officer.keyed("m").post(&message, json!({ "text": "別のこと" })).await;
    assert_eq!(other.refusal(), (422, "idempotency_key_reused"));
    officer.post(&at(&slots[0], &id, "cancellation"), json!({})).await.ok();
    scene.settle().await;

    let stored = scene.stored().await;
    for action in ["service.saved", "slots.made", "booking.message", "booking.withdrawn"] {
        assert!(stored.contains(&format!("{{\"S\":\"{action}\"}}")), "{action}");
    }
    let said: String = scene.sent(0).iter().map(|row| serde_json::to_string(&row.messages).unwrap()).collect();
    assert!(!said.contains("アレルギー"), "LINE never carries it");
    scene.ends().await;
}
