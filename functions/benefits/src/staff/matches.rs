//! Who on the list is who in LINE. Likeness only proposes; a member of staff who has compared the two joins them, and from
//! then on the number of the core system does.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{ConfirmMatches, Confirmed, MatchCard, Refusal};
use domain::{
    benefit::{Applicant, Listed},
    identity::{FourItems, is_likely},
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer, digest};
use tables::{JoinRow, PersonRow, ProgrammeRow, StoreError};

use super::{audit, programme};
use crate::{App, people};

/// Pairs of one answer, and of one request.
const AT_ONCE: usize = 100;

struct Pair {
    card: MatchCard,
    join: JoinRow,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
) -> Result<Json<Vec<MatchCard>>, Problem> {
    let row = programme(&app, &id).await?;
    Ok(Json(pairs(&app, &row).await?.into_iter().map(|pair| pair.card).take(AT_ONCE).collect()))
}

pub(crate) async fn confirm(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(ConfirmMatches { ids }): Json<ConfirmMatches>,
) -> Result<Json<Confirmed>, Problem> {
    if ids.is_empty() || ids.len() > AT_ONCE {
        return Err(Refusal::BadRequest.into());
    }
    let row = programme(&app, &id).await?;
    let pairs: BTreeMap<String, JoinRow> =
        pairs(&app, &row).await?.into_iter().map(|pair| (pair.card.id, pair.join)).collect();
    let mut confirmed = Confirmed { joined: 0, stale: Vec::new() };
    for id in ids {
        let Some(join) = pairs.get(&id) else {
            confirmed.stale.push(id);
            continue;
        };
        match app.benefits.join(join, &audit(&app, &officer, "identity.joined", &join.number)).await {
            Ok(()) => confirmed.joined += 1,
            Err(StoreError::Conflict(_)) => confirmed.stale.push(id),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Json(confirmed))
}

/// Every pair that may be the same person and is not joined.
async fn pairs(app: &App, row: &ProgrammeRow) -> Result<Vec<Pair>, Problem> {
    let joins = app.benefits.joins().await?;
    let joined: BTreeSet<(&str, &str)> =
        joins.iter().map(|join| (join.person.as_str(), join.resident.as_str())).collect();
    let taken: BTreeMap<&str, &str> = joins.iter().map(|join| (join.number.as_str(), join.person.as_str())).collect();

    let mut cards: BTreeMap<Date, Vec<(PersonRow, FourItems)>> = BTreeMap::new();
    for person in app.identities.persons().await? {
        if joined.contains(&(person.person.as_str(), person.resident.as_str())) {
            continue;
        }
        let items: FourItems = app.sealer.open(&PersonRow::place(&person.person), &person.sealed)?;
        cards.entry(items.born).or_default().push((person, items));
    }
    if cards.is_empty() {
        return Ok(Vec::new());
    }

    let mut found: BTreeMap<String, Pair> = BTreeMap::new();
    for person in people::all(app, row).await? {
        let Some(Listed { applicant: Applicant { id, name, born }, address, .. }) = person.listed else { continue };
        for (row, items) in cards.get(&born).into_iter().flatten() {
            // A number that is somebody else's already is not offered again.
            let is_free = taken.get(id.as_str()).is_none_or(|person| *person == row.person);
            if !is_free || !is_likely(items, (&name, born, &address), &app.municipality) {
                continue;
            }
            // What staff compared is part of the name: a pair that has changed since is another one.
            let pair = digest(
                &[&id, &row.person, &row.resident, &name, &address, &items.name, &items.address, &born.to_string()],
                12,
            );
            let card = MatchCard {
                id: pair.clone(),
                number: id.clone(),
                list_name: name.clone(),
                list_address: address.clone(),
                card_name: items.name.clone(),
                card_address: items.address.clone(),
                born: born.to_string(),
            };
            let join = JoinRow { number: id.clone(), resident: row.resident.clone(), person: row.person.clone() };
            found.insert(pair, Pair { card, join });
        }
    }
    Ok(found.into_values().collect())
}
