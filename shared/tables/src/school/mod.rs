//! The table `school`: messages with the children that they are about, who was told and who has read; files and surveys that
//! go with them; rosters on their way in, and which classes a pupil has been in; interviews until they are bookings.
//!
//! Why a message reaches everybody once: a batch is written in one transaction with the line that names it here, and who
//! was told is read from those batches before anybody is told again. Why it is in the inbox of whoever hears of it: the
//! inbox is written before the batch.

mod attachments;
mod imports;
mod inbox;
mod interviews;
mod messages;
mod receipts;
mod surveys;

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use platform::{MissingSetting, Settings};
use serde::Serialize;

pub use attachments::{AttachmentRow, NewAttachment};
pub use imports::{ImportRow, Incoming, PastRow};
pub use inbox::InboxRow;
pub use interviews::{AnswerRow, InterviewRow, SeatRow, SolvedHead, Stage};
pub use messages::MessageRow;
pub use receipts::ReceiptRow;
pub use surveys::SurveyRow;

use crate::{AuditEntry, StoreError, audit::AuditRow, store::Store, store::put};

/// The table `school`, with the trail of who did what where the function writes.
#[derive(Clone, Debug)]
pub struct School {
    store: Store,
    table: String,
    audit: Option<String>,
}

#[derive(Serialize)]
struct Row<'a, T> {
    pk: String,
    sk: String,
    #[serde(flatten)]
    row: &'a T,
}

impl School {
    /// The table named by `TABLE_SCHOOL`, with the trail named by `TABLE_AUDIT` where the function writes.
    ///
    /// # Errors
    /// When the setting is missing.
    pub fn new(store: Store, settings: &Settings) -> Result<Self, MissingSetting> {
        let table = settings.get("TABLE_SCHOOL")?.to_owned();
        Ok(Self { store, table, audit: settings.find("TABLE_AUDIT").map(str::to_owned) })
    }

    fn trail(&self, entry: &AuditEntry) -> Result<TransactWriteItem, StoreError> {
        let audit = self.audit.as_deref().ok_or_else(|| MissingSetting("TABLE_AUDIT".to_owned()))?;
        put(audit, &AuditRow::from(entry), "attribute_not_exists(pk)", &[])
    }
}

fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}
