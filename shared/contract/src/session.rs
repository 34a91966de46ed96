use domain::text::Lang;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The LIFF ID token, exchanged once for a session.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdToken {
    /// As `liff.getIDToken()` returns it: a JWT, ES256.
    pub id_token: String,
}

/// Our own short session; sent on as `Authorization: Bearer`.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Session {
    pub session: String,
    /// When the session stops working; the page exchanges a new ID token then.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// The moment it was issued, by our clock: a phone's own may be wrong, and "today" decides what is due.
    #[schema(value_type = String, format = DateTime)]
    pub now: Timestamp,
}

/// What a resident chose to hear, and in which language.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Me {
    /// `ja`, `ja-easy` (やさしい日本語) or `en`.
    #[schema(value_type = String)]
    pub language: Lang,
    /// Whether life-stage messages are sent at all.
    pub push: bool,
    /// The topics that are on: `pregnancy`, `birth`, `checkup`, `vaccination`, `nursery`, `school`.
    pub topics: Vec<String>,
    /// Whether the account is followed on LINE now: without it no message can arrive.
    pub following: bool,
    /// The emojis that can stand for a child, in the order in which they are offered.
    pub tokens: Vec<String>,
}

/// Changes to [`Me`]; what is absent stays.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeChange {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topics: Option<Vec<String>>,
}

/// What a page needs to know before it can start: `GET /config.json`.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct PageConfig {
    /// The municipality as residents call it.
    pub municipality: String,
    pub liff_id: String,
    /// Where LIFF's SDK is loaded from.
    pub liff_sdk_url: String,
    /// OIDC authorization endpoint for staff (code + PKCE).
    pub staff_authorize_url: String,
    /// OIDC token endpoint for staff.
    pub staff_token_url: String,
    pub staff_client_id: String,
}
