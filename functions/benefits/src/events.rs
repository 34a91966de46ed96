//! What is too long for a page to wait for. Everything here can be done again, and is decided on what stands there by then.

use std::collections::BTreeMap;

use contract::{BankFileState, NoticeKind};
use domain::text::Lang;
use platform::{Problem, digest, queue::Ordered};
use tables::{ProgrammeRow, Recipient, StoreError};

use crate::{App, files, notice, notice::Say, staff};

/// LINE: members of one multicast.
const MEMBERS: usize = 500;

/// Why an event was not handled. It comes again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventError {
    #[error("{0:?}")]
    Problem(Problem),
    #[error("no event of ours")]
    Unknown,
}

impl<E: Into<Problem>> From<E> for EventError {
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// `gather:`, `discard:`, `settle:<programme>:<file>`, `notify:<programme>:<notice>`, `forget:<programme>:<import>`.
/// `again` says that an earlier delivery may have ended halfway.
pub(crate) async fn handle(app: &App, event: &str, again: bool) -> Result<(), EventError> {
    if again {
        app.outbox.send(app.notices.fresh(app.world.clock.now()).await?).await?;
    }
    let mut parts = event.splitn(3, ':');
    let (Some(what), Some(programme), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(EventError::Unknown);
    };
    let Some(row) = app.benefits.programme(programme).await? else { return Ok(()) };
    match what {
        "notify" => return notify(app, &row, id).await,
        "forget" => {
            // From here on it cannot come into force. One that has is no import any more, and stays.
            let is_closed = app.benefits.drop_import(programme, id).await?;
            return if is_closed { Ok(app.benefits.forget_list(programme, id).await?) } else { Ok(()) };
        }
        "gather" | "discard" | "settle" => {}
        _ => return Err(EventError::Unknown),
    }
    let Some(file) = app.benefits.bank_file(programme, id).await? else { return Ok(()) };
    match file.state {
        BankFileState::Gathering => files::gather(app, &row, &file).await?,
        BankFileState::Discarding => files::discard(app, &row, &file).await?,
        BankFileState::Settling => files::settle(app, &row, &file).await?,
        BankFileState::Ready | BankFileState::Released | BankFileState::Settled | BankFileState::Discarded => {}
    }
    Ok(())
}

/// Queues an event. Should the queue not be reached, the hour sees to it.
pub(crate) async fn say(app: &App, event: &str) {
    if let Err(error) = app.events.send_ordered(vec![ordered(app, event.to_owned())]).await {
        tracing::warn!(event, %error, "it is done with the next hour");
    }
}

/// What is about one file or one notice waits for what is being done about it: two at once would each fix what the other
/// still gathers. The same event may well be said again, so none is dropped as a duplicate.
fn ordered(app: &App, body: String) -> Ordered {
    let group = body.split_once(':').map_or(body.as_str(), |(_, thing)| thing).to_owned();
    Ordered { body, group, deduplication: app.world.ids.new_id("evt") }
}

/// A list that is not in force any more, or never was, is deleted.
pub(crate) async fn forget(app: &App, programme: &str, import: &str) {
    say(app, &format!("forget:{programme}:{import}")).await;
}

/// Every hour: what stands halfway is queued again.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    let mut events = Vec::new();
    let now = app.world.clock.now();
    for ProgrammeRow { programme, .. } in app.benefits.programmes().await? {
        let stale = app.benefits.stale_imports(&programme.id, now).await?;
        events.extend(stale.iter().map(|import| format!("forget:{}:{import}", programme.id)));
        for file in app.benefits.bank_files(&programme.id).await? {
            let what = match file.state {
                BankFileState::Gathering => "gather",
                BankFileState::Discarding => "discard",
                BankFileState::Settling => "settle",
                _ => continue,
            };
            events.push(format!("{what}:{}:{}", programme.id, file.id));
        }
        let runs = app.benefits.notice_runs(&programme.id, &programme.period).await?;
        let open = runs.iter().filter(|run| !run.complete);
        events.extend(open.map(|run| format!("notify:{}:{}", programme.id, run.id)));
    }
    Ok(app.events.send_ordered(events.into_iter().map(|event| ordered(app, event)).collect()).await?)
}

/// Writes the batches of a notice that are not written yet, queues them, and notes that they all are.
async fn notify(app: &App, row: &ProgrammeRow, id: &str) -> Result<(), EventError> {
    let (programme, period) = (&row.programme.id, &row.programme.period);
    let runs = app.benefits.notice_runs(programme, period).await?;
    let Some(run) = runs.into_iter().find(|run| run.id == id && !run.complete) else { return Ok(()) };
    // An attempt that ended halfway has told some: they count as told, also for a reminder.
    let mut heard = staff::notices::heard(app, row).await?;
    let told = heard.remove(id).unwrap_or_default();
    let audience = staff::notices::Audience::look(app, row, &heard).await?;
    let say = match run.kind {
        NoticeKind::First => Say::First,
        NoticeKind::Reminder => Say::Reminder,
    };
    let residents: Vec<String> = audience.of(run.kind).difference(&told).cloned().collect();
    let event = digest(&[programme, period, id], 8);
    let teller = Teller { app, row, run: id, say, event };
    // A full batch is on its way while the next one is gathered.
    let mut by_language: BTreeMap<Lang, Vec<Recipient>> = BTreeMap::new();
    for some in residents.chunks(MEMBERS) {
        for (resident, profile) in app.residents.profiles(&some.iter().cloned().collect()).await? {
            let Some((lang, member)) = notice::member(&resident, &profile) else { continue };
            let members = by_language.entry(lang).or_default();
            members.push(member);
            if members.len() == MEMBERS {
                teller.tell(lang, std::mem::take(members)).await?;
            }
        }
    }
    for (lang, members) in by_language {
        teller.tell(lang, members).await?;
    }
    Ok(app.benefits.complete_run(programme, period, id).await?)
}

/// One notice on its way.
struct Teller<'a> {
    app: &'a App,
    row: &'a ProgrammeRow,
    run: &'a str,
    say: Say,
    event: String,
}

impl Teller<'_> {
    /// Writes a batch and queues it.
    async fn tell(&self, lang: Lang, members: Vec<Recipient>) -> Result<(), EventError> {
        if members.is_empty() {
            return Ok(());
        }
        let (programme, period) = (&self.row.programme.id, &self.row.programme.period);
        let batch = notice::batch(self.app, self.say, lang, &self.event, members);
        let batch = batch.map_err(|error| StoreError::Unavailable("notice".to_owned(), error.into()))?;
        self.app.benefits.tell(programme, period, self.run, &self.app.notices, &batch).await?;
        Ok(self.app.outbox.send(vec![batch.id]).await?)
    }
}
