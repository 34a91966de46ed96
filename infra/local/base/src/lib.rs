//! What every stand-in of the local city shares: one clock, and a journal that survives `kill -9`.

mod clock;
mod journal;

pub use clock::CityClock;
pub use journal::{Journal, JournalError, read_prefix};
