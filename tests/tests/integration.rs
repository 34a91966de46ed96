//! The whole city, scene by scene. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "scenes and their helpers fail as tests do"
)]

#[path = "integration/webhook.rs"]
mod webhook;
#[path = "integration/conversation.rs"]
mod conversation;
