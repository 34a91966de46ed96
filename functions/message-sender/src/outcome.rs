use line::{LimitError, SendError, ThawError};
use platform::{queue::QueueError, schedule::ScheduleError};
use tables::StoreError;

/// Why a batch was not finished. It comes again, and ends among the dead letters if it always fails.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfinished {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    #[error(transparent)]
    Line(#[from] SendError),
    #[error("a stored message cannot be read")]
    Thaw(#[from] ThawError),
    #[error("a message breaks LINE's limits: {0}")]
    Limit(#[from] LimitError),
    #[error("its members are still being gathered")]
    Gathering,
}
