//! Two to eight people, forty slots with one place each, everybody at once: ours through the city's door, LINE's sample
//! re-enacted on the same DynamoDB engine.

use std::{fs, sync::Barrier, thread};

use contention::{Door, Family, Request, Staff, families};
use serde_json::{Value, json};

use super::{
    super::{
        city::City,
        table::{Goal, Row},
    },
    MONTH,
};
use crate::{
    Outcome,
    process::{command, read},
    root::root,
    tools,
};

const SLOTS: usize = 40;
const CLIENTS: [usize; 3] = [2, 4, 8];

pub fn rows(city: &City) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for clients in CLIENTS {
        let ours = ours(city, clients)?;
        let peer = peer(city, clients)?;
        println!("  {clients} clients, {SLOTS} slots: ours double-books {ours}, LINE's sample {peer}");
        rows.push(
            Row::new("B3", format!("{clients} clients at {SLOTS} slots of 1 place: sold twice"), "", ours as f64)
                .peer("LINE's sample", peer as f64)
                .goal(Goal::AtMost(0.0)),
        );
    }
    Ok(rows)
}

/// Slots that more than one of the clients was told to have.
fn ours(city: &City, clients: usize) -> Outcome<usize> {
    let service = format!("last-place-{clients}");
    let mut staff = Staff::sign_in(city.port)?;
    staff.publish(&service, "children")?;
    let slots = staff.open(&service, MONTH, SLOTS, 1)?;
    let people = families(city.port, clients, 1, "2024-10-01")?;
    let barrier = Barrier::new(clients);
    let told: Vec<Vec<bool>> = thread::scope(|scope| {
        let phones: Vec<_> =
            people.iter().map(|family| scope.spawn(|| phone(city.port, family, &slots, &barrier))).collect();
        phones.into_iter().map(|phone| phone.join().map_err(|_| "a phone broke".to_owned())).collect::<Outcome<_>>()
    })?;
    let mut double = 0;
    for slot in 0..slots.len() {
        match told.iter().filter(|told| told.get(slot).copied().unwrap_or(false)).count() {
            0 => return Err(format!("nobody got slot {slot}")),
            1 => {}
            _ => double += 1,
        }
    }
    Ok(double)
}

fn phone(port: u16, family: &Family, slots: &[String], barrier: &Barrier) -> Vec<bool> {
    let mut door = Door::new(port);
    let mut told = Vec::new();
    for slot in slots {
        barrier.wait();
        let body = json!({ "slot_id": slot, "child_ids": family.children });
        let request = Request::post("/api/bookings", &family.bearer, slot, &body);
        let mut answer = door.ask(&request);
        while answer.as_ref().is_ok_and(|answer| answer.status >= 500) {
            answer = door.ask(&request);
        }
        told.push(answer.is_ok_and(|answer| answer.status < 300));
    }
    told
}

fn peer(city: &City, clients: usize) -> Outcome<u64> {
    let folder = tools::bench::node()?;
    let script = folder.join("reservations.mjs");
    fs::copy(root().join("infra/xtask/bench/reservations.mjs"), &script)
        .map_err(|error| format!("{}: {error}", script.display()))?;
    let mut node = command("node", &["reservations.mjs", &clients.to_string(), &SLOTS.to_string()], &folder);
    node.env("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}/_city/dynamodb", city.port))
        .env("AWS_REGION", "ap-northeast-1")
        .env("AWS_ACCESS_KEY_ID", "peer")
        .env("AWS_SECRET_ACCESS_KEY", "peer");
    let said = read(&mut node)?;
    let said: Value = serde_json::from_str(said.trim()).map_err(|error| format!("the peer says {said}: {error}"))?;
    said.get("double").and_then(Value::as_u64).ok_or_else(|| format!("the peer says {said}"))
}
