//! Finds names of children about whom a message is not.

use super::{Reached, Rosters};

/// Names to look for.
pub(super) struct Names;

impl Names {
    pub(super) fn new(_reached: &Reached, _rosters: &Rosters) -> Self {
        Self
    }

    pub(super) fn count(&self, _text: &str) -> usize {
        0
    }
}
