//! A municipality's table for the admission of one school year: pure data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::condition::{Condition, Measure};
use super::row::{Cite, Row};
use super::value::{Points, Rank};
use crate::reservation::Texts;

/// The table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointRules {
    /// 2 to 32 of `a-z`, `0-9` and `-`, such as `nerima-2026`.
    pub id: String,
    /// The municipality's code of six digits (全国地方公共団体コード), or a name of `a-z`, `0-9` and `-` for a made-up one.
    pub municipality: String,
    /// What the table is called.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub title: Texts,
    /// The first month of entry that it counts for, until a later table does.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub effective_from: Date,
    /// Every row of the municipality's own table is here.
    pub complete: bool,
    /// What is missing or unsure, for the page; needed unless it is complete.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub missing: Texts,
    /// That this is an estimate (目安) and that the office decides.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub notice: Texts,
    /// What it rests on, at least one.
    pub documents: Vec<Document>,
    /// The smallest difference between two totals.
    #[serde(default)]
    pub precision: Precision,
    /// What becomes of less than that where points are divided or multiplied.
    #[serde(default)]
    pub rounding: Rounding,
    /// How working hours are counted.
    #[serde(default)]
    pub hours: Hours,
    /// Yes-or-no questions that no other table asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Points or ranks of the guardians (基本指数).
    pub base: Base,
    /// What is added and taken away (調整指数), all of it unless groups and exclusions say otherwise.
    #[serde(default)]
    pub adjustments: Vec<Row>,
    /// Sets of adjustments of which one counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Pairs of adjustments that do not count together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// Rows that multiply the total, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<Row>,
    /// Bounds of the total.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub total: Limits,
    /// Rows that put another total or rank in the place of any other; the first that applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Row>,
    /// Who comes before everybody, whatever the points (虐待・DV, 保育士 最優先).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub top_priority: Vec<Row>,
    /// Classes that come before points (優先順位 A to E), the first first; a household is in the first that applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Row>,
    /// Who comes first among equals.
    #[serde(default)]
    pub tie_breakers: TieBreakers,
}

/// A document that rows cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointDocument))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The smallest difference between two totals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointPrecision))]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// 1 point.
    #[default]
    Whole,
    /// 0.5 points.
    Half,
    /// 0.1 points.
    Tenth,
}

/// What becomes of less than the smallest difference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointRounding))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 切捨て, also below zero.
    #[default]
    Down,
    /// 四捨五入.
    HalfUp,
    /// 切上げ.
    Up,
}

/// How working hours are counted. What is not said is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointHours))]
#[serde(default, deny_unknown_fields)]
pub struct Hours {
    /// Breaks count.
    pub breaks: bool,
    /// The way there and back counts.
    pub commute: bool,
    /// Overtime counts.
    pub overtime: bool,
    /// So many minutes beyond a full hour make it the next one, fewer the last one (30: 7時間30分 is 8時間).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_hour_from: Option<u8>,
}

/// A yes-or-no question of this table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointQuestion))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    pub id: String,
    /// What is asked.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub text: Texts,
}

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
    fn is_empty(&self) -> bool {
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

impl PointRules {
    /// The table that counts for a month of entry: of those that have begun the latest.
    #[must_use]
    pub fn in_force(tables: &[Self], entry_month: Date) -> Option<&Self> {
        tables.iter().filter(|table| table.effective_from <= entry_month).max_by_key(|table| table.effective_from)
    }

    /// It ranks guardians by letters.
    #[must_use]
    pub fn has_ranks(&self) -> bool {
        self.base.aggregate.by == By::WorstRank
    }
}

impl Precision {
    /// In tenths.
    pub(super) const fn tenths(self) -> i32 {
        match self {
            Self::Whole => 10,
            Self::Half => 5,
            Self::Tenth => 1,
        }
    }
}

/// `numerator / denominator` tenths, brought to a step.
pub(super) fn round(numerator: i64, denominator: i64, precision: Precision, rounding: Rounding) -> Points {
    let step = i64::from(precision.tenths());
    let whole = denominator.max(1).saturating_mul(step);
    let steps = match rounding {
        Rounding::Down => numerator.div_euclid(whole),
        Rounding::HalfUp => (numerator.saturating_mul(2).saturating_add(whole)).div_euclid(whole.saturating_mul(2)),
        Rounding::Up => -(numerator.saturating_neg().div_euclid(whole)),
    };
    let tenths = steps.saturating_mul(step).clamp(i32::MIN.into(), i32::MAX.into());
    Points::from_tenths(i32::try_from(tenths).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_a_step_goes_where_the_table_says() {
        let cases = [
            // 37.5
            (750, 2, Precision::Whole, [370, 380, 380]),
            (750, 2, Precision::Half, [375, 375, 375]),
            // −0.8 × 3 = −2.4
            (-2400, 100, Precision::Whole, [-30, -20, -20]),
            (-2400, 100, Precision::Half, [-25, -25, -20]),
            (0, 2, Precision::Whole, [0, 0, 0]),
        ];
        for (numerator, denominator, precision, expected) in cases {
            let found = [Rounding::Down, Rounding::HalfUp, Rounding::Up]
                .map(|rounding| round(numerator, denominator, precision, rounding).tenths());
            assert_eq!(found, expected, "{numerator}/{denominator} {precision:?}");
        }
    }
}
