//! Appointments, as families meet them.

mod bad_input;
mod booking;
mod draw;
mod reminders;
mod rules;
mod thread;
mod waiting;

use serde_json::{Value, json};
use tests::{Answer, Caller, Guardian, Scene};

/// A Wednesday; the slots of these scenes lie on Friday, 10 April.
pub(crate) const MORNING: &str = "2026-04-01T09:00:00+09:00";
pub(crate) const DAY: &str = "2026-04-10";

/// A service for children; `more` is laid over it.
pub(crate) fn service(id: &str, more: Value) -> Value {
    let mut service = json!({ "id": id, "title": { "ja": "つなぐ親子教室" }, "for": "children" });
    for (name, value) in more.as_object().unwrap() {
        service[name] = value.clone();
    }
    service
}

/// Saves a service and makes slots of one hour on [`DAY`], each with so many places.
pub(crate) async fn opens(officer: &Caller<'_>, service: Value, slots: &[(&str, u32)]) -> Vec<String> {
    let id = service["id"].as_str().unwrap().to_owned();
    officer.post("/api/staff/services", json!({ "service": service, "version": 0 })).await.ok();
    let slots: Vec<Value> = slots.iter().map(|(hour, places)| slot(DAY, hour, *places)).collect();
    let made = officer.post(&format!("/api/staff/services/{id}/slots"), json!({ "slots": slots })).await.ok();
    made["made"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// One slot of an hour.
pub(crate) fn slot(day: &str, hour: &str, places: u32) -> Value {
    let end = hour.parse::<u32>().unwrap() + 1;
    json!({
        "starts_at": format!("{day}T{hour}:00:00+09:00"), "ends_at": format!("{day}T{end:02}:00:00+09:00"),
        "capacity": places,
    })
}

/// A family with a page and children born on these days.
pub(crate) struct Parent<'a> {
    pub guardian: Guardian<'a>,
    pub page: Caller<'a>,
    pub children: Vec<String>,
}

pub(crate) async fn parent<'a>(scene: &'a Scene, births: &[&str]) -> Parent<'a> {
    let guardian = scene.guardian().await;
    let page = guardian.page().await;
    let mut children = Vec::new();
    for birth in births {
        let child = page.post("/api/children", json!({ "kind": "child", "birth_date": birth })).await;
        children.push(child.text("/id"));
    }
    Parent { guardian, page, children }
}

impl Parent<'_> {
    /// Books `slot` for the first child.
    pub(crate) async fn books(&self, slot: &str, key: &str) -> Answer {
        let first = self.children.iter().take(1).collect::<Vec<_>>();
        self.page.keyed(key).post("/api/bookings", json!({ "slot_id": slot, "child_ids": first })).await
    }

    pub(crate) async fn cancels(&self, booking: &str) -> Answer {
        self.page.post(&format!("/api/bookings/{booking}/cancellation"), json!({})).await
    }

    pub(crate) async fn moves(&self, booking: &str, slot: &str, key: &str) -> Answer {
        self.page.keyed(key).post(&format!("/api/bookings/{booking}/change"), json!({ "slot_id": slot })).await
    }

    /// State of a booking in the family's own list.
    pub(crate) async fn state(&self, booking: &str) -> String {
        // A session lasts an hour; the clock may have moved since.
        self.guardian.page().await.get(&format!("/api/bookings/{booking}")).await.text("/state")
    }
}

/// Places left in each slot of [`DAY`], in order.
pub(crate) async fn left(scene: &Scene, service: &str) -> Vec<u64> {
    let path = format!("/api/services/{service}/slots?from={DAY}&to={DAY}");
    let slots = scene.stranger().get(&path).await.ok();
    slots.as_array().unwrap().iter().map(|slot| slot["remaining"].as_u64().unwrap()).collect()
}

/// The counts, the entries and the diaries say the same.
pub(crate) async fn adds_up(officer: &Caller<'_>, service: &str) {
    let path = format!("/api/staff/services/{service}/reconciliation?from={DAY}&to={DAY}");
    let compared = officer.get(&path).await.ok();
    assert_eq!(compared["differences"], json!([]), "{compared}");
}
