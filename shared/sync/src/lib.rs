//! The offline-first protocol of attendance, decided from values alone: what a device writes down ([`entry`]), how its
//! log reaches the server ([`device`], [`server`]), what a child's day was ([`fold`]) and what a facility may believe
//! about it ([`board`]).
//!
//! This crate knows no clock, no network, no disk and no randomness. Moments, ids and bytes come in, decisions and bytes
//! go out; keys, signatures and encryption belong to the caller. What another language has to agree on, byte by byte, lies
//! in the golden vectors of `events/attendance/`.
//!
//! Instants are milliseconds since 1970 UTC ([`clock::Millis`]), as JavaScript has them.

pub mod board;
pub mod bounds;
pub mod clock;
pub mod device;
pub mod entry;
pub mod feed;
pub mod fold;
pub mod server;
