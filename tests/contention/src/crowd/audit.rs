//! When all is over: what families' lists, slots and the office's reconciliation say, and whether everything that was
//! answered can have happened.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    time::Instant,
};

use serde_json::Value;

use super::{
    Plan,
    log::{Home, Log, ending, looked},
    wants::Murky,
};
use crate::{Attempt, Door, Fallible, Outcome, Report, Request, Staff, Verdict, judge, settled};

pub(super) fn judged(
    plan: &Plan,
    staff: &mut Staff,
    slots: &[String],
    logs: Vec<Log>,
    began: Instant,
) -> Fallible<Report> {
    let mut report = Report::default();
    let mut histories: Vec<Vec<Attempt>> = vec![Vec::new(); slots.len()];
    let (mut homes, mut waits) = (Vec::new(), Vec::new());
    for log in logs {
        for (name, count) in log.answers {
            *report.answers.entry(name).or_default() += count;
        }
        for (slot, attempt) in log.attempts {
            if let Some(history) = histories.get_mut(slot) {
                history.push(attempt);
            }
        }
        report.unexplained += log.wrong.len() as u64;
        for what in log.wrong {
            report.example(what);
        }
        homes.extend(log.homes);
        waits.extend(log.waits);
    }
    report.waits = middle_and_most(waits);

    let mut ends = Ends::default();
    let mut door = Door::new(plan.port);
    for home in &mut homes {
        let sent = nanos(began);
        let listed = door.ask(&Request::get("/api/bookings", &home.family.bearer))?.ok("list")?;
        let answered = nanos(began);
        let listed = listed.as_array().cloned().unwrap_or_default();
        ends.clear_up(home, slots, &listed);
        ends.listed(home, slots, &listed, &mut report);
        for (slot, look) in looked(home, slots, &listed, sent, answered) {
            if let Some(history) = histories.get_mut(slot) {
                history.push(look);
            }
        }
    }
    let (from, to) = month(plan);
    ends.slots(&staff.slots(&plan.service, &from, &to)?, &mut report);
    for difference in staff.differences(&plan.service, &from, &to)? {
        report.differences += 1;
        report.example(format!("reconciliation: {difference}"));
    }
    for (slot, history) in histories.into_iter().enumerate() {
        let history = settled(history, |deed| !ends.happened.contains(&deed));
        let history = certain(history, &ends.happened);
        report.judged = (report.judged.0 + 1, report.judged.1 + history.len() as u64);
        match judge(plan.places, &history) {
            Verdict::Possible => {}
            Verdict::Undecided => report.undecided += 1,
            Verdict::Impossible(where_) => {
                report.impossible += 1;
                report.example(format!("{}: {where_}", slots.get(slot).map_or("", String::as_str)));
            }
        }
    }
    Ok(report)
}

/// What was never answered clearly, and was seen at the end, has happened.
fn certain(history: Vec<Attempt>, happened: &BTreeSet<u64>) -> Vec<Attempt> {
    let sure = |attempt: Attempt| match attempt.outcome {
        Outcome::Unknown if happened.contains(&attempt.deed) => Attempt { outcome: Outcome::Done, ..attempt },
        _ => attempt,
    };
    history.into_iter().map(sure).collect()
}

#[derive(Default)]
struct Ends {
    /// Deeds of which no answer said that they were done, and which were.
    happened: BTreeSet<u64>,
    /// Booking ids by slot id, as families have them.
    standing: BTreeMap<String, HashSet<String>>,
    ids: HashSet<String>,
}

impl Ends {
    /// What became of those whose last answer was none.
    fn clear_up(&mut self, home: &mut Home, slots: &[String], listed: &[Value]) {
        let mut known: HashSet<String> = home.bookings.iter().map(|known| known.id.clone()).collect();
        for booking in &mut home.bookings {
            let slot_of = |row: &Value| slots.iter().position(|slot| slot == text(row, "slot_id"));
            match booking.murky.take() {
                None => {}
                Some(Murky::Made) => {
                    let children: Vec<_> =
                        booking.children.iter().filter_map(|child| home.family.children.get(*child)).collect();
                    let made = listed.iter().find(|row| {
                        let theirs: Vec<_> =
                            row.get("child_ids").and_then(Value::as_array).into_iter().flatten().collect();
                        slot_of(row) == Some(booking.slot)
                            && !known.contains(text(row, "id"))
                            && theirs.len() == children.len()
                            && theirs.iter().all(|id| children.iter().any(|child| *id == child.as_str()))
                    });
                    match made {
                        Some(row) => {
                            booking.id = text(row, "id").to_owned();
                            known.insert(booking.id.clone());
                            self.happened.insert(booking.deed);
                        }
                        None => booking.murky = Some(Murky::Made),
                    }
                }
                Some(Murky::Moved { to, deed }) => {
                    let row = listed.iter().find(|row| text(row, "id") == booking.id);
                    if row.and_then(slot_of) == Some(to) {
                        booking.slot = to;
                        self.happened.insert(deed);
                    }
                }
                Some(Murky::Ended { deed }) => {
                    let row = listed.iter().find(|row| text(row, "id") == booking.id);
                    booking.ended = row.is_some_and(|row| text(row, "state") == "cancelled");
                    if booking.ended {
                        self.happened.insert(deed);
                    }
                }
            }
        }
        // Nobody was ever told of these, and they are not there.
        home.bookings.retain(|known| known.murky.is_none());
        for known in home.bookings.iter().filter(|known| known.ended) {
            self.happened.insert(ending(known.deed));
        }
    }

    /// A family's own view: everything that was acknowledged is there, nothing is there twice.
    fn listed(&mut self, home: &Home, slots: &[String], listed: &[Value], report: &mut Report) {
        let mut places: HashSet<(String, String)> = HashSet::new();
        for row in listed {
            let (id, slot, state) = (text(row, "id"), text(row, "slot_id"), text(row, "state"));
            if !self.ids.insert(id.to_owned()) {
                report.double += 1;
                report.example(format!("{id} is in two lists"));
            }
            if !home.bookings.iter().any(|known| known.id == id) {
                report.unexplained += 1;
                report.example(format!("nobody asked for {row}"));
            }
            if state != "booked" {
                continue;
            }
            self.standing.entry(slot.to_owned()).or_default().insert(id.to_owned());
            report.standing += 1;
            for child in row.get("child_ids").and_then(Value::as_array).into_iter().flatten() {
                if !places.insert((slot.to_owned(), child.to_string())) {
                    report.double += 1;
                    report.example(format!("a child twice in {slot}"));
                }
            }
        }
        for known in &home.bookings {
            let row = listed.iter().find(|row| text(row, "id") == known.id);
            let right = row.is_some_and(|row| match known.ended {
                true => text(row, "state") == "cancelled",
                false => {
                    text(row, "state") == "booked"
                        && slots.get(known.slot).is_some_and(|slot| slot == text(row, "slot_id"))
                }
            });
            if !right {
                report.lost += 1;
                report.example(format!("{known:?} is listed as {row:?}"));
            }
        }
    }

    /// The office's view of the slots against the families' lists.
    fn slots(&self, slots: &[Value], report: &mut Report) {
        for slot in slots {
            let card = slot.get("slot").cloned().unwrap_or_default();
            let id = text(&card, "id");
            let inside: Vec<&Value> = slot.get("bookings").and_then(Value::as_array).into_iter().flatten().collect();
            let inside: Vec<&Value> = inside.into_iter().filter(|row| text(row, "state") == "booked").collect();
            let taken: u64 = inside
                .iter()
                .map(|row| {
                    row.get("children").and_then(Value::as_array).map_or(1, |children| children.len().max(1) as u64)
                })
                .sum();
            let number = |name: &str| card.get(name).and_then(Value::as_u64).unwrap_or(0);
            if taken > number("capacity") {
                report.oversold += 1;
                report.example(format!("{id}: {taken} of {} places", number("capacity")));
            }
            let there: HashSet<String> = inside.iter().map(|row| text(row, "id").to_owned()).collect();
            let nobody = HashSet::new();
            let theirs = self.standing.get(id).unwrap_or(&nobody);
            let lost = theirs.symmetric_difference(&there).count() as u64;
            report.lost += lost;
            if lost > 0 || taken + number("remaining") != number("capacity") {
                report.unexplained += u64::from(lost == 0);
                report.example(format!("{id}: families have {theirs:?}, the slot {there:?}, counts {card}"));
            }
        }
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn nanos(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// First and last day that staff can see at once: 31 of them, as slots never reach beyond.
fn month(plan: &Plan) -> (String, String) {
    let (year, month) = plan.month;
    let last = plan.slots.div_ceil(80).clamp(1, 28);
    (format!("{year:04}-{month:02}-01"), format!("{year:04}-{month:02}-{last:02}"))
}

fn middle_and_most(mut waits: Vec<f32>) -> (f32, f32) {
    waits.sort_by(f32::total_cmp);
    let at = |part: usize| waits.get(waits.len() * part / 100).copied().unwrap_or(0.0);
    (at(50), at(99))
}
