//! The roster, and how guardians get onto it.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{Invitation, NewInvitation, Refusal, SaveChildren, SavedChildren, StaffRosterChild};
use jiff::SignedDuration;
use platform::{Problem, auth::Carer};
use tables::{ChildSave, InvitationRow, RosterRow};

use super::{audit, enter, flawed};
use crate::{App, keys, shown};

/// Children of one request.
const AT_ONCE: usize = 100;
/// A letter that is handed over at pick-up is read within the week.
const INVITED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<Vec<StaffRosterChild>>, Problem> {
    enter(&app, &carer, &id).await?;
    let mut rows = app.attendance.roster(&id).await?;
    rows.sort_by(|one, other| (&one.child.class, &one.child.kana).cmp(&(&other.child.class, &other.child.kana)));
    Ok(Json(rows.into_iter().map(card).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(SaveChildren { children }): Json<SaveChildren>,
) -> Result<Json<SavedChildren>, Problem> {
    let facility = enter(&app, &carer, &id).await?;
    if children.is_empty() || children.len() > AT_ONCE {
        return Err(Refusal::BadRequest.into());
    }
    for save in &children {
        save.child.check(&facility).map_err(|mut flaw| {
            flaw.field = format!("{}.{}", save.child.id, flaw.field);
            flawed(Refusal::ChildInvalid, &flaw)
        })?;
    }
    let mut ids: Vec<&str> = children.iter().map(|save| save.child.id.as_str()).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        return Err(super::because(Refusal::ChildInvalid, "children: twice"));
    }
    let new = children.iter().filter(|save| save.version == 0).count();
    if new > 0 && app.attendance.roster(&id).await?.len() + new > facility.most_children() {
        return Err(Refusal::RosterTooLarge.into());
    }
    let saves: Vec<_> = children.into_iter().map(|save| ChildSave { child: save.child, over: save.version }).collect();
    let entry = |child: &domain::facility::RosterChild| audit(&app, &carer, "roster.saved", &child.id);
    let stale = app.attendance.save_children(&id, &saves, entry).await?;
    Ok(Json(SavedChildren { saved: saves.len() - stale.len(), stale }))
}

pub(crate) async fn invite(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child)): Path<(String, String)>,
    Json(NewInvitation { guardian_id }): Json<NewInvitation>,
) -> Result<(StatusCode, Json<Invitation>), Problem> {
    enter(&app, &carer, &id).await?;
    let row = app.attendance.roster_child(&id, &child).await?.ok_or(Refusal::NotFound)?;
    row.child.guardian(&guardian_id).ok_or(Refusal::NotFound)?;
    let now = app.world.clock.now();
    let until = now.checked_add(INVITED_FOR).map_err(Problem::failed)?;
    let code = keys::new_code(&app.world.ids);
    let invitation = InvitationRow { facility: id, child, guardian: guardian_id, expires_at: until.as_second() };
    let entry = audit(&app, &carer, "guardian.invited", &invitation.child);
    app.attendance.invite(&keys::hash(&code), &invitation, &entry).await?;
    // Behind the `#`: it never reaches a server's log.
    let link = format!("{}#join/{code}", app.page.as_str());
    Ok((StatusCode::CREATED, Json(Invitation { code, link, expires_at: shown::moment(until) })))
}

/// A child as staff see it: with the flags as they were written, and beside them what is ordered.
pub(super) fn card(row: RosterRow) -> StaffRosterChild {
    let RosterRow { child, version, links, orders } = row;
    let orders = orders.into_iter().map(super::orders::card).collect();
    StaffRosterChild { child, version, joined: links.into_keys().collect(), orders }
}
