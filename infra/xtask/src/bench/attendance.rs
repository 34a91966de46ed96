//! B7 and B8: what an attendance event costs, how long a backlog takes while others work on, and the first load of a
//! roster. The figures come from the city's own scenes, in a release build.

use super::table::{Goal, Row};
use crate::{
    Outcome,
    process::{command, read},
    root::root,
};

/// One write unit for each event and one for the push, at 24 events.
const BOUND: f64 = 1.0 + 1.0 / 24.0;

pub fn measure() -> Outcome<Vec<Row>> {
    println!("B7  attendance: pushes, a backlog, the first load of a roster (release build, minutes the first time)");
    let scene = "attendance::figures::what_attendance_costs";
    let arguments = ["test", "--release", "--locked", "--package=tests", "--test=integration", scene, "--"];
    let printed = read(command("cargo", &arguments, &root()).args(["--exact", "--ignored", "--nocapture"]))?;
    let figure = |name: &str| -> Outcome<f64> {
        let mut lines = printed.lines().filter_map(|line| line.strip_prefix("figure ")?.split_once(' '));
        let found = lines.find(|(known, _)| *known == name).and_then(|(_, value)| value.parse().ok());
        found.ok_or_else(|| format!("no figure {name}"))
    };
    Ok(vec![
        Row::new("B7", "an event in a push of 24: write units", "WU", figure("push_units")?)
            .bound(BOUND)
            .goal(Goal::OfBound(2.2)),
        Row::new("B7", "the same: bytes on the wire", "B", figure("push_bytes")?).goal(Goal::AtMost(150.0)),
        Row::new("B7", "a push that says that nothing happens", "WU", figure("heartbeat_units")?),
        Row::new("B7", "a backlog of 10,000 events, with live pushes between", "s", figure("backlog_seconds")?)
            .goal(Goal::AtMost(10.0)),
        Row::new("B7", "the slowest of those live pushes", "ms", figure("live_slowest_ms")?),
        Row::new("B8", "first load of a roster of 300: bytes", "B", figure("roster_bytes")?)
            .goal(Goal::AtMost(30_000.0)),
        Row::new("B8", "the same: requests", "", figure("roster_requests")?).goal(Goal::AtMost(2.0)),
    ])
}
