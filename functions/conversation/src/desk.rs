//! A step of a booking: reads what it needs, and asks the desk for what was agreed.
//!
//! The desk is asked before the answer is claimed. Should this run end in between, the event comes again, the desk does
//! the same once more (the event is the idempotency key) and finds it done.

use domain::{
    age::days_after,
    dialogue::{self, Aim, Effect, Seen, Step},
    family::Token,
    reservation::{Answers, Booking, Diary, Event, Party, Refused, Service, Slot, SlotId, State, demand, is_free},
};
use jiff::{Timestamp, civil::DateTime};
use tables::{Booked, DeskError, Family, Order, StoreError, booking_id};

use crate::{App, error::EventError};

/// How far from a full slot others are looked for, in days and in slots on either side.
const AROUND: i32 = 14;
const EACH_SIDE: usize = 24;

/// What a step needs to know, after the desk has done what it asks for.
pub(crate) async fn see(
    app: &App,
    family: &Family,
    step: &Step,
    event: &str,
    now: Timestamp,
) -> Result<Seen, EventError> {
    let visit = Visit { app, family, event, now };
    let outcome = match visit.ask(step).await {
        None => None,
        Some(Ok(booked)) => {
            visit.told(&booked).await;
            Some(Ok((booked.id, booked.booking)))
        }
        Some(Err(DeskError::Refused(refused))) => Some(Err(refused)),
        Some(Err(DeskError::Store(error))) => return Err(error.into()),
    };
    let diary = app.reservations.diary(&family.resident).await?;
    let services = visit.services(step, &diary).await?;
    let mut seen = Seen { now: visit.here(), members: family.members(), services, slots: Vec::new(), diary, outcome };
    seen.slots = visit.slots(step, &seen).await?;
    Ok(seen)
}

/// Has what was booked for a pregnancy that was lost given back. Should this not be heard, the hour that would remind
/// of an appointment sees to it.
pub(crate) async fn lost(app: &App, family: &Family, effects: &[Effect]) {
    for effect in effects {
        let Effect::Loss { token } = effect else { continue };
        if let Some(child) = family.members().into_iter().find(|member| member.token == *token) {
            ended(app, &family.resident, child.id).await;
        }
    }
}

/// The same for every pregnancy of a resident that was lost, whoever said so. Told again, there is nothing to give back.
pub(crate) async fn lost_before(app: &App, resident: &str) -> Result<(), StoreError> {
    let family = app.residents.family(resident).await?;
    for child in family.children.into_iter().filter(|child| child.ended_at.is_some()) {
        ended(app, resident, child.member.id).await;
    }
    Ok(())
}

async fn ended(app: &App, resident: &str, child: String) {
    let event = Event::Ended { resident: resident.to_owned(), child };
    if let Err(error) = app.reservation_events.send(vec![event.to_string()]).await {
        tracing::warn!(%error, "bookings of an ended pregnancy stay until they are due");
    }
}

/// A family at the desk.
struct Visit<'a> {
    app: &'a App,
    family: &'a Family,
    event: &'a str,
    now: Timestamp,
}

impl Visit<'_> {
    /// What the desk did; nothing where the step only looks.
    async fn ask(&self, step: &Step) -> Option<Result<Booked, DeskError>> {
        let (desk, family) = (&self.app.reservations, &self.family.resident);
        match step {
            Step::Book(slot, who) => self.book(slot, who).await.transpose(),
            Step::Move(id, slot) => self.change(id, slot).await.transpose(),
            Step::Cancel(id) => Some(desk.cancel(family, id, self.now).await),
            Step::Accept(id) => Some(desk.accept(family, id, self.now, None).await),
            _ => None,
        }
    }

    async fn book(&self, slot: &SlotId, who: &[Token]) -> Result<Option<Booked>, DeskError> {
        let desk = &self.app.reservations;
        let service = desk.service(&slot.service).await?.filter(|row| row.service.is_for_chat());
        let party = dialogue::party(&self.family.members(), who);
        let (Some(_), Some(party)) = (service, party) else { return Ok(None) };
        let order = Order {
            family: self.family.resident.clone(),
            booking: booking_id(&self.family.resident, self.event),
            slot: slot.clone(),
            party,
            answers: Answers::new(),
            caller: None,
            audit: None,
            now: self.now,
        };
        match desk.book(&order).await {
            // The same event with another request: the family has changed since the first delivery, which booked.
            Err(DeskError::Refused(Refused::KeyReused)) => {
                let mut diary = desk.diary(&order.family).await?;
                let booking = diary.bookings.remove(&order.booking).ok_or(Refused::NotFound)?;
                Ok(Some(Booked { id: order.booking, booking, freed: None }))
            }
            other => other.map(Some),
        }
    }

    async fn change(&self, id: &str, slot: &SlotId) -> Result<Option<Booked>, DeskError> {
        let desk = &self.app.reservations;
        let diary = desk.diary(&self.family.resident).await?;
        let Some(booking) = diary.bookings.get(id) else { return Ok(None) };
        let service = desk.service(&booking.slot.service).await?.filter(|row| row.service.is_for_chat());
        if service.is_none() {
            return Ok(None);
        }
        let party = self.party_of(booking);
        desk.change(&self.family.resident, id, slot, self.event, &party, self.now).await.map(Some)
    }

    /// Lets the next who waits hear of a place that became free. The hourly look finds it too, so a queue that cannot be
    /// reached keeps nobody from an answer.
    async fn told(&self, booked: &Booked) {
        let Some(freed) = &booked.freed else { return };
        if let Err(error) = self.app.reservation_events.send(vec![Event::Tend(freed.clone()).to_string()]).await {
            tracing::warn!(slot = %freed, %error, "the waiting list goes on with the next hour");
        }
    }

    /// The services that the step speaks of.
    async fn services(&self, step: &Step, diary: &Diary) -> Result<Vec<Service>, StoreError> {
        let of = |id: &String| diary.bookings.get(id).map(|booking| booking.slot.service.clone());
        let one = match step {
            Step::Services(_) | Step::Mine(_) => {
                let rows = self.app.reservations.services_for(diary).await?;
                return Ok(rows.into_iter().map(|row| row.service).collect());
            }
            Step::Days(Aim::New(id)) | Step::Times(Aim::New(id), ..) => Some(id.clone()),
            Step::Slot(slot) | Step::Confirm(slot, _) | Step::Book(slot, _) => Some(slot.service.clone()),
            Step::Days(Aim::Move(id))
            | Step::Times(Aim::Move(id), ..)
            | Step::AskMove(id, _)
            | Step::Move(id, _)
            | Step::AskCancel(id)
            | Step::Cancel(id)
            | Step::Accept(id) => of(id),
        };
        let Some(one) = one else { return Ok(Vec::new()) };
        Ok(self.app.reservations.service(&one).await?.map(|row| row.service).into_iter().collect())
    }

    /// The slots that the step speaks of, and those around one that is full.
    async fn slots(&self, step: &Step, seen: &Seen) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        let service = seen.services.first().filter(|service| service.is_for_chat());
        match (step, service) {
            (Step::Mine(_), _) => self.waited_for(&seen.diary).await,
            (Step::Accept(_), _) | (_, None) => Ok(Vec::new()),
            (Step::Days(_), Some(service)) => {
                let today = seen.now.date();
                let last = days_after(today, i32::from(service.opening.days_before));
                self.app.reservations.vacancies(&service.id, today, last).await
            }
            (Step::Times(_, day, _), Some(service)) => self.app.reservations.vacancies(&service.id, *day, *day).await,
            (Step::Slot(slot), Some(service)) => {
                let alone = seen.members.iter().map(|member| vec![(member.id.clone(), member.subject.clone())]);
                let alone: Vec<_> = alone.chain([Vec::new()]).map(|members| Party { members }).collect();
                self.at(service, slot, &alone, seen).await
            }
            (Step::Confirm(slot, who) | Step::Book(slot, who), Some(service)) => {
                let party: Vec<_> = dialogue::party(&seen.members, who).into_iter().collect();
                self.at(service, slot, &party, seen).await
            }
            (Step::AskMove(id, slot) | Step::Move(id, slot), Some(service)) => {
                let party: Vec<_> = seen.diary.bookings.get(id).map(|it| self.party_of(it)).into_iter().collect();
                self.at(service, slot, &party, seen).await
            }
            (Step::Services(_) | Step::AskCancel(_) | Step::Cancel(_), Some(_)) => Ok(Vec::new()),
        }
    }

    /// One slot; with those around it, when none of these has room there.
    async fn at(
        &self,
        service: &Service,
        id: &SlotId,
        parties: &[Party],
        seen: &Seen,
    ) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        if id.service != service.id {
            return Ok(Vec::new());
        }
        let Some(slot) = self.app.reservations.slot(id).await? else { return Ok(Vec::new()) };
        let (none, day) = (Answers::new(), id.starts.date());
        let fits = |party: &Party| is_free(service, id, &slot, &demand(service, party, day, &none), seen.now);
        if matches!(seen.outcome, Some(Ok(_))) || seen.outcome.is_none() && parties.iter().any(fits) {
            return Ok(vec![(id.clone(), slot)]);
        }
        let mut slots = self.app.reservations.vacancies_around(id, AROUND, EACH_SIDE).await?;
        slots.push((id.clone(), slot));
        Ok(slots)
    }

    /// The slots of the bookings that wait, for their places in the line.
    async fn waited_for(&self, diary: &Diary) -> Result<Vec<(SlotId, Slot)>, StoreError> {
        let mut slots = Vec::new();
        for booking in diary.bookings.values().filter(|booking| booking.state == State::Waiting) {
            if let Some(slot) = self.app.reservations.slot(&booking.slot).await? {
                slots.push((booking.slot.clone(), slot));
            }
        }
        Ok(slots)
    }

    /// Those whom a booking is for, as they are today.
    fn party_of(&self, booking: &Booking) -> Party {
        let members = self.family.members().into_iter().filter(|member| booking.children.contains(&member.id));
        Party { members: members.map(|member| (member.id, member.subject)).collect() }
    }

    /// The time in Japan.
    fn here(&self) -> DateTime {
        platform::here(self.now)
    }
}
