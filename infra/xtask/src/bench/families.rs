//! Families by the thousand, through the city's own doors: they follow the account, sign in and register a child.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::{Value, json};

use super::city::City;
use crate::Outcome;

/// Requests under way at a time.
const SIDE_BY_SIDE: usize = 12;
/// LINE: at most 500 recipients in one multicast.
const MOST_MEMBERS: usize = 500;

/// A guardian's LINE user id, and the emoji of the child, by which their message differs from others.
#[derive(Clone)]
pub struct Family {
    pub user: String,
    pub token: &'static str,
}

/// Registers `count` families, with the children's birth dates by turns.
pub fn register(city: &City, count: usize, births: &[&str]) -> Outcome<Vec<Family>> {
    let (next, families) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || -> Outcome<()> {
        loop {
            let n = next.fetch_add(1, Ordering::SeqCst);
            if n >= count {
                return Ok(());
            }
            let birth = births.get(n % births.len().max(1)).copied().ok_or("no birth date")?;
            let family = one(city, birth, token(n)).inspect_err(|_| next.store(count, Ordering::SeqCst))?;
            let mut families = families.lock().unwrap_or_else(PoisonError::into_inner);
            families.push(family);
            if families.len() % 1_000 == 0 {
                println!("  {} of {count} families are registered", families.len());
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    city.settle()?;
    Ok(families.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Unequal shares, as in life.
fn token(n: usize) -> &'static str {
    match n % 10 {
        0..6 => "🐻",
        6..9 => "🐰",
        _ => "🐱",
    }
}

fn one(city: &City, birth: &str, token: &'static str) -> Outcome<Family> {
    let person = city.call("POST", "/_city/line/users", &[], "{}")?;
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let sign_in = json!({ "id_token": text(&person, "id_token") }).to_string();
    let session = city.call("POST", "/api/session", &[], &sign_in)?;
    let bearer = format!("Bearer {}", text(&session, "session"));
    let child = json!({ "kind": "child", "birth_date": birth, "token": token }).to_string();
    city.call("POST", "/api/children", &[("authorization", &bearer)], &child)?;
    Ok(Family { user: text(&person, "user_id"), token })
}

/// The least calls that reach all of them: those with an equal message 500 at a time.
pub fn least_calls(families: &[Family]) -> usize {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for family in families {
        *groups.entry(family.token).or_default() += 1;
    }
    groups.values().map(|count| count.div_ceil(MOST_MEMBERS)).sum()
}
