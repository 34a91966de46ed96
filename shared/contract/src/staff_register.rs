//! What staff of a school see of a day before the bell, and its register (出席簿).

use std::collections::BTreeMap;

use domain::facility::{Counts, Mark, Tally};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{AbsenceReason, ReportKind};

/// What was reported about a child's day and not taken back.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ReportCard {
    pub kind: ReportKind,
    pub why: AbsenceReason,
    /// Comes or goes at, such as `10:30`, in Japan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub said_at: String,
    /// Who said it, by name.
    pub by: String,
}

/// A class of a school on a day.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ClassCard {
    pub class: String,
    /// Sent back with marks, to refuse those made over someone else's; 0 where nothing is confirmed.
    pub version: u64,
    /// Pupils who are expected.
    pub expected: usize,
    /// Of whom an absence, a late coming, an early going is reported.
    pub absent: usize,
    pub late: usize,
    pub early: usize,
    /// Of whom something is confirmed.
    pub confirmed: usize,
}

/// What is confirmed of a pupil's day.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, ToSchema)]
pub struct MarkCard {
    /// Its id; absent where the pupil was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// What stands in the cell; empty where the pupil was there.
    pub symbol: String,
    pub counts: Counts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub by: String,
    pub at: String,
    /// What stood there before, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<MarkBefore>,
}

/// What stood in a cell before it was changed.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, ToSchema)]
pub struct MarkBefore {
    pub symbol: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub by: String,
    pub at: String,
}

/// Confirms pupils of a class; all of them, or none.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmClass {
    /// At most 100, each once.
    pub marks: Vec<NewMark>,
    /// The version of the class's day that was looked at.
    pub version: u64,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMark {
    pub child_id: String,
    /// One of the facility's marks; none: was there.
    #[serde(default)]
    pub mark: Option<String>,
    /// At most 100 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Confirms one pupil.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMark {
    /// One of the facility's marks; `null`: was there.
    pub mark: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub version: u64,
}

/// What is confirmed of a class on a day, by pupil.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ClassMarks {
    pub class: String,
    #[schema(format = Date)]
    pub day: String,
    pub version: u64,
    pub marks: BTreeMap<String, MarkCard>,
}

/// The register of a class (出席簿).
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Register {
    pub class: String,
    #[schema(format = Date)]
    pub from: String,
    #[schema(format = Date)]
    pub to: String,
    /// The marks that can be given today.
    pub marks: Vec<Mark>,
    /// Days on which somebody has confirmed something: the class's school days.
    #[schema(value_type = Vec<String>)]
    pub days: Vec<String>,
    /// By number, then by name as it is read.
    pub pupils: Vec<RegisterLine>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RegisterLine {
    pub child_id: String,
    /// 出席番号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    pub name: String,
    pub kana: String,
    /// One for each day; `null` where nobody has confirmed anything of this pupil.
    pub cells: Vec<Option<MarkCard>>,
    pub tally: Tally,
}
