//! What the staff console reads and writes about facilities and tables of points.

use domain::points::{Household, PointRules};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{NurseryVacancy, PointsSpan};

/// What a file would change, or has changed.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityImport {
    /// `facilities` or `extension`.
    pub contents: String,
    /// `csv`, `tsv` or `geo_json`.
    pub format: String,
    /// `utf8`, `cp932` …
    pub encoding: String,
    pub taken: u32,
    /// Taken without some cell, or with one that was put right.
    pub warned: u32,
    pub refused: u32,
    /// Every row that is not plainly taken, the first 1,000.
    pub rows: Vec<FacilityRow>,
    /// Columns that nothing was read from.
    pub unread: Vec<String>,
    pub difference: FacilityDifference,
    /// Names what was shown: sent back, exactly this is published.
    pub shown: String,
    /// More than a fifth of what a municipality has published would disappear: the number is sent back as `gone` by who
    /// means it.
    pub asks_gone: bool,
    pub published: bool,
}

/// What became of a row.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityRow {
    /// Line of the file on which it begins.
    pub row: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why it is not taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<FacilityFlaw>,
    /// What was left out or put right.
    pub warnings: Vec<FacilityFlaw>,
}

/// A cell and what is wrong with it.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityFlaw {
    pub column: String,
    /// What stands there; empty where it must not be repeated.
    pub cell: String,
    /// Such as `no_name` or `swapped`.
    pub reason: String,
    /// What belongs to the reason: the other row, the day that was understood, the longest text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What changes.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityDifference {
    pub added: u32,
    pub changed: u32,
    pub gone: u32,
    pub unchanged: u32,
    /// The first 100 of each, by name.
    pub adding: Vec<String>,
    pub changing: Vec<FacilityChange>,
    pub going: Vec<String>,
}

/// A facility that is not the same.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityChange {
    pub name: String,
    pub fields: Vec<FacilityFieldChange>,
}

/// A field that is not the same.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FacilityFieldChange {
    /// Such as `capacity` or `classes.1.vacancy.state`.
    pub field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// A facility in the list of vacancies.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffNursery {
    pub key: String,
    pub name: String,
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Without coordinates it is found by name and district alone.
    pub placed: bool,
    pub classes: Vec<ClassVacancy>,
    /// Names the vacancies as they are: sent back to refuse changes made over someone else's.
    pub version: String,
}

/// Free places of a class.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassVacancy {
    /// Years on 1 April, 0 to 5.
    pub class: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<NurseryVacancy>,
}

/// Notes the free places of one facility.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveVacancies {
    /// Classes that are not named stay as they are.
    pub classes: Vec<ClassVacancy>,
    /// [`StaffNursery::version`].
    pub version: String,
}

/// A table of points with its version.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StaffPoints {
    pub rules: PointRules,
    /// Sent back to refuse changes made over someone else's.
    pub version: u64,
    /// Anonymous cases that a change is tried on.
    pub cases: u32,
}

/// Tries a table, and publishes it; `version` is 0 for a new one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavePoints {
    pub rules: PointRules,
    pub version: u64,
    /// [`PointsRerun::shown`], to publish: what it changes was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

/// What a change of a table would do.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsRerun {
    /// Saved cases that were looked at.
    pub cases: u32,
    /// Those with another result, the biggest difference first.
    pub changed: Vec<PointsChanged>,
    /// Those that one of the tables has no result for.
    pub failed: Vec<PointsFailed>,
    /// Rules that give something else, with the number of cases.
    pub by_rule: Vec<PointsByRule>,
    /// What is different in the table itself.
    pub edits: Vec<String>,
    /// Names what was shown: sent back, exactly this is published.
    pub shown: String,
}

/// A case with another result.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsChanged {
    /// Its title.
    pub case: String,
    pub before: String,
    pub after: String,
    pub difference: PointsSpan,
    pub rules: Vec<String>,
}

/// A case without a result.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsFailed {
    pub case: String,
    /// Why not by the new table; none where it is the old one that had no result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// How many cases a rule changes.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsByRule {
    pub rule: String,
    pub cases: u32,
}

/// A household that is nobody's.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PointsCase {
    pub id: String,
    pub title: String,
    pub household: Household,
}

/// Saves one. It names nobody: a title such as `ひとり親・フルタイム・2歳`.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPointsCase {
    pub title: String,
    pub household: Household,
}
