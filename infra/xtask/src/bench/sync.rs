//! The simulator of the offline-first protocol, for as many lives of devices and server as one asks for. It ends at the
//! first that breaks a promise, with its seed.

use std::time::Instant;

use super::{
    Choice,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    process::{command, run},
    root::root,
};

pub fn long(choice: &Choice) -> Outcome<Vec<Row>> {
    let Choice { schedules, seed, .. } = choice;
    println!("sync  {schedules} schedules from seed {seed}");
    let arguments = [
        "test",
        "--release",
        "--locked",
        "--package=sync",
        "--test=simulator",
        "every_schedule_keeps_every_promise",
        "--",
        "--nocapture",
    ];
    let mut simulator = command("cargo", &arguments, &root());
    simulator.env("TSUNAGU_SCHEDULES", schedules.to_string()).env("TSUNAGU_SEED", seed.to_string());
    let began = Instant::now();
    run(&mut simulator)?;
    let minutes = began.elapsed().as_secs_f64() / 60.0;
    Ok(vec![
        Row::new("sync", format!("{schedules} schedules, the build with them"), "min", minutes),
        Row::new("sync", "broken promises", "", 0.0).goal(Goal::AtMost(0.0)),
    ])
}
