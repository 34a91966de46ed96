//! An append-only file of `put` and `delete` lines. A line is one `write` call, so what the city has answered for
//! outlives `kill -9` (the page cache belongs to the kernel). Opening replays the file and writes it anew, compact.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Why a journal could not be opened or written.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    source: io::Error,
}

impl std::fmt::Display for JournalError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "journal {}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

#[derive(Serialize, Deserialize)]
struct Line {
    k: String,
    /// Absent: the key is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    v: Option<Value>,
}

/// A durable map from text keys to JSON values; clones append to the same file. In memory it forgets.
#[derive(Clone)]
pub struct Journal {
    file: Option<Arc<(PathBuf, Mutex<File>)>>,
}

impl Journal {
    /// A journal that keeps nothing, for `--data :memory:`.
    #[must_use]
    pub fn memory() -> Self {
        Self { file: None }
    }

    /// Opens `path`, and returns what it holds. A last line that was cut by a crash is dropped.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn open(path: &Path) -> Result<(Self, BTreeMap<String, Value>), JournalError> {
        let fail = |source| JournalError { path: path.to_owned(), source };
        let mut held = BTreeMap::new();
        match File::open(path) {
            Ok(file) => {
                for line in BufReader::new(file).split(b'\n') {
                    let Ok(line) = serde_json::from_slice::<Line>(&line.map_err(fail)?) else { break };
                    match line.v {
                        Some(value) => held.insert(line.k, value),
                        None => held.remove(&line.k),
                    };
                }
            }
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => {}
            Err(other) => return Err(fail(other)),
        }

        let compact = path.with_extension("compact");
        let mut file = File::create(&compact).map_err(fail)?;
        let mut text = Vec::new();
        for (key, value) in &held {
            push_line(&mut text, key, Some(value.clone())).map_err(fail)?;
        }
        file.write_all(&text).map_err(fail)?;
        fs::rename(&compact, path).map_err(fail)?;
        let file = OpenOptions::new().append(true).open(path).map_err(fail)?;
        Ok((Self { file: Some(Arc::new((path.to_owned(), Mutex::new(file)))) }, held))
    }

    /// Remembers `value` under `key`.
    ///
    /// # Errors
    /// When the file cannot be written, or `value` is no JSON.
    pub fn put(&self, key: &str, value: &impl Serialize) -> Result<(), JournalError> {
        if self.file.is_none() {
            return Ok(());
        }
        let value = serde_json::to_value(value).map_err(|e| self.fail(io::Error::other(e)))?;
        self.append(key, Some(value))
    }

    /// Forgets `key`.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn delete(&self, key: &str) -> Result<(), JournalError> {
        self.append(key, None)
    }

    fn append(&self, key: &str, value: Option<Value>) -> Result<(), JournalError> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut text = Vec::new();
        push_line(&mut text, key, value).map_err(|e| self.fail(e))?;
        let mut file = file.1.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&text).map_err(|e| self.fail(e))
    }

    fn fail(&self, source: io::Error) -> JournalError {
        JournalError { path: self.file.as_ref().map(|f| f.0.clone()).unwrap_or_default(), source }
    }
}

fn push_line(text: &mut Vec<u8>, key: &str, value: Option<Value>) -> io::Result<()> {
    serde_json::to_writer(&mut *text, &Line { k: key.to_owned(), v: value })?;
    text.push(b'\n');
    Ok(())
}

/// Reads every value whose key starts with `prefix`; the prefix is cut off.
///
/// # Errors
/// When a value does not have the shape of `T`.
pub fn read_prefix<T: DeserializeOwned>(
    held: &BTreeMap<String, Value>,
    prefix: &str,
) -> Result<Vec<(String, T)>, serde_json::Error> {
    held.range(prefix.to_owned()..)
        .take_while(|(key, _)| key.starts_with(prefix))
        .map(|(key, value)| Ok((key.trim_start_matches(prefix).to_owned(), T::deserialize(value)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_outlives_the_process_and_a_cut_line_is_dropped() {
        let dir = std::env::temp_dir().join(format!("tsunagu-journal-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let path = dir.join("a.jsonl");

        let (journal, held) = Journal::open(&path).unwrap();
        assert!(held.is_empty());
        journal.put("m/1", &"one").unwrap();
        journal.put("m/2", &"two").unwrap();
        journal.delete("m/1").unwrap();
        drop(journal);
        OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"k\":\"m/3\",\"v\":\"thr").unwrap();

        let (_journal, held) = Journal::open(&path).unwrap();
        assert_eq!(read_prefix::<String>(&held, "m/").unwrap(), [("2".to_owned(), "two".to_owned())]);
        fs::remove_dir_all(&dir).unwrap();
    }
}
