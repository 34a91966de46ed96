//! What guardians get from schools and nurseries.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::SurveyCard;

/// A message in the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxCard {
    pub id: String,
    /// In the resident's language, where staff wrote it so. Empty where it was recalled.
    pub title: String,
    /// Who writes: names of schools or nurseries.
    pub from: Vec<String>,
    /// The resident's emojis for the children that it is about.
    pub tokens: Vec<String>,
    /// When it went out.
    #[schema(format = DateTime)]
    pub sent_at: String,
    /// To be read now.
    pub urgent: bool,
    /// This resident has opened it.
    pub read: bool,
    /// It was corrected after it went out.
    pub edited: bool,
    /// It was taken back; there is nothing to read any more.
    pub recalled: bool,
    /// Files go with it.
    pub attachments: u32,
    /// It asks something.
    pub survey: bool,
}

/// A page of the inbox, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InboxPage {
    pub messages: Vec<InboxCard>,
    /// Ask again with `before=` this for what is older; none at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

/// A message as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReceivedMessage {
    pub id: String,
    pub from: Vec<String>,
    /// The children that it is about.
    pub children: Vec<AboutChild>,
    #[schema(format = DateTime)]
    pub sent_at: String,
    pub urgent: bool,
    /// BCP 47 tag of the words below.
    pub language: String,
    /// Every language in which there are words.
    pub languages: Vec<String>,
    pub title: String,
    /// Plain text with line breaks. Empty where it was recalled.
    pub body: String,
    pub attachments: Vec<AttachmentCard>,
    /// What is asked with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<SurveyCard>,
    /// When it was corrected last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub edited_at: Option<String>,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    pub recalled_at: Option<String>,
}

/// A child of the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AboutChild {
    pub token: String,
    pub name: String,
    pub class: String,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AttachmentCard {
    /// 64 hex digits; names it.
    pub id: String,
    pub name: String,
    /// Such as `application/pdf`.
    pub media_type: String,
    /// Bytes.
    pub size: u32,
}
