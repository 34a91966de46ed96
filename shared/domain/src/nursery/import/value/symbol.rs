//! Words and symbols with a meaning: kinds, yes and no, free places, cut-offs, allergies.

use super::super::report::Reason;
use super::number::count;
use crate::nursery::{Allergy, Border, BorderMeaning, Kind, Legend, Points, VacancyMeaning, VacancyState};
use crate::width::narrow;

fn plain(text: &str) -> String {
    text.chars().map(narrow).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

/// What a word of 種別 holds, and what it means; the first that is found counts.
const KINDS: &[(&[&str], Kind)] = &[
    (&["障害児"], Kind::DisabilityDay),
    (&["放課後", "学童", "児童クラブ"], Kind::AfterSchool),
    (&["児童館", "児童センター"], Kind::ChildrensHall),
    (&["支援センター", "子育てひろば", "つどいの広場"], Kind::SupportCentre),
    (&["幼保連携"], Kind::CentreUnited),
    (&["幼稚園型"], Kind::CentreKindergarten),
    (&["保育所型"], Kind::CentreNursery),
    (&["地方裁量"], Kind::CentreLocal),
    (&["こども園", "子ども園"], Kind::Centre),
    (&["小規模"], Kind::SmallScale),
    (&["家庭的", "保育ママ"], Kind::HomeBased),
    (&["企業主導", "認可外", "無認可", "ベビーホテル"], Kind::Unlicensed),
    (&["事業所内"], Kind::Workplace),
    (&["居宅訪問"], Kind::HomeVisit),
    (&["認証", "横浜保育室"], Kind::Certified),
    (&["公立幼稚園", "市立幼稚園", "国立幼稚園"], Kind::PublicKindergarten),
    (&["私立幼稚園"], Kind::PrivateKindergarten),
    (&["幼稚園"], Kind::Kindergarten),
    (&["公立認可保育", "認可公立保育", "公立保育"], Kind::PublicNursery),
    (&["私立認可保育", "認可私立保育", "私立保育", "民間保育"], Kind::PrivateNursery),
    (&["認可保育", "保育所", "保育園"], Kind::LicensedNursery),
];

/// The kind that a word means; `ownership` (公, 私立, 民間) says whose, and `is_centre` that it is a こども園.
pub fn kind(text: &str, ownership: &str, is_centre: bool) -> Option<Kind> {
    let text = plain(text);
    let found = KINDS.iter().find(|(words, _)| words.iter().any(|word| text.contains(word))).map(|(_, kind)| *kind);
    let is_public = ownership.starts_with(['公', '市', '区', '町', '村', '国']);
    let is_private = ownership.starts_with(['私', '民']);
    match found {
        Some(Kind::LicensedNursery | Kind::PublicNursery | Kind::PrivateNursery | Kind::Kindergarten) if is_centre => {
            Some(Kind::Centre)
        }
        Some(Kind::LicensedNursery) if is_public => Some(Kind::PublicNursery),
        Some(Kind::LicensedNursery) if is_private => Some(Kind::PrivateNursery),
        Some(Kind::Kindergarten) if is_public => Some(Kind::PublicKindergarten),
        Some(Kind::Kindergarten) if is_private => Some(Kind::PrivateKindergarten),
        other => other,
    }
}

const YES: [&str; 17] = [
    "有",
    "あり",
    "有り",
    "y",
    "yes",
    "true",
    "○",
    "◯",
    "〇",
    "◎",
    "●",
    "可",
    "可能",
    "実施",
    "はい",
    "自園調理",
    "外部搬入",
];
const NO: [&str; 15] =
    ["無", "なし", "無し", "n", "no", "false", "×", "✖", "✕", "☓", "不可", "未実施", "いいえ", "-", "―"];

/// Yes, no, or nothing said. A number is how many, how often or how long.
pub fn yes_or_no(text: &str) -> Result<Option<bool>, Reason> {
    let text = plain(text);
    if ["na", "n/a", "不明", "未定"].contains(&text.as_str()) {
        return Ok(None);
    }
    if YES.contains(&text.as_str()) || text.starts_with('有') || text.starts_with("あり") || text.starts_with('週')
    {
        return Ok(Some(true));
    }
    if NO.contains(&text.as_str()) || text.starts_with('無') || text.starts_with("なし") {
        return Ok(Some(false));
    }
    count(text.trim_end_matches('台')).map(|number| Some(number > 0)).map_err(|_| Reason::NotYesOrNo)
}

/// What is said of free places, and whether the legend explains it.
pub fn vacancy(text: &str, legend: &Legend) -> (VacancyState, bool) {
    let state = match legend.vacancy(text) {
        Some(VacancyMeaning::Open) => VacancyState::Open,
        Some(VacancyMeaning::Few) => VacancyState::Few,
        Some(VacancyMeaning::None) => VacancyState::None,
        Some(VacancyMeaning::Ask) => VacancyState::Ask,
        Some(VacancyMeaning::NotOffered) => VacancyState::NotOffered,
        None => match count(text) {
            Ok(number) => VacancyState::Number(number),
            Err(_) => return (VacancyState::Symbol(super::line(text, 8).0), false),
        },
    };
    (state, true)
}

/// A cut-off: a number, 50以下, 残3, 全員内定, ×, ＊, ―, なし.
pub fn border(text: &str, legend: &Legend) -> Result<Border, Reason> {
    if let Some(meaning) = legend.border(text) {
        return Ok(match meaning {
            BorderMeaning::AllAdmitted => Border::AllAdmitted,
            BorderMeaning::NobodyAdmitted => Border::NobodyAdmitted,
            BorderMeaning::NoPlaces => Border::NoPlaces,
            BorderMeaning::Undisclosed => Border::Undisclosed,
            BorderMeaning::NoClass => Border::NoClass,
        });
    }
    let text = plain(text);
    if let Some(left) = text.strip_prefix("残り").or_else(|| text.strip_prefix('残')) {
        return count(left).map(Border::Remaining).map_err(|_| Reason::NotABorder);
    }
    let (number, at_most) = match text.strip_suffix("以下") {
        Some(number) => (number, true),
        None => (text.as_str(), false),
    };
    let number = number.trim_end_matches('点');
    let digits = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let points = number.parse::<f64>().ok().filter(|_| digits).and_then(|points| Points::try_from(points).ok());
    let points = points.ok_or(Reason::NotABorder)?;
    Ok(if at_most { Border::AtMost(points) } else { Border::Points(points) })
}

/// Meals for a child with an allergy.
pub fn allergy(text: &str) -> Result<Allergy, Reason> {
    let text = plain(text);
    let words = [
        ("代替", Allergy::Substituted),
        ("除去", Allergy::Eliminated),
        ("弁当", Allergy::BringOwn),
        ("持参", Allergy::BringOwn),
        ("相談", Allergy::Ask),
        ("問", Allergy::Ask),
    ];
    if let Some((_, allergy)) = words.iter().find(|(word, _)| text.contains(word)) {
        return Ok(*allergy);
    }
    match yes_or_no(&text) {
        Ok(Some(true)) => Ok(Allergy::Adapted),
        Ok(Some(false)) => Ok(Allergy::No),
        _ => Err(Reason::NotAllergy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_every_file_are_known() {
        for (text, ownership, expected) in [
            ("認可公立保育所", "", Kind::PublicNursery),
            ("認可私立保育所", "", Kind::PrivateNursery),
            ("公立認可保育所", "", Kind::PublicNursery),
            ("認可保育所", "公立", Kind::PublicNursery),
            ("認可保育所", "民間", Kind::PrivateNursery),
            ("認可保育所", "指", Kind::LicensedNursery),
            ("認可外保育所", "", Kind::Unlicensed),
            ("認可外", "私", Kind::Unlicensed),
            ("幼稚園", "公", Kind::PublicKindergarten),
            ("認定こども園（幼稚園型）", "", Kind::CentreKindergarten),
            ("認定こども園（幼保連携型）", "", Kind::CentreUnited),
            ("小規模保育施設", "", Kind::SmallScale),
            ("小規模・事業所内保育事業", "", Kind::SmallScale),
            ("事業所内保育事業", "", Kind::Workplace),
            ("家庭的保育者", "", Kind::HomeBased),
            ("東京都認証保育所", "", Kind::Certified),
            ("横浜保育室", "", Kind::Certified),
            ("放課後児童クラブ", "", Kind::AfterSchool),
            ("児童館", "", Kind::ChildrensHall),
            ("子育て支援センター", "", Kind::SupportCentre),
            ("障害児通所支援事業", "", Kind::DisabilityDay),
        ] {
            assert_eq!(kind(text, ownership, false), Some(expected), "{text}");
        }
        assert_eq!(kind("認可保育所", "私立", true), Some(Kind::Centre));
        assert_eq!(kind("その他", "", false), None);
    }

    #[test]
    fn symbols_of_vacancy_are_known_or_kept() {
        let legend = Legend::default();
        for (text, expected) in [
            ("0", VacancyState::Number(0)),
            ("３人", VacancyState::Number(3)),
            ("○", VacancyState::Open),
            ("◎", VacancyState::Open),
            ("〇", VacancyState::Open),
            ("●", VacancyState::Open),
            ("有", VacancyState::Open),
            ("Y", VacancyState::Open),
            ("△", VacancyState::Few),
            ("▲", VacancyState::Few),
            ("×", VacancyState::None),
            ("✖", VacancyState::None),
            ("要相談", VacancyState::Ask),
            ("－", VacancyState::NotOffered),
            ("―", VacancyState::NotOffered),
        ] {
            assert_eq!(vacancy(text, &legend), (expected, true), "{text}");
        }
        for text in ["□", "☆", "※", "＊"] {
            assert_eq!(vacancy(text, &legend), (VacancyState::Symbol(text.to_owned()), false));
        }
    }

    #[test]
    fn cut_offs_are_numbers_or_symbols() {
        let legend = Legend::default();
        let points = |tenths| Points::from_tenths(tenths).unwrap();
        for (text, expected) in [
            ("40", Border::Points(points(400))),
            ("３８．５点", Border::Points(points(385))),
            ("-4", Border::Points(points(-40))),
            ("50以下", Border::AtMost(points(500))),
            ("残3", Border::Remaining(3)),
            ("残り２名", Border::Remaining(2)),
            ("全員内定", Border::AllAdmitted),
            ("×", Border::NobodyAdmitted),
            ("＊", Border::Undisclosed),
            ("―", Border::NoClass),
            ("なし", Border::NoPlaces),
        ] {
            assert_eq!(border(text, &legend), Ok(expected), "{text}");
        }
        for text in ["A", "残", "38.55", "inf", "NaN", "40-42", "1e3"] {
            assert_eq!(border(text, &legend), Err(Reason::NotABorder), "{text}");
        }
    }

    #[test]
    fn yes_no_and_allergies() {
        for text in ["有", "あり", "Y", "1", "2", "週2日", "有（要予約）", "10台"] {
            assert_eq!(yes_or_no(text), Ok(Some(true)), "{text}");
        }
        for text in ["無", "なし", "N", "0", "☓", "－"] {
            assert_eq!(yes_or_no(text), Ok(Some(false)), "{text}");
        }
        assert_eq!(yes_or_no("NA"), Ok(None));
        assert_eq!(yes_or_no("たぶん"), Err(Reason::NotYesOrNo));
        assert_eq!(allergy("除去食・代替食"), Ok(Allergy::Substituted));
        assert_eq!(allergy("除去食"), Ok(Allergy::Eliminated));
        assert_eq!(allergy("要相談"), Ok(Allergy::Ask));
        assert_eq!(allergy("有"), Ok(Allergy::Adapted));
        assert_eq!(allergy("無"), Ok(Allergy::No));
        assert_eq!(allergy("?"), Err(Reason::NotAllergy));
    }
}
