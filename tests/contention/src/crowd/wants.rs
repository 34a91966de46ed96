//! What a phone asks for, and what an answer says about it.

use serde_json::Value;

use crate::{Act, Answer, Fallible, Outcome};

/// A booking as the family knows it.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The deed that made it, and its number in histories.
    pub deed: u64,
    /// Its idempotency key.
    pub key: String,
    /// Its id, once it was told.
    pub id: String,
    /// The slot that it was made for.
    pub first: usize,
    /// Where it is, as far as is known.
    pub slot: usize,
    /// For whom, by number of the child in the family.
    pub children: Vec<usize>,
    /// It has ended.
    pub ended: bool,
    /// The last request about it never got a clear answer; it is left alone from then on.
    pub murky: Option<Murky>,
}

/// What nobody could say about a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Murky {
    /// Whether it was made.
    Made,
    /// Whether it moved to that slot, by that deed.
    Moved { to: usize, deed: u64 },
    /// Whether it ended, by that deed.
    Ended { deed: u64 },
}

/// One thing that shall be done, and what it does to which slots.
pub(super) struct Want {
    pub deed: u64,
    pub effects: Vec<(usize, Act)>,
}

/// What was answered.
#[derive(Debug, Clone)]
pub(super) enum Told {
    /// It is so; the booking as it stands.
    Booking(Value),
    Full,
    Already,
    /// Another refusal, by its code.
    Refused(String),
    /// Nobody knows.
    Unclear,
}

impl Told {
    pub fn of(answer: &Fallible<Answer>) -> Self {
        match answer {
            Err(_) => Self::Unclear,
            Ok(answer) if answer.status >= 500 => Self::Unclear,
            Ok(answer) if answer.status < 300 => Self::Booking(answer.body.clone()),
            Ok(answer) => match answer.code() {
                "slot_full" => Self::Full,
                "already_booked" => Self::Already,
                code => Self::Refused(code.to_owned()),
            },
        }
    }

    /// What it says of a slot; another refusal says nothing.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Booking(_) => Some(Outcome::Done),
            Self::Full => Some(Outcome::Full),
            Self::Already => Some(Outcome::Already),
            Self::Unclear => Some(Outcome::Unknown),
            Self::Refused(_) => None,
        }
    }
}

/// How an answer is counted.
pub(super) fn label(answer: &Fallible<Answer>) -> String {
    match answer {
        Err(_) => "no answer".to_owned(),
        Ok(answer) if answer.status < 300 => "done".to_owned(),
        Ok(answer) => match answer.code() {
            "" => format!("{}", answer.status),
            code => code.to_owned(),
        },
    }
}
