//! What staff of a facility see, write down and decide. Every change is written down with who made it.

pub(crate) mod aside;
pub(crate) mod board;
pub(crate) mod devices;
pub(crate) mod facilities;
pub(crate) mod facts;
pub(crate) mod orders;
mod pupils;
pub(crate) mod register;
pub(crate) mod roster;
pub(crate) mod visits;

use contract::Refusal;
use domain::{Flaw, facility::Facility};
use platform::{Explanation, Problem, auth::Carer};
use tables::AuditEntry;

use crate::App;

/// A facility of theirs; somebody else's does not exist.
async fn enter(app: &App, carer: &Carer, id: &str) -> Result<Facility, Problem> {
    carer.enters(id)?;
    Ok(app.attendance.facility(id).await?.ok_or(Refusal::NotFound)?.facility)
}

/// The trail of one change: it names the record, never what stands in it.
fn audit(app: &App, carer: &Carer, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: format!("staff:{}", carer.subject),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}

fn flawed(refusal: Refusal, flaw: &Flaw) -> Problem {
    because(refusal, flaw.to_string())
}

fn because(refusal: Refusal, reason: impl Into<String>) -> Problem {
    Problem::Explained(refusal, Box::new(Explanation { reason: Some(reason.into()), ..Explanation::default() }))
}
