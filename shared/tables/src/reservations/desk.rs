//! The desk: a family (or staff for one) books, moves, cancels, says yes. Load, decide in `domain`, write once; decide
//! again when somebody was faster.

use domain::reservation::{
    Admitted, Answers, Ask, Booking, Entry, Party, Refused, Service, SlotId, State, Waiting, admit, may_cancel,
    may_change,
};
use jiff::Timestamp;
use platform::digest;

use super::{AnswersWrite, CallerRow, Changes, Reservations, SlotWrite, draws::Applicant};
use crate::{AuditEntry, error::StoreError, store::again};

/// How often a decision is made again when the slot or the diary has changed in between.
pub(super) const TRIES: usize = 12;

/// Keys of changes that a booking remembers: a diary must stay a row that can be read at once.
const MOST_KEYS: usize = 50;

/// Families that staff booked for on the phone.
pub(super) const CALL: &str = "call_";

/// Somebody who wants a slot.
#[derive(Debug, Clone)]
pub struct Order {
    /// A resident's pseudonym, or `call_…`.
    pub family: String,
    /// The booking's id; see [`booking_id`].
    pub booking: String,
    /// Which slot.
    pub slot: SlotId,
    /// For whom.
    pub party: Party,
    /// What they answered.
    pub answers: Answers,
    /// Who called, for a booking on the phone.
    pub caller: Option<CallerRow>,
    /// Who is written down as having done it.
    pub audit: Option<AuditEntry>,
    /// When.
    pub now: Timestamp,
}

/// A booking as it now stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// Its id.
    pub id: String,
    /// As it stands.
    pub booking: Booking,
    /// A slot whose waiting list may go on now.
    pub freed: Option<SlotId>,
}

/// Why the desk did not do it.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// It cannot be.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The store failed, or too many were at the desk.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The id of a booking: the same family with the same idempotency key makes the same booking.
#[must_use]
pub fn booking_id(family: &str, key: &str) -> String {
    format!("bkg_{}", digest(&[family, key], 12))
}

/// The pseudonym of somebody on the phone: one for each call.
#[must_use]
pub fn call_id(staff: &str, key: &str) -> String {
    format!("{CALL}{}", digest(&[staff, key], 12))
}

impl Order {
    fn request(&self) -> String {
        let mut parts = vec![self.slot.to_string()];
        parts.extend(self.party.ids());
        parts.extend(self.answers.iter().flat_map(|(question, answer)| [question.clone(), answer.clone()]));
        digest(&parts.iter().map(String::as_str).collect::<Vec<_>>(), 8)
    }
}

impl Reservations {
    /// Books, joins the waiting list or applies.
    ///
    /// # Errors
    /// Why not; nothing was written then.
    pub async fn book(&self, order: &Order) -> Result<Booked, DeskError> {
        let request = order.request();
        let service = self.service(&order.slot.service).await?.ok_or(Refused::UnknownService)?.service;
        // What is not published cannot be booked by guessing its slots; staff may book it for a caller.
        if !service.published && order.caller.is_none() || service.by_invitation {
            return Err(Refused::UnknownService.into());
        }
        self.place(&service, order, &request).await
    }

    /// Books a place of a service that is by invitation, for whom its planner says. The same booking again is the same one.
    ///
    /// # Errors
    /// Why not; nothing was written then.
    pub async fn book_invited(&self, order: &Order) -> Result<Booked, DeskError> {
        let service = self.service(&order.slot.service).await?.ok_or(Refused::UnknownService)?.service;
        self.place(&service, order, &order.request()).await
    }

    async fn place(&self, service: &Service, order: &Order, request: &str) -> Result<Booked, DeskError> {
        for attempt in 1..=TRIES {
            let diary = self.diary(&order.family).await?;
            if let Some(booking) = diary.bookings.get(&order.booking) {
                let same = booking.request == request;
                let booked = Booked { id: order.booking.clone(), booking: booking.clone(), freed: None };
                return if same { Ok(booked) } else { Err(Refused::KeyReused.into()) };
            }
            let slot = self.slot(&order.slot).await?.ok_or(Refused::UnknownSlot)?;
            // The same request, sent twice, was carried out since the diary was read: what is full is full of it.
            if slot.entries.contains_key(&order.booking)
                || slot.waiting.iter().any(|waiting| waiting.booking == order.booking)
            {
                continue;
            }
            let ask =
                Ask { slot: &order.slot, party: &order.party, answers: &order.answers, now: platform::here(order.now) };
            let (admitted, units) = admit(service, &slot, &diary, ask, None)?;
            let booking = Booking {
                slot: order.slot.clone(),
                ends: slot.ends,
                children: order.party.ids(),
                units: units.clone(),
                state: admitted.state(),
                made_at: order.now,
                request: request.to_owned(),
                done: std::collections::BTreeMap::new(),
                held_until: None,
                unread_family: 0,
                unread_office: 0,
                revealed: false,
            };
            let mut changes =
                Changes { caller: order.caller.clone().map(|row| (order.family.clone(), row)), ..Changes::default() };
            changes.audit.extend(order.audit.clone());
            if !order.answers.is_empty() {
                let (family, booking) = (order.family.clone(), order.booking.clone());
                changes.answers.push(AnswersWrite { family, booking, ends: slot.ends, answers: order.answers.clone() });
            }
            match admitted {
                Admitted::Place(_) => {
                    let entry = Entry { family: order.family.clone(), units, held_until: None };
                    changes.slots.push((order.slot.clone(), SlotWrite::Take(order.booking.clone(), entry)));
                }
                Admitted::Wait => {
                    let mut slot = slot;
                    let (family, booking) = (order.family.clone(), order.booking.clone());
                    slot.waiting.push(Waiting { booking, family, units });
                    changes.slots.push((order.slot.clone(), SlotWrite::Replace(slot)));
                }
                Admitted::Apply => changes.applications.push((
                    order.slot.clone(),
                    Applicant { booking: order.booking.clone(), family: order.family.clone(), units },
                )),
            }
            changes.diaries.push((order.family.clone(), diary.with(&order.booking, booking.clone())));
            match self.commit("book", &changes, order.now, None).await {
                Ok(()) => {
                    // Somebody who waits may fit where those before them do not.
                    let freed = (admitted == Admitted::Wait).then(|| order.slot.clone());
                    return Ok(Booked { id: order.booking.clone(), booking, freed });
                }
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("book").into())
    }

    /// Moves a booking to another slot of its service: the old place goes and the new one is taken together, or nothing
    /// happens. `party` is who it is for, as they are today.
    ///
    /// # Errors
    /// Why not; the booking stays where it was then.
    pub async fn change(
        &self,
        family: &str,
        id: &str,
        to: &SlotId,
        key: &str,
        party: &Party,
        now: Timestamp,
    ) -> Result<Booked, DeskError> {
        let asked = digest(&[&to.to_string()], 8);
        let key = digest(&["change", key], 8);
        for attempt in 1..=TRIES {
            let diary = self.diary(family).await?;
            let before = diary.bookings.get(id).ok_or(Refused::NotFound)?;
            match before.done.get(&key) {
                Some(done) if *done == asked => {
                    return Ok(Booked { id: id.to_owned(), booking: before.clone(), freed: None });
                }
                Some(_) => return Err(Refused::KeyReused.into()),
                None => {}
            }
            if before.slot.service != to.service {
                return Err(Refused::OtherService.into());
            }
            let service = self.service(&to.service).await?.ok_or(Refused::UnknownService)?.service;
            may_change(&service, before, platform::here(now))?;
            if before.slot == *to {
                return Ok(Booked { id: id.to_owned(), booking: before.clone(), freed: None });
            }
            let slot = self.slot(to).await?.ok_or(Refused::UnknownSlot)?;
            // As above: the same change was carried out since the diary was read.
            if slot.entries.contains_key(id) {
                continue;
            }
            let answers = self.answers(family, id).await?;
            let ask = Ask { slot: to, party, answers: &answers, now: platform::here(now) };
            let (admitted, units) = admit(&service, &slot, &diary, ask, Some(id))?;
            let mut booking = before.clone();
            let old = std::mem::replace(&mut booking.slot, to.clone());
            booking.ends = slot.ends;
            booking.state = admitted.state();
            let old_units = std::mem::replace(&mut booking.units, units.clone());
            if booking.done.len() >= MOST_KEYS {
                booking.done.clear();
            }
            booking.done.insert(key.clone(), asked.clone());
            let mut changes = Changes::default();
            match before.state {
                State::Applied => changes.withdrawn_applications.push((old.clone(), id.to_owned())),
                _ => changes.slots.push((old.clone(), SlotWrite::Release(id.to_owned(), old_units))),
            }
            match admitted {
                Admitted::Apply => changes
                    .applications
                    .push((to.clone(), Applicant { booking: id.to_owned(), family: family.to_owned(), units })),
                Admitted::Place(_) | Admitted::Wait => {
                    let entry = Entry { family: family.to_owned(), units, held_until: None };
                    changes.slots.push((to.clone(), SlotWrite::Take(id.to_owned(), entry)));
                }
            }
            changes.diaries.push((family.to_owned(), diary.with(id, booking.clone())));
            match self.commit("change", &changes, now, None).await {
                Ok(()) => {
                    let freed = service.keeps_list().then_some(old);
                    return Ok(Booked { id: id.to_owned(), booking, freed });
                }
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("change").into())
    }

    /// Cancels a booking, leaves the waiting list or withdraws an application. Once cancelled it stays so, and asking
    /// again changes nothing.
    ///
    /// # Errors
    /// Why not; the booking stands then.
    pub async fn cancel(&self, family: &str, id: &str, now: Timestamp) -> Result<Booked, DeskError> {
        self.end(
            family,
            id,
            now,
            State::Cancelled,
            |service, booking| may_cancel(service, booking, platform::here(now)),
            Vec::new(),
        )
        .await
    }

    /// Cancels whatever is booked for a child alone, however late it is; the slots that became free.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn end_for(&self, family: &str, child: &str, now: Timestamp) -> Result<Vec<SlotId>, DeskError> {
        let diary = self.diary(family).await?;
        // What took place did, whether or not somebody marked it.
        let ahead = |booking: &Booking| booking.state.is_live() && booking.ends > platform::here(now);
        let alone = |booking: &Booking| !booking.children.is_empty() && booking.children.iter().all(|id| id == child);
        let theirs = diary.bookings.iter().filter(|(_, booking)| ahead(booking) && alone(booking));
        let mut freed = Vec::new();
        for (id, _) in theirs {
            let ended = self.end(family, id, now, State::Cancelled, |_, _| Ok(()), Vec::new()).await?;
            freed.extend(ended.freed);
        }
        Ok(freed)
    }

    /// Another resident has the booking from now on, and nothing of it is left in the diary of whoever had it: for an
    /// appointment about a child of whom they may not learn any more. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`Refused::NotFound`] where neither has it.
    pub async fn hand_over(&self, id: &str, from: &str, to: &str, now: Timestamp) -> Result<Booking, DeskError> {
        for attempt in 1..=TRIES {
            let (mut before, after) = (self.diary(from).await?, self.diary(to).await?);
            let Some(booking) = before.bookings.remove(id) else {
                return Ok(after.bookings.get(id).cloned().ok_or(Refused::NotFound)?);
            };
            let mut changes = Changes::default();
            if booking.state.holds_place()
                && let Some(mut slot) = self.slot(&booking.slot).await?
                && let Some(entry) = slot.entries.get_mut(id)
            {
                entry.family = to.to_owned();
                changes.slots.push((booking.slot.clone(), SlotWrite::Replace(slot)));
            }
            changes.diaries.push((from.to_owned(), before));
            changes.diaries.push((to.to_owned(), after.with(id, booking.clone())));
            match self.commit("hand over", &changes, now, None).await {
                Ok(()) => return Ok(booking),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("hand over").into())
    }

    /// Ends a booking in `state`, if `may` lets it, with what shall be written beside it.
    pub(super) async fn end(
        &self,
        family: &str,
        id: &str,
        now: Timestamp,
        state: State,
        may: impl Fn(&Service, &Booking) -> Result<(), Refused>,
        audit: Vec<AuditEntry>,
    ) -> Result<Booked, DeskError> {
        for attempt in 1..=TRIES {
            let diary = self.diary(family).await?;
            let before = diary.bookings.get(id).ok_or(Refused::NotFound)?;
            if before.state == state {
                return Ok(Booked { id: id.to_owned(), booking: before.clone(), freed: None });
            }
            let service = self.service(&before.slot.service).await?.ok_or(Refused::UnknownService)?.service;
            may(&service, before)?;
            let mut changes = self.leaving(id, before).await?;
            let at = before.slot.clone();
            let booking = Booking { state, held_until: None, ..before.clone() };
            changes.diaries.push((family.to_owned(), diary.with(id, booking.clone())));
            changes.audit = audit.clone();
            match self.commit("end", &changes, now, None).await {
                Ok(()) => {
                    let freed = service.keeps_list().then_some(at);
                    return Ok(Booked { id: id.to_owned(), booking, freed });
                }
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("end").into())
    }

    /// What takes a booking out of its slot, its waiting list or its draw.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn leaving(&self, id: &str, booking: &Booking) -> Result<Changes, StoreError> {
        let mut changes = Changes::default();
        let at = booking.slot.clone();
        match booking.state {
            State::Booked | State::Requested => {
                changes.slots.push((at, SlotWrite::Release(id.to_owned(), booking.units.clone())));
            }
            State::Waiting | State::Offered => {
                if let Some(slot) = self.slot(&at).await? {
                    changes.slots.push((at, SlotWrite::Replace(slot.without(id))));
                }
            }
            State::Applied => changes.withdrawn_applications.push((at, id.to_owned())),
            State::NotDrawn | State::Arrived | State::NoShow | State::Cancelled | State::Withdrawn | State::Lapsed => {}
        }
        Ok(changes)
    }

    /// Says yes to a place that is held.
    ///
    /// # Errors
    /// Why not.
    pub async fn accept(
        &self,
        family: &str,
        id: &str,
        now: Timestamp,
        audit: Option<&AuditEntry>,
    ) -> Result<Booked, DeskError> {
        for attempt in 1..=TRIES {
            let diary = self.diary(family).await?;
            let before = diary.bookings.get(id).ok_or(Refused::NotFound)?;
            match before.state {
                State::Booked => return Ok(Booked { id: id.to_owned(), booking: before.clone(), freed: None }),
                State::Offered if before.held_until.is_some_and(|until| until > now) => {}
                _ => return Err(Refused::NothingHeld.into()),
            }
            let at = before.slot.clone();
            if at.starts <= platform::here(now) {
                return Err(Refused::NothingHeld.into());
            }
            let mut slot = self.slot(&at).await?.ok_or(Refused::UnknownSlot)?;
            let entry = slot.entries.get_mut(id).ok_or(Refused::NothingHeld)?;
            entry.held_until = None;
            let booking = Booking { state: State::Booked, held_until: None, ..before.clone() };
            let changes = Changes {
                slots: vec![(at, SlotWrite::Replace(slot))],
                diaries: vec![(family.to_owned(), diary.with(id, booking.clone()))],
                audit: audit.cloned().into_iter().collect(),
                ..Changes::default()
            };
            match self.commit("accept", &changes, now, None).await {
                Ok(()) => return Ok(Booked { id: id.to_owned(), booking, freed: None }),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("accept").into())
    }

    /// Changes one booking in its diary alone: a mark of attendance, a family that reveals itself.
    ///
    /// # Errors
    /// Why not.
    pub async fn note(
        &self,
        family: &str,
        id: &str,
        now: Timestamp,
        audit: Option<&AuditEntry>,
        change: impl Fn(&mut Booking) -> Result<(), Refused>,
    ) -> Result<Booked, DeskError> {
        for attempt in 1..=TRIES {
            let diary = self.diary(family).await?;
            let before = diary.bookings.get(id).ok_or(Refused::NotFound)?;
            let mut booking = before.clone();
            change(&mut booking)?;
            if booking == *before {
                return Ok(Booked { id: id.to_owned(), booking, freed: None });
            }
            let changes = Changes {
                diaries: vec![(family.to_owned(), diary.with(id, booking.clone()))],
                audit: audit.cloned().into_iter().collect(),
                ..Changes::default()
            };
            match self.commit("note", &changes, now, None).await {
                Ok(()) => return Ok(Booked { id: id.to_owned(), booking, freed: None }),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("note").into())
    }
}
