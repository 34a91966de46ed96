use jiff::Timestamp;
use serde::Serialize;

/// One line of the append-only audit trail: who did what to whose record. It names ids, never contents.
#[derive(Debug, Clone, Serialize)]
pub struct AuditEntry {
    /// The resident or the staff member who acted, such as `res_…` or `staff:…`.
    pub actor: String,
    /// What was done, such as `child.registered`.
    pub action: String,
    /// The record it was done to.
    pub subject: String,
    /// When.
    pub at: Timestamp,
    /// Distinguishes entries of one moment.
    pub id: String,
}

/// The row of an entry: one partition for each actor, in order of time.
#[derive(Serialize)]
pub(crate) struct AuditRow<'a> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    entry: &'a AuditEntry,
}

impl<'a> From<&'a AuditEntry> for AuditRow<'a> {
    fn from(entry: &'a AuditEntry) -> Self {
        Self { pk: entry.actor.clone(), sk: format!("{}#{}", entry.at, entry.id), entry }
    }
}
