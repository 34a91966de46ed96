//! The pages' TypeScript: built when a source is newer than what was built last.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Instant, SystemTime},
};

use tokio::process::Command;

use crate::CityError;

/// Where the pages live.
#[must_use]
pub fn folder(root: &Path) -> PathBuf {
    root.join("functions/web")
}

/// Installs and builds what is stale, saying what it does.
///
/// # Errors
/// When npm is missing or fails.
#[expect(clippy::print_stdout, reason = "whoever waits wants to see for what")]
pub async fn build_if_stale(root: &Path) -> Result<(), CityError> {
    let folder = folder(root);
    let lock = changed(&folder.join("package-lock.json"));
    if lock > changed(&folder.join("node_modules/.package-lock.json")) {
        println!("pages: installing packages (npm ci, about half a minute the first time) …");
        npm(&folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).await?;
    }
    let built = ["liff", "console", "square"].map(|app| changed(&folder.join(format!("dist/{app}/index.html"))));
    let sources = ["apps", "packages"].map(|part| newest(&folder.join(part)));
    let contract = changed(&root.join("shared/contract/openapi.json"));
    let newest = sources.into_iter().chain([lock, contract]).max();
    if built.into_iter().min() < newest {
        let started = Instant::now();
        println!("pages: building (npm run build) …");
        npm(&folder, &["run", "--silent", "build"]).await?;
        println!("pages: built in {:.1} s", started.elapsed().as_secs_f32());
    }
    Ok(())
}

async fn npm(folder: &Path, arguments: &[&str]) -> Result<(), CityError> {
    let what = format!("npm {} in {}", arguments.join(" "), folder.display());
    let status =
        Command::new("npm").args(arguments).current_dir(folder).status().await.map_err(CityError::io(&what))?;
    if status.success() { Ok(()) } else { Err(CityError::Engine(format!("{what} failed ({status})"))) }
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

/// The newest file below `folder`.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter(|entry| entry.file_name() != "node_modules" && entry.file_name() != "dist")
        .filter_map(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => newest(&entry.path()),
            _ => changed(&entry.path()),
        })
        .max()
}
