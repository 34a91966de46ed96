//! From a day back to the families: which days of birth and due dates have something to hear on it. The daily run asks
//! the table for exactly these, so it reads only who is due (and no date-wide index exists to read hot).
//!
//! Every rule grows with its anchor: a child born later reaches nothing earlier. So the anchors that fall on one day are
//! one stretch, found by bisection, and each answer is checked by the rule itself.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::rule::Anchors;
use super::{Anchor, Calendar, Milestone, is_preterm};
use crate::age::days_after;
use crate::family::{Subject, days};

/// A day by which subjects are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorKey {
    /// Born on that day.
    Birth(Date),
    /// Expected on that day: pregnancies, and born children on corrected age.
    Due(Date),
}

impl AnchorKey {
    /// The keys under which a subject must be found. Two for a child born before 37w0d, whose check-ups count from the
    /// due date and whose everything else counts from birth.
    #[must_use]
    pub fn of(subject: &Subject) -> Vec<Self> {
        match subject {
            Subject::Pregnancy { due_date, .. } => vec![Self::Due(*due_date)],
            Subject::Child { birth_date, due_date: Some(due) } if is_preterm(*birth_date, *due) => {
                vec![Self::Birth(*birth_date), Self::Due(*due)]
            }
            Subject::Child { birth_date, .. } => vec![Self::Birth(*birth_date)],
        }
    }
}

impl Calendar {
    /// Every day of birth and due date for which some milestone may be heard of on `day`.
    #[must_use]
    pub fn keys_due_on(&self, day: Date) -> BTreeSet<AnchorKey> {
        self.milestones().flat_map(|milestone| self.stretch(milestone, day)).collect()
    }

    /// The same for one milestone.
    #[must_use]
    pub fn keys_due_on_for(&self, milestone: &Milestone, day: Date) -> BTreeSet<AnchorKey> {
        self.stretch(milestone, day).into_iter().collect()
    }

    fn stretch(&self, milestone: &Milestone, day: Date) -> Vec<AnchorKey> {
        if day < milestone.effective_from {
            return Vec::new();
        }
        let opens = |anchor: Date| self.opens(milestone, anchors(milestone, anchor));
        let closes = |anchor: Date| self.window(milestone, anchors(milestone, anchor)).1;
        // On the first day of a new right everyone already inside the window hears of it.
        let first = if milestone.announce && day == milestone.effective_from && milestone.ends.is_some() {
            first_reaching(closes, day)
        } else {
            first_reaching(opens, day)
        };
        let (Some(first), Some(beyond)) = (first, first_reaching(opens, days_after(day, 1))) else { return Vec::new() };

        let hears = |anchor: &Date| self.heard(milestone, anchors(milestone, *anchor)) == Some(day);
        let mut found: Vec<Date> = (0..days(first, beyond)).map(|later| days_after(first, later)).collect();
        // Who is in force is one stretch too: with both ends in it, so is everyone between.
        if !(found.first().is_some_and(hears) && found.last().is_some_and(hears)) {
            found.retain(hears);
        }
        let by_due = found.iter().filter(|_| milestone.anchor() == Anchor::Due || milestone.corrected);
        let by_birth = found.iter().filter(|_| milestone.anchor() == Anchor::Birth);
        by_due.map(|day| AnchorKey::Due(*day)).chain(by_birth.map(|day| AnchorKey::Birth(*day))).collect()
    }
}

fn anchors(milestone: &Milestone, anchor: Date) -> Anchors {
    match milestone.anchor() {
        Anchor::Due => Anchors { birth: None, due: Some(anchor) },
        Anchor::Birth => Anchors { birth: Some(anchor), due: None },
    }
}

/// The first anchor for which the growing `rule` reaches `target`: a guess from the rule's distance today, widened until
/// it holds the answer, then halved.
fn first_reaching(rule: impl Fn(Date) -> Option<Date>, target: Date) -> Option<Date> {
    let guess = days_after(target, -days(target, rule(target)?));
    let reached = |offset: i32| rule(days_after(guess, offset)).map(|day| day >= target);
    let (mut below, mut above) = (-1, 0);
    // 13 doublings are 22 years: more than any rule gathers on one day.
    for _ in 0..13 {
        if !reached(below)? {
            break;
        }
        above = below;
        below *= 2;
    }
    for _ in 0..13 {
        if reached(above)? {
            break;
        }
        below = above;
        above = above * 2 + 1;
    }
    if reached(below)? || !reached(above)? {
        return None;
    }
    while above - below > 1 {
        let middle = below + (above - below) / 2;
        if reached(middle)? {
            above = middle;
        } else {
            below = middle;
        }
    }
    Some(days_after(guess, above))
}
