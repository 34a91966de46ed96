//! An emergency of ten schools, told to 10,000 guardians through a LINE that takes 200 ms for each answer; and the same
//! again with a LINE that fails, hangs up after accepting and asks for patience.

use std::{collections::BTreeMap, time::Instant};

use serde_json::{Map, Value, json};

use super::{
    Choice,
    city::{self, City, Place},
    push::units,
    rows,
    table::{Goal, Row},
};
use crate::{Outcome, http::free_port};

const NOON: &str = "2026-05-11T12:00:00+09:00";
/// Past the ten seconds in which an emergency can be taken back.
const LEAVES: &str = "2026-05-11T12:00:12+09:00";
const SCHOOLS: usize = 10;
/// LINE: members of one multicast.
const MEMBERS: usize = 500;
/// AWS: writes of one batch, of which three for each guardian.
const AT_ONCE: usize = 8;

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    let people = choice.guardians;
    println!("school  an emergency told to {people} guardians of {SCHOOLS} schools");
    let mut measured = Vec::new();
    for faulty in [false, true] {
        let place = Place::new()?;
        let program = city::build_release(&place, choice.built)?;
        let city = City::start(&program, &place.0, free_port()?, NOON)?;
        let users = join(&city, people)?;
        city.call("POST", "/_city/line/faults", &[], &json!({ "latency_ms": 200 }).to_string())?;
        if faulty {
            for fault in [
                json!({ "endpoint": "multicast", "status": 500, "times": 5 }),
                json!({ "endpoint": "multicast", "fault": "timeout_after_accept", "times": 3 }),
                json!({ "endpoint": "multicast", "fault": "rate_limited", "times": 5 }),
            ] {
                city.call("POST", "/_city/line/faults", &[], &fault.to_string())?;
            }
        }
        submit(&city)?;
        city.call("POST", "/_city/metrics/reset", &[], "")?;
        let began = Instant::now();
        city.clock(LEAVES)?;
        city.settle()?;
        let seconds = began.elapsed().as_secs_f64();
        measured.extend(figures(&city, people, &users, seconds, faulty)?);
    }
    Ok(measured)
}

fn figures(city: &City, people: usize, users: &[String], seconds: f64, faulty: bool) -> Outcome<Vec<Row>> {
    let metrics = city.call("GET", "/_city/metrics", &[], "")?;
    let mut times: BTreeMap<String, usize> = users.iter().map(|user| (user.clone(), 0)).collect();
    let mut calls = 0;
    for row in city.sent(0)?.iter().filter(|row| row.get("status") == Some(&json!(200))) {
        calls += 1;
        for user in row.get("to").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            *times.entry(user.to_owned()).or_default() += 1;
        }
    }
    let missed = times.values().filter(|times| **times == 0).count();
    let twice = times.values().filter(|times| **times > 1).count();
    let how = if faulty { "a LINE that fails" } else { "LINE at 200 ms" };
    let mut rows = vec![
        Row::new("school", format!("{how}: accepted calls"), "", f64::from(calls))
            .bound(people.div_ceil(MEMBERS) as f64)
            .goal(Goal::OfBound(1.05)),
        Row::new("school", format!("{how}: guardians who were missed"), "", missed as f64).goal(Goal::AtMost(0.0)),
        Row::new("school", format!("{how}: guardians who heard twice"), "", twice as f64).goal(Goal::AtMost(0.0)),
    ];
    if !faulty {
        let each = |sum: f64| sum / people.max(1) as f64;
        rows.push(Row::new("school", format!("{how}: from when it may leave to the last answer"), "s", seconds));
        rows.push(Row::new("school", "write units per guardian", "WU", each(units(&metrics, false))));
        rows.push(Row::new("school", "read units per guardian", "RU", each(units(&metrics, true))));
    }
    Ok(rows)
}

/// An emergency to everybody, written by one and approved by another.
fn submit(city: &City) -> Outcome<()> {
    let token = |name: &str| -> Outcome<String> {
        let order = json!({ "subject": name, "roles": ["officer"], "scopes": ["*"] }).to_string();
        let token = city.call("POST", "/_city/staff/token", &[], &order)?;
        Ok(format!("Bearer {}", token.get("token").and_then(Value::as_str).unwrap_or_default()))
    };
    let (one, other) = (token("one")?, token("other")?);
    let audience: Vec<Value> = (0..SCHOOLS).map(|n| json!({ "kind": "facility", "facility": school(n) })).collect();
    let words = json!({ "title": "大雨警報", "body": "迎えをお願いします。" });
    let letter = json!({ "audience": audience, "content": { "texts": { "ja": words } }, "urgency": "emergency" });
    let headers = [("authorization", one.as_str()), ("idempotency-key", "1")];
    let card = city.call("POST", "/api/staff/messages", &headers, &letter.to_string())?;
    let id = card.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let shown = json!({ "shown": card.get("shown") }).to_string();
    for (who, step) in [(&one, "submission"), (&other, "approval")] {
        city.call("POST", &format!("/api/staff/messages/{id}/{step}"), &[("authorization", who)], &shown)?;
    }
    Ok(())
}

fn school(n: usize) -> String {
    format!("school-{n:02}")
}

/// Schools with a pupil for each guardian, written straight into the tables: 10,000 codes and sign-ins are another
/// measurement. LINE knows every one of them.
fn join(city: &City, people: usize) -> Outcome<Vec<String>> {
    let week = json!(["monday", "tuesday", "wednesday", "thursday", "friday"]);
    for n in 0..SCHOOLS {
        let facility = json!({
            "id": school(n), "kind": "school", "name": format!("第{n}小学校"), "closing": "18:00:00", "school_year": 2026,
            "weekdays": week, "classes": [{ "id": "26p1a", "name": "1年1組", "grade": "P1", "cutoff": "08:20:00" }],
        });
        let row = json!({ "pk": "FACILITIES", "sk": school(n), "facility": facility, "version": 1 });
        rows::put(city, &[("tsunagu-tsunagu-attendance", attribute(&row))])?;
    }
    let mut users = Vec::new();
    let mut some = Vec::new();
    for n in 0..people {
        let user = city.call("POST", "/_city/line/users", &[], &json!({ "following": false }).to_string())?;
        let user = user.get("user_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (resident, child, facility) = (format!("res_{n:026x}"), format!("k_{n}"), school(n % SCHOOLS));
        some.push((
            "tsunagu-tsunagu-residents",
            attribute(&json!({
                "pk": format!("RES#{resident}"), "sk": "PROFILE", "line_user_id": user, "following": true,
                "followed_at": 0, "push_on": true, "topics": [], "version": 1,
            })),
        ));
        some.push((
            "tsunagu-tsunagu-attendance",
            attribute(&json!({
                "pk": format!("ROSTER#{facility}"), "sk": child, "version": 1,
                "links": { "g_1": { "resident": resident, "token": "🐻" } },
                "child": {
                    "id": child, "name": format!("架空 児童{n}"), "kana": "かくう", "class": "26p1a", "comes": week,
                    "guardians": [{ "id": "g_1", "name": "架空 母", "relation": "母", "may_read": true,
                                    "may_report": true, "may_collect": true }],
                },
            })),
        ));
        some.push((
            "tsunagu-tsunagu-attendance",
            attribute(&json!({
                "pk": format!("FAMILY#{resident}"), "sk": format!("{facility}.{child}"), "facility": facility,
                "child": child, "guardian": "g_1", "token": "🐻",
            })),
        ));
        users.push(user);
        if some.len() >= 3 * AT_ONCE || n + 1 == people {
            rows::put(city, &some)?;
            some.clear();
        }
    }
    Ok(users)
}

/// A value as DynamoDB writes it.
fn attribute(row: &Value) -> Value {
    match row {
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), typed(value))).collect())
        }
        other => other.clone(),
    }
}

fn typed(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "NULL": true }),
        Value::Bool(yes) => json!({ "BOOL": yes }),
        Value::Number(number) => json!({ "N": number.to_string() }),
        Value::String(text) => json!({ "S": text }),
        Value::Array(items) => json!({ "L": items.iter().map(typed).collect::<Vec<_>>() }),
        Value::Object(fields) => {
            let fields: Map<String, Value> = fields.iter().map(|(name, value)| (name.clone(), typed(value))).collect();
            json!({ "M": fields })
        }
    }
}
