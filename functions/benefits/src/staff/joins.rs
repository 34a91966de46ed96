//! Taking back that somebody in LINE is somebody on the list: staff have compared wrongly. What that person did to rights that
//! are not theirs is undone with it; money that is on its way is not.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{NewParting, Parted, Refusal};
use domain::benefit::{Act, State as Stage};
use platform::{Problem, auth::Officer};
use tables::{JoinRow, RightRow, RightWrite, StoreError, again};

use super::audit;
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
        let Undone { steps, reopened, paid } = undone(&app, &officer, &join).await?;
        let trail = audit(&app, &officer, "identity.parted", &number);
        match app.benefits.part(&join, &steps, &trail).await {
            Ok(()) => return Ok(Json(Parted { reopened, paid })),
            Err(error @ StoreError::Conflict(_)) => again(error, attempt).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

struct Undone {
    steps: Vec<RightWrite>,
    /// Of them, those to which something had been agreed or declined.
    reopened: u32,
    paid: u32,
}

/// The rights as they would be.
async fn undone(app: &App, officer: &Officer, join: &JoinRow) -> Result<Undone, Problem> {
    let mut undone = Undone { steps: Vec::new(), reopened: 0, paid: 0 };
    for key in app.benefits.rights_of(&join.resident).await? {
        let right = app.benefits.right(&key.programme, &key.period, &key.subject).await?;
        let Some(right) = right.filter(|right| right.person == join.person && right.number == join.number) else {
            continue;
        };
        match (right.entitlement.after(&Act::Part), &right.entitlement.state) {
            (Ok(state), _) => {
                undone.reopened += u32::from(state.is_some());
                let mut row = RightRow { account: None, read_at: None, person: String::new(), ..right };
                row.entitlement.state = Stage::Open;
                undone.steps.push(RightWrite { row, trail: audit(app, officer, "benefit.undone", &key.subject) });
            }
            (Err(_), Stage::Filed { .. }) => return Err(Refusal::JoinInFile.into()),
            (Err(_), _) => undone.paid += 1,
        }
    }
    if undone.steps.len() > MOST { Err(Refusal::Busy.into()) } else { Ok(undone) }
}
