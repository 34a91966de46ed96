//! One schedule: machines, a server and a wire, and every fault of the design thrown in by dice.

use std::collections::{HashMap, HashSet};

use sync::{
    clock::{Known, Millis, Moment},
    device::{Answer, Feeds, Next, Owner, Push, Refusal, Verdict, carry},
    entry::{
        ChildId, DeviceId, Digest, FacilityId, Fact, Key, LogId, Passage, PersonId, Reason, Ride, RunId, ThingId, Via,
        Why,
    },
    feed::{Cursor, Page, Row},
    server::{Heard, Judged, Sender},
};

use super::{check, dice::Dice, machine::Machine, server::Server};

pub const START: Millis = 1_776_038_400_000;
const MINUTE: Millis = 60_000;
const YEAR: Millis = 365 * 24 * 60 * MINUTE;
pub const FACILITIES: [&str; 2] = ["fac_a", "fac_b"];
const CHILDREN: usize = 4;

/// What really happened.
pub struct Truth {
    pub at: Millis,
    pub command: bool,
    pub newer: bool,
}

/// Something under way.
enum Packet {
    Push { from: usize, sent: Millis, moment: Moment, body: Push },
    Pull { from: usize, sent: Millis, moment: Moment, cursors: Vec<Cursor> },
    Answer { to: usize, boot: u32, server: Millis, moment: Moment, push: Push, answer: Answer },
    Pages { to: usize, boot: u32, server: Millis, moment: Moment, pages: Vec<(ThingId, Page)> },
}

/// A store that was lost: its log, and how far it was acknowledged and written.
pub struct LostStore {
    pub log: LogId,
    pub acked: u64,
    pub stored: u64,
}

pub struct World {
    pub dice: Dice,
    pub now: Millis,
    pub server: Server,
    pub machines: Vec<Machine>,
    wire: Vec<Packet>,
    /// Judged, not yet written: another push may come between.
    open: Vec<(usize, Heard, Moment, Push, Judged)>,
    /// Tails that a carrier took: who wrote them, who carries them, both clocks at that time.
    carried: Vec<(usize, Push, Moment)>,
    pub truth: HashMap<Digest, Truth>,
    /// Logs that two devices write, or one twice.
    pub copied: HashSet<LogId>,
    pub acked: HashSet<Digest>,
    pub lost: Vec<LostStore>,
    boots: u32,
    big_rows: bool,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut server = Server::default();
        for facility in FACILITIES {
            let child = |n| ChildId::new(format!("{facility}.c{n}")).unwrap();
            server.children.insert(facility.to_owned(), (0..CHILDREN).map(child).collect());
            server.feeds.entry(Server::today(facility)).or_default();
            server.feeds.entry(format!("{facility}.roster")).or_default();
        }
        let big_rows = dice.luck(8);
        let mut world = Self {
            dice,
            now: START,
            server,
            machines: Vec::new(),
            wire: Vec::new(),
            open: Vec::new(),
            carried: Vec::new(),
            truth: HashMap::new(),
            copied: HashSet::new(),
            acked: HashSet::new(),
            lost: Vec::new(),
            boots: 0,
            big_rows,
        };
        for _ in 0..2 + world.dice.below(2) {
            world.enrol("fac_a");
        }
        if world.dice.luck(40) {
            world.enrol("fac_b");
        }
        world
    }

    fn enrol(&mut self, facility: &str) {
        let device = DeviceId::new(format!("dev_{}", self.server.devices.len())).unwrap();
        let facility = FacilityId::new(facility).unwrap();
        let (owner, enrolled) = (Owner { device: device.clone(), facility: facility.clone() }, self.now);
        self.server
            .devices
            .insert(device.clone(), Sender { device: device.clone(), facility, enrolled, revoked: None });
        self.server.feeds.entry(format!("out.{device}")).or_default();
        let skew = if self.dice.luck(30) { self.dice.range(-3, 4) * YEAR } else { self.dice.range(-5000, 5000) };
        let (log, boot) = (LogId(self.dice.bytes()), self.boot());
        let feeds = self.feeds(&device);
        let mut machine = Machine::new(owner, log, self.now, skew, boot, feeds);
        machine.newer = self.dice.luck(10);
        self.machines.push(machine);
    }

    fn feeds(&self, device: &DeviceId) -> Feeds {
        let mut feeds = Feeds::default();
        for name in self.server.scope(device) {
            feeds.follow(ThingId::new(name).unwrap()).unwrap();
        }
        feeds
    }

    fn boot(&mut self) -> u32 {
        self.boots += 1;
        self.boots
    }

    /// One thing happens.
    pub fn step(&mut self) {
        self.now += if self.dice.luck(4) { self.dice.range(0, 240 * MINUTE) } else { self.dice.range(0, 20_000) };
        let one = self.dice.below(self.machines.len());
        match self.dice.below(100) {
            0..=27 => self.write(one),
            28..=35 => self.machines[one].fsync(),
            36..=43 => {
                self.machines[one].fsync();
                self.machines[one].hear_stored();
            }
            44..=53 => self.send_push(one),
            54..=58 => self.send_pull(one),
            59..=80 => self.deliver(),
            81..=84 => self.commit(),
            85 => self.machines[one].save(),
            86 => {
                let (log, n) = (self.dice.below(self.machines[one].logs.len()), self.dice.below(12) as u64);
                self.machines[one].save();
                self.machines[one].forget(log, n);
            }
            87..=88 => self.crash(one),
            89..=90 => self.machines[one].skew += self.dice.range(-30, 30) * YEAR,
            91 => self.wipe(one),
            92 => self.clone_store(one),
            93..=94 => self.take_along(one),
            95 => self.hand_in(),
            96 => self.swap_or_revoke(one),
            97..=98 => self.change_roster(),
            _ => self.forget_changes(),
        }
    }

    fn write(&mut self, one: usize) {
        if self.machines[one].gone {
            return;
        }
        let fact = self.fact(one);
        let command = matches!(fact, Fact::Command { .. });
        let machine = &mut self.machines[one];
        let newer = machine.newer && self.dice.luck(20);
        let written = if newer { machine.write_newer(self.now) } else { machine.write(fact, self.now) };
        if let Some((_, hash)) = written {
            self.truth.insert(hash, Truth { at: self.now, command: command && !newer, newer });
        }
    }

    fn fact(&mut self, one: usize) -> Fact {
        let dice = &mut self.dice;
        let home = self.machines[one].owner.facility.as_str().to_owned();
        let child = match dice.below(40) {
            0 => ChildId::new("nobody").unwrap(),
            1 => ChildId::new(format!("{}.c0", FACILITIES[usize::from(home == "fac_a")])).unwrap(),
            other => ChildId::new(format!("{home}.c{}", other % CHILDREN)).unwrap(),
        };
        let by = PersonId::new("p").unwrap();
        let passage = |child| Passage { child, by: None, with: None, via: Via::Tap, at: None };
        let run = RunId::new("run_1").unwrap();
        let ride = |child| Ride { child, run: run.clone(), by: by.clone(), second: None, to: None, at: None };
        let head = self.machines[one].logs[0].head().n;
        let target = Key { log: self.machines[one].logs[0].id(), n: head.max(1) };
        let reason = || Reason::new("押し間違い").unwrap();
        match dice.below(23) {
            0..=6 => Fact::In(passage(child)),
            7..=10 => Fact::Out(passage(child)),
            11 => Fact::Boarded(ride(child)),
            12 => Fact::Alighted(ride(child)),
            13 => Fact::RollCall { child, by, here: dice.luck(80) },
            14 => Fact::Absence { child, by, why: Why::Sick },
            15 => Fact::Void { child, target, by, reason: reason() },
            16 => Fact::Redate { child, target, by, at: self.now, reason: reason() },
            17 => Fact::Counted { run, by, on: 1, off: 1 },
            18 => Fact::Leaving { child, by, at: dice.luck(80).then_some(self.now + 60 * MINUTE) },
            _ => Fact::Command {
                name: ThingId::new("reserve").unwrap(),
                about: ThingId::new("slot").unwrap(),
                expires_at: self.now + dice.range(0, 300 * MINUTE),
            },
        }
    }

    fn send_push(&mut self, one: usize) {
        let machine = &self.machines[one];
        if machine.gone || machine.is_storing() {
            return;
        }
        let moment = machine.moment(self.now);
        let log = self.dice.below(machine.logs.len());
        let mut body = machine.logs[log].push(moment);
        if self.dice.luck(3) {
            body.entries.pop();
        }
        self.post(Packet::Push { from: one, sent: self.now, moment, body });
    }

    fn send_pull(&mut self, one: usize) {
        let machine = &self.machines[one];
        if machine.gone {
            return;
        }
        let (moment, cursors) = (machine.moment(self.now), machine.feeds.cursors());
        self.post(Packet::Pull { from: one, sent: self.now, moment, cursors });
    }

    /// The wire loses and doubles; reordering and delay come from the order in which packets are drawn.
    fn post(&mut self, packet: Packet) {
        if self.dice.luck(15) {
            return;
        }
        if self.dice.luck(10) {
            let again = match &packet {
                Packet::Push { from, sent, moment, body } => {
                    Packet::Push { from: *from, sent: *sent, moment: *moment, body: body.clone() }
                }
                Packet::Pull { from, sent, moment, cursors } => {
                    Packet::Pull { from: *from, sent: *sent, moment: *moment, cursors: cursors.clone() }
                }
                Packet::Answer { to, boot, server, moment, push, answer } => Packet::Answer {
                    to: *to,
                    boot: *boot,
                    server: *server,
                    moment: *moment,
                    push: push.clone(),
                    answer: answer.clone(),
                },
                Packet::Pages { to, boot, server, moment, pages } => {
                    Packet::Pages { to: *to, boot: *boot, server: *server, moment: *moment, pages: pages.clone() }
                }
            };
            self.wire.push(again);
        }
        self.wire.push(packet);
    }

    fn deliver(&mut self) {
        if self.wire.is_empty() {
            return;
        }
        let place = self.dice.below(self.wire.len());
        let packet = self.wire.swap_remove(place);
        self.receive(packet);
    }

    fn receive(&mut self, packet: Packet) {
        match packet {
            Packet::Push { from, sent, moment, body } => {
                if !Server::fresh(sent, self.now) {
                    return;
                }
                let heard = Heard { signed: sent, received: self.now };
                match self.server.judge(&body, heard) {
                    Ok(judged) if self.dice.luck(70) => self.write_plan(from, heard, moment, body, judged),
                    Ok(judged) => self.open.push((from, heard, moment, body, judged)),
                    Err(answer) => self.reply(from, self.now, moment, body, answer),
                }
            }
            Packet::Pull { from, sent, moment, cursors } => {
                if !Server::fresh(sent, self.now) {
                    return;
                }
                let device = &self.machines[from].owner.device;
                let pages = self.server.pull(device, &cursors);
                let boot = self.machines[from].boot;
                self.post(Packet::Pages { to: from, boot, server: self.now, moment, pages });
            }
            Packet::Answer { to, boot, server, moment, push, answer } => {
                if self.machines[to].boot == boot && !self.machines[to].gone {
                    self.learn(to, server, moment);
                    self.hear(to, &push, &answer);
                }
            }
            Packet::Pages { to, boot, server, moment, pages } => {
                if self.machines[to].boot == boot && !self.machines[to].gone {
                    self.learn(to, server, moment);
                    self.read(to, pages);
                }
            }
        }
    }

    fn learn(&mut self, one: usize, server: Millis, sent: Moment) {
        let machine = &mut self.machines[one];
        let now = machine.moment(self.now);
        // An answer that took longer than a request may is no news about the time.
        if sent.boot == now.boot && now.mono - sent.mono <= 2 * MINUTE {
            machine.known = Some(Known::learn(server, sent, now));
        }
    }

    fn commit(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let place = self.dice.below(self.open.len());
        let (from, heard, moment, push, judged) = self.open.swap_remove(place);
        self.write_plan(from, heard, moment, push, judged);
    }

    /// Writes a plan; where a condition fails, loads and judges again.
    fn write_plan(&mut self, from: usize, heard: Heard, moment: Moment, push: Push, mut judged: Judged) {
        while !self.server.commit(&push, &judged) {
            match self.server.judge(&push, heard) {
                Ok(again) => judged = again,
                Err(answer) => return self.reply(from, heard.received, moment, push, answer),
            }
        }
        check::no_gate_vouches_for_more_than_it_sent(self, push.log);
        self.reply(from, heard.received, moment, push, Answer::Judged(judged.answer));
    }

    fn reply(&mut self, to: usize, server: Millis, moment: Moment, push: Push, answer: Answer) {
        // A carrier's answer tells the writer nothing; it hears of it by itself.
        if push.carried_for.is_none() {
            let boot = moment.boot;
            self.post(Packet::Answer { to, boot, server, moment, push, answer });
        }
    }

    fn hear(&mut self, to: usize, push: &Push, answer: &Answer) {
        let fresh = LogId(self.dice.bytes());
        let machine = &mut self.machines[to];
        let Some(place) = machine.logs.iter().position(|log| log.id() == push.log) else { return };
        let before = machine.logs[place].acked();
        let next = machine.logs[place].answered(answer);
        let after = machine.logs[place].acked();
        assert!(after >= before, "an acknowledgement decreased");
        assert!(after <= machine.disk.logs[place].texts.len() as u64, "acknowledged what is not stored");
        if let Answer::Judged(judgement) = answer {
            machine.commands.answered(push, judgement);
            for (text, verdict) in push.entries.iter().zip(&judgement.verdicts) {
                let understood = !text.starts_with("{\"v\":3,");
                assert!(understood || *verdict != Verdict::Applied, "what is not understood is not filed");
            }
        }
        if let Answer::Refused { reason } = answer {
            assert_eq!(*reason, Refusal::Truncated, "an honest device is refused");
        }
        let acked = (before..after).map(|n| machine.disk.logs[place].hashes[n as usize]);
        self.acked.extend(acked);
        if next == Next::NewLog && place == 0 {
            machine.begin_again(fresh);
        }
    }

    fn read(&mut self, to: usize, pages: Vec<(ThingId, Page)>) -> bool {
        let machine = &mut self.machines[to];
        let mut more = false;
        for (name, page) in pages {
            // A page that does not follow is asked for again.
            more |= machine.feeds.take(&name, page).unwrap_or(true);
        }
        let out = machine.rows(&format!("out.{}", machine.owner.device));
        for settled in out.values() {
            machine.commands.decided(serde_json::from_str(settled).unwrap());
        }
        more
    }

    fn crash(&mut self, one: usize) {
        let boot = self.boot();
        // Before or after the disk has it.
        if self.dice.luck(50) {
            self.machines[one].fsync();
        }
        self.machines[one].restart(self.now, boot);
    }

    fn wipe(&mut self, one: usize) {
        let (log, boot) = (LogId(self.dice.bytes()), self.boot());
        let feeds = self.feeds(&self.machines[one].owner.device);
        self.lose(one);
        self.machines[one].wipe(log, feeds, self.now, boot);
    }

    fn lose(&mut self, one: usize) {
        let machine = &self.machines[one];
        let logs = machine.logs.iter().zip(&machine.disk.logs);
        self.lost.extend(logs.map(|(log, disk)| LostStore {
            log: log.id(),
            acked: log.acked(),
            stored: disk.texts.len() as u64,
        }));
    }

    /// A second device with the same store, or the same one set back to an old copy.
    fn clone_store(&mut self, one: usize) {
        let boot = self.boot();
        let machine = &self.machines[one];
        if machine.gone || self.machines.len() > 6 {
            return;
        }
        let owner = machine.owner.clone();
        let mut copy = Machine::new(owner, machine.disk.logs[0].id, self.now, machine.skew, boot, Feeds::default());
        copy.disk = machine.disk.clone();
        self.copied.extend(copy.disk.logs.iter().map(|log| log.id));
        copy.restart(self.now, boot);
        self.machines.push(copy);
    }

    fn take_along(&mut self, one: usize) {
        let machine = &self.machines[one];
        let carrier = self.dice.below(self.machines.len());
        if machine.gone || self.machines[carrier].gone {
            return;
        }
        let tail = machine.logs[0].push(machine.moment(self.now));
        let taken =
            Moment { mono: self.now - self.machines[carrier].booted, ..self.machines[carrier].moment(self.now) };
        self.carried.push((carrier, tail, taken));
    }

    fn hand_in(&mut self) {
        let Some((carrier, tail, taken)) = self.carried.pop() else { return };
        let now = self.machines[carrier].moment(self.now);
        if now.boot == taken.boot {
            let body = carry(tail, taken, now);
            self.post(Packet::Push { from: carrier, sent: self.now, moment: now, body });
        }
    }

    fn swap_or_revoke(&mut self, one: usize) {
        if self.dice.luck(50) {
            let device = self.machines[one].owner.device.clone();
            self.server.devices.get_mut(&device).unwrap().revoked.get_or_insert(self.now);
        } else if !self.machines[one].gone && self.machines.len() < 6 {
            self.lose(one);
            self.machines[one].gone = true;
            let facility = self.machines[one].owner.facility.as_str().to_owned();
            self.enrol(&facility);
        }
    }

    fn change_roster(&mut self) {
        let facility = FACILITIES[self.dice.below(2)];
        let key = format!("c{}", self.dice.below(12));
        let size = if self.big_rows { 9000 } else { 3 };
        let value = self.dice.luck(75).then(|| "x".repeat(size));
        self.server.feeds.get_mut(&format!("{facility}.roster")).unwrap().write(vec![Row { key, value }]);
    }

    /// The horizon moves.
    fn forget_changes(&mut self) {
        let keep = self.dice.below(3) as u64;
        for table in self.server.feeds.values_mut() {
            table.horizon = table.horizon.max((table.head + 1).saturating_sub(keep));
            table.changes = table.changes.split_off(&table.horizon);
        }
    }

    /// Everything is repaired: the wire works, plans are written, everybody sends and reads until nothing is left.
    pub fn settle(&mut self) {
        self.wire.clear();
        while !self.open.is_empty() {
            self.commit();
        }
        self.wire.clear();
        for round in 0.. {
            assert!(round < 40, "it never comes to rest");
            let mut busy = false;
            for one in 0..self.machines.len() {
                if !self.machines[one].gone {
                    busy |= self.talk(one);
                }
            }
            if !busy {
                break;
            }
        }
    }

    fn talk(&mut self, one: usize) -> bool {
        self.now += 10;
        self.machines[one].fsync();
        self.machines[one].hear_stored();
        let mut busy = false;
        for log in (0..self.machines[one].logs.len()).rev() {
            let moment = self.machines[one].moment(self.now);
            let push = self.machines[one].logs[log].push(moment);
            let answer = match self.server.judge(&push, Heard::at(self.now)) {
                Ok(judged) => {
                    assert!(self.server.commit(&push, &judged));
                    Answer::Judged(judged.answer)
                }
                Err(answer) => answer,
            };
            let logs = self.machines[one].logs.len();
            self.hear(one, &push, &answer);
            busy |= self.machines[one].logs.len() > logs || self.machines[one].logs.iter().any(|log| log.waiting() > 0);
        }
        let cursors = self.machines[one].feeds.cursors();
        let pages = self.server.pull(&self.machines[one].owner.device, &cursors);
        busy | self.read(one, pages) | (cursors != self.machines[one].feeds.cursors())
    }
}
