use aws_sdk_dynamodb::{
    error::{ProvideErrorMetadata, SdkError},
    types::CancellationReason,
};

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A condition inside the write was not met: someone else was first, or the row is gone. Load again and decide.
    #[error("condition not met: {0}")]
    Conflict(&'static str),
    /// Others were at the same rows, or the table was throttled, however often it was tried. Nothing was written.
    #[error("too much at once: {0}")]
    Contended(&'static str),
    /// The store could not be reached or refused for now.
    #[error("store unavailable ({0})")]
    Unavailable(String, #[source] Box<dyn std::error::Error + Send + Sync>),
    /// A row does not have the shape that this version writes.
    #[error("row cannot be read")]
    Shape(#[from] serde_dynamo::Error),
    /// A setting is missing.
    #[error(transparent)]
    Setting(#[from] platform::MissingSetting),
}

impl From<StoreError> for platform::Problem {
    fn from(error: StoreError) -> Self {
        match error {
            // After the retries of `write again`, still someone else was faster.
            StoreError::Conflict(_) | StoreError::Contended(_) => contract::Refusal::Busy.into(),
            other => Self::failed(other),
        }
    }
}

impl StoreError {
    /// Sorts an SDK error: a failed condition is an outcome, everything else an outage.
    pub(crate) fn from_sdk<E, R>(what: &'static str, error: SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
        R: std::fmt::Debug + Send + Sync + 'static,
    {
        let code = error.as_service_error().and_then(ProvideErrorMetadata::code).unwrap_or("connection").to_owned();
        if code == "ConditionalCheckFailedException" {
            return Self::Conflict(what);
        }
        Self::Unavailable(format!("{what}: {code}"), Box::new(error))
    }
}

/// What cancelled a transaction.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cancelled {
    /// A condition was not met.
    Condition,
    /// Another transaction was at the same rows, or the table was throttled: the same transaction may go through now.
    Retry,
    /// Something else.
    Other,
}

pub(crate) fn cancelled(reasons: &[CancellationReason]) -> Cancelled {
    let codes = || reasons.iter().filter_map(CancellationReason::code);
    if codes().any(|code| code == "ConditionalCheckFailed") {
        return Cancelled::Condition;
    }
    let passing = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];
    if codes().any(|code| passing.contains(&code)) { Cancelled::Retry } else { Cancelled::Other }
}
