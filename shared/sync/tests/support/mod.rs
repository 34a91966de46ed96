//! A facility in memory: devices that write and sync over a wire that never fails, and what the server files.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use sync::{
    clock::{Known, Millis, Moment},
    device::{Answer, Log, Next, Owner, Verdict},
    entry::{ChildId, DeviceId, Digest, FacilityId, Fact, LogId, PersonId, Subject},
    fold::{ChildDay, Event, fold},
    server::{Heard, Loaded, LogState, Opened, Sender, judge},
};

pub fn child(name: &str) -> ChildId {
    ChildId::new(name).unwrap()
}

pub fn person(name: &str) -> PersonId {
    PersonId::new(name).unwrap()
}

/// A moment in Japan, such as `2026-04-13T08:30`.
pub fn japan(text: &str) -> Millis {
    let at: jiff::civil::DateTime = text.parse().unwrap();
    at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(9))).unwrap().timestamp().as_millisecond()
}

/// One device and its clocks.
pub struct Device {
    pub sender: Sender,
    pub log: Log,
    pub known: Option<Known>,
    pub skew: Millis,
    pub boot: u32,
    pub booted: Millis,
    pub written: Vec<String>,
}

impl Device {
    pub fn new(name: &str, log: u8, now: Millis) -> Self {
        let (device, facility) = (DeviceId::new(name).unwrap(), FacilityId::new("fac_hinata").unwrap());
        let owner = Owner { device: device.clone(), facility: facility.clone() };
        let moment = Moment { wall: now, mono: 0, boot: 1 };
        Self {
            sender: Sender { device, facility, enrolled: now, revoked: None },
            log: Log::begin(owner, LogId([log; 16])),
            known: Some(Known::learn(now, moment, moment)),
            skew: 0,
            boot: 1,
            booted: now,
            written: Vec::new(),
        }
    }

    pub fn moment(&self, now: Millis) -> Moment {
        Moment { wall: now + self.skew, mono: now - self.booted, boot: self.boot }
    }

    pub fn write(&mut self, now: Millis, fact: Fact) -> u64 {
        let written = self.log.append(fact, self.moment(now), self.known.as_ref()).unwrap();
        self.log.stored(written.n);
        self.written.push(written.text);
        written.n
    }
}

/// What the server has.
#[derive(Default)]
pub struct Desk {
    pub children: BTreeSet<ChildId>,
    pub logs: HashMap<LogId, LogState>,
    pub hashes: HashMap<LogId, BTreeMap<u64, Digest>>,
    pub feed_head: u64,
    pub items: BTreeMap<(Subject, Date), Vec<Event>>,
    pub lines: Vec<String>,
}

impl Desk {
    /// Pushes until nothing is left; gives the verdicts.
    pub fn sync(&mut self, device: &mut Device, now: Millis) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        loop {
            let push = device.log.push(device.moment(now));
            let opened = Opened::new(&push);
            let loaded = Loaded {
                log: self.logs.get(&push.log).cloned(),
                hashes: self.hashes.get(&push.log).cloned().unwrap_or_default(),
                feed_head: self.feed_head,
                children: self.children.clone(),
                filed: self.items.iter().map(|(item, events)| (item.clone(), events.len())).collect(),
            };
            let judged = judge(&opened, &device.sender, &loaded, Heard::at(now), &mut |_| true).unwrap();
            self.logs.insert(push.log, judged.plan.log.next);
            self.hashes.entry(push.log).or_default().extend((judged.plan.log.from..).zip(judged.plan.log.hashes));
            self.feed_head = judged.plan.feed.map_or(self.feed_head, |feed| feed.change.seq);
            for one in judged.plan.additions {
                self.lines.push(one.line);
                self.items.entry((one.subject, one.day)).or_default().push(one.event);
            }
            verdicts.extend(judged.answer.verdicts.iter().copied());
            let moment = device.moment(now);
            device.known = Some(Known::learn(now, moment, moment));
            if device.log.answered(&Answer::Judged(judged.answer)) != Next::Push {
                return verdicts;
            }
        }
    }

    pub fn days(&self, day: Date) -> BTreeMap<ChildId, ChildDay> {
        let of = |((subject, on), events): (&(Subject, Date), &Vec<Event>)| match subject {
            Subject::Child(child) if *on == day => Some((child.clone(), fold(events))),
            _ => None,
        };
        self.items.iter().filter_map(of).collect()
    }

    pub fn through(&self, device: &Device) -> Option<Millis> {
        self.logs.get(&device.log.id()).and_then(|log| log.through)
    }
}
