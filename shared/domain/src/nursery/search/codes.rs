//! Words as numbers: what stands in the pack for what is said of free places and cut-offs.

use crate::nursery::{Border, VacancyState};

/// Free places.
pub(super) mod vacancy {
    pub(in crate::nursery::search) const MOST: u16 = 199;
    pub(in crate::nursery::search) const OPEN: u8 = 240;
    pub(in crate::nursery::search) const FEW: u8 = 241;
    pub(in crate::nursery::search) const NONE: u8 = 242;
    pub(in crate::nursery::search) const ASK: u8 = 243;
    pub(in crate::nursery::search) const NOT_OFFERED: u8 = 244;
    pub(in crate::nursery::search) const SYMBOL: u8 = 245;
}

/// Cut-offs.
pub(super) mod border {
    pub(in crate::nursery::search) const POINTS: u8 = 1;
    pub(in crate::nursery::search) const AT_MOST: u8 = 2;
    pub(in crate::nursery::search) const REMAINING: u8 = 3;
    pub(in crate::nursery::search) const ALL_ADMITTED: u8 = 4;
    pub(in crate::nursery::search) const NOBODY_ADMITTED: u8 = 5;
    pub(in crate::nursery::search) const NO_PLACES: u8 = 6;
    pub(in crate::nursery::search) const UNDISCLOSED: u8 = 7;
    pub(in crate::nursery::search) const NO_CLASS: u8 = 8;
}

pub(super) fn vacancy_code(state: &VacancyState) -> u8 {
    match state {
        VacancyState::Number(places) => u8::try_from((*places).min(vacancy::MOST) + 1).unwrap_or(vacancy::OPEN),
        VacancyState::Open => vacancy::OPEN,
        VacancyState::Few => vacancy::FEW,
        VacancyState::None => vacancy::NONE,
        VacancyState::Ask => vacancy::ASK,
        VacancyState::NotOffered => vacancy::NOT_OFFERED,
        VacancyState::Symbol(_) => vacancy::SYMBOL,
    }
}

pub(super) fn border_code(value: Border) -> (u8, i16) {
    match value {
        Border::Points(points) => (border::POINTS, points.tenths()),
        Border::AtMost(points) => (border::AT_MOST, points.tenths()),
        Border::Remaining(places) => (border::REMAINING, i16::try_from(places).unwrap_or(i16::MAX)),
        Border::AllAdmitted => (border::ALL_ADMITTED, 0),
        Border::NobodyAdmitted => (border::NOBODY_ADMITTED, 0),
        Border::NoPlaces => (border::NO_PLACES, 0),
        Border::Undisclosed => (border::UNDISCLOSED, 0),
        Border::NoClass => (border::NO_CLASS, 0),
    }
}
