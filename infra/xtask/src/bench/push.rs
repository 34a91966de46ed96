//! B4: the daily push. Calls to LINE against the least that there can be, reads among few and among many families, and
//! the same push killed in the middle.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use serde_json::Value;

use super::{
    Choice,
    city::{self, City, Place},
    families::{self, Family},
    kill::{self, Tally},
    table::{Goal, Row},
};
use crate::{Outcome, http::free_port};

/// 18 months before the measured day, on which 1歳6か月児健診 and a vaccination begin.
const DUE_BIRTHS: [&str; 1] = ["2024-12-16"];
/// Nothing begins on the measured day for children of these days.
const OTHER_BIRTHS: [&str; 4] = ["2024-08-01", "2024-08-08", "2024-08-20", "2024-09-05"];

/// The day before: families register, and the first push has nothing to say to them.
const REGISTRATION: &str = "2026-06-15T08:30:00+09:00";
const AFTER_FIRST_PUSH: &str = "2026-06-15T12:00:00+09:00";
/// The measured day.
pub const EVE: &str = "2026-06-16T08:59:00+09:00";
pub const PUSH: &str = "2026-06-16T09:00:00+09:00";

/// A dead city with the families it holds, a minute before the push.
pub struct Scene {
    pub program: PathBuf,
    pub port: u16,
    pub folder: PathBuf,
    pub due: Vec<Family>,
    /// The last thing LINE saw before.
    pub since: u64,
}

/// What an undisturbed push cost.
struct Cost {
    calls: u64,
    reads: f64,
    writes: f64,
    seconds: f64,
}

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    println!("B4  daily push: {} due, then among {} more families", choice.due, choice.others);
    let place = Place::new()?;
    let program = city::build(&place)?;
    let folder = place.0.join("small");
    city::clear(&folder)?;
    let mut small = Scene { program, port: free_port()?, folder, due: Vec::new(), since: 0 };
    small.due = small.add(choice.due, &DUE_BIRTHS)?;
    let mut large = Scene {
        program: small.program.clone(),
        port: small.port,
        folder: place.0.join("large"),
        due: small.due.clone(),
        since: 0,
    };
    city::copy(&small.folder, &large.folder)?;
    large.add(choice.others, &OTHER_BIRTHS)?;

    small.spend_the_day_before()?;
    large.spend_the_day_before()?;
    let alone = small.push(&place.0.join("undisturbed"))?;
    let among = large.push(&place.0.join("undisturbed"))?;
    let killed = kill::rounds(&small, &place.0.join("killed"), alone.seconds, alone.calls, choice)?;
    Ok(rows(choice, &small, &alone, &among, &killed))
}

fn rows(choice: &Choice, scene: &Scene, alone: &Cost, among: &Cost, killed: &Tally) -> Vec<Row> {
    let (due, others) = (choice.due, choice.others);
    let bound = families::least_calls(&scene.due) as f64;
    let each = |sum: f64| sum / due.max(1) as f64;
    let interrupted = format!("{} pushes, {} × kill -9", killed.rounds, killed.kills);
    vec![
        Row::new("B4", format!("push to {due}: LINE calls"), "", alone.calls as f64)
            .peer("one call per person", due as f64)
            .bound(bound)
            .goal(Goal::OfBound(1.05)),
        Row::new("B4", format!("push to {due} among {}: LINE calls", due + others), "", among.calls as f64)
            .peer("one call per person", due as f64)
            .bound(bound)
            .goal(Goal::OfBound(1.05)),
        Row::new("B4", format!("read units per due family, among {}", due + others), "RU", each(among.reads))
            .bound(each(alone.reads))
            .goal(Goal::OfBound(1.01)),
        Row::new("B4", "write units per due family", "WU", each(alone.writes)),
        Row::new("B4", "the push, debug build of the city", "s", alone.seconds),
        Row::new("B4", format!("{interrupted}: never accepted"), "", killed.lost as f64).goal(Goal::AtMost(0.0)),
        Row::new("B4", format!("{interrupted}: accepted twice"), "", killed.twice as f64).goal(Goal::AtMost(0.0)),
        Row::new("B4", format!("{interrupted}: to somebody not due"), "", killed.strangers as f64)
            .goal(Goal::AtMost(0.0)),
    ]
}

impl Scene {
    fn add(&self, count: usize, births: &[&str]) -> Outcome<Vec<Family>> {
        let began = Instant::now();
        let city = City::start(&self.program, &self.folder, self.port, REGISTRATION)?;
        let families = families::register(&city, count, births)?;
        println!("  {count} families registered in {:.0} s", began.elapsed().as_secs_f64());
        Ok(families)
    }

    fn spend_the_day_before(&mut self) -> Outcome<()> {
        let city = City::start(&self.program, &self.folder, self.port, REGISTRATION)?;
        city.clock(AFTER_FIRST_PUSH)?;
        city.clock(EVE)?;
        let seq = |row: &Value| row.get("seq").and_then(Value::as_u64);
        self.since = city.sent(0)?.iter().filter_map(seq).max().unwrap_or(0);
        Ok(())
    }

    /// The push on a copy of this scene.
    fn push(&self, folder: &Path) -> Outcome<Cost> {
        city::copy(&self.folder, folder)?;
        let city = City::start(&self.program, folder, self.port, EVE)?;
        city.call("POST", "/_city/metrics/reset", &[], "")?;
        let began = Instant::now();
        city.clock(PUSH)?;
        let seconds = began.elapsed().as_secs_f64();
        city.settle()?;
        let metrics = city.call("GET", "/_city/metrics", &[], "")?;
        let tally = Tally::of(&city.sent(self.since)?, &self.due);
        if !tally.is_clean() {
            return Err(format!("the undisturbed push went wrong: {tally:?}"));
        }
        let calls =
            ["push", "multicast"].iter().filter_map(|method| metrics.pointer(&format!("/line/{method}"))?.as_u64());
        let cost = Cost { calls: calls.sum(), reads: units(&metrics, true), writes: units(&metrics, false), seconds };
        println!(
            "  pushed in {seconds:.1} s: {} calls, {} read units, {} write units",
            cost.calls, cost.reads, cost.writes
        );
        Ok(cost)
    }
}

/// Read or write units of every table since the last reset.
pub fn units(metrics: &Value, reads: bool) -> f64 {
    let operations = metrics.get("tables").and_then(Value::as_object).into_iter().flat_map(|tables| tables.values());
    let operations = operations.filter_map(Value::as_object).flatten();
    let wanted = operations.filter(|(name, _)| {
        matches!(name.as_str(), "GetItem" | "BatchGetItem" | "Query" | "Scan" | "TransactGetItems") == reads
    });
    // An empty sum of floats is -0.
    wanted.filter_map(|(_, consumed)| consumed.get("units")?.as_f64()).fold(0.0, |sum, units| sum + units)
}
