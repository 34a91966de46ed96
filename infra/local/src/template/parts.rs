//! The parts of the template that mean something on one machine.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Template,
    resolve::{Resolver, kind, text},
};
use crate::CityError;

/// A function with its settings.
#[derive(Debug, Clone)]
pub(crate) struct Function {
    /// Logical id, such as `LineWebhookFunction`.
    pub(crate) name: String,
    /// Its environment.
    pub(crate) settings: BTreeMap<String, String>,
    /// Seconds an invocation may take.
    pub(crate) timeout: u64,
    /// Queues it answers to.
    pub(crate) queues: Vec<QueueEvent>,
}

/// A queue that a function answers to.
#[derive(Debug, Clone)]
pub(crate) struct QueueEvent {
    pub(crate) queue: String,
    pub(crate) batch_size: i64,
}

/// One HTTP route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `GET`.
    pub method: String,
    /// `/api/children/{id}`; `{proxy+}` takes the rest of a path.
    pub path: String,
    /// The function's logical id.
    pub function: String,
    /// Whether API Gateway asks for a staff token first.
    pub staff: bool,
}

/// One schedule.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    pub(crate) name: String,
    pub(crate) expression: String,
    pub(crate) zone: Option<String>,
    pub(crate) function: String,
    pub(crate) input: String,
}

pub(super) fn read(resolver: &Resolver) -> Result<Template, CityError> {
    let mut template = Template {
        functions: Vec::new(),
        routes: Vec::new(),
        queues: Vec::new(),
        tables: Vec::new(),
        schedules: Vec::new(),
    };
    let resources = resolver.document.get("Resources").and_then(Value::as_object);
    let resources = resources.ok_or_else(|| CityError::Template("there are no Resources".to_owned()))?;
    for (name, resource) in resources {
        if !resolver.exists(resource)? {
            continue;
        }
        let properties = resource.get("Properties").cloned().unwrap_or_else(|| json!({}));
        match kind(resource) {
            "AWS::DynamoDB::Table" => template.tables.push(table(resolver, &properties)?),
            "AWS::SQS::Queue" => template.queues.push(queue(resolver, &properties)?),
            "AWS::Serverless::Function" => function(resolver, name, &properties, &mut template)?,
            _ => {}
        }
    }
    // A queue can name another as its dead-letter queue only once that exists.
    template.queues.sort_by_key(|(_, attributes)| attributes.contains_key("RedrivePolicy"));
    Ok(template)
}

fn table(resolver: &Resolver, properties: &Value) -> Result<Value, CityError> {
    let properties = resolver.value(properties)?.unwrap_or_default();
    let known = ["TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"];
    let fields = known.iter().filter_map(|name| Some(((*name).to_owned(), properties.get(*name)?.clone())));
    let mut input: serde_json::Map<String, Value> = fields.collect();
    input.insert("BillingMode".to_owned(), json!("PAY_PER_REQUEST"));
    Ok(Value::Object(input))
}

fn queue(resolver: &Resolver, properties: &Value) -> Result<(String, BTreeMap<String, String>), CityError> {
    let properties = resolver.value(properties)?.unwrap_or_default();
    let name = properties.get("QueueName").map(text);
    let name = name.ok_or_else(|| CityError::Template("a queue has no QueueName".to_owned()))?;
    let known = [
        "FifoQueue",
        "ContentBasedDeduplication",
        "VisibilityTimeout",
        "MessageRetentionPeriod",
        "DelaySeconds",
        "ReceiveMessageWaitTimeSeconds",
        "MaximumMessageSize",
        "RedrivePolicy",
    ];
    let attributes = known.iter().filter_map(|known| Some(((*known).to_owned(), text(properties.get(*known)?))));
    Ok((name, attributes.collect()))
}

fn function(resolver: &Resolver, name: &str, properties: &Value, template: &mut Template) -> Result<(), CityError> {
    let shared = resolver.document.pointer("/Globals/Function").cloned().unwrap_or_default();
    let mut settings = BTreeMap::new();
    for source in [&shared, properties] {
        let variables = source.pointer("/Environment/Variables").and_then(Value::as_object);
        for (name, value) in variables.into_iter().flatten() {
            settings.insert(name.clone(), resolver.text(value)?);
        }
    }
    let timeout = properties.get("Timeout").or(shared.get("Timeout")).and_then(Value::as_u64).unwrap_or(3);
    let mut queues = Vec::new();
    for (event, declared) in properties.get("Events").and_then(Value::as_object).into_iter().flatten() {
        let value = resolver.value(declared.get("Properties").unwrap_or(&Value::Null))?.unwrap_or_default();
        let field = |field: &str| value.get(field).map(text).unwrap_or_default();
        match kind(declared) {
            "HttpApi" => template.routes.push(Route {
                method: field("Method").to_uppercase(),
                path: field("Path"),
                function: name.to_owned(),
                staff: value.pointer("/Auth/Authorizer").is_some(),
            }),
            "SQS" => queues.push(QueueEvent {
                queue: field("Queue").rsplit(':').next().unwrap_or_default().to_owned(),
                batch_size: value.get("BatchSize").and_then(Value::as_i64).unwrap_or(10),
            }),
            "ScheduleV2" => template.schedules.push(Schedule {
                name: field("Name"),
                expression: field("ScheduleExpression"),
                zone: value.get("ScheduleExpressionTimezone").map(text),
                function: name.to_owned(),
                input: field("Input"),
            }),
            other => return Err(CityError::Template(format!("{name}.{event}: the city has no event {other}"))),
        }
    }
    template.functions.push(Function { name: name.to_owned(), settings, timeout, queues });
    Ok(())
}
