//! LINE's own API. Every response carries `x-line-request-id`.

mod account;
mod answer;
pub(crate) mod rich_menu;
mod send;

use std::sync::Arc;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::AUTHORIZATION},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::{
    HangUp, LineDouble,
    faults::{Fault, Named},
    record,
};
use answer::refusal;

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-line-request-id");
/// LINE's limit for a request.
const REQUEST_BYTES: usize = 2 * 1024 * 1024;

pub(crate) fn router(double: Arc<LineDouble>) -> Router {
    let rest = Router::new()
        .route("/v2/bot/message/quota", get(account::quota))
        .route("/v2/bot/message/quota/consumption", get(account::consumption))
        .route("/v2/bot/chat/loading/start", post(account::loading))
        .route("/v2/bot/profile/{user}", get(account::profile))
        .route("/oauth2/v3/token", post(account::token))
        .route("/oauth2/v2.1/certs", get(account::certs))
        .route("/liff/edge/2/sdk.js", get(account::liff_sdk))
        .merge(rich_menu::routes())
        .route_layer(middleware::from_fn_with_state(double.clone(), gate));
    Router::new()
        .route("/v2/bot/message/reply", post(send::reply))
        .route("/v2/bot/message/push", post(send::push))
        .route("/v2/bot/message/multicast", post(send::multicast))
        .merge(rest)
        .fallback(|| async { refusal(StatusCode::NOT_FOUND, "Not found") })
        .layer(DefaultBodyLimit::max(REQUEST_BYTES))
        .layer(middleware::from_fn_with_state(double.clone(), record::keep))
        .layer(middleware::from_fn_with_state(double.clone(), number))
        .with_state(double)
}

/// Gives every response an id, where it has none yet.
async fn number(State(double): State<Arc<LineDouble>>, request: Request, next: Next) -> Response {
    let latency = double.lock().latency;
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    let mut response = next.run(request).await;
    if let (None, Ok(id)) = (response.headers().get(REQUEST_ID), HeaderValue::from_str(&double.id())) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// Counts a call, lets an ordered fault befall it, and asks for the token. The sending methods do so themselves,
/// because their log tells of refused calls too.
async fn gate(State(double): State<Arc<LineDouble>>, request: Request, next: Next) -> Response {
    let endpoint = endpoint(request.uri().path());
    let fault = {
        let mut state = double.lock();
        state.count_call(endpoint);
        state.faults.take(endpoint)
    };
    let needs_token = request.uri().path().starts_with("/v2/");
    if needs_token && !double.authorized(request.headers()) {
        return answer::unauthorized();
    }
    match fault {
        None => next.run(request).await,
        Some(Fault::Status { status, accepted }) => {
            if accepted {
                next.run(request).await;
            }
            answer::told(status)
        }
        Some(Fault::Named(Named::TimeoutAfterAccept)) => {
            next.run(request).await;
            hung_up()
        }
        Some(Fault::Named(Named::ConnectionLost)) => hung_up(),
        Some(Fault::Named(kind)) => answer::too_many(kind),
    }
}

pub(crate) fn hung_up() -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(HangUp);
    response
}

fn endpoint(path: &str) -> &'static str {
    [
        ("/v2/bot/message/quota/consumption", "consumption"),
        ("/v2/bot/message/quota", "quota"),
        ("/v2/bot/chat/loading", "loading"),
        ("/v2/bot/profile", "profile"),
        ("/oauth2/v3/token", "token"),
        ("/oauth2/v2.1/certs", "certs"),
        ("/liff/", "liff"),
    ]
    .iter()
    .find(|(prefix, _)| path.starts_with(prefix))
    .map_or("richmenu", |(_, name)| name)
}

impl LineDouble {
    /// Whether the bearer token is one of ours and still good.
    fn authorized(&self, headers: &HeaderMap) -> bool {
        let token = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let now = self.clock.now();
        token.is_some_and(|token| self.lock().bearers.get(token).is_some_and(|until| now < *until))
    }
}
