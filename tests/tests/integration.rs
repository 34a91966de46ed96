//! The whole city, scene by scene. One binary, so that it links once.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "scenes and their helpers fail as tests do"
)]

#[path = "integration/attendance/mod.rs"]
mod attendance;
#[path = "integration/benefits/mod.rs"]
mod benefits;
#[path = "integration/calendar.rs"]
mod calendar;
#[path = "integration/card.rs"]
mod card;
#[path = "integration/chat_booking.rs"]
mod chat_booking;
#[path = "integration/contention.rs"]
mod contention;
#[path = "integration/conversation.rs"]
mod conversation;
#[path = "integration/faults.rs"]
mod faults;
#[path = "integration/identity.rs"]
mod identity;
#[path = "integration/life_stage.rs"]
mod life_stage;
#[path = "integration/nurseries/mod.rs"]
mod nurseries;
#[path = "integration/reservations/mod.rs"]
mod reservations;
#[path = "integration/reservations_staff/mod.rs"]
mod reservations_staff;
#[path = "integration/residents.rs"]
mod residents;
#[path = "integration/school/mod.rs"]
mod school;
#[path = "integration/sender.rs"]
mod sender;
#[path = "integration/staff.rs"]
mod staff;
#[path = "integration/webhook.rs"]
mod webhook;
#[path = "integration/wiring.rs"]
mod wiring;
