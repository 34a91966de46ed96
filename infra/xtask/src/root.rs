//! Where things lie.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Tools that this command fetched; not committed.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Third-party and reference data for tests, beside the repository or where `TSUNAGU_SHARED` says; often absent.
pub fn shared() -> Option<PathBuf> {
    let place = setting("TSUNAGU_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    place.join("data").is_dir().then_some(place)
}

/// A setting of the person at the terminal.
pub fn setting(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "a developer's tool has no platform::Settings")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A program on the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = setting("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
