//! Taking back that somebody in LINE is somebody on the list: staff have compared wrongly. What that person did to rights that
//! are not theirs is undone with it; money that is on its way is not.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{NewParting, Parted, Refusal};
use domain::benefit::{Act, State as Stage};
use platform::{Problem, auth::Officer};
use tables::{JoinRow, ProgrammeRow, RightRow, RightWrite, StoreError, again};

use super::audit;
use crate::App;

/// How often it is decided again when that person did something at the same moment.
const TRIES: usize = 5;
/// AWS: 100 writes in a transaction, and a right is two of them. Nobody has more children in more programmes.
const MOST: usize = 30;

pub(crate) async fn part(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(NewParting { number }): Json<NewParting>,
) -> Result<Json<Parted>, Problem> {
    for attempt in 0..TRIES {
        let join = app.benefits.join_by(&number).await?;
        let Undone { steps, reopened, paid } = undone(&app, &officer, &number, join.as_ref()).await?;
        // Where somebody else has registered on that phone since, only what was done is left.
        if join.is_none() && steps.is_empty() {
            return Err(Refusal::NotFound.into());
        }
        let trail = audit(&app, &officer, "identity.parted", &number);
        match app.benefits.part(join.as_ref(), &steps, &trail).await {
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

/// The rights as they would be: every one that was agreed to under that number, by whatever phone.
async fn undone(app: &App, officer: &Officer, number: &str, join: Option<&JoinRow>) -> Result<Undone, Problem> {
    let mut undone = Undone { steps: Vec::new(), reopened: 0, paid: 0 };
    for ProgrammeRow { programme, .. } in app.benefits.programmes().await? {
        for right in app.benefits.rights(&programme.id, &programme.period).await? {
            let is_theirs = join.is_none_or(|join| join.person == right.person);
            if right.number != number || right.person.is_empty() || !is_theirs {
                continue;
            }
            match (right.entitlement.after(&Act::Part), &right.entitlement.state) {
                (Ok(state), _) => {
                    undone.reopened += u32::from(state.is_some());
                    let nobody = String::new;
                    let mut row =
                        RightRow { account: None, read_at: None, person: nobody(), resident: nobody(), ..right };
                    row.entitlement.state = Stage::Open;
                    let trail = audit(app, officer, "benefit.undone", &row.entitlement.key.subject);
                    undone.steps.push(RightWrite { row, trail, moved: false });
                }
                (Err(_), Stage::Filed { .. }) => return Err(Refusal::JoinInFile.into()),
                (Err(_), _) => undone.paid += 1,
            }
        }
    }
    if undone.steps.len() > MOST { Err(Refusal::Busy.into()) } else { Ok(undone) }
}
