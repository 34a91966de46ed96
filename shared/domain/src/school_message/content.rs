//! The words of a message, in one language or several. Plain text: a `<b>` is three characters that a reader sees.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    flaw::{Checked, Flaw, hold, unique},
    text::Lang,
};

/// The language of the original, which is always there: what the school answers for.
pub const ORIGINAL: &str = "ja";

/// Characters of a title.
const LONGEST_TITLE: usize = 60;
/// Characters of a body.
const LONGEST_BODY: usize = 4_000;
/// Languages of one message.
const MOST_LANGUAGES: usize = 16;

/// What a message says: the Japanese original and what staff wrote in other languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageContent))]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// BCP 47 tag, such as `ja`, `ja-easy`, `en`, `pt`, `zh-Hans` → words. `ja` must be there.
    pub texts: BTreeMap<String, Words>,
}

/// A title and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageWords))]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// One line of at most 60 characters.
    pub title: String,
    /// At most 4,000 characters, with line breaks.
    pub body: String,
}

impl Content {
    /// Whether it can be sent. Individual numbers are for [`super::look`] to find: it says where they stand.
    ///
    /// # Errors
    /// The first flaw, such as `texts.en.title: text_empty`.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(self.texts.contains_key(ORIGINAL), "texts.ja", "missing")?;
        hold(self.texts.len() <= MOST_LANGUAGES, "texts", "too_many")?;
        unique(self.texts.keys().map(|tag| tag.to_ascii_lowercase()), "texts")?;
        for (tag, words) in &self.texts {
            hold(is_tag(tag), "texts", "language")?;
            text(&words.title, LONGEST_TITLE, false, &format!("texts.{tag}.title"))?;
            text(&words.body, LONGEST_BODY, true, &format!("texts.{tag}.body"))?;
        }
        Ok(())
    }

    /// The words for a reader of `tag`, and the tag that they are in: that language, or another form of it, or easy
    /// Japanese (which more foreign residents ask for than English: 入管庁, 2020), or the original. `None` only where
    /// nothing was written.
    #[must_use]
    pub fn best_for(&self, tag: &str) -> Option<(&str, &Words)> {
        let exact = self.texts.iter().find(|(one, _)| one.eq_ignore_ascii_case(tag));
        // `ja-easy` is no form of `ja`: whoever reads Japanese gets the original.
        let same = || {
            let found = self.texts.iter().find(|(one, _)| primary(one).eq_ignore_ascii_case(primary(tag)));
            found.filter(|_| !primary(tag).eq_ignore_ascii_case(ORIGINAL))
        };
        let easy =
            || if tag.eq_ignore_ascii_case(ORIGINAL) { None } else { self.texts.get_key_value(Lang::Easy.code()) };
        let found = exact.or_else(same).or_else(easy).or_else(|| self.texts.get_key_value(ORIGINAL));
        found.map(|(tag, words)| (tag.as_str(), words))
    }
}

/// The language of a tag, without script and region.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The shape of a BCP 47 tag: a language of two or three letters, and subtags.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_lowercase());
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    is_language && tag.len() <= 20 && parts.all(is_subtag)
}

fn text(text: &str, longest: usize, lines: bool, field: &str) -> Checked {
    hold(!text.trim().is_empty(), field, "text_empty")?;
    hold(text.chars().count() <= longest, field, "text_too_long")?;
    hold(text.chars().all(|c| may_stand(c, lines)), field, "text_not_allowed")
}

/// Neither control characters nor what makes a text look like another one. A tab is what people paste from tables.
fn may_stand(c: char, lines: bool) -> bool {
    match c {
        '\n' | '\r' | '\t' => lines,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
        other => !other.is_control(),
    }
}
