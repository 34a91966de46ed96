//! One child or pregnancy: its date, its emoji, its birth, its end.

use jiff::civil::Date;

use super::{ChildView, Command, Draft, Effect, Page, Turn, reply::Talk, reply::sentence, settings};
use crate::{
    family::{MOST_CHILDREN, Subject, Token},
    text::{Key, Param},
};

/// What to do with it?
pub(super) fn child(talk: &Talk, token: Token) -> Turn {
    let Some(child) = talk.person.find(token) else { return gone(talk) };
    let mut reply = if child.subject.is_pregnancy() {
        talk.say_of(Key::OnePregnancy, token).tap(talk.label(Key::LabelBorn), Command::AskBorn(token))
    } else {
        talk.say_of(Key::OneChild, token)
    };
    reply = reply
        .tap(talk.label(Key::LabelChangeDate), Command::AskDate(token))
        .tap(talk.label(Key::LabelChangeToken), Command::AskToken(token));
    if child.subject.is_pregnancy() {
        reply = reply.tap(talk.label(Key::LabelLoss), Command::AskLoss(token));
    }
    talk.answer(reply.tap(talk.label(Key::LabelRemove), Command::AskRemove(token)))
}

pub(super) fn ask_date(talk: &Talk, token: Token) -> Turn {
    let Some(child) = talk.person.find(token) else { return gone(talk) };
    let ask = talk.say_of(if child.subject.is_pregnancy() { Key::ChangeDueDate } else { Key::ChangeBirthDate }, token);
    talk.answer(talk.pick_date_of(ask, &child.subject, Command::ChangeDate(token)))
}

pub(super) fn change_date(talk: &Talk, token: Token, date: Option<Date>) -> Turn {
    let Some(child) = talk.person.find(token) else { return gone(talk) };
    let Some(date) = date else { return ask_date(talk, token) };
    let subject = match child.subject {
        Subject::Pregnancy { fetuses, .. } => Subject::Pregnancy { due_date: date, fetuses },
        Subject::Child { due_date, .. } => Subject::Child { birth_date: date, due_date },
    };
    if let Err(error) = subject.check(talk.today) {
        let again = talk.pick_date_of(talk.say(sentence(error), &[]), &subject, Command::ChangeDate(token));
        // The due date of a born child can only be corrected on the page.
        return talk.answer(again.open(talk.label(Key::LabelCalendar), Page::Settings));
    }
    let effects = if subject == child.subject { Vec::new() } else { vec![Effect::ChangeSubject { token, subject }] };
    let reply = talk.say_of(Key::ChangeDateDone, token).open(talk.label(Key::LabelCalendar), Page::Calendar);
    talk.change(effects, reply)
}

pub(super) fn ask_token(talk: &Talk, token: Token) -> Turn {
    if talk.person.find(token).is_none() {
        return gone(talk);
    }
    talk.answer(talk.free_tokens(talk.say_of(Key::ChangeToken, token), |new| Command::ChangeToken(token, new)))
}

pub(super) fn change_token(talk: &Talk, token: Token, new: Token) -> Turn {
    let done = || settings_after(talk, Key::ChangeTokenDone, &[("new", Param::Token(new))]);
    match (talk.person.find(token), talk.person.find(new)) {
        (Some(_), None) => {
            // A draft of a birth names the pregnancy by the old emoji.
            let mut effects = vec![Effect::ChangeToken { token, new }];
            effects.extend(forget_draft_of(talk, token));
            talk.change(effects, talk.say(Key::ChangeTokenDone, &[("new", Param::Token(new))]))
        }
        // Tapped twice, or changed to itself.
        (None, Some(_)) => done(),
        (Some(_), Some(_)) if token == new => done(),
        (Some(_), Some(_)) => {
            let again = talk.say(Key::ErrorTokenTaken, &[]);
            talk.answer(talk.free_tokens(again, |new| Command::ChangeToken(token, new)))
        }
        (None, None) => gone(talk),
    }
}

pub(super) fn ask_born(talk: &Talk, token: Token) -> Turn {
    match pregnancy(talk, token) {
        Ok(_) => talk.answer(talk.pick_birth_date(talk.say_of(Key::BornAsk, token), Command::Born(token))),
        Err(turn) => turn,
    }
}

/// The day of birth is picked. Of a single pregnancy everything is known now.
pub(super) fn born(talk: &Talk, token: Token, date: Option<Date>) -> Turn {
    let (child, fetuses) = match pregnancy(talk, token) {
        Ok(found) => found,
        Err(turn) => return turn,
    };
    let Some(birth_date) = date else { return ask_born(talk, token) };
    if let Some(turn) = impossible_birth(talk, child, birth_date) {
        return turn;
    }
    if fetuses == 1 {
        return registered_birth(talk, token, birth_date, 1);
    }
    let labels = [Key::LabelOne, Key::LabelTwo, Key::LabelThree, Key::LabelFour, Key::LabelFive];
    // The number expected comes first; fewer are offered without a word about it, and 3 may have meant more.
    let most = if fetuses >= 3 { 5 } else { fetuses };
    let reply = std::iter::once(fetuses)
        .chain((1..=most).filter(|count| *count != fetuses))
        .filter_map(|count| labels.get(usize::from(count) - 1).map(|label| (count, *label)))
        .fold(talk.say(Key::BornCount, &[]), |reply, (count, label)| {
            reply.tap(talk.label(label), Command::BornCount(token, count))
        });
    talk.change(vec![Effect::SetDraft(Some(Draft::Born { token, birth_date }))], reply)
}

/// So many were born.
pub(super) fn born_count(talk: &Talk, token: Token, count: u8) -> Turn {
    let child = match pregnancy(talk, token) {
        Ok((child, _)) => child,
        Err(turn) => return turn,
    };
    let birth_date = match talk.person.draft {
        Some(Draft::Born { token: of, birth_date }) if of == token => birth_date,
        _ => return talk.answer(talk.pick_birth_date(talk.say_of(Key::BornAsk, token), Command::Born(token))),
    };
    if let Some(turn) = impossible_birth(talk, child, birth_date) {
        return turn;
    }
    if !(1..=5).contains(&count) {
        return born(talk, token, Some(birth_date));
    }
    registered_birth(talk, token, birth_date, count)
}

fn registered_birth(talk: &Talk, token: Token, birth_date: Date, count: u8) -> Turn {
    let siblings: Vec<_> = talk.person.free_tokens().into_iter().take(usize::from(count) - 1).collect();
    if talk.person.active().count() + siblings.len() > MOST_CHILDREN {
        return too_many(talk);
    }
    let tokens: Vec<_> = std::iter::once(token).chain(siblings.iter().copied()).collect();
    let reply = talk
        .say(Key::BornDone, &[("tokens", Param::Tokens(&tokens))])
        .open(talk.label(Key::LabelCalendar), Page::Calendar);
    let mut effects = vec![Effect::Born { token, birth_date, siblings }];
    effects.extend(forget_draft_of(talk, token));
    talk.change(effects, reply)
}

pub(super) fn ask_loss(talk: &Talk, token: Token) -> Turn {
    if let Err(turn) = pregnancy(talk, token) {
        return if talk.person.has_ended(token) { lost(talk, Vec::new()) } else { turn };
    }
    let reply = talk
        .say_of(Key::LossAsk, token)
        .tap(talk.label(Key::LabelLossYes), Command::Loss(token))
        .tap(talk.label(Key::LabelNo), Command::Menu);
    talk.answer(reply)
}

/// The end of a pregnancy. Nothing else is asked, nothing is offered but what they may want to ask for.
pub(super) fn loss(talk: &Talk, token: Token) -> Turn {
    match pregnancy(talk, token) {
        Ok(_) => {
            let mut effects = vec![Effect::Loss { token }];
            effects.extend(forget_draft_of(talk, token));
            lost(talk, effects)
        }
        Err(_) if talk.person.has_ended(token) => lost(talk, Vec::new()),
        Err(turn) => turn,
    }
}

fn lost(talk: &Talk, effects: Vec<Effect>) -> Turn {
    talk.change(effects, talk.say(Key::LossDone, &[]).tap(talk.label(Key::LabelSupport), Command::Support))
}

/// What remains after a loss, in general words, for whoever asks.
pub(super) fn support(talk: &Talk) -> Turn {
    talk.change(vec![Effect::SupportTold], talk.say(Key::SupportText, &[]))
}

pub(super) fn ask_remove(talk: &Talk, token: Token) -> Turn {
    if talk.person.find(token).is_none() {
        return gone(talk);
    }
    let reply = talk
        .say_of(Key::RemoveAsk, token)
        .tap(talk.label(Key::LabelRemoveYes), Command::Remove(token))
        .tap(talk.label(Key::LabelNo), Command::Menu);
    talk.answer(reply)
}

pub(super) fn remove(talk: &Talk, token: Token) -> Turn {
    if talk.person.find(token).is_none() {
        return gone(talk);
    }
    let mut effects = vec![Effect::Remove { token }];
    effects.extend(forget_draft_of(talk, token));
    talk.change(effects, talk.say_of(Key::RemoveDone, token))
}

/// No room for one more.
pub(super) fn too_many(talk: &Talk) -> Turn {
    settings_after(talk, Key::ErrorTooManyChildren, &[])
}

/// The pregnancy that `token` stands for and how many it expects, or the answer to someone who is late.
fn pregnancy<'a>(talk: &Talk<'a>, token: Token) -> Result<(&'a ChildView, u8), Turn> {
    match talk.person.find(token) {
        Some(child) => match child.subject {
            Subject::Pregnancy { fetuses, .. } => Ok((child, fetuses)),
            Subject::Child { .. } => Err(settings_after(talk, Key::BornAlready, &[("token", Param::Token(token))])),
        },
        None => Err(gone(talk)),
    }
}

/// The sentence and the picker again, where nobody of this pregnancy can be born on that day.
fn impossible_birth(talk: &Talk, child: &ChildView, birth_date: Date) -> Option<Turn> {
    let error = child.subject.born(birth_date).check(talk.today).err()?;
    Some(talk.answer(talk.pick_birth_date(talk.say(sentence(error), &[]), Command::Born(child.token))))
}

/// The end of a draft that is about `token`.
fn forget_draft_of(talk: &Talk, token: Token) -> Option<Effect> {
    matches!(talk.person.draft, Some(Draft::Born { token: of, .. }) if of == token).then_some(Effect::SetDraft(None))
}

/// What this button was about is not there any more.
fn gone(talk: &Talk) -> Turn {
    settings_after(talk, Key::OneGone, &[])
}

fn settings_after(talk: &Talk, key: Key, params: &[(&str, Param)]) -> Turn {
    talk.answer(settings::with_menu(talk, talk.say(key, params)))
}
