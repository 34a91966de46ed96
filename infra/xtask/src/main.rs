//! The project's own commands: `cargo xtask test`, `openapi`, `draw`, `bench`. Knows how to fetch tools, start engines and
//! check the whole tree; refuses to know anything about the service itself.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks on its standard output")]

mod bench;
mod draw;
mod engines;
mod http;
mod openapi;
mod process;
mod root;
mod steps;
mod tools;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What stopped a command, in words for the person at the terminal.
type Outcome<T> = Result<T, String>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything that must hold before a change is merged
    Test(steps::Choice),
    /// Write shared/contract/openapi.json from the wire types
    Openapi {
        /// Only say whether the file is fresh
        #[arg(long)]
        check: bool,
    },
    /// Check a draw: the record that `GET /api/services/<id>/draw` gives, as a file
    Draw {
        /// Such as draw.json
        file: std::path::PathBuf,
    },
    /// Measure beside the peers of each workload
    Bench(bench::Choice),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Test(choice) => return steps::run(&choice),
        Command::Openapi { check: true } => openapi::check(),
        Command::Openapi { check: false } => openapi::write(),
        Command::Draw { file } => draw::check(&file),
        Command::Bench(choice) => bench::run(&choice),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}
