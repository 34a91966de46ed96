//! Who is where: devices push what they saw and pull what they need, guardians report and read, staff look, correct and
//! call, alarms are raised at their minute. Knows who may do what; refuses to know what a fact is worth, which is `sync`,
//! and how it is kept from being filed twice, which is `tables::attendance`.

mod devices;
mod elsewhere;
mod events;
mod guardians;
mod keys;
mod look;
mod notice;
mod report;
mod shown;
mod staff;
mod visits;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{delete, get, patch, post, put},
};
use line::Link;
use platform::{
    Clock, Door, SessionKey, Settings, World,
    auth::ResidentDoor,
    door::{Delivery, Message},
    queue::Queue,
    schedule::WakeUps,
};
use tables::{Attendance, Notices, Residents, Store};

/// A push of 24 entries of 512 bytes, twice over; a hundred children with their guardians.
const LARGEST_BODY: usize = 256 * 1024;

pub(crate) struct App {
    world: World,
    attendance: Attendance,
    residents: Residents,
    notices: Notices,
    outbox: Queue,
    /// Facilities at which something was filed, or a moment has come.
    events: Queue,
    /// Schools hear at once who must not learn of a child any more.
    school_events: Queue,
    wake_ups: WakeUps,
    session_key: SessionKey,
    keys: keys::Keys,
    /// Where a message's button opens our page.
    page: Link,
    /// Where our pages lie.
    public_url: String,
}

/// The function's one door.
///
/// # Errors
/// When a setting is missing.
pub fn door(settings: &Settings, world: &World) -> Result<Door, platform::ServeError> {
    let store = Store::from_settings(settings)?;
    let app = Arc::new(App {
        world: world.clone(),
        attendance: Attendance::new(store.clone(), settings)?,
        residents: Residents::new(store.clone(), settings)?,
        notices: Notices::new(store, settings)?,
        outbox: Queue::from_settings(settings, "QUEUE_MESSAGE_OUTBOX")?,
        events: Queue::from_settings(settings, "QUEUE_ATTENDANCE_EVENTS")?,
        school_events: Queue::from_settings(settings, "QUEUE_SCHOOL_EVENTS")?,
        wake_ups: WakeUps::from_settings(settings, "ARN_ATTENDANCE_EVENTS")?,
        session_key: SessionKey::new(settings.get("SESSION_KEY")?),
        keys: keys::Keys::new(settings.get("SESSION_KEY")?),
        page: Link::new(settings.get("LIFF_URL")?)?,
        public_url: settings.get("PUBLIC_URL")?.to_owned(),
    });
    let routes = staff_routes(guardian_routes(device_routes(app.clone())));
    let routes = routes.layer(DefaultBodyLimit::max(LARGEST_BODY)).with_state(app.clone());
    let queue = app.clone();
    Ok(Door::new()
        .routes(routes)
        .messages(move |message: Message| {
            let app = queue.clone();
            async move {
                match events::handle(&app, message.body.trim(), message.received > 1).await {
                    Ok(()) => Delivery::Done,
                    Err(error) => {
                        tracing::warn!(event = message.body, received = message.received, %error, "event comes again");
                        Delivery::Again
                    }
                }
            }
        })
        .task(move |_| {
            let app = app.clone();
            async move { events::hourly(&app).await.map_err(Into::into) }
        }))
}

fn device_routes(app: Arc<App>) -> Router<Arc<App>> {
    Router::new()
        .route("/api/sync/enrolment", post(devices::enrol::enrol))
        .route("/api/sync/device", get(devices::enrol::read))
        .route("/api/sync/push", post(devices::push::push))
        .route("/api/sync/carried", post(devices::push::carried))
        .route("/api/sync/pull", get(devices::pull::pull))
        .route_layer(middleware::map_response_with_state(app, devices::stamped))
}

fn guardian_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    routes
        .route("/api/attendance", get(guardians::list))
        .route("/api/attendance/passes", get(guardians::passes))
        .route("/api/attendance/invitation", post(guardians::join::look))
        .route("/api/attendance/joining", post(guardians::join::join))
        .route("/api/attendance/{child}", delete(guardians::join::leave))
        .route("/api/attendance/{child}/on-the-way", post(guardians::absences::on_the_way))
        .route("/api/absences", post(guardians::absences::report))
        .route("/api/absences/{id}", patch(guardians::absences::change).delete(guardians::absences::withdraw))
        .route("/api/centres/{id}", get(visits::centre))
        .route("/api/visits", get(visits::mine).post(visits::enter).delete(visits::forget))
}

fn staff_routes(routes: Router<Arc<App>>) -> Router<Arc<App>> {
    const PLACE: &str = "/api/staff/facilities/{id}";
    let at = |path: &str| format!("{PLACE}{path}");
    routes
        .route("/api/staff/facilities", get(staff::facilities::list).post(staff::facilities::save))
        .route(&at("/children"), get(staff::roster::list).post(staff::roster::save))
        .route(&at("/children/{child}/invitations"), post(staff::roster::invite))
        .route(&at("/children/{child}/orders"), post(staff::orders::place))
        .route(&at("/children/{child}/orders/{order}"), delete(staff::orders::lift))
        .route(&at("/children/{child}/records"), get(staff::facts::records))
        .route(&at("/children/{child}/facts"), post(staff::facts::write))
        .route(&at("/board"), get(staff::board::read))
        .route(&at("/children/{child}/marks/{day}"), put(staff::register::change))
        .route(&at("/classes/{class}/marks"), get(staff::register::read))
        .route(&at("/classes/{class}/marks.csv"), get(staff::register::download))
        .route(&at("/classes/{class}/marks/{day}"), post(staff::register::confirm))
        .route(&at("/runs/{run}/closure"), post(staff::board::close_run))
        .route(&at("/devices"), get(staff::devices::list).post(staff::devices::enrol))
        .route(&at("/devices/{device}"), patch(staff::devices::change))
        .route(&at("/devices/{device}/approval"), post(staff::devices::approve))
        .route(&at("/devices/{device}/revocation"), post(staff::devices::revoke))
        .route(&at("/aside"), get(staff::aside::list))
        .route(&at("/aside/{entry}"), post(staff::aside::decide))
        .route(&at("/visits"), get(staff::visits::count))
}

impl ResidentDoor for App {
    fn session_key(&self) -> &SessionKey {
        &self.session_key
    }

    fn clock(&self) -> &Clock {
        &self.world.clock
    }
}

impl App {
    /// This moment as devices count it.
    pub(crate) fn millis(&self) -> sync::clock::Millis {
        self.world.clock.now().as_millisecond()
    }
}
