//! One phone in somebody's hand: what it does next, and what it makes of the answer.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    Plan,
    log::{Home, Log, ending, looked},
    wants::{Known, Murky, Told, Want},
};
use crate::{Act, Dice, Door, Family, Request};

pub(super) struct Phone<'a> {
    pub(super) plan: &'a Plan,
    pub(super) number: u64,
    pub(super) slots: &'a [String],
    pub(super) began: Instant,
    pub(super) asked: &'a AtomicU64,
    pub(super) dice: Dice,
    pub(super) deeds: u64,
    /// Deeds of which some attempt got no clear answer.
    pub(super) unclear: BTreeSet<u64>,
    pub(super) doors: [Door; 2],
    pub(super) log: Log,
}

impl<'a> Phone<'a> {
    pub fn new(
        plan: &'a Plan,
        number: u64,
        slots: &'a [String],
        families: Vec<Family>,
        began: Instant,
        asked: &'a AtomicU64,
        dice: Dice,
    ) -> Self {
        let share = plan.families.div_ceil(plan.phones.max(1));
        let first = usize::try_from(number).unwrap_or(0) * share;
        let homes = families.into_iter().enumerate();
        let homes = homes.map(|(n, family)| Home { family, number: first + n, bookings: Vec::new() }).collect();
        let log = Log { homes, ..Log::default() };
        let doors = [Door::new(plan.port), Door::new(plan.port)];
        Self { plan, number, slots, began, asked, dice, deeds: 0, unclear: BTreeSet::new(), doors, log }
    }

    /// In use until enough was asked for.
    pub fn used(mut self) -> Log {
        while self.asked.load(Ordering::Relaxed) < self.plan.attempts {
            let home = self.dice.below(self.log.homes.len());
            match self.dice.below(100) {
                0..40 => self.books(home),
                40..45 => self.books_twice(home),
                45..50 => self.two_phones(home),
                50..54 => self.says_it_again(home),
                54..56 => self.reuses_a_key(home),
                56..70 => self.changes(home),
                70..88 => self.cancels(home),
                _ => self.looks(home),
            }
        }
        self.log
    }

    fn books(&mut self, home: usize) {
        let Some((want, known, request)) = self.booking(home) else { return };
        let impatient = self.dice.percent(4);
        if impatient {
            let sent = self.now();
            self.asked.fetch_add(1, Ordering::Relaxed);
            self.doors[0].send(&request).ok();
            thread::sleep(Duration::from_micros(self.dice.roll() % 8_000));
            self.doors[0].hang_up();
            self.note(&want, sent, &Err("hung up".to_owned()));
        }
        let told = self.insists(&want, &request);
        self.booked(home, known, &told);
    }

    /// The same request on two connections at the same moment: a nervous thumb, or a network that repeats.
    fn books_twice(&mut self, home: usize) {
        let Some((want, known, request)) = self.booking(home) else { return };
        let [first, second] = self.both(&want, &request, &want, &request);
        let told = match (first, second) {
            (Told::Booking(one), Told::Booking(other)) => {
                if one.get("id") != other.get("id") {
                    self.wrong(format!("one key, two bookings: {one} and {other}"));
                }
                Told::Booking(one)
            }
            (Told::Booking(one), _) | (_, Told::Booking(one)) => Told::Booking(one),
            // Whatever both said, the last word is asked for.
            _ => self.insists(&want, &request),
        };
        self.booked(home, known, &told);
    }

    /// Mother and father book the same slot for the same child at the same moment.
    fn two_phones(&mut self, home: usize) {
        let Some((want, known, request)) = self.booking(home) else { return };
        let Some((other_want, other_known, other_request)) = self.same_again(home, &known) else { return };
        let [first, second] = self.both(&want, &request, &other_want, &other_request);
        let first = if matches!(first, Told::Unclear) { self.insists(&want, &request) } else { first };
        let second = if matches!(second, Told::Unclear) { self.insists(&other_want, &other_request) } else { second };
        self.booked(home, known, &first);
        self.booked(home, other_known, &second);
    }

    /// Long after: the same key must say the same booking, whatever has become of it.
    fn says_it_again(&mut self, home: usize) {
        let Some(at) = self.some_booking(home, |known| known.murky.is_none()) else { return };
        let Some((known, request)) = self.repeated(home, at, None) else { return };
        // It does nothing any more, so what it says of the slot is not noted.
        let want = Want { deed: known.deed, effects: Vec::new() };
        match self.insists(&want, &request) {
            Told::Booking(booking) if booking.get("id").and_then(Value::as_str) == Some(&known.id) => {}
            Told::Unclear => {}
            other => self.wrong(format!("the key of {} said again: {other:?}", known.id)),
        }
    }

    fn reuses_a_key(&mut self, home: usize) {
        let Some(at) = self.some_booking(home, |known| known.murky.is_none()) else { return };
        let slot = self.dice.below(self.slots.len());
        let Some((known, request)) = self.repeated(home, at, Some(slot)) else { return };
        let want = Want { deed: known.deed, effects: Vec::new() };
        match self.insists(&want, &request) {
            Told::Refused(code) if code == "idempotency_key_reused" => {}
            Told::Unclear => {}
            // By chance it was the slot that it was made for.
            Told::Booking(booking) if booking.get("id").and_then(Value::as_str) == Some(&known.id) => {}
            other => self.wrong(format!("the key of {} for another slot: {other:?}", known.id)),
        }
    }

    fn changes(&mut self, home: usize) {
        // Now and then one that has ended, which must be refused.
        let ended = self.dice.percent(5);
        let Some(at) = self.some_booking(home, |known| known.murky.is_none() && known.ended == ended) else { return };
        let Some(known) = self.known(home, at).cloned() else { return };
        let to = self.some_slot();
        if to == known.slot {
            return;
        }
        let deed = self.new_deed();
        let mut effects = vec![(known.slot, Act::Leave { booking: known.deed })];
        effects.extend(self.takes(home, to, known.deed, &known.children).effects);
        let want = Want { deed, effects: if ended { Vec::new() } else { effects } };
        let request = self.request(
            home,
            &format!("/api/bookings/{}/change", known.id),
            &self.key(deed),
            |slots| json!({ "slot_id": slots.get(to) }),
        );
        let told = self.insists(&want, &request);
        if ended {
            let right = matches!(&told, Told::Refused(code) if code == "not_live") || matches!(told, Told::Unclear);
            if !right {
                self.wrong(format!("a change of {}, which has ended: {told:?}", known.id));
            }
            return;
        }
        let place = self.slots.get(to).cloned().unwrap_or_default();
        match told {
            Told::Booking(booking) if booking.get("slot_id").and_then(Value::as_str) == Some(&place) => {
                self.update(home, at, |known| known.slot = to);
            }
            Told::Booking(booking) => self.wrong(format!("moved to {place}, and it says {booking}")),
            Told::Full | Told::Already if !self.unclear.contains(&deed) => {}
            Told::Full | Told::Already | Told::Unclear => {
                self.update(home, at, |known| known.murky = Some(Murky::Moved { to, deed }));
            }
            Told::Refused(code) => self.wrong(format!("a change was refused: {code}")),
        }
    }

    fn cancels(&mut self, home: usize) {
        // Now and then again: the same answer.
        let again = self.dice.percent(8);
        let Some(at) = self.some_booking(home, |known| known.murky.is_none() && known.ended == again) else { return };
        let Some(known) = self.known(home, at).cloned() else { return };
        let deed = ending(known.deed);
        let want = Want { deed, effects: vec![(known.slot, Act::Leave { booking: known.deed })] };
        let request = self.request(home, &format!("/api/bookings/{}/cancellation", known.id), "", |_| Value::Null);
        match self.insists(&want, &request) {
            Told::Booking(booking) if booking.get("state").and_then(Value::as_str) == Some("cancelled") => {
                self.update(home, at, |known| known.ended = true);
            }
            Told::Unclear => self.update(home, at, |known| known.murky = Some(Murky::Ended { deed })),
            other => self.wrong(format!("cancelling {}: {other:?}", known.id)),
        }
    }

    fn looks(&mut self, home: usize) {
        let Some(bearer) = self.log.homes.get(home).map(|home| home.family.bearer.clone()) else { return };
        let sent = self.now();
        let Ok(answer) = self.doors[0].ask(&Request::get("/api/bookings", &bearer)) else { return };
        let answered = self.now();
        let Value::Array(listed) = &answer.body else { return };
        let seen = self.log.homes.get(home).map(|home| looked(home, self.slots, listed, sent, answered));
        self.log.attempts.extend(seen.into_iter().flatten());
    }

    fn booked(&mut self, home: usize, known: Known, told: &Told) {
        let place = self.slots.get(known.slot).cloned().unwrap_or_default();
        let known = match told {
            Told::Booking(booking) => {
                let text = |name: &str| booking.get(name).and_then(Value::as_str).unwrap_or_default();
                if text("slot_id") != place || text("state") != "booked" || text("id").is_empty() {
                    self.wrong(format!("{place} was booked, and it says {booking}"));
                }
                Known { id: text("id").to_owned(), ..known }
            }
            // An earlier attempt may still be on its way.
            Told::Full | Told::Already if !self.unclear.contains(&known.deed) => return,
            Told::Full | Told::Already | Told::Unclear => Known { murky: Some(Murky::Made), ..known },
            Told::Refused(code) => return self.wrong(format!("a booking was refused: {code}")),
        };
        if let Some(home) = self.log.homes.get_mut(home) {
            home.bookings.push(known);
        }
    }

    /// Most want the first quarter.
    pub(super) fn some_slot(&mut self) -> usize {
        let popular = self.dice.percent(70);
        self.dice.below(if popular { self.slots.len().div_ceil(4) } else { self.slots.len() })
    }

    fn some_booking(&mut self, home: usize, fits: impl Fn(&Known) -> bool) -> Option<usize> {
        let bookings = &self.log.homes.get(home)?.bookings;
        let fitting: Vec<usize> =
            bookings.iter().enumerate().filter(|(_, known)| fits(known)).map(|(at, _)| at).collect();
        self.dice.one(&fitting).copied()
    }

    pub(super) fn known(&self, home: usize, at: usize) -> Option<&Known> {
        self.log.homes.get(home)?.bookings.get(at)
    }

    fn update(&mut self, home: usize, at: usize, change: impl FnOnce(&mut Known)) {
        if let Some(known) = self.log.homes.get_mut(home).and_then(|home| home.bookings.get_mut(at)) {
            change(known);
        }
    }

    fn wrong(&mut self, what: String) {
        self.log.wrong.push(what);
    }
}
