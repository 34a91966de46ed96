//! Names and relations as a file writes them, made into lines that a roster holds.

use super::{
    kana::hiragana,
    rejection::{Code, Findings, Found},
};
use crate::{facility::Guardian, flaw, my_number, width::narrow};

/// Characters of a name, and of its reading.
const MOST_NAME: usize = 40;
const MOST_KANA: usize = 60;
/// The relation of somebody of whom nothing better is known.
pub(super) const GUARDIAN: &str = "保護者";
pub(super) const PARENT: &str = "親";
pub(super) const RELATIVE: &str = "親族";
/// Relations that a file has of a role alone.
pub(super) const GENERIC: [&str; 3] = [GUARDIAN, PARENT, RELATIVE];

/// Where something stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) file: &'static str,
    pub(super) line: u64,
    pub(super) column: &'static str,
}

impl Place {
    pub(super) fn found(self, code: Code, findings: &mut Findings) {
        findings.cell(self.file, self.line, self.column, code);
    }
}

/// A name in one line, with single blanks between its parts.
pub(super) fn name(text: &str, at: Place, found: &mut Found) -> Option<String> {
    line(text, MOST_NAME, at, found)
}

/// How a name is read; without a reading, the name itself.
pub(super) fn kana(text: &str, name: &str, at: Place, found: &mut Found) -> Option<String> {
    if text.trim().is_empty() {
        at.found(Code::NoReading, &mut found.warnings);
        return Some(name.to_owned());
    }
    line(&hiragana(text), MOST_KANA, at, found)
}

/// A text in one line of at most `most` characters.
pub(super) fn line(text: &str, most: usize, at: Place, found: &mut Found) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ");
    let kept: String = joined.chars().take(most).collect();
    if kept.len() < joined.len() {
        at.found(Code::Cut, &mut found.warnings);
    }
    // Of the whole: a number must not slip through because it was cut.
    match flaw::line(&joined, usize::MAX, "") {
        Ok(()) => Some(kept.trim().to_owned()),
        Err(flaw) => {
            let code = match flaw.reason {
                "text_empty" => Code::Empty,
                "my_number_refused" => Code::MyNumberRefused,
                _ => Code::NotAllowed,
            };
            at.found(code, &mut found.errors);
            None
        }
    }
}

/// 出席番号; `Err` where it is none.
pub(super) fn number(text: &str) -> Result<Option<u16>, Code> {
    let digits: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| plain && (1..=999).contains(number));
    number.map(Some).ok_or(Code::NotANumber)
}

/// Whether what a file calls its ids are My Numbers. One of eleven numbers of twelve digits looks like one.
pub(super) fn are_my_numbers<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut mine) = (0_usize, 0_usize);
    for id in ids {
        all += 1;
        mine += usize::from(my_number::contains(id));
    }
    mine > 1 && mine * 2 > all
}

/// Somebody whom nobody has met yet.
pub(super) fn guardian(id: String, name: String, relation: &str, trusted: bool) -> Guardian {
    Guardian {
        id,
        name,
        relation: relation.to_owned(),
        may_read: trusted,
        may_report: trusted,
        may_collect: trusted,
        household: None,
        is_child: false,
    }
}
