//! The life-stage calendar: what falls due in a family from pregnancy to the 18th year, written as rules over the due
//! date and the day of birth. Knows national law and its dates of effect; refuses to know what a municipality changes
//! (that is rows of its own), what was already sent, and what day it is.

mod gestation;
mod keys;
mod milestone;
mod reason;
mod rule;

use std::sync::LazyLock;

use jiff::civil::Date;

pub use gestation::{GestationalAge, gestational_age};
pub use keys::AnchorKey;
pub use milestone::{Anchor, CalendarError, Category, Confidence, Fetuses, Milestone};
pub use reason::{Exclusion, Reason};

use crate::age::days_after;
use crate::family::{Subject, days};
use crate::holidays::next_open_day;
use rule::{Anchors, Rule};

/// How long before its end a family hears of a milestone that has only an end.
const NOTICE_BEFORE_END: i32 = 60;

/// How old a push may be and still reach a family that has just registered. Older ones it finds on the page.
const NEWCOMER_LOOKBACK: i32 = 28;

/// Born before 37w0d, a child is preterm (早産): more than this many days before the due date.
const TERM_MARGIN: i32 = 21;

/// The files of the national calendar. A rule may refer to milestones above it.
const NATIONAL: [&str; 6] = [
    include_str!("milestones/pregnancy.toml"),
    include_str!("milestones/birth.toml"),
    include_str!("milestones/checkup.toml"),
    include_str!("milestones/vaccination.toml"),
    include_str!("milestones/nursery.toml"),
    include_str!("milestones/school.toml"),
];

/// Milestones and the arithmetic between them.
#[derive(Debug, Clone)]
pub struct Calendar {
    milestones: Vec<Milestone>,
}

/// One milestone in the life of one subject.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What falls due.
    pub milestone: &'a Milestone,
    /// First day, where the rule has one.
    pub starts: Option<Date>,
    /// Last day by the law, where there is one.
    pub ends: Option<Date>,
    /// The last day on which the office takes it, where that is later than `ends`.
    pub accepted_until: Option<Date>,
    /// Whether it concerns this subject.
    pub applies: bool,
    /// How the dates come about, or why it does not apply.
    pub reason: Reason<'a>,
}

/// The calendar of national law.
pub fn national() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| match Calendar::read(&NATIONAL) {
        Ok(calendar) => calendar,
        #[expect(clippy::panic, reason = "the files are part of the binary and a test reads them")]
        Err(error) => panic!("{error}"),
    });
    &CALENDAR
}

impl Calendar {
    /// Reads milestone files.
    ///
    /// # Errors
    /// The first milestone that cannot be understood.
    pub fn read(files: &[&str]) -> Result<Self, CalendarError> {
        let mut milestones = Vec::new();
        for file in files {
            milestone::read(file, &mut milestones)?;
        }
        Ok(Self { milestones })
    }

    /// Every milestone, in the order of the files.
    pub fn milestones(&self) -> impl Iterator<Item = &Milestone> {
        self.milestones.iter()
    }

    /// The milestone of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Milestone> {
        self.milestones.iter().find(|milestone| milestone.id() == id)
    }

    /// The whole calendar of one subject, with what does not apply to it and why.
    #[must_use]
    pub fn of(&self, subject: &Subject) -> Vec<Entry<'_>> {
        self.milestones.iter().filter_map(|milestone| self.entry(milestone, subject)).collect()
    }

    /// One milestone of one subject; none where the day it is counted from is unknown.
    #[must_use]
    pub fn entry<'a>(&'a self, milestone: &'a Milestone, subject: &Subject) -> Option<Entry<'a>> {
        let anchors = anchors(milestone, subject)?;
        let (starts, ends) = self.window(milestone, anchors);
        let accepted_until = ends.filter(|_| milestone.rolls).map(next_open_day).filter(|open| Some(*open) != ends);
        let exclusion =
            excluded_by_fetuses(milestone, subject).or_else(|| excluded_by_time(milestone, anchors, starts, ends));
        let reason = Reason {
            calendar: self,
            milestone,
            anchors,
            corrected: counts_corrected(milestone, subject),
            accepted_until,
            exclusion,
        };
        Some(Entry { milestone, starts, ends, accepted_until, applies: exclusion.is_none(), reason })
    }

    /// The day on which a family hears of a milestone: its first day, or 60 days before its end where it has only an
    /// end. None where it does not apply, for pregnancy milestones of a born child, and where the rule came into force
    /// after the window had opened without being announced as a new right.
    #[must_use]
    pub fn push_day(&self, milestone: &Milestone, subject: &Subject) -> Option<Date> {
        if milestone.anchor() == Anchor::Due && !subject.is_pregnancy() {
            return None;
        }
        if excluded_by_fetuses(milestone, subject).is_some() {
            return None;
        }
        self.heard(milestone, anchors(milestone, subject)?)
    }

    /// What to tell the family on `day`.
    #[must_use]
    pub fn due_on(&self, subject: &Subject, day: Date) -> Vec<Entry<'_>> {
        self.due_between(subject, day, day)
    }

    /// What to tell the family on `today` when nobody was told anything since `since`: what it should have heard of on
    /// one of these days, as far as something can still be done about it.
    #[must_use]
    pub fn due_between(&self, subject: &Subject, since: Date, today: Date) -> Vec<Entry<'_>> {
        self.entries_where(subject, |entry, push| (since..=today).contains(&push) && !entry.is_over(today))
    }

    /// What to tell at once after a registration or a changed date: still open on `today`, heard of by now, and not
    /// heard of under `before` up to `told`, the last day whose push knew `before`. A newcomer gets what fell due in the
    /// last 28 days, not a whole childhood.
    #[must_use]
    pub fn became_due(&self, before: Option<&Subject>, now: &Subject, told: Date, today: Date) -> Vec<Entry<'_>> {
        self.entries_where(now, |entry, push| {
            let heard_before = before.and_then(|before| self.push_day(entry.milestone, before));
            let news = match heard_before {
                Some(heard) => heard > told,
                None => days(push, today) <= NEWCOMER_LOOKBACK,
            };
            push <= today && news && !entry.is_over(today)
        })
    }

    fn entries_where(&self, subject: &Subject, wanted: impl Fn(&Entry<'_>, Date) -> bool) -> Vec<Entry<'_>> {
        let entry = |milestone| Some((self.push_day(milestone, subject)?, self.entry(milestone, subject)?));
        let entries = self.milestones.iter().filter_map(entry);
        entries.filter(|(push, entry)| wanted(entry, *push)).map(|(_, entry)| entry).collect()
    }

    /// [`Self::push_day`] from the day alone.
    fn heard(&self, milestone: &Milestone, anchors: Anchors) -> Option<Date> {
        let (starts, ends) = self.window(milestone, anchors);
        if excluded_by_time(milestone, anchors, starts, ends).is_some() {
            return None;
        }
        match self.opens(milestone, anchors)? {
            day if day >= milestone.effective_from => Some(day),
            _ => milestone.announce.then_some(milestone.effective_from),
        }
    }

    /// The day on which one would hear of it if the rule had always been in force. Grows with the anchor.
    fn opens(&self, milestone: &Milestone, anchors: Anchors) -> Option<Date> {
        match &milestone.starts {
            Some(rule) => self.day(rule, anchors),
            None => Some(days_after(self.day(milestone.ends.as_ref()?, anchors)?, -NOTICE_BEFORE_END)),
        }
    }

    fn window(&self, milestone: &Milestone, anchors: Anchors) -> (Option<Date>, Option<Date>) {
        let day = |rule: &Option<Rule>| self.day(rule.as_ref()?, anchors);
        (day(&milestone.starts), day(&milestone.ends))
    }

    fn day(&self, rule: &Rule, anchors: Anchors) -> Option<Date> {
        // Ends: a rule refers only to milestones above its own.
        rule.day(anchors, &|place| self.day(self.milestones.get(place)?.starts.as_ref()?, anchors))
    }
}

impl Entry<'_> {
    /// Whether the last day on which anything can be done lies before `day`.
    #[must_use]
    pub fn is_over(&self, day: Date) -> bool {
        self.accepted_until.or(self.ends).is_some_and(|last| last < day)
    }
}

/// Whether a child was born before 37w0d.
pub(crate) fn is_preterm(birth: Date, due: Date) -> bool {
    days(birth, due) > TERM_MARGIN
}

fn counts_corrected(milestone: &Milestone, subject: &Subject) -> bool {
    match subject {
        Subject::Child { birth_date, due_date: Some(due) } => milestone.corrected && is_preterm(*birth_date, *due),
        _ => false,
    }
}

fn anchors(milestone: &Milestone, subject: &Subject) -> Option<Anchors> {
    let (birth, due) = (subject.birth_date(), subject.due_date());
    match milestone.anchor() {
        Anchor::Due => due.map(|due| Anchors { birth: None, due: Some(due) }),
        // Development is looked at by corrected age; what the law counts from birth stays counted from birth.
        Anchor::Birth if counts_corrected(milestone, subject) => Some(Anchors { birth: due, due: None }),
        Anchor::Birth => birth.map(|birth| Anchors { birth: Some(birth), due: None }),
    }
}

fn excluded_by_fetuses(milestone: &Milestone, subject: &Subject) -> Option<Exclusion> {
    // Of a born child nobody asked how many were expected: then neither rule is hidden.
    let Subject::Pregnancy { fetuses, .. } = subject else { return None };
    match milestone.fetuses? {
        Fetuses::One if *fetuses > 1 => Some(Exclusion::OnlyForOne),
        Fetuses::Several if *fetuses <= 1 => Some(Exclusion::OnlyForSeveral),
        Fetuses::One | Fetuses::Several => None,
    }
}

/// Judged on the entry's own window. A pregnancy milestone without an end is about that pregnancy, any other one about
/// the day it opens.
fn excluded_by_time(
    milestone: &Milestone,
    anchors: Anchors,
    starts: Option<Date>,
    ends: Option<Date>,
) -> Option<Exclusion> {
    let last = ends.or(anchors.due).or(starts)?;
    let first = starts.or(ends)?;
    if last < milestone.effective_from {
        return Some(Exclusion::BeforeItBegan(milestone.effective_from));
    }
    milestone.effective_until.filter(|until| first > *until).map(Exclusion::AfterItEnded)
}
