//! What staff decide about the calendar, and what they see of its pushes.

pub(crate) mod milestones;
pub(crate) mod preview;
pub(crate) mod runs;
