//! The manifest: which version the files are of, and which of them are there.

use std::collections::BTreeMap;

use super::{archive::Archive, layout::Layout};
use crate::roster::rejection::{Code, Found, Rejected};

pub(super) const FILE: &str = "manifest.csv";
const NAME: &str = "propertyName";
const VALUE: &str = "value";
const LAYOUT: Layout = Layout { file: FILE, needed: &[NAME, VALUE], optional: &[] };

/// The versions of OneRoster that are read: that of the Japan Profile, and that of the K-12/Schools Profile.
const VERSIONS: [&str; 2] = ["1.2", "1.2_JP"];

/// Whether the zip is what its manifest says, with everything in it.
pub(super) fn check(archive: &Archive, required: &[&'static str]) -> Result<(), Rejected> {
    let mut found = Found::default();
    if !archive.files.contains_key(FILE) {
        found.errors.file(FILE, Code::FileMissing);
        return found.pass();
    }
    let mut properties: BTreeMap<String, (u64, String)> = BTreeMap::new();
    LAYOUT.each(archive, &mut found, |row, found| {
        let name = row.some(NAME, &mut found.errors)?;
        if properties.insert(name.to_owned(), (row.line, row.text(VALUE).to_owned())).is_some() {
            row.wrong(NAME, Code::IdTwice, &mut found.errors);
        }
        Some(())
    });
    found.pass()?;

    let says = |name: &str| properties.get(name).map(|(line, value)| (*line, value.as_str()));
    for (name, versions) in [("manifest.version", &["1.0"][..]), ("oneroster.version", &VERSIONS)] {
        match says(name) {
            Some((_, version)) if versions.contains(&version) => {}
            Some((line, _)) => found.errors.cell(FILE, line, VALUE, Code::WrongVersion),
            None => found.errors.file(FILE, Code::WrongVersion),
        }
    }
    // Of another version nobody knows what the rest means.
    found.pass()?;

    for (name, (line, value)) in &properties {
        let Some(file) = name.strip_prefix("file.").map(|stem| format!("{stem}.csv")) else { continue };
        let there = archive.names.contains(&file);
        let code = match value.as_str() {
            "bulk" if !there => Code::MarkedButMissing,
            "absent" if there => Code::MarkedAbsentButThere,
            "bulk" | "absent" => continue,
            "delta" => Code::DeltaNotTaken,
            _ => Code::ManifestValue,
        };
        found.errors.cell(FILE, *line, VALUE, code);
    }
    for file in required {
        let marked = file.strip_suffix(".csv").and_then(|stem| says(&format!("file.{stem}")));
        match (marked, archive.files.contains_key(file)) {
            (None, true) => found.errors.file(file, Code::NotInManifest),
            (None | Some((_, "absent")), false) => found.errors.file(file, Code::FileMissing),
            // Named above.
            (Some(_), _) => {}
        }
    }
    found.pass()
}
