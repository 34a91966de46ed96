//! The city's control of LINE, local only: the log, faults, new residents, the plan.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use city_base::JournalError;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    LineDouble, SentRow,
    faults::Order,
    people::{From, Person},
    phones, state,
    webhook::Happening,
};

pub(crate) type Double = State<Arc<LineDouble>>;

pub(crate) fn router(double: Arc<LineDouble>) -> Router {
    Router::new()
        .route("/sent", get(sent))
        .route("/faults", post(faults))
        .route("/users", post(users))
        .route("/settings", post(settings))
        .merge(phones::routes())
        .with_state(double)
}

#[derive(Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn sent(double: Double, Query(Since { since }): Query<Since>) -> Json<Vec<SentRow>> {
    Json(double.sent(since))
}

/// Orders misfortunes. A block ordered here is silent, as when LINE lost the event; the phone's own block is not.
async fn faults(double: Double, body: Bytes) -> Result<Response, Refused> {
    let order: Order = read(&body)?;
    let mut state = double.lock();
    let mut known = state.faults.order(&order);
    if let Some(millis) = order.latency_ms {
        state.latency = Duration::from_millis(millis);
        known = true;
    }
    for (user, blocked) in [(&order.block, true), (&order.unblock, false)] {
        let Some(user) = user else { continue };
        let Some(person) = state.people.get(user).cloned() else { return Err(nobody()) };
        state.keep_person(Person { blocked, ..person })?;
        known = true;
    }
    if known { Ok(Json(json!({})).into_response()) } else { Err(unreadable("no fault is named")) }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NewPerson {
    name: Option<String>,
    language: Option<String>,
    following: Option<bool>,
    display: Option<bool>,
}

/// A resident gets LINE and, unless told otherwise, follows the account: its webhook has answered before we do.
async fn users(double: Double, body: Bytes) -> Result<Response, Refused> {
    let order: NewPerson = read(&body)?;
    let following = order.following.unwrap_or(true);
    let user_id = format!("U{}", double.id());
    let event = {
        let mut state = double.lock();
        let person = Person {
            user_id: user_id.clone(),
            // A phone that was given a name is meant to be seen.
            display: order.display.unwrap_or(order.name.is_some()),
            name: order.name.unwrap_or_else(|| format!("住民{}", state.people.len() + 1)),
            language: order.language.unwrap_or_else(|| "ja".to_owned()),
            following,
            blocked: false,
            menu: None,
            since: state.next_seq(),
        };
        state.keep_person(person)?;
        match following {
            true => {
                state.say(&user_id, double.clock.now(), From::System, note("友だち追加"))?;
                let followed = double.event(&mut state, &user_id, Happening::Follow { is_unblocked: false });
                Some(followed?)
            }
            false => None,
        }
    };
    double.changed.send_modify(|n| *n += 1);
    let status = match event {
        Some(event) => double.deliver(event).await?,
        None => None,
    };
    let id_token = double.id_token(&user_id);
    Ok(Json(json!({"user_id": user_id, "id_token": id_token, "webhook_status": status})).into_response())
}

/// What the account has set at LINE's: redelivery, and its plan (`"quota": null` is the free plan without a limit).
async fn settings(double: Double, body: Bytes) -> Result<Json<Value>, Refused> {
    let order: Value = read(&body)?;
    let mut state = double.lock();
    let mut settings: state::Settings = state.settings.clone();
    if let Some(redelivery) = order.get("redelivery").and_then(Value::as_bool) {
        settings.redelivery = redelivery;
    }
    if let Some(quota) = order.get("quota") {
        settings.quota = quota.as_u64();
    }
    let told = json!({"redelivery": settings.redelivery, "quota": settings.quota});
    state.keep_settings(settings)?;
    Ok(Json(told))
}

/// A body, whatever its content type says; none at all is an empty order.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| unreadable(&error.to_string()))
}

/// Why the city's order was not followed.
#[derive(Debug)]
pub(crate) struct Refused(pub StatusCode, pub String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"message": self.1}))).into_response()
    }
}

impl std::convert::From<JournalError> for Refused {
    fn from(error: JournalError) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }
}

pub(crate) fn unreadable(why: &str) -> Refused {
    Refused(StatusCode::BAD_REQUEST, why.to_owned())
}

pub(crate) fn nobody() -> Refused {
    Refused(StatusCode::NOT_FOUND, "nobody here has this user id".to_owned())
}

/// A grey line in the chat.
pub(crate) fn note(text: &str) -> Value {
    json!({"type": "text", "text": text})
}
