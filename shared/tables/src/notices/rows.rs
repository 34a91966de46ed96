//! What a batch is, and how it lies in the table.

use std::collections::BTreeSet;

use contract::{BatchState, NoticeBatch};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::packed::Packed;
use crate::keys;

/// How urgent a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Waits for the end of quiet hours and leaves the emergency reserve of the quota alone.
    Routine,
    /// About an appointment that may have been cancelled meanwhile: its members' `child` is the booking, and each of its
    /// milestones ends in `:<slot>`. It keeps quiet hours and the reserve as routine does.
    Appointment,
    /// An answer to something the resident has just done, or a decision of the office about their appointment: sent at any
    /// hour, from the reserve too.
    Answer,
    /// The office has something for a resident, such as a benefit: whatever the resident has turned off, but not at night,
    /// and not from the reserve.
    Official,
    /// A child came or went, or a guardian reported about its day: at any hour, but the reserve stays whole. Its members' `child` is the link of a guardian.
    Passage,
    /// A child was not seen: its guardians are asked, at any hour, from the reserve too. Its members' `child` is the link
    /// of a guardian, its milestone the day.
    Question,
    /// A school or nursery has written: at any hour, because whoever sends it has chosen the hour, but the reserve stays
    /// whole. Its members' `child` is the links of a guardian, with spaces between them; its milestone the message.
    School,
    /// The same of an emergency: from the reserve too.
    Emergency,
}

impl Kind {
    /// Whether it waits for the end of quiet hours.
    #[must_use]
    pub fn keeps_quiet(self) -> bool {
        matches!(self, Self::Routine | Self::Appointment | Self::Official)
    }

    /// Whether it leaves the emergency reserve of the quota alone.
    #[must_use]
    pub fn keeps_reserve(self) -> bool {
        matches!(self, Self::Routine | Self::Appointment | Self::Passage | Self::Official | Self::School)
    }
}

/// One member of a batch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recipient {
    /// The resident's pseudonym.
    pub resident: String,
    /// The child, the booking or the guardian's link that it is about; none for an answer.
    pub child: Option<String>,
    /// LINE's id of the user.
    pub line_user_id: String,
}

/// A batch to be written.
#[derive(Debug, Clone)]
pub struct NewBatch {
    /// See [`batch_id`].
    pub id: String,
    /// How urgent it is.
    pub kind: Kind,
    /// LINE's message objects, as JSON text.
    pub messages: String,
    /// Which milestones it carries; none for an answer.
    pub milestones: Vec<String>,
    /// At most 500.
    pub members: Vec<Recipient>,
    /// When.
    pub created_at: Timestamp,
    /// It is not sent after that.
    pub not_after: Timestamp,
    /// The daily push that made it.
    pub run: Option<Date>,
}

/// The id of a batch: the same content for the same members on the same day is the same batch, whoever makes it.
#[must_use]
pub fn batch_id(day: Date, messages: &str, members: &[Recipient]) -> String {
    let mut hash = Sha256::new();
    hash.update(day.to_string());
    hash.update([0]);
    hash.update(messages);
    for member in members {
        hash.update([0]);
        hash.update(&member.resident);
        hash.update([1]);
        hash.update(member.child.as_deref().unwrap_or_default());
    }
    hex::encode(hash.finalize().get(..12).unwrap_or_default())
}

/// How far a batch has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRow {
    /// Its id.
    pub id: String,
    /// How far it has come.
    pub state: BatchState,
    /// How urgent it is.
    pub kind: Kind,
    /// LINE's message objects, as JSON text.
    pub messages: String,
    /// Which milestones it carries.
    #[serde(default)]
    pub milestones: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// It is not sent after that.
    pub not_after: Timestamp,
    /// How often it was handed to LINE.
    #[serde(default)]
    pub attempts: u32,
    /// When it was first handed to LINE: a retry key is good for 24 hours from then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_attempt: Option<Timestamp>,
    /// How many members it has, without those that another batch had claimed.
    pub members: u32,
    /// Positions of members who did not get it: withdrawn before it was sent, or refused by LINE.
    #[serde(default)]
    pub withheld: BTreeSet<u32>,
    /// LINE's request id of the accepted call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Positions of members that another batch had claimed.
    #[serde(default)]
    pub excluded: BTreeSet<u32>,
    /// The daily push that made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Date>,
}

impl From<BatchRow> for NoticeBatch {
    fn from(row: BatchRow) -> Self {
        Self {
            id: row.id,
            state: row.state,
            created_at: row.created_at,
            members: row.members as usize,
            withheld: row.withheld.len(),
            attempts: row.attempts,
            request_id: row.request_id,
        }
    }
}

#[derive(Serialize)]
pub(super) struct MetaItem<'a> {
    pub(super) pk: String,
    pub(super) sk: &'static str,
    /// Key of the index of open batches.
    pub(super) open: &'static str,
    #[serde(flatten)]
    pub(super) row: &'a BatchRow,
}

/// The members, kept apart from the state because they never change and are large: an update of the state costs one
/// write unit, not fifty.
#[derive(Debug, Serialize, Deserialize)]
pub struct BatchMembers {
    pk: String,
    sk: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    members: Vec<String>,
    /// Members whose ids are of the usual shape and who are told of nothing in particular, 29 bytes each: what most rows
    /// consist of, at less than half the size.
    #[serde(default, skip_serializing_if = "Packed::is_empty")]
    packed: Packed,
}

impl BatchMembers {
    pub(super) fn new(batch: &NewBatch) -> Self {
        let (pk, sk) = (keys::batch(&batch.id), keys::MEMBERS.to_owned());
        if let Some(packed) = Packed::of(&batch.members) {
            return Self { pk, sk, members: Vec::new(), packed };
        }
        let members = batch.members.iter().map(|member| {
            format!("{}|{}|{}", member.resident, member.child.as_deref().unwrap_or_default(), member.line_user_id)
        });
        Self { pk, sk, members: members.collect(), packed: Packed::default() }
    }

    pub(super) fn recipients(&self) -> Vec<Recipient> {
        if !self.packed.is_empty() {
            return self.packed.recipients();
        }
        self.members
            .iter()
            .map(|member| {
                let mut parts = member.split('|').map(str::to_owned);
                let mut next = || parts.next().unwrap_or_default();
                Recipient { resident: next(), child: Some(next()).filter(|id| !id.is_empty()), line_user_id: next() }
            })
            .collect()
    }
}
