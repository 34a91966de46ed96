//! B7 and B8: what an attendance event costs, how long a backlog takes while others work on, and the first load of a
//! roster, beside PouchDB that replicates the same documents. Ours come from the city's own scenes, in a release build.

use std::{collections::BTreeMap, fs};

use super::{
    figures,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    process::{command, read},
    root::root,
    tools,
};

/// One write unit for each event and one for the push, at 24 events.
const BOUND: f64 = 1.0 + 1.0 / 24.0;
const POUCH: &str = "PouchDB";

pub fn measure() -> Outcome<Vec<Row>> {
    println!("B7  attendance: pushes, a backlog, the first load of a roster (release build, minutes the first time)");
    let (ours, peer) = (ours()?, peer()?);
    let of = |figures: &BTreeMap<String, f64>, name: &str| {
        figures.get(name).copied().ok_or_else(|| format!("no figure {name}"))
    };
    let row =
        |workload, what: &str, unit, name: &str| Ok::<_, String>(Row::new(workload, what, unit, of(&ours, name)?));
    Ok(vec![
        row("B7", "an event in a push of 24: write units", "WU", "push_units")?.bound(BOUND).goal(Goal::OfBound(2.2)),
        // Bodies alone: ours goes out compressed, PouchDB's does not.
        row("B7", "the same: bytes of the body on the wire", "B", "push_bytes")?
            .peer(POUCH, of(&peer, "push_body_bytes")?)
            .goal(Goal::AtMost(150.0)),
        row("B7", "requests of that push", "", "push_requests")?.peer(POUCH, of(&peer, "push_requests")?),
        row("B7", "a push that says that nothing happens", "WU", "heartbeat_units")?,
        // The peer's server keeps everything in memory, checks no signature and has no live pushes between.
        row("B7", "a backlog of 10,000 events, with live pushes between", "s", "backlog_seconds")?
            .peer(POUCH, of(&peer, "backlog_seconds")?)
            .goal(Goal::AtMost(10.0)),
        row("B7", "the slowest of those live pushes", "ms", "live_slowest_ms")?,
        row("B8", "first load of a roster of 300: bytes", "B", "roster_bytes")?
            .peer(POUCH, of(&peer, "roster_bytes")?)
            .goal(Goal::AtMost(30_000.0)),
        row("B8", "the same: requests", "", "roster_requests")?
            .peer(POUCH, of(&peer, "roster_requests")?)
            .goal(Goal::AtMost(2.0)),
    ])
}

fn ours() -> Outcome<BTreeMap<String, f64>> {
    let scene = "attendance::figures::what_attendance_costs";
    let arguments = ["test", "--release", "--locked", "--package=tests", "--test=integration", scene, "--"];
    Ok(figures(&read(command("cargo", &arguments, &root()).args(["--exact", "--ignored", "--nocapture"]))?))
}

fn peer() -> Outcome<BTreeMap<String, f64>> {
    let folder = tools::bench::node()?;
    let script = folder.join("attendance.mjs");
    fs::copy(root().join("infra/xtask/bench/attendance.mjs"), &script)
        .map_err(|error| format!("{}: {error}", script.display()))?;
    Ok(figures(&read(&mut command("node", &["attendance.mjs"], &folder))?))
}
