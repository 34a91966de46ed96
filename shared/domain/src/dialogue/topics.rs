//! What a resident wants to hear about: a set over the categories of the calendar.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text::Key;

/// A kind of message is what a milestone is about.
pub use crate::calendar::Category as Topic;

impl Topic {
    /// Every topic, in the order of a childhood.
    #[must_use]
    pub const fn all() -> [Self; 6] {
        [Self::Pregnancy, Self::Birth, Self::Checkup, Self::Vaccination, Self::Nursery, Self::School]
    }

    /// The code that settings, tables and the wire use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pregnancy => "pregnancy",
            Self::Birth => "birth",
            Self::Checkup => "checkup",
            Self::Vaccination => "vaccination",
            Self::Nursery => "nursery",
            Self::School => "school",
        }
    }

    /// The topic a code names.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().into_iter().find(|topic| topic.code() == code)
    }

    /// Its name in the catalogue.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Pregnancy => Key::TopicPregnancy,
            Self::Birth => Key::TopicBirth,
            Self::Checkup => Key::TopicCheckup,
            Self::Vaccination => Key::TopicVaccination,
            Self::Nursery => Key::TopicNursery,
            Self::School => Key::TopicSchool,
        }
    }
}

/// The topics that are on. At first all are: who registers a child wants to know, and can say what is too much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Topics(BTreeSet<Topic>);

impl Topics {
    /// Whether `topic` is on.
    #[must_use]
    pub fn has(&self, topic: Topic) -> bool {
        self.0.contains(&topic)
    }

    /// The same with `topic` on or off.
    #[must_use]
    pub fn with(mut self, topic: Topic, on: bool) -> Self {
        if on {
            self.0.insert(topic);
        } else {
            self.0.remove(&topic);
        }
        self
    }

    /// The set that a list of codes names; `None` if one of them names nothing.
    #[must_use]
    pub fn from_names(names: impl IntoIterator<Item = impl AsRef<str>>) -> Option<Self> {
        names.into_iter().map(|name| Topic::parse(name.as_ref())).collect()
    }

    /// The codes of those that are on, in the order of a childhood.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.iter().map(Topic::code).collect()
    }

    /// Those that are on, in the order of a childhood.
    pub fn iter(&self) -> impl Iterator<Item = Topic> {
        self.0.iter().copied()
    }
}

impl Default for Topics {
    fn default() -> Self {
        Topic::all().into_iter().collect()
    }
}

impl FromIterator<Topic> for Topics {
    fn from_iter<I: IntoIterator<Item = Topic>>(topics: I) -> Self {
        Self(topics.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_a_list_of_names_and_all_on_at_first() {
        assert_eq!(
            serde_json::to_string(&Topics::default()).unwrap(),
            r#"["pregnancy","birth","checkup","vaccination","nursery","school"]"#
        );
        let some: Topics = serde_json::from_str(r#"["school","birth"]"#).unwrap();
        assert!(some.has(Topic::Birth) && !some.has(Topic::Checkup));
        assert_eq!(some.with(Topic::Birth, false), [Topic::School].into_iter().collect());
        assert!(serde_json::from_str::<Topics>(r#"["politics"]"#).is_err());
        assert_eq!(Topics::from_names(["school"]).unwrap().names(), ["school"]);
        assert_eq!(Topics::from_names(["school", "politics"]), None);
        for topic in Topic::all() {
            assert_eq!(Topic::parse(topic.code()), Some(topic));
            assert_eq!(serde_json::to_string(&topic).unwrap(), format!("\"{}\"", topic.code()));
        }
    }
}
