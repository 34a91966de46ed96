//! The template, without an account: SAM's own translation, then both linters.

use super::Verdict;
use crate::{
    Outcome,
    process::{command, run},
    root::root,
    tools::python,
};

pub fn check() -> Outcome<Verdict> {
    let programs = python::programs()?;
    // SAM refuses to start without a region and credentials, though it asks nobody.
    let settings = [
        ("AWS_DEFAULT_REGION", "ap-northeast-1"),
        ("AWS_ACCESS_KEY_ID", "none"),
        ("AWS_SECRET_ACCESS_KEY", "none"),
        ("SAM_CLI_TELEMETRY", "0"),
    ];
    let template = "infra/template.yaml";
    let sam = programs.join("sam");
    // `--lint` skips the translation, which knows what the linter does not, and the other way round.
    run(command(&sam, &["validate", "--template", template], &root()).envs(settings))?;
    run(command(&sam, &["validate", "--lint", "--template", template], &root()).envs(settings))?;
    run(command(programs.join("cfn-lint"), &[template], &root()).envs(settings))?;
    Ok(Verdict::Passed)
}
