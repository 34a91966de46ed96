//! The city's one public port: API Gateway's routes, the town square and the city's own control.

mod control;
mod gateway;
mod square;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};

use crate::{
    card::CardProvider, clockwork::Clockwork, doubles::Meter, staff::Provider, template::Template, wiring::Running,
};

/// API Gateway takes at most 10 MB.
const LARGEST_REQUEST: usize = 10_000_000;

pub(crate) struct Town {
    pub(crate) clockwork: Arc<Clockwork>,
    pub(crate) meter: Arc<Meter>,
    pub(crate) provider: Arc<Provider>,
    pub(crate) cards: Arc<CardProvider>,
    pub(crate) functions: BTreeMap<String, Arc<Running>>,
    pub(crate) template: Template,
    pub(crate) pages: PathBuf,
    /// Whether all that the city starts with is there.
    pub(crate) ready: AtomicBool,
}

pub(crate) fn router(town: &Arc<Town>) -> Router {
    Router::new()
        .route("/", get(square::front))
        .route("/square/{*file}", get(square::file))
        .route("/_city/health", get(control::health))
        .route("/_city/clock", get(control::clock).post(control::move_clock))
        .route("/_city/settle", post(control::settle))
        .route("/_city/staff/token", post(control::staff_token))
        .route("/_city/dynamodb/faults", post(control::dynamodb_fault))
        .route("/_city/metrics", get(control::metrics))
        .route("/_city/metrics/reset", post(control::reset_metrics))
        .fallback(gateway::enter)
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .with_state(town.clone())
        // DynamoDB itself, metered, for programs beside the functions; SDKs end the path with a slash.
        .nest("/_city/dynamodb/", town.meter.router())
        .nest("/_city/line", town.clockwork.line.control_router())
        .nest("/_city/idp", town.provider.router())
        .nest("/_city/card", town.cards.router())
}
