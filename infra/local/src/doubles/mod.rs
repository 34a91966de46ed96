//! What stands in for AWS behind a port.

mod dynamo;
mod meter;

pub(crate) use dynamo::embedded;
pub(crate) use meter::{Fault, Meter};
