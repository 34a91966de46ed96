//! Tools that the checks need and a bare machine lacks. Each is fetched once, by its registry's own client, into
//! `.tools` (Chromium: by the system's package manager), with a stamp that says which versions lie there.

pub mod bench;
pub mod browser;
pub mod deny;
pub mod java;
pub mod npm;
pub mod python;

use std::{fs, path::Path};

use crate::Outcome;

/// Runs `fetch` unless `folder` was filled from the same `recipe` before.
fn once(folder: &Path, recipe: &str, fetch: impl FnOnce() -> Outcome<()>) -> Outcome<()> {
    let stamp = folder.join(".recipe");
    if fs::read_to_string(&stamp).is_ok_and(|kept| kept == recipe) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    println!("  fetching {} (once)", folder.display());
    fetch()?;
    write(&stamp, recipe)
}

/// Writes a generated file, naming it when that fails.
pub fn write(file: &Path, text: &str) -> Outcome<()> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_filled_once_per_recipe_and_again_after_a_failure() {
        let folder = std::env::temp_dir().join(format!("xtask-once-{}", std::process::id()));

        assert!(once(&folder, "a 1", || Err("offline".into())).is_err());
        assert!(once(&folder, "a 1", || Ok(())).is_ok());
        assert!(once(&folder, "a 1", || Err("not asked again".into())).is_ok());
        assert!(once(&folder, "a 2", || Err("asked for the new version".into())).is_err());

        fs::remove_dir_all(folder).unwrap();
    }
}
