//! The simulator: many short lives of a few devices and a server, each from a seed, with every fault that the design
//! names. After each, everything is repaired and every invariant is checked. A run that fails says its seed; run that
//! one alone with `TSUNAGU_SEED=<seed> TSUNAGU_SCHEDULES=1`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test fail like a test")]

mod check;
mod dice;
mod machine;
mod server;
mod world;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::Instant,
};

use world::World;

/// In the ordinary test command.
const SCHEDULES: u64 = 100_000;

#[expect(clippy::disallowed_methods, reason = "a long run is asked for from outside; the crate itself reads nothing")]
fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn schedule(seed: u64) {
    let mut world = World::new(seed);
    let steps = 20 + world.dice.below(60);
    for _ in 0..steps {
        world.step();
    }
    world.settle();
    check::holds(&mut world);
}

#[test]
fn every_schedule_keeps_every_promise() {
    let first = setting("TSUNAGU_SEED").unwrap_or(0);
    let count = setting("TSUNAGU_SCHEDULES").unwrap_or(SCHEDULES);
    let next = AtomicU64::new(first);
    let failed = AtomicU64::new(u64::MAX);
    let began = Instant::now();

    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while failed.load(Ordering::Relaxed) == u64::MAX {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    if catch_unwind(AssertUnwindSafe(|| schedule(seed))).is_err() {
                        failed.fetch_min(seed, Ordering::Relaxed);
                    }
                }
            });
        }
    });

    let seed = failed.load(Ordering::Relaxed);
    assert_eq!(seed, u64::MAX, "seed {seed} fails: TSUNAGU_SEED={seed} TSUNAGU_SCHEDULES=1");
    let seconds = began.elapsed().as_secs_f64();
    println!("{count} schedules in {seconds:.1} s");
}

/// The first schedules reach every fault and every verdict; a simulator that no longer throws anything proves nothing.
#[test]
fn the_first_schedules_reach_everything() {
    let mut reached = std::collections::BTreeMap::<String, u32>::new();
    for seed in 0..400 {
        let mut world = World::new(seed);
        (0..100).for_each(|_| world.step());
        world.settle();
        let server = &world.server;
        let mut count = |name: String, times: usize| *reached.entry(name).or_default() += times as u32;
        for why in server.aside.values() {
            count(format!("{why:?}"), 1);
        }
        for outcome in server.outcomes.values() {
            count(format!("{outcome:?}"), 1);
        }
        count("stores lost".into(), world.lost.len());
        let events = || server.items.values().flatten();
        count("doubted times".into(), events().filter(|event| event.uncertain).count());
        count("believed times".into(), events().filter(|event| !event.uncertain).count());
        count("gaps named".into(), server.logs.values().filter(|log| log.missing().is_some()).count());
    }
    println!("{reached:#?}");
    let expected = [
        "Forked",
        "Revoked",
        "UnknownChild",
        "Newer",
        "Done",
        "Expired",
        "Refused(Declined)",
        "Refused(Revoked)",
        "stores lost",
        "doubted times",
        "believed times",
        "gaps named",
    ];
    for name in expected {
        assert!(reached.get(name).is_some_and(|count| *count > 0), "{name} is never reached: {reached:#?}");
    }
}
