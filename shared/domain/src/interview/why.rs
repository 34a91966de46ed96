//! Why a child has its slot, and why another has none. Typed, for texts to come; what other families wished, cannot or got
//! is no part of any reason.

use serde::{Deserialize, Serialize};

use super::board::{Board, Broken};
use super::{Kind, Placed, Unplaced};

/// Something to say about a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewWhy))]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// It was agreed beforehand.
    Locked,
    /// It fits a wish.
    Wish {
        /// Counted from 1.
        rank: u8,
    },
    /// The family had none.
    NoWish,
    /// At no wished time does this teacher have a slot that the family can come to.
    WishesNotOpen,
    /// All wished slots of this teacher are given.
    WishesTaken,
    /// A wished slot is free, but siblings, a district or a teacher's rest spoke against it.
    WishesOutweighed,
    /// A sibling's slot is next to it.
    SiblingNext {
        /// Between the two.
        minutes: u16,
    },
    /// A sibling's slot is on the same day, with a wait.
    SiblingSameDay,
    /// Siblings have slots, on other days.
    SiblingOtherDay,
    /// The teacher visits as few districts on a day as possible.
    DistrictDay,
    /// It is the slot that the child had before.
    Stayed,
    /// The child had another before.
    Moved,
}

/// What is in the way of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewWhyNot))]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WhyNot {
    /// The family can come to none of the teacher's slots.
    EverySlotImpossible,
    /// The teacher has more children than slots.
    TooFewSlots {
        /// As many can be used, with the teacher's rests.
        slots: u32,
        /// As many need one.
        children: u32,
    },
    /// The slots that are still free are too close to a sibling's.
    TooNearSibling,
    /// The slots that are still free are the teacher's rest.
    TeachersRest,
    /// Every slot that the family can come to is given.
    PossibleSlotsTaken {
        /// As many it could have come to.
        possible: u32,
    },
}

/// Everybody with a slot, and everybody else, with the reasons.
pub(super) fn explain(board: &Board<'_>, places: &[Option<usize>]) -> (Vec<Placed>, Vec<Unplaced>) {
    let (mut placed, mut unplaced) = (Vec::new(), Vec::new());
    for (number, pupil) in board.pupils.iter().enumerate() {
        let (family, child) = (pupil.family.id.clone(), pupil.child.id.clone());
        let teacher = pupil.child.teacher.clone();
        match places.get(number).copied().flatten() {
            Some(at) => {
                let Some(seat) = board.seat(number, at) else { continue };
                let why = reasons(board, places, number, at);
                placed.push(Placed { family, child, teacher, slot: seat.slot, why });
            }
            None => unplaced.push(Unplaced { family, child, teacher, why: hindrance(board, places, number) }),
        }
    }
    (placed, unplaced)
}

fn reasons(board: &Board<'_>, places: &[Option<usize>], number: usize, at: usize) -> Vec<Why> {
    let Some(pupil) = board.pupils.get(number) else { return Vec::new() };
    let mut found = Vec::new();
    if pupil.locked.is_some() {
        found.push(Why::Locked);
    }
    found.push(wish(board, places, number, at));
    found.extend(sibling(board, places, number));
    if board.plan.kind == Kind::HomeVisit && pupil.family.district.is_some() {
        found.push(Why::DistrictDay);
    }
    match pupil.before {
        Some(before) if board.seat(number, at).is_some_and(|seat| seat.slot.starts == before) => {
            found.push(Why::Stayed)
        }
        Some(_) => found.push(Why::Moved),
        None => {}
    }
    found
}

fn wish(board: &Board<'_>, places: &[Option<usize>], number: usize, at: usize) -> Why {
    let Some(pupil) = board.pupils.get(number) else { return Why::NoWish };
    let wishes = &pupil.family.wishes;
    if wishes.is_empty() {
        return Why::NoWish;
    }
    let rank = board.seat(number, at).and_then(|seat| wishes.iter().position(|wish| wish.has(&seat.slot)));
    if let Some(rank) = rank {
        return Why::Wish { rank: u8::try_from(rank + 1).unwrap_or(u8::MAX) };
    }
    let wished =
        |seat: &&usize| board.seat(number, **seat).is_some_and(|seat| wishes.iter().any(|wish| wish.has(&seat.slot)));
    let possible = board.possible(number);
    let mut wished = possible.iter().filter(wished).peekable();
    if wished.peek().is_none() {
        return Why::WishesNotOpen;
    }
    if wished.all(|seat| board.is_given(places, pupil.desk, *seat)) { Why::WishesTaken } else { Why::WishesOutweighed }
}

fn sibling(board: &Board<'_>, places: &[Option<usize>], number: usize) -> Option<Why> {
    let siblings = board.siblings(number);
    let mine = board.place(places, number)?;
    let others: Vec<_> =
        siblings.iter().filter(|other| **other != number).filter_map(|other| board.place(places, *other)).collect();
    let same_day = others.iter().filter(|other| other.day == mine.day);
    let nearest = same_day.map(|other| (other.start - mine.end).max(mine.start - other.end)).min();
    match nearest {
        Some(minutes) if minutes <= board.most => {
            Some(Why::SiblingNext { minutes: u16::try_from(minutes).unwrap_or_default() })
        }
        Some(_) => Some(Why::SiblingSameDay),
        None => (!others.is_empty()).then_some(Why::SiblingOtherDay),
    }
}

fn hindrance(board: &Board<'_>, places: &[Option<usize>], number: usize) -> WhyNot {
    let possible = board.possible(number);
    if possible.is_empty() {
        return WhyNot::EverySlotImpossible;
    }
    let desk = board.pupils.get(number).map_or(0, |pupil| pupil.desk);
    let (slots, children) = board.room(desk);
    if slots < children {
        return WhyNot::TooFewSlots { slots, children };
    }
    let broken = possible.iter().filter(|seat| !board.is_given(places, desk, **seat)).filter_map(|seat| {
        let mut tried = places.to_vec();
        *tried.get_mut(number)? = Some(*seat);
        board.holds(&board.around(number), &tried).err()
    });
    match broken.max() {
        Some(Broken::Rest) => WhyNot::TeachersRest,
        Some(Broken::Siblings) => WhyNot::TooNearSibling,
        Some(Broken::Slot) | None => {
            WhyNot::PossibleSlotsTaken { possible: u32::try_from(possible.len()).unwrap_or(u32::MAX) }
        }
    }
}
