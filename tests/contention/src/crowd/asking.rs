//! How a phone asks: once, twice at a time, or until the answer is clear; and what it notes down of it.

use std::{sync::atomic::Ordering, thread, time::Duration};

use serde_json::{Value, json};

use super::{
    phone::Phone,
    wants::{Known, Told, Want, label},
};
use crate::{Act, Answer, Attempt, Fallible, Outcome, Request};

/// How often something is asked for again before it is left alone.
const TRIES: u32 = 25;

impl Phone<'_> {
    /// A booking to ask for: some children, some slot.
    pub(super) fn booking(&mut self, home: usize) -> Option<(Want, Known, Request)> {
        let children = match self.dice.below(10) {
            0..2 => vec![0, 1],
            n => vec![n % 2],
        };
        let slot = self.some_slot();
        self.asks_for(home, slot, children)
    }

    pub(super) fn same_again(&mut self, home: usize, known: &Known) -> Option<(Want, Known, Request)> {
        self.asks_for(home, known.slot, known.children.clone())
    }

    pub(super) fn asks_for(
        &mut self,
        home: usize,
        slot: usize,
        children: Vec<usize>,
    ) -> Option<(Want, Known, Request)> {
        let deed = self.new_deed();
        let want = self.takes(home, slot, deed, &children);
        let known = Known {
            deed,
            key: self.key(deed),
            id: String::new(),
            first: slot,
            slot,
            children,
            ended: false,
            murky: None,
        };
        let request = self.book_request(home, &known, slot)?;
        Some((want, known, request))
    }

    pub(super) fn book_request(&self, home: usize, known: &Known, slot: usize) -> Option<Request> {
        let family = &self.log.homes.get(home)?.family;
        let children: Vec<_> = known.children.iter().filter_map(|child| family.children.get(*child)).collect();
        let body = json!({ "slot_id": self.slots.get(slot)?, "child_ids": children });
        Some(Request::post("/api/bookings", &family.bearer, &known.key, &body))
    }

    /// The request that made a booking, once more; `slot` instead of its own.
    pub(super) fn repeated(&self, home: usize, at: usize, slot: Option<usize>) -> Option<(Known, Request)> {
        let known = self.known(home, at)?;
        let request = self.book_request(home, known, slot.unwrap_or(known.first))?;
        Some((known.clone(), request))
    }

    pub(super) fn takes(&self, home: usize, slot: usize, booking: u64, children: &[usize]) -> Want {
        let home = self.log.homes.get(home);
        let children = home.map(|home| children.iter().map(|child| home.child(*child)).collect()).unwrap_or_default();
        Want { deed: booking, effects: vec![(slot, Act::Take { booking, children })] }
    }

    /// Asks until the answer is clear, or patience is at its end.
    pub(super) fn insists(&mut self, want: &Want, request: &Request) -> Told {
        for attempt in 1..=TRIES {
            let sent = self.now();
            self.asked.fetch_add(1, Ordering::Relaxed);
            let answer = self.doors[0].ask(request);
            let told = self.note(want, sent, &answer);
            if !matches!(told, Told::Unclear) {
                return told;
            }
            thread::sleep(Duration::from_millis(u64::from(attempt) * 5 + self.dice.roll() % 10));
        }
        Told::Unclear
    }

    pub(super) fn both(&mut self, one: &Want, first: &Request, other: &Want, second: &Request) -> [Told; 2] {
        self.asked.fetch_add(2, Ordering::Relaxed);
        let sent = self.now();
        let [left, right] = &mut self.doors;
        let away = [left.send(first), right.send(second)];
        let [left, right] = &mut self.doors;
        let [went, followed] = away;
        let answer = went.and_then(|()| left.answer());
        let answered = followed.and_then(|()| right.answer());
        [self.note(one, sent, &answer), self.note(other, sent, &answered)]
    }

    /// Notes an attempt and its answer, which has just come.
    pub(super) fn note(&mut self, want: &Want, sent: u64, answer: &Fallible<Answer>) -> Told {
        let told = Told::of(answer);
        let now = self.now();
        *self.log.answers.entry(label(answer)).or_default() += 1;
        let Some(outcome) = told.outcome() else { return told };
        if outcome == Outcome::Unknown {
            self.unclear.insert(want.deed);
        }
        if outcome == Outcome::Done {
            self.log.waits.push((now - sent) as f32 / 1e6);
        }
        for (slot, act) in &want.effects {
            // A refusal speaks of the slot that was wanted, not of the one that would have been left.
            let speaks = matches!(act, Act::Take { .. }) || matches!(outcome, Outcome::Done | Outcome::Unknown);
            if speaks {
                let answered = (outcome != Outcome::Unknown).then_some(now);
                let attempt = Attempt { sent, answered, deed: want.deed, act: act.clone(), outcome };
                self.log.attempts.push((*slot, attempt));
            }
        }
        told
    }

    pub(super) fn request(&self, home: usize, path: &str, key: &str, body: impl Fn(&[String]) -> Value) -> Request {
        let bearer = self.log.homes.get(home).map_or("", |home| home.family.bearer.as_str());
        Request::post(path, bearer, key, &body(self.slots))
    }

    /// Odd numbers are left for endings.
    pub(super) fn new_deed(&mut self) -> u64 {
        self.deeds += 1;
        ((self.number << 32) | self.deeds) << 1
    }

    pub(super) fn key(&self, deed: u64) -> String {
        format!("{}-{deed:x}", self.plan.seed)
    }

    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}
