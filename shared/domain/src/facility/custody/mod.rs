//! What stands between a child and somebody around it: 面会制限, DV等支援措置 and the like. It lies beside the child and not
//! in it, so that whoever edits or imports a roster undoes nothing. Knows who is barred from what, and whom nobody of
//! another household may learn of; refuses to know why.

mod ties;

#[cfg(test)]
mod scenes;
#[cfg(test)]
mod sequences;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use ties::{LinkedTo, NotJoined, Placing, Ties};

use super::{Guardian, RosterChild};

/// What an order takes from a guardian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// To see the child's days and hear of them. Who may not read may not report either: the answer would tell.
    Read,
    /// To say that the child will not come.
    Report,
    /// To be handed the child (引渡し不可).
    Collect,
}

/// An order of a court, or the like, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Names it.
    pub id: String,
    /// Against whom: a guardian's id. The roster may have lost it since.
    pub guardian: String,
    /// What the roster called them when the order was placed, so that staff know them again under another id.
    pub name: String,
    /// What they may not do, whatever the roster says.
    pub bars: BTreeSet<Bar>,
    /// First day.
    pub since: Date,
    /// A household of which nobody of another household may learn anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protects: Option<String>,
    /// Guardians who lived there when the order was placed. An import that knows no households does not expose them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub shelters: BTreeSet<String>,
    /// Residents who were that guardian when the order was placed or have joined as them since. They cannot come back as
    /// anybody else.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub residents: BTreeSet<String>,
}

/// What somebody may do about a child: what the roster says, without what orders take away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights {
    /// Sees the child's days, and hears of arrivals and departures.
    pub read: bool,
    /// Can say that the child will not come.
    pub report: bool,
    /// The child may be handed over to them.
    pub collect: bool,
}

impl Rights {
    /// Whether nothing is left: the child does not exist for them.
    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// The rights of a guardian; none of somebody who is not on the roster.
#[must_use]
pub fn rights(child: &RosterChild, orders: &[Order], guardian: &str) -> Rights {
    child.guardian(guardian).map_or_else(Rights::default, |one| of(one, orders))
}

fn of(guardian: &Guardian, orders: &[Order]) -> Rights {
    let barred = |bar| is_barred(orders, &guardian.id, bar);
    let read = !barred(Bar::Read);
    Rights {
        read: guardian.may_read && read,
        report: guardian.may_report && read && !barred(Bar::Report),
        collect: guardian.may_collect && !barred(Bar::Collect),
    }
}

/// Whether an order takes that from a guardian.
#[must_use]
pub fn is_barred(orders: &[Order], guardian: &str, bar: Bar) -> bool {
    orders.iter().any(|order| order.guardian == guardian && order.bars.contains(&bar))
}

/// The child with what its guardians really may do: for devices, which decide without us who collects it.
#[must_use]
pub fn effective(child: &RosterChild, orders: &[Order]) -> RosterChild {
    let mut child = child.clone();
    for guardian in &mut child.guardians {
        let Rights { read, report, collect } = of(guardian, orders);
        (guardian.may_read, guardian.may_report, guardian.may_collect) = (read, report, collect);
    }
    child
}

/// Whether a guardian may see anything of another one: name, relation, address or district, stop, appointments.
#[must_use]
pub fn sees(child: &RosterChild, orders: &[Order], viewer: &str, other: &str) -> bool {
    viewer == other || orders.iter().all(|order| order.lets_see(child, viewer, other))
}

impl Order {
    fn lets_see(&self, child: &RosterChild, viewer: &str, other: &str) -> bool {
        let Some(protected) = self.protects.as_deref() else { return true };
        let home = |id: &str| child.guardian(id).and_then(|one| one.household.as_deref());
        let inside = |id: &str| self.shelters.contains(id) || home(id) == Some(protected);
        if viewer == self.guardian {
            // A roster that was imported anew may have lost whom it must hide: only who certainly lives with them is left.
            return !inside(other) && home(viewer).is_some() && home(viewer) == home(other);
        }
        !inside(other) || inside(viewer)
    }
}
