//! LINE as this project speaks it: the webhook's signature and envelope, outgoing messages, the Messaging API and
//! LIFF's ID tokens.
//!
//! This room knows LINE's wire and its limits. It refuses to know what a message is about, to build a message from
//! anything but [`domain::text::LineText`], and to log a body, a token or a user id. Time comes from outside as [`Now`].

mod client;
mod id_token;
mod message;
mod outcome;
mod rich_menu;
mod secret;
mod signature;
mod token;
mod webhook;

use std::{sync::Arc, time::Duration};

pub use client::{Client, ClientSettings, Quota};
pub use id_token::{IdTokenError, IdTokenSettings, IdTokens, Identity};
pub use message::{
    Action, Bubble, LimitError, Link, Message, Messages, Paragraph, Pick, PostbackData, ThawError, Tone,
};
pub use outcome::{Acceptance, Detail, SendError, Sent};
pub use rich_menu::{Area, MenuImage, RichMenu};
pub use secret::Secret;
pub use signature::{SignatureError, sign, verify};
pub use webhook::{BrokenWebhook, Event, Kind, Mode, Params, Source, Webhook};

/// Where the present moment comes from.
pub type Now = Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>;

/// LINE is reached directly and never redirects: a proxy that happens to be set on the machine, or an address that
/// someone answers with, must not get to see a channel's token.
fn http(timeout: Duration) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder().timeout(timeout).no_proxy().redirect(reqwest::redirect::Policy::none()).build()
}
