//! The little language in which the milestone files say *when*: a day to start from, and steps from there.
//!
//! ```text
//! birth +12m -1d          the day before the first birthday (1歳に至るまで)
//! ga 28w0d                that day of the pregnancy
//! attained 3              the day on which three years are attained
//! fy 5, fyend 5           the first and the last day of the fiscal year in which five years are attained
//! entry @-1y/10-01        1 October of the year before elementary school
//! vax.rota1.1 gap27d      27日以上の間隔: that many whole days lie between, so the next dose is on day 28
//! ```
//! It knows days and nothing about who is concerned.

use jiff::civil::Date;

use super::gestation::day_of_pregnancy;
use crate::age;

/// A list of terms; the latest one holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule(pub(super) Vec<Term>);

/// One day: a base and the steps from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) base: Base,
    pub(super) steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Base {
    /// Day of birth; for milestones on corrected age the due date of a child born early.
    Birth,
    Due,
    /// Completed days of pregnancy.
    Gestation(i32),
    /// Day on which that many years are attained.
    Attained(i32),
    /// 1 April of the fiscal year in which that many years are attained.
    FiscalYear(i32),
    /// 31 March of that fiscal year.
    FiscalYearEnd(i32),
    /// The 1 April on which elementary school begins.
    Entry,
    /// The start of an earlier milestone, by its place in the calendar.
    Start(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Days(i32),
    /// Corresponding day (民法143条2項).
    Months(i32),
    /// So many whole days in between.
    Gap(i32),
    /// That month and day of a calendar year so many years on.
    On {
        years: i16,
        month: i8,
        day: i8,
    },
}

/// The days a subject brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Anchors {
    pub(super) birth: Option<Date>,
    pub(super) due: Option<Date>,
}

impl Rule {
    /// Reads terms, resolving milestone ids with `place`.
    pub(super) fn parse(terms: &[String], place: &dyn Fn(&str) -> Option<usize>) -> Result<Self, String> {
        let terms = terms.iter().map(|term| Term::parse(term, place)).collect::<Result<Vec<_>, _>>()?;
        if terms.is_empty() { Err("a rule without terms".to_owned()) } else { Ok(Self(terms)) }
    }

    /// The day, or none where an anchor it needs is unknown. `start` tells the start of another milestone.
    pub(super) fn day(&self, anchors: Anchors, start: &dyn Fn(usize) -> Option<Date>) -> Option<Date> {
        let mut latest = None;
        for term in &self.0 {
            latest = latest.max(Some(term.day(anchors, start)?));
        }
        latest
    }
}

impl Term {
    fn parse(text: &str, place: &dyn Fn(&str) -> Option<usize>) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let wrong = || format!("cannot read the rule `{text}`");
        let number = |words: &mut std::str::SplitWhitespace<'_>| words.next().and_then(|n| n.parse().ok());
        let base = match words.next().ok_or_else(wrong)? {
            "birth" => Base::Birth,
            "due" => Base::Due,
            "entry" => Base::Entry,
            "ga" => Base::Gestation(words.next().and_then(weeks_and_days).ok_or_else(wrong)?),
            "attained" => Base::Attained(number(&mut words).ok_or_else(wrong)?),
            "fy" => Base::FiscalYear(number(&mut words).ok_or_else(wrong)?),
            "fyend" => Base::FiscalYearEnd(number(&mut words).ok_or_else(wrong)?),
            id => Base::Start(place(id).ok_or_else(|| format!("`{text}` names no earlier milestone"))?),
        };
        let steps = words.map(|word| Step::parse(word).ok_or_else(wrong)).collect::<Result<_, _>>()?;
        Ok(Self { base, steps })
    }

    fn day(&self, anchors: Anchors, start: &dyn Fn(usize) -> Option<Date>) -> Option<Date> {
        let base = match self.base {
            Base::Birth => anchors.birth?,
            Base::Due => anchors.due?,
            Base::Gestation(passed) => day_of_pregnancy(anchors.due?, passed),
            Base::Attained(years) => age::attained(anchors.birth?, years),
            Base::FiscalYear(years) => age::fiscal_year(age::attained(anchors.birth?, years)),
            Base::FiscalYearEnd(years) => {
                let first = age::fiscal_year(age::attained(anchors.birth?, years));
                age::days_after(age::months_after(first, 12), -1)
            }
            Base::Entry => age::school_entry(anchors.birth?),
            Base::Start(place) => start(place)?,
        };
        Some(self.steps.iter().fold(base, |day, step| step.from(day)))
    }
}

impl Step {
    fn parse(word: &str) -> Option<Self> {
        if let Some(on) = word.strip_prefix('@') {
            let (years, on) = on.split_once("y/").unwrap_or(("0", on));
            let (month, day) = on.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // 29 February is no day of every year.
            Date::new(2001, month, day).ok()?;
            return Some(Self::On { years: years.parse().ok()?, month, day });
        }
        if let Some(gap) = word.strip_prefix("gap") {
            return Some(Self::Gap(gap.strip_suffix('d')?.parse().ok()?));
        }
        if !word.starts_with(['+', '-']) {
            return None;
        }
        let (count, unit) = word.split_at_checked(word.len().checked_sub(1)?)?;
        let count: i32 = count.parse().ok()?;
        match unit {
            "d" => Some(Self::Days(count)),
            "m" => Some(Self::Months(count)),
            "y" => Some(Self::Months(count.checked_mul(12)?)),
            _ => None,
        }
    }

    fn from(self, day: Date) -> Date {
        match self {
            Self::Days(count) => age::days_after(day, count),
            Self::Months(count) => age::months_after(day, count),
            // 三鷹市 and others: 6日以上 means the same weekday of the next week.
            Self::Gap(count) => age::days_after(day, count.saturating_add(1)),
            Self::On { years, month, day: on } => Date::new(day.year().saturating_add(years), month, on).unwrap_or(day),
        }
    }
}

fn weeks_and_days(word: &str) -> Option<i32> {
    let (weeks, days) = word.strip_suffix('d')?.split_once('w')?;
    let (weeks, days): (i32, i32) = (weeks.parse().ok()?, days.parse().ok()?);
    ((0..=45).contains(&weeks) && (0..7).contains(&days)).then_some(weeks * 7 + days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const CHILD: Anchors = Anchors { birth: Some(date(2026, 9, 28)), due: Some(date(2026, 10, 1)) };

    fn day(terms: &[&str]) -> Option<Date> {
        let terms: Vec<String> = terms.iter().map(|term| (*term).to_owned()).collect();
        let rule = Rule::parse(&terms, &|id| (id == "other").then_some(0)).unwrap();
        rule.day(CHILD, &|_| Some(date(2026, 11, 9)))
    }

    #[test]
    fn rules_say_days() {
        assert_eq!(day(&["birth +12m -1d"]), Some(date(2027, 9, 27)));
        assert_eq!(day(&["ga 28w0d"]), Some(date(2026, 7, 9)));
        assert_eq!(day(&["attained 3"]), Some(date(2029, 9, 27)));
        assert_eq!(day(&["fyend 5"]), Some(date(2032, 3, 31)));
        assert_eq!(day(&["entry @-1y/10-01"]), Some(date(2032, 10, 1)));
        assert_eq!(day(&["other gap27d"]), Some(date(2026, 12, 7)));
        assert_eq!(day(&["other gap27d", "birth +3m"]), Some(date(2026, 12, 28)));
    }

    #[test]
    fn what_is_not_a_rule_is_refused() {
        for text in [
            "",
            "birth 3m",
            "birth +3x",
            "ga 28",
            "ga 28w7d",
            "vax.unknown +1d",
            "fy",
            "birth @13",
            "birth @02-29",
            "birth @y/01-01",
            "birth é",
        ] {
            assert!(Rule::parse(&[text.to_owned()], &|_| None).is_err(), "{text}");
        }
        assert!(Rule::parse(&[], &|_| None).is_err());
    }
}
