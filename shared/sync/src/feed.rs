//! Feeds: what the server writes and a device only reads (roster, today's events, outcomes), row by row. Each feed numbers
//! its changes without a gap; what lies before its horizon is gone, and a device that stopped there starts again from a
//! snapshot.

use serde::{Deserialize, Serialize};

use crate::{bounds::PAGE_BYTES, entry::ThingId};

/// A row: a later one with the same key replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name within the feed.
    pub key: String,
    /// What it says; none where it is taken away.
    pub value: Option<String>,
}

/// The rows that one transaction of the server changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number: 1, 2, 3… without a gap, given inside the transaction.
    pub seq: u64,
    /// What changed. A push of 24 entries fits a page many times over.
    pub rows: Vec<Row>,
}

/// How far a device is in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The feed.
    pub feed: ThingId,
    /// Everything up to this change is here; within a snapshot, the change that the snapshot was begun at.
    pub seq: u64,
    /// The last key of the snapshot so far, while one is being read. Empty at its start.
    pub snapshot: Option<String>,
}

impl Cursor {
    /// Of a device that has nothing yet: the server begins a snapshot.
    #[must_use]
    pub fn start(feed: ThingId) -> Self {
        Self { feed, seq: 0, snapshot: None }
    }
}

/// A page of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Page {
    /// The changes after the cursor.
    Changes {
        /// In order, without a gap.
        changes: Vec<Change>,
        /// There are more: ask at once.
        more: bool,
    },
    /// Rows of a snapshot. The device puts them aside and takes them over with the last page; changes after `at` follow.
    Reset {
        /// The snapshot holds everything up to here, and maybe some of what came after; replaying that does no harm.
        at: u64,
        /// The last key of the page before; none on the first page, which throws away what was put aside.
        after: Option<String>,
        /// In the order of their keys.
        rows: Vec<Row>,
        /// There are more: ask at once.
        more: bool,
    },
    /// The device may not have this feed any more and forgets it.
    Gone,
}

/// What the server has to read for a cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// Changes from this number on.
    Changes {
        /// The first.
        from: u64,
    },
    /// The feed's present rows after this key, in the order of their keys.
    Snapshot {
        /// The change at which the snapshot was begun.
        at: u64,
        /// The last key that the device has.
        after: Option<String>,
    },
}

/// How far a feed goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The last change.
    pub head: u64,
    /// The first change that is still kept; `head + 1` where none is. It moves by decision, never by TTL.
    pub horizon: u64,
}

/// Decides what a cursor needs. One before the horizon starts again; so does one from the future, which is left from
/// before the server's tables were restored.
#[must_use]
pub fn want(cursor: &Cursor, extent: Extent) -> Want {
    let Extent { head, horizon } = extent;
    let kept = cursor.seq <= head && cursor.seq + 1 >= horizon;
    match (&cursor.snapshot, cursor.seq) {
        (Some(after), at) if kept => Want::Snapshot { at, after: Some(after.clone()) },
        (None, 1..) if kept => Want::Changes { from: cursor.seq + 1 },
        _ => Want::Snapshot { at: head, after: None },
    }
}

/// Fills a page with changes, at most 64 KB. `changes` begins at what [`want`] asked for and may end early; a gap in it
/// ends the page.
#[must_use]
pub fn changes_page(from: u64, extent: Extent, changes: impl IntoIterator<Item = Change>) -> Page {
    let mut page: Vec<Change> = Vec::new();
    let mut next = from;
    let mut room = PAGE_BYTES;
    for change in changes {
        let size = change.rows.iter().map(Row::bytes).sum::<usize>();
        if change.seq != next || (size > room && !page.is_empty()) {
            break;
        }
        room = room.saturating_sub(size);
        next += 1;
        page.push(change);
    }
    Page::Changes { changes: page, more: next <= extent.head }
}

/// Fills a page with the rows of a snapshot, at most 64 KB. `rows` are all that there are after the wanted key, in order;
/// reading may stop once a page is full.
#[must_use]
pub fn snapshot_page(at: u64, after: Option<&str>, rows: impl IntoIterator<Item = Row>) -> Page {
    let mut page: Vec<Row> = Vec::new();
    let mut room = PAGE_BYTES;
    let mut more = false;
    for row in rows {
        let size = row.bytes();
        if size > room && !page.is_empty() {
            more = true;
            break;
        }
        room = room.saturating_sub(size);
        page.push(row);
    }
    Page::Reset { at, after: after.map(str::to_owned), rows: page, more }
}

impl Row {
    /// What it takes of a page.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.key.len() + self.value.as_ref().map_or(0, String::len)
    }
}
