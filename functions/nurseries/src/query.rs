//! A search as it stands in an address, and as the domain asks it.

use std::{collections::BTreeSet, str::FromStr};

use contract::Refusal;
use domain::{
    Weekdays,
    nursery::{Anchor, Freshness, Month, Points, Query},
};
use platform::Problem;
use serde::{Deserialize, de::DeserializeOwned};

use crate::because;

/// Every field as text: what cannot be read is named, and no reader of numbers says it first.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Asked {
    lat: Option<String>,
    lng: Option<String>,
    radius: Option<String>,
    lat2: Option<String>,
    lng2: Option<String>,
    radius2: Option<String>,
    text: Option<String>,
    district: Option<String>,
    kinds: Option<String>,
    age_class: Option<String>,
    months: Option<String>,
    entry: Option<String>,
    vacancy: Option<String>,
    vacancy_days: Option<String>,
    or_ask: Option<String>,
    points: Option<String>,
    allergy: Option<String>,
    opens_by: Option<String>,
    closes_after: Option<String>,
    weekdays: Option<String>,
    extras: Option<String>,
    siblings: Option<String>,
    limit: Option<String>,
}

impl Asked {
    /// What is asked for.
    ///
    /// # Errors
    /// [`Refusal::QueryInvalid`] with the field, or with what the search itself finds wrong.
    pub(crate) fn query(self) -> Result<Query, Problem> {
        let first = anchor("lat", self.lat, self.lng, self.radius)?;
        let second = anchor("lat2", self.lat2, self.lng2, self.radius2)?;
        let vacancy_days = number("vacancy_days", self.vacancy_days)?;
        let or_ask = yes("or_ask", self.or_ask)?;
        let wants = yes("vacancy", self.vacancy)? || vacancy_days.is_some() || or_ask;
        let points = number::<f64>("points", self.points)?;
        let query = Query {
            anchors: first.into_iter().chain(second).collect(),
            text: filled(self.text),
            district: filled(self.district),
            kinds: words("kinds", self.kinds)?,
            class: number("age_class", self.age_class)?,
            months: number("months", self.months)?,
            entry: number::<Month>("entry", self.entry)?,
            vacancy: wants.then_some(Freshness { days: vacancy_days, or_ask }),
            points: points.map(Points::try_from).transpose().map_err(|_| wrong("points"))?,
            allergy: word("allergy", self.allergy)?,
            opens_by: time("opens_by", self.opens_by)?,
            closes_after: time("closes_after", self.closes_after)?,
            weekdays: weekdays(self.weekdays)?,
            extras: words("extras", self.extras)?,
            siblings: self.siblings.into_iter().flat_map(|ids| split(&ids)).collect(),
            limit: number("limit", self.limit)?,
        };
        query.check().map_err(|error| because(Refusal::QueryInvalid, error.code()))?;
        Ok(query)
    }
}

fn wrong(field: &str) -> Problem {
    because(Refusal::QueryInvalid, field)
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn split(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn anchor(
    name: &str,
    lat: Option<String>,
    lng: Option<String>,
    radius: Option<String>,
) -> Result<Option<Anchor>, Problem> {
    match (number(name, lat)?, number(name, lng)?, number(name, radius)?) {
        (None, None, None) => Ok(None),
        (Some(lat), Some(lng), Some(radius)) => Ok(Some(Anchor { lat, lng, radius })),
        _ => Err(wrong(name)),
    }
}

fn number<T: FromStr>(field: &str, text: Option<String>) -> Result<Option<T>, Problem> {
    filled(text).map(|text| text.parse().map_err(|_| wrong(field))).transpose()
}

fn yes(field: &str, text: Option<String>) -> Result<bool, Problem> {
    Ok(number(field, text)?.unwrap_or(false))
}

/// A word that the domain knows.
fn word<T: DeserializeOwned>(field: &str, text: Option<String>) -> Result<Option<T>, Problem> {
    filled(text).map(|word| serde_json::from_value(word.into()).map_err(|_| wrong(field))).transpose()
}

/// Several of them, with commas between.
fn words<T: DeserializeOwned + Ord>(field: &str, list: Option<String>) -> Result<BTreeSet<T>, Problem> {
    let words = list.into_iter().flat_map(|list| split(&list));
    words.map(|word| serde_json::from_value(word.into()).map_err(|_| wrong(field))).collect()
}

/// `07:30`, in minutes after midnight; up to `48:00` on the next day.
fn time(field: &str, text: Option<String>) -> Result<Option<u16>, Problem> {
    let read = |text: String| {
        let (hours, minutes) = text.split_once(':')?;
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        (minutes < 60).then_some(hours.checked_mul(60)?.checked_add(minutes)?)
    };
    filled(text).map(|text| read(text).ok_or_else(|| wrong(field))).transpose()
}

/// `monday` to `sunday`.
fn weekdays(list: Option<String>) -> Result<Weekdays, Problem> {
    let days: Vec<String> = list.into_iter().flat_map(|list| split(&list)).collect();
    serde_json::from_value(days.into()).map_err(|_| wrong("weekdays"))
}
