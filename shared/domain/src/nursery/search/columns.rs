//! Facilities as numbers: what a search needs of each, the same in memory and in the pack. Rows lie in the order of their
//! ids, so that of two at one distance the smaller row comes first.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday, date};

use super::codes::{border_code, vacancy_code};
use crate::nursery::{AgeClass, Nursery, Vacancy};

/// A latitude or longitude that is not known.
pub(in crate::nursery) const NOWHERE: i32 = i32::MIN;
/// A number that is not known.
pub(in crate::nursery) const NONE_16: u16 = u16::MAX;
/// Months that are not known.
pub(in crate::nursery) const NONE_8: u8 = u8::MAX;
/// The bit of the free places that are said of no class in particular.
pub(in crate::nursery) const WHOLE: u8 = 6;
/// The flag of a class that there is.
pub(in crate::nursery) const OFFERED: u8 = 1;
/// Day 0 of days.
const DAY_ZERO: Date = date(2000, 1, 1);

/// One facility; 24 bytes of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::nursery) struct Row {
    pub(in crate::nursery) lat: i32,
    pub(in crate::nursery) lng: i32,
    pub(in crate::nursery) kind: u8,
    /// Bits 0 to 5: there is a cell of that class; [`WHOLE`]: there is one of the whole facility.
    pub(in crate::nursery) classes: u8,
    pub(in crate::nursery) opens: u16,
    pub(in crate::nursery) closes: u16,
    pub(in crate::nursery) from: u8,
    pub(in crate::nursery) to: u8,
    pub(in crate::nursery) extras: u16,
    /// Bit 0 is Monday.
    pub(in crate::nursery) days: u8,
    pub(in crate::nursery) allergy: u8,
    pub(in crate::nursery) capacity: u16,
    pub(in crate::nursery) municipality: u16,
    /// Its first cell; not in the pack, since it is the sum of those before.
    pub(in crate::nursery) first_cell: u32,
}

/// What is known of one class; 8 bytes of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::nursery) struct ClassCell {
    /// 0 nothing said, 1–200 places and one more, 240 and on a word.
    pub(in crate::nursery) vacancy: u8,
    /// 0 nothing said, else which word of a cut-off.
    pub(in crate::nursery) border: u8,
    /// Which pair of day and month, or [`NONE_16`].
    pub(in crate::nursery) as_of: u16,
    /// Tenths of a point, or places left.
    pub(in crate::nursery) points: i16,
    /// Fiscal year since 2000, or [`NONE_8`].
    pub(in crate::nursery) year: u8,
    pub(in crate::nursery) flags: u8,
}

/// As of which day, for which month; 4 bytes of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::nursery) struct AsOf {
    /// Days since 2000-01-01, or [`NONE_16`].
    pub(in crate::nursery) day: u16,
    /// Months since 2000-01, or [`NONE_16`].
    pub(in crate::nursery) entry: u16,
}

/// What a facility is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::nursery) struct Texts {
    pub(in crate::nursery) id: String,
    pub(in crate::nursery) name: String,
    pub(in crate::nursery) kana: String,
    pub(in crate::nursery) district: String,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::nursery) struct Columns {
    pub(in crate::nursery) rows: Vec<Row>,
    pub(in crate::nursery) cells: Vec<ClassCell>,
    pub(in crate::nursery) as_of: Vec<AsOf>,
    pub(in crate::nursery) municipalities: Vec<String>,
    pub(in crate::nursery) texts: Vec<Texts>,
}

impl Columns {
    /// The columns, and for each row its place among `nurseries`.
    pub(in crate::nursery) fn of(nurseries: &[Nursery]) -> (Self, Vec<usize>) {
        let mut order: Vec<(usize, &Nursery)> = nurseries.iter().enumerate().collect();
        order.sort_by(|(_, one), (_, other)| (&one.id, &one.municipality).cmp(&(&other.id, &other.municipality)));
        let mut columns = Self::default();
        let mut as_of = Numbers::default();
        let mut municipalities = Numbers::default();
        for (_, nursery) in &order {
            let first_cell = u32::try_from(columns.cells.len()).unwrap_or(u32::MAX);
            let classes = columns.put_cells(nursery, &mut as_of);
            let municipality = municipalities.of(nursery.municipality.clone());
            columns.rows.push(row(nursery, classes, municipality, first_cell));
            columns.texts.push(Texts {
                id: nursery.id.clone(),
                name: nursery.name.clone(),
                kana: nursery.kana.clone().unwrap_or_default(),
                district: nursery.district.clone().unwrap_or_default(),
            });
        }
        (columns.as_of, columns.municipalities) = (as_of.values, municipalities.values);
        (columns, order.into_iter().map(|(place, _)| place).collect())
    }

    /// Adds the cells of a facility; which ones it has.
    fn put_cells(&mut self, nursery: &Nursery, as_of: &mut Numbers<AsOf>) -> u8 {
        let mut mask = 0;
        for (class, info) in &nursery.classes {
            mask |= 1 << class.years();
            let mut cell = cell(info.vacancy.as_ref(), as_of);
            if let Some((year, value)) = info.newest_border() {
                cell.year = u8::try_from(year - 2000).unwrap_or(NONE_8);
                (cell.border, cell.points) = border_code(value);
            }
            cell.flags = if info.is_offered() { OFFERED } else { 0 };
            self.cells.push(cell);
        }
        if let Some(vacancy) = &nursery.vacancy {
            mask |= 1 << WHOLE;
            self.cells.push(cell(Some(vacancy), as_of));
        }
        mask
    }

    /// The cell of a row under this bit: as many lie before it as bits are set below.
    pub(in crate::nursery) fn cell_of(&self, row: &Row, bit: u8) -> Option<&ClassCell> {
        let here = 1 << bit;
        let before = (row.classes & (here - 1)).count_ones();
        let place = usize::try_from(row.first_cell.checked_add(before)?).ok()?;
        if row.classes & here == 0 { None } else { self.cells.get(place) }
    }

    /// The cells of a row, each with its bit.
    pub(in crate::nursery) fn cells_of(&self, row: &Row) -> impl Iterator<Item = (u8, &ClassCell)> {
        let bits = (0..=WHOLE).filter(move |bit| row.classes & (1 << bit) != 0);
        let first = usize::try_from(row.first_cell).unwrap_or(usize::MAX);
        bits.zip(self.cells.get(first..).unwrap_or_default())
    }
}

/// Values by the number under which they were first seen.
struct Numbers<T> {
    values: Vec<T>,
    known: BTreeMap<T, u16>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { values: Vec::new(), known: BTreeMap::new() }
    }
}

impl<T: Ord + Clone> Numbers<T> {
    /// Its number; [`NONE_16`] where there are too many.
    fn of(&mut self, value: T) -> u16 {
        if let Some(known) = self.known.get(&value) {
            return *known;
        }
        let number = u16::try_from(self.values.len()).unwrap_or(NONE_16);
        if number != NONE_16 {
            self.values.push(value.clone());
            self.known.insert(value, number);
        }
        number
    }
}

fn row(nursery: &Nursery, classes: u8, municipality: u16, first_cell: u32) -> Row {
    let months = |months: Option<u16>| months.map_or(NONE_8, |months| u8::try_from(months).unwrap_or(254).min(254));
    let weekdays =
        (1..=7).filter(|day| Weekday::from_monday_one_offset(*day).is_ok_and(|day| nursery.weekdays.has(day)));
    Row {
        lat: nursery.position.map_or(NOWHERE, |position| position.micro_lat()),
        lng: nursery.position.map_or(NOWHERE, |position| position.micro_lng()),
        kind: nursery.kind.code(),
        classes,
        opens: nursery.hours.and_then(|hours| hours.opens).unwrap_or(NONE_16),
        closes: nursery.hours.and_then(|hours| hours.closes).unwrap_or(NONE_16),
        from: months(nursery.ages.as_ref().and_then(|ages| ages.from)),
        to: months(nursery.ages.as_ref().and_then(|ages| ages.to)),
        extras: nursery.extras.iter().filter(|(_, offered)| **offered).map(|(extra, _)| extra.bit()).sum(),
        days: weekdays.map(|day| 1_u8 << (day - 1)).sum(),
        allergy: nursery.allergy.map_or(0, |allergy| allergy.code()),
        capacity: nursery.capacity.unwrap_or(NONE_16),
        municipality,
        first_cell,
    }
}

fn cell(said: Option<&Vacancy>, as_of: &mut Numbers<AsOf>) -> ClassCell {
    let vacancy = said.map_or(0, |vacancy| vacancy_code(&vacancy.state));
    let pair = said.map(|vacancy| AsOf {
        day: vacancy.on.map_or(NONE_16, day_number),
        entry: vacancy.entry.map_or(NONE_16, |month| month.count()),
    });
    let pair = pair.filter(|pair| (pair.day, pair.entry) != (NONE_16, NONE_16));
    ClassCell {
        vacancy,
        border: 0,
        as_of: pair.map_or(NONE_16, |pair| as_of.of(pair)),
        points: 0,
        year: NONE_8,
        flags: 0,
    }
}

/// Days since 2000-01-01, within what two bytes hold (until 2179).
pub(super) fn day_number(day: Date) -> u16 {
    let days = DAY_ZERO.until(day).map_or(0, |span| span.get_days());
    u16::try_from(days.max(0)).unwrap_or(NONE_16).min(NONE_16 - 1)
}

/// The bit of a class.
pub(super) const fn class_bit(class: AgeClass) -> u8 {
    class.years()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nursery::{ClassInfo, Kind, VacancyState};

    #[test]
    fn rows_lie_in_the_order_of_ids() {
        let ids = ["b", "a", "a"];
        let nurseries: Vec<_> = ids
            .iter()
            .zip(["1", "2", "1"])
            .map(|(id, municipality)| Nursery::new(municipality, *id, "つなぐ", Kind::Other))
            .collect();
        let (columns, places) = Columns::of(&nurseries);
        assert_eq!(places, [2, 1, 0]);
        assert_eq!(columns.municipalities, ["1", "2"]);
    }

    #[test]
    fn cells_follow_the_bits() {
        let mut nursery = Nursery::new("139998", "TS01", "つなぐ", Kind::Other);
        let vacancy = Vacancy { state: VacancyState::Number(500), on: Some(date(2000, 1, 3)), entry: None };
        nursery.vacancy = Some(vacancy);
        nursery.classes.insert(AgeClass::ALL[2], ClassInfo { capacity: Some(0), ..ClassInfo::default() });
        let (columns, _) = Columns::of(&[nursery]);
        let cells: Vec<_> = columns.cells_of(&columns.rows[0]).collect();
        assert_eq!(columns.rows[0].classes, 0b100_0100);
        assert_eq!(cells.iter().map(|(bit, _)| *bit).collect::<Vec<_>>(), [2, WHOLE]);
        let one_by_one = (0..8).map(|bit| columns.cell_of(&columns.rows[0], bit)).collect::<Vec<_>>();
        assert_eq!(one_by_one, [None, None, Some(cells[0].1), None, None, None, Some(cells[1].1), None]);
        assert_eq!((cells[0].1.flags, cells[1].1.vacancy), (0, 200));
        assert_eq!(columns.as_of, [AsOf { day: 2, entry: NONE_16 }]);
        assert_eq!(day_number(date(1990, 1, 1)), 0);
        assert_eq!(day_number(Date::MAX), NONE_16 - 1);
    }
}
