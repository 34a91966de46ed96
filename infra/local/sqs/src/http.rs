//! The network side: AWS JSON 1.0 over `POST /`, one operation per `X-Amz-Target`.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::post,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    Sqs,
    engine::SqsError,
    wire::{
        Batch, CreateQueue, Entry, GetQueueAttributes, GetQueueUrl, ListQueues, ReceiveMessage, SentAnswer,
        SetQueueAttributes, TagQueue, UntagQueue, batch_answer, delivery_answer,
    },
};

/// 1 MiB of text can take six times that when JSON escapes it, and attributes come on top.
const MAX_REQUEST_BYTES: usize = 16 * 1024 * 1024;

pub fn router(sqs: Arc<Sqs>) -> Router {
    Router::new()
        .route("/", post(answer))
        // SDKs of other languages post to the queue's own address.
        .route("/{account}/{queue}", post(answer))
        .layer(DefaultBodyLimit::max(MAX_REQUEST_BYTES))
        .with_state(sqs)
}

async fn answer(State(sqs): State<Arc<Sqs>>, headers: HeaderMap, body: Bytes) -> Response {
    let target = headers.get("x-amz-target").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let operation = target.strip_prefix("AmazonSQS.").unwrap_or(target);
    let result = dispatch(&sqs, operation, &body).await;
    let mut response = match result {
        Ok(value) => (StatusCode::OK, value.to_string()).into_response(),
        Err(error) => refuse(&error),
    };
    let json = HeaderValue::from_static("application/x-amz-json-1.0");
    response.headers_mut().insert(CONTENT_TYPE, json);
    if let Ok(id) = HeaderValue::from_str(&sqs.new_id().to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-amzn-requestid"), id);
    }
    response
}

fn refuse(error: &SqsError) -> Response {
    let (shape, query_code) = error.codes();
    let (status, fault) = if error.is_senders() {
        (StatusCode::BAD_REQUEST, "Sender")
    } else {
        (StatusCode::INTERNAL_SERVER_ERROR, "Receiver")
    };
    let body = json!({ "__type": format!("com.amazonaws.sqs#{shape}"), "message": error.to_string() });
    (status, [("x-amzn-query-error", format!("{query_code};{fault}"))], body.to_string()).into_response()
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Addressed {
    queue_url: Option<String>,
}

async fn dispatch(sqs: &Sqs, operation: &str, body: &[u8]) -> Result<Value, SqsError> {
    let addressed: Addressed = read(body)?;
    let queue = match (operation, addressed.queue_url) {
        ("CreateQueue" | "ListQueues" | "GetQueueUrl", _) => String::new(),
        (_, Some(url)) => queue_name(&url)?,
        (_, None) => return Err(SqsError::MissingParameter("QueueUrl")),
    };
    let queue = queue.as_str();
    let count = |name: &str| sqs.count_request(name, operation);
    if !queue.is_empty() {
        count(queue);
    }
    match operation {
        "CreateQueue" => {
            let asked: CreateQueue = read(body)?;
            count(&asked.queue_name);
            sqs.run(|engine, now| engine.create_queue(now, &asked.queue_name, &asked.attributes, &asked.tags))?;
            Ok(json!({ "QueueUrl": sqs.queue_url(&asked.queue_name) }))
        }
        "GetQueueUrl" => {
            let asked: GetQueueUrl = read(body)?;
            count(&asked.queue_name);
            sqs.run(|engine, _| engine.check_exists(&asked.queue_name))?;
            Ok(json!({ "QueueUrl": sqs.queue_url(&asked.queue_name) }))
        }
        "ListQueues" => {
            count("");
            let asked: ListQueues = read(body)?;
            let prefix = asked.queue_name_prefix.unwrap_or_default();
            let names = sqs.run(|engine, _| Ok(engine.names()))?;
            let names = names.into_iter().filter(|name| name.starts_with(&prefix)).collect();
            page(sqs, names, "QueueUrls", asked.max_results, asked.next_token)
        }
        "ListDeadLetterSourceQueues" => {
            let asked: ListQueues = read(body)?;
            let names = sqs.run(|engine, _| engine.sources_of(queue))?;
            page(sqs, names, "queueUrls", asked.max_results, asked.next_token)
        }
        "GetQueueAttributes" => {
            let asked: GetQueueAttributes = read(body)?;
            let attributes = sqs.run(|engine, now| engine.attributes(now, queue, &asked.attribute_names))?;
            Ok(json!({ "Attributes": attributes }))
        }
        "SetQueueAttributes" => {
            let asked: SetQueueAttributes = read(body)?;
            sqs.run(|engine, now| engine.set_attributes(now, queue, &asked.attributes)).map(nothing)
        }
        "ListQueueTags" => Ok(json!({ "Tags": sqs.run(|engine, _| engine.tags(queue).cloned())? })),
        "TagQueue" => {
            let asked: TagQueue = read(body)?;
            sqs.run(|engine, _| engine.edit_tags(queue, |tags| tags.extend(asked.tags))).map(nothing)
        }
        "UntagQueue" => {
            let asked: UntagQueue = read(body)?;
            let keep = |key: &String, _: &mut String| !asked.tag_keys.contains(key);
            sqs.run(|engine, _| engine.edit_tags(queue, |tags| tags.retain(keep))).map(nothing)
        }
        "DeleteQueue" => sqs.run(|engine, now| engine.delete_queue(now, queue)).map(nothing),
        "PurgeQueue" => sqs.run(|engine, now| engine.purge(now, queue)).map(nothing),
        "SendMessage" => {
            let entry: Entry = read(body)?;
            let sent = sqs.run(|engine, now| engine.send(now, queue, entry.outgoing()))?;
            value(SentAnswer::from(sent))
        }
        "SendMessageBatch" => {
            let batch: Batch = read(body)?;
            let entries = batch.entries.into_iter().map(|entry| (entry.id.clone(), entry.outgoing())).collect();
            let outcome = sqs.run(|engine, now| engine.send_batch(now, queue, entries))?;
            let answers = outcome.into_iter().map(|(id, result)| (id, result.map(SentAnswer::from)));
            batch_answer(answers).map_err(internal)
        }
        "ReceiveMessage" => receive(sqs, queue, read(body)?).await,
        "DeleteMessage" => {
            let entry: Entry = read(body)?;
            sqs.run(|engine, now| engine.delete(now, queue, &entry.receipt_handle)).map(nothing)
        }
        "DeleteMessageBatch" => {
            let batch: Batch = read(body)?;
            let entries = batch.entries.into_iter().map(|entry| (entry.id, entry.receipt_handle)).collect();
            batch_answer(sqs.run(|engine, now| engine.delete_batch(now, queue, entries))?).map_err(internal)
        }
        "ChangeMessageVisibility" => {
            let Entry { receipt_handle, visibility_timeout, .. } = read(body)?;
            let change =
                sqs.run(|engine, now| engine.change_visibility(now, queue, &receipt_handle, visibility_timeout));
            change.map(nothing)
        }
        "ChangeMessageVisibilityBatch" => {
            let batch: Batch = read(body)?;
            let entries = batch.entries.into_iter().map(|e| (e.id, e.receipt_handle, e.visibility_timeout)).collect();
            batch_answer(sqs.run(|engine, now| engine.change_visibility_batch(now, queue, entries))?).map_err(internal)
        }
        other => Err(SqsError::UnsupportedOperation(other.to_owned())),
    }
}

async fn receive(sqs: &Sqs, queue: &str, asked: ReceiveMessage) -> Result<Value, SqsError> {
    let system = asked.system_names()?;
    let deliveries =
        sqs.receive(queue, asked.max_number_of_messages, asked.visibility_timeout, asked.wait_time_seconds).await?;
    if deliveries.is_empty() {
        return Ok(json!({}));
    }
    let is_fifo = queue.ends_with(".fifo");
    let messages = deliveries
        .into_iter()
        .map(|delivery| delivery_answer(delivery, &system, &asked.message_attribute_names, is_fifo))
        .collect::<Result<Vec<_>, _>>();
    Ok(json!({ "Messages": messages.map_err(internal)? }))
}

/// One page of queue addresses; without `MaxResults`, up to 1,000 and no token.
fn page(
    sqs: &Sqs,
    names: Vec<String>,
    field: &str,
    max: Option<i64>,
    token: Option<String>,
) -> Result<Value, SqsError> {
    let size = usize::try_from(max.unwrap_or(1_000)).ok().filter(|size| (1..=1_000).contains(size));
    let Some(size) = size else {
        return Err(SqsError::InvalidParameter {
            name: "MaxResults",
            value: max.unwrap_or_default().to_string(),
            reason: "Must be between 1 and 1000, if provided.",
        });
    };
    let rest: Vec<String> = names.into_iter().filter(|name| token.as_ref().is_none_or(|last| name > last)).collect();
    let mut answer = serde_json::Map::new();
    let urls: Vec<String> = rest.iter().take(size).map(|name| sqs.queue_url(name)).collect();
    if max.is_some() && rest.len() > size {
        answer.insert("NextToken".to_owned(), rest.get(size - 1).cloned().into());
    }
    answer.insert(field.to_owned(), urls.into());
    Ok(answer.into())
}

/// The queue's name is the last part of its address; host and account are not looked at.
fn queue_name(url: &str) -> Result<String, SqsError> {
    let name = url.rsplit('/').next().filter(|name| !name.is_empty() && url.contains('/'));
    name.map(str::to_owned).ok_or_else(|| SqsError::InvalidAddress(url.to_owned()))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, SqsError> {
    let body = if body.is_empty() { b"{}".as_slice() } else { body };
    serde_json::from_slice(body).map_err(|error| SqsError::Serialization(error.to_string()))
}

fn value(answer: impl serde::Serialize) -> Result<Value, SqsError> {
    serde_json::to_value(answer).map_err(internal)
}

fn nothing((): ()) -> Value {
    json!({})
}

fn internal(_: serde_json::Error) -> SqsError {
    SqsError::Internal
}

#[cfg(test)]
mod tests;
