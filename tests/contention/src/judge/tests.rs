use std::{
    collections::{BTreeMap, BTreeSet},
    time::Instant,
};

use super::*;
use crate::{Dice, settled};

/// A history written by hand: each line is sent, answered, and what.
#[derive(Default)]
struct Told(Vec<Attempt>);

impl Told {
    fn say(mut self, (sent, answered): (u64, u64), deed: u64, act: Act, outcome: Outcome) -> Self {
        let answered = (outcome != Outcome::Unknown).then_some(answered);
        self.0.push(Attempt { sent, answered, deed, act, outcome });
        self
    }

    /// A booking for the child of the same number.
    fn books(self, when: (u64, u64), booking: u64, outcome: Outcome) -> Self {
        self.books_for(when, booking, &[u32::try_from(booking).unwrap()], outcome)
    }

    fn books_for(self, when: (u64, u64), booking: u64, children: &[u32], outcome: Outcome) -> Self {
        self.say(when, booking, Act::Take { booking, children: children.to_vec() }, outcome)
    }

    fn cancels(self, when: (u64, u64), booking: u64, outcome: Outcome) -> Self {
        self.say(when, 1_000 + booking, Act::Leave { booking }, outcome)
    }

    fn looks(self, when: (u64, u64), booking: u64, seen: bool) -> Self {
        let deed = 9_000 + self.0.len() as u64;
        self.say(when, deed, Act::Look { booking }, Outcome::Seen(seen))
    }

    #[track_caller]
    fn can_be(self, capacity: u32) {
        assert_eq!(judge(capacity, &settled(self.0, |_| false)), Verdict::Possible);
    }

    #[track_caller]
    fn cannot_be(self, capacity: u32) {
        let verdict = judge(capacity, &settled(self.0, |_| false));
        assert!(matches!(verdict, Verdict::Impossible(_)), "{verdict:?}");
    }
}

use Outcome::{Already, Done, Full, Unknown};

#[test]
fn what_happens_one_after_the_other_is_possible() {
    Told::default()
        .books((0, 1), 1, Done)
        .books((2, 3), 2, Done)
        .books((4, 5), 3, Full)
        .cancels((6, 7), 1, Done)
        .books((8, 9), 4, Done)
        .looks((10, 11), 1, false)
        .looks((10, 11), 4, true)
        .can_be(2);
}

#[test]
fn what_overlaps_may_have_happened_in_either_order() {
    Told::default().books((0, 9), 1, Done).books((0, 9), 2, Full).can_be(1);
    Told::default().books((0, 9), 1, Full).books((0, 9), 2, Done).can_be(1);
    // The place was free for a moment between the cancellation and the next booking.
    Told::default()
        .books((0, 1), 1, Done)
        .cancels((2, 9), 1, Done)
        .books((2, 9), 2, Done)
        .books((3, 8), 3, Full)
        .can_be(1);
}

#[test]
fn one_sold_too_many_is_impossible() {
    Told::default().books((0, 5), 1, Done).books((1, 6), 2, Done).books((2, 7), 3, Done).cannot_be(2);
    Told::default().books_for((0, 1), 1, &[1, 2], Done).books((2, 3), 3, Done).cannot_be(2);
}

#[test]
fn full_while_nobody_has_the_place_is_impossible() {
    Told::default().books((0, 1), 1, Full).cannot_be(1);
    // Long after the cancellation was answered.
    Told::default().books((0, 1), 1, Done).cancels((2, 3), 1, Done).books((4, 5), 2, Full).cannot_be(1);
    // A party of two does not fit where one would.
    Told::default().books((0, 1), 1, Done).books_for((2, 3), 2, &[2, 3], Full).books((4, 5), 4, Done).can_be(2);
}

#[test]
fn a_lost_booking_is_impossible() {
    Told::default().books((0, 1), 1, Done).looks((2, 3), 1, false).cannot_be(5);
    // It was acknowledged, and the place was given away.
    Told::default().books((0, 1), 1, Done).books((2, 3), 2, Done).looks((4, 5), 2, true).cannot_be(1);
}

#[test]
fn a_cancellation_that_frees_two_places_is_impossible() {
    Told::default()
        .books((0, 1), 1, Done)
        .books((0, 1), 2, Done)
        .cancels((2, 3), 1, Done)
        .cancels((4, 5), 1, Done)
        .books((6, 7), 3, Done)
        .books((8, 9), 4, Done)
        .cannot_be(2);
}

#[test]
fn a_child_twice_in_a_slot_is_impossible() {
    Told::default().books_for((0, 9), 1, &[7], Done).books_for((0, 9), 2, &[7], Done).cannot_be(5);
    Told::default().books_for((0, 9), 1, &[7], Done).books_for((0, 9), 2, &[7], Already).can_be(5);
    Told::default().books_for((0, 9), 2, &[7], Already).cannot_be(5);
    Told::default()
        .books_for((0, 1), 1, &[7], Done)
        .cancels((2, 3), 1, Done)
        .books_for((4, 5), 2, &[7], Already)
        .cannot_be(5);
}

#[test]
fn what_nobody_answered_may_have_happened_or_not() {
    let unknown = || Told::default().books((0, 0), 1, Unknown);
    unknown().books((5, 6), 2, Done).can_be(1);
    unknown().books((5, 6), 2, Full).can_be(1);
    // It happened late: after somebody else had come and gone.
    unknown().books((5, 6), 2, Done).cancels((7, 8), 2, Done).books((9, 10), 3, Full).can_be(1);
    // But it cannot free the place again by itself, nor happen before it was sent.
    unknown().books((5, 6), 2, Full).books((7, 8), 3, Done).cannot_be(1);
    Told::default().books((0, 1), 2, Full).books((5, 0), 1, Unknown).cannot_be(1);
    // Whether or not: looked at when all was over.
    unknown().books((5, 6), 2, Full).looks((7, 8), 1, false).cannot_be(1);
    assert!(matches!(judge(1, &settled(unknown().books((5, 6), 2, Full).0, |deed| deed == 1)), Verdict::Impossible(_)));
}

#[test]
fn attempts_of_one_deed_do_one_thing() {
    // The answer was lost, and asked for again: one place is gone.
    let again = || Told::default().books((0, 0), 1, Unknown).books((5, 6), 1, Done).books((7, 8), 1, Done);
    again().books((9, 10), 2, Done).can_be(2);
    again().books((9, 10), 2, Full).cannot_be(2);
    // It happened at the first attempt already.
    again().books((2, 3), 2, Full).can_be(1);
    // After it was done, it is never refused.
    Told::default().books((0, 1), 1, Done).books((5, 6), 1, Full).cannot_be(1);
    Told::default()
        .cancels((4, 5), 1, Done)
        .books((0, 1), 1, Done)
        .books((6, 7), 1, Done)
        .books((8, 9), 2, Done)
        .can_be(1);
}

#[test]
fn a_change_leaves_one_slot_and_takes_another() {
    let moved = |act: Act, outcome| Attempt { sent: 4, answered: Some(5), deed: 77, act, outcome };
    let mut old = Told::default().books((0, 1), 1, Done);
    old.0.push(moved(Act::Leave { booking: 1 }, Done));
    old.books((6, 7), 2, Done).can_be(1);

    let mut new = Told::default().books((0, 1), 3, Done);
    new.0.push(moved(Act::Take { booking: 1, children: vec![1] }, Done));
    new.cannot_be(1);
}

/// A crowd that is served one at a time, at chance moments between sending and answer.
fn crowd(seed: u64, capacity: u32, clients: usize, requests: usize) -> Vec<Attempt> {
    let mut dice = Dice::new(seed, 0);
    let mut slot = Slot::new(capacity);
    let (mut attempts, mut inside) = (Vec::new(), Vec::new());
    let mut busy = vec![(0, 0); clients];
    for n in 0..requests {
        // Served in the order of `now`; each client waits for its answer before it asks again.
        let now = (n as u64 + 1) * 100;
        let client = dice.below(clients);
        let sent = now - dice.roll() % 1_000.min(now);
        let sent = sent.max(busy[client].1 + 1).min(now);
        let answered = now + dice.roll() % (clients as u64 * 100);
        busy[client] = (sent, answered);
        let booking = n as u64;
        let act = match (inside.is_empty(), dice.below(10)) {
            (false, 0..3) => Act::Leave { booking: inside.swap_remove(dice.below(inside.len())) },
            _ => Act::Take { booking, children: vec![u32::try_from(n).unwrap()] },
        };
        let asked = Attempt { sent, answered: Some(answered), deed: booking, act, outcome: Done };
        let outcome = match slot.step(&asked) {
            Step::Change => {
                slot.change(&asked);
                if let Act::Take { booking, .. } = asked.act {
                    inside.push(booking);
                }
                Done
            }
            _ => Full,
        };
        // Some answers are lost; what they would have said is seen when all is over.
        let lost = dice.percent(3);
        if !lost || outcome == Done {
            attempts.push(Attempt { outcome, answered: asked.answered.filter(|_| !lost), ..asked });
        }
    }
    attempts
}

#[test]
fn crowds_that_were_served_one_at_a_time_are_possible() {
    for seed in 0..40 {
        for capacity in [1, 3, 30] {
            assert_eq!(judge(capacity, &crowd(seed, capacity, 32, 400)), Verdict::Possible, "{seed} {capacity}");
        }
    }
}

#[test]
fn thousands_of_requests_of_32_clients_are_judged_at_once() {
    let attempts = crowd(7, 5, 32, 6_000);
    let began = Instant::now();
    assert_eq!(judge(5, &attempts), Verdict::Possible);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn the_same_answers_from_a_smaller_slot_are_impossible() {
    for seed in 0..20 {
        let verdict = judge(4, &crowd(seed, 5, 3, 300));
        assert!(matches!(verdict, Verdict::Impossible(_)), "{seed}: {verdict:?}");
    }
}

/// All orders, tried one by one.
fn by_hand(capacity: u32, attempts: &[Attempt]) -> bool {
    fn next(slot: &mut Slot, attempts: &[Attempt], left: &BTreeSet<usize>) -> bool {
        if left.iter().all(|at| attempts[*at].outcome == Unknown) {
            return true;
        }
        let latest =
            left.iter().filter(|at| attempts[**at].outcome != Unknown).map(|at| attempts[*at].answered.unwrap());
        let latest = latest.min().unwrap();
        for at in left.iter().copied().filter(|at| attempts[*at].sent <= latest) {
            let rest = left.iter().copied().filter(|other| *other != at).collect();
            match slot.step(&attempts[at]) {
                Step::Impossible => {}
                Step::Idle => {
                    if next(slot, attempts, &rest) {
                        return true;
                    }
                }
                Step::Change => {
                    let undo = slot.change(&attempts[at]);
                    let found = next(slot, attempts, &rest);
                    slot.take_back(undo);
                    if found {
                        return true;
                    }
                }
            }
        }
        false
    }
    next(&mut Slot::new(capacity), attempts, &(0..attempts.len()).collect())
}

#[test]
fn the_search_finds_what_trying_every_order_finds() {
    let mut found: BTreeMap<bool, u32> = BTreeMap::new();
    for seed in 0..6_000 {
        let mut dice = Dice::new(seed, 1);
        let mut told = Told::default();
        for n in 0..7 {
            let sent = dice.roll() % 12;
            let when = (sent, sent + dice.roll() % 6);
            let booking = dice.roll() % 4;
            told = match dice.below(8) {
                0 | 1 => told.cancels(when, booking, [Done, Done, Unknown][dice.below(3)]),
                2 => told.looks(when, booking, dice.percent(50)),
                _ => {
                    let children = [u32::try_from(dice.below(3)).unwrap()];
                    let outcome = [Done, Done, Full, Already, Unknown][dice.below(5)];
                    told.say(when, n, Act::Take { booking: n, children: children.to_vec() }, outcome)
                }
            };
        }
        let expected = by_hand(2, &told.0);
        let verdict = judge(2, &told.0);
        assert_eq!(verdict == Verdict::Possible, expected, "seed {seed}: {verdict:?} {:#?}", told.0);
        *found.entry(expected).or_default() += 1;
    }
    assert!(found.values().all(|count| *count > 200), "{found:?}");
}
