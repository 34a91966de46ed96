//! How much of a slot a party takes. One number per dimension, so that a full lift, a full room and a tired member of
//! staff are the same question: does it fit?

use jiff::civil::Date;

use super::eligibility::Party;
use super::question::Answers;
use super::service::{Dimension, Service};
use super::slot::{PLACES, Room};
use crate::family::Subject;

/// What `party` takes of a slot on `day`: a place for each child, or one for a household, and the units of every
/// dimension. A dimension it takes nothing of is left out.
#[must_use]
pub fn demand(service: &Service, party: &Party, day: Date, answers: &Answers) -> Room {
    let places = u32::try_from(party.members.len()).unwrap_or(u32::MAX).max(1);
    let units =
        service.dimensions.iter().map(|dimension| (dimension.id.clone(), units(dimension, party, day, answers)));
    units.chain([(PLACES.to_owned(), places)]).filter(|(_, units)| *units > 0).collect()
}

fn units(dimension: &Dimension, party: &Party, day: Date, answers: &Answers) -> u32 {
    let by_age = party.members.iter().map(|(_, subject)| of_one(dimension, subject, day));
    let by_answer = dimension.by_answer.iter().filter_map(|(question, options)| options.get(answers.get(question)?));
    by_age.chain(by_answer.copied()).fold(0, u32::saturating_add)
}

/// A pregnancy has no age: only an entry for all fits it.
fn of_one(dimension: &Dimension, subject: &Subject, day: Date) -> u32 {
    let fits = |age: super::AgeRange| subject.birth_date().is_some_and(|birth| age.holds(birth, day));
    dimension.by_age.iter().find(|ages| ages.age.is_none_or(fits)).map_or(0, |ages| ages.units)
}
