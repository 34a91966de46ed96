//! Cells: what people write where a number, a day, a time, an age is meant. Each reader gives a value or the reason why
//! there is none; nothing here guesses.

mod age;
mod day;
mod hours;
mod number;
mod place;
mod symbol;
mod text;
mod weekdays;

pub(super) use age::{ages, one_age};
pub(super) use day::{day, fiscal_year, month};
pub(super) use hours::{hours, time};
pub(super) use number::{class, count};
pub(super) use place::{address, code, district, position, without_prefecture};
pub(super) use symbol::{allergy, border, kind, vacancy, yes_or_no};
pub(super) use text::{MOST_NAME, MOST_NOTE, is_id, line, made_id, phone, plain, url};
pub(super) use weekdays::weekdays;
