//! How a household's base comes about: the rows of each guardian, their bounds, and two guardians put together.

use serde::{Deserialize, Serialize};

use super::row::{Cite, Row};
use super::value::{Points, Rank};
use crate::reservation::Texts;

/// Points or ranks of the guardians, and how two become one. The one who is absent is read like the others, by the reason
/// `absent`; where no row has it, only the one who is there counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointBase))]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// How two guardians become one household.
    pub aggregate: Aggregate,
    /// Which of the rows that apply to a guardian count.
    #[serde(default)]
    pub pick: Pick,
    /// The rows.
    pub rows: Vec<Row>,
    /// Bounds of what one guardian has.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub per_guardian: Limits,
    /// When adjustments of one guardian are added.
    #[serde(default)]
    pub guardian_adjustments: GuardianAdjustments,
    /// Bounds of what one guardian has with their adjustments, where those are added before.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub with_adjustments: Limits,
    /// Bounds of the household's base before its adjustments.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub household: Limits,
}

/// Which of several rows count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointPick))]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// The one that gives most.
    #[default]
    Best,
    /// All, added.
    All,
}

/// When adjustments of one guardian are added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointGuardianAdjustments))]
#[serde(rename_all = "snake_case")]
pub enum GuardianAdjustments {
    /// To the household, with its own.
    #[default]
    AfterAggregate,
    /// To the guardian, before two become one.
    BeforeAggregate,
}

/// How two guardians become one household, with its own line in a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointAggregate))]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    /// Like a row's.
    pub id: String,
    /// How.
    pub by: By,
    /// The last rank, where the table has ranks: what cannot be told may be this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub last_rank: Option<Rank>,
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// Where it is written.
    pub source: Cite,
}

/// How two become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointBy))]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Added.
    Sum,
    /// The lower.
    Min,
    /// Halved sum.
    Avg,
    /// The later letter; the table has ranks and no points in its base.
    WorstRank,
}

/// Bounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointLimits))]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// No more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Limit>,
    /// No less than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Limit>,
}

impl Limits {
    pub(super) fn is_empty(&self) -> bool {
        self.cap.is_none() && self.floor.is_none()
    }
}

/// A bound, with its own line in a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointLimit))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Like a row's.
    pub id: String,
    /// The bound.
    #[cfg_attr(feature = "schema", schema(value_type = f64))]
    pub points: Points,
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// Where it is written.
    pub source: Cite,
}
