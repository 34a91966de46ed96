//! What a file gives, whichever kind it is.

use serde::Serialize;

use super::rejection::Findings;
use crate::facility::{Class, Group, RosterChild};

/// The rosters of one or more schools.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Intake {
    /// By the year in which its April lies.
    pub school_year: i16,
    /// In the order of their codes.
    pub schools: Vec<School>,
    /// What was taken and is worth a look, or was left out.
    pub warnings: Findings,
}

/// The roster of one school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct School {
    /// 学校コード, or what the core system names it by. [`super::facility_id`] makes a facility's id of it.
    pub code: String,
    /// At most 40 characters.
    pub name: String,
    /// Homeroom classes, by grade and name. Cut-offs are those of a school that nobody has described yet.
    pub classes: Vec<Class>,
    /// Clubs, where the file speaks of clubs at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clubs: Option<Vec<Group>>,
    /// By class and 出席番号. Their guardians have the rights of people whom nobody has met yet.
    pub pupils: Vec<RosterChild>,
    /// What the file says of the people around pupils.
    pub guardians: Guardians,
}

/// What a file says of the people around pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Guardians {
    /// Nothing.
    Unknown,
    /// Who they are: each person has an id.
    People,
    /// Who stands at which place of a pupil's row: somebody else may stand there the next time.
    Places,
}

/// What a plain CSV does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// By the year in which its April lies.
    pub school_year: i16,
    /// The school of rows that name none.
    pub school: Option<GivenSchool>,
}

/// A school that whoever hands over the file has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenSchool {
    /// 学校コード.
    pub code: String,
    /// Such as 青葉小学校.
    pub name: String,
}
