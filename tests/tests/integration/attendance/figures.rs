//! What attendance costs, for `cargo xtask bench B7`: it prints and judges nothing.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::time::{Duration, Instant};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use reqwest::Method;
use serde_json::{Value, json};
use sync::{
    device::{Answer as Said, Next, Verdict},
    entry::{Fact, ThingId},
    feed::Cursor,
};
use tests::{Scene, gzip};

use super::{DAY, MORNING, Nursery, came, child, child_id, person};

/// Children of a large nursery.
const CHILDREN: usize = 300;
/// A tablet that was without a network for months.
const BACKLOG: usize = 10_000;

fn figure(name: &str, value: f64) {
    println!("figure {name} {value}");
}

/// Write units since the last reset, of every table.
async fn written(scene: &Scene) -> f64 {
    let metrics = scene.metrics().await;
    let operations = metrics["tables"].as_object().unwrap().values().flat_map(|table| table.as_object().unwrap());
    let writes = |name: &str| ["TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"].contains(&name);
    operations.filter(|(name, _)| writes(name)).map(|(_, units)| units["units"].as_f64().unwrap()).sum()
}

async fn reset(scene: &Scene) {
    scene.stranger().post("/_city/metrics/reset", json!({})).await.ok();
}

/// A child and its guardians by names of their own: names are most of what a roster weighs.
fn somebody(n: usize) -> Value {
    let pick = |parts: &[&str], at: usize| parts[at % parts.len()].to_owned();
    let family = pick(&["青木", "石田", "上野", "江口", "小川", "加藤", "菊池", "工藤", "小林", "佐野", "清水"], n * 7);
    let reading =
        pick(&["あおき", "いしだ", "うえの", "えぐち", "おがわ", "かとう", "きくち", "くどう", "こばやし"], n * 7);
    let given = |at: usize| {
        let letters: Vec<char> = "花湊凪律陽芽蓮杏樹澪楓凛朔結新紬奏暖灯岳雫旭光豊彩誠".chars().collect();
        format!("{}{}", letters[at % letters.len()], letters[(at / 3 + 5) % letters.len()])
    };
    let guardian = |number: usize, relation: &str| {
        json!({
            "id": format!("g_{n}x{number}"), "name": format!("{family} {}", given(n * 5 + number)),
            "relation": relation, "may_read": true, "may_report": true, "may_collect": true,
        })
    };
    let more = json!({
        "id": format!("k_{n}"), "name": format!("{family} {}", given(n)), "kana": format!("{reading} {n}"),
        "card": format!("04A1{:08X}", n * 2_654_435), "guardians": [guardian(1, "母"), guardian(2, "父")],
    });
    child(1, "kuma", more)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "cargo xtask bench B7"]
async fn what_attendance_costs() {
    let scene = Scene::start("attendance_figures", MORNING).await;
    let children: Vec<_> = (0..CHILDREN).map(somebody).collect();
    let nursery = Nursery::opens(&scene, &children).await;
    let (mut gate, mut old) = (nursery.tablet("gate", "正門").await, nursery.tablet("class", "倉庫の端末").await);

    // The first load of the roster.
    let (mut bytes, mut requests) = (0, 0);
    let mut cursor = Cursor::start(ThingId::new("roster").unwrap());
    loop {
        let path = format!("/api/sync/pull?cursor={}", BASE64.encode(json!([cursor]).to_string()));
        let (packed, pulled) = gate.fetches(&gate.signs(Method::GET, &path, b"")).await;
        (bytes, requests) = (bytes + packed, requests + 1);
        let page = &pulled["pages"][0]["page"];
        if pulled["more"] != json!(true) {
            break;
        }
        let last = page["rows"].as_array().unwrap().last().unwrap()["key"].as_str().unwrap().to_owned();
        cursor = Cursor { seq: page["at"].as_u64().unwrap(), snapshot: Some(last), ..cursor };
    }
    figure("roster_bytes", bytes as f64);
    figure("roster_requests", f64::from(requests));

    // A full push of the morning, and one that says that nothing happens.
    for n in 0..24 {
        gate.writes(came(&format!("k_{n}")));
    }
    let body = json!(gate.log.push(gate.moment())).to_string();
    figure("push_bytes", gzip(body.as_bytes()).len() as f64 / 24.0);
    figure("push_requests", 1.0);
    reset(&scene).await;
    gate.pushes().await;
    figure("push_units", written(&scene).await / 24.0);
    // What it set off is not the next push's.
    scene.settle().await;
    reset(&scene).await;
    gate.pushes().await;
    figure("heartbeat_units", written(&scene).await);

    // A backlog, while another gate works on.
    let monday: jiff::civil::Date = DAY.parse().unwrap();
    for n in 0..BACKLOG {
        let day = monday.saturating_sub(jiff::Span::new().days((n / CHILDREN) as i64));
        let child = child_id(&format!("k_{}", n % CHILDREN));
        old.writes_on(day, Fact::RollCall { child, by: person("s_mori"), here: true });
    }
    let (began, mut slowest, mut live) = (Instant::now(), Duration::ZERO, 24);
    loop {
        let said = old.pushes().await;
        if live < CHILDREN {
            gate.writes(came(&format!("k_{live}")));
            live += 1;
            let asked = Instant::now();
            let Said::Judged(judgement) = gate.pushes().await else { panic!("not judged") };
            slowest = slowest.max(asked.elapsed());
            assert_eq!(judgement.verdicts, [Verdict::Applied]);
        }
        if old.log.answered(&said) != Next::Push {
            break;
        }
    }
    assert_eq!(old.log.waiting(), 0);
    figure("backlog_seconds", began.elapsed().as_secs_f64());
    figure("live_slowest_ms", slowest.as_secs_f64() * 1_000.0);
    scene.ends().await;
}
