//! Data that lies beside the repository and never in it.

use std::path::{Path, PathBuf};

/// A file or folder below `../shared/data`; none, with a word about it, where it is absent.
#[must_use]
#[expect(clippy::disallowed_methods, clippy::print_stdout, reason = "finds the data, or says that it is absent")]
pub fn shared(name: &str) -> Option<PathBuf> {
    let shared = std::env::var("TSUNAGU_SHARED")
        .map_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let path = shared.join("data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not here (set TSUNAGU_SHARED)");
    None
}

/// The fields of one CSV line; quotes may hold commas and doubled quotes.
#[must_use]
pub fn csv_fields(line: &str) -> Vec<String> {
    let mut fields = vec![];
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    fields.push(field);
    fields
}
