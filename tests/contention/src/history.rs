//! What clients saw of one slot.

use std::collections::BTreeMap;

/// One request that concerned a slot. A change is two of them: it leaves one slot and takes another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Nanoseconds since the run began, before the first byte went out.
    pub sent: u64,
    /// The same clock, after the last byte came in; none where no answer came that says what happened.
    pub answered: Option<u64>,
    /// What shall be done once, however often it is asked for: an idempotency key, or the end of one booking.
    pub deed: u64,
    /// What was asked.
    pub act: Act,
    /// What was answered.
    pub outcome: Outcome,
}

/// What a request wants of a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A booking comes in, with one place for each of these children (one place for none: a household).
    Take {
        /// The booking.
        booking: u64,
        /// Who comes.
        children: Vec<u32>,
    },
    /// A booking goes out.
    Leave {
        /// The booking.
        booking: u64,
    },
    /// Whether the booking is in.
    Look {
        /// The booking.
        booking: u64,
    },
}

/// What a request was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is so, now or since an earlier attempt.
    Done,
    /// No place is left.
    Full,
    /// One of the children is in already.
    Already,
    /// Nobody can know: no answer, a 5xx, `busy`. It happened at any time after it was sent, or never.
    Unknown,
    /// The booking is in, or is not.
    Seen(bool),
}

impl Attempt {
    /// The places that a party takes.
    #[must_use]
    pub fn places(children: &[u32]) -> u32 {
        u32::try_from(children.len()).unwrap_or(u32::MAX).max(1)
    }
}

/// The same history with one attempt for each deed that is known to be done: some attempt did it between the first
/// sending and the first answer that says so, and all others did nothing. `never` says of a deed without a clear answer
/// that it has not happened, as was seen when all was over.
#[must_use]
pub fn settled(attempts: Vec<Attempt>, never: impl Fn(u64) -> bool) -> Vec<Attempt> {
    let mut first_sent: BTreeMap<u64, u64> = BTreeMap::new();
    let mut first_done: BTreeMap<u64, u64> = BTreeMap::new();
    for attempt in &attempts {
        if matches!(attempt.act, Act::Look { .. }) {
            continue;
        }
        let sent = first_sent.entry(attempt.deed).or_insert(attempt.sent);
        *sent = attempt.sent.min(*sent);
        if let (Outcome::Done, Some(at)) = (attempt.outcome, attempt.answered) {
            let done = first_done.entry(attempt.deed).or_insert(at);
            *done = at.min(*done);
        }
    }
    let mut told: BTreeMap<u64, ()> = BTreeMap::new();
    let keep = |attempt: Attempt| {
        let done = first_done.get(&attempt.deed).copied();
        match attempt.outcome {
            Outcome::Full | Outcome::Already | Outcome::Seen(_) => Some(attempt),
            Outcome::Done | Outcome::Unknown if told.contains_key(&attempt.deed) => None,
            Outcome::Unknown if done.is_none() && never(attempt.deed) => None,
            Outcome::Done | Outcome::Unknown => {
                told.insert(attempt.deed, ());
                let sent = first_sent.get(&attempt.deed).copied().unwrap_or(attempt.sent);
                let outcome = if done.is_some() { Outcome::Done } else { Outcome::Unknown };
                Some(Attempt { sent, answered: done, outcome, ..attempt })
            }
        }
    };
    attempts.into_iter().filter_map(keep).collect()
}
