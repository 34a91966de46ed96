//! The local city: a whole municipality on 127.0.0.1, wired from `infra/template.yaml` alone.
//!
//! The functions run as they do in AWS: each is knocked on with the events that Lambda would hand it, and speaks to
//! DynamoDB, SQS, Scheduler and LINE through their own protocols. What stands in for those is behind a port. All time
//! is the city's clock.

mod aws_json;
mod card;
mod city;
mod clockwork;
mod data;
mod doubles;
mod error;
mod functions;
mod html;
mod http;
mod pages;
mod pollers;
mod seed;
mod staff;
mod template;
mod wiring;

/// Of every binary that holds a city. Pages, functions and engines hand each other many small texts across threads,
/// which is what the system's allocator is slowest at: a crowd of bookings is served 1.7 times as fast.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use city::{City, Options, Seed, checkout};
pub use data::Data;
pub use error::CityError;
pub use pages::{build_if_stale, folder as pages_folder};
pub use template::{Route, Template};
