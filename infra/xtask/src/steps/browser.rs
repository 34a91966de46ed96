//! The town square in a real browser, against a city of its own.

use std::{path::PathBuf, time::Duration};

use super::Verdict;
use crate::{
    Outcome,
    http::{free_port, send},
    process::{Daemon, command, run},
    root::root,
    tools::{browser, npm},
};

pub fn check() -> Outcome<Verdict> {
    let chromium = match browser::program()? {
        Ok(chromium) => chromium.display().to_string(),
        Err(reason) => return Ok(Verdict::Skipped(reason)),
    };
    let (scenes, url, _city) = city()?;
    npm::script(&scenes, "test", &[("TSUNAGU_URL", &url), ("CHROMIUM", &chromium)])?;
    println!("  screenshots in {}", root().join("screenshots").display());
    Ok(Verdict::Passed)
}

/// The folder of the scenes, and a city with everything that they are about.
pub fn city() -> Outcome<(PathBuf, String, Daemon)> {
    let scenes = npm::install("tests/browser")?;
    // The city serves them as they lie there, and whoever asks for this step alone may have built nothing yet.
    npm::script(&npm::install("functions/web")?, "build", &[])?;
    // With the features of the suites: the city is then built from what they have compiled.
    run(&mut command("cargo", &["build", "--workspace", "--all-targets", "--locked"], &root()))?;
    let port = free_port()?;
    let number = port.to_string();
    let arguments = ["--headless", "--data", ":memory:", "--clock", "2026-04-01T08:00:00+09:00", "--port", &number];
    let server = command(root().join("target/debug/tsunagu"), &arguments, &root());
    let mut city = Daemon::start("the city", &server, &root().join("target/city.log"))?;
    city.ready(Duration::from_secs(60), || {
        send(port, "GET", "/_city/health", &[], "").is_ok_and(|answer| answer.status == 200)
    })?;
    Ok((scenes, format!("http://127.0.0.1:{port}"), city))
}
