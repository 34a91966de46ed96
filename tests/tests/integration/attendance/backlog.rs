//! A tablet that was without a network for weeks drains while the others work on.

use jiff::ToSpan;
use serde_json::json;
use sync::{
    device::{Answer as Said, Next, Verdict},
    entry::Fact,
};
use tests::Scene;

use super::{DAY, MORNING, Nursery, came, child, child_id, person};

/// The whole of it, 10,000 entries, runs in `cargo xtask bench B7`.
const ENTRIES: i32 = 1_200;

#[tokio::test(flavor = "multi_thread")]
async fn a_backlog_drains_and_a_live_push_is_answered_at_once() {
    let scene = Scene::start("attendance_backlog", MORNING).await;
    let children: Vec<_> = (1..=30).map(|number| child(number, "kuma", json!({}))).collect();
    let nursery = Nursery::opens(&scene, &children).await;
    let (mut old, mut gate) = (nursery.tablet("class", "倉庫の端末").await, nursery.tablet("gate", "正門").await);
    let monday: jiff::civil::Date = DAY.parse().unwrap();
    for n in 0..ENTRIES {
        let day = monday.saturating_sub((n / 30).days());
        let child = child_id(&format!("k_{}", n % 30 + 1));
        old.writes_on(day, Fact::RollCall { child, by: person("s_mori"), here: true });
    }

    let mut live = 0;
    loop {
        let said = old.pushes().await;
        let Said::Judged(judgement) = &said else { panic!("{said:?}") };
        assert!(judgement.verdicts.iter().all(|verdict| *verdict == Verdict::Applied));
        // Between any two pushes of the backlog the gate is heard, and its child is on the board at once.
        if live < 30 {
            live += 1;
            gate.writes(came(&format!("k_{live}")));
            let Said::Judged(judgement) = gate.pushes().await else { panic!("not judged") };
            assert_eq!(judgement.verdicts, [Verdict::Applied]);
        }
        if old.log.answered(&said) != Next::Push {
            break;
        }
    }
    assert_eq!((old.log.waiting(), live), (0, 30));
    let board = nursery.board().await;
    assert!(board["lines"].as_array().unwrap().iter().all(|line| line["standing"] == "present"));
    gate.pulls().await;
    scene.settle().await;
    assert_eq!(gate.rows("board").iter().filter(|(name, _)| name.starts_with(DAY)).count(), 60);
    scene.ends().await;
}
