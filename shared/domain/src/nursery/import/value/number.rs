//! Numbers of places and of classes.

use super::super::report::Reason;
use crate::width::narrow;

/// The most places that any facility has.
const MOST: u16 = 9_999;

/// 90, ９０人, 約90名, 1,200.
pub fn count(text: &str) -> Result<u16, Reason> {
    let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace() && *c != ',').collect();
    let text = text.trim_start_matches('約').trim_end_matches(['人', '名', '程', '度']);
    let text = text.strip_suffix(".0").unwrap_or(text);
    let digits = (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|count| *count <= MOST).ok_or(Reason::NotANumber)
}

/// 0, ０歳, 0歳児, 0歳児クラス.
pub fn class(text: &str) -> Option<u8> {
    let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let digit = text.trim_end_matches("クラス").trim_end_matches('児').trim_end_matches(['歳', '才']);
    digit.parse().ok().filter(|years| digit.len() == 1 && *years <= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted() {
        for (text, expected) in [("90", 90), ("９０人", 90), ("約 90名", 90), ("1,200", 1200), ("60.0", 60), ("0", 0)]
        {
            assert_eq!(count(text), Ok(expected), "{text}");
        }
        for text in ["", "-5", "１０００００", "九十", "9.5", "90+10", "人"] {
            assert_eq!(count(text), Err(Reason::NotANumber), "{text}");
        }
    }

    #[test]
    fn classes_are_0_to_5() {
        for text in ["3", "３歳児", "3歳児クラス", "3才"] {
            assert_eq!(class(text), Some(3), "{text}");
        }
        for text in ["", "6", "-1", "33", "年少"] {
            assert_eq!(class(text), None, "{text}");
        }
    }
}
