//! A stateful double of LINE: the Messaging API, channel tokens, ID tokens, LIFF's script, and residents with phones.
//!
//! It knows LINE's rules and refuses what LINE refuses, in LINE's words. It refuses to know anything of ours: it shares
//! no code with the client that calls it. What it has answered for is in its journal before the answer goes out, so
//! that its log stays true after `kill -9`.

mod api;
mod check;
mod control;
mod faults;
mod keys;
mod log;
mod people;
mod phones;
mod record;
mod serve;
mod state;
mod tokens;
mod webhook;

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use city_base::{CityClock, JournalError};
use tokio::sync::watch;
use uuid::Uuid;

pub use log::SentRow;
pub use record::Request;
pub use serve::{HangUp, serve};
use state::State;

/// Who the account is, and where new ids come from.
#[derive(Clone)]
pub struct Config {
    /// The Messaging API channel.
    pub channel_id: String,
    pub channel_secret: String,
    /// The audience of ID tokens: the LINE Login or MINI App channel.
    pub login_channel_id: String,
    pub ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

/// LINE, for one account.
pub struct LineDouble {
    clock: CityClock,
    config: Config,
    http: reqwest::Client,
    webhook_url: Mutex<Option<String>>,
    state: Mutex<State>,
    /// Wakes the phones.
    changed: watch::Sender<u64>,
    /// Every request as it came, where somebody asked for that.
    recorded: Mutex<Option<Vec<Request>>>,
}

/// Why the double could not be opened.
#[derive(Debug)]
pub enum OpenError {
    Journal(JournalError),
    /// The journal holds something that the double did not write.
    Unreadable(serde_json::Error),
    Key,
    Http(reqwest::Error),
}

impl LineDouble {
    /// Opens the double with what `journal` holds; without one it forgets when it ends.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn open(clock: CityClock, journal: Option<&Path>, config: Config) -> Result<Arc<Self>, OpenError> {
        let state = State::open(journal, clock.now())?;
        // Far more than LINE's 2 s: an unoptimised function on a busy laptop is not what is measured here.
        let http = reqwest::Client::builder().timeout(Duration::from_secs(20)).no_proxy().build();
        Ok(Arc::new(Self {
            clock,
            config,
            http: http.map_err(OpenError::Http)?,
            webhook_url: Mutex::new(None),
            state: Mutex::new(state),
            changed: watch::Sender::new(0),
            recorded: Mutex::new(None),
        }))
    }

    /// Where events are posted from now on.
    pub fn set_webhook_url(&self, url: impl Into<String>) {
        *self.webhook_url.lock().unwrap_or_else(PoisonError::into_inner) = Some(url.into());
    }

    /// LINE's own API, for a port of its own.
    pub fn api_router(self: &Arc<Self>) -> axum::Router {
        api::router(self.clone())
    }

    /// The city's control of LINE, to be mounted at `/_city/line`.
    pub fn control_router(self: &Arc<Self>) -> axum::Router {
        control::router(self.clone())
    }

    /// Calls per method since the last [`LineDouble::reset_calls`].
    pub fn calls(&self) -> BTreeMap<String, u64> {
        self.lock().calls.clone()
    }

    pub fn reset_calls(&self) {
        self.lock().calls.clear();
    }

    /// Whether anybody has an account.
    pub fn has_users(&self) -> bool {
        !self.lock().people.is_empty()
    }

    /// What was received after `since`, oldest first.
    pub fn sent(&self, since: u64) -> Vec<SentRow> {
        self.lock().log.iter().filter(|entry| entry.row.seq > since).map(|entry| entry.row.clone()).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn id(&self) -> String {
        (self.config.ids)().simple().to_string()
    }

    /// LINE numbers messages with 18 digits.
    fn message_id(&self) -> String {
        format!("{:018}", (self.config.ids)().as_u128() % 1_000_000_000_000_000_000)
    }
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Journal(error) => error.fmt(f),
            Self::Unreadable(error) => write!(f, "LINE double's journal: {error}"),
            Self::Key => f.write_str("LINE double: the signing key is unusable"),
            Self::Http(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<JournalError> for OpenError {
    fn from(error: JournalError) -> Self {
        Self::Journal(error)
    }
}

impl From<serde_json::Error> for OpenError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error)
    }
}
