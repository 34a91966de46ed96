//! How long a search takes, and its answers for a judge. `cargo bench -p domain --bench nursery_search` prints microseconds
//! of a question; `-- <folder> <questions> <seed>` also leaves in the folder, for each size, the facilities, as many random
//! questions and their answers. `cargo xtask bench B6` asks the same of PostGIS and of Redis.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench fails like a test, prints what it measured and keeps the time"
)]

mod chance;
mod places;
mod questions;
mod tables;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use chance::Chance;
use domain::nursery::{Index, Query};
use places::TODAY;

/// Questions that are timed, of each sort.
const TIMED: usize = 100_000;
/// How often they are; the median counts.
const ROUNDS: usize = 5;

fn main() -> io::Result<()> {
    // Cargo adds a flag of its own.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |place: usize, otherwise: u64| {
        arguments.get(place).map_or(Ok(otherwise), |text| text.parse().map_err(io::Error::other))
    };
    let (asked, seed) = (number(1, 100_000)?, number(2, 1)?);
    for (count, country) in [(2_000, false), (40_000, true)] {
        let chance = &mut Chance::new(seed);
        let towns = if country { places::country(chance) } else { places::city(chance) };
        let all = places::facilities(count, &towns, chance);
        let index = Index::new(&all);
        let near: Vec<Query> = (0..TIMED).map(|_| questions::near(&towns, chance)).collect();
        let filtered: Vec<Query> = near.iter().map(|near| questions::filtered(near, chance)).collect();
        for (name, queries) in [("near", &near), ("filtered", &filtered)] {
            let (clock, processor) = micros(&index, queries);
            println!("figure {name}_{count} {clock}");
            println!("figure {name}_cpu_{count} {processor}");
        }
        println!("figure near_hits_{count} {}", hits(&index, &near));
        println!("figure filtered_hits_{count} {}", hits(&index, &filtered));
        let Some(folder) = arguments.first() else { continue };
        let folder = Path::new(folder).join(count.to_string());
        fs::create_dir_all(&folder)?;
        tables::facilities(&folder, &all)?;
        // The peers are slower: a tenth of the questions is enough for them.
        tables::questions(&folder.join("timed.tsv"), &filtered[..TIMED / 10])?;
        tables::answers(&folder.join("near.txt"), &index, &near[..TIMED / 10])?;
        tables::answers(&folder.join("filtered.txt"), &index, &filtered[..TIMED / 10])?;
        let anything: Vec<Query> = (0..asked).map(|_| questions::anything(&all, &towns, chance)).collect();
        tables::questions(&folder.join("questions.tsv"), &anything)?;
        tables::answers(&folder.join("answers.txt"), &index, &anything)?;
    }
    Ok(())
}

/// Microseconds of a question: by the clock, and on a processor where the system says that (Linux), which a busy machine
/// disturbs less.
fn micros(index: &Index, queries: &[Query]) -> (f64, f64) {
    let mut rounds = [(); ROUNDS].map(|()| {
        let (began, on_cpu) = (Instant::now(), on_cpu());
        for query in queries {
            black_box(index.search(black_box(query), TODAY)).unwrap();
        }
        let clock = began.elapsed().as_secs_f64() * 1e6;
        (clock, on_cpu.zip(self::on_cpu()).map_or(clock, |(before, after)| after - before))
    });
    let each = |micros: f64| micros / queries.len() as f64;
    rounds.sort_by(|one, other| one.0.total_cmp(&other.0));
    let clock = rounds[ROUNDS / 2].0;
    rounds.sort_by(|one, other| one.1.total_cmp(&other.1));
    (each(clock), each(rounds[ROUNDS / 2].1))
}

/// Microseconds that this thread has been on a processor.
fn on_cpu() -> Option<f64> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    line.split(' ').next()?.parse::<f64>().ok().map(|nanos| nanos / 1e3)
}

/// Hits of a question, on average.
fn hits(index: &Index, queries: &[Query]) -> f64 {
    let hits: usize = queries.iter().map(|query| index.search(query, TODAY).unwrap().len()).sum();
    hits as f64 / queries.len() as f64
}
