//! Benefits from the office's list to the money on the account: staff describe a programme and bring the list, families
//! are told, look, and apply with one tap, staff decide, a second person releases the bank's file, and what the bank sends
//! back goes back to the family. Knows who may see and do what; refuses to know what a right is and where it may go next,
//! which is `domain::benefit`, and how a step is written once, which is `tables::benefits`.

mod banks;
mod events;
mod family;
mod files;
mod notice;
mod people;
mod shown;
mod staff;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post, put},
};
use line::Link;
use platform::{
    Clock, Door, Explanation, Problem, Sealer, SessionKey, Settings, World,
    auth::ResidentDoor,
    door::{Delivery, Message},
    queue::Queue,
};
use tables::{Benefits, Identities, Notices, Residents, Store};

/// A part of a list, or of the directory of banks.
const LARGEST_BODY: usize = 1024 * 1024;

pub(crate) struct App {
    world: World,
    benefits: Benefits,
    identities: Identities,
    residents: Residents,
    notices: Notices,
    outbox: Queue,
    /// What takes too long for a page to wait for.
    events: Queue,
    sealer: Sealer,
    session_key: SessionKey,
    pepper: String,
    /// Where a message's button opens our page.
    page: Link,
    /// Stands before the town in an address, or does not.
    municipality: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let app = Arc::new(App {
        world: world.clone(),
        benefits: Benefits::new(store.clone(), settings)?,
        identities: Identities::new(store.clone(), settings)?,
        residents: Residents::new(store.clone(), settings)?,
        notices: Notices::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        events: Queue::from_settings(settings, "QUEUE_BENEFIT_EVENTS")?,
        sealer: Sealer::from_settings(settings, &world.ids)?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        pepper: settings.get("ID_PEPPER")?.to_owned(),
        page: Link::new(settings.get("LIFF_URL")?)?,
        municipality: settings.get("MUNICIPALITY")?.to_owned(),
    });
    let routes = staff_routes(family_routes()).layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(app.clone());
    let queue = app.clone();
    Ok(Door::new()
        .routes(routes)
        .messages(move |message: Message| {
            let app = queue.clone();
            async move {
                match events::handle(&app, message.body.trim(), message.received > 1).await {
                    Ok(()) => Delivery::Done,
                    Err(error) => {
                        let (event, received) = (&message.body, message.received);
                        tracing::warn!(event, received, ?error, "event comes again");
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

fn family_routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/benefits", get(family::list))
        .route("/api/benefits/{id}/application", post(family::apply))
        .route("/api/benefits/{id}/declination", post(family::decline))
        .route("/api/benefits/{id}/account", put(family::choose_account))
        .route("/api/banks", get(banks::list))
        .route("/api/banks/{code}/branches", get(banks::branches))
}

fn staff_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    let at = |path: &str| format!("/api/staff/programmes/{{id}}{path}");
    routes
        .route("/api/staff/programmes", get(staff::programmes::list).post(staff::programmes::save))
        .route(&at("/preview"), post(staff::programmes::preview))
        .route(&at("/eligible"), post(staff::import::part))
        .route(&at("/funnel"), get(staff::funnel::read))
        .route(&at("/entitlements"), get(staff::entitlements::list))
        .route(&at("/list.csv"), get(staff::export::download))
        .route(&at("/decisions"), post(staff::decisions::decide))
        .route(&at("/notices"), get(staff::notices::audience).post(staff::notices::order))
        .route(&at("/matches"), get(staff::matches::list).post(staff::matches::confirm))
        .route(&at("/bank-files"), get(staff::bank_files::list).post(staff::bank_files::make))
        .route(&at("/bank-files/{file}/release"), post(staff::bank_files::release))
        .route(&at("/bank-files/{file}/discard"), post(staff::bank_files::discard))
        .route(&at("/bank-files/{file}/content"), get(staff::bank_files::content))
        .route(&at("/bank-files/{file}/result"), get(staff::results::read).post(staff::results::report))
        .route(&at("/bank-files/{file}/result/confirmation"), post(staff::results::confirm))
        .route("/api/staff/partings", post(staff::joins::part))
        .route("/api/staff/payer", get(staff::payer::read).put(staff::payer::save))
        .route("/api/staff/banks", post(banks::save))
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}

/// A refusal with its reason for the program.
fn because(refusal: contract::Refusal, reason: impl Into<String>) -> Problem {
    Problem::Explained(refusal, Box::new(Explanation { reason: Some(reason.into()), ..Explanation::default() }))
}
