//! Finds 個人番号 (My Number) in free text. Knows the number's check digit; refuses to keep, return or log a number.
//!
//! 番号法20条 forbids collecting or keeping it outside the cases the Act names, and none of them is ours. What looks like
//! one is refused or masked before anything else sees the text. Where the spelling is ambiguous this errs towards
//! finding: a false alarm costs a sentence to retype, a miss costs an incident report.

use std::borrow::Cow;

/// Digits of an individual number.
const LENGTH: usize = 12;

/// Separators that may stand between two digits of one number: `1234 - 5678`.
const MOST_SEPARATORS: usize = 3;

/// Whether `text` holds an individual number with a valid check digit, in half- or full-width digits, written in one
/// piece or with spaces and hyphens in between. A part of a longer number is none.
#[must_use]
pub fn contains(text: &str) -> bool {
    !find(&digits_of(text)).is_empty()
}

/// `text` with every digit of such a number replaced by ●.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let digits = digits_of(text);
    let found = find(&digits);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let hidden: std::collections::BTreeSet<usize> = found.into_iter().flatten().collect();
    Cow::Owned(text.char_indices().map(|(at, c)| if hidden.contains(&at) { '●' } else { c }).collect())
}

/// How a digit hangs together with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Another number, or the first one of the text.
    None,
    /// Only spaces in between.
    Spaced,
    /// At least one hyphen in between.
    Hyphened,
    /// Nothing in between.
    Adjacent,
    /// A plus sign before it: an international telephone number, +81 and ten digits, has twelve as well.
    Plus,
}

#[derive(Debug, Clone, Copy)]
struct Digit {
    value: u8,
    at: usize,
    link: Link,
}

fn digits_of(text: &str) -> Vec<Digit> {
    let mut digits = Vec::new();
    let mut link = Link::None;
    let mut separators = 0;
    for (at, c) in text.char_indices() {
        if let Some(value) = digit(c) {
            digits.push(Digit { value, at, link });
            link = Link::Adjacent;
            separators = 0;
        } else if is_invisible(c) && link != Link::None {
            // Pasted text carries these between digits; no eye sees them.
        } else if is_separator(c) && !matches!(link, Link::None | Link::Plus) && separators < MOST_SEPARATORS {
            separators += 1;
            let spaced = matches!(link, Link::Adjacent | Link::Spaced) && c.is_whitespace();
            link = if spaced { Link::Spaced } else { Link::Hyphened };
        } else {
            link = if matches!(c, '+' | '＋') { Link::Plus } else { Link::None };
        }
    }
    digits
}

/// Byte positions of the digits of each number found.
fn find(digits: &[Digit]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for (start, window) in digits.windows(LENGTH).enumerate() {
        let (Some(first), Some(inner)) = (window.first(), window.get(1..)) else { continue };
        // Hyphens bind tighter than spaces: an ISBN cut after twelve digits is not a number, two numbers with a space
        // between them are two numbers.
        let opens = matches!(first.link, Link::None | Link::Spaced);
        let hangs_together = inner.iter().all(|digit| !matches!(digit.link, Link::None | Link::Plus));
        let next = digits.get(start + LENGTH).map_or(Link::None, |digit| digit.link);
        let closes = matches!(next, Link::None | Link::Spaced | Link::Plus);
        if opens && hangs_together && closes && has_valid_check_digit(window) {
            found.push(window.iter().map(|digit| digit.at).collect());
        }
    }
    found
}

/// 番号法施行令8条, 総務省令5条: weights 2–7 and 2–6 from the right, remainder by 11, 0 for remainders 0 and 1.
fn has_valid_check_digit(number: &[Digit]) -> bool {
    let Some((check, body)) = number.split_last() else { return false };
    let weights = (2..=7).chain(2..=6);
    let sum: u32 =
        body.iter().rev().zip(weights).map(|(digit, weight): (_, u32)| u32::from(digit.value) * weight).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        remainder => 11 - remainder,
    };
    u32::from(check.value) == expected
}

fn digit(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// Hyphens as keyboards and input methods offer them, the long vowel mark among them, and any white space.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '−' | 'ー' | 'ｰ' | '─' | '━' | '－' | '﹣' | '﹘'
        )
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Worked through by hand: 1·6+2·5+3·4+4·3+5·2+6·7+7·6+8·5+9·4+0·3+1·2 = 212, 212 mod 11 = 3, 11 − 3 = 8.
    const VALID: &str = "123456789018";

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for text in [
            VALID,
            "マイナンバーは１２３４５６７８９０１８です",
            "1234-5678-9018",
            "1234 5678 9018",
            "１２３４－５６７８－９０１８",
            "1234　5678　9018",
            "1234 - 5678 - 9018",
            "1 2 3 4 5 6 7 8 9 0 1 8",
            "電話 090-1234-5678 番号 1234ー5678ー9018",
            "090-1234-5678 123456789018",
            "1234\u{200b}56789018",
            "1234\n5678\n9018",
        ] {
            assert!(contains(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "",
            "123456789012",
            "1123456789018",
            "1234567890180",
            "123456789018-0",
            "090-1234-5678",
            "0312345678",
            "+12 3456 789018",
            "2026-10-01",
            "123456 と 789018",
        ] {
            assert!(!contains(text), "{text}");
            assert!(matches!(mask(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_masked_text_keeps_everything_but_the_digits() {
        assert_eq!(mask("番号 1234-5678-９０１８、7月9日"), "番号 ●●●●-●●●●-●●●●、7月9日");
        assert_eq!(mask("a123456789018b"), "a●●●●●●●●●●●●b");
    }

    fn with_check_digit(body: &[u8]) -> Vec<u8> {
        let zero = |value: &u8| Digit { value: *value, at: 0, link: Link::None };
        let digits: Vec<Digit> = body.iter().map(zero).collect();
        let check = (0..10).find(|check| {
            let mut number = digits.clone();
            number.push(zero(check));
            has_valid_check_digit(&number)
        });
        body.iter().copied().chain(check).collect()
    }

    fn spell(number: &[u8], full_width: &[bool], separators: &[&str]) -> String {
        let mut text = String::new();
        for (i, value) in number.iter().enumerate() {
            let zero = if full_width[i] { '０' } else { '0' };
            text.push(char::from_u32(u32::from(zero) + u32::from(*value)).unwrap());
            if i + 1 < number.len() {
                text.push_str(separators[i]);
            }
        }
        text
    }

    proptest! {
        #[test]
        fn every_number_is_found_in_every_spelling(
            body in prop::collection::vec(0u8..10, 11),
            full_width in prop::collection::vec(any::<bool>(), 12),
            separators in prop::collection::vec(prop::sample::select(vec!["", "", " ", "-", "　", "－", "ー", "−", " - "]), 11),
            before in "[^0-9０-９]{0,5}番",
            after in "号[^0-9０-９]{0,5}",
        ) {
            let number = with_check_digit(&body);
            prop_assert_eq!(number.len(), 12);
            let text = format!("{before}{}{after}", spell(&number, &full_width, &separators));
            prop_assert!(contains(&text), "{}", text);
            let masked = mask(&text).into_owned();
            prop_assert!(!contains(&masked));
            prop_assert_eq!(masked.chars().filter(|c| *c == '●').count() >= 12, true);
        }

        #[test]
        fn longer_and_shorter_numbers_are_not(digits in "[0-9]{1,11}|[0-9]{13,20}") {
            prop_assert!(!contains(&digits));
        }

        #[test]
        fn telephone_numbers_are_not(a in "0[0-9]{1,4}", b in "[0-9]{1,4}", c in "[0-9]{4}", mobile in "0[789]0-[0-9]{4}-[0-9]{4}", plus in "\\+81 ?[0-9]{1,2}[- ][0-9]{4}[- ][0-9]{4}") {
            let landline = format!("{a}-{b}-{c}");
            if landline.chars().filter(char::is_ascii_digit).count() <= 11 {
                prop_assert!(!contains(&landline));
            }
            prop_assert!(!contains(&mobile));
            prop_assert!(!contains(&plus));
        }

        #[test]
        fn a_wrong_check_digit_is_not_a_number(body in prop::collection::vec(0u8..10, 11), off in 1u8..10) {
            let mut number = with_check_digit(&body);
            number[11] = (number[11] + off) % 10;
            let text: String = number.iter().map(|digit| char::from(b'0' + digit)).collect();
            prop_assert!(!contains(&text));
        }

        #[test]
        fn any_text_can_be_asked(text in ".{0,200}") {
            prop_assert_eq!(contains(&text), mask(&text) != text);
        }
    }
}
