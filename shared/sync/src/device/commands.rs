//! Commands on a device: shown as 仮 until the one outcome arrives, by the answer to the push or by the outcomes feed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::push::{Code, Judgement, Push, Verdict};
use crate::{
    clock::Millis,
    entry::{Digest, Key},
};

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome", content = "code")]
pub enum Outcome {
    /// Carried out.
    Done,
    /// Decided against.
    Refused(Code),
    /// Came too late.
    Expired,
}

/// A command as the device shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provisional {
    /// 仮: nothing is known yet.
    Waiting,
    /// Its time is over and nothing is known: it may have been carried out. Still 仮.
    Overdue,
    /// Decided.
    Decided(Outcome),
}

/// The outcome of one command, as the outcomes feed carries it. The hash tells which of two branches of a copied log it
/// is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The command.
    pub key: Key,
    /// Its entry.
    pub hash: Digest,
    /// What became of it.
    pub outcome: Outcome,
}

/// The commands of one device. They are stored together with the acknowledgements of the log: an outcome that was heard
/// and forgotten is not said again by the push.
#[derive(Debug, Clone, Default)]
pub struct Commands {
    known: BTreeMap<Key, Known>,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    hash: Digest,
    expires_at: Millis,
    outcome: Option<Outcome>,
}

impl Commands {
    /// A command was written down.
    pub fn wrote(&mut self, key: Key, hash: Digest, expires_at: Millis) {
        self.known.entry(key).or_insert(Known { hash, expires_at, outcome: None });
    }

    /// An answer to this push came back.
    pub fn answered(&mut self, push: &Push, judgement: &Judgement) {
        for (n, verdict) in (push.from_n..).zip(&judgement.verdicts) {
            let known = self.known.get_mut(&Key { log: push.log, n });
            if let (Some(known), Some(outcome)) = (known, Outcome::of(*verdict)) {
                known.outcome.get_or_insert(outcome);
            }
        }
    }

    /// An outcome came by the feed. The first one stays: there is only one, and hearing it again changes nothing. One
    /// that is about another entry under the same number is about another device's command.
    pub fn decided(&mut self, settled: Settled) {
        if let Some(known) = self.known.get_mut(&settled.key).filter(|known| known.hash == settled.hash) {
            known.outcome.get_or_insert(settled.outcome);
        }
    }

    /// What to show; `now` is the device's idea of the server's time.
    #[must_use]
    pub fn show(&self, key: Key, now: Millis) -> Option<Provisional> {
        self.known.get(&key).map(|known| match known.outcome {
            Some(outcome) => Provisional::Decided(outcome),
            None if now > known.expires_at => Provisional::Overdue,
            None => Provisional::Waiting,
        })
    }
}

impl Outcome {
    /// What a verdict on a command means. A duplicate says nothing new, and no command is kept aside for later.
    #[must_use]
    pub fn of(verdict: Verdict) -> Option<Self> {
        match verdict {
            Verdict::Applied => Some(Self::Done),
            Verdict::Rejected(code) => Some(Self::Refused(code)),
            Verdict::Expired => Some(Self::Expired),
            Verdict::Duplicate | Verdict::Quarantined(_) => None,
        }
    }
}
