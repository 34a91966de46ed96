//! The judge of a push. Entries that are here are trimmed, a gap is named, each other entry gets its verdict, and no
//! verdict holds up what comes after it.

use super::{
    Addition, Advance, Aside, Heard, Judged, Loaded, LogState, LogWrite, Opened, Plan, Sender, Turned, is_desk_log,
};
use crate::{
    bounds::{CLOCK_ERROR, PUSH_ENTRIES},
    clock::{Estimate, Millis, estimate, floor_after},
    device::{Answer, Code, Held, Judgement, Outcome, Push, Refusal, Settled, Verdict},
    entry::{Digest, Entry, Fact, Key, NoEntry, Subject, ThingId},
    feed::Change,
    fold::Event,
};

/// A command that is to be decided.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// Its name in the log.
    pub key: Key,
    /// What is wished.
    pub name: &'a ThingId,
    /// What it is about.
    pub about: &'a ThingId,
    /// What this push has filed before it: a run may be closed in the push that brings its last child.
    pub filed: &'a [Addition],
}

/// Judges a push whose signature was found good. `decide` says whether a command is
/// carried out, from what its capability loaded, and counts what it granted within this push.
///
/// # Errors
/// With the answer, where nothing is to be written: a gap, or a push that is none.
pub fn judge(
    opened: &Opened<'_>,
    sender: &Sender,
    loaded: &Loaded,
    heard: Heard,
    decide: &mut dyn FnMut(Wish<'_>) -> bool,
) -> Result<Judged, Answer> {
    let push = opened.push;
    let log = loaded.log.clone().unwrap_or_else(|| LogState::new(sender));
    check(opened, sender, &log).map_err(|reason| Answer::Refused { reason })?;
    let gap = !log.forked && push.from_n > log.n + 1;
    // What lies between is on neither side any more; to ask for it for ever would hold up what comes after.
    if gap && push.from_n != push.kept_from {
        return Err(Answer::Expected { n: log.n + 1 });
    }

    let mut bench = Bench {
        push,
        sender,
        loaded,
        heard,
        decide,
        prev: hash_at(loaded, &log, push.from_n - 1),
        plan: Plan {
            log: LogWrite { expect: loaded.log.clone(), from: log.n + 1, hashes: Vec::new(), next: log },
            feed: None,
            additions: Vec::new(),
            aside: Vec::new(),
            turned: Vec::new(),
            outcomes: Vec::new(),
            effects: Vec::new(),
        },
    };
    if gap {
        bench.go_on_behind_the_gap(opened);
    }
    if opened.entries.is_empty() && bench.prev != Some(push.head_hash) {
        bench.plan.log.next.forked = true;
    }
    let places = push.from_n..;
    let verdicts = places
        .zip(&opened.entries)
        .zip(&push.entries)
        .map(|((n, (hash, entry)), text)| bench.entry(n, *hash, entry.as_ref().map_err(|reason| *reason), text));
    let verdicts: Vec<Verdict> = verdicts.collect();
    Ok(bench.close(verdicts))
}

/// What makes a push none at all.
fn check(opened: &Opened<'_>, sender: &Sender, log: &LogState) -> Result<(), Refusal> {
    let push = opened.push;
    let len = u64::try_from(push.entries.len()).unwrap_or(u64::MAX);
    if push.entries.len() > PUSH_ENTRIES {
        return Err(Refusal::TooMany);
    }
    // Larger places are not exact in JavaScript and in no honest log.
    let last = push.from_n.checked_add(len).filter(|end| i64::try_from(*end).is_ok_and(crate::entry::is_safe));
    let kept = (1..=push.from_n).contains(&push.kept_from);
    if !kept || last.is_none_or(|end| end - 1 > push.announced) {
        return Err(Refusal::NoSuchPlace);
    }
    if log.device != sender.device || push.device != sender.device || is_desk_log(push.log) {
        return Err(Refusal::ForeignLog);
    }
    if opened.entries.last().is_some_and(|(hash, _)| *hash != push.head_hash) {
        return Err(Refusal::Truncated);
    }
    Ok(())
}

fn hash_at(loaded: &Loaded, log: &LogState, n: u64) -> Option<Digest> {
    match n {
        0 => Some(Digest::NOTHING),
        n if n == log.n => Some(log.hash),
        n => loaded.hashes.get(&n).copied(),
    }
}

struct Bench<'a> {
    push: &'a Push,
    sender: &'a Sender,
    loaded: &'a Loaded,
    heard: Heard,
    decide: &'a mut dyn FnMut(Wish<'_>) -> bool,
    /// The hash of the entry before the one at hand.
    prev: Option<Digest>,
    plan: Plan,
}

impl Bench<'_> {
    /// Takes the device's word for what came before its first entry here, and writes down what is lost.
    fn go_on_behind_the_gap(&mut self, opened: &Opened<'_>) {
        let before = match opened.entries.first() {
            Some((_, Ok(entry))) => entry.prev,
            Some((_, Err(_))) => Digest::NOTHING,
            None => self.push.head_hash,
        };
        self.prev = Some(before);
        let (log, last) = (&mut self.plan.log.next, self.push.from_n - 1);
        log.lost.push((log.n + 1, last));
        (log.n, log.hash) = (last, before);
        self.plan.log.from = self.push.from_n;
    }

    fn entry(&mut self, n: u64, hash: Digest, entry: Result<&Entry, NoEntry>, text: &str) -> Verdict {
        let key = Key { log: self.push.log, n };
        let prev = self.prev.replace(hash);
        let log = &mut self.plan.log.next;
        if n <= log.n {
            if hash_at(self.loaded, log, n) == Some(hash) {
                return Verdict::Duplicate;
            }
            // Another entry under the same number: never silence.
            log.forked = true;
        } else if entry.is_ok_and(|entry| Some(entry.prev) != prev) {
            log.forked = true;
        }
        if log.forked {
            return self.branch(key, hash, entry, text);
        }

        let verdict = match entry {
            Err(NoEntry::TooLong) => Verdict::Rejected(Code::TooLong),
            Err(NoEntry::Malformed | NoEntry::OutOfRange) => Verdict::Rejected(Code::Malformed),
            Ok(entry) if entry.key != key || entry.device != self.push.device => Verdict::Rejected(Code::Misplaced),
            Ok(entry) => self.authentic(entry, hash, text),
        };
        match (verdict, entry) {
            (Verdict::Quarantined(why), Ok(entry)) => self.keep_aside(key, hash, entry, text, why),
            (Verdict::Rejected(code), _) => self.plan.turned.push(Turned { key, hash, code }),
            _ => {}
        }
        let log = &mut self.plan.log.next;
        (log.n, log.hash) = (n, hash);
        self.plan.log.hashes.push(hash);
        verdict
    }

    /// An entry of a log that has two continuations. Nobody can say here which is the device's, so both are kept.
    fn branch(&mut self, key: Key, hash: Digest, entry: Result<&Entry, NoEntry>, text: &str) -> Verdict {
        match entry {
            Ok(Entry { fact: Fact::Command { .. }, .. }) => Verdict::Rejected(Code::Forked),
            Ok(entry) => {
                self.keep_aside(key, hash, entry, text, Held::Forked);
                Verdict::Quarantined(Held::Forked)
            }
            Err(NoEntry::TooLong) => Verdict::Rejected(Code::TooLong),
            Err(_) => Verdict::Rejected(Code::Malformed),
        }
    }

    fn authentic(&mut self, entry: &Entry, hash: Digest, text: &str) -> Verdict {
        if let Fact::Command { name, about, expires_at } = &entry.fact {
            let verdict = self.command(entry, name, about, *expires_at);
            let settled = |outcome| Settled { key: entry.key, hash, outcome };
            self.plan.outcomes.extend(Outcome::of(verdict).map(settled));
            return verdict;
        }

        let guess = self.guess(entry);
        if let Some(revoked) = self.sender.revoked {
            // What may have been written before it is kept.
            let after = !guess.uncertain && guess.at.saturating_sub(CLOCK_ERROR) > revoked;
            return if after { Verdict::Rejected(Code::Revoked) } else { Verdict::Quarantined(Held::Revoked) };
        }
        if entry.facility != self.sender.facility {
            return Verdict::Quarantined(Held::OutOfScope);
        }
        let Some(subject) = entry.fact.subject() else { return Verdict::Quarantined(Held::Newer) };
        if let Subject::Child(child) = &subject
            && !self.loaded.children.contains(child)
        {
            return Verdict::Quarantined(Held::UnknownChild);
        }

        let item = (subject, entry.day);
        let now = self.plan.additions.iter().filter(|one| (&one.subject, one.day) == (&item.0, item.1)).count();
        let filed = self.loaded.filed.get(&item).copied().unwrap_or(0) + now;
        // A wall clock alone is no evidence against what comes after.
        if entry.captured.boot == self.push.sent.boot || !guess.uncertain {
            self.plan.log.next.latest = Some((entry.captured.boot, guess.at));
        }
        let event =
            Event { at: guess.at, uncertain: guess.uncertain, received: self.heard.received, entry: entry.clone() };
        self.plan.additions.push(Addition::new(item.0, event, text, filed));
        Verdict::Applied
    }

    fn keep_aside(&mut self, key: Key, hash: Digest, entry: &Entry, text: &str, why: Held) {
        // Where the clocks stand now is evidence that a later release would not have.
        let Estimate { at, uncertain } = self.guess(entry);
        let (received, text) = (self.heard.received, text.to_owned());
        self.plan.aside.push(Aside { key, hash, text, why, at, uncertain, received });
    }

    fn guess(&self, entry: &Entry) -> Estimate {
        let log = &self.plan.log.next;
        let alone = estimate(entry.captured, entry.offset, log.evidence(self.push, self.heard.received, entry.key.n));
        let before = log.latest.filter(|(boot, _)| *boot == entry.captured.boot).map_or(Millis::MIN, |(_, at)| at);
        Estimate { at: alone.at.max(before), ..alone }
    }

    fn command(&mut self, entry: &Entry, name: &ThingId, about: &ThingId, expires_at: Millis) -> Verdict {
        if self.sender.revoked.is_some() {
            return Verdict::Rejected(Code::Revoked);
        }
        if entry.facility != self.sender.facility {
            return Verdict::Rejected(Code::OutOfScope);
        }
        if self.heard.received > expires_at {
            return Verdict::Expired;
        }
        if !(self.decide)(Wish { key: entry.key, name, about, filed: &self.plan.additions }) {
            return Verdict::Rejected(Code::Declined);
        }
        self.plan.effects.push((entry.key, name.clone(), about.clone()));
        Verdict::Applied
    }

    fn close(mut self, verdicts: Vec<Verdict>) -> Judged {
        let log = &mut self.plan.log.next;
        log.heard = log.heard.max(self.heard.received.saturating_sub(self.push.carried_for.unwrap_or(0)));
        log.announced = log.announced.max(self.push.announced).max(log.n);
        // A carried tail says nothing about what its device wrote since.
        if self.push.carried_for.is_none() && !log.forked && log.n == log.announced {
            let said = self.heard.signed.min(self.heard.received);
            log.through = Some(log.through.map_or(said, |through| through.max(said)));
            (log.floor_n, log.floor) = (log.n, log.floor.max(floor_after(self.heard.received)));
        }
        let answer = Judgement {
            through: self.push.from_n - 1 + u64::try_from(verdicts.len()).unwrap_or(0),
            head: log.n,
            forked: log.forked,
            verdicts,
        };
        if !self.plan.additions.is_empty() {
            let expect = self.loaded.feed_head;
            let rows = self.plan.additions.iter().map(Addition::row).collect();
            self.plan.feed = Some(Advance { expect, change: Change { seq: expect + 1, rows } });
        }
        Judged { plan: self.plan, answer }
    }
}
