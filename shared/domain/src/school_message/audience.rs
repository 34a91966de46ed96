//! Whom a message is for, as staff choose it, and who that is on a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    facility::{Facility, Grade, RosterChild},
    flaw::{Flaw, hold},
};

/// Selectors of one audience. A member of staff picks them one by one.
const MOST_SELECTORS: usize = 100;
/// Children picked one by one in one selector: beyond that there is a class or a group.
const MOST_PICKED: usize = 200;

/// Whom a message is for: everybody whom one of the selectors names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageAudience))]
#[serde(transparent)]
pub struct Audience(pub Vec<Selector>);

/// Children who have something in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageSelector))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Selector {
    /// Everybody.
    Facility {
        /// Which one.
        facility: String,
    },
    /// A grade of a school.
    Grade {
        /// Which school.
        facility: String,
        /// Which grade.
        grade: Grade,
    },
    /// A class.
    Class {
        /// Where.
        facility: String,
        /// Which class.
        class: String,
    },
    /// A club, a committee, the PTA.
    Group {
        /// Where.
        facility: String,
        /// Which group.
        group: String,
    },
    /// Who takes a bus.
    BusLine {
        /// Where.
        facility: String,
        /// Which line.
        line: String,
    },
    /// Children picked one by one, at most 200.
    Children {
        /// Where.
        facility: String,
        /// Their ids.
        #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
        children: BTreeSet<String>,
    },
}

/// Facilities and their rosters, by the facility's id.
pub type Rosters = BTreeMap<String, (Facility, Vec<RosterChild>)>;

/// The children of an audience, by facility: none is empty.
pub type Reached = BTreeMap<String, BTreeSet<String>>;

impl Audience {
    /// The facilities that it reaches into: whose rosters [`resolve`] needs.
    #[must_use]
    pub fn facilities(&self) -> BTreeSet<&str> {
        self.0.iter().map(Selector::facility).collect()
    }
}

impl Selector {
    /// Whose children.
    #[must_use]
    pub fn facility(&self) -> &str {
        match self {
            Self::Facility { facility }
            | Self::Grade { facility, .. }
            | Self::Class { facility, .. }
            | Self::Group { facility, .. }
            | Self::BusLine { facility, .. }
            | Self::Children { facility, .. } => facility,
        }
    }
}

/// The children of an audience who are on a roster on `day`.
///
/// # Errors
/// A selector that names what is not there (`audience.2.class: unknown`), or nobody at all (`audience: nobody`). Of a
/// child that was picked and has left: `not_enrolled`.
pub fn resolve(audience: &Audience, rosters: &Rosters, day: Date) -> Result<Reached, Flaw> {
    hold(audience.0.len() <= MOST_SELECTORS, "audience", "too_many")?;
    let mut reached = Reached::new();
    for (place, selector) in audience.0.iter().enumerate() {
        let (facility, roster) = rosters
            .get(selector.facility())
            .ok_or_else(|| Flaw { field: format!("audience.{place}.facility"), reason: "unknown" })?;
        known(selector, facility, roster, day, place)?;
        let named = roster.iter().filter(|child| child.is_enrolled(day) && names(selector, facility, child));
        let named: BTreeSet<String> = named.map(|child| child.id.clone()).collect();
        if !named.is_empty() {
            reached.entry(facility.id.clone()).or_default().extend(named);
        }
    }
    hold(!reached.is_empty(), "audience", "nobody")?;
    Ok(reached)
}

/// Those of an audience who are still on the rosters on `day`. Who was looked at when a message was approved is who gets
/// it: whoever has left since falls out, and nobody comes in, whatever a new roster says.
#[must_use]
pub fn still(reached: &Reached, rosters: &Rosters, day: Date) -> Reached {
    let left = reached.iter().filter_map(|(facility, children)| {
        let (_, roster) = rosters.get(facility)?;
        let here = roster.iter().filter(|child| child.is_enrolled(day) && children.contains(&child.id));
        Some((facility.clone(), here.map(|child| child.id.clone()).collect::<BTreeSet<String>>()))
    });
    left.filter(|(_, children)| !children.is_empty()).collect()
}

/// Who gets the message: the children's guardians who may read, each with the children whom it is about, by facility and
/// guardian. A child's own phone is none: schools write to guardians.
#[must_use]
pub fn guardians<'r>(reached: &Reached, rosters: &'r Rosters) -> BTreeMap<(&'r str, &'r str), BTreeSet<&'r str>> {
    let mut guardians = BTreeMap::<_, BTreeSet<&str>>::new();
    for (facility, children) in reached {
        let Some((facility, roster)) = rosters.get(facility) else { continue };
        for child in roster.iter().filter(|child| children.contains(&child.id)) {
            for guardian in child.guardians.iter().filter(|guardian| guardian.may_read && !guardian.is_child) {
                guardians.entry((facility.id.as_str(), guardian.id.as_str())).or_default().insert(child.id.as_str());
            }
        }
    }
    guardians
}

fn known(
    selector: &Selector,
    facility: &Facility,
    roster: &[RosterChild],
    day: Date,
    place: usize,
) -> Result<(), Flaw> {
    let at = |field: &str| format!("audience.{place}.{field}");
    match selector {
        Selector::Facility { .. } => Ok(()),
        Selector::Grade { grade, .. } => {
            hold(facility.classes.iter().any(|class| class.grade == Some(*grade)), at("grade"), "unknown")
        }
        Selector::Class { class, .. } => {
            hold(facility.classes.iter().any(|one| one.id == *class), at("class"), "unknown")
        }
        Selector::Group { group, .. } => {
            hold(facility.groups.iter().any(|one| one.id == *group), at("group"), "unknown")
        }
        Selector::BusLine { line, .. } => hold(facility.lines.iter().any(|one| one.id == *line), at("line"), "unknown"),
        Selector::Children { children, .. } => {
            hold(!children.is_empty(), at("children"), "empty")?;
            hold(children.len() <= MOST_PICKED, at("children"), "too_many")?;
            let known: BTreeMap<&str, &RosterChild> = roster.iter().map(|child| (child.id.as_str(), child)).collect();
            for id in children {
                let child = known.get(id.as_str());
                hold(child.is_some(), at("children"), "unknown")?;
                // Picked by hand, and would silently not get it.
                hold(child.is_some_and(|child| child.is_enrolled(day)), at("children"), "not_enrolled")?;
            }
            Ok(())
        }
    }
}

fn names(selector: &Selector, facility: &Facility, child: &RosterChild) -> bool {
    match selector {
        Selector::Facility { .. } => true,
        Selector::Grade { grade, .. } => {
            facility.classes.iter().any(|class| class.id == child.class && class.grade == Some(*grade))
        }
        Selector::Class { class, .. } => child.class == *class,
        Selector::Group { group, .. } => child.groups.contains(group),
        Selector::BusLine { line, .. } => child.rides.iter().any(|ride| ride.line == *line),
        Selector::Children { children, .. } => children.contains(&child.id),
    }
}
