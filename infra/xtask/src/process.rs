//! Other programs: those that run to their end, and those that serve until we are done with them.

use std::{
    fs::File,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use crate::Outcome;

/// A command that starts at `folder`.
pub fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command
}

/// Runs to the end with its output on our terminal.
pub fn run(command: &mut Command) -> Outcome<()> {
    let shown = shown(command);
    println!("  $ {shown}");
    let status = command.stdin(Stdio::null()).status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

/// Runs to the end and hands back what it wrote; on failure that is part of the reason.
pub fn read(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{shown}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(format!("{shown}: {}\n{text}{}", output.status, String::from_utf8_lossy(&output.stderr)))
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A server of our own that ends when this value is dropped, and also when this process is killed: a shell holds the
/// other end of a pipe of ours, and stops the server by its id once the pipe closes.
pub struct Daemon {
    name: &'static str,
    shell: Child,
    log: std::path::PathBuf,
}

const KEEPER: &str =
    r#"exec 3<&0; "$@" 3<&- </dev/null & served=$!; (cat <&3 >/dev/null; kill $served) 2>/dev/null & wait $served"#;

impl Daemon {
    /// Starts `command` with its output in `log`.
    pub fn start(name: &'static str, command: &Command, log: &Path) -> Outcome<Self> {
        let fail = |error: std::io::Error| format!("{name}: {error}");
        let out = File::create(log).map_err(fail)?;
        let mut shell = Command::new("sh");
        shell.args(["-c", KEEPER, "sh"]).arg(command.get_program()).args(command.get_args());
        for (key, value) in command.get_envs() {
            if let Some(value) = value {
                shell.env(key, value);
            }
        }
        if let Some(folder) = command.get_current_dir() {
            shell.current_dir(folder);
        }
        shell.stdin(Stdio::piped()).stdout(out.try_clone().map_err(fail)?).stderr(out);
        Ok(Self { name, shell: shell.spawn().map_err(fail)?, log: log.to_path_buf() })
    }

    /// Waits until `answers` says so.
    pub fn ready(&mut self, limit: Duration, answers: impl Fn() -> bool) -> Outcome<()> {
        let start = Instant::now();
        while start.elapsed() < limit {
            if answers() {
                println!("  {} answers after {:.1} s", self.name, start.elapsed().as_secs_f64());
                return Ok(());
            }
            if let Ok(Some(status)) = self.shell.try_wait() {
                return Err(format!("{} ended ({status}){}", self.name, self.tail()));
            }
            sleep(Duration::from_millis(100));
        }
        Err(format!("{} does not answer after {limit:?}{}", self.name, self.tail()))
    }

    fn tail(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        let from = lines.len().saturating_sub(15);
        format!("; the end of its log:\n{}", lines.get(from..).unwrap_or_default().join("\n"))
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            println!("  {} may still run: {error}", self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daemon_ends_with_its_holder() {
        let folder = std::env::temp_dir();
        let log = folder.join(format!("xtask-daemon-{}.log", std::process::id()));
        let server = command("sh", &["-c", "echo $$; exec sleep 600"], &folder);

        let mut daemon = Daemon::start("sleeper", &server, &log).unwrap();
        daemon.ready(Duration::from_secs(5), || !std::fs::read_to_string(&log).unwrap().is_empty()).unwrap();
        let id = std::fs::read_to_string(&log).unwrap().trim().to_owned();
        let alive = || command("kill", &["-0", &id], &folder).stderr(Stdio::null()).status().unwrap().success();
        assert!(alive());
        drop(daemon);

        assert!(!alive());
        std::fs::remove_file(log).unwrap();
    }

    #[test]
    fn a_server_that_dies_is_named_with_its_last_words() {
        let folder = std::env::temp_dir();
        let log = folder.join(format!("xtask-dead-{}.log", std::process::id()));
        let mut daemon =
            Daemon::start("mayfly", &command("sh", &["-c", "echo no port; exit 3"], &folder), &log).unwrap();

        let reason = daemon.ready(Duration::from_secs(5), || false).unwrap_err();

        assert!(reason.starts_with("mayfly ended") && reason.ends_with("no port"), "{reason}");
        std::fs::remove_file(log).unwrap();
    }
}
