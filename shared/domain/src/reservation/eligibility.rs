//! Who may have an appointment, and on which days. Knows rules, ages and what the family had before; refuses to know
//! whether a place is free or how many they may have.

use jiff::civil::Date;

use super::booking::{Booking, Diary, State};
use super::service::{Gap, Party as For, Prior, Service, WeekRange};
use super::stretch::{Days, apart_from, ends};
use crate::age::days_after;
use crate::calendar::national;
use crate::family::{Subject, TERM_DAYS};
use crate::text::{Key, Lang, LineText, Param};

/// Children in one booking where a service does not say.
const CHILDREN_AT_ONCE: u8 = 10;

/// Those for whom one appointment is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Children and pregnancies by id; empty for a household.
    pub members: Vec<(String, Subject)>,
}

impl Party {
    /// The ids, as a booking keeps them.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.members.iter().map(|(id, _)| id.clone()).collect()
    }
}

/// Why a party may not have an appointment on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ineligible {
    /// Not those, not so many, or the same child twice.
    Party,
    /// A child is too young or too old on that day.
    Age {
        /// First day on which it has the age.
        from: Option<Date>,
        /// Last day.
        until: Option<Date>,
    },
    /// The pregnancy is not far enough or too far.
    Weeks {
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Option<Date>,
    },
    /// The day lies outside the windows of the milestones.
    Milestone {
        /// First day of the nearest window; none where no milestone concerns the child.
        from: Option<Date>,
        /// Last day of it.
        until: Option<Date>,
    },
    /// The family has not declared that it lives here.
    Residency,
    /// Something else has to take place before.
    Prior,
    /// Too close to another appointment.
    Gap {
        /// The first day after all of them that is far enough.
        from: Date,
    },
}

impl Ineligible {
    /// For programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Age { .. } => "age",
            Self::Weeks { .. } => "weeks",
            Self::Milestone { .. } => "milestone",
            Self::Residency => "residency",
            Self::Prior => "prior",
            Self::Gap { .. } => "gap",
        }
    }

    /// For people: the reason, and the days on which it would be otherwise.
    #[must_use]
    pub fn text(self, lang: Lang) -> LineText {
        let (key, from, until) = match self {
            Self::Party => (Key::IneligibleParty, None, None),
            Self::Age { from, until } => (Key::IneligibleAge, from, until),
            Self::Weeks { from, until } => (Key::IneligibleWeeks, from, until),
            Self::Milestone { from, until } => (Key::IneligibleMilestone, from, until),
            Self::Residency => (Key::IneligibleResidency, None, None),
            Self::Prior => (Key::IneligiblePrior, None, None),
            Self::Gap { from } => return LineText::of(lang, Key::IneligibleGap, &[("from", Param::Date(from))]),
        };
        let window = match (from, until) {
            (Some(from), Some(until)) => {
                let days = [("from", Param::Date(from)), ("until", Param::Date(until))];
                LineText::of(lang, Key::IneligibleWindow, &days)
            }
            (Some(from), None) => LineText::of(lang, Key::IneligibleFrom, &[("from", Param::Date(from))]),
            (None, Some(until)) => LineText::of(lang, Key::IneligibleUntil, &[("until", Param::Date(until))]),
            (None, None) => return LineText::plain(lang, key),
        };
        LineText::lines(&[LineText::plain(lang, key), window])
    }
}

impl Service {
    /// How many children one booking can be for.
    #[must_use]
    pub fn children_at_once(&self) -> u8 {
        self.limits.children_at_once.unwrap_or(CHILDREN_AT_ONCE)
    }
}

/// Whether `party` may have an appointment on `day`. For a change, `diary` is the diary without the booking that moves.
///
/// # Errors
/// The first reason against it.
pub fn eligible(
    service: &Service,
    party: &Party,
    day: Date,
    diary: &Diary,
    declared_resident: bool,
) -> Result<(), Ineligible> {
    if !fits(service, party) {
        return Err(Ineligible::Party);
    }
    if service.who.residents_only && !declared_resident {
        return Err(Ineligible::Residency);
    }
    for (_, subject) in &party.members {
        for rule in [age(service, subject), weeks(service, subject), milestone(service, subject)].into_iter().flatten()
        {
            if !rule.days.contains(day) {
                return Err(rule.refusal(day));
            }
        }
    }
    if let Some(prior) = &service.who.prior
        && !after(prior, party, diary).contains(day)
    {
        return Err(Ineligible::Prior);
    }
    if let Some(gap) = &service.who.gap {
        let taken = close_to(service, gap, party, diary);
        if !apart_from(&taken, i32::from(gap.days)).contains(day) {
            return Err(Ineligible::Gap { from: behind_all(&taken, gap) });
        }
    }
    Ok(())
}

/// The first and the last day of the stretch of days that is open to one member (none: the household): the one around
/// `today`, or else the next one. On each of these days [`eligible`] says yes to a declared resident. Behind a gap it opens after
/// all other appointments: nobody looks for a second dose before the first.
///
/// # Errors
/// Why there is no such day any more.
pub fn window(
    service: &Service,
    member: Option<&(String, Subject)>,
    diary: &Diary,
    today: Date,
) -> Result<(Option<Date>, Option<Date>), Ineligible> {
    let party = Party { members: member.cloned().into_iter().collect() };
    if !fits(service, &party) {
        return Err(Ineligible::Party);
    }
    let mut days = Days::all();
    for (_, subject) in &party.members {
        for rule in [age(service, subject), weeks(service, subject), milestone(service, subject)].into_iter().flatten()
        {
            days = days.and(&rule.days);
            if days.open(today).is_none() {
                return Err(rule.refusal(today));
            }
        }
    }
    if let Some(prior) = &service.who.prior {
        days = days.and(&after(prior, &party, diary));
        if days.open(today).is_none() {
            return Err(Ineligible::Prior);
        }
    }
    if let Some(gap) = &service.who.gap {
        let taken = close_to(service, gap, &party, diary);
        if !taken.is_empty() {
            let from = behind_all(&taken, gap);
            days = days.and(&Days::between(from, Date::MAX));
            if days.open(today).is_none() {
                return Err(Ineligible::Gap { from });
            }
        }
    }
    Ok(days.open(today).map_or((None, None), ends))
}

fn fits(service: &Service, party: &Party) -> bool {
    let members = &party.members;
    let twice =
        members.iter().enumerate().any(|(place, (id, _))| members.iter().skip(place + 1).any(|(other, _)| other == id));
    let pregnancies = members.iter().filter(|(_, subject)| subject.is_pregnancy()).count();
    let shape = match service.party {
        For::Household => members.is_empty(),
        For::Children => !members.is_empty() && pregnancies == 0,
        For::Pregnancy => members.len() == 1 && pregnancies == 1,
        For::Either => !members.is_empty() && (pregnancies == 0 || pregnancies == members.len()),
    };
    shape && !twice && members.len() <= usize::from(service.children_at_once())
}

/// A rule about one member: on which days it is kept, and what is said where it is not.
struct Rule {
    days: Days,
    refusal: fn(Option<Date>, Option<Date>) -> Ineligible,
}

impl Rule {
    fn refusal(&self, day: Date) -> Ineligible {
        let (from, until) = self.days.around(day).map_or((None, None), ends);
        (self.refusal)(from, until)
    }
}

/// An age is a born child's.
fn age(service: &Service, subject: &Subject) -> Option<Rule> {
    let (first, last) = service.who.age?.days(subject.birth_date()?);
    Some(Rule { days: Days::between(first, last), refusal: |from, until| Ineligible::Age { from, until } })
}

/// Weeks are a pregnancy's.
fn weeks(service: &Service, subject: &Subject) -> Option<Rule> {
    let WeekRange { from, until } = service.who.weeks?;
    let Subject::Pregnancy { due_date, .. } = subject else { return None };
    let begins = |week: i32| days_after(*due_date, week * 7 - TERM_DAYS);
    let days = Days::between(begins(i32::from(from)), days_after(begins(i32::from(until) + 1), -1));
    Some(Rule { days, refusal: |from, until| Ineligible::Weeks { from, until } })
}

fn milestone(service: &Service, subject: &Subject) -> Option<Rule> {
    if service.who.milestones.is_empty() {
        return None;
    }
    let calendar = national();
    let entries = service.who.milestones.iter().filter_map(|id| calendar.entry(calendar.find(id)?, subject));
    let windows = entries.filter(|entry| entry.applies).map(|entry| {
        let last = entry.accepted_until.or(entry.ends);
        (entry.starts.unwrap_or(Date::MIN), last.unwrap_or(Date::MAX))
    });
    Some(Rule { days: Days::any(windows), refusal: |from, until| Ineligible::Milestone { from, until } })
}

/// The days for which something that took place before counts.
fn after(prior: &Prior, party: &Party, diary: &Diary) -> Days {
    let arrived = diary.bookings.values().filter(|booking| {
        let theirs = party.members.is_empty() || booking.children.is_empty() || shares_child(party, booking);
        booking.slot.service == prior.service && booking.state == State::Arrived && theirs
    });
    Days::any(arrived.map(|booking| {
        let day = booking.slot.starts.date();
        (day, prior.within_days.map_or(Date::MAX, |within| days_after(day, i32::from(within))))
    }))
}

/// The days of the appointments that a gap is kept from.
fn close_to(service: &Service, gap: &Gap, party: &Party, diary: &Diary) -> Vec<Date> {
    let close = diary.bookings.values().filter(|booking| {
        let counts = booking.slot.service == service.id || gap.services.contains(&booking.slot.service);
        let theirs = if party.members.is_empty() { booking.children.is_empty() } else { shares_child(party, booking) };
        counts && theirs && booking.state.counts()
    });
    close.map(|booking| booking.slot.starts.date()).collect()
}

fn behind_all(taken: &[Date], gap: &Gap) -> Date {
    days_after(taken.iter().copied().max().unwrap_or(Date::MIN), i32::from(gap.days) + 1)
}

fn shares_child(party: &Party, booking: &Booking) -> bool {
    party.members.iter().any(|(id, _)| booking.children.contains(id))
}
