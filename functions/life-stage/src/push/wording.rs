//! The words of a push: national text, unless the municipality has its own.

use std::collections::BTreeMap;

use contract::MilestoneSetting;
use domain::{
    calendar::Entry,
    family::Token,
    notice::{self, Item},
    text::{Key, Lang, LineText, MunicipalText},
};
use line::{Action, LimitError, Link, Message, Messages};
use tables::SettingRow;

/// What the municipality decided, by milestone.
pub(crate) struct Wording<'a>(BTreeMap<&'a str, &'a MilestoneSetting>);

impl<'a> Wording<'a> {
    /// What is in force.
    pub(crate) fn published(settings: &'a [SettingRow]) -> Self {
        Self(settings.iter().map(|row| (row.milestone.as_str(), &row.published)).collect())
    }

    /// The same with one milestone as `setting` would have it.
    pub(crate) fn with(mut self, milestone: &'a str, setting: &'a MilestoneSetting) -> Self {
        self.0.insert(milestone, setting);
        self
    }

    /// Whether a milestone is sent at all. It is, unless somebody has switched it off.
    pub(crate) fn enabled(&self, milestone: &str) -> bool {
        self.0.get(milestone).is_none_or(|setting| setting.enabled)
    }

    /// What is said about `entries`.
    pub(crate) fn text(&self, lang: Lang, token: Token, entries: &[Entry<'static>]) -> LineText {
        let items: Vec<Item> = entries
            .iter()
            .map(|entry| Item {
                title: entry.milestone.line_title(lang),
                guide: entry.milestone.line_guide(lang),
                municipal: self.municipal(entry.milestone.id(), lang),
                starts: entry.starts,
                ends: entry.ends,
            })
            .collect();
        notice::life_stage(lang, token, &items)
    }

    /// The message, with a button that opens the calendar.
    pub(crate) fn message(
        &self,
        lang: Lang,
        token: Token,
        entries: &[Entry<'static>],
        page: &Link,
    ) -> Result<Messages, LimitError> {
        let open = Action::Link { label: LineText::plain(lang, Key::LabelCalendar), link: page.clone() };
        Messages::new(&[Message::Text { text: self.text(lang, token, entries), quick_replies: vec![open] }])
    }

    fn municipal(&self, milestone: &str, lang: Lang) -> Option<MunicipalText> {
        let text = self.0.get(milestone)?.texts.get(lang.code())?;
        // It was checked when it was saved; should the rules have become stricter since, the national text is said.
        MunicipalText::new(text).ok()
    }
}
