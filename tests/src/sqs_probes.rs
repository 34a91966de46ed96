//! Questions to a queue service, asked through the Rust SDK: what AWS documents must be so, whoever answers.
//!
//! The city's own engine answers all of them; ElasticMQ answers those that need no moved clock. Where ElasticMQ
//! departs from AWS, the probe says so beside AWS's sentence and leaves that one question out for it.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a probe is a list of assertions, also outside #[test]"
)]

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use aws_sdk_sqs::{
    Client,
    config::{BehaviorVersion, Credentials, Region, retry::RetryConfig},
    error::{ProvideErrorMetadata, SdkError},
    primitives::Blob,
    types::{
        ChangeMessageVisibilityBatchRequestEntry, DeleteMessageBatchRequestEntry, Message, MessageAttributeValue,
        MessageSystemAttributeName, QueueAttributeName as Q, SendMessageBatchRequestEntry,
    },
};
use city_base::CityClock;

/// What the service under the probe can be asked.
pub struct Caps {
    /// The clock of the service, if it can be moved. Without it, a second is a second, and five minutes are not asked.
    pub clock: Option<CityClock>,
    /// ElasticMQ: the questions it is known to answer otherwise than AWS are left out.
    pub is_elasticmq: bool,
}

/// A client for a loopback endpoint.
#[must_use]
pub fn client(endpoint: &str) -> Client {
    let config = aws_sdk_sqs::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("ap-northeast-1"))
        .credentials_provider(Credentials::new("probe", "probe", None, None, "probe"))
        .retry_config(RetryConfig::disabled())
        .endpoint_url(endpoint)
        .build();
    Client::from_conf(config)
}

/// What came of asking everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Probes that were not asked, or not to their end, and why.
    pub left_out: Vec<(&'static str, &'static str)>,
    /// Probes that got another answer than AWS documents; the assertion is on stderr.
    pub wrong: Vec<&'static str>,
}

/// Asks everything, also after a wrong answer.
pub async fn probe_all(client: &Client, caps: Caps) -> Report {
    let bench = Arc::new(Bench { client: client.clone(), caps });
    let mut report = Report::default();
    macro_rules! ask {
        ($($probe:ident),* $(,)?) => {$(
            let asked = Arc::clone(&bench);
            match tokio::spawn(async move { $probe(&asked).await }).await {
                Ok(Outcome::Answered) => {}
                Ok(Outcome::LeftOut(why)) => report.left_out.push((stringify!($probe), why)),
                Err(_) => report.wrong.push(stringify!($probe)),
            }
        )*};
    }
    ask!(
        creating_twice_agrees_and_creating_otherwise_is_refused,
        a_missing_queue_is_a_typed_error,
        a_malformed_name_is_refused,
        attributes_of_a_queue_are_set_read_and_checked,
        a_message_comes_back_as_it_was_sent,
        a_receiver_gets_the_attributes_it_asks_for,
        malformed_attributes_are_refused,
        numbers_out_of_range_are_refused,
        a_received_message_is_hidden_and_comes_again,
        visibility_can_be_ended_and_extended,
        twelve_hours_is_the_limit_of_visibility,
        an_older_handle_deletes_nothing_on_a_standard_queue,
        a_late_handle_is_refused_on_a_fifo_queue,
        a_malformed_handle_is_a_typed_error,
        delays_are_kept,
        a_group_comes_in_order_and_many_at_once,
        a_group_with_a_message_in_flight_is_locked,
        the_same_deduplication_id_is_delivered_once,
        the_same_content_is_delivered_once,
        five_minutes_later_the_id_is_free,
        a_fifo_message_needs_a_group_and_an_id,
        a_fifo_message_has_no_delay_of_its_own,
        a_batch_of_ten_and_what_is_wrong_with_it,
        deleting_and_changing_in_batches_answers_for_each,
        too_many_receives_lead_to_the_dead_letter_queue,
        a_fifo_dead_letter_keeps_its_group,
        a_long_poll_wakes_at_once_and_ends_in_time,
        one_mebibyte_is_the_limit_with_attributes_counted,
        characters_outside_xml_are_refused,
        old_messages_leave,
        a_purge_leaves_nothing,
        a_deleted_queue_is_gone,
        queues_are_listed_by_prefix,
        tags_are_kept,
    );
    report
}

enum Outcome {
    Answered,
    LeftOut(&'static str),
}
use Outcome::{Answered, LeftOut};

const NEEDS_A_CLOCK: &str = "needs a clock that can be moved";

struct Bench {
    client: Client,
    caps: Caps,
}

/// The name of the error shape. The SDK reads the older query code from `x-amzn-query-error`, which has names of its
/// own for some; ElasticMQ does not send that header, so its errors have the shape's name only, and no type.
fn code<T, E: ProvideErrorMetadata, R>(result: Result<T, SdkError<E, R>>) -> String {
    let error = match result {
        Ok(_) => return "accepted".to_owned(),
        Err(error) => error,
    };
    let code = error.code().unwrap_or("no code");
    match code.strip_prefix("AWS.SimpleQueueService.").unwrap_or(code) {
        "NonExistentQueue" => "QueueDoesNotExist",
        "QueueAlreadyExists" => "QueueNameExists",
        other => other,
    }
    .to_owned()
}

fn string(value: &str) -> MessageAttributeValue {
    MessageAttributeValue::builder().data_type("String").string_value(value).build().unwrap()
}

fn bodies(messages: &[Message]) -> Vec<&str> {
    messages.iter().map(|message| message.body().unwrap()).collect()
}

fn attribute(message: &Message, name: MessageSystemAttributeName) -> &str {
    message.attributes().and_then(|all| all.get(&name)).map_or("", String::as_str)
}

impl Bench {
    async fn queue(&self, attributes: &[(Q, &str)]) -> String {
        let name = self.name(attributes.iter().any(|(name, _)| *name == Q::FifoQueue));
        let attributes = attributes.iter().map(|(name, value)| (name.clone(), (*value).to_owned())).collect();
        let created = self.client.create_queue().queue_name(name).set_attributes(Some(attributes)).send().await;
        created.unwrap().queue_url.unwrap()
    }

    /// A name nobody has used, also not in an earlier run against the same service.
    fn name(&self, is_fifo: bool) -> String {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        format!("probe-{}-{number}{}", std::process::id(), if is_fifo { ".fifo" } else { "" })
    }

    async fn arn(&self, queue: &str) -> String {
        self.read(queue, Q::QueueArn).await
    }

    async fn read(&self, queue: &str, name: Q) -> String {
        let answer = self.client.get_queue_attributes().queue_url(queue).attribute_names(name.clone()).send().await;
        answer.unwrap().attributes.unwrap().remove(&name).unwrap()
    }

    async fn send(&self, queue: &str, body: &str) {
        self.client.send_message().queue_url(queue).message_body(body).send().await.unwrap();
    }

    /// Sends to a FIFO queue; the body is the deduplication id.
    async fn send_to_group(&self, queue: &str, body: &str, group: &str) {
        let send = self.client.send_message().queue_url(queue).message_body(body).message_group_id(group);
        send.message_deduplication_id(body).send().await.unwrap();
    }

    async fn receive(&self, queue: &str) -> Vec<Message> {
        self.receive_up_to(queue, 10).await
    }

    async fn receive_up_to(&self, queue: &str, max: i32) -> Vec<Message> {
        let ask = self.client.receive_message().queue_url(queue).max_number_of_messages(max);
        let ask = ask.message_system_attribute_names(MessageSystemAttributeName::All).message_attribute_names("All");
        ask.send().await.unwrap().messages.unwrap_or_default()
    }

    async fn delete(&self, queue: &str, message: &Message) -> String {
        let handle = message.receipt_handle().unwrap();
        code(self.client.delete_message().queue_url(queue).receipt_handle(handle).send().await)
    }

    async fn change(&self, queue: &str, message: &Message, seconds: i32) -> String {
        let change = self.client.change_message_visibility().queue_url(queue).visibility_timeout(seconds);
        code(change.receipt_handle(message.receipt_handle().unwrap()).send().await)
    }

    /// Lets time pass: on the service's clock, or really.
    async fn pass(&self, seconds: u64) {
        match &self.caps.clock {
            Some(clock) => clock.set(clock.now() + Duration::from_secs(seconds)),
            None => tokio::time::sleep(Duration::from_millis(seconds * 1_000 + 100)).await,
        }
    }

    /// ElasticMQ calls what AWS calls `InvalidParameterValue` and `InvalidMessageContents` by other names.
    #[track_caller]
    fn refuses(&self, got: String, expected: &str) {
        let is_so = if self.is_aws() { got == expected } else { got != "accepted" };
        assert!(is_so, "{got} instead of {expected}");
    }

    fn is_aws(&self) -> bool {
        !self.caps.is_elasticmq
    }
}

const FIFO: (Q, &str) = (Q::FifoQueue, "true");

async fn creating_twice_agrees_and_creating_otherwise_is_refused(bench: &Bench) -> Outcome {
    let name = bench.name(false);
    let create = |delay: &str| {
        bench.client.create_queue().queue_name(&name).attributes(Q::DelaySeconds, delay.to_owned()).send()
    };
    let first = create("5").await.unwrap().queue_url;
    assert_eq!(create("5").await.unwrap().queue_url, first);
    assert_eq!(code(create("6").await), "QueueNameExists");
    assert_eq!(bench.client.get_queue_url().queue_name(&name).send().await.unwrap().queue_url, first);
    Answered
}

async fn a_missing_queue_is_a_typed_error(bench: &Bench) -> Outcome {
    let get = || bench.client.get_queue_url().queue_name("no-such-queue").send();
    assert_eq!(code(get().await), "QueueDoesNotExist");
    let url = format!("{}-missing", bench.queue(&[]).await);
    let sent = bench.client.send_message().queue_url(&url).message_body("x").send().await;
    assert_eq!(code(sent), "QueueDoesNotExist");
    assert_eq!(code(bench.client.receive_message().queue_url(&url).send().await), "QueueDoesNotExist");
    if bench.is_aws() {
        assert!(get().await.unwrap_err().into_service_error().is_queue_does_not_exist());
    }
    Answered
}

async fn a_malformed_name_is_refused(bench: &Bench) -> Outcome {
    for name in ["a b", &"a".repeat(81), "dot.dot"] {
        let refused = bench.client.create_queue().queue_name(name).send().await;
        bench.refuses(code(refused), "InvalidParameterValue");
    }
    let fifo = bench.client.create_queue().queue_name("no-suffix").attributes(Q::FifoQueue, "true").send().await;
    bench.refuses(code(fifo), "InvalidParameterValue");
    Answered
}

async fn attributes_of_a_queue_are_set_read_and_checked(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::VisibilityTimeout, "7")]).await;
    let set = |name: Q, value: &str| {
        bench.client.set_queue_attributes().queue_url(&queue).attributes(name, value.to_owned()).send()
    };
    assert_eq!(code(set(Q::DelaySeconds, "3").await), "accepted");
    assert_eq!(bench.read(&queue, Q::DelaySeconds).await, "3");
    assert_eq!(bench.read(&queue, Q::VisibilityTimeout).await, "7");
    if !bench.is_aws() {
        return LeftOut("ElasticMQ takes attributes outside the ranges of the SetQueueAttributes reference");
    }
    for (name, value) in [
        (Q::VisibilityTimeout, "43201"),
        (Q::DelaySeconds, "901"),
        (Q::ReceiveMessageWaitTimeSeconds, "21"),
        (Q::MessageRetentionPeriod, "59"),
        (Q::MaximumMessageSize, "1023"),
        (Q::RedrivePolicy, "{}"),
    ] {
        assert_eq!(code(set(name.clone(), value).await), "InvalidAttributeValue", "{name} {value}");
    }
    assert_eq!(code(set(Q::ContentBasedDeduplication, "true").await), "InvalidAttributeName");
    Answered
}

async fn a_message_comes_back_as_it_was_sent(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let binary = MessageAttributeValue::builder().data_type("Binary").binary_value(Blob::new([0, 255]));
    let send = bench.client.send_message().queue_url(&queue).message_body("こんにちは 🐻");
    let send = send.message_attributes("kind", string("greeting")).message_attributes("b", binary.build().unwrap());
    let sent = send.send().await.unwrap();
    assert_eq!(sent.md5_of_message_body(), Some("4d256e94287941a7c82508137230f9f8"));

    let got = bench.receive(&queue).await.remove(0);
    assert_eq!(got.body(), Some("こんにちは 🐻"));
    assert_eq!(got.message_id(), sent.message_id());
    assert_eq!(got.md5_of_body(), sent.md5_of_message_body());
    assert_eq!(got.md5_of_message_attributes(), sent.md5_of_message_attributes());
    assert_eq!(sent.md5_of_message_attributes(), Some("d1530e16ce86215307be3e3a626fd0bb"));
    assert_eq!(got.message_attributes().unwrap()["kind"], string("greeting"));
    assert_eq!(attribute(&got, MessageSystemAttributeName::ApproximateReceiveCount), "1");
    assert!(attribute(&got, MessageSystemAttributeName::SentTimestamp).len() >= 13);
    Answered
}

async fn a_receiver_gets_the_attributes_it_asks_for(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::VisibilityTimeout, "0")]).await;
    let send = bench.client.send_message().queue_url(&queue).message_body("x");
    let send = send.message_attributes("a.one", string("1")).message_attributes("b.two", string("2"));
    send.send().await.unwrap();
    for (asked, expected) in [(None, vec![]), (Some("b.two"), vec!["b.two"]), (Some("a.*"), vec!["a.one"])] {
        if asked == Some("a.*") && !bench.is_aws() {
            // "You can also use all message attributes starting with a prefix, for example bar.*."
            return LeftOut("ElasticMQ knows names of attributes and no prefixes");
        }
        let ask = bench
            .client
            .receive_message()
            .queue_url(&queue)
            .set_message_attribute_names(asked.map(|name| vec![name.to_owned()]));
        let got = ask.send().await.unwrap().messages.unwrap().remove(0);
        let names: Vec<_> = got.message_attributes().into_iter().flat_map(HashMap::keys).collect();
        assert_eq!(names, expected, "{asked:?}");
    }
    Answered
}

async fn malformed_attributes_are_refused(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let typed =
        |kind: &str, value: &str| MessageAttributeValue::builder().data_type(kind).string_value(value).build().unwrap();
    let send = |name: &str, value: MessageAttributeValue| {
        bench.client.send_message().queue_url(&queue).message_body("x").message_attributes(name, value).send()
    };
    bench.refuses(code(send("a", typed("Colour", "red")).await), "InvalidParameterValue");
    bench.refuses(code(send("a", typed("String", "")).await), "InvalidParameterValue");
    bench.refuses(code(send("a", typed("Number", "eleven")).await), "InvalidParameterValue");
    if !bench.is_aws() {
        return LeftOut("ElasticMQ does not check the names of attributes");
    }
    for name in ["AWS.x", ".a", "a..b", "a b"] {
        bench.refuses(code(send(name, string("v")).await), "InvalidParameterValue");
    }
    Answered
}

async fn numbers_out_of_range_are_refused(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let receive = || bench.client.receive_message().queue_url(&queue);
    for max in [0, 11, -1] {
        bench.refuses(code(receive().max_number_of_messages(max).send().await), "InvalidParameterValue");
    }
    for seconds in [-1, 21] {
        bench.refuses(code(receive().wait_time_seconds(seconds).send().await), "InvalidParameterValue");
    }
    for seconds in [-1, 901] {
        let send = bench.client.send_message().queue_url(&queue).message_body("x").delay_seconds(seconds);
        bench.refuses(code(send.send().await), "InvalidParameterValue");
    }
    if !bench.is_aws() {
        return LeftOut("ElasticMQ takes any visibility timeout");
    }
    for seconds in [-1, 43_201] {
        bench.refuses(code(receive().visibility_timeout(seconds).send().await), "InvalidParameterValue");
    }
    Answered
}

async fn a_received_message_is_hidden_and_comes_again(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::VisibilityTimeout, "1")]).await;
    bench.send(&queue, "x").await;
    let first = bench.receive(&queue).await.remove(0);
    assert!(bench.receive(&queue).await.is_empty());
    assert_eq!(bench.read(&queue, Q::ApproximateNumberOfMessagesNotVisible).await, "1");

    bench.pass(1).await;
    let again = bench.receive(&queue).await.remove(0);
    assert_eq!(attribute(&again, MessageSystemAttributeName::ApproximateReceiveCount), "2");
    assert_ne!(again.receipt_handle(), first.receipt_handle());
    let first_received = MessageSystemAttributeName::ApproximateFirstReceiveTimestamp;
    assert_eq!(attribute(&again, first_received.clone()), attribute(&first, first_received));
    Answered
}

async fn visibility_can_be_ended_and_extended(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::VisibilityTimeout, "1")]).await;
    bench.send(&queue, "x").await;
    let held = bench.receive(&queue).await.remove(0);
    assert_eq!(bench.change(&queue, &held, 5).await, "accepted");
    bench.pass(1).await;
    assert!(bench.receive(&queue).await.is_empty());
    assert_eq!(bench.change(&queue, &held, 0).await, "accepted");
    let again = bench.receive(&queue).await.remove(0);
    assert_eq!(again.body(), Some("x"));
    if !bench.is_aws() {
        return LeftOut("ElasticMQ takes a visibility timeout beyond 12 hours, and for messages not in flight");
    }
    bench.refuses(bench.change(&queue, &again, 43_201).await, "InvalidParameterValue");
    assert_eq!(bench.change(&queue, &again, 0).await, "accepted");
    assert_eq!(bench.change(&queue, &again, 5).await, "MessageNotInflight");
    Answered
}

async fn twelve_hours_is_the_limit_of_visibility(bench: &Bench) -> Outcome {
    if bench.caps.clock.is_none() {
        return LeftOut(NEEDS_A_CLOCK);
    }
    let queue = bench.queue(&[(Q::VisibilityTimeout, "3600")]).await;
    bench.send(&queue, "x").await;
    let held = bench.receive(&queue).await.remove(0);
    bench.pass(1_800).await;
    // "a 12-hour maximum visibility timeout from the time Amazon SQS receives the ReceiveMessage request"
    bench.refuses(bench.change(&queue, &held, 43_200).await, "InvalidParameterValue");
    assert_eq!(bench.change(&queue, &held, 41_400).await, "accepted");
    Answered
}

async fn an_older_handle_deletes_nothing_on_a_standard_queue(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::VisibilityTimeout, "1")]).await;
    bench.send(&queue, "x").await;
    let old = bench.receive(&queue).await.remove(0);
    bench.pass(1).await;
    bench.receive(&queue).await.remove(0);
    if bench.is_aws() {
        // "you must provide the most recently received ReceiptHandle (otherwise, the request succeeds, but the message
        // will not be deleted)"; ElasticMQ refuses the request.
        assert_eq!(bench.delete(&queue, &old).await, "accepted");
    }
    bench.pass(1).await;
    assert_eq!(bench.receive(&queue).await.len(), 1);
    bench.pass(1).await;
    let last = bench.receive(&queue).await.remove(0);
    bench.pass(1).await;
    assert_eq!(bench.delete(&queue, &last).await, "accepted", "the newest handle, after its timeout");
    assert!(bench.receive(&queue).await.is_empty());
    if !bench.is_aws() {
        return LeftOut("ElasticMQ refuses older handles and messages that are gone");
    }
    assert_eq!(bench.delete(&queue, &last).await, "accepted", "a message that is gone");
    Answered
}

async fn a_late_handle_is_refused_on_a_fifo_queue(bench: &Bench) -> Outcome {
    if !bench.is_aws() {
        return LeftOut("ElasticMQ deletes with a FIFO handle whose visibility timeout has passed");
    }
    let queue = bench.queue(&[FIFO, (Q::VisibilityTimeout, "1")]).await;
    bench.send_to_group(&queue, "x", "g").await;
    let late = bench.receive(&queue).await.remove(0);
    bench.pass(1).await;
    bench.refuses(bench.delete(&queue, &late).await, "InvalidParameterValue");
    let held = bench.receive(&queue).await.remove(0);
    assert_eq!(bench.delete(&queue, &held).await, "accepted");
    Answered
}

async fn a_malformed_handle_is_a_typed_error(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let refused = bench.client.delete_message().queue_url(&queue).receipt_handle("nonsense").send().await;
    assert_eq!(code(refused), "ReceiptHandleIsInvalid");
    Answered
}

async fn delays_are_kept(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[(Q::DelaySeconds, "1")]).await;
    bench.send(&queue, "queue").await;
    let own = bench.client.send_message().queue_url(&queue).message_body("own").delay_seconds(0);
    own.send().await.unwrap();
    assert_eq!(bodies(&bench.receive(&queue).await), ["own"]);
    assert_eq!(bench.read(&queue, Q::ApproximateNumberOfMessagesDelayed).await, "1");
    bench.pass(1).await;
    assert_eq!(bodies(&bench.receive(&queue).await), ["queue"]);
    Answered
}

async fn a_group_comes_in_order_and_many_at_once(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO]).await;
    for body in ["1", "2", "3"] {
        bench.send_to_group(&queue, body, "g").await;
    }
    let got = bench.receive(&queue).await;
    assert_eq!(bodies(&got), ["1", "2", "3"]);
    assert_eq!(attribute(&got[0], MessageSystemAttributeName::MessageGroupId), "g");
    assert_eq!(attribute(&got[0], MessageSystemAttributeName::MessageDeduplicationId), "1");
    let numbers: Vec<_> =
        got.iter().map(|message| attribute(message, MessageSystemAttributeName::SequenceNumber)).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
    Answered
}

async fn a_group_with_a_message_in_flight_is_locked(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO]).await;
    for (body, group) in [("a1", "a"), ("a2", "a"), ("b1", "b")] {
        bench.send_to_group(&queue, body, group).await;
    }
    let held = bench.receive_up_to(&queue, 1).await.remove(0);
    assert_eq!(held.body(), Some("a1"));
    assert_eq!(bodies(&bench.receive(&queue).await), ["b1"]);
    assert_eq!(bench.delete(&queue, &held).await, "accepted");
    let held = bench.receive(&queue).await.remove(0);
    assert_eq!(held.body(), Some("a2"));
    bench.send_to_group(&queue, "a3", "a").await;
    assert!(bench.receive(&queue).await.is_empty());
    assert_eq!(bench.change(&queue, &held, 0).await, "accepted");
    assert_eq!(bodies(&bench.receive(&queue).await), ["a2", "a3"]);
    Answered
}

async fn the_same_deduplication_id_is_delivered_once(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO]).await;
    let send = |body: &str| {
        let send = bench.client.send_message().queue_url(&queue).message_body(body).message_group_id("g");
        send.message_deduplication_id("same").send()
    };
    let first = send("x").await.unwrap().message_id;
    assert_eq!(send("y").await.unwrap().message_id, first);
    let held = bench.receive(&queue).await;
    assert_eq!(bodies(&held), ["x"]);
    assert_eq!(bench.delete(&queue, &held[0]).await, "accepted");
    // "Amazon SQS continues to keep track of the message deduplication ID even after the message is received and
    // deleted."
    assert_eq!(code(send("z").await), "accepted");
    assert!(bench.receive(&queue).await.is_empty());
    Answered
}

async fn the_same_content_is_delivered_once(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO, (Q::ContentBasedDeduplication, "true")]).await;
    for body in ["x", "x", "y"] {
        let send = bench.client.send_message().queue_url(&queue).message_body(body).message_group_id("g");
        send.send().await.unwrap();
    }
    assert_eq!(bodies(&bench.receive(&queue).await), ["x", "y"]);
    Answered
}

async fn five_minutes_later_the_id_is_free(bench: &Bench) -> Outcome {
    if bench.caps.clock.is_none() {
        return LeftOut(NEEDS_A_CLOCK);
    }
    let queue = bench.queue(&[FIFO, (Q::VisibilityTimeout, "0")]).await;
    for seconds in [0, 299, 1] {
        bench.pass(seconds).await;
        bench.send_to_group(&queue, "x", "g").await;
    }
    assert_eq!(bodies(&bench.receive(&queue).await), ["x", "x"]);
    Answered
}

async fn a_fifo_message_needs_a_group_and_an_id(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO]).await;
    let send = || bench.client.send_message().queue_url(&queue).message_body("x");
    bench.refuses(code(send().message_deduplication_id("1").send().await), "MissingParameter");
    bench.refuses(code(send().message_group_id("g").send().await), "InvalidParameterValue");
    let long = "1".repeat(129);
    assert_eq!(
        code(send().message_group_id(&long).message_deduplication_id("1").send().await),
        "InvalidParameterValue"
    );
    let standard = bench.queue(&[]).await;
    let refused = bench.client.send_message().queue_url(standard).message_body("x").message_deduplication_id("1");
    bench.refuses(code(refused.send().await), "InvalidParameterValue");
    Answered
}

async fn a_fifo_message_has_no_delay_of_its_own(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[FIFO]).await;
    let send = bench.client.send_message().queue_url(&queue).message_body("x").message_group_id("g");
    let refused = send.message_deduplication_id("1").delay_seconds(5).send().await;
    bench.refuses(code(refused), "InvalidParameterValue");
    Answered
}

async fn a_batch_of_ten_and_what_is_wrong_with_it(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let entry =
        |id: &str, body: &str| SendMessageBatchRequestEntry::builder().id(id).message_body(body).build().unwrap();
    let send = |entries: Vec<SendMessageBatchRequestEntry>| {
        bench.client.send_message_batch().queue_url(&queue).set_entries(Some(entries)).send()
    };
    let ids: Vec<String> = (0..11).map(|n| format!("id-{n}")).collect();
    let ten = send(ids[..10].iter().map(|id| entry(id, id)).collect()).await.unwrap();
    assert_eq!((ten.successful.len(), ten.failed.len()), (10, 0));
    assert_eq!(bench.receive(&queue).await.len(), 10);

    let partly = send(vec![entry("good", "x"), entry("bad", "\u{8}")]).await.unwrap();
    assert_eq!(partly.successful[0].id, "good");
    assert_eq!((partly.failed[0].id.as_str(), partly.failed[0].sender_fault), ("bad", true));
    bench.refuses(partly.failed[0].code.clone(), "InvalidMessageContents");

    let eleven = ids.iter().map(|id| entry(id, id)).collect();
    assert_eq!(code(send(eleven).await), "TooManyEntriesInBatchRequest");
    assert_eq!(code(send(vec![entry("a", "x"), entry("a", "y")]).await), "BatchEntryIdsNotDistinct");
    if !bench.is_aws() {
        return LeftOut("ElasticMQ takes an empty batch and any entry id");
    }
    assert_eq!(code(send(vec![]).await), "EmptyBatchRequest");
    assert_eq!(code(send(vec![entry("a b", "x")]).await), "InvalidBatchEntryId");
    Answered
}

async fn deleting_and_changing_in_batches_answers_for_each(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    bench.send(&queue, "x").await;
    bench.send(&queue, "y").await;
    let held = bench.receive(&queue).await;
    let handle = |n: usize| held[n].receipt_handle().unwrap();

    let change = |id: &str, handle: &str| {
        let entry = ChangeMessageVisibilityBatchRequestEntry::builder().id(id).receipt_handle(handle);
        entry.visibility_timeout(0).build().unwrap()
    };
    let entries = vec![change("good", handle(1)), change("bad", "nonsense")];
    let changes = bench.client.change_message_visibility_batch().queue_url(&queue).set_entries(Some(entries));
    let outcome = changes.send().await.unwrap();
    assert_eq!((outcome.successful[0].id.as_str(), outcome.failed[0].id.as_str()), ("good", "bad"));
    assert_eq!(outcome.failed[0].code, "ReceiptHandleIsInvalid");

    let delete = |id: &str, handle: &str| {
        DeleteMessageBatchRequestEntry::builder().id(id).receipt_handle(handle).build().unwrap()
    };
    let entries = vec![delete("good", handle(0)), delete("bad", "nonsense")];
    let deletes = bench.client.delete_message_batch().queue_url(&queue).set_entries(Some(entries));
    let outcome = deletes.send().await.unwrap();
    assert_eq!((outcome.successful[0].id.as_str(), outcome.failed[0].id.as_str()), ("good", "bad"));
    assert_eq!(bodies(&bench.receive(&queue).await), [held[1].body().unwrap()]);
    Answered
}

async fn too_many_receives_lead_to_the_dead_letter_queue(bench: &Bench) -> Outcome {
    let dead = bench.queue(&[]).await;
    let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":2}}"#, bench.arn(&dead).await);
    let queue = bench.queue(&[(Q::VisibilityTimeout, "0"), (Q::RedrivePolicy, &policy)]).await;
    let send = bench.client.send_message().queue_url(&queue).message_body("poison");
    let sent = send.message_attributes("kind", string("bad")).send().await.unwrap();
    for _ in 0..2 {
        assert_eq!(bench.receive(&queue).await.len(), 1);
    }
    assert!(bench.receive(&queue).await.is_empty());
    let got = bench.receive(&dead).await.remove(0);
    assert_eq!(got.message_id(), sent.message_id());
    assert_eq!(got.message_attributes().unwrap()["kind"], string("bad"));
    let source = attribute(&got, MessageSystemAttributeName::DeadLetterQueueSourceArn);
    assert_eq!(source, bench.arn(&queue).await);
    Answered
}

async fn a_fifo_dead_letter_keeps_its_group(bench: &Bench) -> Outcome {
    let dead = bench.queue(&[FIFO]).await;
    let policy = format!(r#"{{"deadLetterTargetArn":"{}","maxReceiveCount":1}}"#, bench.arn(&dead).await);
    let queue = bench.queue(&[FIFO, (Q::VisibilityTimeout, "0"), (Q::RedrivePolicy, &policy)]).await;
    bench.send_to_group(&queue, "poison", "g").await;
    assert_eq!(bench.receive(&queue).await.len(), 1);
    bench.send_to_group(&queue, "fine", "g").await;
    assert_eq!(bodies(&bench.receive(&queue).await), ["fine"]);
    let got = bench.receive(&dead).await.remove(0);
    assert_eq!(attribute(&got, MessageSystemAttributeName::MessageGroupId), "g");
    Answered
}

async fn a_long_poll_wakes_at_once_and_ends_in_time(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let started = Instant::now();
    let empty = bench.client.receive_message().queue_url(&queue).wait_time_seconds(1).send().await.unwrap();
    assert!(empty.messages().is_empty() && started.elapsed() >= Duration::from_millis(900));

    let poll = tokio::spawn(bench.client.receive_message().queue_url(&queue).wait_time_seconds(20).send());
    tokio::time::sleep(Duration::from_millis(300)).await;
    bench.send(&queue, "x").await;
    let sent = Instant::now();
    assert_eq!(bodies(poll.await.unwrap().unwrap().messages()), ["x"]);
    assert!(sent.elapsed() < Duration::from_secs(2));
    Answered
}

async fn one_mebibyte_is_the_limit_with_attributes_counted(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let entry = |id: &str, bytes: usize| {
        SendMessageBatchRequestEntry::builder().id(id).message_body("x".repeat(bytes)).build().unwrap()
    };
    let batch = bench.client.send_message_batch().queue_url(&queue);
    let refused = batch.entries(entry("a", 524_288)).entries(entry("b", 524_289)).send().await;
    bench.refuses(code(refused), "BatchRequestTooLong");
    if !bench.is_aws() {
        return LeftOut("ElasticMQ does not count attributes");
    }
    let send = |bytes: usize| {
        // "k" + "String" + "v" are 8 bytes.
        let send = bench.client.send_message().queue_url(&queue).message_body("x".repeat(bytes - 8));
        send.message_attributes("k", string("v")).send()
    };
    assert_eq!(code(send(1_048_576).await), "accepted");
    bench.refuses(code(send(1_048_577).await), "InvalidParameterValue");
    Answered
}

async fn characters_outside_xml_are_refused(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    for body in ["\u{0}", "a\u{b}", "\u{ffff}"] {
        let refused = bench.client.send_message().queue_url(&queue).message_body(body).send().await;
        bench.refuses(code(refused), "InvalidMessageContents");
    }
    bench.send(&queue, "\t\n\r ~\u{10ffff}").await;
    Answered
}

async fn old_messages_leave(bench: &Bench) -> Outcome {
    if bench.caps.clock.is_none() {
        return LeftOut(NEEDS_A_CLOCK);
    }
    let queue = bench.queue(&[(Q::MessageRetentionPeriod, "60")]).await;
    bench.send(&queue, "x").await;
    bench.pass(59).await;
    assert_eq!(bench.read(&queue, Q::ApproximateNumberOfMessages).await, "1");
    bench.pass(1).await;
    assert!(bench.receive(&queue).await.is_empty());
    Answered
}

async fn a_purge_leaves_nothing(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    bench.send(&queue, "x").await;
    assert_eq!(code(bench.client.purge_queue().queue_url(&queue).send().await), "accepted");
    assert!(bench.receive(&queue).await.is_empty());
    if !bench.is_aws() {
        return LeftOut("ElasticMQ purges as often as it is asked");
    }
    let again = bench.client.purge_queue().queue_url(&queue).send().await;
    assert_eq!(code(again), "PurgeQueueInProgress");
    Answered
}

async fn a_deleted_queue_is_gone(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    assert_eq!(code(bench.client.delete_queue().queue_url(&queue).send().await), "accepted");
    let refused = bench.client.receive_message().queue_url(&queue).send().await;
    assert_eq!(code(refused), "QueueDoesNotExist");
    if !bench.is_aws() {
        return LeftOut("ElasticMQ does not keep the name for 60 seconds");
    }
    let name = queue.rsplit('/').next().unwrap();
    let again = || bench.client.create_queue().queue_name(name).send();
    assert_eq!(code(again().await), "QueueDeletedRecently");
    bench.pass(60).await;
    assert_eq!(code(again().await), "accepted");
    Answered
}

async fn queues_are_listed_by_prefix(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    let name = queue.rsplit('/').next().unwrap();
    let listed = bench.client.list_queues().queue_name_prefix(name).send().await.unwrap();
    assert!(listed.queue_urls().contains(&queue));
    let none = bench.client.list_queues().queue_name_prefix("no-such-prefix").send().await.unwrap();
    assert!(none.queue_urls().is_empty());
    Answered
}

async fn tags_are_kept(bench: &Bench) -> Outcome {
    let queue = bench.queue(&[]).await;
    bench.client.tag_queue().queue_url(&queue).tags("stack", "tsunagu").tags("b", "2").send().await.unwrap();
    bench.client.untag_queue().queue_url(&queue).tag_keys("b").send().await.unwrap();
    let tags = bench.client.list_queue_tags().queue_url(&queue).send().await.unwrap().tags.unwrap();
    assert_eq!(tags, HashMap::from([("stack".to_owned(), "tsunagu".to_owned())]));
    Answered
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use city_base::Journal;
    use city_sqs::Sqs;

    use super::*;

    #[tokio::test]
    async fn the_citys_queues_answer_as_aws_documents() {
        let clock = CityClock::still("2026-04-01T00:00:00Z".parse().unwrap());
        let next = std::sync::atomic::AtomicU64::new(1);
        let ids = Arc::new(move || uuid::Uuid::from_u64_pair(1, next.fetch_add(1, Ordering::Relaxed)));
        let sqs = Sqs::open(clock.clone(), (Journal::memory(), BTreeMap::new()), ids).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        sqs.set_base_url(&url);
        let server = tokio::spawn(axum::serve(listener, sqs.router()).into_future());

        let report = probe_all(&client(&url), Caps { clock: Some(clock), is_elasticmq: false }).await;
        assert_eq!(report, Report::default(), "nothing wrong and nothing left out");
        server.abort();
    }

    /// Against a running ElasticMQ: `AWS_ENDPOINT_URL_SQS=http://127.0.0.1:9324`.
    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "the test command says where ElasticMQ is")]
    async fn elasticmq_agrees_where_it_follows_aws() {
        let Ok(url) = std::env::var("AWS_ENDPOINT_URL_SQS") else {
            eprintln!("skipped: AWS_ENDPOINT_URL_SQS does not name a running ElasticMQ");
            return;
        };
        let report = probe_all(&client(&url), Caps { clock: None, is_elasticmq: true }).await;
        for (probe, why) in report.left_out {
            eprintln!("left out of {probe}: {why}");
        }
        assert!(report.wrong.is_empty(), "{:?}", report.wrong);
    }
}
