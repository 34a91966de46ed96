use super::*;
use crate::{
    clock::Moment,
    entry::{ChildId, DeviceId, Digest, Entry, FacilityId, LogId, Passage, PersonId, Reason, Ride, RunId, Via, Why},
};

const NINE: Millis = 1_776_038_400_000;
const MINUTE: Millis = 60_000;

fn person() -> PersonId {
    PersonId::new("staff_a").unwrap()
}

fn passage() -> Passage {
    Passage { child: child(), by: None, with: None, via: Via::Tap, at: None }
}

fn child() -> ChildId {
    ChildId::new("child_a").unwrap()
}

fn ride(run: &str) -> Ride {
    Ride { child: child(), run: RunId::new(run).unwrap(), by: person(), second: None, to: None, at: None }
}

/// An event at a minute after nine, in log `log`.
fn event(log: u8, n: u64, minute: i64, fact: Fact) -> Event {
    let at = NINE + minute * MINUTE;
    Event {
        at,
        uncertain: false,
        received: at,
        entry: Entry {
            device: DeviceId::new("dev").unwrap(),
            key: Key { log: LogId([log; 16]), n },
            prev: Digest::NOTHING,
            facility: FacilityId::new("fac").unwrap(),
            day: jiff::civil::date(2026, 4, 13),
            captured: Moment { wall: at, mono: 0, boot: 1 },
            offset: None,
            fact,
        },
    }
}

fn key(log: u8, n: u64) -> Key {
    Key { log: LogId([log; 16]), n }
}

#[test]
fn a_day_without_events_is_unseen() {
    assert_eq!(fold([]), ChildDay::default());
}

#[test]
fn two_tablets_saw_one_arrival() {
    let three =
        [event(1, 1, 0, Fact::In(passage())), event(2, 1, 3, Fact::In(passage())), event(2, 2, 4, Fact::In(passage()))];
    let day = fold(&three);
    assert_eq!((day.place, day.since, day.stays.len()), (Place::Inside, Some(NINE), 1));
    assert_eq!(day.collapsed, [key(2, 1)]);
    assert_eq!(day.contradictions, [Contradiction::InTwice(key(2, 2))]);
}

#[test]
fn in_out_in_within_three_minutes_is_inside() {
    let events = [
        event(1, 1, 0, Fact::In(passage())),
        event(1, 2, 1, Fact::Out(passage())),
        event(2, 1, 2, Fact::In(passage())),
    ];
    let day = fold(&events);
    assert_eq!((day.place, day.stays.len(), day.collapsed.len()), (Place::Inside, 2, 0));
}

#[test]
fn who_is_seen_is_not_absent() {
    let events = [
        event(1, 1, -60, Fact::Absence { child: child(), by: person(), why: Why::Sick }),
        event(2, 1, 0, Fact::RollCall { child: child(), by: person(), here: true }),
    ];
    let day = fold(&events);
    assert_eq!((day.place, day.seen, day.absence.as_deref()), (Place::Inside, true, Some("sick")));
    assert_eq!(day.contradictions, [Contradiction::AbsentButSeen(key(1, 1))]);

    let withdrawn = event(1, 2, -30, Fact::AbsenceWithdrawn { child: child(), by: person() });
    let day = fold(events.iter().chain([&withdrawn]));
    assert_eq!((day.absence, day.contradictions), (None, vec![]));
}

#[test]
fn corrections_take_out_and_move() {
    let reason = || Reason::new("押し間違い").unwrap();
    let void = |target| Fact::Void { child: child(), target: key(1, target), by: person(), reason: reason() };
    let redate =
        Fact::Redate { child: child(), target: key(1, 2), by: person(), at: NINE + 30 * MINUTE, reason: reason() };
    let events = [
        event(1, 1, 0, Fact::In(passage())),
        event(1, 2, 60, Fact::In(passage())),
        event(3, 1, 90, void(1)),
        event(3, 2, 91, redate),
        event(3, 3, 92, void(9)),
    ];
    let day = fold(&events);
    assert_eq!((day.since, day.voided), (Some(NINE + 30 * MINUTE), vec![key(1, 1)]));
    assert_eq!(day.dangling, [key(3, 3)]);
}

#[test]
fn paper_keyed_in_at_night_counts_in_the_morning_but_not_tomorrow() {
    let paper = |minute: i64| Passage { via: Via::Paper, at: Some(NINE + minute * MINUTE), ..passage() };
    let day = fold(&[event(1, 1, 600, Fact::In(paper(5))), event(1, 2, 601, Fact::Out(paper(480)))]);
    assert_eq!(day.stays, [Stay { from: Some(NINE + 5 * MINUTE), to: Some(NINE + 480 * MINUTE) }]);

    for wrong in [700, -10 * 60] {
        let day = fold(&[event(1, 1, 600, Fact::In(paper(wrong)))]);
        let expected = vec![Contradiction::ClaimNotTaken(key(1, 1))];
        assert_eq!((day.since, day.contradictions), (Some(NINE + 600 * MINUTE), expected));
    }

    // Where the clock is in doubt, only the moment at which the server heard of it bounds what a person keyed in.
    let doubted = Event { at: NINE - 30 * MINUTE, uncertain: true, ..event(1, 1, 600, Fact::In(paper(5))) };
    let day = fold([&doubted]);
    assert_eq!((day.since, day.uncertain, day.contradictions), (Some(NINE + 5 * MINUTE), vec![], vec![]));
}

#[test]
fn bus_and_gate_agree_even_with_clocks_a_minute_apart() {
    let events = [
        event(1, 1, 0, Fact::Boarded(ride("run_1"))),
        event(2, 1, 30, Fact::In(passage())),
        event(1, 2, 31, Fact::Alighted(ride("run_1"))),
        event(3, 1, 32, Fact::Alighted(ride("run_1"))),
    ];
    let day = fold(&events);
    assert_eq!((day.place, day.trips.len(), day.contradictions), (Place::Inside, 1, vec![]));
    assert_eq!(day.collapsed, [key(3, 1)]);

    let day = fold(&events[..2]);
    assert_eq!(day.contradictions, [Contradiction::InsideAndOnBus(key(2, 1))]);
    let day = fold([&events[0], &events[2]]);
    assert_eq!(day.place, Place::OffBus);
}

#[test]
fn any_order_and_any_repeats_give_the_same_day() {
    let mut events = vec![
        event(1, 1, 0, Fact::In(passage())),
        event(2, 1, 0, Fact::In(passage())),
        event(2, 2, 2, Fact::Out(passage())),
        event(3, 1, 2, Fact::Boarded(ride("run_1"))),
        event(3, 2, 5, Fact::Alighted(ride("run_1"))),
        event(
            3,
            3,
            5,
            Fact::Void { child: child(), target: key(2, 2), by: person(), reason: Reason::new("x").unwrap() },
        ),
    ];
    let expected = fold(&events);
    for turn in 0..events.len() {
        events.rotate_left(turn);
        events.push(events[turn].clone());
        assert_eq!(fold(&events), expected);
    }
}

#[test]
fn an_event_travels_as_one_line() {
    let event = event(1, 1, 0, Fact::In(passage()));
    let text = event.entry.write().unwrap();
    let line = event.write(&text);
    assert_eq!(Event::read(&line), Some(event));
    assert_eq!(Event::read(&line[..line.len() - 1]), None);
    assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok());
}

#[test]
fn an_old_event_is_late() {
    let event = event(1, 1, 0, Fact::In(passage()));
    assert!(!event.late());
    assert!(Event { received: event.at + 11 * MINUTE, ..event }.late());
}

#[test]
fn what_was_said_stands_until_it_is_taken_back() {
    let by = PersonId::new("g_1").unwrap();
    let coming = |minute: i64| Fact::Coming { child: child(), by: by.clone(), eta: Some(NINE + minute * MINUTE) };
    let leaving = |at: Option<i64>| Fact::Leaving { child: child(), by: by.clone(), at: at.map(|m| NINE + m * MINUTE) };
    let absence = |why| Fact::Absence { child: child(), by: by.clone(), why };
    let mut events = vec![event(1, 1, -60, coming(30)), event(1, 2, -59, leaving(Some(300)))];
    let stands = said(&events);
    assert_eq!(stands.late.and_then(Event::hour), Some(NINE + 30 * MINUTE));
    assert_eq!(stands.early.and_then(Event::hour), Some(NINE + 300 * MINUTE));
    assert_eq!(fold(&events).leaving, Some(NINE + 300 * MINUTE));

    // "On the way" without a time names no hour, and takes none back; one of another day is none of this day.
    events.push(event(1, 3, -30, Fact::Coming { child: child(), by: by.clone(), eta: None }));
    events.push(event(1, 4, -29, coming(24 * 60)));
    assert_eq!(said(&events).late.map(|event| event.key().n), Some(1));
    events.push(event(1, 5, -20, Fact::ComingWithdrawn { child: child(), by: by.clone() }));
    events.push(event(1, 6, -19, leaving(Some(200))));
    let stands = said(&events);
    assert_eq!((stands.late, stands.early.map(|event| event.key().n)), (None, Some(6)));
    assert_eq!(fold(&events).coming, None);

    events.push(event(1, 7, -10, absence(Why::Infection)));
    let stands = said(&events);
    assert_eq!((stands.absent.and_then(Event::why), stands.early), (Some(Why::Infection), None));
    assert_eq!(stands.absent.and_then(Event::reporter), Some(&by));
    assert_eq!(fold(&events).absence.as_deref(), Some("infection"));
    let target = Key { log: LogId([1; 16]), n: 7 };
    let reason = Reason::new("電話で訂正").unwrap();
    events.push(event(2, 1, 0, Fact::Void { child: child(), target, by: person(), reason }));
    assert_eq!(said(&events), Said { early: said(&events).early, ..Said::default() });
    assert_eq!(said(&events).early.map(|event| event.key().n), Some(6), "what was voided has not happened");
}
