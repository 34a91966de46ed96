//! What a family answers, by taps: who cares for the child and why they cannot, the child, and what else tables ask for.
//! Knows answers; refuses to know a name, an address or a number of anybody, so that a saved case is nobody's.
//!
//! Numbers are signed and wide on purpose: what cannot be true is said by [`Household::check`] with its place, not by a
//! reader of JSON that stumbles over it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::marks::{Care, ChildMark, GuardianMark, HouseholdMark, Illness, ReasonKind, Residence, WorkForm};
use super::value::{Points, Rank};

/// One application for one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointHousehold))]
#[serde(deny_unknown_fields)]
pub struct Household {
    /// The first day of the month of entry.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub entry_month: Date,
    /// The child.
    pub child: Child,
    /// One, where the other is absent (death, divorce, never married …), or two. Their order does not matter.
    pub guardians: Vec<Guardian>,
    /// Where the family lives.
    #[serde(default)]
    pub residence: Residence,
    /// What is so.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marks: BTreeSet<HouseholdMark>,
    /// Children before school, this one among them.
    #[serde(default = "one")]
    pub preschool_children: i32,
    /// Children up to the third grade of elementary school, this one among them.
    #[serde(default = "one")]
    pub children_to_grade3: i32,
    /// Nurseries wished for.
    #[serde(default = "one")]
    pub wishes: i32,
    /// The place of the nursery in question among the wishes, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish_rank: Option<i32>,
    /// Months of fees that are owed.
    #[serde(default)]
    pub arrears_months: i32,
    /// Months that the child has been waiting.
    #[serde(default)]
    pub months_waiting: i32,
    /// The bracket of the fee by income (階層), 0 the lowest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_bracket: Option<i32>,
    /// Income-based resident tax (所得割) of the household in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_yen: Option<i64>,
    /// Income of the household in a year, in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income_yen: Option<i64>,
    /// Questions of the table's own that were answered with yes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub asked: BTreeSet<String>,
    /// What the office has said it gives for a row whose points it sets itself: row → points.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, f64>))]
    pub manual: BTreeMap<String, Points>,
}

const fn one() -> i32 {
    1
}

/// The child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointChild))]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// The class it would enter, 0 to 5: its age on 1 April of the school year.
    pub age_class: i32,
    /// Its birthday, where a table counts from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub born: Option<Date>,
    /// What is so.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marks: BTreeSet<ChildMark>,
}

/// Somebody who cares for the child.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointGuardian))]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// Why they cannot care for it in the daytime, at least one.
    pub reasons: Vec<Reason>,
    /// What is so.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marks: BTreeSet<GuardianMark>,
    /// The rank that they know or were told, where a table of ranks does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub rank: Option<Rank>,
    /// What the office has said it gives for a row whose points it sets itself: row → points.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, f64>))]
    pub manual: BTreeMap<String, Points>,
}

/// Why somebody cannot care for a child in the daytime (保育を必要とする事由).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointReason))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reason {
    /// 就労.
    Work {
        /// As what.
        #[serde(default)]
        form: WorkForm,
        /// How much.
        hours: Pattern,
    },
    /// 就労内定.
    JobOffer {
        /// As what.
        #[serde(default)]
        form: WorkForm,
        /// How much it will be.
        hours: Pattern,
    },
    /// 就学, vocational training too.
    Study {
        /// How much.
        hours: Pattern,
    },
    /// 妊娠・出産.
    Childbirth {
        /// The due date.
        #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
        due: Date,
        /// The day of birth, once it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
        born: Option<Date>,
    },
    /// 疾病.
    Illness {
        /// How bad.
        degree: Illness,
    },
    /// 障害.
    Disability {
        /// The grade on the certificate, 1 the heaviest.
        grade: i32,
    },
    /// 介護・看護.
    Care {
        /// Where and how.
        degree: Care,
        /// Hours a month.
        #[serde(default)]
        hours_per_month: i32,
    },
    /// 災害復旧.
    Disaster,
    /// 求職中.
    JobSeeking,
    /// 育児休業 as the reason itself, with a child that stays in its nursery.
    Leave,
    /// 不存在. Nobody answers it: it stands for the guardian who is not there.
    Absent,
    /// Anything else; the office looks at it.
    Other,
}

/// Days and times of work or study.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = PointPattern))]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// Days a month, 0 to 31.
    pub days_per_month: i32,
    /// Days a week, 0 to 7; a quarter of those a month where it is not answered (週5日 and 月20日 are one in tables).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_per_week: Option<i32>,
    /// Minutes of a day, without breaks, the way and overtime.
    pub minutes_per_day: i32,
    /// Minutes of break.
    #[serde(default)]
    pub break_minutes: i32,
    /// Minutes of the way there and back.
    #[serde(default)]
    pub commute_minutes: i32,
    /// Minutes of overtime.
    #[serde(default)]
    pub overtime_minutes: i32,
}

impl Household {
    /// One guardian cares alone.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.guardians.len() == 1
    }
}

impl Guardian {
    /// The one who is not there.
    pub(super) fn absent() -> Self {
        Self { reasons: vec![Reason::Absent], ..Self::default() }
    }
}

impl Reason {
    /// Without its numbers.
    #[must_use]
    pub const fn kind(&self) -> ReasonKind {
        match self {
            Self::Work { .. } => ReasonKind::Work,
            Self::JobOffer { .. } => ReasonKind::JobOffer,
            Self::Study { .. } => ReasonKind::Study,
            Self::Childbirth { .. } => ReasonKind::Childbirth,
            Self::Illness { .. } => ReasonKind::Illness,
            Self::Disability { .. } => ReasonKind::Disability,
            Self::Care { .. } => ReasonKind::Care,
            Self::Disaster => ReasonKind::Disaster,
            Self::JobSeeking => ReasonKind::JobSeeking,
            Self::Leave => ReasonKind::Leave,
            Self::Absent => ReasonKind::Absent,
            Self::Other => ReasonKind::Other,
        }
    }

    /// Its days and times, where it has some.
    #[must_use]
    pub const fn hours(&self) -> Option<&Pattern> {
        match self {
            Self::Work { hours, .. } | Self::JobOffer { hours, .. } | Self::Study { hours } => Some(hours),
            _ => None,
        }
    }

    pub(super) const fn hours_mut(&mut self) -> Option<&mut Pattern> {
        match self {
            Self::Work { hours, .. } | Self::JobOffer { hours, .. } | Self::Study { hours } => Some(hours),
            _ => None,
        }
    }
}
