//! Whether a service makes sense before anyone can book it. What passes here cannot make a slot that contradicts
//! itself, a text that LINE may not have, or a rule that silently concerns nobody.

pub(crate) mod shape;
mod times;
pub(crate) mod words;

use super::question::RESIDENT;
use super::service::{
    Admission, AgeRange, Campaign, Confirmation, Dimension, Limit, Limits, Party, Question, QuestionKind, Service, Who,
};
use super::slot::PLACES;
use crate::{
    calendar::national,
    flaw::{Checked, Flaw, hold, unique},
};
use shape::{is_dimension_id, is_question_id, is_service_id};

/// Most units there can be of anything.
const MOST_UNITS: u32 = 100_000;
/// Places of one slot. Everybody in it lies in one row, and DynamoDB's rows end at 400 KB: about 4,000 families.
pub const MOST_PLACES: u32 = 1_000;

/// A pregnancy that lasts longer is a wrong due date.
const LAST_WEEK: u8 = 45;

/// Entries of a list that staff write by hand.
const LONGEST_LIST: usize = 400;

impl Service {
    /// Whether it can be offered. Other services that it names need not exist yet.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_service_id(&self.id), "id", "shape")?;
        words::check(self)?;
        who(&self.who, self)?;
        hold(!self.sick_care || self.party == Party::Children, "sick_care", "not_for_these")?;
        hold(self.questions.len() <= 10, "questions", "too_many")?;
        unique(self.questions.iter().map(|question| &question.id), "questions")?;
        for (place, one) in self.questions.iter().enumerate() {
            question(one, &format!("questions.{place}"))?;
        }
        hold(self.dimensions.len() <= 10, "dimensions", "too_many")?;
        unique(self.dimensions.iter().map(|dimension| &dimension.id), "dimensions")?;
        for (place, one) in self.dimensions.iter().enumerate() {
            dimension(one, self, &format!("dimensions.{place}"))?;
        }
        times::check(self)?;
        limits(&self.limits, self.party)?;
        admission(self)
    }
}

fn who(who: &Who, service: &Service) -> Checked {
    let (has_children, has_pregnancy) = match service.party {
        Party::Children => (true, false),
        Party::Pregnancy => (false, true),
        Party::Either => (true, true),
        Party::Household => (false, false),
    };
    if let Some(range) = who.age {
        hold(has_children, "who.age", "not_for_these")?;
        age(range, "who.age")?;
    }
    if let Some(weeks) = who.weeks {
        hold(has_pregnancy, "who.weeks", "not_for_these")?;
        hold(weeks.from <= weeks.until, "who.weeks", "backwards")?;
        hold(weeks.until <= LAST_WEEK, "who.weeks", "out_of_range")?;
    }
    hold(who.milestones.is_empty() || service.party != Party::Household, "who.milestones", "not_for_these")?;
    unique(&who.milestones, "who.milestones")?;
    for (place, id) in who.milestones.iter().enumerate() {
        hold(national().find(id).is_some(), format!("who.milestones.{place}"), "unknown")?;
    }
    if let Some(prior) = &who.prior {
        hold(is_service_id(&prior.service), "who.prior.service", "shape")?;
        hold(prior.service != service.id, "who.prior.service", "itself")?;
    }
    if let Some(gap) = &who.gap {
        hold(gap.services.len() <= LONGEST_LIST, "who.gap.services", "too_many")?;
        hold(gap.services.iter().all(|id| is_service_id(id)), "who.gap.services", "shape")?;
    }
    Ok(())
}

fn age(range: AgeRange, field: &str) -> Checked {
    hold(range.from_months < range.until_months, field, "backwards")
}

fn dimension(dimension: &Dimension, service: &Service, field: &str) -> Checked {
    hold(is_dimension_id(&dimension.id), format!("{field}.id"), "shape")?;
    hold(dimension.id != PLACES, format!("{field}.id"), "reserved")?;
    hold(dimension.by_age.len() <= 20, format!("{field}.by_age"), "too_many")?;
    for (place, ages) in dimension.by_age.iter().enumerate() {
        let field = format!("{field}.by_age.{place}");
        hold(ages.units <= MOST_UNITS, format!("{field}.units"), "out_of_range")?;
        ages.age.map_or(Ok(()), |range| age(range, &format!("{field}.age")))?;
    }
    for (id, units) in &dimension.by_answer {
        let field = format!("{field}.by_answer.{id}");
        let question = service.questions.iter().find(|question| question.id == *id);
        let Some(QuestionKind::Choice { options }) = question.map(|question| &question.kind) else {
            return hold(false, field, "unknown");
        };
        hold(units.keys().all(|option| options.contains_key(option)), field.clone(), "unknown")?;
        hold(units.values().all(|units| *units <= MOST_UNITS), field, "out_of_range")?;
    }
    Ok(())
}

fn question(question: &Question, field: &str) -> Checked {
    hold(is_question_id(&question.id), format!("{field}.id"), "shape")?;
    hold(question.id != RESIDENT, format!("{field}.id"), "reserved")?;
    match &question.kind {
        QuestionKind::Text { longest } => hold((1..=500).contains(longest), format!("{field}.longest"), "out_of_range"),
        QuestionKind::Choice { options } => {
            hold((2..=20).contains(&options.len()), format!("{field}.options"), "out_of_range")?;
            hold(options.keys().all(|id| is_question_id(id)), format!("{field}.options"), "shape")
        }
        QuestionKind::Check => Ok(()),
    }
}

fn limits(limits: &Limits, party: Party) -> Checked {
    let at_least_one = |limit: Option<Limit>| limit.is_none_or(|limit| limit.count >= 1);
    hold(at_least_one(limits.per_child), "limits.per_child", "out_of_range")?;
    hold(limits.per_child.is_none() || party != Party::Household, "limits.per_child", "not_for_these")?;
    hold(at_least_one(limits.per_household), "limits.per_household", "out_of_range")?;
    let at_once =
        limits.children_at_once.is_none_or(|count| usize::from(count) <= crate::family::MOST_CHILDREN && count >= 1);
    hold(at_once, "limits.children_at_once", "out_of_range")
}

fn admission(service: &Service) -> Checked {
    let campaign = service.opening.campaign.as_ref();
    if let Some(Campaign { opens_at, closes_at }) = campaign {
        hold(opens_at < closes_at, "opening.campaign", "backwards")?;
    }
    match service.admission {
        Admission::FirstCome => return Ok(()),
        Admission::WaitingList { hold_minutes, longest } => {
            hold((5..=2880).contains(&hold_minutes), "admission.hold_minutes", "out_of_range")?;
            hold((1..=200).contains(&longest), "admission.longest", "out_of_range")?;
        }
        Admission::Draw => hold(campaign.is_some(), "opening.campaign", "missing")?,
    }
    // One question at a time: either staff or the list decides.
    hold(service.confirmation == Confirmation::Automatic, "confirmation", "not_with_admission")
}

#[cfg(test)]
mod tests;
