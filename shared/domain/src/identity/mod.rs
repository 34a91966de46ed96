//! Who somebody is, from a My Number card: the four items, and whether a row of the office's list may be the same person.
//! Knows spellings; refuses to decide: what it finds is proposed to a person who confirms it.

mod address;
mod four_items;
mod likeness;
pub(crate) mod spelling;

pub use address::Address;
pub use four_items::{FourItems, Gender};
pub use likeness::is_likely;

pub(crate) use spelling::name as folded_name;
