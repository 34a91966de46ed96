//! The type that keeps personal facts out of LINE.

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::{Key, Lang, MunicipalText, dates};
use crate::family::Token;

/// Text that may appear in LINE: a sentence of the catalogue, filled in with what says nothing about a person.
///
/// The government's guideline for local governments (2021) keeps residents' personal data off LINE's side. A name, an
/// address or a fact about health cannot become one, because no text that comes from outside can:
///
/// ```compile_fail
/// let name = String::from("つなぐ 太郎");
/// let text: domain::text::LineText = name.into();
/// ```
///
/// ```compile_fail
/// let text = domain::text::LineText(String::from("つなぐ 太郎"));
/// ```
///
/// ```compile_fail
/// use domain::text::{Key, Lang, LineText, Param};
/// let name = String::from("つなぐ 太郎");
/// let text = LineText::of(Lang::Ja, Key::NoticeHeading, &[("token", Param::Text(name))]);
/// ```
///
/// ```compile_fail
/// let text: domain::text::LineText = serde_json::from_str("\"つなぐ 太郎\"").unwrap();
/// ```
///
/// What can:
///
/// ```
/// use domain::{family::Token, text::{Key, Lang, LineText, Param}};
/// let bear = Token::parse("🐻").unwrap();
/// let text = LineText::of(Lang::Ja, Key::NoticeHeading, &[("token", Param::Token(bear))]);
/// assert!(text.as_str().contains("🐻"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct LineText(String);

/// What may fill a `{placeholder}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Param<'a> {
    /// A day, written as the language writes days.
    Date(Date),
    /// A day of the months to come, written without its year.
    Day(Date),
    /// A time of day in Japan, such as 10:00.
    Time(Time),
    /// How many.
    Count(u32),
    /// The emoji that stands for a child.
    Token(Token),
    /// Several of them.
    Tokens(&'a [Token]),
    /// Text that may appear in LINE already.
    Text(LineText),
    /// What staff wrote.
    Municipal(MunicipalText),
}

impl LineText {
    /// The sentence `key` in `lang`, with its placeholders filled in. One that is not given stays empty: a resident
    /// is better served by a gap than by no answer. The tests of whoever calls see to it that none is forgotten.
    #[must_use]
    pub fn of(lang: Lang, key: Key, params: &[(&str, Param)]) -> Self {
        let mut out = String::new();
        let mut rest = key.template(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            let param = params.iter().find(|(given, _)| *given == name);
            #[cfg(test)]
            assert!(param.is_some(), "{} wants {name}", key.name());
            if let Some((_, param)) = param {
                param.write(lang, &mut out);
            }
            rest = tail;
        }
        out.push_str(rest);
        Self(out)
    }

    /// The sentence `key` in `lang`, which has no placeholders.
    #[must_use]
    pub fn plain(lang: Lang, key: Key) -> Self {
        Self::of(lang, key, &[])
    }

    /// The emoji that stands for a child, alone.
    #[must_use]
    pub fn token(token: Token) -> Self {
        Self(token.as_str().to_owned())
    }

    /// Texts below one another.
    #[must_use]
    pub fn lines(texts: &[Self]) -> Self {
        Self(texts.iter().map(Self::as_str).collect::<Vec<_>>().join("\n"))
    }

    /// Titles and guides of the calendar's embedded rule data, which are about rules and never about a person.
    pub(crate) fn from_rule_data(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// The text as LINE gets it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Length as LINE counts it: UTF-16 code units.
    #[must_use]
    pub fn len_utf16(&self) -> usize {
        self.0.encode_utf16().count()
    }
}

impl From<MunicipalText> for LineText {
    fn from(text: MunicipalText) -> Self {
        Self(text.into())
    }
}

impl AsRef<str> for LineText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for LineText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Param<'_> {
    fn write(&self, lang: Lang, out: &mut String) {
        match self {
            Self::Date(date) => out.push_str(&dates::in_words(lang, *date)),
            Self::Day(day) => out.push_str(&dates::day(lang, *day)),
            Self::Time(time) => out.push_str(&dates::clock(*time)),
            Self::Count(count) => out.push_str(&count.to_string()),
            Self::Token(token) => out.push_str(token.as_str()),
            Self::Tokens(tokens) => {
                let tokens: Vec<_> = tokens.iter().map(|token| token.as_str()).collect();
                out.push_str(&tokens.join(" "));
            }
            Self::Text(text) => out.push_str(text.as_str()),
            Self::Municipal(text) => out.push_str(text.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Something for every placeholder there is; a new one is added here.
    fn params() -> Vec<(&'static str, Param<'static>)> {
        static TWO: std::sync::LazyLock<Vec<Token>> = std::sync::LazyLock::new(|| Token::all().take(2).collect());
        let day = || Param::Date(date(2026, 10, 1));
        vec![
            ("token", Param::Token(Token::free(&[]))),
            ("new", Param::Token(Token::free(&[]))),
            ("tokens", Param::Tokens(&TWO)),
            ("topic", Param::Text(LineText::plain(Lang::Ja, Key::TopicSchool))),
            ("title", Param::Municipal(MunicipalText::new("四月の会").unwrap())),
            ("from", day()),
            ("until", day()),
            ("day", day()),
            ("on", day()),
            ("time", Param::Time(jiff::civil::time(10, 0, 0, 0))),
            ("end", Param::Time(jiff::civil::time(10, 30, 0, 0))),
            ("count", Param::Count(3)),
            ("least", Param::Count(3)),
            ("below", Param::Count(18)),
            ("years", Param::Count(4)),
            ("class", Param::Count(2)),
            ("km", Param::Count(3)),
            ("metres", Param::Count(350)),
            ("minutes", Param::Count(6)),
            ("school", Param::Municipal(MunicipalText::new("つなぐ小学校").unwrap())),
            ("kind", Param::Text(LineText::plain(Lang::Ja, Key::AttendanceKindEarly))),
            ("says", Param::Text(LineText::plain(Lang::Ja, Key::FindRoomOpen))),
        ]
    }

    #[test]
    fn every_sentence_renders_in_every_language_and_fits_a_bubble() {
        for lang in Lang::all() {
            for key in Key::ALL {
                let text = LineText::of(lang, *key, &params());
                assert!(!text.as_str().contains(['{', '}']), "{}", key.name());
                assert!((1..=5_000).contains(&text.len_utf16()), "{}", key.name());
            }
        }
    }

    #[test]
    fn buttons_fit_the_20_units_of_a_label() {
        for lang in Lang::all() {
            for key in Key::ALL.iter().filter(|key| key.name().starts_with("label.")) {
                assert!(LineText::plain(lang, *key).len_utf16() <= 20, "{} in {}", key.name(), lang.code());
            }
            for key in Key::ALL.iter().filter(|key| key.name().starts_with("topic.")) {
                for state in [Key::TopicsOn, Key::TopicsOff] {
                    let topic = Param::Text(LineText::plain(lang, *key));
                    assert!(LineText::of(lang, state, &[("topic", topic)]).len_utf16() <= 20, "{}", key.name());
                }
            }
        }
    }

    #[test]
    fn a_key_is_found_by_its_name() {
        for key in Key::ALL {
            assert_eq!(Key::from_name(key.name()), Some(*key));
        }
        assert_eq!(Key::from_name("error.token_taken"), Some(Key::ErrorTokenTaken));
        assert_eq!(Key::from_name("error.nonsense"), None);
    }

    #[test]
    fn errors_in_plain_japanese_tell_how_kanji_are_read() {
        for key in Key::ALL.iter().filter(|key| key.name().starts_with("error.")) {
            let text = LineText::plain(Lang::Easy, *key);
            assert!(text.as_str().contains('（'), "{} has no reading", key.name());
        }
    }
}
