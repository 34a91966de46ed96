//! The log of everything that was asked to be sent, and what became of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One request to send, as `GET /_city/line/sent` shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SentRow {
    pub seq: u64,
    pub at: Timestamp,
    /// `reply`, `push` or `multicast`.
    pub method: String,
    pub to: Vec<String>,
    pub retry_key: Option<String>,
    pub request_id: String,
    pub messages: Vec<Value>,
    /// What was really done: 200 accepted, 409 accepted before, 4xx or 5xx refused; whatever the caller was told.
    pub status: u16,
}

/// A row with what only the double needs to know. Retry keys, used reply tokens, the month's count and the chats
/// follow from it, so one line in the journal keeps all of them in step.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    #[serde(flatten)]
    pub row: SentRow,
    /// Who did not get it: blocked, or no friend of the account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_token: Option<String>,
}

impl Entry {
    pub fn accepted(&self) -> bool {
        self.row.status == 200
    }

    pub fn reached(&self) -> impl Iterator<Item = &String> {
        self.row.to.iter().filter(|user| !self.missed.contains(user))
    }

    /// The month that the messages count in: LINE Japan counts by Japanese months.
    pub fn month(&self) -> String {
        month(self.row.at)
    }

    /// Replies are free of charge, and so is what did not arrive.
    pub fn counted(&self) -> u64 {
        if self.accepted() && self.row.method != "reply" { self.reached().count() as u64 } else { 0 }
    }
}

pub(crate) fn month(at: Timestamp) -> String {
    let japan = jiff::tz::Offset::constant(9);
    japan.to_datetime(at).strftime("%Y-%m").to_string()
}
