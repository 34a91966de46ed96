//! The local city as a process of its own, which can be killed without a word and started again where it was.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::results;
use crate::{
    Outcome,
    http::send_within,
    process::{command, run},
    root::root,
};

/// A debug build with a few thousand families takes a while to settle.
const PATIENCE: Duration = Duration::from_secs(600);

pub struct City {
    child: Child,
    pub port: u16,
}

/// Builds the city, with the features of the suites and so from what they have compiled; where a copy of it lies that no
/// later build replaces under a running bench.
pub fn build(place: &Place) -> Outcome<PathBuf> {
    run(&mut command("cargo", &["build", "--quiet", "--locked", "--workspace", "--bins"], &root()))?;
    kept("target/debug/tsunagu", place)
}

/// The same as a release build, which takes minutes; `built` takes it as it is.
pub fn build_release(place: &Place, built: bool) -> Outcome<PathBuf> {
    if !built {
        run(&mut command("cargo", &["build", "--quiet", "--locked", "--release", "-p", "tsunagu"], &root()))?;
    }
    kept("target/release/tsunagu", place)
}

fn kept(program: &str, place: &Place) -> Outcome<PathBuf> {
    let copy = place.0.join("tsunagu");
    fs::copy(root().join(program), &copy).map_err(|error| format!("copy the city: {error}"))?;
    Ok(copy)
}

impl City {
    /// Starts the city and waits until it answers. The port is part of the links that messages carry, so a city that is
    /// started again wants the one it had.
    pub fn start(program: &Path, data: &Path, port: u16, clock: &str) -> Outcome<Self> {
        let fail = |error: std::io::Error| format!("city: {error}");
        let log = results()?.join("city.log");
        let out = File::options().create(true).append(true).open(&log).map_err(fail)?;
        let child = Command::new(program)
            .args(["--headless", "--seed", "none", "--clock", clock, "--port", &port.to_string(), "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(out.try_clone().map_err(fail)?)
            .stderr(out)
            .spawn()
            .map_err(fail)?;
        let mut city = Self { child, port };
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if city.call("GET", "/_city/health", &[], "").is_ok() {
                return Ok(city);
            }
            if let Ok(Some(status)) = city.child.try_wait() {
                return Err(format!("the city ended ({status}); see {}", log.display()));
            }
            sleep(Duration::from_millis(20));
        }
        Err(format!("the city does not answer; see {}", log.display()))
    }

    /// Ends it at once, as `kill -9` does; that is also how a city that is dropped ends.
    pub fn kill(self) {
        drop(self);
    }

    /// Puts the hands on `at`; what falls due in between has happened after that.
    pub fn clock(&self, at: &str) -> Outcome<()> {
        set_clock(self.port, at)
    }

    pub fn settle(&self) -> Outcome<()> {
        self.call("POST", "/_city/settle", &[], "").map(drop)
    }

    /// What was asked of LINE after `since`.
    pub fn sent(&self, since: u64) -> Outcome<Vec<Value>> {
        let rows = self.call("GET", &format!("/_city/line/sent?since={since}"), &[], "")?;
        Ok(rows.as_array().cloned().unwrap_or_default())
    }

    /// A JSON answer of 2xx; anything else is an error.
    pub fn call(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Outcome<Value> {
        call(self.port, method, path, headers, body)
    }
}

impl Drop for City {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// [`City::clock`], for a thread that must not hold the city: somebody else is about to kill it.
pub fn set_clock(port: u16, at: &str) -> Outcome<()> {
    call(port, "POST", "/_city/clock", &[], &json!({ "set": at }).to_string()).map(drop)
}

fn call(port: u16, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Outcome<Value> {
    let headers = [&[("content-type", "application/json")], headers].concat();
    let answer = send_within(PATIENCE, port, method, path, &headers, body)?;
    if !(200..300).contains(&answer.status) {
        return Err(format!("{method} {path}: {} {}", answer.status, answer.body));
    }
    Ok(serde_json::from_str(&answer.body).unwrap_or_default())
}

/// A copy of everything that a dead city knows.
pub fn copy(from: &Path, to: &Path) -> Outcome<()> {
    let fail = |error: std::io::Error| format!("copy {} to {}: {error}", from.display(), to.display());
    clear(to)?;
    for file in fs::read_dir(from).map_err(fail)?.flatten() {
        fs::copy(file.path(), to.join(file.file_name())).map_err(fail)?;
    }
    Ok(())
}

/// A folder for the data of cities, gone when this value is dropped.
pub struct Place(pub PathBuf);

impl Place {
    /// In memory where there is such a place: the kernel keeps a file's pages when a process is killed, so a disk proves
    /// no more, and waits for every commit.
    pub fn new() -> Outcome<Self> {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { memory.to_owned() } else { results()? };
        let place = Self(folder.join(format!("tsunagu-bench-{}", std::process::id())));
        clear(&place.0)?;
        Ok(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// An empty folder.
pub fn clear(folder: &Path) -> Outcome<()> {
    let fail = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(fail)?;
    }
    fs::create_dir_all(folder).map_err(fail)
}
