//! The stage of the integration suite: a whole city in the test's own process, and the people who act in it.
//!
//! A scene never sleeps: it moves the city's clock. It ends by [`Scene::ends`], which asks that nothing is left in a
//! queue and that LINE refused nothing it was not told to refuse. The same scenes run on DynamoDB Local and ElasticMQ
//! where `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL_SQS` name them.

mod caller;
mod card;
mod guardian;
mod journal;
mod scene;
mod shared_data;
pub mod sqs_probes;
mod tablet;
mod webhook;

pub use caller::{Answer, Caller};
pub use card::{Brought, holds_card};
pub use guardian::Guardian;
pub use journal::logged;
pub use scene::{Scene, engines_are_outside};
pub use shared_data::{csv_fields, shared};
pub use tablet::{FEEDS, Signed, Tablet, gzip};
pub use webhook::{Event, sign, webhook_body};

/// The secret that LINE signs with.
pub const SECRET: &str = "dev-channel-secret";
/// The secret that comes after a change.
pub const NEXT_SECRET: &str = "dev-channel-secret-next";
