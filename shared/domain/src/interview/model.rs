//! What a school plans: who offers which slots, and which families come. Pure data.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// Interviews or home visits of a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewPlan))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// 1 to 40 of `a-z`, `0-9`, `-` and `_`.
    pub id: String,
    /// Such as 1学期 個人面談, at most 40 characters.
    pub title: String,
    /// Who goes where.
    pub kind: Kind,
    /// Who offers slots.
    pub teachers: Vec<Teacher>,
    /// Time between the slots of siblings.
    pub siblings: SiblingGap,
    /// When a teacher rests; without it only where there is no slot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// Who comes.
    pub families: Vec<Family>,
    /// What is agreed already and stays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locked: Vec<Placement>,
}

/// Who goes where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewKind))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 個人面談: the parents come to the school.
    Interview,
    /// 家庭訪問: the teacher comes to the families. Districts count.
    HomeVisit,
}

/// The teacher of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewTeacher))]
#[serde(deny_unknown_fields)]
pub struct Teacher {
    /// 1 to 40 of `a-z`, `0-9`, `-` and `_`, such as the id of the class.
    pub id: String,
    /// In any order; no two at once ([`super::Windows::slots`] makes them).
    pub slots: Vec<Slot>,
}

/// Room for one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewSlot))]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// In Japan, on a whole minute.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub starts: DateTime,
    /// 5 to 240. It ends on the same day.
    pub minutes: u16,
}

/// Time between the slots of siblings with different teachers, in minutes. With one teacher they may follow at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewSiblingGap))]
#[serde(deny_unknown_fields)]
pub struct SiblingGap {
    /// Less is never given: to get from one room to the next.
    pub least: u16,
    /// What is at most that far apart counts as next to each other.
    pub most: u16,
}

/// After so many slots in a row one stays free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewRest))]
#[serde(deny_unknown_fields)]
pub struct Rest {
    /// At least 1.
    pub after: u8,
    /// Slots of a day with at least so many minutes between them are not in a row. At most as long as the shortest slot,
    /// so that a slot left free is rest enough.
    pub minutes: u16,
}

/// A family with all its children in the school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewFamily))]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// 1 to 40 of `a-z`, `0-9`, `-` and `_`.
    pub id: String,
    /// 1 to 8. Each has a slot of its own; one parent goes to all of them.
    pub children: Vec<Child>,
    /// When it cannot.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub impossible: BTreeSet<When>,
    /// When it would like to, the dearest first. For each of its children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<When>,
    /// 町内. Home visits only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
}

/// A child and whose slot it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewChild))]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// 1 to 40 of `a-z`, `0-9`, `-` and `_`; unique in the plan.
    pub id: String,
    /// One of the plan's.
    pub teacher: String,
}

/// A time as families name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewWhen))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum When {
    /// The slots that start then.
    At {
        /// In Japan.
        #[cfg_attr(feature = "schema", schema(value_type = String))]
        starts: DateTime,
    },
    /// The slots that start in that half of the day.
    HalfDay {
        /// The day.
        #[cfg_attr(feature = "schema", schema(value_type = String))]
        day: Date,
        /// Which half.
        half: Half,
    },
}

impl When {
    /// Whether a slot is meant.
    #[must_use]
    pub fn has(&self, slot: &Slot) -> bool {
        match self {
            Self::At { starts } => *starts == slot.starts,
            Self::HalfDay { day, half } => {
                let morning = slot.starts.hour() < 12;
                *day == slot.starts.date() && morning == (*half == Half::Morning)
            }
        }
    }
}

/// Half of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewHalf))]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// Before noon.
    Morning,
    /// From noon on.
    Afternoon,
}

/// A child's slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewPlacement))]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The child.
    pub child: String,
    /// The start of a slot of its teacher.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub starts: DateTime,
}
