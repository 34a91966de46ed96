//! A service in the reader's language; Japanese where staff wrote nothing else.

use super::service::{Admission, Service, Texts};
use crate::text::{Key, Lang, LineText, MunicipalText};

impl Service {
    /// Whether a freed place may be somebody's who waits.
    #[must_use]
    pub const fn keeps_list(&self) -> bool {
        matches!(self.admission, Admission::WaitingList { .. })
    }

    /// What residents call it.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        in_language(&self.title, lang)
    }

    /// What LINE may call it: its title, and of a discreet one only that there is an appointment.
    #[must_use]
    pub fn name_in_line(&self, lang: Lang) -> LineText {
        let named = (!self.discreet).then(|| MunicipalText::new(self.title(lang)).ok()).flatten();
        named.map_or_else(|| LineText::plain(lang, Key::AppointmentWord), LineText::from)
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
