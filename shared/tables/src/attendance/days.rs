//! What happened on a day: one item for each child and for each run, its events as attributes.

use std::collections::{BTreeMap, BTreeSet};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use jiff::civil::Date;
use sync::{
    bounds::CHILD_DAY_EVENTS,
    entry::{ChildId, FacilityId, Key, RunId, Subject},
    fold::{ChildDay, Event, fold},
    server::Addition,
};

use super::{Attendance, Note};
use crate::{
    error::StoreError,
    keys,
    store::{Item, Query, key, put_item, text, update},
};

/// The day that a stray is filed under.
const FILED: &str = "day";
/// What it says.
const EVENT: &str = "event";

/// One child's day or one run: its events, and the requests that were carried out on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filed {
    /// In the order of their names.
    pub events: Vec<Event>,
    /// The change of the board's feed that brought each event: what was known before it, and to whom it was told.
    pub changes: BTreeMap<Key, u64>,
    /// Digests of requests of pages and chats, which are not carried out twice, each with the digest of what it asked.
    pub requests: BTreeMap<String, String>,
    /// What is kept beside events.
    pub notes: BTreeMap<Key, Note>,
}

/// Everything of one day of a facility.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DayItems {
    /// By child and run.
    pub items: BTreeMap<Subject, Filed>,
    /// Sightings that are filed under another day, and that the server believes to be of this one.
    pub strays: Vec<Event>,
}

impl DayItems {
    /// Each child's day.
    #[must_use]
    pub fn children(&self) -> BTreeMap<ChildId, ChildDay> {
        let days = self.items.iter().filter_map(|(subject, filed)| match subject {
            Subject::Child(child) => Some((child.clone(), fold(&filed.events))),
            Subject::Run(_) => None,
        });
        days.collect()
    }

    /// What was written down about runs themselves.
    pub fn run_events(&self) -> impl Iterator<Item = &Event> {
        let runs = self.items.iter().filter(|(subject, _)| matches!(subject, Subject::Run(_)));
        runs.flat_map(|(_, filed)| &filed.events)
    }

    /// One child's events.
    #[must_use]
    pub fn events(&self, child: &ChildId) -> &[Event] {
        self.items.get(&Subject::Child(child.clone())).map_or(&[], |filed| &filed.events)
    }

    /// What is kept beside an event of a child.
    #[must_use]
    pub fn note(&self, child: &ChildId, event: Key) -> Option<&Note> {
        self.items.get(&Subject::Child(child.clone()))?.notes.get(&event)
    }

    /// One run's events.
    #[must_use]
    pub fn run(&self, run: &RunId) -> &[Event] {
        self.items.get(&Subject::Run(run.clone())).map_or(&[], |filed| &filed.events)
    }

    fn take(&mut self, facility: &FacilityId, day: Date, row: &Item) {
        let Some(sk) = text(row, keys::SK) else { return };
        if let Some(key) = keys::stray_of(sk) {
            self.strays.extend(stray(facility, key, row));
        }
        let Some(subject) = keys::item_of(sk) else { return };
        let filed = self.items.entry(subject).or_default();
        for (name, value) in row {
            if let (Some(request), Ok(asked)) = (name.strip_prefix(keys::REQUEST), value.as_s()) {
                filed.requests.insert(request.to_owned(), asked.clone());
            }
            if let (Some(key), Ok(note)) = (name.strip_prefix(keys::NOTE).and_then(keys::event_of), value.as_m()) {
                match serde_dynamo::from_item(note.clone()) {
                    Ok(note) => {
                        filed.notes.insert(key, note);
                    }
                    Err(error) => tracing::error!(%key, %error, "a note cannot be read"),
                }
            }
            let (Some(key), Ok(bytes)) = (keys::event_of(name), value.as_b()) else { continue };
            let kept = bytes.as_ref().split_first_chunk();
            let event = kept.and_then(|(change, packed)| Some((change, Event::unpack(packed, facility, day, key)?)));
            match event {
                Some((change, event)) => {
                    filed.changes.insert(key, u32::from_be_bytes(*change).into());
                    filed.events.push(event);
                }
                None => tracing::error!(%key, "an event cannot be read"),
            }
        }
        filed.events.sort_by_key(Event::key);
    }
}

fn stray(facility: &FacilityId, key: Key, row: &Item) -> Option<Event> {
    let day = text(row, FILED)?.parse().ok()?;
    Event::unpack(row.get(EVENT)?.as_b().ok()?.as_ref(), facility, day, key)
}

impl Attendance {
    /// Everything of one day.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn day(&self, facility: &FacilityId, day: Date) -> Result<DayItems, StoreError> {
        let mut items = DayItems::default();
        let partition = keys::day(facility.as_str(), day);
        for row in self.store.query(Query::partition(&self.table, partition)).await? {
            items.take(facility, day, &row);
        }
        Ok(items)
    }

    /// Some items of some days; those without any event are left out.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn filed(
        &self,
        facility: &FacilityId,
        wanted: &BTreeSet<(Subject, Date)>,
    ) -> Result<BTreeMap<(Subject, Date), Filed>, StoreError> {
        let mut found: BTreeMap<Date, DayItems> = BTreeMap::new();
        let mut open = wanted.clone();
        // A further part exists only where the one before is full.
        for part in 0.. {
            let wanted =
                open.iter().map(|(subject, day)| (keys::day(facility.as_str(), *day), keys::item(subject, part)));
            for row in self.store.get_many(&self.table, wanted.collect()).await? {
                let day = text(&row, keys::PK).and_then(|pk| pk.rsplit('#').next()?.parse().ok());
                if let Some(day) = day {
                    found.entry(day).or_default().take(facility, day, &row);
                }
            }
            open.retain(|(subject, day)| {
                let filed = found.get(day).and_then(|items| items.items.get(subject));
                filed.is_some_and(|filed| filed.events.len() >= (part + 1) * CHILD_DAY_EVENTS)
            });
            if open.is_empty() {
                break;
            }
        }
        let flat = found
            .into_iter()
            .flat_map(|(day, items)| items.items.into_iter().map(move |(subject, filed)| ((subject, day), filed)));
        Ok(flat.collect())
    }

    /// Files events, one write for each item. Each is only filed where it is not yet, behind the number of the feed's
    /// `change` that brings it; `request` is noted on every item, `notes` beside their events.
    pub(super) fn additions(
        &self,
        facility: &FacilityId,
        change: u64,
        additions: &[Addition],
        request: Option<(&str, &str)>,
        notes: &BTreeMap<Key, &Note>,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let mut items: BTreeMap<(&Subject, Date, usize), Vec<&Addition>> = BTreeMap::new();
        for one in additions {
            items.entry((&one.subject, one.day, one.part)).or_default().push(one);
        }
        let mut writes = Vec::with_capacity(items.len());
        for ((subject, day, part), events) in items {
            let mut names: Vec<(String, AttributeValue)> = Vec::new();
            for one in events {
                // Four thousand million changes are a thousand years of the busiest facility.
                let mut bytes = u32::try_from(change).unwrap_or(u32::MAX).to_be_bytes().to_vec();
                bytes.extend(one.event.pack());
                let name = keys::event(one.event.key());
                if let Some(note) = notes.get(&one.event.key()) {
                    let note = serde_dynamo::to_item(note)?;
                    names.push((format!("{}{name}", keys::NOTE), AttributeValue::M(note)));
                }
                names.push((name, AttributeValue::B(bytes.into())));
            }
            if let Some((request, asked)) = request {
                names.push((format!("{}{request}", keys::REQUEST), AttributeValue::S(asked.to_owned())));
            }
            let (mut set, mut free) = (Vec::new(), Vec::new());
            let mut write = Update::builder()
                .table_name(&self.table)
                .set_key(Some(key(keys::day(facility.as_str(), day), keys::item(subject, part))));
            for (n, (name, value)) in names.into_iter().enumerate() {
                set.push(format!("#k{n} = :v{n}"));
                free.push(format!("attribute_not_exists(#k{n})"));
                write = write
                    .expression_attribute_names(format!("#k{n}"), name)
                    .expression_attribute_values(format!(":v{n}"), value);
            }
            let write = write.update_expression(format!("SET {}", set.join(", ")));
            writes.push(update(write.condition_expression(free.join(" AND ")))?);
        }
        for one in additions {
            if let Some(believed) = one.believed {
                writes.push(self.stray(facility, believed, one)?);
            }
        }
        Ok(writes)
    }

    /// Notes on the day that the server believes in what is filed under another one. The fact itself stays where its bytes
    /// say.
    fn stray(&self, facility: &FacilityId, believed: Date, one: &Addition) -> Result<TransactWriteItem, StoreError> {
        let mut row = key(keys::day(facility.as_str(), believed), keys::stray(one.event.key()));
        row.insert(FILED.to_owned(), AttributeValue::S(one.day.to_string()));
        row.insert(EVENT.to_owned(), AttributeValue::B(one.event.pack().into()));
        put_item(&self.table, row, "", &[])
    }
}
