//! API Gateway's payload format 2.0 to and from the `http` types, so that a function's routes are a plain axum router.
//! `lambda_http` would do this part, but it takes the whole runtime and answers to nothing else.

use std::collections::BTreeMap;

use axum::{Router, body::Body, response::Response};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use bytes::Bytes;
use http::{HeaderMap, Request, header};
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::InvokeError;
use crate::auth::StaffClaims;

/// Lambda refuses answers above 6 MB; so do we, with room for base64.
const LARGEST_ANSWER: usize = 4_500_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HttpEvent {
    raw_path: String,
    #[serde(default)]
    raw_query_string: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    is_base64_encoded: bool,
    request_context: Context,
}

#[derive(Deserialize)]
struct Context {
    http: Http,
    #[serde(default)]
    authorizer: Option<Value>,
}

#[derive(Deserialize)]
struct Http {
    method: String,
}

pub(super) async fn answer(routes: Router, event: HttpEvent) -> Result<Value, InvokeError> {
    let request = request(event).map_err(|error| InvokeError(format!("no HTTP request: {error}")))?;
    let Ok(response) = routes.oneshot(request).await;
    reply(response).await
}

fn request(event: HttpEvent) -> Result<Request<Body>, Box<dyn std::error::Error + Send + Sync>> {
    let body = match event.body {
        Some(text) if event.is_base64_encoded => Bytes::from(BASE64.decode(text)?),
        Some(text) => Bytes::from(text),
        None => Bytes::new(),
    };
    let target = match event.raw_query_string.as_str() {
        "" => event.raw_path,
        query => format!("{}?{query}", event.raw_path),
    };
    let mut request = Request::builder().method(event.request_context.http.method.as_str()).uri(target);
    for (name, value) in &event.headers {
        request = request.header(name, value);
    }
    let mut request = request.body(Body::from(body))?;
    let claims = event.request_context.authorizer.and_then(|authorizer| authorizer.pointer("/jwt/claims").cloned());
    if let Some(claims) = claims {
        request.extensions_mut().insert(StaffClaims(claims));
    }
    Ok(request)
}

async fn reply(response: Response) -> Result<Value, InvokeError> {
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, LARGEST_ANSWER)
        .await
        .map_err(|error| InvokeError(format!("the answer could not be read: {error}")))?;
    let text = is_text(&parts.headers).then(|| std::str::from_utf8(&body).ok()).flatten();
    let headers: BTreeMap<_, _> =
        parts.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
    Ok(json!({
        "statusCode": parts.status.as_u16(),
        "headers": headers,
        "isBase64Encoded": text.is_none(),
        "body": text.map_or_else(|| BASE64.encode(&body), str::to_owned),
    }))
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("text/plain");
    kind.starts_with("text/") || kind.starts_with("application/json") || kind.contains("javascript")
}
