//! What must be true after every schedule, whatever happened in it.

use std::collections::BTreeMap;

use sync::{
    bounds::{CHILD_DAY_EVENTS, CLOCK_ERROR},
    device::{Outcome, Provisional},
    entry::{Digest, Key, LogId, Subject},
    fold::{Event, fold},
};

use super::{
    server::{CAPACITY, Server},
    world::World,
};

pub fn holds(world: &mut World) {
    every_acked_entry_is_in_one_place(world);
    nothing_is_held_up(world);
    every_command_has_one_outcome(world);
    views_equal_the_server(world);
    replicas_fold_equal(world);
    times_are_right_or_doubted(world);
    a_start_keeps_its_order(world);
    lost_stores_are_named(world);
    items_are_bounded(world);
}

fn every_acked_entry_is_in_one_place(world: &World) {
    let server = &world.server;
    let mut aside: BTreeMap<Digest, u32> = BTreeMap::new();
    for (_, hash) in server.aside.keys() {
        *aside.entry(*hash).or_default() += 1;
    }
    for (hash, count) in &server.filed {
        assert_eq!(*count, 1, "filed {count} times");
        assert!(!aside.contains_key(hash) && !server.turned.contains(hash), "filed and kept aside");
    }
    for hash in &world.acked {
        let truth = &world.truth[hash];
        if truth.command {
            continue;
        }
        let places = u32::from(server.filed.contains_key(hash))
            + aside.get(hash).copied().unwrap_or(0)
            + u32::from(server.turned.contains(hash));
        assert_eq!(places, 1, "an acknowledged fact is in {places} places");
        assert!(!truth.newer || !server.filed.contains_key(hash));
    }
    let turned = server.turned.iter().filter(|hash| !world.truth[*hash].command);
    for hash in turned {
        let revoked = server.devices.values().filter_map(|device| device.revoked).min();
        let allowed = revoked.is_some_and(|revoked| world.truth[hash].at > revoked);
        assert!(allowed, "an authentic fact was refused");
    }
}

fn nothing_is_held_up(world: &World) {
    for machine in world.machines.iter().filter(|machine| !machine.gone) {
        for (log, disk) in machine.logs.iter().zip(&machine.disk.logs) {
            assert_eq!(log.waiting(), 0, "an entry is held up");
            assert_eq!(log.acked(), disk.texts.len() as u64);
        }
    }
}

fn every_command_has_one_outcome(world: &World) {
    let server = &world.server;
    assert!(server.confirmed.len() <= CAPACITY);
    let done = server.outcomes.values().filter(|outcome| **outcome == Outcome::Done).count();
    assert_eq!(done, server.confirmed.len());
    for machine in world.machines.iter().filter(|machine| !machine.gone) {
        for disk in &machine.disk.logs {
            for (n, hash) in (1..).zip(&disk.hashes) {
                if !world.truth[hash].command {
                    continue;
                }
                let key = Key { log: disk.id, n };
                let shown = machine.commands.show(key, world.now);
                let revoked = server.devices[&machine.owner.device].revoked.is_some();
                if server.hashes.get(&key) == Some(hash) {
                    let expected = Provisional::Decided(server.outcomes[&key]);
                    // A revoked device reads no feeds; what it heard before is right.
                    assert!(shown == Some(expected) || (revoked && !matches!(shown, Some(Provisional::Decided(_)))));
                } else {
                    let done = Some(Provisional::Decided(Outcome::Done));
                    assert_ne!(shown, done, "a command of a branch was not carried out");
                }
            }
        }
    }
}

fn views_equal_the_server(world: &World) {
    let server = &world.server;
    for machine in world.machines.iter().filter(|machine| !machine.gone) {
        let scope = server.scope(&machine.owner.device);
        let held: Vec<String> = machine.feeds.cursors().iter().map(|cursor| cursor.feed.to_string()).collect();
        assert!(held.iter().all(|feed| scope.contains(feed)), "something out of scope is held");
        if machine.feeds != sync::device::Feeds::default() {
            for feed in &scope {
                assert_eq!(&machine.rows(feed), &server.feeds[feed].rows, "a view differs from the server");
            }
        }
        let home = machine.owner.facility.as_str();
        for (key, line) in machine.rows(&Server::today(home)) {
            let event = Event::read(&line).unwrap();
            assert_eq!(event.entry.facility.as_str(), home);
            assert!(key.ends_with(&event.key().to_string()));
        }
    }
}

fn replicas_fold_equal(world: &mut World) {
    for ((subject, _), events) in &world.server.items {
        if !matches!(subject, Subject::Child(_)) {
            continue;
        }
        let expected = fold(events);
        let mut other: Vec<&Event> = events.iter().collect();
        for _ in 0..2 {
            let again = other[world.dice.below(other.len())];
            other.push(again);
            world.dice.shuffle(&mut other);
            assert_eq!(fold(other.iter().copied()), expected, "two replicas differ");
        }
    }
}

fn times_are_right_or_doubted(world: &World) {
    for event in world.server.items.values().flatten().filter(|event| !event.uncertain) {
        let hash = world.server.hashes[&event.key()];
        let error = (event.at - world.truth[&hash].at).abs();
        assert!(error <= CLOCK_ERROR, "a time is wrong by {error} ms and not doubted");
    }
}

/// After each write: whatever a device had written down by the moment up to which nothing is said to be missing is here.
/// Of a store that was copied or set back nobody can say so, before the server hears of both branches.
pub fn no_gate_vouches_for_more_than_it_sent(world: &World, log: LogId) {
    let state = &world.server.logs[&log];
    let Some(through) = state.through.filter(|_| !world.copied.contains(&log)) else { return };
    let mut disks = world.machines.iter().flat_map(|machine| &machine.disk.logs);
    let Some(disk) = disks.find(|disk| disk.id == log) else { return };
    for (_, hash) in (1..).zip(&disk.hashes).filter(|(n, _)| *n > state.n) {
        assert!(world.truth[hash].at >= through, "an entry from before is missing, and the gate is believed");
    }
}

/// However long each push was under way: who got off after getting on is not on the bus.
fn a_start_keeps_its_order(world: &World) {
    let certain = world.server.items.values().flatten().filter(|event| !event.uncertain);
    let mut starts: BTreeMap<_, Vec<&Event>> = BTreeMap::new();
    for event in certain {
        starts.entry((event.key().log, event.entry.captured.boot)).or_default().push(event);
    }
    for events in starts.values_mut() {
        events.sort_by_key(|event| event.key().n);
        assert!(events.is_sorted_by_key(|event| event.at), "a start's facts changed places");
    }
}

fn lost_stores_are_named(world: &World) {
    for lost in &world.lost {
        let Some(log) = world.server.logs.get(&lost.log) else {
            assert_eq!(lost.acked, 0, "an acknowledged entry is lost");
            continue;
        };
        assert!(log.n >= lost.acked || log.forked, "an acknowledged entry is lost");
        if log.announced > log.n {
            assert_eq!(log.missing(), Some((log.n + 1, log.announced)));
        }
        let there = world.machines.iter().flat_map(|machine| &machine.disk.logs).filter(|disk| disk.id == lost.log);
        let written = there.map(|disk| disk.texts.len() as u64);
        let copies = world.lost.iter().filter(|other| other.log == lost.log).map(|other| other.stored);
        let most = written.chain(copies).max();
        assert!(Some(log.announced) <= most, "more is announced than was written");
    }
}

fn items_are_bounded(world: &World) {
    for ((subject, day, part), count) in &world.server.parts {
        assert!(*count <= CHILD_DAY_EVENTS, "{subject:?} {day} {part}");
    }
    for ((_, day), events) in &world.server.items {
        assert!(events.iter().all(|event| event.entry.day == *day));
    }
}
