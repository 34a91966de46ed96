//! The server's tables, as a transaction sees them: a plan is written whole, or not at all where a condition fails.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use sync::{
    bounds::REQUEST_AGE,
    device::{Answer, Held, Outcome, Push},
    entry::{ChildId, DeviceId, Digest, Key, LogId, Subject, ThingId},
    feed::{self, Change, Cursor, Extent, Page, Row, Want},
    fold::Event,
    server::{Heard, Judged, Loaded, LogState, Opened, Sender, judge},
};

pub const CAPACITY: usize = 2;

#[derive(Default)]
pub struct FeedTable {
    pub changes: BTreeMap<u64, Change>,
    pub rows: BTreeMap<String, String>,
    pub head: u64,
    pub horizon: u64,
}

impl FeedTable {
    pub fn write(&mut self, rows: Vec<Row>) {
        let change = Change { seq: self.head + 1, rows };
        self.put(change);
    }

    fn put(&mut self, change: Change) {
        assert_eq!(change.seq, self.head + 1, "a feed has no gap");
        self.head = change.seq;
        for row in &change.rows {
            match &row.value {
                Some(value) => self.rows.insert(row.key.clone(), value.clone()),
                None => self.rows.remove(&row.key),
            };
        }
        self.changes.insert(change.seq, change);
    }

    fn extent(&self) -> Extent {
        Extent { head: self.head, horizon: self.horizon.max(1) }
    }
}

#[derive(Default)]
pub struct Server {
    pub devices: BTreeMap<DeviceId, Sender>,
    pub children: BTreeMap<String, BTreeSet<ChildId>>,
    pub logs: HashMap<LogId, LogState>,
    pub hashes: HashMap<Key, Digest>,
    pub feeds: BTreeMap<String, FeedTable>,
    pub items: BTreeMap<(Subject, Date), Vec<Event>>,
    pub parts: BTreeMap<(Subject, Date, usize), usize>,
    pub filed: HashMap<Digest, u32>,
    pub aside: BTreeMap<(Key, Digest), Held>,
    pub turned: BTreeSet<Digest>,
    pub outcomes: BTreeMap<Key, Outcome>,
    pub confirmed: BTreeSet<Key>,
}

impl Server {
    pub fn today(facility: &str) -> String {
        format!("{facility}.today")
    }

    /// What a pull of this device may contain.
    pub fn scope(&self, device: &DeviceId) -> Vec<String> {
        let sender = &self.devices[device];
        match sender.revoked {
            Some(_) => Vec::new(),
            None => vec![
                Self::today(sender.facility.as_str()),
                format!("{}.roster", sender.facility),
                format!("out.{device}"),
            ],
        }
    }

    fn load(&self, opened: &Opened<'_>, sender: &Sender) -> Loaded {
        let push = opened.push;
        let log = self.logs.get(&push.log).cloned();
        let head = log.as_ref().map_or(0, |log| log.n);
        let places = push.from_n.saturating_sub(1)..=head.min(push.from_n + 24);
        let hash = |n| self.hashes.get(&Key { log: push.log, n }).map(|hash| (n, *hash));
        let items = opened.items();
        let known = &self.children[sender.facility.as_str()];
        let children = items.iter().filter_map(|(subject, _)| match subject {
            Subject::Child(child) if known.contains(child) => Some(child.clone()),
            _ => None,
        });
        Loaded {
            log,
            hashes: places.filter_map(hash).collect(),
            feed_head: self.feeds[&Self::today(sender.facility.as_str())].head,
            children: children.collect(),
            filed: items.iter().map(|item| (item.clone(), self.items.get(item).map_or(0, Vec::len))).collect(),
        }
    }

    pub fn judge(&self, push: &Push, heard: Heard) -> Result<Judged, Answer> {
        let opened = Opened::new(push);
        let sender = &self.devices[&push.device];
        let loaded = self.load(&opened, sender);
        let mut left = CAPACITY - self.confirmed.len();
        judge(&opened, sender, &loaded, heard, &mut |_| {
            let fits = left > 0;
            left -= usize::from(fits);
            fits
        })
    }

    /// Writes a plan, unless one of its conditions fails.
    pub fn commit(&mut self, push: &Push, judged: &Judged) -> bool {
        let plan = &judged.plan;
        let sender = &self.devices[&push.device];
        let today = Self::today(sender.facility.as_str());
        let stands = self.logs.get(&push.log) == plan.log.expect.as_ref()
            && plan.feed.as_ref().is_none_or(|feed| self.feeds[&today].head == feed.expect)
            && self.confirmed.len() + plan.effects.len() <= CAPACITY;
        if !stands {
            return false;
        }
        assert!(plan.items() <= 100, "one transaction of DynamoDB");
        assert!(plan.log.next.n >= plan.log.expect.as_ref().map_or(0, |log| log.n), "a head never moves back");
        self.logs.insert(push.log, plan.log.next.clone());
        for (n, hash) in (plan.log.from..).zip(&plan.log.hashes) {
            assert!(self.hashes.insert(Key { log: push.log, n }, *hash).is_none(), "one verdict for each place");
        }
        if let Some(feed) = &plan.feed {
            self.feeds.get_mut(&today).unwrap().put(feed.change.clone());
        }
        for one in &plan.additions {
            *self.parts.entry((one.subject.clone(), one.day, one.part)).or_default() += 1;
            let hash = plan.log.hashes[(one.event.key().n - plan.log.from) as usize];
            *self.filed.entry(hash).or_default() += 1;
            self.items.entry((one.subject.clone(), one.day)).or_default().push(one.event.clone());
        }
        self.aside.extend(plan.aside.iter().map(|one| ((one.key, one.hash), one.why)));
        for one in &plan.turned {
            assert!(self.turned.insert(one.hash), "turned away once");
        }
        let mut rows = Vec::new();
        for one in &plan.outcomes {
            assert!(self.outcomes.insert(one.key, one.outcome).is_none(), "a command has one outcome");
            rows.push(Row { key: one.key.to_string(), value: Some(serde_json::to_string(one).unwrap()) });
        }
        if !rows.is_empty() {
            self.feeds.get_mut(&format!("out.{}", push.device)).unwrap().write(rows);
        }
        for (key, ..) in &plan.effects {
            assert!(self.confirmed.insert(*key), "carried out once");
        }
        true
    }

    /// A request is taken while it is fresh.
    pub fn fresh(sent: i64, now: i64) -> bool {
        now - sent <= REQUEST_AGE
    }

    pub fn pull(&self, device: &DeviceId, cursors: &[Cursor]) -> Vec<(ThingId, Page)> {
        let scope = self.scope(device);
        let page = |cursor: &Cursor| {
            if !scope.iter().any(|name| name == cursor.feed.as_str()) {
                return (cursor.feed.clone(), Page::Gone);
            }
            let table = &self.feeds[cursor.feed.as_str()];
            let extent = table.extent();
            let page = match feed::want(cursor, extent) {
                Want::Changes { from } => {
                    feed::changes_page(from, extent, table.changes.range(from..).map(|(_, change)| change.clone()))
                }
                Want::Snapshot { at, after } => {
                    let rows = table.rows.iter().filter(|(key, _)| after.as_ref().is_none_or(|after| *key > after));
                    let rows = rows.map(|(key, value)| Row { key: key.clone(), value: Some(value.clone()) });
                    feed::snapshot_page(at, after.as_deref(), rows)
                }
            };
            (cursor.feed.clone(), page)
        };
        cursors.iter().map(page).collect()
    }
}
