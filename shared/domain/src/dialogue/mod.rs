//! The chat: what a person said, seen with what we know of them, becomes what to change and what to answer.
//!
//! This room knows the words, the buttons and the order of questions. It refuses to know LINE's message format, where
//! people are stored and what time it is. It keeps dates of birth out of the chat: they are picked in LINE's own date
//! dialogue, and never shown, pre-filled or put on a button. A booking names days of appointments and nothing that a
//! service asks; an absence names its day and never a reason.

mod attending;
mod booking;
mod command;
mod family;
mod finding;
mod person;
mod register;
mod reply;
mod settings;
mod topics;
mod whom;
mod words;

#[cfg(test)]
mod chat;
#[cfg(test)]
mod scenes;
#[cfg(test)]
mod sequences;

use jiff::civil::Date;

pub use attending::{AttendStep, Ward, absentees, attend, attending};
pub use booking::{Aim, Seen, Step, book, party};
pub use command::Command;
pub use finding::{FindStep, MOST_CARDS, Near, REACH, finding, found};
pub use person::{ChildView, Draft, Person, Status};
pub use reply::{Action, Card, Choice, Page, Reply};
pub use topics::{Topic, Topics};

use crate::{
    family::{Subject, Token},
    my_number,
    nursery::Position,
    text::{Key, Lang},
};
use reply::Talk;
use words::Wish;

/// What a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Followed the account, or unblocked it.
    Follow,
    /// Wrote something.
    Text(String),
    /// Tapped a button; `date` is what a date dialogue brought along.
    Tap {
        /// Postback data, ours or not.
        data: String,
        /// The day picked.
        date: Option<Date>,
    },
    /// Wrote a My Number; the text was thrown away before it came here.
    NumberRefused,
    /// Sent a place.
    Place(Position),
    /// Sent a sticker, a picture…
    Other,
}

/// What to answer and what to change. The changes hold together: all are written, or none and no answer is sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turn {
    /// In the order in which they apply.
    pub effects: Vec<Effect>,
    /// At most 5 (LINE's limit for one reply token).
    pub replies: Vec<Reply>,
}

/// A change to what we know of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Speak this language from now on.
    SetLang(Lang),
    /// Send these topics from now on.
    SetTopics(Topics),
    /// Send messages, or stop them all.
    SetPush(bool),
    /// What is half registered; `None` forgets it.
    SetDraft(Option<Draft>),
    /// A new child or pregnancy. The subject has been checked, the token is free.
    Register {
        /// Who.
        subject: Subject,
        /// The emoji that stands for them.
        token: Token,
    },
    /// The date of a child or pregnancy was corrected. The subject has been checked.
    ChangeSubject {
        /// Whose.
        token: Token,
        /// As it is now.
        subject: Subject,
    },
    /// Another emoji stands for them. It is free.
    ChangeToken {
        /// The one until now.
        token: Token,
        /// The one from now on.
        new: Token,
    },
    /// Forget a child or pregnancy.
    Remove {
        /// Which.
        token: Token,
    },
    /// A pregnancy became a child, or several.
    Born {
        /// The pregnancy; the first child keeps its token.
        token: Token,
        /// The day, checked against the due date.
        birth_date: Date,
        /// Free tokens for further children born of it: one for a twin, none for a single child.
        siblings: Vec<Token>,
    },
    /// A pregnancy ended without a child. Everything about it stops at once, what is queued already too.
    Loss {
        /// Which.
        token: Token,
    },
    /// They asked which support remains, and were told.
    SupportTold,
}

/// Decides one turn of the chat. `today` is the day in Asia/Tokyo.
#[must_use]
pub fn turn(person: &Person, input: &Input, today: Date) -> Turn {
    let talk = Talk::new(person, today);
    let turn = match input {
        Input::Follow => settings::follow(&talk),
        Input::Text(text) if my_number::contains(text) => help(&talk, Key::HelpNumber),
        Input::NumberRefused => help(&talk, Key::HelpNumber),
        Input::Text(text) => match words::understand(person, text) {
            Some(Wish::Do(command)) => obey(&talk, command, None),
            Some(Wish::Calendar) => calendar(&talk),
            Some(Wish::Fever) => attending::fever(&talk),
            Some(Wish::Help) | None => help(&talk, Key::HelpText),
        },
        Input::Tap { data, date } => match Command::parse(data) {
            Some(command) => obey(&talk, command, *date),
            None => help(&talk, Key::HelpStale),
        },
        Input::Place(_) => finding::start(&talk),
        Input::Other => help(&talk, Key::HelpText),
    };
    talk.with_way_out(turn)
}

/// The appointment that an input is about. It is decided by [`book`], on what the desk has seen for this step.
#[must_use]
pub fn booking(person: &Person, input: &Input) -> Option<Step> {
    match asked(person, input)? {
        Command::Book(step) => Some(step),
        _ => None,
    }
}

/// The command that an input gives, by a button or in words.
fn asked(person: &Person, input: &Input) -> Option<Command> {
    match input {
        Input::Text(text) if !my_number::contains(text) => match words::understand(person, text)? {
            Wish::Do(command) => Some(command),
            Wish::Calendar | Wish::Fever | Wish::Help => None,
        },
        Input::Tap { data, .. } => Command::parse(data),
        Input::Text(_) | Input::Follow | Input::NumberRefused | Input::Place(_) | Input::Other => None,
    }
}

fn obey(talk: &Talk, command: Command, date: Option<Date>) -> Turn {
    match command {
        Command::Menu => settings::menu(talk),
        Command::Children(page) => settings::children(talk, page),
        Command::Later => settings::later(talk),
        Command::AskLang => settings::ask_lang(talk),
        Command::SetLang(lang) => settings::set_lang(talk, lang),
        Command::AskTopics => settings::ask_topics(talk),
        Command::SetTopic(topic, on) => settings::set_topic(talk, topic, on),
        Command::AskStop => settings::ask_stop(talk),
        Command::Stop => settings::set_push(talk, false),
        Command::Resume => settings::set_push(talk, true),
        Command::Add => register::add(talk),
        Command::AddPregnancy => register::ask_due_date(talk),
        Command::AddChild => register::ask_birth_date(talk),
        Command::DueDate => register::due_date(talk, date),
        Command::BirthDate => register::birth_date(talk, date),
        Command::Fetuses(count) => register::fetuses(talk, count),
        Command::Choose(token) => register::choose(talk, token),
        Command::Child(token) => family::child(talk, token),
        Command::AskDate(token) => family::ask_date(talk, token),
        Command::ChangeDate(token) => family::change_date(talk, token, date),
        Command::AskToken(token) => family::ask_token(talk, token),
        Command::ChangeToken(token, new) => family::change_token(talk, token, new),
        Command::AskBorn(token) => family::ask_born(talk, token),
        Command::Born(token) => family::born(talk, token, date),
        Command::BornCount(token, count) => family::born_count(talk, token, count),
        Command::AskLoss(token) => family::ask_loss(talk, token),
        Command::Loss(token) => family::loss(talk, token),
        Command::Support => family::support(talk),
        Command::AskRemove(token) => family::ask_remove(talk, token),
        Command::Remove(token) => family::remove(talk, token),
        Command::Book(_) => booking::on_the_page(talk),
        Command::Attend(_) => attending::on_the_page(talk),
        Command::Find(_) => finding::start(talk),
    }
}

/// An explanation, and everything that can be done from here.
fn help(talk: &Talk, key: Key) -> Turn {
    talk.answer(settings::with_menu(talk, talk.say(key, &[])))
}

fn calendar(talk: &Talk) -> Turn {
    talk.answer(talk.say(Key::HelpOpenCalendar, &[]).open(talk.label(Key::LabelCalendar), Page::Calendar))
}
