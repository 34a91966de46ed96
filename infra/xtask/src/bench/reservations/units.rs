//! What DynamoDB charges for a booking, a change, a cancellation and a refusal, one at a time and without faults.

use contention::{Door, Family, Request, Staff, families};
use serde_json::{Value, json};

use super::{
    super::{
        city::City,
        push::units,
        table::{Goal, Row},
    },
    MONTH,
};
use crate::Outcome;

/// Slots of so many places, all of which are taken.
const PLACES: usize = 30;
const SLOTS: usize = 4;

/// Read and write units, and refused calls, of each of `count` requests.
struct Cost {
    reads: f64,
    writes: f64,
    refused: f64,
}

/// A sum of requests that are measured together.
struct Meter<'a> {
    staff: &'a mut Staff,
    door: Door,
}

pub fn rows(city: &City) -> Outcome<Vec<Row>> {
    let mut staff = Staff::sign_in(city.port)?;
    staff.publish("units", "children")?;
    let slots = staff.open("units", MONTH, SLOTS * 2, u32::try_from(PLACES).unwrap_or(1))?;
    let (old, new) = slots.split_at(SLOTS);
    let people = families(city.port, PLACES * SLOTS, 1, "2024-10-01")?;
    let late = families(city.port, PLACES, 1, "2024-10-01")?;
    let mut meter = Meter { staff: &mut staff, door: Door::new(city.port) };

    let mut ids = Vec::new();
    let booking = meter.each(&people, |n, family, door| {
        let answer = book(door, family, old.get(n % SLOTS))?.ok("book")?;
        ids.push(answer.get("id").and_then(Value::as_str).unwrap_or_default().to_owned());
        Ok(())
    })?;
    let refusal = meter.each(&late, |n, family, door| match book(door, family, old.get(n % SLOTS))? {
        answer if answer.code() == "slot_full" => Ok(()),
        answer => Err(format!("a full slot: {} {}", answer.status, answer.body)),
    })?;
    let change = meter.each(&people, |n, family, door| {
        let path = format!("/api/bookings/{}/change", ids.get(n).map_or("", String::as_str));
        let body = json!({ "slot_id": new.get(n % SLOTS) });
        door.ask(&Request::post(&path, &family.bearer, "change", &body))?.ok("change").map(drop)
    })?;
    let cancellation = meter.each(&people, |n, family, door| {
        let path = format!("/api/bookings/{}/cancellation", ids.get(n).map_or("", String::as_str));
        door.ask(&Request::post(&path, &family.bearer, "", &Value::Null))?.ok("cancel").map(drop)
    })?;

    let mut rows = Vec::new();
    for (what, cost) in [
        ("a booking", booking),
        ("a change", change),
        ("a cancellation", cancellation),
        ("a refusal, slot full", refusal),
    ] {
        println!(
            "  {what}: {:.2} write units, {:.2} read units, {:.2} calls refused by DynamoDB",
            cost.writes, cost.reads, cost.refused
        );
        let writes = Row::new("B3", format!("{what}: write units"), "WU", cost.writes);
        rows.push(match what {
            // AWS charges two units for each kilobyte in a transaction, and nothing less than the slot and the family's
            // diary keeps capacity, limits and idempotency in one write. Capacity alone would be one unit.
            "a booking" | "a cancellation" => writes.bound(4.0).goal(Goal::OfBound(1.5)),
            "a refusal, slot full" => writes.bound(0.0).goal(Goal::AtMost(0.0)),
            _ => writes,
        });
        rows.push(Row::new("B3", format!("{what}: read units"), "RU", cost.reads));
    }
    Ok(rows)
}

fn book(door: &mut Door, family: &Family, slot: Option<&String>) -> Outcome<contention::Answer> {
    let body = json!({ "slot_id": slot, "child_ids": family.children });
    door.ask(&Request::post("/api/bookings", &family.bearer, "book", &body))
}

impl Meter<'_> {
    fn each(
        &mut self,
        people: &[Family],
        mut request: impl FnMut(usize, &Family, &mut Door) -> Outcome<()>,
    ) -> Outcome<Cost> {
        self.staff.reset_metrics()?;
        for (n, family) in people.iter().enumerate() {
            request(n, family, &mut self.door)?;
        }
        let metrics = self.staff.metrics()?;
        let each = |sum: f64| sum / people.len().max(1) as f64;
        let refused = metrics.get("refused").and_then(Value::as_object).into_iter().flatten();
        let refused: u64 = refused.filter_map(|(_, count)| count.as_u64()).sum();
        Ok(Cost {
            reads: each(units(&metrics, true)),
            writes: each(units(&metrics, false)),
            refused: each(refused as f64),
        })
    }
}
