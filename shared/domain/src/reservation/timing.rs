//! When a slot can be booked and cancelled, and when its reminders are due. Everything is compared with a `now` that
//! the caller brings.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::service::{Reminder, Service};
use crate::age::days_after;

/// Why a slot cannot be booked at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// It has begun.
    Past,
    /// Booking has not opened yet, or the campaign is over.
    NotOpen,
    /// Booking is over.
    TooLate,
}

impl Service {
    /// Whether a slot can be booked at `now`.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn bookable(&self, slot_starts: DateTime, now: DateTime) -> Result<(), Closed> {
        if slot_starts <= now {
            return Err(Closed::Past);
        }
        let opens = days_after(slot_starts.date(), -i32::from(self.opening.days_before))
            .to_datetime(jiff::civil::Time::midnight());
        let campaign = self.opening.campaign.as_ref();
        if now < opens || campaign.is_some_and(|campaign| now < campaign.opens_at || now >= campaign.closes_at) {
            return Err(Closed::NotOpen);
        }
        if now > minutes_before(slot_starts, self.opening.closes_minutes) {
            return Err(Closed::TooLate);
        }
        Ok(())
    }

    /// Whether a family can cancel or change by itself at `now`.
    #[must_use]
    pub fn can_cancel(&self, slot_starts: DateTime, now: DateTime) -> bool {
        now < slot_starts && now <= minutes_before(slot_starts, self.cancel_minutes)
    }
}

/// When a reminder is due.
#[must_use]
pub fn reminder_at(reminder: &Reminder, slot_starts: DateTime) -> DateTime {
    days_after(slot_starts.date(), -i32::from(reminder.days_before)).to_datetime(reminder.at)
}

fn minutes_before(time: DateTime, minutes: u32) -> DateTime {
    time.saturating_sub(i64::from(minutes).minutes())
}
