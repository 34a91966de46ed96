use crate::{Clock, Ids};

/// What a function cannot compute: the time and new ids.
#[derive(Clone)]
pub struct World {
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub ids: Ids,
}

impl World {
    /// The wall clock and random ids.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Clock::system(), ids: Ids::random() }
    }
}
