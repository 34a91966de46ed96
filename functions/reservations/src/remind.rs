//! Reminders. Nothing is written ahead: each hour asks which slots have a reminder since the last look, so a booking
//! that was moved or cancelled has none, and a changed rule holds at once. A claim for each booking, reminder and slot
//! keeps it to once; `message-sender` looks at the booking again right before it sends.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    age::days_after,
    reservation::{Reminder, Service, Slot, SlotId, State, reminder_at},
    text::Lang,
};
use jiff::{SignedDuration, civil::DateTime};
use tables::{Kind, NewBatch, Profile, Recipient, ServiceRow, batch_id};

use crate::{App, events::EventError, notice, notice::Say};

/// LINE: at most 500 recipients in one multicast.
const MOST_MEMBERS: usize = 500;
/// After an outage longer than this, a reminder of what is over helps nobody.
const LONGEST_ABSENCE: SignedDuration = SignedDuration::from_hours(24);

/// Everything that fell due since the last look.
pub(crate) async fn all<'s>(app: &App, services: impl Iterator<Item = &'s ServiceRow>) -> Result<(), EventError> {
    let now = app.world.clock.now();
    let since = match app.reservations.reminded_until().await? {
        Some(until) => until.max(now - LONGEST_ABSENCE),
        None => now - SignedDuration::from_hours(1),
    };
    let (since, here) = (platform::here(since), app.here());
    let mut failed = None;
    for ServiceRow { service, .. } in services {
        for reminder in &service.reminders {
            // A reminder falls due at most once a day, and the look goes back a day.
            for day in [here.date(), days_after(here.date(), -1)] {
                let at = day.to_datetime(reminder.at);
                if at > since && at <= here {
                    // One that fails does not keep the others from being reminded.
                    failed = remind(app, service, *reminder, at).await.err().or(failed);
                }
            }
        }
    }
    if let Some(error) = failed {
        return Err(error);
    }
    app.reservations.reminded(now).await?;
    Ok(())
}

/// Everyone whose slot has this reminder at `at`.
async fn remind(app: &App, service: &Service, reminder: Reminder, at: DateTime) -> Result<(), EventError> {
    let day = days_after(at.date(), i32::from(reminder.days_before));
    let here = app.here();
    let mut failed = None;
    for (id, slot) in app.reservations.slots(&service.id, day, day).await? {
        if reminder_at(&reminder, id.starts) == at && id.starts > here {
            failed = about(app, service, reminder, &id, &slot).await.err().or(failed);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// One slot's families: one message for all who read the same language.
async fn about(app: &App, service: &Service, reminder: Reminder, id: &SlotId, slot: &Slot) -> Result<(), EventError> {
    let families: BTreeSet<String> = slot.entries.values().map(|entry| entry.family.clone()).collect();
    let diaries = app.reservations.diaries(&families).await?;
    let profiles: BTreeMap<String, Profile> = app.residents.profiles(&families).await?.into_iter().collect();
    let here = diaries.iter().flat_map(|(resident, diary)| {
        let bookings = diary.bookings.values().filter(|booking| booking.slot == *id);
        bookings.flat_map(|booking| &booking.children).map(|child| (resident.clone(), child.clone()))
    });
    let lost = app.residents.ended(&here.collect()).await?;
    let mut readers: BTreeMap<Lang, Vec<Recipient>> = BTreeMap::new();
    for (booking, entry) in &slot.entries {
        let known = diaries.get(&entry.family).and_then(|diary| diary.bookings.get(booking));
        let stands = known.is_some_and(|known| known.state == State::Booked && known.slot == *id);
        let profile = profiles.get(&entry.family).filter(|profile| profile.following);
        let (true, Some(profile)) = (stands, profile) else { continue };
        let lost = lost.iter().find(|(resident, child)| {
            *resident == entry.family && known.is_some_and(|known| known.children.contains(child))
        });
        if let Some((resident, child)) = lost {
            // It was reported, and the event that should have cancelled this was lost.
            crate::events::ended(app, resident, child).await?;
            continue;
        }
        readers.entry(profile.lang.unwrap_or_default()).or_default().push(Recipient {
            resident: entry.family.clone(),
            child: Some(booking.clone()),
            line_user_id: profile.line_user_id.clone(),
        });
    }
    let now = app.world.clock.now();
    let milestone = format!("remind:{}d{}:{id}", reminder.days_before, reminder.at.strftime("%H%M"));
    for (lang, mut members) in readers {
        members.sort();
        for members in members.chunks(MOST_MEMBERS) {
            let say = Say::Reminder(reminder.days_before);
            let messages = notice::messages(app, say, lang, Some(service), "", id.starts)?.freeze();
            let batch = NewBatch {
                id: batch_id(id.starts.date(), &format!("{milestone}/{messages}"), members),
                kind: Kind::Appointment,
                messages,
                milestones: vec![milestone.clone()],
                members: members.to_vec(),
                created_at: now,
                not_after: id.starts.to_zoned(platform::japan()).map_or(now, |starts| starts.timestamp()),
                run: None,
            };
            app.notices.gather(&batch).await?;
            app.notices.fix(&batch.id).await?;
            app.outbox.send(vec![batch.id]).await?;
        }
    }
    Ok(())
}
