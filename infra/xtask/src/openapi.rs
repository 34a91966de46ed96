//! `shared/contract/openapi.json`: made from the wire types, committed, and read by the pages' client.

use std::{fs, path::PathBuf};

use crate::{Outcome, root::root};

/// Writes the file anew.
pub fn write() -> Outcome<()> {
    let text = document()?;
    fs::write(file(), text).map_err(|error| format!("{}: {error}", file().display()))?;
    println!("wrote {}", file().display());
    Ok(())
}

/// Says whether the committed file is what the code describes.
pub fn check() -> Outcome<()> {
    let committed = fs::read_to_string(file()).map_err(|error| format!("{}: {error}", file().display()))?;
    let fresh = document()?;
    if committed == fresh {
        return Ok(());
    }
    let line = committed.lines().zip(fresh.lines()).position(|(old, new)| old != new).map_or(1, |at| at + 1);
    Err(format!("shared/contract/openapi.json is stale from line {line} on; run `cargo xtask openapi`"))
}

fn document() -> Outcome<String> {
    contract::document().map_err(|error| format!("openapi: {error}"))
}

fn file() -> PathBuf {
    root().join("shared/contract/openapi.json")
}
