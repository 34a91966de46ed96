//! Sending to SQS. Receiving is Lambda's work: a function sees batches at its door.

use aws_sdk_sqs::{
    Client,
    config::{BehaviorVersion, Region},
    types::SendMessageBatchRequestEntry,
};

use crate::{MissingSetting, Settings, aws::Access};

/// AWS: at most ten messages in one batch request.
const BATCH: usize = 10;

/// A message could not be put on its queue.
#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// The whole request failed.
    #[error("queue request failed")]
    Request(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The queue took some messages and refused others.
    #[error("{refused} of {sent} messages refused, first: {code}")]
    Partly {
        /// How many were refused.
        refused: usize,
        /// How many were sent.
        sent: usize,
        /// AWS's code of the first refusal.
        code: String,
    },
}

/// One queue that a function may send to.
#[derive(Clone, Debug)]
pub struct Queue {
    client: Client,
    url: String,
}

/// A message for a FIFO queue.
#[derive(Debug, Clone)]
pub struct Ordered {
    /// The text.
    pub body: String,
    /// Messages of one group arrive in order, one batch at a time.
    pub group: String,
    /// The queue drops a second message with the same id within five minutes.
    pub deduplication: String,
}

impl Queue {
    /// The queue whose URL the setting `name` holds.
    ///
    /// # Errors
    /// When a setting is missing.
    pub fn from_settings(settings: &Settings, name: &str) -> Result<Self, MissingSetting> {
        let access = Access::from_settings(settings)?;
        let config = aws_sdk_sqs::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(access.region))
            .credentials_provider(access.credentials);
        let config = match settings.find("AWS_ENDPOINT_URL_SQS") {
            Some(endpoint) => config.endpoint_url(endpoint),
            None => config,
        };
        Ok(Self { client: Client::from_conf(config.build()), url: settings.get(name)?.to_owned() })
    }

    /// Sends to a standard queue.
    ///
    /// # Errors
    /// When any message was not taken; those that were may arrive.
    pub async fn send(&self, bodies: Vec<String>) -> Result<(), QueueError> {
        self.send_entries(bodies.into_iter().map(|body| SendMessageBatchRequestEntry::builder().message_body(body)))
            .await
    }

    /// Sends to a standard queue, to arrive after so many seconds: at most 900 (AWS).
    ///
    /// # Errors
    /// When it was not taken.
    pub async fn send_after(&self, body: String, seconds: i64) -> Result<(), QueueError> {
        let seconds = i32::try_from(seconds.clamp(0, 900)).unwrap_or(900);
        let entry = SendMessageBatchRequestEntry::builder().message_body(body).delay_seconds(seconds);
        self.send_entries(std::iter::once(entry)).await
    }

    /// Sends to a FIFO queue, in order within each group.
    ///
    /// # Errors
    /// When any message was not taken; those that were may arrive.
    pub async fn send_ordered(&self, messages: Vec<Ordered>) -> Result<(), QueueError> {
        self.send_entries(messages.into_iter().map(|message| {
            SendMessageBatchRequestEntry::builder()
                .message_body(message.body)
                .message_group_id(message.group)
                .message_deduplication_id(message.deduplication)
        }))
        .await
    }

    async fn send_entries(
        &self,
        entries: impl Iterator<Item = aws_sdk_sqs::types::builders::SendMessageBatchRequestEntryBuilder>,
    ) -> Result<(), QueueError> {
        let entries: Result<Vec<_>, _> =
            entries.enumerate().map(|(n, entry)| entry.id((n % BATCH).to_string()).build()).collect();
        let entries = entries.map_err(|error| QueueError::Request(error.into()))?;
        for chunk in entries.chunks(BATCH) {
            let sent = self
                .client
                .send_message_batch()
                .queue_url(&self.url)
                .set_entries(Some(chunk.to_vec()))
                .send()
                .await
                .map_err(|error| QueueError::Request(error.into_service_error().into()))?;
            if let Some(first) = sent.failed().first() {
                return Err(QueueError::Partly {
                    refused: sent.failed().len(),
                    sent: chunk.len(),
                    code: first.code().to_owned(),
                });
            }
        }
        Ok(())
    }
}
