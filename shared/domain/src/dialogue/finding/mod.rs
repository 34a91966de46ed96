//! Looking for a nursery by tapping: a place is sent, the nearest come as cards, and what matters is a button below.
//!
//! This room knows the order of questions and what a card says. It refuses to know how facilities are searched; what was
//! found comes in. The chat keeps no place: it goes from the message to the buttons below the answer.

#[cfg(test)]
mod scenes;
mod step;

use jiff::civil::Date;

pub use step::FindStep;

#[cfg(test)]
pub(super) use step::tests;

use super::{
    Action, Card, Choice, Command, Input, Page, Person, Turn,
    reply::{Reply, Talk},
};
use crate::{
    nursery::{AgeClass, Group, Position, VacancyState},
    text::{Key, LineText, MunicipalText, Param},
};

/// Metres in a straight line that are looked at: half an hour on foot, at most.
pub const REACH: u32 = 3_000;
/// Cards of one answer. LINE takes 12; more than these nobody compares on a phone.
pub const MOST_CARDS: usize = 8;

/// A facility near the place, as the search has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Names it in the address of our page.
    pub key: String,
    /// What it is called.
    pub name: MunicipalText,
    /// What kind of place it is.
    pub group: Group,
    /// In a straight line.
    pub metres: u32,
    /// An estimate.
    pub walking_minutes: u32,
    /// Free places of the class that was asked for, or of the whole facility, and as of when.
    pub vacancy: Option<(VacancyState, Option<Date>)>,
    /// A class was asked for, and the list does not say whom it takes.
    pub ages_unknown: bool,
}

/// The step of looking for a nursery that an input asks for. It is decided by [`found`], on what the search has found.
#[must_use]
pub fn finding(person: &Person, input: &Input) -> Option<FindStep> {
    if let Input::Place(at) = input {
        return Some(FindStep::Near { at: *at, class: None, room: false });
    }
    match super::asked(person, input)? {
        Command::Find(step) => Some(step),
        _ => None,
    }
}

/// Decides one turn. `near` are the nearest first, at most [`MOST_CARDS`] of `all`.
#[must_use]
pub fn found(person: &Person, step: &FindStep, near: &[Near], all: usize, today: Date) -> Turn {
    let talk = Talk::new(person, today);
    let turn = match step {
        FindStep::Start => start(&talk),
        FindStep::Near { at, class, room } => {
            let asked = Asked { at: *at, class: *class, room: *room };
            if near.is_empty() { nothing(&talk, asked) } else { cards(&talk, asked, near, all) }
        }
    };
    talk.with_way_out(turn)
}

/// For a chat that has no search behind it, and for whoever begins.
pub(super) fn start(talk: &Talk) -> Turn {
    let reply = talk.say(Key::FindFrom, &[]);
    let reply = reply.choice(talk.label(Key::LabelFindPlace), Action::SendPlace);
    talk.answer(reply.open(talk.label(Key::LabelFindPage), Page::Nurseries))
}

#[derive(Clone, Copy)]
struct Asked {
    at: Position,
    class: Option<AgeClass>,
    room: bool,
}

impl Asked {
    fn command(self) -> Command {
        Command::Find(FindStep::Near { at: self.at, class: self.class, room: self.room })
    }
}

fn nothing(talk: &Talk, asked: Asked) -> Turn {
    let km = [("km", Param::Count(REACH / 1_000))];
    let is_narrow = asked.class.is_some() || asked.room;
    let key = if is_narrow { Key::FindNothingFits } else { Key::FindNothing };
    let mut reply = talk.say(key, &km);
    if is_narrow {
        reply = reply.tap(talk.label(Key::LabelFindAll), Asked { class: None, room: false, ..asked }.command());
    }
    reply = reply.choice(talk.label(Key::LabelFindPlace), Action::SendPlace);
    talk.answer(reply.open(talk.label(Key::LabelFindPage), Page::Nurseries))
}

fn cards(talk: &Talk, asked: Asked, near: &[Near], all: usize) -> Turn {
    let count = |n: usize| Param::Count(u32::try_from(n).unwrap_or(u32::MAX));
    let mut lines = vec![talk.say(Key::FindFound, &[("count", count(all)), ("km", Param::Count(REACH / 1_000))]).text];
    if let Some(class) = asked.class {
        lines.push(talk.say(Key::FindOfClass, &[("class", Param::Count(class.years().into()))]).text);
    }
    if asked.room {
        lines.push(talk.label(Key::FindWithRoom));
    }
    let mut reply =
        Reply { cards: near.iter().map(|one| card(talk, one)).collect(), ..Reply::of(LineText::lines(&lines)) };
    reply = if asked.room {
        reply.tap(talk.label(Key::LabelFindFullToo), Asked { room: false, ..asked }.command())
    } else {
        reply.tap(talk.label(Key::LabelFindRoom), Asked { room: true, ..asked }.command())
    };
    if asked.class.is_some() {
        reply = reply.tap(talk.label(Key::LabelFindAges), Asked { class: None, ..asked }.command());
    }
    for class in AgeClass::ALL.iter().filter(|class| asked.class != Some(**class)) {
        let label = talk.say(Key::FindClass, &[("class", Param::Count(class.years().into()))]).text;
        reply = reply.tap(label, Asked { class: Some(*class), ..asked }.command());
    }
    reply = reply.choice(talk.label(Key::LabelFindOtherPlace), Action::SendPlace);
    talk.answer(reply.open(talk.label(Key::LabelFindPage), Page::Nurseries))
}

fn card(talk: &Talk, near: &Near) -> Card {
    let (metres, minutes) = (Param::Count(near.metres), Param::Count(near.walking_minutes));
    let mut lines = vec![
        talk.label(group(near.group)),
        talk.say(Key::FindDistance, &[("metres", metres), ("minutes", minutes)]).text,
    ];
    if let Some((state, on)) = &near.vacancy {
        lines.push(vacancy(talk, state, *on));
    }
    if near.ages_unknown {
        lines.push(talk.label(Key::FindAgesUnknown));
    }
    let open =
        Choice { label: talk.label(Key::LabelFindOpen), action: Action::Open(Page::NurseryCard(near.key.clone())) };
    Card { title: near.name.clone().into(), lines, buttons: vec![open] }
}

/// Whoever reads of a free place has to know how old that is.
fn vacancy(talk: &Talk, state: &VacancyState, on: Option<Date>) -> LineText {
    let says = match state {
        VacancyState::Number(0) | VacancyState::None => talk.label(Key::FindRoomNone),
        VacancyState::Number(places) => {
            talk.say(Key::FindRoomNumber, &[("count", Param::Count(u32::from(*places)))]).text
        }
        VacancyState::Open => talk.label(Key::FindRoomOpen),
        VacancyState::Few => talk.label(Key::FindRoomFew),
        VacancyState::Ask | VacancyState::Symbol(_) => talk.label(Key::FindRoomAsk),
        VacancyState::NotOffered => talk.label(Key::FindRoomNotOffered),
    };
    match on {
        Some(day) => talk.say(Key::FindAsOf, &[("says", Param::Text(says)), ("day", Param::Date(day))]).text,
        None => says,
    }
}

const fn group(group: Group) -> Key {
    match group {
        Group::Nursery => Key::FindGroupNursery,
        Group::Kindergarten => Key::FindGroupKindergarten,
        Group::Centre => Key::FindGroupCentre,
        Group::Community => Key::FindGroupCommunity,
        Group::Certified => Key::FindGroupCertified,
        Group::Unlicensed => Key::FindGroupUnlicensed,
        Group::Support => Key::FindGroupSupport,
    }
}
