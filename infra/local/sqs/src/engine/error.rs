//! What SQS answers when it refuses, with the two codes AWS gives to one refusal.

/// A refusal. `Display` is the message AWS sends.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SqsError {
    #[error("The specified queue does not exist.")]
    QueueDoesNotExist,
    #[error("A queue already exists with the same name and a different value for attribute {0}")]
    QueueNameExists(String),
    #[error("You must wait 60 seconds after deleting a queue before you can create another with the same name.")]
    QueueDeletedRecently,
    #[error("Only one PurgeQueue operation on {0} is allowed every 60 seconds.")]
    PurgeQueueInProgress(String),
    #[error("There should be at least one entry in the request.")]
    EmptyBatchRequest,
    #[error("Maximum number of entries per request are 10. You have sent {0}.")]
    TooManyEntries(usize),
    #[error("Id {0} repeated.")]
    BatchEntryIdsNotDistinct(String),
    #[error(
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."
    )]
    InvalidBatchEntryId,
    #[error("Batch requests cannot be longer than 1048576 bytes. You have sent {0} bytes.")]
    BatchRequestTooLong(usize),
    #[error("The input receipt handle is invalid.")]
    ReceiptHandleIsInvalid,
    #[error("The specified message is not in flight.")]
    MessageNotInflight,
    #[error(
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"
    )]
    InvalidMessageContents,
    #[error("Unknown Attribute {0}.")]
    InvalidAttributeName(String),
    #[error("Invalid value for the parameter {0}.")]
    InvalidAttributeValue(String),
    #[error("Value {value} for parameter {name} is invalid. Reason: {reason}")]
    InvalidParameter { name: &'static str, value: String, reason: &'static str },
    /// `InvalidParameterValue` with a sentence of its own.
    #[error("{0}")]
    InvalidParameterValue(String),
    #[error("The request must contain the parameter {0}.")]
    MissingParameter(&'static str),
    #[error("Too many messages in flight.")]
    OverLimit,
    #[error("The address {0} is not valid for this endpoint.")]
    InvalidAddress(String),
    #[error("The operation {0} is not offered here.")]
    UnsupportedOperation(String),
    #[error("{0}")]
    Serialization(String),
    #[error("The request could not be kept.")]
    Internal,
}

impl SqsError {
    /// The name of the error shape, and the older query code that SDKs read first (`x-amzn-query-error`).
    #[must_use]
    pub fn codes(&self) -> (&'static str, &'static str) {
        match self {
            Self::QueueDoesNotExist => ("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),
            Self::QueueNameExists(_) => ("QueueNameExists", "QueueAlreadyExists"),
            Self::QueueDeletedRecently => ("QueueDeletedRecently", "AWS.SimpleQueueService.QueueDeletedRecently"),
            Self::PurgeQueueInProgress(_) => ("PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress"),
            Self::EmptyBatchRequest => ("EmptyBatchRequest", "AWS.SimpleQueueService.EmptyBatchRequest"),
            Self::TooManyEntries(_) => {
                ("TooManyEntriesInBatchRequest", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest")
            }
            Self::BatchEntryIdsNotDistinct(_) => {
                ("BatchEntryIdsNotDistinct", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct")
            }
            Self::InvalidBatchEntryId => ("InvalidBatchEntryId", "AWS.SimpleQueueService.InvalidBatchEntryId"),
            Self::BatchRequestTooLong(_) => ("BatchRequestTooLong", "AWS.SimpleQueueService.BatchRequestTooLong"),
            Self::ReceiptHandleIsInvalid => ("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid"),
            Self::MessageNotInflight => ("MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight"),
            Self::InvalidMessageContents => ("InvalidMessageContents", "InvalidMessageContents"),
            Self::InvalidAttributeName(_) => ("InvalidAttributeName", "InvalidAttributeName"),
            Self::InvalidAttributeValue(_) => ("InvalidAttributeValue", "InvalidAttributeValue"),
            Self::InvalidParameter { .. } | Self::InvalidParameterValue(_) => {
                ("InvalidParameterValue", "InvalidParameterValue")
            }
            Self::MissingParameter(_) => ("MissingParameter", "MissingParameter"),
            Self::OverLimit => ("OverLimit", "OverLimit"),
            Self::InvalidAddress(_) => ("InvalidAddress", "InvalidAddress"),
            Self::UnsupportedOperation(_) => ("UnsupportedOperation", "AWS.SimpleQueueService.UnsupportedOperation"),
            Self::Serialization(_) => ("SerializationException", "MalformedInput"),
            Self::Internal => ("InternalFailure", "InternalFailure"),
        }
    }

    /// Whether the caller is at fault (400) or this side is (500).
    #[must_use]
    pub fn is_senders(&self) -> bool {
        !matches!(self, Self::Internal)
    }

    /// What AWS says when a FIFO receipt handle is used after its visibility timeout.
    pub(crate) fn handle_expired(handle: &str) -> Self {
        Self::InvalidParameter {
            name: "ReceiptHandle",
            value: handle.to_owned(),
            reason: "The receipt handle has expired.",
        }
    }
}
