//! People in one state: what waits for a decision, what went wrong, what is on its way.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
};
use contract::{Refusal, StaffEntitlement};
use domain::{
    benefit::{Programme, State as Stage, Verdict},
    text::Lang,
    transfer::Account,
};
use platform::{Problem, auth::Officer};
use serde::Deserialize;
use tables::RightRow;

use super::programme;
use crate::{App, banks::Directory, files, people, people::Person, shown};

/// People of one answer.
const AT_ONCE: usize = 200;

/// Granted, and the account cannot be paid to.
const UNPAYABLE: &str = "unpayable";

/// Which.
#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    state: String,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Json<Vec<StaffEntitlement>>, Problem> {
    let row = programme(&app, &id).await?;
    let people = people::all(&app, &row).await?;
    let joined = people::joined(&app).await?;
    let fits = filter(&which.state).ok_or(Refusal::BadRequest)?;
    let mut directory = Directory::new(&app);
    let mut found = Vec::new();
    for person in people.iter().filter(|person| fits(person, &row.programme)) {
        let unpayable = match &person.right {
            Some(right) if matches!(person.state(), Stage::Granted(_)) => {
                !files::is_payable(&app, &mut directory, right).await?
            }
            _ => false,
        };
        if which.state == UNPAYABLE && !unpayable {
            continue;
        }
        if found.len() == AT_ONCE {
            break;
        }
        let joined = person.listed.as_ref().is_some_and(|listed| joined.contains_key(&listed.applicant.id));
        found.push(card(&app, person, &row.programme, Known { unpayable, joined }).await?);
    }
    Ok(Json(found))
}

type Fits = fn(&Person, &Programme) -> bool;

fn filter(state: &str) -> Option<Fits> {
    Some(match state {
        "open" => {
            |person, programme| matches!(person.state(), Stage::Open) && person.verdict(programme) == Verdict::Yes
        }
        "unknown" => {
            |person, programme| matches!(person.state(), Stage::Open) && person.verdict(programme) == Verdict::Unknown
        }
        "declined" => |person, _| matches!(person.state(), Stage::Declined),
        "applied" => |person, _| matches!(person.state(), Stage::Applied(_)),
        "refused" => |person, _| matches!(person.state(), Stage::Refused { .. }),
        "granted" | UNPAYABLE => |person, _| matches!(person.state(), Stage::Granted(_)),
        "filed" => |person, _| matches!(person.state(), Stage::Filed { .. }),
        "paid" => |person, _| matches!(person.state(), Stage::Paid { .. }),
        "returned" => |person, _| matches!(person.state(), Stage::Returned { .. }),
        _ => return None,
    })
}

/// What is not to be seen on the person alone.
struct Known {
    unpayable: bool,
    joined: bool,
}

async fn card(
    app: &App,
    person: &Person,
    programme: &Programme,
    Known { unpayable, joined }: Known,
) -> Result<StaffEntitlement, Problem> {
    let derivation = person.derive(programme);
    let entitlement = person.entitlement(programme);
    let account = match account(app, person, programme)? {
        Some(account) => Some(shown::account(app, &account, Lang::Ja).await?),
        None => None,
    };
    let listed = person.listed.as_ref();
    Ok(StaffEntitlement {
        subject: person.subject.clone(),
        name: listed.map(|listed| listed.name.clone()).unwrap_or_default(),
        born: listed.map(|listed| listed.born.to_string()),
        state: shown::state(person.state()),
        yen: (entitlement.yen > 0).then_some(entitlement.yen),
        account,
        reason: shown::reason(person.state()),
        applied_at: shown::applied_at(person.state()).map(shown::moment),
        file: shown::file(person.state()),
        entitled: derivation.as_ref().is_some_and(|derivation| derivation.verdict == Verdict::Yes),
        unpayable,
        applicant: listed.map(|listed| listed.applicant.id.clone()),
        joined,
        lines: derivation.map(|derivation| shown::lines(&derivation, Lang::Ja)).unwrap_or_default(),
    })
}

/// Where the money goes, or would go.
pub(crate) fn account(app: &App, person: &Person, programme: &Programme) -> Result<Option<Account>, Problem> {
    match person.right.as_ref().and_then(|right| right.account.as_deref()) {
        Some(sealed) => Ok(Some(app.sealer.open(&RightRow::place(&programme.id, &person.subject), sealed)?)),
        None => Ok(person.listed.as_ref().and_then(|listed| listed.account.clone())),
    }
}
