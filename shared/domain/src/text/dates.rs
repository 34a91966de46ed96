//! A day in words.

use jiff::civil::{Date, Time, Weekday};

use super::Lang;

/// `date` as a resident reads it: 2026年10月1日(木), 2026年10月1日（木よう日）, Thu 1 Oct 2026.
pub(super) fn in_words(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (kanji, english) = weekday(date.weekday());
    match lang {
        Lang::Ja => format!("{year}年{month}月{day}日({kanji})"),
        Lang::Easy => format!("{year}年{month}月{day}日（{kanji}よう日）"),
        Lang::En => format!("{english} {day} {} {year}", date.strftime("%b")),
    }
}

/// `date` of the months to come, without its year: 10月1日(木), 10月1日（木よう日）, Thu 1 Oct.
pub(super) fn day(lang: Lang, date: Date) -> String {
    let (month, day) = (date.month(), date.day());
    let (kanji, english) = weekday(date.weekday());
    match lang {
        Lang::Ja => format!("{month}月{day}日({kanji})"),
        Lang::Easy => format!("{month}月{day}日（{kanji}よう日）"),
        Lang::En => format!("{english} {day} {}", date.strftime("%b")),
    }
}

/// `time` as every clock in Japan shows it: 10:00.
pub(super) fn clock(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

fn weekday(weekday: Weekday) -> (&'static str, &'static str) {
    match weekday {
        Weekday::Monday => ("月", "Mon"),
        Weekday::Tuesday => ("火", "Tue"),
        Weekday::Wednesday => ("水", "Wed"),
        Weekday::Thursday => ("木", "Thu"),
        Weekday::Friday => ("金", "Fri"),
        Weekday::Saturday => ("土", "Sat"),
        Weekday::Sunday => ("日", "Sun"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_reads_naturally_in_each_language() {
        let day = date(2026, 10, 1);
        assert_eq!(in_words(Lang::Ja, day), "2026年10月1日(木)");
        assert_eq!(in_words(Lang::Easy, day), "2026年10月1日（木よう日）");
        assert_eq!(in_words(Lang::En, day), "Thu 1 Oct 2026");
        assert_eq!(Lang::all().map(|lang| super::day(lang, day)), ["10月1日(木)", "10月1日（木よう日）", "Thu 1 Oct"]);
    }
}
