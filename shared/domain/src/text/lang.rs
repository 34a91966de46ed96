//! The languages a resident can choose.

use serde::{Deserialize, Serialize};

/// One of the languages every sentence of ours exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// 日本語
    #[default]
    #[serde(rename = "ja")]
    Ja,
    /// やさしい日本語
    #[serde(rename = "ja-easy")]
    Easy,
    /// English
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    #[must_use]
    pub const fn all() -> [Self; 3] {
        [Self::Ja, Self::Easy, Self::En]
    }

    /// The code that settings, tables and the wire use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Easy => "ja-easy",
            Self::En => "en",
        }
    }

    /// The language a code names; regional variants (`en-US`) count as their language, anything else is `None`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase();
        match code.as_str() {
            "ja-easy" => Some(Self::Easy),
            other => match other.split(['-', '_']).next() {
                Some("ja") => Some(Self::Ja),
                Some("en") => Some(Self::En),
                _ => None,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_language_and_nothing_else_does() {
        for lang in Lang::all() {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
            assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{}\"", lang.code()));
        }
        assert_eq!(Lang::parse("en-US"), Some(Lang::En));
        assert_eq!(Lang::parse("JA_jp"), Some(Lang::Ja));
        assert_eq!(Lang::parse("fr"), None);
        assert_eq!(Lang::parse(""), None);
    }
}
