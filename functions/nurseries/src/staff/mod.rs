//! What staff bring, look at and publish. Every change is written down with who made it, and nothing is published before what
//! it changes was shown.

pub(crate) mod cases;
pub(crate) mod import;
pub(crate) mod points;
pub(crate) mod vacancies;

use platform::auth::Officer;
use tables::AuditEntry;

use crate::App;

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

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
