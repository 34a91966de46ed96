//! Facilities that a family may apply to: what is known of each, how files of municipalities are read, what a new file
//! changes, and the search by distance that a phone makes for itself. Knows values alone; refuses to know who asks, from
//! where, and what a family's points are (that is derived elsewhere and comes in as a number).
//!
//! - [`Nursery`] is the model; [`import`] reads files into it, cell by cell and with a report on every row;
//! - [`diff()`](diff()) compares two sets, so that nothing is published unseen; [`supersede`] keeps what a
//!   national file cannot say or is not about;
//! - [`Index`] answers a [`Query`]; [`pack()`](pack()) and [`unpack`] bring the same columns to the page, which searches
//!   there and never sends where home is.

mod ages;
mod border;
mod class;
mod diff;
mod facility;
mod fold;
pub mod import;
mod keep;
mod kind;
mod legend;
mod month;
mod offer;
mod pack;
mod position;
mod search;
mod vacancy;

pub use ages::{Ages, ChildAt, child_at};
pub use border::{Border, NoPoints, Points, Range, range};
pub use class::{AgeClass, ClassInfo, NoClass};
pub use diff::{Change, Difference, FieldChange, MOST_GONE_PERCENT, diff};
pub use facility::{Hours, Key, Nursery};
pub use keep::{keep_extension, supersede};
pub use kind::{Group, Kind};
pub use legend::{BorderMeaning, Legend, VacancyMeaning};
pub use month::{Month, NoMonth};
pub use offer::{Allergy, Extra};
pub use pack::{NotAPack, Packed, VERSION, pack, unpack};
pub use position::{NotInJapan, Position};
pub use search::{
    AllergyWanted, Anchor, BadQuery, DETOUR_FACTOR, EARTH_RADIUS, FURTHEST, Freshness, Hit, Index, Listed,
    METRES_A_MINUTE, MOST_HITS, Query, metres_between, walking_minutes, whole_metres,
};
pub use vacancy::{Vacancy, VacancyState};
