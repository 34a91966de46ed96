//! B6: the nearest ten facilities of a city and of the country, with and without filters, beside PostGIS and Redis; and
//! whether any order differs from PostGIS. Ours comes from a bench of `domain`'s, which is a release build; it leaves the
//! facilities, the questions and its answers in files, from which the peers are filled.

mod answers;
mod phone;
mod postgis;
mod redis;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use answers::Comparison;

use super::{
    Choice,
    city::clear,
    figures,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    process::{command, read},
    root::root,
};

const INSTALL: &str = "apt-get install postgresql postgresql-postgis redis-server";
/// Microseconds of a question.
const GOAL: Goal = Goal::AtMost(3.0);
const SIZES: [&str; 2] = ["2000", "40000"];

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    println!("B6  the nearest ten facilities (release build of the bench, minutes the first time)");
    let place = Place::new()?;
    let ours = ours(&place.0, choice)?;
    let mut rows = Vec::new();
    for size in SIZES {
        let data = place.0.join(size);
        rows.extend(size_rows(&ours, size, &data, &place.0)?);
    }
    rows.extend(phone::rows()?);
    Ok(rows)
}

fn size_rows(ours: &BTreeMap<String, f64>, size: &str, data: &Path, place: &Path) -> Outcome<Vec<Row>> {
    let figure = |name: &str| {
        let name = format!("{name}_{size}");
        ours.get(&name).copied().ok_or_else(|| format!("no figure {name}"))
    };
    let what = |name: &str| {
        let filters = if name == "near" { "" } else { "with filters, " };
        let hits = figure(&format!("{name}_hits"))?;
        Ok::<_, String>(format!("the nearest 10 within 3 km of {size}, {filters}{hits:.1} hits"))
    };
    let alone = |name: &str| {
        let processor = figure(&format!("{name}_cpu"))?;
        Ok::<_, String>(Row::new("B6", format!("{}: on a processor", what(name)?), "µs", processor).goal(GOAL))
    };
    let beside = |name: &str, peer: &str, micros: f64| {
        Ok::<_, String>(
            Row::new("B6", format!("{}: by the clock", what(name)?), "µs", figure(name)?).peer(peer, micros),
        )
    };
    let mut rows = vec![alone("near")?];
    match redis::Redis::start(place)? {
        None => println!("  Redis is not installed and left out: {INSTALL}"),
        Some(mut redis) => {
            redis.fill(&data.join("facilities.tsv"))?;
            let peer = redis.ask(&data.join("timed.tsv"))?;
            // Its places are rounded to 52 bits, and of two at one place either may come first.
            let same = Comparison::of(&data.join("near.txt"), &peer.answers)?;
            println!("  {size}: Redis has the same in the same order for {} of {} questions", same.equal(), same.asked);
            rows.push(beside("near", "Redis GEOSEARCH, 100 in a pipe", peer.piped)?);
            rows.push(beside("near", "Redis GEOSEARCH, one by one", peer.single)?);
        }
    }
    let filtered = alone("filtered")?;
    match postgis::PostGis::start(place)? {
        None => {
            println!("  PostgreSQL with PostGIS is not installed and left out: {INSTALL}");
            rows.push(filtered);
        }
        Some(postgis) => {
            postgis.fill(data)?;
            let name = format!("PostGIS {}", postgis.version()?);
            let order = Comparison::of(&data.join("answers.txt"), &postgis.answers()?)?;
            order.print(&data.join("questions.tsv"))?;
            // All within 3 km and then sorted, or from the nearest on by the index: whichever is faster there.
            rows.push(beside("near", &name, postgis.micros("near")?.min(postgis.micros("nearest")?))?);
            rows.push(filtered);
            rows.push(beside("filtered", &name, postgis.micros("filtered")?)?);
            let what = format!("{} questions of every kind to {size}: answered otherwise than by {name}", order.asked);
            rows.push(Row::new("B6", what, "", order.differ as f64).goal(Goal::AtMost(0.0)));
        }
    }
    Ok(rows)
}

/// Runs ours, which also fills the folder.
fn ours(folder: &Path, choice: &Choice) -> Outcome<BTreeMap<String, f64>> {
    let (questions, seed) = (choice.questions.to_string(), choice.seed.to_string());
    let folder = folder.display().to_string();
    let arguments = ["bench", "--locked", "--quiet", "--package=domain", "--bench=nursery_search", "--"];
    Ok(figures(&read(command("cargo", &arguments, &root()).args([&folder, &questions, &seed]))?))
}

/// A folder that the database's own user can reach, gone when this value is dropped.
struct Place(PathBuf);

impl Place {
    fn new() -> Outcome<Self> {
        let place = Self(std::env::temp_dir().join(format!("tsunagu-nurseries-{}", std::process::id())));
        clear(&place.0)?;
        Ok(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}
