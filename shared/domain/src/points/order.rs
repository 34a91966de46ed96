//! Who comes first among equals, as a table says it.

use serde::{Deserialize, Serialize};

use super::condition::{Condition, Measure};
use super::row::Cite;
use crate::reservation::Texts;

/// Who comes first among equals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointTieBreakers))]
#[serde(default, deny_unknown_fields)]
pub struct TieBreakers {
    /// In order.
    pub list: Vec<TieBreaker>,
    /// What comes after them and is not known here, for the page; empty where the list is whole.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub rest: Texts,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointTieBreaker))]
#[serde(deny_unknown_fields)]
pub struct TieBreaker {
    /// Like a row's.
    pub id: String,
    /// Who comes first.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// Where it is written.
    pub source: Cite,
    /// What is compared.
    pub compare: Compare,
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointCompare))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Compare {
    /// Of whom it is so comes first.
    Yes {
        /// What.
        when: Condition,
    },
    /// By a number of the household: rank of the wish, income bracket, months of waiting.
    Number {
        /// Which.
        of: Measure,
        /// Which end comes first.
        first: End,
    },
    /// By a part of the points.
    Points {
        /// Which.
        of: Part,
        /// Which end comes first.
        first: End,
    },
    /// By the first of these that is so of a guardian (災害 > 就労 > 求職).
    Category {
        /// Two or more, in order.
        order: Vec<Category>,
    },
}

/// Which end of an order comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointEnd))]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// More comes first.
    Most,
    /// Less comes first.
    Least,
}

/// A part of the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointPart))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The household's base, without adjustments.
    Base,
    /// Adjustments alone.
    Adjustments,
    /// The total.
    Total,
}

/// A step of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointCategory))]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Like a row's.
    pub id: String,
    /// What it is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
    /// What is so of a guardian.
    pub when: Condition,
}
