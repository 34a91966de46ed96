//! Whatever people do, in whatever order: answers stay within LINE's limits, nothing impossible is registered, and the
//! end of all messages is three taps away.

use std::collections::BTreeSet;

use jiff::{Span, civil::Date};
use proptest::prelude::*;

use super::{
    Action, ChildView, Command, Draft, Effect, Input, Person, Status,
    chat::{Chat, TODAY},
    command::tests::any_command,
    turn,
};
use crate::{
    family::{Subject, Token},
    nursery::Position,
};

/// A step of someone who uses the buttons, an old button, or anything at all.
#[derive(Debug, Clone)]
enum Step {
    /// The nth button below the last message; in a date dialogue, the day so many days from today.
    Button(usize, i32),
    Input(Input),
}

fn any_step() -> impl Strategy<Value = Step> {
    let days = prop_oneof![4 => -300i32..300, 1 => -9_000i32..2_000];
    let date = proptest::option::of(days.clone().prop_map(day));
    let words = ["設定", "停止", "再開", "カレンダー", "English", "やさしい", "日本語", "🐻", "登録", "123456789018"];
    prop_oneof![
        6 => (0usize..13, days).prop_map(|(nth, days)| Step::Button(nth, days)),
        3 => (any_command(), date.clone())
            .prop_map(|(command, date)| Step::Input(Input::Tap { data: command.to_string(), date })),
        1 => (".{0,40}", date).prop_map(|(data, date)| Step::Input(Input::Tap { data, date })),
        1 => ".{0,40}".prop_map(|text| Step::Input(Input::Text(text))),
        1 => proptest::sample::select(words.to_vec()).prop_map(|word| Step::Input(Input::Text(word.to_owned()))),
        1 => proptest::sample::select(vec![Input::Follow, Input::NumberRefused, Input::Other]).prop_map(Step::Input),
    ]
}

/// Children and pregnancies as they may have been registered earlier.
fn any_subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        (-28..=280, 1u8..=3).prop_map(|(days, fetuses)| Subject::Pregnancy { due_date: day(days), fetuses }),
        (-6_000..=0).prop_map(|days| Subject::Child { birth_date: day(days), due_date: Some(day(days + 9)) }),
    ]
}

fn day(days: i32) -> Date {
    TODAY.saturating_add(Span::new().days(days))
}

fn input(chat: &Chat, step: Step) -> Option<Input> {
    match step {
        Step::Input(input) => Some(input),
        Step::Button(nth, days) => {
            let choices = &chat.turn.replies.last()?.choices;
            match choices.get(nth % choices.len())?.action.clone() {
                Action::Tap(command) => Some(Input::Tap { data: command.to_string(), date: None }),
                Action::PickDate { command, .. } => {
                    Some(Input::Tap { data: command.to_string(), date: Some(day(days)) })
                }
                Action::SendPlace => Some(Input::Place(Position::new(35.7, 139.6).ok()?)),
                Action::Open(_) => None,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_sequence_breaks_the_chat(
        family in proptest::collection::vec(any_subject(), 0..4),
        draft in proptest::option::of(any_subject()),
        steps in proptest::collection::vec(any_step(), 1..60),
    ) {
        let mut chat = Chat::default();
        chat.person.draft = draft.map(|subject| Draft::Token { subject });
        for (subject, token) in family.into_iter().zip(Token::all()) {
            chat.person.children.push(ChildView { token, subject, status: Status::Active });
        }
        for step in steps {
            let Some(input) = input(&chat, step) else { continue };
            // The chat carries out the effects and fails on one that the household refuses.
            chat.hears(input);
            within_limits(&chat)?;
            let before = chat.person.clone();
            prop_assert!(!before.push_on || taps_to_silence(&chat) <= 3, "{}", chat.text());
        }
    }
}

fn within_limits(chat: &Chat) -> Result<(), TestCaseError> {
    prop_assert!((1..=5).contains(&chat.turn.replies.len()));
    for reply in &chat.turn.replies {
        prop_assert!((1..=5_000).contains(&reply.text.len_utf16()));
        prop_assert!((1..=13).contains(&reply.choices.len()), "{:?}", reply.choices);
        let labels: BTreeSet<_> = reply.choices.iter().map(|choice| choice.label.as_str()).collect();
        prop_assert_eq!(labels.len(), reply.choices.len(), "two buttons look the same");
        for choice in &reply.choices {
            prop_assert!((1..=20).contains(&choice.label.len_utf16()), "{}", choice.label);
            if let Action::PickDate { command, min, max, initial } = choice.action.clone() {
                prop_assert!(min <= initial && initial <= max);
                prop_assert!(command.wants_date());
                prop_assert!(command.to_string().encode_utf16().count() <= 300);
            }
        }
    }
    Ok(())
}

/// The fewest taps from the last message to the end of all messages.
fn taps_to_silence(chat: &Chat) -> usize {
    let mut screens = vec![(chat.person.clone(), chat.turn.clone())];
    for taps in 1..=3 {
        let mut next = Vec::new();
        for (person, screen) in &screens {
            for choice in screen.replies.iter().flat_map(|reply| &reply.choices) {
                // What changes the person on the way would not be a way out.
                let Action::Tap(command) = choice.action.clone() else { continue };
                if !matches!(command, Command::Menu | Command::AskStop | Command::Stop) {
                    continue;
                }
                let after = press(person, command);
                if after.effects.contains(&Effect::SetPush(false)) {
                    return taps;
                }
                next.push((person.clone(), after));
            }
        }
        screens = next;
    }
    usize::MAX
}

fn press(person: &Person, command: Command) -> super::Turn {
    turn(person, &Input::Tap { data: command.to_string(), date: None }, TODAY)
}
