//! Answers: a text and the buttons below it, within LINE's limits.

use jiff::{Span, civil::Date};

use super::{Command, Effect, Person, Turn};
use crate::{
    family::{FamilyError, Subject, TERM_DAYS, Token},
    reservation::SlotId,
    text::{Key, Lang, LineText, Param},
};

/// The most quick replies below one message (LINE's limit).
pub(super) const MOST_CHOICES: usize = 13;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What it says.
    pub text: LineText,
    /// Cards side by side below the text, at most 12.
    pub cards: Vec<Card>,
    /// The buttons below it, at most 13.
    pub choices: Vec<Choice>,
}

/// A card: what it is, what else is to know, what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is.
    pub title: LineText,
    /// Lines below the title.
    pub lines: Vec<LineText>,
    /// At most 4.
    pub buttons: Vec<Choice>,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands on it, at most 20 UTF-16 units.
    pub label: LineText,
    /// What it does.
    pub action: Action,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Sends the command's postback data.
    Tap(Command),
    /// Opens LINE's date dialogue, which sends the data and the day. The limits and the first day shown depend on
    /// today alone: LINE gets to see them.
    PickDate {
        /// What the day is for.
        command: Command,
        /// The earliest day.
        min: Date,
        /// The latest day.
        max: Date,
        /// The day shown first.
        initial: Date,
    },
    /// Opens LINE's map, which sends a place. Below a message only: LINE has no such button on a card.
    SendPlace,
    /// Opens one of our pages.
    Open(Page),
}

/// Our own pages, where details may be shown after sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// わが家のカレンダー
    Calendar,
    /// Children and settings.
    Settings,
    /// Everything that can be booked, and what is booked.
    Bookings,
    /// The days of a service. Never of a discreet one: the address passes LINE.
    Service(String),
    /// The form for a slot, where questions are answered. Never of a discreet service.
    Slot(SlotId),
    /// A booking.
    Booking(String),
    /// Another time for a booking.
    Change(String),
    /// The days at the nursery.
    Nursery,
    /// Everything of today that a child with a fever cannot come to.
    Fever,
    /// Nurseries to apply to: a map, filters, points.
    Nurseries,
    /// One of them.
    NurseryCard(String),
}

impl Page {
    /// What is added to the address of our page; what comes after `#` is read in the browser alone.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Calendar => String::new(),
            Self::Settings => "#settings".to_owned(),
            Self::Bookings => "#bookings".to_owned(),
            Self::Service(id) => format!("#service/{id}"),
            Self::Slot(id) => format!("#slot/{id}"),
            Self::Booking(id) => format!("#booking/{id}"),
            Self::Change(id) => format!("#booking/{id}/change"),
            Self::Nursery => "#nursery".to_owned(),
            Self::Fever => "#fever".to_owned(),
            Self::Nurseries => "#nurseries".to_owned(),
            Self::NurseryCard(key) => format!("#nurseries/{key}"),
        }
    }
}

impl Reply {
    /// A text without buttons.
    #[must_use]
    pub(super) fn of(text: LineText) -> Self {
        Self { text, cards: Vec::new(), choices: Vec::new() }
    }

    /// With one more button that sends a command.
    #[must_use]
    pub(super) fn tap(self, label: LineText, command: Command) -> Self {
        self.choice(label, Action::Tap(command))
    }

    /// With one more button that opens a page.
    #[must_use]
    pub(super) fn open(self, label: LineText, page: Page) -> Self {
        self.choice(label, Action::Open(page))
    }

    /// With one more button.
    #[must_use]
    pub(super) fn choice(mut self, label: LineText, action: Action) -> Self {
        self.choices.push(Choice { label, action });
        self
    }
}

/// Who we talk with, in which language, on which day.
pub(super) struct Talk<'a> {
    pub(super) person: &'a Person,
    pub(super) lang: Lang,
    pub(super) today: Date,
}

impl<'a> Talk<'a> {
    pub(super) fn new(person: &'a Person, today: Date) -> Self {
        Self { person, lang: person.lang.unwrap_or_default(), today }
    }

    /// The same talk with someone as they are after the effects.
    pub(super) fn with<'b>(&self, person: &'b Person) -> Talk<'b> {
        Talk { person, lang: person.lang.unwrap_or(self.lang), today: self.today }
    }

    pub(super) fn say(&self, key: Key, params: &[(&str, Param)]) -> Reply {
        Reply::of(LineText::of(self.lang, key, params))
    }

    /// A sentence about the one `token` stands for.
    pub(super) fn say_of(&self, key: Key, token: Token) -> Reply {
        self.say(key, &[("token", Param::Token(token))])
    }

    pub(super) fn label(&self, key: Key) -> LineText {
        LineText::plain(self.lang, key)
    }

    /// A turn that changes nothing.
    pub(super) fn answer(&self, reply: Reply) -> Turn {
        Turn { effects: Vec::new(), replies: vec![reply] }
    }

    /// A turn that changes something.
    pub(super) fn change(&self, effects: Vec<Effect>, reply: Reply) -> Turn {
        Turn { effects, replies: vec![reply] }
    }

    /// With the button that asks for the due date of a pregnancy.
    pub(super) fn pick_due_date(&self, reply: Reply, command: Command) -> Reply {
        let choice = Action::PickDate {
            command,
            // As `Subject::check` has it: four weeks late to one term ahead.
            min: self.in_days(-28),
            max: self.in_days(TERM_DAYS),
            initial: self.in_days(TERM_DAYS / 2),
        };
        reply.choice(self.label(Key::LabelPickDueDate), choice)
    }

    /// With the button that asks for a day of birth.
    pub(super) fn pick_birth_date(&self, reply: Reply, command: Command) -> Reply {
        let min = self.today.saturating_sub(Span::new().years(18));
        let choice = Action::PickDate { command, min, max: self.today, initial: self.today };
        reply.choice(self.label(Key::LabelPickBirthDate), choice)
    }

    /// With the button that asks for the date that `subject` has.
    pub(super) fn pick_date_of(&self, reply: Reply, subject: &Subject, command: Command) -> Reply {
        if subject.is_pregnancy() { self.pick_due_date(reply, command) } else { self.pick_birth_date(reply, command) }
    }

    /// With a button for each of the first `most` free tokens.
    pub(super) fn free_tokens(&self, reply: Reply, command: impl Fn(Token) -> Command) -> Reply {
        // One place is for the way out.
        let tokens = self.person.free_tokens().into_iter().take(MOST_CHOICES - 1);
        tokens.fold(reply, |reply, token| reply.tap(LineText::token(token), command(token)))
    }

    /// Below the last message there is always a way to 受信設定 and with it, two taps further, to the end of all
    /// messages (opting out takes three taps at most).
    pub(super) fn with_way_out(&self, mut turn: Turn) -> Turn {
        let lang = turn.effects.iter().fold(self.lang, |lang, effect| match effect {
            Effect::SetLang(new) => *new,
            _ => lang,
        });
        if let Some(last) = turn.replies.last_mut() {
            let out = |choice: &Choice| {
                matches!(choice.action, Action::Tap(Command::Menu | Command::AskStop | Command::Stop | Command::Resume))
            };
            if !last.choices.iter().any(out) {
                last.choices.truncate(MOST_CHOICES - 1);
                let label = LineText::plain(lang, Key::LabelMenu);
                last.choices.push(Choice { label, action: Action::Tap(Command::Menu) });
            }
        }
        turn
    }

    fn in_days(&self, days: i32) -> Date {
        self.today.saturating_add(Span::new().days(days))
    }
}

/// The sentence for a date or number that cannot be right.
pub(super) const fn sentence(error: FamilyError) -> Key {
    match error {
        FamilyError::BirthInFuture => Key::ErrorBirthInFuture,
        FamilyError::BirthTooLongAgo => Key::ErrorBirthTooLongAgo,
        FamilyError::DueDateOutOfRange => Key::ErrorDueDateOutOfRange,
        FamilyError::DueDateDoesNotFitBirth => Key::ErrorDueDateDoesNotFitBirth,
        FamilyError::FetusesOutOfRange => Key::ErrorFetusesOutOfRange,
        FamilyError::TokenUnknown => Key::ErrorTokenUnknown,
    }
}
