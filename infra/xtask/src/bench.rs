//! Workloads beside their peers: `cargo xtask bench B1 B4`. Figures are printed, never asserted in a test.

use clap::ValueEnum;

use crate::Outcome;

/// One row of the table of workloads.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "UPPER")]
pub enum Workload {
    /// One webhook of three events: verify, parse, enqueue
    B1,
    /// Cold start of the release bootstrap
    B2,
    /// The daily push with N due
    B4,
}

/// Measures what was named, or everything.
pub fn run(named: &[Workload]) -> Outcome<()> {
    let all = Workload::value_variants();
    for workload in if named.is_empty() { all } else { named } {
        measure(*workload)?;
    }
    Ok(())
}

fn measure(workload: Workload) -> Outcome<()> {
    match workload {
        Workload::B1 => Err("B1 is not measured yet".into()),
        Workload::B2 => Err("B2 is not measured yet".into()),
        Workload::B4 => Err("B4 is not measured yet".into()),
    }
}
