//! The network side: REST JSON as the AWS SDKs speak it.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::{
    Scheduler, arn,
    definition::{self, DEFAULT_GROUP, Schedule},
    engine::Held,
    error::SchedulerError,
};

pub fn router(scheduler: Arc<Scheduler>) -> Router {
    Router::new()
        .route("/schedules", get(list))
        .route("/schedules/{name}", get(read).post(create).put(update).delete(remove))
        .with_state(scheduler)
}

type Answer = Result<Response, SchedulerError>;

impl IntoResponse for SchedulerError {
    fn into_response(self) -> Response {
        let (status, name) = self.codes();
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [("x-amzn-errortype", name)], json_text(&json!({ "Message": self.to_string() }))).into_response()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Token {
    client_token: Option<String>,
}

async fn create(State(scheduler): State<Arc<Scheduler>>, Path(name): Path<String>, body: Bytes) -> Answer {
    let token: Token = parse(&body)?;
    let schedule = schedule_of(name, &body)?;
    let answer = json!({ "ScheduleArn": arn(&schedule.name) });
    scheduler.run(|engine, now| engine.create(now, schedule, token.client_token))?;
    Ok(ok(&answer))
}

async fn update(State(scheduler): State<Arc<Scheduler>>, Path(name): Path<String>, body: Bytes) -> Answer {
    let schedule = schedule_of(name, &body)?;
    let answer = json!({ "ScheduleArn": arn(&schedule.name) });
    scheduler.run(|engine, now| engine.update(now, schedule))?;
    Ok(ok(&answer))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InGroup {
    group_name: Option<String>,
}

async fn read(
    State(scheduler): State<Arc<Scheduler>>,
    Path(name): Path<String>,
    Query(query): Query<InGroup>,
) -> Answer {
    check_group(query.group_name.as_deref())?;
    let held = scheduler.run(|engine, _| engine.get(&name).cloned())?;
    let mut answer = match serde_json::to_value(&held.schedule) {
        Ok(Value::Object(fields)) => fields,
        _ => return Err(SchedulerError::Internal),
    };
    answer.extend(dates(&held));
    Ok(ok(&Value::Object(answer)))
}

async fn remove(
    State(scheduler): State<Arc<Scheduler>>,
    Path(name): Path<String>,
    Query(query): Query<InGroup>,
) -> Answer {
    check_group(query.group_name.as_deref())?;
    scheduler.run(|engine, _| engine.delete(&name))?;
    Ok(ok(&json!({})))
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Listing {
    schedule_group: Option<String>,
    name_prefix: Option<String>,
    state: Option<definition::State>,
    max_results: Option<usize>,
    next_token: Option<String>,
}

async fn list(State(scheduler): State<Arc<Scheduler>>, Query(query): Query<Listing>) -> Answer {
    let size = query.max_results.unwrap_or(100);
    if !(1..=100).contains(&size) {
        return Err(SchedulerError::Validation("MaxResults must be between 1 and 100.".to_owned()));
    }
    let in_group = query.schedule_group.as_deref().is_none_or(|group| group == DEFAULT_GROUP);
    let prefix = query.name_prefix.unwrap_or_default();
    let wanted = |held: &&Held| {
        let schedule = &held.schedule;
        in_group
            && schedule.name.starts_with(&prefix)
            && query.state.is_none_or(|state| schedule.state == state)
            && query.next_token.as_ref().is_none_or(|last| schedule.name > *last)
    };
    let found: Vec<Held> = scheduler.run(|engine, _| Ok(engine.list().filter(wanted).cloned().collect()))?;
    let schedules: Vec<Value> = found.iter().take(size).map(summary).collect();
    let mut answer = json!({ "Schedules": schedules });
    if found.len() > size
        && let (Some(last), Some(fields)) = (found.get(size - 1), answer.as_object_mut())
    {
        fields.insert("NextToken".to_owned(), last.schedule.name.clone().into());
    }
    Ok(ok(&answer))
}

fn summary(held: &Held) -> Value {
    let schedule = &held.schedule;
    let mut fields = dates(held);
    fields.insert("Name".to_owned(), schedule.name.clone().into());
    fields.insert("GroupName".to_owned(), schedule.group_name.clone().into());
    fields.insert("State".to_owned(), json!(schedule.state));
    fields.insert("Target".to_owned(), json!({ "Arn": schedule.target.arn }));
    Value::Object(fields)
}

fn dates(held: &Held) -> Map<String, Value> {
    let seconds = |at: jiff::Timestamp| json!(at.as_second());
    [
        ("Arn".to_owned(), arn(&held.schedule.name).into()),
        ("CreationDate".to_owned(), seconds(held.created)),
        ("LastModificationDate".to_owned(), seconds(held.modified)),
    ]
    .into_iter()
    .collect()
}

fn schedule_of(name: String, body: &[u8]) -> Result<Schedule, SchedulerError> {
    Ok(Schedule { name, ..parse(body)? })
}

fn parse<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, SchedulerError> {
    serde_json::from_slice(body).map_err(|error| SchedulerError::Validation(error.to_string()))
}

fn check_group(group: Option<&str>) -> Result<(), SchedulerError> {
    match group.filter(|group| *group != DEFAULT_GROUP) {
        Some(group) => Err(SchedulerError::NotFound(format!("Schedule group {group} does not exist."))),
        None => Ok(()),
    }
}

fn ok(value: &Value) -> Response {
    json_text(value).into_response()
}

fn json_text(value: &Value) -> impl IntoResponse + use<> {
    ([("content-type", "application/json")], value.to_string())
}

#[cfg(test)]
mod tests;
