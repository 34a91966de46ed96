//! What reservations are told of by a queue. Its words are written and read here alone.

use std::fmt;

use super::SlotId;

/// Something that happened elsewhere, or at another time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A slot may have room for somebody who waits, or a hold has ended.
    Tend(SlotId),
    /// A pregnancy of this resident was lost: what was booked for it is given back.
    Ended {
        /// The resident's pseudonym.
        resident: String,
        /// The pregnancy's id.
        child: String,
    },
}

impl Event {
    /// Reads a message; anything else is none of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.splitn(3, ':');
        match (words.next()?, words.next()?, words.next()) {
            ("tend", slot, None) => Some(Self::Tend(SlotId::parse(slot)?)),
            ("ended", resident, Some(child)) => {
                Some(Self::Ended { resident: resident.to_owned(), child: child.to_owned() })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tend(slot) => write!(f, "tend:{slot}"),
            Self::Ended { resident, child } => write!(f, "ended:{resident}:{child}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let slot = SlotId::parse("class.20260410T1000.a").unwrap();
        let ended = Event::Ended { resident: "res_1".to_owned(), child: "chd_1".to_owned() };
        for event in [Event::Tend(slot), ended] {
            assert_eq!(Event::parse(&event.to_string()), Some(event));
        }
        for odd in ["", "tend", "tend:", "tend:class", "ended:res_1", "draw:class.20260410T1000.a"] {
            assert_eq!(Event::parse(odd), None, "{odd}");
        }
    }
}
