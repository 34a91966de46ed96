use jiff::SignedDuration;

use crate::{App, outcome::Unfinished};

/// A younger batch is on its way; to queue it again would only make a second sender find it accepted.
const LATE: SignedDuration = SignedDuration::from_mins(10);

/// Queues every batch again that LINE has not accepted in time: those whose message was lost between the write and the
/// queue, and those that wait for a new month's quota. A batch that is queued twice is sent once.
pub(crate) async fn run(app: &App) -> Result<(), Unfinished> {
    let now = app.world.clock.now();
    let open = app.notices.open().await?.into_iter().filter(|(_, made)| now.duration_since(*made) > LATE);
    let late: Vec<String> = open.map(|(id, _)| id).collect();
    if !late.is_empty() {
        tracing::info!(batches = late.len(), "open batches queued again");
        app.outbox.send(late).await?;
    }
    Ok(())
}
