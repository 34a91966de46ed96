//! What a resident's own page reads and writes: session, children, settings. Knows whose record is whose (not yours is
//! 404); refuses to know what falls due when (that is `life-stage`) and how messages are sent.

mod children;
mod me;
mod session;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, patch, post},
};
use contract::Refusal;
use line::{IdTokenSettings, IdTokens};
use platform::{
    Clock, Door, Problem, SessionKey, Settings, World,
    auth::{Resident, ResidentDoor},
    queue::Queue,
};
use tables::{AuditEntry, Family, FamilyWrite, Profile, Residents, Store, StoreError};

/// A family's data fits a hundred times; anything larger is no form of ours.
const LARGEST_BODY: usize = 16 * 1024;

/// `iss` of every LIFF ID token, as LINE documents it.
const LINE_ISSUER: &str = "https://access.line.me";
/// How long LINE's keys may take; a parent is waiting.
const KEYS_TIMEOUT: Duration = Duration::from_secs(3);

pub(crate) struct App {
    world: World,
    residents: Residents,
    tokens: IdTokens,
    /// What reservations have to hear of.
    reservation_events: Queue,
    session_key: SessionKey,
    pepper: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing or the HTTP client cannot be made.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let clock = world.clock.clone();
    let tokens = IdTokenSettings {
        jwks_url: settings.get("LINE_JWKS_URL")?.to_owned(),
        issuer: LINE_ISSUER.to_owned(),
        channel_id: settings.get("LINE_LOGIN_CHANNEL_ID")?.to_owned(),
        timeout: KEYS_TIMEOUT,
    };
    let app = App {
        world: world.clone(),
        residents: Residents::new(Store::from_settings(settings)?, settings)?,
        tokens: IdTokens::new(tokens, Arc::new(move || clock.now()))?,
        reservation_events: Queue::from_settings(settings, "QUEUE_RESERVATION_EVENTS")?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        pepper: settings.get("ID_PEPPER")?.to_owned(),
    };
    let routes = Router::new()
        .route("/api/session", post(session::open))
        .route("/api/me", get(me::read).patch(me::change))
        .route("/api/children", get(children::list).post(children::register))
        .route("/api/children/{id}", patch(children::change).delete(children::remove))
        .route("/api/children/{id}/birth", post(children::birth::report))
        .route("/api/children/{id}/loss", post(children::loss::report))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Arc::new(app));
    Ok(Door::new().routes(routes))
}

/// How often a change is decided again when the chat, or the family's other phone, was faster.
const TRIES: usize = 5;

impl App {
    /// Loads the family, decides, writes once; decides again when the family has changed in between.
    pub(crate) async fn change<T>(
        &self,
        resident: &Resident,
        decide: impl Fn(&Family, Profile) -> Result<(Option<FamilyWrite>, T), Refusal>,
    ) -> Result<T, Problem> {
        for _ in 0..TRIES {
            let family = self.residents.family(&resident.id).await?;
            // Somebody may open the page before writing to the account.
            let profile = family.profile.clone().unwrap_or_else(|| Profile::new(&resident.line_user_id));
            let (write, answer) = decide(&family, profile)?;
            let Some(write) = write else { return Ok(answer) };
            match self.residents.commit(&family, write, None, None).await {
                Ok(()) => return Ok(answer),
                Err(StoreError::Conflict(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Refusal::Busy.into())
    }

    pub(crate) fn audit(&self, by: &Resident, action: &str, subject: &str) -> AuditEntry {
        AuditEntry {
            actor: by.id.clone(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            at: self.world.clock.now(),
            id: self.world.ids.new_id("aud"),
        }
    }
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}
