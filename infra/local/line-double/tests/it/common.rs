//! A double with a clock that stands, and a hand to call it with.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{Router, body::Body, http::Request, response::Response};
use city_base::CityClock;
use city_line::{Config, LineDouble};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

pub const SECRET: &str = "dev-channel-secret";

pub struct Town {
    pub clock: CityClock,
    pub double: Arc<LineDouble>,
    pub bearer: String,
}

pub fn config() -> Config {
    config_from(1)
}

/// Ids count up, so that a town opened again needs another beginning.
pub fn config_from(first: u64) -> Config {
    let n = AtomicU64::new(first);
    Config {
        channel_id: "1234567890".into(),
        channel_secret: SECRET.into(),
        login_channel_id: "9876543210".into(),
        // Both halves, because event ids keep the upper bits and message ids the lower ones.
        ids: Arc::new(move || {
            let n = n.fetch_add(1, Ordering::Relaxed);
            Uuid::from_u64_pair(n.wrapping_mul(0x9E37_79B9_7F4A_7C15), n)
        }),
    }
}

pub fn clock() -> CityClock {
    CityClock::still("2026-04-01T00:00:00Z".parse().unwrap())
}

impl Town {
    pub async fn open() -> Self {
        let clock = clock();
        let double = LineDouble::open(clock.clone(), None, config()).unwrap();
        let mut town = Self { clock, double, bearer: String::new() };
        town.sign_in().await;
        town
    }

    pub async fn sign_in(&mut self) {
        let form = format!("grant_type=client_credentials&client_id=1234567890&client_secret={SECRET}");
        let request = Request::post("/oauth2/v3/token").body(Body::from(form)).unwrap();
        let told = body(call(self.double.api_router(), request).await).await;
        self.bearer = told["access_token"].as_str().unwrap().to_owned();
    }

    /// Opens LINE's port on the loopback.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(city_line::serve(listener, self.double.api_router(), std::future::pending()));
        base
    }

    pub fn now(&self) -> line::Now {
        let clock = self.clock.clone();
        Arc::new(move || clock.now())
    }

    pub fn advance(&self, seconds: i64) {
        self.clock.set(self.clock.now() + SignedDuration::from_secs(seconds));
    }

    pub async fn send(&self, method: &str, payload: &Value, key: Option<&str>) -> Response {
        let mut request = Request::post(format!("/v2/bot/message/{method}"))
            .header("authorization", format!("Bearer {}", self.bearer))
            .header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("x-line-retry-key", key);
        }
        call(self.double.api_router(), request.body(Body::from(payload.to_string())).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Response {
        let request = Request::get(path).header("authorization", format!("Bearer {}", self.bearer));
        call(self.double.api_router(), request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, payload: &Value) -> Response {
        let request = Request::post(path).header("authorization", format!("Bearer {}", self.bearer));
        call(self.double.api_router(), request.body(Body::from(payload.to_string())).unwrap()).await
    }

    /// Asks the city's side.
    pub async fn control(&self, path: &str, payload: &Value) -> Value {
        let request = Request::post(path).body(Body::from(payload.to_string())).unwrap();
        body(call(self.double.control_router(), request).await).await
    }

    pub async fn look(&self, path: &str) -> Value {
        let request = Request::get(path).body(Body::empty()).unwrap();
        body(call(self.double.control_router(), request).await).await
    }

    pub async fn resident(&self) -> String {
        let told = self.control("/users", &json!({"language": "ja"})).await;
        told["user_id"].as_str().unwrap().to_owned()
    }

    pub async fn chat(&self, user: &str) -> Vec<Value> {
        let told = self.look(&format!("/phones/{user}/chat?since=0")).await;
        told["items"].as_array().unwrap().clone()
    }
}

pub async fn call(router: Router, request: Request<Body>) -> Response {
    router.oneshot(request).await.unwrap()
}

pub async fn body(response: Response) -> Value {
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    serde_json::from_slice(&bytes).unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&bytes)))
}

#[expect(clippy::disallowed_methods, reason = "finds the shared data")]
pub fn shared(path: &str) -> std::path::PathBuf {
    let data = std::env::var("TSUNAGU_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data").to_owned());
    let (data, within) = (std::path::Path::new(&data), std::path::Path::new(&data).join("data"));
    if within.is_dir() { within.join(path) } else { data.join(path) }
}

pub fn text(words: &str) -> Value {
    json!({"type": "text", "text": words})
}

pub fn key(n: u64) -> String {
    Uuid::from_u64_pair(7, n).to_string()
}

/// A webhook that answers `statuses` in turn, then 200, and keeps what it got.
pub struct Webhook {
    pub url: String,
    pub seen: Arc<std::sync::Mutex<Vec<(String, String)>>>,
}

impl Webhook {
    pub async fn open(statuses: &[u16]) -> Self {
        let seen: Arc<std::sync::Mutex<Vec<(String, String)>>> = Arc::default();
        let (kept, statuses) = (seen.clone(), statuses.to_vec());
        let take = move |headers: axum::http::HeaderMap, body: String| async move {
            let signature = headers["x-line-signature"].to_str().unwrap().to_owned();
            let mut kept = kept.lock().unwrap();
            kept.push((signature, body));
            let status = statuses.get(kept.len() - 1).copied().unwrap_or(200);
            axum::http::StatusCode::from_u16(status).unwrap()
        };
        let router = Router::new().route("/line/webhook", axum::routing::post(take));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/line/webhook", listener.local_addr().unwrap());
        tokio::spawn(city_line::serve(listener, router, std::future::pending()));
        Self { url, seen }
    }

    pub fn events(&self) -> Vec<Value> {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .flat_map(|(_, body)| serde_json::from_str::<Value>(body).unwrap()["events"].as_array().unwrap().clone())
            .collect()
    }
}
