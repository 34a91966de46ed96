//! What schools and nurseries write to guardians, and the rosters by which they know them: staff draft a message and see
//! whom it reaches, somebody else looks where that is wise, it is held for a moment, leaves once, and is read on our page,
//! where it can be corrected and taken back. Knows who may do what; refuses to know what makes a message risky, which is
//! `domain::school_message`, and what a roster changes, which is `domain::roster`.

mod events;
mod guardians;
mod interviews;
mod look;
mod notice;
mod send;
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
    Clock, Door, Explanation, Problem, SessionKey, Settings, World,
    auth::ResidentDoor,
    door::{Delivery, Message},
    queue::Queue,
    schedule::WakeUps,
};
use tables::{Attendance, Notices, Reservations, Residents, School, Store};

/// A roster or a file. API Gateway hands a function at most 6 MB, of which base64 is a third more than the bytes.
const LARGEST_BODY: usize = 4 * 1024 * 1024 + 256 * 1024;

pub(crate) struct App {
    world: World,
    school: School,
    attendance: Attendance,
    residents: Residents,
    /// Interviews become bookings.
    reservations: Reservations,
    notices: Notices,
    outbox: Queue,
    /// For emergencies.
    urgent: Queue,
    /// What takes too long for a page to wait for, and what is held.
    events: Queue,
    wake_ups: WakeUps,
    session_key: SessionKey,
    /// Where a message's button opens our page.
    page: Link,
    /// More guardians than this need a second person.
    second_above: usize,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let app = Arc::new(App {
        world: world.clone(),
        school: School::new(store.clone(), settings)?,
        attendance: Attendance::new(store.clone(), settings)?,
        residents: Residents::new(store.clone(), settings)?,
        reservations: Reservations::new(store.clone(), settings)?,
        notices: Notices::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        urgent: Queue::from_settings(settings, "QUEUE_MESSAGE_URGENT")?,
        events: Queue::from_settings(settings, "QUEUE_SCHOOL_EVENTS")?,
        wake_ups: WakeUps::from_settings(settings, "ARN_SCHOOL_EVENTS")?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        page: Link::new(settings.get("LIFF_URL")?)?,
        second_above: settings.parse("SECOND_PERSON_ABOVE")?,
    });
    let routes = interview_routes(roster_routes(staff_routes(guardian_routes())));
    let routes = routes.layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(app.clone());
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

fn guardian_routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/messages", get(guardians::inbox::list))
        .route("/api/messages/{id}", get(guardians::message::read))
        .route("/api/messages/{id}/receipt", post(guardians::message::receive))
        .route("/api/messages/{id}/attachments/{attachment}", get(guardians::message::attachment))
        .route("/api/surveys/{id}/answers", put(guardians::survey::answer))
}

fn staff_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    let at = |path: &str| format!("/api/staff/messages/{{id}}{path}");
    routes
        .route("/api/staff/messages", get(staff::messages::list).post(staff::messages::draft))
        .route(&at(""), get(staff::messages::read).put(staff::messages::edit))
        .route(&at("/submission"), post(staff::steps::submit))
        .route(&at("/approval"), post(staff::steps::approve))
        .route(&at("/cancellation"), post(staff::steps::cancel))
        .route(&at("/recall"), post(staff::steps::recall))
        .route(&at("/correction"), post(staff::steps::correct))
        .route(&at("/reminder"), post(staff::readers::remind))
        .route(&at("/readers"), get(staff::readers::read))
        .route("/api/staff/attachments", post(staff::attachments::bring))
        .route("/api/staff/attachments/{id}", get(staff::attachments::read))
        .route("/api/staff/surveys", post(staff::surveys::draft))
        .route("/api/staff/surveys/{id}", get(staff::surveys::read))
        .route("/api/staff/surveys/{id}/answers.csv", get(staff::surveys::download))
}

fn roster_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    routes
        .route("/api/staff/roster/import", post(staff::roster::import))
        .route("/api/staff/roster/imports/{id}", get(staff::roster::progress))
        .route("/api/staff/facilities/{id}/children/{child}/history", get(staff::roster::history))
}

fn interview_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    let at = |path: &str| format!("/api/staff/interview-days/{{id}}{path}");
    routes
        .route("/api/interview-days", get(guardians::interviews::list))
        .route("/api/interview-days/{id}/wishes", put(guardians::interviews::answer))
        .route("/api/interview-days/{id}/bookings", post(guardians::interviews::book))
        .route("/api/staff/interview-days", get(staff::interviews::list).post(staff::interviews::draft))
        .route(&at(""), get(staff::interviews::read).put(staff::interviews::edit))
        .route(&at("/opening"), post(staff::interviews::open))
        .route(&at("/solution"), post(staff::interviews::solve))
        .route(&at("/locks"), put(staff::interviews::lock))
        .route(&at("/families/{family}"), put(staff::interviews::write_down))
        .route(&at("/publication"), post(staff::interviews::publish))
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
