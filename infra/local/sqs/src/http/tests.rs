use std::{collections::BTreeMap, time::Duration};

use axum::{body::Body, http::Request};
use city_base::{CityClock, Journal};
use jiff::SignedDuration;
use tower::ServiceExt;
use uuid::Uuid;

use super::*;

fn city(clock: &CityClock) -> Arc<Sqs> {
    #[expect(clippy::disallowed_methods, reason = "a test's ids come from nowhere else")]
    let ids = Arc::new(Uuid::new_v4);
    let sqs = Sqs::open(clock.clone(), (Journal::memory(), BTreeMap::new()), ids).unwrap();
    sqs.set_base_url("http://127.0.0.1:9324");
    sqs
}

fn still() -> CityClock {
    CityClock::still("2026-04-01T00:00:00Z".parse().unwrap())
}

async fn call(sqs: &Arc<Sqs>, operation: &str, body: Value) -> (u16, HeaderMap, Value) {
    let request = Request::post("/")
        .header("x-amz-target", format!("AmazonSQS.{operation}"))
        .header(CONTENT_TYPE, "application/x-amz-json-1.0")
        .body(Body::from(body.to_string()))
        .unwrap();
    let response = sqs.router().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    (parts.status.as_u16(), parts.headers, serde_json::from_slice(&bytes).unwrap())
}

const Q: &str = "http://127.0.0.1:9324/000000000000/q";

#[tokio::test]
async fn a_message_goes_round() {
    let sqs = city(&still());
    let (_, headers, created) = call(&sqs, "CreateQueue", json!({"QueueName": "q"})).await;
    assert_eq!(created, json!({"QueueUrl": Q}));
    assert_eq!(headers["content-type"], "application/x-amz-json-1.0");

    let attributes = json!({"kind": {"DataType": "String", "StringValue": "v"}});
    let message = json!({"QueueUrl": Q, "MessageBody": "hello", "MessageAttributes": attributes});
    let (_, _, sent) = call(&sqs, "SendMessage", message).await;
    assert_eq!(sent["MD5OfMessageBody"], "5d41402abc4b2a76b9719d911017c592");
    let ask = json!({"QueueUrl": Q, "AttributeNames": ["All"], "MessageAttributeNames": ["All"]});
    let (_, _, received) = call(&sqs, "ReceiveMessage", ask).await;
    let message = &received["Messages"][0];
    assert_eq!(message["MessageId"], sent["MessageId"]);
    assert_eq!(message["MD5OfMessageAttributes"], sent["MD5OfMessageAttributes"]);
    assert_eq!(message["MessageAttributes"], attributes);
    let expected = json!({
        "SenderId": "000000000000", "SentTimestamp": "1775001600000", "ApproximateReceiveCount": "1",
        "ApproximateFirstReceiveTimestamp": "1775001600000",
    });
    assert_eq!(message["Attributes"], expected);

    let delete = json!({"QueueUrl": Q, "ReceiptHandle": message["ReceiptHandle"]});
    assert_eq!(call(&sqs, "DeleteMessage", delete).await.2, json!({}));
    assert_eq!(sqs.counts()[0].in_flight, 0);
    assert_eq!(sqs.requests()["q"]["SendMessage"], 1);
}

#[tokio::test]
async fn a_refusal_carries_the_shape_and_the_query_code() {
    let sqs = city(&still());
    let (status, headers, body) = call(&sqs, "GetQueueUrl", json!({"QueueName": "missing"})).await;
    assert_eq!(status, 400);
    assert_eq!(headers["x-amzn-query-error"], "AWS.SimpleQueueService.NonExistentQueue;Sender");
    assert_eq!(body["__type"], "com.amazonaws.sqs#QueueDoesNotExist");

    for (operation, body, code) in [
        ("ReceiveMessage", json!({"QueueUrl": Q, "MaxNumberOfMessages": 11}), "InvalidParameterValue"),
        ("ReceiveMessage", json!({"QueueUrl": Q, "WaitTimeSeconds": 21}), "InvalidParameterValue"),
        ("ReceiveMessage", json!({"QueueUrl": Q, "VisibilityTimeout": -1}), "InvalidParameterValue"),
        ("ReceiveMessage", json!({"QueueUrl": Q, "AttributeNames": ["Colour"]}), "InvalidAttributeName"),
        ("ReceiveMessage", json!({"QueueUrl": "q"}), "InvalidAddress"),
        ("ReceiveMessage", json!({}), "MissingParameter"),
        ("ReceiveMessage", json!({"QueueUrl": 5}), "MalformedInput"),
        ("ListQueues", json!({"MaxResults": 0}), "InvalidParameterValue"),
        ("AddPermission", json!({"QueueUrl": Q}), "AWS.SimpleQueueService.UnsupportedOperation"),
    ] {
        sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
        let (status, headers, _) = call(&sqs, operation, body.clone()).await;
        let got = headers["x-amzn-query-error"].to_str().unwrap().to_owned();
        assert_eq!((status, got), (400, format!("{code};Sender")), "{operation} {body}");
    }
}

#[tokio::test]
async fn a_batch_answers_for_each_entry() {
    let sqs = city(&still());
    sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
    let entries = json!([{"Id": "a", "MessageBody": "x"}, {"Id": "b", "MessageBody": "y", "DelaySeconds": 901}]);
    let (status, _, body) = call(&sqs, "SendMessageBatch", json!({"QueueUrl": Q, "Entries": entries})).await;
    assert_eq!(status, 200);
    assert_eq!(body["Successful"][0]["Id"], "a");
    assert_eq!(body["Failed"][0]["Id"], "b");
    assert_eq!(body["Failed"][0]["Code"], "InvalidParameterValue");
    assert_eq!(body["Failed"][0]["SenderFault"], true);
}

#[tokio::test]
async fn queues_are_listed_by_prefix_and_page() {
    let sqs = city(&still());
    for name in ["a1", "a2", "a3", "b"] {
        sqs.ensure_queue(name, &BTreeMap::new()).unwrap();
    }
    let (_, _, first) = call(&sqs, "ListQueues", json!({"QueueNamePrefix": "a", "MaxResults": 2})).await;
    assert_eq!(first["QueueUrls"].as_array().unwrap().len(), 2);
    let ask = json!({"QueueNamePrefix": "a", "MaxResults": 2, "NextToken": first["NextToken"]});
    let (_, _, second) = call(&sqs, "ListQueues", ask).await;
    assert_eq!(second, json!({"QueueUrls": ["http://127.0.0.1:9324/000000000000/a3"]}));
}

/// Starts a long poll and gives it a moment to begin waiting.
async fn waiting(sqs: &Arc<Sqs>) -> tokio::task::JoinHandle<Value> {
    let poller = Arc::clone(sqs);
    let ask = json!({"QueueUrl": Q, "WaitTimeSeconds": 20});
    let poll = tokio::spawn(async move { call(&poller, "ReceiveMessage", ask).await.2 });
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert!(!poll.is_finished());
    poll
}

async fn woken(poll: tokio::task::JoinHandle<Value>) -> String {
    let answer = tokio::time::timeout(Duration::from_secs(5), poll).await.unwrap().unwrap();
    answer["Messages"][0]["Body"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_long_poll_wakes_when_a_message_comes() {
    let sqs = city(&still());
    sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
    let poll = waiting(&sqs).await;
    sqs.send("q", crate::Outgoing { body: "now".to_owned(), ..Default::default() }).unwrap();
    assert_eq!(woken(poll).await, "now");
}

#[tokio::test]
async fn a_long_poll_wakes_when_the_clock_is_moved_to_a_delayed_message() {
    let clock = still();
    let sqs = city(&clock);
    sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
    let outgoing = crate::Outgoing { body: "later".to_owned(), delay_seconds: Some(600), ..Default::default() };
    sqs.send("q", outgoing).unwrap();
    let poll = waiting(&sqs).await;
    clock.set(sqs.next_wake().unwrap());
    assert_eq!(woken(poll).await, "later");
}

#[tokio::test]
async fn a_long_poll_wakes_when_a_running_clock_gets_there() {
    let sqs = city(&CityClock::running(SignedDuration::ZERO));
    sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
    let outgoing = crate::Outgoing { body: "soon".to_owned(), delay_seconds: Some(1), ..Default::default() };
    sqs.send("q", outgoing).unwrap();
    assert_eq!(woken(waiting(&sqs).await).await, "soon");
}

#[tokio::test]
async fn a_long_poll_ends_empty() {
    let sqs = city(&still());
    sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
    let (_, _, answer) = call(&sqs, "ReceiveMessage", json!({"QueueUrl": Q, "WaitTimeSeconds": 1})).await;
    assert_eq!(answer, json!({}));
}

#[tokio::test]
async fn what_was_answered_outlives_the_process() {
    let dir = std::env::temp_dir().join(format!("tsunagu-sqs-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("sqs.jsonl");
    let clock = still();
    let ids: crate::Ids = Arc::new(|| Uuid::from_u128(7));
    {
        let sqs = Sqs::open(clock.clone(), Journal::open(&path).unwrap(), Arc::clone(&ids)).unwrap();
        sqs.ensure_queue("q", &BTreeMap::new()).unwrap();
        sqs.send("q", crate::Outgoing { body: "kept".to_owned(), ..Default::default() }).unwrap();
    }
    let sqs = Sqs::open(clock, Journal::open(&path).unwrap(), ids).unwrap();
    let got = sqs.receive("q", None, None, Some(0)).await.unwrap();
    assert_eq!(got[0].message.body, "kept");
    std::fs::remove_dir_all(&dir).unwrap();
}
