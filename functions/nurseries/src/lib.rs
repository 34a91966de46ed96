//! Finding a nursery: the published facilities searched from what is kept in memory, and a family's points estimated by the
//! municipality's table. Staff bring files, see what they change and publish; they note free places, and change tables
//! after trying them on saved cases. Knows who may ask and do what; refuses to know how a file is read, what fits a search
//! and what an answer gives, which is `domain::nursery` and `domain::points`. Nothing that a family asks is kept.

mod estimate;
mod query;
mod search;
mod shown;
mod staff;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{delete, get, post, put},
};
use domain::nursery::import;
use platform::{Clock, Door, Explanation, Problem, SessionKey, Settings, World, auth::ResidentDoor};
use tables::{Nurseries, Shelf, Store};

/// A file of facilities: what a request to a function may hold (AWS: 6 MB), less a third where it is base64.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

pub(crate) struct App {
    world: World,
    nurseries: Nurseries,
    shelf: Shelf,
    session_key: SessionKey,
    /// Whose files are brought.
    files: import::Settings,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let nurseries = Nurseries::new(Store::from_settings(settings)?, settings)?;
    let app = Arc::new(App {
        world: world.clone(),
        shelf: Shelf::new(nurseries.clone()),
        nurseries,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        files: import::Settings {
            municipality: settings.get("MUNICIPALITY_CODE")?.to_owned(),
            municipality_name: settings.get("MUNICIPALITY")?.to_owned(),
            ..import::Settings::default()
        },
    });
    let routes = staff_routes(family_routes()).layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(app);
    Ok(Door::new().routes(routes))
}

fn family_routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/nurseries", get(search::many))
        .route("/api/nurseries/pack", get(search::pack))
        .route("/api/nurseries/index", get(estimate::tables).post(estimate::estimate))
        .route("/api/nurseries/{id}", get(search::one))
}

fn staff_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    routes
        .route("/api/staff/facilities/import", post(staff::import::file))
        .route("/api/staff/nurseries", get(staff::vacancies::list))
        .route("/api/staff/nurseries/{id}/vacancies", put(staff::vacancies::save))
        .route("/api/staff/points", get(staff::points::list).post(staff::points::save))
        .route("/api/staff/points/rerun", post(staff::points::rerun))
        .route("/api/staff/points/{municipality}/cases", get(staff::cases::list).post(staff::cases::save))
        .route("/api/staff/points/{municipality}/cases/{id}", delete(staff::cases::remove))
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
