//! The guardian's side: what was written about the children of whom they may read now. A message about none of those does
//! not exist for them, whatever they were sent.

pub(crate) mod inbox;
pub(crate) mod interviews;
pub(crate) mod message;
pub(crate) mod survey;

use std::collections::{BTreeMap, BTreeSet};

use domain::facility::Facility;
use tables::{Link, RosterRow, StoreError};

use crate::{App, look::hearing};

/// The children of whom a resident may read now, by link.
pub(crate) struct Family {
    children: BTreeMap<String, Own>,
}

/// A child of theirs.
pub(crate) struct Own {
    pub(crate) link: Link,
    pub(crate) row: RosterRow,
    pub(crate) facility: Facility,
}

impl Family {
    pub(crate) async fn of(app: &App, resident: &str) -> Result<Self, StoreError> {
        let mut by_facility: BTreeMap<String, Vec<Link>> = BTreeMap::new();
        for link in app.attendance.links(resident).await? {
            by_facility.entry(link.facility.clone()).or_default().push(link);
        }
        let mut children = BTreeMap::new();
        for (id, links) in by_facility {
            let Some(facility) = app.attendance.facility(&id).await? else { continue };
            let ids: BTreeSet<String> = links.iter().map(|link| link.child.clone()).collect();
            let mut rows = app.attendance.roster_of(&id, &ids).await?;
            for link in links {
                let Some(row) = rows.remove(&link.child) else { continue };
                if hearing(&row).any(|(guardian, to)| guardian.id == link.guardian && to.resident == resident) {
                    children.insert(link.id(), Own { link, row, facility: facility.facility.clone() });
                }
            }
        }
        Ok(Self { children })
    }

    /// Those of `links` of whom they may read.
    pub(crate) fn among<'f>(&'f self, links: &'f BTreeSet<String>) -> impl Iterator<Item = &'f Own> {
        links.iter().filter_map(|link| self.children.get(link))
    }
}

/// Who writes about these children.
fn from<'f>(children: impl Iterator<Item = &'f Own>) -> Vec<String> {
    let names: BTreeSet<&str> = children.map(|own| own.facility.name.as_str()).collect();
    names.into_iter().map(str::to_owned).collect()
}
