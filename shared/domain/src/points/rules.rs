//! A municipality's table for the admission of one school year: pure data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::combine::{Base, By, Limits};
use super::order::TieBreakers;
use super::row::Row;
use super::sets::{Exclusion, Group};
use super::value::Points;
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
