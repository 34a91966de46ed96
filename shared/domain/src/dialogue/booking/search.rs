//! Looking for a day and a time: which slots somebody of the family could have.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::{Aim, Desk};
use crate::{
    dialogue::Turn,
    reservation::{
        Admission, Answers, Diary, Party, Service, Slot, SlotId, demand, eligible, fits, is_free, is_in, may_change,
        within_limits,
    },
};

/// A search for a slot.
pub(super) struct Search<'a> {
    pub(super) service: &'a Service,
    pub(super) candidates: Vec<Party>,
    /// Without the booking that would move.
    diary: Diary,
    moves: bool,
    now: DateTime,
    slots: &'a [(SlotId, Slot)],
}

/// What a slot has for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// So many places.
    Left(u32),
    /// A place in the draw.
    Draw,
    /// A place on the waiting list.
    Wait,
}

impl<'a> Desk<'a> {
    pub(super) fn search(&self, aim: &Aim) -> Result<Search<'a>, Turn> {
        match aim {
            Aim::New(id) => {
                let service = self.service(id)?;
                Ok(self.search_for(service, self.alone(service)))
            }
            Aim::Move(id) => self.search_to_move(id),
        }
    }

    /// A search for a new booking of one of these.
    pub(super) fn search_for(&self, service: &'a Service, candidates: Vec<Party>) -> Search<'a> {
        let (diary, now) = (self.seen.diary.clone(), self.seen.now);
        Search { service, candidates, diary, moves: false, now, slots: &self.seen.slots }
    }

    /// A search for another time of a booking.
    pub(super) fn search_to_move(&self, id: &str) -> Result<Search<'a>, Turn> {
        let booking = self.booking(id)?;
        let service = self.service(&booking.slot.service)?;
        if let Err(refused) = may_change(service, booking, self.seen.now) {
            return Err(self.refused(&refused));
        }
        let mut diary = self.seen.diary.clone();
        diary.bookings.remove(id);
        let candidates = vec![self.party_of(booking)];
        Ok(Search { service, candidates, diary, moves: true, now: self.seen.now, slots: &self.seen.slots })
    }
}

impl Search<'_> {
    /// Whether the rules leave this day open to the party. Residency is declared on the page.
    pub(super) fn allows(&self, party: &Party, day: Date) -> bool {
        eligible(self.service, party, day, &self.diary, true).is_ok()
            && within_limits(self.service, &party.ids(), day, &self.diary, self.now)
    }

    /// Whether one of the party is in the slot, or waits for it, already.
    pub(super) fn is_in(&self, party: &Party, slot: &SlotId) -> bool {
        is_in(&self.diary, slot, &party.ids())
    }

    /// What the slot has for one of these; nothing where none of them could have it.
    pub(super) fn standing(&self, parties: &[&Party], id: &SlotId, slot: &Slot) -> Option<Standing> {
        if slot.closed || self.service.bookable(id.starts, self.now).is_err() {
            return None;
        }
        let day = id.starts.date();
        // A service that counts by answers ends on the page; without them this is the least that a party takes.
        let units = parties.iter().map(|party| demand(self.service, party, day, &Answers::new()));
        let fitting: Vec<_> = units.filter(|units| fits(&slot.capacity, units)).collect();
        if fitting.is_empty() {
            return None;
        }
        match &self.service.admission {
            Admission::Draw => Some(Standing::Draw),
            _ if fitting.iter().any(|units| is_free(self.service, id, slot, units, self.now)) => {
                Some(Standing::Left(slot.places_left()))
            }
            Admission::WaitingList { longest, .. } if !self.moves && slot.waiting.len() < usize::from(*longest) => {
                Some(Standing::Wait)
            }
            Admission::WaitingList { .. } | Admission::FirstCome => None,
        }
    }

    /// The days on which there is something, with the best there is.
    pub(super) fn days(&self) -> BTreeMap<Date, Standing> {
        let mut days: BTreeMap<Date, Standing> = BTreeMap::new();
        for (id, standing) in self.found() {
            let best = days.entry(id.starts.date()).or_insert(standing);
            *best = best.better(standing);
        }
        days
    }

    /// The times of a day at which there is something. Of slots that start together the one with the most room stands for all:
    /// to a family one room is as good as another.
    pub(super) fn times(&self, day: Date) -> BTreeMap<DateTime, (&SlotId, Standing)> {
        let mut times: BTreeMap<DateTime, (&SlotId, Standing)> = BTreeMap::new();
        for (id, standing) in self.found().into_iter().filter(|(id, _)| id.starts.date() == day) {
            let best = times.entry(id.starts).or_insert((id, standing));
            if best.1.better(standing) != best.1 {
                *best = (id, standing);
            }
        }
        times
    }

    fn found(&self) -> Vec<(&SlotId, Standing)> {
        let mut allowed: BTreeMap<Date, Vec<&Party>> = BTreeMap::new();
        let mut found = Vec::new();
        for (id, slot) in self.slots.iter().filter(|(id, _)| id.service == self.service.id) {
            let day = id.starts.date();
            let on = allowed
                .entry(day)
                .or_insert_with(|| self.candidates.iter().filter(|party| self.allows(party, day)).collect());
            let out: Vec<_> = on.iter().copied().filter(|party| !self.is_in(party, id)).collect();
            found.extend(self.standing(&out, id, slot).map(|standing| (id, standing)));
        }
        found
    }
}

impl Standing {
    fn better(self, other: Self) -> Self {
        match (self, other) {
            (Self::Left(one), Self::Left(two)) => Self::Left(one.max(two)),
            (Self::Left(_), _) | (Self::Draw, Self::Wait | Self::Draw) | (Self::Wait, Self::Wait) => self,
            (_, better) => better,
        }
    }
}
