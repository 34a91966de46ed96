//! Two households and an order between them: what a barred father still gets to see, and what an edit of the roster
//! leaves alone.

use serde_json::{Value, json};
use tests::{Answer, Caller, Guardian, Scene};

use super::{MORNING, Nursery, at, came, child, left};

/// What no answer to the father's phone may hold: her name, her mother's name, her household's stop.
const HERS: [&str; 3] = ["守本 ちひろ", "守本 とき", "北公園"];
const TODAY: &str = "2026-04-13";

/// さくら lives with her mother and grandmother; her father lives elsewhere.
fn sakura() -> Value {
    let person = |id: &str, name: &str, relation: &str, household: &str| {
        json!({ "id": id, "name": name, "relation": relation, "household": household,
                "may_read": true, "may_report": true, "may_collect": true })
    };
    child(
        1,
        "kuma",
        json!({ "name": "架空 さくら", "rides": [{ "line": "am1", "stop": "kita" }], "guardians": [
            person("g_m", HERS[0], "母", "haha"), person("g_gm", HERS[1], "祖母", "haha"),
            person("g_f", "架空 父", "父", "chichi"),
        ] }),
    )
}

fn everything() -> Value {
    json!({ "guardian_id": "g_f", "bars": ["read", "report", "collect"], "protects": "haha" })
}

impl Nursery<'_> {
    async fn places(&self, order: Value) -> Answer {
        self.staff().await.post(&self.at("/children/k_1/orders"), order).await
    }

    /// Saves さくら as she is now.
    async fn saves(&self, child: Value) {
        let save = json!({ "children": [{ "child": child, "version": self.version("k_1").await }] });
        let saved = self.staff().await.post(&self.at("/children"), save).await.ok();
        assert_eq!(saved["saved"], json!(1));
    }

    /// The first order that stands.
    async fn order(&self) -> String {
        self.staff().await.get(&self.at("/children")).await.text("/0/orders/0/id")
    }
}

/// Tries to become somebody with that code.
async fn tries(page: &Caller<'_>, code: &str) -> Answer {
    page.post("/api/attendance/joining", json!({ "code": code, "token": "🐧" })).await
}

/// Everything that a phone can ask about さくら, in one text. `code` is somebody else's.
async fn all_answers(phone: &Guardian<'_>, code: &str) -> String {
    let page = phone.page().await;
    let absence = json!({ "child_ids": ["hinata.k_1"], "days": ["2026-04-14"], "why": "sick" });
    let tomorrow = "/api/absences/hinata.k_1.2026-04-14";
    let answers = [
        page.get("/api/attendance").await,
        page.get("/api/attendance/passes").await,
        page.post("/api/attendance/invitation", json!({ "code": code })).await,
        tries(&page, code).await,
        page.post("/api/attendance/hinata.k_1/on-the-way", json!({})).await,
        page.keyed("all").post("/api/absences", absence).await,
        page.patch(tomorrow, json!({ "why": "private" })).await,
        page.delete(tomorrow).await,
        page.get("/api/visits").await,
    ];
    let heard = phone.hears().await.join("\n");
    answers.iter().map(ToString::to_string).chain([heard]).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_barred_father_sees_hears_and_reports_nothing_and_the_mother_does_as_before() {
    let scene = Scene::start("custody_barred", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let (mother, father) = (scene.guardian().await, scene.guardian().await);
    // One emoji for both: their messages are one batch.
    nursery.joins(&mother, "k_1", "g_m", "🐻").await;
    nursery.joins(&father, "k_1", "g_f", "🐻").await;
    let mut gate = nursery.tablet("gate", "正門").await;
    scene.set_clock(&at("08:20")).await;
    let (hers, his) = (mother.page().await, father.page().await);
    let before = hers.get("/api/attendance").await.ok();
    assert_eq!(his.get("/api/attendance").await.ok()[0]["collectors"].as_array().unwrap().len(), 3);

    // She arrives; the month's messages are used up for the moment, so both have yet to hear of it.
    scene.line_fault(json!({ "endpoint": "multicast", "fault": "quota", "times": 1 })).await;
    gate.writes(came("k_1"));
    gate.syncs().await;
    scene.settle().await;
    let (silent, so_far) = (father.heard().await, mother.heard().await);
    let placed = nursery.places(everything()).await;
    assert_eq!(placed.status, 201, "{placed}");
    scene.advance("PT1H").await;

    assert_eq!(mother.heard().await, so_far + 1);
    assert_eq!(mother.last().await, "🐻 8:20 に登園しました。");
    assert_eq!(father.heard().await, silent, "what was queued is withheld");
    let (hers, his) = (mother.page().await, father.page().await);
    let after = hers.get("/api/attendance").await.ok();
    assert_eq!((&after[0]["collectors"][0], &after[0]["may_read"]), (&before[0]["collectors"][0], &json!(true)));
    assert_eq!((&after[0]["today"]["standing"], &after[0]["may_report"]), (&json!("present"), &json!(true)));
    assert_eq!(his.get("/api/attendance").await.ok(), json!([]), "the card is gone");
    assert_eq!(his.get("/api/attendance/passes").await.ok(), json!([]));
    let absence = json!({ "child_ids": ["hinata.k_1"], "days": [TODAY], "why": "sick" });
    assert_eq!(his.keyed("a").post("/api/absences", absence).await.refusal(), (404, "not_found"));
    let way = his.post("/api/attendance/hinata.k_1/on-the-way", json!({})).await;
    assert_eq!(way.refusal(), (404, "not_found"));
    let said = father.writes("欠席").await;
    assert!(said.contains("園や学校から受け取ったコード"), "the chat knows no child of his: {said}");

    let silent = father.heard().await;
    scene.set_clock(&at("17:00")).await;
    gate.writes(left("k_1"));
    gate.syncs().await;
    scene.settle().await;
    assert_eq!((mother.last().await.as_str(), father.heard().await), ("🐻 17:00 に降園しました。", silent));
    assert_eq!(nursery.records("k_1").await.len(), 2);

    let code = nursery.invites("k_1", "g_gm").await;
    let answers = all_answers(&father, &code).await;
    for secret in HERS {
        assert!(!answers.contains(secret), "{secret} in {answers}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_may_leave_him_the_way_to_the_gate_and_tells_him_nothing_more() {
    let scene = Scene::start("custody_partly", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let (father, aunt) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&father, "k_1", "g_f", "🐻").await;
    let his = father.page().await;
    nursery.places(json!({ "guardian_id": "g_f", "bars": [], "protects": "haha" })).await.ok();
    let card = his.get("/api/attendance").await.ok();
    assert_eq!(
        card[0]["collectors"],
        json!([{ "name": "架空 父", "relation": "父" }]),
        "an address is hidden, no more"
    );
    assert_eq!((&card[0]["may_read"], &card[0]["today"]["standing"]), (&json!(true), &json!("awaited")));

    nursery.places(json!({ "guardian_id": "g_f", "bars": ["read"] })).await.ok();
    let card = his.get("/api/attendance").await.ok();
    assert_eq!(
        (&card[0]["may_read"], &card[0]["may_report"], &card[0]["may_collect"]),
        (&json!(false), &json!(false), &json!(true))
    );
    assert_eq!((card[0].get("today"), &card[0]["absences"]), (None, &json!([])));
    assert_eq!(his.get("/api/attendance/passes").await.ok().as_array().unwrap().len(), 2);
    let code = nursery.invites("k_1", "g_gm").await;
    let answers = all_answers(&father, &code).await;
    assert!(HERS.iter().all(|secret| !answers.contains(secret)), "{answers}");

    // Somebody of no household in particular is of another one than hers.
    let mut more = sakura();
    let people = more["guardians"].as_array_mut().unwrap();
    people.push(json!({ "id": "g_aunt", "name": "架空 おば", "relation": "おば", "may_collect": true }));
    nursery.saves(more).await;
    nursery.joins(&aunt, "k_1", "g_aunt", "🐰").await;
    let card = aunt.page().await.get("/api/attendance").await.ok();
    let names = json!([{ "name": "架空 父", "relation": "父" }, { "name": "架空 おば", "relation": "おば" }]);
    assert_eq!(card[0]["collectors"], names);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn he_does_not_come_back_as_her_mother_whatever_is_done_to_the_roster() {
    let scene = Scene::start("custody_again", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let (father, grandmother) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&father, "k_1", "g_f", "🐻").await;
    nursery.places(everything()).await.ok();
    let his = father.page().await;
    let code = nursery.invites("k_1", "g_gm").await;
    let unknown = tries(&his, "AAAA").await;
    let same_as_unknown = async |code: &str, when: &str| {
        assert_eq!(tries(&his, code).await, unknown, "{when}");
        let look = his.post("/api/attendance/invitation", json!({ "code": code })).await;
        assert_eq!(look, unknown, "{when}");
    };
    assert_eq!(unknown.refusal(), (422, "code_invalid"));
    same_as_unknown(&code, "joined").await;

    assert_eq!(his.delete("/api/attendance/hinata.k_1").await.status, 204);
    same_as_unknown(&code, "after leaving").await;
    tries(&his, &nursery.invites("k_1", "g_f").await).await.ok();
    assert_eq!(his.get("/api/attendance").await.ok(), json!([]), "as himself he sees no more than before");

    // Saved with every flag set again, without him, by a list that knows no households, and with him under another id.
    let mut without = sakura();
    without["guardians"].as_array_mut().unwrap().retain(|one| one["id"] != "g_f");
    let mut moved = sakura();
    for one in moved["guardians"].as_array_mut().unwrap() {
        one.as_object_mut().unwrap().remove("household");
    }
    moved["guardians"][2]["id"] = json!("g_again");
    for (when, roster) in [("saved", sakura()), ("taken out", without), ("imported", moved)] {
        nursery.saves(roster).await;
        same_as_unknown(&code, when).await;
    }
    same_as_unknown(&nursery.invites("k_1", "g_again").await, "under another id").await;
    let rows = nursery.staff().await.get(&nursery.at("/children")).await.ok();
    let order = &rows[0]["orders"][0];
    assert_eq!((&order["guardian_id"], &order["name"]), (&json!("g_f"), &json!("架空 父")));
    assert_eq!((&order["since"], &order["protects"]), (&json!(TODAY), &json!("haha")));

    // The code was not used up by any of it.
    tries(&grandmother.page().await, &code).await.ok();
    assert_eq!(grandmother.page().await.get("/api/attendance").await.ok()[0]["may_read"], json!(true));
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_and_tablets_do_not_hand_her_over_to_him() {
    let scene = Scene::start("custody_gate", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let mut gate = nursery.tablet("gate", "正門").await;
    gate.syncs().await;
    nursery.places(json!({ "guardian_id": "g_f", "bars": ["collect"] })).await.ok();
    gate.syncs().await;
    let rows = gate.rows("roster");
    let (_, text) = rows.iter().find(|(key, _)| key == "k/k_1").unwrap();
    let row: Value = serde_json::from_str(text).unwrap();
    let may = |id: &str| {
        let people = row["guardians"].as_array().unwrap();
        people.iter().find(|one| one["id"] == id).unwrap()["may_collect"].clone()
    };
    assert_eq!((may("g_f"), may("g_m"), may("g_gm")), (json!(false), json!(true), json!(true)));
    assert!(!text.contains("order") && !text.contains("bars"), "a tablet need not know why: {text}");

    let line = nursery.line("k_1").await;
    let cards: Vec<_> =
        line["guardians"].as_array().unwrap().iter().map(|one| (&one["may_collect"], &one["barred"])).collect();
    let (yes, no) = (json!(true), json!(false));
    assert_eq!(cards, [(&yes, &no), (&yes, &no), (&no, &yes)]);
    nursery.writes("k_1", "in", json!({ "kind": "in" })).await.ok();
    let out = nursery.writes("k_1", "out", json!({ "kind": "out", "with": "g_f" })).await;
    assert_eq!(out.refusal(), (403, "not_permitted"));
    // The flags are as staff wrote them: whoever saves what they read changes nothing.
    let read = nursery.staff().await.get(&nursery.at("/children")).await.ok()[0]["child"].clone();
    assert_eq!(read["guardians"][2]["may_collect"], yes);
    nursery.saves(read).await;
    gate.syncs().await;
    assert_eq!(gate.rows("roster").iter().find(|(key, _)| key == "k/k_1").unwrap().1, *text);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_works_with_her_places_an_order_and_only_an_officer_lifts_it() {
    let scene = Scene::start("custody_lifted", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let mut other = super::facility();
    other["id"] = json!("plaza");
    let plaza = Nursery::opens_as(&scene, other, &[]).await;
    let father = scene.guardian().await;
    nursery.joins(&father, "k_1", "g_f", "🐻").await;
    for (order, refusal, reason) in [
        (json!({ "guardian_id": "g_x", "bars": ["read"] }), (422, "order_invalid"), json!("guardian_id: unknown")),
        (json!({ "guardian_id": "g_f", "bars": [] }), (422, "order_invalid"), json!("bars: empty")),
        (
            json!({ "guardian_id": "g_f", "bars": ["read"], "protects": "x" }),
            (422, "order_invalid"),
            json!("protects: unknown"),
        ),
        (json!({ "guardian_id": "g_f", "bars": ["see"] }), (400, "bad_request"), Value::Null),
    ] {
        let answer = nursery.places(order.clone()).await;
        assert_eq!((answer.refusal(), &answer.body["error"]["reason"]), (refusal, &reason), "{order}: {answer}");
    }
    let placed = nursery.places(everything()).await.ok();
    let again = nursery.places(everything()).await.ok();
    assert_eq!((&again, placed["orders"].as_array().unwrap().len()), (&placed, 1), "a second tap places nothing");

    let path = nursery.at(&format!("/children/k_1/orders/{}", nursery.order().await));
    let theirs = plaza.staff().await;
    let elsewhere = theirs.post(&nursery.at("/children/k_1/orders"), everything()).await;
    assert_eq!(elsewhere.refusal(), (404, "not_found"));
    let nobody = theirs.post(&plaza.at("/children/k_1/orders"), everything()).await;
    assert_eq!(nobody.refusal(), (404, "not_found"), "a child of another facility");
    assert_eq!(theirs.delete(&path).await.refusal(), (403, "forbidden"));
    assert_eq!(nursery.staff().await.delete(&path).await.refusal(), (403, "forbidden"));
    let order = json!({ "roles": ["officer"], "scopes": ["plaza"] });
    let away = scene.stranger().post("/_city/staff/token", order).await.text("/token");
    assert_eq!(scene.stranger().carrying(&away).delete(&path).await.refusal(), (404, "not_found"));
    let officer = scene.officer_called("o_sato").await;
    let unknown = nursery.at("/children/k_1/orders/ord_x");
    assert_eq!(officer.delete(&unknown).await.refusal(), (404, "not_found"));
    assert_eq!(father.page().await.get("/api/attendance").await.ok(), json!([]));

    assert_eq!(officer.delete(&path).await.status, 204);
    assert_eq!(officer.delete(&path).await.refusal(), (404, "not_found"));
    assert_eq!(father.page().await.get("/api/attendance").await.ok()[0]["may_read"], json!(true));
    let trail = scene.stored().await;
    for action in ["order.placed", "order.lifted"] {
        assert_eq!(trail.matches(action).count(), 1, "{action}");
    }
    assert!(trail.contains("staff:o_sato"), "by name");
    scene.ends().await;
}

/// What is done to the roster in some order, over the real doors. The same rules run a thousand times as often in
/// `domain::facility::custody`.
#[tokio::test(flavor = "multi_thread")]
async fn no_order_of_edits_shows_him_anything_of_hers() {
    let scene = Scene::start("custody_sequences", MORNING).await;
    let nursery = Nursery::opens(&scene, &[sakura()]).await;
    let (father, grandmother) = (scene.guardian().await, scene.guardian().await);
    nursery.joins(&father, "k_1", "g_f", "🐻").await;
    let officer = scene.officer().await;
    let his = father.page().await;
    let mut barred = false;
    // A generator of its own: the scene is the same each time.
    let mut seed: u64 = 20_260_413;
    let mut roll = |sides: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % sides
    };
    let (mut looked, mut saw) = (0, 0);
    for step in 0..120 {
        match roll(8) {
            0 => {
                let mut roster = sakura();
                let people = roster["guardians"].as_array_mut().unwrap();
                for one in people.iter_mut() {
                    let home = [json!("haha"), json!("chichi"), Value::Null][usize::try_from(roll(3)).unwrap()].clone();
                    one["household"] = home;
                    one["may_read"] = json!(roll(3) > 0);
                }
                nursery.saves(roster).await;
            }
            1 => {
                let mut roster = sakura();
                let gone = ["g_f", "g_gm", "g_f"][usize::try_from(roll(3)).unwrap()];
                roster["guardians"].as_array_mut().unwrap().retain(|one| one["id"] != gone);
                nursery.saves(roster).await;
            }
            2 => nursery.saves(sakura()).await,
            3 | 4 => {
                let whom = ["g_m", "g_gm", "g_f"][usize::try_from(roll(3)).unwrap()];
                let path = nursery.at("/children/k_1/invitations");
                let code = nursery.staff().await.post(&path, json!({ "guardian_id": whom })).await;
                if code.status == 201 && (barred || whom == "g_f") {
                    let joined = tries(&his, &code.text("/code")).await;
                    assert!(whom == "g_f" || joined.refusal() == (422, "code_invalid"), "{step}: {whom} {joined}");
                } else if code.status == 201 && whom == "g_gm" {
                    tries(&grandmother.page().await, &code.text("/code")).await.ok();
                }
            }
            5 => {
                let left = his.delete("/api/attendance/hinata.k_1").await.status;
                assert!([204, 404].contains(&left));
            }
            6 if !barred && roll(2) == 0 => {
                nursery.saves(sakura()).await;
                // Whom nobody has ever seen as her father is not known as him.
                tries(&his, &nursery.invites("k_1", "g_f").await).await.ok();
                nursery.places(everything()).await.ok();
                barred = true;
            }
            6 if barred && roll(2) == 0 => {
                let path = nursery.at(&format!("/children/k_1/orders/{}", nursery.order().await));
                assert_eq!(officer.delete(&path).await.status, 204);
                barred = false;
            }
            _ => {}
        }
        let seen = his.get("/api/attendance").await.ok();
        if barred {
            looked += 1;
            assert_eq!(seen, json!([]), "{step}");
        } else {
            saw += usize::from(seen != json!([]));
        }
    }
    assert!(looked > 20 && saw > 5, "{looked} looks while he was barred, {saw} times he saw her day");
    scene.ends().await;
}
