//! The steps of looking for a nursery, and the words of the postback data that carry them. Where somebody is comes as a
//! place that they have sent; on buttons it is rounded to a tenth of a kilometre, which LINE was told more exactly.

use std::fmt;

use crate::nursery::{AgeClass, Position};

/// Millionths of a degree of latitude in what buttons carry: 110 m.
const COARSE: i32 = 1_000;

/// What somebody who looks for a nursery asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FindStep {
    /// From where?
    Start,
    /// What is near this place?
    Near {
        /// The place.
        at: Position,
        /// For a child of this class; any without it.
        class: Option<AgeClass>,
        /// With free places alone.
        room: bool,
    },
}

impl FindStep {
    /// The step that the words of postback data name.
    pub(in crate::dialogue) fn parse(verb: &str, words: &[&str]) -> Option<Self> {
        match (verb, words) {
            ("find", []) => Some(Self::Start),
            ("find", [lat, lng, class, room]) => {
                let coarse = |word: &str| word.parse::<i32>().ok()?.checked_mul(COARSE);
                let at = Position::from_micro(coarse(lat)?, coarse(lng)?).ok()?;
                let class = match *class {
                    "all" => None,
                    class => Some(AgeClass::new(class.parse().ok()?).ok()?),
                };
                let room = match *room {
                    "any" => false,
                    "room" => true,
                    _ => return None,
                };
                Some(Self::Near { at, class, room })
            }
            _ => None,
        }
    }
}

impl fmt::Display for FindStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("find"),
            Self::Near { at, class, room } => {
                let coarse = |micro: i32| (micro + COARSE / 2).div_euclid(COARSE);
                write!(f, "find:{}:{}:", coarse(at.micro_lat()), coarse(at.micro_lng()))?;
                match class {
                    Some(class) => write!(f, "{}", class.years())?,
                    None => f.write_str("all")?,
                }
                f.write_str(if *room { ":room" } else { ":any" })
            }
        }
    }
}

#[cfg(test)]
pub(in crate::dialogue) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any step whose place a button can carry.
    pub(in crate::dialogue) fn any_step() -> impl Strategy<Value = FindStep> {
        let place = (26_000i32..45_000, 128_000i32..145_000);
        let class = proptest::option::of(proptest::sample::select(AgeClass::ALL.to_vec()));
        (any::<bool>(), place, class, any::<bool>()).prop_map(|(start, (lat, lng), class, room)| {
            let at = Position::from_micro(lat * COARSE, lng * COARSE);
            match at {
                Ok(at) if !start => FindStep::Near { at, class, room },
                _ => FindStep::Start,
            }
        })
    }

    #[test]
    fn a_place_on_a_button_is_coarse_and_never_made_up() {
        let at = Position::new(35.700_349, 139.600_451).unwrap();
        let step = FindStep::Near { at, class: None, room: false };
        assert_eq!(step.to_string(), "find:35700:139600:all:any");
        for made_up in [["0", "0", "all", "any"], ["35700", "139600", "6", "any"], ["35700", "139600", "1", "maybe"]] {
            assert_eq!(FindStep::parse("find", &made_up), None, "{made_up:?}");
        }
    }
}
