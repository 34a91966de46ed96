//! A hundred fictional children over 21 days, replayed from entries to alarms: exactly the 13 that the data set names.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of a test fail like a test"
)]

mod support;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use support::{Desk, Device, child, japan, person};
use sync::{
    board::{Alarm, Expected, Facility, Gate, Line, board},
    entry::{Fact, Passage, Via, Why},
};

#[expect(clippy::disallowed_methods, reason = "where the shared data lies is the test runner's matter")]
fn folder() -> Option<PathBuf> {
    let shared = std::env::var("TSUNAGU_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared").to_owned());
    let folder = PathBuf::from(shared).join("data/attendance/nursery-21-days");
    if !folder.exists() {
        eprintln!("skipped: {} is not here (set TSUNAGU_SHARED)", folder.display());
        return None;
    }
    Some(folder)
}

/// Rows of a CSV file by the columns that are asked for.
fn table<const N: usize>(folder: &Path, file: &str, columns: [&str; N]) -> Vec<[String; N]> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let mut rows = text.trim_start_matches('\u{feff}').lines().map(fields);
    let head = rows.next().unwrap();
    let places = columns.map(|name| head.iter().position(|column| column == name).unwrap());
    rows.map(|row| places.map(|place| row[place].clone())).collect()
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut quoted) = (vec![String::new()], false);
    for letter in line.trim_end().chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}

struct Nursery {
    children: Vec<String>,
    /// Child, day, came, went.
    records: Vec<[String; 4]>,
    /// Child, day, kind, said at.
    contacts: Vec<[String; 4]>,
    /// Child, day, reason.
    alarms: BTreeSet<(String, Date, &'static str)>,
}

fn nursery() -> Option<Nursery> {
    let folder = folder()?;
    let alarms = table(&folder, "attendance_alarm_states.csv", ["child_id", "target_date", "reasons"]);
    let reason = |reasons: &str| match reasons {
        "[no_contact_and_not_present]" => "not seen",
        "[absence_contact_but_present]" => "absent but present",
        other => panic!("{other}"),
    };
    Some(Nursery {
        children: table(&folder, "children.csv", ["id"]).into_iter().map(|[id]| format!("child_{id}")).collect(),
        records: table(
            &folder,
            "attendance_records.csv",
            ["child_id", "attendance_date", "check_in_at", "check_out_at"],
        ),
        contacts: table(
            &folder,
            "daily_contact_entries.csv",
            ["child_id", "target_date", "contact_type", "submitted_at"],
        ),
        alarms: alarms
            .into_iter()
            .map(|[id, day, reasons]| (format!("child_{id}"), day.parse().unwrap(), reason(&reasons)))
            .collect(),
    })
}

impl Nursery {
    fn days(&self) -> BTreeSet<Date> {
        self.records.iter().map(|[_, day, ..]| day.parse().unwrap()).collect()
    }

    fn passages(&self, day: Date) -> Vec<(i64, Fact)> {
        let passage =
            |id: &str| Passage { child: child(&format!("child_{id}")), by: None, with: None, via: Via::Card, at: None };
        let mut all = Vec::new();
        for [id, _, came, went] in self.records.iter().filter(|[_, on, ..]| *on == day.to_string()) {
            if !came.is_empty() {
                all.push((japan(came), Fact::In(passage(id))));
                all.push((japan(went), Fact::Out(passage(id))));
            }
        }
        all.sort();
        all
    }

    fn absences(&self, day: Date) -> Vec<(i64, Fact)> {
        let mine = self.contacts.iter().filter(|[_, on, kind, _]| *on == day.to_string() && kind != "present");
        let absence = |[id, _, kind, said]: &[String; 4]| {
            let why = if kind == "absent_sick" { Why::Sick } else { Why::Private };
            (japan(said), Fact::Absence { child: child(&format!("child_{id}")), by: person("g"), why })
        };
        let mut all: Vec<_> = mine.map(absence).collect();
        all.sort();
        all
    }

    fn facility(&self, day: Date, gate: &Device, desk: &Desk) -> Facility {
        let at = |time: &str| japan(&format!("{day}T{time}"));
        let expected =
            |name: &String| Expected { child: child(name), comes: true, cutoff: at("09:50"), closing: at("19:00") };
        Facility {
            roster: self.children.iter().map(expected).collect(),
            gates: vec![Gate { device: gate.sender.device.clone(), through: desk.through(gate) }],
            ..Facility::default()
        }
    }
}

fn named(lines: &[Line], day: Date) -> BTreeSet<(String, Date, &'static str)> {
    let name = |alarm: &Alarm| match alarm {
        Alarm::NotSeen { coming: false } => "not seen",
        Alarm::AbsentButPresent => "absent but present",
        other => panic!("{other:?}"),
    };
    let of = |line: &Line| line.alarms.iter().map(|one| (line.child.to_string(), day, name(one))).collect::<Vec<_>>();
    lines.iter().flat_map(of).collect()
}

#[test]
fn twenty_one_days_have_their_thirteen_alarms() {
    let Some(nursery) = nursery() else { return };
    let start = japan("2026-04-13T06:00");
    let mut gate = Device::new("dev_gate", 1, start);
    let mut phones = Device::new("dev_phones", 2, start);
    let mut desk = Desk { children: nursery.children.iter().map(|name| child(name)).collect(), ..Desk::default() };

    let mut alarms = BTreeSet::new();
    for day in nursery.days() {
        let at = |time: &str| japan(&format!("{day}T{time}"));
        for (now, fact) in nursery.absences(day) {
            phones.write(now, fact);
            desk.sync(&mut phones, now);
        }
        // The gate syncs as it goes, and says at 9:50 and 19:30 that it has nothing more.
        let (morning, evening): (Vec<_>, Vec<_>) =
            nursery.passages(day).into_iter().partition(|(now, _)| *now < at("09:50"));
        for (facts, moment) in [(morning, at("09:50")), (evening, at("19:30"))] {
            for (now, fact) in facts {
                gate.write(now, fact);
                desk.sync(&mut gate, now);
            }
            desk.sync(&mut gate, moment);
            let facility = nursery.facility(day, &gate, &desk);
            alarms.extend(named(&board(&facility, &desk.days(day), moment), day));
        }
    }

    assert_eq!(alarms.len(), 13);
    assert_eq!(alarms, nursery.alarms);
}

#[test]
fn a_dead_network_alarms_no_guardian_and_swallows_nothing() {
    let Some(nursery) = nursery() else { return };
    let start = japan("2026-04-13T06:00");
    let mut gate = Device::new("dev_gate", 1, start);
    let mut phones = Device::new("dev_phones", 2, start);
    let mut desk = Desk { children: nursery.children.iter().map(|name| child(name)).collect(), ..Desk::default() };

    let mut alarms = BTreeSet::new();
    for day in nursery.days() {
        let at = |time: &str| japan(&format!("{day}T{time}"));
        for (now, fact) in nursery.absences(day) {
            phones.write(now, fact);
            desk.sync(&mut phones, now);
        }
        desk.sync(&mut gate, at("07:00"));
        nursery.passages(day).into_iter().for_each(|(now, fact)| {
            gate.write(now, fact);
        });

        // At 9:50 the gate has been silent since 7:00: nobody knows, and only staff hear so.
        let lines = board(&nursery.facility(day, &gate, &desk), &desk.days(day), at("09:50"));
        let loud = lines.iter().flat_map(|line| &line.alarms);
        assert!(loud.clone().all(|alarm| matches!(alarm, Alarm::Unknown { .. })));
        assert!(loud.clone().count() > 80);

        // In the evening it is heard again, and what is true stands.
        desk.sync(&mut gate, at("19:30"));
        alarms.extend(named(&board(&nursery.facility(day, &gate, &desk), &desk.days(day), at("19:30")), day));
    }

    assert_eq!(alarms, nursery.alarms);
    assert!(desk.items.values().flatten().all(|event| !event.uncertain));
}
