//! What goes up and what comes back. The body is signed by the device's key; that is checked before anything here sees
//! it.

use serde::{Deserialize, Serialize};

use crate::{
    clock::{Millis, Moment},
    entry::{DeviceId, Digest, LogId},
};

/// Entries of one log, on their way to the server. A carried tail is the same thing, signed by the device that wrote it
/// and handed on unchanged by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Push {
    /// Who wrote it.
    pub device: DeviceId,
    /// The log.
    pub log: LogId,
    /// The place of the first entry.
    pub from_n: u64,
    /// Canonical bytes, at most 24.
    pub entries: Vec<String>,
    /// SHA-256 of the last entry here, or of the one before `from_n` where there is none: a body that lost its end does
    /// not pass.
    pub head_hash: Digest,
    /// The last entry that is stored on the device.
    pub announced: u64,
    /// The first entry that is still stored on the device; those before it were acknowledged and thrown away.
    pub kept_from: u64,
    /// The device's clocks at sending.
    pub sent: Moment,
    /// How long another device carried it, by that device's counter. Set by the carrier, outside the signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_for: Option<Millis>,
}

/// What the server says to a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Answer {
    /// Every entry has its verdict.
    Judged(Judgement),
    /// 409: entries before these are missing; send from here.
    Expected {
        /// The next place.
        n: u64,
    },
    /// The push as a whole is not one. Nothing was changed; the same push will be refused again.
    Refused {
        /// Why.
        reason: Refusal,
    },
}

/// The verdicts on a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Everything up to this entry has its verdict for good.
    pub through: u64,
    /// The last entry that the server has of this log. More than the device has: it was copied or set back.
    pub head: u64,
    /// The log was copied or set back: begin a new one.
    pub forked: bool,
    /// One for each entry of the push, in order.
    pub verdicts: Vec<Verdict>,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "verdict", content = "code")]
pub enum Verdict {
    /// Filed, or carried out.
    Applied,
    /// Here before. A command's outcome is in the outcomes feed.
    Duplicate,
    /// Not taken, for good. What comes after is not held up.
    Rejected(Code),
    /// A command that came too late.
    Expired,
    /// Kept aside for staff.
    Quarantined(Held),
}

/// Why an entry is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Over 512 bytes.
    TooLong,
    /// Not in canonical form.
    Malformed,
    /// It names another device, log or place than the push that brought it.
    Misplaced,
    /// Written after the device was revoked, or a command of a revoked device.
    Revoked,
    /// A command of a log that was copied or set back.
    Forked,
    /// A command for another facility than the device's.
    OutOfScope,
    /// The command was decided against.
    Declined,
}

/// Why a fact is kept aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// From a log that was copied or set back.
    Forked,
    /// From a device that has been revoked since.
    Revoked,
    /// About a child whom the facility does not know.
    UnknownChild,
    /// From another facility than the device's.
    OutOfScope,
    /// Written by a newer release than the server's.
    Newer,
}

/// Why a push as a whole is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// More than 24 entries.
    TooMany,
    /// Its last entry is not the one that it says.
    Truncated,
    /// The log belongs to another device.
    ForeignLog,
    /// There is no entry 0, and no entry beyond what a device announces.
    NoSuchPlace,
}
