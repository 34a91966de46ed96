//! A benefit as staff describe it: pure data.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Amount, Condition, Facts};
use crate::{age::months_after, reservation::Texts};

/// Weeks before the due date at which a heartbeat can be seen at the earliest (5w0d).
const EARLIEST_SEEN: i64 = 35;

/// One benefit, for one round of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// 2 to 32 of `a-z`, `0-9` and `-`.
    pub id: String,
    /// What residents call it.
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub title: Texts,
    /// One or two sentences below it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub description: Texts,
    /// What it rests on, at least one.
    pub sources: Vec<Source>,
    /// The round, such as `2026`: everybody is entitled once in each. 1 to 16 of `a-z`, `0-9` and `-`.
    pub period: String,
    /// From when on there is a right to it.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub effective_from: Date,
    /// Whom an entitlement is for.
    #[serde(rename = "for")]
    pub unit: Unit,
    /// Everything that must be so.
    pub who: Vec<Condition>,
    /// How much.
    pub amount: Amount,
    /// The last day on which anybody can apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub apply_until: Option<Date>,
    /// Months after which a right that nobody has used lapses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapses_after_months: Option<u16>,
    /// Of a pregnancy: weeks before the due date from which on it can be applied for. One that has ended does not wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks_before_due: Option<u8>,
}

/// A law, an ordinance, a decision of the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// With its article.
    pub title: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Whom an entitlement is for. One child has one entitlement, whoever applies for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A born child.
    Child,
    /// A pregnancy, also one that was lost.
    Pregnancy,
    /// A grown-up person.
    Person,
}

impl Programme {
    /// The first day on which somebody can apply. `ended` is when a pregnancy was lost.
    #[must_use]
    pub fn opens_on(&self, facts: &Facts, ended: Option<Date>) -> Date {
        let before = self.weeks_before_due.zip(facts.due);
        let opens = before.map(|(weeks, due)| ended.unwrap_or(due.saturating_sub(Span::new().weeks(weeks))));
        opens.map_or(self.effective_from, |opens| opens.max(self.effective_from))
    }

    /// Since when somebody has had the right, as far as can be told: of a pregnancy that nothing opens later, since its
    /// heartbeat could be seen first (35 weeks before the due date), which names the deadline too early rather than too late.
    #[must_use]
    pub fn since(&self, facts: &Facts, ended: Option<Date>) -> Date {
        match (self.weeks_before_due, facts.due) {
            (None, Some(due)) => due.saturating_sub(Span::new().weeks(EARLIEST_SEEN)).max(self.effective_from),
            _ => self.opens_on(facts, ended),
        }
    }

    /// The last day on which somebody can apply who has had the right since `made`; none where it does not end.
    #[must_use]
    pub fn deadline(&self, made: Date) -> Option<Date> {
        let lapses = self.lapses_after_months.map(|months| months_after(made, months.into()));
        [self.apply_until, lapses].into_iter().flatten().min()
    }
}
