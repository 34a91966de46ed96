//! One city for one scene.

use std::{
    fs::OpenOptions,
    hash::{DefaultHasher, Hash, Hasher},
    io::Write,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use city_line::SentRow;
use jiff::Timestamp;
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use tsunagu::{City, Options, checkout};

use crate::{Answer, Caller, Guardian, SECRET, journal, sign};

/// A running city with a clock that stands still, and nobody in it.
pub struct Scene {
    name: &'static str,
    city: City,
    http: Client,
    /// LINE was told to refuse something.
    trouble: AtomicBool,
    ended: AtomicBool,
}

/// Whether the scenes run on an SQS whose clock cannot be moved; a scene that needs it moved says so and ends.
#[must_use]
#[expect(clippy::print_stdout, reason = "says what was left out")]
pub fn engines_are_outside(scene: &str) -> bool {
    let outside = endpoint("AWS_ENDPOINT_URL_SQS").is_some();
    if outside {
        println!("skipped: {scene} moves the clock of visibility timeouts, which this SQS does not have");
    }
    outside
}

#[expect(clippy::disallowed_methods, reason = "the SDKs' own settings say where the engines are")]
fn endpoint(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|endpoint| !endpoint.is_empty())
}

#[expect(clippy::panic, reason = "a scene that cannot go on fails")]
impl Scene {
    /// A city whose clock stands at `clock`, such as `2026-04-01T08:00:00+09:00`.
    pub async fn start(name: &'static str, clock: &str) -> Self {
        journal::start();
        let Ok(clock) = clock.parse::<Timestamp>() else { panic!("{clock} is no instant") };
        let (dynamodb, sqs) = (endpoint("AWS_ENDPOINT_URL_DYNAMODB"), endpoint("AWS_ENDPOINT_URL_SQS"));
        // Outside engines are shared by all scenes, and keep what an earlier run of them left.
        let mut hash = DefaultHasher::new();
        (name, std::process::id()).hash(&mut hash);
        let code = (dynamodb.is_some() || sqs.is_some()).then(|| format!("t{:x}", hash.finish()));
        let city = City::start(Options { dynamodb, sqs, code, ..Options::fresh(checkout(), clock) }).await;
        let city = city.unwrap_or_else(|error| panic!("the city does not start: {error}"));
        city.line().record();
        let http = Client::builder().no_proxy().build().unwrap_or_else(|error| panic!("{error}"));
        Self { name, city, http, trouble: AtomicBool::new(false), ended: AtomicBool::new(false) }
    }

    /// The city itself.
    #[must_use]
    pub fn city(&self) -> &City {
        &self.city
    }

    /// Somebody who carries nothing.
    #[must_use]
    pub fn stranger(&self) -> Caller<'_> {
        Caller { scene: self, bearer: None, language: None, key: None }
    }

    /// Somebody with LINE who has not added the account yet.
    pub async fn newcomer(&self) -> Guardian<'_> {
        self.resident(json!({ "following": false })).await
    }

    /// Somebody who has added the account, and not yet said a word.
    pub async fn guardian(&self) -> Guardian<'_> {
        let guardian = self.resident(json!({})).await;
        self.settle().await;
        guardian
    }

    async fn resident(&self, order: Value) -> Guardian<'_> {
        Guardian::new(self, self.stranger().post("/_city/line/users", order).await.text("/user_id"))
    }

    /// A member of staff who may change the calendar.
    pub async fn officer(&self) -> Caller<'_> {
        self.staff(&["officer"]).await
    }

    /// A member of staff with these roles.
    pub async fn staff(&self, roles: &[&str]) -> Caller<'_> {
        let order = json!({ "roles": roles, "scopes": ["*"] });
        let token = self.stranger().post("/_city/staff/token", order).await.text("/token");
        self.stranger().carrying(&token)
    }

    /// An officer of that name: somebody else than [`Scene::officer`].
    pub async fn officer_called(&self, subject: &str) -> Caller<'_> {
        let order = json!({ "subject": subject, "roles": ["officer"], "scopes": ["*"] });
        let token = self.stranger().post("/_city/staff/token", order).await.text("/token");
        self.stranger().carrying(&token)
    }

    /// Moves the clock on by an ISO 8601 duration; what was due in between has happened.
    pub async fn advance(&self, span: &str) {
        self.stranger().post("/_city/clock", json!({ "advance": span })).await.ok();
    }

    /// Moves the clock to an instant; what was due in between has happened.
    pub async fn set_clock(&self, at: &str) {
        self.stranger().post("/_city/clock", json!({ "set": at })).await.ok();
    }

    /// The city's time.
    pub async fn now(&self) -> Timestamp {
        let now = self.stranger().get("/_city/clock").await.text("/now");
        now.parse().unwrap_or_else(|error| panic!("{now}: {error}"))
    }

    /// Lets everything happen that can.
    pub async fn settle(&self) {
        self.stranger().post("/_city/settle", json!({})).await.ok();
    }

    /// Everything that LINE was asked to send after row `since`.
    #[must_use]
    pub fn sent(&self, since: u64) -> Vec<SentRow> {
        self.city.line().sent(since)
    }

    /// The number of the last row.
    #[must_use]
    pub fn sent_so_far(&self) -> u64 {
        self.sent(0).last().map_or(0, |row| row.seq)
    }

    /// What it cost since the last reset.
    pub async fn metrics(&self) -> Value {
        self.stranger().get("/_city/metrics").await.ok()
    }

    /// Orders a misfortune at LINE's.
    pub async fn line_fault(&self, order: Value) {
        self.trouble.store(true, Ordering::Relaxed);
        self.stranger().post("/_city/line/faults", order).await.ok();
    }

    /// Orders a misfortune at DynamoDB's.
    pub async fn dynamodb_fault(&self, order: Value) {
        self.stranger().post("/_city/dynamodb/faults", order).await.ok();
    }

    /// LINE may refuse things in this scene.
    pub fn expects_refusals(&self) {
        self.trouble.store(true, Ordering::Relaxed);
    }

    /// Posts a webhook signed with the account's secret; the status.
    pub async fn webhook(&self, body: &str) -> u16 {
        self.webhook_signed(body.as_bytes(), Some(&sign(SECRET, body.as_bytes()))).await.status
    }

    /// Posts any bytes with any signature.
    pub async fn webhook_signed(&self, body: &[u8], signature: Option<&str>) -> Answer {
        let mut request = self.request(Method::POST, "/line/webhook").body(body.to_vec());
        if let Some(signature) = signature {
            request = request.header("x-line-signature", signature);
        }
        Answer::read(request).await
    }

    /// Everything in every table, as DynamoDB's JSON.
    pub async fn stored(&self) -> String {
        let mut all = String::new();
        for table in self.city.template().tables() {
            let mut input = json!({ "TableName": table });
            loop {
                let page = self.aws(self.city.dynamodb_url(), "DynamoDB_20120810.Scan", &input).await;
                all.push_str(&page.get("Items").map(Value::to_string).unwrap_or_default());
                let Some(last) = page.get("LastEvaluatedKey").filter(|key| !key.is_null()) else { break };
                input = json!({ "TableName": table, "ExclusiveStartKey": last });
            }
        }
        all
    }

    /// One operation of SQS on the queue whose name ends so.
    pub async fn sqs(&self, operation: &str, queue: &str, input: Value) -> Value {
        let names = self.city.template().queues().iter().map(|(name, _)| name);
        let Some(name) = names.clone().find(|name| name.ends_with(queue)) else { panic!("no queue {queue}") };
        let mut input = input;
        if let Some(fields) = input.as_object_mut() {
            fields.insert("QueueUrl".to_owned(), json!(format!("{}/000000000000/{name}", self.city.sqs_url())));
        }
        self.aws(self.city.sqs_url(), &format!("AmazonSQS.{operation}"), &input).await
    }

    async fn aws(&self, endpoint: &str, target: &str, input: &Value) -> Value {
        let signed = "AWS4-HMAC-SHA256 Credential=city/20260101/ap-northeast-1/any/aws4_request, \
                      SignedHeaders=host, Signature=0";
        let request = self
            .http
            .post(endpoint)
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", target)
            .header("x-amz-date", "20260101T000000Z")
            .header("authorization", signed)
            .body(input.to_string());
        Answer::read(request).await.ok()
    }

    /// The messages in the queue whose name ends so, received and let go.
    pub async fn messages_in(&self, queue: &str) -> Vec<String> {
        let input = json!({ "MaxNumberOfMessages": 10, "VisibilityTimeout": 0 });
        let received = self.sqs("ReceiveMessage", queue, input).await;
        let messages = received.get("Messages").and_then(Value::as_array).cloned().unwrap_or_default();
        messages.iter().filter_map(|message| message.get("Body")?.as_str().map(str::to_owned)).collect()
    }

    /// How many messages each queue holds, of those that hold any.
    pub async fn left_in_queues(&self) -> Vec<(String, u64)> {
        let mut left = Vec::new();
        for (name, _) in self.city.template().queues() {
            let names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
            let answer = self.sqs("GetQueueAttributes", name, json!({ "AttributeNames": names })).await;
            let count = |name: &str| -> u64 {
                let text = answer.pointer(&format!("/Attributes/{name}")).and_then(Value::as_str);
                text.and_then(|text| text.parse().ok()).unwrap_or(0)
            };
            let total = names.iter().map(|name| count(name)).sum();
            if total > 0 {
                left.push((name.clone(), total));
            }
        }
        left
    }

    /// The end: nothing is left in any queue, and LINE refused nothing that it was not told to refuse.
    pub async fn ends(self) {
        self.settle().await;
        assert_eq!(self.left_in_queues().await, [], "{}: queues at the end", self.name);
        self.ends_with_dead_letters();
    }

    /// The end of a scene that leaves dead letters behind.
    pub fn ends_with_dead_letters(self) {
        self.ended.store(true, Ordering::Relaxed);
        if !self.trouble.load(Ordering::Relaxed) {
            let refused: Vec<_> = self.sent(0).into_iter().filter(|row| ![200, 409].contains(&row.status)).collect();
            assert_eq!(refused, [], "{}: LINE refused", self.name);
        }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.city.url()))
    }

    /// Leaves what LINE was asked for LINE's own specification to judge.
    fn leave_requests(&self) -> std::io::Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/line-requests");
        std::fs::create_dir_all(&folder)?;
        let mut file =
            OpenOptions::new().create(true).append(true).open(folder.join(format!("{}.jsonl", self.name)))?;
        for request in self.city.line().recorded() {
            writeln!(file, "{}", json!(request))?;
        }
        Ok(())
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.leave_requests().ok();
        assert!(self.ended.load(Ordering::Relaxed), "{}: the scene has no end", self.name);
    }
}
