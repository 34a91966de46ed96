//! One milestone as the files state it, and the reading of those files.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use super::rule::Rule;
use crate::text::{Lang, LineText};

/// What a milestone is about, in the order in which a family meets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// 妊娠
    Pregnancy,
    /// 出生
    Birth,
    /// 健診
    Checkup,
    /// 予防接種
    Vaccination,
    /// 保育
    Nursery,
    /// 就学
    School,
}

/// How well the rule is sourced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// Official text.
    A,
    /// Several secondary sources.
    B,
    /// One weak source, or practice differs between municipalities.
    C,
}

/// The day from which a milestone is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Anchor {
    /// The due date.
    Due,
    /// The day of birth.
    Birth,
}

/// Whether a milestone is only for one, or only for several children expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fetuses {
    /// 単胎
    One,
    /// 多胎
    Several,
}

/// One sentence in each language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    ja: String,
    #[serde(rename = "ja-easy")]
    easy: String,
    en: String,
}

impl Words {
    pub(super) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::Easy => &self.easy,
            Lang::En => &self.en,
        }
    }
}

/// Something that falls due in the life of a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub(super) place: usize,
    pub(super) id: String,
    pub(super) category: Category,
    pub(super) anchor: Anchor,
    pub(super) title: Words,
    pub(super) guide: Words,
    pub(super) note: Option<String>,
    pub(super) source: String,
    pub(super) confidence: Confidence,
    pub(super) effective_from: Date,
    pub(super) effective_until: Option<Date>,
    pub(super) announce: bool,
    pub(super) starts: Option<Rule>,
    pub(super) ends: Option<Rule>,
    pub(super) rolls: bool,
    pub(super) fetuses: Option<Fetuses>,
    pub(super) corrected: bool,
}

impl Milestone {
    /// Stable name, such as `vax.bcg`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is about.
    #[must_use]
    pub fn category(&self) -> Category {
        self.category
    }

    /// The day it is counted from.
    #[must_use]
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// What it is called, at most 60 characters. Never personal.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.of(lang)
    }

    /// What to do next, at most 120 characters. Never personal.
    #[must_use]
    pub fn guide(&self, lang: Lang) -> &str {
        self.guide.of(lang)
    }

    /// [`Self::title`] for LINE. Only rule data that is part of the program lives as long as that.
    #[must_use]
    pub fn line_title(&'static self, lang: Lang) -> LineText {
        LineText::from_rule_data(self.title(lang))
    }

    /// [`Self::guide`] for LINE.
    #[must_use]
    pub fn line_guide(&'static self, lang: Lang) -> LineText {
        LineText::from_rule_data(self.guide(lang))
    }

    /// A detail of the law, in Japanese, for staff.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The law or guideline it rests on.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How well the rule is sourced.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// First day on which it exists.
    #[must_use]
    pub fn effective_from(&self) -> Date {
        self.effective_from
    }

    /// Last day on which it exists, if it has ended or will end.
    #[must_use]
    pub fn effective_until(&self) -> Option<Date> {
        self.effective_until
    }

    /// For one or for several children only; none when for all.
    #[must_use]
    pub fn fetuses(&self) -> Option<Fetuses> {
        self.fetuses
    }

    /// Whether a child born early reaches it by corrected age (修正月齢).
    #[must_use]
    pub fn corrected(&self) -> bool {
        self.corrected
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    category: Category,
    /// Source of every milestone that names none.
    source: Option<String>,
    milestone: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    title: Words,
    guide: Words,
    note: Option<String>,
    source: Option<String>,
    confidence: Confidence,
    /// Absent: older than every child we know.
    effective_from: Option<Date>,
    effective_until: Option<Date>,
    /// A new right: whoever is already inside the window on its first day hears of it then.
    #[serde(default)]
    announce: bool,
    #[serde(default)]
    starts: Terms,
    #[serde(default)]
    ends: Terms,
    /// The last day moves to the next open day of the office (民法142条).
    #[serde(default)]
    rolls: bool,
    fetuses: Option<Fetuses>,
    #[serde(default)]
    corrected: bool,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Terms {
    #[default]
    None,
    One(String),
    Latest(Vec<String>),
}

/// A milestone file that says something we do not understand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CalendarError(pub(super) String);

/// Reads one file after the milestones `known` so far, to which its rules may refer.
pub(super) fn read(text: &str, known: &mut Vec<Milestone>) -> Result<(), CalendarError> {
    let file: File = toml::from_str(text).map_err(|error| CalendarError(error.to_string()))?;
    for entry in file.milestone {
        let id = entry.id.clone();
        let milestone = milestone(entry, file.category, file.source.as_deref(), known)
            .map_err(|reason| CalendarError(format!("{id}: {reason}")))?;
        known.push(milestone);
    }
    Ok(())
}

fn milestone(entry: Entry, category: Category, source: Option<&str>, known: &[Milestone]) -> Result<Milestone, String> {
    let place = |id: &str| known.iter().position(|milestone| milestone.id == id);
    if place(&entry.id).is_some() {
        return Err("comes twice".to_owned());
    }
    let rule = |terms: Terms| match terms {
        Terms::None => Ok(None),
        Terms::One(term) => Rule::parse(&[term], &place).map(Some),
        Terms::Latest(terms) => Rule::parse(&terms, &place).map(Some),
    };
    let (starts, ends) = (rule(entry.starts)?, rule(entry.ends)?);
    if starts.is_none() && ends.is_none() {
        return Err("neither starts nor ends".to_owned());
    }
    Ok(Milestone {
        place: known.len(),
        id: entry.id,
        category,
        // Pregnancy is counted from the due date, all else from birth: there is no third way in any law we know.
        anchor: if category == Category::Pregnancy { Anchor::Due } else { Anchor::Birth },
        title: entry.title,
        guide: entry.guide,
        note: entry.note,
        source: entry.source.or_else(|| source.map(str::to_owned)).ok_or("has no source")?,
        confidence: entry.confidence,
        effective_from: entry.effective_from.unwrap_or(date(2000, 1, 1)),
        effective_until: entry.effective_until,
        announce: entry.announce,
        starts,
        ends,
        rolls: entry.rolls,
        fetuses: entry.fetuses,
        corrected: entry.corrected,
    })
}
