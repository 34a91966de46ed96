//! A step about the nursery: reads whom the resident may report about, and writes down what they say. It is written
//! before the answer is claimed, under the event as its idempotency key: written again it is the same fact.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    age::days_after,
    dialogue::{AttendStep, Ward, absentees},
    facility::{Facility, REPORTED_AHEAD},
    family::Token,
};
use jiff::{Timestamp, civil::Date};
use platform::digest;
use sync::{
    entry::{FacilityId, Subject, Why},
    fold::{ChildDay, fold},
};
use tables::{DeskFact, DeskWrite, Filed, Link, RosterRow, Saying, StoreError};

use crate::{App, error::EventError};

/// Days of which the chat says what is reported already.
const SHOWN: i32 = 7;

/// Those whom the resident may report about, after what the step says has been written down.
pub(crate) async fn wards(
    app: &App,
    resident: &str,
    step: &AttendStep,
    event: &str,
    now: Timestamp,
) -> Result<Vec<Ward>, EventError> {
    let today = platform::today(now);
    let charges = charges(app, resident, step, today).await?;
    let wards: Vec<Ward> = charges.iter().map(|charge| charge.ward(today)).collect();
    let mut facts: BTreeMap<&str, Vec<DeskFact>> = BTreeMap::new();
    for (charge, day, saying) in said(&charges, &wards, step, today) {
        facts.entry(&charge.link.facility).or_default().extend(charge.link.says(day, saying));
    }
    for (facility, facts) in facts {
        let Ok(place) = FacilityId::new(facility) else { continue };
        let request = digest(&[resident, event], 8);
        let now = now.as_millisecond();
        // One event asks for one thing.
        let write = DeskWrite { facility: place, facts, request, asked: String::new(), now, audit: None };
        app.attendance.file(&write).await?;
        // Also where an earlier delivery wrote it: that one may have ended before it said so.
        if let Err(error) = app.attendance_events.send(vec![format!("filed:{facility}")]).await {
            tracing::warn!(facility, %error, "the board hears of it with the next push");
        }
    }
    Ok(wards)
}

/// What the step says, about whom, of which day.
fn said<'c>(charges: &'c [Charge], wards: &[Ward], step: &AttendStep, today: Date) -> Vec<(&'c Charge, Date, Saying)> {
    let of = |tokens: &[Token]| charges.iter().filter(|charge| tokens.contains(&charge.link.token)).collect::<Vec<_>>();
    let absent = |charge: &Charge, day: Date| charge.days.get(&day).is_some_and(|day| day.absence.is_some());
    match step {
        AttendStep::Absent(who, day) if *day >= today => {
            let who: Vec<Token> = absentees(wards, who, *day).iter().map(|ward| ward.token).collect();
            // A reason that was given on the page is not taken back by a second report.
            let fresh = of(&who).into_iter().filter(|charge| !absent(charge, *day));
            fresh.map(|charge| (charge, *day, Saying::Absent(Why::Other))).collect()
        }
        AttendStep::Comes(who, day) if *day >= today => {
            let back = of(who).into_iter().filter(|charge| absent(charge, *day));
            back.map(|charge| (charge, *day, Saying::Comes)).collect()
        }
        AttendStep::Coming(token, day) if *day == today => {
            let both = |charge| {
                let withdrawn = absent(charge, *day).then_some(Saying::Comes);
                withdrawn.into_iter().chain([Saying::OnTheWay(None)]).map(move |saying| (charge, *day, saying))
            };
            of(&[*token]).into_iter().flat_map(both).collect()
        }
        _ => Vec::new(),
    }
}

/// A child that the resident may report about.
struct Charge {
    link: Link,
    row: RosterRow,
    facility: Facility,
    /// The days that matter here, as they were before.
    days: BTreeMap<Date, ChildDay>,
}

impl Charge {
    fn ward(&self, today: Date) -> Ward {
        let reach = (0..=REPORTED_AHEAD).map(|n| days_after(today, n));
        let absent = self.days.iter().filter(|(day, state)| **day >= today && state.absence.is_some());
        Ward {
            token: self.link.token,
            expected: reach.filter(|day| self.row.child.is_expected(&self.facility, *day)).collect(),
            absent: absent.map(|(day, _)| *day).collect(),
            seen: self.days.get(&today).is_some_and(|day| day.seen),
        }
    }
}

async fn charges(app: &App, resident: &str, step: &AttendStep, today: Date) -> Result<Vec<Charge>, StoreError> {
    let days: BTreeSet<Date> = (0..SHOWN).map(|n| days_after(today, n)).chain(day_of(step)).collect();
    let mut facilities: BTreeMap<String, Option<Facility>> = BTreeMap::new();
    let mut charges = Vec::new();
    for link in app.attendance.links(resident).await? {
        let Some(row) = app.attendance.roster_child(&link.facility, &link.child).await? else { continue };
        if !row.rights(&link.guardian).report {
            continue;
        }
        if !facilities.contains_key(&link.facility) {
            let found = app.attendance.facility(&link.facility).await?;
            facilities.insert(link.facility.clone(), found.map(|row| row.facility));
        }
        let Some(facility) = facilities.get(&link.facility).cloned().flatten() else { continue };
        let items: Vec<_> = days.iter().filter_map(|day| link.item(*day)).collect();
        let Some((place, _)) = items.first().cloned() else { continue };
        let filed = app.attendance.filed(&place, &items.into_iter().map(|(_, item)| item).collect()).await?;
        charges.push(Charge { link, row, facility, days: by_day(filed) });
    }
    Ok(charges)
}

fn by_day(filed: BTreeMap<(Subject, Date), Filed>) -> BTreeMap<Date, ChildDay> {
    filed.into_iter().map(|((_, day), filed)| (day, fold(&filed.events))).collect()
}

fn day_of(step: &AttendStep) -> Option<Date> {
    match step {
        AttendStep::Absent(_, day) | AttendStep::Comes(_, day) | AttendStep::Coming(_, day) => Some(*day),
        AttendStep::Who | AttendStep::Day(_) | AttendStep::Pick(_) => None,
    }
}
