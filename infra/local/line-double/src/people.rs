//! Residents with LINE on their phones, and what their chats show.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Person {
    pub user_id: String,
    pub name: String,
    pub language: String,
    pub following: bool,
    pub blocked: bool,
    /// Whether the town square shows the phone.
    pub display: bool,
    /// The rich menu that was linked to this person alone.
    #[serde(default)]
    pub menu: Option<String>,
    /// Order of arrival in town.
    pub since: u64,
}

impl Person {
    /// Whether a message of the account gets through.
    pub fn hears(&self) -> bool {
        self.following && !self.blocked
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChatItem {
    pub seq: u64,
    pub at: Timestamp,
    pub from: From,
    /// LINE message JSON.
    pub message: Value,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum From {
    Account,
    Resident,
    System,
}
