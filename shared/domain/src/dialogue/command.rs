//! What a button means, and the postback data that carries it through LINE and back.
//!
//! Postback data passes LINE's servers, so it names a child by its token and holds no date of a person: a half-finished
//! registration waits on our side ([`super::Draft`]).

use std::fmt;

use super::{AttendStep, FindStep, Step, Topic};
use crate::{family::Token, text::Lang};

/// Data of a button of this generation. Buttons stay in a chat for years: change the meaning, change the prefix.
const PREFIX: &str = "t1:";

/// What a tapped button asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Command {
    /// 受信設定
    Menu,
    /// The children that the menu has no room for, from this page of them on.
    Children(u8),
    /// Not now.
    Later,
    /// Which language?
    AskLang,
    /// This one.
    SetLang(Lang),
    /// Register what?
    Add,
    /// A pregnancy: when is it due?
    AddPregnancy,
    /// A child: when was it born?
    AddChild,
    /// The due date that came with the tap.
    DueDate,
    /// The birth date that came with the tap.
    BirthDate,
    /// So many are expected.
    Fetuses(u8),
    /// This emoji for the one being registered.
    Choose(Token),
    /// What to do with this one?
    Child(Token),
    /// Its date is wrong.
    AskDate(Token),
    /// Its date is the one that came with the tap.
    ChangeDate(Token),
    /// Its emoji should be another.
    AskToken(Token),
    /// Namely this one.
    ChangeToken(Token, Token),
    /// The pregnancy ended in a birth: when?
    AskBorn(Token),
    /// On the date that came with the tap.
    Born(Token),
    /// So many children were born.
    BornCount(Token, u8),
    /// The pregnancy ended without one: sure?
    AskLoss(Token),
    /// Yes.
    Loss(Token),
    /// Which support remains?
    Support,
    /// Delete: sure?
    AskRemove(Token),
    /// Yes.
    Remove(Token),
    /// Which topics?
    AskTopics,
    /// This one on or off.
    SetTopic(Topic, bool),
    /// Stop the messages: sure?
    AskStop,
    /// Yes.
    Stop,
    /// Send them again.
    Resume,
    /// An appointment.
    Book(Step),
    /// A day at the nursery.
    Attend(AttendStep),
    /// A nursery to apply to.
    Find(FindStep),
}

impl Command {
    /// The command that postback data carries; `None` for data of another generation and for anything made up.
    #[must_use]
    pub fn parse(data: &str) -> Option<Self> {
        let mut words = data.strip_prefix(PREFIX)?.split(':');
        let verb = words.next()?;
        let words: Vec<_> = words.collect();
        let command = match words.as_slice() {
            [] => bare(verb),
            [one] => with_one(verb, one),
            [one, two] => with_two(verb, one, two),
            _ => None,
        };
        let command = command.or_else(|| Step::parse(verb, &words).map(Self::Book));
        let command = command.or_else(|| AttendStep::parse(verb, &words).map(Self::Attend));
        command.or_else(|| FindStep::parse(verb, &words).map(Self::Find))
    }

    /// Whether a tap with this command brings a date along.
    #[must_use]
    pub const fn wants_date(&self) -> bool {
        matches!(
            self,
            Self::DueDate | Self::BirthDate | Self::ChangeDate(_) | Self::Born(_) | Self::Attend(AttendStep::Pick(_))
        )
    }
}

/// The postback data.
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        match self {
            Self::Menu => f.write_str("menu"),
            Self::Children(page) => write!(f, "children:{page}"),
            Self::Later => f.write_str("later"),
            Self::AskLang => f.write_str("ask-lang"),
            Self::SetLang(lang) => write!(f, "lang:{}", lang.code()),
            Self::Add => f.write_str("add"),
            Self::AddPregnancy => f.write_str("add-pregnancy"),
            Self::AddChild => f.write_str("add-child"),
            Self::DueDate => f.write_str("due-date"),
            Self::BirthDate => f.write_str("birth-date"),
            Self::Fetuses(count) => write!(f, "fetuses:{count}"),
            Self::Choose(token) => write!(f, "choose:{}", token.code()),
            Self::Child(token) => write!(f, "child:{}", token.code()),
            Self::AskDate(token) => write!(f, "ask-date:{}", token.code()),
            Self::ChangeDate(token) => write!(f, "date:{}", token.code()),
            Self::AskToken(token) => write!(f, "ask-token:{}", token.code()),
            Self::ChangeToken(token, new) => write!(f, "token:{}:{}", token.code(), new.code()),
            Self::AskBorn(token) => write!(f, "ask-born:{}", token.code()),
            Self::Born(token) => write!(f, "born:{}", token.code()),
            Self::BornCount(token, count) => write!(f, "born:{}:{count}", token.code()),
            Self::AskLoss(token) => write!(f, "ask-loss:{}", token.code()),
            Self::Loss(token) => write!(f, "loss:{}", token.code()),
            Self::Support => f.write_str("support"),
            Self::AskRemove(token) => write!(f, "ask-remove:{}", token.code()),
            Self::Remove(token) => write!(f, "remove:{}", token.code()),
            Self::AskTopics => f.write_str("ask-topics"),
            Self::SetTopic(topic, on) => write!(f, "topic:{}:{}", topic.code(), if *on { "on" } else { "off" }),
            Self::AskStop => f.write_str("ask-stop"),
            Self::Stop => f.write_str("stop"),
            Self::Resume => f.write_str("resume"),
            Self::Book(step) => step.fmt(f),
            Self::Attend(step) => step.fmt(f),
            Self::Find(step) => step.fmt(f),
        }
    }
}

fn bare(verb: &str) -> Option<Command> {
    Some(match verb {
        "menu" => Command::Menu,
        "later" => Command::Later,
        "ask-lang" => Command::AskLang,
        "add" => Command::Add,
        "add-pregnancy" => Command::AddPregnancy,
        "add-child" => Command::AddChild,
        "due-date" => Command::DueDate,
        "birth-date" => Command::BirthDate,
        "support" => Command::Support,
        "ask-topics" => Command::AskTopics,
        "ask-stop" => Command::AskStop,
        "stop" => Command::Stop,
        "resume" => Command::Resume,
        _ => return None,
    })
}

fn with_one(verb: &str, word: &str) -> Option<Command> {
    let token = || Token::from_code(word);
    Some(match verb {
        "children" => Command::Children(word.parse().ok()?),
        "lang" => Command::SetLang(Lang::all().into_iter().find(|lang| lang.code() == word)?),
        "fetuses" => Command::Fetuses(word.parse().ok()?),
        "choose" => Command::Choose(token()?),
        "child" => Command::Child(token()?),
        "ask-date" => Command::AskDate(token()?),
        "date" => Command::ChangeDate(token()?),
        "ask-token" => Command::AskToken(token()?),
        "ask-born" => Command::AskBorn(token()?),
        "born" => Command::Born(token()?),
        "ask-loss" => Command::AskLoss(token()?),
        "loss" => Command::Loss(token()?),
        "ask-remove" => Command::AskRemove(token()?),
        "remove" => Command::Remove(token()?),
        _ => return None,
    })
}

fn with_two(verb: &str, one: &str, two: &str) -> Option<Command> {
    Some(match (verb, two) {
        ("token", new) => Command::ChangeToken(Token::from_code(one)?, Token::from_code(new)?),
        ("born", count) => Command::BornCount(Token::from_code(one)?, count.parse().ok()?),
        ("topic", "on") => Command::SetTopic(Topic::parse(one)?, true),
        ("topic", "off") => Command::SetTopic(Topic::parse(one)?, false),
        _ => return None,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any command there is.
    pub(in crate::dialogue) fn any_command() -> impl Strategy<Value = Command> {
        let token = || proptest::sample::select(Token::all().take(4).chain(Token::all().skip(22)).collect::<Vec<_>>());
        let one = (token(), token(), 0u8..8, any::<bool>());
        (
            0usize..44,
            one,
            crate::dialogue::booking::tests::any_step(),
            (crate::dialogue::attending::tests::any_step(), crate::dialogue::finding::tests::any_step()),
            proptest::sample::select(Lang::all().to_vec()),
            proptest::sample::select(Topic::all().to_vec()),
        )
            .prop_map(|(which, (a, b, n, on), step, (attend, find), lang, topic)| match which {
                0 => Command::Menu,
                1 => Command::Children(n),
                2 => Command::Later,
                3 => Command::AskLang,
                4 => Command::SetLang(lang),
                5 => Command::Add,
                6 => Command::AddPregnancy,
                7 => Command::AddChild,
                8 => Command::DueDate,
                9 => Command::BirthDate,
                10 => Command::Fetuses(n),
                11 => Command::Choose(a),
                12 => Command::Child(a),
                13 => Command::AskDate(a),
                14 => Command::ChangeDate(a),
                15 => Command::AskToken(a),
                16 => Command::ChangeToken(a, b),
                17 => Command::AskBorn(a),
                18 => Command::Born(a),
                19 => Command::BornCount(a, n),
                20 => Command::AskLoss(a),
                21 => Command::Loss(a),
                22 => Command::Support,
                23 => Command::AskRemove(a),
                24 => Command::Remove(a),
                25 => Command::AskTopics,
                26 => Command::SetTopic(topic, on),
                27 => Command::AskStop,
                28 => Command::Stop,
                29 => Command::Resume,
                30..36 => Command::Book(step),
                36..40 => Command::Find(find),
                _ => Command::Attend(attend),
            })
    }

    proptest! {
        #[test]
        fn data_brings_its_command_back(command in any_command()) {
            let data = command.to_string();
            prop_assert!(data.len() <= 300 && data.is_ascii(), "LINE's limit for postback data");
            prop_assert_eq!(Command::parse(&data), Some(command));
        }

        #[test]
        fn made_up_data_is_no_command_or_the_one_it_names(data in "(t1:)?[a-z-]{0,12}(:[a-f0-9]{0,5}){0,3}") {
            if let Some(command) = Command::parse(&data) {
                prop_assert_eq!(Command::parse(&command.to_string()), Some(command));
            }
        }
    }

    #[test]
    fn data_of_another_generation_is_no_command() {
        for data in
            ["", "menu", "t0:menu", "t1:", "t1:menu:", "t1:child:太郎", "t1:fetuses:256", "t1:topic:birth:maybe"]
        {
            assert_eq!(Command::parse(data), None, "{data}");
        }
    }
}
