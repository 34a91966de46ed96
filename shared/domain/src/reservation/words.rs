//! A service in the reader's language; Japanese where staff wrote nothing else.

use super::service::{Service, Texts};
use crate::text::Lang;

impl Service {
    /// What residents call it.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        in_language(&self.title, lang)
    }

    /// One or two sentences below it; empty when there are none.
    #[must_use]
    pub fn description(&self, lang: Lang) -> &str {
        in_language(&self.description, lang)
    }

    /// Where to go; empty when nowhere.
    #[must_use]
    pub fn place(&self, lang: Lang) -> &str {
        in_language(&self.place, lang)
    }
}

/// A text in `lang`, in Japanese where there is none, empty where there is neither.
#[must_use]
pub fn in_language(texts: &Texts, lang: Lang) -> &str {
    texts.get(&lang).or_else(|| texts.get(&Lang::Ja)).map_or("", String::as_str)
}
