//! The only caller of LINE's push and multicast. Takes the ids of frozen batches off the queue, leaves out who must not
//! hear it any more, sends, notes what became of it. A schedule queues again what stayed open.

mod guardians;
mod outcome;
mod quiet;
mod quota;
mod send;
mod sweep;
mod withhold;

use std::{sync::Arc, time::Duration};

use line::{Client, ClientSettings};
use platform::{
    Door, Settings, World,
    door::{Delivery, Message},
    queue::Queue,
    schedule::WakeUps,
};
use quiet::QuietHours;
use quota::QuotaGuard;
use tables::{Attendance, Notices, Reservations, Residents, School, Store};

/// For a whole call to LINE. What runs into it may have been accepted; the retry key tells.
const LINE_TIMEOUT: Duration = Duration::from_secs(10);

pub(crate) struct App {
    world: World,
    notices: Notices,
    residents: Residents,
    reservations: Reservations,
    attendance: Attendance,
    school: School,
    outbox: Queue,
    wake_ups: WakeUps,
    line: Client,
    quiet: QuietHours,
    quota: QuotaGuard,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing or malformed, or the HTTP client cannot be made.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let clock = world.clock.clone();
    let channel = ClientSettings::channel(
        settings.get("LINE_API_BASE")?,
        settings.get("LINE_CHANNEL_ID")?,
        settings.get("LINE_CHANNEL_SECRET")?,
        LINE_TIMEOUT,
    );
    let app = Arc::new(App {
        world: world.clone(),
        notices: Notices::new(store.clone(), settings)?,
        residents: Residents::new(store.clone(), settings)?,
        reservations: Reservations::new(store.clone(), settings)?,
        attendance: Attendance::new(store.clone(), settings)?,
        school: School::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        wake_ups: WakeUps::from_settings(settings, "ARN_MESSAGE_OUTBOX")?,
        line: Client::new(channel, Arc::new(move || clock.now()))?,
        quiet: QuietHours::new(settings.parse("QUIET_FROM")?, settings.parse("QUIET_UNTIL")?),
        quota: QuotaGuard::new(settings.parse("QUOTA_RESERVE")?),
    });
    let sweeper = app.clone();
    Ok(Door::new()
        .messages(move |message: Message| {
            let app = app.clone();
            async move {
                match send::batch(&app, message.body.trim()).await {
                    Ok(()) => Delivery::Done,
                    Err(error) => {
                        tracing::warn!(batch = message.body, received = message.received, %error, "batch comes again");
                        Delivery::Again
                    }
                }
            }
        })
        .task(move |_| {
            let app = sweeper.clone();
            async move { sweep::run(&app).await.map_err(Into::into) }
        }))
}
