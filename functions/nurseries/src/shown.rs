//! What is shown of a facility.

use contract::{
    NurseryBorder, NurseryBorderKind, NurseryBorderRange, NurseryCard, NurseryClass, NurseryHit, NurseryVacancy,
    NurseryVacancyState,
};
use domain::nursery::{
    AgeClass, Border, ClassInfo, Hit, Nursery, Vacancy, VacancyState, range, walking_minutes, whole_metres,
};
use serde::Serialize;

/// Municipality and id of an address.
pub(crate) fn named(key: &str) -> Option<(&str, &str)> {
    key.split_once('-')
}

/// A word as the domain writes it.
pub(crate) fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

pub(crate) fn hit(nursery: &Nursery, hit: &Hit, class: Option<AgeClass>) -> NurseryHit {
    NurseryHit {
        key: nursery.address(),
        name: nursery.name.clone(),
        kind: word(&nursery.kind),
        district: nursery.district.clone(),
        lat: nursery.position.map(|position| position.lat()),
        lng: nursery.position.map(|position| position.lng()),
        metres: hit.metres.map(whole_metres),
        second_metres: hit.second_metres.map(whole_metres),
        walking_minutes: hit.metres.map(walking_minutes),
        siblings: hit.is_siblings,
        ages_unknown: hit.ages_unknown,
        vacancy: nursery.vacancy_of(class).map(vacancy),
    }
}

pub(crate) fn vacancy(vacancy: &Vacancy) -> NurseryVacancy {
    let (state, places, symbol) = match &vacancy.state {
        VacancyState::Number(places) => (NurseryVacancyState::Number, Some(*places), None),
        VacancyState::Open => (NurseryVacancyState::Open, None, None),
        VacancyState::Few => (NurseryVacancyState::Few, None, None),
        VacancyState::None => (NurseryVacancyState::None, None, None),
        VacancyState::Ask => (NurseryVacancyState::Ask, None, None),
        VacancyState::NotOffered => (NurseryVacancyState::NotOffered, None, None),
        VacancyState::Symbol(symbol) => (NurseryVacancyState::Symbol, None, Some(symbol.clone())),
    };
    let (on, entry) = (vacancy.on.map(|day| day.to_string()), vacancy.entry.map(|month| month.to_string()));
    NurseryVacancy { state, places, symbol, on, entry }
}

pub(crate) fn card(nursery: &Nursery) -> NurseryCard {
    let offering = |offered: bool| {
        let some = nursery.extras.iter().filter(move |(_, there)| **there == offered);
        some.map(|(extra, _)| word(extra)).collect()
    };
    NurseryCard {
        key: nursery.address(),
        name: nursery.name.clone(),
        kana: nursery.kana.clone(),
        kind: word(&nursery.kind),
        kind_text: nursery.kind_text.clone(),
        address: nursery.address.clone(),
        district: nursery.district.clone(),
        lat: nursery.position.map(|position| position.lat()),
        lng: nursery.position.map(|position| position.lng()),
        phone: nursery.phone.clone(),
        url: nursery.url.clone(),
        corporation: nursery.corporation.clone(),
        opens: nursery.hours.and_then(|hours| hours.opens),
        closes: nursery.hours.and_then(|hours| hours.closes),
        weekdays: weekdays(nursery),
        ages: nursery.ages.as_ref().map(|ages| ages.text.clone()),
        capacity: nursery.capacity,
        offers: offering(true),
        offers_not: offering(false),
        allergy: nursery.allergy.as_ref().map(word),
        vacancy: nursery.vacancy.as_ref().map(vacancy),
        classes: nursery.classes.iter().map(|(class, info)| self::class(*class, info)).collect(),
        note: nursery.note.clone(),
    }
}

fn weekdays(nursery: &Nursery) -> Vec<String> {
    let days = serde_json::to_value(&nursery.weekdays).ok();
    days.and_then(|days| serde_json::from_value(days).ok()).unwrap_or_default()
}

fn class(class: AgeClass, info: &ClassInfo) -> NurseryClass {
    let over_years = range(&info.borders);
    let count = |years: usize| u32::try_from(years).unwrap_or(u32::MAX);
    NurseryClass {
        class: class.years(),
        offered: info.is_offered(),
        capacity: info.capacity,
        vacancy: info.vacancy.as_ref().map(vacancy),
        borders: info.borders.iter().rev().map(|(year, border)| self::border(*year, *border)).collect(),
        range: NurseryBorderRange {
            lowest: over_years.points.map(|(lowest, _)| lowest.into()),
            highest: over_years.points.map(|(_, highest)| highest.into()),
            years: count(over_years.years),
            open: count(over_years.open),
            unclear: count(over_years.unclear),
        },
    }
}

fn border(year: i16, border: Border) -> NurseryBorder {
    let (kind, points, places) = match border {
        Border::Points(points) => (NurseryBorderKind::Points, Some(points.into()), None),
        Border::AtMost(points) => (NurseryBorderKind::AtMost, Some(points.into()), None),
        Border::Remaining(places) => (NurseryBorderKind::Remaining, None, Some(places)),
        Border::AllAdmitted => (NurseryBorderKind::AllAdmitted, None, None),
        Border::NobodyAdmitted => (NurseryBorderKind::NobodyAdmitted, None, None),
        Border::NoPlaces => (NurseryBorderKind::NoPlaces, None, None),
        Border::Undisclosed => (NurseryBorderKind::Undisclosed, None, None),
        Border::NoClass => (NurseryBorderKind::NoClass, None, None),
    };
    NurseryBorder { year, kind, points, places }
}
