//! Appointments: what a service offers, who may have it, how much of a slot a party takes, and what a family may do
//! with a booking. One engine for every kind of appointment; a kind is data ([`Service`]), never code.
//!
//! Times are civil times in Japan; the caller brings `now` as one. What is decided here from what was read is decided
//! again by conditions inside the write (`tables::reservations`), so nothing here needs to be lucky.

mod booking;
mod decide;
mod demand;
mod draw;
mod eligibility;
mod event;
pub mod ics;
mod limits;
mod nearest;
mod pattern;
pub(crate) mod question;
mod service;
mod slot;
mod stretch;
mod timing;
pub(crate) mod validate;
mod words;

pub use booking::{Booking, Diary, State};
pub(crate) use decide::is_in;
pub use decide::{Admitted, Ask, Refused, Tending, admit, may_cancel, may_change, tending};
pub use demand::demand;
pub use draw::{Application, Drawn, commitment, draw};
pub use eligibility::{Ineligible, Party, eligible, window};
pub use event::Event;
pub use limits::within_limits;
pub use nearest::{is_free, nearest};
pub use pattern::{Session, SessionError, no_overlap, sessions};
pub use question::{AnswerError, Answers, RESIDENT, check_answers, declares_residency};
pub use service::{
    Admission, AgeRange, Ages, Campaign, Confirmation, Dimension, Exception, Gap, Limit, Limits, Opening, Party as For,
    Period, Prior, Question, QuestionKind, Reminder, Service, Texts, WeekRange, Weekly, Who,
};
pub use slot::{Entry, PLACES, Room, Slot, SlotId, Waiting, fits};
pub use timing::{Closed, reminder_at};
pub use validate::MOST_PLACES;
pub use words::in_language;
