//! Where the functions meet the world: time, ids, settings, queues, schedules, HTTP errors, sessions, and the one door
//! that Lambda knocks on. No rule of the city is decided here.

pub mod auth;
pub mod aws;
mod bootstrap;
mod clock;
pub mod device;
pub mod door;
mod idempotency;
mod identity;
mod ids;
pub mod problem;
pub mod queue;
pub mod schedule;
mod sealed;
mod session;
mod settings;
mod world;

pub use bootstrap::{ServeError, serve};
pub use clock::{Clock, here, japan, today};
pub use door::Door;
pub use idempotency::{digest, idempotency_key};
pub use identity::resident_id;
pub use ids::Ids;
pub use problem::{Answered, Explanation, Problem};
pub use sealed::{NotOpened, Sealer};
pub use session::{SessionError, SessionKey};
pub use settings::{MissingSetting, Settings};
pub use world::World;
