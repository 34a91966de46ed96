//! No path sends without the second person who was needed, after its end, within the held time, after a cancellation or a
//! recall, or anything but what was looked at.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::{demo::*, *};

#[derive(Debug, Clone)]
enum Step {
    Edit { by: usize, body: usize, urgent: bool, later: Option<i64> },
    Submit { by: usize, stale: bool, needs: bool },
    Approve { by: usize, stale: bool },
    Cancel,
    Begin { stale: bool },
    Sent,
    Recall,
    Correct { by: usize, body: usize, needs: bool },
    Expire,
    Wait { seconds: i64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let by = 0..3usize;
    let body = 0..3usize;
    let step = prop_oneof![
        2 => (by.clone(), body.clone(), any::<bool>(), prop::option::of(0..900i64))
            .prop_map(|(by, body, urgent, later)| Step::Edit { by, body, urgent, later }),
        6 => (by.clone(), prop::bool::weighted(0.1), any::<bool>()).prop_map(|(by, stale, needs)| Step::Submit { by, stale, needs }),
        6 => (by.clone(), prop::bool::weighted(0.2)).prop_map(|(by, stale)| Step::Approve { by, stale }),
        1 => Just(Step::Cancel),
        6 => prop::bool::weighted(0.1).prop_map(|stale| Step::Begin { stale }),
        2 => Just(Step::Sent),
        1 => Just(Step::Recall),
        2 => (by, body, any::<bool>()).prop_map(|(by, body, needs)| Step::Correct { by, body, needs }),
        1 => Just(Step::Expire),
        6 => prop_oneof![Just(5i64), Just(10), Just(60), 0..1200i64].prop_map(|seconds| Step::Wait { seconds }),
    ];
    prop::collection::vec(step, 1..40)
}

const PEOPLE: [&str; 3] = ["teacher", "deputy", "head"];
const BODIES: [&str; 3] = ["晴れ", "雨", "雪"];

/// What is known of a message beside what it says of itself.
struct Witness {
    wrote: BTreeSet<&'static str>,
    /// Who approved what stands there now, if anybody did.
    approved: Option<&'static str>,
    needs: bool,
    /// The last moment at which somebody let it go.
    let_go: Option<Timestamp>,
    /// The letter as it was let go.
    seen: Option<Letter>,
    over: bool,
}

fn looked(letter: &Letter, reached: &Reached, needs: bool) -> Looked {
    let because = if needs { BTreeSet::from([Because::Many]) } else { BTreeSet::new() };
    Looked { children: 1, guardians: 1, warnings: Vec::new(), because, shown: shown(letter, reached) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn nothing_leaves_that_may_not(steps in steps()) {
        let rosters = rosters(0);
        let start = at("09:00:00");
        let mut now = start;
        let first = letter(vec![class("p1a")], "天気", BODIES[0]);
        let first = Letter { not_after: start + SignedDuration::from_secs(1500), ..first };
        let reached = reached(&first, &rosters);
        let mut message = Message::draft("m".to_owned(), PEOPLE[0].to_owned(), first);
        let mut witness = Witness { wrote: BTreeSet::from([PEOPLE[0]]), approved: None, needs: false, let_go: None, seen: None, over: false };

        for step in steps {
            let before = message.state;
            match step {
                Step::Wait { seconds } => now += SignedDuration::from_secs(seconds),
                Step::Edit { by, body, urgent, later } => {
                    let mut next = message.letter.clone();
                    next.content.texts.get_mut("ja").unwrap().body = BODIES[body].to_owned();
                    next.urgency = if urgent { Urgency::Emergency } else { Urgency::Normal };
                    next.send_at = later.map(|seconds| now + SignedDuration::from_secs(seconds));
                    if let Ok(next) = message.edit(PEOPLE[by], next) {
                        message = next;
                        witness.wrote.insert(PEOPLE[by]);
                        (witness.approved, witness.let_go, witness.seen) = (None, None, None);
                    }
                }
                Step::Submit { by, stale, needs } => {
                    let found = looked(&message.letter, &reached, needs);
                    let seen = if stale { "old" } else { &found.shown };
                    if let Ok(next) = message.submit(PEOPLE[by], seen, &found, now) {
                        prop_assert!(!stale);
                        message = next;
                        witness.wrote.insert(PEOPLE[by]);
                        witness.needs = needs;
                        witness.seen = Some(message.letter.clone());
                        witness.let_go = (!needs).then_some(now);
                    }
                }
                Step::Approve { by, stale } => {
                    let correction = message.correction.clone();
                    let current = message.shown.clone().unwrap_or_default();
                    let current = correction.as_ref().map_or(current, |correction| correction.shown.clone());
                    let seen = if stale { "old" } else { current.as_str() };
                    if let Ok(next) = message.approve(PEOPLE[by], seen, now) {
                        prop_assert!(!stale);
                        match correction {
                            Some(correction) => prop_assert!(correction.by != PEOPLE[by]),
                            None => {
                                prop_assert!(!witness.wrote.contains(PEOPLE[by]));
                                witness.approved = Some(PEOPLE[by]);
                                witness.let_go = Some(now);
                            }
                        }
                        message = next;
                    }
                }
                Step::Cancel => if let Ok(next) = message.cancel() {
                    message = next;
                    witness.over = true;
                },
                Step::Begin { stale } => {
                    let current = shown(&message.letter, &reached);
                    match message.begin(if stale { "old" } else { &current }, now) {
                        Ok(Begun::Send(next)) => {
                            prop_assert!(!stale && !witness.over);
                            prop_assert!(now <= message.letter.not_after);
                            let let_go = witness.let_go.expect("somebody let it go");
                            prop_assert!(now >= let_go + message.letter.urgency.hold());
                            prop_assert!(message.letter.send_at.is_none_or(|at| now >= at));
                            prop_assert!(!witness.needs || witness.approved.is_some());
                            prop_assert_eq!(Some(&message.letter), witness.seen.as_ref());
                            message = *next;
                        }
                        Ok(Begun::Expired(next)) => {
                            prop_assert!(now > message.letter.not_after);
                            message = *next;
                            witness.over = true;
                        }
                        Err(_) => {}
                    }
                }
                Step::Sent => if let Ok(next) = message.sent() { message = next },
                Step::Recall => if let Ok(next) = message.recall(now, 0) {
                    message = next;
                    witness.over = true;
                },
                Step::Correct { by, body, needs } => {
                    let mut next = message.letter.clone();
                    next.content.texts.get_mut("ja").unwrap().body = BODIES[body].to_owned();
                    let found = looked(&next, &reached, needs);
                    if let Ok(corrected) = message.correct(PEOPLE[by], next.content, &found.shown, &found, now) {
                        prop_assert!(!needs || corrected.letter == message.letter);
                        message = corrected;
                    }
                }
                Step::Expire => {
                    message = message.expire(now);
                    witness.over |= message.state == State::Expired;
                }
            }
            // What is over stays so, and only `begin` makes it leave.
            if witness.over {
                let is_over = matches!(message.state, State::Cancelled | State::Recalled { .. } | State::Expired);
                prop_assert!(is_over);
                prop_assert!(!message.goes_on(now));
            }
            if message.state == State::Sending && before != State::Sending {
                let has_begun = matches!(step, Step::Begin { .. });
                prop_assert!(has_begun);
            }
        }
    }
}
