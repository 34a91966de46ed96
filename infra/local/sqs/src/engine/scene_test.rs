//! What AWS documents, one scene each, on an engine whose clock is the test's.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::message::AttributeValue;
use super::*;

pub fn counted_ids() -> Ids {
    let next = AtomicU64::new(1);
    Arc::new(move || Uuid::from_u64_pair(0, next.fetch_add(1, Ordering::Relaxed)))
}

/// An engine, the test's clock, and what a journal would hold.
struct Scene {
    engine: Engine,
    now: Timestamp,
    held: BTreeMap<String, serde_json::Value>,
}

impl Scene {
    fn new() -> Self {
        let now = "2026-04-01T00:00:00Z".parse().unwrap();
        Self { engine: Engine::new(counted_ids()), now, held: BTreeMap::new() }
    }

    fn with(queues: &[(&str, &[(&str, &str)])]) -> Self {
        let mut scene = Self::new();
        for (name, attributes) in queues {
            scene.create(name, attributes).unwrap();
        }
        scene
    }

    fn create(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), SqsError> {
        self.engine.create_queue(self.now, name, &map(attributes), &BTreeMap::new())
    }

    fn pass(&mut self, seconds: i64) {
        self.now += SignedDuration::from_secs(seconds);
    }

    fn send(&mut self, queue: &str, body: &str) -> Sent {
        self.try_send(queue, body, None, None).unwrap()
    }

    fn fifo(&mut self, queue: &str, body: &str, group: &str, dedup: &str) -> Sent {
        self.try_send(queue, body, Some(group), Some(dedup)).unwrap()
    }

    fn try_send(
        &mut self,
        queue: &str,
        body: &str,
        group: Option<&str>,
        dedup: Option<&str>,
    ) -> Result<Sent, SqsError> {
        let [group, dedup] = [group, dedup].map(|id| id.map(str::to_owned));
        let outgoing = Outgoing { body: body.to_owned(), group, dedup, ..Outgoing::default() };
        self.engine.send(self.now, queue, outgoing)
    }

    fn receive(&mut self, queue: &str) -> Vec<Delivery> {
        self.engine.receive(self.now, queue, Some(10), None).unwrap()
    }

    fn bodies(&mut self, queue: &str) -> Vec<String> {
        self.receive(queue).into_iter().map(|delivery| delivery.message.body).collect()
    }

    fn delete(&mut self, queue: &str, delivery: &Delivery) -> Result<(), SqsError> {
        self.engine.delete(self.now, queue, &delivery.receipt_handle)
    }

    fn change(&mut self, queue: &str, delivery: &Delivery, seconds: i64) -> Result<(), SqsError> {
        self.engine.change_visibility(self.now, queue, &delivery.receipt_handle, Some(seconds))
    }

    fn keep(&mut self) {
        for (key, value) in self.engine.changes().unwrap() {
            match value {
                Some(value) => self.held.insert(key, value),
                None => self.held.remove(&key),
            };
        }
    }

    /// As after `kill -9`: nothing is left but what was kept.
    fn restart(&mut self) {
        self.keep();
        self.engine = Engine::restore(Arc::new(|| Uuid::from_u64_pair(9, 9)), &self.held).unwrap();
    }
}

fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn code(result: Result<(), SqsError>) -> &'static str {
    result.map_or_else(|error| error.codes().0, |()| "accepted")
}

const FIFO: &[(&str, &str)] = &[("FifoQueue", "true")];

#[test]
fn a_received_message_is_hidden_until_its_timeout_and_then_comes_again() {
    let mut scene = Scene::with(&[("q", &[("VisibilityTimeout", "60")])]);
    scene.send("q", "hello");

    let first = scene.receive("q").remove(0);
    assert!(scene.receive("q").is_empty());
    assert_eq!(scene.engine.next_wake(scene.now), Some(scene.now + SignedDuration::from_secs(60)));
    scene.pass(59);
    assert!(scene.receive("q").is_empty());
    scene.pass(1);
    let second = scene.receive("q").remove(0);

    assert_eq!(second.message.receives, 2);
    assert_eq!(second.message.first_received, first.message.first_received);
    assert_ne!(second.receipt_handle, first.receipt_handle);
}

#[test]
fn on_a_standard_queue_only_the_newest_handle_deletes_and_it_does_so_even_late() {
    let mut scene = Scene::with(&[("q", &[])]);
    scene.send("q", "hello");
    let old = scene.receive("q").remove(0);
    scene.pass(30);
    let newest = scene.receive("q").remove(0);

    assert_eq!(code(scene.delete("q", &old)), "accepted");
    assert_eq!(scene.engine.counts(scene.now)[0].in_flight, 1);
    scene.pass(30);
    assert_eq!(code(scene.delete("q", &newest)), "accepted");
    assert_eq!(scene.engine.counts(scene.now)[0].visible, 0);
    assert_eq!(code(scene.delete("q", &newest)), "accepted", "gone already is no error");
}

#[test]
fn on_a_fifo_queue_a_handle_ends_with_its_timeout() {
    let mut scene = Scene::with(&[("q.fifo", FIFO)]);
    scene.fifo("q.fifo", "a", "g", "1");
    let held = scene.receive("q.fifo").remove(0);
    scene.pass(30);

    assert_eq!(code(scene.delete("q.fifo", &held)), "InvalidParameterValue");
    assert_eq!(code(scene.change("q.fifo", &held, 10)), "InvalidParameterValue");
    let again = scene.receive("q.fifo").remove(0);
    assert_eq!(code(scene.delete("q.fifo", &held)), "InvalidParameterValue");
    assert_eq!(code(scene.delete("q.fifo", &again)), "accepted");
    assert_eq!(code(scene.delete("q.fifo", &again)), "accepted");
}

#[test]
fn a_handle_of_nothing_or_of_another_queue_is_invalid() {
    let mut scene = Scene::with(&[("a", &[]), ("b", &[])]);
    scene.send("a", "hello");
    let held = scene.receive("a").remove(0);

    assert_eq!(code(scene.delete("b", &held)), "ReceiptHandleIsInvalid");
    assert_eq!(code(scene.engine.delete(scene.now, "a", "nonsense")), "ReceiptHandleIsInvalid");
    assert_eq!(code(scene.delete("missing", &held)), "QueueDoesNotExist");
}

#[test]
fn visibility_is_changed_from_now_on_and_at_most_twelve_hours_after_the_receive() {
    let mut scene = Scene::with(&[("q", &[])]);
    scene.send("q", "hello");
    let held = scene.receive("q").remove(0);

    assert_eq!(code(scene.change("q", &held, 43_201)), "InvalidParameterValue");
    assert_eq!(code(scene.change("q", &held, 100)), "accepted");
    scene.pass(99);
    assert!(scene.receive("q").is_empty());
    assert_eq!(code(scene.change("q", &held, 43_200)), "InvalidParameterValue", "12 h counts from the receive");
    assert_eq!(code(scene.change("q", &held, 0)), "accepted");
    assert_eq!(code(scene.change("q", &held, 10)), "MessageNotInflight");
    assert_eq!(scene.bodies("q"), ["hello"]);
}

#[test]
fn delay_is_the_queues_or_the_messages_and_a_fifo_message_has_none_of_its_own() {
    let mut scene = Scene::with(&[("q", &[("DelaySeconds", "10")]), ("q.fifo", FIFO)]);
    let delayed = |seconds| Outgoing { body: "x".to_owned(), delay_seconds: Some(seconds), ..Outgoing::default() };
    scene.send("q", "queue's delay");
    scene.engine.send(scene.now, "q", delayed(0)).unwrap();
    scene.engine.send(scene.now, "q", delayed(900)).unwrap();
    assert!(scene.engine.send(scene.now, "q", delayed(901)).is_err());

    assert_eq!(scene.bodies("q"), ["x"]);
    assert_eq!(scene.engine.counts(scene.now)[0].delayed, 2);
    scene.pass(10);
    assert_eq!(scene.bodies("q"), ["queue's delay"]);

    let grouped = Outgoing { group: Some("g".into()), dedup: Some("1".into()), ..delayed(5) };
    assert!(scene.engine.send(scene.now, "q.fifo", grouped).is_err());
}

#[test]
fn a_fifo_queues_delay_reaches_back_to_messages_already_sent() {
    let mut scene = Scene::with(&[("q.fifo", &[("FifoQueue", "true"), ("DelaySeconds", "60")]), ("q", &[])]);
    scene.fifo("q.fifo", "a", "g", "1");
    scene.pass(5);
    scene.engine.set_attributes(scene.now, "q.fifo", &map(&[("DelaySeconds", "5")])).unwrap();
    assert_eq!(scene.bodies("q.fifo"), ["a"]);
}

#[test]
fn a_fifo_queue_hands_out_a_group_in_order_and_locks_it() {
    let mut scene = Scene::with(&[("q.fifo", FIFO)]);
    for (body, group) in [("a1", "a"), ("b1", "b"), ("a2", "a"), ("a3", "a"), ("b2", "b")] {
        scene.fifo("q.fifo", body, group, body);
    }

    let first = scene.engine.receive(scene.now, "q.fifo", Some(2), None).unwrap();
    assert_eq!(first.iter().map(|d| d.message.body.as_str()).collect::<Vec<_>>(), ["a1", "a2"]);
    assert_eq!(scene.bodies("q.fifo"), ["b1", "b2"], "group a is locked while two of it are in flight");

    scene.delete("q.fifo", &first[0]).unwrap();
    assert!(scene.receive("q.fifo").is_empty(), "a2 is still in flight");
    scene.change("q.fifo", &first[1], 0).unwrap();
    assert_eq!(scene.bodies("q.fifo"), ["a2", "a3"]);
}

#[test]
fn the_same_id_within_five_minutes_is_accepted_and_not_delivered() {
    let mut scene = Scene::with(&[("q.fifo", FIFO)]);
    let first = scene.fifo("q.fifo", "a", "g", "same");
    let held = scene.receive("q.fifo").remove(0);
    scene.delete("q.fifo", &held).unwrap();

    scene.pass(299);
    assert_eq!(scene.fifo("q.fifo", "b", "other", "same").id, first.id, "after deletion and in another group too");
    assert!(scene.receive("q.fifo").is_empty());
    scene.pass(1);
    assert_ne!(scene.fifo("q.fifo", "c", "g", "same").id, first.id);
    assert_eq!(scene.bodies("q.fifo"), ["c"]);
}

#[test]
fn content_counts_as_the_id_where_the_queue_says_so() {
    let mut scene = Scene::with(&[("q.fifo", &[("FifoQueue", "true"), ("ContentBasedDeduplication", "true")])]);
    let first = scene.try_send("q.fifo", "a", Some("g"), None).unwrap();
    assert_eq!(scene.try_send("q.fifo", "a", Some("g"), None).unwrap().id, first.id);
    assert_ne!(scene.try_send("q.fifo", "a", Some("g"), Some("given")).unwrap().id, first.id);
    assert_ne!(scene.try_send("q.fifo", "b", Some("g"), None).unwrap().id, first.id);
}

#[test]
fn deduplication_can_be_within_the_group() {
    let scope = [("FifoQueue", "true"), ("DeduplicationScope", "messageGroup")];
    let mut scene = Scene::with(&[("q.fifo", &scope)]);
    let first = scene.fifo("q.fifo", "a", "g", "same");
    assert_ne!(scene.fifo("q.fifo", "a", "h", "same").id, first.id);
    assert_eq!(scene.fifo("q.fifo", "a", "g", "same").id, first.id);
}

#[test]
fn a_fifo_message_needs_a_group_and_an_id_and_a_standard_one_takes_no_id() {
    let mut scene = Scene::with(&[("q.fifo", FIFO), ("q", &[])]);
    let refused = |result: Result<Sent, SqsError>| result.unwrap_err().codes().0;
    assert_eq!(refused(scene.try_send("q.fifo", "a", None, Some("1"))), "MissingParameter");
    assert_eq!(refused(scene.try_send("q.fifo", "a", Some("g"), None)), "InvalidParameterValue");
    assert_eq!(refused(scene.try_send("q.fifo", "a", Some("空"), Some("1"))), "InvalidParameterValue");
    assert_eq!(refused(scene.try_send("q.fifo", "a", Some("g"), Some(&"1".repeat(129)))), "InvalidParameterValue");
    assert_eq!(refused(scene.try_send("q", "a", None, Some("1"))), "InvalidParameterValue");
    assert_eq!(refused(scene.try_send("q", "", None, None)), "MissingParameter");
    assert!(scene.try_send("q", "a", Some("tenant"), None).is_ok(), "fair queues");
}

#[test]
fn after_the_last_permitted_receive_a_message_goes_to_the_dead_letter_queue_as_it_was() {
    let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":2}}"#, arn("dlq"));
    let mut scene = Scene::with(&[("dlq", &[]), ("q", &[("RedrivePolicy", &policy)])]);
    let attribute = AttributeValue { data_type: "String".into(), string_value: Some("v".into()), binary_value: None };
    let outgoing = Outgoing {
        body: "poison".to_owned(),
        attributes: BTreeMap::from([("k".to_owned(), attribute.clone())]),
        ..Outgoing::default()
    };
    let sent = scene.engine.send(scene.now, "q", outgoing).unwrap();

    for _ in 0..2 {
        assert_eq!(scene.bodies("q"), ["poison"]);
        scene.pass(30);
    }
    assert!(scene.receive("q").is_empty());
    let dead = scene.receive("dlq").remove(0).message;

    assert_eq!((dead.id, dead.attributes.get("k")), (sent.id, Some(&attribute)));
    assert_eq!(dead.moved_from, Some(arn("q")));
    assert_eq!(dead.receives + dead.receives_elsewhere, 3);
    assert_eq!(scene.engine.sources_of("dlq").unwrap(), ["q"]);
}

#[test]
fn a_fifo_dead_letter_keeps_its_group_and_frees_it_where_it_came_from() {
    let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":1}}"#, arn("dlq.fifo"));
    let mut scene =
        Scene::with(&[("dlq.fifo", FIFO), ("q.fifo", &[("FifoQueue", "true"), ("RedrivePolicy", &policy)])]);
    scene.fifo("q.fifo", "poison", "g", "1");
    scene.engine.receive(scene.now, "q.fifo", Some(1), None).unwrap();
    scene.fifo("q.fifo", "fine", "g", "2");
    scene.pass(30);

    assert_eq!(scene.bodies("q.fifo"), ["fine"]);
    assert_eq!(scene.receive("dlq.fifo")[0].message.group.as_deref(), Some("g"));
}

#[test]
fn a_dead_letter_queue_must_exist_be_of_the_same_kind_and_permit_it() {
    let mut scene = Scene::with(&[("dlq", &[("RedriveAllowPolicy", r#"{"redrivePermission":"denyAll"}"#)])]);
    scene.create("other", &[]).unwrap();
    let mut create = |name: &str, dlq: &str, fifo: &[(&str, &str)]| {
        let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":1}}"#, arn(dlq));
        code(scene.create(name, &[fifo, &[("RedrivePolicy", policy.as_str())]].concat()))
    };
    assert_eq!(create("a", "missing", &[]), "InvalidParameterValue");
    assert_eq!(create("a.fifo", "other", FIFO), "InvalidParameterValue");
    assert_eq!(create("a", "dlq", &[]), "InvalidParameterValue");
    assert_eq!(create("a", "other", &[]), "accepted");
}

#[test]
fn messages_are_kept_for_the_retention_period_even_in_flight() {
    let mut scene = Scene::with(&[("q", &[("MessageRetentionPeriod", "60"), ("VisibilityTimeout", "600")])]);
    scene.send("q", "read");
    scene.receive("q");
    scene.send("q", "unread");
    scene.pass(59);
    assert_eq!(scene.engine.counts(scene.now)[0].visible, 1);
    scene.pass(1);
    let counts = scene.engine.counts(scene.now).remove(0);
    assert_eq!((counts.visible, counts.in_flight, counts.delivered_total), (0, 0, 1));
}

#[test]
fn the_size_limit_counts_names_types_and_values_of_attributes() {
    let mut scene = Scene::with(&[("q", &[("MaximumMessageSize", "1024")]), ("big", &[])]);
    let attribute = AttributeValue { data_type: "String".into(), string_value: Some("v".into()), binary_value: None };
    let of = |bytes: usize| Outgoing {
        body: "x".repeat(bytes - 8),
        attributes: BTreeMap::from([("k".to_owned(), attribute.clone())]),
        ..Outgoing::default()
    };
    assert!(scene.engine.send(scene.now, "q", of(1024)).is_ok());
    assert_eq!(scene.engine.send(scene.now, "q", of(1025)).unwrap_err().codes().0, "InvalidParameterValue");

    let halves = |bytes| vec![("a".to_owned(), of(bytes)), ("b".to_owned(), of(524_288))];
    assert!(scene.engine.send_batch(scene.now, "big", halves(524_288)).is_ok());
    let refused = scene.engine.send_batch(scene.now, "big", halves(524_289)).unwrap_err();
    assert_eq!(refused.codes().0, "BatchRequestTooLong");
}

#[test]
fn batches_are_judged_whole_by_their_ids_and_one_by_one_by_their_entries() {
    let mut scene = Scene::with(&[("q", &[])]);
    let entry = |id: &str, body: &str| (id.to_owned(), Outgoing { body: body.to_owned(), ..Outgoing::default() });
    let mut whole = |entries: Vec<(String, Outgoing)>| code(scene.engine.send_batch(scene.now, "q", entries).map(drop));
    assert_eq!(whole(vec![]), "EmptyBatchRequest");
    assert_eq!(whole((0..11).map(|n| entry(&n.to_string(), "x")).collect()), "TooManyEntriesInBatchRequest");
    assert_eq!(whole(vec![entry("a b", "x")]), "InvalidBatchEntryId");
    assert_eq!(whole(vec![entry(&"a".repeat(81), "x")]), "InvalidBatchEntryId");
    assert_eq!(whole(vec![entry("a", "x"), entry("a", "y")]), "BatchEntryIdsNotDistinct");

    let entries = vec![entry("good", "x"), entry("bad", "\u{0}"), entry("good-2", "y")];
    let outcome = scene.engine.send_batch(scene.now, "q", entries).unwrap();
    let codes: Vec<_> = outcome.into_iter().map(|(id, result)| (id, code(result.map(drop)))).collect();
    let expected = [("good", "accepted"), ("bad", "InvalidMessageContents"), ("good-2", "accepted")];
    assert_eq!(codes, expected.map(|(id, code)| (id.to_owned(), code)));
    assert_eq!(scene.bodies("q"), ["x", "y"]);
}

#[test]
fn a_queue_is_created_once_and_its_name_rests_for_a_minute_after_deletion() {
    let mut scene = Scene::with(&[("q", &[("DelaySeconds", "5")])]);
    assert_eq!(code(scene.create("q", &[])), "accepted");
    assert_eq!(code(scene.create("q", &[("DelaySeconds", "5")])), "accepted");
    assert_eq!(code(scene.create("q", &[("DelaySeconds", "6")])), "QueueNameExists");
    for bad in ["", "a b", "q.fifo", &"a".repeat(81)] {
        assert_eq!(code(scene.create(bad, &[])), "InvalidParameterValue", "{bad}");
    }
    assert_eq!(code(scene.create("q", FIFO)), "InvalidParameterValue");

    scene.send("q", "lost");
    scene.pass(5);
    scene.engine.delete_queue(scene.now, "q").unwrap();
    assert_eq!(code(scene.create("q", &[])), "QueueDeletedRecently");
    scene.pass(60);
    assert_eq!(code(scene.create("q", &[])), "accepted");
    assert!(scene.receive("q").is_empty());
}

#[test]
fn a_purge_takes_everything_and_is_allowed_once_a_minute() {
    let mut scene = Scene::with(&[("q", &[])]);
    scene.send("q", "a");
    scene.receive("q");
    scene.send("q", "b");
    assert_eq!(code(scene.engine.purge(scene.now, "q")), "accepted");
    assert_eq!(scene.engine.counts(scene.now)[0].in_flight, 0);
    assert_eq!(code(scene.engine.purge(scene.now, "q")), "PurgeQueueInProgress");
    scene.pass(60);
    assert_eq!(code(scene.engine.purge(scene.now, "q")), "accepted");
}

#[test]
fn a_restart_brings_back_delays_visibility_counts_handles_and_deduplication() {
    let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":2}}"#, arn("dlq.fifo"));
    let mut scene = Scene::with(&[
        ("dlq.fifo", FIFO),
        ("q.fifo", &[("FifoQueue", "true"), ("RedrivePolicy", &policy)]),
        ("later", &[("DelaySeconds", "60")]),
    ]);
    let gone = scene.fifo("q.fifo", "gone", "g", "gone");
    let held = scene.receive("q.fifo").remove(0);
    scene.delete("q.fifo", &held).unwrap();
    let first = scene.fifo("q.fifo", "a", "g", "a");
    scene.fifo("q.fifo", "b", "h", "b");
    scene.send("later", "delayed");
    let before = scene.engine.receive(scene.now, "q.fifo", Some(1), None).unwrap().remove(0);
    let counts = scene.engine.counts(scene.now);

    scene.restart();
    let after = scene.engine.counts(scene.now);
    let held = |counts: &[QueueCounts]| -> Vec<_> {
        counts.iter().map(|c| (c.name.clone(), c.visible, c.in_flight, c.delayed)).collect()
    };
    assert_eq!(held(&after), held(&counts));
    assert_eq!(scene.fifo("q.fifo", "again", "g", "gone").id, gone.id);
    assert_eq!(scene.fifo("q.fifo", "again", "g", "a").id, first.id);
    assert!(scene.fifo("q.fifo", "new", "h", "new").sequence > first.sequence);
    scene.pass(20);
    scene.change("q.fifo", &before, 30).unwrap();
    scene.restart();
    scene.pass(29);
    assert_eq!(scene.bodies("q.fifo"), ["b", "new"], "group g is still locked");
    scene.pass(1);
    assert_eq!(scene.bodies("q.fifo"), ["a"]);
    scene.pass(10);
    assert_eq!(scene.bodies("later"), ["delayed"]);
    scene.pass(60);
    scene.receive("q.fifo");
    scene.restart();
    assert_eq!(scene.receive("dlq.fifo")[0].message.id, first.id);
}

#[test]
fn nothing_is_left_in_the_journal_of_what_is_over() {
    let mut scene = Scene::with(&[("q.fifo", FIFO)]);
    for n in 0..20 {
        scene.fifo("q.fifo", "x", "g", &n.to_string());
        let held = scene.receive("q.fifo").remove(0);
        scene.delete("q.fifo", &held).unwrap();
        scene.keep();
    }
    scene.pass(300);
    scene.receive("q.fifo");
    scene.keep();
    assert_eq!(scene.held.keys().collect::<Vec<_>>(), ["queue/q.fifo", "sequence"]);
}

#[test]
fn attributes_are_answered_by_name_and_unknown_ones_refused() {
    let mut scene = Scene::with(&[("q", &[("DelaySeconds", "1")])]);
    scene.send("q", "x");
    let ask = |scene: &mut Scene, names: &[&str]| {
        scene.engine.attributes(scene.now, "q", &names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>())
    };
    let some = ask(&mut scene, &["DelaySeconds", "ApproximateNumberOfMessagesDelayed"]).unwrap();
    assert_eq!(some, map(&[("DelaySeconds", "1"), ("ApproximateNumberOfMessagesDelayed", "1")]));
    assert!(ask(&mut scene, &["All"]).unwrap().contains_key("QueueArn"));
    assert!(ask(&mut scene, &[]).unwrap().is_empty());
    assert_eq!(code(ask(&mut scene, &["Colour"]).map(drop)), "InvalidAttributeName");
}

#[test]
fn a_standard_queue_says_when_too_much_is_in_flight() {
    let mut scene = Scene::with(&[("q", &[])]);
    for _ in 0..120_001 {
        scene.send("q", "x");
    }
    for _ in 0..12_000 {
        assert_eq!(scene.receive("q").len(), 10);
    }
    let refused = scene.engine.receive(scene.now, "q", Some(1), None).map(drop);
    assert_eq!(code(refused), "OverLimit");
}
