//! Ids that stay: the same pupil, person and class has the same id whenever a file is read, and nobody reads a source's id
//! in them.

use sha2::{Digest, Sha256};

use super::grade;
use crate::facility::{Grade, is_facility_id};

/// How many digits of a digest an id has.
const DIGITS: usize = 20;

/// The pupil of a source's id, in whatever school and year.
pub(super) fn child(source: &str) -> String {
    format!("k_{}", digest(&["pupil", source], DIGITS))
}

/// The person of a source's id.
pub(super) fn person(source: &str) -> String {
    format!("g_{}", digest(&["person", source], DIGITS))
}

/// The guardian who stands at a place of a pupil's row.
pub(super) fn guardian_at(pupil: &str, place: usize) -> String {
    format!("g_{}", digest(&["guardian", pupil, &place.to_string()], DIGITS))
}

/// Somebody else of whom the source gives the same id.
pub(super) fn another(guardian: &str, name: &str) -> String {
    format!("g_{}", digest(&["another", guardian, name], DIGITS))
}

/// Whether a guardian came from a file. Those whom staff add by hand have other ids.
pub(super) fn is_imported_guardian(id: &str) -> bool {
    id.strip_prefix("g_").is_some_and(|rest| is_digest(rest, DIGITS))
}

/// The club of a name.
pub(super) fn club(name: &str) -> String {
    format!("c{}", digest(&["club", name], 10))
}

/// Whether a club came from a file.
pub(super) fn is_imported_club(id: &str) -> bool {
    id.strip_prefix('c').is_some_and(|rest| is_digest(rest, 10))
}

/// The class of a title: year, grade, and what distinguishes it, such as `26p3a`. A new year gives new ids, so that no fact
/// of last year's class is read as one of this year's.
pub(super) fn class(school_year: i16, grade: Option<Grade>, title: &str) -> String {
    let title = grade::bare_title(title);
    let short = (1..=3).contains(&title.len()) && title.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let rest = if short { title } else { word(&["class", &title]) };
    class_of(school_year, grade, &rest)
}

/// The same of a class that shares grade and title with another.
pub(super) fn class_with_code(school_year: i16, grade: Option<Grade>, title: &str, code: &str) -> String {
    class_of(school_year, grade, &word(&["class", &grade::bare_title(title), code]))
}

fn class_of(school_year: i16, grade: Option<Grade>, rest: &str) -> String {
    let grade = grade.map_or("mx", grade::code).to_ascii_lowercase();
    format!("{:02}{grade}{rest}", school_year.rem_euclid(100))
}

/// The id of the facility that a school becomes.
#[must_use]
pub fn facility_id(code: &str) -> String {
    let small = code.to_ascii_lowercase();
    if is_facility_id(&small) { small } else { format!("s-{}", digest(&["school", code], 16)) }
}

fn is_digest(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn digest(parts: &[&str], digits: usize) -> String {
    hex::encode(hash(parts)).chars().take(digits).collect()
}

/// Four of `a-z` and `0-9`: one of 1.7 million, where a class id has no room for more.
fn word(parts: &[&str]) -> String {
    const SIGNS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let signs = hash(parts).into_iter().fold(0_u64, |sum, byte| (sum * 256 + u64::from(byte)) % 36_u64.pow(4));
    let sign = |place: u32| usize::try_from(signs / 36_u64.pow(place) % 36).ok().and_then(|at| SIGNS.get(at));
    (0..4).filter_map(sign).map(|sign| char::from(*sign)).collect()
}

fn hash(parts: &[&str]) -> Vec<u8> {
    // With their lengths, so that no two lists of parts run into each other.
    let text: String = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    Sha256::digest(text).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_shapes_of_the_house() {
        assert_eq!(class(2026, Some(Grade::P3), "3年A組"), "26p3a");
        assert_eq!(class(2026, Some(Grade::J1), "12"), "26j112");
        assert_eq!(class(2026, None, "ひまわり").len(), 8);
        assert_ne!(class(2026, Some(Grade::P3), "1組"), class(2027, Some(Grade::P3), "1組"));
        assert!(is_imported_guardian(&person("u-1")) && !is_imported_guardian("g_3f9c0a8b2d1e"));
        assert!(is_imported_club(&club("サッカー部")) && !is_imported_club("club"));
        assert_eq!(facility_id("B199999000012"), "b199999000012");
        assert_eq!(facility_id("青葉").len(), 18);
        assert_ne!(guardian_at("1", 12), guardian_at("11", 2));
        assert_eq!(child("p-1").len(), 22);
    }
}
