//! A program that is measured from outside: how long it was on a processor, how much memory it holds.

use std::{
    fs::{self, File},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::Outcome;

/// A running program. It is killed when this value is dropped.
pub struct Measured {
    name: String,
    child: Child,
}

impl Measured {
    /// Starts `command` with what it says in `log`.
    pub fn start(name: &str, command: &mut Command, log: &Path) -> Outcome<Self> {
        let fail = |error: std::io::Error| format!("{name}: {error}");
        let out = File::create(log).map_err(fail)?;
        command.stdin(Stdio::null()).stdout(out.try_clone().map_err(fail)?).stderr(out);
        Ok(Self { name: name.to_owned(), child: command.spawn().map_err(fail)? })
    }

    /// Nanoseconds on a processor, of every thread that lives.
    pub fn on_cpu(&self) -> Outcome<f64> {
        let folder = format!("/proc/{}/task", self.child.id());
        let mut sum = 0.0;
        for task in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", self.name))?.flatten() {
            // A thread may end between the listing and the reading.
            let line = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
            sum += line.split_whitespace().next().and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
        }
        Ok(sum)
    }

    /// Megabytes of memory, the most there were at once.
    pub fn peak_memory(&self) -> Outcome<f64> {
        let file = format!("/proc/{}/status", self.child.id());
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", self.name))?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kilobytes.map(|kb| kb / 1024.0).ok_or_else(|| format!("{}: {file} names no VmHWM", self.name))
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
