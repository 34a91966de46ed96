//! Who acts: a member of staff who sets up services and looks at the end, and families by the thousand.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::{Value, json};

use crate::{Door, Fallible, Request};

/// Requests under way at a time while families sign in.
const SIDE_BY_SIDE: usize = 16;
/// The contract: at most 500 slots in one request.
const MOST_SLOTS: usize = 500;
/// Emojis that two children of a family have.
const TOKENS: [&str; 2] = ["🐻", "🐰"];

/// A family with a session.
#[derive(Debug, Clone)]
pub struct Family {
    /// Its session.
    pub bearer: String,
    /// Its children's ids.
    pub children: Vec<String>,
}

/// Signs in `count` families with so many children each, born on `birth`.
///
/// # Errors
/// When one of them is not let in.
pub fn families(port: u16, count: usize, children: usize, birth: &str) -> Fallible<Vec<Family>> {
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    let work = || -> Fallible<()> {
        let mut door = Door::new(port);
        while next.fetch_add(1, Ordering::SeqCst) < count {
            let family = one(&mut door, children, birth).inspect_err(|_| next.store(count, Ordering::SeqCst))?;
            made.lock().unwrap_or_else(PoisonError::into_inner).push(family);
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    Ok(made.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn one(door: &mut Door, children: usize, birth: &str) -> Fallible<Family> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    // They come by a link and have not added the account: no welcome, no menu.
    let stranger = json!({ "following": false });
    let person = door.ask(&Request::post("/_city/line/users", "", "", &stranger))?.ok("a phone")?;
    let sign_in = json!({ "id_token": text(&person, "id_token") });
    let session = door.ask(&Request::post("/api/session", "", "", &sign_in))?.ok("sign in")?;
    let mut family = Family { bearer: text(&session, "session"), children: Vec::new() };
    for token in TOKENS.iter().take(children) {
        let child = json!({ "kind": "child", "birth_date": birth, "token": token });
        let child = door.ask(&Request::post("/api/children", &family.bearer, "", &child))?.ok("a child")?;
        family.children.push(text(&child, "id"));
    }
    Ok(family)
}

/// A member of staff at the console.
#[derive(Debug)]
pub struct Staff {
    door: Door,
    token: String,
}

impl Staff {
    /// Signs in.
    ///
    /// # Errors
    /// When there is no such door.
    pub fn sign_in(port: u16) -> Fallible<Self> {
        let mut door = Door::new(port);
        let officer = json!({ "roles": ["officer"], "scopes": ["*"] });
        let answer = door.ask(&Request::post("/_city/staff/token", "", "", &officer))?.ok("staff token")?;
        let token = answer.get("token").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { door, token })
    }

    /// Publishes a service without any rule but capacity, for `party` (`children` or `household`).
    ///
    /// # Errors
    /// When the city refuses.
    pub fn publish(&mut self, id: &str, party: &str) -> Fallible<()> {
        let service = json!({
            "id": id, "title": { "ja": "混み合う予約" }, "place": { "ja": "市役所" }, "for": party,
            "opening": { "days_before": 365 }, "closed_on_holidays": false,
        });
        self.post("/api/staff/services", &json!({ "service": service, "version": 0 })).map(drop)
    }

    /// Opens `count` slots of half an hour with so many places each, from `day` (`yyyy-mm-dd`) on, in five lanes, at
    /// most 31 days; their ids.
    ///
    /// # Errors
    /// When the city refuses.
    pub fn open(
        &mut self,
        service: &str,
        (year, month): (u16, u8),
        count: usize,
        places: u32,
    ) -> Fallible<Vec<String>> {
        let mut ids = Vec::with_capacity(count);
        let all: Vec<usize> = (0..count).collect();
        for part in all.chunks(MOST_SLOTS) {
            let slots: Vec<Value> = part.iter().map(|n| slot(year, month, *n, places)).collect();
            let path = format!("/api/staff/services/{service}/slots");
            let report = self.post(&path, &json!({ "slots": slots }))?;
            let made = report.get("made").and_then(Value::as_array).cloned().unwrap_or_default();
            ids.extend(made.iter().filter_map(|id| id.as_str().map(str::to_owned)));
        }
        if ids.len() == count { Ok(ids) } else { Err(format!("{} slots instead of {count} were made", ids.len())) }
    }

    /// Everything that staff see of these slots between two days, both included.
    ///
    /// # Errors
    /// When the city refuses.
    pub fn slots(&mut self, service: &str, from: &str, to: &str) -> Fallible<Vec<Value>> {
        let slots = self.get(&format!("/api/staff/services/{service}/slots?from={from}&to={to}"))?;
        Ok(slots.as_array().cloned().unwrap_or_default())
    }

    /// Where counts, entries and diaries differ.
    ///
    /// # Errors
    /// When the city refuses.
    pub fn differences(&mut self, service: &str, from: &str, to: &str) -> Fallible<Vec<Value>> {
        let found = self.get(&format!("/api/staff/services/{service}/reconciliation?from={from}&to={to}"))?;
        let differences = found.get("differences").and_then(Value::as_array);
        differences.cloned().ok_or_else(|| format!("no reconciliation: {found}"))
    }

    /// Orders a misfortune at DynamoDB's, or takes all back.
    ///
    /// # Errors
    /// When the city does not know it.
    pub fn misfortune(&mut self, order: &Value) -> Fallible<()> {
        self.post("/_city/dynamodb/faults", order).map(drop)
    }

    /// What the city has counted since the last reset.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn metrics(&mut self) -> Fallible<Value> {
        self.get("/_city/metrics")
    }

    /// Counts from nothing again.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn reset_metrics(&mut self) -> Fallible<()> {
        self.post("/_city/metrics/reset", &Value::Null).map(drop)
    }

    fn get(&mut self, path: &str) -> Fallible<Value> {
        self.door.ask(&Request::get(path, &self.token))?.ok(path)
    }

    fn post(&mut self, path: &str, body: &Value) -> Fallible<Value> {
        self.door.ask(&Request::post(path, &self.token, "", body))?.ok(path)
    }
}

/// Half hours from nine o'clock, and lanes beside each other.
const HALVES: usize = 16;
const LANES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// Slots of a day.
pub(crate) const A_DAY: usize = HALVES * LANES.len();

/// The `n`th slot of a month.
fn slot(year: u16, month: u8, n: usize, places: u32) -> Value {
    let (lane, half, day) = (n % LANES.len(), n / LANES.len() % HALVES, n / A_DAY + 1);
    let at = |half: usize| format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:00+09:00", 9 + half / 2, half % 2 * 30);
    let lane = LANES.get(lane).copied().unwrap_or("a");
    json!({ "starts_at": at(half), "ends_at": at(half + 1), "capacity": places, "lane": lane })
}
