//! The steps of a booking, and the words of the postback data that carry them. A child is its token, a service and a
//! slot are their ids, a booking is its own: no answer, no birth date.

use std::fmt;

use jiff::civil::Date;

use crate::{
    dialogue::whom::{codes, tokens},
    family::Token,
    reservation::SlotId,
};

/// What a button of a booking asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// What can be booked? From this page on.
    Services(u8),
    /// On which days?
    Days(Aim),
    /// At what times of that day? From this page on.
    Times(Aim, Date, u8),
    /// This slot: for whom?
    Slot(SlotId),
    /// For these (none: the household): sure?
    Confirm(SlotId, Vec<Token>),
    /// Yes.
    Book(SlotId, Vec<Token>),
    /// This booking to this slot: sure?
    AskMove(String, SlotId),
    /// Yes.
    Move(String, SlotId),
    /// What is booked? From this page on.
    Mine(u8),
    /// Cancel this booking: sure?
    AskCancel(String),
    /// Yes.
    Cancel(String),
    /// Take the place that is held.
    Accept(String),
}

/// What days and times are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Aim {
    /// A new booking of this service.
    New(String),
    /// Another time for this booking.
    Move(String),
}

impl Step {
    /// The step that the words of postback data name.
    pub(in crate::dialogue) fn parse(verb: &str, words: &[&str]) -> Option<Self> {
        Some(match (verb, words) {
            ("book", [page]) => Self::Services(page.parse().ok()?),
            ("book-days", [aim]) => Self::Days(Aim::parse(aim)?),
            ("book-times", [aim, day, page]) => {
                Self::Times(Aim::parse(aim)?, Date::strptime("%Y%m%d", day).ok()?, page.parse().ok()?)
            }
            ("book-slot", [slot]) => Self::Slot(SlotId::parse(slot)?),
            ("book-for", [slot, who]) => Self::Confirm(SlotId::parse(slot)?, tokens(who)?),
            ("book-yes", [slot, who]) => Self::Book(SlotId::parse(slot)?, tokens(who)?),
            ("ask-move", [booking, slot]) => Self::AskMove(booking_id(booking)?, SlotId::parse(slot)?),
            ("move", [booking, slot]) => Self::Move(booking_id(booking)?, SlotId::parse(slot)?),
            ("booked", [page]) => Self::Mine(page.parse().ok()?),
            ("ask-cancel", [booking]) => Self::AskCancel(booking_id(booking)?),
            ("cancel", [booking]) => Self::Cancel(booking_id(booking)?),
            ("accept", [booking]) => Self::Accept(booking_id(booking)?),
            _ => return None,
        })
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Services(page) => write!(f, "book:{page}"),
            Self::Days(aim) => write!(f, "book-days:{}", aim.id()),
            Self::Times(aim, day, page) => write!(f, "book-times:{}:{}:{page}", aim.id(), day.strftime("%Y%m%d")),
            Self::Slot(slot) => write!(f, "book-slot:{slot}"),
            Self::Confirm(slot, who) => write!(f, "book-for:{slot}:{}", codes(who)),
            Self::Book(slot, who) => write!(f, "book-yes:{slot}:{}", codes(who)),
            Self::AskMove(booking, slot) => write!(f, "ask-move:{booking}:{slot}"),
            Self::Move(booking, slot) => write!(f, "move:{booking}:{slot}"),
            Self::Mine(page) => write!(f, "booked:{page}"),
            Self::AskCancel(booking) => write!(f, "ask-cancel:{booking}"),
            Self::Cancel(booking) => write!(f, "cancel:{booking}"),
            Self::Accept(booking) => write!(f, "accept:{booking}"),
        }
    }
}

impl Aim {
    fn parse(word: &str) -> Option<Self> {
        booking_id(word).map(Self::Move).or_else(|| service_id(word).map(Self::New))
    }

    fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Move(id) => id,
        }
    }
}

/// A service's id has no `_`, so it is never taken for a booking's.
fn service_id(word: &str) -> Option<String> {
    let sound = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    ((2..=24).contains(&word.len()) && word.bytes().all(sound)).then(|| word.to_owned())
}

fn booking_id(word: &str) -> Option<String> {
    let hex = word.strip_prefix("bkg_")?;
    let sound = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    (hex.len() == 24 && hex.bytes().all(sound)).then(|| word.to_owned())
}

#[cfg(test)]
pub(in crate::dialogue) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any step there is.
    pub(in crate::dialogue) fn any_step() -> impl Strategy<Value = Step> {
        let all: Vec<_> = Token::all().collect();
        let who = proptest::sample::subsequence(all, 0..=10);
        let slot = (0u8..24, 1i8..=28).prop_map(|(hour, day)| {
            SlotId::parse(&format!("a-service-of-24-letters-.202604{day:02}T{hour:02}30.a1b2")).expect("a slot")
        });
        let booking = "[0-9a-f]{24}".prop_map(|hex| format!("bkg_{hex}"));
        (0usize..13, slot, who, booking, 0u8..9).prop_map(|(which, slot, who, booking, page)| match which {
            0 => Step::Services(page),
            1 => Step::Days(Aim::New(slot.service)),
            2 => Step::Days(Aim::Move(booking)),
            3 => Step::Times(Aim::New(slot.service), slot.starts.date(), page),
            4 => Step::Times(Aim::Move(booking), slot.starts.date(), page),
            5 => Step::Slot(slot),
            6 => Step::Confirm(slot, who),
            7 => Step::Book(slot, who),
            8 => Step::AskMove(booking, slot),
            9 => Step::Move(booking, slot),
            10 => Step::AskCancel(booking),
            11 => Step::Cancel(booking),
            12 if page > 4 => Step::Mine(page),
            _ => Step::Accept(booking),
        })
    }
}
