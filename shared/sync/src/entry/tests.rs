use super::*;

fn log() -> LogId {
    LogId([0xab; 16])
}

fn entry(fact: Fact) -> Entry {
    Entry {
        device: DeviceId::new("dev_gate").unwrap(),
        key: Key { log: log(), n: 7 },
        prev: Digest::of("the one before"),
        facility: FacilityId::new("fac_hinata").unwrap(),
        day: jiff::civil::date(2026, 4, 13),
        captured: Moment { wall: 1_776_038_520_000, mono: 52_000, boot: 7 },
        offset: Some(Offset { offset: -120, within: 40 }),
        fact,
    }
}

fn person(name: &str) -> PersonId {
    PersonId::new(name).unwrap()
}

fn every_fact() -> Vec<Fact> {
    let child = || ChildId::new("child_a").unwrap();
    let (run, by) = (RunId::new("run_1").unwrap(), person("staff_a"));
    let target = Key { log: log(), n: 3 };
    let reason = Reason::new("押し間違い").unwrap();
    let passage = Passage { child: child(), by: None, with: Some(person("g_1")), via: Via::Qr, at: None };
    let ride = Ride {
        child: child(),
        run: run.clone(),
        by: by.clone(),
        second: Some(person("staff_b")),
        to: None,
        at: Some(1_776_038_000_000),
    };
    vec![
        Fact::In(passage.clone()),
        Fact::Out(Passage { via: Via::Paper, at: Some(0), ..passage }),
        Fact::Boarded(ride.clone()),
        Fact::Alighted(Ride { to: Some(person("g_2")), ..ride }),
        Fact::RollCall { child: child(), by: by.clone(), here: false },
        Fact::Absence { child: child(), by: by.clone(), why: Why::Sick },
        Fact::Absence { child: child(), by: by.clone(), why: Why::Infection },
        Fact::AbsenceWithdrawn { child: child(), by: by.clone() },
        Fact::Coming { child: child(), by: by.clone(), eta: None },
        Fact::ComingWithdrawn { child: child(), by: by.clone() },
        Fact::Leaving { child: child(), by: by.clone(), at: Some(1_776_038_000_000) },
        Fact::Leaving { child: child(), by: by.clone(), at: None },
        Fact::Called { child: child(), by: by.clone(), whom: person("g_1"), reached: true },
        Fact::Read { child: child(), by: by.clone(), notice: ThingId::new("ntc_1").unwrap() },
        Fact::Departed { run: run.clone(), by: by.clone(), driver: person("staff_c") },
        Fact::Counted { run: run.clone(), by: by.clone(), on: 12, off: 12 },
        Fact::SeatsChecked { run: run.clone(), by: by.clone(), second: None },
        Fact::DeviceAcknowledged { run, by: by.clone() },
        Fact::Void { child: child(), target, by: by.clone(), reason: reason.clone() },
        Fact::Redate { child: child(), target, by, at: 1_776_038_000_000, reason },
        Fact::Command {
            name: ThingId::new("close_run").unwrap(),
            about: ThingId::new("run_1").unwrap(),
            expires_at: 1_776_040_000_000,
        },
    ]
}

#[test]
fn every_fact_has_one_spelling() {
    for fact in every_fact() {
        let entry = entry(fact);
        let text = entry.write().unwrap();
        assert_eq!(Entry::read(&text), Ok(entry.clone()), "{text}");

        // Any other JSON reader sees the same thing, and no other spelling of it is read.
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["n"], 7);
        for other in [
            format!("{text} "),
            format!(" {text}"),
            text.replacen(":7,", ":07,", 1),
            text.replacen(":7,", ": 7,", 1),
            text.replacen(":7,", ":7.0,", 1),
            text.replacen(":7,", ":0,", 1),
            text.replacen(":7,", ":-7,", 1),
            text.replacen("2026-04-13", "2026-4-13", 1),
            text.replacen("2026-04-13", "2026-02-30", 1),
            text.replacen("2026-04-13", "+026-04-13", 1),
            text.replacen("\"kind\":\"", "\"kind\":\"un", 1),
            text.replacen("{\"v\":", "{\"v\":0", 1),
            // Every word belongs to one version.
            match text.starts_with("{\"v\":1") {
                true => text.replacen("{\"v\":1", "{\"v\":2", 1),
                false => text.replacen("{\"v\":2", "{\"v\":1", 1),
            },
            text.replacen(",\"within\":40", ",\"within\":null", 1),
            text[..text.len() - 1].to_owned(),
        ] {
            assert_eq!(Entry::read(&other), Err(NoEntry::Malformed), "{other}");
        }
    }
}

#[test]
fn every_fact_comes_back_from_the_table_as_it_was() {
    for fact in every_fact() {
        for offset in [None, Some(Offset { offset: -SAFE_INTEGER, within: 40 })] {
            let entry = Entry { offset, ..entry(fact.clone()) };
            let event = crate::fold::Event { at: 1_776_038_520_123, uncertain: true, received: SAFE_INTEGER, entry };
            let (entry, packed) = (&event.entry, event.pack());
            assert!(packed.len() < 192, "{} bytes for {fact:?}", packed.len());
            let unpacked = crate::fold::Event::unpack(&packed, &entry.facility, entry.day, entry.key);
            assert_eq!(unpacked.as_ref(), Some(&event));
            assert_eq!(crate::fold::Event::unpack(&packed[1..], &entry.facility, entry.day, entry.key), None);
        }
    }
}

#[test]
fn an_entry_ends_at_512_bytes() {
    let longest = |n: usize| {
        let target = Key { log: log(), n: 3 };
        let child = ChildId::new("c".repeat(32)).unwrap();
        let reason = Reason::new("x".repeat(n)).unwrap();
        let fact = Fact::Redate { child, target, by: person("p"), at: SAFE_INTEGER, reason };
        Entry {
            device: DeviceId::new("d".repeat(32)).unwrap(),
            facility: FacilityId::new("f".repeat(32)).unwrap(),
            ..entry(fact)
        }
    };
    let without = write::entry(&longest(1)).len() - 1;
    let room = ENTRY_BYTES - without;
    assert_eq!(longest(room - 1).write().unwrap().len(), ENTRY_BYTES - 1);
    assert_eq!(longest(room).write().unwrap().len(), ENTRY_BYTES);
    assert_eq!(longest(room + 1).write(), Err(NoEntry::TooLong));
}

#[test]
fn numbers_stay_where_javascript_holds_them() {
    let mut entry = entry(every_fact().remove(0));
    entry.captured.wall = SAFE_INTEGER;
    assert!(entry.write().is_ok());
    entry.captured.wall = SAFE_INTEGER + 1;
    assert!(entry.write().is_err());
    entry.captured.wall = -SAFE_INTEGER;
    assert!(entry.write().is_ok());
}

#[test]
fn what_newer_code_wrote_is_kept() {
    let text = entry(every_fact().remove(0)).write().unwrap();
    let newer = text.replacen("{\"v\":1", "{\"v\":3", 1).replacen("\"kind\":\"in\"", "\"kind\":\"hop\",\"x\":[1]", 1);
    assert_eq!(Entry::read(&newer).unwrap().fact, Fact::Newer);
    assert!(entry(Fact::Newer).write().is_err());
}
