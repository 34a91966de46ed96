//! A step of looking for a nursery: searches what is published, near the place that was sent.

use domain::{
    dialogue::{FindStep, MOST_CARDS, Near, Person, REACH, Turn, found},
    nursery::{AgeClass, Anchor, Freshness, Group, Hit, MOST_HITS, Nursery, Query, walking_minutes, whole_metres},
    text::MunicipalText,
};
use jiff::Timestamp;
use tables::StoreError;

use crate::App;

pub(crate) async fn turn(app: &App, person: &Person, step: &FindStep, now: Timestamp) -> Result<Turn, StoreError> {
    let today = platform::today(now);
    let FindStep::Near { at, class, room } = step else { return Ok(found(person, step, &[], 0, today)) };
    let published = app.shelf.take(now).await?;
    let anchor = Anchor { lat: at.lat(), lng: at.lng(), radius: f64::from(REACH) };
    let query = Query {
        anchors: vec![anchor],
        // Whoever sends a place looks for somewhere to apply to, not for a playroom.
        kinds: Group::ALL.into_iter().filter(|group| *group != Group::Support).flat_map(Group::kinds).collect(),
        class: class.map(AgeClass::years),
        vacancy: room.then(Freshness::default),
        limit: Some(MOST_HITS),
        ..Query::default()
    };
    // The place is in Japan, and nothing else of it can be wrong.
    let hits = published.index.search(&query, today).unwrap_or_default();
    let near = hits.iter().filter_map(|hit| {
        let nursery = published.nurseries.get(published.index.source(hit.row)?)?;
        near(nursery, hit, *class)
    });
    let near: Vec<Near> = near.take(MOST_CARDS).collect();
    Ok(found(person, step, &near, hits.len(), today))
}

/// What a card says. A name that may not stand in LINE (a file may hold anything) is left to the page.
fn near(nursery: &Nursery, hit: &Hit, class: Option<AgeClass>) -> Option<Near> {
    let metres = hit.metres?;
    Some(Near {
        key: nursery.address(),
        name: MunicipalText::new(&nursery.name).ok()?,
        group: nursery.kind.group(),
        metres: whole_metres(metres),
        walking_minutes: walking_minutes(metres),
        vacancy: nursery.vacancy_of(class).map(|vacancy| (vacancy.state.clone(), vacancy.on)),
        ages_unknown: hit.ages_unknown,
    })
}
