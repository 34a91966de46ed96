//! cargo-deny. Only Rust's own registry carries a current one, so it is built once, unoptimised for speed of building.

use std::path::PathBuf;

use super::once;
use crate::{
    Outcome,
    process::{command, run},
    root::{on_path, root, tools},
};

const VERSION: &str = "0.20.2";

/// The program, from the search path where there is one.
pub fn program() -> Outcome<PathBuf> {
    if let Some(found) = on_path("cargo-deny") {
        return Ok(found);
    }
    let folder = tools().join("deny");
    once(&folder, VERSION, || {
        let place = folder.display().to_string();
        let arguments =
            ["install", "cargo-deny", "--version", VERSION, "--locked", "--debug", "--quiet", "--root", &place];
        run(command("cargo", &arguments, &root()).env("CARGO_PROFILE_DEV_DEBUG", "0"))
    })?;
    Ok(folder.join("bin/cargo-deny"))
}
