//! The rush: booking opens, and everybody wants one place.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

use serde_json::{Value, json};

use crate::{Dice, Door, Fallible, Request, Staff, families, town::A_DAY};

/// How many want what.
#[derive(Debug, Clone)]
pub struct Rush {
    /// Where the city answers on 127.0.0.1.
    pub port: u16,
    /// What each family prefers.
    pub seed: u64,
    /// The service that is made for it.
    pub service: String,
    /// The month in which the slots lie.
    pub month: (u16, u8),
    /// Slots, at most 2,688: 96 a day, in any month.
    pub slots: usize,
    /// Places in each.
    pub places: u32,
    /// Families; each wants one place.
    pub families: usize,
    /// Phones in use at a time.
    pub phones: usize,
}

/// How it went.
#[derive(Debug, Clone, Default)]
pub struct Sold {
    /// From the first request to the last answer.
    pub seconds: f64,
    /// Requests.
    pub attempts: u64,
    /// Answers by code.
    pub answers: BTreeMap<String, u64>,
    /// Families with a place.
    pub served: u64,
    /// Places that slots say are taken.
    pub taken: u64,
    /// Slots that hold more than they have.
    pub oversold: u64,
    /// Acknowledged bookings that are in no slot, and bookings that nobody was told of.
    pub lost: u64,
    /// Differences that the office's reconciliation names.
    pub differences: u64,
}

/// A family that was told to wait by `busy` or a 5xx asks again, so often.
const TRIES: usize = 40;
/// A family gives up after so many slots, and after so many refusals with nothing else on offer.
const SLOTS_TRIED: usize = 400;
const NOTHING_LEFT: usize = 40;

/// Opens the doors.
///
/// # Errors
/// When the city cannot be set up or looked at.
pub fn sell(rush: &Rush) -> Fallible<Sold> {
    let mut staff = Staff::sign_in(rush.port)?;
    staff.publish(&rush.service, "household")?;
    let slots = staff.open(&rush.service, rush.month, rush.slots, rush.places)?;
    let people = families(rush.port, rush.families, 0, "")?;

    let (next, attempts) = (AtomicUsize::new(0), AtomicU64::new(0));
    let (answers, told) = (Mutex::new(BTreeMap::<String, u64>::new()), Mutex::new(BTreeSet::<String>::new()));
    let began = Instant::now();
    let phone = || {
        let mut door = Door::new(rush.port);
        let (mut mine, mut ids) = (BTreeMap::<String, u64>::new(), Vec::new());
        while let Some((number, family)) =
            Some(next.fetch_add(1, Ordering::SeqCst)).and_then(|n| Some((n, people.get(n)?)))
        {
            let mut dice = Dice::new(rush.seed, number as u64);
            // The early slots are the popular ones.
            let mut wanted = slots.get(dice.below(slots.len()).min(dice.below(slots.len()))).cloned();
            let (mut slots_tried, mut nothing, mut tries) = (0, 0, 0);
            while let Some(slot) = wanted.take() {
                attempts.fetch_add(1, Ordering::Relaxed);
                let body = json!({ "slot_id": slot, "child_ids": [] });
                let key = format!("rush-{number}-{slots_tried}");
                let answer = door.ask(&Request::post("/api/bookings", &family.bearer, &key, &body));
                let code = match &answer {
                    Ok(answer) if answer.status < 300 => "done",
                    Ok(answer) => answer.code(),
                    Err(_) => "no answer",
                };
                *mine.entry(code.to_owned()).or_default() += 1;
                match (code, &answer) {
                    ("done", Ok(answer)) => ids.push(answer.text("id").to_owned()),
                    ("slot_full", Ok(answer)) if slots_tried < SLOTS_TRIED && nothing < NOTHING_LEFT => {
                        slots_tried += 1;
                        let near = answer.body.pointer("/error/alternatives").and_then(Value::as_array);
                        let near: Vec<&str> =
                            near.into_iter().flatten().filter_map(|slot| slot.get("id")?.as_str()).collect();
                        nothing += usize::from(near.is_empty());
                        // One of those on offer, or somewhere else altogether.
                        let other = dice.one(&near).map(|id| (*id).to_owned()).filter(|_| slots_tried % 4 != 0);
                        wanted = other.or_else(|| dice.one(&slots).cloned());
                    }
                    ("slot_full", _) => {}
                    _ if tries < TRIES => {
                        tries += 1;
                        wanted = Some(slot);
                    }
                    _ => {}
                }
            }
        }
        let mut all = answers.lock().unwrap_or_else(PoisonError::into_inner);
        for (code, count) in mine {
            *all.entry(code).or_default() += count;
        }
        told.lock().unwrap_or_else(PoisonError::into_inner).extend(ids);
    };
    thread::scope(|scope| {
        let phones: Vec<_> = (0..rush.phones).map(|_| scope.spawn(phone)).collect();
        phones.into_iter().try_for_each(|phone| phone.join().map_err(|_| "a phone broke".to_owned()))
    })?;
    let mut sold = Sold {
        seconds: began.elapsed().as_secs_f64(),
        attempts: attempts.into_inner(),
        answers: answers.into_inner().unwrap_or_else(PoisonError::into_inner),
        ..Sold::default()
    };
    let told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
    sold.served = told.len() as u64;
    sold.count(rush, &mut staff, &told)?;
    Ok(sold)
}

impl Sold {
    /// Nothing sold twice, nothing lost.
    #[must_use]
    pub const fn is_clean(&self) -> bool {
        self.oversold == 0 && self.lost == 0 && self.differences == 0 && self.served == self.taken
    }

    /// Looks at the slots a day at a time, as the office does.
    fn count(&mut self, rush: &Rush, staff: &mut Staff, told: &BTreeSet<String>) -> Fallible<()> {
        let mut inside = BTreeSet::new();
        for day in 1..=rush.slots.div_ceil(A_DAY) {
            let day = format!("{:04}-{:02}-{day:02}", rush.month.0, rush.month.1);
            for slot in staff.slots(&rush.service, &day, &day)? {
                let bookings: Vec<&Value> =
                    slot.get("bookings").and_then(Value::as_array).into_iter().flatten().collect();
                self.taken += bookings.len() as u64;
                self.oversold += u64::from(bookings.len() as u64 > u64::from(rush.places));
                inside.extend(bookings.iter().filter_map(|row| Some(row.get("id")?.as_str()?.to_owned())));
            }
            self.differences += staff.differences(&rush.service, &day, &day)?.len() as u64;
        }
        self.lost = inside.symmetric_difference(told).count() as u64;
        Ok(())
    }
}
