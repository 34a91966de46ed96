//! What a resident's page reads and writes about their proven identity. It is read from a My Number card by the
//! デジタル認証アプリ; the 12-digit number is not among it and has no place anywhere.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is kept of somebody's identity, and for what.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct IdentityCard {
    /// What the resident agrees to when registering.
    pub purpose: PurposeCard,
    /// Absent where nothing is registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered: Option<RegisteredCard>,
}

/// For what the four items are used.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PurposeCard {
    /// Sent back to say what was agreed to.
    pub version: String,
    /// In the language of `Accept-Language`.
    pub text: String,
}

/// The four items as the card gave them, for their owner alone.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct RegisteredCard {
    pub name: String,
    pub address: String,
    #[schema(format = Date)]
    pub birth_date: String,
    /// When, and so since when the purpose is agreed to.
    #[schema(format = DateTime)]
    pub registered_at: String,
}

/// Begins a sign-in with the card.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAttempt {
    /// [`PurposeCard::version`] that was shown and agreed to.
    pub purpose: String,
}

/// Where the browser goes. The way back is good for ten minutes, once, and for the same resident.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct AttemptCard {
    pub url: String,
}

/// What the browser brought back: a code, or an error.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CardAnswer {
    pub state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
