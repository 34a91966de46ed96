//! Whether a facility and its roster make sense before anyone relies on them.

use super::{BusLine, Facility, FacilityKind, Guardian, RosterChild};
use crate::{
    flaw::{Checked, Flaw, hold, line, unique},
    my_number,
};

impl Facility {
    /// Whether it can be used.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self) -> Result<(), Flaw> {
        hold(is_facility_id(&self.id), "id", "shape")?;
        line(&self.name, 40, "name")?;
        hold(!self.weekdays.is_empty(), "weekdays", "empty")?;
        hold(self.closed.len() <= 400, "closed", "too_many")?;
        self.after_fever.as_deref().map_or(Ok(()), |rule| line(rule, 200, "after_fever"))?;
        let nursery = self.kind == FacilityKind::Nursery;
        let school = self.kind == FacilityKind::School;
        hold(school == self.school_year.is_some(), "school_year", if school { "empty" } else { "not_a_school" })?;
        hold(self.school_year.is_none_or(|year| (2000..2100).contains(&year)), "school_year", "shape")?;
        hold(!nursery || !self.classes.is_empty(), "classes", "empty")?;
        hold(self.classes.len() <= 80, "classes", "too_many")?;
        unique(self.classes.iter().map(|class| &class.id), "classes")?;
        for (place, class) in self.classes.iter().enumerate() {
            hold(is_word(&class.id, 8), format!("classes.{place}.id"), "shape")?;
            line(&class.name, 20, &format!("classes.{place}.name"))?;
            hold(class.cutoff < self.closing, format!("classes.{place}.cutoff"), "after_closing")?;
            hold(school || class.grade.is_none(), format!("classes.{place}.grade"), "not_a_school")?;
        }
        hold(self.staff.len() <= 200, "staff", "too_many")?;
        unique(self.staff.iter().map(|carer| &carer.id), "staff")?;
        for (place, carer) in self.staff.iter().enumerate() {
            let id = carer.id.strip_prefix("s_");
            hold(id.is_some_and(|id| is_word(id, 14)), format!("staff.{place}.id"), "shape")?;
            line(&carer.name, 30, &format!("staff.{place}.name"))?;
        }
        hold(self.groups.len() <= 100, "groups", "too_many")?;
        unique(self.groups.iter().map(|group| &group.id), "groups")?;
        for (place, group) in self.groups.iter().enumerate() {
            hold(is_word(&group.id, 16), format!("groups.{place}.id"), "shape")?;
            line(&group.name, 30, &format!("groups.{place}.name"))?;
        }
        hold(self.lines.len() <= 20, "lines", "too_many")?;
        unique(self.lines.iter().map(|line| &line.id), "lines")?;
        self.lines.iter().enumerate().try_for_each(|(place, one)| bus_line(one, &format!("lines.{place}")))?;
        super::mark::check(&self.marks, school)
    }
}

fn bus_line(one: &BusLine, field: &str) -> Checked {
    hold(is_word(&one.id, 16), format!("{field}.id"), "shape")?;
    line(&one.name, 30, &format!("{field}.name"))?;
    line(&one.vehicle, 30, &format!("{field}.vehicle"))?;
    hold(one.departs < one.due, format!("{field}.due"), "backwards")?;
    hold(one.stops.len() <= 60, format!("{field}.stops"), "too_many")?;
    unique(one.stops.iter().map(|stop| &stop.id), &format!("{field}.stops"))?;
    for (place, stop) in one.stops.iter().enumerate() {
        hold(is_word(&stop.id, 8), format!("{field}.stops.{place}.id"), "shape")?;
        line(&stop.name, 30, &format!("{field}.stops.{place}.name"))?;
    }
    Ok(())
}

impl RosterChild {
    /// Whether it can stand on the roster of `facility`.
    ///
    /// # Errors
    /// The first contradiction.
    pub fn check(&self, facility: &Facility) -> Result<(), Flaw> {
        let id = self.id.strip_prefix("k_");
        hold(id.is_some_and(|id| is_word(id, 24)), "id", "shape")?;
        line(&self.name, 40, "name")?;
        line(&self.kana, 60, "kana")?;
        // Whoever has left was in a class that the school may have no more.
        let class = facility.classes.iter().any(|class| class.id == self.class);
        hold(class || self.until.is_some(), "class", "unknown")?;
        if let (Some(from), Some(until)) = (self.from, self.until) {
            hold(from <= until, "until", "backwards")?;
        }
        if let Some(card) = &self.card {
            let plain = (1..=32).contains(&card.len()) && card.bytes().all(|byte| byte.is_ascii_graphic());
            hold(plain, "card", "shape")?;
            hold(!my_number::contains(card), "card", "my_number_refused")?;
        }
        for group in &self.groups {
            hold(facility.groups.iter().any(|one| one.id == *group), "groups", "unknown")?;
        }
        unique(self.rides.iter().map(|ride| &ride.line), "rides")?;
        for (place, ride) in self.rides.iter().enumerate() {
            let found = facility.lines.iter().find(|line| line.id == ride.line);
            let Some(found) = found else { return hold(false, format!("rides.{place}.line"), "unknown") };
            let stops = found.stops.iter().any(|stop| stop.id == ride.stop);
            hold(stops, format!("rides.{place}.stop"), "unknown")?;
        }
        hold(self.guardians.len() <= 8, "guardians", "too_many")?;
        unique(self.guardians.iter().map(|guardian| &guardian.id), "guardians")?;
        self.guardians.iter().enumerate().try_for_each(|(place, one)| guardian(one, &format!("guardians.{place}")))
    }
}

fn guardian(one: &Guardian, field: &str) -> Checked {
    let id = one.id.strip_prefix("g_");
    hold(id.is_some_and(|id| is_word(id, 24)), format!("{field}.id"), "shape")?;
    line(&one.name, 40, &format!("{field}.name"))?;
    line(&one.relation, 10, &format!("{field}.relation"))?;
    hold(one.household.as_deref().is_none_or(|id| is_word(id, 8)), format!("{field}.household"), "shape")?;
    // A child that could report itself absent could stay away unseen.
    hold(!(one.is_child && one.may_report), format!("{field}.may_report"), "own_phone")?;
    hold(!(one.is_child && one.may_collect), format!("{field}.may_collect"), "own_phone")
}

/// Whether a text has the shape of a facility's id. It travels in table keys, addresses and QR codes.
#[must_use]
pub fn is_facility_id(id: &str) -> bool {
    (2..=20).contains(&id.len()) && id.bytes().all(|byte| is_small(byte) || byte == b'-')
}

pub(super) fn is_word(id: &str, longest: usize) -> bool {
    (1..=longest).contains(&id.len()) && id.bytes().all(is_small)
}

fn is_small(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}
