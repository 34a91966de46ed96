//! The same search where families ask it: in Chromium, as on a phone six times slower than this machine.

use serde::Deserialize;

use crate::{
    Outcome,
    bench::table::{Goal, Row},
    process::{command, read},
    steps::browser_city,
    tools::browser,
};

/// Milliseconds: a frame of a phone.
const GOAL: Goal = Goal::AtMost(16.0);

#[derive(Deserialize)]
struct Figure {
    facilities: u32,
    ours: f64,
    peer: f64,
}

/// Nothing where there is no Chromium.
pub fn rows() -> Outcome<Vec<Row>> {
    let Ok(chromium) = browser::program()? else {
        println!("  Chromium is not installed and the page is left out");
        return Ok(Vec::new());
    };
    let (scenes, url, _city) = browser_city()?;
    let mut program = command("node", &["nurseries-speed.bench.mjs"], &scenes);
    let printed = read(program.env("TSUNAGU_URL", url).env("CHROMIUM", chromium))?;
    let row = |line: &str| {
        let figure: Figure = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let what = format!("a search among {} on a phone, in the page", figure.facilities);
        Ok(Row::new("B6", what, "ms", figure.ours).peer("every facility's JSON, sorted", figure.peer).goal(GOAL))
    };
    printed.lines().map(row).collect()
}
