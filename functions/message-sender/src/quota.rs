use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use line::{Client, Quota, SendError};

/// How long a reading of the month's consumption is good for.
const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// Keeps a part of the month's messages for emergencies.
pub(crate) struct QuotaGuard {
    reserve: u64,
    /// What was left of the month at some moment; `None` within is "no limit".
    reading: Mutex<Option<(Timestamp, Option<u64>)>>,
}

impl QuotaGuard {
    pub(crate) fn new(reserve: u64) -> Self {
        Self { reserve, reading: Mutex::new(None) }
    }

    /// Whether `count` routine messages leave the reserve alone.
    pub(crate) async fn allows(&self, line: &Client, count: usize, now: Timestamp) -> Result<bool, SendError> {
        let reading = *self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        let left = match reading {
            Some((at, left)) if now.duration_since(at).abs() < FRESH => left,
            _ => match line.quota().await? {
                Quota::Unlimited => None,
                Quota::Limited(limit) => Some(limit.saturating_sub(line.consumption().await?)),
            },
        };
        let count = count as u64;
        let allowed = left.is_none_or(|left| left >= count.saturating_add(self.reserve));
        // Count down what is about to be sent: LINE's own number lags behind.
        let rest = if allowed { left.map(|left| left.saturating_sub(count)) } else { left };
        *self.reading.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, rest));
        Ok(allowed)
    }
}
