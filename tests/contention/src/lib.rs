//! Many families at few slots, all at once, on a bad day: a crowd that books, changes and cancels through the city's
//! HTTP door, and the judge that says whether what it was answered can have happened one thing after the other.
//!
//! It knows the wire and the promise (nobody oversells, nothing acknowledged is lost, no refusal without its cause); it
//! refuses to know how the promise is kept. The integration suite runs it small, `cargo xtask bench` runs it large.

mod crowd;
mod dice;
mod door;
mod history;
mod judge;
mod report;
mod rush;
mod slot;
mod town;

pub use crowd::{Plan, run};
pub use dice::Dice;
pub use door::{Answer, Door, Request};
pub use history::{Act, Attempt, Outcome, settled};
pub use judge::{Verdict, judge};
pub use report::Report;
pub use rush::{Rush, Sold, sell};
pub use town::{Family, Staff, families};

/// What stopped a run, in words for the person who reads the log.
pub type Fallible<T> = Result<T, String>;
