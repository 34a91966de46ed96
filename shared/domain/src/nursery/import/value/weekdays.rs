//! Days of the week: 月火水木金土, 月;火;水, 月～土, 平日.

use jiff::civil::Weekday;

use super::super::report::Reason;
use crate::Weekdays;
use crate::width::narrow;

const DAYS: [(char, Weekday); 7] = [
    ('月', Weekday::Monday),
    ('火', Weekday::Tuesday),
    ('水', Weekday::Wednesday),
    ('木', Weekday::Thursday),
    ('金', Weekday::Friday),
    ('土', Weekday::Saturday),
    ('日', Weekday::Sunday),
];

/// Public holidays (祝) are no day of the week and are passed over; so is what stands in brackets.
pub fn weekdays(text: &str) -> Result<Weekdays, Reason> {
    let narrow: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let text =
        without_brackets(&narrow).replace("曜日", "").replace('曜', "").replace("祝日", "").replace("平日", "月~金");
    let text = text.replace("毎日", "月~日").replace("全日", "月~日").replace("から", "~").replace("まで", "");
    let mut days: Vec<usize> = Vec::new();
    let mut range_from = None;
    for c in text.chars() {
        match c {
            ';' | ',' | '、' | '・' | '/' | '･' | '.' | '祝' | '|' => {}
            '~' | '〜' | '-' | '−' | 'ー' | '―' => range_from = Some(*days.last().ok_or(Reason::NotWeekdays)?),
            day => {
                let place = DAYS.iter().position(|(sign, _)| *sign == day).ok_or(Reason::NotWeekdays)?;
                match range_from.take() {
                    Some(from) if from < place => days.extend(from..=place),
                    Some(_) => return Err(Reason::NotWeekdays),
                    None => days.push(place),
                }
            }
        }
    }
    if days.is_empty() || range_from.is_some() {
        return Err(Reason::NotWeekdays);
    }
    Ok(days.into_iter().filter_map(|place| DAYS.get(place)).map(|(_, day)| *day).collect())
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_spelling() {
        let six = weekdays("月火水木金土").unwrap();
        assert!(six.has(Weekday::Saturday) && !six.has(Weekday::Sunday));
        for text in [
            "月;火;水;木;金;土",
            "月～土",
            "月曜日から土曜日まで",
            "月・火・水・木・金・土（祝日除く）",
            "月火水木金土祝",
            "平日、土",
        ] {
            assert_eq!(weekdays(text).as_ref(), Ok(&six), "{text}");
        }
        assert!(weekdays("毎日").unwrap().has(Weekday::Sunday));
        for text in ["", "土～月", "～金", "月～", "第2土曜", "Mon"] {
            assert_eq!(weekdays(text), Err(Reason::NotWeekdays), "{text}");
        }
    }
}
