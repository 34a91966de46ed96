//! The town square's page. It is for this machine only, so no function serves it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use super::Town;

/// For a city that was started without its pages (`--headless`) and never built them.
const NOT_BUILT: &str = "<!doctype html><meta charset=utf-8><title>Tsunagu</title><p>The pages are not built. \
    Start the city without --headless, or run npm ci and npm run build in functions/web.";

pub(super) async fn front(State(town): State<Arc<Town>>) -> Response {
    match tokio::fs::read(town.pages.join("square/index.html")).await {
        Ok(page) => ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response(),
        Err(_) => Html(NOT_BUILT).into_response(),
    }
}

pub(super) async fn file(State(town): State<Arc<Town>>, Path(file): Path<String>) -> Response {
    if file.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(bytes) = tokio::fs::read(town.pages.join("square").join(&file)).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = match file.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    };
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}
