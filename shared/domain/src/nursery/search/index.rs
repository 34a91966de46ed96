//! The index: facilities in bands of latitude, in each of them from west to east. A search looks only at the part of each
//! band that its circle can touch, so that the whole country costs hardly more than one city.

use std::ops::Range;

use jiff::civil::Date;

use super::circle::{Circle, SLACK};
use super::columns::{Columns, NOWHERE, Row};
use super::distance::{Trig, chord};
use super::query::{BadQuery, Query};
use super::wanted::{Fit, Wanted};
use crate::nursery::fold::fold;
use crate::nursery::position::MICRO;
use crate::nursery::{Kind, Nursery, Position};

/// Millionths of a degree of a band: 1.1 km.
const BAND: i32 = 10_000;
/// A facility that fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which row of the index ([`Index::listed`], [`Index::source`]).
    pub row: u32,
    /// Metres in a straight line from the first anchor.
    pub metres: Option<f64>,
    /// Metres in a straight line from the second anchor.
    pub second_metres: Option<f64>,
    /// Siblings go there.
    pub is_siblings: bool,
    /// A class was asked for, and the facility does not say whom it takes.
    pub ages_unknown: bool,
}

/// What the index knows of a facility.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Unique within the municipality.
    pub id: &'a str,
    /// Six digits.
    pub municipality: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// In kana; empty where it is not known.
    pub kana: &'a str,
    /// Ward and town; empty where it is not known.
    pub district: &'a str,
    /// What kind of place it is.
    pub kind: Kind,
    /// Where it is.
    pub position: Option<Position>,
}

/// Facilities, ready to be searched.
#[derive(Debug)]
pub struct Index {
    columns: Columns,
    /// Of each row, its place in the slice that the index was made of.
    sources: Vec<usize>,
    /// Of each row: name, kana and district as they are searched, one to a line.
    folded: Vec<String>,
    /// The first band that there is.
    first_band: i32,
    /// Of each band, where it begins among the placed; one more for the end.
    bands: Vec<u32>,
    /// The rows that have a position, by band and longitude.
    placed: Placed,
}

#[derive(Debug, Default)]
struct Placed {
    lng: Vec<i32>,
    number: Vec<u32>,
    /// Again, side by side with its neighbours: a search jumps less.
    row: Vec<Row>,
    unit: Vec<[f64; 3]>,
    trig: Vec<Trig>,
}

impl Index {
    /// The index of facilities in any order.
    #[must_use]
    pub fn new(nurseries: &[Nursery]) -> Self {
        let (columns, sources) = Columns::of(nurseries);
        Self::of(columns, sources)
    }

    pub(in crate::nursery) fn of(columns: Columns, sources: Vec<usize>) -> Self {
        let mut order: Vec<(i32, i32, u32)> = columns
            .rows
            .iter()
            .zip(0..)
            .filter(|(row, _)| row.lat != NOWHERE)
            .map(|(row, number)| (row.lat.div_euclid(BAND), row.lng, number))
            .collect();
        order.sort_unstable();
        let first_band = order.first().map_or(0, |(band, ..)| *band);
        let last_band = order.last().map_or(-1, |(band, ..)| *band);
        let begins = |band: i32| order.partition_point(|(other, ..)| *other < band);
        let bands = (first_band..=last_band.saturating_add(1)).map(begins);
        let bands = bands.map(|place| u32::try_from(place).unwrap_or(u32::MAX)).collect();
        let mut placed = Placed::default();
        for (_, lng, number) in order {
            let Some(row) = columns.rows.get(to_usize(number)) else { continue };
            let trig = Trig::new(f64::from(row.lat) / MICRO, f64::from(lng) / MICRO);
            placed.lng.push(lng);
            placed.number.push(number);
            placed.row.push(*row);
            placed.unit.push(trig.unit());
            placed.trig.push(trig);
        }
        let folded =
            |texts: &super::Texts| [&texts.name, &texts.kana, &texts.district].map(|text| fold(text)).join("\n");
        let folded = columns.texts.iter().map(folded).collect();
        Self { columns, sources, folded, first_band, bands, placed }
    }

    /// How many facilities there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.columns.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.columns.rows.is_empty()
    }

    /// What is known of a row.
    #[must_use]
    pub fn listed(&self, row: u32) -> Option<Listed<'_>> {
        let (numbers, texts) = (self.columns.rows.get(to_usize(row))?, self.columns.texts.get(to_usize(row))?);
        Some(Listed {
            id: &texts.id,
            municipality: self.columns.municipalities.get(usize::from(numbers.municipality)).map_or("", String::as_str),
            name: &texts.name,
            kana: &texts.kana,
            district: &texts.district,
            kind: Kind::from_code(numbers.kind).unwrap_or(Kind::Other),
            position: Position::from_micro(numbers.lat, numbers.lng).ok(),
        })
    }

    /// The place of a row in the slice that the index was made of; of an unpacked one, the row.
    #[must_use]
    pub fn source(&self, row: u32) -> Option<usize> {
        self.sources.get(to_usize(row)).copied()
    }

    /// The facilities that fit, in the order that [`Query`] says. `today` is what the freshness of vacancies is counted from.
    ///
    /// # Errors
    /// Why the question cannot be answered.
    pub fn search(&self, query: &Query, today: Date) -> Result<Vec<Hit>, BadQuery> {
        query.check()?;
        let wanted = Wanted::new(query, today);
        let circles: Vec<Circle> = query.anchors.iter().map(Circle::new).collect();
        let siblings: Vec<u32> = match query.siblings.is_empty() {
            true => Vec::new(),
            false => {
                let rows = self.columns.texts.iter().zip(0..);
                rows.filter(|(texts, _)| query.siblings.contains(&texts.id)).map(|(_, row)| row).collect()
            }
        };
        let mut hits = match circles.split_first() {
            None => self.anywhere(&wanted),
            Some((circle, others)) => self.within(&wanted, circle, others, &siblings, query.hits()),
        };
        for hit in &mut hits {
            hit.is_siblings = siblings.binary_search(&hit.row).is_ok();
        }
        let way = |hit: &Hit| hit.metres.unwrap_or_default() + hit.second_metres.unwrap_or_default();
        hits.sort_unstable_by(|one, other| {
            other.is_siblings.cmp(&one.is_siblings).then(way(one).total_cmp(&way(other))).then(one.row.cmp(&other.row))
        });
        hits.truncate(query.hits());
        Ok(hits)
    }

    fn fit(&self, wanted: &Wanted, row: &Row, number: u32) -> Option<Fit> {
        wanted.fit(&self.columns, row, || self.folded.get(to_usize(number)).map_or("", String::as_str))
    }

    fn anywhere(&self, wanted: &Wanted) -> Vec<Hit> {
        let rows = self.columns.rows.iter().zip(0..);
        rows.filter_map(|(row, number)| Some(hit(number, None, None, self.fit(wanted, row, number)?))).collect()
    }

    fn within(&self, wanted: &Wanted, circle: &Circle, others: &[Circle], siblings: &[u32], most: usize) -> Vec<Hit> {
        let mut near: Vec<(f64, usize, Fit)> = Vec::with_capacity(256);
        self.for_each_near(circle, others, |chord, place| {
            let there = self.placed.row.get(place).zip(self.placed.number.get(place));
            if let Some(fit) = there.and_then(|(row, number)| self.fit(wanted, row, *number)) {
                near.push((chord, place, fit));
            }
        });
        // Of one circle the chords are in the order of the distances: the exact ones are worked out for the nearest alone.
        if others.is_empty() && siblings.is_empty() && near.len() > most {
            let (_, (furthest, ..), _) =
                near.select_nth_unstable_by(most.saturating_sub(1), |one, other| one.0.total_cmp(&other.0));
            let furthest = (furthest.sqrt() + SLACK).powi(2);
            near.retain(|(chord, ..)| *chord <= furthest);
        }
        let exact = |(_, place, fit): (f64, usize, Fit)| {
            let (number, there) = (*self.placed.number.get(place)?, self.placed.trig.get(place)?);
            let metres = circle.trig.metres_to(there);
            let second = others.first().map(|other| (other.trig.metres_to(there), other.radius));
            let inside = metres <= circle.radius && second.is_none_or(|(metres, radius)| metres <= radius);
            inside.then(|| hit(number, Some(metres), second.map(|(metres, _)| metres), fit))
        };
        near.into_iter().filter_map(exact).collect()
    }

    /// Calls with the squared chord to the first circle's middle and the place among the placed, for whatever may lie in all
    /// of the circles.
    fn for_each_near(&self, circle: &Circle, others: &[Circle], mut call: impl FnMut(f64, usize)) {
        let south =
            others.iter().map(|other| other.lat.0).fold(circle.lat.0, i32::max).div_euclid(BAND).max(self.first_band);
        let north = others.iter().map(|other| other.lat.1).fold(circle.lat.1, i32::min).div_euclid(BAND);
        let west = others.iter().map(|other| other.lng.0).fold(circle.lng.0, i32::max);
        let east = others.iter().map(|other| other.lng.1).fold(circle.lng.1, i32::min);
        let skipped = usize::try_from(south - self.first_band).unwrap_or(usize::MAX);
        let count = usize::try_from(north.saturating_sub(south).saturating_add(1)).unwrap_or(0);
        for band in self.bands.get(skipped..).unwrap_or_default().windows(2).take(count) {
            let [begin, end] = band else { continue };
            let range = self.between(to_usize(*begin)..to_usize(*end), west, east);
            let units = self.placed.unit.get(range.clone()).unwrap_or_default();
            for (unit, place) in units.iter().zip(range) {
                let near = chord(&circle.unit, unit);
                if near <= circle.reach && others.iter().all(|other| chord(&other.unit, unit) <= other.reach) {
                    call(near, place);
                }
            }
        }
    }

    /// The part of a band between two longitudes.
    fn between(&self, band: Range<usize>, west: i32, east: i32) -> Range<usize> {
        let lngs = self.placed.lng.get(band.clone()).unwrap_or_default();
        let from = lngs.partition_point(|lng| *lng < west);
        let rest = lngs.get(from..).unwrap_or_default();
        let count = rest.partition_point(|lng| *lng <= east);
        band.start + from..band.start + from + count
    }
}

const fn hit(row: u32, metres: Option<f64>, second_metres: Option<f64>, fit: Fit) -> Hit {
    Hit { row, metres, second_metres, is_siblings: false, ages_unknown: fit.ages_unknown }
}

/// Rows are counted in 32 bits, which every machine that runs this has.
fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Anchor;
    use super::*;

    const TODAY: Date = date(2026, 11, 30);

    fn nursery(id: &str, place: Option<(f64, f64)>) -> Nursery {
        let mut nursery = Nursery::new("139998", id, format!("つなぐ{id}保育園"), Kind::PublicNursery);
        nursery.position = place.and_then(|(lat, lng)| Position::new(lat, lng).ok());
        nursery.district = Some("青葉町".to_owned());
        nursery
    }

    fn ids(index: &Index, query: &Query) -> Vec<String> {
        let hits = index.search(query, TODAY).unwrap();
        hits.iter().map(|hit| index.listed(hit.row).unwrap().id.to_owned()).collect()
    }

    fn around(radius: f64) -> Query {
        Query { anchors: vec![Anchor { lat: 35.7, lng: 139.6, radius }], ..Query::default() }
    }

    #[test]
    fn the_nearest_come_first_and_of_two_at_one_place_the_smaller_id() {
        let all = [
            nursery("d", Some((35.7, 139.601))),
            nursery("c", Some((35.701, 139.6))),
            nursery("b", Some((35.7, 139.601))),
            nursery("far", Some((36.7, 139.6))),
            nursery("nowhere", None),
        ];
        let index = Index::new(&all);
        assert_eq!(ids(&index, &around(1000.0)), ["b", "d", "c"]);
        assert_eq!(ids(&index, &around(100.0)), ["b", "d"]);
        assert_eq!(ids(&index, &Query { limit: Some(1), ..around(1000.0) }), ["b"]);
        let hit = index.search(&around(1000.0), TODAY).unwrap()[0];
        assert_eq!((index.source(hit.row), hit.metres.map(|metres| metres.round() as u32)), (Some(2), Some(90)));
        assert_eq!(ids(&index, &Query::default()), ["b", "c", "d", "far", "nowhere"]);
        assert!(ids(&Index::new(&[]), &around(100_000.0)).is_empty());
    }

    #[test]
    fn both_parents_must_reach_it_and_the_sum_counts() {
        let all = [
            nursery("home", Some((35.7, 139.6))),
            nursery("aside", Some((35.7, 139.61))),
            nursery("work", Some((35.71, 139.62))),
            nursery("beyond", Some((35.72, 139.64))),
        ];
        let index = Index::new(&all);
        let mut query = around(5_000.0);
        query.anchors.push(Anchor { lat: 35.71, lng: 139.62, radius: 2_000.0 });
        assert_eq!(ids(&index, &query), ["work", "aside"], "the one at home is too far from work");
        query.anchors[1].radius = 3_000.0;
        assert_eq!(ids(&index, &query).last().map(String::as_str), Some("beyond"));
    }

    #[test]
    fn siblings_come_first_and_names_are_found_without_coordinates() {
        let all = [nursery("a", Some((35.7, 139.6))), nursery("b", Some((35.71, 139.6))), nursery("c", None)];
        let index = Index::new(&all);
        let siblings = ["b".to_owned(), "c".to_owned()].into();
        assert_eq!(ids(&index, &Query { siblings, limit: Some(2), ..around(5_000.0) }), ["b", "a"]);
        let named = |text: &str| Query { text: Some(text.to_owned()), ..Query::default() };
        assert_eq!(ids(&index, &named("ツナグＣ")), ["c"]);
        assert_eq!(ids(&index, &named("青葉")).len(), 3);
        assert!(ids(&index, &named("若葉")).is_empty());
        assert_eq!(ids(&index, &Query { district: Some("青葉町".to_owned()), ..Query::default() }).len(), 3);
        assert!(ids(&index, &Query { district: Some("つなぐ".to_owned()), ..Query::default() }).is_empty());
    }
}
