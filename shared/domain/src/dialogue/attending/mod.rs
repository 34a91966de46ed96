//! Absences by tapping: who, which day, done; and the two answers to "not seen yet".
//!
//! This room knows emojis and days. It refuses to know why a child stays at home: that is health, it is asked on our
//! page alone. Nothing is asked twice before it is done, because one tap undoes it.

#[cfg(test)]
mod scenes;
mod step;

use jiff::civil::Date;

pub use step::AttendStep;

#[cfg(test)]
pub(super) use step::tests;

use super::{
    Command, Input, Page, Person, Reply, Turn,
    reply::{Action, MOST_CHOICES, Talk},
};
use crate::{
    age::days_after,
    facility::REPORTED_AHEAD,
    family::Token,
    text::{Key, LineText, Param},
};

/// Days that stand on buttons; others are picked in LINE's own dialogue.
const DAYS: usize = 4;

/// A child that the person may report about, as the facility has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// The emoji that stands for it.
    pub token: Token,
    /// The days in reach on which it is expected, in order.
    pub expected: Vec<Date>,
    /// The next days for which it is reported absent, in order.
    pub absent: Vec<Date>,
    /// Was seen today.
    pub seen: bool,
}

/// The step about the nursery that an input asks for. It is decided by [`attend`], on what the desk has seen for it.
#[must_use]
pub fn attending(person: &Person, input: &Input) -> Option<AttendStep> {
    let date = match input {
        Input::Tap { date, .. } => *date,
        _ => None,
    };
    match super::asked(person, input)? {
        Command::Attend(step) => Some(step.with_date(date)),
        _ => None,
    }
}

/// Decides one turn. `wards` are as they are after the desk has written down what the step says.
#[must_use]
pub fn attend(person: &Person, step: &AttendStep, wards: &[Ward], today: Date) -> Turn {
    let talk = Talk::new(person, today);
    let booth = Booth { talk: &talk, wards };
    let turn = match step {
        AttendStep::Who => booth.who(),
        AttendStep::Day(who) | AttendStep::Pick(who) => booth.day(who),
        AttendStep::Absent(who, day) => booth.absent(who, *day),
        AttendStep::Comes(who, day) => booth.comes(who, *day),
        AttendStep::Coming(token, day) => booth.coming(*token, *day),
    };
    talk.with_way_out(turn)
}

/// Those of `who` whose absence on `day` is to be written down: nothing of a day that is over, too far, or none of
/// theirs.
#[must_use]
pub fn absentees<'w>(wards: &'w [Ward], who: &[Token], day: Date) -> Vec<&'w Ward> {
    wards.iter().filter(|ward| who.contains(&ward.token) && ward.expected.contains(&day)).collect()
}

/// For a chat that has no desk behind it.
pub(super) fn on_the_page(talk: &Talk) -> Turn {
    talk.answer(talk.say(Key::AttendanceWho, &[]).open(talk.label(Key::LabelAttendPage), Page::Nursery))
}

/// A child has a fever. What it concerns is looked up, shown and called off on our page alone: which child, and what was
/// planned for it, is nobody else's business.
pub(super) fn fever(talk: &Talk) -> Turn {
    talk.answer(talk.say(Key::AttendanceFever, &[]).open(talk.label(Key::LabelFever), Page::Fever))
}

/// Who asks, and what is known.
struct Booth<'a> {
    talk: &'a Talk<'a>,
    wards: &'a [Ward],
}

impl Booth<'_> {
    fn who(&self) -> Turn {
        match self.wards {
            [] => self.nobody(Key::AttendanceNobody),
            [one] => self.day(&[one.token]),
            several => {
                let all: Vec<_> = several.iter().map(|ward| ward.token).collect();
                let ask = |who: Vec<Token>| Command::Attend(AttendStep::Day(who));
                let mut reply = self.with_reported(self.talk.say(Key::AttendanceWho, &[]));
                for token in all.iter().take(MOST_CHOICES - 6) {
                    reply = reply.tap(LineText::token(*token), ask(vec![*token]));
                }
                reply = reply.tap(self.talk.label(Key::AttendanceAll), ask(all));
                self.talk.answer(self.with_page(self.with_undo(reply)))
            }
        }
    }

    fn day(&self, who: &[Token]) -> Turn {
        let wards: Vec<&Ward> = self.wards.iter().filter(|ward| who.contains(&ward.token)).collect();
        if wards.is_empty() {
            return self.nobody(Key::AttendanceGone);
        }
        let who: Vec<Token> = wards.iter().map(|ward| ward.token).collect();
        let ask = self.with_reported(self.talk.say(Key::AttendanceWhen, &[("tokens", Param::Tokens(&who))]));
        self.talk.answer(self.with_page(self.with_undo(self.with_days(ask, &who, &wards))))
    }

    fn absent(&self, who: &[Token], day: Date) -> Turn {
        if day < self.talk.today {
            return self.past(day);
        }
        if day > days_after(self.talk.today, REPORTED_AHEAD) {
            return self.talk.answer(self.with_page(self.talk.say(Key::AttendanceTooFar, &[])));
        }
        let known: Vec<Token> = self.known(who);
        let absent: Vec<&Ward> = absentees(self.wards, who, day);
        if known.is_empty() {
            return self.nobody(Key::AttendanceGone);
        }
        let tokens: Vec<Token> = absent.iter().map(|ward| ward.token).collect();
        if tokens.is_empty() {
            let wards: Vec<&Ward> = self.wards.iter().filter(|ward| known.contains(&ward.token)).collect();
            let reply = self.about(Key::AttendanceNotExpected, &known, day);
            return self.talk.answer(self.with_page(self.with_days(reply, &known, &wards)));
        }
        let mut lines = vec![self.about(Key::AttendanceDone, &tokens, day).text];
        let seen = absent.iter().filter(|ward| ward.seen && day == self.talk.today);
        lines.extend(seen.map(|ward| self.talk.say_of(Key::AttendanceSeen, ward.token).text));
        let reply = Reply::of(LineText::lines(&lines))
            .tap(self.talk.label(Key::LabelAttendAfterAll), Command::Attend(AttendStep::Comes(tokens.clone(), day)))
            .open(self.talk.label(Key::LabelAttendWhy), Page::Nursery)
            .tap(self.talk.label(Key::LabelAttendMore), Command::Attend(AttendStep::Day(tokens)));
        // Whoever stays at home today may have more to call off. Everybody is asked, so nothing is said about anyone.
        let reply = match day == self.talk.today {
            true => reply.open(self.talk.label(Key::LabelFever), Page::Fever),
            false => reply,
        };
        self.talk.answer(reply)
    }

    fn comes(&self, who: &[Token], day: Date) -> Turn {
        if day < self.talk.today {
            return self.past(day);
        }
        match self.known(who) {
            known if known.is_empty() => self.nobody(Key::AttendanceGone),
            known => self.talk.answer(self.with_start(self.about(Key::AttendanceWithdrawn, &known, day))),
        }
    }

    fn coming(&self, token: Token, day: Date) -> Turn {
        if day < self.talk.today {
            return self.past(day);
        }
        if self.known(&[token]).is_empty() {
            return self.nobody(Key::AttendanceGone);
        }
        self.talk.answer(self.with_start(self.talk.say_of(Key::AttendanceComing, token)))
    }

    fn past(&self, day: Date) -> Turn {
        self.talk.answer(self.with_start(self.talk.say(Key::AttendancePast, &[("day", Param::Day(day))])))
    }

    fn nobody(&self, key: Key) -> Turn {
        self.talk.answer(self.with_page(self.talk.say(key, &[])))
    }

    fn known(&self, who: &[Token]) -> Vec<Token> {
        self.wards.iter().map(|ward| ward.token).filter(|token| who.contains(token)).collect()
    }

    fn about(&self, key: Key, tokens: &[Token], day: Date) -> Reply {
        self.talk.say(key, &[("tokens", Param::Tokens(tokens)), ("day", Param::Day(day))])
    }

    /// With the next days of these on buttons, and any other day in a dialogue.
    fn with_days(&self, reply: Reply, who: &[Token], wards: &[&Ward]) -> Reply {
        let today = self.talk.today;
        let mut days: Vec<Date> = wards.iter().flat_map(|ward| &ward.expected).copied().collect();
        days.sort_unstable();
        days.dedup();
        let open = |day: &Date| wards.iter().any(|ward| !ward.absent.contains(day));
        let reply = days.into_iter().filter(open).take(DAYS).fold(reply, |reply, day| {
            let label = match day == today {
                true => self.talk.label(Key::LabelAttendToday),
                false => LineText::of(self.talk.lang, Key::AttendanceButton, &[("day", Param::Day(day))]),
            };
            reply.tap(label, Command::Attend(AttendStep::Absent(who.to_vec(), day)))
        });
        let pick = Action::PickDate {
            command: Command::Attend(AttendStep::Pick(who.to_vec())),
            min: today,
            max: days_after(today, REPORTED_AHEAD),
            initial: days_after(today, 1),
        };
        reply.choice(self.talk.label(Key::LabelAttendPick), pick)
    }

    /// With what is reported already below it.
    fn with_reported(&self, reply: Reply) -> Reply {
        let reported = self.reported().map(|(token, day)| self.one(Key::AttendanceReported, token, day));
        let lines: Vec<_> = reported.chain([reply.text.clone()]).collect();
        Reply { text: LineText::lines(&lines), ..reply }
    }

    /// With a button for each that takes it back.
    fn with_undo(&self, reply: Reply) -> Reply {
        self.reported().fold(reply, |reply, (token, day)| {
            let undo = Command::Attend(AttendStep::Comes(vec![token], day));
            reply.tap(self.one(Key::AttendanceUndo, token, day), undo)
        })
    }

    /// The next that are reported; with the other buttons they stay within LINE's limit.
    fn reported(&self) -> impl Iterator<Item = (Token, Date)> {
        let mut reported: Vec<_> =
            self.wards.iter().flat_map(|ward| ward.absent.iter().map(|day| (*day, ward.token))).collect();
        reported.sort_unstable();
        reported.into_iter().take(3).map(|(day, token)| (token, day))
    }

    fn one(&self, key: Key, token: Token, day: Date) -> LineText {
        LineText::of(self.talk.lang, key, &[("token", Param::Token(token)), ("day", Param::Day(day))])
    }

    fn with_start(&self, reply: Reply) -> Reply {
        reply.tap(self.talk.label(Key::LabelAttend), Command::Attend(AttendStep::Who))
    }

    fn with_page(&self, reply: Reply) -> Reply {
        reply.open(self.talk.label(Key::LabelAttendPage), Page::Nursery)
    }
}
