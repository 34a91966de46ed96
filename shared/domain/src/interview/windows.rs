//! From hours to slots: a teacher is there from then until then on these days.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::Slot;
use super::board::minute;
use super::check::LENGTHS;
use crate::flaw::{Checked, Flaw, hold};

/// The same hours on several days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewWindows))]
#[serde(deny_unknown_fields)]
pub struct Windows {
    /// 1 to 60.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<String>))]
    pub days: BTreeSet<Date>,
    /// The first slot starts then.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub from: Time,
    /// The last one has ended by then.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub until: Time,
    /// Minutes of a slot.
    pub length: u16,
    /// Minutes between one slot and the next, at most 120: to write something down, to reach the next home.
    #[serde(default)]
    pub gap: u16,
    /// When the teacher is away in between, at most 10.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
}

/// A teacher is away, on each of the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = InterviewPause))]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// From then.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub from: Time,
    /// Until then; the next slot starts here.
    #[cfg_attr(feature = "schema", schema(value_type = String))]
    pub until: Time,
}

impl Windows {
    /// The slots, in order.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn slots(&self) -> Result<Vec<Slot>, Flaw> {
        self.check()?;
        let times = self.times();
        let on = |day: &Date| {
            let day = *day;
            times.iter().map(move |starts| Slot { starts: day.to_datetime(*starts), minutes: self.length })
        };
        Ok(self.days.iter().flat_map(on).collect())
    }

    fn check(&self) -> Checked {
        hold(!self.days.is_empty(), "days", "empty")?;
        hold(self.days.len() <= 60, "days", "too_many")?;
        hold(self.from < self.until, "until", "backwards")?;
        hold(LENGTHS.contains(&self.length), "length", "out_of_range")?;
        hold(self.gap <= 120, "gap", "out_of_range")?;
        hold(self.pauses.len() <= 10, "pauses", "too_many")?;
        for (place, pause) in self.pauses.iter().enumerate() {
            hold(pause.from < pause.until, format!("pauses.{place}.until"), "backwards")?;
        }
        let times = self.pauses.iter().flat_map(|pause| [pause.from, pause.until]);
        let whole = |time: Time| time.second() == 0 && time.subsec_nanosecond() == 0;
        hold(times.chain([self.from, self.until]).all(whole), "from", "shape")
    }

    fn times(&self) -> Vec<Time> {
        let (length, gap) = (i32::from(self.length), i32::from(self.gap));
        let mut found = Vec::new();
        let mut start = minute(self.from);
        while start + length <= minute(self.until) {
            let inside = |pause: &&Pause| minute(pause.from) < start + length && start < minute(pause.until);
            if let Some(pause) = self.pauses.iter().find(inside) {
                start = minute(pause.until);
                continue;
            }
            found.extend(time(start));
            start += length + gap;
        }
        found
    }
}

fn time(minute: i32) -> Option<Time> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}
