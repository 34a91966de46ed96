//! What a day of a facility consists of.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use super::{Facility, FacilityKind, MOST_CHILDREN, MOST_PUPILS, RosterChild};
use crate::holidays;

/// How many days ahead an absence can be reported.
pub const REPORTED_AHEAD: i32 = 31;

impl Facility {
    /// Whether it is open on a day.
    #[must_use]
    pub fn is_open(&self, day: Date) -> bool {
        let holiday = self.closed_on_holidays && holidays::is_day_off(day);
        self.weekdays.has(day.weekday()) && !holiday && !self.closed.contains(&day)
    }

    /// Children that its roster can have.
    #[must_use]
    pub const fn most_children(&self) -> usize {
        match self.kind {
            FacilityKind::Nursery | FacilityKind::Centre => MOST_CHILDREN,
            FacilityKind::School => MOST_PUPILS,
        }
    }

    /// The moments of a day at which somebody has to look who is missing: each class's cut-off, and the first minute
    /// after a bus is due and after closing. None on a day off.
    #[must_use]
    pub fn moments(&self, day: Date) -> BTreeSet<Time> {
        if self.kind != FacilityKind::Nursery || !self.is_open(day) {
            return BTreeSet::new();
        }
        let after = |time: Time| time.saturating_add(jiff::Span::new().minutes(1));
        let cutoffs = self.classes.iter().map(|class| class.cutoff);
        let dues = self.lines.iter().map(|line| after(line.due));
        cutoffs.chain(dues).chain([after(self.closing)]).collect()
    }

    /// The cut-off of a child's class; closing where the class is gone.
    #[must_use]
    pub fn cutoff(&self, child: &RosterChild) -> Time {
        self.classes.iter().find(|class| class.id == child.class).map_or(self.closing, |class| class.cutoff)
    }
}

/// The line and the day that a run's name consists of.
#[must_use]
pub fn run_parts(run: &str) -> Option<(&str, Date)> {
    let (line, day) = run.rsplit_once('.')?;
    let day = Date::strptime("%Y%m%d", day).ok()?;
    (run_id(line, day) == run).then_some((line, day))
}

/// Names a line's run on a day.
#[must_use]
pub fn run_id(line: &str, day: Date) -> String {
    format!("{line}.{}", day.strftime("%Y%m%d"))
}
