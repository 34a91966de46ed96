//! A chat for tests: keeps the person between turns and refuses effects that could not be carried out.

use jiff::civil::{Date, date};

use super::{Action, Choice, Command, Effect, Input, Person, Status, Turn, person::ChildView, turn};
use crate::{
    family::Token,
    household::{Household, Member},
};

pub(super) const TODAY: Date = date(2026, 4, 1);

/// One person, one chat.
#[derive(Clone, Default)]
pub(super) struct Chat {
    pub(super) person: Person,
    pub(super) turn: Turn,
}

impl Chat {
    /// Someone who has followed and chosen Japanese.
    pub(super) fn japanese() -> Self {
        let mut chat = Self::default();
        chat.hears(Input::Follow);
        chat.taps("日本語");
        chat
    }

    pub(super) fn hears(&mut self, input: Input) -> String {
        self.turn = turn(&self.person, &input, TODAY);
        for effect in self.turn.effects.clone() {
            apply(&mut self.person, effect);
        }
        self.text()
    }

    pub(super) fn writes(&mut self, text: &str) -> String {
        self.hears(Input::Text(text.to_owned()))
    }

    /// Taps the button with that label below the last message.
    pub(super) fn taps(&mut self, label: &str) -> String {
        let Action::Tap(command) = self.choice(label).action else { panic!("{label} is not a plain button") };
        self.sends(command)
    }

    /// Picks a day in the date dialogue below the last message.
    pub(super) fn picks(&mut self, label: &str, day: Date) -> String {
        let Action::PickDate { command, .. } = self.choice(label).action else { panic!("{label} picks no date") };
        self.hears(Input::Tap { data: command.to_string(), date: Some(day) })
    }

    /// A button from anywhere above in the chat.
    pub(super) fn sends(&mut self, command: Command) -> String {
        self.hears(Input::Tap { data: command.to_string(), date: None })
    }

    pub(super) fn text(&self) -> String {
        self.turn.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    pub(super) fn choices(&self) -> &[Choice] {
        &self.turn.replies.last().expect("an answer").choices
    }

    pub(super) fn labels(&self) -> Vec<&str> {
        self.choices().iter().map(|choice| choice.label.as_str()).collect()
    }

    pub(super) fn tokens(&self) -> String {
        self.person.active().map(|child| child.token.as_str()).collect()
    }

    fn choice(&self, label: &str) -> Choice {
        let found = self.choices().iter().find(|choice| choice.label.as_str() == label);
        found.unwrap_or_else(|| panic!("no {label} among {:?} below {}", self.labels(), self.text())).clone()
    }
}

pub(super) fn token(emoji: &str) -> Token {
    Token::parse(emoji).expect("one of ours")
}

/// Carries an effect out as the conversation function does, with the rules of the household in force.
fn apply(person: &mut Person, effect: Effect) {
    let members: Vec<_> = person
        .active()
        .map(|child| Member { id: child.token.as_str().to_owned(), token: child.token, subject: child.subject.clone() })
        .collect();
    let household = Household(&members);
    let member = |token: Token| members.iter().find(|member| member.token == token).expect("an active child");
    let view = |member: Member| ChildView { token: member.token, subject: member.subject, status: Status::Active };
    match effect {
        Effect::SetLang(lang) => person.lang = Some(lang),
        Effect::SetTopics(topics) => person.topics = topics,
        Effect::SetPush(on) => person.push_on = on,
        Effect::SetDraft(draft) => person.draft = draft,
        Effect::Register { subject, token } => {
            let new = household.register(subject, Some(token), TODAY, String::new).expect("a possible registration");
            // An emoji that was of an ended pregnancy is someone else's now.
            person.children.retain(|child| child.token != token);
            person.children.push(view(new));
        }
        Effect::ChangeSubject { token, subject } => {
            let changed = household.change(member(token), subject, None, TODAY).expect("a possible change");
            replace(person, token, vec![view(changed)]);
        }
        Effect::ChangeToken { token, new } => {
            let old = member(token);
            let changed = household.change(old, old.subject.clone(), Some(new), TODAY).expect("a possible change");
            person.children.retain(|child| child.token != new);
            replace(person, token, vec![view(changed)]);
        }
        Effect::Remove { token } => replace(person, token, Vec::new()),
        Effect::Born { token, birth_date, siblings } => {
            let tokens: Vec<_> = std::iter::once(token).chain(siblings).map(Some).collect();
            let born =
                household.born(member(token), birth_date, &tokens, TODAY, String::new).expect("a possible birth");
            person.children.retain(|child| child.token == token || !tokens.contains(&Some(child.token)));
            replace(person, token, born.into_iter().map(view).collect());
        }
        Effect::Loss { token } => {
            assert!(member(token).subject.is_pregnancy());
            let child = person.children.iter_mut().find(|child| child.token == token).expect("found above");
            child.status = Status::Ended;
        }
        Effect::SupportTold => {}
    }
}

fn replace(person: &mut Person, token: Token, by: Vec<ChildView>) {
    let at = person.children.iter().position(|child| child.token == token).expect("an active child");
    person.children.splice(at..=at, by);
}
