//! Who fits a question: the filters on the numbers of a row.

use jiff::civil::{Date, Weekday};

use super::codes::{border, vacancy};
use super::columns::{ClassCell, Columns, NONE_8, NONE_16, OFFERED, Row, class_bit, day_number};
use super::query::{AllergyWanted, Freshness, Query};
use crate::nursery::ages::takes_class;
use crate::nursery::{AgeClass, Allergy, Kind, fold::fold};

/// A question, with everything worked out that does not depend on the row.
#[derive(Debug)]
pub(super) struct Wanted {
    kinds: u32,
    extras: u16,
    days: u8,
    opens_by: u16,
    closes_after: u16,
    allergy: Option<AllergyWanted>,
    class: Option<AgeClass>,
    months: Option<u16>,
    vacancy: Option<Freshness>,
    entry: Option<u16>,
    today: u16,
    points: Option<i16>,
    text: Option<String>,
    district: Option<String>,
}

/// A row that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// A class was asked for, and the facility does not say whom it takes.
    pub(super) ages_unknown: bool,
}

impl Wanted {
    /// The question must have been checked.
    pub(super) fn new(query: &Query, today: Date) -> Self {
        let kinds = query.kinds.iter().fold(0, |mask, kind| mask | 1 << kind.code());
        let days = (1..=7).filter(|day| Weekday::from_monday_one_offset(*day).is_ok_and(|day| query.weekdays.has(day)));
        let text = |text: &Option<String>| text.as_deref().map(fold).filter(|text| !text.is_empty());
        // Whoever asks for a class asks for a kind that has some.
        let with_classes = Kind::ALL.into_iter().filter(|kind| kind.has_classes());
        let possible = match query.class {
            Some(_) => with_classes.fold(0, |mask, kind| mask | 1 << kind.code()),
            None => u32::MAX,
        };
        Self {
            kinds: possible & if query.kinds.is_empty() { u32::MAX } else { kinds },
            extras: query.extras.iter().map(|extra| extra.bit()).sum(),
            days: days.map(|day| 1_u8 << (day - 1)).sum(),
            opens_by: query.opens_by.unwrap_or(NONE_16),
            closes_after: query.closes_after.unwrap_or_default(),
            allergy: query.allergy,
            class: query.class.and_then(|class| AgeClass::new(class).ok()),
            months: query.months,
            vacancy: query.vacancy,
            entry: query.entry.map(|month| month.count()),
            today: day_number(today),
            points: query.points.map(|points| points.tenths()),
            text: text(&query.text),
            district: text(&query.district),
        }
    }

    /// Whether a row fits; `folded` finds its name, kana and district, one to a line.
    pub(super) fn fit<'a>(&self, columns: &Columns, row: &Row, folded: impl FnOnce() -> &'a str) -> Option<Fit> {
        // Without a branch between: which of them fails is chance, and a wrong guess costs more than all of them.
        let plain = (self.kinds & (1 << row.kind) != 0)
            & (row.extras & self.extras == self.extras)
            & (row.days & self.days == self.days)
            & ((self.opens_by == NONE_16) | (row.opens <= self.opens_by))
            & ((self.closes_after == 0) | ((row.closes != NONE_16) & (row.closes >= self.closes_after)))
            & self.allergy.is_none_or(|wanted| adapts(row.allergy, wanted));
        if !plain {
            return None;
        }
        let cell = self.class.and_then(|class| columns.cell_of(row, class_bit(class)));
        let ages_unknown = self.is_taken(cell, row)?;
        let fits = self.has_room(columns, row, cell) && self.is_reached(cell) && self.is_called(folded);
        fits.then_some(Fit { ages_unknown })
    }

    fn is_called<'a>(&self, folded: impl FnOnce() -> &'a str) -> bool {
        if self.text.is_none() && self.district.is_none() {
            return true;
        }
        let folded = folded();
        let town = folded.rsplit('\n').next().unwrap_or_default();
        self.text.as_ref().is_none_or(|text| folded.contains(text.as_str()))
            && self.district.as_ref().is_none_or(|text| town.contains(text.as_str()))
    }

    /// Whether the class is taken, and whether that is not known; none where it is not.
    fn is_taken(&self, cell: Option<&ClassCell>, row: &Row) -> Option<bool> {
        let Some(class) = self.class else { return Some(false) };
        let months = |months: u8| (months != NONE_8).then_some(u16::from(months));
        let (from, to) = (months(row.from), months(row.to));
        if let Some(cell) = cell {
            let old_enough = self.months.zip(from).is_none_or(|(months, from)| from <= months);
            return (cell.flags & OFFERED != 0 && old_enough).then_some(false);
        }
        let unknown = from.is_none() && to.is_none();
        takes_class(from, to, class, self.months).then_some(unknown)
    }

    fn has_room(&self, columns: &Columns, row: &Row, cell: Option<&ClassCell>) -> bool {
        let Some(wanted) = self.vacancy else { return true };
        match self.class {
            Some(_) => cell.is_some_and(|cell| self.cell_has_room(columns, cell, wanted)),
            None => columns.cells_of(row).any(|(_, cell)| self.cell_has_room(columns, cell, wanted)),
        }
    }

    fn cell_has_room(&self, columns: &Columns, cell: &ClassCell, wanted: Freshness) -> bool {
        let room = match cell.vacancy {
            2..=200 | vacancy::OPEN | vacancy::FEW => true,
            vacancy::ASK => wanted.or_ask,
            _ => false,
        };
        let pair = columns.as_of.get(usize::from(cell.as_of));
        let day = pair.map_or(NONE_16, |pair| pair.day);
        let entry = pair.map_or(NONE_16, |pair| pair.entry);
        room && wanted.days.is_none_or(|days| day != NONE_16 && self.today.saturating_sub(day) <= days)
            && self.entry.is_none_or(|month| entry == NONE_16 || entry == month)
    }

    fn is_reached(&self, cell: Option<&ClassCell>) -> bool {
        let Some(mine) = self.points else { return true };
        cell.is_some_and(|cell| match cell.border {
            border::POINTS | border::AT_MOST => cell.points <= mine,
            border::REMAINING | border::ALL_ADMITTED => true,
            _ => false,
        })
    }
}

fn adapts(code: u8, wanted: AllergyWanted) -> bool {
    let substituted = code == Allergy::Substituted.code();
    match wanted {
        AllergyWanted::Substituted => substituted,
        AllergyWanted::Adapted => substituted || code == Allergy::Adapted.code() || code == Allergy::Eliminated.code(),
    }
}
