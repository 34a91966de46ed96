//! A child on the roster of a facility, and the people around it.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::Facility;
use crate::weekday::Weekdays;

/// The largest roster of a nursery: the largest ones of the country have some 500 children, and a tablet holds all.
pub const MOST_CHILDREN: usize = 1_000;
/// The largest roster of a school, with those who have left: the largest ones of the country have some 1,500 pupils.
pub const MOST_PUPILS: usize = 4_000;

/// A child on the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RosterChild {
    /// `k_` and 1 to 24 of `a-z` and `0-9`: a pseudonym that facts name.
    pub id: String,
    /// At most 40 characters.
    pub name: String,
    /// How it is read, at most 60 characters.
    pub kana: String,
    /// One of the facility's classes.
    pub class: String,
    /// 出席番号 in its class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    /// Those of the facility's groups that it belongs to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub groups: BTreeSet<String>,
    /// Days of the week on which the child comes.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub comes: Weekdays,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
    /// What the child's card says when it is read, at most 32 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// The buses that it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rides: Vec<Ride>,
    /// Who is around it.
    #[serde(default)]
    pub guardians: Vec<Guardian>,
}

/// A child's place on a bus line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Ride {
    /// One of the facility's lines.
    pub line: String,
    /// One of its stops.
    pub stop: String,
}

/// Somebody around a child. Two households and grandparents are people with different permissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// `g_` and 1 to 24 of `a-z` and `0-9`. A person with several children here has one id.
    pub id: String,
    /// At most 40 characters.
    pub name: String,
    /// Such as 母 or 祖父, at most 10 characters.
    pub relation: String,
    /// Sees the child's days, and hears of arrivals and departures.
    #[serde(default)]
    pub may_read: bool,
    /// Can say that the child will not come.
    #[serde(default)]
    pub may_report: bool,
    /// The child may be handed over to them.
    #[serde(default)]
    pub may_collect: bool,
    /// Which of the child's households they live in, 1 to 8 of `a-z` and `0-9`; without one, the one that most live in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// The child itself, by its own phone: reads, and never reports.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_child: bool,
}

impl RosterChild {
    /// Whether the child is on the roster on a day.
    #[must_use]
    pub fn is_enrolled(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the child is expected on a day.
    #[must_use]
    pub fn is_expected(&self, facility: &Facility, day: Date) -> bool {
        self.is_enrolled(day) && facility.is_open(day) && self.comes_on(day.weekday())
    }

    fn comes_on(&self, weekday: Weekday) -> bool {
        self.comes.has(weekday)
    }

    /// The person with that id.
    #[must_use]
    pub fn guardian(&self, id: &str) -> Option<&Guardian> {
        self.guardians.iter().find(|guardian| guardian.id == id)
    }
}
