//! tests

pub mod sqs_probes;
