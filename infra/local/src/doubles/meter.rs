//! Between the functions and DynamoDB: counts the request units that each operation consumed, and can be told to fail
//! as AWS does and emulators do not (throttles, transaction conflicts, stale index reads, answers lost after a commit).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// Consumed capacity and calls, by table and operation.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct Units {
    pub(crate) calls: u64,
    pub(crate) units: f64,
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
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FaultKind {
    Throttle,
    Conflict,
    StaleIndex,
    LostAfterCommit,
}

pub(crate) struct Meter {
    http: reqwest::Client,
    engine: String,
    units: Mutex<BTreeMap<String, BTreeMap<String, Units>>>,
    faults: Mutex<Vec<Fault>>,
}

impl Meter {
    pub(crate) fn new(engine: String) -> Result<Arc<Self>, reqwest::Error> {
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Arc::new(Self { http, engine, units: Mutex::default(), faults: Mutex::default() }))
    }

    pub(crate) fn router(self: &Arc<Self>) -> Router {
        Router::new().route("/", post(forward)).with_state(self.clone())
    }

    pub(crate) fn units(&self) -> BTreeMap<String, BTreeMap<String, Units>> {
        self.units.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn reset(&self) {
        self.units.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(crate) fn add_fault(&self, fault: Fault) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    pub(crate) fn clear_faults(&self) {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn take_fault(&self, operation: &str, index: bool) -> Option<FaultKind> {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        for fault in faults.iter_mut() {
            let concerns = fault.operation.as_deref().is_none_or(|wanted| wanted == operation);
            let fits = match fault.fault {
                FaultKind::StaleIndex => index,
                FaultKind::Conflict => operation == "TransactWriteItems",
                FaultKind::Throttle | FaultKind::LostAfterCommit => true,
            };
            if !concerns || !fits || fault.times == 0 {
                continue;
            }
            if fault.after > 0 {
                fault.after -= 1;
                continue;
            }
            fault.times -= 1;
            return Some(fault.fault);
        }
        None
    }

    fn count(&self, operation: &str, answer: &Value) {
        let consumed = match answer.get("ConsumedCapacity") {
            Some(Value::Array(tables)) => tables.clone(),
            Some(Value::Null) | None => return,
            Some(one) => vec![one.clone()],
        };
        let mut units = self.units.lock().unwrap_or_else(PoisonError::into_inner);
        for table in consumed {
            let name = table.get("TableName").and_then(Value::as_str).unwrap_or_default().to_owned();
            let entry = units.entry(name).or_default().entry(operation.to_owned()).or_default();
            entry.calls += 1;
            entry.units += table.get("CapacityUnits").and_then(Value::as_f64).unwrap_or_default();
        }
    }
}

async fn forward(State(meter): State<Arc<Meter>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
    let mut input: Value = serde_json::from_slice(&body).unwrap_or_else(|_| json!({}));
    let index = input.get("IndexName").is_some();
    let fault = meter.take_fault(&operation, index);
    match fault {
        Some(FaultKind::Throttle) => return refusal("ThrottlingException", "Rate exceeded", Value::Null),
        Some(FaultKind::Conflict) => {
            let writes = input.get("TransactItems").and_then(Value::as_array).map_or(1, Vec::len);
            let reasons: Vec<_> =
                (0..writes).map(|n| json!({ "Code": if n == 0 { "TransactionConflict" } else { "None" } })).collect();
            let message = "Transaction cancelled, please refer cancellation reasons for specific reasons";
            return refusal("TransactionCanceledException", message, json!(reasons));
        }
        Some(FaultKind::StaleIndex) => {
            return axum::Json(json!({ "Items": [], "Count": 0, "ScannedCount": 0 })).into_response();
        }
        Some(FaultKind::LostAfterCommit) | None => {}
    }
    if let (true, Some(fields)) = (measured(&operation), input.as_object_mut()) {
        fields.insert("ReturnConsumedCapacity".to_owned(), json!("TOTAL"));
    }
    let mut request = meter.http.post(&meter.engine).body(input.to_string());
    for name in ["content-type", "x-amz-target", "x-amz-date", "authorization"] {
        if let Some(value) = headers.get(name) {
            request = request.header(name, value);
        }
    }
    let Ok(answer) = request.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let status = answer.status();
    let Ok(bytes) = answer.bytes().await else { return StatusCode::BAD_GATEWAY.into_response() };
    if status.is_success() {
        meter.count(&operation, &serde_json::from_slice(&bytes).unwrap_or_default());
    }
    if matches!(fault, Some(FaultKind::LostAfterCommit)) {
        // The caller cannot know whether it was done: an internal error is what AWS shows then.
        return (
            StatusCode::INTERNAL_SERVER_ERROR,
            axum::Json(json!({ "__type": "com.amazonaws.dynamodb.v20120810#InternalServerError" })),
        )
            .into_response();
    }
    (status, [("content-type", "application/x-amz-json-1.0")], bytes).into_response()
}

fn measured(operation: &str) -> bool {
    [
        "GetItem",
        "BatchGetItem",
        "Query",
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "TransactWriteItems",
        "TransactGetItems",
    ]
    .contains(&operation)
}

fn refusal(code: &str, message: &str, reasons: Value) -> Response {
    let mut body = json!({ "__type": format!("com.amazonaws.dynamodb.v20120810#{code}"), "message": message });
    if let (false, Some(fields)) = (reasons.is_null(), body.as_object_mut()) {
        fields.insert("CancellationReasons".to_owned(), reasons);
    }
    (StatusCode::BAD_REQUEST, [("content-type", "application/x-amz-json-1.0")], body.to_string()).into_response()
}
