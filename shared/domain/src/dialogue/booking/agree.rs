//! Agreeing: what would be booked, and what became of it.

use super::{Desk, Step, search::Search};
use crate::{
    dialogue::{Aim, Command, Page, Reply, Turn, reply::MOST_CHOICES},
    family::Token,
    reservation::{
        Admitted, Answers, Ask, Booking, Ineligible, Party, Refused, Service, Slot, SlotId, State, admit, demand,
        nearest,
    },
    text::{Key, LineText},
};

/// Slots offered instead of a full one.
const OTHERS: usize = 6;

impl Desk<'_> {
    /// This slot, for these: sure?
    pub(super) fn confirm(&self, id: &SlotId, who: &[Token]) -> Turn {
        let (service, slot, party) = match self.order(id, who) {
            Ok(order) => order,
            Err(turn) => return turn,
        };
        let about = self.about(Some(service), id, slot.ends, who);
        if service.ends_on_page() {
            return self.talk.answer(self.on_page(about, id));
        }
        let none = Answers::new();
        let ask = Ask { slot: id, party: &party, answers: &none, now: self.seen.now };
        let (key, label) = match admit(service, slot, &self.seen.diary, ask, None) {
            Ok((Admitted::Place(State::Requested), _)) => {
                (self.talk.label(Key::BookConfirmRequest), Key::LabelBookApplyYes)
            }
            Ok((Admitted::Place(_), _)) => (self.talk.label(Key::BookConfirm), Key::LabelBookYes),
            Ok((Admitted::Wait, _)) => (self.counted(Key::BookConfirmWait, slot.waiting.len()), Key::LabelBookWaitYes),
            Ok((Admitted::Apply, _)) => (self.talk.label(Key::BookConfirmDraw), Key::LabelBookDrawYes),
            Err(refused) => return self.refused_for(&refused, id, who),
        };
        let mut reply =
            below(about, key).tap(self.talk.label(label), Command::Book(Step::Book(id.clone(), who.to_vec())));
        if !service.questions.is_empty() {
            reply = reply.open(self.talk.label(Key::LabelBookAnswer), Page::Slot(id.clone()));
        }
        let reply =
            reply.tap(self.talk.label(Key::LabelBookChoose), Command::Book(Step::Days(Aim::New(id.service.clone()))));
        self.talk.answer(reply)
    }

    /// What became of it.
    pub(super) fn booked(&self, id: &SlotId, who: &[Token]) -> Turn {
        match &self.seen.outcome {
            Some(Ok((booking, made))) => self.done(booking, made, self.made(booking, made)),
            Some(Err(refused)) => self.refused_for(refused, id, who),
            // Nothing was asked of the desk: the button names what the chat does not book.
            None => match self.order(id, who) {
                Ok(_) => self.confirm(id, who),
                Err(turn) => turn,
            },
        }
    }

    /// Why not, in words, with what can be done instead of it.
    pub(super) fn refused_for(&self, refused: &Refused, id: &SlotId, who: &[Token]) -> Turn {
        let (service, slot, party) = match self.order(id, who) {
            Ok(order) => order,
            Err(turn) => return turn,
        };
        match refused {
            Refused::Full | Refused::Closed => {
                let search = self.search_for(service, vec![party]);
                self.others(&search, id, &Aim::New(id.service.clone()), |other| Step::Confirm(other, who.to_vec()))
            }
            Refused::Answers(_) | Refused::NotEligible(Ineligible::Residency) => {
                self.talk.answer(self.on_page(self.about(Some(service), id, slot.ends, who), id))
            }
            refused => self.refused(refused),
        }
    }

    pub(super) fn refused(&self, refused: &Refused) -> Turn {
        match refused {
            Refused::AlreadyBooked => self.talk.answer(self.with_mine(self.talk.say(Key::BookAlready, &[]))),
            Refused::NotFound | Refused::NotLive => self.talk.answer(self.with_mine(self.talk.say(Key::BookGone, &[]))),
            Refused::NotEligible(reason) => {
                let reply = Reply::of(without_dates(*reason).text(self.talk.lang));
                self.talk.answer(self.with_start(reply))
            }
            refused => {
                // The codes of refusals are the names of their sentences.
                let key = Key::from_name(&format!("error.{refused}")).unwrap_or(Key::HelpStale);
                self.talk.answer(self.with_mine(self.with_start(self.talk.say(key, &[]))))
            }
        }
    }

    /// Slots near a full one that the party could have.
    pub(super) fn others(&self, search: &Search, full: &SlotId, aim: &Aim, step: impl Fn(SlotId) -> Step) -> Turn {
        let Some(party) = search.candidates.first() else { return self.again(Key::ErrorSlotFull) };
        let units = demand(search.service, party, full.starts.date(), &Answers::new());
        let near = nearest(search.service, &self.seen.slots, full, &units, self.seen.now, usize::MAX);
        let mut free: Vec<SlotId> = Vec::new();
        for id in near {
            let known = id.starts == full.starts || free.iter().any(|other| other.starts == id.starts);
            if !known && search.allows(party, id.starts.date()) && !search.is_in(party, &id) {
                free.push(id);
            }
        }
        free.truncate(OTHERS.min(MOST_CHOICES));
        free.sort();
        let closed = self.seen.slots.iter().any(|(id, slot)| id == full && slot.closed);
        let key = match (closed, free.is_empty()) {
            (true, _) => Key::ErrorSlotClosed,
            (false, true) => Key::ErrorSlotFull,
            (false, false) => Key::BookOthers,
        };
        let reply = Reply::of(LineText::lines(&[self.title(Some(search.service)), self.talk.label(key)]));
        let reply = free.into_iter().fold(reply, |reply, id| {
            let label = self.start(&id);
            reply.tap(label, Command::Book(step(id)))
        });
        let days = Command::Book(Step::Days(aim.clone()));
        self.talk.answer(reply.tap(self.talk.label(Key::LabelBookChoose), days))
    }

    /// A sentence about what was done, and the booking below it.
    pub(super) fn done(&self, id: &str, booking: &Booking, done: LineText) -> Turn {
        let mut lines = vec![done];
        lines.extend(self.about_booking(booking));
        let reply = Reply::of(LineText::lines(&lines))
            .open(self.talk.label(Key::LabelBookDetails), Page::Booking(id.to_owned()));
        self.talk.answer(self.with_mine(reply))
    }

    /// What a booking has become.
    pub(super) fn made(&self, id: &str, booking: &Booking) -> LineText {
        match booking.state {
            State::Requested => self.talk.label(Key::BookRequested),
            State::Applied => self.talk.label(Key::BookApplied),
            State::Waiting => match self.place_in_line(id, booking) {
                Some(place) => self.counted(Key::BookWaiting, place),
                None => self.talk.label(Key::BookStateWaitingOnly),
            },
            State::Booked | State::Offered | State::Arrived => self.talk.label(Key::BookDone),
            State::NoShow | State::Cancelled | State::Withdrawn | State::Lapsed | State::NotDrawn => {
                self.talk.label(Key::BookGone)
            }
        }
    }

    /// The place on the waiting list, from 1.
    pub(super) fn place_in_line(&self, id: &str, booking: &Booking) -> Option<usize> {
        let (_, slot) = self.seen.slots.iter().find(|(slot, _)| *slot == booking.slot)?;
        slot.place_in_line(id).and_then(|place| usize::try_from(place).ok())
    }

    fn on_page(&self, about: Vec<LineText>, id: &SlotId) -> Reply {
        below(about, self.talk.label(Key::BookConfirmPage))
            .open(self.talk.label(Key::LabelBookContinue), Page::Slot(id.clone()))
            .tap(self.talk.label(Key::LabelBookChoose), Command::Book(Step::Days(Aim::New(id.service.clone()))))
    }

    fn order(&self, id: &SlotId, who: &[Token]) -> Result<(&Service, &Slot, Party), Turn> {
        let service = self.service(&id.service)?;
        let slot = self.seen.slots.iter().find(|(found, _)| found == id);
        let (_, slot) = slot.ok_or_else(|| self.again(Key::ErrorUnknownSlot))?;
        let party = super::party(&self.seen.members, who).ok_or_else(|| self.again(Key::OneGone))?;
        Ok((service, slot, party))
    }
}

/// A question below what it is about.
pub(super) fn below(mut about: Vec<LineText>, question: LineText) -> Reply {
    about.push(question);
    Reply::of(LineText::lines(&about))
}

/// From when until when a child would have the age tells its birth date, which LINE must not hear.
const fn without_dates(reason: Ineligible) -> Ineligible {
    match reason {
        Ineligible::Age { .. } => Ineligible::Age { from: None, until: None },
        Ineligible::Weeks { .. } => Ineligible::Weeks { from: None, until: None },
        Ineligible::Milestone { .. } => Ineligible::Milestone { from: None, until: None },
        Ineligible::Party | Ineligible::Residency | Ineligible::Prior | Ineligible::Gap { .. } => reason,
    }
}
