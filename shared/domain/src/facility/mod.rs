//! Places that look after children, and who belongs to them: classes with their cut-offs, bus lines, the roster, and who
//! may read, report and collect for each child. What happened on a day is no matter of this room; that is folded from
//! facts (`sync`).
//!
//! Times are civil times in Japan.

mod check;
mod child;
pub mod custody;
mod day;
mod mark;
mod place;
mod remark;
mod siblings;

#[cfg(test)]
mod tests;

pub use check::is_facility_id;
pub use child::{Guardian, MOST_CHILDREN, MOST_PUPILS, Ride, RosterChild};
pub use day::{REPORTED_AHEAD, run_id, run_parts};
pub use mark::{Counts, Mark, Reported, Tally, suggested, tally, usual_marks};
pub use place::{BusLine, Carer, Class, Direction, Facility, FacilityKind, Grade, Group, GroupKind, Stop};
pub use remark::{LONGEST_REMARK, Remark, RemarkError};
pub use siblings::siblings;
