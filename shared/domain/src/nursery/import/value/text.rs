//! Names, remarks, numbers of telephones, addresses of pages, ids.

use sha2::{Digest, Sha256};

use super::super::report::Reason;
use crate::width::narrow;

/// Characters of a name, an address, a kind.
pub const MOST_NAME: usize = 120;
/// Characters of remarks.
pub const MOST_NOTE: usize = 500;

/// One line of at most `most` characters, and whether something was cut off.
pub fn line(text: &str, most: usize) -> (String, bool) {
    let words: Vec<String> = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    cut(&words.join(" "), most)
}

/// Without control characters and those that turn the direction of writing, which make a text look like another one.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

fn cut(text: &str, most: usize) -> (String, bool) {
    let cut = text.char_indices().nth(most).map(|(at, _)| at);
    (text.get(..cut.unwrap_or(text.len())).unwrap_or_default().to_owned(), cut.is_some())
}

/// Digits and hyphens, and whether the area code is missing.
pub fn phone(text: &str) -> Result<(String, bool), Reason> {
    let first = text.split(['、', ',', '/', '\n']).next().unwrap_or_default();
    let narrow: String = first.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let hyphens = narrow.replace(['(', ')', '‐', '−', '―', 'ー', '–', '.'], "-");
    let phone = hyphens.trim_matches('-').replace("--", "-");
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    let shape = phone.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    match (shape, phone.starts_with('0'), digits) {
        (true, true, 10..=11) => Ok((phone, false)),
        (true, false, 6..=8) => Ok((phone, true)),
        _ => Err(Reason::NotAPhone),
    }
}

/// An address that a browser may open.
pub fn url(text: &str) -> Result<String, Reason> {
    let text = text.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
    let fits = host.contains('.') && !host.contains('@') && text.len() <= 500;
    let clean = !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    if fits && clean { Ok(text.to_owned()) } else { Err(Reason::NotAUrl) }
}

/// Whether an id of a file may stand in a path.
pub fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// The id of a facility whose file gives it none: the same as long as it has the same name at the same address. Spaces and
/// width make no difference.
pub fn made_id(municipality: &str, name: &str, address: &str) -> String {
    let same = |text: &str| -> String { text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect() };
    let digest = Sha256::digest(format!("{municipality}\0{}\0{}", same(name), same(address)));
    format!("x-{}", hex::encode(digest.get(..8).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_digits_and_hyphens() {
        for (text, expected, local) in [
            ("(048)252-4384", "048-252-4384", false),
            ("０４８（２５２）４３８４", "048-252-4384", false),
            ("0120-0123-13", "0120-0123-13", false),
            ("0833410978", "0833410978", false),
            ("03-1234-5678、03-1234-5679", "03-1234-5678", false),
            ("290-1789", "290-1789", true),
        ] {
            assert_eq!(phone(text), Ok((expected.to_owned(), local)), "{text}");
        }
        for text in ["", "なし", "123", "090-1234-56789-0", "内線5"] {
            assert_eq!(phone(text), Err(Reason::NotAPhone), "{text}");
        }
    }

    #[test]
    fn only_the_web_is_linked_to() {
        for text in ["https://www.example.jp/a?b=1", "HTTP://example.jp"] {
            assert!(url(text).is_ok(), "{text}");
        }
        for text in [
            "pic/IMG.JPG",
            "javascript:alert(1)",
            "https://",
            "http://a b.jp",
            "https://u@example.jp",
            "ftp://example.jp",
        ] {
            assert_eq!(url(text), Err(Reason::NotAUrl), "{text}");
        }
    }

    #[test]
    fn an_id_is_made_of_what_stays_the_same() {
        let id = made_id("139998", "つなぐ保育園", "青葉町1-2");
        assert_eq!(id, made_id("139998", "つなぐ 保育園", "青葉町１-２"));
        assert_ne!(id, made_id("139998", "つなぐ保育園", "青葉町1-3"));
        assert!(is_id(&id) && is_id("KD0000500001") && !is_id("") && !is_id("a/b") && !is_id("番号1") && !is_id(".."));
    }

    #[test]
    fn texts_are_one_line_without_tricks() {
        assert_eq!(line(" a\n\u{3000}b\u{202e}c\u{7} ", 9), ("a bc".to_owned(), false));
        assert_eq!(line("つなぐ保育園", 3), ("つなぐ".to_owned(), true));
    }
}
