//! Registering a pregnancy or a child: which, when, how many, which emoji.

use jiff::civil::Date;

use super::{Command, Draft, Effect, Page, Reply, Turn, family, reply::Talk, reply::sentence, settings};
use crate::{
    family::{MOST_CHILDREN, Subject, Token},
    text::Key,
};

/// Which?
pub(super) fn add(talk: &Talk) -> Turn {
    match full(talk) {
        Some(turn) => turn,
        None => talk.answer(with_start(talk, talk.say(Key::AddAsk, &[]))),
    }
}

/// `reply` with the three answers to what to register.
pub(super) fn with_start(talk: &Talk, reply: Reply) -> Reply {
    reply
        .tap(talk.label(Key::LabelPregnant), Command::AddPregnancy)
        .tap(talk.label(Key::LabelHaveChildren), Command::AddChild)
        .tap(talk.label(Key::LabelLater), Command::Later)
}

pub(super) fn ask_due_date(talk: &Talk) -> Turn {
    full(talk).unwrap_or_else(|| {
        let ask = talk.say(Key::AddDueDate, &[]);
        talk.answer(talk.pick_due_date(ask, Command::DueDate))
    })
}

pub(super) fn ask_birth_date(talk: &Talk) -> Turn {
    full(talk).unwrap_or_else(|| {
        let ask = talk.say(Key::AddBirthDate, &[]);
        talk.answer(talk.pick_birth_date(ask, Command::BirthDate))
    })
}

/// The due date is picked: how many are expected?
pub(super) fn due_date(talk: &Talk, date: Option<Date>) -> Turn {
    let Some(due_date) = date else { return ask_due_date(talk) };
    if let Err(error) = (Subject::Pregnancy { due_date, fetuses: 1 }).check(talk.today) {
        return talk.answer(talk.pick_due_date(talk.say(sentence(error), &[]), Command::DueDate));
    }
    let reply = talk
        .say(Key::AddFetuses, &[])
        .tap(talk.label(Key::LabelOne), Command::Fetuses(1))
        .tap(talk.label(Key::LabelTwo), Command::Fetuses(2))
        .tap(talk.label(Key::LabelThreeOrMore), Command::Fetuses(3));
    talk.change(vec![Effect::SetDraft(Some(Draft::Fetuses { due_date }))], reply)
}

/// So many are expected: which emoji?
pub(super) fn fetuses(talk: &Talk, fetuses: u8) -> Turn {
    let due_date = match talk.person.draft {
        Some(Draft::Fetuses { due_date } | Draft::Token { subject: Subject::Pregnancy { due_date, .. } }) => due_date,
        _ => return gone(talk),
    };
    ask_token(talk, Subject::Pregnancy { due_date, fetuses }, Command::DueDate)
}

/// The day of birth is picked: which emoji?
pub(super) fn birth_date(talk: &Talk, date: Option<Date>) -> Turn {
    let Some(birth_date) = date else { return ask_birth_date(talk) };
    ask_token(talk, Subject::Child { birth_date, due_date: None }, Command::BirthDate)
}

fn ask_token(talk: &Talk, subject: Subject, again: Command) -> Turn {
    if let Err(error) = subject.check(talk.today) {
        return talk.answer(talk.pick_date_of(talk.say(sentence(error), &[]), &subject, again));
    }
    if let Some(turn) = full(talk) {
        return turn;
    }
    let reply = talk.free_tokens(talk.say(Key::AddToken, &[]), Command::Choose);
    talk.change(vec![Effect::SetDraft(Some(Draft::Token { subject }))], reply)
}

/// The emoji is chosen: registered. The draft may be days old, so everything is checked once more.
pub(super) fn choose(talk: &Talk, token: Token) -> Turn {
    let Some(Draft::Token { subject }) = talk.person.draft.clone() else {
        return match talk.person.find(token) {
            Some(_) => talk.answer(settings::with_menu(talk, talk.say_of(Key::AddAlready, token))),
            None => gone(talk),
        };
    };
    if talk.person.find(token).is_some() {
        return talk.answer(talk.free_tokens(talk.say(Key::ErrorTokenTaken, &[]), Command::Choose));
    }
    if let Err(error) = subject.check(talk.today) {
        let again = if subject.is_pregnancy() { Command::DueDate } else { Command::BirthDate };
        let reply = talk.pick_date_of(talk.say(sentence(error), &[]), &subject, again);
        return talk.change(vec![Effect::SetDraft(None)], reply);
    }
    if let Some(turn) = full(talk) {
        return Turn { effects: vec![Effect::SetDraft(None)], ..turn };
    }
    let done = if talk.person.push_on {
        talk.say_of(Key::AddDone, token)
    } else {
        talk.say_of(Key::AddDoneWhileStopped, token).tap(talk.label(Key::LabelResume), Command::Resume)
    };
    let reply = done
        .tap(talk.label(Key::LabelAddAnother), Command::Add)
        .open(talk.label(Key::LabelCalendar), Page::Calendar)
        .tap(talk.label(Key::LabelMenu), Command::Menu);
    talk.change(vec![Effect::Register { subject, token }, Effect::SetDraft(None)], reply)
}

/// No room for one more.
fn full(talk: &Talk) -> Option<Turn> {
    (talk.person.active().count() >= MOST_CHILDREN).then(|| family::too_many(talk))
}

/// The question that this button answered is long over.
fn gone(talk: &Talk) -> Turn {
    talk.answer(settings::with_menu(talk, talk.say(Key::HelpStale, &[])))
}
