use line::{LimitError, SendError, ThawError};
use platform::queue::QueueError;
use tables::StoreError;

/// Why an event was not handled. It comes again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error(transparent)]
    Line(#[from] SendError),
    #[error("an answer breaks LINE's limits: {0}")]
    Limit(#[from] LimitError),
    #[error("a stored answer cannot be read")]
    Thaw(#[from] ThawError),
}
