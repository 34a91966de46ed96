//! Appointments: what residents see and book, what staff decide, and what time does by itself (waiting lists, draws,
//! reminders). Knows who may do what for whom; refuses to know how a place is kept from being given twice, which is
//! `tables::reservations`, and how messages are sent: they are frozen here and sent by `message-sender`.

mod bookings;
mod drawing;
mod events;
mod notice;
mod refused;
mod remind;
mod services;
mod shown;
mod staff;
mod tend;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use line::Link;
use platform::{
    Clock, Door, SessionKey, Settings, World,
    auth::ResidentDoor,
    door::{Delivery, Message},
    queue::Queue,
    schedule::WakeUps,
};
use tables::{Notices, Reservations, Residents, Store};

/// Ten answers of 500 characters fit; a service in three languages with its pattern does too.
const LARGEST_BODY: usize = 128 * 1024;

pub(crate) struct App {
    world: World,
    reservations: Reservations,
    residents: Residents,
    notices: Notices,
    outbox: Queue,
    /// Slots whose waiting list may go on.
    events: Queue,
    wake_ups: WakeUps,
    session_key: SessionKey,
    /// Where a message's button opens our page.
    page: Link,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let app = Arc::new(App {
        world: world.clone(),
        reservations: Reservations::new(store.clone(), settings)?,
        residents: Residents::new(store.clone(), settings)?,
        notices: Notices::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        events: Queue::from_settings(settings, "QUEUE_RESERVATION_EVENTS")?,
        wake_ups: WakeUps::from_settings(settings, "ARN_RESERVATION_EVENTS")?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        page: Link::new(settings.get("LIFF_URL")?)?,
    });
    let routes = residents(Router::new());
    let routes = staff(routes).layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(app.clone());
    let queue = app.clone();
    Ok(Door::new()
        .routes(routes)
        .messages(move |message: Message| {
            let app = queue.clone();
            async move {
                match events::handle(&app, message.body.trim(), message.received > 1).await {
                    Ok(()) => Delivery::Done,
                    Err(error) => {
                        // What happened, and not to whom.
                        let event = message.body.split(':').next().unwrap_or_default();
                        tracing::warn!(event, received = message.received, %error, "event comes again");
                        Delivery::Again
                    }
                }
            }
        })
        .task(move |_| {
            let app = app.clone();
            async move { events::hourly(&app).await.map_err(Into::into) }
        }))
}

fn residents(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    routes
        .route("/api/services", get(services::list))
        .route("/api/services/{id}/slots", get(services::slots))
        .route("/api/services/{id}/eligibility", get(services::eligibility))
        .route("/api/services/{id}/draw", get(drawing::record))
        .route("/api/bookings", get(bookings::list).post(bookings::book))
        .route("/api/bookings/{id}", get(bookings::read))
        .route("/api/bookings/{id}/ics", get(bookings::ics))
        .route("/api/bookings/{id}/change", post(bookings::change))
        .route("/api/bookings/{id}/cancellation", post(bookings::cancel))
        .route("/api/bookings/{id}/acceptance", post(bookings::accept))
        .route("/api/bookings/{id}/revelation", post(bookings::reveal))
        .route("/api/bookings/{id}/messages", get(bookings::thread::read).post(bookings::thread::reply))
}

fn staff(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    const BOOKING: &str = "/api/staff/slots/{slot}/bookings/{id}";
    routes
        .route("/api/staff/services", get(staff::services::list).post(staff::services::save))
        .route("/api/staff/services/{id}/slots", get(staff::day::read).post(staff::slots::make))
        .route("/api/staff/services/{id}/draw", post(drawing::run))
        .route("/api/staff/services/{id}/bookings.csv", get(staff::csv::download))
        .route("/api/staff/services/{id}/reconciliation", get(staff::reconcile::compare))
        .route("/api/staff/bookings", post(staff::phone::book))
        .route(&format!("{BOOKING}/attendance"), post(staff::marks::attendance))
        .route(&format!("{BOOKING}/confirmation"), post(staff::marks::confirm))
        .route(&format!("{BOOKING}/cancellation"), post(staff::marks::cancel))
        .route(&format!("{BOOKING}/messages"), get(staff::thread::read).post(staff::thread::write))
        .route("/api/staff/closures", post(staff::closure::close))
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}

impl App {
    /// The time in Japan.
    pub(crate) fn here(&self) -> jiff::civil::DateTime {
        platform::here(self.world.clock.now())
    }
}
