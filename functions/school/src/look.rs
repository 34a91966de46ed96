//! The facilities that a message reaches into: their rosters with the rights that hold now, and who hears of a child.

use std::collections::{BTreeMap, BTreeSet};

use contract::{MessageReach, ReachedClass};
use domain::{
    facility::{Facility, Guardian, custody::LinkedTo},
    school_message::{Reached, Rosters},
};
use tables::{RosterRow, StoreError, link_id};

use crate::App;

/// Rosters, by facility.
pub(crate) struct Look {
    places: BTreeMap<String, Place>,
}

struct Place {
    facility: Facility,
    rows: BTreeMap<String, RosterRow>,
}

impl Look {
    /// Reads the rosters of `facilities`; one that is not there is left out.
    pub(crate) async fn at(app: &App, facilities: BTreeSet<String>) -> Result<Self, StoreError> {
        let mut places = BTreeMap::new();
        for id in facilities {
            let Some(row) = app.attendance.facility(&id).await? else { continue };
            let rows = app.attendance.roster(&id).await?.into_iter().map(|row| (row.child.id.clone(), row)).collect();
            places.insert(id, Place { facility: row.facility, rows });
        }
        Ok(Self { places })
    }

    /// The same as the rules know it.
    pub(crate) fn rosters(&self) -> Rosters {
        let rosters = self.places.iter().map(|(id, place)| {
            let children = place.rows.values().map(RosterRow::effective).collect();
            (id.clone(), (place.facility.clone(), children))
        });
        rosters.collect()
    }

    pub(crate) fn facility(&self, id: &str) -> Option<&Facility> {
        self.places.get(id).map(|place| &place.facility)
    }

    pub(crate) fn child(&self, facility: &str, child: &str) -> Option<&RosterRow> {
        self.places.get(facility)?.rows.get(child)
    }

    /// Residents who hear of these children, each with the links of those that it is about.
    pub(crate) fn residents(&self, reached: &Reached) -> BTreeMap<String, BTreeSet<String>> {
        let mut residents = BTreeMap::<String, BTreeSet<String>>::new();
        for (facility, row) in self.rows(reached) {
            for (_, link) in hearing(row) {
                residents.entry(link.resident.clone()).or_default().insert(link_id(facility, &row.child.id));
            }
        }
        residents
    }

    /// Whom a message reaches, as staff see it before it leaves.
    pub(crate) fn reach(&self, reached: &Reached, usual: Option<usize>) -> MessageReach {
        let mut classes = BTreeMap::<(&str, &str), (u32, BTreeSet<&str>)>::new();
        let mut unreached = 0;
        for (facility, row) in self.rows(reached) {
            let (children, guardians) = classes.entry((facility, row.child.class.as_str())).or_default();
            *children += 1;
            guardians.extend(hearing(row).map(|(_, link)| link.resident.as_str()));
            unreached += u32::from(hearing(row).next().is_none());
        }
        let cards = classes.iter().filter_map(|((id, class), (children, guardians))| {
            let facility = self.facility(id)?;
            let name = facility.classes.iter().find(|one| one.id == *class).map(|one| one.name.clone());
            Some(ReachedClass {
                facility_id: (*id).to_owned(),
                facility: facility.name.clone(),
                class_id: (*class).to_owned(),
                class: name.unwrap_or_default(),
                children: *children,
                guardians: count(guardians.len()),
            })
        });
        MessageReach {
            children: count(reached.values().map(BTreeSet::len).sum()),
            guardians: count(self.residents(reached).len()),
            usual: usual.map(count),
            unreached,
            classes: cards.collect(),
        }
    }

    fn rows<'l>(&'l self, reached: &'l Reached) -> impl Iterator<Item = (&'l str, &'l RosterRow)> {
        reached.iter().flat_map(|(facility, children)| {
            children.iter().filter_map(|child| Some((facility.as_str(), self.child(facility, child)?)))
        })
    }
}

/// Guardians of a child who hear what its school writes.
pub(crate) fn hearing(row: &RosterRow) -> impl Iterator<Item = (&Guardian, &LinkedTo)> {
    let told = row.child.guardians.iter().filter(|guardian| row.is_written_to(&guardian.id));
    told.filter_map(|guardian| Some((guardian, row.links.get(&guardian.id)?)))
}

pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
