//! What is booked: seeing it, another time for it, no longer wanting it, taking a place that is held.

use super::{Aim, Desk, Step, agree::below};
use crate::{
    dialogue::{Card, Choice, Command, Page, Reply, Turn, reply::Action},
    reservation::{Answers, Ask, Booking, Refused, SlotId, State, admit, may_cancel, may_change},
    text::{Key, LineText},
};

/// Bookings at a time.
const BOOKINGS: usize = 10;

impl Desk<'_> {
    /// The next bookings.
    pub(super) fn mine(&self, page: u8) -> Turn {
        let bookings = self.seen.diary.bookings.iter();
        let mut live: Vec<_> =
            bookings.filter(|(_, booking)| booking.state.is_live() && booking.ends > self.seen.now).collect();
        live.sort_by_key(|(id, booking)| (booking.slot.starts, *id));
        let skipped = usize::from(page) * BOOKINGS;
        let cards: Vec<_> =
            live.iter().skip(skipped).take(BOOKINGS).map(|(id, booking)| self.booking_card(id, booking)).collect();
        let key = if cards.is_empty() { Key::BookMineNone } else { Key::BookMine };
        let mut reply = self.with_start(Reply { cards, ..self.talk.say(key, &[]) });
        if live.len() > skipped + BOOKINGS {
            let next = Command::Book(Step::Mine(page.saturating_add(1)));
            reply = reply.tap(self.talk.label(Key::LabelBookMoreMine), next);
        }
        self.talk.answer(reply.open(self.talk.label(Key::LabelBookPage), Page::Bookings))
    }

    pub(super) fn ask_move(&self, id: &str, slot: &SlotId) -> Turn {
        let search = match self.search_to_move(id) {
            Ok(search) => search,
            Err(turn) => return turn,
        };
        let (Some((_, to)), Some(party), Some(before)) = (
            self.seen.slots.iter().find(|(found, _)| found == slot),
            search.candidates.first(),
            self.seen.diary.bookings.get(id),
        ) else {
            return self.again(Key::ErrorUnknownSlot);
        };
        if before.slot.service != slot.service {
            return self.refused(&Refused::OtherService);
        }
        let none = Answers::new();
        let ask = Ask { slot, party, answers: &none, now: self.seen.now };
        if let Err(refused) = admit(search.service, to, &self.seen.diary, ask, Some(id)) {
            return self.refused_to_move(&refused, id, slot);
        }
        let about = self.about(Some(search.service), slot, to.ends, &self.who(before, Some(search.service)));
        let reply = below(about, self.talk.label(Key::BookConfirmMove))
            .tap(self.talk.label(Key::LabelBookMoveYes), Command::Book(Step::Move(id.to_owned(), slot.clone())))
            .tap(self.talk.label(Key::LabelNo), Command::Book(Step::Mine(0)));
        self.talk.answer(reply)
    }

    pub(super) fn moved(&self, id: &str, slot: &SlotId) -> Turn {
        match &self.seen.outcome {
            Some(Ok((id, booking))) => self.done(id, booking, self.talk.label(Key::BookMoved)),
            Some(Err(refused)) => self.refused_to_move(refused, id, slot),
            None => self.ask_move(id, slot),
        }
    }

    pub(super) fn ask_cancel(&self, id: &str) -> Turn {
        let booking = match self.booking(id) {
            Ok(booking) => booking,
            Err(turn) => return turn,
        };
        if let Some(service) = self.seen.services.iter().find(|service| service.id == booking.slot.service)
            && let Err(refused) = may_cancel(service, booking, self.seen.now)
        {
            return self.refused(&refused);
        }
        let reply = below(self.about_booking(booking), self.talk.label(Key::BookCancelAsk))
            .tap(self.talk.label(Key::LabelBookCancelYes), Command::Book(Step::Cancel(id.to_owned())))
            .tap(self.talk.label(Key::LabelNo), Command::Book(Step::Mine(0)));
        self.talk.answer(reply)
    }

    pub(super) fn cancelled(&self) -> Turn {
        match &self.seen.outcome {
            Some(Ok((_, booking))) => {
                let mut lines = vec![self.talk.label(Key::BookCancelled)];
                lines.extend(self.about_booking(booking));
                self.talk.answer(self.with_mine(self.with_start(Reply::of(LineText::lines(&lines)))))
            }
            Some(Err(refused)) => self.refused(refused),
            None => self.mine(0),
        }
    }

    pub(super) fn accepted(&self) -> Turn {
        match &self.seen.outcome {
            Some(Ok((id, booking))) => self.done(id, booking, self.made(id, booking)),
            Some(Err(refused)) => self.refused(refused),
            None => self.mine(0),
        }
    }

    fn refused_to_move(&self, refused: &Refused, id: &str, slot: &SlotId) -> Turn {
        if !matches!(refused, Refused::Full | Refused::Closed) {
            return self.refused(refused);
        }
        match self.search_to_move(id) {
            Ok(search) => {
                let aim = Aim::Move(id.to_owned());
                self.others(&search, slot, &aim, |other| Step::AskMove(id.to_owned(), other))
            }
            Err(turn) => turn,
        }
    }

    fn booking_card(&self, id: &str, booking: &Booking) -> Card {
        let service = self.seen.services.iter().find(|service| service.id == booking.slot.service);
        let mut about = self.about_booking(booking);
        let title = about.remove(0);
        about.push(self.state(id, booking));
        let tap = |key, step| Choice { label: self.talk.label(key), action: Action::Tap(Command::Book(step)) };
        let open = |key, page| Choice { label: self.talk.label(key), action: Action::Open(page) };
        let mut buttons = Vec::new();
        if booking.state == State::Offered {
            buttons.push(tap(Key::LabelBookAccept, Step::Accept(id.to_owned())));
        }
        if let Some(service) = service.filter(|service| may_change(service, booking, self.seen.now).is_ok()) {
            // The data behind days and times would name a discreet service.
            buttons.push(if service.is_for_chat() {
                tap(Key::LabelBookChange, Step::Days(Aim::Move(id.to_owned())))
            } else {
                open(Key::LabelBookChange, Page::Change(id.to_owned()))
            });
        }
        if service.is_some_and(|service| may_cancel(service, booking, self.seen.now).is_ok()) {
            buttons.push(tap(Key::LabelBookCancel, Step::AskCancel(id.to_owned())));
        }
        buttons.push(open(Key::LabelBookDetails, Page::Booking(id.to_owned())));
        Card { title, lines: about, buttons }
    }

    fn state(&self, id: &str, booking: &Booking) -> LineText {
        match (booking.state, booking.held_until) {
            (State::Booked, _) => self.talk.label(Key::BookStateBooked),
            (State::Requested, _) => self.talk.label(Key::BookStateRequested),
            (State::Applied, _) => self.talk.label(Key::BookStateApplied),
            (State::Offered, Some(until)) => self.held(until),
            (State::Waiting, _) => match self.place_in_line(id, booking) {
                Some(place) => self.counted(Key::BookStateWaiting, place),
                None => self.talk.label(Key::BookStateWaitingOnly),
            },
            _ => self.talk.label(Key::BookStateOver),
        }
    }
}
