use serde_json::json;
use tests::Scene;

use super::{MORNING, opens, parent, service};

#[tokio::test(flavor = "multi_thread")]
async fn the_office_writes_and_line_only_says_that_it_did() {
    let scene = Scene::start("reservations_thread", MORNING).await;
    let officer = scene.officer().await;
    let slots = opens(&officer, service("class", json!({})), &[("10", 2)]).await;
    let (sakura, yuki) = (parent(&scene, &["2024-10-10"]).await, parent(&scene, &["2024-10-10"]).await);
    let id = sakura.books(&slots[0], "a").await.text("/id");
    let path = format!("/api/staff/slots/{}/bookings/{id}/messages", slots[0]);
    let text = "検査の結果をお持ちください";

    let written = officer.keyed("m").post(&path, json!({ "text": text })).await.ok();
    assert_eq!(officer.keyed("m").post(&path, json!({ "text": text })).await.ok(), written, "a second tap is the same");
    scene.settle().await;
    let heard = sakura.guardian.last().await;
    assert!(heard.contains("お伝えすることがあります") && !heard.contains("検査"), "{heard}");
    assert_eq!(sakura.page.get("/api/bookings").await.ok()[0]["unread"], 1);
    assert_eq!(officer.get(&path).await.ok()[0].get("read_at"), None);

    let own = format!("/api/bookings/{id}/messages");
    assert_eq!(yuki.page.get(&own).await.refusal(), (404, "not_found"), "somebody else's does not exist");
    assert_eq!(sakura.page.get(&own).await.ok()[0]["text"], text);
    assert_eq!(sakura.page.get("/api/bookings").await.ok()[0]["unread"], 0);
    assert_eq!(officer.get(&path).await.ok()[0]["read_at"], MORNING);
    sakura.page.keyed("r").post(&own, json!({ "text": "わかりました🙇‍♀️" })).await.ok();
    let day = format!("/api/staff/services/class/slots?from={0}&to={0}", super::DAY);
    assert_eq!(officer.get(&day).await.ok()[0]["bookings"][0]["unread"], 1);
    let thread = officer.get(&path).await.ok();
    assert_eq!((thread[1]["from"].clone(), thread[1]["text"].clone()), (json!("family"), json!("わかりました🙇‍♀️")));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pseudonymous_family_is_unknown_until_it_reveals_itself_and_line_never_learns_what_it_is_about() {
    let scene = Scene::start("reservations_pseudonym", MORNING).await;
    let officer = scene.officer().await;
    let discreet = json!({
        "title": { "ja": "いじめ相談" }, "for": "household", "discreet": true, "pseudonymous": true,
        "questions": [{ "id": "about", "title": { "ja": "どんなことですか" }, "required": true, "kind": "text", "longest": 500 }],
        "reminders": [{ "days_before": 1, "at": "18:00:00" }],
    });
    let slots = opens(&officer, service("talk", discreet), &[("10", 1)]).await;
    let sakura = parent(&scene, &["2015-10-10"]).await;
    let secret = "学校で仲間外れにされています";
    let body = json!({ "slot_id": slots[0], "answers": { "about": secret } });
    let booked = sakura.page.keyed("a").post("/api/bookings", body).await.ok();
    let (id, pseudonym) = (booked["id"].as_str().unwrap(), booked["pseudonym"].as_str().unwrap());

    let day = format!("/api/staff/services/talk/slots?from={0}&to={0}", super::DAY);
    let shown = officer.get(&day).await.ok()[0]["bookings"][0].clone();
    assert_eq!(shown["person"], json!({ "kind": "pseudonym", "name": pseudonym }));
    assert_eq!(shown["answers"][0]["text"], secret);
    assert!(!shown.to_string().contains("res_"), "{shown}");
    let message = format!("/api/staff/slots/{}/bookings/{id}/messages", slots[0]);
    officer.keyed("m").post(&message, json!({ "text": "静かな部屋を用意しました" })).await.ok();
    scene.set_clock("2026-04-09T18:30:00+09:00").await;
    let heard = sakura.guardian.hears().await.join("\n");
    assert!(heard.contains("ご予約") && !heard.contains("いじめ") && !heard.contains("相談"), "{heard}");
    let said: String = scene.sent(0).iter().map(|row| serde_json::to_string(&row.messages).unwrap()).collect();
    assert!(!said.contains("いじめ") && !said.contains("仲間外れ") && !said.contains("静かな部屋"), "{said}");

    // What was promised to those who have booked cannot be taken back by a tick.
    let kept = scene.officer().await.get("/api/staff/services").await.ok()[0].clone();
    for promise in ["pseudonymous", "discreet"] {
        let mut service = kept["service"].clone();
        service[promise] = json!(false);
        let body = json!({ "service": service, "version": kept["version"] });
        let refused = scene.officer().await.post("/api/staff/services", body).await;
        assert_eq!(refused.refusal(), (422, "service_invalid"));
        assert_eq!(refused.body["error"]["reason"], format!("{promise}: promised"));
    }

    let page = sakura.guardian.page().await;
    page.post(&format!("/api/bookings/{id}/revelation"), json!({})).await.ok();
    let officer = scene.officer().await;
    let shown = officer.get(&day).await.ok()[0]["bookings"][0].clone();
    assert_eq!(shown["person"]["kind"], "resident");
    scene.ends().await;
}
