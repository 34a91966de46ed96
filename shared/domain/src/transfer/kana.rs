//! Texts of bank files: JIS X 0201, one byte a character, and only those characters that the banks' own rules admit
//! (全銀協パーソナル・コンピュータ用標準通信プロトコル, 令和元年12月; the institutions' guides agree). What can be written in another way
//! is (a long vowel as a hyphen, small kana full size); what cannot is refused, and named.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::width;

/// A text that a bank file can hold, never empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BankText(String);

/// Which field it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The name of a person or of the paying office.
    Party,
    /// The name of a bank or a branch.
    Bank,
}

/// Why a text cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// A kanji, a letter that is not Japan's, a sign.
    #[error("a bank file has no “{0}”")]
    Character(char),
    /// A ゛ or ゜ behind a kana that takes none.
    #[error("“{0}” stands where it has no kana")]
    LoneMark(char),
    /// Nothing but spaces.
    #[error("it is empty")]
    Empty,
}

const VOICED: char = 'ﾞ';
const HALF_VOICED: char = 'ﾟ';
const TAKE_VOICED: &str = "ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ";
const TAKE_HALF_VOICED: &str = "ﾊﾋﾌﾍﾎ";

/// Full-width kana and what the file holds for them; of voiced ones the base.
const FULL: &str = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンヲヰヱァィゥェォッャュョヮヵヶ";
const HALF: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｵｲｴｱｲｳｴｵﾂﾔﾕﾖﾜｶｹ";
const WITH_VOICE: &str = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
const WITHOUT_VOICE: &str = "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ";
const WITH_HALF_VOICE: &str = "パピプペポ";
/// Half-width kana that no field admits.
const SMALL: &str = "ｧｨｩｪｫｯｬｭｮｦ";
const LARGE: &str = "ｱｲｳｴｵﾂﾔﾕﾖｵ";

impl BankText {
    /// Writes a text as a bank file does.
    ///
    /// # Errors
    /// [`NotWritten`], with the first character that cannot be written.
    pub fn new(text: &str, place: Place) -> Result<Self, NotWritten> {
        let mut out = String::new();
        for c in text.trim().chars() {
            match narrow(c) {
                Narrow::One(half) => put(&mut out, c, half, place)?,
                Narrow::Marked(half, mark) => {
                    put(&mut out, c, half, place)?;
                    put(&mut out, c, mark, place)?;
                }
            }
        }
        if out.trim().is_empty() { Err(NotWritten::Empty) } else { Ok(Self(out)) }
    }

    /// The text in exactly `width` bytes: spaces behind it, or cut, never between a kana and its mark.
    #[must_use]
    pub fn fit(&self, width: usize) -> Vec<u8> {
        let mut kept: Vec<char> = self.0.chars().take(width).collect();
        let next = self.0.chars().nth(width);
        if next.is_some_and(is_mark) {
            kept.pop();
        }
        let mut bytes: Vec<u8> = kept.into_iter().map(byte).collect();
        bytes.resize(width, b' ');
        bytes
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.chars().count()
    }
}

impl fmt::Display for BankText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name of somebody: not for logs.
impl fmt::Debug for BankText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BankText({} bytes)", self.width())
    }
}

enum Narrow {
    One(char),
    Marked(char, char),
}

fn narrow(c: char) -> Narrow {
    // Hiragana lie 0x60 before their katakana.
    let kana = match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        other => other,
    };
    if let Some(half) = pair(WITH_VOICE, WITHOUT_VOICE, kana) {
        return Narrow::Marked(half, VOICED);
    }
    if let Some(half) = pair(WITH_HALF_VOICE, TAKE_HALF_VOICED, kana) {
        return Narrow::Marked(half, HALF_VOICED);
    }
    let half = pair(FULL, HALF, kana).or_else(|| pair(SMALL, LARGE, kana));
    Narrow::One(half.unwrap_or(match kana {
        'ー' | 'ｰ' | '－' | '−' | '‐' | '‑' | '–' => '-',
        '゛' | '\u{3099}' => VOICED,
        '゜' | '\u{309a}' => HALF_VOICED,
        other => width::narrow(other).to_ascii_uppercase(),
    }))
}

fn pair(from: &str, to: &str, c: char) -> Option<char> {
    from.chars().zip(to.chars()).find(|(from, _)| *from == c).map(|(_, to)| to)
}

fn put(out: &mut String, original: char, half: char, place: Place) -> Result<(), NotWritten> {
    let admitted = match half {
        VOICED | HALF_VOICED => {
            let bases = if half == VOICED { TAKE_VOICED } else { TAKE_HALF_VOICED };
            if !out.chars().next_back().is_some_and(|base| bases.contains(base)) {
                return Err(NotWritten::LoneMark(original));
            }
            true
        }
        'ｱ'..='ﾝ' | 'A'..='Z' | '0'..='9' | ' ' | '-' => true,
        '(' | ')' | '.' => place == Place::Party,
        _ => false,
    };
    if !admitted {
        return Err(NotWritten::Character(original));
    }
    out.push(half);
    Ok(())
}

fn is_mark(c: char) -> bool {
    c == VOICED || c == HALF_VOICED
}

/// JIS X 0201: katakana follow one another in Unicode as there.
fn byte(c: char) -> u8 {
    match c {
        'ｱ'..='ﾟ' => u8::try_from(u32::from(c) - 0xff61 + 0xa1).unwrap_or(b' '),
        other => u8::try_from(other).unwrap_or(b' '),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn party(text: &str) -> Result<String, NotWritten> {
        BankText::new(text, Place::Party).map(|text| text.to_string())
    }

    #[test]
    fn names_are_written_as_banks_write_them() {
        for (text, written) in [
            ("ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ"),
            ("やまだ たろう", "ﾔﾏﾀﾞ ﾀﾛｳ"),
            ("キョウコ", "ｷﾖｳｺ"),
            ("ｷｮｳｺ", "ｷﾖｳｺ"),
            ("ローラ", "ﾛ-ﾗ"),
            ("ｺﾞﾄｳ ｼﾞｭﾝ", "ｺﾞﾄｳ ｼﾞﾕﾝ"),
            ("カﾞ", "ｶﾞ"),
            ("ヴィヴィアン", "ｳﾞｲｳﾞｲｱﾝ"),
            ("ヲノ", "ｵﾉ"),
            ("Nguyen Ａｎ", "NGUYEN AN"),
            ("ツナグシ（コドモ．カ）", "ﾂﾅｸﾞｼ(ｺﾄﾞﾓ.ｶ)"),
        ] {
            assert_eq!(party(text).unwrap(), written, "{text}");
        }
    }

    #[test]
    fn what_no_bank_can_read_is_named() {
        assert_eq!(party("山田"), Err(NotWritten::Character('山')));
        assert_eq!(party("ヤマダ,タロウ"), Err(NotWritten::Character(',')));
        assert_eq!(party("\u{e000}"), Err(NotWritten::Character('\u{e000}')), "外字");
        assert_eq!(party("ア゛"), Err(NotWritten::LoneMark('゛')));
        assert_eq!(party("ﾞ"), Err(NotWritten::LoneMark('ﾞ')));
        assert_eq!(party("  　"), Err(NotWritten::Empty));
        let bank = BankText::new("ミズホ(ホンテン)", Place::Bank);
        assert_eq!(bank, Err(NotWritten::Character('(')));
    }

    #[test]
    fn a_kana_is_never_cut_from_its_mark() {
        let name = BankText::new("アガ", Place::Party).unwrap();
        assert_eq!(name.fit(3), [0xb1, 0xb6, 0xde]);
        assert_eq!(name.fit(2), [0xb1, b' ']);
        assert_eq!(name.fit(5), [0xb1, 0xb6, 0xde, b' ', b' ']);
    }

    proptest! {
        #[test]
        fn what_is_written_is_written_the_same_again(text in "[ァ-ヶｱ-ﾟA-Za-z0-9ー. ()]{1,40}") {
            if let Ok(once) = BankText::new(&text, Place::Party) {
                let written = once.to_string();
                let again = BankText::new(&written, Place::Party).unwrap().to_string();
                prop_assert_eq!(&again, written.trim());
                for width in 1..45 {
                    let bytes = once.fit(width);
                    prop_assert_eq!(bytes.len(), width);
                    prop_assert!(bytes.iter().all(|byte| (0x20..0x7f).contains(byte) || (0xb1..=0xdf).contains(byte)));
                }
            }
        }
    }
}
