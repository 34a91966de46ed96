//! What the symbols of a list mean. Every municipality prints its own legend under the table; what is common to most of
//! them is the default, and a symbol whose meaning differs (☆ □ ※ ＊) is kept as it is until somebody says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::width::narrow;

/// What a symbol says of free places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VacancyMeaning {
    /// Some.
    Open,
    /// Few.
    Few,
    /// None.
    None,
    /// To be asked.
    Ask,
    /// No such class.
    NotOffered,
}

/// What a symbol says of a cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BorderMeaning {
    /// Everyone was admitted.
    AllAdmitted,
    /// Nobody was.
    NobodyAdmitted,
    /// There was no place.
    NoPlaces,
    /// It is kept back.
    Undisclosed,
    /// No such class.
    NoClass,
}

/// A municipality's own meanings; what it does not name has the common one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Legend {
    /// Symbols of free places.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub vacancy: BTreeMap<String, VacancyMeaning>,
    /// Symbols of cut-offs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub border: BTreeMap<String, BorderMeaning>,
}

const VACANCY: [(VacancyMeaning, &[&str]); 5] = [
    (VacancyMeaning::Open, &["○", "◎", "〇", "●", "◯", "有", "あり", "空きあり", "y", "yes"]),
    (VacancyMeaning::Few, &["△", "▲", "わずか", "残りわずか"]),
    (VacancyMeaning::None, &["×", "✖", "✕", "☓", "x", "無", "なし", "空きなし", "満", "n", "no"]),
    (VacancyMeaning::Ask, &["要相談", "相談", "要問合せ", "要問い合わせ", "応相談"]),
    (VacancyMeaning::NotOffered, &["-", "－", "―", "—", "–", "−", "‐", "ー", "/", "受入なし", "対象外"]),
];

const BORDER: [(BorderMeaning, &[&str]); 5] = [
    (BorderMeaning::AllAdmitted, &["全員内定", "全員入所", "全員"]),
    (BorderMeaning::NobodyAdmitted, &["×", "✖", "✕", "☓", "x", "内定者なし"]),
    (BorderMeaning::NoPlaces, &["なし", "無", "募集なし"]),
    (BorderMeaning::Undisclosed, &["*", "＊", "※", "非公表", "非公開"]),
    (BorderMeaning::NoClass, &["-", "－", "―", "—", "–", "−", "‐", "ー", "クラスなし"]),
];

impl Legend {
    /// What a symbol says of free places.
    #[must_use]
    pub fn vacancy(&self, symbol: &str) -> Option<VacancyMeaning> {
        look_up(&self.vacancy, &VACANCY, symbol)
    }

    /// What a symbol says of a cut-off.
    #[must_use]
    pub fn border(&self, symbol: &str) -> Option<BorderMeaning> {
        look_up(&self.border, &BORDER, symbol)
    }
}

fn look_up<M: Copy>(own: &BTreeMap<String, M>, common: &[(M, &[&str])], symbol: &str) -> Option<M> {
    let symbol = symbol.trim();
    let own = own.get(symbol).copied();
    own.or_else(|| {
        let symbol: String = symbol.chars().map(|c| narrow(c).to_ascii_lowercase()).collect();
        let known = |words: &[&str]| words.iter().any(|word| word.chars().map(narrow).eq(symbol.chars()));
        common.iter().find(|(_, words)| known(words)).map(|(meaning, _)| *meaning)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_may_say_what_its_symbols_mean() {
        let plain = Legend::default();
        assert_eq!(plain.vacancy(" ○ "), Some(VacancyMeaning::Open));
        assert_eq!(plain.vacancy("－"), Some(VacancyMeaning::NotOffered));
        assert_eq!(plain.vacancy("☆"), None);
        assert_eq!(plain.border("＊"), Some(BorderMeaning::Undisclosed));
        assert_eq!(plain.border("×"), Some(BorderMeaning::NobodyAdmitted));

        let own: Legend =
            serde_json::from_str(r#"{"vacancy":{"☆":"ask","△":"ask"},"border":{"×":"no_places"}}"#).unwrap();
        assert_eq!(own.vacancy("☆"), Some(VacancyMeaning::Ask));
        assert_eq!(own.vacancy("△"), Some(VacancyMeaning::Ask));
        assert_eq!(own.vacancy("▲"), Some(VacancyMeaning::Few));
        assert_eq!(own.border("×"), Some(BorderMeaning::NoPlaces));
    }
}
