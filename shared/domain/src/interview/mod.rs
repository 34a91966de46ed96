//! Parent–teacher interviews (個人面談) and home visits (家庭訪問): the slots that teachers offer, what families can and
//! would like, and one timetable for all classes of a school at once, with a proof of how good it is.
//!
//! The timetable is the answer of an integer linear programme (`program`), whose columns are whole visits of a family to
//! the school on one day (`visits`): that no parent is in two rooms at once holds in every column, and the programme only
//! has to keep two families out of one slot. Its relaxation is nearly always whole already, so the bound comes for free.
//! `solve` cuts the school into groups of classes that share siblings, `board` judges every answer in whole numbers, and
//! `why` gives the reasons, which never speak of another family.
//!
//! This room knows no clock: how long it searches is a number of steps, and equal input has an equal answer. (The solver
//! reads the time for statistics that nobody looks at.)

mod board;
mod check;
mod model;
mod program;
mod solve;
mod timetable;
mod visits;
mod weights;
mod why;
mod windows;

#[cfg(test)]
mod tests;

pub use check::{MOST_CHILDREN, MOST_SLOTS, MOST_TEACHERS};
pub use model::{Child, Family, Half, Kind, Placement, Plan, Rest, SiblingGap, Slot, Teacher, When};
pub use solve::{EFFORT, solve};
pub use timetable::{Placed, Score, Timetable, Unplaced};
pub use weights::{DISTRICT, NEXT, STAY, TOGETHER, WISHES, wish_points};
pub use why::{Why, WhyNot};
pub use windows::{Pause, Windows};
