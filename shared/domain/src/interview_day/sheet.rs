//! Interviews as staff write them: pure data, and whether it makes sense.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};

use crate::{
    age::days_after,
    facility::{Facility, FacilityKind},
    flaw::{Checked, Flaw, hold, line, unique},
    interview::{Kind, MOST_SLOTS, MOST_TEACHERS, Plan, Rest, SiblingGap, Slot, Teacher, Windows},
};

/// Districts to choose from.
const MOST_DISTRICTS: usize = 100;
/// Windows of one class.
const MOST_WINDOWS: usize = 20;
/// How far ahead anybody plans, in days.
const FARTHEST: i32 = 366;

/// What staff wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Such as 1学期 個人面談.
    pub title: String,
    /// Who goes where.
    pub kind: Kind,
    /// Which classes, and when their teachers are there.
    pub classes: Vec<ClassHours>,
    /// Time between the slots of siblings.
    pub siblings: SiblingGap,
    /// When a teacher rests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// The last moment at which a family can answer.
    pub deadline: Timestamp,
    /// 町内 to choose from; home visits only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub districts: Vec<String>,
}

/// When the teacher of a class is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassHours {
    /// One of the facility's.
    pub class: String,
    /// Where to go; empty for home visits.
    #[serde(default)]
    pub place: String,
    /// No two at once.
    pub windows: Vec<Windows>,
}

impl ClassHours {
    /// Its slots, in order; none of a window that makes no sense.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots: Vec<Slot> = self.windows.iter().filter_map(|one| one.slots().ok()).flatten().collect();
        slots.sort_unstable();
        slots
    }
}

impl Sheet {
    /// Whether families can be asked. `pupils` says how many children are in each class, `now` is the time in Japan;
    /// `before` is the deadline that was set already, which may lie behind.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(
        &self,
        facility: &Facility,
        pupils: &BTreeMap<String, usize>,
        (now, here): (Timestamp, DateTime),
        before: Option<Timestamp>,
    ) -> Result<(), Flaw> {
        hold(facility.kind != FacilityKind::Centre, "facility_id", "no_classes")?;
        line(&self.title, 40, "title")?;
        hold(!self.classes.is_empty(), "classes", "empty")?;
        hold(self.classes.len() <= MOST_TEACHERS, "classes", "too_many")?;
        unique(self.classes.iter().map(|class| &class.class), "classes")?;
        for (place, class) in self.classes.iter().enumerate() {
            let field = format!("classes.{place}");
            let known = facility.classes.iter().any(|one| one.id == class.class);
            hold(known, format!("{field}.class_id"), "unknown")?;
            hold(pupils.get(&class.class).is_some_and(|count| *count > 0), format!("{field}.class_id"), "no_children")?;
            class_hours(class, &field, here)?;
        }
        let districts = self.districts.iter().enumerate();
        hold(self.districts.is_empty() || self.kind == Kind::HomeVisit, "districts", "not_a_home_visit")?;
        hold(self.districts.len() <= MOST_DISTRICTS, "districts", "too_many")?;
        unique(&self.districts, "districts")?;
        districts.into_iter().try_for_each(|(place, one)| line(one, 20, &format!("districts.{place}")))?;
        hold(self.deadline > now || before == Some(self.deadline), "deadline", "past")?;
        let first = self.slots().into_iter().min();
        let ends = self.deadline.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).datetime();
        hold(first.is_none_or(|first| ends <= first.starts), "deadline", "after_first_slot")?;
        // What is left are the gaps and rests, of which the solver says itself what it can do.
        self.plan_of(String::from("i"), Vec::new()).check()
    }

    /// Every slot of every class.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        self.classes.iter().flat_map(ClassHours::slots).collect()
    }

    /// The first and the last day with a slot.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        let days: BTreeSet<Date> = self.slots().iter().map(|slot| slot.starts.date()).collect();
        Some((*days.first()?, *days.last()?))
    }

    /// The hours of a class.
    #[must_use]
    pub fn class(&self, id: &str) -> Option<&ClassHours> {
        self.classes.iter().find(|class| class.class == id)
    }

    /// For the solver.
    pub(super) fn plan_of(&self, id: String, families: Vec<crate::interview::Family>) -> Plan {
        let teacher = |class: &ClassHours| Teacher { id: class.class.clone(), slots: class.slots() };
        Plan {
            id,
            title: self.title.clone(),
            kind: self.kind,
            teachers: self.classes.iter().map(teacher).collect(),
            siblings: self.siblings,
            rest: self.rest,
            families,
            locked: Vec::new(),
        }
    }
}

fn class_hours(class: &ClassHours, field: &str, here: DateTime) -> Checked {
    if !class.place.is_empty() {
        line(&class.place, 40, &format!("{field}.place"))?;
    }
    hold(!class.windows.is_empty(), format!("{field}.windows"), "empty")?;
    hold(class.windows.len() <= MOST_WINDOWS, format!("{field}.windows"), "too_many")?;
    for (place, window) in class.windows.iter().enumerate() {
        let field = format!("{field}.windows.{place}");
        let slots = window.slots().map_err(|flaw| Flaw { field: format!("{field}.{}", flaw.field), ..flaw })?;
        hold(!slots.is_empty(), field.clone(), "no_slot")?;
        hold(slots.iter().all(|slot| slot.starts > here), format!("{field}.days"), "past")?;
        let last = days_after(here.date(), FARTHEST);
        hold(slots.iter().all(|slot| slot.starts.date() <= last), format!("{field}.days"), "too_far")?;
    }
    let slots = class.slots();
    hold(slots.len() <= MOST_SLOTS, format!("{field}.windows"), "too_many_slots")?;
    let mut pairs = slots.iter().zip(slots.iter().skip(1));
    hold(pairs.all(|(one, next)| end(one) <= next.starts), format!("{field}.windows"), "overlap")
}

/// When a slot is over.
pub(super) fn end(slot: &Slot) -> DateTime {
    slot.starts.saturating_add(jiff::SignedDuration::from_mins(i64::from(slot.minutes)))
}
