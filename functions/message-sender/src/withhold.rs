//! Who must not hear it any more: looked at right before sending, so that a loss, a removal or a stop holds back what
//! is queued already.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    calendar::{self, Anchor},
    reservation::State,
    school_message,
};
use tables::{BatchRow, Kind, Profile, Recipient, StoreError};

use crate::{App, guardians};

/// The members that may still be sent to.
pub(crate) async fn reachable(
    app: &App,
    batch: &BatchRow,
    members: Vec<(u32, Recipient)>,
) -> Result<Vec<(u32, Recipient)>, StoreError> {
    let residents = members.iter().map(|(_, member)| member.resident.clone()).collect();
    let profiles: BTreeMap<_, _> = app.residents.profiles(&residents).await?.into_iter().collect();
    match batch.kind {
        Kind::Appointment => return standing(app, batch, members, &profiles).await,
        Kind::Passage | Kind::Question => return guardians::hearing(app, batch, members, &profiles).await,
        Kind::School | Kind::Emergency if is_recalled(app, batch).await? => return Ok(Vec::new()),
        Kind::School | Kind::Emergency => return guardians::hearing(app, batch, members, &profiles).await,
        Kind::Routine | Kind::Answer | Kind::Official => {}
    }
    let children: BTreeSet<_> =
        members.iter().filter_map(|(_, member)| Some((member.resident.clone(), member.child.clone()?))).collect();
    let alive = app.residents.children(&children).await?.into_iter().filter(|found| found.child.ended_at.is_none());
    let alive: BTreeMap<_, _> =
        alive.map(|found| ((found.resident, found.child.member.id), found.child.member.subject)).collect();

    let still = |member: &Recipient| {
        let Some(profile) = profiles.get(&member.resident).filter(|profile| profile.following) else { return false };
        let Some(child) = &member.child else {
            // An answer to something the resident has just asked.
            return true;
        };
        let Some(subject) = alive.get(&(member.resident.clone(), child.clone())) else { return false };
        let rules = calendar::national();
        let carried = || batch.milestones.iter().filter_map(|id| rules.find(id));
        // A pregnancy that has become a child hears nothing about the pregnancy, whatever else the message says.
        let apt = carried().all(|milestone| subject.is_pregnancy() || milestone.anchor() != Anchor::Due);
        // A topic that was turned off since this morning does not take the others with it.
        let wanted = carried()
            .any(|milestone| profile.topics.has(milestone.category()) && rules.push_day(milestone, subject).is_some());
        profile.push_on && apt && wanted
    };
    Ok(members.into_iter().filter(|(_, member)| still(member)).collect())
}

/// The members whose appointment still stands as it did when the batch was made: a cancelled or moved one is not
/// reminded of, a held place that has lapsed is not offered, nothing is said about a pregnancy that was lost. These are
/// not life-stage messages, so stopping those does not stop a reminder of what the family has booked.
async fn standing(
    app: &App,
    batch: &BatchRow,
    members: Vec<(u32, Recipient)>,
    profiles: &BTreeMap<String, Profile>,
) -> Result<Vec<(u32, Recipient)>, StoreError> {
    let families = members.iter().map(|(_, member)| member.resident.clone()).collect();
    let diaries = app.reservations.diaries(&families).await?;
    let children: BTreeSet<_> = members
        .iter()
        .filter_map(|(_, member)| {
            let booking = diaries.get(&member.resident)?.bookings.get(member.child.as_ref()?)?;
            Some(booking.children.iter().map(|child| (member.resident.clone(), child.clone())))
        })
        .flatten()
        .collect();
    let ended = app.residents.ended(&children).await?;
    let about = batch.milestones.first().and_then(|milestone| milestone.split_once(':'));
    let still = |member: &Recipient| {
        let Some((what, slot)) = about else { return false };
        let booking = member.child.as_ref().and_then(|id| diaries.get(&member.resident)?.bookings.get(id));
        let slot = slot.rsplit_once(':').map_or(slot, |(_, slot)| slot);
        let state = |state| if what == "offer" { state == State::Offered } else { state == State::Booked };
        profiles.get(&member.resident).is_some_and(|profile| profile.following)
            && booking.is_some_and(|booking| {
                let lost = |child: &String| ended.contains(&(member.resident.clone(), child.clone()));
                state(booking.state) && booking.slot.to_string() == slot && !booking.children.iter().any(lost)
            })
    };
    Ok(members.into_iter().filter(|(_, member)| still(member)).collect())
}

/// Whether a school has taken back what the batch is about.
async fn is_recalled(app: &App, batch: &BatchRow) -> Result<bool, StoreError> {
    let Some(id) = batch.milestones.first() else { return Ok(false) };
    let message = app.school.message(id).await?;
    Ok(message.is_none_or(|row| matches!(row.message.state, school_message::State::Recalled { .. })))
}
