//! What a family may ask for. Everything that is left out is not asked for; what a facility does not say of itself does not
//! fit what is asked, except for its ages, which half of the lists leave out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Weekdays;
use crate::nursery::{AgeClass, Extra, Kind, Month, Points, Position};

/// Nobody takes a child further than this every day, metres.
pub const FURTHEST: f64 = 100_000.0;
/// The most hits of one search.
pub const MOST_HITS: usize = 500;
/// The longest text that is looked for, in characters.
const LONGEST: usize = 100;

/// A question. Hits are ordered by distance: in a straight line from the one anchor, or the sum of those from both; without
/// an anchor by id. Nurseries of siblings come before all others.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Query {
    /// Home, work, a station: none, one or two, and a facility must be in reach of each. Without one, those that have no
    /// coordinates are found too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    /// Part of the name, its kana or the district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Part of the district.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Any of these kinds; empty is every kind.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<Kind>,
    /// The child's class, 0 to 5 ([`crate::nursery::child_at`]). A facility that does not say whom it takes fits, and the
    /// hit says so; a kind without classes ([`Kind::has_classes`]) does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<u8>,
    /// The child's completed months on the day it begins; needs the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// The month it begins in: free places that are said for another month do not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Month>,
    /// Free places in the class; without a class, in any of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Freshness>,
    /// The family's points: the newest known cut-off of the class must not lie above them. Needs the class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// Meals for an allergy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allergy: Option<AllergyWanted>,
    /// Open by then, in minutes after midnight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_by: Option<u16>,
    /// Open until then or longer; beyond 1440 on the next day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes_after: Option<u16>,
    /// Open on all of these.
    #[serde(skip_serializing_if = "Weekdays::is_empty")]
    pub weekdays: Weekdays,
    /// All of these.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub extras: BTreeSet<Extra>,
    /// Ids of the nurseries that siblings go to: first, where they fit.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub siblings: BTreeSet<String>,
    /// How many hits, 1 to [`MOST_HITS`]; 10 where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
}

/// A point that a facility must be in reach of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Degrees.
    pub lat: f64,
    /// Degrees.
    pub lng: f64,
    /// Metres in a straight line, above 0 and at most [`FURTHEST`].
    pub radius: f64,
}

/// Free places, and how old the information may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Freshness {
    /// Days; what does not say as of when does not fit. Without it, however old.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    /// Places that say "to be asked" fit too.
    pub or_ask: bool,
}

/// What becomes of a meal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllergyWanted {
    /// In whatever way: 有, 除去食, 代替食.
    Adapted,
    /// 代替食: something else instead.
    Substituted,
}

/// Why a question cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadQuery {
    /// More than two anchors.
    #[error("there may be two anchors, not {0}")]
    TooManyAnchors(usize),
    /// NaN, infinity, or a point outside Japan.
    #[error("an anchor is not in Japan")]
    NotInJapan,
    /// NaN, 0 or less, or more than [`FURTHEST`].
    #[error("a radius is more than 0 and at most 100000 metres")]
    Radius,
    /// Classes are 0 to 5.
    #[error("there is no class {0}; classes are 0 to 5")]
    NoClass(u8),
    /// Months or points, and of which class is not said.
    #[error("months and points need the class")]
    ClassNeeded,
    /// More than 20 years.
    #[error("a child of {0} months is no child for a nursery")]
    Months(u16),
    /// Beyond the end of the next day.
    #[error("{0} minutes after midnight is not a time")]
    Time(u16),
    /// More than 100 characters.
    #[error("the text is longer than 100 characters")]
    TextTooLong,
    /// None, or more than [`MOST_HITS`].
    #[error("a search has 1 to 500 hits, not {0}")]
    Limit(usize),
}

impl BadQuery {
    /// For programs; the page's twin has the same words.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooManyAnchors(_) => "too_many_anchors",
            Self::NotInJapan => "not_in_japan",
            Self::Radius => "radius",
            Self::NoClass(_) => "no_class",
            Self::ClassNeeded => "class_needed",
            Self::Months(_) => "months",
            Self::Time(_) => "time",
            Self::TextTooLong => "text_too_long",
            Self::Limit(_) => "limit",
        }
    }
}

impl Query {
    /// Whether the question can be answered.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self) -> Result<(), BadQuery> {
        if self.anchors.len() > 2 {
            return Err(BadQuery::TooManyAnchors(self.anchors.len()));
        }
        for anchor in &self.anchors {
            Position::new(anchor.lat, anchor.lng).map_err(|_| BadQuery::NotInJapan)?;
            if !(anchor.radius > 0.0 && anchor.radius <= FURTHEST) {
                return Err(BadQuery::Radius);
            }
        }
        if let Some(class) = self.class {
            AgeClass::new(class).map_err(|_| BadQuery::NoClass(class))?;
        } else if self.months.is_some() || self.points.is_some() {
            return Err(BadQuery::ClassNeeded);
        }
        if let Some(months) = self.months.filter(|months| *months > 240) {
            return Err(BadQuery::Months(months));
        }
        if let Some(time) = [self.opens_by, self.closes_after].into_iter().flatten().find(|time| *time > 2 * 1440) {
            return Err(BadQuery::Time(time));
        }
        if [&self.text, &self.district].into_iter().flatten().any(|text| text.chars().count() > LONGEST) {
            return Err(BadQuery::TextTooLong);
        }
        match self.hits() {
            1..=MOST_HITS => Ok(()),
            other => Err(BadQuery::Limit(other)),
        }
    }

    pub(super) fn hits(&self) -> usize {
        self.limit.unwrap_or(10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(lat: f64, lng: f64, radius: f64) -> Query {
        Query { anchors: vec![Anchor { lat, lng, radius }], ..Query::default() }
    }

    #[test]
    fn a_bad_question_says_what_is_bad() {
        assert_eq!(Query::default().check(), Ok(()));
        assert_eq!(around(35.6, 139.7, FURTHEST).check(), Ok(()));
        for radius in [-1.0, 0.0, 1e9, f64::NAN, f64::INFINITY, -0.0] {
            assert_eq!(around(35.6, 139.7, radius).check(), Err(BadQuery::Radius), "{radius}");
        }
        for (lat, lng) in [(f64::NAN, 139.7), (139.7, 35.6), (0.0, 0.0), (35.6, f64::INFINITY)] {
            assert_eq!(around(lat, lng, 1.0).check(), Err(BadQuery::NotInJapan), "{lat} {lng}");
        }
        let asked = |json: &str| serde_json::from_str::<Query>(json).unwrap().check();
        for (json, why) in [
            (r#"{"class":6}"#, BadQuery::NoClass(6)),
            (r#"{"months":3}"#, BadQuery::ClassNeeded),
            (r#"{"points":40}"#, BadQuery::ClassNeeded),
            (r#"{"class":1,"months":241}"#, BadQuery::Months(241)),
            (r#"{"opens_by":2881}"#, BadQuery::Time(2881)),
            (r#"{"limit":0}"#, BadQuery::Limit(0)),
            (r#"{"limit":501}"#, BadQuery::Limit(501)),
        ] {
            assert_eq!(asked(json), Err(why), "{json}");
        }
        let long = Query { text: Some("あ".repeat(101)), ..Query::default() };
        assert_eq!(long.check(), Err(BadQuery::TextTooLong));
        let three = Query { anchors: vec![Anchor { lat: 35.6, lng: 139.7, radius: 1.0 }; 3], ..Query::default() };
        assert_eq!(three.check(), Err(BadQuery::TooManyAnchors(3)));
        assert!(serde_json::from_str::<Query>(r#"{"colour":"red"}"#).is_err());
    }
}
