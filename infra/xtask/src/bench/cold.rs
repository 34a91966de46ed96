//! B2: from the start of a program to its first question to the Runtime API, the part of a cold start that is ours.
//! The programs take turns, so that a slow moment of the machine meets all of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use super::{
    Choice,
    process::Measured,
    release, results,
    runtime_api::RuntimeApi,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    process::{command, run},
    root::{on_path, root},
    tools,
};

const FUNCTIONS: [&str; 7] =
    ["line-webhook", "conversation", "residents", "life-stage", "reservations", "message-sender", "web"];
const SETTINGS: [(&str, &str); 10] = [
    ("TABLE_RESIDENTS", "residents"),
    ("TABLE_NOTICES", "notices"),
    ("TABLE_LEDGER", "ledger"),
    ("TABLE_AUDIT", "audit"),
    ("QUEUE_MESSAGE_OUTBOX", "https://sqs.ap-northeast-1.amazonaws.com/000000000000/message-outbox"),
    ("QUEUE_LINE_EVENTS", "https://sqs.ap-northeast-1.amazonaws.com/000000000000/line-events.fifo"),
    ("LINE_API_BASE", "https://api.line.me"),
    ("LINE_CHANNEL_SECRET", "bench-channel-secret"),
    ("LIFF_URL", "https://liff.line.me/1234567890-AbcdEfgh"),
    ("ID_PEPPER", "bench-pepper"),
];
/// The median of this many first starts is not looked at: files come from the disk.
const WARM_UP: usize = 2;

struct Program {
    name: &'static str,
    path: PathBuf,
    arguments: Vec<PathBuf>,
    millis: Vec<f64>,
    memory: f64,
}

impl Program {
    fn new(name: &'static str, path: impl Into<PathBuf>, arguments: Vec<PathBuf>) -> Self {
        Self { name, path: path.into(), arguments, millis: Vec::new(), memory: 0.0 }
    }

    fn start(&mut self, log: &Path) -> Outcome<()> {
        let api = RuntimeApi::start()?;
        let mut command = Command::new(&self.path);
        command.args(&self.arguments);
        api.environment(&mut command, &SETTINGS).env("LINE_CHANNEL_ID", "1234567890");
        let began = Instant::now();
        let program = Measured::start(self.name, &mut command, log)?;
        let asked = api.first_question().map_err(|error| format!("{}: {error}; see {}", self.name, log.display()))?;
        self.millis.push(asked.duration_since(began).as_secs_f64() * 1_000.0);
        self.memory = self.memory.max(program.peak_memory()?);
        Ok(())
    }

    fn median(&self) -> f64 {
        let mut sorted: Vec<f64> = self.millis.iter().skip(WARM_UP).copied().collect();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    let starts = choice.starts.max(1);
    println!("B2  cold start: {starts} starts of each program, to its first question to the Runtime API");
    let built = release(&FUNCTIONS, choice)?;
    let mut programs = programs(&built)?;
    let log = results()?.join("cold.log");
    for _ in 0..starts + WARM_UP {
        for program in &mut programs {
            program.start(&log)?;
        }
    }
    let [hello, webhook, conversation, node, python] = &programs;
    let mut rows = Vec::new();
    for ours in [webhook, conversation] {
        for (peer, goal) in [(node, 1.0 / 40.0), (python, 1.0 / 150.0)] {
            rows.push(
                Row::new("B2", format!("{}: start to first /next, median", ours.name), "ms", ours.median())
                    .peer(peer.name, peer.median())
                    .bound(hello.median())
                    .goal(Goal::OfPeer(goal)),
            );
        }
        rows.push(
            Row::new("B2", format!("{}: peak RSS at its start", ours.name), "MB", ours.memory)
                .peer(node.name, node.memory)
                .bound(hello.memory),
        );
    }
    for function in FUNCTIONS {
        let size = zipped(&built.join(function), function)?;
        rows.push(
            Row::new("B2", format!("{function}: zip ({})", std::env::consts::ARCH), "MB", size).goal(Goal::AtMost(3.0)),
        );
    }
    Ok(rows)
}

/// Hello, ours, and the peers.
fn programs(built: &Path) -> Outcome<[Program; 5]> {
    let node = on_path("node").ok_or("node is not on the search path")?;
    let packages = tools::bench::node()?;
    let python = tools::bench::python()?;
    let scripts = root().join("infra/xtask/bench");
    fs::copy(scripts.join("cold.mjs"), packages.join("cold.mjs")).map_err(|error| error.to_string())?;
    let hello = results()?.join("hello");
    let target = hello.display().to_string();
    let source = scripts.join("hello.rs").display().to_string();
    let flags = ["-O", "--edition", "2024", "-C", "strip=symbols", "-C", "panic=abort", "-o", &target, &source];
    run(&mut command("rustc", &flags, &root()))?;
    Ok([
        Program::new("hello", hello, Vec::new()),
        Program::new("line-webhook", built.join("line-webhook"), Vec::new()),
        Program::new("conversation", built.join("conversation"), Vec::new()),
        Program::new("Node + bot-sdk + dynamodb", node, vec![packages.join("cold.mjs")]),
        Program::new("Python + boto3 + bot-sdk", python, vec![scripts.join("cold.py")]),
    ])
}

/// Megabytes of the deployment package: the stripped binary under Lambda's name, deflated.
fn zipped(binary: &Path, function: &str) -> Outcome<f64> {
    let folder = results()?.join(function);
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    fs::copy(binary, folder.join("bootstrap")).map_err(|error| format!("{}: {error}", binary.display()))?;
    let package = folder.join("bootstrap.zip");
    let place = package.display().to_string();
    run(&mut command("python3", &["-m", "zipfile", "-c", &place, "bootstrap"], &folder))?;
    let length = fs::metadata(&package).map_err(|error| error.to_string())?.len();
    Ok(length as f64 / 1_000_000.0)
}
