//! What staff decide about appointments, and what they see. Every change is written down with who made it; what a
//! family answered is read here and never logged.

pub(crate) mod closure;
pub(crate) mod csv;
pub(crate) mod day;
mod end;
mod fate;
mod found;
pub(crate) mod marks;
pub(crate) mod phone;
pub(crate) mod reconcile;
pub(crate) mod services;
mod shown;
pub(crate) mod slots;
pub(crate) mod thread;
mod wanted;

use platform::auth::Officer;
use tables::AuditEntry;

use crate::App;

/// The trail of one change: it names the record, never what stands in it.
fn audit(app: &App, officer: &Officer, action: &str, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: staff(officer),
        action: action.to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}

/// A member of staff, as records name one.
fn staff(officer: &Officer) -> String {
    format!("staff:{}", officer.subject)
}
