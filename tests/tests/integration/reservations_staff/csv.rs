//! Bookings for a spreadsheet.

use reqwest::Method;
use serde_json::json;
use tests::{Caller, Scene};

use crate::reservations::{MORNING, opens, parent, service};

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
