//! An entry as the server filed it: with the time that it believes in, and when it heard of it.

use std::fmt::Write as _;

use crate::{
    bounds::LATE,
    clock::Millis,
    entry::{Entry, Key, Reader, is_safe},
};

/// One member of the grow-only set of a child-day, or of a run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// When it happened, as well as the server can tell.
    pub at: Millis,
    /// The clocks do not agree (時刻要確認).
    pub uncertain: bool,
    /// When the server heard of it.
    pub received: Millis,
    /// What the device wrote.
    pub entry: Entry,
}

impl Event {
    /// Its name.
    #[must_use]
    pub fn key(&self) -> Key {
        self.entry.key
    }

    /// Too old to be told as news: whoever is told of it hears its real time, and that it is late.
    #[must_use]
    pub fn late(&self) -> bool {
        self.received.saturating_sub(self.at) > LATE
    }

    /// One line of JSON: `{"at":…,"uncertain":…,"received":…,"entry":{…}}`, the entry in its canonical bytes.
    #[must_use]
    pub fn write(&self, canonical: &str) -> String {
        let Self { at, uncertain, received, entry: _ } = self;
        let mut out = String::with_capacity(canonical.len() + 96);
        // A String takes everything.
        write!(out, "{{\"at\":{at},\"uncertain\":{uncertain},\"received\":{received},\"entry\":{canonical}}}").ok();
        out
    }

    /// Reads what [`Event::write`] wrote.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let mut from = Reader(line);
        from.literal("{\"at\":")?;
        let at = from.bare()?;
        let uncertain = from.flag("uncertain")?;
        from.literal(",\"received\":")?;
        let received = from.bare()?;
        from.literal(",\"entry\":")?;
        let entry = Entry::read(from.0.strip_suffix('}')?).ok()?;
        (is_safe(at) && is_safe(received)).then_some(Self { at, uncertain, received, entry })
    }
}
