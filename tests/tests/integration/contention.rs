//! Many families at few slots while DynamoDB has a bad day: nothing is oversold, doubled or lost, and every answer can
//! have been right at some moment between the question and it. `cargo xtask bench reservations` does the same at length.

use contention::{Plan, Rush, run, sell};
use tests::Scene;

const MORNING: &str = "2026-03-20T09:00:00+09:00";
/// All of it can be booked that morning.
const MONTH: (u16, u8) = (2026, 4);

fn port(scene: &Scene) -> u16 {
    scene.city().url().rsplit(':').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_on_a_bad_day_oversells_doubles_and_loses_nothing() {
    let scene = Scene::start("contention_crowd", MORNING).await;
    let plan = Plan {
        port: port(&scene),
        seed: 20_260_401,
        service: "crowd".to_owned(),
        month: MONTH,
        birth: "2024-10-01".to_owned(),
        phones: 16,
        families: 48,
        slots: 8,
        places: 10,
        attempts: 1_500,
        bad_day: true,
    };

    let report = tokio::task::spawn_blocking(move || run(&plan)).await.unwrap().unwrap();

    println!("{report}");
    assert!(report.is_clean(), "{report}");
    for answer in ["done", "slot_full", "already_booked", "idempotency_key_reused", "not_live"] {
        assert!(report.answers.contains_key(answer), "nobody heard {answer}: {report}");
    }
    for fault in ["lost_after_commit", "conflict", "duplicate", "failure", "slow"] {
        assert!(report.faults.contains_key(fault), "{fault} has not happened: {report}");
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_sells_every_place_once() {
    let scene = Scene::start("contention_rush", MORNING).await;
    let rush = Rush {
        port: port(&scene),
        seed: 1,
        service: "rush".to_owned(),
        month: MONTH,
        slots: 12,
        places: 10,
        families: 150,
        phones: 16,
    };

    let sold = tokio::task::spawn_blocking(move || sell(&rush)).await.unwrap().unwrap();

    println!("{sold:?}");
    assert!(sold.is_clean(), "{sold:?}");
    assert_eq!(sold.taken, 120, "{sold:?}");
    scene.ends().await;
}
