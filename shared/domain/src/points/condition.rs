//! What must be so for a row to count: conditions over a family's answers, as data.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::marks::{Care, ChildMark, GuardianMark, HouseholdMark, Illness, ReasonKind, Residence, WorkForm};

/// Something that is so or not. What was not answered is not so.
///
/// Some look at one guardian: where no guardian is looked at they stand within [`Condition::AnyGuardian`] or
/// [`Condition::EveryGuardian`]. In a row of the base they look at one reason; elsewhere at all reasons of a guardian.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointCondition, no_recursion))]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// In any case.
    #[default]
    Always,
    /// A reason of one of these kinds. Looks at a guardian.
    Reason {
        /// The kinds.
        one_of: BTreeSet<ReasonKind>,
    },
    /// Working so, or about to. Looks at a guardian.
    Form {
        /// The forms.
        one_of: BTreeSet<WorkForm>,
    },
    /// Ill so. Looks at a guardian.
    Illness {
        /// The degrees.
        one_of: BTreeSet<Illness>,
    },
    /// Caring for a relative so. Looks at a guardian.
    Care {
        /// The degrees.
        one_of: BTreeSet<Care>,
    },
    /// So of a guardian. Looks at a guardian.
    Guardian {
        /// What.
        mark: GuardianMark,
    },
    /// So of the household.
    Household {
        /// What.
        mark: HouseholdMark,
    },
    /// So of the child.
    Child {
        /// What.
        mark: ChildMark,
    },
    /// A question of the table's own was answered with yes.
    Asked {
        /// Its id.
        question: String,
    },
    /// The family lives in one of these places.
    Residence {
        /// The places.
        one_of: BTreeSet<Residence>,
    },
    /// One guardian cares alone (ひとり親).
    Single,
    /// A number within bounds.
    Number {
        /// Which.
        of: Measure,
        /// At least so much.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<i64>,
        /// Less than so much.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        below: Option<i64>,
    },
    /// The day of entry lies between two days, both included.
    Window {
        /// The first day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Moment>,
        /// The last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Moment>,
    },
    /// Another row of the base has no band for this reason: 「それ以外」. Looks at a guardian.
    NoBand {
        /// The row.
        row: String,
    },
    /// So of one guardian at least who is there.
    AnyGuardian {
        /// What.
        so: Box<Condition>,
    },
    /// So of every guardian who is there.
    EveryGuardian {
        /// What.
        so: Box<Condition>,
    },
    /// All of these.
    All {
        /// Two or more.
        of: Vec<Condition>,
    },
    /// At least one of these.
    Any {
        /// Two or more.
        of: Vec<Condition>,
    },
    /// Not so.
    Not {
        /// What.
        so: Box<Condition>,
    },
}

/// A number that rows count by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointMeasure))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Days of work or study in a month. Looks at a guardian.
    DaysPerMonth,
    /// … in a week; a quarter of a month's where only those are known. Looks at a guardian.
    DaysPerWeek,
    /// Minutes in a day, counted as [`super::Hours`] say. Looks at a guardian.
    MinutesPerDay,
    /// … in a week. Looks at a guardian.
    MinutesPerWeek,
    /// … in a month. Looks at a guardian.
    MinutesPerMonth,
    /// Grade of a disability. Looks at a guardian.
    DisabilityGrade,
    /// Hours of care for a relative. Looks at a guardian.
    CareHoursPerMonth,
    /// Days in a month of whichever guardian has fewer.
    LesserDaysPerMonth,
    /// Minutes in a month of whichever guardian has fewer.
    LesserMinutesPerMonth,
    /// Class of entry, 0 to 5.
    AgeClass,
    /// Children before school.
    PreschoolChildren,
    /// Children up to the third grade.
    ChildrenToGrade3,
    /// Nurseries wished for.
    Wishes,
    /// Place of the nursery in question among them.
    WishRank,
    /// Months of fees owed.
    ArrearsMonths,
    /// Months on the waiting list.
    MonthsWaiting,
    /// Bracket of the fee by income.
    FeeBracket,
    /// Income-based resident tax in yen.
    TaxYen,
    /// Income of a year in yen.
    IncomeYen,
}

impl Measure {
    /// It is a guardian's own.
    #[must_use]
    pub const fn is_guardians(self) -> bool {
        matches!(
            self,
            Self::DaysPerMonth
                | Self::DaysPerWeek
                | Self::MinutesPerDay
                | Self::MinutesPerWeek
                | Self::MinutesPerMonth
                | Self::DisabilityGrade
                | Self::CareHoursPerMonth
        )
    }

    /// More of it is more need: its bands never fall.
    #[must_use]
    pub const fn is_effort(self) -> bool {
        matches!(
            self,
            Self::DaysPerMonth
                | Self::DaysPerWeek
                | Self::MinutesPerDay
                | Self::MinutesPerWeek
                | Self::MinutesPerMonth
                | Self::CareHoursPerMonth
                | Self::LesserDaysPerMonth
                | Self::LesserMinutesPerMonth
        )
    }
}

/// A day counted from another: first days and weeks, then the edge of the month, then months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointMoment))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// From where.
    pub anchor: Anchor,
    /// So many days later, or earlier when negative.
    #[serde(default)]
    pub days: i32,
    /// So many weeks.
    #[serde(default)]
    pub weeks: i32,
    /// So many months.
    #[serde(default)]
    pub months: i32,
    /// The edge of the month.
    #[serde(default)]
    pub snap: Snap,
}

/// A day that others are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointAnchor))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The due date of a guardian's child that comes. Looks at a guardian.
    Due,
    /// The day of that birth, the due date until it is known. Looks at a guardian.
    Birth,
    /// The birthday of the child that applies.
    Child,
    /// The first day on which the table counts.
    Season,
}

/// An edge of a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointSnap))]
#[serde(rename_all = "snake_case")]
pub enum Snap {
    /// The day itself.
    #[default]
    None,
    /// Its first day.
    MonthStart,
    /// Its last day.
    MonthEnd,
}
