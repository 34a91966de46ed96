use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Whether a record is about a born child or a pregnancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Child,
    Pregnancy,
}

/// Registers a child (`birth_date`, optionally the `due_date` there was, for the corrected age of a child born early)
/// or a pregnancy (`due_date`, `fetuses`).
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChild {
    pub kind: Kind,
    /// `yyyy-mm-dd`, Asia/Tokyo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    /// `yyyy-mm-dd`, 40w0d.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub due_date: Option<String>,
    /// How many children are expected, 1 to 5; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetuses: Option<u8>,
    /// The emoji that stands for the child in LINE; the next free one when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// A registered child or pregnancy.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Child {
    pub id: String,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub due_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetuses: Option<u8>,
    pub token: String,
}

/// Changes to a [`Child`]; what is absent stays. The kind cannot change: a pregnancy becomes a child by its birth.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChildChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub due_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetuses: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// Turns a pregnancy into a child, or into several.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BirthReport {
    #[schema(format = Date)]
    pub birth_date: String,
    /// One entry for each child born; as many as the pregnancy expected when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<NewbornToken>>,
}

/// The emoji of one newborn.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewbornToken {
    /// The next free one when absent; the first child keeps the pregnancy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// The children a pregnancy turned into. The first keeps the pregnancy's id.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Born {
    pub id: String,
    pub children: Vec<Child>,
}

/// Ends a pregnancy that was lost.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LossReport {
    /// Whether the family wants to hear what support remains. Never told unasked, and never a second time.
    #[serde(default)]
    pub tell_support: bool,
}

/// The pregnancy has ended; no message about it is sent any more, not even one that was queued.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Loss {
    pub id: String,
    pub ended: bool,
    /// What support remains, when asked for the first time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<String>,
}

/// One line of a child's calendar.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct CalendarEntry {
    /// The milestone's id, such as `hc.18m`.
    pub milestone: String,
    pub title: String,
    /// What to do, in one sentence.
    pub guide: String,
    /// `pregnancy`, `birth`, `checkup`, `vaccination`, `nursery`, `school`.
    pub category: String,
    /// First day, Asia/Tokyo; absent when only the last day is defined.
    #[schema(value_type = Option<String>, format = Date)]
    pub starts: Option<Date>,
    /// Last day; absent when open.
    #[schema(value_type = Option<String>, format = Date)]
    pub ends: Option<Date>,
    /// The next open day of the office, when `ends` falls on a closed one and the law lets the term run until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub accepted_until: Option<Date>,
    /// Whether it concerns this child (a line for twins does not concern one child); only such lines are sent.
    pub applies: bool,
    /// The law or official text that the dates come from.
    pub source: String,
    /// How the dates were derived, in words.
    pub reason: String,
}
