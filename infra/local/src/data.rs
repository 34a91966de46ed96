//! Where the city keeps what it knows between two starts.

use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use city_base::{CityClock, Journal};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::CityError;

/// A folder, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// `--data :memory:`: forgotten at the end.
    Memory,
    /// Survives the end, and `kill -9`.
    Folder(PathBuf),
}

impl Data {
    /// The folder for someone who did not name one: under the user's data folder.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the command line's default; functions never see it")]
    pub fn default_folder() -> Self {
        let given = std::env::var("XDG_DATA_HOME").ok().map(PathBuf::from).filter(|path| path.is_absolute());
        let home = || std::env::home_dir().unwrap_or_else(|| PathBuf::from("."));
        Self::Folder(given.unwrap_or_else(|| home().join(".local").join("share")).join("tsunagu"))
    }
}

impl std::str::FromStr for Data {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(if text == ":memory:" { Self::Memory } else { Self::Folder(PathBuf::from(text)) })
    }
}

/// The opened data, which nobody else can open until it is dropped.
pub(crate) struct Store {
    folder: Option<PathBuf>,
    /// Held, so that its lock is.
    _lock: Option<File>,
}

impl Store {
    pub(crate) fn open(data: &Data) -> Result<Self, CityError> {
        let Data::Folder(folder) = data else { return Ok(Self { folder: None, _lock: None }) };
        fs::create_dir_all(folder).map_err(CityError::io(format!("make {}", folder.display())))?;
        let lock = folder.join("lock");
        let file = File::create(&lock).map_err(CityError::io(format!("open {}", lock.display())))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { folder: Some(folder.clone()), _lock: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(CityError::Inhabited(folder.clone())),
            Err(TryLockError::Error(error)) => Err(CityError::io(format!("lock {}", lock.display()))(error)),
        }
    }

    /// The path of a file in the folder; none in memory.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(name))
    }

    /// A journal and what it holds.
    pub(crate) fn journal(&self, name: &str) -> Result<(Journal, BTreeMap<String, Value>), CityError> {
        match self.path(name) {
            None => Ok((Journal::memory(), BTreeMap::new())),
            Some(path) => Journal::open(&path).map_err(|error| CityError::Engine(error.to_string())),
        }
    }

    /// The clock as it was left. One that stands still never goes back: what has been sent would be in the future.
    pub(crate) fn clock(&self, asked: Option<Timestamp>) -> CityClock {
        let kept = self.path("clock.json").as_deref().and_then(read_hands);
        match (asked, kept) {
            (Some(asked), Some(Hands::Still { at })) => CityClock::still(asked.max(at)),
            (Some(asked), _) => CityClock::still(asked),
            (None, Some(Hands::Running { offset })) => CityClock::running(SignedDuration::from_secs(offset)),
            (None, _) => CityClock::running(SignedDuration::ZERO),
        }
    }

    /// Keeps where the hands stand.
    pub(crate) fn keep_clock(&self, clock: &CityClock) -> Result<(), CityError> {
        let Some(path) = self.path("clock.json") else { return Ok(()) };
        let hands = match clock.offset() {
            Some(offset) => Hands::Running { offset: offset.as_secs() },
            None => Hands::Still { at: clock.now() },
        };
        let text = serde_json::to_vec(&hands).map_err(|error| CityError::Engine(error.to_string()))?;
        let fresh = path.with_extension("new");
        fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, &path)).map_err(CityError::io("keep the clock"))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Hands {
    Still { at: Timestamp },
    Running { offset: i64 },
}

fn read_hands(path: &Path) -> Option<Hands> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}
