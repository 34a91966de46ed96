use jiff::SignedDuration;

use super::*;

const QUEUE: &str = "arn:aws:sqs:ap-northeast-1:000000000000:q";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn daily(name: &str) -> Schedule {
    Schedule::new(name, "cron(0 9 * * ? *)", "Asia/Tokyo", QUEUE, Some("{}".to_owned()))
}

fn once(name: &str, moment: &str) -> Schedule {
    Schedule::new(name, &format!("at({moment})"), "Asia/Tokyo", QUEUE, None)
}

fn times(firings: &[Firing]) -> Vec<String> {
    firings.iter().map(|firing| firing.scheduled_at.to_string()).collect()
}

/// As after `kill -9`: nothing is left but what was kept.
fn restarted(engine: &mut Engine, held: &mut BTreeMap<String, Value>) -> Engine {
    for (key, value) in engine.changes().unwrap() {
        match value {
            Some(value) => held.insert(key, value),
            None => held.remove(&key),
        };
    }
    Engine::restore(held).unwrap()
}

#[test]
fn a_daily_schedule_fires_at_nine_in_tokyo_and_not_before() {
    let mut engine = Engine::default();
    engine.create(at("2026-03-31T15:00:00Z"), daily("push"), None).unwrap();

    assert_eq!(engine.next_fire(), Some(at("2026-04-01T00:00:00Z")));
    assert!(engine.take_due(at("2026-03-31T23:59:59Z")).is_empty());
    let due = engine.take_due(at("2026-04-01T00:00:00Z"));
    assert_eq!(due[0].target_arn, QUEUE);
    assert_eq!(due[0].input.as_deref(), Some("{}"));
    assert!(engine.take_due(at("2026-04-01T00:00:00Z")).is_empty(), "handed out once");
    assert_eq!(engine.next_fire(), Some(at("2026-04-02T00:00:00Z")));
}

#[test]
fn a_firing_comes_again_after_a_restart_until_it_is_complete() {
    let mut held = BTreeMap::new();
    let mut engine = Engine::default();
    engine.create(at("2026-03-31T15:00:00Z"), daily("push"), None).unwrap();
    let now = at("2026-04-01T00:00:00Z");
    let first = engine.take_due(now);

    let mut engine = restarted(&mut engine, &mut held);
    assert_eq!(engine.next_fire(), Some(now));
    assert_eq!(engine.take_due(now), first);
    engine.retry(&first[0].id);
    assert_eq!(engine.take_due(now), first);
    engine.complete(&first[0].id);
    let mut engine = restarted(&mut engine, &mut held);
    assert!(engine.take_due(now).is_empty());
    assert!(engine.pending().is_empty());
}

#[test]
fn every_missed_time_fires_in_order_and_at_most_the_newest_four_hundred() {
    let mut engine = Engine::default();
    let start = at("2026-01-01T00:00:00Z");
    engine.create(start, daily("push"), None).unwrap();
    engine.create(start, once("reminder", "2026-01-02T12:00:00"), None).unwrap();
    let due = engine.take_due(at("2026-01-03T00:00:00Z"));
    assert_eq!(times(&due), ["2026-01-02T00:00:00Z", "2026-01-02T03:00:00Z", "2026-01-03T00:00:00Z"]);

    let due = engine.take_due(at("2027-12-31T00:00:00Z"));
    assert_eq!(due.len(), MAX_MISSED);
    assert_eq!(due.last().unwrap().scheduled_at, at("2027-12-31T00:00:00Z"));
}

#[test]
fn a_one_time_schedule_fires_once_even_when_it_is_late_and_goes_if_asked_to() {
    let mut engine = Engine::default();
    let now = at("2026-04-01T00:00:00Z");
    engine.create(now, once("stays", "2026-03-31T09:00:00"), None).unwrap();
    let goes =
        Schedule { action_after_completion: ActionAfterCompletion::Delete, ..once("goes", "2026-04-01T10:00:00") };
    engine.create(now, goes, None).unwrap();

    assert_eq!(engine.take_due(now).len(), 1, "past already");
    let due = engine.take_due(at("2026-04-01T01:00:00Z"));
    assert_eq!(due[0].schedule, "goes");
    assert!(engine.get("goes").is_ok(), "not before it is complete");
    engine.complete(&due[0].id);
    assert!(engine.get("goes").is_err());
    assert!(engine.get("stays").is_ok());
    assert_eq!(engine.take_due(at("2030-01-01T00:00:00Z")), []);
}

#[test]
fn start_and_end_bound_a_recurring_schedule() {
    let mut engine = Engine::default();
    let seconds = |text: &str| Some(f64::from(i32::try_from(at(text).as_second()).unwrap()));
    let schedule = Schedule {
        schedule_expression: "rate(1 hour)".to_owned(),
        start_date: seconds("2026-04-01T05:00:00Z"),
        end_date: seconds("2026-04-01T06:30:00Z"),
        ..daily("rate")
    };
    engine.create(at("2026-04-01T00:10:00Z"), schedule, None).unwrap();
    let due = engine.take_due(at("2026-04-02T00:00:00Z"));
    assert_eq!(times(&due), ["2026-04-01T05:00:00Z", "2026-04-01T06:00:00Z"]);
}

#[test]
fn a_rate_without_a_start_begins_at_once_and_counts_from_there() {
    let mut engine = Engine::default();
    let now = at("2026-04-01T00:10:00Z");
    let schedule = Schedule { schedule_expression: "rate(5 minutes)".to_owned(), ..daily("rate") };
    engine.create(now, schedule, None).unwrap();
    let due = engine.take_due(now + SignedDuration::from_mins(11));
    assert_eq!(times(&due), ["2026-04-01T00:10:00Z", "2026-04-01T00:15:00Z", "2026-04-01T00:20:00Z"]);
}

#[test]
fn a_disabled_schedule_waits_and_does_not_make_up_for_it() {
    let mut engine = Engine::default();
    let start = at("2026-04-01T01:00:00Z");
    engine.create(start, Schedule { state: State::Disabled, ..daily("push") }, None).unwrap();
    assert_eq!(engine.next_fire(), None);
    engine.update(at("2026-04-05T01:00:00Z"), daily("push")).unwrap();
    assert_eq!(engine.next_fire(), Some(at("2026-04-06T00:00:00Z")));
}

#[test]
fn the_template_may_name_a_schedule_again_and_its_state_is_kept() {
    let mut held = BTreeMap::new();
    let mut engine = Engine::default();
    assert!(engine.ensure(at("2026-03-31T15:00:00Z"), daily("push")).unwrap());

    let mut engine = restarted(&mut engine, &mut held);
    let later = at("2026-04-02T12:00:00Z");
    assert!(!engine.ensure(later, daily("push")).unwrap());
    assert_eq!(engine.take_due(later).len(), 2, "what was missed while the city was down");

    let changed = Schedule { schedule_expression: "cron(0 18 * * ? *)".to_owned(), ..daily("push") };
    assert!(engine.ensure(later, changed).unwrap());
    assert_eq!(engine.next_fire(), Some(at("2026-04-03T09:00:00Z")));
}

#[test]
fn names_are_unique_and_a_repeated_create_is_recognised_by_its_token() {
    let mut engine = Engine::default();
    let now = at("2026-04-01T00:00:00Z");
    engine.create(now, daily("push"), Some("token".to_owned())).unwrap();
    assert_eq!(engine.create(now, daily("push"), Some("token".to_owned())), Ok(()));
    let conflict = Err(SchedulerError::Conflict("push".to_owned()));
    assert_eq!(engine.create(now, daily("push"), Some("other".to_owned())), conflict);
    engine.delete("push").unwrap();
    assert!(engine.delete("push").is_err());
}
