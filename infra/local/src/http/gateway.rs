//! API Gateway's HTTP API: finds the template's route, asks the authorizer where the route names it, makes the event
//! (payload format 2.0), invokes the function, makes the answer.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use futures::StreamExt;
use serde_json::{Map, Value, json};

use super::Town;
use crate::template::Route;

/// AWS: an HTTP API takes 10 MB, but Lambda is invoked with 6 MB at most.
const LARGEST_BODY: usize = 6_000_000;
/// AWS: an HTTP API waits 30 seconds for a function.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) async fn enter(State(town): State<Arc<Town>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Some((route, parameters)) = find(town.template.routes(), parts.method.as_str(), parts.uri.path()) else {
        return says(StatusCode::NOT_FOUND, "Not Found");
    };
    let authorizer = match route.staff {
        false => None,
        true => match bearer(&parts.headers).and_then(|token| town.provider.claims(token)) {
            Some(claims) => Some(json!({ "jwt": { "claims": claims, "scopes": null } })),
            None => return says(StatusCode::UNAUTHORIZED, "Unauthorized"),
        },
    };
    let Some(body) = whole(body).await else {
        return says(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
    };
    let Some(function) = town.functions.get(&route.function) else {
        return says(StatusCode::NOT_FOUND, "Not Found");
    };
    let now = town.clockwork.clock.now();
    let event = event(&parts, &body, route, &parameters, authorizer, now.as_millisecond());
    match tokio::time::timeout(PATIENCE, function.invoke(event)).await {
        Ok(Ok(answer)) => {
            reply(&answer).unwrap_or_else(|| says(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"))
        }
        Ok(Err(error)) => {
            tracing::error!(function = route.function, error, "invocation failed");
            says(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
        }
        Err(_) => says(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable"),
    }
}

fn says(status: StatusCode, message: &str) -> Response {
    (status, axum::Json(json!({ "message": message }))).into_response()
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.strip_prefix("Bearer ").unwrap_or(value))
}

/// The body, unless it is longer than a function takes. The rest of a long one is read all the same: who is still
/// sending does not hear an answer.
async fn whole(body: Body) -> Option<Vec<u8>> {
    let mut stream = body.into_data_stream();
    let (mut kept, mut length) = (Vec::new(), 0);
    while let Some(Ok(part)) = stream.next().await {
        length += part.len();
        if length <= LARGEST_BODY {
            kept.extend_from_slice(&part);
        } else if length > 4 * LARGEST_BODY {
            break;
        }
    }
    (length <= LARGEST_BODY).then_some(kept)
}

/// The most specific route that fits: fixed segments before parameters before the greedy rest.
fn find<'a>(routes: &'a [Route], method: &str, path: &str) -> Option<(&'a Route, BTreeMap<String, String>)> {
    let fitting = routes.iter().filter(|route| route.method == method || route.method == "ANY");
    let found = fitting.filter_map(|route| fit(&route.path, path).map(|parameters| (route, parameters)));
    found.min_by_key(|(route, parameters)| (route.path.contains("+}"), parameters.len()))
}

fn fit(pattern: &str, path: &str) -> Option<BTreeMap<String, String>> {
    let mut parameters = BTreeMap::new();
    let mut segments = path.trim_matches('/').split('/');
    let mut patterns = pattern.trim_matches('/').split('/');
    loop {
        match (patterns.next(), segments.next()) {
            (None, None) => return Some(parameters),
            (Some(pattern), Some(segment)) => match pattern.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                None if pattern == segment => {}
                None => return None,
                Some(name) => match name.strip_suffix('+') {
                    None => {
                        parameters.insert(name.to_owned(), segment.to_owned());
                    }
                    Some(name) => {
                        let rest = std::iter::once(segment).chain(segments.by_ref()).collect::<Vec<_>>().join("/");
                        parameters.insert(name.to_owned(), rest);
                        return Some(parameters);
                    }
                },
            },
            _ => return None,
        }
    }
}

fn event(
    parts: &Parts,
    body: &[u8],
    route: &Route,
    parameters: &BTreeMap<String, String>,
    authorizer: Option<Value>,
    millis: i64,
) -> Value {
    let mut headers: Map<String, Value> = Map::new();
    for name in parts.headers.keys() {
        let values: Vec<_> = parts.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
        headers.insert(name.as_str().to_owned(), json!(values.join(",")));
    }
    let text = std::str::from_utf8(body).ok();
    let header = |name: &str| headers.get(name).cloned().unwrap_or_default();
    let mut context = json!({
        "accountId": "000000000000", "apiId": "city", "stage": "$default",
        "domainName": header("host"), "routeKey": format!("{} {}", route.method, route.path),
        "requestId": format!("city-{millis}"), "timeEpoch": millis,
        "http": {
            "method": parts.method.as_str(), "path": parts.uri.path(), "protocol": "HTTP/1.1",
            "sourceIp": "127.0.0.1", "userAgent": header("user-agent"),
        },
    });
    if let (Some(authorizer), Some(fields)) = (authorizer, context.as_object_mut()) {
        fields.insert("authorizer".to_owned(), authorizer);
    }
    let mut event = json!({
        "version": "2.0",
        "routeKey": format!("{} {}", route.method, route.path),
        "rawPath": parts.uri.path(),
        "rawQueryString": parts.uri.query().unwrap_or_default(),
        "headers": headers,
        "requestContext": context,
        "pathParameters": parameters,
        "isBase64Encoded": text.is_none(),
    });
    if let (false, Some(fields)) = (body.is_empty(), event.as_object_mut()) {
        fields.insert("body".to_owned(), text.map_or_else(|| json!(BASE64.encode(body)), |text| json!(text)));
    }
    event
}

fn reply(answer: &Value) -> Option<Response> {
    let status = StatusCode::from_u16(u16::try_from(answer.get("statusCode")?.as_u64()?).ok()?).ok()?;
    let body = answer.get("body").and_then(Value::as_str).unwrap_or_default();
    let encoded = answer.get("isBase64Encoded").and_then(Value::as_bool).unwrap_or(false);
    let bytes = if encoded { BASE64.decode(body).ok()? } else { body.as_bytes().to_vec() };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    for (name, value) in answer.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let name: HeaderName = name.parse().ok()?;
        let value = HeaderValue::from_str(value.as_str()?).ok()?;
        // The body is whole; the server writes its length itself.
        if name != header::CONTENT_LENGTH {
            response.headers_mut().insert(name, value);
        }
    }
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_route_wins() {
        let route = |method: &str, path: &str| Route {
            method: method.to_owned(),
            path: path.to_owned(),
            function: path.to_owned(),
            staff: false,
        };
        let routes =
            [route("GET", "/liff/{proxy+}"), route("GET", "/api/children/{id}"), route("GET", "/api/children/all")];
        let found = |path: &str| find(&routes, "GET", path).map(|(route, _)| route.path.clone());

        assert_eq!(found("/api/children/all").as_deref(), Some("/api/children/all"));
        assert_eq!(found("/api/children/chd_1").as_deref(), Some("/api/children/{id}"));
        assert_eq!(found("/api/children/chd_1/birth"), None);
        assert_eq!(found("/liff/assets/a/b.js").as_deref(), Some("/liff/{proxy+}"));
        assert_eq!(found("/liff/"), None);
    }
}
