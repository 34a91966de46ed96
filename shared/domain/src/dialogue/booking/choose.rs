//! Choosing: a service, a day, a time, for whom.

use jiff::civil::Date;

use super::{Aim, Desk, Step, search::Standing};
use crate::{
    age::days_after,
    dialogue::{Card, Choice, Command, Page, Reply, Turn, reply::Action, reply::MOST_CHOICES},
    reservation::{Party, Service, SlotId, eligible, window},
    text::{Key, LineText, Param},
};

/// Cards of services at a time; one more is for what must not be named (LINE: 12 bubbles in a carousel).
const SERVICES: usize = 11;

/// Days on buttons; the other places are for the page and for the way out.
const DAYS: usize = MOST_CHOICES - 2;

/// Times on buttons; the other places are for more, for another day and for the way out.
const TIMES: usize = MOST_CHOICES - 3;

impl Desk<'_> {
    /// What somebody of the family may have.
    pub(super) fn services(&self, page: u8) -> Turn {
        let offered: Vec<_> = self.seen.services.iter().filter(|service| self.is_offered(service)).collect();
        let discreet = offered.iter().any(|service| service.discreet);
        let named: Vec<_> = offered.into_iter().filter(|service| !service.discreet).collect();
        let skipped = usize::from(page) * SERVICES;
        let mut cards: Vec<_> =
            named.iter().skip(skipped).take(SERVICES).map(|service| self.service_card(service)).collect();
        let more = named.len() > skipped + SERVICES;
        if discreet && !more {
            cards.push(self.discreet_card());
        }
        if cards.is_empty() {
            let reply = self.talk.say(Key::BookNone, &[]).tap(self.talk.label(Key::LabelAdd), Command::Add);
            return self.talk.answer(self.with_mine(reply).open(self.talk.label(Key::LabelBookPage), Page::Bookings));
        }
        let mut reply = self.with_mine(Reply { cards, ..self.talk.say(Key::BookWhich, &[]) });
        if more {
            let next = Command::Book(Step::Services(page.saturating_add(1)));
            reply = reply.tap(self.talk.label(Key::LabelBookMore), next);
        }
        self.talk.answer(reply)
    }

    /// Days with room; where there is none, days on which one can wait.
    pub(super) fn days(&self, aim: &Aim) -> Turn {
        let search = match self.search(aim) {
            Ok(search) => search,
            Err(turn) => return turn,
        };
        let (waiting, free): (Vec<_>, Vec<_>) =
            search.days().into_iter().partition(|(_, standing)| *standing == Standing::Wait);
        let (key, days) = match (free.is_empty(), waiting.is_empty()) {
            (false, _) => (Key::BookDays, free),
            (true, false) => (Key::BookDaysFull, waiting),
            (true, true) => (Key::BookDaysNone, Vec::new()),
        };
        let reply = days.iter().take(DAYS).fold(self.titled(key, search.service), |reply, (day, _)| {
            let label = LineText::of(self.talk.lang, Key::BookDay, &[("day", Param::Day(*day))]);
            reply.tap(label, Command::Book(Step::Times(aim.clone(), *day, 0)))
        });
        self.talk.answer(reply.open(self.talk.label(Key::LabelBookOtherDays), page_of(aim)))
    }

    /// The times of one day.
    pub(super) fn times(&self, aim: &Aim, day: Date, page: u8) -> Turn {
        let search = match self.search(aim) {
            Ok(search) => search,
            Err(turn) => return turn,
        };
        let times = search.times(day);
        let skipped = usize::from(page) * TIMES;
        let key = if times.len() > skipped { Key::BookTimes } else { Key::BookTimesNone };
        let params = [("title", Param::Text(self.title(Some(search.service)))), ("day", Param::Day(day))];
        let mut reply = self.talk.say(key, &params);
        for (id, standing) in times.values().skip(skipped).take(TIMES) {
            let step = match aim {
                Aim::New(_) => Step::Slot((*id).clone()),
                Aim::Move(booking) => Step::AskMove(booking.clone(), (*id).clone()),
            };
            reply = reply.tap(self.time_label(id, *standing), Command::Book(step));
        }
        if times.len() > skipped + TIMES {
            let next = Step::Times(aim.clone(), day, page.saturating_add(1));
            reply = reply.tap(self.talk.label(Key::LabelBookMoreTimes), Command::Book(next));
        }
        self.talk.answer(reply.tap(self.talk.label(Key::LabelBookChoose), Command::Book(Step::Days(aim.clone()))))
    }

    /// For whom? Not asked where there is only one answer.
    pub(super) fn slot(&self, id: &SlotId) -> Turn {
        let service = match self.service(&id.service) {
            Ok(service) => service,
            Err(turn) => return turn,
        };
        let Some((_, slot)) = self.seen.slots.iter().find(|(found, _)| found == id) else {
            return self.again(Key::ErrorUnknownSlot);
        };
        let search = self.search_for(service, self.alone(service));
        let possible = |party: &&Party| search.allows(party, id.starts.date()) && !search.is_in(party, id);
        let parties: Vec<_> = search.candidates.iter().filter(possible).collect();
        let who = |party: &Party| {
            let members = self.seen.members.iter().filter(|member| party.ids().contains(&member.id));
            members.map(|member| member.token).collect::<Vec<_>>()
        };
        match parties.as_slice() {
            [] => self.nobody(service, id),
            [only] => self.confirm(id, &who(only)),
            several => {
                let all = Party { members: several.iter().flat_map(|party| party.members.clone()).collect() };
                let together = search.allows(&all, id.starts.date()) && search.standing(&[&all], id, slot).is_some();
                let mut reply = Reply::of(LineText::lines(&[
                    self.title(Some(service)),
                    self.when(id, slot.ends),
                    self.talk.label(Key::BookWho),
                ]));
                // One place for all of them, one for the way out.
                for tokens in several.iter().take(MOST_CHOICES - 2).map(|party| who(party)) {
                    if let Some(label) = self.tokens(&tokens) {
                        reply = reply.tap(label, Command::Book(Step::Confirm(id.clone(), tokens)));
                    }
                }
                if together {
                    let label = if several.len() == 2 { Key::LabelBookBoth } else { Key::LabelBookAll };
                    reply = reply.tap(self.talk.label(label), Command::Book(Step::Confirm(id.clone(), who(&all))));
                }
                self.talk.answer(reply)
            }
        }
    }

    /// Why nobody of the family can have the slot.
    fn nobody(&self, service: &Service, id: &SlotId) -> Turn {
        let search = self.search_for(service, self.alone(service));
        if search.candidates.iter().any(|party| search.is_in(party, id)) {
            return self.talk.answer(self.with_mine(self.talk.say(Key::BookAlready, &[])));
        }
        let reasons: Vec<_> = search
            .candidates
            .iter()
            .map(|party| eligible(service, party, id.starts.date(), &self.seen.diary, true))
            .collect();
        match reasons.as_slice() {
            [Err(reason)] => self.refused(&crate::reservation::Refused::NotEligible(*reason)),
            reasons if reasons.iter().any(Result::is_ok) => self.again(Key::ErrorLimitReached),
            _ => self.again(Key::ErrorNotEligible),
        }
    }

    /// Whether somebody of the family may have an appointment on a day that can be booked, now or soon.
    fn is_offered(&self, service: &Service) -> bool {
        let (now, today) = (self.seen.now, self.seen.now.date());
        let over = service.opening.campaign.as_ref().is_some_and(|campaign| campaign.closes_at <= now);
        if !service.published || service.by_invitation || over {
            return false;
        }
        let last = days_after(today, i32::from(service.opening.days_before));
        self.alone(service).iter().any(|party| {
            window(service, party.members.first(), &self.seen.diary, today).is_ok_and(|(from, until)| {
                from.is_none_or(|from| from <= last) && until.is_none_or(|until| until >= today)
            })
        })
    }

    fn service_card(&self, service: &Service) -> Card {
        let choose = Command::Book(Step::Days(Aim::New(service.id.clone())));
        Card {
            title: self.title(Some(service)),
            lines: self.place(service).into_iter().collect(),
            buttons: vec![Choice { label: self.talk.label(Key::LabelBookChoose), action: Action::Tap(choose) }],
        }
    }

    fn discreet_card(&self) -> Card {
        let label = self.talk.label(Key::LabelBookPage);
        Card {
            title: self.talk.label(Key::BookDiscreet),
            lines: vec![self.talk.label(Key::BookDiscreetAbout)],
            buttons: vec![Choice { label, action: Action::Open(Page::Bookings) }],
        }
    }

    fn time_label(&self, id: &SlotId, standing: Standing) -> LineText {
        let time = ("time", Param::Time(id.starts.time()));
        match standing {
            Standing::Left(count) => {
                LineText::of(self.talk.lang, Key::BookTimeLeft, &[time, ("count", Param::Count(count))])
            }
            Standing::Wait => LineText::of(self.talk.lang, Key::BookTimeWait, &[time]),
            Standing::Draw => LineText::of(self.talk.lang, Key::BookTimeDraw, &[time]),
        }
    }
}

fn page_of(aim: &Aim) -> Page {
    match aim {
        Aim::New(service) => Page::Service(service.clone()),
        Aim::Move(booking) => Page::Change(booking.clone()),
    }
}
