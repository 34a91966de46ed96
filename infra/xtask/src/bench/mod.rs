//! Workloads beside their peers: `cargo xtask bench B1 B4`. Figures are printed and written to `target/bench`, never
//! asserted in a test: they depend on the machine, their ratios much less.
//!
//! B1, B2 and B3 fetch their peers once, into `.tools/bench`: @line/bot-sdk and two AWS clients by npm, boto3 and
//! line-bot-sdk by pip into a virtual environment. They want `node`, `npm` and `python3` on the search path, and Linux:
//! processor time and memory are read from `/proc`. B5 fetches OpenFisca-Japan by pip; B4 needs nothing but cargo. B6
//! has its peers from Debian and says which packages are missing.

mod attendance;
mod benefits;
mod city;
mod cold;
mod families;
mod interviews;
mod kill;
mod nurseries;
mod process;
mod push;
mod reservations;
mod rows;
mod runtime_api;
mod school;
mod serve;
mod sqs_stub;
mod sync;
mod table;
mod webhook;

use std::{collections::BTreeMap, fs, path::PathBuf};

use clap::{Args, ValueEnum};

use crate::{Outcome, process::command, process::run as run_command, root::root};

/// What to measure, and how large.
///
/// B1, B2 and B3 fetch their peers from npm and PyPI, once, into .tools/bench; B1, B2 and `reservations` build release
/// binaries. B3, B4, B5 and `reservations` run the local city. B6 leaves out what is not installed of
/// PostGIS and Redis. Results are also written to target/bench/*.json.
#[derive(Args)]
pub struct Choice {
    /// B1, B2, …; without one all but `school`, `interviews`, `reservations` and `sync`
    workload: Vec<Workload>,
    /// B4: families whose children are due on the measured day
    #[arg(long, default_value_t = 3_000)]
    due: usize,
    /// B4: families that are not, present in the second measurement
    #[arg(long, default_value_t = 6_000)]
    others: usize,
    /// B4: pushes that are interrupted by kill -9
    #[arg(long, default_value_t = 8)]
    kills: u64,
    /// B3, B4, B6, interviews, reservations, sync: where chance begins
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// B1: measured invocations
    #[arg(long, default_value_t = 2_000)]
    invocations: usize,
    /// B3: attempts of the crowd
    #[arg(long, default_value_t = 10_000)]
    crowd: u64,
    /// reservations: attempts of the crowd; 0 goes straight to the rush
    #[arg(long, default_value_t = 1_000_000)]
    attempts: u64,
    /// reservations: families in the rush
    #[arg(long, default_value_t = 73_000)]
    rush: usize,
    /// reservations: slots of 30 places in the rush
    #[arg(long, default_value_t = 2_420)]
    rush_slots: usize,
    /// B5: residents who are told
    #[arg(long, default_value_t = 50_000)]
    tell: usize,
    /// school: guardians who are told
    #[arg(long, default_value_t = 10_000)]
    guardians: usize,
    /// B6: random questions whose answers are compared, for each size
    #[arg(long, default_value_t = 100_000)]
    questions: usize,
    /// sync: lives of devices and server
    #[arg(long, default_value_t = 10_000_000)]
    schedules: u64,
    /// B1, B2, B5, interviews, reservations, school: take the release binaries as they are
    #[arg(long)]
    built: bool,
    /// B2: starts of each program
    #[arg(long, default_value_t = 21)]
    starts: usize,
}

/// One row of the table of workloads.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "UPPER")]
enum Workload {
    /// One webhook of three events: verify, parse, enqueue
    B1,
    /// Cold start of the release bootstrap
    B2,
    /// Bookings: what they cost, and who gets the last place
    B3,
    /// The daily push with N due, and kill -9 in the middle of it
    B4,
    /// A benefit told to 50,000 residents, and the rule of 10,000 households with its reasons (B9)
    B5,
    /// The nearest ten facilities of 2,000 and of 40,000, their order, and the search in the page
    B6,
    /// Attendance: what an event costs, a backlog of 10,000, the first load of a roster (B8)
    B7,
    /// An emergency of ten schools told to 10,000 guardians, with a LINE that answers and with one that fails
    #[value(name = "school")]
    School,
    /// Interviews of forty families with siblings: to the solution, its optimality gap, and to the bookings
    #[value(name = "interviews")]
    Interviews,
    /// A crowd on a bad day for a million attempts, and a rush for a season's places
    #[value(name = "reservations")]
    Reservations,
    /// Ten million lives of tablets and their server, with every fault
    #[value(name = "sync")]
    Sync,
}

/// Measures what was named, or everything.
pub fn run(choice: &Choice) -> Outcome<()> {
    let all = [Workload::B1, Workload::B2, Workload::B3, Workload::B4, Workload::B5, Workload::B6, Workload::B7];
    let named = if choice.workload.is_empty() { &all[..] } else { &choice.workload };
    let mut rows = Vec::new();
    for workload in named {
        let (name, measured) = match workload {
            Workload::B1 => ("B1", webhook::measure(choice)?),
            Workload::B2 => ("B2", cold::measure(choice)?),
            Workload::B3 => ("B3", reservations::measure(choice)?),
            Workload::Reservations => ("reservations", reservations::long(choice)?),
            Workload::Interviews => ("interviews", interviews::measure(choice)?),
            Workload::School => ("school", school::measure(choice)?),
            Workload::Sync => ("sync", sync::long(choice)?),
            Workload::B4 => ("B4", push::measure(choice)?),
            Workload::B5 => ("B5", benefits::measure(choice)?),
            Workload::B6 => ("B6", nurseries::measure(choice)?),
            Workload::B7 => ("B7", attendance::measure()?),
        };
        table::write(name, &measured, &results()?)?;
        rows.extend(measured);
    }
    table::print(&rows);
    Ok(())
}

/// What a program printed in lines `figure <name> <number>`.
fn figures(printed: &str) -> BTreeMap<String, f64> {
    let lines = printed.lines().filter_map(|line| line.strip_prefix("figure ")?.split_once(' '));
    lines.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect()
}

/// Where results and logs go.
fn results() -> Outcome<PathBuf> {
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Builds the release `bootstrap` of these functions, unless told not to; the folder that holds them.
fn release(functions: &[&str], choice: &Choice) -> Outcome<PathBuf> {
    let folder = root().join("target/release");
    if choice.built {
        return Ok(folder);
    }
    println!("  building release binaries (fat LTO, minutes the first time)");
    let mut arguments = vec!["build", "--release", "--locked", "--quiet"];
    arguments.extend(functions.iter().flat_map(|function| ["-p", function]));
    run_command(&mut command("cargo", &arguments, &root()))?;
    Ok(folder)
}
