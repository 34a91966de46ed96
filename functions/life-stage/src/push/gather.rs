//! From messages to frozen batches in the queue. The order of steps is what makes a crash harmless: the batch is
//! written, then its members are claimed for it, then it is fixed without those who had been claimed before, then it is
//! queued; every step can be done again.

use std::collections::BTreeMap;

use domain::age::days_after;
use jiff::{Timestamp, civil::Date};
use tables::{Kind, NewBatch, Recipient, batch_id};

use super::{PushError, audience::Content};
use crate::App;

/// LINE: at most 500 recipients in one multicast.
const MOST_MEMBERS: usize = 500;
/// A message that waits for a new month's quota may wait for a month, and no longer than something can still be done.
const LONGEST_WAIT: i32 = 35;

/// Freezes and queues everything; the number of batches.
pub(super) async fn all(app: &App, day: Date, messages: BTreeMap<Content, Vec<Recipient>>) -> Result<u64, PushError> {
    let mut batches = 0;
    for (Content { messages, milestones, until }, mut recipients) in messages {
        recipients.sort();
        for members in recipients.chunks(MOST_MEMBERS) {
            let now = app.world.clock.now();
            let batch = NewBatch {
                id: batch_id(day, &messages, members),
                kind: Kind::Routine,
                messages: messages.clone(),
                milestones: milestones.clone(),
                members: members.to_vec(),
                created_at: now,
                not_after: midnight_after(until.min(days_after(day, LONGEST_WAIT))),
                run: Some(day),
            };
            app.notices.gather(&batch).await?;
            batches += u64::from(freeze(app, &batch.id).await?);
        }
    }
    Ok(batches)
}

/// The end of a day in Japan.
fn midnight_after(day: Date) -> Timestamp {
    days_after(day, 1).to_zoned(platform::japan()).map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

/// Finishes what an earlier run had begun to gather.
pub(super) async fn finish_interrupted(app: &App) -> Result<(), PushError> {
    for (id, _) in app.notices.open().await? {
        freeze(app, &id).await?;
    }
    Ok(())
}

/// Fixes a gathered batch and queues it; false when there is none.
async fn freeze(app: &App, id: &str) -> Result<bool, PushError> {
    if !app.notices.fix(id).await? {
        return Ok(false);
    }
    app.outbox.send(vec![id.to_owned()]).await?;
    Ok(true)
}
