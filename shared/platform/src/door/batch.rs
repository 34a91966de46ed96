//! SQS batches with partial failure (`ReportBatchItemFailures`): only what failed comes back.

use std::collections::BTreeMap;

use futures::{StreamExt, stream};
use serde::Deserialize;
use serde_json::{Value, json};

/// How many messages of one batch are worked on at a time. AWS hands over at most ten unless a window is set.
const SIDE_BY_SIDE: usize = 10;

/// What became of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Done; it leaves the queue.
    Done,
    /// Not done; it comes again after the visibility timeout, and ends among the dead letters if it always fails.
    Again,
}

/// A message as a function sees it.
#[derive(Debug, Clone)]
pub struct Message {
    /// SQS's id of it, the same on every delivery.
    pub id: String,
    /// The text.
    pub body: String,
    /// 1 on the first delivery.
    pub received: u32,
}

#[derive(Deserialize)]
pub(super) struct Batch {
    #[serde(rename = "Records")]
    records: Vec<Record>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    message_id: String,
    body: String,
    #[serde(default)]
    attributes: BTreeMap<String, String>,
}

/// A batch by group; messages of a standard queue are groups of their own.
pub(super) struct Messages(Vec<Vec<Message>>);

impl From<Batch> for Messages {
    fn from(batch: Batch) -> Self {
        let mut groups: BTreeMap<String, Vec<Message>> = BTreeMap::new();
        for record in batch.records {
            let group = record
                .attributes
                .get("MessageGroupId")
                .map_or_else(|| format!("message {}", record.message_id), |group| format!("group {group}"));
            let received = record.attributes.get("ApproximateReceiveCount").and_then(|n| n.parse().ok()).unwrap_or(1);
            groups.entry(group).or_default().push(Message { id: record.message_id, body: record.body, received });
        }
        Self(groups.into_values().collect())
    }
}

impl Messages {
    pub(super) async fn deliver(self, handle: &super::OnMessages) -> Value {
        let failed: Vec<Vec<String>> = stream::iter(self.0)
            .map(|group| deliver_group(group, handle))
            .buffer_unordered(SIDE_BY_SIDE)
            .collect()
            .await;
        let failures: Vec<_> = failed.concat().into_iter().map(|id| json!({ "itemIdentifier": id })).collect();
        json!({ "batchItemFailures": failures })
    }
}

/// After one failure the rest of the group waits too: a later message must not overtake an earlier one.
async fn deliver_group(group: Vec<Message>, handle: &super::OnMessages) -> Vec<String> {
    let mut rest = group.into_iter();
    while let Some(message) = rest.next() {
        let id = message.id.clone();
        if handle(message).await == Delivery::Again {
            return std::iter::once(id).chain(rest.map(|later| later.id)).collect();
        }
    }
    Vec::new()
}
