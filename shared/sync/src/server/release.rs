//! Facts that were kept aside, and that staff let in.

use super::{Addition, Advance, Aside};
use crate::{
    device::Held,
    entry::{Entry, Fact},
    feed::Change,
    fold::Event,
};

/// Files what was kept aside, as it would have been when it came; `filed` counts the events on its item, `feed_head` is
/// the head of the facility's feed, which is also the condition of the write. The caller deletes the row aside in the same
/// transaction, on condition that it is still there.
///
/// `None` where it cannot be filed as it is: a branch of a copied log (its numbers are taken by the other branch; what it
/// says is entered anew), or an entry that this release still cannot read.
#[must_use]
pub fn release(aside: &Aside, filed: usize, feed_head: u64) -> Option<(Addition, Advance)> {
    let entry = Entry::read(&aside.text).ok().filter(|entry| entry.fact != Fact::Newer)?;
    let subject = entry.fact.subject().filter(|_| aside.why != Held::Forked)?;
    let event = Event { at: aside.at, uncertain: aside.uncertain, received: aside.received, entry };
    let addition = Addition::new(subject, event, &aside.text, filed);
    let change = Change { seq: feed_head + 1, rows: vec![addition.row()] };
    Some((addition, Advance { expect: feed_head, change }))
}
