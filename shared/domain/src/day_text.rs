//! Days as offices write them: 2026-04-01, 2026/4/1, 20260401, 令和8年4月1日, R8.4.1. Knows the eras; refuses to guess: a
//! two-digit year or a day that does not exist is none.

use jiff::civil::{Date, date};

use crate::width::narrow;

/// Names of an era, its first day, and the last one.
type Era = (&'static [&'static str], Date, Date);

const ERAS: [Era; 5] = [
    (&["令和", "R"], date(2019, 5, 1), Date::MAX),
    (&["平成", "H"], date(1989, 1, 8), date(2019, 4, 30)),
    (&["昭和", "S"], date(1926, 12, 25), date(1989, 1, 7)),
    (&["大正", "T"], date(1912, 7, 30), date(1926, 12, 24)),
    (&["明治", "M"], date(1868, 1, 25), date(1912, 7, 29)),
];

/// The day that a text names.
#[must_use]
pub fn read_day(text: &str) -> Option<Date> {
    let text: String = text.trim().chars().map(|c| narrow(c).to_ascii_uppercase()).collect();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Date::strptime("%Y%m%d", &text).ok();
    }
    let era = ERAS.iter().find_map(|(names, first, last)| {
        let rest = names.iter().find_map(|name| text.strip_prefix(name))?;
        Some((rest, *first, *last))
    });
    let (rest, span) = match era {
        Some((rest, first, last)) => (rest, Some((first, last))),
        None => (text.as_str(), None),
    };
    let (year, month, day) = numbers(rest)?;
    let Some((first, last)) = span else {
        return (year >= 1_000).then(|| Date::new(year, month, day).ok()).flatten();
    };
    let day = Date::new(first.year().checked_add(year)?.checked_sub(1)?, month, day).ok()?;
    (year >= 1 && (first..=last).contains(&day)).then_some(day)
}

/// Year, month and day in that order, each followed by its sign, which the day may go without.
fn numbers(text: &str) -> Option<(i16, i8, i8)> {
    let text = text.strip_suffix('日').unwrap_or(text).replace(['年', '月', '/', '.'], "-").replace("元-", "1-");
    let mut parts = text.split('-').map(str::trim);
    let found = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_day_in_many_spellings() {
        for text in [
            "2026-04-01",
            "2026/4/1",
            "2026.04.01",
            "20260401",
            "2026年4月1日",
            "令和8年4月1日",
            "R8.4.1",
            "r8/04/01",
            "Ｒ８．４．１",
            " 令和8年04月01日 ",
        ] {
            assert_eq!(read_day(text), Some(date(2026, 4, 1)), "{text}");
        }
        assert_eq!(read_day("令和元年5月1日"), Some(date(2019, 5, 1)));
        assert_eq!(read_day("S64.1.7"), Some(date(1989, 1, 7)));
        assert_eq!(read_day("H1.1.8"), Some(date(1989, 1, 8)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "26-04-01",
            "2026-02-30",
            "2026-4",
            "2026-4-1-1",
            "平成32年4月1日",
            "S64.1.8",
            "H1.1.7",
            "R0.1.1",
            "4/1/2026",
            "令和八年四月一日",
            "20260230",
            "R8.4",
            "明治元年1月1日",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_back(days in 0..80_000_i32) {
            let day = crate::age::days_after(date(1868, 1, 25), days);
            prop_assert_eq!(read_day(&day.to_string()), Some(day));
            let (names, first, _) = ERAS.iter().find(|(_, first, last)| (*first..=*last).contains(&day)).unwrap();
            for name in *names {
                let text = format!("{name}{}.{}.{}", day.year() - first.year() + 1, day.month(), day.day());
                prop_assert_eq!(read_day(&text), Some(day), "{}", text);
            }
        }

        #[test]
        fn nothing_makes_it_fall(text in ".{0,20}") {
            prop_assert!(read_day(&text).is_none_or(|day| day.year() >= 1_000));
        }
    }
}
