//! The calendar of one child, the municipality's say in it, and the daily push. Knows who is due for what; refuses to
//! know LINE: what shall be sent is frozen in batches, and `message-sender` sends it.

mod calendar;
mod push;
mod staff;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post, put},
};
use line::Link;
use platform::{Clock, Door, SessionKey, Settings, World, auth::ResidentDoor, queue::Queue};
use tables::{LifeStage, Notices, Residents, Store};

/// Three languages of 500 characters each fit many times.
const LARGEST_BODY: usize = 64 * 1024;

pub(crate) struct App {
    world: World,
    residents: Residents,
    notices: Notices,
    life_stage: LifeStage,
    outbox: Queue,
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
        residents: Residents::new(store.clone(), settings)?,
        notices: Notices::new(store.clone(), settings)?,
        life_stage: LifeStage::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        page: Link::new(settings.get("LIFF_URL")?)?,
    });
    let routes = Router::new()
        .route("/api/children/{id}/calendar", get(calendar::read))
        .route("/api/staff/milestones", get(staff::milestones::list))
        .route("/api/staff/milestones/{id}", put(staff::milestones::draft))
        .route("/api/staff/milestones/{id}/preview", post(staff::preview::show))
        .route("/api/staff/milestones/{id}/publication", post(staff::milestones::publish))
        .route("/api/staff/runs", get(staff::runs::list))
        .route("/api/staff/runs/{day}/notices", get(staff::runs::notices))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(app.clone());
    let daily = move |_| {
        let app = app.clone();
        async move { push::run(&app).await.map_err(Into::into) }
    };
    Ok(Door::new().routes(routes).task(daily))
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}
