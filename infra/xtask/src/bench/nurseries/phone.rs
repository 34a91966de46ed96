//! The same search where families ask it: in Chromium, as on a phone six times slower than this machine.

use serde_json::Value;

use crate::{
    Outcome,
    bench::table::{Goal, Row},
    process::{command, read},
    steps::browser_city,
    tools::browser,
};

/// Milliseconds: a frame of a phone.
const GOAL: Goal = Goal::AtMost(16.0);

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
        let figures: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let figure = |name: &str| figures.get(name).and_then(Value::as_f64).ok_or_else(|| format!("{line}: no {name}"));
        let what = format!("a search among {} on a phone, in the page", figure("facilities")?);
        let row = Row::new("B6", what, "ms", figure("ours")?);
        Ok(row.peer("every facility's JSON, sorted", figure("peer")?).goal(GOAL))
    };
    printed.lines().map(row).collect()
}
