//! The AWS SAM CLI and cfn-lint, in a virtual environment of their own.

use std::path::PathBuf;

use super::once;
use crate::{
    Outcome,
    process::{command, run},
    root::{root, tools},
};

const PACKAGES: [&str; 2] = ["aws-sam-cli==1.170.0", "cfn-lint==1.58.0"];

/// The folder that holds `sam` and `cfn-lint`.
pub fn programs() -> Outcome<PathBuf> {
    let folder = tools().join("venv");
    let programs = folder.join("bin");
    once(&folder, &PACKAGES.join("\n"), || {
        run(&mut command("python3", &["-m", "venv", &folder.display().to_string()], &root()))?;
        let mut arguments = vec!["install", "--quiet", "--disable-pip-version-check"];
        arguments.extend(PACKAGES);
        run(&mut command(programs.join("pip"), &arguments, &root()))
    })?;
    Ok(programs)
}
