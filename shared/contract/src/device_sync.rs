//! What devices say and hear. Push, answer, cursors and pages have the shapes of the crate `sync`, whose TypeScript twin
//! the kiosk uses; instants are milliseconds since 1970 UTC, as JavaScript has them.
//!
//! Every request but the enrolment carries `Tsunagu-Device: <facility>.<device>`, `Tsunagu-Time` (the device's idea of the
//! server's time, in milliseconds), `Tsunagu-Nonce` (16 to 64 of `A-Za-z0-9_-`) and `Tsunagu-Signature`: base64url of
//! the P-256 signature (r and s, 64 bytes) with SHA-256 over
//! `<method>\n<path with query>\n<time>\n<nonce>\n<sha256 of the body, hex>`. Every answer carries `Tsunagu-Time`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a device is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// A tablet at the gate.
    Gate,
    /// A tablet in a class.
    Class,
    /// A handheld on the bus.
    Bus,
    /// A tablet at the entrance of a centre.
    Entry,
}

/// How far an enrolment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// Waits for staff.
    Pending,
    /// In use.
    Active,
    /// Nothing that it writes is believed any more.
    Revoked,
}

/// Enrols a device with the code that staff were shown.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDevice {
    pub facility_id: String,
    /// Good once, for ten minutes.
    pub code: String,
    /// The uncompressed P-256 point (65 bytes), base64url.
    pub public_key: String,
}

/// A device as it sees itself.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct DeviceCard {
    pub id: String,
    pub facility_id: String,
    pub facility: String,
    pub kind: DeviceKind,
    pub name: String,
    pub state: DeviceState,
    /// Shown on the device and to staff, who compare them before they approve.
    pub check: String,
    pub server_time: i64,
}

/// Another device's push, carried by the one that signs this request.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CarriedPush {
    /// Who wrote it.
    pub device: String,
    /// The body exactly as its device signed it.
    pub body: String,
    pub time: String,
    pub nonce: String,
    pub signature: String,
    /// Milliseconds that it was under way, by the carrier's counter.
    pub carried_for: i64,
}

/// One feed's page in an answer to a pull.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct FeedPage {
    pub feed: String,
    /// `sync::feed::Page`.
    #[schema(value_type = Object)]
    pub page: sync::feed::Page,
}

/// The answer to a pull.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct Pulled {
    pub pages: Vec<FeedPage>,
    /// Ask again at once.
    pub more: bool,
    pub server_time: i64,
    /// Keys of guardians' codes, today's and tomorrow's: what a kiosk without a network checks a QR with.
    pub pass_keys: Vec<PassKey>,
    /// For the entrance of a centre: the key of its changing code, today's and tomorrow's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entry_keys: Vec<PassKey>,
    /// Public holidays and the turn of the year, as far ahead as absences can be reported: days on which a facility with
    /// `closed_on_holidays` expects nobody. A device does not know the Act, and the equinoxes are announced each year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<String>)]
    pub holidays: Vec<Date>,
}

/// The key of a facility on a day, base64url. A guardian's own key is HMAC-SHA256 of it over the guardian's id.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct PassKey {
    #[schema(format = Date)]
    pub day: String,
    pub key: String,
}
