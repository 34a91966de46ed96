use std::collections::BTreeMap;

use axum::{body::Body, http::Request};
use city_base::{CityClock, Journal};
use tower::ServiceExt;

use super::*;

fn city() -> Arc<Scheduler> {
    let clock = CityClock::still("2026-04-01T00:00:00Z".parse().unwrap());
    Scheduler::open(clock, (Journal::memory(), BTreeMap::new())).unwrap()
}

async fn call(scheduler: &Arc<Scheduler>, method: &str, path: &str, body: Value) -> (u16, String, Value) {
    let request = Request::builder().method(method).uri(path).body(Body::from(body.to_string())).unwrap();
    let (parts, body) = scheduler.router().oneshot(request).await.unwrap().into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let error = parts.headers.get("x-amzn-errortype").map_or("", |value| value.to_str().unwrap()).to_owned();
    (parts.status.as_u16(), error, serde_json::from_slice(&bytes).unwrap())
}

fn reminder() -> Value {
    json!({
        "ScheduleExpression": "at(2026-04-02T09:00:00)", "ScheduleExpressionTimezone": "Asia/Tokyo",
        "FlexibleTimeWindow": {"Mode": "OFF"}, "ActionAfterCompletion": "DELETE", "ClientToken": "t",
        "Target": {
            "Arn": "arn:aws:sqs:ap-northeast-1:000000000000:q", "RoleArn": "arn:aws:iam::000000000000:role/r",
            "Input": "{}", "RetryPolicy": {"MaximumRetryAttempts": 3},
        },
    })
}

#[tokio::test]
async fn a_schedule_is_created_read_changed_listed_and_deleted() {
    let city = city();
    let (status, _, created) = call(&city, "POST", "/schedules/r-1", reminder()).await;
    let arn = "arn:aws:scheduler:ap-northeast-1:000000000000:schedule/default/r-1";
    assert_eq!((status, created), (200, json!({"ScheduleArn": arn})));
    assert_eq!(city.next_fire().unwrap().to_string(), "2026-04-02T00:00:00Z");

    let (_, _, read) = call(&city, "GET", "/schedules/r-1?groupName=default", json!({})).await;
    assert_eq!(read["Name"], "r-1");
    assert_eq!(read["Target"], reminder()["Target"]);
    assert_eq!(read["CreationDate"], 1_775_001_600);
    assert_eq!(read["State"], "ENABLED");

    let mut moved = reminder();
    moved["ScheduleExpression"] = json!("at(2026-04-03T09:00:00)");
    assert_eq!(call(&city, "PUT", "/schedules/r-1", moved).await.0, 200);
    assert_eq!(city.next_fire().unwrap().to_string(), "2026-04-03T00:00:00Z");

    call(&city, "POST", "/schedules/r-2", reminder()).await;
    let (_, _, first) = call(&city, "GET", "/schedules?NamePrefix=r-&MaxResults=1", json!({})).await;
    assert_eq!(first["Schedules"][0]["Name"], "r-1");
    assert_eq!(first["NextToken"], "r-1");
    let (_, _, second) = call(&city, "GET", "/schedules?MaxResults=1&NextToken=r-1", json!({})).await;
    assert_eq!(second["Schedules"][0]["Name"], "r-2");
    assert_eq!(second.get("NextToken"), None);

    assert_eq!(call(&city, "DELETE", "/schedules/r-1?clientToken=x", json!({})).await.0, 200);
    assert_eq!(city.list().len(), 1);
}

#[tokio::test]
async fn refusals_are_typed() {
    let city = city();
    let mut other = reminder();
    other["ClientToken"] = json!("other");
    call(&city, "POST", "/schedules/r", reminder()).await;
    assert_eq!(call(&city, "POST", "/schedules/r", reminder()).await.0, 200, "the same token");
    let (status, error, body) = call(&city, "POST", "/schedules/r", other).await;
    assert_eq!((status, error.as_str()), (409, "ConflictException"));
    assert_eq!(body["Message"], "Schedule r already exists.");

    let (status, error, _) = call(&city, "GET", "/schedules/missing", json!({})).await;
    assert_eq!((status, error.as_str()), (404, "ResourceNotFoundException"));
    let (status, error, _) = call(&city, "PUT", "/schedules/missing", reminder()).await;
    assert_eq!((status, error.as_str()), (404, "ResourceNotFoundException"));

    for (field, value) in [
        ("ScheduleExpression", json!("cron(0 9 * * *)")),
        ("ScheduleExpressionTimezone", json!("Asia/Atlantis")),
        ("FlexibleTimeWindow", json!({"Mode": "FLEXIBLE"})),
        ("Target", json!({"Arn": "queue"})),
        ("Target", json!(null)),
        ("State", json!("PAUSED")),
    ] {
        let mut bad = reminder();
        bad[field] = value;
        let (status, error, body) = call(&city, "POST", "/schedules/bad", bad).await;
        assert_eq!((status, error.as_str()), (400, "ValidationException"), "{field} {body}");
    }
    let (status, error, _) = call(&city, "POST", &format!("/schedules/{}", "a".repeat(65)), reminder()).await;
    assert_eq!((status, error.as_str()), (400, "ValidationException"));
}
