//! The golden vectors under `events/attendance/`: what Rust says here, TypeScript must say too. The test makes them anew
//! and compares; `TSUNAGU_WRITE_GOLDEN=1 cargo test -p sync --test golden` writes them.
//!
//! One JSON object per line.
//! - `entries.jsonl`: `{text, sha256}` for canonical entries, `{text, refused}` for what is none.
//! - `log.jsonl`: the entries of one device in order, `{device, log, moment, known, text, sha256, acked, push}`.
//! - `times.jsonl`: `{captured, offset, evidence, estimate}`.
//! - `days.jsonl`: `{name, events, day}`: the fold of the events, in any order and with any repeats.
//! - `boards.jsonl`: `{name, now, facility, events, board}`.
//! - `runs.jsonl`: `{name, manifest, events, run}`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of a test fail like a test")]

mod support;

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::{Value, json, value::RawValue};
use support::{Desk, Device, child, japan, person};
use sync::{
    board::{Arrival, Expected, Facility, Gate, Manifest, board, run},
    clock::{Evidence, Millis, Moment, Offset, estimate},
    entry::{
        ChildId, Digest, Entry, Fact, Key, LogId, NoEntry, Passage, Reason, Ride, RunId, Subject, ThingId, Via, Why,
    },
    fold::{ChildDay, Event, fold},
};

const MINUTE: Millis = 60_000;
const YEAR: Millis = 365 * 24 * 60 * MINUTE;
const DAY: &str = "2026-04-13";

fn at(time: &str) -> Millis {
    japan(&format!("{DAY}T{time}"))
}

fn passage(name: &str) -> Passage {
    Passage { child: child(name), by: None, with: Some(person("g_1")), via: Via::Qr, at: None }
}

fn ride(name: &str) -> Ride {
    let run = RunId::new("run_1").unwrap();
    Ride { child: child(name), run, by: person("staff_a"), second: Some(person("staff_b")), to: None, at: None }
}

fn key(log: u8, n: u64) -> Key {
    Key { log: LogId([log; 16]), n }
}

fn reason() -> Reason {
    Reason::new("押し間違い").unwrap()
}

fn facts() -> Vec<Fact> {
    let (a, by, run) = (|| child("child_a"), || person("staff_a"), || RunId::new("run_1").unwrap());
    vec![
        Fact::In(passage("child_a")),
        Fact::Out(Passage { via: Via::Paper, at: Some(at("16:40")), by: Some(by()), ..passage("child_a") }),
        Fact::Boarded(ride("child_a")),
        Fact::Alighted(Ride { to: Some(person("g_1")), at: Some(at("17:10")), ..ride("child_a") }),
        Fact::RollCall { child: a(), by: by(), here: true },
        Fact::Absence { child: a(), by: person("g_1"), why: Why::Sick },
        Fact::AbsenceWithdrawn { child: a(), by: person("g_1") },
        Fact::Coming { child: a(), by: person("g_1"), eta: Some(at("10:30")) },
        Fact::Absence { child: a(), by: person("g_1"), why: Why::Bereavement },
        Fact::Leaving { child: a(), by: person("g_1"), at: Some(at("14:00")) },
        Fact::Leaving { child: a(), by: person("g_1"), at: None },
        Fact::ComingWithdrawn { child: a(), by: person("g_1") },
        Fact::Called { child: a(), by: by(), whom: person("g_1"), reached: false },
        Fact::Read { child: a(), by: person("g_1"), notice: ThingId::new("ntc_1").unwrap() },
        Fact::Departed { run: run(), by: by(), driver: person("staff_c") },
        Fact::Counted { run: run(), by: by(), on: 2, off: 2 },
        Fact::SeatsChecked { run: run(), by: by(), second: Some(person("staff_b")) },
        Fact::DeviceAcknowledged { run: run(), by: by() },
        Fact::Void { child: a(), target: key(1, 1), by: by(), reason: reason() },
        Fact::Redate { child: a(), target: key(1, 2), by: by(), at: at("16:35"), reason: reason() },
        Fact::Command {
            name: ThingId::new("close_run").unwrap(),
            about: ThingId::new("run_1").unwrap(),
            expires_at: at("18:00"),
        },
    ]
}

fn entries() -> Vec<Value> {
    let mut device = Device::new("dev_gate", 1, at("07:00"));
    for fact in facts() {
        device.write(at("08:30"), fact);
    }
    let good = device.written.clone();
    let one = &good[0];
    let bad = [
        one.replacen(",\"n\":1,", ",\"n\":01,", 1),
        one.replacen(",\"n\":1,", ",\"n\": 1,", 1),
        one.replacen(",\"n\":1,", ",\"n\":0,", 1),
        one.replacen(",\"n\":1,", ",\"n\":9007199254740992,", 1),
        one.replacen(DAY, "2026-02-30", 1),
        one.replacen("child_a", "child a", 1),
        one.replacen("child_a", &"a".repeat(33), 1),
        one.replacen("{\"v\":1,\"device\":\"dev_gate\"", "{\"device\":\"dev_gate\",\"v\":1", 1),
        one.replacen("\"via\":\"qr\"", "\"via\":\"nfc\"", 1),
        one.replacen("{\"v\":1", "{\"v\":2", 1),
        one.replacen("\"at\":null", "\"at\":null,\"more\":1", 1),
        format!("{one}\n"),
        one[..one.len() - 1].to_owned(),
        format!("{}{}", &one[..one.len() - 1], " ".repeat(512)),
    ];
    let newer = one.replacen("{\"v\":1", "{\"v\":3", 1).replacen("\"kind\":\"in\"", "\"kind\":\"hop\"", 1);
    assert_eq!(Entry::read(&newer).unwrap().fact, Fact::Newer);
    let good = good.iter().chain([&newer]).map(|text| json!({"text": text, "sha256": Digest::of(text)}));
    let bad = bad.iter().map(|text| {
        let refused = if Entry::read(text) == Err(NoEntry::TooLong) { "too_long" } else { "malformed" };
        assert!(Entry::read(text).is_err(), "{text}");
        json!({"text": text, "refused": refused})
    });
    good.chain(bad).collect()
}

/// A day of a kiosk whose clock is a year off, which restarts once and syncs twice.
fn log() -> Vec<Value> {
    let mut desk = Desk { children: [child("child_a"), child("child_b")].into(), ..Desk::default() };
    let mut device = Device::new("dev_gate", 1, at("07:00"));
    device.skew = -YEAR;
    let mut lines = Vec::new();
    for (n, time) in ["07:30", "08:00", "08:10", "12:00", "16:00", "18:30"].into_iter().enumerate() {
        let now = at(time);
        if n == 3 {
            (device.boot, device.booted) = (2, at("11:59"));
        }
        let fact = if n < 3 { Fact::In(passage("child_a")) } else { Fact::Out(passage("child_b")) };
        let known = device.known;
        device.write(now, fact);
        let push = device.log.push(device.moment(now));
        lines.push(json!({
            "device": device.sender.device, "log": device.log.id(), "moment": device.moment(now), "known": known,
            "text": device.written.last(), "sha256": device.log.head().hash, "acked": device.log.acked(), "push": push,
        }));
        if n == 1 || n == 4 {
            desk.sync(&mut device, now);
        }
    }
    lines
}

fn times() -> Vec<Value> {
    let received = at("12:00");
    let mut lines = Vec::new();
    for then in [0, YEAR, -YEAR] {
        for now in [0, YEAR, -YEAR] {
            for boot in [1, 2] {
                for offset in [None, Some(Offset { offset: 0, within: 40 }), Some(Offset { offset: -YEAR, within: 40 })]
                {
                    let captured = Moment { wall: at("09:00") + then, mono: 120 * MINUTE, boot: 1 };
                    let mono = if boot == 1 { 300 * MINUTE } else { MINUTE };
                    let sent = Moment { wall: received + now, mono, boot };
                    let evidence = Evidence { received, sent, floor: at("07:00") };
                    let estimate = estimate(captured, offset, evidence);
                    lines.push(json!({
                        "captured": captured, "offset": offset, "evidence": evidence, "estimate": estimate,
                    }));
                }
            }
        }
    }
    lines
}

/// Writes a scene on four devices; all sync at the end of the day.
fn scene(facts: Vec<Happening>) -> (Desk, Vec<Device>) {
    let mut desk = Desk { children: ["child_a", "child_b", "child_c"].map(child).into(), ..Desk::default() };
    let mut devices: Vec<Device> = (1..=4).map(|log| Device::new(&format!("dev_{log}"), log, at("07:00"))).collect();
    // Gate 2's clock is a year off all day.
    devices[1].skew = YEAR;
    for (device, time, fact) in facts {
        devices[usize::from(device) - 1].write(at(time), fact);
    }
    for device in &mut devices {
        desk.sync(device, at("19:00"));
    }
    (desk, devices)
}

/// Device, time, fact.
type Happening = (u8, &'static str, Fact);

fn scenes() -> Vec<(&'static str, Vec<Happening>)> {
    let came = |name| Fact::In(passage(name));
    let went = |name| Fact::Out(passage(name));
    let absence = |name, why| Fact::Absence { child: child(name), by: person("g_1"), why };
    let leaving = |name, time: Option<&str>| Fact::Leaving { child: child(name), by: person("g_1"), at: time.map(at) };
    let by = || person("staff_a");
    vec![
        ("nothing", vec![]),
        ("one ordinary day", vec![(1, "08:30", came("child_a")), (1, "16:30", went("child_a"))]),
        (
            "two gates, both offline, one a year off, saw the same child",
            vec![
                (1, "08:30", came("child_a")),
                (2, "08:32", came("child_a")),
                (2, "16:30", went("child_a")),
                (1, "16:33", went("child_a")),
            ],
        ),
        ("in twice, four minutes apart", vec![(1, "08:30", came("child_a")), (1, "08:34", came("child_a"))]),
        (
            "in, out and in within three minutes",
            vec![(1, "08:30", came("child_a")), (2, "08:31", went("child_a")), (1, "08:32", came("child_a"))],
        ),
        ("out without in", vec![(1, "16:30", went("child_a"))]),
        ("absent but seen", vec![(3, "07:30", absence("child_a", Why::Sick)), (1, "08:30", came("child_a"))]),
        (
            "absence edited and withdrawn",
            vec![
                (3, "07:30", absence("child_a", Why::Sick)),
                (3, "07:40", absence("child_a", Why::Private)),
                (3, "07:50", Fact::AbsenceWithdrawn { child: child("child_a"), by: person("g_1") }),
                (3, "07:51", Fact::Coming { child: child("child_a"), by: person("g_1"), eta: Some(at("10:00")) }),
            ],
        ),
        (
            "late, on time after all; goes early, and stays after all",
            vec![
                (3, "07:40", Fact::Coming { child: child("child_a"), by: person("g_1"), eta: Some(at("10:00")) }),
                (3, "07:41", leaving("child_a", Some("14:00"))),
                (3, "07:42", leaving("child_b", Some("15:00"))),
                (3, "07:50", Fact::ComingWithdrawn { child: child("child_a"), by: person("g_1") }),
                (3, "07:51", leaving("child_b", None)),
                (3, "07:52", leaving("child_c", Some("15:00"))),
                (3, "07:53", absence("child_c", Why::Infection)),
            ],
        ),
        (
            "corrections",
            vec![
                (1, "08:30", came("child_a")),
                (1, "08:40", came("child_b")),
                (1, "16:30", went("child_b")),
                (4, "17:00", Fact::Void { child: child("child_a"), target: key(1, 1), by: by(), reason: reason() }),
                (
                    4,
                    "17:01",
                    Fact::Redate {
                        child: child("child_b"),
                        target: key(1, 3),
                        by: by(),
                        at: at("16:20"),
                        reason: reason(),
                    },
                ),
                (4, "17:02", Fact::Void { child: child("child_a"), target: key(4, 1), by: by(), reason: reason() }),
            ],
        ),
        (
            "paper keyed in at night",
            vec![
                (4, "18:40", Fact::In(Passage { via: Via::Paper, at: Some(at("08:20")), ..passage("child_a") })),
                (4, "18:41", Fact::Out(Passage { via: Via::Paper, at: Some(at("16:05")), ..passage("child_a") })),
                (4, "18:42", Fact::In(Passage { via: Via::Paper, at: Some(at("23:59")), ..passage("child_b") })),
            ],
        ),
        (
            "bus in the morning, gate a little ahead",
            vec![
                (3, "08:00", Fact::Boarded(ride("child_a"))),
                (3, "08:02", Fact::Boarded(ride("child_b"))),
                (1, "08:30", came("child_a")),
                (3, "08:31", Fact::Alighted(ride("child_a"))),
            ],
        ),
        (
            "one alighting, written down by two people",
            vec![
                (3, "16:00", Fact::Boarded(ride("child_a"))),
                (3, "16:20", Fact::Alighted(Ride { second: None, ..ride("child_a") })),
                (
                    4,
                    "16:21",
                    Fact::Alighted(Ride { by: person("staff_b"), to: Some(person("g_1")), ..ride("child_a") }),
                ),
            ],
        ),
        (
            "corrected to a time that has not come",
            vec![
                (1, "08:30", came("child_a")),
                (
                    4,
                    "09:00",
                    Fact::Redate {
                        child: child("child_a"),
                        target: key(1, 1),
                        by: by(),
                        at: at("17:00"),
                        reason: reason(),
                    },
                ),
            ],
        ),
        (
            "roll call",
            vec![
                (1, "08:30", came("child_a")),
                (4, "09:30", Fact::RollCall { child: child("child_a"), by: by(), here: false }),
                (4, "09:30", Fact::RollCall { child: child("child_b"), by: by(), here: true }),
                (1, "16:00", went("child_c")),
                (4, "16:10", Fact::RollCall { child: child("child_c"), by: by(), here: true }),
                (4, "16:11", Fact::Called { child: child("child_a"), by: by(), whom: person("g_1"), reached: true }),
            ],
        ),
    ]
}

fn days() -> Vec<String> {
    let mut lines = Vec::new();
    for (name, facts) in scenes() {
        let (desk, _) = scene(facts);
        let mut by_child: BTreeMap<ChildId, Vec<&String>> = BTreeMap::from([(child("child_a"), vec![])]);
        for line in &desk.lines {
            let event = Event::read(line).unwrap();
            let Some(Subject::Child(child)) = event.entry.fact.subject() else { continue };
            by_child.entry(child).or_default().push(line);
        }
        for (child, events) in by_child {
            let read: Vec<Event> = events.iter().map(|line| Event::read(line).unwrap()).collect();
            let day = serde_json::to_string(&fold(&read)).unwrap();
            let name = json!(format!("{name}: {child}"));
            lines.push(format!("{{\"name\":{name},\"events\":[{}],\"day\":{day}}}", joined(&events)));
        }
    }
    lines
}

fn joined(events: &[&String]) -> String {
    events.iter().map(|line| line.as_str()).collect::<Vec<_>>().join(",")
}

fn boards() -> Vec<String> {
    let mut lines = Vec::new();
    for (name, facts) in scenes() {
        let (desk, devices) = scene(facts);
        let days = desk.days(DAY.parse().unwrap());
        for (moment, through, doubted, is_homeward) in [
            ("09:45", "09:00", "", false),
            ("09:51", "08:12", "", false),
            ("09:51", "09:50", "", false),
            ("09:51", "09:50", "child_b", false),
            ("09:51", "", "", false),
            ("16:31", "16:30", "", true),
            ("18:01", "18:00", "", false),
        ] {
            let expected = |name: &str| Expected {
                child: child(name),
                comes: name != "child_c",
                cutoff: at("09:50"),
                closing: at("18:00"),
            };
            let gate = |device: &Device| Gate { device: device.sender.device.clone(), through: Some(at(through)) };
            // A facility may have no gate in use.
            let gates = if through.is_empty() { &[] } else { &devices[..2] };
            let due = |time| vec![Arrival { run: RunId::new("run_1").unwrap(), due: at(time) }];
            let (arrivals, returns) = if is_homeward { (vec![], due("16:30")) } else { (due("08:40"), vec![]) };
            let facility = Facility {
                roster: ["child_a", "child_b", "child_c"].map(expected).into(),
                gates: gates.iter().map(gate).collect(),
                arrivals,
                returns,
                doubted: Some(doubted).filter(|name| !name.is_empty()).map(child).into_iter().collect(),
            };
            let board = serde_json::to_string(&board(&facility, &days, at(moment))).unwrap();
            let heard = if through.is_empty() { "no gate" } else { through };
            let beside = if doubted.is_empty() { String::new() } else { format!(", {doubted} elsewhere") };
            let bus = if is_homeward { ", the bus goes home" } else { "" };
            let name = json!(format!("{name}, {moment}, heard {heard}{beside}{bus}"));
            let facility = serde_json::to_string(&facility).unwrap();
            let events = joined(&desk.lines.iter().collect::<Vec<_>>());
            let now = at(moment);
            lines.push(format!(
                "{{\"name\":{name},\"now\":{now},\"facility\":{facility},\"events\":[{events}],\"board\":{board}}}"
            ));
        }
    }
    lines
}

fn runs() -> Vec<String> {
    let home = |name| Ride { to: Some(person("g_1")), ..ride(name) };
    let (by, of) = (|| person("staff_a"), || RunId::new("run_1").unwrap());
    let counted = |on, off| Fact::Counted { run: of(), by: by(), on, off };
    let checked = |second: Option<&str>| Fact::SeatsChecked { run: of(), by: by(), second: second.map(person) };
    let set_out = Fact::Departed { run: of(), by: by(), driver: person("staff_c") };
    let all = vec![
        (3, "15:58", set_out),
        (3, "16:00", Fact::Boarded(ride("child_a"))),
        (3, "16:01", Fact::Boarded(ride("child_b"))),
        (3, "16:02", checked(Some("staff_b"))),
        (3, "16:20", Fact::Alighted(home("child_a"))),
        (3, "16:40", Fact::Alighted(ride("child_b"))),
        (3, "16:41", counted(2, 1)),
        (3, "16:42", checked(None)),
        (3, "16:43", Fact::Void { child: child("child_b"), target: key(3, 6), by: by(), reason: reason() }),
        (3, "16:44", Fact::Alighted(Ride { at: Some(at("16:40")), ..home("child_b") })),
        (3, "16:45", counted(2, 2)),
        (3, "16:46", checked(Some("staff_b"))),
        (3, "16:47", Fact::DeviceAcknowledged { run: of(), by: by() }),
    ];
    let manifest = Manifest {
        run: of(),
        homeward: true,
        device_required: true,
        children: ["child_a", "child_c"].map(child).into(),
    };
    let mut lines = Vec::new();
    for so_far in 0..=all.len() {
        let (desk, _) = scene(all[..so_far].to_vec());
        let days: BTreeMap<ChildId, ChildDay> = desk.days(DAY.parse().unwrap());
        let state = run(&manifest, &days, desk.items.values().flatten());
        assert_eq!(state.can_close(), so_far == all.len());
        let (state, plan) = (serde_json::to_string(&state).unwrap(), serde_json::to_string(&manifest).unwrap());
        let name = json!(format!("after {so_far} entries"));
        let events = joined(&desk.lines.iter().collect::<Vec<_>>());
        lines.push(format!("{{\"name\":{name},\"manifest\":{plan},\"events\":[{events}],\"run\":{state}}}"));
    }
    lines
}

fn text(values: Vec<Value>) -> Vec<String> {
    values.iter().map(Value::to_string).collect()
}

#[expect(clippy::disallowed_methods, reason = "the one who wants new vectors says so from outside")]
fn to_be_written() -> bool {
    std::env::var("TSUNAGU_WRITE_GOLDEN").is_ok()
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../events/attendance"))
}

#[test]
fn the_golden_vectors_are_fresh() {
    let files = [
        ("entries.jsonl", text(entries())),
        ("log.jsonl", text(log())),
        ("times.jsonl", text(times())),
        ("days.jsonl", days()),
        ("boards.jsonl", boards()),
        ("runs.jsonl", runs()),
    ];
    for (file, lines) in files {
        let fresh = lines.join("\n") + "\n";
        let path = folder().join(file);
        if to_be_written() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, &fresh).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == fresh, "{file} is stale: TSUNAGU_WRITE_GOLDEN=1 cargo test -p sync --test golden");
    }
}

/// Read from the file as anybody else does, shuffled and with repeats.
#[test]
fn the_days_fold_from_the_file() {
    #[derive(serde::Deserialize)]
    struct Line<'a> {
        #[serde(borrow)]
        name: &'a RawValue,
        #[serde(borrow)]
        events: Vec<&'a RawValue>,
        #[serde(borrow)]
        day: &'a RawValue,
    }

    if to_be_written() {
        return;
    }
    let text = fs::read_to_string(folder().join("days.jsonl")).unwrap();
    for line in text.lines() {
        let line: Line<'_> = serde_json::from_str(line).unwrap();
        let mut events: Vec<Event> = line.events.iter().map(|event| Event::read(event.get()).unwrap()).collect();
        events.extend(events.first().cloned());
        events.reverse();
        assert_eq!(serde_json::to_string(&fold(&events)).unwrap(), line.day.get(), "{}", line.name);
    }
}
