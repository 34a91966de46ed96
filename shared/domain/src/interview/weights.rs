//! What counts how much, in whole points. That everybody is placed comes before all of them together: it is no weight but
//! the first part of a score ([`super::Score`]). Ours to choose; a school would hear them as: coming once is worth a little
//! more than the dearest wish, and nobody's time moves for a trifle.

/// A child's slot fits the family's wish of that rank; of several wishes that fit, the dearest counts.
pub const WISHES: [i64; 5] = [100, 70, 50, 35, 25];
/// It fits a later wish.
const LATER_WISH: i64 = 20;
/// Of the siblings' slots on one day, each but the first.
pub const TOGETHER: i64 = 60;
/// The same once more, where the wait since the sibling before is at most [`super::SiblingGap::most`].
pub const NEXT: i64 = 60;
/// Home visits: of a teacher's visits to one district on one day, each but the first. As everybody is visited anyway, this
/// asks for as few days in each district as can be. It is what stays linear; in what order the teacher goes round on the
/// day is not asked.
pub const DISTRICT: i64 = 40;
/// The child keeps the slot that it had before.
pub const STAY: i64 = 20;

/// Points of the wish of a rank, counted from 0.
#[must_use]
pub fn wish_points(rank: usize) -> i64 {
    WISHES.get(rank).copied().unwrap_or(LATER_WISH)
}
