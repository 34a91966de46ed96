//! Interviews and home visits of a school (個人面談・家庭訪問), around the timetable that [`crate::interview`] finds: what
//! staff write, which children are one family, who of the people around a child takes part, what a family can answer, and
//! which slots stay open once the times are given.
//!
//! Knows who may learn when somebody will be at the school, since that is what a person flees from another one for; refuses
//! to know how a timetable is found and how a place is kept.

mod answer;
mod family;
mod open;
mod plan;
mod said;
mod sheet;

#[cfg(test)]
mod tests;

pub use answer::Answer;
pub use family::{Family, Pupil, families};
pub use open::open_slots;
pub use plan::{placements, plan};
pub use said::{reason, reason_against};
pub use sheet::{ClassHours, Sheet};
