//! `kill -9` in the middle of the push, once or several times, at chance moments or as soon as LINE has accepted a call;
//! then the city is started again and the log of LINE's double is asked who was reached.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    thread::{self, JoinHandle, sleep},
    time::Duration,
};

use serde_json::Value;

use super::{
    Choice,
    city::{self, City, set_clock},
    families::Family,
    push::{EVE, PUSH, Scene},
};
use crate::Outcome;

/// By then the hourly sweep has queued again what was left behind.
const SWEPT: &str = "2026-06-16T11:30:00+09:00";
/// The next push finds nobody for whom this one is still to do.
const NEXT_DAY: &str = "2026-06-17T12:00:00+09:00";

/// How it went for everybody who was due.
#[derive(Debug, Default)]
pub struct Tally {
    pub rounds: u64,
    pub kills: u64,
    /// Due, and in no accepted call.
    pub lost: usize,
    /// Due, and in more than one accepted call.
    pub twice: usize,
    /// In an accepted call, and not due.
    pub strangers: usize,
}

impl Tally {
    pub fn of(rows: &[Value], due: &[Family]) -> Self {
        let accepted = rows.iter().filter(|row| row.get("status").and_then(Value::as_u64) == Some(200));
        let to = accepted.filter_map(|row| row.get("to")?.as_array()).flatten().filter_map(Value::as_str);
        let mut heard: BTreeMap<&str, usize> = BTreeMap::new();
        for user in to {
            *heard.entry(user).or_default() += 1;
        }
        let due: BTreeSet<&str> = due.iter().map(|family| family.user.as_str()).collect();
        Self {
            lost: due.iter().filter(|user| !heard.contains_key(*user)).count(),
            twice: heard.iter().filter(|(user, count)| due.contains(*user) && **count > 1).count(),
            strangers: heard.keys().filter(|user| !due.contains(*user)).count(),
            ..Self::default()
        }
    }

    pub fn is_clean(&self) -> bool {
        self.lost + self.twice + self.strangers == 0
    }
}

/// When a push is killed.
enum Moment {
    /// So many seconds after it began.
    After(f64),
    /// As soon as LINE has accepted so many more calls: before anybody could note that.
    Accepted(usize),
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::After(seconds) => write!(f, "{seconds:.2} s"),
            Self::Accepted(calls) => write!(f, "{calls} more calls"),
        }
    }
}

/// Interrupts the push of `scene`, which takes `seconds` and `calls` undisturbed, as often as `choice` says.
pub fn rounds(scene: &Scene, folder: &Path, seconds: f64, calls: u64, choice: &Choice) -> Outcome<Tally> {
    let mut sum = Tally::default();
    for seed in (choice.seed..).take(usize::try_from(choice.kills).unwrap_or(usize::MAX)) {
        let mut chance = Chance::new(seed);
        // One round in two is killed again while it recovers.
        let moments: Vec<Moment> = (0..1 + chance.below(2))
            .map(|_| match chance.below(2) {
                0 => Moment::After(chance.part() * seconds),
                _ => Moment::Accepted(1 + usize::try_from(chance.below(calls.max(1))).unwrap_or(0)),
            })
            .collect();
        let (tally, progress) = interrupted(scene, folder, &moments)?;
        let shown = moments.iter().zip(&progress).map(|(at, n)| format!("{at} ({n} of {calls} accepted)"));
        println!(
            "  seed {seed}: killed after {}: {} lost, {} twice, {} not due",
            shown.collect::<Vec<_>>().join(", then "),
            tally.lost,
            tally.twice,
            tally.strangers
        );
        sum.rounds += 1;
        sum.kills += moments.len() as u64;
        sum.lost += tally.lost;
        sum.twice += tally.twice;
        sum.strangers += tally.strangers;
    }
    Ok(sum)
}

/// One push on a copy of `scene`, killed at `moments`; how it ended, and the accepted calls at each kill.
fn interrupted(scene: &Scene, folder: &Path, moments: &[Moment]) -> Outcome<(Tally, Vec<usize>)> {
    city::copy(&scene.folder, folder)?;
    let mut progress = Vec::new();
    for moment in moments {
        let city = City::start(&scene.program, folder, scene.port, EVE)?;
        let port = city.port;
        // Nobody answers it when the city is killed in time.
        let pushing = thread::spawn(move || set_clock(port, PUSH).ok());
        pass(moment, folder, scene.since, &pushing)?;
        city.kill();
        pushing.join().map_err(|_| "the thread that pushes panicked")?;
        progress.push(accepted_on_disk(folder, scene.since)?);
    }
    let city = City::start(&scene.program, folder, scene.port, EVE)?;
    for at in [PUSH, SWEPT, NEXT_DAY] {
        city.clock(at)?;
        city.settle()?;
    }
    Ok((Tally::of(&city.sent(scene.since)?, &scene.due), progress))
}

/// Returns when `moment` has come, or the push was over before it.
fn pass<T>(moment: &Moment, folder: &Path, since: u64, pushing: &JoinHandle<T>) -> Outcome<()> {
    match moment {
        Moment::After(seconds) => sleep(Duration::from_secs_f64(*seconds)),
        Moment::Accepted(more) => {
            let wanted = accepted_on_disk(folder, since)? + more;
            while accepted_on_disk(folder, since)? < wanted && !pushing.is_finished() {
                sleep(Duration::from_millis(1));
            }
        }
    }
    Ok(())
}

/// The calls after `since` that LINE's double has accepted, in the file that outlives it.
fn accepted_on_disk(folder: &Path, since: u64) -> Outcome<usize> {
    let file = folder.join("line.jsonl");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    // The key ends in the row's number; most rows are older and need not be read.
    let number = |line: &str| line.strip_prefix(r#"{"k":"sent/"#)?.split('"').next()?.parse::<u64>().ok();
    let rows = text.lines().filter(|line| number(line).is_some_and(|seq| seq > since));
    let rows = rows.filter_map(|line| serde_json::from_str::<Value>(line).ok());
    Ok(rows.filter(|row| row.pointer("/v/status").and_then(Value::as_u64) == Some(200)).count())
}

/// Chance that can be had again by its seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.below(1_000_000) as f64 / 1_000_000.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tally_counts_accepted_calls_only() {
        let family = |user: &str| Family { user: user.to_owned(), token: "🐻" };
        let row = |status: u16, to: &[&str]| json!({ "status": status, "to": to });
        let rows = [row(200, &["a", "b"]), row(409, &["a", "b"]), row(500, &["c"]), row(200, &["b", "z"])];

        let tally = Tally::of(&rows, &["a", "b", "c"].map(family));

        assert_eq!((tally.lost, tally.twice, tally.strangers), (1, 1, 1));
    }
}
