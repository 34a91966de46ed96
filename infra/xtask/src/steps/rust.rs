//! What cargo itself checks.

use std::{fs, process::Command};

use super::Verdict;
use crate::{
    Outcome,
    process::{command, read, run},
    root::root,
    steps::gate,
    tools,
};

pub fn fmt() -> Outcome<Verdict> {
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    Ok(Verdict::Passed)
}

pub fn clippy() -> Outcome<Verdict> {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;
    Ok(Verdict::Passed)
}

pub fn test() -> Outcome<Verdict> {
    // What the suites send to LINE is recorded for the gate; yesterday's requests prove nothing about today's code.
    let recorded = gate::recorded();
    if recorded.exists() {
        fs::remove_dir_all(&recorded).map_err(|error| format!("{}: {error}", recorded.display()))?;
    }
    run(&mut cargo(&["test", "--workspace", "--locked"]))?;
    Ok(Verdict::Passed)
}

pub fn deny() -> Outcome<Verdict> {
    run(&mut command(
        tools::deny::program()?,
        &["--log-level", "error", "check", "bans", "licenses", "sources"],
        &root(),
    ))?;
    Ok(Verdict::Passed)
}

pub fn advisories() -> Outcome<Verdict> {
    let program = tools::deny::program()?;
    if let Err(reason) = read(&mut command(&program, &["fetch", "db"], &root())) {
        let line = reason.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        return Ok(Verdict::Skipped(format!("the advisory database cannot be fetched ({})", line.trim())));
    }
    run(&mut command(program, &["--log-level", "error", "check", "--disable-fetch", "advisories"], &root()))?;
    Ok(Verdict::Passed)
}

fn cargo(arguments: &[&str]) -> Command {
    command("cargo", arguments, &root())
}
