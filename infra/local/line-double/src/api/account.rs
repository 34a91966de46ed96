//! Tokens, keys, the plan, profiles, the loading animation and LIFF's script.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::answer::{bad_request, broken, complaints, refusal};
use crate::{
    LineDouble,
    check::{Complaints, is_user_id},
    log::month,
    tokens::BEARER_LIFETIME,
};

type Double = State<Arc<LineDouble>>;

/// A stateless channel token for the channel's id and secret.
pub(super) async fn token(double: Double, form: Bytes) -> Response {
    let field = |name: &str| {
        let pairs = form.split(|b| *b == b'&').filter_map(|pair| std::str::from_utf8(pair).ok()?.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| percent_decoded(value)).next()
    };
    if field("grant_type").as_deref() != Some("client_credentials") {
        let body = json!({"error": "unsupported_grant_type", "error_description": "invalid grant_type"});
        return (StatusCode::BAD_REQUEST, Json(body)).into_response();
    }
    let ours = field("client_id").as_deref() == Some(&double.config.channel_id)
        && field("client_secret").as_deref() == Some(&double.config.channel_secret);
    if !ours {
        let body = json!({"error": "invalid_client", "error_description": "invalid client credentials"});
        return (StatusCode::BAD_REQUEST, Json(body)).into_response();
    }
    let token = double.id();
    let until = double.clock.now() + BEARER_LIFETIME;
    if let Err(error) = double.lock().keep_bearer(&token, until) {
        return broken(&error);
    }
    let body = json!({"token_type": "Bearer", "access_token": token, "expires_in": BEARER_LIFETIME.as_secs()});
    Json(body).into_response()
}

pub(super) async fn certs(double: Double) -> Json<Value> {
    Json(double.lock().key.jwks())
}

pub(super) async fn quota(double: Double) -> Json<Value> {
    Json(match double.lock().settings.quota {
        Some(value) => json!({"type": "limited", "value": value}),
        None => json!({"type": "none"}),
    })
}

pub(super) async fn consumption(double: Double) -> Json<Value> {
    let month = month(double.clock.now());
    Json(json!({"totalUsage": double.lock().used.get(&month).copied().unwrap_or(0)}))
}

pub(super) async fn profile(double: Double, Path(user): Path<String>) -> Response {
    match double.lock().people.get(&user).filter(|person| person.hears()) {
        Some(person) => Json(json!({
            "userId": person.user_id, "displayName": person.name, "language": person.language,
        }))
        .into_response(),
        None => refusal(StatusCode::NOT_FOUND, "Not found"),
    }
}

pub(super) async fn loading(double: Double, body: Bytes) -> Response {
    let Ok(body) = serde_json::from_slice::<Value>(&body) else {
        return bad_request("The request body could not be parsed as JSON (line: -, column: -)");
    };
    let mut found = Complaints::default();
    let chat = body.get("chatId").and_then(Value::as_str).unwrap_or_default();
    if !is_user_id(chat) || !double.lock().people.contains_key(chat) {
        found.add("chatId", "The value is not a user ID");
    }
    let seconds = body.get("loadingSeconds").map_or(Some(20), Value::as_u64);
    if !seconds.is_some_and(|s| (5..=60).contains(&s) && s % 5 == 0) {
        found.add("loadingSeconds", "Must be a multiple of 5 between 5 and 60");
    }
    if found.is_empty() { (StatusCode::ACCEPTED, Json(json!({}))).into_response() } else { complaints(found) }
}

pub(super) async fn liff_sdk() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("../liff_sdk.js")).into_response()
}

/// One value of a form.
fn percent_decoded(value: &str) -> String {
    let mut bytes = value.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16)).unwrap_or(0);
                let (high, low) = (digit(bytes.next()), digit(bytes.next()));
                u8::try_from(high * 16 + low).unwrap_or(b'?')
            }
            plain => plain,
        });
    }
    String::from_utf8_lossy(&out).into_owned()
}
