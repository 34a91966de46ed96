//! The crowd: families that want the same few slots at once, from several phones, impatiently, on a bad day.

mod asking;
mod audit;
mod log;
mod phone;
mod wants;

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{Dice, Fallible, Report, Staff, families};
use log::Log;
use phone::Phone;

/// How large, and how bad the day.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where the city answers on 127.0.0.1.
    pub port: u16,
    /// The same seed asks for the same things; what they meet depends on the threads.
    pub seed: u64,
    /// The service that is made for it; another one for each run in a city.
    pub service: String,
    /// The month in which the slots lie; all of it must be open for booking by the city's clock.
    pub month: (u16, u8),
    /// The children's day of birth.
    pub birth: String,
    /// Phones in use at a time.
    pub phones: usize,
    /// Families, divided among the phones; each has two children.
    pub families: usize,
    /// Slots.
    pub slots: usize,
    /// Places in each.
    pub places: u32,
    /// Bookings, changes and cancellations asked for, repetitions among them.
    pub attempts: u64,
    /// Whether DynamoDB has its bad day.
    pub bad_day: bool,
}

/// A bad day at DynamoDB's: each misfortune befalls every so-manieth request that it can befall. Primes, so that they meet
/// in all combinations.
const BAD_DAY: [(&str, &str, u32); 9] = [
    ("TransactWriteItems", "lost_after_commit", 53),
    ("TransactWriteItems", "conflict", 29),
    ("TransactWriteItems", "duplicate", 43),
    ("TransactWriteItems", "failure", 97),
    ("TransactWriteItems", "throughput", 499),
    ("TransactWriteItems", "throttle", 997),
    ("TransactWriteItems", "slow", 13),
    ("GetItem", "slow", 31),
    ("GetItem", "failure", 193),
];

/// Now and then a squall: every second request of a kind fails for a while, so that the SDK's own retries run out and
/// families are told to come again without knowing what has happened. One for each so many attempts, by turns.
const SQUALLS: [(&str, &str); 3] =
    [("TransactWriteItems", "lost_after_commit"), ("TransactWriteItems", "failure"), ("GetItem", "failure")];
const SQUALL_EVERY: u64 = 500;
const SQUALL_LENGTH: u32 = 40;

/// Lets the crowd in, waits until it is gone, and judges what it saw.
///
/// # Errors
/// When the city cannot be set up or looked at; what it did wrong is in the report.
pub fn run(plan: &Plan) -> Fallible<Report> {
    let mut staff = Staff::sign_in(plan.port)?;
    staff.publish(&plan.service, "children")?;
    let slots = staff.open(&plan.service, plan.month, plan.slots, plan.places)?;
    let mut people = families(plan.port, plan.families, 2, &plan.birth)?;
    if plan.bad_day {
        for (operation, fault, every) in BAD_DAY {
            let order = json!({ "operation": operation, "fault": fault, "every": every, "times": u32::MAX });
            staff.misfortune(&order)?;
        }
        for (n, (operation, fault)) in (0..plan.attempts / SQUALL_EVERY).zip(SQUALLS.iter().cycle()) {
            // Fewer than half of the attempts come to a write.
            let after = (n + 1) * SQUALL_EVERY / 3;
            let order =
                json!({ "operation": operation, "fault": fault, "every": 2, "after": after, "times": SQUALL_LENGTH });
            staff.misfortune(&order)?;
        }
    }

    let (began, asked) = (Instant::now(), AtomicU64::new(0));
    let share = people.len().div_ceil(plan.phones.max(1)).max(1);
    let mut phones = Vec::new();
    while !people.is_empty() {
        let homes = people.split_off(people.len().saturating_sub(share));
        let number = phones.len() as u64;
        phones.push(Phone::new(plan, number, &slots, homes, began, &asked, Dice::new(plan.seed, number)));
    }
    let logs: Vec<Log> = thread::scope(|scope| {
        let phones: Vec<_> = phones.into_iter().map(|phone| scope.spawn(|| phone.used())).collect();
        phones.into_iter().map(|phone| phone.join().map_err(|_| "a phone broke".to_owned())).collect::<Fallible<_>>()
    })?;
    let seconds = began.elapsed().as_secs_f64();

    let faults = staff.metrics()?.get("faults").cloned().unwrap_or_default();
    staff.misfortune(&json!({ "clear": true }))?;
    // Whoever went away in the middle may have left a request that is still being worked on.
    thread::sleep(Duration::from_secs(2));
    let mut report = audit::judged(plan, &mut staff, &slots, logs, began)?;
    report.seconds = seconds;
    report.attempts = asked.load(Ordering::SeqCst);
    for (fault, count) in faults.as_object().into_iter().flatten() {
        report.faults.insert(fault.clone(), count.as_u64().unwrap_or(0));
    }
    Ok(report)
}
