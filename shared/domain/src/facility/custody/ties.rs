//! Who has joined a child and what is ordered about it, and how each changes. Whoever writes a row decides here, over the
//! row as it is read in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Bar, Order, RosterChild};
use crate::{
    family::Token,
    flaw::{Flaw, hold},
};

/// Orders about one child; more than so many nobody can keep apart.
const MOST_ORDERS: usize = 16;

/// A guardian who has joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedTo {
    /// The resident's pseudonym.
    pub resident: String,
    /// The emoji that stands for the child in this guardian's LINE.
    pub token: Token,
}

/// What stands beside a child on the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ties {
    /// Guardians who have joined, by their id.
    pub links: BTreeMap<String, LinkedTo>,
    /// Orders that stand.
    pub orders: Vec<Order>,
}

/// Why nobody joins. Whoever asks is not told which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotJoined {
    /// The guardian is gone from the roster.
    Gone,
    /// An order stands in the way.
    Barred,
}

/// An order to be placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// A new id.
    pub id: String,
    /// Against which guardian.
    pub guardian: String,
    /// What is barred.
    pub bars: BTreeSet<Bar>,
    /// The household that it protects.
    pub protects: Option<String>,
    /// Today.
    pub since: Date,
}

impl Ties {
    /// Whether a resident can become that guardian.
    ///
    /// # Errors
    /// See [`NotJoined`].
    pub fn may_join(&self, child: &RosterChild, guardian: &str, resident: &str) -> Result<(), NotJoined> {
        if child.guardian(guardian).is_none() {
            return Err(NotJoined::Gone);
        }
        let mut orders = self.orders.iter();
        let elsewhere = self.links.iter().any(|(id, link)| link.resident == resident && id != guardian);
        let barred = |order: &Order| match order.guardian == guardian {
            // Somebody else with the wrong letter in hand: they would lose their own place, and could not get it back.
            true => elsewhere,
            false => order.residents.contains(resident),
        };
        if orders.any(barred) { Err(NotJoined::Barred) } else { Ok(()) }
    }

    /// The resident is that guardian from now on, in place of whoever was before.
    ///
    /// # Errors
    /// See [`NotJoined`].
    pub fn join(mut self, child: &RosterChild, guardian: &str, who: LinkedTo) -> Result<Self, NotJoined> {
        self.may_join(child, guardian, &who.resident)?;
        for order in self.orders.iter_mut().filter(|order| order.guardian == guardian) {
            order.residents.insert(who.resident.clone());
        }
        // One resident is one guardian of a child.
        self.links.retain(|_, link| link.resident != who.resident);
        self.links.insert(guardian.to_owned(), who);
        Ok(self)
    }

    /// The resident is no guardian any more.
    #[must_use]
    pub fn leave(mut self, resident: &str) -> Self {
        self.links.retain(|_, link| link.resident != resident);
        self
    }

    /// After the child was saved as `child`: guardians who are gone from it lose their link, the second value. No order
    /// goes with them.
    #[must_use]
    pub fn save(mut self, child: &RosterChild) -> (Self, Vec<LinkedTo>) {
        let there = |id: &String| child.guardian(id).is_some();
        let (kept, gone): (BTreeMap<_, _>, BTreeMap<_, _>) = self.links.into_iter().partition(|(id, _)| there(id));
        self.links = kept;
        (self, gone.into_values().collect())
    }

    /// With an order more. One that stands already is not placed twice.
    ///
    /// # Errors
    /// What it lacks.
    pub fn place(mut self, child: &RosterChild, placing: Placing) -> Result<Self, Flaw> {
        let Placing { id, guardian, bars, protects, since } = placing;
        let same = |order: &Order| order.guardian == guardian && order.bars == bars && order.protects == protects;
        if self.orders.iter().any(same) {
            return Ok(self);
        }
        let Some(against) = child.guardian(&guardian) else {
            return Err(Flaw { field: "guardian_id".to_owned(), reason: "unknown" });
        };
        hold(!bars.is_empty() || protects.is_some(), "bars", "empty")?;
        hold(self.orders.len() < MOST_ORDERS, "orders", "too_many")?;
        let lives_there = |household: &str| {
            let others = child.guardians.iter().filter(|one| one.id != guardian);
            let there = others.filter(|one| one.household.as_deref() == Some(household));
            there.map(|one| one.id.clone()).collect::<BTreeSet<_>>()
        };
        let shelters = protects.as_deref().map(lives_there).unwrap_or_default();
        hold(protects.is_none() || !shelters.is_empty(), "protects", "unknown")?;
        let known = self.orders.iter().filter(|order| order.guardian == guardian).flat_map(|order| &order.residents);
        let residents = known.chain(self.links.get(&guardian).map(|link| &link.resident)).cloned().collect();
        let name = against.name.clone();
        self.orders.push(Order { id, guardian, name, bars, since, protects, shelters, residents });
        Ok(self)
    }

    /// Without an order; `None` where there is none of that name.
    #[must_use]
    pub fn lift(mut self, order: &str) -> Option<Self> {
        let before = self.orders.len();
        self.orders.retain(|one| one.id != order);
        (self.orders.len() < before).then_some(self)
    }
}
