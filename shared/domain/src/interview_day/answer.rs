//! What a family can and would like, and whether that is on offer.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Family, Sheet};
use crate::{
    flaw::{Flaw, hold, unique},
    interview::{MOST_SLOTS, Slot, When},
};

/// Wishes of one family.
const MOST_WISHES: usize = 20;

/// What a family answered, for all of its children.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When it cannot.
    #[serde(default)]
    pub impossible: BTreeSet<When>,
    /// When it would like to, the dearest first.
    #[serde(default)]
    pub wishes: Vec<When>,
    /// One of the sheet's districts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

impl Family<'_> {
    /// Every slot that its children's teachers offer.
    #[must_use]
    pub fn offered(&self, sheet: &Sheet) -> BTreeSet<Slot> {
        let classes: BTreeSet<&str> = self.children.iter().map(|pupil| pupil.child.class.as_str()).collect();
        classes.into_iter().filter_map(|class| sheet.class(class)).flat_map(super::ClassHours::slots).collect()
    }
}

impl Answer {
    /// Whether everything in it is on offer to the family.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self, sheet: &Sheet, offered: &BTreeSet<Slot>) -> Result<(), Flaw> {
        let is_offered = |when: &When| offered.iter().any(|slot| when.has(slot));
        hold(self.impossible.len() <= MOST_SLOTS, "impossible", "too_many")?;
        hold(self.impossible.iter().all(is_offered), "impossible", "outside_slots")?;
        hold(self.wishes.len() <= MOST_WISHES, "wishes", "too_many")?;
        unique(&self.wishes, "wishes")?;
        for (place, wish) in self.wishes.iter().enumerate() {
            let field = format!("wishes.{place}");
            hold(is_offered(wish), field.clone(), "outside_slots")?;
            let possible = |slot: &&Slot| !self.impossible.iter().any(|when| when.has(slot));
            hold(offered.iter().filter(possible).any(|slot| wish.has(slot)), field, "impossible")?;
        }
        let known = self.district.as_ref().is_none_or(|one| sheet.districts.contains(one));
        hold(known, "district", "unknown")
    }

    /// What of it is still on offer.
    pub(super) fn still(&self, sheet: &Sheet, offered: &BTreeSet<Slot>) -> Self {
        let is_offered = |when: &&When| offered.iter().any(|slot| when.has(slot));
        Self {
            impossible: self.impossible.iter().filter(is_offered).copied().collect(),
            wishes: self.wishes.iter().filter(is_offered).copied().collect(),
            district: self.district.clone().filter(|one| sheet.districts.contains(one)),
        }
    }
}
