//! 妊婦のための支援給付: once when the pregnancy is notified, and once for each child that is expected, also when it is lost.

use serde_json::{Value, json};
use tests::Scene;

use super::{MORNING, Office, applies, registered};

const HEAD: &str = "宛名番号,氏名,生年月日,住所,届出番号,出産予定日,胎児数,妊娠の終了日,金融機関コード,店番,預金種目,口座番号,口座名義";
const ROW: &str =
    "00000001,青木 さくら,平成4年3月4日,つなぐ市青葉町1-2-3,2026-17,2026-07-08,2,,0001,012,普通,1234567,アオキ サクラ";

/// As the region ships them.
fn shipped(name: &str) -> Value {
    let file = tsunagu::checkout().join(format!("infra/regions/programmes/{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

async fn ready<'a>(scene: &'a Scene) -> Office<'a> {
    let office = Office::opens(scene).await;
    for name in ["ninpu-shien-1", "ninpu-shien-2"] {
        let programme = shipped(name);
        office.officer.post("/api/staff/programmes", json!({ "programme": programme, "version": 0 })).await.ok();
        brings(&office, name, ROW).await;
    }
    office
}

async fn brings(office: &Office<'_>, programme: &str, row: &str) {
    let to = format!("/api/staff/programmes/{programme}/eligible");
    let report = office.officer.upload(&to, format!("{HEAD}\r\n{row}\r\n")).await.ok();
    assert_eq!(report["taken"], 1, "{report}");
}

async fn joins(office: &Office<'_>) {
    let to = "/api/staff/programmes/ninpu-shien-1/matches";
    let pair = office.officer.get(to).await.ok()[0]["id"].clone();
    assert_eq!(office.officer.post(to, json!({ "ids": [pair] })).await.ok()["joined"], 1);
}

fn of(cards: &Value, yen: u64) -> &Value {
    cards.as_array().unwrap().iter().find(|card| card["yen"] == yen).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_comes_now_and_the_second_eight_weeks_before() {
    let scene = Scene::start("benefits_pregnancy", MORNING).await;
    let office = ready(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    joins(&office).await;

    let cards = page.get("/api/benefits").await.ok();
    let (first, second) = (of(&cards, 50_000), of(&cards, 100_000));
    assert_eq!((&first["may_apply"], &first["gentle"]), (&json!(true), &json!(false)));
    assert_eq!((&second["opens_on"], &second["may_apply"]), (&json!("2026-05-13"), &json!(false)), "two children");
    let early = format!("/api/benefits/{}/application", second["id"].as_str().unwrap());
    assert_eq!(page.post(&early, json!({ "shown": second["shown"] })).await.refusal(), (409, "benefit_elsewhere"));
    assert_eq!(applies(&page, first).await["state"], "applied");

    scene.set_clock("2026-05-13T09:00:00+09:00").await;
    let page = sakura.page().await;
    let cards = page.get("/api/benefits").await.ok();
    let second = of(&cards, 100_000);
    assert_eq!((&second["opens_on"], &second["deadline"]), (&Value::Null, &json!("2028-05-13")));
    assert_eq!(applies(&page, second).await["state"], "applied");
    scene.settle().await;
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_loss_both_can_be_had_at_once_and_nothing_is_said_of_a_baby() {
    let scene = Scene::start("benefits_loss", MORNING).await;
    let office = ready(&scene).await;
    let (sakura, page) = registered(&scene, "u1").await;
    joins(&office).await;
    let due = json!({ "kind": "pregnancy", "due_date": "2026-07-10", "fetuses": 2 });
    let pregnancy = page.post("/api/children", due).await.ok();
    page.post(&format!("/api/children/{}/loss", pregnancy["id"].as_str().unwrap()), json!({})).await.ok();

    let cards = page.get("/api/benefits").await.ok();
    for card in cards.as_array().unwrap() {
        assert_eq!(
            (&card["gentle"], &card["may_apply"]),
            (&json!(true), &json!(true)),
            "the family has said it: {card}"
        );
        assert_eq!(applies(&page, card).await["state"], "applied");
    }
    brings(&office, "ninpu-shien-2", &ROW.replace("2,,0001", "2,2026-05-01,0001")).await;
    let cards = page.get("/api/benefits").await.ok();
    assert_eq!(of(&cards, 100_000)["state"], "applied", "a new list touches no application");
    let said = sakura.hears().await.join("\n");
    assert!(!said.contains("赤ちゃん"), "{said}");
    scene.settle().await;
    scene.ends().await;
}
