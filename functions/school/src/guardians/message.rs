//! One message: its words, the files that go with it, and that it was read.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use contract::{AboutChild, ReceivedMessage, Refusal};
use domain::{
    school_message::{State as Stands, Urgency},
    text::Lang,
};
use platform::{Problem, auth::Resident};
use serde::Deserialize;
use tables::{InboxRow, MessageRow, ReceiptRow, StoreError};

use super::{Family, Own, from, survey};
use crate::{App, shown, staff::attachments};

#[derive(Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Query(Wanted { lang }): Query<Wanted>,
) -> Result<Json<ReceivedMessage>, Problem> {
    let (message, row, family) = own(&app, &resident, &id).await?;
    let letter = &message.message.letter;
    let lang = match lang {
        Some(lang) => lang,
        None => language(&app, &resident.id).await?.code().to_owned(),
    };
    let (language, words) = letter.content.best_for(&lang).ok_or(Refusal::NotFound)?;
    let recalled_at = match message.message.state {
        Stands::Recalled { at, .. } => Some(at),
        _ => None,
    };
    let files = letter.attachments.iter();
    let mut card = ReceivedMessage {
        id: message.id.clone(),
        from: from(family.among(&row.links)),
        children: family.among(&row.links).map(child).collect(),
        sent_at: shown::moment(row.sent_at),
        urgent: letter.urgency == Urgency::Emergency,
        language: language.to_owned(),
        languages: letter.content.texts.keys().cloned().collect(),
        title: words.title.clone(),
        body: words.body.clone(),
        attachments: files.map(|one| attachments::card(&one.digest, &one.name, one.kind, one.size)).collect(),
        survey: survey::card(&app, &message, &row, &family).await?.filter(|_| recalled_at.is_none()),
        edited_at: message.message.versions.last().map(|version| shown::moment(version.until)),
        recalled_at: recalled_at.map(shown::moment),
    };
    if recalled_at.is_some() {
        (card.title, card.body, card.languages) = (String::new(), String::new(), Vec::new());
        card.attachments.clear();
    }
    Ok(Json(card))
}

pub(crate) async fn receive(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let (message, ..) = own(&app, &resident, &id).await?;
    if !is_recalled(&message) {
        let receipt = ReceiptRow { at: app.world.clock.now(), edition: message.message.version };
        app.school.receive(&id, &resident.id, &receipt).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

pub(crate) async fn attachment(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path((id, attachment)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (message, ..) = own(&app, &resident, &id).await?;
    if is_recalled(&message) {
        return Err(Refusal::NotFound.into());
    }
    let files = &message.message.letter.attachments;
    let file = files.iter().find(|one| one.digest == attachment).ok_or(Refusal::NotFound)?;
    Ok(attachments::served(file.kind, app.school.attachment_bytes(&file.digest).await?))
}

/// A message in the resident's inbox about a child of whom they may read now.
pub(super) async fn own(app: &App, resident: &Resident, id: &str) -> Result<(MessageRow, InboxRow, Family), Problem> {
    let message = app.school.message(id).await?.ok_or(Refusal::NotFound)?;
    let sent_at = message.sent_at.ok_or(Refusal::NotFound)?;
    let row = app.school.in_inbox(&resident.id, id, sent_at).await?.ok_or(Refusal::NotFound)?;
    let family = Family::of(app, &resident.id).await?;
    if family.among(&row.links).next().is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok((message, row, family))
}

pub(super) fn is_recalled(row: &MessageRow) -> bool {
    matches!(row.message.state, Stands::Recalled { .. })
}

fn child(own: &Own) -> AboutChild {
    let class = own.facility.classes.iter().find(|class| class.id == own.row.child.class);
    AboutChild {
        token: own.link.token.as_str().to_owned(),
        name: own.row.child.name.clone(),
        class: class.map(|class| class.name.clone()).unwrap_or_default(),
    }
}

/// The language in which a resident reads.
pub(super) async fn language(app: &App, resident: &str) -> Result<Lang, StoreError> {
    let profiles = app.residents.profiles(&[resident.to_owned()].into()).await?;
    Ok(profiles.into_iter().next().and_then(|(_, profile)| profile.lang).unwrap_or_default())
}
