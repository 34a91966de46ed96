//! What EventBridge Scheduler answers when it refuses.

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchedulerError {
    #[error("Schedule {0} already exists.")]
    Conflict(String),
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Validation(String),
    #[error("The request could not be kept.")]
    Internal,
}

impl SchedulerError {
    /// HTTP status and the error's name (`x-amzn-errortype`).
    #[must_use]
    pub fn codes(&self) -> (u16, &'static str) {
        match self {
            Self::Conflict(_) => (409, "ConflictException"),
            Self::NotFound(_) => (404, "ResourceNotFoundException"),
            Self::Validation(_) => (400, "ValidationException"),
            Self::Internal => (500, "InternalServerException"),
        }
    }
}
