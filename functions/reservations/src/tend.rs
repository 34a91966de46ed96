//! Waiting lists: what ran out lapses, what became free is held for the next. Each step is one transaction over the
//! slot, the family's diary and the message that tells of it; doing it again finds nothing to do.

use domain::reservation::{Booking, Diary, Event, Service, Slot, SlotId, State, Tending, Waiting, tending};
use jiff::Timestamp;
use tables::{Changes, NewBatch, Profile, SlotWrite, StoreError};

use crate::{App, events::EventError, notice, notice::Say};

/// More steps than any slot has in it: a stop for a loop that should never need one.
const STEPS: usize = 400;

/// Does everything that a slot wants at this moment, and sees to being woken for what it will want.
pub(crate) async fn slot(app: &App, id: &SlotId) -> Result<(), EventError> {
    for _ in 0..STEPS {
        let (Some(slot), Some(row)) = (app.reservations.slot(id).await?, app.reservations.service(&id.service).await?)
        else {
            return Ok(());
        };
        let now = app.world.clock.now();
        let Some(step) = tending(&row.service, id, &slot, now, app.here()) else {
            return wake(app, id, &slot).await;
        };
        match take(app, &row.service, id, slot, step, now).await {
            Ok(()) | Err(EventError::Store(StoreError::Conflict(_))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn take(
    app: &App,
    service: &Service,
    id: &SlotId,
    slot: Slot,
    step: Tending,
    now: Timestamp,
) -> Result<(), EventError> {
    let mut changes = Changes::default();
    match step {
        Tending::Lapse(booking) => {
            let family = slot.entries.get(&booking).map(|entry| entry.family.clone()).unwrap_or_default();
            let diary = app.reservations.diary(&family).await?;
            changes.slots.push((id.clone(), SlotWrite::Replace(slot.without(&booking))));
            if let Some(known) = known(&diary, &booking, id, State::Offered) {
                let lapsed = Booking { state: State::Lapsed, held_until: None, ..known };
                changes.diaries.push((family, diary.with(&booking, lapsed)));
            }
        }
        Tending::End(booking) => {
            let family = waiting(&slot, &booking).map(|waiting| waiting.family.clone()).unwrap_or_default();
            let diary = app.reservations.diary(&family).await?;
            changes.slots.push((id.clone(), SlotWrite::Replace(slot.without(&booking))));
            if let Some(known) = known(&diary, &booking, id, State::Waiting) {
                changes.diaries.push((family, diary.with(&booking, Booking { state: State::Lapsed, ..known })));
            }
        }
        Tending::Offer(booking, until) => {
            let Some(next) = waiting(&slot, &booking).cloned() else { return Ok(()) };
            let diary = app.reservations.diary(&next.family).await?;
            let Some(known) = known(&diary, &booking, id, State::Waiting) else {
                // The diary says otherwise: the place on the list is nobody's.
                changes.slots.push((id.clone(), SlotWrite::Replace(slot.without(&booking))));
                return Ok(app.reservations.commit("tend", &changes, now, None).await?);
            };
            if let Some(child) = lost(app, &next.family, &known).await? {
                app.reservations.end_for(&next.family, &child, now).await?;
                return Ok(());
            }
            let offered = Booking { state: State::Offered, held_until: Some(until), ..known };
            let batch = offer(app, service, &next.family, (&booking, &offered), until).await?;
            changes.slots.push((id.clone(), SlotWrite::Replace(slot.holding(&next, until))));
            changes.diaries.push((next.family, diary.with(&booking, offered)));
            changes.notices.extend(batch);
        }
    }
    app.reservations.commit("tend", &changes, now, Some(&app.notices)).await?;
    let batches: Vec<String> = changes.notices.into_iter().map(|batch| batch.id).collect();
    if !batches.is_empty() {
        app.outbox.send(batches).await?;
    }
    Ok(())
}

/// What tells a family that a place is held for it.
async fn offer(
    app: &App,
    service: &Service,
    family: &str,
    about: (&str, &Booking),
    until: Timestamp,
) -> Result<Option<NewBatch>, EventError> {
    let profile = profile(app, family).await?;
    let event = format!("offer/{until}");
    Ok(notice::batch(app, profile.as_ref(), family, Some(service), about, Say::Offer(until), &event)?)
}

fn waiting<'a>(slot: &'a Slot, booking: &str) -> Option<&'a Waiting> {
    slot.waiting.iter().find(|waiting| waiting.booking == booking)
}

/// The booking as the diary has it, if it says the same as the slot.
fn known(diary: &Diary, id: &str, slot: &SlotId, state: State) -> Option<Booking> {
    diary.bookings.get(id).filter(|booking| booking.slot == *slot && booking.state == state).cloned()
}

/// Where LINE finds a resident; nowhere for somebody on the phone.
pub(crate) async fn profile(app: &App, family: &str) -> Result<Option<Profile>, StoreError> {
    let mut found = app.residents.profiles(&[family.to_owned()].into()).await?;
    Ok(found.pop().map(|(_, profile)| profile))
}

/// Sets a wake-up for the end of the next hold.
async fn wake(app: &App, id: &SlotId, slot: &Slot) -> Result<(), EventError> {
    let holds = slot.entries.iter().filter_map(|(booking, entry)| Some((entry.held_until?, booking)));
    if let Some((until, booking)) = holds.min() {
        let name = format!("hold-{booking}-{}", until.as_second());
        app.wake_ups.at(&name, until, &Event::Tend(id.clone()).to_string()).await?;
    }
    Ok(())
}

/// The pregnancy of a booking that was lost, if one was. Nothing is said about its appointments any more.
pub(crate) async fn lost(app: &App, family: &str, booking: &Booking) -> Result<Option<String>, StoreError> {
    let children = booking.children.iter().map(|child| (family.to_owned(), child.clone())).collect();
    Ok(app.residents.ended(&children).await?.pop_first().map(|(_, child)| child))
}
