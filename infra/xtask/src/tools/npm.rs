//! Node packages: those of our own workspaces as their lock file says, and the gate's two.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{once, write};
use crate::{
    Outcome,
    process::{command, run},
    root::{root, tools},
};

/// `npm ci` in `folder`, unless what lies there came from the same lock file.
pub fn install(folder: &str) -> Outcome<PathBuf> {
    let folder = root().join(folder);
    let lock = folder.join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let stamp = folder.join("node_modules/.recipe");
    if !fs::read_to_string(&stamp).is_ok_and(|kept| kept == wanted) {
        run(&mut command("npm", &["ci", "--no-audit", "--no-fund"], &folder))?;
        write(&stamp, &wanted)?;
    }
    Ok(folder)
}

/// Runs a script of the package in `folder`.
pub fn script(folder: &Path, name: &str, settings: &[(&str, &str)]) -> Outcome<()> {
    run(command("npm", &["run", "--silent", name], folder).envs(settings.iter().copied()))
}

/// A folder with the packages that the LINE gate is written against.
pub fn gate() -> Outcome<PathBuf> {
    const PACKAGES: &str =
        r#"{"private":true,"type":"module","dependencies":{"openapi-backend":"5.21.2","yaml":"2.9.1"}}"#;
    let folder = tools().join("gate");
    once(&folder, PACKAGES, || {
        write(&folder.join("package.json"), PACKAGES)?;
        run(&mut command("npm", &["install", "--no-audit", "--no-fund", "--no-package-lock"], &folder))
    })?;
    Ok(folder)
}
