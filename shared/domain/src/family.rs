//! A family as the calendar sees it: pregnancies and children, each with a token that stands for the child in LINE.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How many children and pregnancies one resident can register. More is a mistake or an attack: the largest families
/// on record in Japan fit, and a calendar page stays readable.
pub const MOST_CHILDREN: usize = 20;

/// A term of pregnancy in days, from the first day of the last period to the due date (40w0d = day 280).
pub const TERM_DAYS: i32 = 280;

/// Who the calendar is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Subject {
    /// A born child. `due_date`, if known, gives the corrected age of a child born early.
    Child {
        /// Day of birth, Asia/Tokyo.
        birth_date: Date,
        /// The due date there was before birth.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_date: Option<Date>,
    },
    /// A pregnancy.
    Pregnancy {
        /// Expected day of birth (40w0d).
        due_date: Date,
        /// How many children are expected, 1 to 5.
        fetuses: u8,
    },
}

/// Why a date or number about a child cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FamilyError {
    /// The day of birth lies after today.
    #[error("birth_in_future")]
    BirthInFuture,
    /// The child would be an adult: nothing of ours applies after the school year of the 18th birthday.
    #[error("birth_too_long_ago")]
    BirthTooLongAgo,
    /// No pregnancy that exists today can end on that day.
    #[error("due_date_out_of_range")]
    DueDateOutOfRange,
    /// The due date of a born child lies impossibly far from the day of birth.
    #[error("due_date_does_not_fit_birth")]
    DueDateDoesNotFitBirth,
    /// Fewer than 1 or more than 5 children expected.
    #[error("fetuses_out_of_range")]
    FetusesOutOfRange,
    /// The emoji is not one of ours.
    #[error("token_unknown")]
    TokenUnknown,
}

impl Subject {
    /// Refuses what cannot be true on `today` (Asia/Tokyo).
    ///
    /// # Errors
    /// The first reason found.
    pub fn check(&self, today: Date) -> Result<(), FamilyError> {
        match self {
            Self::Child { birth_date, due_date } => {
                if *birth_date > today {
                    return Err(FamilyError::BirthInFuture);
                }
                if days(*birth_date, today) > 19 * 366 {
                    return Err(FamilyError::BirthTooLongAgo);
                }
                match due_date {
                    // Born between 22w0d (the legal limit of viability) and 44w0d.
                    Some(due) if !(-28..=126).contains(&days(*birth_date, *due)) => {
                        Err(FamilyError::DueDateDoesNotFitBirth)
                    }
                    _ => Ok(()),
                }
            }
            Self::Pregnancy { due_date, fetuses } => {
                if !(1..=5).contains(fetuses) {
                    return Err(FamilyError::FetusesOutOfRange);
                }
                // From 4 weeks past the due date (someone has not reported the birth yet) to the first day of a term.
                if !(-28..=TERM_DAYS).contains(&days(today, *due_date)) {
                    return Err(FamilyError::DueDateOutOfRange);
                }
                Ok(())
            }
        }
    }

    /// The children a pregnancy turns into, all born on `birth_date`.
    #[must_use]
    pub fn born(&self, birth_date: Date) -> Self {
        let due_date = match self {
            Self::Child { due_date, .. } => *due_date,
            Self::Pregnancy { due_date, .. } => Some(*due_date),
        };
        Self::Child { birth_date, due_date }
    }

    /// Day of birth, if born.
    #[must_use]
    pub fn birth_date(&self) -> Option<Date> {
        match self {
            Self::Child { birth_date, .. } => Some(*birth_date),
            Self::Pregnancy { .. } => None,
        }
    }

    /// Due date, if known.
    #[must_use]
    pub fn due_date(&self) -> Option<Date> {
        match self {
            Self::Child { due_date, .. } => *due_date,
            Self::Pregnancy { due_date, .. } => Some(*due_date),
        }
    }

    /// Whether this is a pregnancy.
    #[must_use]
    pub fn is_pregnancy(&self) -> bool {
        matches!(self, Self::Pregnancy { .. })
    }
}

/// Days from `from` to `to`; negative when `to` is earlier.
#[must_use]
pub fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The emojis that can stand for a child in LINE, where no name may appear.
pub const TOKENS: [&str; 24] = [
    "🐻", "🐰", "🐱", "🐶", "🐼", "🦊", "🐨", "🐯", "🦁", "🐸", "🐵", "🐧", "🐤", "🦉", "🐳", "🐬", "🐢", "🐿️", "🦔",
    "🐑", "🐴", "🦒", "🐘", "🦕",
];

/// One of [`TOKENS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Token(&'static str);

impl Token {
    /// The token an emoji names.
    ///
    /// # Errors
    /// [`FamilyError::TokenUnknown`] for anything but one of ours.
    pub fn parse(emoji: &str) -> Result<Self, FamilyError> {
        // Some keyboards leave out the variation selector.
        let bare = emoji.trim_end_matches('\u{fe0f}');
        TOKENS
            .iter()
            .find(|token| token.trim_end_matches('\u{fe0f}') == bare)
            .map(|token| Self(token))
            .ok_or(FamilyError::TokenUnknown)
    }

    /// The first token that none of `taken` uses; the first of all when every one is taken.
    #[must_use]
    pub fn free(taken: &[Self]) -> Self {
        TOKENS.iter().map(|token| Self(token)).find(|token| !taken.contains(token)).unwrap_or(Self("🐻"))
    }

    /// Every token, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        TOKENS.iter().map(|token| Self(token))
    }

    /// The emoji.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The emoji's code point, such as `1f43b`, for postback data, which is plain ASCII.
    #[must_use]
    pub fn code(self) -> String {
        self.0.chars().next().map(|emoji| format!("{:x}", u32::from(emoji))).unwrap_or_default()
    }

    /// The token of a code point.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|token| token.code() == code)
    }
}

// By hand, because a derived one would want input that lives for ever.
impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let emoji = String::deserialize(deserializer)?;
        Self::parse(&emoji).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 4, 1);

    #[test]
    fn dates_that_cannot_be_true_are_refused() {
        let child = |birth_date, due_date| Subject::Child { birth_date, due_date }.check(TODAY);
        assert_eq!(child(TODAY, None), Ok(()));
        assert_eq!(child(date(2026, 4, 2), None), Err(FamilyError::BirthInFuture));
        assert_eq!(child(date(2006, 4, 1), None), Err(FamilyError::BirthTooLongAgo));
        assert_eq!(child(date(2026, 3, 1), Some(date(2026, 5, 1))), Ok(()));
        assert_eq!(child(date(2026, 3, 1), Some(date(2026, 9, 1))), Err(FamilyError::DueDateDoesNotFitBirth));

        let pregnancy = |due_date, fetuses| Subject::Pregnancy { due_date, fetuses }.check(TODAY);
        assert_eq!(pregnancy(date(2026, 10, 1), 1), Ok(()));
        assert_eq!(pregnancy(date(2029, 4, 1), 1), Err(FamilyError::DueDateOutOfRange));
        assert_eq!(pregnancy(date(2026, 1, 1), 1), Err(FamilyError::DueDateOutOfRange));
        assert_eq!(pregnancy(date(2026, 10, 1), 0), Err(FamilyError::FetusesOutOfRange));
        assert_eq!(pregnancy(date(2026, 10, 1), 6), Err(FamilyError::FetusesOutOfRange));
    }

    #[test]
    fn a_token_is_one_of_ours_with_or_without_its_variation_selector() {
        assert_eq!(Token::parse("🐿").unwrap(), Token::parse("🐿️").unwrap());
        assert_eq!(Token::parse("太郎"), Err(FamilyError::TokenUnknown));
        assert_eq!(Token::free(&[Token::parse("🐻").unwrap()]).as_str(), "🐰");
    }
}
