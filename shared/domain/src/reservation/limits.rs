//! How many appointments a child and a family may have. The diary is one row, so what is counted here is still so when
//! the booking is written.

use jiff::civil::{Date, DateTime};

use super::booking::{Booking, Diary};
use super::service::{Limit, Period, Service};
use crate::age::fiscal_year;

/// Whether these children (none: the household) may have one more appointment on `day`, beside what is in the diary. A
/// booking that moves is taken out of it first: it makes room for itself.
#[must_use]
pub fn within_limits(service: &Service, children: &[String], day: Date, diary: &Diary, now: DateTime) -> bool {
    let counted = |limit: Limit, of: &dyn Fn(&Booking) -> bool| {
        let same = diary.bookings.values().filter(|booking| {
            booking.slot.service == service.id && booking.state.counts() && in_period(booking, limit.period, day, now)
        });
        same.filter(|booking| of(booking)).count() < usize::from(limit.count)
    };
    let child = |limit| children.iter().all(|child| counted(limit, &|booking| booking.children.contains(child)));
    service.limits.per_child.is_none_or(child)
        && service.limits.per_household.is_none_or(|limit| counted(limit, &|_| true))
}

fn in_period(booking: &Booking, period: Period, day: Date, now: DateTime) -> bool {
    let on = booking.slot.starts.date();
    match period {
        Period::Ahead => booking.state.is_live() && booking.slot.starts > now,
        Period::Month => on.first_of_month() == day.first_of_month(),
        Period::FiscalYear => fiscal_year(on) == fiscal_year(day),
        Period::Campaign => true,
    }
}
