//! Who was told and who has read, and telling the others again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{ChildReaders, GuardianReader, MessageReaders, NewReminder, Refusal};
use domain::school_message;
use platform::{Problem, auth::Carer};
use tables::{MessageRow, ReceiptRow, RosterRow};

use super::{held, save, seen};
use crate::{
    App,
    look::{Look, count, hearing},
    shown,
};

/// Reminders of one message: whoever has not opened it after three is phoned.
const MOST: u32 = 3;

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<MessageReaders>, Problem> {
    let row = seen(&app, &carer, &id).await?;
    Ok(Json(readers(&app, &carer, &row).await?))
}

pub(crate) async fn remind(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(NewReminder { unread }): Json<NewReminder>,
) -> Result<(StatusCode, Json<MessageReaders>), Problem> {
    let row = held(&app, &carer, &id).await?;
    if row.message.state != school_message::State::Sent || row.reminders >= MOST {
        return Err(crate::because(Refusal::MessageElsewhere, shown::state_word(&row.message)));
    }
    let card = readers(&app, &carer, &row).await?;
    if card.told - card.read != unread || unread == 0 {
        return Err(Refusal::AudienceChanged.into());
    }
    let next = MessageRow { reminders: row.reminders + 1, version: row.version + 1, ..row.clone() };
    save(&app, &carer, next, Some(&row), None).await?;
    app.events.send(vec![format!("remind:{id}")]).await?;
    Ok((StatusCode::ACCEPTED, Json(card)))
}

async fn readers(app: &App, carer: &Carer, row: &MessageRow) -> Result<MessageReaders, Problem> {
    let told = app.school.told(&row.id, &app.notices).await?.remove(&0).unwrap_or_default();
    let told: BTreeSet<String> = told.into_iter().map(|member| member.resident).collect();
    let read = app.school.readers(&row.id).await?;
    let reached = app.school.reached(&row.id).await?;
    let home = reached.keys().filter(|id| carer.enters(id).is_ok()).cloned().collect();
    let look = Look::at(app, home).await?;
    let mut children = Vec::new();
    for (facility, ids) in &reached {
        let rows = ids.iter().filter_map(|child| look.child(facility, child));
        children.extend(rows.map(|row| child(&look, facility, row, &told, &read)));
    }
    let order = |one: &ChildReaders| (one.facility_id.clone(), one.class.clone(), one.number, one.name.clone());
    children.sort_by_key(order);
    let silent = |child: &&ChildReaders| !child.guardians.iter().any(|guardian| guardian.told);
    Ok(MessageReaders {
        told: count(told.len()),
        read: count(told.iter().filter(|resident| read.contains_key(*resident)).count()),
        unreached: count(children.iter().filter(silent).count()),
        children,
    })
}

fn child(
    look: &Look,
    facility: &str,
    row: &RosterRow,
    told: &BTreeSet<String>,
    read: &BTreeMap<String, ReceiptRow>,
) -> ChildReaders {
    let classes = look.facility(facility).map(|one| one.classes.as_slice()).unwrap_or_default();
    let class = classes.iter().find(|class| class.id == row.child.class);
    let guardians = hearing(row).map(|(guardian, link)| GuardianReader {
        name: guardian.name.clone(),
        relation: guardian.relation.clone(),
        told: told.contains(&link.resident),
        read_at: read.get(&link.resident).map(|receipt| shown::moment(receipt.at)),
    });
    ChildReaders {
        facility_id: facility.to_owned(),
        child_id: row.child.id.clone(),
        name: row.child.name.clone(),
        class: class.map(|class| class.name.clone()).unwrap_or_default(),
        number: row.child.number,
        guardians: guardians.collect(),
    }
}
