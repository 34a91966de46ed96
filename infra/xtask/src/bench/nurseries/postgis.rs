//! PostgreSQL with PostGIS as Debian packages it: a cluster of its own in a folder of its own, reached by a socket there and
//! by nothing else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    Outcome,
    process::{Daemon, command, read},
    root::{on_path, root},
};

const DEBIAN: &str = "/usr/lib/postgresql";
/// Seconds that one kind of question is asked for.
const SECONDS: &str = "10";
/// Everything stays in memory, and nothing has to survive.
const SETTINGS: [&str; 6] = [
    "listen_addresses=",
    "fsync=off",
    "autovacuum=off",
    "shared_buffers=512MB",
    "work_mem=64MB",
    "max_parallel_workers_per_gather=0",
];

pub struct PostGis {
    programs: PathBuf,
    folder: PathBuf,
    _server: Daemon,
}

impl PostGis {
    /// None where it is not installed.
    pub fn start(place: &Path) -> Outcome<Option<Self>> {
        let Some(programs) = programs() else { return Ok(None) };
        let user = Owner::of_cluster(place)?;
        let folder = place.join("postgres");
        fs::remove_dir_all(&folder).ok();
        user.make(&folder)?;
        let (cluster, socket) = (folder.join("cluster").display().to_string(), folder.display().to_string());
        let flags = ["-D", &cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
        read(&mut user.command(&programs.join("initdb"), &flags, &folder))?;
        let mut flags = vec!["-D", &cluster, "-k", &socket];
        flags.extend(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
        let server = user.command(&programs.join("postgres"), &flags, &folder);
        let mut server = Daemon::start("PostgreSQL", &server, &place.join("postgres.log"))?;
        let ready = || quiet(&mut command(programs.join("pg_isready"), &["-h", &socket], place));
        server.ready(Duration::from_secs(60), ready)?;
        let started = Self { programs, folder, _server: server };
        let there =
            started.sql(&["-c", "SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'"], place)?;
        Ok((there.trim() == "1").then_some(started))
    }

    pub fn version(&self) -> Outcome<String> {
        Ok(self.sql(&["-c", "SELECT postgis_lib_version()"], &root())?.trim().to_owned())
    }

    /// Facilities and questions from the files in the folder.
    pub fn fill(&self, data: &Path) -> Outcome<()> {
        self.sql(&["-f", &script("load")], data).map(drop)
    }

    /// To every question.
    pub fn answers(&self) -> Outcome<String> {
        self.sql(&["-f", &script("answers")], &root())
    }

    /// Of one question at a time, prepared.
    pub fn micros(&self, name: &str) -> Outcome<f64> {
        let file = script(name);
        let flags = ["-n", "-M", "prepared", "-T", SECONDS, "-f", &file];
        let said = read(&mut self.client("pgbench", &flags, &root()))?;
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse::<f64>().ok());
        rate.map(|rate| 1e6 / rate).ok_or_else(|| format!("pgbench says no tps: {said}"))
    }

    fn sql(&self, flags: &[&str], folder: &Path) -> Outcome<String> {
        read(self.client("psql", &["-X", "-q", "-A", "-t"], folder).args(flags))
    }

    fn client(&self, program: &str, flags: &[&str], folder: &Path) -> Command {
        let mut client = command(self.programs.join(program), flags, folder);
        client.env("PGHOST", &self.folder).env("PGUSER", "postgres").env("PGDATABASE", "postgres");
        client.env("PGOPTIONS", "-c jit=off");
        client
    }
}

fn script(name: &str) -> String {
    root().join(format!("infra/xtask/bench/nurseries/{name}.sql")).display().to_string()
}

/// The folder of `postgres` and its like: on the search path, or the newest that Debian has.
fn programs() -> Option<PathBuf> {
    let holds = |folder: &PathBuf| folder.join("postgres").is_file();
    // A link on the path leads to the folder where its neighbours are.
    if let Some(program) = on_path("postgres").and_then(|program| program.canonicalize().ok()) {
        return program.parent().map(Path::to_path_buf);
    }
    let versions = fs::read_dir(DEBIAN).ok()?.flatten();
    let number = |path: &PathBuf| path.parent()?.file_name()?.to_str()?.parse::<u32>().ok();
    versions.map(|version| version.path().join("bin")).filter(holds).max_by_key(number)
}

/// Who the server runs as: PostgreSQL does not run as root.
struct Owner {
    root: bool,
}

impl Owner {
    fn of_cluster(folder: &Path) -> Outcome<Self> {
        Ok(Self { root: read(&mut command("id", &["-u"], folder))?.trim() == "0" })
    }

    /// An empty folder that nobody else looks into.
    fn make(&self, folder: &Path) -> Outcome<()> {
        let name = folder.display().to_string();
        let owner: &[&str] = if self.root { &["-o", "postgres", "-g", "postgres"] } else { &[] };
        read(command("install", &["-d", "-m", "700"], &root()).args(owner).arg(name)).map(drop)
    }

    /// Not by `runuser`, which stays in between and kills a server that takes two seconds to stop.
    fn command(&self, program: &Path, flags: &[&str], folder: &Path) -> Command {
        if !self.root {
            return command(program, flags, folder);
        }
        let mut command = command("setpriv", &["--reuid=postgres", "--regid=postgres", "--init-groups"], folder);
        command.arg(program).args(flags);
        command
    }
}

fn quiet(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
