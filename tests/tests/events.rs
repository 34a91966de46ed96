//! The payloads under `events/`: each is handed to its function as Lambda would (`sam local invoke -e` takes the same
//! files), and answered as expected. A payload that no line here names fails the test.

use std::{collections::BTreeSet, fs};

use serde_json::Value;
use tsunagu::{City, Options, checkout};

/// File, function, and what the answer holds at a place.
const EXPECTED: [(&str, &str, &str, &str); 23] = [
    ("attendance.filed.json", "AttendanceFunction", "/batchItemFailures", "[]"),
    ("attendance.hourly.json", "AttendanceFunction", "", "null"),
    ("attendance.unsigned-push.json", "AttendanceFunction", "/statusCode", "401"),
    ("benefits.gather.json", "BenefitsFunction", "/batchItemFailures", "[]"),
    ("benefits.hourly.json", "BenefitsFunction", "", "null"),
    ("benefits.session-missing.json", "BenefitsFunction", "/statusCode", "401"),
    ("conversation.line-events.json", "ConversationFunction", "/batchItemFailures", "[]"),
    ("identity.session-missing.json", "IdentityFunction", "/statusCode", "401"),
    ("life-stage.daily-push.json", "LifeStageFunction", "", "null"),
    ("line-webhook.follow-base64.json", "LineWebhookFunction", "/statusCode", "200"),
    ("line-webhook.follow.json", "LineWebhookFunction", "/statusCode", "200"),
    ("message-sender.message-outbox.json", "MessageSenderFunction", "/batchItemFailures", "[]"),
    ("message-sender.sweep.json", "MessageSenderFunction", "", "null"),
    ("nurseries.session-missing.json", "NurseriesFunction", "/statusCode", "401"),
    ("reservations.hourly.json", "ReservationsFunction", "", "null"),
    ("reservations.services.json", "ReservationsFunction", "/statusCode", "200"),
    ("reservations.tend.json", "ReservationsFunction", "/batchItemFailures", "[]"),
    ("residents.session-missing.json", "ResidentsFunction", "/statusCode", "401"),
    ("school.hourly.json", "SchoolFunction", "", "null"),
    ("school.send.json", "SchoolFunction", "/batchItemFailures", "[]"),
    ("school.session-missing.json", "SchoolFunction", "/statusCode", "401"),
    ("school.solve.json", "SchoolFunction", "/batchItemFailures", "[]"),
    ("web.config.json", "WebFunction", "/statusCode", "200"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_payload_is_answered() {
    let folder = checkout().join("events");
    // Folders hold vectors that rules are tested with, not payloads.
    let payloads = fs::read_dir(&folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    let there: BTreeSet<String> = payloads.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(there, EXPECTED.iter().map(|(file, ..)| (*file).to_owned()).collect());

    let clock = "2026-04-01T08:00:00+09:00".parse().unwrap();
    let city = City::start(Options::fresh(checkout(), clock)).await.unwrap();
    for (file, function, place, expected) in EXPECTED {
        let event: Value = serde_json::from_slice(&fs::read(folder.join(file)).unwrap()).unwrap();
        let answer = city.invoke(function, event).await.unwrap();
        assert_eq!(answer.pointer(place).unwrap().to_string(), expected, "{file}: {answer}");
    }
}
