//! `kill -9` in the middle of a daily push, three times over, and every family that was due has it exactly once: asked
//! of the log of LINE's double, which outlives the city. The city is a process of its own, this test program started a
//! second time, so that it is always the city of this build.
//!
//! `cargo xtask bench B4` does the same to thousands, at chance moments.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test fail like a test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use futures::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};
use tsunagu::{City, Data, Options, checkout};

const FAMILIES: usize = 300;
/// 18 months before the push: a check-up and a vaccination begin.
const BORN: &str = "2024-12-16";
const REGISTRATION: &str = "2026-06-15T08:30:00+09:00";
const EVE: &str = "2026-06-16T08:59:00+09:00";
const PUSH: &str = "2026-06-16T09:00:00+09:00";
/// The sweep has been by, and the next day's push has found nobody left.
const DAY_AFTER: &str = "2026-06-17T12:00:00+09:00";
/// Everything here is done within seconds; a debug build on a busy machine needs more.
const PATIENCE: Duration = Duration::from_secs(120);

const DATA: &str = "TSUNAGU_KILL_DATA";
const PORT: &str = "TSUNAGU_KILL_PORT";

/// When a push is killed.
#[derive(Debug)]
enum Moment {
    /// So long after it began: while members are gathered and claimed.
    After(Duration),
    /// As soon as LINE has accepted one more call: before anybody could note that.
    Accepted,
}

#[tokio::test]
async fn a_push_killed_again_and_again_reaches_everybody_once() {
    let scene = Scene::new();
    let city = scene.wake().await;
    let families = scene.register().await;
    scene.set_clock(EVE).await.unwrap();
    let before: BTreeSet<u64> = scene.sent().await.iter().filter_map(|row| row["seq"].as_u64()).collect();
    drop(city);

    for moment in [Moment::After(Duration::from_millis(150)), Moment::Accepted, Moment::Accepted] {
        let city = scene.wake().await;
        let pushing = tokio::spawn(scene.order("/_city/clock", json!({ "set": PUSH })));
        scene.pass(&moment, &pushing).await;
        drop(city);
        // Most likely it was not answered.
        let answered = pushing.await.unwrap().is_ok();
        println!("killed at {moment:?}: {} calls accepted, push answered: {answered}", scene.accepted_on_disk());
    }
    let _city = scene.wake().await;
    for at in [PUSH, DAY_AFTER] {
        scene.set_clock(at).await.unwrap();
        scene.order("/_city/settle", json!({})).await.unwrap();
    }

    let mut heard: BTreeMap<String, usize> = families.into_iter().map(|user| (user, 0)).collect();
    let rows = scene.sent().await;
    let rows = rows.iter().filter(|row| row["status"] == 200 && !before.contains(&row["seq"].as_u64().unwrap()));
    for user in rows.flat_map(|row| row["to"].as_array().unwrap()) {
        *heard.entry(user.as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert_eq!(heard.len(), FAMILIES, "somebody heard who was not due");
    let odd: Vec<usize> = heard.values().copied().filter(|times| *times != 1).collect();
    assert!(odd.is_empty(), "{} families were not reached once but so often: {odd:?}", odd.len());
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "not a test: the city that the other one starts and kills"]
async fn the_city() {
    let (Some(data), Some(port)) = (setting(DATA), setting(PORT)) else { return };
    let fresh = Options::fresh(checkout(), REGISTRATION.parse().unwrap());
    let options = Options { data: Data::Folder(PathBuf::from(data)), port: port.parse().unwrap(), ..fresh };
    let _city = City::start(options).await.unwrap();
    // The other side of the pipe is the test; when it is gone, so are we.
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await.unwrap().unwrap();
}

fn setting(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "how the test tells its second self where to live")]
    std::env::var(name).ok()
}

struct Scene {
    http: reqwest::Client,
    data: PathBuf,
    /// Always the same: it is part of the links that messages carry.
    port: u16,
}

impl Scene {
    fn new() -> Self {
        let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("kill-{}", std::process::id()));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).pool_max_idle_per_host(0).build().unwrap();
        Self { http, data, port }
    }

    /// Starts the city where it was left.
    async fn wake(&self) -> Killed {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_city", "--ignored", "--nocapture"])
            .env(DATA, &self.data)
            .env(PORT, self.port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut city = Killed(child);
        let began = Instant::now();
        while self.get("/_city/health").await.is_err() {
            assert!(city.0.try_wait().unwrap().is_none(), "the city has ended by itself");
            assert!(began.elapsed() < PATIENCE, "the city does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        city
    }

    /// The families' LINE user ids.
    async fn register(&self) -> Vec<String> {
        let families = stream::iter(0..FAMILIES).map(|n| self.family(["🐻", "🐰", "🐱"][n % 3]));
        families.buffer_unordered(12).try_collect().await.unwrap()
    }

    async fn family(&self, token: &str) -> Result<String, String> {
        let person = self.order("/_city/line/users", json!({})).await?;
        let session = self.order("/api/session", json!({ "id_token": person["id_token"] })).await?;
        let child = json!({ "kind": "child", "birth_date": BORN, "token": token });
        let bearer = session["session"].as_str().unwrap_or_default();
        let request = self.http.post(self.url("/api/children")).bearer_auth(bearer).json(&child);
        answer(request).await?;
        Ok(person["user_id"].as_str().unwrap_or_default().to_owned())
    }

    async fn set_clock(&self, at: &str) -> Result<Value, String> {
        self.order("/_city/clock", json!({ "set": at })).await
    }

    /// Returns when `moment` has come, or the push was over before it.
    async fn pass<T>(&self, moment: &Moment, pushing: &tokio::task::JoinHandle<T>) {
        match moment {
            Moment::After(pause) => tokio::time::sleep(*pause).await,
            Moment::Accepted => {
                let before = self.accepted_on_disk();
                while self.accepted_on_disk() == before && !pushing.is_finished() {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            }
        }
    }

    /// The calls that LINE's double has accepted, in the file that outlives it.
    fn accepted_on_disk(&self) -> usize {
        let text = std::fs::read_to_string(self.data.join("line.jsonl")).unwrap();
        let rows = text.lines().filter(|line| line.starts_with(r#"{"k":"sent/"#));
        rows.filter_map(|line| serde_json::from_str::<Value>(line).ok()).filter(|row| row["v"]["status"] == 200).count()
    }

    async fn sent(&self) -> Vec<Value> {
        self.get("/_city/line/sent").await.unwrap().as_array().unwrap().clone()
    }

    async fn get(&self, path: &str) -> Result<Value, String> {
        answer(self.http.get(self.url(path))).await
    }

    fn order(&self, path: &str, body: Value) -> impl Future<Output = Result<Value, String>> + Send + 'static {
        answer(self.http.post(self.url(path)).json(&body))
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // After a failure the data tells why.
        if !std::thread::panicking() {
            std::fs::remove_dir_all(&self.data).ok();
        }
    }
}

/// A city that dies with this value, without a word.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Result<Value, String> {
    let response = request.send().await.map_err(|error| error.to_string())?;
    let status = response.status();
    let text = response.text().await.map_err(|error| error.to_string())?;
    if status.is_success() {
        Ok(serde_json::from_str(&text).unwrap_or_default())
    } else {
        Err(format!("{status} {text}"))
    }
}
