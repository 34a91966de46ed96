//! The list of what was written.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Query, State},
};
use contract::{InboxCard, InboxPage};
use domain::{
    school_message::{State as Stands, Urgency},
    text::Lang,
};
use platform::{Problem, auth::Resident};
use serde::Deserialize;
use tables::{InboxRow, MessageRow};

use super::{Family, from};
use crate::{App, look::count, shown};

/// Messages of one page.
const PAGE: usize = 30;

#[derive(Deserialize)]
pub(crate) struct Page {
    before: Option<String>,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    resident: Resident,
    Query(Page { before }): Query<Page>,
) -> Result<Json<InboxPage>, Problem> {
    let rows = app.school.inbox(&resident.id, before.as_deref(), PAGE).await?;
    let ids: Vec<String> = rows.iter().map(|row| row.message.clone()).collect();
    let messages = app.school.messages_of(&ids).await?;
    let read = app.school.receipts(&resident.id, &ids).await?;
    let family = Family::of(&app, &resident.id).await?;
    let lang = super::message::language(&app, &resident.id).await?;
    let last = rows.last().filter(|_| rows.len() == PAGE).map(InboxRow::place);
    let cards = rows
        .iter()
        .filter_map(|row| card(&family, lang, row, messages.get(&row.message)?, read.contains_key(&row.message)));
    Ok(Json(InboxPage { messages: cards.collect(), before: last }))
}

/// None where they may read of none of its children any more.
fn card(family: &Family, lang: Lang, row: &InboxRow, message: &MessageRow, read: bool) -> Option<InboxCard> {
    family.among(&row.links).next()?;
    let letter = &message.message.letter;
    let recalled = matches!(message.message.state, Stands::Recalled { .. });
    let title = letter.content.best_for(lang.code()).map(|(_, words)| words.title.clone());
    Some(InboxCard {
        id: message.id.clone(),
        title: title.filter(|_| !recalled).unwrap_or_default(),
        from: from(family.among(&row.links)),
        tokens: family.among(&row.links).map(|own| own.link.token.as_str().to_owned()).collect(),
        sent_at: shown::moment(row.sent_at),
        urgent: letter.urgency == Urgency::Emergency,
        read,
        edited: !message.message.versions.is_empty(),
        recalled,
        attachments: if recalled { 0 } else { count(letter.attachments.len()) },
        survey: !recalled && message.survey.is_some(),
    })
}
