//! A row as a facility.

use std::collections::BTreeMap;

use super::head::Column;
use super::reader::{Reader, warning};
use super::report::{Reason, RowReport, Warning};
use super::table::Table;
use super::{Settings, value};
use crate::nursery::{AgeClass, Ages, Extra, Hours, Key, Kind, Month, Nursery, Position, Vacancy};

/// Yes-or-no columns.
pub(super) const EXTRAS: [(Column, Extra); 10] = [
    (Column::Extended, Extra::Extended),
    (Column::Holiday, Extra::Holiday),
    (Column::Temporary, Extra::Temporary),
    (Column::Sick, Extra::Sick),
    (Column::Night, Extra::Night),
    (Column::AllHours, Extra::AllHours),
    (Column::Bus, Extra::Bus),
    (Column::Lunch, Extra::Lunch),
    (Column::NursingRoom, Extra::NursingRoom),
    (Column::Parking, Extra::Parking),
];

/// The facilities of a table, and what became of each row.
pub(super) fn read_all(table: &Table, settings: &Settings) -> (Vec<Nursery>, Vec<RowReport>) {
    let mut nurseries = Vec::new();
    let mut reports = Vec::with_capacity(table.rows.len());
    let mut seen: BTreeMap<Key, u64> = BTreeMap::new();
    for row in &table.rows {
        let mut reader = Reader::new(&table.head, row, settings);
        let read = reader.nursery().and_then(|nursery| match seen.get(&nursery.key()) {
            Some(first) => Err(reader.about(Column::Id, Reason::IdTwice { first: *first })),
            None => Ok(nursery),
        });
        let name = reader.head.cell(row, Column::Name).map(|cell| value::line(cell.text, value::MOST_NAME).0);
        let mut report = RowReport { row: row.number, id: None, name, refused: None, warnings: reader.warnings };
        match read {
            Ok(nursery) => {
                report.id = Some(nursery.id.clone());
                seen.insert(nursery.key(), row.number);
                nurseries.push(nursery);
            }
            Err(refused) => {
                report.name = report.name.filter(|_| refused.reason != Reason::MyNumber);
                report.refused = Some(refused);
            }
        }
        reports.push(report);
    }
    doubt_shared_positions(table, &nurseries, &mut reports);
    (nurseries, reports)
}

/// A 認定こども園, its 学童 and its 支援センター may share a door; more are a geocoder's answer.
const MOST_AT_ONE_DOOR: usize = 4;

fn doubt_shared_positions(table: &Table, nurseries: &[Nursery], reports: &mut [RowReport]) {
    let mut counts: BTreeMap<Position, usize> = BTreeMap::new();
    for position in nurseries.iter().filter_map(|nursery| nursery.position) {
        *counts.entry(position).or_default() += 1;
    }
    let taken = reports.iter_mut().filter(|report| report.refused.is_none());
    for (report, nursery) in taken.zip(nurseries) {
        let Some((position, count)) = nursery.position.and_then(|position| counts.get_key_value(&position)) else {
            continue;
        };
        if *count > MOST_AT_ONE_DOOR {
            let cell = format!("{}, {}", position.lat(), position.lng());
            let reason = Reason::SharedPosition { count: *count };
            report.warnings.push(warning(table.head.name(Column::Lat), &cell, reason));
        }
    }
}

impl Reader<'_> {
    fn nursery(&mut self) -> Result<Nursery, Warning> {
        self.check()?;
        let name = self.line(Column::Name, value::MOST_NAME).ok_or_else(|| self.about(Column::Name, Reason::NoName))?;
        let municipality = self.municipality();
        let address = self.address();
        let id = self.id(&municipality, &name, address.as_deref().unwrap_or_default());
        let (kind, kind_text) = self.kind();
        let extras = self.extras();
        let all_hours = extras.get(&Extra::AllHours).copied().unwrap_or_default();
        let mut nursery = Nursery::new(municipality, id, name, kind);
        nursery.kind_text = kind_text;
        nursery.district = self.district(address.as_deref());
        nursery.address = address;
        nursery.kana = self.line(Column::Kana, value::MOST_NAME);
        nursery.position = self.position();
        nursery.phone = self.read_noting(Column::Phone, |_| Reason::NoAreaCode, value::phone);
        nursery.url = self.read(Column::Url, value::url);
        nursery.corporation = self.line(Column::Corporation, value::MOST_NAME);
        nursery.hours = self.hours(all_hours);
        nursery.weekdays = self.read(Column::Weekdays, value::weekdays).unwrap_or_default();
        nursery.ages = self.ages();
        nursery.capacity = self.read(Column::Capacity, value::count);
        nursery.extras = extras;
        nursery.allergy = self.read(Column::Allergy, value::allergy);
        nursery.vacancy = self.vacancy(Column::Vacancy);
        self.classes(&mut nursery);
        nursery.note = self.note();
        Ok(nursery)
    }

    fn municipality(&mut self) -> String {
        let ours = self.settings.municipality.clone();
        let code = self.read_noting(
            Column::Municipality,
            |_| Reason::CodeCompleted,
            |text| value::code(text).ok_or(Reason::NotACode),
        );
        let Some(code) = code else { return ours };
        if let (false, Some(cell)) = (ours.is_empty() || code == ours, self.cell(Column::Municipality)) {
            self.warn(cell, Reason::OtherMunicipality);
        }
        code
    }

    fn id(&mut self, municipality: &str, name: &str, address: &str) -> String {
        let given = self.cell(Column::Id).map(|cell| cell.text).filter(|id| value::is_id(id));
        given.map_or_else(
            || {
                self.warnings.push(self.about(Column::Id, Reason::IdMade));
                value::made_id(municipality, name, address)
            },
            str::to_owned,
        )
    }

    fn kind(&mut self) -> (Kind, Option<String>) {
        let ownership = self.cell(Column::Ownership).map_or("", |cell| cell.text);
        let is_centre =
            self.cell(Column::CertifiedCentre).is_some_and(|cell| value::yes_or_no(cell.text) == Ok(Some(true)));
        let Some(cell) = self.cell(Column::Kind) else { return (Kind::Other, None) };
        match value::kind(cell.text, ownership, is_centre) {
            Some(kind) => (kind, None),
            None => {
                if !matches!(cell.text, "その他" | "他") {
                    self.warn(cell, Reason::UnknownKind);
                }
                (Kind::Other, Some(value::line(cell.text, value::MOST_NAME).0))
            }
        }
    }

    fn address(&self) -> Option<String> {
        let text = |column| self.cell(column).map_or("", |cell| cell.text);
        let parts = match text(Column::Address) {
            "" => value::address(&[
                text(Column::Prefecture),
                text(Column::City),
                text(Column::Town),
                text(Column::Street),
                text(Column::AddressFirst),
                text(Column::AddressSecond),
            ]),
            whole => whole.to_owned(),
        };
        let building = if parts.contains(text(Column::Building)) { "" } else { text(Column::Building) };
        let (line, _) = value::line(&format!("{parts} {building}"), value::MOST_NAME);
        (!line.is_empty()).then_some(line)
    }

    fn district(&self, address: Option<&str>) -> Option<String> {
        let town = self.cell(Column::Town).map(|cell| value::line(cell.text, 60).0);
        let named = self.cell(Column::MunicipalityName).map_or("", |cell| cell.text);
        let ours =
            if named.is_empty() { self.settings.municipality_name.as_str() } else { value::without_prefecture(named) };
        let derived = address.and_then(|address| value::district(address, ours));
        if ours.is_empty() { town.or(derived) } else { derived.or(town) }
    }

    fn position(&mut self) -> Option<Position> {
        let (head, row) = (self.head, self.row);
        let mut pairs = head.cells(row, Column::Lat).zip(head.cells(row, Column::Lng));
        let good = pairs.find_map(|(lat, lng)| Some((lat, value::position(lat.text, lng.text).ok()?)));
        if let Some((cell, (position, swapped))) = good {
            if swapped {
                self.warn(cell, Reason::Swapped);
            }
            return Some(position);
        }
        let said = self.cell(Column::Lat).or_else(|| self.cell(Column::Lng));
        let reason = if said.is_some() { Reason::NotInJapan } else { Reason::NoCoordinates };
        self.warnings.push(self.about(Column::Lat, reason));
        None
    }

    fn extras(&mut self) -> BTreeMap<Extra, bool> {
        EXTRAS.iter().filter_map(|(column, extra)| Some((*extra, self.read(*column, value::yes_or_no)??))).collect()
    }

    pub(super) fn hours(&mut self, all_hours: bool) -> Option<Hours> {
        let opens = self.read(Column::Opens, value::time);
        let closes = self.read(Column::Closes, value::time);
        match value::hours(opens, closes, all_hours) {
            Ok((hours, next_day)) => {
                if let (true, Some(cell)) = (next_day, self.cell(Column::Closes)) {
                    self.warn(cell, Reason::NextDay);
                }
                (hours.opens.is_some() || hours.closes.is_some()).then_some(hours)
            }
            Err(reason) => {
                self.warnings.push(self.about(Column::Closes, reason));
                None
            }
        }
    }

    fn ages(&mut self) -> Option<Ages> {
        if let Some(cell) = self.cell(Column::Ages) {
            let span = self.read(Column::Ages, value::ages).unwrap_or_default();
            return Some(Ages { from: span.from, to: span.to, text: value::line(cell.text, value::MOST_NAME).0 });
        }
        let texts = [Column::AgeFrom, Column::AgeTo].map(|column| self.cell(column).map_or("", |cell| cell.text));
        let text = match texts {
            ["", ""] => return None,
            [from, to] => {
                value::line(&format!("{}～{to}", from.trim_end_matches(['～', '~', '〜'])), value::MOST_NAME).0
            }
        };
        let from = self.read(Column::AgeFrom, |text| value::one_age(text, true));
        let to = self.read(Column::AgeTo, |text| value::one_age(text, false));
        if from.zip(to).is_some_and(|(from, to)| from >= to) {
            self.warnings.push(self.about(Column::AgeTo, Reason::NotAges));
            return Some(Ages { from: None, to: None, text });
        }
        Some(Ages { from, to, text })
    }

    /// Free places as one column says, with the day and the month that the row names.
    pub(super) fn vacancy(&mut self, column: Column) -> Option<Vacancy> {
        let cell = self.cell(column)?;
        let (state, explained) = value::vacancy(cell.text, &self.settings.legend);
        if !explained {
            self.warn(cell, Reason::UnknownSymbol);
        }
        let (on, entry) = self.as_of();
        Some(Vacancy { state, on, entry })
    }

    fn as_of(&mut self) -> (Option<jiff::civil::Date>, Option<Month>) {
        // Of several classes in one row, the first one has the warnings.
        let before = self.warnings.len();
        let on = self.read_noting(Column::VacancyDay, |day| Reason::ExcelDay { day: *day }, value::day);
        let entry = self.read(Column::Entry, value::month);
        let said: Vec<Warning> = self.warnings.drain(before..).collect();
        let fresh: Vec<Warning> = said.into_iter().filter(|warning| !self.warnings.contains(warning)).collect();
        self.warnings.extend(fresh);
        (on, entry)
    }

    fn classes(&mut self, nursery: &mut Nursery) {
        for class in AgeClass::ALL {
            let vacancy = self.vacancy(Column::VacancyOf(class.years()));
            let capacity = self.read(Column::CapacityOf(class.years()), value::count);
            if vacancy.is_some() || capacity.is_some() {
                let info = nursery.classes.entry(class).or_default();
                (info.vacancy, info.capacity) = (vacancy, capacity);
            }
        }
    }

    fn note(&mut self) -> Option<String> {
        let (head, row) = (self.head, self.row);
        let notes = [Column::HoursNote, Column::Note].into_iter().flat_map(|column| head.cells(row, column));
        let notes: Vec<&str> = notes.map(|cell| cell.text).collect();
        let (note, cut) = value::line(&notes.join(" / "), value::MOST_NOTE);
        if cut {
            self.warnings.push(self.about(Column::Note, Reason::Cut { longest: value::MOST_NOTE }));
        }
        (!note.is_empty()).then_some(note)
    }
}
