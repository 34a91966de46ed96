//! Lambda's event source mappings: poll a queue, hand the batch to the function, delete what it did not report as
//! failed.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use serde_json::{Value, json};
use tokio::sync::{Notify, watch};

use crate::{aws_json::AwsJson, wiring::Running};

/// How many batches of one queue are worked on at a time. Lambda starts with five pollers.
const POLLERS: usize = 5;

/// One queue that a function answers to.
pub(crate) struct Poller {
    pub(crate) sqs: AwsJson,
    pub(crate) queue_url: String,
    pub(crate) queue: String,
    pub(crate) batch_size: i64,
    pub(crate) function: Arc<Running>,
}

/// How many messages have been worked on, done or not.
#[derive(Default)]
pub(crate) struct Progress {
    finished: AtomicU64,
    pub(crate) moved: Notify,
}

impl Progress {
    pub(crate) fn finished(&self) -> u64 {
        self.finished.load(Ordering::SeqCst)
    }

    fn add(&self, messages: usize) {
        self.finished.fetch_add(messages as u64, Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

/// Starts the pollers of a queue. They end when `stop` changes.
pub(crate) fn start(poller: Poller, progress: &Arc<Progress>, stop: &watch::Receiver<bool>) {
    let poller = Arc::new(poller);
    for _ in 0..POLLERS {
        let (poller, progress, mut stop) = (poller.clone(), progress.clone(), stop.clone());
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = stop.changed() => return,
                    () = poller.once(&progress) => {}
                }
            }
        });
    }
}

impl Poller {
    async fn once(&self, progress: &Progress) {
        let input = json!({
            "QueueUrl": self.queue_url, "MaxNumberOfMessages": self.batch_size, "WaitTimeSeconds": 20,
            "AttributeNames": ["All"], "MessageSystemAttributeNames": ["All"], "MessageAttributeNames": ["All"],
        });
        let received = match self.sqs.call("ReceiveMessage", &input).await {
            Ok(received) => received,
            Err(error) => {
                tracing::warn!(queue = self.queue, error, "queue cannot be polled");
                tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                return;
            }
        };
        let messages = received.get("Messages").and_then(Value::as_array).cloned().unwrap_or_default();
        if !messages.is_empty() {
            self.deliver(&messages).await;
            progress.add(messages.len());
        }
    }

    async fn deliver(&self, messages: &[Value]) {
        let field = |message: &Value, name: &str| message.get(name).cloned().unwrap_or_default();
        let records: Vec<_> = messages
            .iter()
            .map(|message| {
                json!({
                    "messageId": field(message, "MessageId"),
                    "receiptHandle": field(message, "ReceiptHandle"),
                    "body": field(message, "Body"),
                    "attributes": field(message, "Attributes"),
                    "messageAttributes": {},
                    "md5OfBody": field(message, "MD5OfBody"),
                    "eventSource": "aws:sqs",
                    "eventSourceARN": format!("arn:aws:sqs:ap-northeast-1:000000000000:{}", self.queue),
                    "awsRegion": "ap-northeast-1",
                })
            })
            .collect();
        let failed = match self.function.invoke(json!({ "Records": records })).await {
            Ok(answer) => {
                let failures = answer.get("batchItemFailures").and_then(Value::as_array).cloned().unwrap_or_default();
                failures.iter().map(|failure| field(failure, "itemIdentifier")).collect()
            }
            Err(error) => {
                tracing::error!(queue = self.queue, error, "invocation failed; the whole batch comes again");
                messages.iter().map(|message| field(message, "MessageId")).collect::<Vec<_>>()
            }
        };
        let done = messages.iter().filter(|message| !failed.contains(&field(message, "MessageId")));
        let entries: Vec<_> = done
            .enumerate()
            .map(|(n, message)| json!({ "Id": n.to_string(), "ReceiptHandle": field(message, "ReceiptHandle") }))
            .collect();
        if entries.is_empty() {
            return;
        }
        let input = json!({ "QueueUrl": self.queue_url, "Entries": entries });
        if let Err(error) = self.sqs.call("DeleteMessageBatch", &input).await {
            // They come again; whoever handles them twice must not mind.
            tracing::warn!(queue = self.queue, error, "done messages could not be deleted");
        }
    }
}
