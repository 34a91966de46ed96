//! `cargo xtask test`: the steps in their order, each with a heading, a time and a verdict; the first failure ends it.

mod browser;
mod engines;
mod gate;
mod rust;
mod template;
mod web;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use clap::{Args, ValueEnum};

pub use browser::city as browser_city;

use crate::{Outcome, openapi};

/// Which steps to run.
#[derive(Args)]
pub struct Choice {
    /// fmt, clippy and the tests on the embedded engines: the loop while writing
    #[arg(long, conflicts_with = "only")]
    quick: bool,
    /// One step, or several: --only fmt --only clippy
    #[arg(long, value_name = "STEP")]
    only: Vec<Step>,
    /// Name the steps and run none
    #[arg(long)]
    list: bool,
}

/// In the order in which they run: what is cheap first, what makes files before what reads them.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Rust formatting
    Fmt,
    /// openapi.json is what the wire types say
    Openapi,
    /// The pages: install, types, lint, generated client, unit tests, build
    Web,
    /// Lints of the workspace, warnings denied
    Clippy,
    /// Licences, banned crates, registries
    Deny,
    /// Known vulnerabilities, where the database can be reached
    Advisories,
    /// sam validate and cfn-lint
    Template,
    /// Every Rust test, on the embedded engines
    Test,
    /// The integration suite again, on DynamoDB Local and ElasticMQ
    Engines,
    /// The town square in Chromium
    Browser,
    /// Every request that the suites sent to LINE, against LINE's strict OpenAPI
    LineGate,
}

/// How a step ended that did not fail.
enum Verdict {
    Passed,
    /// Why it could not run here.
    Skipped(String),
}

/// Runs what was chosen. The last line is the sum, in the words of `cargo test`.
pub fn run(choice: &Choice) -> ExitCode {
    if choice.list {
        for step in Step::value_variants() {
            println!("{:<12}{}", step.name(), step.about());
        }
        return ExitCode::SUCCESS;
    }
    let chosen = choice.steps();
    let start = Instant::now();
    let (mut passed, mut failed, mut skipped) = (0, 0, Vec::new());
    for (at, step) in chosen.iter().enumerate() {
        println!("\n━━ {}/{} {}: {}", at + 1, chosen.len(), step.name(), step.about());
        let begun = Instant::now();
        match step.check() {
            Ok(Verdict::Passed) => {
                passed += 1;
                println!("   {} passed in {}", step.name(), shown(begun.elapsed()));
            }
            Ok(Verdict::Skipped(reason)) => {
                println!("   {} skipped: {reason}", step.name());
                skipped.push((step.name(), reason));
            }
            Err(reason) => {
                failed += 1;
                println!("   {} FAILED after {}: {reason}", step.name(), shown(begun.elapsed()));
                break;
            }
        }
    }
    println!("\n━━ {}", shown(start.elapsed()));
    for (name, reason) in &skipped {
        println!("skipped {name}: {reason}");
    }
    let reached = passed + failed + skipped.len();
    for step in chosen.iter().skip(reached) {
        println!("not reached: {}", step.name());
    }
    println!("steps: {passed} passed, {failed} failed, {} skipped", skipped.len());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Choice {
    fn steps(&self) -> Vec<Step> {
        let all = Step::value_variants().iter().copied();
        if self.quick {
            return vec![Step::Fmt, Step::Clippy, Step::Test];
        }
        all.filter(|step| self.only.is_empty() || self.only.contains(step)).collect()
    }
}

impl Step {
    fn check(self) -> Outcome<Verdict> {
        match self {
            Self::Fmt => rust::fmt(),
            Self::Openapi => openapi::check().map(|()| Verdict::Passed),
            Self::Web => web::check(),
            Self::Clippy => rust::clippy(),
            Self::Deny => rust::deny(),
            Self::Advisories => rust::advisories(),
            Self::Template => template::check(),
            Self::Test => rust::test(),
            Self::Engines => engines::check(),
            Self::Browser => browser::check(),
            Self::LineGate => gate::check(),
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn about(self) -> String {
        self.to_possible_value().and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{:.0} min {:.0} s", (seconds / 60.0).floor(), seconds % 60.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(choice: &Choice) -> Vec<String> {
        choice.steps().into_iter().map(Step::name).collect()
    }

    #[test]
    fn without_a_choice_everything_runs_and_the_gate_comes_last() {
        let all = names(&Choice { quick: false, only: vec![], list: false });

        assert_eq!(all.len(), Step::value_variants().len());
        assert_eq!(all.last().unwrap(), "line-gate");
    }

    #[test]
    fn chosen_steps_keep_their_order() {
        let only = vec![Step::Engines, Step::Fmt];

        assert_eq!(names(&Choice { quick: false, only, list: false }), ["fmt", "engines"]);
        assert_eq!(names(&Choice { quick: true, only: vec![], list: false }), ["fmt", "clippy", "test"]);
    }
}
