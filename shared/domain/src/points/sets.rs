//! Adjustments that do not count beside each other.

use serde::{Deserialize, Serialize};

use super::row::Cite;

/// Adjustments of which one counts (いずれか).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointGroup))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Like a row's.
    pub id: String,
    /// Two or more adjustments.
    pub one_of: Vec<String>,
    /// Which.
    #[serde(default)]
    pub keep: Keep,
    /// Where it is written.
    pub source: Cite,
}

/// Two adjustments that do not count together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointExclusion))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// One.
    pub first: String,
    /// The other.
    pub second: String,
    /// Which stays.
    #[serde(default)]
    pub keep: Keep,
    /// Where it is written.
    pub source: Cite,
}

/// Which of several stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointKeep))]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The one that gives most, the first among equals.
    #[default]
    Higher,
    /// The one that gives least, the first among equals.
    Lower,
    /// The first that applies.
    First,
}
