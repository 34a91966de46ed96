//! Our own extension: what the national standard cannot say, one row per facility and class. What it says replaces what
//! was known of that class; what it does not say stays.

use std::collections::BTreeMap;

use super::head::Column;
use super::reader::Reader;
use super::report::{Reason, RowReport, Warning};
use super::row::EXTRAS;
use super::table::Table;
use super::{Contents, Import, NotImported, Settings, decode, table, value};
use crate::nursery::{AgeClass, Allergy, Border, ClassInfo, Extra, Hours, Nursery};

/// Reads an extension for facilities that are `known`: all of them come back, with what it adds. Where several
/// municipalities have one id, that of `settings` is meant.
///
/// # Errors
/// A file that is no text, or no table with columns for ids and classes.
pub fn import_extension(bytes: &[u8], settings: &Settings, known: &[Nursery]) -> Result<Import, NotImported> {
    let (text, encoding) = decode(bytes)?;
    let (table, format) = table::read_with(&text, &[(Column::Id, "ID"), (Column::Class, "クラス年齢")])?;
    let mut nurseries = known.to_vec();
    let rows = Extension::new(&nurseries, settings).read_all(&table, &mut nurseries);
    Ok(Import { contents: Contents::Extension, format, encoding, nurseries, rows, unread: table.unread() })
}

/// What a row says of the whole facility.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Whole {
    hours: Option<Hours>,
    allergy: Option<Allergy>,
    extras: BTreeMap<Extra, bool>,
}

struct Extension<'a> {
    settings: &'a Settings,
    places: BTreeMap<String, usize>,
    classes: BTreeMap<(usize, AgeClass), u64>,
    wholes: BTreeMap<(usize, &'static str), u64>,
}

impl<'a> Extension<'a> {
    fn new(known: &[Nursery], settings: &'a Settings) -> Self {
        let mut places = BTreeMap::new();
        for (place, nursery) in known.iter().enumerate() {
            if nursery.municipality == settings.municipality {
                places.insert(nursery.id.clone(), place);
            } else {
                places.entry(nursery.id.clone()).or_insert(place);
            }
        }
        Self { settings, places, classes: BTreeMap::new(), wholes: BTreeMap::new() }
    }

    fn read_all(&mut self, table: &Table, nurseries: &mut [Nursery]) -> Vec<RowReport> {
        let mut reports = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let mut reader = Reader::new(&table.head, row, self.settings);
            let id = reader.cell(Column::Id).map(|cell| value::line(cell.text, 64).0);
            let place = id.as_ref().and_then(|id| self.places.get(id)).copied();
            let target = place.and_then(|place| Some((place, nurseries.get_mut(place)?)));
            let name = target.as_ref().map(|(_, nursery)| nursery.name.clone());
            let refused = match target {
                Some((place, nursery)) => self.take(&mut reader, row.number, place, nursery).err(),
                None => Some(reader.about(Column::Id, Reason::UnknownId)),
            };
            reports.push(RowReport { row: row.number, id, name, refused, warnings: reader.warnings });
        }
        reports
    }

    fn take(
        &mut self,
        reader: &mut Reader<'_>,
        number: u64,
        place: usize,
        nursery: &mut Nursery,
    ) -> Result<(), Warning> {
        reader.check()?;
        let class = match reader.cell(Column::Class) {
            None => None,
            Some(cell) => {
                let class = value::class(cell.text).and_then(|years| AgeClass::new(years).ok());
                Some(class.ok_or_else(|| reader.about(Column::Class, Reason::NoSuchClass))?)
            }
        };
        if let Some(class) = class
            && let Some(first) = self.classes.insert((place, class), number)
        {
            self.classes.insert((place, class), first);
            return Err(reader.about(Column::Class, Reason::ClassTwice { first }));
        }
        let whole = Whole {
            hours: reader.hours(false),
            allergy: reader.read(Column::Allergy, value::allergy),
            extras: extras(reader),
        };
        if class.is_none() && whole == Whole::default() {
            return Err(reader.about(Column::Class, Reason::NothingSaid));
        }
        if let Some(class) = class {
            let info = nursery.classes.entry(class).or_default();
            merge(info, read_class(reader));
        }
        self.take_whole(reader, number, place, nursery, &whole);
        Ok(())
    }

    /// The first row that says something of the whole facility counts.
    fn take_whole(&mut self, reader: &mut Reader<'_>, number: u64, place: usize, nursery: &mut Nursery, whole: &Whole) {
        let mut first = |what: &'static str| *self.wholes.entry((place, what)).or_insert(number);
        if let Some(hours) = whole.hours {
            let row = first("hours");
            if row == number {
                nursery.hours = Some(hours);
            } else if nursery.hours != Some(hours) {
                reader.warnings.push(reader.about(Column::Opens, Reason::Contradicts { first: row }));
            }
        }
        if let Some(allergy) = whole.allergy {
            let row = first("allergy");
            if row == number {
                nursery.allergy = Some(allergy);
            } else if nursery.allergy != Some(allergy) {
                reader.warnings.push(reader.about(Column::Allergy, Reason::Contradicts { first: row }));
            }
        }
        for (extra, offered) in &whole.extras {
            let Some((column, _)) = EXTRAS.iter().find(|(_, other)| other == extra) else { continue };
            let row = first(reader_key(*extra));
            if row == number {
                nursery.extras.insert(*extra, *offered);
            } else if nursery.extras.get(extra) != Some(offered) {
                reader.warnings.push(reader.about(*column, Reason::Contradicts { first: row }));
            }
        }
    }
}

const fn reader_key(extra: Extra) -> &'static str {
    match extra {
        Extra::Extended => "extended",
        Extra::Holiday => "holiday",
        Extra::Temporary => "temporary",
        Extra::Sick => "sick",
        Extra::Night => "night",
        Extra::AllHours => "all_hours",
        Extra::Bus => "bus",
        Extra::Lunch => "lunch",
        Extra::NursingRoom => "nursing_room",
        Extra::Parking => "parking",
    }
}

fn extras(reader: &mut Reader<'_>) -> BTreeMap<Extra, bool> {
    EXTRAS.iter().filter_map(|(column, extra)| Some((*extra, reader.read(*column, value::yes_or_no)??))).collect()
}

fn read_class(reader: &mut Reader<'_>) -> ClassInfo {
    let years: Vec<i16> = reader.head.border_years().collect();
    let mut borders: BTreeMap<i16, Border> = BTreeMap::new();
    for year in years {
        let legend = reader.legend();
        if let Some(border) = reader.read(Column::Border(year), |text| value::border(text, legend)) {
            borders.insert(year, border);
        }
    }
    ClassInfo {
        capacity: reader.read(Column::ClassCapacity, value::count),
        vacancy: reader.vacancy(Column::Vacancy),
        borders,
    }
}

/// What is said replaces what was known.
fn merge(known: &mut ClassInfo, said: ClassInfo) {
    known.capacity = said.capacity.or(known.capacity);
    known.vacancy = said.vacancy.or(known.vacancy.take());
    known.borders.extend(said.borders);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nursery::{Kind, VacancyState};

    const HEAD: &str = "ID,名称,クラス年齢,クラス定員,空き状況,空き状況更新日,入園月,最低指数_2026年度,最低指数_令和7年度,アレルギー対応,延長保育";

    fn known() -> Vec<Nursery> {
        ["TS01", "TS02"].map(|id| Nursery::new("139998", id, "つなぐ保育園", Kind::PublicNursery)).to_vec()
    }

    fn read(rows: &str) -> Import {
        let settings = Settings { municipality: "139998".to_owned(), ..Settings::default() };
        import_extension(format!("{HEAD}\n{rows}").as_bytes(), &settings, &known()).unwrap()
    }

    fn reasons(import: &Import) -> Vec<Reason> {
        let of =
            |row: &RowReport| row.refused.iter().chain(&row.warnings).map(|one| one.reason.clone()).collect::<Vec<_>>();
        import.rows.iter().flat_map(of).collect()
    }

    #[test]
    fn a_row_says_what_is_known_of_one_class() {
        let import =
            read("TS01,,1歳児,12,△,令和8年11月1日,2027-04,40.5,全員内定,除去食,有\nTS01,,2,12,0,,,×,50以下,除去食,\n");
        assert_eq!(import.counts(), (2, 0, 0));
        let nursery = &import.nurseries[0];
        let class = &nursery.classes[&AgeClass::ALL[1]];
        let vacancy = class.vacancy.as_ref().unwrap();
        assert_eq!((class.capacity, &vacancy.state), (Some(12), &VacancyState::Few));
        assert_eq!(vacancy.entry.map(|month| month.to_string()).as_deref(), Some("2027-04"));
        assert_eq!(class.newest_border().map(|(year, _)| year), Some(2026));
        assert_eq!(class.borders[&2025], Border::AllAdmitted);
        assert_eq!((nursery.allergy, nursery.extras.get(&Extra::Extended)), (Some(Allergy::Eliminated), Some(&true)));
        assert_eq!(import.nurseries[1], known()[1]);
        // Once more: nothing changes.
        let settings = Settings { municipality: "139998".to_owned(), ..Settings::default() };
        let again = import_extension(
            format!("{HEAD}\nTS01,,1,12,△,2026-11-01,2027-04,40.5,全員内定,,\n").as_bytes(),
            &settings,
            &import.nurseries,
        );
        assert_eq!(again.unwrap().nurseries, import.nurseries);
    }

    #[test]
    fn rows_that_cannot_be_meant_are_refused() {
        let import = read(
            "XX,,1,,,,,,,,\nTS01,,6,,,,,,,,\nTS01,,1,12,,,,,,有,\nTS01,,1,13,,,,,,,\nTS01,,,,,,,,,無,\nTS02,,,,,,,,,,\nTS02,,0,多い,?,いつか,春,A,,,\n",
        );
        assert_eq!(import.counts(), (1, 2, 4));
        assert_eq!(
            reasons(&import),
            [
                Reason::UnknownId,
                Reason::NoSuchClass,
                Reason::ClassTwice { first: 4 },
                Reason::Contradicts { first: 4 },
                Reason::NothingSaid,
                Reason::NotABorder,
                Reason::NotANumber,
                Reason::UnknownSymbol,
                Reason::NotADay,
                Reason::NotAMonth,
            ]
        );
        assert_eq!(import.nurseries[0].allergy, Some(Allergy::Adapted));
    }
}
