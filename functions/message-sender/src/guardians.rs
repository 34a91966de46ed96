//! Who may still hear of a child's day at the nursery: whoever is still a guardian of it, following, and allowed to by
//! the roster and by every order. A question is withdrawn once it answers itself.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use sync::{
    entry::{FacilityId, Subject},
    fold::{ChildDay, fold},
};
use tables::{BatchRow, Kind, Link, Profile, Recipient, RosterRow, StoreError};

use crate::App;

/// The members who are still guardians and to whom it still matters. Stopping the life-stage messages does not stop these.
pub(crate) async fn hearing(
    app: &App,
    batch: &BatchRow,
    members: Vec<(u32, Recipient)>,
    profiles: &BTreeMap<String, Profile>,
) -> Result<Vec<(u32, Recipient)>, StoreError> {
    let wanted = members.iter().flat_map(|(_, member)| links_of(member)).collect();
    let links = app.attendance.links_of(&wanted).await?;
    let mut by_facility: BTreeMap<&str, Vec<&Link>> = BTreeMap::new();
    for link in links.values() {
        by_facility.entry(&link.facility).or_default().push(link);
    }
    let day: Option<Date> = batch.milestones.first().and_then(|day| day.parse().ok());
    let (mut rows, mut days): (BTreeMap<String, RosterRow>, BTreeMap<String, ChildDay>) = Default::default();
    for (facility, links) in by_facility {
        let children: BTreeSet<String> = links.iter().map(|link| link.child.clone()).collect();
        for (child, row) in app.attendance.roster_of(facility, &children).await? {
            rows.insert(tables::link_id(facility, &child), row);
        }
        if batch.kind == Kind::Question
            && let (Some(day), Ok(place)) = (day, FacilityId::new(facility))
        {
            let items = links.iter().filter_map(|link| Some(link.item(day)?.1)).collect();
            for ((subject, _), filed) in app.attendance.filed(&place, &items).await? {
                if let Subject::Child(child) = subject {
                    days.insert(tables::link_id(facility, child.as_str()), fold(&filed.events));
                }
            }
        }
    }
    let now = app.world.clock.now().as_millisecond();
    let matters = |link: &Link| {
        rows.get(&link.id()).is_some_and(|row| may_hear(batch.kind, row, &link.guardian))
            && !days.get(&link.id()).is_some_and(|day| is_answered(day, now))
    };
    let still = |member: &Recipient| {
        profiles.get(&member.resident).is_some_and(|profile| profile.following)
            && links_of(member).filter_map(|key| links.get(&key)).any(&matters)
    };
    Ok(members.into_iter().filter(|(_, member)| still(member)).collect())
}

/// The links of a member: a message of a school may be about several children of theirs.
fn links_of(member: &Recipient) -> impl Iterator<Item = (String, String)> {
    let links = member.child.as_deref().unwrap_or_default().split_whitespace();
    links.map(|link| (member.resident.clone(), link.to_owned()))
}

fn may_hear(kind: Kind, row: &RosterRow, guardian: &str) -> bool {
    match kind {
        Kind::Question => row.rights(guardian).report,
        Kind::School | Kind::Emergency => row.is_written_to(guardian),
        _ => row.rights(guardian).read,
    }
}

/// Seen since, reported absent, or said to be on its way.
fn is_answered(day: &ChildDay, now: sync::clock::Millis) -> bool {
    day.seen || day.absence.is_some() || day.coming.as_ref().is_some_and(|coming| coming.holds(now))
}
