//! The console of the people who run appointments: what they set up, what they see on the day, whom they call.

mod audit;
mod closure;
mod csv;
mod marks;
mod phone;
mod services;
mod slots;

use serde_json::Value;
use tests::Caller;

/// Where staff decide about a booking.
fn at(slot: &str, booking: &str, what: &str) -> String {
    format!("/api/staff/slots/{slot}/bookings/{booking}/{what}")
}

/// The slots of a day as the console shows them.
async fn day(officer: &Caller<'_>, service: &str, day: &str) -> Value {
    officer.get(&format!("/api/staff/services/{service}/slots?from={day}&to={day}")).await.ok()
}

/// What an address answers to one body after another.
async fn refuses(officer: &Caller<'_>, path: &str, cases: &[(Value, (u16, &str))]) {
    for (body, refusal) in cases {
        let answer = officer.keyed("bad").post(path, body.clone()).await;
        assert_eq!(answer.refusal(), *refusal, "{path} {body}: {answer}");
    }
}
