//! The integration suite on DynamoDB Local and ElasticMQ.

use super::Verdict;
use crate::{
    Outcome,
    engines::Engines,
    process::{command, run},
    root::{on_path, root},
};

pub fn check() -> Outcome<Verdict> {
    for program in ["java", "mvn"] {
        if on_path(program).is_none() {
            return Ok(Verdict::Skipped(format!("no `{program}` on the search path (JRE 17 and Maven are needed)")));
        }
    }
    let engines = Engines::start()?;
    // The whole workspace, as the suite before: another choice of packages is another choice of features, and compiles
    // what they depend on once more.
    let arguments = ["test", "--workspace", "--test", "integration", "--locked"];
    run(command("cargo", &arguments, &root()).envs(engines.settings()))?;
    Ok(Verdict::Passed)
}
