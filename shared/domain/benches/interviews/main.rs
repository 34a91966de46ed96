//! How long a timetable of interviews takes, and how good it is known to be. `cargo bench -p domain --bench interviews` prints
//! of each school the median of its seeds in milliseconds, the longest, and the widest gap.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench fails like a test, prints what it measured and keeps the time"
)]

#[path = "../nursery_search/chance.rs"]
#[expect(
    dead_code,
    clippy::indexing_slicing,
    reason = "the bench of nurseries needs more of it, and fails like a test"
)]
mod chance;
#[path = "../../src/interview/tests/school.rs"]
mod school;

use std::fs;
use std::time::Instant;

use domain::interview::{
    Child, EFFORT, Family, Half, Kind, Plan, Rest, SiblingGap, Slot, Teacher, When, Windows, solve,
};
use school::{FORTY_BY_SIXTY, Shape, school};

/// Schools of each shape.
const SEEDS: u64 = 7;

fn main() {
    let class = FORTY_BY_SIXTY;
    let school = Shape { classes: 12, children: 30, a_day: 8, pairs: 60, threes: 5, ..class };
    let tight = Shape { days: 4, impossible: 40, after: None, ..school };
    let visits = Shape { kind: Kind::HomeVisit, ..school };
    let class_visits = Shape { kind: Kind::HomeVisit, ..class };
    let large = Shape { classes: 30, children: 33, days: 8, a_day: 10, pairs: 200, threes: 20, ..class };
    let only = std::env::args().nth(1).filter(|only| only != "--bench");
    for (name, shape) in [
        ("40_by_60", class),
        ("visits_40_by_60", class_visits),
        ("school", school),
        ("tight_school", tight),
        ("visits_school", visits),
        ("large_school", large),
    ] {
        if only.as_ref().is_none_or(|only| only == name) {
            measure(name, &shape);
        }
    }
}

fn measure(name: &str, shape: &Shape) {
    let mut millis = Vec::new();
    let mut widest: Option<f64> = Some(0.0);
    for seed in 1..=SEEDS {
        let plan = school(shape, seed);
        let (clock, before) = (Instant::now(), on_cpu());
        let timetable = solve(&plan, &[], EFFORT).unwrap();
        let clock = clock.elapsed().as_secs_f64() * 1e3;
        let spent = on_cpu().zip(before).map_or(clock, |(after, before)| after - before);
        millis.push(spent);
        println!("{name} {seed}: {spent:.0} ms, {timetable}");
        widest = widest.zip(timetable.gap()).map(|(one, other)| one.max(other));
    }
    millis.sort_by(f64::total_cmp);
    let of = |place: usize| millis.get(place).copied().unwrap_or_default();
    println!("figure interviews_{name}_ms {:.1}", of(millis.len() / 2));
    println!("figure interviews_{name}_longest_ms {:.1}", of(millis.len() - 1));
    match widest {
        Some(gap) => println!("figure interviews_{name}_gap_percent {:.4}", gap * 100.0),
        None => println!("figure interviews_{name}_gap_percent open"),
    }
}

/// Milliseconds that this thread has been on a processor, where the system says that (Linux): a busy machine disturbs it
/// less than the clock.
fn on_cpu() -> Option<f64> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse::<f64>().ok().map(|nanos| nanos / 1e6)
}
