//! As much of SQS as takes a batch: counts requests, keeps the last one, answers with the checksums that SDKs verify.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use md5::{Digest, Md5};
use serde_json::{Value, json};

use super::serve::{Reply, serve};
use crate::Outcome;

#[derive(Clone)]
pub struct SqsStub {
    port: u16,
    requests: Arc<AtomicU64>,
    last: Arc<Mutex<Value>>,
}

impl SqsStub {
    pub fn start() -> Outcome<Self> {
        let requests = Arc::new(AtomicU64::new(0));
        let last = Arc::new(Mutex::new(Value::Null));
        let (count, keep) = (requests.clone(), last.clone());
        let port = serve(move |request| {
            let input: Value = serde_json::from_slice(&request.body).unwrap_or_default();
            let entries = input.get("Entries").and_then(Value::as_array).cloned().unwrap_or_default();
            let taken: Vec<Value> = entries.iter().map(taken).collect();
            count.fetch_add(1, Ordering::SeqCst);
            *keep.lock().unwrap_or_else(PoisonError::into_inner) = input;
            let headers = vec![("content-type", "application/x-amz-json-1.0".to_owned())];
            Some(Reply { status: 200, headers, body: json!({ "Successful": taken }).to_string() })
        })?;
        Ok(Self { port, requests, last })
    }

    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::SeqCst)
    }

    /// The messages of the last request: group, deduplication id, body.
    pub fn last(&self) -> Vec<(String, String, Value)> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = last.get("Entries").and_then(Value::as_array).cloned().unwrap_or_default();
        let field = |entry: &Value, name: &str| text(entry, name).to_owned();
        let message = |entry: &Value| {
            let body = serde_json::from_str(text(entry, "MessageBody")).unwrap_or_default();
            (field(entry, "MessageGroupId"), field(entry, "MessageDeduplicationId"), body)
        };
        entries.iter().map(message).collect()
    }
}

fn taken(entry: &Value) -> Value {
    json!({
        "Id": text(entry, "Id"), "MessageId": "5fea7756-0ea4-451a-a703-a558b933e274",
        "MD5OfMessageBody": hex::encode(Md5::digest(text(entry, "MessageBody"))), "SequenceNumber": "1",
    })
}

fn text<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}
