//! What is to be sent, to whom, and until when it makes sense.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Audience, Content};
use crate::{
    attachment::{self, Kind},
    flaw::{Checked, Flaw, hold},
};

/// How far ahead a message can be written: a school year and its preparation.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 400);

/// A message before anybody has decided anything about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageLetter))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Whom it is for.
    pub audience: Audience,
    /// What it says.
    pub content: Content,
    /// At most 5.
    #[serde(default)]
    pub attachments: Vec<Attached>,
    /// How it is sent.
    #[serde(default)]
    pub urgency: Urgency,
    /// When it leaves; without one, as soon as it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub send_at: Option<Timestamp>,
    /// After that it makes no sense, and does not leave. [`Urgency::lasts`] after it could leave, unless staff say more.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub not_after: Timestamp,
}

/// How a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageUrgency))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Like any other.
    #[default]
    Normal,
    /// To be read now: a typhoon, somebody suspicious on the way to school.
    Emergency,
}

impl Urgency {
    /// How long a message is held in which its author can still take it back. Most wrong audiences are seen in the moment
    /// after pressing the button. In an emergency a minute is long, but a slip is as likely: ten seconds.
    #[must_use]
    pub const fn hold(self) -> SignedDuration {
        match self {
            Self::Normal => SignedDuration::from_secs(60),
            Self::Emergency => SignedDuration::from_secs(10),
        }
    }

    /// For how long a message makes sense unless staff say otherwise: a week, and in an emergency six hours. Yesterday's
    /// "come and fetch your children now" is worse than none.
    #[must_use]
    pub const fn lasts(self) -> SignedDuration {
        match self {
            Self::Normal => SignedDuration::from_hours(7 * 24),
            Self::Emergency => SignedDuration::from_hours(6),
        }
    }
}

/// A file that goes with a message. Its bytes lie elsewhere, cleaned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = MessageAttachment))]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// What it is called, as [`attachment::clean_name`] left it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of the bytes, in hex.
    pub digest: String,
}

impl Letter {
    /// Whether it can be submitted at `now`. Whom it reaches is for [`super::resolve`] to say.
    ///
    /// # Errors
    /// The first flaw.
    pub fn check(&self, now: Timestamp) -> Result<(), Flaw> {
        self.content.check()?;
        hold(!self.audience.0.is_empty(), "audience", "nobody")?;
        hold(self.attachments.len() <= attachment::MOST, "attachments", "too_many")?;
        for (place, one) in self.attachments.iter().enumerate() {
            attached(one, &format!("attachments.{place}"))?;
        }
        let leaves = self.send_at.unwrap_or(now).max(now);
        hold(self.send_at.is_none_or(|at| at >= now), "send_at", "past")?;
        hold(leaves.duration_since(now) <= AHEAD, "send_at", "too_far")?;
        hold(self.not_after > leaves, "not_after", "backwards")?;
        hold(self.not_after.duration_since(leaves) <= AHEAD, "not_after", "too_far")
    }

    /// Until when it makes sense where staff did not say: [`Urgency::lasts`] after it could leave.
    #[must_use]
    pub fn default_not_after(urgency: Urgency, send_at: Option<Timestamp>, now: Timestamp) -> Timestamp {
        send_at.unwrap_or(now).max(now).checked_add(urgency.lasts()).unwrap_or(Timestamp::MAX)
    }
}

fn attached(one: &Attached, field: &str) -> Checked {
    let is_clean = attachment::clean_name(&one.name).is_ok_and(|clean| clean == one.name);
    hold(is_clean, format!("{field}.name"), "text_not_allowed")?;
    let fits = one.size > 0 && usize::try_from(one.size).is_ok_and(|size| size <= attachment::LARGEST);
    hold(fits, format!("{field}.size"), "too_large")?;
    let is_digest = one.digest.len() == 64 && one.digest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    hold(is_digest, format!("{field}.digest"), "shape")
}
