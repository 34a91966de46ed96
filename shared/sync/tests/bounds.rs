//! Bounds at 0, 1, just below, at and just above; and the judge on everything that is not an honest push.
#![expect(clippy::unwrap_used, reason = "helpers of a test fail like a test")]

mod support;

use std::collections::BTreeMap;

use support::{Desk, Device, child, japan};
use sync::{
    bounds::{CHILD_DAY_EVENTS, FEEDS, PAGE_BYTES, PUSH_ENTRIES},
    device::{Answer, Code, Feeds, Held, Judgement, Log, Next, NotTaken, Owner, Push, Refusal, Verdict},
    entry::{DeviceId, Digest, FacilityId, Fact, LogId, Passage, ThingId, Via, Why},
    feed::{self, Change, Cursor, Extent, Page, Row, Want},
    fold::fold,
    server::{Heard, Judged, Loaded, LogState, Opened, desk_log, file, is_desk_log, judge, release},
};

fn came(name: &str) -> Fact {
    Fact::In(Passage { child: child(name), by: None, with: None, via: Via::Tap, at: None })
}

fn wish(expires_at: i64) -> Fact {
    let (name, about) = (ThingId::new("close_run").unwrap(), ThingId::new("run_1").unwrap());
    Fact::Command { name, about, expires_at }
}

fn start() -> i64 {
    japan("2026-04-13T08:00")
}

fn desk() -> Desk {
    Desk { children: [child("a"), child("b")].into(), ..Desk::default() }
}

fn gate() -> Device {
    Device::new("dev_gate", 1, start())
}

fn loaded(desk: &Desk, log: LogId) -> Loaded {
    Loaded {
        log: desk.logs.get(&log).cloned(),
        hashes: desk.hashes.get(&log).cloned().unwrap_or_default(),
        feed_head: desk.feed_head,
        children: desk.children.clone(),
        filed: BTreeMap::new(),
    }
}

fn judged(desk: &Desk, device: &Device, push: &Push) -> Result<Judged, Answer> {
    judge(&Opened::new(push), &device.sender, &loaded(desk, push.log), Heard::at(start() + 1000), &mut |_| true)
}

fn verdicts(desk: &Desk, device: &Device, push: &Push) -> Vec<Verdict> {
    judged(desk, device, push).unwrap().answer.verdicts
}

#[test]
fn a_push_has_at_most_24_entries() {
    for count in [0, 1, 23, 24, 25, 47, 48, 49, 71, 72, 73] {
        let (mut desk, mut gate) = (desk(), gate());
        for _ in 0..count {
            gate.write(start(), came("a"));
        }
        let push = gate.log.push(gate.moment(start()));
        assert_eq!(push.entries.len(), count.min(PUSH_ENTRIES));
        assert_eq!(desk.sync(&mut gate, start()).len(), count);
        assert_eq!((gate.log.waiting(), desk.through(&gate)), (0, Some(start())));
    }
    let (desk, mut gate) = (desk(), gate());
    for _ in 0..25 {
        gate.write(start(), came("a"));
    }
    let mut push = gate.log.push(gate.moment(start()));
    push.entries.push(gate.written[24].clone());
    assert_eq!(judged(&desk, &gate, &push), Err(Answer::Refused { reason: Refusal::TooMany }));
}

#[test]
fn a_child_day_overflows_after_40_events() {
    for count in [0, 1, 39, 40, 41, 79, 80, 81] {
        let (mut desk, mut gate) = (desk(), gate());
        let mut parts = BTreeMap::<usize, usize>::new();
        let mut left = count;
        while left > 0 {
            (0..left.min(PUSH_ENTRIES)).for_each(|_| {
                gate.write(start(), came("a"));
            });
            left = left.saturating_sub(PUSH_ENTRIES);
            let push = gate.log.push(gate.moment(start()));
            let mut loaded = loaded(&desk, push.log);
            loaded.filed = desk.items.iter().map(|(item, events)| (item.clone(), events.len())).collect();
            let judged = judge(&Opened::new(&push), &gate.sender, &loaded, Heard::at(start()), &mut |_| true).unwrap();
            judged.plan.additions.iter().for_each(|one| *parts.entry(one.part).or_default() += 1);
            desk.sync(&mut gate, start());
        }
        assert_eq!(parts.values().sum::<usize>(), count);
        assert_eq!(parts.len(), count.div_ceil(CHILD_DAY_EVENTS));
        assert!(parts.values().all(|events| *events <= CHILD_DAY_EVENTS));
    }
}

/// Reads a whole feed, page by page, as a device does.
fn drain(feeds: &mut Feeds, changes: &[Change], rows: &BTreeMap<String, String>, extent: Extent) -> usize {
    let name = ThingId::new("feed").unwrap();
    let mut pages = 0;
    loop {
        let cursor = feeds.cursors().remove(0);
        let page = match feed::want(&cursor, extent) {
            Want::Changes { from } => {
                feed::changes_page(from, extent, changes.iter().filter(|change| change.seq >= from).cloned())
            }
            Want::Snapshot { at, after } => {
                let rest = rows.iter().filter(|(key, _)| after.as_ref().is_none_or(|after| *key > after));
                let rest = rest.map(|(key, value)| Row { key: key.clone(), value: Some(value.clone()) });
                feed::snapshot_page(at, after.as_deref(), rest)
            }
        };
        let bytes: usize = match &page {
            Page::Changes { changes, .. } => changes.iter().flat_map(|change| &change.rows).map(Row::bytes).sum(),
            Page::Reset { rows, .. } => rows.iter().map(Row::bytes).sum(),
            Page::Gone => 0,
        };
        assert!(bytes <= PAGE_BYTES);
        pages += 1;
        if !feeds.take(&name, page).unwrap() {
            return pages;
        }
    }
}

#[test]
fn no_page_border_loses_a_row() {
    // 64 rows of 1 KB fill a page.
    for (count, expected) in [(0, 1), (1, 1), (63, 1), (64, 1), (65, 2), (127, 2), (128, 2), (129, 3), (5000, 79)] {
        let row = |n: u64| Row { key: format!("{n:08}"), value: Some("x".repeat(1016)) };
        let rows: BTreeMap<String, String> = (1..=count).map(|n| (row(n).key, row(n).value.unwrap())).collect();
        let changes: Vec<Change> = (1..=count).map(|n| Change { seq: n, rows: vec![row(n)] }).collect();
        let name = || ThingId::new("feed").unwrap();

        let extent = Extent { head: count, horizon: 1 };
        let mut feeds = Feeds::default();
        feeds.follow(name()).unwrap();
        assert_eq!(drain(&mut feeds, &changes, &rows, extent), expected, "a snapshot of {count} rows");
        assert_eq!(feeds.rows(&name()), Some(&rows));

        let mut feeds = Feeds::default();
        feeds.follow(name()).unwrap();
        let first = Page::Reset { at: 1, after: None, rows: vec![row(1)], more: false };
        feeds.take(&name(), first).unwrap();
        if count > 0 {
            drain(&mut feeds, &changes, &rows, extent);
            assert_eq!(feeds.rows(&name()), Some(&rows), "{count} changes");
        }
    }
}

#[test]
fn a_cursor_behind_the_horizon_or_from_the_future_starts_again() {
    let at = |seq| Cursor { seq, ..Cursor::start(ThingId::new("feed").unwrap()) };
    let extent = Extent { head: 10, horizon: 5 };
    let again = Want::Snapshot { at: 10, after: None };
    assert_eq!(feed::want(&at(0), extent), again);
    assert_eq!(feed::want(&at(3), extent), again);
    assert_eq!(feed::want(&at(4), extent), Want::Changes { from: 5 });
    assert_eq!(feed::want(&at(10), extent), Want::Changes { from: 11 });
    assert_eq!(feed::want(&at(11), extent), again);
    assert_eq!(feed::want(&at(u64::MAX), extent), again);
    let half = Cursor { snapshot: Some("k".into()), ..at(3) };
    assert_eq!(feed::want(&half, extent), again, "its changes are gone before it is whole");
}

#[test]
fn a_gap_in_the_changes_ends_the_page() {
    let change = |seq| Change { seq, rows: vec![] };
    let extent = Extent { head: 4, horizon: 1 };
    let page = feed::changes_page(1, extent, [change(1), change(2), change(4)]);
    assert_eq!(page, Page::Changes { changes: vec![change(1), change(2)], more: true });
}

#[test]
fn a_page_that_does_not_follow_is_not_taken() {
    let name = || ThingId::new("feed").unwrap();
    let mut feeds = Feeds::default();
    feeds.follow(name()).unwrap();
    let changes = |seq| Page::Changes { changes: vec![Change { seq, rows: vec![] }], more: false };
    assert_eq!(feeds.take(&name(), changes(1)), Err(NotTaken::Gap));
    let rows = vec![Row { key: "a".into(), value: Some("1".into()) }];
    let part =
        |after: Option<&str>, more| Page::Reset { at: 3, after: after.map(Into::into), rows: rows.clone(), more };
    assert_eq!(feeds.take(&name(), part(Some("a"), false)), Err(NotTaken::NoSnapshot));
    assert_eq!(feeds.take(&name(), part(None, true)), Ok(true));
    assert_eq!(feeds.rows(&name()).unwrap().len(), 0, "half a snapshot is not shown");
    assert_eq!(feeds.take(&name(), part(Some("b"), false)), Err(NotTaken::NoSnapshot));
    assert_eq!(feeds.take(&name(), part(Some("a"), false)), Ok(false));
    assert_eq!(feeds.take(&name(), changes(5)), Err(NotTaken::Gap));
    assert_eq!(feeds.take(&name(), changes(4)), Ok(false));
    assert_eq!(feeds.take(&name(), changes(4)), Ok(false), "once more changes nothing");
    assert_eq!(feeds.take(&name(), Page::Gone), Ok(false));
    assert_eq!(feeds.rows(&name()), None);
}

#[test]
fn a_device_follows_eight_feeds() {
    let mut feeds = Feeds::default();
    for n in 0..FEEDS {
        feeds.follow(ThingId::new(format!("feed_{n}")).unwrap()).unwrap();
    }
    feeds.follow(ThingId::new("feed_0").unwrap()).unwrap();
    assert_eq!(feeds.follow(ThingId::new("one_more").unwrap()), Err(NotTaken::TooMany));
}

#[test]
fn what_is_no_entry_is_rejected_and_holds_nothing_up() {
    let (desk, mut gate) = (desk(), gate());
    gate.write(start(), came("a"));
    gate.write(start(), came("b"));
    let good = gate.written.clone();
    for (bad, code) in [
        ("{}".to_owned(), Code::Malformed),
        (String::new(), Code::Malformed),
        (good[0].replace("\"in\"", "\"hop\""), Code::Malformed),
        (good[0].replace("tap", "tap\\u0000"), Code::Malformed),
        (format!("{}{}", good[0], "x".repeat(512)), Code::TooLong),
        (good[0].replace("dev_gate", "dev_else"), Code::Misplaced),
        (good[0].replace("\"n\":1,", "\"n\":2,"), Code::Misplaced),
        (good[0].replace("0101", "0202"), Code::Misplaced),
    ] {
        // A device that wrote nonsense goes on in the chain of its nonsense.
        let next = good[1].replace(&Digest::of(&good[0]).to_string(), &Digest::of(&bad).to_string());
        let mut push = gate.log.push(gate.moment(start()));
        push.head_hash = Digest::of(&next);
        push.entries = vec![bad.clone(), next];
        let found = judged(&desk, &gate, &push).unwrap();
        assert_eq!(found.answer.verdicts, [Verdict::Rejected(code), Verdict::Applied], "{bad}");
        assert_eq!((found.answer.through, found.plan.turned.len(), found.plan.additions.len()), (2, 1, 1));
    }
}

#[test]
fn a_push_that_is_none_changes_nothing() {
    let (mut desk, mut gate) = (desk(), gate());
    gate.write(start(), came("a"));
    let push = gate.log.push(gate.moment(start()));
    let refused = |push: &Push, reason| assert_eq!(judged(&desk, &gate, push), Err(Answer::Refused { reason }));
    refused(&Push { from_n: 0, ..push.clone() }, Refusal::NoSuchPlace);
    refused(&Push { from_n: u64::MAX, ..push.clone() }, Refusal::NoSuchPlace);
    refused(&Push { announced: 0, ..push.clone() }, Refusal::NoSuchPlace);
    refused(&Push { head_hash: Digest::NOTHING, ..push.clone() }, Refusal::Truncated);
    refused(&Push { device: DeviceId::new("dev_else").unwrap(), ..push.clone() }, Refusal::ForeignLog);
    let gap = Push { from_n: 3, announced: 9, ..push.clone() };
    assert_eq!(judged(&desk, &gate, &gap), Err(Answer::Expected { n: 1 }));

    // Two devices with one log.
    desk.sync(&mut gate, start());
    let other = Device::new("dev_else", 1, start());
    let theirs = Push { device: other.sender.device.clone(), ..push };
    assert_eq!(judged(&desk, &other, &theirs), Err(Answer::Refused { reason: Refusal::ForeignLog }));
}

#[test]
fn the_same_number_with_another_hash_is_a_fork() {
    let (mut desk, mut gate) = (desk(), gate());
    gate.write(start(), came("a"));
    desk.sync(&mut gate, start());
    let mut copy = self::gate();
    copy.written.clone_from(&gate.written);
    copy.log = Log::restore(
        Owner { device: copy.sender.device.clone(), facility: copy.sender.facility.clone() },
        gate.log.id(),
        sync::device::Head::START,
        1,
        gate.written.clone(),
    )
    .unwrap();
    gate.write(start(), came("a"));
    desk.sync(&mut gate, start());

    copy.write(start() + 1, came("b"));
    copy.write(start() + 2, wish(start() + 9999));
    let push = copy.log.push(copy.moment(start() + 3));
    let found = judged(&desk, &copy, &push).unwrap();
    assert_eq!(
        found.answer.verdicts,
        [Verdict::Quarantined(Held::Forked), Verdict::Rejected(Code::Forked)],
        "never silence"
    );
    assert_eq!((found.plan.aside.len(), found.plan.additions.len(), found.plan.effects.len()), (1, 0, 0));
    desk.logs.insert(push.log, found.plan.log.next);
    assert_eq!(copy.log.answered(&Answer::Judged(found.answer)), Next::NewLog);
    assert!(copy.log.append(came("a"), copy.moment(start()), None).is_err(), "the log is closed");

    // Both branches keep everything, and both begin new logs.
    desk.sync(&mut copy, start() + 4);
    gate.write(start(), came("b"));
    assert_eq!(desk.sync(&mut gate, start()), [Verdict::Quarantined(Held::Forked)]);
    assert!(gate.log.forked());
}

#[test]
fn an_entry_that_does_not_follow_the_one_before_is_a_fork() {
    let (mut desk, mut gate) = (desk(), gate());
    gate.write(start(), came("a"));
    desk.sync(&mut gate, start());
    gate.write(start(), came("b"));
    let mut push = gate.log.push(gate.moment(start()));
    push.entries[0] = push.entries[0].replace(&Digest::of(&gate.written[0]).to_string(), &"0".repeat(64));
    push.head_hash = Digest::of(&push.entries[0]);
    let found = judged(&desk, &gate, &push).unwrap();
    assert_eq!((found.answer.verdicts, found.answer.forked), (vec![Verdict::Quarantined(Held::Forked)], true));
    assert_eq!(found.plan.log.next.n, 1);

    let hello = Push { entries: vec![], head_hash: Digest::NOTHING, ..gate.log.push(gate.moment(start())) };
    assert!(judged(&desk, &gate, &hello).unwrap().answer.forked);
}

#[test]
fn a_store_that_was_set_back_is_noticed_before_it_writes() {
    let (mut desk, mut gate) = (desk(), gate());
    gate.write(start(), came("a"));
    gate.write(start(), came("b"));
    desk.sync(&mut gate, start());
    let mut old = self::gate();
    desk.sync(&mut old, start());
    assert!(old.log.forked());
}

#[test]
fn facts_that_cannot_be_filed_are_kept_aside_and_commands_are_refused() {
    let (desk, mut gate) = (desk(), gate());
    gate.write(start(), came("nobody"));
    gate.write(start(), wish(start() - 1));
    gate.write(start(), wish(start() + 9999));
    let push = gate.log.push(gate.moment(start()));
    let expected = [Verdict::Quarantined(Held::UnknownChild), Verdict::Expired, Verdict::Applied];
    assert_eq!(verdicts(&desk, &gate, &push), expected);

    gate.sender.facility = FacilityId::new("fac_else").unwrap();
    let elsewhere = [
        Verdict::Quarantined(Held::OutOfScope),
        Verdict::Rejected(Code::OutOfScope),
        Verdict::Rejected(Code::OutOfScope),
    ];
    assert_eq!(verdicts(&desk, &gate, &push), elsewhere);

    let revoked = Verdict::Rejected(Code::Revoked);
    gate.sender.revoked = Some(start() + 500);
    assert_eq!(verdicts(&desk, &gate, &push), [Verdict::Quarantined(Held::Revoked), revoked, revoked]);
    gate.sender.revoked = Some(start() - 3_600_000);
    gate.sender.enrolled = start() - 7_200_000;
    assert_eq!(verdicts(&desk, &gate, &push), [revoked, revoked, revoked], "written after the revocation");
}

#[test]
fn staff_let_in_what_was_kept_aside() {
    let (desk, mut gate) = (desk(), gate());
    gate.write(start(), came("nobody"));
    let push = gate.log.push(gate.moment(start()));
    let aside = judged(&desk, &gate, &push).unwrap().plan.aside.remove(0);
    let (addition, advance) = release(&aside, 40, 7).unwrap();
    assert_eq!((addition.part, advance.expect, advance.change.seq), (1, 7, 8));
    assert_eq!((addition.event.at, addition.event.received), (start() + 1000, start() + 1000));
    assert_eq!(advance.change.rows[0].value.as_deref(), Some(addition.line.as_str()));
    assert_eq!(release(&sync::server::Aside { why: Held::Forked, ..aside }, 0, 0), None);
}

#[test]
fn a_day_in_1970_is_filed_there_and_doubted() {
    let (mut desk, mut gate) = (desk(), gate());
    gate.known = None;
    gate.skew = -start();
    gate.write(start(), came("a"));
    gate.boot = 2;
    gate.skew = 0;
    let push = gate.log.push(gate.moment(start() + 1000));
    let found = judged(&desk, &gate, &push).unwrap();
    let one = &found.plan.additions[0];
    assert_eq!((one.day.to_string().as_str(), one.event.uncertain), ("1970-01-01", true));
    assert_eq!(one.believed.unwrap().to_string(), "2026-04-13");
    assert_eq!(desk.sync(&mut gate, start() + 1000), [Verdict::Applied]);
}

#[test]
fn an_acknowledgement_never_moves_back_and_never_runs_ahead() {
    let mut gate = gate();
    gate.write(start(), came("a"));
    gate.write(start(), came("b"));
    let said = |through| Answer::Judged(Judgement { through, head: 2, forked: false, verdicts: vec![] });
    gate.log.answered(&said(2));
    gate.log.answered(&said(1));
    assert_eq!(gate.log.acked(), 2);
    gate.log.answered(&said(99));
    assert_eq!(gate.log.acked(), 2);

    // A server that lost its tables asks again, for what is still here.
    assert_eq!(gate.log.answered(&Answer::Expected { n: 1 }), Next::Push);
    gate.log.answered(&said(2));
    gate.log.forget(1);
    assert_eq!(gate.log.answered(&Answer::Expected { n: 1 }), Next::Lost { from: 1, to: 1 });
    gate.write(start(), came("a"));
    let push = gate.log.push(gate.moment(start()));
    assert_eq!((push.from_n, push.kept_from, push.entries.len()), (2, 2, 2), "what is still here goes up again");
}

#[test]
fn a_server_that_lost_its_tables_names_the_gap_and_files_what_comes_after_it() {
    let (mut desk, mut gate) = (desk(), gate());
    for _ in 0..3 {
        gate.write(start(), came("a"));
    }
    desk.sync(&mut gate, start());
    gate.log.forget(2);
    gate.write(start(), came("b"));

    // Restored from a copy that had heard of the first entry alone.
    let mut restored = self::desk();
    let mut young = self::gate();
    young.write(start(), came("a"));
    restored.sync(&mut young, start());
    assert_eq!(judged(&restored, &gate, &gate.log.push(gate.moment(start()))), Err(Answer::Expected { n: 2 }));
    assert_eq!(gate.log.answered(&Answer::Expected { n: 2 }), Next::Lost { from: 2, to: 2 });
    let push = gate.log.push(gate.moment(start()));
    assert_eq!((push.from_n, push.kept_from, push.entries.len()), (3, 3, 2));
    let liar = Push { kept_from: 4, ..push.clone() };
    assert_eq!(judged(&restored, &gate, &liar), Err(Answer::Refused { reason: Refusal::NoSuchPlace }));

    assert_eq!(restored.sync(&mut gate, start()), [Verdict::Applied, Verdict::Applied]);
    assert_eq!((gate.log.waiting(), restored.logs[&gate.log.id()].lost.clone()), (0, vec![(2, 2)]));
    // Nothing is left but the thrown away: an empty push closes the gap too.
    let mut empty = self::desk();
    gate.log.forget(4);
    assert_eq!(gate.log.answered(&Answer::Expected { n: 1 }), Next::Lost { from: 1, to: 4 });
    assert_eq!(empty.sync(&mut gate, start()), []);
    gate.write(start(), came("a"));
    assert_eq!(empty.sync(&mut gate, start()), [Verdict::Applied]);
    assert!(!gate.log.forked());
}

#[test]
fn the_desk_files_what_no_device_wrote_and_nobody_else_writes_into_its_log() {
    let day = jiff::civil::date(2026, 4, 14);
    let (facility, a) = (FacilityId::new("fac_hinata").unwrap(), child("a"));
    let absent = |why| Fact::Absence { child: child("a"), by: support::person("g_1"), why };
    let (first, advance) = file(&facility, &a, day, [absent(Why::Sick)], &[], start(), 7).unwrap();
    assert_eq!((advance.expect, advance.change.seq, advance.change.rows.len()), (7, 8, 1));
    let events: Vec<_> = first.into_iter().map(|one| one.event).collect();
    let (second, _) = file(&facility, &a, day, [absent(Why::Other)], &events, start() + 1, 8).unwrap();
    let [one] = &second[..] else { panic!("one fact, one addition") };
    assert_eq!((one.event.key().n, one.part, one.believed), (2, 0, None));
    assert_eq!(one.event.entry.prev, Digest::of(&events[0].entry.write().unwrap()));
    assert_eq!(fold(events.iter().chain([&one.event])).absence.as_deref(), Some("other"));
    assert!(file(&facility, &child("b"), day, [absent(Why::Sick)], &[], start(), 0).is_err(), "another child");

    let desk_log = desk_log(&facility, &a, day);
    assert!(is_desk_log(desk_log) && !is_desk_log(LogId([1; 16])));
    let (desk, mut forger) = (desk(), gate());
    let owner = Owner { device: forger.sender.device.clone(), facility };
    forger.log = Log::begin(owner, desk_log);
    forger.write(start(), came("a"));
    let push = forger.log.push(forger.moment(start()));
    assert_eq!(judged(&desk, &forger, &push), Err(Answer::Refused { reason: Refusal::ForeignLog }));
}

#[test]
fn what_is_not_stored_is_not_sent() {
    let mut gate = gate();
    let moment = gate.moment(start());
    gate.log.append(came("a"), moment, gate.known.as_ref()).unwrap();
    assert_eq!(gate.log.push(moment).entries.len(), 0);
    gate.log.stored(1);
    assert_eq!(gate.log.push(moment).entries.len(), 1);
}

#[test]
fn a_store_with_a_hole_is_not_a_log() {
    let mut gate = gate();
    (0..3).for_each(|_| {
        gate.write(start(), came("a"));
    });
    let owner = || Owner { device: gate.sender.device.clone(), facility: gate.sender.facility.clone() };
    let restore = |texts: Vec<String>| Log::restore(owner(), gate.log.id(), sync::device::Head::START, 0, texts);
    assert_eq!(restore(gate.written.clone()).unwrap().head(), gate.log.head());
    let [one, two, three] = &gate.written[..] else { panic!() };
    assert!(restore(vec![one.clone(), three.clone()]).is_err());
    assert!(restore(vec![two.clone()]).is_err());
    assert!(restore(vec![one.clone(), two[..9].to_owned()]).is_err());
}

#[test]
fn a_carried_tail_is_filed_with_its_time_and_says_nothing_about_silence() {
    let (mut desk, mut gate) = (desk(), gate());
    desk.sync(&mut gate, start());
    gate.write(start() + 1000, came("a"));
    let tail = gate.log.push(gate.moment(start() + 2000));
    let carrier = Device::new("dev_phone", 9, start());
    let hours = 5 * 3_600_000;
    let push = sync::device::carry(tail, carrier.moment(start() + 2000), carrier.moment(start() + hours));
    let found =
        judge(&Opened::new(&push), &gate.sender, &loaded(&desk, push.log), Heard::at(start() + hours), &mut |_| true)
            .unwrap();
    let one = &found.plan.additions[0];
    assert_eq!((one.event.at, one.event.uncertain, one.event.late()), (start() + 1000, false, true));
    assert_eq!(found.plan.log.next.through, Some(start()));

    // When the gate is back, what was carried is a duplicate.
    desk.logs.insert(push.log, found.plan.log.next);
    desk.hashes.entry(push.log).or_default().insert(1, found.plan.log.hashes[0]);
    assert_eq!(desk.sync(&mut gate, start() + hours), [Verdict::Duplicate]);
    assert_eq!(LogState::missing(&desk.logs[&push.log]), None);
}

#[test]
fn a_gate_vouches_for_the_moment_at_which_it_spoke() {
    let (desk, mut gate) = (desk(), gate());
    let push = gate.log.push(gate.moment(start()));
    // The child came while the request was under way.
    gate.write(start() + 20_000, came("a"));
    let through = |heard| {
        let judged = judge(&Opened::new(&push), &gate.sender, &loaded(&desk, push.log), heard, &mut |_| true).unwrap();
        judged.plan.log.next.through
    };
    assert_eq!(through(Heard { signed: start(), received: start() + 50_000 }), Some(start()));
    // A device that believes the future vouches for no more than has been.
    assert_eq!(through(Heard { signed: start() + 90_000, received: start() + 50_000 }), Some(start() + 50_000));
}
