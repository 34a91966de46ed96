//! Logs of devices: loading what a push is judged on, and writing its plan in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sync::{
    clock::Millis,
    device::{Code, Held, Settled},
    entry::{DeviceId, Digest, FacilityId, Key, LogId, Subject},
    server::{Aside, Loaded, LogState, Opened, Plan},
};

use super::{Attendance, Filed, RunClosed, feeds::Feed, keyed, number};
use crate::{
    error::StoreError,
    keys,
    store::{Query, Store, put, put_item, take_away, text},
};

/// How many hashes lie in the log's own row: those of one push. With them and its state the row stays below a kilobyte.
const TAIL: usize = 24;

/// A log's head as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRow {
    /// Which log.
    pub log: LogId,
    /// Its state.
    pub state: LogState,
    /// Hashes of its last entries, the newest last.
    tail: Vec<Digest>,
    version: u64,
}

/// The same in short names: the row is written with every push, and 1,024 bytes cost half of 1,025.
#[derive(Serialize, Deserialize)]
struct Short {
    d: DeviceId,
    n: u64,
    a: u64,
    t: Millis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    th: Option<Millis>,
    fn_: u64,
    f: Millis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    la: Option<(u32, Millis)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    x: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lost: Vec<(u64, u64)>,
    v: u64,
}

impl LogRow {
    fn read(row: &crate::store::Item) -> Option<Self> {
        let log = LogId::parse(text(row, keys::SK)?).ok()?;
        let bytes = row.get("h")?.as_b().ok()?;
        let (hashes, []) = bytes.as_ref().as_chunks::<32>() else { return None };
        let tail: Vec<Digest> = hashes.iter().map(|hash| Digest(*hash)).collect();
        let Short { d, n, a, t, th, fn_, f, la, x, lost, v } = serde_dynamo::from_item(row.clone()).ok()?;
        let hash = tail.last().copied().unwrap_or(Digest::NOTHING);
        let state = LogState {
            device: d,
            n,
            hash,
            announced: a,
            heard: t,
            through: th,
            floor_n: fn_,
            floor: f,
            latest: la,
            forked: x,
            lost,
        };
        Some(Self { log, state, tail, version: v })
    }

    /// Places and hashes that lie here.
    fn hashes(&self) -> impl Iterator<Item = (u64, Digest)> {
        let first = (self.state.n + 1).saturating_sub(self.tail.len() as u64);
        (first..).zip(self.tail.iter().copied())
    }

    fn write(&self, table: &str, facility: &str, fresh: bool) -> Result<TransactWriteItem, StoreError> {
        let (item, condition, values) = self.item(facility, fresh)?;
        put_item(table, item, condition, &values)
    }

    #[expect(clippy::type_complexity, reason = "what a conditional put consists of")]
    fn item(
        &self,
        facility: &str,
        fresh: bool,
    ) -> Result<(crate::store::Item, &'static str, Vec<(&'static str, AttributeValue)>), StoreError> {
        let LogState { device, n, hash: _, announced, heard, through, floor_n, floor, latest, forked, lost } =
            &self.state;
        let short = Short {
            d: device.clone(),
            n: *n,
            a: *announced,
            t: *heard,
            th: *through,
            fn_: *floor_n,
            f: *floor,
            la: *latest,
            x: *forked,
            lost: lost.clone(),
            v: self.version,
        };
        let mut item: crate::store::Item =
            serde_dynamo::to_item(keyed(keys::logs(facility), self.log.to_string(), short))?;
        let bytes: Vec<u8> = self.tail.iter().flat_map(|hash| hash.0).collect();
        item.insert("h".to_owned(), AttributeValue::B(bytes.into()));
        Ok(match fresh {
            true => (item, "attribute_not_exists(pk)", Vec::new()),
            false => (item, "v = :v", vec![(":v", number(self.version - 1))]),
        })
    }
}

/// A fact that is kept aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsideRow {
    /// Its place.
    pub key: Key,
    /// Its hash.
    pub hash: Digest,
    /// Its bytes.
    pub text: String,
    /// Why.
    pub why: Held,
    /// When it happened, as well as the server could tell.
    pub at: Millis,
    /// The clocks did not agree.
    pub uncertain: bool,
    /// When the server heard of it.
    pub received: Millis,
}

impl From<AsideRow> for Aside {
    fn from(row: AsideRow) -> Self {
        let AsideRow { key, hash, text, why, at, uncertain, received } = row;
        Self { key, hash, text, why, at, uncertain, received }
    }
}

#[derive(Serialize, Deserialize)]
struct TurnedRow {
    hash: Digest,
    code: Code,
    at: Millis,
}

/// What a push is judged on.
#[derive(Debug, Clone)]
pub struct Writing {
    /// For the judge.
    pub loaded: Loaded,
    /// What is filed on the items that the push names.
    pub filed: BTreeMap<(Subject, Date), Filed>,
    row: Option<LogRow>,
}

impl Attendance {
    /// Loads what a push is judged on.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn loaded(&self, facility: &FacilityId, opened: &Opened<'_>) -> Result<Writing, StoreError> {
        let push = opened.push;
        let row = self.log(facility, push.log).await?;
        let items = opened.items();
        let filed = self.filed(facility, &items).await?;
        let named: BTreeSet<String> = items
            .iter()
            .filter_map(|(subject, _)| match subject {
                Subject::Child(child) => Some(child.to_string()),
                Subject::Run(_) => None,
            })
            .collect();
        let known = self.roster_of(facility.as_str(), &named).await?;
        let children = known.into_keys().filter_map(|id| sync::entry::ChildId::new(id).ok()).collect();
        let mut hashes: BTreeMap<u64, Digest> = row.iter().flat_map(LogRow::hashes).collect();
        self.older(facility, opened, row.as_ref(), &filed, &mut hashes).await?;
        let loaded = Loaded {
            log: row.as_ref().map(|row| row.state.clone()),
            hashes,
            feed_head: self.feed_head(Feed::board(facility.as_str())).await?,
            children,
            filed: filed.iter().map(|(item, filed)| (item.clone(), filed.events.len())).collect(),
        };
        Ok(Writing { loaded, filed, row })
    }

    async fn log(&self, facility: &FacilityId, log: LogId) -> Result<Option<LogRow>, StoreError> {
        let key = vec![(keys::logs(facility.as_str()), log.to_string())];
        Ok(self.store.get_many(&self.table, key).await?.first().and_then(LogRow::read))
    }

    /// Hashes of entries that were judged longer ago than the row remembers: a device that forgot what it had heard sends
    /// them again. Each lies where it was put then, under its own name.
    async fn older(
        &self,
        facility: &FacilityId,
        opened: &Opened<'_>,
        row: Option<&LogRow>,
        filed: &BTreeMap<(Subject, Date), Filed>,
        hashes: &mut BTreeMap<u64, Digest>,
    ) -> Result<(), StoreError> {
        let push = opened.push;
        let head = row.map_or(0, |row| row.state.n);
        for (n, (hash, entry)) in (push.from_n..=head).zip(&opened.entries) {
            if hashes.contains_key(&n) {
                continue;
            }
            let key = Key { log: push.log, n };
            let subject = entry.as_ref().ok().and_then(|entry| Some((entry.fact.subject()?, entry.day)));
            let there = subject.and_then(|item| filed.get(&item));
            let there = there.and_then(|filed| filed.events.iter().find(|event| event.key() == key));
            let known = match there {
                Some(event) => event.entry.write().ok().map(|text| Digest::of(&text)),
                None if self.judged_otherwise(facility, &push.device, key, *hash).await? => Some(*hash),
                None => None,
            };
            hashes.extend(known.map(|hash| (n, hash)));
        }
        Ok(())
    }

    /// Whether an entry was kept aside, turned away, or was a command.
    async fn judged_otherwise(
        &self,
        facility: &FacilityId,
        device: &DeviceId,
        key: Key,
        hash: Digest,
    ) -> Result<bool, StoreError> {
        let named = keys::hashed(key, hash);
        let places = vec![
            (keys::aside(facility.as_str()), named.clone()),
            (keys::turned(facility.as_str()), named),
            (keys::outcomes(device.as_str()), key.to_string()),
        ];
        let rows = self.store.get_many(&self.table, places).await?;
        Ok(rows.iter().any(|row| text(row, "hash") == Some(&hash.to_string())))
    }

    /// Writes a plan if everything is still as it was loaded. `closed` are the runs that its commands close.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it is not: load again and judge again.
    pub async fn commit_push(
        &self,
        facility: &FacilityId,
        log: LogId,
        plan: &Plan,
        writing: &Writing,
        closed: &[RunClosed],
    ) -> Result<(), StoreError> {
        let before = writing.row.as_ref();
        let tail = before.iter().flat_map(|row| row.tail.iter()).chain(&plan.log.hashes).copied();
        // Behind a gap the hashes before it are those of other places.
        let tail: Vec<Digest> = match before.map_or(0, |row| row.state.n) + 1 == plan.log.from {
            true => tail.collect(),
            false => [plan.log.next.hash].into_iter().chain(plan.log.hashes.iter().copied()).collect(),
        };
        let tail = tail.split_at(tail.len().saturating_sub(TAIL)).1.to_vec();
        let row = LogRow { log, state: plan.log.next.clone(), tail, version: before.map_or(0, |row| row.version) + 1 };
        let fresh = before.is_none();
        let change = plan.feed.as_ref().map_or(0, |advance| advance.change.seq);
        let mut writes = self.additions(facility, change, &plan.additions, None, &BTreeMap::new())?;
        if let Some(advance) = &plan.feed {
            let rows = advance.change.rows.iter().map(|row| row.key.clone());
            writes.push(self.change(Feed::board(facility.as_str()), advance.change.seq, rows)?);
        }
        for aside in &plan.aside {
            writes.push(self.keep_aside(facility, aside)?);
        }
        for one in &plan.turned {
            writes.push(self.turned(facility.as_str(), one.key, one.hash, one.code, plan.log.next.heard)?);
        }
        for run in closed {
            writes.push(self.run_closed(facility.as_str(), run)?);
        }
        if !closed.is_empty() && plan.feed.is_none() {
            writes.push(self.nothing_happened(facility.as_str(), writing.loaded.feed_head)?);
        }
        writes.extend(self.settled(&plan.log.next.device, &plan.outcomes).await?);
        if writes.is_empty() {
            // A sign of life costs one unit alone, and two in a transaction.
            let (item, condition, values) = row.item(facility.as_str(), fresh)?;
            return self.store.put_if(&self.table, item, condition, &values).await;
        }
        writes.push(row.write(&self.table, facility.as_str(), fresh)?);
        self.store.transact("push", writes).await
    }

    /// Notes that an entry was not taken, for good.
    pub(super) fn turned(
        &self,
        facility: &str,
        key: Key,
        hash: Digest,
        code: Code,
        at: Millis,
    ) -> Result<TransactWriteItem, StoreError> {
        let place = keyed(keys::turned(facility), keys::hashed(key, hash), TurnedRow { hash, code, at });
        put(&self.table, &place, "", &[])
    }

    fn keep_aside(&self, facility: &FacilityId, aside: &Aside) -> Result<TransactWriteItem, StoreError> {
        let Aside { key, hash, text, why, at, uncertain, received } = aside.clone();
        let row = AsideRow { key, hash, text, why, at, uncertain, received };
        put(&self.table, &keyed(keys::aside(facility.as_str()), keys::hashed(key, hash), row), "", &[])
    }

    async fn settled(&self, device: &DeviceId, outcomes: &[Settled]) -> Result<Vec<TransactWriteItem>, StoreError> {
        if outcomes.is_empty() {
            return Ok(Vec::new());
        }
        let feed = Feed::outcomes(device.as_str());
        let head = self.feed_head(feed).await?;
        let mut writes = vec![self.change(feed, head + 1, outcomes.iter().map(|one| one.key.to_string()))?];
        for one in outcomes {
            let place = keyed(keys::outcomes(device.as_str()), one.key.to_string(), one);
            writes.push(put(&self.table, &place, "attribute_not_exists(pk)", &[])?);
        }
        Ok(writes)
    }

    /// What became of a device's commands, all or some of them.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn outcomes(&self, device: &DeviceId) -> Result<Vec<Settled>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::outcomes(device.as_str()))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Every log of a facility.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn logs(&self, facility: &str) -> Result<Vec<LogRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::logs(facility))).await?;
        Ok(rows.iter().filter_map(LogRow::read).collect())
    }

    /// What was kept aside.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn aside(&self, facility: &str) -> Result<Vec<AsideRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::aside(facility))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Takes a fact from aside, in the transaction that files it or throws it away.
    pub(super) fn taken_from_aside(&self, facility: &str, row: &AsideRow) -> Result<TransactWriteItem, StoreError> {
        take_away(&self.table, keys::aside(facility), keys::hashed(row.key, row.hash))
    }
}

impl Store {
    /// Writes one row if a condition is met.
    async fn put_if(
        &self,
        table: &str,
        item: crate::store::Item,
        condition: &str,
        values: &[(&str, AttributeValue)],
    ) -> Result<(), StoreError> {
        let mut request = self.client.put_item().table_name(table).set_item(Some(item)).condition_expression(condition);
        for (name, value) in values {
            request = request.expression_attribute_values(*name, value.clone());
        }
        request.send().await.map(drop).map_err(|error| StoreError::from_sdk("put", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_row_stays_within_a_kilobyte_and_comes_back() {
        let state = LogState {
            device: DeviceId::new("dev_0123456789abcdef").unwrap(),
            n: 1_234_567,
            hash: Digest([0xfe; 32]),
            announced: 1_234_567,
            heard: 1_776_038_520_123,
            through: Some(1_776_038_520_123),
            floor_n: 1_234_567,
            floor: 1_776_038_520_123,
            latest: Some((u32::MAX, 1_776_038_520_123)),
            forked: false,
            lost: Vec::new(),
        };
        let tail = vec![Digest([0xfe; 32]); TAIL];
        let row = LogRow { log: LogId([7; 16]), state, tail, version: 99_999 };
        let (item, ..) = row.item("hinata-to-tonari-no-en", false).unwrap();
        let size: usize = item
            .iter()
            .map(|(name, value)| {
                name.len()
                    + match value {
                        AttributeValue::S(text) => text.len(),
                        AttributeValue::N(digits) => digits.len().div_ceil(2) + 1,
                        AttributeValue::B(bytes) => bytes.as_ref().len(),
                        _ => 4,
                    }
            })
            .sum();
        assert!(size <= 1_024, "{size} bytes");
        assert_eq!(LogRow::read(&item), Some(row));
    }
}
