//! The answer: who comes when and why, who does not and why not, and how much better it could be at most.

use std::cmp::Reverse;
use std::fmt;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::{Slot, Why, WhyNot};

/// All slots that are given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewTimetable))]
pub struct Timetable {
    /// In the order of the plan's families and children.
    pub placed: Vec<Placed>,
    /// The same.
    pub unplaced: Vec<Unplaced>,
    /// How good it is.
    pub score: Score,
    /// No timetable is better than this.
    pub bound: Score,
}

/// A child that has a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewPlaced))]
pub struct Placed {
    /// The family.
    pub family: String,
    /// The child.
    pub child: String,
    /// Whose slot it is.
    pub teacher: String,
    /// When.
    pub slot: Slot,
    /// What is to be said of it to the family; nothing here is of another family.
    pub why: Vec<Why>,
}

/// A child that has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewUnplaced))]
pub struct Unplaced {
    /// The family.
    pub family: String,
    /// The child.
    pub child: String,
    /// Whose slot it needs.
    pub teacher: String,
    /// What is in the way.
    pub why: WhyNot,
}

/// How good a timetable is: whoever places more children is greater; then points count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewScore))]
pub struct Score {
    /// Children without a slot.
    pub unplaced: u32,
    /// The sum of the weights, at least 0.
    pub points: i64,
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (Reverse(self.unplaced), self.points).cmp(&(Reverse(other.unplaced), other.points))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.unplaced += other.unplaced;
        self.points += other.points;
    }
}

impl Timetable {
    /// Whether it is proven that none is better.
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.score >= self.bound
    }

    /// The part of its points by which a timetable might be better: (bound − points) / points. `None` where another might
    /// place more children, since no points count against that.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        let missing = (self.bound.points - self.score.points).max(0);
        (self.bound.unplaced >= self.score.unplaced).then(|| missing as f64 / self.score.points.max(1) as f64)
    }
}

/// For the log: numbers, no names.
impl fmt::Display for Timetable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (score, bound) = (self.score, self.bound);
        write!(f, "{} placed, {} not (at least {}), ", self.placed.len(), score.unplaced, bound.unplaced)?;
        write!(f, "{} points of at most {}, gap ", score.points, bound.points)?;
        match self.gap() {
            Some(gap) => write!(f, "{:.3} %", gap * 100.0),
            None => write!(f, "open: more children might be placed"),
        }
    }
}
