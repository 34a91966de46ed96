//! The chat: takes LINE's events off the queue, lets `domain::dialogue` decide, writes once, replies.
//!
//! Each event is claimed in the transaction of its effect, and the claim keeps the reply. A second delivery finds the
//! claim and only finishes the reply: LINE takes a reply token once, so the answer arrives once. A reply that can no
//! longer be free (the token lives about a minute) goes out as a push, frozen in the same transaction. A booking is made
//! and an absence written before the claim, under the event as idempotency key: done again they are the same.

mod answer;
mod desk;
mod effects;
mod error;
mod event;
mod find;
mod nursery;

use std::{sync::Arc, time::Duration};

use line::{Client, ClientSettings, Link};
use platform::{
    Door, Settings, World,
    door::{Delivery, Message},
    queue::Queue,
};
use tables::{Attendance, Ledger, Notices, Nurseries, Reservations, Residents, Shelf, Store};

/// LINE answers within a second; a parent is waiting, and the token is good for a minute.
const LINE_TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) struct App {
    world: World,
    residents: Residents,
    notices: Notices,
    ledger: Ledger,
    reservations: Reservations,
    attendance: Attendance,
    /// The published facilities, between events.
    shelf: Shelf,
    outbox: Queue,
    reservation_events: Queue,
    attendance_events: Queue,
    line: Client,
    pepper: String,
    /// Our page, as a button in LINE opens it.
    page: Link,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing or the HTTP client cannot be made.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let clock = world.clock.clone();
    let channel = ClientSettings::channel(
        settings.get("LINE_API_BASE")?,
        settings.get("LINE_CHANNEL_ID")?,
        settings.get("LINE_CHANNEL_SECRET")?,
        LINE_TIMEOUT,
    );
    let app = Arc::new(App {
        world: world.clone(),
        residents: Residents::new(store.clone(), settings)?,
        notices: Notices::new(store.clone(), settings)?,
        ledger: Ledger::new(store.clone(), settings)?,
        reservations: Reservations::new(store.clone(), settings)?,
        attendance: Attendance::new(store.clone(), settings)?,
        shelf: Shelf::new(Nurseries::new(store, settings)?),
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        reservation_events: Queue::from_settings(settings, "QUEUE_RESERVATION_EVENTS")?,
        attendance_events: Queue::from_settings(settings, "QUEUE_ATTENDANCE_EVENTS")?,
        line: Client::new(channel, Arc::new(move || clock.now()))?,
        pepper: settings.get("ID_PEPPER")?.to_owned(),
        page: Link::new(settings.get("LIFF_URL")?)?,
    });
    Ok(Door::new().messages(move |message: Message| {
        let app = app.clone();
        async move {
            match event::handle(&app, &message).await {
                Ok(()) => Delivery::Done,
                Err(error) => {
                    tracing::warn!(message = message.id, received = message.received, %error, "event comes again");
                    Delivery::Again
                }
            }
        }
    }))
}
