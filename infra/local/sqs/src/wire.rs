//! The request and answer shapes of AWS JSON 1.0 for SQS, as the SDKs write and read them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::engine::{Attributes, Delivery, Outgoing, Sent, SqsError, chosen, md5_of_attributes};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateQueue {
    pub queue_name: String,
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    /// Written in lower case by the service model.
    #[serde(default, rename = "tags", alias = "Tags")]
    pub tags: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetQueueUrl {
    pub queue_name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListQueues {
    pub queue_name_prefix: Option<String>,
    pub next_token: Option<String>,
    pub max_results: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetQueueAttributes {
    #[serde(default)]
    pub attribute_names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetQueueAttributes {
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagQueue {
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagQueue {
    #[serde(default)]
    pub tag_keys: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Batch {
    #[serde(default)]
    pub entries: Vec<Entry>,
}

/// An entry of any of the three batch operations, and the fields of the single ones.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Entry {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub message_body: String,
    pub delay_seconds: Option<i64>,
    pub message_attributes: Option<Attributes>,
    pub message_system_attributes: Option<Attributes>,
    pub message_deduplication_id: Option<String>,
    pub message_group_id: Option<String>,
    #[serde(default)]
    pub receipt_handle: String,
    pub visibility_timeout: Option<i64>,
}

impl Entry {
    /// The part of it that is a message.
    pub fn outgoing(self) -> Outgoing {
        Outgoing {
            body: self.message_body,
            attributes: self.message_attributes.unwrap_or_default(),
            system_attributes: self.message_system_attributes.unwrap_or_default(),
            delay_seconds: self.delay_seconds,
            group: self.message_group_id,
            dedup: self.message_deduplication_id,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReceiveMessage {
    pub max_number_of_messages: Option<i64>,
    pub visibility_timeout: Option<i64>,
    pub wait_time_seconds: Option<i64>,
    /// The older name of `MessageSystemAttributeNames`.
    #[serde(default)]
    pub attribute_names: BTreeSet<String>,
    #[serde(default)]
    pub message_system_attribute_names: BTreeSet<String>,
    #[serde(default)]
    pub message_attribute_names: BTreeSet<String>,
}

/// The answer for one accepted message.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct SentAnswer {
    message_id: String,
    #[serde(rename = "MD5OfMessageBody")]
    md5_of_message_body: String,
    #[serde(rename = "MD5OfMessageAttributes", skip_serializing_if = "Option::is_none")]
    md5_of_message_attributes: Option<String>,
    #[serde(rename = "MD5OfMessageSystemAttributes", skip_serializing_if = "Option::is_none")]
    md5_of_message_system_attributes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence_number: Option<String>,
}

impl From<Sent> for SentAnswer {
    fn from(sent: Sent) -> Self {
        Self {
            message_id: sent.id.to_string(),
            md5_of_message_body: sent.md5_of_body,
            md5_of_message_attributes: sent.md5_of_attributes,
            md5_of_message_system_attributes: sent.md5_of_system_attributes,
            sequence_number: sent.sequence.map(sequence_number),
        }
    }
}

/// The answer for a batch: what succeeded beside what did not.
pub fn batch_answer<T: Serialize>(
    outcome: impl IntoIterator<Item = (String, Result<T, SqsError>)>,
) -> Result<Value, serde_json::Error> {
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for (id, result) in outcome {
        match result {
            Ok(answer) => {
                let mut fields = match serde_json::to_value(answer)? {
                    Value::Object(fields) => fields,
                    _ => Map::new(),
                };
                fields.insert("Id".to_owned(), id.into());
                successful.push(Value::Object(fields));
            }
            Err(error) => failed.push(serde_json::json!({
                "Id": id,
                "Code": error.codes().1,
                "Message": error.to_string(),
                "SenderFault": error.is_senders(),
            })),
        }
    }
    let lists = [("Successful", successful), ("Failed", failed)];
    Ok(lists.into_iter().map(|(name, list)| (name.to_owned(), Value::Array(list))).collect::<Map<_, _>>().into())
}

const SYSTEM_ATTRIBUTES: [&str; 9] = [
    "SenderId",
    "SentTimestamp",
    "ApproximateReceiveCount",
    "ApproximateFirstReceiveTimestamp",
    "SequenceNumber",
    "MessageDeduplicationId",
    "MessageGroupId",
    "AWSTraceHeader",
    "DeadLetterQueueSourceArn",
];

impl ReceiveMessage {
    /// The system attributes asked for by either name.
    ///
    /// # Errors
    /// `InvalidAttributeName` for one that SQS does not have.
    pub fn system_names(&self) -> Result<BTreeSet<&str>, SqsError> {
        let mut names = BTreeSet::new();
        for asked in self.attribute_names.iter().chain(&self.message_system_attribute_names) {
            match SYSTEM_ATTRIBUTES.iter().find(|name| *name == asked) {
                Some(name) => drop(names.insert(*name)),
                None if asked == "All" => names.extend(SYSTEM_ATTRIBUTES),
                None => return Err(SqsError::InvalidAttributeName(asked.clone())),
            }
        }
        Ok(names)
    }
}

/// One message as a receiver sees it.
pub fn delivery_answer(
    delivery: Delivery,
    system: &BTreeSet<&str>,
    asked: &BTreeSet<String>,
    is_fifo: bool,
) -> Result<Value, serde_json::Error> {
    let message = delivery.message;
    let value = |name: &str| -> Option<String> {
        match name {
            "SenderId" => Some(crate::ACCOUNT.to_owned()),
            "SentTimestamp" => Some(message.sent.as_millisecond().to_string()),
            "ApproximateReceiveCount" => Some((message.receives + message.receives_elsewhere).to_string()),
            "ApproximateFirstReceiveTimestamp" => message.first_received.map(|at| at.as_millisecond().to_string()),
            "SequenceNumber" => is_fifo.then(|| sequence_number(message.sequence)),
            "MessageDeduplicationId" => message.dedup.clone(),
            "MessageGroupId" => message.group.clone(),
            "AWSTraceHeader" => message.trace_header.clone(),
            "DeadLetterQueueSourceArn" => message.moved_from.clone(),
            _ => None,
        }
    };
    let attributes: BTreeMap<&str, String> = system.iter().filter_map(|name| Some((*name, value(name)?))).collect();
    let chosen = chosen(&message.attributes, asked);
    let mut answer = Map::new();
    let mut put = |name: &str, value: Value| drop(answer.insert(name.to_owned(), value));
    put("MessageId", message.id.to_string().into());
    put("ReceiptHandle", delivery.receipt_handle.into());
    put("MD5OfBody", crate::engine::md5_of_body(&message.body).into());
    put("Body", message.body.into());
    if !attributes.is_empty() {
        put("Attributes", serde_json::to_value(attributes)?);
    }
    if let Some(digest) = md5_of_attributes(&chosen) {
        put("MD5OfMessageAttributes", digest.into());
        put("MessageAttributes", serde_json::to_value(chosen)?);
    }
    Ok(Value::Object(answer))
}

/// "a 20-digit number": increasing within a group, not necessarily consecutive.
fn sequence_number(seq: u64) -> String {
    format!("{seq:020}")
}
