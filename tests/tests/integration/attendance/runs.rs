//! A run of the bus: by name, by two people, and never closed while a child who got on has not got off.

use serde_json::{Value, json};
use sync::{
    device::{Answer as Said, Code, Verdict},
    entry::{Fact, RunId, ThingId},
};
use tests::{Scene, Tablet};

use super::{MORNING, Nursery, at, child, person, ride};

fn run(id: &str) -> RunId {
    RunId::new(id).unwrap()
}

/// Everything that a run needs beside its children.
fn checks(on: &str, count: u16) -> Vec<Fact> {
    let (run, by) = (run(on), person("s_mori"));
    vec![
        Fact::Counted { run: run.clone(), by: by.clone(), on: count, off: count },
        Fact::SeatsChecked { run: run.clone(), by: by.clone(), second: Some(person("s_tani")) },
        Fact::DeviceAcknowledged { run, by },
    ]
}

async fn closes(bus: &mut Tablet<'_>, on: &str) -> Verdict {
    let expires_at = bus.moment().wall + 600_000;
    let name = ThingId::new("close_run").unwrap();
    bus.writes(Fact::Command { name, about: ThingId::new(on).unwrap(), expires_at });
    let Said::Judged(judgement) = bus.pushes().await else { panic!("not judged") };
    *judgement.verdicts.last().unwrap()
}

async fn of_board(nursery: &Nursery<'_>, number: usize) -> Value {
    nursery.board().await["runs"][number].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_closed_once_everybody_is_off_and_everything_was_looked_at() {
    let scene = Scene::start("runs_outward", MORNING).await;
    let rides = json!({ "rides": [{ "line": "am1", "stop": "kita" }] });
    let children = [1, 2, 3].map(|number| child(number, "usagi", rides.clone()));
    let nursery = Nursery::opens(&scene, &children).await;
    let mut bus = nursery.tablet("bus", "1号車").await;
    nursery.writes("k_3", "a", json!({ "kind": "absence", "why": "sick" })).await.ok();
    let on = "am1.20260413";
    let close = nursery.at(&format!("/runs/{on}/closure"));

    scene.set_clock(&at("07:50")).await;
    bus.pulls().await;
    assert!(bus.rows("board").iter().any(|(name, _)| name.contains("k_3")), "the bus knows who is absent");
    bus.writes(Fact::Departed { run: run(on), by: person("s_mori"), driver: person("s_tani") });
    scene.set_clock(&at("08:00")).await;
    bus.writes(Fact::Boarded(ride("k_1", on, None)));
    bus.writes(Fact::Boarded(ride("k_2", on, None)));
    scene.set_clock(&at("08:30")).await;
    bus.writes(Fact::Alighted(ride("k_1", on, None)));
    for fact in checks(on, 1) {
        bus.writes(fact);
    }
    assert_eq!(closes(&mut bus, on).await, Verdict::Rejected(Code::Declined), "one child is still on");
    let card = of_board(&nursery, 0).await;
    assert_eq!((&card["on"], &card["off"], &card["driver"]), (&json!(2), &json!(1), &json!("谷")));
    let words: Vec<&str> = card["obstacles"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(words, ["still_on", "count_differs"]);
    let absent = card["children"].as_array().unwrap().iter().find(|one| one["child_id"] == "k_3").unwrap();
    assert_eq!(absent["absent"], json!(true));
    let refused = nursery.staff().await.post(&close, json!({})).await;
    assert_eq!(
        (refused.refusal(), &refused.body["error"]["reason"]),
        ((409, "run_open"), &json!("still_on count_differs"))
    );

    scene.set_clock(&at("08:34")).await;
    bus.writes(Fact::Alighted(ride("k_2", on, None)));
    assert_eq!(closes(&mut bus, on).await, Verdict::Rejected(Code::Declined), "nobody looked since");
    // Everything in one push: the command sees what came with it.
    for fact in checks(on, 2) {
        bus.writes(fact);
    }
    assert_eq!(closes(&mut bus, on).await, Verdict::Applied);
    assert_eq!(closes(&mut bus, on).await, Verdict::Rejected(Code::Declined), "once");
    let card = of_board(&nursery, 0).await;
    assert_eq!((&card["closed_at"], &card["obstacles"]), (&json!(at("08:34")), &json!([])));
    bus.pulls().await;
    assert_eq!(bus.rows("outcomes").len(), 4, "each command has its outcome");
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_way_home_each_child_is_handed_over_to_somebody() {
    let scene = Scene::start("runs_homeward", &at("15:50")).await;
    let rides = json!({ "rides": [{ "line": "pm1", "stop": "kita" }] });
    let nursery = Nursery::opens(&scene, &[child(1, "usagi", rides)]).await;
    let mother = scene.guardian().await;
    nursery.joins(&mother, "k_1", "g_1", "🐻").await;
    let mut bus = nursery.tablet("bus", "1号車").await;
    let on = "pm1.20260413";
    let close = nursery.at(&format!("/runs/{on}/closure"));
    bus.writes(Fact::Departed { run: run(on), by: person("s_mori"), driver: person("s_tani") });
    bus.writes(Fact::Boarded(ride("k_1", on, None)));
    bus.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 15:50 にバスに乗りました。");
    scene.set_clock(&at("16:30")).await;
    bus.writes(Fact::Alighted(ride("k_1", on, None)));
    for fact in checks(on, 1) {
        bus.writes(fact);
    }
    bus.syncs().await;
    scene.settle().await;
    assert_eq!(mother.last().await, "🐻 16:30 にバスを降りました。");
    let refused = nursery.staff().await.post(&close, json!({})).await;
    assert_eq!(refused.body["error"]["reason"], "not_handed_over", "{refused}");

    // Entered again with the name of who took the child over, and looked at again.
    scene.set_clock(&at("16:35")).await;
    bus.writes(Fact::Alighted(ride("k_1", on, Some("g_1"))));
    for fact in checks(on, 1) {
        bus.writes(fact);
    }
    bus.syncs().await;
    let closed = nursery.staff().await.post(&close, json!({})).await.ok();
    assert_eq!((&closed["closed_at"], &closed["children"][0]["to"]), (&json!(at("16:35")), &json!("架空 母1")));
    let again = nursery.staff().await.post(&close, json!({})).await.ok();
    assert_eq!(again["closed_at"], closed["closed_at"]);
    for path in ["/runs/xx.20260413/closure", "/runs/nonsense/closure"] {
        assert_eq!(nursery.staff().await.post(&nursery.at(path), json!({})).await.refusal(), (404, "not_found"));
    }
    scene.ends().await;
}
