//! 空き状況: what a list says of free places, and as of when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Month;

/// What is said of free places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VacancyState {
    /// So many; 0 is none.
    Number(u16),
    /// Some, no number is given (○ ◎ 有).
    Open,
    /// Few (△ ▲).
    Few,
    /// None (× ✖ 無).
    None,
    /// To be asked (要相談).
    Ask,
    /// No class of this age (－ ―).
    NotOffered,
    /// A symbol that the legend does not explain, as it was written.
    Symbol(String),
}

/// Free places of a class, or of a whole facility where the list does not say of which class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vacancy {
    /// What is said.
    pub state: VacancyState,
    /// As of when; the list may not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// For children who begin in this month; without it, for whoever applies next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Month>,
}

impl VacancyState {
    /// Whether the list says that somebody could be taken.
    #[must_use]
    pub const fn has_room(&self) -> bool {
        match self {
            Self::Number(places) => *places > 0,
            Self::Open | Self::Few => true,
            Self::None | Self::Ask | Self::NotOffered | Self::Symbol(_) => false,
        }
    }
}
