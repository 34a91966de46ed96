//! A chat with a desk behind it, for scenes.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, datetime};
use serde_json::json;

use super::{Seen, Step, book, party};
use crate::{
    dialogue::{Action, Choice, Command, Person, Status, Turn, chat::token, person::ChildView},
    family::{Subject, Token},
    household::Member,
    reservation::{
        Admitted, Answers, Ask, Booking, Diary, Refused, Room, Service, Slot, SlotId, State, Waiting, admit,
    },
    text::Lang,
};

pub(super) const NOW: DateTime = datetime(2026, 4, 1, 8, 0, 0, 0);

/// A chat with a desk behind it.
pub(super) struct Booth {
    pub(super) person: Person,
    pub(super) seen: Seen,
    pub(super) turn: Turn,
}

impl Booth {
    pub(super) fn new(children: &[(&str, Subject)], services: Vec<Service>) -> Self {
        let members = children.iter().enumerate().map(|(n, (emoji, subject))| Member {
            id: format!("chd_{n}"),
            token: token(emoji),
            subject: subject.clone(),
        });
        let members: Vec<_> = members.collect();
        let views = members.iter().map(|member| ChildView {
            token: member.token,
            subject: member.subject.clone(),
            status: Status::Active,
        });
        let person = Person { lang: Some(Lang::Ja), children: views.collect(), ..Person::default() };
        let seen = Seen { now: NOW, members, services, slots: Vec::new(), diary: Diary::default(), outcome: None };
        Self { person, seen, turn: Turn::default() }
    }

    pub(super) fn with(mut self, slots: &[(&str, u32)]) -> Self {
        self.seen.slots = slots.iter().map(|(text, left)| (id(text), slot(id(text).starts, *left))).collect();
        self
    }

    pub(super) fn does(&mut self, step: &Step) -> String {
        self.seen.outcome = match step {
            Step::Book(slot, who) => Some(self.books(slot, who)),
            Step::Cancel(id) => {
                let booking = self.seen.diary.bookings.get_mut(id).unwrap();
                booking.state = State::Cancelled;
                Some(Ok((id.clone(), booking.clone())))
            }
            _ => None,
        };
        let data = Command::Book(step.clone()).to_string();
        assert!(data.len() <= 300 && Command::parse(&data) == Some(Command::Book(step.clone())), "{data}");
        self.turn = book(&self.person, step, &self.seen);
        self.within_limits();
        self.turn.replies.iter().map(|reply| reply.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// What the desk does: decides, and writes the slot and the diary.
    fn books(&mut self, at: &SlotId, who: &[Token]) -> Result<(String, Booking), Refused> {
        let service = self.seen.services.iter().find(|service| service.id == at.service).unwrap();
        let party = party(&self.seen.members, who).unwrap();
        let (_, slot) = self.seen.slots.iter_mut().find(|(found, _)| found == at).unwrap();
        let none = Answers::new();
        let ask = Ask { slot: at, party: &party, answers: &none, now: NOW };
        let (admitted, units) = admit(service, slot, &self.seen.diary, ask, None)?;
        let id = booking_id(self.seen.diary.bookings.len());
        match admitted {
            Admitted::Place(_) => {
                for (name, units) in &units {
                    *slot.remaining.get_mut(name).unwrap() -= units;
                }
            }
            Admitted::Wait => {
                slot.waiting.push(Waiting { booking: id.clone(), family: String::new(), units: units.clone() });
            }
            Admitted::Apply => {}
        }
        let booking = booking(at, &party.ids(), units, admitted.state());
        self.seen.diary.bookings.insert(id.clone(), booking.clone());
        Ok((id, booking))
    }

    /// Taps a button below the last message, or on one of its cards.
    pub(super) fn taps(&mut self, label: &str) -> String {
        let action = self.button(label).action.clone();
        let Action::Tap(Command::Book(step)) = action else { panic!("{label} does not book: {action:?}") };
        self.does(&step)
    }

    pub(super) fn button(&self, label: &str) -> &Choice {
        let found = self.buttons().into_iter().find(|choice| choice.label.as_str() == label);
        found.unwrap_or_else(|| panic!("no {label} among {:?}", self.labels()))
    }

    pub(super) fn buttons(&self) -> Vec<&Choice> {
        let reply = self.turn.replies.last().unwrap();
        reply.cards.iter().flat_map(|card| &card.buttons).chain(&reply.choices).collect()
    }

    /// The buttons below the last message.
    pub(super) fn labels(&self) -> Vec<&str> {
        self.turn.replies.last().unwrap().choices.iter().map(|choice| choice.label.as_str()).collect()
    }

    pub(super) fn titles(&self) -> Vec<&str> {
        self.turn.replies.last().unwrap().cards.iter().map(|card| card.title.as_str()).collect()
    }

    /// Everything that LINE would get.
    pub(super) fn said(&self) -> String {
        let data = self.buttons().into_iter().map(|choice| match &choice.action {
            Action::Tap(command) => command.to_string(),
            Action::Open(page) => page.fragment(),
            Action::PickDate { .. } | Action::SendPlace => panic!("a booking asks for no date and no place"),
        });
        format!("{:?} {}", self.turn.replies, data.collect::<Vec<_>>().join(" "))
    }

    fn within_limits(&self) {
        for reply in &self.turn.replies {
            assert!((1..=5_000).contains(&reply.text.len_utf16()));
            assert!(reply.cards.len() <= 12 && reply.choices.len() <= 13);
            let mut labels: Vec<_> = reply.choices.iter().map(|choice| choice.label.as_str()).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), reply.choices.len(), "two buttons look the same: {labels:?}");
            for card in &reply.cards {
                assert!((1..=4).contains(&card.buttons.len()));
            }
        }
        for choice in self.buttons() {
            assert!((1..=20).contains(&choice.label.len_utf16()), "{}", choice.label);
        }
        let out = |choice: &Choice| matches!(choice.action, Action::Tap(Command::Menu));
        assert!(self.turn.replies.last().unwrap().choices.iter().any(out), "no way out");
    }
}

pub(super) fn id(text: &str) -> SlotId {
    SlotId::parse(text).unwrap()
}

pub(super) fn booking_id(n: usize) -> String {
    format!("bkg_{n:024x}")
}

pub(super) fn slot(starts: DateTime, left: u32) -> Slot {
    Slot {
        ends: starts.checked_add(jiff::Span::new().minutes(30)).unwrap(),
        capacity: Room::from([("places".to_owned(), 4)]),
        remaining: Room::from([("places".to_owned(), left)]),
        entries: BTreeMap::new(),
        waiting: Vec::new(),
        closed: false,
        version: 1,
    }
}

pub(super) fn booking(at: &SlotId, children: &[String], units: Room, state: State) -> Booking {
    let row = json!({
        "slot": at.to_string(), "ends": slot(at.starts, 0).ends, "children": children, "units": units, "state": state,
        "made_at": "2026-04-01T00:00:00Z", "request": "",
    });
    serde_json::from_value(row).unwrap()
}

pub(super) fn service(more: serde_json::Value) -> Service {
    let mut service = json!({
        "id": "play", "title": {"ja": "子育てひろば"}, "place": {"ja": "こどもプラザ"}, "for": "children",
        "who": {"age": {"from_months": 0, "until_months": 72}},
    });
    for (field, value) in more.as_object().unwrap() {
        service[field] = value.clone();
    }
    serde_json::from_value(service).unwrap()
}
