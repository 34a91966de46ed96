//! reply, push, multicast: judged, logged, then answered.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::State as Shared,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    REQUEST_ID,
    answer::{bad_request, broken, complaints, refusal, told, too_many, unauthorized},
    hung_up,
};
use crate::{
    LineDouble,
    check::{self, Complaints},
    faults::{Fault, Named},
    log::{Entry, SentRow, month},
    state::State,
    tokens::RETRY_KEY_LIFETIME,
};

pub(super) async fn reply(double: Shared<Arc<LineDouble>>, headers: HeaderMap, body: Bytes) -> Response {
    double.receive(Method::Reply, &headers, &body)
}

pub(super) async fn push(double: Shared<Arc<LineDouble>>, headers: HeaderMap, body: Bytes) -> Response {
    double.receive(Method::Push, &headers, &body)
}

pub(super) async fn multicast(double: Shared<Arc<LineDouble>>, headers: HeaderMap, body: Bytes) -> Response {
    double.receive(Method::Multicast, &headers, &body)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Reply,
    Push,
    Multicast,
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Push => "push",
            Self::Multicast => "multicast",
        }
    }
}

/// One request, as far as it could be read.
struct Call<'a> {
    method: Method,
    authorized: bool,
    retry_key: Option<&'a str>,
    body: Option<Value>,
    reply_token: Option<String>,
    to: Vec<String>,
}

impl LineDouble {
    fn receive(&self, method: Method, headers: &HeaderMap, raw: &[u8]) -> Response {
        let body: Option<Value> = serde_json::from_slice(raw).ok();
        let field = |name: &str| body.as_ref().and_then(|body| body.get(name));
        let messages = field("messages").and_then(Value::as_array).cloned().unwrap_or_default();
        let reply_token = field("replyToken").and_then(Value::as_str).map(str::to_owned);
        let authorized = self.authorized(headers);
        let (now, request_id, count) = (self.clock.now(), self.id(), messages.len());

        let mut state = self.lock();
        state.count_call(method.name());
        let to = match (method, &reply_token, field("to")) {
            (Method::Reply, Some(token), _) => {
                state.reply_tokens.get(token).map(|t| t.user_id.clone()).into_iter().collect()
            }
            (_, _, Some(Value::Array(to))) => to.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            (_, _, Some(Value::String(to))) => vec![to.clone()],
            _ => Vec::new(),
        };
        let retry_key = headers.get("x-line-retry-key").map(|key| key.to_str().unwrap_or_default());
        let call = Call { method, authorized, retry_key, body, reply_token, to };

        let fault = state.faults.take(method.name());
        let refused = call.befallen(fault).or_else(|| call.refused(&state, now));
        let status = refused.as_ref().map_or(200, |response| response.status().as_u16());
        let missed = call.to.iter().filter(|user| !state.people.get(*user).is_some_and(|p| p.hears()));
        let entry = Entry {
            missed: missed.cloned().collect(),
            reply_token: call.reply_token,
            row: SentRow {
                seq: state.next_seq(),
                at: now,
                method: method.name().to_owned(),
                to: call.to,
                // LINE's keys are UUIDs, which are equal whatever their letters' case.
                retry_key: retry_key.map(str::to_ascii_lowercase),
                request_id: request_id.clone(),
                messages,
                status,
            },
        };
        if let Err(error) = state.record(entry) {
            return broken(&error);
        }
        drop(state);
        self.changed.send_modify(|n| *n += 1);

        let mut response = match (refused, fault) {
            (_, Some(Fault::Named(Named::TimeoutAfterAccept))) => hung_up(),
            // Also where the retry key is known: whoever asks again learns no more than the first time.
            (_, Some(Fault::Status { status: lie, accepted: true })) if matches!(status, 200 | 409) => told(lie),
            (Some(refused), _) => refused,
            (None, _) if method == Method::Multicast => Json(json!({})).into_response(),
            (None, _) => {
                let sent = (0..count).map(|_| json!({"id": self.message_id(), "quoteToken": self.id()}));
                Json(json!({"sentMessages": sent.collect::<Vec<_>>()})).into_response()
            }
        };
        if let Ok(id) = HeaderValue::from_str(&request_id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
}

impl Call<'_> {
    /// A fault that keeps the call from being looked at.
    fn befallen(&self, fault: Option<Fault>) -> Option<Response> {
        match fault? {
            Fault::Status { status, accepted: false } => Some(told(status)),
            Fault::Named(Named::ConnectionLost) => Some(hung_up()),
            Fault::Named(kind @ (Named::RateLimited | Named::Quota | Named::UserFlood)) => Some(too_many(kind)),
            Fault::Status { .. } | Fault::Named(Named::TimeoutAfterAccept) => None,
        }
    }

    /// Why LINE does not take the call, in the order in which LINE looks.
    fn refused(&self, state: &State, now: jiff::Timestamp) -> Option<Response> {
        if !self.authorized {
            return Some(unauthorized());
        }
        match (self.method, self.retry_key) {
            (Method::Reply, Some(_)) => return Some(bad_request("The retry key is not supported by this endpoint")),
            (_, Some(key)) if Uuid::parse_str(key).is_err() => {
                return Some(bad_request("The retry key must be a UUID in hexadecimal notation"));
            }
            _ => {}
        }
        let Some(body) = &self.body else {
            return Some(bad_request("The request body could not be parsed as JSON (line: -, column: -)"));
        };
        let mut found = Complaints::default();
        check::messages(body, &mut found);
        match self.method {
            Method::Multicast => check::recipients(body, &mut found),
            Method::Push if self.to.is_empty() => found.add("to", "May not be empty"),
            Method::Reply if self.reply_token.is_none() => found.add("replyToken", "May not be empty"),
            Method::Push | Method::Reply => {}
        }
        if !found.is_empty() {
            return Some(complaints(found));
        }
        if let Some(refused) = self.accepted_before(state, now) {
            return Some(refused);
        }
        match self.method {
            // The message is the same for an unknown, a used and a stale token.
            Method::Reply if !self.reply_token_is_good(state, now) => Some(bad_request("Invalid reply token")),
            // Another provider's user, or nobody's.
            Method::Push if !self.to.iter().all(|user| state.people.contains_key(user)) => {
                Some(bad_request("The property, 'to', in the request body is invalid (line: -, column: -)"))
            }
            Method::Push | Method::Multicast if self.over_quota(state, now) => Some(too_many(Named::Quota)),
            _ => None,
        }
    }

    fn accepted_before(&self, state: &State, now: jiff::Timestamp) -> Option<Response> {
        let accepted = state.retry_keys.get(&self.retry_key?.to_ascii_lowercase())?;
        if now.duration_since(accepted.at) >= RETRY_KEY_LIFETIME {
            return None;
        }
        let mut response = refusal(StatusCode::CONFLICT, "The retry key is already accepted");
        if let Ok(id) = HeaderValue::from_str(&accepted.request_id) {
            response.headers_mut().insert("x-line-accepted-request-id", id);
        }
        Some(response)
    }

    fn reply_token_is_good(&self, state: &State, now: jiff::Timestamp) -> bool {
        let token = self.reply_token.as_ref().and_then(|token| state.reply_tokens.get(token));
        token.is_some_and(|token| !token.used && now < token.until)
    }

    fn over_quota(&self, state: &State, now: jiff::Timestamp) -> bool {
        let used = state.used.get(&month(now)).copied().unwrap_or(0);
        let reached = self.to.iter().filter(|user| state.people.get(*user).is_some_and(|p| p.hears()));
        state.settings.quota.is_some_and(|quota| used + reached.count() as u64 > quota)
    }
}
