//! Whether a condition is so of a family, and which number a measure has.

use jiff::civil::Date;

use super::condition::{Anchor, Condition, Measure, Moment, Snap};
use super::give;
use super::household::{Guardian, Household, Pattern, Reason};
use super::rules::{Hours, PointRules};
use crate::age::{days_after, months_after};

/// Conditions and references deeper than this are refused before (see `validate`); here they end instead of going on.
pub(super) const DEEPEST: u8 = 32;
/// Weeks of a month as tables count it: 週5日 is 月20日.
const WEEKS: i64 = 4;

/// What is looked at: the household, one guardian, one of their reasons.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 'h> {
    pub rules: &'a PointRules,
    pub household: &'h Household,
    pub guardian: Option<&'h Guardian>,
    pub reason: Option<&'h Reason>,
    pub depth: u8,
}

impl<'a, 'h> Scene<'a, 'h> {
    pub fn of(rules: &'a PointRules, household: &'h Household) -> Self {
        Self { rules, household, guardian: None, reason: None, depth: 0 }
    }

    pub fn guardian(self, guardian: &'h Guardian) -> Self {
        Self { guardian: Some(guardian), reason: None, ..self }
    }

    pub fn reason(self, guardian: &'h Guardian, reason: &'h Reason) -> Self {
        Self { guardian: Some(guardian), reason: Some(reason), ..self }
    }

    pub fn deeper(self) -> Option<Self> {
        (self.depth < DEEPEST).then_some(Self { depth: self.depth + 1, ..self })
    }

    /// The reasons that are looked at: one, or all of the guardian.
    fn reasons(self) -> impl Iterator<Item = &'h Reason> {
        let all = if self.reason.is_none() { self.guardian.map(|guardian| guardian.reasons.as_slice()) } else { None };
        self.reason.into_iter().chain(all.unwrap_or_default())
    }

    /// Whether it is so.
    pub fn holds(self, condition: &Condition) -> bool {
        let Some(below) = self.deeper() else { return false };
        let household = self.household;
        match condition {
            Condition::Always => true,
            Condition::Reason { one_of } => self.reasons().any(|reason| one_of.contains(&reason.kind())),
            Condition::Form { one_of } => self.reasons().any(|reason| match reason {
                Reason::Work { form, .. } | Reason::JobOffer { form, .. } => one_of.contains(form),
                _ => false,
            }),
            Condition::Illness { one_of } => {
                self.reasons().any(|reason| matches!(reason, Reason::Illness { degree } if one_of.contains(degree)))
            }
            Condition::Care { one_of } => {
                self.reasons().any(|reason| matches!(reason, Reason::Care { degree, .. } if one_of.contains(degree)))
            }
            Condition::Guardian { mark } => self.guardian.is_some_and(|guardian| guardian.marks.contains(mark)),
            Condition::Household { mark } => household.marks.contains(mark),
            Condition::Child { mark } => household.child.marks.contains(mark),
            Condition::Asked { question } => household.asked.contains(question),
            Condition::Residence { one_of } => one_of.contains(&household.residence),
            Condition::Single => household.is_single(),
            Condition::Number { of, at_least, below } => self.measure(*of).is_some_and(|number| {
                at_least.is_none_or(|least| least <= number) && below.is_none_or(|below| number < below)
            }),
            Condition::Window { from, until } => self.is_within(from.as_ref(), until.as_ref()),
            Condition::NoBand { row } => give::row_of(self.rules, row).is_some_and(|row| {
                self.reasons().any(|reason| {
                    let scene = Scene { reason: Some(reason), ..below };
                    give::pieces(scene, row).is_none()
                })
            }),
            Condition::AnyGuardian { so } => {
                household.guardians.iter().any(|guardian| below.guardian(guardian).holds(so))
            }
            Condition::EveryGuardian { so } => {
                household.guardians.iter().all(|guardian| below.guardian(guardian).holds(so))
            }
            Condition::All { of } => of.iter().all(|one| below.holds(one)),
            Condition::Any { of } => of.iter().any(|one| below.holds(one)),
            Condition::Not { so } => !below.holds(so),
        }
    }

    /// The number; none where nobody answered it. Of several reasons the greatest counts.
    pub fn measure(self, of: Measure) -> Option<i64> {
        let household = self.household;
        let hours = self.rules.hours;
        let of_hours = |count: fn(Hours, &Pattern) -> i64| {
            self.reasons().filter_map(Reason::hours).map(|pattern| count(hours, pattern)).max()
        };
        match of {
            Measure::DaysPerMonth => of_hours(|_, pattern| pattern.days_per_month.into()),
            Measure::DaysPerWeek => of_hours(|_, pattern| days_per_week(pattern)),
            Measure::MinutesPerDay => of_hours(|hours, pattern| hours.counted(pattern)),
            Measure::MinutesPerWeek => of_hours(|hours, pattern| hours.counted(pattern) * days_per_week(pattern)),
            Measure::MinutesPerMonth => of_hours(minutes_per_month),
            Measure::DisabilityGrade => self
                .reasons()
                .filter_map(|reason| match reason {
                    Reason::Disability { grade } => Some(i64::from(*grade)),
                    _ => None,
                })
                .min(),
            Measure::CareHoursPerMonth => self
                .reasons()
                .filter_map(|reason| match reason {
                    Reason::Care { hours_per_month, .. } => Some(i64::from(*hours_per_month)),
                    _ => None,
                })
                .max(),
            Measure::LesserDaysPerMonth => self.lesser(Measure::DaysPerMonth),
            Measure::LesserMinutesPerMonth => self.lesser(Measure::MinutesPerMonth),
            Measure::AgeClass => Some(household.child.age_class.into()),
            Measure::PreschoolChildren => Some(household.preschool_children.into()),
            Measure::ChildrenToGrade3 => Some(household.children_to_grade3.into()),
            Measure::Wishes => Some(household.wishes.into()),
            Measure::WishRank => household.wish_rank.map(Into::into),
            Measure::ArrearsMonths => Some(household.arrears_months.into()),
            Measure::MonthsWaiting => Some(household.months_waiting.into()),
            Measure::FeeBracket => household.fee_bracket.map(Into::into),
            Measure::TaxYen => household.tax_yen,
            Measure::IncomeYen => household.income_yen,
        }
    }

    /// Of whichever guardian has less; a guardian without any has none of it.
    fn lesser(self, of: Measure) -> Option<i64> {
        let each = self.household.guardians.iter();
        each.map(|guardian| self.guardian(guardian).measure(of).unwrap_or(0)).min()
    }

    /// Whether the day of entry lies within; a window that hangs on a day which nobody named holds nobody.
    fn is_within(self, from: Option<&Moment>, until: Option<&Moment>) -> bool {
        let entry = self.household.entry_month;
        let fits = |due: Option<(Date, Option<Date>)>| {
            let day = |moment: &Moment| Some(moment.of(self.anchor(moment.anchor, due)?));
            from.is_none_or(|moment| day(moment).is_some_and(|day| day <= entry))
                && until.is_none_or(|moment| day(moment).is_some_and(|day| entry <= day))
        };
        let births = self.reasons().filter_map(|reason| match reason {
            Reason::Childbirth { due, born } => Some((*due, *born)),
            _ => None,
        });
        let is_of_a_birth =
            [from, until].into_iter().flatten().any(|moment| matches!(moment.anchor, Anchor::Due | Anchor::Birth));
        if is_of_a_birth { births.map(Some).any(fits) } else { fits(None) }
    }

    fn anchor(self, anchor: Anchor, birth: Option<(Date, Option<Date>)>) -> Option<Date> {
        match anchor {
            Anchor::Due => birth.map(|(due, _)| due),
            Anchor::Birth => birth.map(|(due, born)| born.unwrap_or(due)),
            Anchor::Child => self.household.child.born,
            Anchor::Season => Some(self.rules.effective_from),
        }
    }
}

impl Moment {
    /// The day, counted from an anchor.
    pub(super) fn of(&self, anchor: Date) -> Date {
        let day = days_after(days_after(anchor, self.days), self.weeks.saturating_mul(7));
        match self.snap {
            Snap::None if self.months == 0 => day,
            Snap::None => months_after(day, self.months),
            Snap::MonthStart => months_after(day.first_of_month(), self.months),
            // The eve of the next month's first day.
            Snap::MonthEnd => days_after(months_after(day.first_of_month(), self.months.saturating_add(1)), -1),
        }
    }
}

impl Hours {
    /// Minutes of a day that count.
    pub(super) fn counted(self, pattern: &Pattern) -> i64 {
        let part = |counts: bool, minutes: i32| if counts { i64::from(minutes) } else { 0 };
        let minutes = i64::from(pattern.minutes_per_day)
            + part(self.breaks, pattern.break_minutes)
            + part(self.commute, pattern.commute_minutes)
            + part(self.overtime, pattern.overtime_minutes);
        match self.full_hour_from {
            Some(from) => {
                let beyond = minutes.rem_euclid(60);
                let hour = if beyond >= i64::from(from.max(1)) { 60 } else { 0 };
                minutes - beyond + hour
            }
            None => minutes,
        }
    }
}

fn days_per_week(pattern: &Pattern) -> i64 {
    pattern.days_per_week.map_or(i64::from(pattern.days_per_month) / WEEKS, Into::into)
}

fn minutes_per_month(hours: Hours, pattern: &Pattern) -> i64 {
    hours.counted(pattern) * i64::from(pattern.days_per_month)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn seven_and_a_half_hours_are_eight_where_half_an_hour_is_rounded_up() {
        let hours = Hours { full_hour_from: Some(30), ..Hours::default() };
        let counted = |minutes| hours.counted(&Pattern { minutes_per_day: minutes, ..Pattern::default() });
        assert_eq!([449, 450, 479, 480, 509, 0].map(counted), [420, 480, 480, 480, 480, 0]);
    }

    #[test]
    fn a_table_says_whether_breaks_ways_and_overtime_count() {
        let pattern = Pattern {
            minutes_per_day: 400,
            break_minutes: 60,
            commute_minutes: 90,
            overtime_minutes: 30,
            ..Pattern::default()
        };
        assert_eq!(Hours::default().counted(&pattern), 400);
        assert_eq!(Hours { breaks: true, ..Hours::default() }.counted(&pattern), 460);
        assert_eq!(Hours { commute: true, overtime: true, ..Hours::default() }.counted(&pattern), 520);
    }

    #[test]
    fn moments_count_days_first_then_the_edge_of_the_month_then_months() {
        let moment = |days, weeks, months, snap| Moment { anchor: Anchor::Due, days, weeks, months, snap };
        let due = date(2026, 4, 30);
        for (moment, expected) in [
            (moment(0, 0, -2, Snap::MonthStart), date(2026, 2, 1)),
            (moment(0, -6, 0, Snap::MonthStart), date(2026, 3, 1)),
            (moment(1, 8, 0, Snap::MonthEnd), date(2026, 6, 30)),
            (moment(0, 0, -2, Snap::MonthEnd), date(2026, 2, 28)),
            (moment(0, 0, 1, Snap::None), date(2026, 5, 30)),
        ] {
            assert_eq!(moment.of(due), expected, "{moment:?}");
        }
    }
}
