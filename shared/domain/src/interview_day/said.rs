//! The reasons of a timetable as sentences for the family. Nothing of another family is in them, and no number from which
//! one could be told.

use crate::{
    interview::{Why, WhyNot},
    text::{Key, Lang, LineText, Param},
};

/// Why it is then; none where there is nothing to say to a family.
#[must_use]
pub fn reason(why: Why, lang: Lang) -> Option<LineText> {
    let (key, count) = match why {
        Why::Locked => (Key::InterviewLocked, None),
        Why::Wish { rank } => (Key::InterviewWish, Some(("count", u32::from(rank)))),
        Why::NoWish => (Key::InterviewNoWish, None),
        Why::WishesNotOpen => (Key::InterviewWishesNotOpen, None),
        Why::WishesTaken => (Key::InterviewWishesTaken, None),
        Why::WishesOutweighed => (Key::InterviewWishesOutweighed, None),
        Why::SiblingNext { minutes } => (Key::InterviewSiblingNext, Some(("minutes", u32::from(minutes)))),
        Why::SiblingSameDay => (Key::InterviewSiblingSameDay, None),
        Why::SiblingOtherDay => (Key::InterviewSiblingOtherDay, None),
        Why::DistrictDay => (Key::InterviewDistrict, None),
        // A family sees one timetable; drafts before it are the school's.
        Why::Stayed | Why::Moved => return None,
    };
    let count = count.map(|(name, count)| (name, Param::Count(count)));
    Some(LineText::of(lang, key, count.as_slice()))
}

/// Why there is no time.
#[must_use]
pub fn reason_against(why: WhyNot, lang: Lang) -> LineText {
    let key = match why {
        WhyNot::EverySlotImpossible => Key::InterviewNotImpossible,
        WhyNot::TooFewSlots { .. } => Key::InterviewNotEnough,
        WhyNot::TooNearSibling => Key::InterviewNotNear,
        WhyNot::TeachersRest => Key::InterviewNotRest,
        WhyNot::PossibleSlotsTaken { .. } => Key::InterviewNotTaken,
    };
    LineText::plain(lang, key)
}
