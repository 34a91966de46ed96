//! What staff describe, bring, look at and decide. Every change is written down with who made it, and nothing is sent or
//! paid before who and how many were shown.

pub(crate) mod bank_files;
pub(crate) mod decisions;
pub(crate) mod entitlements;
pub(crate) mod export;
pub(crate) mod funnel;
pub(crate) mod import;
pub(crate) mod joins;
pub(crate) mod matches;
pub(crate) mod notices;
pub(crate) mod payer;
pub(crate) mod programmes;
pub(crate) mod results;

use contract::Refusal;
use platform::{Problem, auth::Officer};
use tables::{AuditEntry, ProgrammeRow};

use crate::App;

/// A programme.
async fn programme(app: &App, id: &str) -> Result<ProgrammeRow, Problem> {
    Ok(app.benefits.programme(id).await?.ok_or(Refusal::NotFound)?)
}

/// The trail of one change: it names the record, never what stands in it.
fn audit(app: &App, officer: &Officer, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: format!("staff:{}", officer.subject),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
