//! Taking back that somebody in LINE is somebody on the list: staff have compared wrongly. What that person did to rights that
//! are not theirs is undone with it; money that is on its way is not.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{NewParting, Parted, Refusal};
use domain::benefit::{Act, State as Stage};
use platform::{Problem, auth::Officer};
use tables::{JoinRow, RightRow, RightWrite, StoreError, again};

use super::{audit, programmes::count};
use crate::App;

/// How often it is decided again when that person did something at the same moment.
const TRIES: usize = 5;
/// AWS: 100 writes in a transaction, and a right is three of them. Nobody has more children in more programmes.
const MOST: usize = 30;

pub(crate) async fn part(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(NewParting { number }): Json<NewParting>,
) -> Result<Json<Parted>, Problem> {
    for attempt in 0..TRIES {
        let join = app.benefits.join_by(&number).await?.ok_or(Refusal::NotFound)?;
        let (undone, paid) = undone(&app, &officer, &join).await?;
        let trail = audit(&app, &officer, "identity.parted", &number);
        match app.benefits.part(&join, &undone, &trail).await {
            Ok(()) => return Ok(Json(Parted { reopened: count(undone.len()), paid })),
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

/// The rights as they would be, and how many are paid.
async fn undone(app: &App, officer: &Officer, join: &JoinRow) -> Result<(Vec<RightWrite>, u32), Problem> {
    let (mut undone, mut paid) = (Vec::new(), 0);
    for key in app.benefits.rights_of(&join.resident).await? {
        let right = app.benefits.right(&key.programme, &key.period, &key.subject).await?;
        let Some(right) = right.filter(|right| right.person == join.person && right.number == join.number) else {
            continue;
        };
        match (right.entitlement.after(&Act::Part), &right.entitlement.state) {
            (Ok(state), _) => {
                let mut row = RightRow { account: None, read_at: None, person: String::new(), ..right };
                row.entitlement.state = state.unwrap_or(Stage::Open);
                undone.push(RightWrite { row, trail: audit(app, officer, "benefit.undone", &key.subject) });
            }
            (Err(_), Stage::Filed { .. }) => return Err(Refusal::JoinInFile.into()),
            (Err(_), _) => paid += 1,
        }
    }
    if undone.len() > MOST { Err(Refusal::Busy.into()) } else { Ok((undone, paid)) }
}
