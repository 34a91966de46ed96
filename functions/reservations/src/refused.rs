//! What the desk refused, as HTTP: the code, the sentence, the reason, and where a slot was full the nearest free ones.

use contract::{Refusal, SlotCard};
use domain::{
    reservation::{self, AnswerError, Answers, Diary, Party, Refused, SlotId, demand, eligible},
    text::Lang,
};
use platform::{Explanation, Problem};
use tables::DeskError;

use crate::{App, shown};

/// How many free slots are offered instead of a full one.
const ALTERNATIVES: usize = 3;
/// How far from the slot they are looked for, in days…
const DAYS: i32 = 31;
/// …and in slots on either side: when a whole season is sold out within minutes, a refusal must not read all of it.
const EACH_SIDE: usize = 24;

/// What somebody wanted.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) slot: &'a SlotId,
    pub(crate) party: &'a Party,
    pub(crate) answers: &'a Answers,
}

impl From<DeskProblem> for Problem {
    fn from(DeskProblem(error): DeskProblem) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
            DeskError::Refused(refused) => explained(refused),
        }
    }
}

/// A desk's error that was about no particular slot.
pub(crate) struct DeskProblem(pub(crate) DeskError);

/// A desk's error as the answer to somebody who wanted a slot.
pub(crate) async fn problem(app: &App, error: DeskError, wanted: Wanted<'_>) -> Problem {
    match error {
        DeskError::Store(error) => error.into(),
        DeskError::Refused(Refused::Full) => {
            let alternatives = nearest(app, wanted).await;
            Problem::Explained(Refusal::SlotFull, Box::new(Explanation { alternatives, ..Explanation::default() }))
        }
        DeskError::Refused(refused) => explained(refused),
    }
}

fn explained(refused: Refused) -> Problem {
    let refusal = match &refused {
        Refused::UnknownService => Refusal::UnknownService,
        Refused::UnknownSlot => Refusal::UnknownSlot,
        Refused::NotFound => Refusal::NotFound,
        Refused::Full => Refusal::SlotFull,
        Refused::Closed => Refusal::SlotClosed,
        Refused::Past => Refusal::SlotPast,
        Refused::NotOpen => Refusal::NotOpen,
        Refused::TooLate => Refusal::TooLate,
        Refused::NotEligible(_) => Refusal::NotEligible,
        Refused::LimitReached => Refusal::LimitReached,
        Refused::AlreadyBooked => Refusal::AlreadyBooked,
        Refused::OtherService => Refusal::OtherService,
        Refused::NotLive => Refusal::NotLive,
        Refused::NothingHeld => Refusal::NothingHeld,
        Refused::KeyReused => Refusal::IdempotencyKeyReused,
        Refused::Answers(AnswerError::Unknown(_)) => Refusal::QuestionUnknown,
        Refused::Answers(AnswerError::Missing(_)) => Refusal::AnswerMissing,
        Refused::Answers(AnswerError::Invalid(_)) => Refusal::AnswerInvalid,
        Refused::Answers(AnswerError::Number(_)) => Refusal::MyNumberRefused,
    };
    let explanation = match refused {
        Refused::NotEligible(why) => Explanation {
            reason: Some(why.code().to_owned()),
            sentences: Lang::all().into_iter().map(|lang| (lang, why.text(lang).as_str().to_owned())).collect(),
            ..Explanation::default()
        },
        Refused::Answers(
            AnswerError::Unknown(question)
            | AnswerError::Missing(question)
            | AnswerError::Invalid(question)
            | AnswerError::Number(question),
        ) => Explanation { reason: Some(question), ..Explanation::default() },
        _ => return refusal.into(),
    };
    Problem::Explained(refusal, Box::new(explanation))
}

/// The free slots of the same service that lie nearest; none when they cannot be read, since the refusal itself is
/// worth more than an outage.
async fn nearest(app: &App, Wanted { slot, party, answers }: Wanted<'_>) -> Vec<SlotCard> {
    let day = slot.starts.date();
    let found = app.reservations.vacancies_around(slot, DAYS, EACH_SIDE).await;
    let service = app.reservations.service(&slot.service).await;
    let (Ok(mut slots), Ok(Some(row))) = (found, service) else { return Vec::new() };
    let now = app.here();
    // What they had before is not looked at here: it is when they book.
    slots.retain(|(id, _)| eligible(&row.service, party, id.starts.date(), &Diary::default(), true).is_ok());
    let units = demand(&row.service, party, day, answers);
    let free = reservation::nearest(&row.service, &slots, slot, &units, now, ALTERNATIVES);
    let card = |id: &SlotId| {
        let (id, slot) = slots.iter().find(|(known, _)| known == id)?;
        Some(shown::slot(&row.service, id, slot, slot.places_left(), now))
    };
    free.iter().filter_map(card).collect()
}

#[cfg(test)]
mod tests {
    use domain::reservation::Ineligible;

    use super::*;

    /// The chat finds its sentence by the name of what was refused, the page by the code.
    #[test]
    fn page_and_chat_call_a_refusal_by_one_name() {
        for refused in [
            Refused::UnknownService,
            Refused::UnknownSlot,
            Refused::NotFound,
            Refused::Full,
            Refused::Closed,
            Refused::Past,
            Refused::NotOpen,
            Refused::TooLate,
            Refused::NotEligible(Ineligible::Residency),
            Refused::LimitReached,
            Refused::AlreadyBooked,
            Refused::OtherService,
            Refused::NotLive,
            Refused::NothingHeld,
            Refused::KeyReused,
        ] {
            let name = refused.to_string();
            let (Problem::Refused(refusal) | Problem::Explained(refusal, _)) = explained(refused) else {
                panic!("{name} is a refusal")
            };
            assert_eq!(refusal.code(), name);
        }
    }
}
