//! The head of a table: which columns are about what. Of several about one thing the better name goes first, and the next
//! one where that says nothing.

use std::collections::BTreeMap;

pub(super) use super::names::{Column, POINT_LAT, POINT_LNG};
use super::names::{NAMES, column, plain};
use super::table::Row;

/// A cell that says something, under the name that the file gives its column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) column: &'a str,
    pub(super) text: &'a str,
}

/// The head of a table.
#[derive(Debug)]
pub(super) struct Head {
    names: Vec<String>,
    places: BTreeMap<Column, Vec<usize>>,
    twice: Option<String>,
}

impl Head {
    pub(super) fn new(names: &[String]) -> Self {
        let mut found: BTreeMap<Column, Vec<(usize, usize)>> = BTreeMap::new();
        let mut twice = None;
        for (place, name) in names.iter().enumerate() {
            let Some((column, rank)) = column(&plain(name)) else { continue };
            let places = found.entry(column).or_default();
            // Two columns of remarks do no harm.
            if places.iter().any(|(other, _)| *other == rank) && !matches!(column, Column::Note | Column::HoursNote) {
                twice.get_or_insert_with(|| name.clone());
            }
            places.push((rank, place));
        }
        let ordered = |mut places: Vec<(usize, usize)>| {
            places.sort_unstable();
            places.into_iter().map(|(_, place)| place).collect()
        };
        let places = found.into_iter().map(|(column, places)| (column, ordered(places))).collect();
        Self { names: names.to_vec(), places, twice }
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    pub(super) fn known(&self) -> usize {
        self.places.len()
    }

    pub(super) fn twice(&self) -> Option<String> {
        self.twice.clone()
    }

    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    pub(super) fn unread(&self) -> Vec<String> {
        let read: Vec<usize> = self.places.values().flatten().copied().collect();
        let unread = self.names.iter().enumerate().filter(|(place, name)| !read.contains(place) && !name.is_empty());
        unread.map(|(_, name)| name.clone()).collect()
    }

    /// The first cell about `column` that says something.
    pub(super) fn cell<'a>(&'a self, row: &'a Row, column: Column) -> Option<Cell<'a>> {
        self.cells(row, column).next()
    }

    /// All of them.
    pub(super) fn cells<'a>(&'a self, row: &'a Row, column: Column) -> impl Iterator<Item = Cell<'a>> {
        let places = self.places.get(&column).into_iter().flatten();
        places.filter_map(|place| {
            let text = row.cells.get(*place)?.trim();
            let column = self.names.get(*place)?;
            (!text.is_empty() && !is_nothing(text)).then_some(Cell { column, text })
        })
    }

    /// The name of the column that is about it; ours where the file has none.
    pub(super) fn name(&self, column: Column) -> &str {
        let place = self.places.get(&column).and_then(|places| places.first());
        let ours = || NAMES.iter().find(|(other, _)| *other == column).and_then(|(_, names)| names.first()).copied();
        place.and_then(|place| self.names.get(*place)).map_or_else(|| ours().unwrap_or_default(), String::as_str)
    }

    /// The fiscal years of which there are cut-offs.
    pub(super) fn border_years(&self) -> impl Iterator<Item = i16> {
        self.places.keys().filter_map(|column| if let Column::Border(year) = column { Some(*year) } else { None })
    }
}

/// Words of programs for nothing at all.
fn is_nothing(text: &str) -> bool {
    ["null", "nan", "none", "undefined", "#n/a"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_columns_the_earlier_name_counts_where_it_says_something() {
        let names = ["住所", "所在地", "Y", "geometry.lat"].map(str::to_owned);
        let head = Head::new(&names);
        let row = |cells: [&str; 4]| Row { number: 1, cells: cells.map(str::to_owned).to_vec() };
        let full = row(["a", "b", "1", "2"]);
        let text = |column| head.cell(&full, column).map(|cell| (cell.column, cell.text));
        assert_eq!(text(Column::Address), Some(("所在地", "b")));
        assert_eq!(text(Column::Lat), Some(("geometry.lat", "2")));
        let poor = row(["a", " ", "1", "NaN"]);
        assert_eq!(head.cell(&poor, Column::Address).unwrap().text, "a");
        assert_eq!(head.cell(&poor, Column::Lat).unwrap().text, "1");
        assert_eq!(head.twice(), None);
    }
}
