//! The steps of an absence, and the words of the postback data that carry them: emojis and days, never a reason.

use std::fmt;

use jiff::civil::Date;

use crate::{
    dialogue::whom::{codes, tokens},
    family::Token,
};

/// What a button about a day at the nursery asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AttendStep {
    /// Who will be absent?
    Who,
    /// On which day?
    Day(Vec<Token>),
    /// On the day that came with the tap.
    Pick(Vec<Token>),
    /// These will be absent on this day.
    Absent(Vec<Token>, Date),
    /// They will come after all.
    Comes(Vec<Token>, Date),
    /// On the way: the answer to a question about this day.
    Coming(Token, Date),
}

impl AttendStep {
    /// The step that the words of postback data name.
    pub(in crate::dialogue) fn parse(verb: &str, words: &[&str]) -> Option<Self> {
        Some(match (verb, words) {
            ("attend", []) => Self::Who,
            ("absent-day", [who]) => Self::Day(tokens(who)?),
            ("absent-pick", [who]) => Self::Pick(tokens(who)?),
            ("absent", [who, day]) => Self::Absent(tokens(who)?, read(day)?),
            ("comes", [who, day]) => Self::Comes(tokens(who)?, read(day)?),
            ("coming", [token, day]) => Self::Coming(Token::from_code(token)?, read(day)?),
            _ => return None,
        })
    }

    /// The same step with the day that came with the tap.
    pub(super) fn with_date(self, date: Option<Date>) -> Self {
        match (self, date) {
            (Self::Pick(who), Some(day)) => Self::Absent(who, day),
            (Self::Pick(who), None) => Self::Day(who),
            (step, _) => step,
        }
    }
}

impl fmt::Display for AttendStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Who => f.write_str("attend"),
            Self::Day(who) => write!(f, "absent-day:{}", codes(who)),
            Self::Pick(who) => write!(f, "absent-pick:{}", codes(who)),
            Self::Absent(who, day) => write!(f, "absent:{}:{}", codes(who), day.strftime("%Y%m%d")),
            Self::Comes(who, day) => write!(f, "comes:{}:{}", codes(who), day.strftime("%Y%m%d")),
            Self::Coming(token, day) => write!(f, "coming:{}:{}", token.code(), day.strftime("%Y%m%d")),
        }
    }
}

fn read(day: &str) -> Option<Date> {
    Date::strptime("%Y%m%d", day).ok()
}

#[cfg(test)]
pub(in crate::dialogue) mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// Any step there is.
    pub(in crate::dialogue) fn any_step() -> impl Strategy<Value = AttendStep> {
        let all: Vec<_> = Token::all().collect();
        let who = proptest::sample::subsequence(all.clone(), 1..=10);
        let day = (1i8..=12, 1i8..=28).prop_map(|(month, day)| date(2026, month, day));
        (0usize..6, who, proptest::sample::select(all), day).prop_map(|(which, who, token, day)| match which {
            0 => AttendStep::Who,
            1 => AttendStep::Day(who),
            2 => AttendStep::Pick(who),
            3 => AttendStep::Absent(who, day),
            4 => AttendStep::Comes(who, day),
            _ => AttendStep::Coming(token, day),
        })
    }
}
