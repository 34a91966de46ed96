//! A facility as staff describe it: pure data.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::Mark;
use crate::weekday::Weekdays;

/// A place that looks after children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Facility {
    /// 2 to 20 of `a-z`, `0-9` and `-`.
    pub id: String,
    /// What kind of place it is.
    pub kind: FacilityKind,
    /// What everybody calls it, at most 40 characters. Facility names may stand in LINE.
    pub name: String,
    /// Each child belongs to one.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// Whoever is inside after it is an alarm.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub closing: Time,
    /// Days of the week on which it is open.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub weekdays: Weekdays,
    /// Closed on public holidays and from 29 December to 3 January.
    #[serde(default = "yes")]
    pub closed_on_holidays: bool,
    /// Further days on which it is closed.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub closed: BTreeSet<Date>,
    /// Who works there and writes things down.
    #[serde(default)]
    pub staff: Vec<Carer>,
    /// Bus lines.
    #[serde(default)]
    pub lines: Vec<BusLine>,
    /// Guardians hear of arrivals and departures.
    #[serde(default = "yes")]
    pub tells_guardians: bool,
    /// It serves lunch: who reports an absence has said so to the kitchen as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lunch: bool,
    /// When a child may come again after a fever, in the facility's own words, at most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_fever: Option<String>,
    /// The school year that the classes are of, by the year in which its April lies. Schools only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school_year: Option<i16>,
    /// Clubs, committees and the like, beside the classes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// What its register can say of a day (出席簿); empty for the usual marks. Schools only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

const fn yes() -> bool {
    true
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FacilityKind {
    /// 保育所・幼稚園・認定こども園: children are expected every day.
    Nursery,
    /// 子育て支援センター: families come as they like, and are counted.
    Centre,
    /// 小学校・中学校・義務教育学校: guardians report who will not come, teachers confirm it. Nobody is checked in at a gate.
    School,
}

/// A class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// 1 to 8 of `a-z` and `0-9`.
    pub id: String,
    /// Such as うさぎ組.
    pub name: String,
    /// Whoever is expected and was not seen by then is an alarm. In a school: the first bell.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub cutoff: Time,
    /// `P1` to `P6`, `J1` to `J3`, `H1` to `H3`, `E1` to `E3`, as OneRoster's Japan profile writes them. Schools only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// A grade of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[expect(missing_docs, reason = "the stage and the year of it")]
pub enum Grade {
    E1,
    E2,
    E3,
    P1,
    P2,
    P3,
    P4,
    P5,
    P6,
    J1,
    J2,
    J3,
    H1,
    H2,
    H3,
}

/// Children who belong together beside their classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// 1 to 16 of `a-z` and `0-9`.
    pub id: String,
    /// Such as サッカー部.
    pub name: String,
    /// What it is.
    pub kind: GroupKind,
}

/// What children belong to beside their classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// 部活動.
    Club,
    /// 委員会.
    Committee,
    /// PTA: families by their children.
    Pta,
    /// 学童.
    AfterSchool,
    /// Anything else.
    Other,
}

/// Someone who works there. Facts name them by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Carer {
    /// `s_` and 1 to 14 of `a-z` and `0-9`.
    pub id: String,
    /// As colleagues call them.
    pub name: String,
}

/// A line of the bus, which makes one run on each day that the facility is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BusLine {
    /// 1 to 16 of `a-z` and `0-9`.
    pub id: String,
    /// Such as 朝・北コース.
    pub name: String,
    /// Where it goes.
    pub direction: Direction,
    /// Which vehicle.
    pub vehicle: String,
    /// It sets out.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub departs: Time,
    /// Outward: whoever was on it is to be seen in the facility by then. Homeward: everyone is handed over by then.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub due: Time,
    /// The vehicle has an overlook-prevention device (required for commuting since 2023-04, 令和4年厚労省令175, except
    /// with two rows of seats or less).
    #[serde(default = "yes")]
    pub device_required: bool,
    /// In order.
    #[serde(default)]
    pub stops: Vec<Stop>,
}

/// Where a bus goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To the facility.
    Outward,
    /// Home: each child is handed over to somebody.
    Homeward,
}

/// Where a bus stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// 1 to 8 of `a-z` and `0-9`.
    pub id: String,
    /// Such as 北公園前.
    pub name: String,
    /// When it is there.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub at: Time,
}
