//! Serves the pages and what they need to know before they start. The pages are built by `npm run build` in this folder
//! and lie in `dist/`; in AWS they are part of the function's package. No data passes through here.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use contract::{PageConfig, Refusal};
use platform::{Door, MissingSetting, Problem, Settings, World};

/// The built pages: `liff/…`, `console/…` and `kiosk/…`.
#[derive(rust_embed::RustEmbed)]
#[folder = "dist/"]
#[include = "liff/*"]
#[include = "console/*"]
#[include = "kiosk/*"]
#[allow_missing = true]
struct Pages;

struct App {
    config: PageConfig,
    /// Where scripts of LIFF and console may come from and their requests may go to besides ourselves.
    policy: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, _: &World) -> Result<Door, MissingSetting> {
    let config = PageConfig {
        municipality: settings.get("MUNICIPALITY")?.to_owned(),
        liff_id: settings.get("LIFF_ID")?.to_owned(),
        liff_sdk_url: settings.get("LIFF_SDK_URL")?.to_owned(),
        staff_authorize_url: settings.get("STAFF_AUTHORIZE_URL")?.to_owned(),
        staff_token_url: settings.get("STAFF_TOKEN_URL")?.to_owned(),
        staff_client_id: settings.get("STAFF_CLIENT_ID")?.to_owned(),
    };
    let policy = policy(&config);
    let app = Arc::new(App { config, policy });
    let routes = Router::new()
        .route("/", get(|| async { Redirect::temporary("/liff/") }))
        .route("/config.json", get(config_json))
        .route("/liff", get(|| async { Redirect::permanent("/liff/") }))
        .route("/liff/", get(liff_front))
        .route("/liff/{*file}", get(liff))
        .route("/console", get(|| async { Redirect::permanent("/console/") }))
        .route("/console/", get(console_front))
        .route("/console/{*file}", get(console))
        .route("/kiosk", get(|| async { Redirect::permanent("/kiosk/") }))
        .route("/kiosk/", get(kiosk_front))
        .route("/kiosk/{*file}", get(kiosk))
        .with_state(app);
    Ok(Door::new().routes(routes))
}

async fn config_json(State(app): State<Arc<App>>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(&app.config)).into_response()
}

async fn liff_front(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    page(&app.policy, "liff/index.html")
}

async fn liff(State(app): State<Arc<App>>, Path(file): Path<String>) -> Result<Response, Problem> {
    page(&app.policy, &format!("liff/{file}"))
}

async fn console_front(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    page(&app.policy, "console/index.html")
}

async fn console(State(app): State<Arc<App>>, Path(file): Path<String>) -> Result<Response, Problem> {
    page(&app.policy, &format!("console/{file}"))
}

/// A kiosk speaks to nobody but us, and its worker keeps the page for the day without a network.
const KIOSK_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
                            worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'";

async fn kiosk_front() -> Result<Response, Problem> {
    page(KIOSK_POLICY, "kiosk/index.html")
}

async fn kiosk(Path(file): Path<String>) -> Result<Response, Problem> {
    page(KIOSK_POLICY, &format!("kiosk/{file}"))
}

/// A file of one of the apps. Hashed assets never change; the page itself is never kept, or LINE's browser would show
/// yesterday's.
fn page(policy: &str, file: &str) -> Result<Response, Problem> {
    let bytes = Pages::get(file).ok_or(Refusal::NotFound)?.data.into_owned();
    let keep = if file.contains("/assets/") { "public, max-age=31536000, immutable" } else { "no-store" };
    let headers = [
        (header::CONTENT_TYPE, content_type(file).to_owned()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// Scripts from ourselves and LINE's SDK, requests to ourselves, LINE and the staff's identity provider.
fn policy(config: &PageConfig) -> String {
    let sdk = origin(&config.liff_sdk_url);
    let provider = origin(&config.staff_token_url);
    format!(
        "default-src 'self'; script-src 'self' {sdk}; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; \
         connect-src 'self' {sdk} {provider} https://api.line.me https://access.line.me https://liffsdk.line-scdn.net; \
         object-src 'none'; base-uri 'none'"
    )
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> &str {
    let path =
        address.find("://").and_then(|scheme| address.get(scheme + 3..)?.find('/').map(|path| scheme + 3 + path));
    path.and_then(|path| address.get(..path)).unwrap_or(address)
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" | "json" => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(origin("https://static.line-scdn.net/liff/edge/2/sdk.js"), "https://static.line-scdn.net");
        assert_eq!(origin("http://127.0.0.1:8787"), "http://127.0.0.1:8787");
    }
}
