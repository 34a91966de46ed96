//! What a new set of facilities changes, before anybody publishes it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::{Key, Nursery};

/// More facilities than these, in percent of what a municipality has published, do not close between two files: the file is another
/// city's or cut short, and somebody has to say that it is meant.
pub const MOST_GONE_PERCENT: usize = 20;

/// What a new set changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// There and not before.
    pub added: Vec<Key>,
    /// There and not the same.
    pub changed: Vec<Change>,
    /// Before and no more.
    pub gone: Vec<Key>,
    /// How many are the same.
    pub unchanged: usize,
}

/// A facility that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which one.
    pub key: Key,
    /// What it is called now.
    pub name: String,
    /// In which fields.
    pub fields: Vec<FieldChange>,
}

/// A field that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its place in the written facility, such as `capacity` or `classes.1.vacancy.state`.
    pub field: String,
    /// What was there.
    pub old: Option<Value>,
    /// What is there.
    pub new: Option<Value>,
}

impl Difference {
    /// Whether nothing changes.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }

    /// Whether somebody has to say that it is meant: more than [`MOST_GONE_PERCENT`] of the facilities that a municipality
    /// had in `before` would disappear. Those of others do not make it seem fewer.
    #[must_use]
    pub fn asks_gone(&self, before: &[Nursery]) -> bool {
        let mut gone: BTreeMap<&str, usize> = BTreeMap::new();
        for (municipality, _) in &self.gone {
            *gone.entry(municipality).or_default() += 1;
        }
        gone.iter().any(|(municipality, gone)| {
            let there = before.iter().filter(|nursery| nursery.municipality == **municipality).count();
            gone * 100 > there * MOST_GONE_PERCENT
        })
    }
}

/// What changes from `old` to `new`. Of several facilities with one key, which an import never gives, the last counts.
#[must_use]
pub fn diff(old: &[Nursery], new: &[Nursery]) -> Difference {
    let keyed = |set: &[Nursery]| -> BTreeMap<Key, usize> { set.iter().map(Nursery::key).zip(0..).collect() };
    let (before, after) = (keyed(old), keyed(new));
    let mut difference = Difference { added: Vec::new(), changed: Vec::new(), gone: Vec::new(), unchanged: 0 };
    for (key, place) in &after {
        let Some(new) = new.get(*place) else { continue };
        match before.get(key).and_then(|place| old.get(*place)) {
            None => difference.added.push(key.clone()),
            Some(old) if old == new => difference.unchanged += 1,
            Some(old) => {
                let fields = fields(old, new);
                difference.changed.push(Change { key: key.clone(), name: new.name.clone(), fields });
            }
        }
    }
    difference.gone = before.into_keys().filter(|key| !after.contains_key(key)).collect();
    difference
}

fn fields(old: &Nursery, new: &Nursery) -> Vec<FieldChange> {
    let (old, new) = (flat(old), flat(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    changed
        .map(|name| FieldChange { field: name.clone(), old: old.get(name).cloned(), new: new.get(name).cloned() })
        .collect()
}

/// Dotted names and what stands there.
fn flat(nursery: &Nursery) -> BTreeMap<String, Value> {
    let mut flat = BTreeMap::new();
    put("", serde_json::to_value(nursery).unwrap_or_default(), &mut flat);
    flat
}

fn put(name: &str, value: Value, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let dotted = if name.is_empty() { field } else { format!("{name}.{field}") };
                put(&dotted, value, into);
            }
        }
        value => {
            into.insert(name.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nursery::{AgeClass, ClassInfo, Kind, Vacancy, VacancyState};

    fn set(ids: std::ops::Range<u8>) -> Vec<Nursery> {
        ids.map(|id| Nursery::new("139998", format!("TS{id:02}"), "つなぐ保育園", Kind::PublicNursery)).collect()
    }

    #[test]
    fn the_same_set_twice_changes_nothing() {
        let one = set(0..10);
        let shuffled: Vec<_> = one.iter().rev().cloned().collect();
        let difference = diff(&one, &shuffled);
        assert!(difference.is_nothing() && difference.unchanged == 10);
        assert!(!difference.asks_gone(&one));
        assert!(diff(&[], &[]).is_nothing());
    }

    #[test]
    fn a_change_is_named_field_by_field() {
        let old = set(0..3);
        let mut new = set(1..4);
        new[0].capacity = Some(90);
        let vacancy = Vacancy { state: VacancyState::Number(2), on: None, entry: None };
        new[0].classes.insert(AgeClass::ALL[1], ClassInfo { vacancy: Some(vacancy), ..ClassInfo::default() });
        let difference = diff(&old, &new);
        assert_eq!(difference.added, [new[2].key()]);
        assert_eq!(difference.gone, [old[0].key()]);
        assert_eq!(difference.unchanged, 1);
        let fields: Vec<_> = difference.changed[0].fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["capacity", "classes.1.vacancy.state.number"]);
        assert_eq!(difference.changed[0].fields[0].new, Some(90.into()));
    }

    #[test]
    fn a_file_that_removes_a_fifth_has_to_be_meant() {
        let old = set(0..10);
        let gone = |left| diff(&old, &set(left));
        assert!(!gone(2..10).asks_gone(&old), "exactly a fifth");
        assert!(gone(3..10).asks_gone(&old));
        let mut with_neighbours = old.clone();
        with_neighbours
            .extend((0..90).map(|n| Nursery::new("139999", format!("N{n}"), "となり保育園", Kind::PublicNursery)));
        let few: Vec<_> = with_neighbours.iter().skip(3).cloned().collect();
        assert!(diff(&with_neighbours, &few).asks_gone(&with_neighbours), "three of ten, whatever the neighbours have");
    }
}
