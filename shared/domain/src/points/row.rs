//! One row of a table: whom it concerns, what must be so, what it gives, and where that is written.

use serde::{Deserialize, Serialize};

use super::condition::{Condition, Measure};
use super::value::{Points, Rank};
use crate::reservation::Texts;

/// One row. Base rows are read for each reason of a guardian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointRow))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// 1 to 40 of `a-z`, `0-9`, `_` and `-`; no two of one table share one.
    pub id: String,
    /// What is so where it counts.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// How a family that it does not concern is told of it: 「きょうだいが在園していれば」. Without it nobody is told: what a
    /// child's disability would give is no suggestion.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub would: Texts,
    /// Where it is written.
    pub source: Cite,
    /// Nobody has compared it with an official text yet.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unverified: bool,
    /// Whom an adjustment is counted for; rows elsewhere need none.
    #[serde(default)]
    pub scope: Scope,
    /// What must be so.
    #[serde(default)]
    pub when: Condition,
    /// What it gives.
    pub gives: Gives,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// A place in one of the table's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointCite))]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// Id of the document.
    pub document: String,
    /// Page, row, note: 1 to 120 characters.
    pub place: String,
}

/// Whom an adjustment is counted for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointScope))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Once.
    #[default]
    Household,
    /// For each guardian of whom it is so.
    Guardian,
    /// Once, for the child.
    Child,
}

/// What a row gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointGives, no_recursion))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Gives {
    /// So many points.
    Fixed {
        /// The points.
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        points: Points,
    },
    /// Points by one number; nothing outside the bands.
    Bands {
        /// Which number.
        of: Measure,
        /// Rising.
        bands: Vec<Band>,
    },
    /// Points by days of a month and minutes of a day; nothing below the lowest.
    Grid {
        /// Rising days of a month.
        days: Vec<Edge>,
        /// Rising minutes of a day.
        minutes: Vec<Edge>,
        /// For each of the days, the points for each of the minutes.
        #[cfg_attr(feature = "schema", schema(value_type = Vec<Vec<f64>>))]
        points: Vec<Vec<Points>>,
    },
    /// So many points for each unit (滞納月 × −2).
    PerUnit {
        /// Which number.
        of: Measure,
        /// For each.
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        points: Points,
        /// No more units than these are counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<u16>,
    },
    /// What the office sets itself, within bounds. Without its word the result is a range.
    Range {
        /// At least.
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        least: Points,
        /// At most.
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        most: Points,
    },
    /// As another row of the base gives for the same days and hours (就労に準じる), and some more or less (就労 −1).
    Like {
        /// The row.
        row: String,
        /// More or less.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        plus: Points,
    },
    /// All of its parts that count, added (就労の形 + 日数 + 時間). Parts have no parts.
    Parts {
        /// Two or more.
        of: Vec<Row>,
    },
    /// A rank.
    Rank {
        /// Which.
        #[cfg_attr(feature = "schema", schema(value_type = String))]
        rank: Rank,
    },
    /// The total so far, times so many hundredths (転園 × 0.8 is 80).
    Multiply {
        /// Hundredths.
        percent: u16,
    },
    /// This total instead of any other (育休の延長を許容 → 0, −100).
    Total {
        /// The total.
        #[cfg_attr(feature = "schema", schema(value_type = f64))]
        points: Points,
    },
    /// No points: that it is so is all.
    Nothing,
}

/// Points from a number on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointBand))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The least that belongs to it.
    pub from: i64,
    /// Less than this; up to the next band when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// What it gives.
    #[cfg_attr(feature = "schema", schema(value_type = f64))]
    pub points: Points,
}

/// One side of a grid's cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointEdge))]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// The least that belongs to it; it ends where the next begins.
    pub from: i64,
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
}
