//! Times of the day: 7:00, ０７：３０, ７時３０分, 翌7:00.

use super::super::report::Reason;
use crate::nursery::Hours;
use crate::width::narrow;

const DAY: u16 = 24 * 60;
/// Whoever closes later than this in the morning closes on the same day.
const NOON: u16 = 12 * 60;

/// Minutes after midnight; beyond 1440 on the next day.
pub fn time(text: &str) -> Result<u16, Reason> {
    let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let (text, next_day) = match text.strip_prefix('翌').map(|rest| rest.trim_start_matches('日')) {
        Some(rest) => (rest.to_owned(), DAY),
        None => (text, 0),
    };
    let (text, afternoon) = match (text.strip_prefix("午前"), text.strip_prefix("午後")) {
        (Some(rest), _) => (rest, 0),
        (_, Some(rest)) => (rest, NOON),
        _ => (text.as_str(), 0),
    };
    let clock = text.replace("時半", ":30").replace('時', ":").replace('分', "");
    let clock = if clock.contains(':') { clock } else { with_colon(&clock).ok_or(Reason::NotATime)? };
    let mut parts = clock.split(':');
    let (hours, minutes) =
        (part(parts.next()), part(parts.next().map(|text| if text.is_empty() { "0" } else { text })));
    let seconds = parts.next().is_none_or(|seconds| seconds == "00");
    let (Some(hours), Some(minutes), true, None) = (hours, minutes, seconds, parts.next()) else {
        return Err(Reason::NotATime);
    };
    let total = hours * 60 + minutes + afternoon;
    if minutes < 60 && total <= DAY { Ok(total + next_day) } else { Err(Reason::NotATime) }
}

/// 0730, 730.
fn with_colon(digits: &str) -> Option<String> {
    let (hours, minutes) = digits.split_at_checked(digits.len().checked_sub(2)?)?;
    (1..=2).contains(&hours.len()).then(|| format!("{hours}:{minutes}"))
}

fn part(text: Option<&str>) -> Option<u16> {
    let text = text?;
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Both ends, and whether the next day had to be understood. Round the clock, the end may be the beginning.
pub fn hours(opens: Option<u16>, closes: Option<u16>, all_hours: bool) -> Result<(Hours, bool), Reason> {
    let (Some(from), Some(until)) = (opens, closes) else { return Ok((Hours { opens, closes }, false)) };
    let next = Hours { opens, closes: Some(until + DAY) };
    match () {
        () if until > from => Ok((Hours { opens, closes }, false)),
        () if until == from && all_hours => Ok((next, false)),
        () if until < from && until <= NOON => Ok((next, true)),
        () => Err(Reason::NotATime),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_spelling() {
        for (text, minutes) in [
            ("7:00", 420),
            ("07:30", 450),
            ("０７：３０", 450),
            ("７時３０分", 450),
            ("7時", 420),
            ("7時半", 450),
            ("午後7時", 1140),
            ("19:00:00", 1140),
            ("0730", 450),
            ("24:00", 1440),
            ("0:00", 0),
            ("翌7：00", 1860),
            ("翌日2:00", 1560),
        ] {
            assert_eq!(time(text), Ok(minutes), "{text}");
        }
        for text in ["", "25:00", "7:60", "7", "放課後", "7:00-19:00", "19:00:30", "-7:00", ":", "7:0:0:0", "あ時"]
        {
            assert_eq!(time(text), Err(Reason::NotATime), "{text}");
        }
    }

    #[test]
    fn a_night_nursery_closes_on_the_next_day() {
        let closes =
            |opens, closes, all| hours(Some(opens), Some(closes), all).map(|(hours, next)| (hours.closes, next));
        assert_eq!(closes(420, 1140, false), Ok((Some(1140), false)));
        assert_eq!(closes(420, 0, false), Ok((Some(1440), true)));
        assert_eq!(closes(510, 510, true), Ok((Some(1950), false)));
        assert_eq!(closes(510, 510, false), Err(Reason::NotATime));
        assert_eq!(closes(1140, 1020, false), Err(Reason::NotATime));
        assert_eq!(hours(None, Some(1140), false).unwrap().0, Hours { opens: None, closes: Some(1140) });
    }
}
