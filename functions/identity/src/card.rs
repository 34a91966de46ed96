//! What is kept, shown to its owner, and taken away when they ask.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{IdentityCard, PurposeCard, RegisteredCard};
use domain::{
    identity::FourItems,
    text::{Key, Lang, LineText},
};
use http::{HeaderMap, StatusCode, header};
use platform::{Problem, auth::Resident, digest, japan, problem::accepted};
use tables::{AuditEntry, PersonRow};

use crate::App;

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
) -> Result<Json<IdentityCard>, Problem> {
    let lang = accepted(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()));
    let purpose = PurposeCard { version: purpose(), text: text(lang) };
    let Some(link) = app.identities.link(&resident.id).await? else {
        return Ok(Json(IdentityCard { purpose, registered: None }));
    };
    let person = app.identities.person(&link.person).await?.filter(|person| person.resident == resident.id);
    let items: Option<FourItems> =
        person.map(|person| app.sealer.open(&PersonRow::place(&link.person), &person.sealed)).transpose()?;
    let registered = items.map(|items| card(&items, link.registered_at));
    Ok(Json(IdentityCard { purpose, registered }))
}

pub(crate) async fn withdraw(State(app): State<Arc<App>>, resident: Resident) -> Result<StatusCode, Problem> {
    app.identities.withdraw(&resident.id, &audit(&app, &resident, "identity.withdrawn")).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) fn card(items: &FourItems, registered_at: jiff::Timestamp) -> RegisteredCard {
    RegisteredCard {
        name: items.name.clone(),
        address: items.address.clone(),
        birth_date: items.born.to_string(),
        registered_at: registered_at.to_zoned(japan()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    }
}

/// Names the purpose by its words: whoever rewrites it asks everybody anew.
pub(crate) fn purpose() -> String {
    digest(&[&text(Lang::Ja)], 8)
}

fn text(lang: Lang) -> String {
    LineText::plain(lang, Key::IdentityPurpose).as_str().to_owned()
}

pub(crate) fn audit(app: &App, by: &Resident, action: &str) -> AuditEntry {
    AuditEntry {
        actor: by.id.clone(),
        action: action.to_owned(),
        subject: by.id.clone(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
