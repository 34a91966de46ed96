//! 受信設定: what is registered, which messages, in which language, or none at all.

use super::{
    AttendStep, ChildView, Command, Effect, FindStep, Page, Person, Reply, Step, Topic, Turn, register,
    reply::{MOST_CHOICES, Talk},
};
use crate::text::{Key, Lang, LineText, Param};

/// How many children stand on buttons in the menu itself; the other places are for booking, bookings, absences, add, more,
/// nurseries, topics, language, stop, and the calendar.
const IN_MENU: usize = 4;

/// How many on a page of the rest; two places are for more and the menu.
const ON_PAGE: usize = MOST_CHOICES - 2;

/// The first words, or the first words again.
pub(super) fn follow(talk: &Talk) -> Turn {
    if talk.person.lang.is_some() {
        return talk.answer(with_menu(talk, talk.say(Key::WelcomeBack, &[])));
    }
    // Nobody has said yet what they can read, so all three languages greet.
    let greetings = Lang::all().map(|lang| LineText::plain(lang, Key::WelcomeText));
    talk.answer(with_languages(Reply::of(LineText::lines(&greetings))))
}

/// 受信設定
pub(super) fn menu(talk: &Talk) -> Turn {
    let mut lines = vec![
        talk.label(Key::MenuTitle),
        talk.label(if talk.person.push_on { Key::MenuPushOn } else { Key::MenuPushOff }),
    ];
    lines.extend(talk.person.active().map(|child| described(talk, child)));
    if talk.person.active().next().is_none() {
        lines.push(talk.label(Key::MenuNobody));
    }
    lines.push(talk.label(Key::MenuAsk));
    talk.answer(with_menu(talk, Reply::of(LineText::lines(&lines))))
}

/// `reply` with everything that 受信設定 offers below it.
pub(super) fn with_menu(talk: &Talk, reply: Reply) -> Reply {
    let children: Vec<_> = talk.person.active().map(|child| child.token).collect();
    let shown = if children.len() <= IN_MENU { IN_MENU } else { IN_MENU - 1 };
    let mut reply = children
        .iter()
        .take(shown)
        .fold(reply, |reply, token| reply.tap(LineText::token(*token), Command::Child(*token)));
    if children.len() > shown {
        reply = reply.tap(talk.label(Key::LabelMore), Command::Children(0));
    }
    let (stop, command) =
        if talk.person.push_on { (Key::LabelStop, Command::AskStop) } else { (Key::LabelResume, Command::Resume) };
    reply = reply
        .tap(talk.label(Key::LabelBook), Command::Book(Step::Services(0)))
        .tap(talk.label(Key::LabelBookMine), Command::Book(Step::Mine(0)));
    if talk.person.active().any(|child| !child.subject.is_pregnancy()) {
        reply = reply.tap(talk.label(Key::LabelAttend), Command::Attend(AttendStep::Who));
    }
    reply
        .tap(talk.label(Key::LabelFind), Command::Find(FindStep::Start))
        .tap(talk.label(Key::LabelAdd), Command::Add)
        .tap(talk.label(Key::LabelTopics), Command::AskTopics)
        .tap(talk.label(Key::LabelLanguage), Command::AskLang)
        .tap(talk.label(stop), command)
        .open(talk.label(Key::LabelCalendar), Page::Calendar)
}

/// The children that the menu has no room for.
pub(super) fn children(talk: &Talk, page: u8) -> Turn {
    let skipped = IN_MENU - 1 + usize::from(page) * ON_PAGE;
    let rest: Vec<_> = talk.person.active().skip(skipped).map(|child| child.token).collect();
    if rest.is_empty() {
        return menu(talk);
    }
    let mut reply = rest
        .iter()
        .take(ON_PAGE)
        .fold(talk.say(Key::MenuMore, &[]), |reply, token| reply.tap(LineText::token(*token), Command::Child(*token)));
    if rest.len() > ON_PAGE {
        reply = reply.tap(talk.label(Key::LabelMore), Command::Children(page.saturating_add(1)));
    }
    talk.answer(reply)
}

/// They do not want to register now.
pub(super) fn later(talk: &Talk) -> Turn {
    talk.answer(talk.say(Key::StartLater, &[]).tap(talk.label(Key::LabelMenu), Command::Menu))
}

pub(super) fn ask_lang(talk: &Talk) -> Turn {
    talk.answer(with_languages(talk.say(Key::LangAsk, &[])))
}

/// Each language named in itself.
fn with_languages(reply: Reply) -> Reply {
    Lang::all()
        .into_iter()
        .fold(reply, |reply, lang| reply.tap(LineText::plain(lang, Key::LangName), Command::SetLang(lang)))
}

/// From now on in this language; whoever chooses for the first time is asked what to register.
pub(super) fn set_lang(talk: &Talk, lang: Lang) -> Turn {
    let after = Person { lang: Some(lang), ..talk.person.clone() };
    let talk_after = talk.with(&after);
    let changed = talk_after.say(Key::LangChanged, &[]);
    let reply = if talk.person.lang.is_none() && talk.person.active().next().is_none() {
        let ask = LineText::lines(&[changed.text, talk_after.label(Key::StartAsk)]);
        register::with_start(&talk_after, Reply::of(ask))
    } else {
        with_menu(&talk_after, changed)
    };
    talk.change(vec![Effect::SetLang(lang)], reply)
}

pub(super) fn ask_topics(talk: &Talk) -> Turn {
    talk.answer(with_topics(talk))
}

/// One topic on or off; tapped twice it stays as it is.
pub(super) fn set_topic(talk: &Talk, topic: Topic, on: bool) -> Turn {
    if talk.person.topics.has(topic) == on {
        return ask_topics(talk);
    }
    let topics = talk.person.topics.clone().with(topic, on);
    let after = Person { topics: topics.clone(), ..talk.person.clone() };
    talk.change(vec![Effect::SetTopics(topics)], with_topics(&talk.with(&after)))
}

/// Every topic with its state; a tap turns it.
fn with_topics(talk: &Talk) -> Reply {
    Topic::all().into_iter().fold(talk.say(Key::TopicsAsk, &[]), |reply, topic| {
        let on = talk.person.topics.has(topic);
        let name = Param::Text(talk.label(topic.key()));
        let label = LineText::of(talk.lang, if on { Key::TopicsOn } else { Key::TopicsOff }, &[("topic", name)]);
        reply.tap(label, Command::SetTopic(topic, !on))
    })
}

pub(super) fn ask_stop(talk: &Talk) -> Turn {
    if !talk.person.push_on {
        return stopped(talk, Vec::new());
    }
    let reply = talk
        .say(Key::StopAsk, &[])
        .tap(talk.label(Key::LabelStopYes), Command::Stop)
        .tap(talk.label(Key::LabelNo), Command::Menu);
    talk.answer(reply)
}

/// Messages on or off; tapped twice it stays as it is.
pub(super) fn set_push(talk: &Talk, on: bool) -> Turn {
    let effects = if talk.person.push_on == on { Vec::new() } else { vec![Effect::SetPush(on)] };
    if !on {
        return stopped(talk, effects);
    }
    let after = Person { push_on: on, ..talk.person.clone() };
    let talk_after = talk.with(&after);
    talk.change(effects, with_menu(&talk_after, talk_after.say(Key::StopResumed, &[])))
}

fn stopped(talk: &Talk, effects: Vec<Effect>) -> Turn {
    let reply = talk
        .say(Key::StopDone, &[])
        .tap(talk.label(Key::LabelResume), Command::Resume)
        .tap(talk.label(Key::LabelMenu), Command::Menu);
    talk.change(effects, reply)
}

/// An emoji and a kind: no name, no date.
fn described(talk: &Talk, child: &ChildView) -> LineText {
    let key = if child.subject.is_pregnancy() { Key::MenuPregnancy } else { Key::MenuChild };
    talk.say_of(key, child.token).text
}
