//! Between the functions and DynamoDB: counts the request units that each operation consumed, and can be told to fail
//! as AWS does and emulators do not (throttles, transaction conflicts, stale index reads, answers lost after a commit,
//! requests that arrive twice or late).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

/// Consumed capacity and calls, by table and operation.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct Units {
    pub(crate) calls: u64,
    pub(crate) units: f64,
}

/// How late a slow request arrives: long enough for others to come in between.
const SLOW: Duration = Duration::from_millis(25);

/// What of a request decides about faults and counting. The rest is passed on unread: a request passes here for every
/// row that a function touches.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Asked {
    index_name: Option<IgnoredAny>,
    transact_items: Vec<IgnoredAny>,
    return_consumed_capacity: Option<IgnoredAny>,
}

/// What of an answer is counted.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answered {
    consumed_capacity: Option<Consumed>,
}

/// One table, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Consumed {
    One(TableUnits),
    Each(Vec<TableUnits>),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TableUnits {
    table_name: String,
    capacity_units: f64,
}

/// A failure to come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    /// Such as `TransactWriteItems`; every operation when absent.
    #[serde(default)]
    operation: Option<String>,
    fault: FaultKind,
    times: u32,
    /// How many matching requests go through before it begins.
    #[serde(default)]
    after: u32,
    /// It befalls every so-manieth matching request; each one when absent.
    #[serde(default)]
    every: u32,
    /// Matching requests so far, since it began.
    #[serde(skip)]
    seen: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FaultKind {
    /// Refused: too many requests of this account.
    Throttle,
    /// Refused: too many units of this table, or of this item.
    Throughput,
    /// Cancelled: another transaction is at one of the rows.
    Conflict,
    /// An index that has not heard of anything yet.
    StaleIndex,
    /// An internal error, and nothing was done.
    Failure,
    /// An internal error, and everything was done.
    LostAfterCommit,
    /// It arrives twice; the second answer is the one that comes back.
    Duplicate,
    /// It arrives late.
    Slow,
}

pub(crate) struct Meter {
    http: reqwest::Client,
    engine: String,
    units: Mutex<BTreeMap<String, BTreeMap<String, Units>>>,
    faults: Mutex<Vec<Fault>>,
    /// Faults that happened, by kind.
    happened: Mutex<BTreeMap<FaultKind, u64>>,
    /// Calls that the engine refused (a condition that was not met, most often), by operation. AWS charges a refused
    /// write like one that was done; the engine says nothing of its units.
    refused: Mutex<BTreeMap<String, u64>>,
}

impl Meter {
    pub(crate) fn new(engine: String) -> Result<Arc<Self>, reqwest::Error> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Arc::new(Self {
            http,
            engine,
            units: Mutex::default(),
            faults: Mutex::default(),
            happened: Mutex::default(),
            refused: Mutex::default(),
        }))
    }

    pub(crate) fn router(self: &Arc<Self>) -> Router {
        Router::new().route("/", post(forward)).with_state(self.clone())
    }

    pub(crate) fn units(&self) -> BTreeMap<String, BTreeMap<String, Units>> {
        self.units.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn happened(&self) -> BTreeMap<FaultKind, u64> {
        self.happened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn refused(&self) -> BTreeMap<String, u64> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn reset(&self) {
        self.units.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.happened.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn add_fault(&self, fault: Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    pub(crate) fn clear_faults(&self) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Hands a request to the engine and counts what it cost.
    async fn pass_on(&self, headers: &HeaderMap, input: Bytes, operation: &str) -> Option<Response> {
        let mut request = self.http.post(&self.engine).body(input);
        for name in ["content-type", "x-amz-target", "x-amz-date", "authorization"] {
            if let Some(value) = headers.get(name) {
                request = request.header(name, value);
            }
        }
        let answer = request.send().await.ok()?;
        let status = answer.status();
        let bytes = answer.bytes().await.ok()?;
        if status.is_success() {
            self.count(operation, &bytes);
        } else {
            let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
            *refused.entry(operation.to_owned()).or_default() += 1;
        }
        Some((status, [("content-type", "application/x-amz-json-1.0")], bytes).into_response())
    }

    fn take_fault(&self, operation: &str, index: bool) -> Option<FaultKind> {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        for fault in faults.iter_mut() {
            let concerns = fault.operation.as_deref().is_none_or(|wanted| wanted == operation);
            let fits = match fault.fault {
                FaultKind::StaleIndex => index,
                FaultKind::Conflict => operation == "TransactWriteItems",
                FaultKind::Throttle
                | FaultKind::Throughput
                | FaultKind::Failure
                | FaultKind::LostAfterCommit
                | FaultKind::Duplicate
                | FaultKind::Slow => true,
            };
            if !concerns || !fits || fault.times == 0 {
                continue;
            }
            if fault.after > 0 {
                fault.after -= 1;
                continue;
            }
            fault.seen += 1;
            if fault.seen < fault.every {
                continue;
            }
            fault.seen = 0;
            fault.times -= 1;
            *self.happened.lock().unwrap_or_else(PoisonError::into_inner).entry(fault.fault).or_default() += 1;
            return Some(fault.fault);
        }
        None
    }

    fn count(&self, operation: &str, answer: &[u8]) {
        let consumed = match serde_json::from_slice(answer) {
            Ok(Answered { consumed_capacity: Some(Consumed::One(one)) }) => vec![one],
            Ok(Answered { consumed_capacity: Some(Consumed::Each(tables)) }) => tables,
            Ok(Answered { consumed_capacity: None }) | Err(_) => return,
        };
        let mut units = self.units.lock().unwrap_or_else(PoisonError::into_inner);
        for TableUnits { table_name, capacity_units } in consumed {
            let entry = units.entry(table_name).or_default().entry(operation.to_owned()).or_default();
            entry.calls += 1;
            entry.units += capacity_units;
        }
    }
}

async fn forward(State(meter): State<Arc<Meter>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
    let asked: Asked = serde_json::from_slice(&body).unwrap_or_default();
    let fault = meter.take_fault(&operation, asked.index_name.is_some());
    match fault {
        Some(FaultKind::Throttle) => return refusal("ThrottlingException", "Rate exceeded", Value::Null),
        Some(FaultKind::Throughput) => {
            let message = "The level of configured provisioned throughput for the table was exceeded";
            return refusal("ProvisionedThroughputExceededException", message, Value::Null);
        }
        // The caller cannot know whether it was done: an internal error is what AWS shows in both cases.
        Some(FaultKind::Failure) => return internal(),
        Some(FaultKind::Conflict) => {
            let reasons: Vec<_> = (0..asked.transact_items.len())
                .map(|n| json!({ "Code": if n == 0 { "TransactionConflict" } else { "None" } }))
                .collect();
            let message = "Transaction cancelled, please refer cancellation reasons for specific reasons";
            return refusal("TransactionCanceledException", message, json!(reasons));
        }
        Some(FaultKind::StaleIndex) => {
            return axum::Json(json!({ "Items": [], "Count": 0, "ScannedCount": 0 })).into_response();
        }
        Some(FaultKind::Slow) => tokio::time::sleep(SLOW).await,
        Some(FaultKind::LostAfterCommit | FaultKind::Duplicate) | None => {}
    }
    let input = match measured(&operation) && asked.return_consumed_capacity.is_none() {
        true => counting(body),
        false => body,
    };
    let mut answer = meter.pass_on(&headers, input.clone(), &operation).await;
    match fault {
        Some(FaultKind::Duplicate) => answer = meter.pass_on(&headers, input, &operation).await,
        Some(FaultKind::LostAfterCommit) => return internal(),
        _ => {}
    }
    answer.unwrap_or_else(|| StatusCode::BAD_GATEWAY.into_response())
}

/// The same request, which also asks what it costs. Every measured operation names something, so its object is not empty.
fn counting(body: Bytes) -> Bytes {
    match body.trim_ascii_end().strip_suffix(b"}") {
        Some(fields) => [fields, br#","ReturnConsumedCapacity":"TOTAL"}"#].concat().into(),
        None => body,
    }
}

fn measured(operation: &str) -> bool {
    [
        "GetItem",
        "BatchGetItem",
        "Query",
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "BatchWriteItem",
        "TransactWriteItems",
        "TransactGetItems",
    ]
    .contains(&operation)
}

fn internal() -> Response {
    let body = json!({ "__type": "com.amazonaws.dynamodb.v20120810#InternalServerError" });
    (StatusCode::INTERNAL_SERVER_ERROR, axum::Json(body)).into_response()
}

fn refusal(code: &str, message: &str, reasons: Value) -> Response {
    let mut body = json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{code}"), "message": message });
    if let (false, Some(fields)) = (reasons.is_null(), body.as_object_mut()) {
        fields.insert("CancellationReasons".to_owned(), reasons);
    }
    (StatusCode::BAD_REQUEST, [("content-type", "application/x-amz-json-1.0")], body.to_string()).into_response()
}
