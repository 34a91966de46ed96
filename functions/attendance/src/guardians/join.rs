//! Joining a child with the code that its facility handed out, and leaving again.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{InvitationCard, InvitationCode, Joining, Refusal};
use domain::family::Token;
use platform::{Problem, auth::Resident};
use tables::{AuditEntry, InvitationRow};

use super::own;
use crate::{App, keys};

/// Whom the code is about, before anyone joins.
pub(crate) async fn look(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(InvitationCode { code }): Json<InvitationCode>,
) -> Result<Json<InvitationCard>, Problem> {
    let invitation = good(&app, &keys::hash(&code)).await?;
    Ok(Json(card(&app, &invitation, &resident).await?))
}

pub(crate) async fn join(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(Joining { code, token }): Json<Joining>,
) -> Result<(StatusCode, Json<InvitationCard>), Problem> {
    let token = Token::parse(&token).map_err(Refusal::from)?;
    let hash = keys::hash(&code);
    let invitation = good(&app, &hash).await?;
    let shown = card(&app, &invitation, &resident).await?;
    let links = app.attendance.links(&resident.id).await?;
    // Two children of one family behind one emoji could not be told apart in LINE.
    let same = |link: &&tables::Link| {
        (link.facility.as_str(), link.child.as_str()) != (&invitation.facility, &invitation.child)
    };
    if links.iter().filter(same).any(|link| link.token == token) {
        return Err(Refusal::TokenTaken.into());
    }
    let entry = audit(&app, &resident, "guardian.joined", &invitation.child);
    if !app.attendance.join(&hash, &invitation, &resident.id, token, &entry).await? {
        return Err(Refusal::CodeInvalid.into());
    }
    Ok((StatusCode::CREATED, Json(shown)))
}

pub(crate) async fn leave(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(child): Path<String>,
) -> Result<StatusCode, Problem> {
    let (link, ..) = own(&app, &resident, &child).await?;
    let entry = audit(&app, &resident, "guardian.left", &link.child);
    app.attendance.leave(&link, &resident.id, &entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn good(app: &App, hash: &str) -> Result<InvitationRow, Problem> {
    let row = app.attendance.invitation(hash).await?;
    let now = app.world.clock.now().as_second();
    Ok(row.filter(|row| row.expires_at > now).ok_or(Refusal::CodeInvalid)?)
}

/// Whom it is about, for somebody who can join with it. For anybody whom an order keeps out it is no code at all.
async fn card(app: &App, invitation: &InvitationRow, resident: &Resident) -> Result<InvitationCard, Problem> {
    let facility = app.attendance.facility(&invitation.facility).await?.ok_or(Refusal::CodeInvalid)?.facility;
    let row = app.attendance.roster_child(&invitation.facility, &invitation.child).await?;
    let row = row.ok_or(Refusal::CodeInvalid)?;
    row.ties().may_join(&row.child, &invitation.guardian, &resident.id).map_err(|_| Refusal::CodeInvalid)?;
    let child = row.child;
    let guardian = child.guardian(&invitation.guardian).ok_or(Refusal::CodeInvalid)?;
    let class = facility.classes.iter().find(|class| class.id == child.class);
    Ok(InvitationCard {
        facility: facility.name.clone(),
        name: child.name.clone(),
        relation: guardian.relation.clone(),
        class: class.map_or(String::new(), |class| class.name.clone()),
    })
}

fn audit(app: &App, resident: &Resident, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: resident.id.clone(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
