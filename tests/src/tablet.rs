//! A tablet at the gate, or a handheld on the bus: the real device log over the real door, with a clock of its own.

use std::{
    io::Write,
    sync::atomic::{AtomicU32, Ordering},
};

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use jiff::{Timestamp, civil::Date};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sync::{
    clock::{Known, Millis, Moment},
    device::{Answer as Said, Feeds, Log, Next, Owner, Push},
    entry::{DeviceId, FacilityId, Fact, LogId, ThingId},
    feed::Page,
};

use crate::{Answer, Caller, Scene};

/// Everything that a device pulls.
pub const FEEDS: [&str; 3] = ["board", "outcomes", "roster"];

/// A device that staff have enrolled.
pub struct Tablet<'a> {
    scene: &'a Scene,
    pair: EcdsaKeyPair,
    /// As the facility knows it.
    pub id: String,
    facility: String,
    /// What it wrote down.
    pub log: Log,
    /// What it pulled.
    pub feeds: Feeds,
    known: Option<Known>,
    /// How far its wall clock is off.
    pub skew: Millis,
    /// It is later at the tablet than in the city: days that are told in one go.
    ahead: Millis,
    nonces: AtomicU32,
}

/// A request as a device signs it; a scene may spoil any part of it.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Such as `POST`.
    pub method: Method,
    /// With its query.
    pub path: String,
    /// Bytes of the body.
    pub body: Vec<u8>,
    /// `<facility>.<device>`.
    pub device: String,
    /// Milliseconds.
    pub time: String,
    /// Used once.
    pub nonce: String,
    /// base64url.
    pub signature: String,
}

#[expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]
impl<'a> Tablet<'a> {
    /// Staff show a code, the device introduces itself, the digits are compared, staff say yes.
    pub async fn enrols(scene: &'a Scene, staff: &Caller<'_>, facility: &str, kind: &str, name: &str) -> Self {
        let tablet = Self::asks(scene, staff, facility, kind, name).await;
        let approve = format!("/api/staff/facilities/{facility}/devices/{}/approval", tablet.id);
        staff.post(&approve, json!({})).await.ok();
        tablet
    }

    /// The same before staff have said yes.
    pub async fn asks(scene: &'a Scene, staff: &Caller<'_>, facility: &str, kind: &str, name: &str) -> Self {
        let path = format!("/api/staff/facilities/{facility}/devices");
        let code = staff.post(&path, json!({ "kind": kind, "name": name })).await.text("/code");
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let key = BASE64.encode(pair.public_key().as_ref());
        let body = json!({ "facility_id": facility, "code": code, "public_key": key });
        let id = scene.stranger().post("/api/sync/enrolment", body).await.text("/id");
        let log = Log::begin(owner(&id, facility), log_id(&id, 0));
        let mut feeds = Feeds::default();
        for feed in FEEDS {
            feeds.follow(ThingId::new(feed).unwrap()).unwrap();
        }
        let facility = facility.to_owned();
        Self { scene, pair, id, facility, log, feeds, known: None, skew: 0, ahead: 0, nonces: AtomicU32::new(0) }
    }

    /// Its clocks.
    #[must_use]
    pub fn moment(&self) -> Moment {
        let now = self.scene.city().now().as_millisecond() + self.ahead;
        Moment { wall: now + self.skew, mono: now, boot: 1 }
    }

    /// It is `at` here, such as `2026-04-13T08:12:00+09:00`, before the city's clock is moved so far.
    pub fn waits_until(&mut self, at: &str) {
        let at = at.parse::<Timestamp>().unwrap();
        self.ahead = at.as_millisecond() - self.scene.city().now().as_millisecond();
    }

    /// Writes a fact down and keeps it safe; its place in the log.
    pub fn writes(&mut self, fact: Fact) -> u64 {
        let written = self.log.append(fact, self.moment(), self.known.as_ref()).unwrap();
        self.log.stored(written.n);
        written.n
    }

    /// Writes down what belongs to a day of its own, such as what is keyed in from paper.
    pub fn writes_on(&mut self, day: Date, fact: Fact) -> u64 {
        let written = self.log.append_on(day, fact, self.moment(), self.known.as_ref()).unwrap();
        self.log.stored(written.n);
        written.n
    }

    /// Its store is gone: what was not sent is lost, and a new log begins.
    pub fn is_wiped(&mut self) {
        let number = self.nonces.fetch_add(1, Ordering::Relaxed) + 1;
        self.log = Log::begin(owner(&self.id, &self.facility), log_id(&self.id, number));
        self.known = None;
    }

    /// One push of what is next; what the server said.
    pub async fn pushes(&mut self) -> Said {
        let push = self.log.push(self.moment());
        let answer = self.sends(&self.signs_push(&push)).await;
        self.hears(&answer)
    }

    /// Takes an answer to a push in.
    pub fn hears(&mut self, answer: &Answer) -> Said {
        assert!([200, 409, 422].contains(&answer.status), "{answer}");
        let said: Said = serde_json::from_value(answer.body.clone()).unwrap();
        let now = self.moment();
        self.known = Some(Known::learn(self.scene.city().now().as_millisecond(), now, now));
        self.log.answered(&said);
        said
    }

    /// Pushes until nothing waits, then pulls until nothing is new.
    pub async fn syncs(&mut self) {
        loop {
            let said = self.pushes().await;
            if self.log.answered(&said) != Next::Push {
                break;
            }
        }
        self.pulls().await;
    }

    /// Pulls until nothing is new.
    pub async fn pulls(&mut self) {
        loop {
            let path = format!("/api/sync/pull?cursor={}", BASE64.encode(json!(self.feeds.cursors()).to_string()));
            let pulled = self.sends(&self.signs(Method::GET, &path, b"")).await.ok();
            for one in pulled.get("pages").and_then(Value::as_array).into_iter().flatten() {
                let feed = ThingId::new(one.get("feed").and_then(Value::as_str).unwrap()).unwrap();
                let page: Page = serde_json::from_value(one.get("page").cloned().unwrap()).unwrap();
                self.feeds.take(&feed, page).unwrap();
            }
            if pulled.get("more") != Some(&json!(true)) {
                return;
            }
        }
    }

    /// The rows that it has of a feed, by name.
    #[must_use]
    pub fn rows(&self, feed: &str) -> Vec<(String, String)> {
        let rows = self.feeds.rows(&ThingId::new(feed).unwrap());
        rows.into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// A push, signed.
    #[must_use]
    pub fn signs_push(&self, push: &Push) -> Signed {
        self.signs(Method::POST, "/api/sync/push", json!(push).to_string().as_bytes())
    }

    /// A request, signed.
    #[must_use]
    pub fn signs(&self, method: Method, path: &str, body: &[u8]) -> Signed {
        let now = self.scene.city().now().as_millisecond();
        self.signs_at(method, path, body, now)
    }

    /// A request, signed with another moment.
    #[must_use]
    pub fn signs_at(&self, method: Method, path: &str, body: &[u8], time: Millis) -> Signed {
        let number = self.nonces.fetch_add(1, Ordering::Relaxed);
        let nonce = format!("nonce-{}-{number:08}", self.id);
        let hash = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let message = format!("{method}\n{path}\n{time}\n{nonce}\n{hash}");
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        Signed {
            method,
            path: path.to_owned(),
            body: body.to_vec(),
            device: format!("{}.{}", self.facility, self.id),
            time: time.to_string(),
            nonce,
            signature: BASE64.encode(signature),
        }
    }

    /// Sends a request as it is.
    pub async fn sends(&self, signed: &Signed) -> Answer {
        Answer::read(self.request(signed)).await
    }

    /// Fetches something packed: how many bytes came, and what they say.
    pub async fn fetches(&self, signed: &Signed) -> (usize, Value) {
        let answer = self.request(signed).header("accept-encoding", "gzip").send().await.unwrap();
        let packed = answer.error_for_status().unwrap().bytes().await.unwrap();
        (packed.len(), serde_json::from_reader(MultiGzDecoder::new(&packed[..])).unwrap())
    }

    fn request(&self, signed: &Signed) -> RequestBuilder {
        self.scene
            .request(signed.method.clone(), &signed.path)
            .header("tsunagu-device", &signed.device)
            .header("tsunagu-time", &signed.time)
            .header("tsunagu-nonce", &signed.nonce)
            .header("tsunagu-signature", &signed.signature)
            .body(signed.body.clone())
    }
}

/// Bytes as they travel.
#[must_use]
#[expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]
fn owner(device: &str, facility: &str) -> Owner {
    Owner { device: DeviceId::new(device).unwrap(), facility: FacilityId::new(facility).unwrap() }
}

/// A device makes a random one with its store; here it follows from its name.
#[expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]
fn log_id(device: &str, store: u32) -> LogId {
    let hash = Sha256::digest(format!("{device}/{store}"));
    LogId(hash.get(..16).unwrap().try_into().unwrap())
}
