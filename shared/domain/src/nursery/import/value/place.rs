//! Coordinates, municipality codes and addresses.

use super::super::report::Reason;
use crate::nursery::Position;
use crate::width::narrow;

/// The position, and whether both numbers had changed places, which cannot be mistaken: no latitude of Japan is a
/// longitude of Japan.
pub fn position(lat: &str, lng: &str) -> Result<(Position, bool), Reason> {
    let number = |text: &str| {
        let text: String = text.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
        text.trim_end_matches('°').parse::<f64>().unwrap_or(f64::NAN)
    };
    let (lat, lng) = (number(lat), number(lng));
    let straight = Position::new(lat, lng).map(|position| (position, false));
    straight.or_else(|_| Position::new(lng, lat).map(|position| (position, true))).map_err(|_| Reason::NotInJapan)
}

/// Six digits, and whether something had to be added: a zero in front that a spreadsheet took away, or the check digit.
pub fn code(text: &str) -> Option<(String, bool)> {
    let digits: String = text.trim().chars().map(narrow).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = |code: &str| code.len() == 6 && code.ends_with(check_digit(code));
    match digits.len() {
        6 => whole(&digits).then_some((digits, false)),
        5 => {
            let padded = format!("0{digits}");
            let code = if whole(&padded) { padded } else { format!("{digits}{}", check_digit(&digits)) };
            Some((code, true))
        }
        _ => None,
    }
}

/// 全国地方公共団体コード: the first five digits times 6, 5, 4, 3, 2; eleven less the remainder by eleven, its last digit.
fn check_digit(code: &str) -> char {
    let sum: u32 = code.chars().zip([6, 5, 4, 3, 2]).filter_map(|(c, weight)| Some(c.to_digit(10)? * weight)).sum();
    char::from_digit((11 - sum % 11) % 10, 10).unwrap_or('0')
}

/// Parts of an address in one line; a part that the next one repeats (the whole address in the column of the city) is
/// said once.
pub fn address(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()) {
        if !whole.is_empty() && part.starts_with(&whole) {
            whole.clear();
        }
        if !whole.ends_with(part) {
            whole.push_str(part);
        }
    }
    whole
}

/// Ward and town of an address: without prefecture and municipality, up to the first number that is no part of a name
/// (南11条西).
pub fn district(address: &str, municipality: &str) -> Option<String> {
    let narrow: String = address.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let rest = without_prefecture(&narrow);
    let name = municipality.trim();
    let inside = rest.split_once(name).filter(|(before, _)| before.is_empty() || before.ends_with('郡'));
    let rest = inside.filter(|_| !name.is_empty()).map_or(rest, |(_, inside)| inside);
    let town = up_to_number(rest);
    (!town.is_empty()).then(|| town.chars().take(60).collect())
}

/// What follows the prefecture.
pub fn without_prefecture(text: &str) -> &str {
    let rest = PREFECTURES.iter().find_map(|prefecture| text.strip_prefix(prefecture)).or_else(|| {
        let (place, ken) = text.char_indices().take(4).find(|(_, c)| *c == '県')?;
        text.get(place + ken.len_utf8()..)
    });
    rest.unwrap_or(text)
}

/// Those that are no 県.
const PREFECTURES: [&str; 4] = ["北海道", "東京都", "京都府", "大阪府"];

fn up_to_number(text: &str) -> &str {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or_default();
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        if !after.starts_with('条') {
            return text.get(..at).unwrap_or_default();
        }
        from = text.len() - after.len();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_that_changed_places_are_put_right() {
        let there = Position::new(35.6, 139.7).unwrap();
        assert_eq!(position("35.6", "139.7"), Ok((there, false)));
        assert_eq!(position("１３９．７", " 35.6 "), Ok((there, true)));
        for (lat, lng) in
            [("0", "0"), ("NaN", "139.7"), ("35.6", ""), ("51.5", "-0.1"), ("35.6", "35.6"), ("inf", "139")]
        {
            assert_eq!(position(lat, lng), Err(Reason::NotInJapan), "{lat} {lng}");
        }
    }

    #[test]
    fn codes_are_completed() {
        assert_eq!(code("131202"), Some(("131202".to_owned(), false)));
        assert_eq!(code("13120"), Some(("131202".to_owned(), true)));
        assert_eq!(code("11002"), Some(("011002".to_owned(), true)), "札幌市 without its zero");
        assert_eq!(code("３５２０７１"), Some(("352071".to_owned(), false)));
        for text in ["131203", "", "131", "つなぐ市", "1312022"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_is_one_line_and_has_a_district() {
        assert_eq!(address(&["つなぐ県", "つなぐ市", "青葉町", "1-2", ""]), "つなぐ県つなぐ市青葉町1-2");
        assert_eq!(address(&["つなぐ県", "つなぐ県つなぐ市青葉町1-2", "", ""]), "つなぐ県つなぐ市青葉町1-2");
        for (text, municipality, expected) in [
            ("つなぐ県つなぐ市青葉町1-2-3", "つなぐ市", "青葉町"),
            ("つなぐ市青葉町１丁目２", "つなぐ市", "青葉町"),
            ("札幌市中央区南11条西10丁目1番3号", "札幌市", "中央区南11条西"),
            ("東京都練馬区豊玉北6-12-1", "練馬区", "豊玉北"),
            ("京都府京都市左京区1", "京都市", "左京区"),
            ("神奈川県横浜市港北区大曽根2-5-1", "横浜市", "港北区大曽根"),
            ("籠原南1-133", "熊谷市", "籠原南"),
        ] {
            assert_eq!(district(text, municipality).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(district("1-2-3", ""), None);
    }
}
