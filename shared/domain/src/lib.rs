//! The rules of Tsunagu, decided from values alone. This crate knows no clock, no network, no table and no randomness:
//! dates, ids and settings come in as arguments, decisions go out as values.

pub mod age;
pub mod attachment;
pub mod benefit;
pub mod calendar;
mod day_text;
pub mod dialogue;
pub mod facility;
pub mod family;
mod flaw;
pub mod holidays;
pub mod household;
pub mod identity;
pub mod interview;
pub mod interview_day;
pub mod my_number;
pub mod notice;
pub mod nursery;
pub mod points;
pub mod reservation;
pub mod roster;
pub mod school_message;
pub mod sheet;
pub mod survey;
pub mod text;
pub mod transfer;
mod weekday;
mod width;

pub use day_text::read_day;
pub use flaw::Flaw;
pub use weekday::Weekdays;
