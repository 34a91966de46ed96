//! Admission points: the shipped tables, the worked cases, and what holds for every family and every table.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail the test")]

mod cases;
mod families;
mod features;
mod nerima;
mod order;
mod properties;
mod refusals;
mod reruns;
mod tables;
mod tie_lists;
mod tsunagu;
