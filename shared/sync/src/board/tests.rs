use std::collections::BTreeSet;

use super::*;
use crate::{
    clock::Moment,
    entry::{Digest, Entry, FacilityId, Fact, Key, LogId, PersonId, Reason, Ride, Via},
    entry::{Passage, Why},
    fold::{Event, fold},
};

const NINE: Millis = 1_776_038_400_000;
const MINUTE: Millis = 60_000;

fn at(minute: i64) -> Millis {
    NINE + minute * MINUTE
}

fn child(name: &str) -> ChildId {
    ChildId::new(name).unwrap()
}

fn person(name: &str) -> PersonId {
    PersonId::new(name).unwrap()
}

fn event(minute: i64, fact: Fact) -> Event {
    let at = at(minute);
    let n = u64::try_from(minute + 1000).unwrap();
    let entry = Entry {
        device: DeviceId::new("dev").unwrap(),
        key: Key { log: LogId([1; 16]), n },
        prev: Digest::NOTHING,
        facility: FacilityId::new("fac").unwrap(),
        day: jiff::civil::date(2026, 4, 13),
        captured: Moment { wall: at, mono: 0, boot: 1 },
        offset: None,
        fact,
    };
    Event { at, uncertain: false, received: at, entry }
}

fn came(name: &str) -> Fact {
    Fact::In(Passage { child: child(name), by: None, with: None, via: Via::Tap, at: None })
}

fn rode(name: &str, to: Option<&str>) -> Ride {
    let run = RunId::new("run_1").unwrap();
    Ride { child: child(name), run, by: person("a"), second: Some(person("b")), to: to.map(person), at: None }
}

fn day(events: &[Event]) -> ChildDay {
    fold(events)
}

/// A nursery with one child, one gate heard of at a minute, a cut-off at 9:50 and closing at 18:00.
fn nursery(through: Option<i64>) -> Facility {
    Facility {
        roster: vec![Expected { child: child("a"), comes: true, cutoff: at(50), closing: at(540) }],
        gates: vec![Gate { device: DeviceId::new("gate").unwrap(), through: through.map(at) }],
        arrivals: vec![Arrival { run: RunId::new("run_1").unwrap(), due: at(10) }],
        ..Facility::default()
    }
}

fn line(facility: &Facility, day: ChildDay, now: i64) -> Line {
    board(facility, &BTreeMap::from([(child("a"), day)]), at(now)).remove(0)
}

#[test]
fn silence_is_unknown_and_not_absence() {
    let nobody = ChildDay::default;
    assert_eq!(line(&nursery(None), nobody(), 49).standing, Standing::Awaited);
    let unknown = line(&nursery(Some(-48)), nobody(), 51);
    assert_eq!(unknown.standing, Standing::Unknown);
    assert!(!unknown.alarms[0].reaches_guardians());
    let silent = Silent { gate: DeviceId::new("gate").unwrap(), since: Some(at(-48)) };
    assert_eq!(unknown.alarms, [Alarm::Unknown { silent: vec![silent] }]);

    let missing = line(&nursery(Some(50)), nobody(), 51);
    assert_eq!((missing.standing, &missing.alarms[..]), (Standing::NotSeen, &[Alarm::NotSeen { coming: false }][..]));
    assert!(missing.alarms[0].reaches_guardians());
}

#[test]
fn who_may_have_been_seen_is_not_missing() {
    let doubted = Facility { doubted: BTreeSet::from([child("a")]), ..nursery(Some(50)) };
    let unseen = line(&doubted, ChildDay::default(), 51);
    assert_eq!((unseen.standing, unseen.alarms), (Standing::Unknown, vec![Alarm::Unknown { silent: vec![] }]));
    assert_eq!(line(&doubted, day(&[event(0, came("a"))]), 51).standing, Standing::Present);
}

#[test]
fn who_is_reported_absent_and_seen_is_an_alarm() {
    let absence = event(-60, Fact::Absence { child: child("a"), by: person("g"), why: Why::Private });
    let away = line(&nursery(None), day(std::slice::from_ref(&absence)), 60);
    assert_eq!((away.standing, away.alarms), (Standing::Absent, vec![]));
    let seen = line(&nursery(None), day(&[absence, event(0, came("a"))]), 60);
    assert_eq!((seen.standing, seen.alarms), (Standing::Present, vec![Alarm::AbsentButPresent]));
}

#[test]
fn inside_after_closing_is_an_alarm() {
    let inside = || day(&[event(0, came("a"))]);
    assert_eq!(line(&nursery(Some(540)), inside(), 540).alarms, []);
    assert_eq!(line(&nursery(Some(540)), inside(), 541).alarms, [Alarm::StillInside { silent: vec![] }]);
}

#[test]
fn on_the_bus_and_not_at_the_gate_is_an_alarm_whatever_is_silent() {
    let on = event(-20, Fact::Boarded(rode("a", None)));
    let off = event(5, Fact::Alighted(rode("a", None)));
    let forgotten = |events: &[Event], now| {
        line(&nursery(None), day(events), now).alarms.iter().any(|one| matches!(one, Alarm::OnBusNotAtGate { .. }))
    };
    assert!(!forgotten(std::slice::from_ref(&on), 10));
    assert!(forgotten(std::slice::from_ref(&on), 11));
    assert!(forgotten(&[on.clone(), off.clone()], 11));
    assert!(!forgotten(&[on.clone(), off, event(6, came("a"))], 11));
    assert!(forgotten(&[on, event(6, came("a"))], 11), "the bus does not say that the child got off");
}

#[test]
fn on_the_bus_home_after_it_is_due_is_an_alarm() {
    let home = Arrival { run: RunId::new("run_1").unwrap(), due: at(480) };
    let nursery = Facility { arrivals: Vec::new(), returns: vec![home], ..nursery(None) };
    let on = event(420, Fact::Boarded(rode("a", None)));
    let off = event(481, Fact::Alighted(rode("a", Some("g_a"))));
    let kinds = |events: &[Event], now| line(&nursery, day(events), now).alarms;
    assert_eq!(kinds(std::slice::from_ref(&on), 480), []);
    for now in [481, 541] {
        let alarms = kinds(std::slice::from_ref(&on), now);
        assert!(matches!(alarms[..], [Alarm::StillOnBus { .. }]), "once, also after closing: {alarms:?}");
    }
    assert_eq!(kinds(&[on, off], 541), []);
}

#[test]
fn a_run_closes_when_everybody_is_off_and_everything_is_checked() {
    let manifest = Manifest {
        run: RunId::new("run_1").unwrap(),
        homeward: true,
        device_required: true,
        children: BTreeSet::from([child("a"), child("b")]),
    };
    let by_child = |events: &[Event]| -> BTreeMap<ChildId, ChildDay> {
        let of = |name: &'static str| {
            let mine = events
                .iter()
                .filter(|event| event.entry.fact.subject() == Some(crate::entry::Subject::Child(child(name))));
            (child(name), fold(mine))
        };
        BTreeMap::from([of("a"), of("b"), of("c")])
    };
    let state = |events: &[Event]| run(&manifest, &by_child(events), events);
    let by = || person("x");
    let of = || manifest.run.clone();
    let early = event(400, Fact::SeatsChecked { run: of(), by: by(), second: Some(person("y")) });
    let mut events = vec![
        event(399, Fact::Departed { run: of(), by: by(), driver: person("z") }),
        event(401, Fact::Boarded(rode("a", None))),
        event(402, Fact::Boarded(rode("c", None))),
        early,
        event(410, Fact::Alighted(rode("a", Some("g_a")))),
    ];
    let found = state(&events);
    assert_eq!((found.on, found.off, found.lines.len()), (2, 1, 3));
    assert!(found.obstacles.contains(&Obstacle::StillOn { child: child("c") }));
    assert!(found.obstacles.contains(&Obstacle::SeatsNotChecked));

    events.push(event(412, Fact::Alighted(rode("c", None))));
    events.push(event(413, Fact::Counted { run: of(), by: by(), on: 2, off: 1 }));
    events.push(event(414, Fact::SeatsChecked { run: of(), by: by(), second: None }));
    let expected = [
        Obstacle::NotHandedOver { child: child("c") },
        Obstacle::CountDiffers { counted: (2, 1), listed: (2, 2) },
        Obstacle::SeatsCheckedByOne,
        Obstacle::DeviceNotAcknowledged,
    ];
    assert_eq!(state(&events).obstacles, expected);

    let key = events[5].key();
    let reason = Reason::new("引渡し先の記入漏れ").unwrap();
    events.push(event(415, Fact::Void { child: child("c"), target: key, by: by(), reason }));
    events.push(event(416, Fact::Alighted(Ride { at: Some(at(412)), ..rode("c", Some("g_c")) })));
    events.push(event(417, Fact::Counted { run: of(), by: by(), on: 2, off: 2 }));
    events.push(event(418, Fact::SeatsChecked { run: of(), by: person("y"), second: None }));
    events.push(event(419, Fact::DeviceAcknowledged { run: of(), by: by() }));
    let found = state(&events);
    assert_eq!((found.can_close(), found.obstacles), (true, vec![]));
}
