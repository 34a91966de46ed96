//! The peers of the benchmarks: the SDKs that a service like ours is usually written with, from npm and PyPI.

use std::path::PathBuf;

use super::{once, write};
use crate::{
    Outcome,
    process::{command, run},
    root::{root, tools},
};

const NODE: &str = r#"{"private":true,"type":"module","dependencies":{"@line/bot-sdk":"11.2.0","@aws-sdk/client-sqs":"3.1162.0","@aws-sdk/client-dynamodb":"3.1162.0","express-pouchdb":"4.2.0","pouchdb-adapter-http":"9.0.0","pouchdb-adapter-memory":"9.0.0","pouchdb-core":"9.0.0","pouchdb-replication":"9.0.0"}}"#;
const PYTHON: [&str; 2] = ["boto3==1.44.5", "line-bot-sdk==3.27.0"];

const OPENFISCA: [&str; 2] = ["OpenFisca-Japan==2.2.0", "OpenFisca-Core==41.5.7"];

/// A folder with the Node packages, into which the peer scripts are copied.
pub fn node() -> Outcome<PathBuf> {
    let folder = tools().join("bench/node");
    once(&folder, NODE, || {
        write(&folder.join("package.json"), NODE)?;
        run(&mut command("npm", &["install", "--no-audit", "--no-fund", "--no-package-lock"], &folder))
    })?;
    Ok(folder)
}

/// The interpreter of a virtual environment with the Python packages of a service like ours.
pub fn python() -> Outcome<PathBuf> {
    environment("bench/python", &PYTHON)
}

/// One with a peer of the benefits' rules, which wants versions of its own of what the others use.
pub fn openfisca() -> Outcome<PathBuf> {
    environment("bench/openfisca", &OPENFISCA)
}

fn environment(name: &str, packages: &[&str]) -> Outcome<PathBuf> {
    let folder = tools().join(name);
    let interpreter = folder.join("bin/python");
    once(&folder, &packages.join("\n"), || {
        run(&mut command("python3", &["-m", "venv", &folder.display().to_string()], &root()))?;
        let mut arguments = vec!["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        arguments.extend(packages);
        // pip compiles what it installs, so no start does.
        run(&mut command(&interpreter, &arguments, &root()))
    })?;
    Ok(interpreter)
}
