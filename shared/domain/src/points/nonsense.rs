//! What no family can mean: 25 hours a day, the 32nd day of a month, a seventh age class. Said with its place, so that the
//! page can put the sentence beside the answer.

use jiff::civil::Date;
use serde::Serialize;

use super::household::{Guardian, Household, Pattern, Reason};
use crate::age::days_after;

/// Months of a working life.
const MOST_MONTHS: i64 = 600;
const MOST_YEN: i64 = 10_000_000_000;
const MINUTES_OF_A_DAY: i64 = 24 * 60;
const MOST_CHILDREN: i64 = 20;
const MOST_REASONS: usize = 6;
const MOST_ANSWERS: usize = 100;
/// A child can be born so many days before its due date (22 weeks) and after it.
const EARLIEST: i32 = -126;
const LATEST: i32 = 35;

/// An answer with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// [`super::Child::age_class`].
    AgeClass,
    /// [`Pattern::days_per_month`].
    DaysPerMonth,
    /// [`Pattern::days_per_week`].
    DaysPerWeek,
    /// [`Pattern::minutes_per_day`].
    MinutesPerDay,
    /// [`Pattern::break_minutes`].
    BreakMinutes,
    /// [`Pattern::commute_minutes`].
    CommuteMinutes,
    /// [`Pattern::overtime_minutes`].
    OvertimeMinutes,
    /// The whole day: work, break, overtime and the way.
    WholeDay,
    /// The grade of [`Reason::Disability`].
    DisabilityGrade,
    /// The hours of [`Reason::Care`].
    CareHoursPerMonth,
    /// [`Household::preschool_children`].
    PreschoolChildren,
    /// [`Household::children_to_grade3`]; it counts the children before school too.
    ChildrenToGrade3,
    /// [`Household::wishes`].
    Wishes,
    /// [`Household::wish_rank`]; not beyond the wishes.
    WishRank,
    /// [`Household::arrears_months`].
    ArrearsMonths,
    /// [`Household::months_waiting`].
    MonthsWaiting,
    /// [`Household::fee_bracket`].
    FeeBracket,
    /// [`Household::tax_yen`].
    TaxYen,
    /// [`Household::income_yen`].
    IncomeYen,
}

/// Why answers cannot be true.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Nonsense {
    /// Nobody, or more than two.
    #[error("a household has one or two guardians, not {0}")]
    Guardians(usize),
    /// A guardian needs one to six reasons.
    #[error("guardian {guardian} gives {reasons} reasons, not one to six")]
    Reasons {
        /// From 0.
        guardian: usize,
        /// How many were given.
        reasons: usize,
    },
    /// Who answers is there.
    #[error("guardian {guardian} cannot be absent: leave them out")]
    Absent {
        /// From 0.
        guardian: usize,
    },
    /// A number that cannot be.
    #[error("{field:?} is {value}, which is not within {least} to {most}")]
    OutOfRange {
        /// Which answer.
        field: Field,
        /// Whose, from 0; none where it is the household's.
        guardian: Option<usize>,
        /// What was answered.
        value: i64,
        /// The least that can be.
        least: i64,
        /// The most that can be.
        most: i64,
    },
    /// Children enter on the first of a month.
    #[error("{0} is not the first day of a month")]
    EntryMonth(Date),
    /// Days of birth that do not go together.
    #[error("a child due on {due} is not born on {born}")]
    Birth {
        /// The due date.
        due: Date,
        /// The day of birth.
        born: Date,
    },
    /// More answers than a table can ask for.
    #[error("more than 100 answers")]
    TooMany,
}

impl Household {
    /// Whether the answers can be true.
    ///
    /// # Errors
    /// The first that cannot.
    pub fn check(&self) -> Result<(), Nonsense> {
        if self.entry_month.day() != 1 {
            return Err(Nonsense::EntryMonth(self.entry_month));
        }
        within(Field::AgeClass, None, self.child.age_class, 0, 5)?;
        if !(1..=2).contains(&self.guardians.len()) {
            return Err(Nonsense::Guardians(self.guardians.len()));
        }
        self.guardians.iter().enumerate().try_for_each(|(place, guardian)| guardian.check(place))?;
        within(Field::PreschoolChildren, None, self.preschool_children, 1, MOST_CHILDREN)?;
        let preschool = i64::from(self.preschool_children);
        within(Field::ChildrenToGrade3, None, self.children_to_grade3, preschool, MOST_CHILDREN)?;
        within(Field::Wishes, None, self.wishes, 0, 100)?;
        optional(Field::WishRank, self.wish_rank, 1, self.wishes.into())?;
        within(Field::ArrearsMonths, None, self.arrears_months, 0, MOST_MONTHS)?;
        within(Field::MonthsWaiting, None, self.months_waiting, 0, MOST_MONTHS)?;
        optional(Field::FeeBracket, self.fee_bracket, 0, 99)?;
        optional(Field::TaxYen, self.tax_yen, 0, MOST_YEN)?;
        optional(Field::IncomeYen, self.income_yen, 0, MOST_YEN)?;
        let answers = self.asked.len() + self.manual.len();
        if answers > MOST_ANSWERS { Err(Nonsense::TooMany) } else { Ok(()) }
    }
}

impl Guardian {
    fn check(&self, guardian: usize) -> Result<(), Nonsense> {
        if !(1..=MOST_REASONS).contains(&self.reasons.len()) {
            return Err(Nonsense::Reasons { guardian, reasons: self.reasons.len() });
        }
        if self.manual.len() > MOST_ANSWERS {
            return Err(Nonsense::TooMany);
        }
        self.reasons.iter().try_for_each(|reason| match reason {
            Reason::Work { hours, .. } | Reason::JobOffer { hours, .. } | Reason::Study { hours } => {
                hours.check(guardian)
            }
            Reason::Childbirth { due, born: Some(born) } => {
                let could = days_after(*due, EARLIEST)..=days_after(*due, LATEST);
                if could.contains(born) { Ok(()) } else { Err(Nonsense::Birth { due: *due, born: *born }) }
            }
            Reason::Disability { grade } => within(Field::DisabilityGrade, Some(guardian), *grade, 1, 7),
            Reason::Care { hours_per_month, .. } => {
                within(Field::CareHoursPerMonth, Some(guardian), *hours_per_month, 0, 24 * 31)
            }
            Reason::Absent => Err(Nonsense::Absent { guardian }),
            _ => Ok(()),
        })
    }
}

impl Pattern {
    fn check(&self, guardian: usize) -> Result<(), Nonsense> {
        let who = Some(guardian);
        within(Field::DaysPerMonth, who, self.days_per_month, 0, 31)?;
        within(Field::DaysPerWeek, who, self.days_per_week.unwrap_or(0), 0, 7)?;
        let parts = [
            (Field::MinutesPerDay, self.minutes_per_day),
            (Field::BreakMinutes, self.break_minutes),
            (Field::CommuteMinutes, self.commute_minutes),
            (Field::OvertimeMinutes, self.overtime_minutes),
        ];
        parts.into_iter().try_for_each(|(field, minutes)| within(field, who, minutes, 0, MINUTES_OF_A_DAY))?;
        within(Field::WholeDay, who, parts.into_iter().map(|(_, minutes)| minutes).sum::<i32>(), 0, MINUTES_OF_A_DAY)
    }
}

fn within(field: Field, guardian: Option<usize>, value: impl Into<i64>, least: i64, most: i64) -> Result<(), Nonsense> {
    let value = value.into();
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(Nonsense::OutOfRange { field, guardian, value, least, most })
    }
}

fn optional(field: Field, value: Option<impl Into<i64>>, least: i64, most: i64) -> Result<(), Nonsense> {
    value.map_or(Ok(()), |value| within(field, None, value, least, most))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;

    use super::super::household::Child;
    use super::super::marks::{Residence, WorkForm};
    use super::*;

    fn works(days_per_month: i32, minutes_per_day: i32) -> Guardian {
        let hours = Pattern { days_per_month, minutes_per_day, ..Pattern::default() };
        Guardian { reasons: vec![Reason::Work { form: WorkForm::Employed, hours }], ..Guardian::default() }
    }

    fn family(guardians: Vec<Guardian>) -> Household {
        Household {
            entry_month: date(2026, 4, 1),
            child: Child { age_class: 1, born: None, marks: BTreeSet::new() },
            guardians,
            residence: Residence::Here,
            marks: BTreeSet::new(),
            preschool_children: 1,
            children_to_grade3: 1,
            wishes: 1,
            wish_rank: None,
            arrears_months: 0,
            months_waiting: 0,
            fee_bracket: None,
            tax_yen: None,
            income_yen: None,
            asked: BTreeSet::new(),
            manual: BTreeMap::new(),
        }
    }

    fn refused(household: &Household) -> (Field, Option<usize>) {
        match household.check() {
            Err(Nonsense::OutOfRange { field, guardian, .. }) => (field, guardian),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_cannot_be_true_is_refused_with_its_place() {
        assert_eq!(family(vec![works(20, 480)]).check(), Ok(()));
        assert_eq!(refused(&family(vec![works(20, 480), works(32, 480)])), (Field::DaysPerMonth, Some(1)));
        assert_eq!(refused(&family(vec![works(-1, 480)])), (Field::DaysPerMonth, Some(0)));
        assert_eq!(refused(&family(vec![works(20, 1441)])), (Field::MinutesPerDay, Some(0)));
        let mut seventh = family(vec![works(20, 480)]);
        seventh.child.age_class = 6;
        assert_eq!(refused(&seventh), (Field::AgeClass, None));
        let mut owing = family(vec![works(20, 480)]);
        owing.arrears_months = -2;
        assert_eq!(refused(&owing), (Field::ArrearsMonths, None));
        let mut siblings = family(vec![works(20, 480)]);
        siblings.preschool_children = 3;
        assert_eq!(refused(&siblings), (Field::ChildrenToGrade3, None));
    }

    #[test]
    fn a_day_with_its_way_and_overtime_has_24_hours() {
        let mut guardian = works(20, 1200);
        if let Some(hours) = guardian.reasons[0].hours_mut() {
            hours.commute_minutes = 241;
        }
        assert_eq!(refused(&family(vec![guardian])), (Field::WholeDay, Some(0)));
    }

    #[test]
    fn nobody_and_three_are_no_household() {
        assert_eq!(family(vec![]).check(), Err(Nonsense::Guardians(0)));
        assert_eq!(family(vec![works(1, 1), works(1, 1), works(1, 1)]).check(), Err(Nonsense::Guardians(3)));
        let silent = Guardian::default();
        assert_eq!(family(vec![silent]).check(), Err(Nonsense::Reasons { guardian: 0, reasons: 0 }));
        assert_eq!(family(vec![Guardian::absent()]).check(), Err(Nonsense::Absent { guardian: 0 }));
    }

    #[test]
    fn an_entry_is_on_the_first_and_a_birth_near_its_due_date() {
        let mut late = family(vec![works(20, 480)]);
        late.entry_month = date(2026, 4, 2);
        assert_eq!(late.check(), Err(Nonsense::EntryMonth(date(2026, 4, 2))));
        let (due, born) = (date(2026, 5, 1), date(2027, 5, 1));
        let reasons = vec![Reason::Childbirth { due, born: Some(born) }];
        let mother = Guardian { reasons, ..Guardian::default() };
        assert_eq!(family(vec![mother]).check(), Err(Nonsense::Birth { due, born }));
    }
}
