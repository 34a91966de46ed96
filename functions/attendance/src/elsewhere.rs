//! What somebody saw and no board of its day shows: filed under the date of a clock that was wrong, or kept aside. A child
//! of whom there is such a thing is not missing; staff look.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sync::{
    clock::{Millis, day_in_japan},
    entry::{ChildId, Entry, FacilityId, Key, Subject},
    fold::{Event, fold},
};
use tables::{AsideRow, StoreError};

use crate::{App, shown};

/// One sighting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Elsewhere {
    pub(crate) child: ChildId,
    /// The entry's own word, such as `in`.
    pub(crate) kind: String,
    /// When, as well as the server could tell.
    pub(crate) at: Millis,
    /// The day that it is filed under; none where it is kept aside.
    pub(crate) filed: Option<Date>,
}

/// What is filed under other days and may be of this one, without what staff have taken out there.
pub(crate) async fn strays(app: &App, facility: &FacilityId, found: &[Event]) -> Result<Vec<Elsewhere>, StoreError> {
    let lies = |event: &Event| Some((event.entry.fact.subject()?, event.entry.day));
    let filed = app.attendance.filed(facility, &found.iter().filter_map(lies).collect()).await?;
    let voided: BTreeSet<Key> = filed.values().flat_map(|filed| fold(&filed.events).voided).collect();
    let left = found.iter().filter(|event| !voided.contains(&event.key()));
    Ok(left.filter_map(|event| Elsewhere::of(&event.entry, event.at, Some(event.entry.day))).collect())
}

impl Elsewhere {
    /// Kept aside, and of this day by its device or by the server.
    pub(crate) fn aside(row: &AsideRow, facility: &FacilityId, day: Date) -> Option<Self> {
        let entry = Entry::read(&row.text).ok().filter(|entry| entry.facility == *facility)?;
        let ours = entry.day == day || day_in_japan(row.at) == Some(day);
        Self::of(&entry, row.at, None).filter(|_| ours)
    }

    fn of(entry: &Entry, at: Millis, filed: Option<Date>) -> Option<Self> {
        let Some(Subject::Child(child)) = entry.fact.subject().filter(|_| entry.fact.is_sighting()) else {
            return None;
        };
        Some(Self { child, kind: shown::kind(entry), at, filed })
    }
}
