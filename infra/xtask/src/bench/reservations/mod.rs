//! Reservations. B3: what a booking costs, and two to eight people who want the same place, beside LINE's own sample.
//! `reservations`: a crowd on a bad day for a million attempts, and a rush for a season's places.

mod crowd;
mod peer;
mod units;

use super::{
    Choice,
    city::{self, City, Place},
    table::{Goal, Row},
};
use crate::{Outcome, http::free_port};

/// The city's day, and the month in which all slots lie.
const MORNING: &str = "2026-03-20T09:00:00+09:00";
const MONTH: (u16, u8) = (2026, 4);

/// B3.
pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    println!("B3  bookings: what they cost, and who gets the last place");
    let place = Place::new()?;
    let program = city::build(&place)?;
    let folder = place.0.join("bookings");
    city::clear(&folder)?;
    let city = City::start(&program, &folder, free_port()?, MORNING)?;
    let mut rows = units::rows(&city)?;
    rows.extend(peer::rows(&city)?);
    println!("  a crowd of {} attempts, seed {}", choice.crowd, choice.seed);
    let report = crowd::round(&city, choice, choice.crowd, 0)?;
    println!("{report}");
    rows.extend(crowd::rows("B3", &report));
    Ok(rows)
}

/// The long run, on a release build.
pub fn long(choice: &Choice) -> Outcome<Vec<Row>> {
    println!("reservations  {} attempts in rounds, then the rush; seed {}", choice.attempts, choice.seed);
    let place = Place::new()?;
    let program = city::build_release(&place, choice.built)?;
    let mut rows = if choice.attempts > 0 { crowd::long(&program, &place, choice)? } else { Vec::new() };
    let sold = crowd::rush(&program, &place, choice)?;
    println!("  {sold:?}");
    let refused: u64 = sold.answers.iter().filter(|(code, _)| *code != "done").map(|(_, count)| count).sum();
    let what = format!("rush for {} places, {} families", sold.taken, choice.rush);
    rows.push(Row::new("rush", format!("{what}: all sold after"), "s", sold.seconds));
    rows.push(Row::new("rush", format!("{what}: refusals, each with its code"), "", refused as f64));
    rows.push(Row::new("rush", "oversold slots", "", sold.oversold as f64).goal(Goal::AtMost(0.0)));
    let lost = sold.lost + sold.differences + sold.served.abs_diff(sold.taken);
    rows.push(Row::new("rush", "lost, doubled, differing", "", lost as f64).goal(Goal::AtMost(0.0)));
    Ok(rows)
}
