//! An appointment in words that LINE may carry.

use jiff::{Timestamp, civil::DateTime};

use super::Desk;
use crate::{
    dialogue::{Page, Reply, Turn},
    family::Token,
    reservation::{Booking, Service, SlotId, ics::JAPAN},
    text::{Key, LineText, MunicipalText, Param},
};

impl Desk<'_> {
    /// What it is called; a neutral word for what must not be named.
    pub(super) fn title(&self, service: Option<&Service>) -> LineText {
        let word = || self.talk.label(Key::AppointmentWord);
        service.map_or_else(word, |service| service.name_in_line(self.talk.lang))
    }

    /// Where to go, if that may be said.
    pub(super) fn place(&self, service: &Service) -> Option<LineText> {
        let named = Some(service).filter(|service| !service.discreet)?;
        MunicipalText::new(named.place(self.talk.lang)).ok().map(LineText::from)
    }

    /// Day and time, from start to end.
    pub(super) fn when(&self, slot: &SlotId, ends: DateTime) -> LineText {
        let params = [
            ("day", Param::Day(slot.starts.date())),
            ("time", Param::Time(slot.starts.time())),
            ("end", Param::Time(ends.time())),
        ];
        LineText::of(self.talk.lang, Key::BookWhen, &params)
    }

    /// Day and time of the start, short enough for a button.
    pub(super) fn start(&self, slot: &SlotId) -> LineText {
        let params = [("day", Param::Day(slot.starts.date())), ("time", Param::Time(slot.starts.time()))];
        LineText::of(self.talk.lang, Key::BookStart, &params)
    }

    /// Title, day and time, tokens, place: all that is said of an appointment.
    pub(super) fn about(
        &self,
        service: Option<&Service>,
        slot: &SlotId,
        ends: DateTime,
        who: &[Token],
    ) -> Vec<LineText> {
        let mut lines = vec![self.title(service), self.when(slot, ends)];
        if let Some(tokens) = self.tokens(who) {
            lines.push(tokens);
        }
        lines.extend(service.and_then(|service| self.place(service)));
        lines
    }

    /// The same of a booking.
    pub(super) fn about_booking(&self, booking: &Booking) -> Vec<LineText> {
        let service = self.seen.services.iter().find(|service| service.id == booking.slot.service);
        self.about(service, &booking.slot, booking.ends, &self.who(booking, service))
    }

    /// The tokens of those whom a booking is for; nobody is shown beside what must not be named.
    pub(super) fn who(&self, booking: &Booking, service: Option<&Service>) -> Vec<Token> {
        if service.is_none_or(|service| service.discreet) {
            return Vec::new();
        }
        let members = self.seen.members.iter().filter(|member| booking.children.contains(&member.id));
        members.map(|member| member.token).collect()
    }

    pub(super) fn tokens(&self, who: &[Token]) -> Option<LineText> {
        (!who.is_empty()).then(|| LineText::of(self.talk.lang, Key::BookTokens, &[("tokens", Param::Tokens(who))]))
    }

    /// Until when a place is held.
    pub(super) fn held(&self, until: Timestamp) -> LineText {
        let here = JAPAN.to_datetime(until);
        let params = [("day", Param::Day(here.date())), ("time", Param::Time(here.time()))];
        LineText::of(self.talk.lang, Key::BookStateOffered, &params)
    }

    pub(super) fn counted(&self, key: Key, count: usize) -> LineText {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        LineText::of(self.talk.lang, key, &[("count", Param::Count(count))])
    }

    pub(super) fn titled(&self, key: Key, service: &Service) -> Reply {
        self.talk.say(key, &[("title", Param::Text(self.title(Some(service))))])
    }

    /// What must not be named in LINE is chosen on the page.
    pub(super) fn discreetly(&self) -> Turn {
        let reply = self.talk.say(Key::BookDiscreet, &[]).open(self.talk.label(Key::LabelBookPage), Page::Bookings);
        self.talk.answer(reply)
    }
}
