//! The crowd at length, and the rush.

use std::path::Path;

use contention::{Plan, Report, Rush, Sold};

use super::{
    super::{
        Choice,
        city::{self, City, Place},
        results,
        table::{Goal, Row},
    },
    MONTH, MORNING,
};
use crate::{Outcome, http::free_port};

/// Attempts of one round: its families, slots and histories are its own.
const ROUND: u64 = 25_000;
/// A city holds everything in memory; so many rounds, then a new one.
const ROUNDS_OF_A_CITY: u64 = 8;

/// One round of `attempts`.
pub fn round(city: &City, choice: &Choice, attempts: u64, number: u64) -> Outcome<Report> {
    contention::run(&Plan {
        port: city.port,
        seed: choice.seed + number,
        service: format!("crowd-{number}"),
        month: MONTH,
        birth: "2024-10-01".to_owned(),
        phones: 256,
        families: 2_560,
        slots: 96,
        places: 12,
        attempts,
        bad_day: true,
    })
}

/// Rounds until so many attempts were made; the sum is printed after each, and kept.
pub fn long(program: &Path, place: &Place, choice: &Choice) -> Outcome<Vec<Row>> {
    let folder = place.0.join("crowd");
    let (mut sum, mut number, mut city) = (Report::default(), 0, None);
    while sum.attempts < choice.attempts {
        if number % ROUNDS_OF_A_CITY == 0 {
            drop(city.take());
            city::clear(&folder)?;
        }
        let here = match city.take() {
            Some(city) => city,
            None => City::start(program, &folder, free_port()?, MORNING)?,
        };
        let report = round(&here, choice, ROUND.min(choice.attempts), number)?;
        let rate = report.attempts as f64 / report.seconds;
        println!(
            "  seed {}: {} attempts, {rate:.0} a second, {}",
            choice.seed + number,
            report.attempts,
            if report.is_clean() { "clean" } else { "NOT CLEAN" }
        );
        if !report.is_clean() {
            println!("{report}");
        }
        sum = sum.and(report);
        number += 1;
        city = Some(here);
        super::super::table::write("reservations", &rows("crowd", &sum), &results()?)?;
    }
    println!("{sum}");
    Ok(rows("crowd", &sum))
}

pub fn rows(name: &'static str, report: &Report) -> Vec<Row> {
    let injected: u64 = report.faults.values().sum();
    let what = format!("{} attempts, {injected} faults", report.attempts);
    let none =
        |text: &str, count: u64| Row::new(name, format!("{what}: {text}"), "", count as f64).goal(Goal::AtMost(0.0));
    vec![
        none("oversold slots", report.oversold),
        none("doubled", report.double),
        none("lost, or differing", report.lost + report.differences),
        none("unexplained answers", report.unexplained),
        none("impossible histories", report.impossible + report.undecided),
        Row::new(name, "time of an attempt, all phones together", "ms", report.seconds * 1e3 / report.attempts as f64),
    ]
}

/// Every family wants one place; there are a few more families than places.
pub fn rush(program: &Path, place: &Place, choice: &Choice) -> Outcome<Sold> {
    let folder = place.0.join("rush");
    city::clear(&folder)?;
    let city = City::start(program, &folder, free_port()?, MORNING)?;
    println!("  the rush: {} families sign in", choice.rush);
    contention::sell(&Rush {
        port: city.port,
        seed: choice.seed,
        service: "rush".to_owned(),
        month: MONTH,
        slots: choice.rush_slots,
        places: 30,
        families: choice.rush,
        phones: 256,
    })
}
