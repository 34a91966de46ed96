//! Who a resident is, proved once with their My Number card through the デジタル認証アプリ: begins the sign-in, takes the
//! answer, keeps the four items sealed, shows them to their owner, removes them. Knows no benefit and no LINE user id; the
//! 12-digit number is neither asked for nor given.

mod card;
mod provider;
mod registration;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use platform::{Clock, Door, Sealer, SessionKey, Settings, World, auth::ResidentDoor};
use provider::CardProvider;
use tables::{Identities, Store};

/// A state and a code.
const LARGEST_BODY: usize = 8 * 1024;

pub(crate) struct App {
    world: World,
    identities: Identities,
    /// None where the municipality has no client there.
    provider: Option<CardProvider>,
    sealer: Sealer,
    session_key: SessionKey,
    pepper: String,
    /// Where residents look at our pages inside LINE.
    page: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing or malformed, or the HTTP client cannot be made.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let app = App {
        world: world.clone(),
        identities: Identities::new(Store::from_settings(settings)?, settings)?,
        provider: CardProvider::from_settings(settings)?,
        sealer: Sealer::from_settings(settings, &world.ids)?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        pepper: settings.get("ID_PEPPER")?.to_owned(),
        page: settings.get("LIFF_URL")?.to_owned(),
    };
    let routes = Router::new()
        .route("/api/identity", get(card::read).delete(card::withdraw))
        .route("/api/identity/attempts", post(registration::begin))
        .route("/api/identity/registration", post(registration::register))
        .route("/identity/done", get(registration::done))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Arc::new(app));
    Ok(Door::new().routes(routes))
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}
