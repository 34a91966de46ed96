//! The feeds of one device: rows by key, as far as they are here. A snapshot is put aside until it is whole, so nobody
//! sees half a roster.

use std::collections::BTreeMap;

use crate::{
    bounds::FEEDS,
    entry::ThingId,
    feed::{Cursor, Page, Row},
};

/// Why a page was not taken. The device asks again with its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It does not follow what is here.
    #[error("the page does not follow the cursor")]
    Gap,
    /// It belongs to a snapshot that is not being read.
    #[error("the page belongs to no snapshot that is being read")]
    NoSnapshot,
    /// The device follows eight feeds already.
    #[error("a device follows at most eight feeds")]
    TooMany,
}

/// The feeds of one device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feeds {
    feeds: BTreeMap<ThingId, Feed>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Feed {
    /// Everything up to this change is here. 0 where nothing is.
    seq: u64,
    rows: BTreeMap<String, String>,
    aside: Option<Aside>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Aside {
    at: u64,
    rows: BTreeMap<String, String>,
    /// The last key that was read.
    last: String,
}

impl Feeds {
    /// Follows a feed from its beginning.
    ///
    /// # Errors
    /// Beyond eight.
    pub fn follow(&mut self, feed: ThingId) -> Result<(), NotTaken> {
        if self.feeds.len() >= FEEDS && !self.feeds.contains_key(&feed) {
            return Err(NotTaken::TooMany);
        }
        self.feeds.entry(feed).or_default();
        Ok(())
    }

    /// What to ask for next, for every feed.
    #[must_use]
    pub fn cursors(&self) -> Vec<Cursor> {
        let one = |(name, feed): (&ThingId, &Feed)| match &feed.aside {
            Some(aside) => Cursor { feed: name.clone(), seq: aside.at, snapshot: Some(aside.last.clone()) },
            None => Cursor { feed: name.clone(), seq: feed.seq, snapshot: None },
        };
        self.feeds.iter().map(one).collect()
    }

    /// Takes a page in; says whether to ask again at once. A page that was taken before changes nothing.
    ///
    /// # Errors
    /// Where it does not follow what is here.
    pub fn take(&mut self, name: &ThingId, page: Page) -> Result<bool, NotTaken> {
        if page == Page::Gone {
            self.feeds.remove(name);
            return Ok(false);
        }
        // A late answer about a feed that is gone brings nothing back.
        let Some(feed) = self.feeds.get_mut(name) else { return Ok(false) };
        match page {
            Page::Gone => Ok(false),
            Page::Changes { changes, more } => {
                for change in changes {
                    if change.seq > feed.seq + 1 || feed.seq == 0 {
                        return Err(NotTaken::Gap);
                    }
                    if change.seq == feed.seq + 1 {
                        change.rows.into_iter().for_each(|row| put(&mut feed.rows, row));
                        feed.seq = change.seq;
                    }
                }
                Ok(more)
            }
            Page::Reset { at, after, rows, more } => feed.reset(at, after.as_deref(), rows, more),
        }
    }

    /// The rows of a feed.
    #[must_use]
    pub fn rows(&self, feed: &ThingId) -> Option<&BTreeMap<String, String>> {
        self.feeds.get(feed).map(|feed| &feed.rows)
    }

    /// Shreds the rows of every feed, after the lease ran out. The feeds start again at the next contact; the outbound
    /// log is elsewhere and stays.
    pub fn shred(&mut self) {
        self.feeds.values_mut().for_each(|feed| *feed = Feed::default());
    }
}

impl Feed {
    fn reset(&mut self, at: u64, after: Option<&str>, rows: Vec<Row>, more: bool) -> Result<bool, NotTaken> {
        let mut aside = match self.aside.take() {
            _ if after.is_none() => Aside { at, rows: BTreeMap::new(), last: String::new() },
            Some(aside) if aside.at == at && after == Some(aside.last.as_str()) => aside,
            other => {
                self.aside = other;
                return Err(NotTaken::NoSnapshot);
            }
        };
        for row in rows {
            aside.last.clone_from(&row.key);
            put(&mut aside.rows, row);
        }
        if more {
            self.aside = Some(aside);
        } else {
            *self = Self { seq: at, rows: aside.rows, aside: None };
        }
        Ok(more)
    }
}

fn put(rows: &mut BTreeMap<String, String>, row: Row) {
    match row.value {
        Some(value) => rows.insert(row.key, value),
        None => rows.remove(&row.key),
    };
}
