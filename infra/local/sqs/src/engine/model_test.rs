//! Random work against a model so small that it is obviously right: nothing is lost, nothing comes in the wrong order,
//! and no two receivers hold one group.

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::*;

use super::{scene_test::counted_ids, *};

const QUEUE: &str = "q.fifo";
const TIMEOUT: i64 = 30;

#[derive(Debug, Clone)]
enum Op {
    Send { group: u8 },
    Receive { max: i64 },
    Delete { held: prop::sample::Index },
    GiveBack { held: prop::sample::Index },
    Pass { seconds: i64 },
    Restart,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        4 => (0..4u8).prop_map(|group| Op::Send { group }),
        4 => (1..=10i64).prop_map(|max| Op::Receive { max }),
        3 => any::<prop::sample::Index>().prop_map(|held| Op::Delete { held }),
        1 => any::<prop::sample::Index>().prop_map(|held| Op::GiveBack { held }),
        2 => (1..40i64).prop_map(|seconds| Op::Pass { seconds }),
        1 => Just(Op::Restart),
    ];
    prop::collection::vec(op, 1..120)
}

/// Every group is a line of people; whoever is at the counter has a time to be back by.
#[derive(Default)]
struct Model {
    lines: BTreeMap<String, VecDeque<String>>,
    held: Vec<Held>,
}

struct Held {
    group: String,
    body: String,
    handle: String,
    until: Timestamp,
}

impl Model {
    fn is_locked(&self, group: &str, now: Timestamp) -> bool {
        self.held.iter().any(|held| held.group == group && held.until > now)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_message_is_lost_and_each_group_is_in_order_with_one_receiver(ops in ops()) {
        let mut now: Timestamp = "2026-04-01T00:00:00Z".parse().unwrap();
        let mut kept = BTreeMap::new();
        let ids = counted_ids();
        let mut engine = Engine::new(Arc::clone(&ids));
        let attributes = BTreeMap::from([("FifoQueue".to_owned(), "true".to_owned())]);
        engine.create_queue(now, QUEUE, &attributes, &BTreeMap::new()).unwrap();
        let mut model = Model::default();
        let mut sent = 0;

        for op in ops {
            match op {
                Op::Send { group } => {
                    sent += 1;
                    let (group, body) = (group.to_string(), sent.to_string());
                    let outgoing = Outgoing {
                        body: body.clone(),
                        group: Some(group.clone()),
                        dedup: Some(body.clone()),
                        ..Outgoing::default()
                    };
                    engine.send(now, QUEUE, outgoing).unwrap();
                    model.lines.entry(group).or_default().push_back(body);
                }
                Op::Receive { max } => {
                    let got = engine.receive(now, QUEUE, Some(max), None).unwrap();
                    let open: Vec<_> = model.lines.iter()
                        .filter(|(group, line)| !model.is_locked(group, now) && !line.is_empty())
                        .map(|(group, line)| (group.clone(), line.len()))
                        .collect();
                    let available: usize = open.iter().map(|(_, len)| len).sum();
                    prop_assert_eq!(got.len(), available.min(usize::try_from(max).unwrap()));
                    let mut places: BTreeMap<String, usize> = BTreeMap::new();
                    for delivery in &got {
                        let group = delivery.message.group.clone().unwrap();
                        prop_assert!(!model.is_locked(&group, now), "group {} has two receivers", group);
                        let place = places.entry(group.clone()).or_default();
                        prop_assert_eq!(&model.lines[&group][*place], &delivery.message.body);
                        *place += 1;
                    }
                    let until = now + SignedDuration::from_secs(TIMEOUT);
                    model.held.extend(got.into_iter().map(|delivery| Held {
                        group: delivery.message.group.unwrap(),
                        body: delivery.message.body,
                        handle: delivery.receipt_handle,
                        until,
                    }));
                }
                Op::Delete { held } if !model.held.is_empty() => {
                    let held = model.held.remove(held.index(model.held.len()));
                    let result = engine.delete(now, QUEUE, &held.handle);
                    if held.until > now {
                        result.unwrap();
                        model.lines.get_mut(&held.group).unwrap().retain(|body| *body != held.body);
                    } else {
                        // Too late: refused, unless a later receiver has deleted the message since.
                        let gone = !model.lines[&held.group].contains(&held.body);
                        prop_assert_eq!(result.is_ok(), gone);
                    }
                }
                Op::GiveBack { held } if !model.held.is_empty() => {
                    let held = model.held.remove(held.index(model.held.len()));
                    let result = engine.change_visibility(now, QUEUE, &held.handle, Some(0));
                    prop_assert_eq!(result.is_ok(), held.until > now);
                }
                Op::Pass { seconds } => now += SignedDuration::from_secs(seconds),
                Op::Restart => {
                    for (key, value) in engine.changes().unwrap() {
                        match value {
                            Some(value) => kept.insert(key, value),
                            None => kept.remove(&key),
                        };
                    }
                    engine = Engine::restore(Arc::clone(&ids), &kept).unwrap();
                }
                Op::Delete { .. } | Op::GiveBack { .. } => {}
            }
        }
        // Whoever held something is late now; what is left comes out in order and can be deleted.
        now += SignedDuration::from_secs(TIMEOUT);
        let mut left: BTreeMap<String, VecDeque<String>> = BTreeMap::new();
        loop {
            let got = engine.receive(now, QUEUE, Some(10), None).unwrap();
            if got.is_empty() {
                break;
            }
            for delivery in got {
                engine.delete(now, QUEUE, &delivery.receipt_handle).unwrap();
                left.entry(delivery.message.group.unwrap()).or_default().push_back(delivery.message.body);
            }
        }
        model.lines.retain(|_, line| !line.is_empty());
        prop_assert_eq!(left, model.lines);
    }
}
