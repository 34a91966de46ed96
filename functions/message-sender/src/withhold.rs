//! Who must not hear it any more: looked at right before sending, so that a loss, a removal or a stop holds back what
//! is queued already.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{self, Anchor};
use tables::{BatchRow, Recipient, StoreError};

use crate::App;

/// The members that may still be sent to.
pub(crate) async fn reachable(
    app: &App,
    batch: &BatchRow,
    members: Vec<(u32, Recipient)>,
) -> Result<Vec<(u32, Recipient)>, StoreError> {
    let residents = members.iter().map(|(_, member)| member.resident.clone()).collect();
    let profiles: BTreeMap<_, _> = app.residents.profiles(&residents).await?.into_iter().collect();
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
