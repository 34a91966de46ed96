//! Booking by tapping: which service, which day, what time, for whom, sure?
//!
//! This room knows what may be said in LINE about an appointment: what it is called, where, when, and the tokens of
//! those it is for. It refuses to ask questions there (answers go through the page alone) and to name a discreet
//! service, even in the data behind a button. What was read and written is brought along as [`Seen`].

mod agree;
mod choose;
mod mine;
mod search;
mod step;
mod words;

#[cfg(test)]
mod booth;
#[cfg(test)]
mod scenes;

use jiff::civil::DateTime;

pub use step::{Aim, Step};

#[cfg(test)]
pub(super) use step::tests;

use super::{Command, Page, Person, Turn, reply::Talk};
use crate::{
    family::Token,
    household::Member,
    reservation::{Booking, Diary, For, Party, Refused, Service, Slot, SlotId},
    text::Key,
};

/// What a step needs to know: what the desk has read, and what became of what it was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The time in Japan.
    pub now: DateTime,
    /// The family.
    pub members: Vec<Member>,
    /// All services, or those that the step is about.
    pub services: Vec<Service>,
    /// Slots of the service, by start: the days to come, one day, one slot, or those around a full one.
    pub slots: Vec<(SlotId, Slot)>,
    /// Everything the family has booked, as it now stands.
    pub diary: Diary,
    /// The booking that was made, moved, cancelled or accepted, or why it was not.
    pub outcome: Option<Result<(String, Booking), Refused>>,
}

/// Decides one turn of a booking.
#[must_use]
pub fn book(person: &Person, step: &Step, seen: &Seen) -> Turn {
    let talk = Talk::new(person, seen.now.date());
    let desk = Desk { talk: &talk, seen };
    let turn = match step {
        Step::Services(page) => desk.services(*page),
        Step::Days(aim) => desk.days(aim),
        Step::Times(aim, day, page) => desk.times(aim, *day, *page),
        Step::Slot(slot) => desk.slot(slot),
        Step::Confirm(slot, who) => desk.confirm(slot, who),
        Step::Book(slot, who) => desk.booked(slot, who),
        Step::AskMove(id, slot) => desk.ask_move(id, slot),
        Step::Move(id, slot) => desk.moved(id, slot),
        Step::Mine(page) => desk.mine(*page),
        Step::AskCancel(id) => desk.ask_cancel(id),
        Step::Cancel(_) => desk.cancelled(),
        Step::Accept(_) => desk.accepted(),
    };
    talk.with_way_out(turn)
}

/// Those whom `who` stands for; `None` when one of them is not there any more.
#[must_use]
pub fn party(members: &[Member], who: &[Token]) -> Option<Party> {
    let member = |token: &Token| members.iter().find(|member| member.token == *token);
    let members = who.iter().map(|token| member(token).map(|member| (member.id.clone(), member.subject.clone())));
    Some(Party { members: members.collect::<Option<_>>()? })
}

/// For a chat that has no desk behind it.
pub(super) fn on_the_page(talk: &Talk) -> Turn {
    talk.answer(talk.say(Key::BookWhich, &[]).open(talk.label(Key::LabelBookPage), Page::Bookings))
}

impl Service {
    /// Whether the chat may talk about it.
    #[must_use]
    pub const fn is_for_chat(&self) -> bool {
        self.published && !self.discreet
    }

    /// Whether a booking must end on the page: something has to be answered, and LINE must not carry answers. What may
    /// stay open can be answered there later.
    #[must_use]
    pub(crate) fn ends_on_page(&self) -> bool {
        self.who.residents_only
            || self.questions.iter().any(|question| question.required)
            || self.dimensions.iter().any(|dimension| !dimension.by_answer.is_empty())
    }
}

/// Who asks, and what is known.
struct Desk<'a> {
    talk: &'a Talk<'a>,
    seen: &'a Seen,
}

impl<'a> Desk<'a> {
    /// The service that a step is about, or what is said where the chat has none of that name.
    fn service(&self, id: &str) -> Result<&'a Service, Turn> {
        match self.seen.services.iter().find(|service| service.id == id) {
            Some(service) if service.is_for_chat() => Ok(service),
            Some(service) if service.published => Err(self.discreetly()),
            _ => Err(self.again(Key::ErrorUnknownService)),
        }
    }

    fn booking(&self, id: &str) -> Result<&'a Booking, Turn> {
        let found = self.seen.diary.bookings.get(id);
        found.ok_or_else(|| self.talk.answer(self.with_mine(self.talk.say(Key::BookGone, &[]))))
    }

    /// Each party that one booking of the service could be for, were they alone.
    fn alone(&self, service: &Service) -> Vec<Party> {
        match service.party {
            For::Household => vec![Party::default()],
            For::Children | For::Pregnancy | For::Either => {
                let members = self.seen.members.iter();
                members.map(|member| Party { members: vec![(member.id.clone(), member.subject.clone())] }).collect()
            }
        }
    }

    /// Those whom a booking is for, as they are today; a child that was removed is left out.
    fn party_of(&self, booking: &Booking) -> Party {
        let member = |id: &String| self.seen.members.iter().find(|member| member.id == *id);
        let members = booking.children.iter().filter_map(member);
        Party { members: members.map(|member| (member.id.clone(), member.subject.clone())).collect() }
    }

    /// A sentence, and the way back to what can be booked.
    fn again(&self, key: Key) -> Turn {
        self.talk.answer(self.with_start(self.talk.say(key, &[])))
    }

    fn with_start(&self, reply: super::Reply) -> super::Reply {
        reply.tap(self.talk.label(Key::LabelBook), Command::Book(Step::Services(0)))
    }

    fn with_mine(&self, reply: super::Reply) -> super::Reply {
        reply.tap(self.talk.label(Key::LabelBookMine), Command::Book(Step::Mine(0)))
    }
}
