//! The table `attendance`: facilities with their rosters and devices, logs, and what happened on each day.
//!
//! Why nothing is filed twice: an event is an attribute of its child's day under its own name (log and number), and is
//! written together with its log's head, whose version is a condition. Why nothing is missed by whoever follows a feed: a
//! change has the next number of its feed as its key, and is written in the transaction that makes it. Why a feed is
//! cheap: a change names what changed and does not repeat it; whoever reads it gets the rows as they are by then.

mod alarms;
mod days;
mod desk;
mod devices;
mod facilities;
mod families;
mod feeds;
mod log;
mod orders;
mod register;
mod roster;
mod runs;
mod visits;

pub use alarms::AlarmRow;
pub use days::{DayItems, Filed};
pub use desk::{DeskFact, DeskWrite, Desked, Note};
pub use devices::{DeviceRow, EnrolmentRow};
pub use facilities::FacilityRow;
pub use families::{InvitationRow, Link, Saying, link_id};
pub use feeds::{BOARD, Feed, OUTCOMES, ROSTER};
pub use log::{AsideRow, LogRow, Writing};
pub use orders::Placed;
pub use register::{ClassDay, ClassOn, Marked};
pub use roster::{ChildSave, RosterRow};
pub use runs::RunClosed;
pub use visits::{Visit, Visited};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use platform::{MissingSetting, Settings};

use crate::{
    AuditEntry,
    audit::AuditRow,
    error::StoreError,
    store::{Store, put},
};

/// How often something is read and decided again when somebody else was faster. Everything that is filed at one
/// facility goes through the head of its feed.
const TRIES: usize = 12;

/// The tables `attendance`, `ledger` (nonces) and `audit`.
#[derive(Clone, Debug)]
pub struct Attendance {
    store: Store,
    table: String,
    ledger: Option<String>,
    audit: Option<String>,
}

impl Attendance {
    /// The table named by `TABLE_ATTENDANCE`; whoever hears devices has `TABLE_LEDGER` too, whoever writes as staff
    /// `TABLE_AUDIT`.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        Ok(Self {
            store,
            table: settings.get("TABLE_ATTENDANCE")?.to_owned(),
            ledger: settings.find("TABLE_LEDGER").map(str::to_owned),
            audit: settings.find("TABLE_AUDIT").map(str::to_owned),
        })
    }

    /// The audit line of what is done in the same transaction.
    fn audited(&self, entry: &AuditEntry) -> Result<TransactWriteItem, StoreError> {
        let table = self.audit.as_deref().ok_or_else(|| MissingSetting("TABLE_AUDIT".to_owned()))?;
        put(table, &AuditRow::from(entry), "attribute_not_exists(pk)", &[])
    }
}

/// A row with its keys.
#[derive(serde::Serialize)]
struct Keyed<T> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    row: T,
}

fn keyed<T>(pk: String, sk: impl Into<String>, row: T) -> Keyed<T> {
    Keyed { pk, sk: sk.into(), row }
}

fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}
