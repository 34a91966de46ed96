//! Names of rows in a facility's feed of what happened.

use std::fmt;

use jiff::civil::Date;

use crate::entry::{ChildId, Key, LogId, RunId, Subject};

/// `<day>/c/<child>/<log>.<n>`, or `<day>/r/<run>/…`. The day comes first, so that a snapshot is read day by day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowName {
    /// Of which day.
    pub day: Date,
    /// Whose item.
    pub subject: Subject,
    /// Which event on it.
    pub key: Key,
}

impl RowName {
    /// Reads a name; anything that is not exactly one is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (day, kind, name, event) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let subject = match kind {
            "c" => Subject::Child(ChildId::new(name).ok()?),
            "r" => Subject::Run(RunId::new(name).ok()?),
            _ => return None,
        };
        let (log, n) = event.split_once('.')?;
        let key = Key { log: LogId::parse(log).ok()?, n: n.parse().ok()? };
        let row = Self { day: day.parse().ok()?, subject, key };
        (parts.next().is_none() && row.to_string() == text).then_some(row)
    }
}

impl fmt::Display for RowName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, name) = match &self.subject {
            Subject::Child(child) => ('c', child.as_str()),
            Subject::Run(run) => ('r', run.as_str()),
        };
        write!(f, "{}/{kind}/{name}/{}", self.day, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_one_name() {
        let log = "0a".repeat(16);
        for name in [format!("2026-04-13/c/k_1/{log}.7"), format!("2026-04-13/r/am1.20260413/{log}.1")] {
            assert_eq!(RowName::parse(&name).unwrap().to_string(), name);
        }
        for odd in ["", "f", "k/k_1", "2026-04-13/c/k_1", "2026-4-13/c/k_1/a.1", "2026-04-13/x/k_1/a.1"] {
            assert_eq!(RowName::parse(odd), None, "{odd}");
        }
        assert_eq!(RowName::parse(&format!("2026-04-13/c/k_1/{log}.07")), None);
    }
}
