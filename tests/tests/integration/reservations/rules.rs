use serde_json::{Value, json};
use tests::{Answer, Scene};

use super::{DAY, MORNING, opens, parent, service, slot};

fn reason(answer: &Answer) -> (u16, &str, &str) {
    let (status, code) = answer.refusal();
    (status, code, answer.body["error"]["reason"].as_str().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_come_is_said_with_its_reason() {
    let scene = Scene::start("reservations_rules", MORNING).await;
    let officer = scene.officer().await;
    let checkup = json!({ "who": { "age": { "from_months": 18, "until_months": 24 }, "residents_only": true } });
    let slots = opens(&officer, service("checkup", checkup), &[("10", 9)]).await;
    // 18 months on the day of the slot itself, and a month short of it.
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-11-10"]).await);

    let undeclared = sakura.books(&slots[0], "a").await;
    assert_eq!(reason(&undeclared), (422, "not_eligible", "residency"));
    let body = |child: &str| json!({ "slot_id": slots[0], "child_ids": [child], "answers": { "resident": "yes" } });
    sakura.page.keyed("b").post("/api/bookings", body(&sakura.children[0])).await.ok();
    let young = yuki.page.speaking("en").keyed("c").post("/api/bookings", body(&yuki.children[0])).await;
    assert_eq!(reason(&young), (422, "not_eligible", "age"));
    assert!(young.sentence().contains("May 2026"), "{}", young.sentence());
    let may = yuki.page.get("/api/services/checkup/eligibility").await.ok();
    assert_eq!((&may[0]["eligible"], &may[0]["from"]), (&json!(true), &json!("2026-05-10")), "{may}");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interview_comes_before_the_care_that_wants_it() {
    let scene = Scene::start("reservations_prior", MORNING).await;
    let officer = scene.officer().await;
    let interview = opens(&officer, service("interview", json!({})), &[("10", 9)]).await;
    let care = json!({ "who": { "prior": { "service": "interview" } } });
    officer.post("/api/staff/services", json!({ "service": service("care", care), "version": 0 })).await.ok();
    let later = json!({ "slots": [slot("2026-04-20", "10", 9)] });
    officer.post("/api/staff/services/care/slots", later).await.ok();
    let sakura = parent(&scene, &["2024-10-10"]).await;

    assert_eq!(reason(&sakura.books("care.20260420T1000.a", "a").await), (422, "not_eligible", "prior"));
    let first = sakura.books(&interview[0], "b").await.text("/id");
    assert_eq!(reason(&sakura.books("care.20260420T1000.a", "c").await).2, "prior", "booked is not done");
    let mark = format!("/api/staff/slots/{}/bookings/{first}/attendance", interview[0]);
    scene.set_clock(&format!("{DAY}T10:20:00+09:00")).await;
    scene.officer().await.post(&mark, json!({ "state": "arrived" })).await.ok();
    let page = sakura.guardian.page().await;
    let body = json!({ "slot_id": "care.20260420T1000.a", "child_ids": sakura.children });
    page.keyed("d").post("/api/bookings", body).await.ok();
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_between_two_vaccinations_are_kept() {
    let scene = Scene::start("reservations_gap", MORNING).await;
    let officer = scene.officer().await;
    let live = json!({ "who": { "milestones": ["vax.mr1"], "gap": { "days": 27, "services": [] } }, "opening": { "days_before": 90 } });
    let slots = opens(&officer, service("mr", live), &[("10", 9)]).await;
    for day in ["2026-05-07", "2026-05-08"] {
        officer.post("/api/staff/services/mr/slots", json!({ "slots": [slot(day, "10", 9)] })).await.ok();
    }
    let sakura = parent(&scene, &["2025-02-10", "2020-02-10"]).await;
    sakura.books(&slots[0], "a").await.ok();

    let soon = sakura.books("mr.20260507T1000.a", "b").await;
    assert_eq!(reason(&soon), (422, "not_eligible", "gap"), "27 whole days lie between 10 April and 8 May");
    sakura.books("mr.20260508T1000.a", "c").await.ok();
    let second = sakura.page.get("/api/bookings").await.ok()[1]["id"].as_str().unwrap().to_owned();
    let asks = async |query: &str| {
        let may = sakura.page.get(&format!("/api/services/mr/eligibility{query}")).await.ok();
        may[0]["from"].as_str().unwrap().to_owned()
    };
    assert_eq!(asks("").await, "2026-06-05", "behind both");
    assert_eq!(asks(&format!("?without={second}")).await, "2026-05-08", "what moves does not stand in its own way");
    let old = json!({ "slot_id": slots[0], "child_ids": [sakura.children[1]] });
    let old = sakura.page.keyed("d").post("/api/bookings", old).await;
    assert_eq!(reason(&old), (422, "not_eligible", "milestone"));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_opening_and_cancellation_are_kept() {
    let scene = Scene::start("reservations_limits", MORNING).await;
    let officer = scene.officer().await;
    let strict = json!({
        "limits": { "per_child": { "count": 1, "period": "month" } },
        "opening": { "days_before": 9, "closes_minutes": 1440 }, "cancel_minutes": 2880,
    });
    let slots = opens(&officer, service("class", strict), &[("10", 9), ("11", 9)]).await;
    officer.post("/api/staff/services/class/slots", json!({ "slots": [slot("2026-04-11", "10", 9)] })).await.ok();
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-10-11"]).await);

    assert_eq!(sakura.books("class.20260411T1000.a", "z").await.refusal(), (409, "not_open"));
    let id = sakura.books(&slots[0], "a").await.text("/id");
    assert_eq!(sakura.books(&slots[1], "b").await.refusal(), (409, "limit_reached"));
    let moved = sakura.moves(&id, &slots[1], "m").await.ok();
    assert_eq!(moved["slot_id"], slots[1].as_str(), "the booking that moves does not stand in its own way");
    scene.set_clock("2026-04-08T11:01:00+09:00").await;
    let late = sakura.guardian.page().await.post(&format!("/api/bookings/{id}/cancellation"), Value::Null).await;
    assert_eq!(late.refusal(), (409, "too_late"));
    scene.set_clock("2026-04-09T11:01:00+09:00").await;
    let page = yuki.guardian.page().await;
    let body = json!({ "slot_id": slots[1], "child_ids": yuki.children });
    assert_eq!(page.keyed("c").post("/api/bookings", body).await.refusal(), (409, "too_late"));
    scene.ends().await;
}
